"""What nominations tell the house: words of their history, states, place in the menu."""

import re
from collections.abc import Collection

from accounts.enums import Permission
from accounts.gathering import Declaration, Drawn, Duty, Link, Names
from accounts.models import AuditEvent
from conferences.enums import Settling
from conferences.workflow import told_of
from nominations.workflow import MOVES
from nominations.workflow.own_items import own_among

BY_HAND = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
OTHERS = re.compile(r" \(([^()]*)\)$")  # whose dossiers rest on a meeting, after its reason


def _meeting(code: str, units: Names) -> str:
    """Only its minutes are noted so."""
    year, month, date = code.partition("/")[0].split("-")
    return f"họp xét duyệt {int(date)}/{int(month)}/{year}"


def _checklist(code: str, units: Names) -> str:
    """Which item is told beside it, by the label it has now."""
    return "danh mục kiểm tra của xã"


def _posting(code: str, units: Names) -> str:
    """A conference has one at a time."""
    return "niêm yết công khai"


def _objection(code: str, units: Names) -> str:
    return f"ý kiến {code}"


def _own_items(commune_code: str, codes: Collection[str]) -> Names:
    """What a commune calls its own items, as it typed it."""
    return {one.item.key: one.label for one in own_among(commune_code, codes)}


def _nothing(event: AuditEvent) -> str:
    """Which file, by its number: for whoever looks into the chain."""
    return ""


def _besides_itself(event: AuditEvent) -> str:
    """The reason, and what else rests on the meeting: of itself the history is anyway."""
    found = OTHERS.search(event.note)
    codes = found.group(1).split(", ") if found else []
    if event.target_code not in codes:
        return event.note
    others = ", ".join(code for code in codes if code != event.target_code)
    reason = _without_others(event)
    return f"{reason} (cũng dựa vào cuộc họp này: {others})" if others else reason


def _without_others(event: AuditEvent) -> str:
    return OTHERS.sub("", event.note)


DECLARED = Declaration(
    words=told_of(MOVES)
    | {
        "open_for": "Nhập hồ sơ đơn vị nộp bản giấy",
        "set_amend_day": "Đặt hạn bổ sung",
        "check": "Ghi kết quả kiểm tra",
        "uncheck": "Bỏ kết quả kiểm tra kỷ luật, đơn thư đã ghi",
        "note_findings": "Ghi kết quả kiểm tra theo danh mục",
        "forget_findings": "Bỏ kết quả kiểm tra theo danh mục đã ghi",
        "tell_apart": "Ghi hai hồ sơ không phải một người",
        "open_evidence": "Mở tệp minh chứng",
        "spoilt_evidence": "Tệp minh chứng hỏng, không đưa ra",
        "amend": "Đơn vị bổ sung hồ sơ",
        "export_grid": "Tải bảng hồ sơ",
        "spoilt_grid": "Tệp bảng hồ sơ hỏng, không đưa ra",
        "share_view": "Dùng chung bộ lọc hồ sơ",
        "unshare_view": "Thôi dùng chung bộ lọc hồ sơ",
        "delete_view": "Xóa bộ lọc hồ sơ dùng chung",
        "correct_typing": "Sửa lỗi đánh máy thay đơn vị",
        "take_over": "Lấy thông tin từ hồ sơ gộp vào",
        "correct_meeting": "Sửa số người của cuộc họp",
        "keep_votes": "Ghi số phiếu xét duyệt, chờ kết luận",
        "number_minutes": "Ghi số biên bản họp",
        "keep_minutes": "Lưu biên bản họp",
        "write_minutes": "Ghi biên bản họp bình xét",
        "declare_interest": "Ghi có liên quan hay không",
        "add_own_item": "Thêm mục vào danh mục kiểm tra của xã",
        "end_own_item": "Thôi dùng mục của danh mục kiểm tra của xã",
        "note_consents": "Ghi ý kiến của người được giới thiệu",
        "withdraw_consent": "Ghi người được giới thiệu rút lại sự đồng ý",
        "allow_interest": "Lãnh đạo ghi ý kiến về người có liên quan",
        "refused_apart": "Không được quyết định vì có liên quan hoặc tự gửi",
        "discard": "Xóa bản nháp",
        "open_posting": "Mở niêm yết công khai",
        "add_to_posting": "Thêm hồ sơ vào niêm yết công khai",
        "end_posting": "Kết thúc niêm yết công khai sớm",
        "take_off_posting": "Gỡ tên khỏi trang niêm yết công khai",
        "keep_on_posting": "Vẫn niêm yết công khai",
        "let_posting_count": "Lãnh đạo cho tính là đã niêm yết",
        "let_unposted": "Lãnh đạo cho duyệt không niêm yết",
        "answer_objection": "Trả lời ý kiến phản ánh",
        "read_objection": "Mở ý kiến phản ánh",
        "spoilt_objection_file": "Tệp kèm ý kiến phản ánh hỏng, không đưa ra",
        "say_nobody": "Báo đơn vị không giới thiệu ai",
        "unsay_nobody": "Thôi báo không giới thiệu ai",
        "report_setback": "Đơn vị báo về người được giới thiệu",
        "take_back_setback": "Đơn vị rút lại điều đã báo",
        "answer_setback": "Trả lời điều đơn vị báo",
        "end_nobody": "Hết báo không giới thiệu ai vì đơn vị gửi hồ sơ",
    },
    changes=(
        "correct_meeting",
        "number_minutes",
        "set_amend_day",
        "open_posting",
        "add_to_posting",
        "end_posting",
        "let_posting_count",
        "answer_objection",
    ),
    notes={
        "open_evidence": _nothing,
        "uncheck": _nothing,
        "note_findings": _nothing,
        "forget_findings": _nothing,
        "note_consents": _nothing,
        "withdraw_consent": _nothing,
        "read_objection": _nothing,
        "correct_meeting": _besides_itself,
    },
    outer_notes={  # a unit may be who is complained of, and reads of no other unit's dossier
        "correct_meeting": _without_others,
        "declare_interest": _nothing,
        "check": _nothing,
        "tell_apart": _nothing,
        "let_unposted": _nothing,
    },
    codes={
        "posting": _posting,
        "objection": _objection,
        "meeting": _meeting,
        "checklist": _checklist,
    },
    labels={"checklist": _own_items},
    tags={
        "draft": ("draft", "pencil"),
        "submitted": ("submitted", "send"),
        "returned": ("returned", "arrow-return-left"),
        "verified": ("verified", "clipboard-check"),
        "approved": ("approved", "check-circle-fill"),
        "rejected": ("rejected", "x-circle"),
        "annulled": ("rejected", "x-circle"),
        "closed": ("draft", "people"),
        "stopped": ("rejected", "x-circle"),
        "not_begun": ("quiet", "circle"),
        "writing": ("draft", "pencil"),
        "partial": ("due", "exclamation-triangle-fill"),
        "not_noted": ("quiet", "hourglass-split"),
        "page_done": ("approved", "check-lg"),
        "page_lacks": ("due", "exclamation-triangle-fill"),
        "page_open": ("quiet", "circle"),
    },
    imports=("nominations.imported.DOSSIERS",),
    papers=(
        Drawn(
            label="Biên bản họp bình xét của đơn vị",
            purpose="Mở cuộc họp đã ghi, lập biên bản có số phiếu từng người để in và ký.",
            route="nominations:meetings",
            permissions=(Permission.NOMINATION_VIEW,),
        ),
        Drawn(
            label="Biên bản họp bình xét để trống",
            purpose="In cho đơn vị ghi tay tại cuộc họp.",
            route="nominations:blank_minutes",
            permissions=BY_HAND,
            is_blank=True,
        ),
        Drawn(
            label="Phiếu giới thiệu để trống",
            purpose="In cho đơn vị viết tay; có mã QR để làm trên mạng.",
            route="nominations:blank_form",
            permissions=BY_HAND,
            is_blank=True,
        ),
    ),
    links=(
        Link(
            place=200,
            label="Hồ sơ",
            route="nominations:list",
            within="/ho-so/",
            permission=Permission.NOMINATION_VIEW,
        ),
    ),
    looks=("nominations.facts.hanging.sendable", "nominations.facts.hanging.few_votes"),
    # What VI asks of a village; gathering and approving is the commune's.
    duties={
        Settling.DOSSIERS_SENT: Duty(
            permission=Permission.NOMINATION_WRITE,
            words="Gửi hồ sơ giới thiệu",
            reading="“Đã xong” nghĩa là đơn vị đã có hồ sơ gửi đến Phòng Văn hóa - Xã hội. Bản "
            "nháp chưa gửi, hồ sơ cần bổ sung (nếu còn) thì xem ở “Việc cần làm”.",
        )
    },
)
