"""Who answers an objection, by role and unit: of each there is somebody, and whoever reads may."""

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import User
from accounts.problems import Refused
from nominations.actions import objections as actions
from nominations.models import Objection
from tests import make
from tests.kept import objection, plan_posts

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ROLES = {"clerk": Role.CULTURE_OFFICE, "leader": Role.LEADERSHIP, "council": Role.COUNCIL_OFFICE}
UNITS = {
    "desk": ("Phòng Văn hóa - Xã hội xã", UnitKind.OFFICE),
    "house": ("Văn phòng HĐND và UBND", UnitKind.OFFICE),
    "village": ("Thôn Mỗ Đoạn", UnitKind.VILLAGE),
}

# Who there is, "role unit", "-" for no unit; then who answers for a nominee of the desk, of the
# house, of the village, and what is said of the whole list.
ALL = [
    # The one leader is of the clerk's own unit: nobody else is there to answer for it.
    (["clerk house", "leader house"], {
        "desk": ["clerk house"], "house": ["leader house"], "village": ["clerk house"],
        "list": ["clerk house"],
    }),
    (["clerk desk", "leader desk"], {
        "desk": ["leader desk"], "house": ["clerk desk"], "village": ["clerk desk"],
        "list": ["clerk desk"],
    }),
    # A second leader stands outside it: hers to answer, and not his.
    (["clerk house", "leader house", "leader -"], {
        "desk": ["clerk house"], "house": ["leader -"], "village": ["clerk house"],
        "list": ["clerk house"],
    }),
    (["clerk house", "leader house", "leader desk"], {
        "desk": ["clerk house"], "house": ["leader desk"], "village": ["clerk house"],
        "list": ["clerk house"],
    }),
    # A clerk without a unit is of the office whose name their role bears.
    (["clerk -", "leader -"], {
        "desk": ["leader -"], "house": ["clerk -"], "village": ["clerk -"], "list": ["clerk -"],
    }),
    (["clerk -", "leader desk"], {
        "desk": ["leader desk"], "house": ["clerk -"], "village": ["clerk -"],
        "list": ["clerk -"],
    }),
    (["clerk -", "clerk house", "leader house"], {
        "desk": ["leader house"], "house": ["leader house"],
        "village": ["clerk -", "clerk house"], "list": ["clerk -", "clerk house"],
    }),
    (["clerk -", "clerk desk", "leader -", "council house"], {
        "desk": ["leader -"], "house": ["clerk -", "clerk desk"],
        "village": ["clerk -", "clerk desk"], "list": ["clerk -", "clerk desk"],
    }),
]  # fmt: skip


def people(*said: str) -> dict[str, User]:
    found = {}
    for words in said:
        role, at = words.split()
        unit = None if at == "-" else make.unit(name=UNITS[at][0], kind=UNITS[at][1])
        found[words] = make.user(role=ROLES[role], unit=unit)
    return found


def about(at: str) -> Objection:
    if at == "list":
        return objection()
    name, kind = UNITS[at]
    return objection(make.nomination(state="verified", unit=make.unit(name=name, kind=kind)))


def answers(it: Objection, who: dict[str, User]) -> list[str]:
    """Those who read it, each of whom also answers it, and nobody else does."""
    here = User.objects.filter(commune__code=make.COMMUNE)
    here.exclude(pk__in=[one.pk for one in who.values()]).update(is_active=False)  # who made rows
    read = [name for name, one in who.items() if it in Objection.objects.handled_by(one)]
    let = []
    for number, (name, one) in enumerate(who.items()):
        last = it.answers.order_by("-pk").first()
        try:
            actions.answer(
                it, conclusion="unfounded", reason=f"Đã hỏi {number}.", by=one, at=make.AT,
                corrects=last.pk if last else None,
            )  # fmt: skip
        except Refused:
            continue
        let.append(name)
    assert read == let
    return read


@pytest.mark.parametrize(("said", "answered"), ALL, ids=[", ".join(said) for said, _ in ALL])
def test_of_each_somebody_answers_and_whoever_reads_it_may(said, answered):
    plan_posts(5)
    who = people(*said)

    assert {at: answers(about(at), who) for at in answered} == answered


@pytest.fixture
def house():
    """A leader of the clerk's unit and one outside, and what is said of that unit's nominee."""
    plan_posts(5)
    who = people("clerk house", "leader house", "leader -")
    return who, about("house")


def test_a_leader_outside_who_left_answers_no_more(house):
    who, it = house
    User.objects.filter(pk=who["leader -"].pk).update(is_active=False)
    assert answers(it, {name: who[name] for name in ("clerk house", "leader house")}) == [
        "leader house"
    ]


def test_one_outside_who_is_related_leaves_it_to_the_one_inside(house):
    who, it = house
    make.interest(it.nomination, user=who["leader -"])
    assert answers(it, who) == ["leader house"]


def test_where_both_are_related_the_one_inside_writes_a_word_for_the_other(house):
    who, it = house
    said = [make.interest(it.nomination, user=who[name]) for name in ("leader -", "leader house")]
    assert answers(it, who) == []

    type(said[0]).objects.filter(pk=said[0].pk).update(
        word="Được xem", word_by=who["leader house"], word_at=make.AT
    )
    assert answers(it, who) == ["leader -"]


def test_a_word_counts_as_long_as_nobody_else_may():
    """A clerk who was let read on beside a colleague, and was refused when they answered."""
    plan_posts(5)
    who, it = people("clerk -"), about("village")
    said = make.interest(it.nomination, user=who["clerk -"])
    assert answers(it, who) == []
    leader = make.user(role=Role.LEADERSHIP)
    type(said).objects.filter(pk=said.pk).update(word="Được xem", word_by=leader, word_at=make.AT)
    assert answers(it, who) == ["clerk -"]

    who |= people("clerk house")
    assert answers(it, who) == ["clerk house"]


@pytest.mark.parametrize("at", ["its double", "the kept one"])
def test_so_she_is_where_she_said_it_of_the_nominees_other_dossier(house, at):
    who, it = house
    one = it.nomination
    other = make.nomination(state="verified", unit=one.unit)
    if at == "its double":
        type(one).objects.filter(pk=other.pk).update(state="closed", kept_as=one)
    else:
        type(one).objects.filter(pk=one.pk).update(state="closed", kept_as=other)
    make.interest(other, user=who["leader -"])

    found = {name: list(Objection.objects.handled_by(one)) for name, one in who.items()}
    assert found == {"clerk house": [], "leader house": [it], "leader -": []}


def test_a_leader_of_another_commune_is_not_outside_but_elsewhere():
    plan_posts(5)
    who, it = people("clerk house", "leader house"), about("house")
    there = make.commune(code="11119", name="xã Khác")
    elsewhere = make.user(role=Role.LEADERSHIP, commune=there)

    assert answers(it, who | {"elsewhere": elsewhere}) == ["leader house"]


def test_a_clerk_without_a_unit_of_another_commune_makes_no_office_here():
    plan_posts(5)
    make.user(role=Role.CULTURE_OFFICE, commune=make.commune(code="11119", name="xã Khác"))
    who = people("clerk house", "leader -")

    assert answers(about("desk"), who) == ["clerk house"]


def test_a_village_that_bears_the_offices_name_is_a_village():
    plan_posts(5)
    who = people("clerk -", "leader -")
    village = make.unit(name="Phòng Văn hóa - Xã hội cũ", kind=UnitKind.VILLAGE)

    assert answers(objection(make.nomination(state="verified", unit=village)), who) == ["clerk -"]
