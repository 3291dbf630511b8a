"""The plan loaded: rows and events once, what changed with its sentence, and the command."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from conferences import actions
from conferences.models import Conference, Deadline, DeadlineMark, PlanEdition, PlanFigure
from conferences.plan import read
from conferences.plans import path_of
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NAME = "2025-dai-son"
PLAN = read(path_of(NAME))


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE, commune=make.commune(), username="vhxh")


def load(by, at, plan=PLAN, **how):
    return actions.load_plan(plan, plan_file=NAME, commune=make.commune(), by=by, at=at, **how)


def with_figure(key, **changes):
    figures = tuple(replace(f, **changes) if f.key == key else f for f in PLAN.figures)
    return replace(PLAN, figures=figures)


def happened():
    events = AuditEvent.objects.order_by("pk")
    return [(e.action, e.target_code, e.before, e.after) for e in events]


def everything():
    models = (Conference, PlanEdition, PlanFigure, Deadline, DeadlineMark, AuditEvent)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_plan_becomes_a_conference_with_its_figures_and_deadlines(by, at):
    conference = load(by, at)

    assert (conference.seats_limit, conference.seats_taken, conference.code_prefix) == (
        150,
        0,
        "HN25",
    )
    assert list(conference.figures.order_by("pk").values_list("key", "value", "leeway")) == [
        ("capacity", "150", "0"), ("role_model_share", "7/10", "1/20"),
        ("votes_in_favour", "1/2", "0"),
    ]  # fmt: skip
    assert [row.figure for row in conference.figures.order_by("pk")] == list(PLAN.figures)
    assert list(conference.deadlines.in_order().values_list("key", "due_at")) == [
        (deadline.key, deadline.due_at) for deadline in PLAN.deadlines
    ]
    assert happened() == [
        ("set_figure", "capacity", "", "150"),
        ("set_figure", "role_model_share", "", "7/10"),
        ("set_figure", "votes_in_favour", "", "1/2"),
        ("load_plan", "HN25", "", PLAN.document),
    ]


def test_loading_twice_changes_nothing(by, at):
    make.unit()
    load(by, at)
    before = everything()

    with CaptureQueriesContext(connection) as queries:
        load(by, at + timedelta(days=1))

    assert everything() == before
    written = re.findall(r'(?:INSERT INTO|UPDATE) "(\w+)"', " ".join(q["sql"] for q in queries))
    assert set(written) - {"conferences_conference"} == set(), "the conference's row is the gate"


def test_a_changed_figure_is_recorded_with_its_sentence(by, at):
    load(by, at)

    load(by, at, with_figure("capacity", value=Fraction(120), sentence="Tối đa 120 đại biểu."))

    assert Conference.objects.get().seats_limit == 120
    assert happened()[4:] == [
        ("set_figure", "capacity", "150", "120"),
        ("load_plan", "HN25", PLAN.document, PLAN.document),  # another edition
    ]
    assert AuditEvent.objects.order_by("-pk")[1].note == "II.4.2: Tối đa 120 đại biểu."


def test_of_one_moved_deadline_no_other_is_written(by, at):
    """Issue 8: every deadline was written anew whenever one of them was."""
    make.unit()
    load(by, at)
    moved = replace(PLAN.deadlines[0], due_at=PLAN.deadlines[0].due_at + timedelta(days=1))
    plan = replace(PLAN, deadlines=(moved, *PLAN.deadlines[1:]))

    with CaptureQueriesContext(connection) as queries:
        load(by, at, plan)

    inserts = [q["sql"] for q in queries if 'INSERT INTO "conferences_deadline"' in q["sql"]]
    assert [sql.count(PLAN.deadlines[1].sentence) for sql in inserts] == [0]
    assert [sql.count(moved.sentence.replace("'", "''")) for sql in inserts] == [1]


def test_a_moved_deadline_is_recorded_with_its_sentence(by, at):
    load(by, at)
    first, *rest = PLAN.deadlines
    moved = replace(first, due_at=first.due_at + timedelta(days=2))

    load(by, at, replace(PLAN, deadlines=(moved, *rest)))

    assert Deadline.objects.get(key="plan_reported").due_at == moved.due_at
    assert happened()[4:] == [
        ("set_deadline", "plan_reported", "trước ngày 15/8/2025", "trước ngày 17/8/2025"),
        ("load_plan", "HN25", PLAN.document, PLAN.document),  # another edition
    ]


def test_who_owes_a_deadline_follows_from_kind_and_name(by, at):
    make.unit(name="Thôn Liêu Xá")
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.unit(name="Văn phòng", kind=UnitKind.OFFICE, slug="van-phong")
    make.unit(name="Trung tâm", kind=UnitKind.CULTURE_CENTRE, slug="trung-tam-vh")
    make.unit(name="Thôn Khác", of=make.commune(code="11087", name="xã Khác", place="Khác"))

    load(by, at)

    owed = DeadlineMark.objects.values_list("deadline__key", "unit__slug")
    assert sorted(owed) == [
        ("conference_held", "phong-vhxh"),
        ("conference_held", "trung-tam-vh"),
        ("conference_held", "van-phong"),
        ("list_approved", "phong-vhxh"),
        ("list_approved", "thon-lieu-xa"),
        ("plan_reported", "phong-vhxh"),
        ("results_reported", "phong-vhxh"),
    ]


def test_a_unit_that_came_later_owes_from_the_next_loading_on(by, at):
    load(by, at)
    make.unit()

    load(by, at)

    assert DeadlineMark.objects.count() == 1


def test_the_command_loads_a_plan_and_a_second_time_changes_nothing(by):
    out = io.StringIO()
    call_command("load_plan", NAME, commune="11086", by="vhxh", stdout=out)
    before = everything()

    call_command("load_plan", NAME, commune="11086", by="vhxh", stdout=out)

    assert everything() == before
    assert [line for line in out.getvalue().splitlines() if not line.startswith("Ghi vào")] == [
        "xã Đại Sơn: Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I theo"
        " Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn."
    ] * 2  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "commune", "who", "words"),
    [
        ("khong-co", "11086", "vhxh", "Không có tệp kế hoạch khong-co."),
        ("../../x", "11086", "vhxh", "Không có tệp kế hoạch ../../x."),
        (NAME, "99999", "vhxh", "Không có xã mang mã 99999."),
        (NAME, "11086", "ai-do", "ai-do không phải người được nạp kế hoạch của xã Đại Sơn."),
        (NAME, "11086", "thon", "thon không phải người được nạp kế hoạch của xã Đại Sơn."),
    ],
)
def test_the_command_refuses_with_a_sentence(by, plan, commune, who, words):
    make.user(username="thon")

    with pytest.raises(CommandError) as refused:
        call_command("load_plan", plan, commune=commune, by=who)

    assert str(refused.value) == words
    assert Conference.objects.count() == 0


def test_the_command_refuses_a_plan_that_says_more_than_its_paper(by, monkeypatch, tmp_path):
    text = path_of(NAME).read_text("utf-8").replace('source = "II.4.2"', 'source = "IV.1"')
    (tmp_path / "sai.toml").write_text(text, "utf-8")
    monkeypatch.setattr("conferences.plans.files.HERE", tmp_path)

    with pytest.raises(CommandError, match="không có mục 'IV"):
        call_command("load_plan", "sai", commune="11086", by="vhxh")

    assert Conference.objects.count() == 0


def test_the_command_does_not_take_seats_from_people(by, at):
    """II.4.2: with more confirmed than the plan allows nothing is loaded at all."""
    load(by, at, with_figure("capacity", value=Fraction(200)))
    Conference.objects.update(seats_taken=180)
    before = everything()

    with pytest.raises(CommandError, match="nhiều hơn số tối đa"):
        call_command("load_plan", NAME, commune="11086", by="vhxh")

    assert everything() == before


def test_whose_leaders_choose_is_the_plans_and_nobodys_where_it_says_nothing(by, at):
    named = {"leaders_choose": ["office", "school"]}

    assert load(by, at).leaders_choose == ""
    replaced = replace(PLAN, conference={**PLAN.conference, **named})
    actions.load_plan(replaced, plan_file=NAME, commune=make.commune(), replace=True, by=by, at=at)
    one = Conference.objects.get()
    assert one.kinds_chosen_by_leaders == ["Cơ quan của xã", "Trường học"]
    assert [one.is_chosen_by_leaders(kind) for kind in ("office", "village")] == [True, False]
    silent = {key: said for key, said in PLAN.conference.items() if key != "leaders_choose"}
    assert load(by, at, replace(PLAN, conference=silent)).leaders_choose == ""
