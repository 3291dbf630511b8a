"""The right stands at the verb: every public action is called by every role (issue: a door helper).

Pages ask too, but no action leans on its page. One that this table does not know fails.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from accounts.enums import Permission, Role
from accounts.models import AuditEvent
from accounts.permissions import GRANTS
from accounts.problems import Refused
from conferences import actions as conference_actions
from conferences import jobs
from conferences.models import DeadlineMark
from conferences.plan import read
from conferences.plans import path_of
from conferences.workflow import NO_RIGHT
from nominations.models import Evidence
from reports.models import AwardCount, ReportFile
from tests import make
from tests.conferences.verbs import OF_PEOPLE
from tests.nominations.verbs import OF_DOSSIERS
from tests.notices.verbs import OF_REMINDERS
from tests.rooms import WITH_ACTIONS
from tests.sheets.verbs import VERBS

pytestmark = pytest.mark.django_db
P = Permission
# Called by actions only, after they asked: they write what was done into the log.
TELLERS = (
    "recording.record", "handing.whole", "corrections.write_corrected",
    "renamed.forget_there", "inline.note_check", "checklist.write_answers",
    "unit_minutes.move_minutes", "reviews.of_unit", "reviews.that_day",
    "reviews.demand_correctable", "reviews.mend", "unit_minutes.set_hour", "unit_minutes.is_taken",
    "rows.follow_start", "marks.tell", "plans.bring", "taken_off.settle", "marks.drop_deadlines",
    "editions.keep_edition", "people.note_account", "asked_figures.answer_requests",
    "asked_figures.more_votes_than_asked", "reviews.asked_of_office",
)  # fmt: skip


def every_action() -> Iterator[tuple[str, Callable]]:
    """Whatever a person may be the hand of, by its full name."""
    for app in WITH_ACTIONS:
        top = importlib.import_module(f"{app}.actions")
        below = pkgutil.iter_modules(getattr(top, "__path__", []))
        names = [f"{app}.actions", *(f"{app}.actions.{module.name}" for module in below)]
        for module in map(importlib.import_module, names):
            for name, found in inspect.getmembers(module, inspect.isfunction):
                public = found.__module__ == module.__name__ and not name.startswith("_")
                if public and "by" in inspect.signature(found).parameters:
                    yield f"{module.__name__}.{name}", found


ACTIONS = {name: action for name, action in every_action() if not name.endswith(TELLERS)}


class World:
    """One commune with a thing for every verb to be done to."""

    def __init__(self):
        self.unit, self.conference = make.unit(), make.conference()
        self.draft = make.nomination(unit=self.unit)
        self.sent = make.nomination(unit=self.unit, state="submitted")
        self.verified = make.nomination(unit=self.unit, state="verified")
        self.guest = make.delegate()
        self.person = make.delegate(
            group="role_model", state="confirmed",
            nomination=make.nomination(unit=self.unit, state="approved"),
        )  # fmt: skip
        office = make.user(role=Role.CULTURE_OFFICE)
        self.mark = DeadlineMark.objects.filter(unit=self.unit).first()
        self.own = self.conference.deadlines.last_due().marks.create(unit=self.unit)
        importlib.import_module("agenda.actions").set_up(
            conference=self.conference, by=office, at=make.AT
        )
        self.item = self.conference.agenda.first()
        self.award = AwardCount.objects.create(
            conference=self.conference, year=2024, form="Giấy khen", category="direct", count=3
        )
        self.paper = ReportFile.objects.create(
            conference=self.conference, kind="role_models", format="pdf", reason="Thử",
            asked_by=office, asked_at=make.AT, as_of=make.AT,
            job=jobs.wish(kind="report", key="thu", payload={}),
        )  # fmt: skip
        self.sent_paper = make.paper(conference=self.conference, state="sent")
        self.approval = make.meeting(unit=self.unit, kind="approval")
        self.minutes = make.minutes(of=self.approval)
        self.file = Evidence.objects.filter(nomination=self.draft).first()
        self.removed = make.removed_file(self.draft)
        self.sent_file = Evidence.objects.filter(nomination=self.sent).first()


def _paper(state, **more):
    return lambda w: {"paper": make.paper(conference=w.conference, state=state)} | more


# Full name → the right it takes, and what it is called with.
TABLE: dict[str, tuple[Permission | tuple[Permission, ...], Callable[[World], dict]]] = {
    "conferences.actions.extend": (
        P.DEADLINE_EXTEND,
        lambda w: {"mark": w.mark, "until": make.AT + timedelta(days=9), "reason": "Mất điện"},
    ),
    "conferences.actions.slips.issue_code": (
        P.UNIT_MANAGE, lambda w: {"conference": w.conference, "unit": w.unit, "now": make.AT},
    ),
    "conferences.actions.slips.issue_links": (
        P.UNIT_MANAGE,
        lambda w: {"conference": w.conference, "tokens": {w.unit: conference_actions.new_token()}},
    ),
    "conferences.actions.plans.load_plan": (
        P.PLAN_EDIT,
        lambda w: {
            "plan": read(path_of("2025-dai-son")), "plan_file": "2025-dai-son",
            "commune": w.unit.commune,
        },
    ),
    "conferences.actions.mark_met": (P.DEADLINE_MARK, lambda w: {"mark": w.own, "done": True}),
    "conferences.actions.slips.revoke_links": (
        P.UNIT_MANAGE, lambda w: {"conference": w.conference, "units": [w.unit]},
    ),
    **OF_PEOPLE,
    **OF_DOSSIERS,
    **OF_REMINDERS,
    "delegates.actions.arrivals.add": (
        P.DELEGATE_EDIT,
        lambda w: {
            "conference": w.conference, "group": "guest", "full_name": "Đỗ Văn Khách",
            "gender": "male",
        },
    ),
    "delegates.actions.arrivals.edit": (
        P.DELEGATE_EDIT,
        lambda w: {"delegate": w.guest, "seen": None, "full_name": "Đỗ Thị Khách"},
    ),
    "delegates.actions.arrivals.take_in": (
        P.DELEGATE_EDIT, lambda w: {"conference": w.conference, "codes": None},
    ),
    "delegates.actions.moves.confirm_many": (P.DELEGATE_EDIT, lambda w: {"delegates": [w.guest]}),
    "delegates.actions.moves.give_mandate": (P.DELEGATE_EDIT, lambda w: {"delegate": w.person}),
    "delegates.actions.moves.move": (
        P.DELEGATE_EDIT, lambda w: {"delegate": w.guest, "name": "confirm"},
    ),
    "delegates.actions.moves.take_mandate": (P.DELEGATE_EDIT, lambda w: {"delegate": w.person}),
    "agenda.actions.add": (
        P.AGENDA_EDIT, lambda w: {"conference": w.conference, "title": "Văn nghệ", "minutes": 9},
    ),
    "agenda.actions.edit": (
        P.AGENDA_EDIT,
        lambda w: {"item": w.item, "minutes": 9, "presenter": "Ban", "note": "", "seen": None},
    ),
    "agenda.actions.remove": (P.AGENDA_EDIT, lambda w: {"item": w.item}),
    "agenda.actions.set_start": (
        P.AGENDA_EDIT, lambda w: {"conference": w.conference, "starts_at": make.AT, "seen": None},
    ),
    "agenda.actions.set_up": (P.AGENDA_EDIT, lambda w: {"conference": w.conference}),
    "agenda.actions.shift": (P.AGENDA_EDIT, lambda w: {"item": w.item, "by_places": 1}),
    **VERBS,
    "reports.actions.ask_for": (
        P.REPORT_EXPORT,
        lambda w: {
            "conference": w.conference, "kind": "role_models", "format": "pdf", "reason": "Thử",
        },
    ),
    "reports.actions.count_awards": (
        P.REPORT_EDIT,
        lambda w: {
            "conference": w.conference, "year": 2023, "form": "Giấy khen", "category": "direct",
            "authority": "", "count": 4,
        },
    ),
    "reports.actions.drop_awards": (P.REPORT_EDIT, lambda w: {"award": w.award}),
    "reports.actions.retry": (P.REPORT_EXPORT, lambda w: {"report": w.paper}),
    "reports.actions.write_part": (
        P.REPORT_EDIT,
        lambda w: {"conference": w.conference, "key": "movements", "text": "Tốt", "seen": ""},
    ),
    "reports.actions.handing.hand_out": (P.REPORT_VIEW, lambda w: {"report": w.sent_paper}),
    "reports.actions.handing.hand_out_scan": (P.REPORT_VIEW, lambda w: {"report": w.sent_paper}),
    "reports.actions.issuing.issue": (
        P.REPORT_ISSUE, _paper("working", number="1/BC", issued_on=make.AT.date()),
    ),
    "reports.actions.issuing.move": (P.REPORT_ISSUE, _paper("issued", name="send_paper")),
    "reports.actions.issuing.present": (P.REPORT_ISSUE, _paper("working")),
    "reports.actions.issuing.send": (P.REPORT_ISSUE, _paper("issued")),
    "reports.actions.issuing.take_back": (P.REPORT_ISSUE, _paper("to_sign")),
    "reports.actions.issuing.unissue": (P.REPORT_ISSUE, _paper("issued", note="Nhầm")),
}  # fmt: skip


def refused_for_want_of_right(action: Callable, given: dict, by) -> bool:
    """Whether the answer was that this person may not; nothing is left behind either way."""
    at = {"at": make.AT} if "at" in inspect.signature(action).parameters else {}
    with transaction.atomic():
        try:
            answer = action(**given, by=by, **at)
            answer = answer if isinstance(answer, list) else []
            problems = [p for result in answer for p in getattr(result, "problems", ())]
        except Refused as refused:
            problems = refused.problems
        except Exception:
            problems = []
        transaction.set_rollback(True)
    return problems == [NO_RIGHT]


def test_the_table_knows_every_action():
    assert set(TABLE) == set(ACTIONS)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_role_is_asked_at_the_verb(name):
    """Whoever holds the right may; the others, a neighbour and another commune's office may not."""
    rights, given = TABLE[name]
    rights = rights if isinstance(rights, tuple) else (rights,)
    world, before = World(), AuditEvent.objects.count()
    nowhere = (Role.CITY_BOARD, Role.TECHNICIAN)

    people = {
        role: make.user(role=role, unit=None if role in nowhere else world.unit) for role in Role
    }
    refused = {
        role
        for role, person in people.items()
        if refused_for_want_of_right(ACTIONS[name], given(world), person)
    }
    elsewhere = make.commune(code="11119", name="xã Khác", place="Khác")
    strangers = [
        make.user(unit=make.unit(name="Thôn Liêu Xá")),
        *(make.user(role=role, commune=elsewhere) for role in (Role.CULTURE_OFFICE, "leadership")),
    ]

    assert refused == {role for role in Role if not set(rights) & set(GRANTS[role])}
    for stranger in strangers:
        assert refused_for_want_of_right(ACTIONS[name], given(world), stranger)
    assert AuditEvent.objects.count() == before
