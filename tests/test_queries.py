"""No page makes more queries with 500 nominations than with a few; the busy pages make few."""

from collections.abc import Iterator, Set

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from nominations.enums import NominationState
from nominations.models import Nomination, SavedView
from nominations.web.walk import FLOWS
from reports.catalogue import ENTRIES
from tests import lots, make
from tests.addresses import AGENCY, ANYONE, NOMINATORS, TABLE
from tests.crowd import PAPER, PAPER_BYTES, PHOTO_BYTES, Crowd
from tests.kept import consent_of, saved_view
from tests.notices.rows import reminder
from tests.test_matrix import arguments

pytestmark = pytest.mark.django_db  # counted once, in the fixture
FEW, MANY = 14, 504  # two of every state; seventy-two of every state
DRAWN = (
    "nominations:receipt_paper", "nominations:nominee_sheet", "nominations:unit_minutes_paper",
    "nominations:blank_minutes", "nominations:blank_form",
)  # fmt: skip
Counts = dict[tuple[str, str, str], tuple[int, int]]  # route, role, address → status, queries
MOST = {  # queries of the pages people wait for, whoever opens them
    "nominations:list": 6,  # one for how many people its rows are
    "nominations:detail": 11,  # doubles, odd votes; changes; checks; consents
    "nominations:approval": 9,  # its paper: 2, whether it is stale; own items; what is unfinished
    "nominations:many": 8,  # own items; hands and relatives of who verifies; doubles
    "nominations:meetings": 5,
    "delegates:roll": 5,
    "delegates:take_in": 6,
    "nominations:new": 2,
    "nominations:step": 5,  # of the votes: which figures the office is asked for
    # Marks, units with heads, dossiers by state, what is back and since when; what went by Zalo.
    "home:owes": 7,
    "home:home": 8,  # of whoever approves one for votes half entered; one for reminders
    "delegates:quota": 4,  # who was put forward by two units, each once
    # What came in beside it since it was read; of those ticked, who has no sex; why asked.
    "sheets:show": 9,
}


def places(crowd: Crowd) -> dict[str, dict]:
    """The rows the addresses point at, as `arguments` wants them: all of the first village."""
    first = Nomination.objects.get(code="HN25-0000")
    mine = {"code": "HN25-0000"}
    return {
        "nomination": mine,
        "step": mine,
        "pair": mine | {"other": "HN25-0013"},  # of the same unit
        "nomination_move": mine | {"name": "return"},
        "evidence": {"pk": first.evidence.first().pk},
        "consent": mine | {"pk": (first.consents.first() or consent_of(first)).pk},
        "own_item": {"pk": 999_999},  # takes only a form
        "comment": {"pk": 999_999},  # takes only a form
        "grid_export": {"pk": 999_999},  # of one's own alone: tests/nominations
        "setback": mine | {"pk": 999_999},
        "nobody": {"pk": 999_999},  # the crowd has none
        "objection": {"pk": 999_999},
        "objection_file": {"pk": 999_999},
        "result": {"number": 999_999},  # of one's own press: tests/nominations
        "view": {"pk": (SavedView.objects.first() or saved_view()).pk},
        "evidence_thumbs": {"keys": first.evidence.first().pk},
        "removed": {"pk": 999_999},  # takes only a form
        "meeting": {"pk": crowd.approval.pk},
        "review": {"pk": first.ballots.of_review().get().meeting_id},
        "review_part": {"pk": first.ballots.of_review().get().meeting_id, "part": "nguoi-du"},
        "minutes": {"pk": crowd.approval.files.first().pk},
        "minutes_thumbs": {"keys": crowd.approval.files.first().pk},
        "unit": {"slug": first.unit.slug},
        "person": {"pk": crowd.head.pk},
        "mark": {"pk": crowd.conference.deadlines.get(key="list_approved").marks.first().pk},
        "mail": {"pk": 999_999},  # takes only a form
        "reminder": {"pk": (first.unit.reminders.first() or reminder(first.unit)).pk},
        "delegate": {"pk": crowd.conference.delegates.first().pk},
        "delegate_move": {"pk": crowd.conference.delegates.first().pk, "name": "withdraw"},
        "item": {"pk": crowd.conference.agenda.first().pk},
        "paper": {"pk": crowd.conference.papers.first().pk},
        "sheet": {"pk": crowd.sheet.pk},
    }


def addresses(name: str, rows: dict[str, dict]) -> Iterator[str]:
    """One address of every kind of page of a route; a dossier's page in every state it may have."""
    about = arguments(name, rows)
    if name == "nominations:step":
        for slug in (step.slug for step in FLOWS["individual"]):
            yield reverse(name, kwargs=about | {"step": slug})
    elif "code" in about:
        for number in range(len(NominationState)):
            yield reverse(name, kwargs=about | {"code": f"HN25-{number:04d}"})
    elif name == "reports:ask":
        yield from (reverse(name, kwargs={"kind": kind}) for kind in ENTRIES)
    else:
        yield reverse(name, kwargs=about)


def some_of(roles: Set[str], name: str) -> Set[str]:
    """A page is opened by the village's head where it is hers, and by a third of the others."""
    others = sorted(roles - {Role.VILLAGE_HEAD})
    return (roles & {Role.VILLAGE_HEAD} | {*lots.some(others, of=name)}) or roles


def measured(crowd: Crowd, clients: dict[str, Client]) -> Counts:
    """The queries of every page; of those people wait for, for everybody who may open it."""
    found: Counts = {}
    rows = places(crowd)
    for name in sorted(TABLE):
        roles = set(Role) if TABLE[name] is ANYONE else TABLE[name]
        if name in DRAWN:
            roles = roles - {AGENCY}  # drawing takes its second; one role shows it
        for role in sorted(roles if name in MOST else some_of(roles, name)):
            for address in addresses(name, rows):
                with CaptureQueriesContext(connection) as queries:
                    answer = clients[role].get(address)
                asked = len(queries)  # before another request forgets them
                if answer.streaming:
                    b"".join(answer.streaming_content)  # to its end, which closes the file
                if answer.status_code == 302:
                    clients[role].get(answer.url)  # where its message is shown, and not counted
                if answer.status_code != 405:
                    found[name, role, address] = answer.status_code, asked
                if name in DRAWN and answer.status_code == 200:
                    break
    return found


@pytest.fixture(scope="module")
def counts(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple[Counts, Counts]]:
    """With few and with many; nothing of it stays."""
    files = tmp_path_factory.mktemp("files")
    (files / PAPER).write_bytes(PAPER_BYTES)
    (files / "HN25-0000-minutes.jpg").write_bytes(PHOTO_BYTES)
    (files / "khong-co.jpg").write_bytes(PHOTO_BYTES)  # the minutes of `make.minutes`
    kept = override_settings(MEDIA_ROOT=files, REPORT_ROOT=files)
    with django_db_blocker.unblock(), kept, pytest.MonkeyPatch.context() as patch:
        patch.setattr("accounts.web.moment", lambda: make.AT)
        patch.setattr("nominations.views.public.MOST", 10_000)  # all from one address here
        patch.setattr("conferences.web.A_MINUTE", None)  # on a slow machine it ends in between
        # Of this process alone: every test of another empties the cache they share in Redis.
        patch.setattr("conferences.web.cache", LocMemCache("queries", {}))
        with transaction.atomic():
            crowd = Crowd()
            clients = {role: Client() for role in Role}
            for role, client in clients.items():
                unit = crowd.units[0] if role in NOMINATORS else None
                client.force_login(make.user(role=role, unit=unit))
            crowd.grow(to=FEW)
            for kind in ("meeting", "posting"):
                make.paper(kind=kind, format="pdf", conference=crowd.conference)
            for client in clients.values():  # asked once: what the bar on top then keeps
                client.get(reverse("conferences:link", kwargs={"token": "khong-co"}))
            few = measured(crowd, clients)
            crowd.grow(to=MANY)
            many = measured(crowd, clients)
            transaction.set_rollback(True)
    return few, many


def test_five_hundred_nominations_cost_no_page_one_query_more(counts):
    few, many = counts

    assert {key: (few[key], many[key]) for key in few if few[key] != many[key]} == {}
    assert few.keys() == many.keys()


def test_every_page_was_opened(counts):
    """A number counted on a page that was not there says nothing."""
    many = counts[1]
    opened = {name for (name, _, _), (status, _) in many.items() if status == 200}

    assert {name for name, _, _ in many} - opened == {
        "accounts:sign_in",  # leads the signed-in home
        "accounts:first_password",  # leads home whoever has chosen one
        "setup:code",  # there while no commune stands
        "nominations:posting_end",  # leads back where none runs
        "home:preview",  # of a unit that has written nothing, which leads to its first page
        "home:term",  # of a conference before the one of now
        "setup:commune",
        "nominations:nobody_paper",  # there is none
        "nominations:objections",
        "nominations:objection",
        "nominations:objection_file",
        "nominations:posting_word",
        "nominations:unposted",
        "nominations:posting",  # the plan of the crowd has nobody posted: test_posted_pages
        "posted:list",
        "posted:photo",
        "posted:say",
        "posted:received",
        "nominations:minutes_of",  # leads to the meeting's
        "nominations:take_whole",  # tells a script; opened by hand it leads home
        "nominations:told",  # leads to the list whoever pressed nothing (test_results_kept)
        "conferences:link",  # there is no such slip
        "accounts:kept",  # nothing was put aside
        "nominations:receipt_public",  # its token is not the one
        "nominations:evidence_thumbs",  # the crowd's file is no picture
        "nominations:minutes_thumbs",
        "nominations:export_show",  # of one's own alone
        "nominations:export_take",
        "nominations:approval_drop",  # of one's own votes alone
        "nominations:verify_many",  # an old address: it leads on
        "sheets:undo",  # the import of the crowd waits: it leads to the preview
    }


@pytest.mark.parametrize("name", MOST)
def test_pages_people_wait_for_ask_little(counts, name):
    asked = [queries for (route, _, _), (_, queries) in counts[1].items() if route == name]

    assert max(asked) == MOST[name]


def test_whoever_may_open_a_page_counts_there_sooner_or_later(monkeypatch):
    """And the village's head always where it is hers: some pages are open to her alone."""
    drawn = []
    for word in "abcdefghij":
        monkeypatch.setattr(lots, "WORD", word)
        drawn.append(some_of({*Role}, "nominations:history"))

    assert set().union(*drawn) == {*Role}
    assert set.intersection(*drawn) == ({*Role} if lots.WHOLE else {Role.VILLAGE_HEAD})
    assert {len(one) for one in drawn} == ({len(Role)} if lots.WHOLE else {3, 4})
    assert some_of({Role.LEADERSHIP}, "a page of one") == {Role.LEADERSHIP}
