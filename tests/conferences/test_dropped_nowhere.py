"""What a plan asks no longer is reminded of nowhere: the bar, papers, days that move, a reload."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from agenda.actions import set_start
from conferences import actions
from conferences.calendar import HANOI
from conferences.models import Deadline, DeadlineMark
from conferences.plan import PlanDeadline, read
from conferences.plans import path_of
from reports.workflow import owed
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PLAN = read(path_of("2025-dai-son"))
REPORT = PLAN.deadlines[-1]
SOON = PlanDeadline(
    key="som", title="Treo băng rôn", due_at=make.AT + timedelta(days=1), source="VI",
    sentence="X", kinds=("office",), units=(),
)  # fmt: skip
HANGS = replace(
    SOON, key="sau", title="Dọn hội trường", wording="relative", after="conference_held", days=2,
    event="họp", due_at=datetime(2025, 8, 27, tzinfo=HANOI),
)  # fmt: skip


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE, commune=make.commune(), username="vhxh")


@pytest.fixture
def office():
    return make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")


def load(by, *days):
    plan = replace(PLAN, deadlines=days)
    return actions.load_plan(plan, plan_file="x", commune=make.commune(), by=by, at=make.AT)


def bar(client, monkeypatch, at):
    monkeypatch.setattr("accounts.web.moment", lambda: at)
    return client.get("/hoi-nghi/tien-do/").context["next_deadline"]


def test_the_bar_on_top_does_not_name_it(by, office, sign_in, monkeypatch):
    load(by, *PLAN.deadlines, SOON)
    actions.mark_met(
        DeadlineMark.objects.get(deadline__key="som"), done=True, by=by, at=make.AT
    )  # fmt: skip
    client = sign_in(by)
    assert bar(client, monkeypatch, make.AT)["title"] == "Treo băng rôn"

    load(by, *PLAN.deadlines)

    assert Deadline.objects.get(key="som").still_asked is False
    assert bar(client, monkeypatch, make.AT)["title"] == PLAN.deadlines[1].title


def test_nobody_is_told_after_the_conference_to_report_what_is_asked_no_longer(
    by, office, sign_in, monkeypatch
):
    """Nor does the paper's sending meet it."""
    conference = load(by, *PLAN.deadlines)
    DeadlineMark.objects.filter(deadline__key=REPORT.key).update(extended_to=make.AT)
    DeadlineMark.objects.filter(deadline__key="conference_held").update(met_at=make.AT)
    paper = make.paper(conference=conference, kind="result", state="sent", told_ahead=False)
    client, after = sign_in(by), datetime(2025, 9, 20, tzinfo=HANOI)
    assert bar(client, monkeypatch, after)["title"] == REPORT.title
    assert owed(paper).count() == 1

    load(by, *PLAN.deadlines[:-1], replace(REPORT, units=()))

    assert DeadlineMark.objects.get(deadline__key=REPORT.key).still_asked is False
    assert bar(client, monkeypatch, after)["title"] == "Tất cả các hạn của kế hoạch đã qua"
    assert owed(paper).count() == 0


def test_its_day_does_not_follow_the_hour_of_the_programme(by, office):
    conference = load(by, *PLAN.deadlines, HANGS)
    actions.mark_met(
        DeadlineMark.objects.get(deadline__key="sau"), done=True, by=by, at=make.AT
    )  # fmt: skip
    load(by, *PLAN.deadlines)
    council = make.user(role=Role.COUNCIL_OFFICE, commune=conference.commune)

    set_start(
        conference=conference, starts_at=datetime(2025, 8, 20, 8, tzinfo=HANOI), seen=None,
        by=council, at=make.AT,
    )  # fmt: skip

    assert Deadline.objects.get(key="sau").due_at == HANGS.due_at
    assert not AuditEvent.objects.filter(action="set_deadline").exists()


def test_loaded_a_second_time_nothing_is_written_of_it(by, office):
    load(by, *PLAN.deadlines)
    DeadlineMark.objects.filter(deadline__key=REPORT.key).update(extended_to=make.AT)
    fewer = (*PLAN.deadlines[:-1], replace(REPORT, units=()))
    load(by, *fewer)

    with CaptureQueriesContext(connection) as queries:
        load(by, *fewer)

    assert [q["sql"] for q in queries if 'UPDATE "conferences_deadline' in q["sql"]] == []
