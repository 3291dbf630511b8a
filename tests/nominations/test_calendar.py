"""Until when a dossier can be sent: every moment that matters, to the microsecond (VI)."""

from datetime import datetime, timedelta

import pytest

from nominations.calendar import Course, SendingTimes, again_words, closed_words, office_can
from tests.make import HANOI

DUE = datetime(2025, 8, 20, tzinfo=HANOI)  # trước ngày 20/8
AMEND = datetime(2025, 8, 22, tzinfo=HANOI)  # đến hết ngày 21/8
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("send_by", "amend_by", "closes_at"),
    [
        (DUE, None, DUE),
        (DUE, AMEND, AMEND),
        (AMEND, DUE, AMEND),  # another day was given after the return: never worse off
        (None, None, None),
        (None, AMEND, None),
    ],
)
def test_the_later_day_closes_and_its_first_instant_is_too_late(send_by, amend_by, closes_at):
    times = SendingTimes(send_by=send_by, amend_by=amend_by)

    assert times.closes_at == closes_at
    if closes_at:
        assert [times.is_open(closes_at - TICK), times.is_open(closes_at)] == [True, False]
    else:
        assert times.is_open(DUE + timedelta(days=900))


@pytest.mark.parametrize(
    ("claimed", "at", "open_"),
    [
        (timedelta(seconds=-1), timedelta(0), True),
        (timedelta(0), timedelta(0), False),  # made too late by its own word
        (timedelta(days=-1), timedelta(days=6) - timedelta(seconds=1), True),
        (timedelta(days=-1), timedelta(days=6), False),  # no phone holds anything so long
        (timedelta(days=-1), timedelta(seconds=-1), False),  # in time: nothing is claimed
    ],
)
def test_what_a_phone_says_was_filled_in_before_the_day_is_taken_after_it(claimed, at, open_):
    times = SendingTimes(send_by=DUE, claimed_at=DUE + claimed)

    assert times.is_claimed(DUE + at) is open_
    assert times.is_open(DUE + at) is (open_ or at < timedelta(0))
    assert SendingTimes(send_by=DUE).is_claimed(DUE + at) is False
    assert SendingTimes(send_by=None, claimed_at=DUE).is_claimed(DUE + at) is False


@pytest.mark.parametrize(
    ("sent_at", "late"), [(None, False), (DUE - TICK, False), (DUE, True), (AMEND, True)]
)
def test_a_first_sending_is_late_from_the_units_own_day_on(sent_at, late):
    """The day for amending does not make a first sending punctual."""
    assert SendingTimes(send_by=DUE, amend_by=AMEND).is_late(sent_at) is late
    assert SendingTimes(send_by=None).is_late(sent_at) is False


@pytest.mark.parametrize(
    ("amend_by", "state", "words"),
    [
        (None, "draft", "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)."),
        (None, "returned", "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)."),
        (AMEND, "returned", "Đã hết hạn gửi lại (trước ngày 22/8/2025)."),
        (AMEND, "draft", "Đã hết hạn gửi hồ sơ (trước ngày 22/8/2025)."),
    ],
)
def test_what_is_said_when_it_is_over(amend_by, state, words):
    assert closed_words(SendingTimes(send_by=DUE, amend_by=amend_by), state) == words


@pytest.mark.parametrize(
    ("closes_at", "at", "words"),
    [
        (None, DUE, ""),
        (
            DUE,
            DUE - timedelta(days=2),
            "Rút lại rồi thì phải gửi lại đến hết thứ Ba, ngày 19/8/2025.",
        ),
        (
            DUE,
            DUE - timedelta(days=1) - TICK,  # Monday's last moment: there is one more day
            "Rút lại rồi thì phải gửi lại đến hết thứ Ba, ngày 19/8/2025.",
        ),
        (
            DUE,
            DUE - timedelta(days=1),  # Tuesday has begun
            "Hôm nay là ngày cuối. Rút lại rồi thì phải gửi lại đến hết thứ Ba, ngày 19/8/2025.",
        ),
        (
            DUE,
            DUE - TICK,
            "Hôm nay là ngày cuối. Rút lại rồi thì phải gửi lại đến hết thứ Ba, ngày 19/8/2025.",
        ),
    ],
)
def test_who_takes_back_reads_until_when_to_send_and_is_urged_on_the_last_day_alone(
    closes_at, at, words
):
    assert again_words(SendingTimes(send_by=closes_at), at=at) == words


@pytest.mark.parametrize(
    ("state", "held", "words"),
    [
        (
            "draft",
            False,
            "Phòng Văn hóa - Xã hội có thể cho đơn vị thêm ngày gửi, "
            "hoặc nhận bản giấy và nhập thay.",
        ),
        ("returned", False, "Phòng Văn hóa - Xã hội có thể đặt lại hạn bổ sung cho hồ sơ này."),
        ("draft", True, "Hội nghị đã diễn ra."),
        ("returned", True, "Hội nghị đã diễn ra."),
    ],
)
def test_who_is_too_late_reads_what_the_office_can_still_do(state, held, words):
    assert office_can(state, held=held) == words


START = datetime(2025, 8, 29, 8, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("starts_at", "held_by", "begins"),
    [(START, DUE, START), (None, DUE, DUE), (None, None, None)],
)
def test_nobody_is_invited_from_the_first_instant_of_the_conference_on(starts_at, held_by, begins):
    course = Course(list_by=None, held_by=held_by, starts_at=starts_at)

    if begins:
        assert [course.has_begun(begins - TICK), course.has_begun(begins)] == [False, True]
    else:
        assert course.has_begun(DUE + timedelta(days=900)) is False
