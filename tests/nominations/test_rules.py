"""One test per paragraph: exactly enough, one short, nothing at all."""

from dataclasses import replace

import pytest

from nominations import rules

BALLOT = rules.BallotValue(present=42, agree=40, disagree=1, abstain=1)
WHOLE = rules.DossierValue(
    kind="individual",
    full_name="Đặng Thị Mến",
    gender="female",
    birth_year=1968,
    address="Thôn Mỗ Đoạn",
    field="agriculture",
    direct_worker=False,
    representative="",
    achievement="Lập tổ trồng rau an toàn.",
    review=BALLOT,
    approval=None,
    has_minutes=True,
    integrity="clear",
    possible_duplicates=0,
    duplicate_answer="",
)


def fields(problems) -> list[str]:
    return [problem.field for problem in problems]


def test_completeness_of_a_whole_dossier():
    assert list(rules.completeness(WHOLE)) == []


def test_completeness_of_nothing_names_everything_at_once():
    nothing = replace(
        WHOLE, full_name="", gender="", birth_year=None, address="", field="",
        direct_worker=None, achievement="",
    )  # fmt: skip

    assert fields(rules.completeness(nothing)) == [
        "full_name", "gender", "birth_year", "address", "field", "direct_worker", "achievement",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["collective", "household"])
def test_completeness_asks_a_group_for_its_representative(kind):
    assert fields(rules.completeness(replace(WHOLE, kind=kind))) == ["representative"]


def test_review_meeting_needs_votes_and_minutes():
    bare = replace(WHOLE, review=None, has_minutes=False)

    assert list(rules.review_meeting(WHOLE)) == []
    assert fields(rules.review_meeting(bare)) == ["ballot", "minutes"]
    assert {problem.rule for problem in rules.review_meeting(bare)} == {"II.4.1"}


def test_votes_at_the_number_present_and_one_over():
    over = replace(BALLOT, agree=41)

    assert list(rules.votes(BALLOT)) == []
    assert [p.text for p in rules.votes(over)] == ["Tổng số phiếu 43 nhiều hơn 42 người có mặt."]


@pytest.mark.parametrize(
    ("integrity", "expected"),
    [("clear", []), ("unchecked", ["integrity"]), ("pending", ["integrity"])],
)
def test_clean_record_blocks_until_it_is_clear(integrity, expected):
    assert fields(rules.clean_record(replace(WHOLE, integrity=integrity))) == expected


def test_duplicates_block_until_answered():
    doubted = replace(WHOLE, possible_duplicates=1)

    assert list(rules.duplicates(WHOLE)) == []
    assert fields(rules.duplicates(doubted)) == ["duplicate_answer"]
    assert list(rules.duplicates(replace(doubted, duplicate_answer="Là hai người"))) == []


def test_approval_needs_the_meetings_votes():
    assert fields(rules.approval(WHOLE)) == ["approval"]
    assert list(rules.approval(replace(WHOLE, approval=BALLOT))) == []


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Nguyễn Thị Hòa", 1972, True),  # old and new place of the tone
        ("Nguyễn Thị Hoà", 1973, True),  # a year apart
        ("NGUYEN THI HOA", None, True),  # no year, no marks
        ("Nguyễn Thị Hòa", 1974, False),  # two years apart
        ("Nguyễn Thị Hoan", 1972, False),
    ],
)
def test_may_be_same(name, year, expected):
    one = rules.Likeness(pk=1, full_name="Nguyễn Thị Hoà", birth_year=1972)
    other = rules.Likeness(pk=2, full_name=name, birth_year=year)

    assert rules.may_be_same(one, other) is expected
    assert rules.may_be_same(other, one) is expected


def test_may_be_same_is_never_true_of_itself():
    one = rules.Likeness(pk=1, full_name="Phạm Đình Lý", birth_year=1955)

    assert rules.may_be_same(one, one) is False
    assert rules.may_be_same(one, replace(one, pk=2, full_name="Phạm Đình Lí")) is True
