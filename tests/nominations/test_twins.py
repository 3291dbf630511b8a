"""What was verified before its double came is asked about too, by name (17)."""

from dataclasses import replace

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions import decisions
from nominations.models import Ballot, Nomination
from nominations.reading import Likeness, may_be_same
from tests import make
from tests.nominations.phone import named

pytestmark = pytest.mark.django_db
ASKED = (
    "Có thể trùng người với hồ sơ {}, chưa có kết luận. "
    "Hãy chờ Phòng Văn hóa - Xã hội bấm “So hai hồ sơ” rồi trả lời."
)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind="office"))


@pytest.fixture
def pair(leader):
    """Verified before its twin was sent: nobody was ever asked of it."""
    first = make.nomination(state="verified", full_name="Phạm Đình Lý", birth_year=1955)
    far = make.unit(name="Thôn Liêu Xá")
    twin = make.nomination(state="submitted", full_name="Phạm Đình Lý", birth_year=1955, unit=far)
    held = make.meeting(unit=leader.unit, kind="approval")
    Ballot.objects.create(meeting=held, nomination=first, agree=42)
    return first, twin


def approve(nomination, by, at):
    """The sentences that refused it; none when it went."""
    try:
        decisions.move(Nomination.objects.get(pk=nomination.pk), "approve", by=by, at=at)
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


def answer(nomination, at):
    decisions.record_check(
        Nomination.objects.get(pk=nomination.pk), integrity="clear",
        duplicate_verdict="different", duplicate_answer="Khác xóm",
        by=make.user(role=Role.CULTURE_OFFICE), at=at,
    )  # fmt: skip


def test_it_is_not_approved_unanswered(pair, leader, at):
    first, twin = pair

    assert approve(first, leader, at) == [ASKED.format(named(twin))]
    assert Nomination.objects.get(pk=first.pk).state == "verified"


@pytest.mark.parametrize("place", [0, 1])
def test_an_answer_at_either_of_the_two_is_enough(pair, place, leader, at):
    answer(pair[place], at)

    assert approve(pair[0], leader, at) == []


@pytest.mark.parametrize("state", ["draft", "rejected", "annulled"])
def test_of_a_twin_that_is_not_there_nobody_asks(pair, state, leader, at):
    first, twin = pair
    Nomination.objects.filter(pk=twin.pk).update(state=state)

    assert approve(first, leader, at) == []


def test_the_chairman_reads_which_dossier_it_is(pair, leader, sign_in):
    first, twin = pair

    page = sign_in(leader).get("/ho-so/hop-xet-duyet/")

    (row,) = page.context["rows"]
    assert row.nomination == first
    assert [look.text for look in row.looks] == [f"Có thể trùng người với hồ sơ {named(twin)}."]


def test_three_of_one_name_are_each_named_to_the_others():
    one, two, three = (
        make.nomination(state="submitted", full_name="Phạm Đình Lý", birth_year=year)
        for year in (1955, 1956, 1957)
    )

    found = Nomination.objects.doubled()

    assert {pk: tuple(two.code for two in doubles) for pk, doubles in found.items()} == {
        one.pk: (two.code,), two.pk: (one.code, three.code), three.pk: (two.code,),
    }  # fmt: skip


def test_may_be_same_is_never_true_of_itself():
    one = Likeness(pk=1, full_name="Phạm Đình Lý", birth_year=1955)

    assert may_be_same(one, one) is False
    assert may_be_same(one, replace(one, pk=2, full_name="Phạm Đình Lí")) is True
