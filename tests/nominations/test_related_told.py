"""Who is told that somebody who judges a dossier is related: the leadership, where it decides."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts import audit
from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions import interests
from nominations.models import Ballot, Interest
from reports.facts import looked_into
from tests import make
from tests.nominations.related import alone, fresh, leader, move, office, one, page, related, word

pytestmark = pytest.mark.django_db
__all__ = ["alone", "leader", "office", "one"]  # fixtures
VERIFIER = "Người thẩm định đã ghi có liên quan."
STOPPED = (
    "Người thẩm định đã ghi có liên quan. Hãy để người khác thẩm định lại, hoặc lãnh đạo ghi ý "
    "kiến ở mục “Có liên quan”."
)
WORD = "Người làm có liên quan, xã không còn ai khác: chờ lãnh đạo xã ghi ý kiến."


def told(client, one):
    """Of one dossier: on the meeting's page, at its head, among what is to be looked at."""
    panel = page(client, reverse("nominations:detail", args=[one.code])).root
    head = [note.words() for note in panel.all("div") if "note" in note.attrs.get("class", "")]
    looks = [ul.words() for ul in panel.all("ul") if ul.attrs.get("id") == "looks"]
    meeting = page(client, reverse("nominations:approval")).words()
    return VERIFIER in meeting, any(VERIFIER in n for n in head), any(VERIFIER in u for u in looks)


def test_who_verified_and_is_related_is_told_wherever_the_leadership_decides(one, leader, sign_in):
    assert told(sign_in(leader), one) == (True, True, False), "at its head, and not twice"


def test_the_list_is_asked_for_it_and_says_it(one, leader, sign_in):
    make.nomination(state="verified")

    listed = sign_in(leader).get("/ho-so/?can-xem=verifier").context

    assert [row.nomination.code for row in listed["rows"]] == [one.code]
    assert listed["rows"][0].tags == ["Người thẩm định có liên quan"]


def test_it_is_over_once_somebody_else_verified_anew(one, office, leader, sign_in):
    move(one, "unverify", make.user(role=Role.CULTURE_OFFICE))
    move(one, "verify", make.user(role=Role.CULTURE_OFFICE))

    assert told(sign_in(leader), one) == (False, False, False)


def test_it_is_over_once_the_leadership_gave_its_word(one, office, leader, sign_in):
    word(one, office, leader)

    assert told(sign_in(leader), one) == (False, False, False)


def test_somebody_else_who_is_related_says_nothing_of_who_verified(leader, sign_in, office):
    two = make.nomination(state="submitted")
    move(two, "verify", office)
    related(two, make.user(role=Role.CULTURE_OFFICE))

    assert told(sign_in(leader), two) == (False, False, False)


@pytest.mark.parametrize("who", ["unit", "office"])
def test_a_unit_reads_nothing_of_it(who, one, sign_in):
    client = sign_in(
        make.user(unit=one.unit) if who == "unit" else make.user(role="culture_office")
    )

    words = page(client, reverse("nominations:detail", args=[one.code])).words()

    assert (VERIFIER in words) == (who == "office")


# --- Said once it is approved ---------------------------------------------------------------------

LATER = make.AT + timedelta(hours=1)
APPROVER = "Người duyệt đã ghi có liên quan sau khi duyệt."


def approved(office, leader):
    """Verified by one, approved by the other; neither has said anything."""
    found = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    move(found, "verify", office)
    held = make.meeting(unit=leader.unit, kind="approval")
    Ballot.objects.create(meeting=held, nomination=found, agree=42)
    move(found, "approve", leader)
    return found


@pytest.mark.parametrize(("who", "words"), [("office", VERIFIER), ("leader", APPROVER)])
def test_who_says_it_after_the_approval_is_told_at_the_dossier_and_in_the_list(
    who, words, office, leader, sign_in
):
    """The approval stands until the leadership reopens it, or writes that it looked at it again."""
    one, by = approved(office, leader), {"office": office, "leader": leader}[who]
    other = make.user(role=Role.LEADERSHIP, unit=leader.unit)
    client, there = sign_in(other), reverse("nominations:detail", args=[one.code])
    key = {"office": "verifier", "leader": "approver"}[who]
    listed = f"/ho-so/?can-xem={key}"
    assert words not in page(client, there).words()

    interests.declare(fresh(one), is_related=True, by=by, at=LATER)

    panel = page(client, there).root
    notes = [n.words() for n in panel.all("div") if "note-warn" in n.attrs.get("class", "")]
    assert [words in note for note in notes] == [True]
    assert [row.nomination.code for row in client.get(listed).context["rows"]] == [one.code]
    assert fresh(one).state == "approved"
    unit = page(sign_in(make.user(unit=one.unit)), there).words()
    assert words not in unit

    word(one, by, other)
    assert words not in page(client, there).words()
    assert list(client.get(listed).context["rows"]) == []


def test_what_somebody_related_verified_is_approved_by_another_check_or_by_a_word(office, leader):
    """Whoever said it before the meeting: else the meeting would not know what it weighs."""
    waits = [make.nomination(state="submitted", full_name=name) for name in ("A", "B")]
    held = make.meeting(unit=leader.unit, kind="approval")
    for each in waits:
        move(each, "verify", office)
        related(each, office)
        Ballot.objects.create(meeting=held, nomination=each, agree=42)
        with pytest.raises(Refused) as refused:
            move(each, "approve", leader)
        assert [p.text for p in refused.value.problems] == [STOPPED]

    word(waits[0], office, leader)
    move(waits[1], "unverify", make.user(role=Role.CULTURE_OFFICE))
    move(waits[1], "verify", make.user(role=Role.CULTURE_OFFICE))
    Ballot.objects.create(
        meeting=make.meeting(unit=leader.unit, kind="approval"), nomination=waits[1], agree=42
    )

    for each in waits:
        move(each, "approve", leader)
    assert [fresh(each).state for each in waits] == ["approved", "approved"]


def test_the_meetings_page_takes_no_votes_for_it(one, leader, sign_in):
    (row,) = sign_in(leader).get(reverse("nominations:approval")).context["rows"]

    assert [problem.text for problem in row.stops] == [STOPPED]


def test_what_the_leadership_approved_by_its_word_is_not_said_again(office, leader, sign_in):
    one = make.nomination(state="submitted")
    move(one, "verify", office)
    related(one, office)
    word(one, office, leader)
    Ballot.objects.create(
        meeting=make.meeting(unit=leader.unit, kind="approval"), nomination=one, agree=42
    )
    move(one, "approve", leader)

    shown = page(sign_in(leader), reverse("nominations:detail", args=[one.code])).words()

    assert VERIFIER not in shown


def test_no_paper_that_leaves_the_house_warns_of_it(office, leader, sign_in):
    """It is the leadership's to weigh; of a list the city reads it says nothing."""
    one = approved(office, leader)
    before = looked_into("role_models", one.conference)

    interests.declare(fresh(one), is_related=True, by=leader, at=LATER)

    assert (looked_into("role_models", one.conference), before[1]) == (before, [])


# --- Who waits for the leadership's word ----------------------------------------------------------


def waiting(client):
    """How many the first page says wait for a word, and the codes behind its link."""
    home = page(client, "/").root
    links = [a for a in home.all("a") if "chờ ý kiến lãnh đạo" in a.words()]
    if not links:
        return 0, []
    listed = client.get(links[0].attrs["href"].partition("#")[0]).context
    return int(links[0].words().split()[1]), [row.code for row in listed["rows"]]


def test_the_leadership_reads_who_waits_for_its_word(alone, leader, sign_in):
    one, _ = make.nomination(state="submitted"), make.nomination(state="submitted")
    related(one, alone)
    client = sign_in(leader)

    assert waiting(client) == (1, [one.code])
    panel = page(client, reverse("nominations:detail", args=[one.code])).root
    head = [n for n in panel.all("div") if WORD in n.words() and "note" in n.attrs.get("class", "")]
    links = [a.attrs["href"] for a in head[0].all("a")]
    assert links == [reverse("nominations:interest", args=[one.code])]

    word(one, alone, leader)
    assert waiting(client) == (0, [])


def test_the_office_has_no_word_to_give_and_reads_no_number(alone, leader, sign_in):
    related(make.nomination(state="submitted"), alone)

    assert waiting(sign_in(alone)) == (0, [])


@pytest.mark.parametrize(
    ("other", "waits"),
    [
        ("free", False),
        ("gone", True),
        ("related", True),
        ("allowed", False),
        ("sender", True),
        ("hand", True),
        ("elsewhere", True),
        ("leader", True),
    ],
)
def test_it_waits_where_nobody_else_may(other, waits, alone, leader, sign_in):
    """As the guard says to whoever is related: one of the two is able, or nobody is."""
    role = Role.LEADERSHIP if other == "leader" else Role.CULTURE_OFFICE
    two = make.user(role=role, is_active=other != "gone")
    one = make.nomination(state="submitted", sent_by=two if other == "sender" else None)
    related(one, alone)
    if other in ("related", "allowed"):
        make.interest(one, user=two, word="Đồng ý" if other == "allowed" else "")
    if other == "hand":
        of = {"target": "nomination", "target_code": one.code, "commune_code": one.commune_code}
        audit.record(by=two, at=make.AT, action="amend", **of)
    if other == "elsewhere":
        away = make.commune(code="11119", name="xã Khác", place="Khác")
        type(two).objects.filter(pk=two.pk).update(commune=away)

    assert waiting(sign_in(leader)) == ((1, [one.code]) if waits else (0, []))


@pytest.mark.parametrize("state", ["returned", "rejected", "approved", "closed"])
def test_nothing_waits_for_a_word_where_nobody_decides(state, alone, leader, sign_in):
    Interest.objects.create(
        nomination=make.nomination(state=state), user=alone, is_related=True, at=make.AT
    )

    assert waiting(sign_in(leader)) == (0, [])


def test_a_leader_who_is_the_only_one_and_related_waits_for_a_word(leader, sign_in):
    one = make.nomination(state="verified")
    related(one, leader)

    assert waiting(sign_in(leader)) == (1, [one.code])

    make.user(role=Role.LEADERSHIP, unit=leader.unit)
    assert waiting(sign_in(leader)) == (0, [])


def test_what_was_said_at_a_dossier_closed_for_it_is_told_of_the_one_that_is_kept(
    alone, leader, sign_in
):
    kept, done = make.nomination(state="submitted"), make.nomination(state="submitted")
    move(done, "verify", alone)
    for number, into in enumerate((kept, done)):
        unit = make.unit(name=f"Thôn {number}")
        make.interest(make.nomination(state="closed", kept_as=into, unit=unit), user=alone)
    client = sign_in(leader)

    both = [kept.code, done.code]
    assert (waiting(client), told(client, done)) == ((2, both), (True, True, False))

    interests.give_word(fresh(done), of=alone, word="Đồng ý", by=leader, at=make.AT)
    interests.give_word(fresh(kept), of=alone, word="Đồng ý", by=leader, at=make.AT)
    assert (waiting(client), told(client, done)) == ((0, []), (False, False, False))
