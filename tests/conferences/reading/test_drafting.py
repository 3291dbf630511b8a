"""The boxes a plan's paper fills: each act of the code once, days by how they are said."""

from datetime import date, time

import pytest

from conferences.reading import days_of, drafted
from conferences.reading.values import Fact, Kind, Line, Place, Reading, Text, Trust


def reading(*facts: tuple[Kind, str, str]) -> Reading:
    made = tuple(
        Fact(
            kind=kind, value=value, about=about, sentence="Câu.", places=(Place(0, 0, 4),),
            trust=Trust.LOOK, source="II.1",
        )
        for kind, value, about in facts
    )  # fmt: skip
    return Reading(text=Text(paper="text", lines=(Line("Câu."),)), facts=made, spoilt=False)


def test_of_two_days_for_sending_the_earlier_one_settles():
    found = days_of(
        reading(
            (Kind.DEADLINE, "2025-09-20", "các đơn vị gửi hồ sơ lần hai"),
            (Kind.DEADLINE, "2025-09-12", "các đơn vị gửi hồ sơ"),
        ),
        {1, 2},
    )

    assert [(row["settles"], row["day"]) for row in found] == [
        ("dossiers_sent", date(2025, 9, 12)), ("by_hand", date(2025, 9, 20)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "boxes"),
    [
        ("2025-09-12", {"way": "before", "day": date(2025, 9, 12)}),
        ("2025-09-12T17:00", {"way": "at_latest", "day": date(2025, 9, 12), "hour": time(17)}),
        ("+5", {"way": "after", "days": "5"}),
        ("-3", {"way": "before"}),
        ("", {"way": "before"}),
    ],
)
def test_a_day_as_the_paper_says_it(value, boxes):
    (row,) = days_of(reading((Kind.DEADLINE, value, "việc")), {1})

    assert {key: row[key] for key in ("way", "day", "hour", "days") if key in row} == boxes
    assert row["title"] == "Việc"


def test_only_what_was_taken_stands_in_the_boxes():
    found = drafted(reading((Kind.VENUE, "Nhà văn hóa", ""), (Kind.CAPACITY, "120", "")), {2})

    assert "venue" not in found
    assert (found["capacity"], found["capacity_source"]) == ("120", "II.1")


def test_a_share_is_told_in_hundredths():
    assert drafted(reading((Kind.SHARE, "13/20", "đại biểu điển hình")), {1})["share"] == "65"
