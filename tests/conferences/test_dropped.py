"""A plan loaded again that asks less: what nobody answered goes, what was answered stays apart."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions
from conferences.actions import NO_LONGER
from conferences.enums import Settling, Subject
from conferences.facts import deadline_board
from conferences.facts.owed import owed_by
from conferences.facts.units import unit_rows
from conferences.models import Conference, Deadline, DeadlineMark, PlanFigure
from conferences.plan import Figure, PlanDeadline, read
from conferences.plan.duties import Office, SeatTable, Task
from conferences.plans import path_of
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PLAN = read(path_of("2025-dai-son"))
DAY = PLAN.deadlines[0]
HALL = PlanDeadline(
    key="trang-tri", title="Trang trí hội trường", due_at=DAY.due_at, source="VI",
    sentence="Trang trí xong", kinds=("village",), units=(),
)  # fmt: skip
BANNER = replace(HALL, key="bang-ron", title="Treo băng rôn")
AGE = Figure(
    key="duoi-35", kind="minimum", title="Dưới 35", value=Fraction(10), source="II", sentence="10"
)
LIST = replace(HALL, key="duyet", settles="list_approved")
MORE = replace(PLAN, deadlines=(*PLAN.deadlines, HALL, BANNER), figures=(*PLAN.figures, AGE))


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE, commune=make.commune(), username="vhxh")


@pytest.fixture
def villages():
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    return [make.unit(name=f"Thôn {name}", slug=f"thon-{name.lower()}") for name in "ABC"]


def load(by, plan, **more):
    said = {"plan_file": "x", "commune": make.commune(), "at": make.AT}
    return actions.load_plan(plan, by=by, **said | more)


def mark(key, unit):
    return DeadlineMark.objects.get(deadline__key=key, unit=unit)


def stand(key):
    marks = DeadlineMark.objects.filter(deadline__key=key).order_by("unit__slug")
    return list(marks.values_list("unit__slug", "still_asked"))


def owed_only_by(plan, key, *, units=(), kinds=()):
    days = (replace(d, units=units, kinds=kinds) if d.key == key else d for d in plan.deadlines)
    return replace(plan, deadlines=tuple(days))


def test_who_owes_no_longer_leaves_where_nothing_was_done(by, villages):
    load(by, MORE)
    assert stand("trang-tri") == [("thon-a", True), ("thon-b", True), ("thon-c", True)]

    load(by, owed_only_by(MORE, "trang-tri", units=("thon-b",)))

    assert stand("trang-tri") == [("thon-b", True)]
    assert stand("bang-ron") == [("thon-a", True), ("thon-b", True), ("thon-c", True)]


def test_who_answered_stays_and_is_told_apart_and_counts_in_nothing(by, villages, sign_in):
    a = villages[0]
    conference = load(by, MORE)
    actions.mark_met(mark("trang-tri", a), done=True, by=by, at=make.AT)

    load(by, owed_only_by(MORE, "trang-tri", units=("thon-b",)))

    assert stand("trang-tri") == [("thon-a", False), ("thon-b", True)]
    (told,) = [
        one for one in deadline_board(conference, at=make.AT, also_dropped=True)
        if one.key == "trang-tri"
    ]  # fmt: skip
    assert [duty.unit for duty in told.duties] == ["Thôn B"]
    assert [(duty.unit, duty.met_at) for duty in told.dropped] == [("Thôn A", make.AT)]
    assert (told.met, told.is_met) == (0, False)
    assert [one.dropped for one in deadline_board(conference, at=make.AT)] == [()] * 6
    page = Page(text(sign_in(by).get("/hoi-nghi/tien-do/"))).one("main").words()
    assert (
        "Kế hoạch không còn giao cho các đơn vị sau, những gì đã ghi nhận được giữ lại: Thôn A:"
        " xong lúc"
    ) in page
    assert "Thôn C:" not in page


@pytest.mark.parametrize(
    "answer",
    [
        {"met_at": make.AT},
        {"met_at": make.AT, "sends_nobody": True},
        {"extended_to": make.AT, "extension_reason": "Bão"},
        {"amend_until": make.AT},
    ],
)
def test_every_kind_of_answer_keeps_what_was_answered(by, villages, answer):
    load(by, MORE)
    DeadlineMark.objects.filter(pk=mark("list_approved", villages[0]).pk).update(**answer)

    load(by, owed_only_by(MORE, "list_approved", units=("thon-b", "phong-vhxh")))

    assert stand("list_approved") == [
        ("phong-vhxh", True), ("thon-a", False), ("thon-b", True),
    ]  # fmt: skip


def test_what_is_asked_again_is_owed_again(by, villages):
    load(by, MORE)
    actions.mark_met(mark("trang-tri", villages[0]), done=True, by=by, at=make.AT)
    load(by, owed_only_by(MORE, "trang-tri", units=("thon-b",)))

    load(by, MORE)

    assert stand("trang-tri") == [("thon-a", True), ("thon-b", True), ("thon-c", True)]
    assert mark("trang-tri", villages[0]).met_at == make.AT


def test_what_the_plan_asks_no_longer_is_neither_noted_nor_moved(by, villages):
    load(by, MORE)
    one, other = mark("trang-tri", villages[0]), mark("list_approved", villages[0])
    actions.mark_met(one, done=True, by=by, at=make.AT)
    DeadlineMark.objects.filter(pk=other.pk).update(extended_to=make.AT)
    load(by, owed_only_by(owed_only_by(MORE, "trang-tri"), "list_approved"))

    for name, said in (("mark_met", {"done": False}), ("extend", {"until": None, "reason": ""})):
        found = mark("trang-tri" if name == "mark_met" else "list_approved", villages[0])
        with pytest.raises(Refused) as refused:
            getattr(actions, name)(found, **said, by=by, at=make.AT)
        assert str(refused.value) == NO_LONGER
    assert list(DeadlineMark.objects.by_hand().filter(unit=villages[0])) == [
        mark("bang-ron", villages[0])
    ]
    assert list(DeadlineMark.objects.of_dossiers()) == []


def test_a_unit_of_which_no_dossiers_are_asked_has_no_day_and_is_not_counted(by, villages):
    conference = load(by, PLAN)
    later = make.AT + timedelta(days=30)
    DeadlineMark.objects.update(extended_to=later)
    load(by, owed_only_by(PLAN, "list_approved", units=("thon-b",)))

    rows = {row.slug: row.send_by for row in unit_rows(conference, at=make.AT)}

    assert rows == {"phong-vhxh": None, "thon-a": None, "thon-b": later, "thon-c": None}
    assert owed_by(conference, ["thon-a"], at=make.AT) == []
    assert len(owed_by(conference, ["thon-b"], at=make.AT)) == 1


def test_a_day_the_plan_has_no_longer_goes_or_stays_for_what_was_answered(by, villages, sign_in):
    """Also where dossiers rest on the plan: nobody acts on a day that is noted by hand."""
    conference = load(by, MORE)
    make.nomination(conference=conference, unit=villages[1])
    actions.mark_met(mark("bang-ron", villages[0]), done=True, by=by, at=make.AT)

    load(by, PLAN)

    assert list(Deadline.objects.in_order().values_list("key", "still_asked")) == [
        ("plan_reported", True), ("bang-ron", False), ("list_approved", True),
        ("conference_held", True), ("results_reported", True),
    ]  # fmt: skip
    assert stand("bang-ron") == [("thon-a", False)]
    told = AuditEvent.objects.filter(action__startswith="drop_").order_by("pk")
    assert list(told.values_list("action", "target_code", "before", "after", "note")) == [
        ("drop_figure", "duoi-35", "10", "", "II: 10"),
        ("drop_deadline", "trang-tri", "trước ngày 15/8/2025", "", "VI: Trang trí xong"),
        ("drop_deadline", "bang-ron", "trước ngày 15/8/2025", "", "VI: Trang trí xong"),
    ]
    assert [one.key for one in deadline_board(conference, at=make.AT)] == [
        one.key for one in PLAN.deadlines
    ]
    client = sign_in(by)
    board, plan = (
        Page(text(client.get(f"/hoi-nghi/{there}/"))).one("main").words()
        for there in ("tien-do", "ke-hoach")
    )
    assert "Treo băng rôn Kế hoạch không còn nêu" in board
    assert "Không đơn vị nào còn phải làm việc này." in board
    assert "Treo băng rôn" not in plan + text(client.get("/"))

    load(by, MORE)
    assert set(Deadline.objects.values_list("still_asked", flat=True)) == {True}
    assert stand("bang-ron") == [("thon-a", True), ("thon-b", True), ("thon-c", True)]


def test_a_second_time_nothing_more_is_dropped(by, villages):
    load(by, MORE)
    actions.mark_met(mark("bang-ron", villages[0]), done=True, by=by, at=make.AT)
    load(by, PLAN)
    number = AuditEvent.objects.count()

    load(by, PLAN)

    assert AuditEvent.objects.count() == number


@pytest.mark.parametrize("kind", [one.value for one in Settling])
def test_what_the_code_acts_on_does_not_go_from_under_what_rests_on_it(by, villages, kind):
    """Exactly those of which there is one."""
    days = tuple(d for d in PLAN.deadlines if d.settles != kind)
    conference = load(by, replace(PLAN, deadlines=(*PLAN.deadlines, LIST)))
    make.nomination(conference=conference, unit=villages[0])
    fewer = replace(PLAN, deadlines=days if kind == "list_approved" else (*days, LIST))

    if kind in ("by_hand", "paper_dispatched"):
        load(by, fewer)
    else:
        with pytest.raises(Refused, match="không thay được nữa"):
            load(by, fewer)


@pytest.mark.parametrize(
    ("kind", "about", "stays"),
    [("votes", "", True), ("minimum", Subject.WOMEN, True), ("per_unit", "", False)],
)
def test_a_number_goes_unless_the_code_acts_on_it(by, villages, kind, about, stays):
    number = replace(AGE, key="x", kind=kind, about=about, value=Fraction(1))
    figures = tuple(one for one in PLAN.figures if one.kind != kind)
    conference = load(by, replace(PLAN, figures=(*figures, number)))
    make.nomination(conference=conference, unit=villages[0])

    if stays:
        with pytest.raises(Refused, match="không thay được nữa"):
            load(by, replace(PLAN, figures=figures))
    else:
        load(by, replace(PLAN, figures=figures))
    assert PlanFigure.objects.filter(key="x").exists() is stays


def test_another_day_of_its_own_rests_on_the_plan_too(by, villages):
    load(by, PLAN)
    DeadlineMark.objects.filter(unit=villages[0]).update(extended_to=make.AT)
    fewer = tuple(d for d in PLAN.deadlines if d.settles != "dossiers_sent")

    with pytest.raises(Refused, match="không thay được nữa"):
        load(by, replace(PLAN, deadlines=fewer), replace=True)

    assert Conference.objects.get().deadlines.count() == 4


def test_what_stands_in_the_plans_text_alone_is_what_the_newest_says(by, villages, sign_in):
    """Offices, tasks, seats, recipients: no rows of theirs, so nothing of the old ones is left."""
    seats = {"source": "II", "sentence": "Mỗi thôn 02 người"}
    charged = replace(
        PLAN,
        offices=(Office(unit="phong-vhxh", name="Phòng VHXH", source="VI"),),
        tasks=(Task(title="Việc cũ", source="VI", sentence="Làm", unit="phong-vhxh"),),
        seats=SeatTable(**seats, kinds=(("village", 2),), units=(("thon-a", 3),)),
    )
    load(by, charged)
    page = text(sign_in(by).get("/hoi-nghi/ke-hoach/"))
    assert "Việc cũ" in page
    assert "Mỗi thôn 02 người" in page

    load(by, PLAN)

    page = text(sign_in(by).get("/hoi-nghi/ke-hoach/"))
    assert "Việc cũ" not in page
    assert "Mỗi thôn 02 người" not in page
