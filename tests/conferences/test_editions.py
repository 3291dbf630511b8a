"""The plan is its newest edition in the database; a file is one way in and nothing after."""

import importlib
import json
from dataclasses import replace
from fractions import Fraction

import pytest
from django.apps import apps

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences import actions, plans
from conferences.facts import about, plan_of
from conferences.models import Conference, PlanEdition
from conferences.plan import Figure, as_text, of_text, read, sum_of
from conferences.plans import path_of
from tests import make
from tests.conferences import ward

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PLAN = read(path_of("2025-dai-son"))
EXACT = Figure(key="x-y", value=Fraction(2, 3), source="II", sentence="“Khoảng”, \\ và 'nháy'")


def load(plan, **how):
    by = make.user(role=Role.CULTURE_OFFICE, commune=make.commune())
    said = {"plan_file": "ban-sau", "commune": make.commune(), "at": make.AT, "by": by}
    return actions.load_plan(plan, **said | how)


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        read(ward.PATH),
        replace(PLAN, figures=(*PLAN.figures, EXACT), recipients=()),
        replace(PLAN, programme=(), summary=()),
    ],
)
def test_what_an_edition_keeps_is_read_as_the_very_same_plan(plan):
    assert of_text(as_text(plan)) == plan


def test_the_text_has_the_shape_of_a_file_with_days_as_words():
    raw = json.loads(as_text(read(ward.PATH)))

    assert {
        key: {name: one[name] for name in one if name in DAYS}
        for key, one in raw["deadline"].items()
    } == {
        "gui-ho-so": {"from": "2026-02-23", "to": "2026-02-27"},
        "duyet-danh-sach": {"at_latest": "2026-03-06T16:30:00"},
        "trang-tri": {"before": "2026-03-20"},
        "to-chuc": {"in_month": "2026-03"},
        "bao-cao": {"after": "to-chuc", "days": 5, "event": "kết thúc Hội nghị"},
    }
    assert raw["programme"]["sentence"] == "Chương trình"


DAYS = {"before", "at_latest", "from", "to", "on", "in_month", "after", "days", "event"}


def test_loading_keeps_the_first_edition_whole(at):
    make.unit()
    conference = load(PLAN, at=at)

    (edition,) = PlanEdition.objects.all()
    assert (edition.conference, edition.number, edition.plan_file) == (conference, 1, "ban-sau")
    assert (edition.document, edition.loaded_at) == (PLAN.document, at)
    assert edition.loaded_by.role == Role.CULTURE_OFFICE
    assert of_text(edition.text) == PLAN
    assert Conference.objects.get().plan_sum == sum_of(edition.text) == conference.plan_sum


def test_no_file_is_asked_once_it_is_loaded(monkeypatch, tmp_path):
    conference = load(PLAN, plan_file="khong-con-o-day")
    monkeypatch.setattr(plans, "KNOWN", {})

    assert plan_of(Conference.objects.get()) == PLAN
    assert about(conference).recipients == PLAN.recipients


def test_another_text_is_another_edition_and_the_newest_is_the_plan():
    """Also where no row of a figure or a day changed: what the report has to hold, say."""
    first = load(PLAN)
    other = replace(PLAN, summary=PLAN.summary[:2], document="Kế hoạch sửa đổi")

    second = load(other)
    load(other)

    assert [plan_of(one) for one in (second, Conference.objects.get())] == [other, other]
    assert [of_text(one.text) for one in first.editions.order_by("number")] == [PLAN, other]
    told = AuditEvent.objects.filter(action="load_plan").order_by("pk")
    assert list(told.values_list("before", "after", "note")) == [
        ("", PLAN.document, ""),
        (PLAN.document, "Kế hoạch sửa đổi", "bản thứ 2"),
    ]


def test_an_edition_that_would_be_refused_by_now_gives_way():
    conference = load(PLAN)
    conference.editions.update(text="{}")

    load(PLAN)

    assert [one.number for one in conference.editions.order_by("pk")] == [1, 2]


def test_an_edition_is_read_once_a_process(django_assert_num_queries, monkeypatch):
    conference = load(PLAN)
    monkeypatch.setattr(plans, "KNOWN", {})

    with django_assert_num_queries(1):
        assert plan_of(conference) is plan_of(Conference(plan_sum=conference.plan_sum))


def test_only_so_many_are_kept_at_hand(monkeypatch):
    conference = load(PLAN)
    monkeypatch.setattr(plans, "KNOWN", {str(number): PLAN for number in range(plans.MOST)})

    plan_of(conference)

    assert list(plans.KNOWN) == [conference.plan_sum]


def test_who_holds_an_older_row_reads_the_newest(monkeypatch):
    """A page that began before a load in another process: never an edition that is gone."""
    old = load(PLAN)
    other = replace(PLAN, recipients=("Ai đó;",))
    old = Conference.objects.get()
    load(other)
    monkeypatch.setattr(plans, "KNOWN", {})

    assert plan_of(old) == other


def test_standing_conferences_keep_what_their_file_says(tmp_path, settings):
    """The data migration, forward: one of ours, one of a commune's own."""
    settings.DATA_DIR = tmp_path
    make.unit()
    make.conference()
    theirs = ward.conference()
    Conference.objects.filter(pk=theirs.pk).update(plan_file=plans.keep(ward.PATH))
    PlanEdition.objects.all().delete()
    Conference.objects.update(plan_sum="")
    module = importlib.import_module("conferences.migrations.0014_first_editions")

    module.keep_first_editions(apps, None)

    ours, theirs = Conference.objects.order_by("pk")
    assert (plan_of(ours), plan_of(theirs)) == (PLAN, read(ward.PATH))
    assert (
        list(PlanEdition.objects.values_list("number", "loaded_by", "loaded_at"))
        == [(1, None, None)] * 2
    )
    load(PLAN, plan_file="2025-dai-son")
    assert PlanEdition.objects.count() == 2  # a second time changes nothing
