"""The table of what may happen to a nomination; a chairman can check it line by line.

Each row tells the whole move: from where, to where, by whom, what may stand in its way (`guards`),
what it writes into the dossier beside the state (`columns`), what follows elsewhere (`effects`).
"""

from accounts.enums import Permission
from conferences.workflow import Move
from nominations.enums import NominationState as S
from nominations.models import Nomination
from nominations.workflow.above import always, unit_above, unit_of_returned
from nominations.workflow.apart import apart_from
from nominations.workflow.changes import keep_written
from nominations.workflow.columns import (
    amended_until,
    asking,
    closed_for,
    decided,
    known,
    never_sent,
    open_again,
    replied,
    sent,
    told_anew,
    undecided,
)
from nominations.workflow.effects import (
    end_nobody,
    forget_removed,
    settle_returned,
    settle_unit,
    still_open,
    supersede_votes,
    take_down,
    tell_day,
)
from nominations.workflow.findings import forget_findings, forget_of_another
from nominations.workflow.guards import (
    can_approve,
    can_close,
    can_reject,
    can_reopen,
    can_submit,
    can_submit_for,
    can_take_back,
    can_verify,
    not_on_roll,
)
from nominations.workflow.stopping import STOPPING


def of_late(nomination: Nomination) -> tuple[str, ...]:
    """What it means for one that came after its day by its phone's word: the office decides."""
    accepts = "Hồ sơ đến muộn: thẩm định xong là chấp nhận giờ mà máy của đơn vị ghi."
    return (accepts,) if nomination.came_late else ()


SENT = (
    still_open, forget_removed, end_nobody, settle_unit, keep_written, forget_of_another,
)  # fmt: skip
MOVES = {
    move.name: move
    for move in (
        Move(
            name="submit",
            label="Gửi hồ sơ",
            sources=frozenset({S.DRAFT, S.RETURNED}),
            target=S.SUBMITTED,
            permission=Permission.NOMINATION_WRITE,
            check=can_submit,
            hidden_by=frozenset({"deadline"}),
            above=unit_above,
            columns=(sent, known),
            effects=SENT,
            made="Đã gửi hồ sơ của {}.",
        ),
        Move(
            name="submit_for",
            label="Gửi hồ sơ thay đơn vị",
            sources=frozenset({S.DRAFT, S.RETURNED}),
            target=S.SUBMITTED,
            permission=Permission.NOMINATION_ENTER,
            check=can_submit_for,
            hidden_by=frozenset({"on_paper"}),
            above=unit_above,
            columns=(sent,),
            effects=SENT,
            made="Đã gửi thay đơn vị hồ sơ của {}.",
        ),
        Move(
            name="take_back",
            label="Rút lại hồ sơ",
            sources=frozenset({S.SUBMITTED}),
            target=S.DRAFT,
            permission=Permission.NOMINATION_WRITE,
            check=can_take_back,
            above=unit_above,
            columns=(never_sent, known),
            effects=(settle_unit, keep_written, forget_findings),
            weighty=True,
            told="Đơn vị rút lại hồ sơ",
            made="Đã rút lại hồ sơ của {}, chưa gửi.",
            means=always(
                "Hồ sơ trở lại thành bản nháp của đơn vị; Phòng Văn hóa - Xã hội không thấy nữa."
            ),
        ),
        Move(
            name="return",
            label="Trả lại để bổ sung",
            sources=frozenset({S.SUBMITTED, S.VERIFIED}),
            target=S.RETURNED,
            permission=Permission.NOMINATION_VERIFY,
            apart=apart_from(Permission.NOMINATION_VERIFY),
            needs_note=True,
            note_label="Nội dung cần bổ sung",
            above=unit_above,
            columns=(replied, asking, amended_until),
            effects=(tell_day, supersede_votes, settle_unit, take_down),
            made="Đã trả lại hồ sơ của {} để đơn vị bổ sung.",
        ),
        Move(
            name="return_again",
            label="Đổi ý kiến, hạn bổ sung",
            sources=frozenset({S.RETURNED}),
            target=S.RETURNED,
            permission=Permission.NOMINATION_VERIFY,
            apart=apart_from(Permission.NOMINATION_VERIFY),
            needs_note=True,
            note_label="Nội dung cần bổ sung",
            above=unit_above,
            columns=(replied, asking, amended_until),
            effects=(tell_day, settle_unit),
            made="Đã đổi ý kiến, hạn bổ sung hồ sơ của {}.",
        ),
        Move(
            name="verify",
            label="Thẩm định xong",
            sources=frozenset({S.SUBMITTED}),
            target=S.VERIFIED,
            permission=Permission.NOMINATION_VERIFY,
            check=can_verify,
            apart=apart_from(Permission.NOMINATION_VERIFY, hands=True),
            means=of_late,
            made="Đã thẩm định xong hồ sơ của {}.",
        ),
        Move(
            name="unverify",
            label="Bỏ kết quả thẩm định",
            sources=frozenset({S.VERIFIED}),
            target=S.SUBMITTED,
            permission=Permission.NOMINATION_VERIFY,
            apart=apart_from(Permission.NOMINATION_VERIFY),
            effects=(supersede_votes, take_down),
            weighty=True,
            made="Đã đưa hồ sơ của {} về bước chờ thẩm định.",
            means=always(
                "Hồ sơ trở lại bước chờ thẩm định; số phiếu xét duyệt đã ghi, nếu có, không còn "
                "dùng."
            ),
        ),
        Move(
            name="approve",
            label="Duyệt",
            sources=frozenset({S.VERIFIED}),
            target=S.APPROVED,
            permission=Permission.NOMINATION_APPROVE,
            check=can_approve,
            apart=apart_from(Permission.NOMINATION_APPROVE, hands=True),
            columns=(decided,),
            made="Đã duyệt hồ sơ của {}.",
        ),
        Move(
            name="reject",
            label="Không duyệt",
            sources=frozenset({S.SUBMITTED, S.RETURNED, S.VERIFIED}),
            target=S.REJECTED,
            permission=Permission.NOMINATION_APPROVE,
            check=can_reject,
            apart=apart_from(Permission.NOMINATION_APPROVE),
            hidden_by=frozenset({"not_verified"}),
            above=unit_of_returned,
            needs_note=True,
            columns=(replied, decided),
            effects=(settle_returned, take_down),
            weighty=True,
            made="Đã ghi không duyệt hồ sơ của {}.",
            means=always(
                "Hồ sơ này sẽ không vào danh sách điển hình; đơn vị giới thiệu thấy lý do."
            ),
        ),
        Move(
            name="close_double",
            label="Đóng vì trùng",
            sources=frozenset({S.SUBMITTED, S.RETURNED, S.VERIFIED}),
            target=S.CLOSED,
            permission=Permission.NOMINATION_VERIFY,
            check=can_close,
            apart=apart_from(Permission.NOMINATION_VERIFY),
            hidden_by=frozenset({"pair"}),  # the page of the two makes it
            above=unit_of_returned,
            columns=(closed_for,),
            effects=(settle_returned, keep_written, take_down),
            made="Đã đóng hồ sơ của {}, cùng một người với hồ sơ khác.",
        ),
        Move(
            name="open_double",
            label="Mở lại hồ sơ đóng vì trùng",
            sources=frozenset({S.CLOSED}),
            target=S.SUBMITTED,
            permission=Permission.NOMINATION_VERIFY,
            apart=apart_from(Permission.NOMINATION_VERIFY),
            means=always(
                "Hồ sơ này trở lại bước chờ thẩm định, hồ sơ được giữ vẫn đi tiếp.",
                "Hai hồ sơ lại là một cặp có thể trùng, cần trả lời lại.",
            ),
            above=unit_above,
            columns=(open_again, told_anew),
            effects=(supersede_votes, settle_unit, keep_written),
            made="Đã mở lại hồ sơ của {}, chờ thẩm định.",
        ),
        Move(
            name="reopen",
            label="Mở lại",
            sources=frozenset({S.APPROVED, S.REJECTED}),
            target=S.VERIFIED,
            permission=Permission.NOMINATION_REOPEN,
            check=can_reopen,
            apart=apart_from(Permission.NOMINATION_REOPEN),
            needs_note=True,
            columns=(replied, undecided, told_anew),
            effects=(supersede_votes,),
            weighty=True,
            made="Đã mở lại hồ sơ của {}, chờ duyệt.",
            means=always("Quyết định cũ được bỏ, hồ sơ trở lại bước chờ duyệt."),
        ),
        Move(
            name="annul",
            label="Hủy kết quả duyệt",
            sources=frozenset({S.APPROVED}),
            target=S.ANNULLED,
            permission=Permission.NOMINATION_APPROVE,
            check=not_on_roll,
            apart=apart_from(Permission.NOMINATION_APPROVE),
            needs_note=True,
            note_label="Số quyết định và lý do hủy",
            columns=(replied, decided),
            weighty=True,
            made="Đã hủy kết quả duyệt hồ sơ của {}.",
            means=always("Kết quả duyệt bị hủy, không xóa; đơn vị giới thiệu thấy lý do."),
        ),
        *STOPPING,
    )
}
