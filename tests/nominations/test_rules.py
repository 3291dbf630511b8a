"""One test per paragraph: exactly enough, one short, nothing at all."""

from dataclasses import replace
from fractions import Fraction

import pytest

from accounts.problems import Problem, Weight
from conferences.plan import Figure
from nominations import reading, rules
from nominations.plan import Period

BALLOT = rules.BallotValue(present=42, agree=40, disagree=1, abstain=1)
WHOLE = rules.DossierValue(
    kind="individual", full_name="Đặng Thị Mến", gender="female", birth_year=1968,
    address="Thôn Mỗ Đoạn", field="agriculture", direct_worker=False, representative="",
    achievement="Lập tổ trồng rau an toàn.", review=BALLOT, approval=None, has_minutes=True,
    integrity="clear", possible_duplicates=0, duplicate_answer="",
)  # fmt: skip


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
        "full_name", "birth_year", "gender", "address", "field", "direct_worker", "achievement",
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
    assert [p.text for p in rules.votes(over)] == [
        "Tổng số phiếu (43) nhiều hơn số người có mặt (42). Hãy xem lại hai số này."
    ]


HALF = Figure(
    key="votes_in_favour", value=Fraction(1, 2), source="II.4.1", sentence="bình xét công khai"
)
TWO_THIRDS = replace(HALF, value=Fraction(2, 3))


def ballot(agree, disagree=0, abstain=0, *, present, reason=""):
    return rules.BallotValue(
        present=present, agree=agree, disagree=disagree, abstain=abstain, reason=reason
    )


@pytest.mark.parametrize(
    ("agree", "present", "figure", "lost"),
    [
        (22, 42, HALF, False),  # one more than half
        (21, 42, HALF, True),  # exactly half is not more than half
        (21, 41, HALF, False),  # of an odd number
        (20, 41, HALF, True),
        (0, 14, HALF, True),
        (1, 1, HALF, False),
        (0, 1, HALF, True),
        (0, 0, HALF, False),  # nobody present: said elsewhere
        (28, 42, TWO_THIRDS, True),  # exactly two thirds: a third has no float
        (29, 42, TWO_THIRDS, False),
        (0, 42, None, False),  # a plan that names no share judges none
    ],
)
def test_majority_is_more_than_the_share_of_those_present(agree, present, figure, lost):
    found = list(rules.majority(ballot(agree, present=present), figure))

    assert bool(found) is lost


def test_majority_lost_is_said_in_plain_words_with_the_plans_sentence():
    (problem,) = rules.majority(ballot(5, 8, 1, present=14), HALF)

    assert problem == Problem(
        rule="II.4.1",
        source="bình xét công khai",
        text="Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%.",
        weight=Weight.WARNS,
        field="votes",
    )


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        (ballot(40, 1, 1, present=42), []),
        (ballot(40, 1, 0, present=42), ["Mới ghi 41 phiếu của 42 người có mặt, còn thiếu 1."]),
        (ballot(0, present=42), ["Mới ghi 0 phiếu của 42 người có mặt, còn thiếu 42."]),
        (ballot(40, 1, 2, present=42), []),  # too many: refused elsewhere, not said twice
    ],
)
def test_whole_count_says_who_is_missing(votes, said):
    found = list(rules.whole_count(votes))

    assert [problem.text for problem in found] == said
    assert {problem.weight for problem in found} <= {Weight.WARNS}


def test_odd_votes_are_all_said_at_once():
    found = [problem.text for problem in rules.odd_votes(ballot(5, 8, present=14), HALF)]

    assert found == [
        "Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%.",
        "Mới ghi 13 phiếu của 14 người có mặt, còn thiếu 1.",
    ]
    assert list(rules.odd_votes(None, HALF)) == []
    assert list(rules.odd_votes(BALLOT, HALF)) == []


def test_reasoned_blocks_odd_votes_until_a_reason_is_there():
    lost = ballot(5, 8, 1, present=14)
    (problem,) = rules.reasoned(lost, HALF, field="approval")

    assert (problem.text, problem.field, problem.weight) == (
        f"Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%. {rules.MUST_SAY['approval']}",
        "approval",
        Weight.BLOCKS,
    )
    assert list(rules.reasoned(replace(lost, reason="Bầu lại"), HALF, field="approval")) == []
    assert list(rules.reasoned(BALLOT, HALF, field="approval")) == []
    assert list(rules.reasoned(None, HALF, field="approval")) == []


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (set(), []),
        ({2020, 2025}, []),
        ({2019}, ["Thành tích, khen thưởng có nêu năm 2019, ngoài giai đoạn 2020-2025."]),
        (
            {2026, 2018, 2021},
            ["Thành tích, khen thưởng có nêu năm 2018, 2026, ngoài giai đoạn 2020-2025."],
        ),
    ],
)
def test_in_period_warns_of_other_years(years, said):
    dossier = replace(WHOLE, years=frozenset(years), period=Period(first=2020, last=2025))

    found = list(rules.in_period(dossier))

    assert [problem.text for problem in found] == said
    assert {problem.weight for problem in found} <= {Weight.WARNS}
    assert list(rules.in_period(replace(dossier, period=None))) == []


def test_to_look_at_gathers_doubles_votes_and_years_and_never_blocks():
    dossier = replace(
        WHOLE,
        possible_duplicates=1,
        review=ballot(20, 22, present=42),
        approval=ballot(13, present=14),
        majority=HALF,
        period=Period(first=2020, last=2025),
        years=frozenset({2019}),
    )

    found = list(rules.to_look_at(dossier))

    assert [(problem.field, problem.text) for problem in found] == [
        ("duplicate_answer", "Có thể trùng người với hồ sơ khác."),
        ("votes", "Bình xét: chỉ 20 trên 42 người có mặt đồng ý, chưa quá 50%."),
        ("approval", "Xét duyệt: mới ghi 13 phiếu của 14 người có mặt, còn thiếu 1."),
        ("achievement", "Thành tích, khen thưởng có nêu năm 2019, ngoài giai đoạn 2020-2025."),
    ]
    assert {problem.weight for problem in found} == {Weight.WARNS}
    assert list(rules.to_look_at(replace(WHOLE, majority=HALF))) == []


@pytest.mark.parametrize(
    ("integrity", "expected"),
    [("clear", []), ("unchecked", ["integrity"]), ("pending", ["integrity"])],
)
def test_clean_record_blocks_until_it_is_clear(integrity, expected):
    assert fields(rules.clean_record(replace(WHOLE, integrity=integrity))) == expected


def test_duplicates_block_until_answered():
    doubted = replace(WHOLE, possible_duplicates=1)

    assert list(rules.duplicates(WHOLE)) == []
    assert fields(rules.duplicates(doubted)) == ["duplicate_verdict"]
    # A text alone, as of before, opens nothing.
    text_only = replace(doubted, duplicate_answer="Là hai người")
    assert fields(rules.duplicates(text_only)) == ["duplicate_verdict"]
    two = replace(doubted, duplicate_verdict="different")
    assert fields(rules.duplicates(two)) == ["duplicate_answer"]
    assert list(rules.duplicates(replace(two, duplicate_answer="Khác năm sinh"))) == []


UNANSWERED = "Có thể trùng người với hồ sơ khác. Hãy bấm “So hai hồ sơ” rồi trả lời."
ONE_PERSON = (
    "Phòng đã kết luận cùng một người với hồ sơ HS-0007, HS-0009. Hãy để đơn vị rút lại hồ sơ "
    "thừa, hoặc đề nghị lãnh đạo xã bấm “Không duyệt” hồ sơ đó."
)


@pytest.mark.parametrize(
    ("verdict", "running", "said"),
    [
        ("same", ("HS-0007", "HS-0009"), [ONE_PERSON]),
        ("same", (), []),  # the other went back to its unit
        ("different", ("HS-0007",), []),
        ("", ("HS-0007",), []),
    ],
)
def test_honoured_once(verdict, running, said):
    dossier = replace(
        WHOLE, possible_duplicates=2, duplicate_verdict=verdict, running_doubles=running,
        duplicate_answer="Đã hỏi thôn",
    )  # fmt: skip

    assert [problem.text for problem in rules.honoured_once(dossier)] == said
    asked = [] if verdict else [UNANSWERED]
    assert [problem.text for problem in rules.duplicates(dossier)] == asked + said


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
    one = reading.Likeness(pk=1, full_name="Nguyễn Thị Hoà", birth_year=1972)
    other = reading.Likeness(pk=2, full_name=name, birth_year=year)

    assert reading.may_be_same(one, other) is expected
    assert reading.may_be_same(other, one) is expected


def test_asked_of_doubles_until_one_of_the_two_is_answered():
    doubted = replace(WHOLE, possible_duplicates=1, alike=("HS-0007",))

    assert fields(rules.asked_of_doubles(doubted)) == ["duplicate_verdict"]
    assert list(rules.asked_of_doubles(replace(doubted, duplicate_verdict="same"))) == []


def test_verified_by_another_where_who_verified_is_related_and_only_there():
    for said, found in ((("word", "verifier"), ["verifier"]), (("word", "approver"), [])):
        assert fields(rules.verified_by_another(replace(WHOLE, apart=said))) == found


def test_second_look_is_at_a_complaint_and_at_votes_lost_without_a_reason():
    """What was known when it was approved (a double, an odd review, an old year) is not asked."""
    lost = replace(
        WHOLE, approval=ballot(7, 6, present=14), review=ballot(20, 22, present=42),
        possible_duplicates=1, years=frozenset({2019}), majority=HALF,
        period=Period(first=2020, last=2025),
    )  # fmt: skip
    words = "Chỉ 7 trên 14 người có mặt đồng ý, chưa quá 50%."

    def said(**changes):
        return [problem.text for problem in rules.second_look(replace(lost, **changes))]

    assert said() == [words]
    assert said(integrity="pending") == ["Đang xem xét kỷ luật, đơn thư, chưa có kết luận.", words]
    assert said(approval=replace(lost.approval, reason="Cả xã biết")) == []
    assert said(approval=ballot(8, 6, present=14)) == []
    assert said(approval=None) == said(majority=None) == []
