"""Receipts promise only what can happen: every state at every moment, sentence by sentence (A8)."""

from datetime import datetime, timedelta

import pytest

from nominations.calendar import Course, SendingTimes, approval_words, next_words
from nominations.enums import NominationState
from tests.make import HANOI

S = NominationState
DUE = datetime(2025, 8, 20, tzinfo=HANOI)
START = datetime(2025, 8, 22, 8, tzinfo=HANOI)
HELD_BY = datetime(2025, 8, 25, tzinfo=HANOI)
AMEND = datetime(2025, 8, 22, tzinfo=HANOI)
COURSE = Course(list_by=DUE, list_words="trước ngày 20/8/2025", held_by=HELD_BY, starts_at=START)
SECOND = timedelta(seconds=1)
MOMENTS = {
    "16/8": datetime(2025, 8, 16, 8, tzinfo=HANOI),
    "18/8, last second": datetime(2025, 8, 18, 23, 59, 59, tzinfo=HANOI),
    "19/8": datetime(2025, 8, 19, tzinfo=HANOI),
    "31 minutes before": DUE - timedelta(minutes=31),
    "19/8, last second": DUE - SECOND,
    "20/8": DUE,
    "21/8, last second": AMEND - SECOND,
    "22/8": AMEND,
    "the conference begins": START,
}
IN_TIME = (
    "Theo Kế hoạch, danh sách được duyệt trước ngày 20/8/2025; lãnh đạo xã có thể duyệt muộn hơn."
)
TODAY = (
    "Hôm nay là ngày cuối duyệt danh sách (trước ngày 20/8/2025); "
    "lãnh đạo xã có thể duyệt muộn hơn."
)
OVER = (
    "Đã qua hạn duyệt danh sách (trước ngày 20/8/2025). "
    "Nếu lãnh đạo xã duyệt, hồ sơ ghi “duyệt muộn”."
)
APPROVAL = dict(
    zip(MOMENTS, [IN_TIME, IN_TIME, TODAY, TODAY, TODAY, OVER, OVER, OVER, OVER], strict=True)
)
CHECKED = "Phòng Văn hóa - Xã hội thẩm định hồ sơ."
AMENDED = "Nếu cần bổ sung, lý do và hạn bổ sung hiện ở “Việc cần làm”."
NOTHING_YET = "Chưa có kết quả duyệt. Muốn biết thêm, hãy gọi Phòng Văn hóa - Xã hội."
CALL = " Hãy gọi Phòng Văn hóa - Xã hội."
APPROVED = "Lãnh đạo xã đã duyệt hồ sơ."
INVITED = "Ai có tên trong danh sách đại biểu được mời dự Hội nghị lúc 08:00 ngày 22/8/2025."


def expected(state, moment):
    """The table by hand: what a reader may be told at that moment."""
    at = MOMENTS[moment]
    match state:
        case S.DRAFT if at < DUE:
            return ("Gửi hồ sơ trước ngày 20/8/2025 (đến hết thứ Ba, ngày 19/8/2025).",)
        case S.DRAFT:
            return ("Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)." + CALL,)
        case S.RETURNED if at < AMEND:
            return ("Gửi lại trước ngày 22/8/2025 (đến hết thứ Năm, ngày 21/8/2025).",)
        case S.RETURNED:
            return ("Đã hết hạn gửi lại (trước ngày 22/8/2025)." + CALL,)
        case S.SUBMITTED | S.VERIFIED if at >= START:
            return (NOTHING_YET,)
        case S.SUBMITTED:
            return (CHECKED, AMENDED, APPROVAL[moment])
        case S.VERIFIED:
            return ("Hồ sơ đã được thẩm định.", APPROVAL[moment])
        case S.APPROVED:
            return (APPROVED,) if at >= START else (APPROVED, INVITED)
        case S.REJECTED:
            return (
                "Lãnh đạo xã đã xem xét và không duyệt hồ sơ này.",
                "Muốn biết thêm hoặc đề nghị xem lại, hãy gọi Phòng Văn hóa - Xã hội.",
            )
        case S.CLOSED:
            return (
                "Hồ sơ này đóng lại vì trùng người; hồ sơ kia được xét tiếp.",
                "Nếu không phải một người, hãy gọi Phòng Văn hóa - Xã hội.",
            )
        case S.STOPPED if at >= START:
            return ("Hồ sơ này đã dừng xét.",)
        case S.STOPPED:
            return (
                "Hồ sơ này đã dừng xét; đơn vị vẫn được tính là đã gửi.",
                "Nếu cần xét tiếp, hãy gọi Phòng Văn hóa - Xã hội trước khi diễn ra Hội nghị.",
            )
        case S.ANNULLED:
            return ("Kết quả duyệt hồ sơ này đã bị hủy.",)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("state", S)
def test_every_state_at_every_moment_says_only_what_can_still_come(state, moment):
    times = SendingTimes(send_by=DUE, amend_by=AMEND if state == S.RETURNED else None)

    assert next_words(state, times=times, course=COURSE, at=MOMENTS[moment]) == expected(
        state, moment
    )


@pytest.mark.parametrize(
    ("at", "begun"),
    [
        (HELD_BY - SECOND, (APPROVED, "Ai có tên trong danh sách đại biểu được mời dự Hội nghị.")),
        (HELD_BY, (APPROVED,)),
    ],
)
def test_without_an_hour_the_plans_last_day_ends_the_invitations(at, begun):
    course = Course(list_by=DUE, list_words="trước ngày 20/8/2025", held_by=HELD_BY, starts_at=None)

    assert next_words(S.APPROVED, times=SendingTimes(send_by=DUE), course=course, at=at) == begun


def test_a_plan_without_days_promises_none():
    course, at = Course(list_by=None, held_by=None, starts_at=None), START + timedelta(days=90)
    times = SendingTimes(send_by=None)

    assert approval_words(course, at=at) == "Sau khi thẩm định, lãnh đạo xã xem xét, duyệt."
    assert next_words(S.DRAFT, times=times, course=course, at=at) == ("Gửi hồ sơ khi đã đủ.",)
    assert len(next_words(S.APPROVED, times=times, course=course, at=at)) == 2
