"""A fact's value in the words of a person."""

import pytest

from conferences.reading import Fact, Kind, said
from conferences.reading.values import Trust


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.ISSUED, "2025-08-14", "14/8/2025"),
        (Kind.HELD, "2025-08-22T08:00", "8 giờ 00 ngày 22/8/2025"),
        (Kind.DEADLINE, "2025-08-20", "trước ngày 20/8/2025"),
        (Kind.DEADLINE, "2025-09-12T17:00", "chậm nhất 17 giờ 00 ngày 12/9/2025"),
        (Kind.DEADLINE, "+5", "sau 5 ngày"),
        (Kind.DEADLINE, "-3", "trước 3 ngày"),
        (Kind.DEADLINE, "", "không có ngày này"),
        (Kind.SHARE, "13/20", "65%"),
        (Kind.SHARE, "1/8", "12,5%"),
        (Kind.NUMBER, "28/KH-UBND", "28/KH-UBND"),
        (Kind.CAPACITY, "150", "150"),
        (Kind.TERM, "2025-2030", "2025-2030"),
    ],
)
def test_a_value_is_told_as_people_say_it(kind, value, words):
    fact = Fact(kind=kind, value=value, sentence="", places=(), trust=Trust.SURE)
    assert said(fact) == words


def test_a_deadline_that_names_no_day_is_not_called_a_wrong_one():
    note = "Kế hoạch không ghi ngày, chỉ ghi “ngay sau hội nghị”."
    fact = Fact(
        kind=Kind.DEADLINE, value="", sentence="", places=(), trust=Trust.LOOK, notes=(note,)
    )
    assert said(fact) == "không ghi ngày"
