"""Drafts are their unit's own: not in others' doubles, lists, meetings or files (B12)."""

import pytest

from accounts.enums import Role
from nominations.actions import decisions
from nominations.models import Ballot, Nomination
from nominations.web.hints import doubles_at_home
from nominations.workflow.values import likely_doubles
from tests import make

pytestmark = pytest.mark.django_db
SAME = {"full_name": "Nguyễn Thị Hòa", "birth_year": 1972}


@pytest.mark.parametrize("neighbour", ["Thôn Liêu Xá", "Thôn Mỗ Đoạn"])
def test_a_draft_nobody_sent_does_not_block_verification(neighbour, at):
    """Another unit's, or a second one of the same unit: the office sees neither."""
    sent = make.nomination(state="submitted", **SAME)
    make.nomination(unit=make.unit(name=neighbour), state="draft", **SAME)

    decisions.move(sent, "verify", by=make.user(role=Role.CULTURE_OFFICE), at=at)

    assert Nomination.objects.get(pk=sent.pk).state == "verified"
    assert likely_doubles(sent) == []


@pytest.mark.parametrize("state", ["submitted", "returned", "verified", "approved"])
def test_what_was_sent_is_a_likely_double(state):
    sent = make.nomination(state="submitted", **SAME)
    other = make.nomination(unit=make.unit(name="Thôn Liêu Xá"), state=state, **SAME)

    assert likely_doubles(sent) == [other]


def test_the_unit_is_reminded_of_its_own_drafts_alone():
    mine = make.nomination(state="draft", **SAME)
    second = make.nomination(state="draft", **SAME)
    make.nomination(unit=make.unit(name="Thôn Liêu Xá"), state="submitted", **SAME)

    assert doubles_at_home(mine, make.user(unit=mine.unit)) == [second]


def shown(client) -> list[tuple]:
    """The meetings page: day, unit, whose votes."""
    page = client.get("/ho-so/cuoc-hop/")
    return [
        (held.held_on.day, held.unit.name, [b.nomination.full_name for b in held.shown_ballots])
        for held in page.context["meetings"]
    ]


def test_the_offices_list_of_meetings_holds_no_name_and_no_votes_of_drafts(sign_in):
    village = make.unit()
    make.nomination(unit=village, state="submitted", full_name="Đã Gửi")
    make.nomination(unit=village, state="draft", full_name="Còn Nháp")
    today = make.nomination(unit=village, state="draft", full_name="Nháp Hôm Nay")
    Ballot.objects.filter(nomination=today).update(
        meeting=make.meeting(unit=village, held_on=make.AT.date())
    )
    make.nomination(unit=make.unit(name="Thôn Liêu Xá"), state="draft", full_name="Nháp Thôn Khác")

    office, head = shown(sign_in()), shown(sign_in(make.user(unit=village)))

    assert office == [(15, "Thôn Mỗ Đoạn", ["Đã Gửi"])]
    assert head == [
        (16, "Thôn Mỗ Đoạn", ["Nháp Hôm Nay"]),
        (15, "Thôn Mỗ Đoạn", ["Đã Gửi", "Còn Nháp"]),
    ]


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP])
def test_a_drafts_files_and_pages_are_not_there_for_the_office(role, sign_in):
    draft = make.nomination(state="draft")
    client = sign_in(role=role)
    file = draft.evidence.get()

    answers = [
        client.get(f"/ho-so/{draft.code}/").status_code,
        client.get(f"/ho-so/{draft.code}/viec/return/").status_code,
        client.get(f"/ho-so/tep/{file.pk}/").status_code,
    ]

    assert answers == [404, 404, 404]
    assert sign_in(make.user(unit=draft.unit)).get(f"/ho-so/{draft.code}/").status_code == 200
