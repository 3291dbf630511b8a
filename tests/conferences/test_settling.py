"""What settles a deadline is said by its row; another commune's plan goes through the whole."""

import importlib
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.apps import apps

from accounts.enums import Role
from accounts.models import AuditEvent, Unit
from accounts.problems import Refused
from agenda.actions import set_start
from conferences import actions
from conferences.calendar import HANOI
from conferences.enums import Standing
from conferences.facts import deadline_board
from conferences.facts.owed import owed_by
from conferences.models import Deadline, DeadlineMark
from conferences.plan import read
from conferences.plans import path_of
from nominations.actions import decisions
from nominations.models import Nomination
from reports.workflow import owed
from tests import make
from tests.conferences import ward
from tests.pages import Page
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TICK = timedelta(microseconds=1)
PLAN = read(path_of("2025-dai-son"))


def hanoi(*parts):
    return datetime(*parts, tzinfo=HANOI)


@pytest.fixture
def held():
    return ward.conference()


@pytest.fixture
def village(held):
    return held.commune.units.get(kind="village")


def test_what_stood_by_its_name_stands_by_what_settles_it():
    """Forward on data: the four rows of before, and one nobody knows."""
    make.unit()
    conference = make.conference()
    conference.deadlines.create(key="x", title="X", due_at=make.AT, source="VI", sentence="X")
    columns = ("key", "settles", "paper", "closes", "after_conference", "wording")
    Deadline.objects.update(settles="by_hand", paper="", closes=False, after_conference=False)
    moved = importlib.import_module("conferences.migrations.0012_days_as_the_plan_says_them")

    moved.say_what_settles(apps, None)

    assert list(Deadline.objects.order_by("due_at", "pk").values_list(*columns)) == [
        ("plan_reported", "by_hand", "", False, False, "before"),
        ("x", "by_hand", "", False, False, "before"),
        ("list_approved", "dossiers_sent", "", True, False, "before"),
        ("conference_held", "conference_held", "", False, True, "before"),
        ("results_reported", "paper_dispatched", "result", False, True, "before"),
    ]


P, SOON, LAST, OVER = Standing.PENDING, Standing.SOON, Standing.LAST_DAY, Standing.OVERDUE
STANDINGS = [  # written by hand: dossiers, list, hall, conference, report
    (hanoi(2026, 2, 2, 8), (P, P, P, P, P)),
    (hanoi(2026, 2, 24), (SOON, P, P, P, P)),
    (hanoi(2026, 2, 27, 23, 59, 59, 999999), (LAST, P, P, P, P)),
    (hanoi(2026, 2, 28), (OVER, P, P, P, P)),
    (hanoi(2026, 3, 6, 16, 30), (OVER, LAST, P, P, P)),
    (hanoi(2026, 3, 6, 16, 30) + TICK, (OVER, OVER, P, P, P)),
    (hanoi(2026, 3, 16), (OVER, OVER, SOON, P, P)),
    (hanoi(2026, 3, 19, 12), (OVER, OVER, LAST, P, P)),
    (hanoi(2026, 3, 31, 23), (OVER, OVER, OVER, LAST, P)),
    (hanoi(2026, 4, 1), (OVER, OVER, OVER, OVER, P)),
    (hanoi(2026, 4, 5, 23, 59), (OVER, OVER, OVER, OVER, LAST)),
    (hanoi(2026, 4, 6), (OVER, OVER, OVER, OVER, OVER)),
]


@pytest.mark.parametrize(("at", "stands"), STANDINGS)
def test_each_day_of_another_plan_stands_as_its_words_say(held, at, stands):
    board = deadline_board(held, at=at)

    assert tuple({duty.standing for duty in one.duties} for one in board) == tuple(
        {one} for one in stands
    )
    assert tuple(one.is_over for one in board) == tuple(one is OVER for one in stands)


def test_the_board_and_the_plans_page_say_the_plans_words(held, sign_in):
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=held.commune))
    board, plan = (
        Page(text(office.get(there))).one("main").words()
        for there in ("/hoi-nghi/tien-do/", "/hoi-nghi/ke-hoach/")
    )

    for words in (
        "Từ ngày 23/02/2026 đến ngày 27/02/2026",
        "Chậm nhất 16 giờ 30 ngày 06/3/2026",
        "Trước ngày 20/3/2026",
        "Trong tháng 3/2026",
        "05 ngày sau khi kết thúc Hội nghị (chậm nhất ngày 05/4/2026)",
    ):
        assert words in board
        assert words in plan
    assert "Trước ngày 20/3/2026 (hết ngày 19/3/2026)." in board
    assert "Từ ngày 23/02/2026 đến ngày 27/02/2026." in board


def test_home_leads_to_the_deadline_of_the_dossiers_whatever_its_name(held, village, sign_in):
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=held.commune))
    unit = sign_in(make.user(unit=village))

    assert "#han-gui-ho-so" in text(office.get("/"))
    words = Page(text(unit.get("/"))).one("main").words()
    assert "Giới thiệu điển hình tiên tiến" in words
    assert "từ ngày 23/02/2026 đến ngày 27/02/2026" in words


def test_sending_closes_by_its_own_row_and_settles_it(held, village):
    late, in_time = (make.nomination(unit=village) for _ in range(2))
    head = make.user(unit=village)

    with pytest.raises(Refused) as refused:
        decisions.move(late, "submit", by=head, at=hanoi(2026, 2, 28))
    decisions.move(in_time, "submit", by=head, at=hanoi(2026, 2, 27, 23, 59, 59, 999999))

    (problem,) = refused.value.problems
    assert (problem.rule, problem.source[:15]) == ("III.1", "Từ ngày 23/02/2")
    assert "gui-ho-so" in [
        mark.deadline.key for mark in DeadlineMark.objects.filter(unit=village).exclude(met_at=None)
    ]


def test_where_it_does_not_close_late_is_taken_and_told(held, village, sign_in, monkeypatch):
    Deadline.objects.filter(conference=held, key="gui-ho-so").update(closes=False)
    late, head = make.nomination(unit=village), make.user(unit=village)
    monkeypatch.setattr("accounts.web.moment", lambda: hanoi(2026, 3, 1))
    page = text(sign_in(head).get(f"/ho-so/{late.code}/"))

    decisions.move(late, "submit", by=head, at=hanoi(2026, 3, 1))

    assert "Vẫn gửi được, hồ sơ ghi “gửi muộn”." in page
    (duty,) = [
        duty for one in deadline_board(held, at=hanoi(2026, 3, 2)) if one.of_dossiers
        for duty in one.duties if duty.unit == village.name
    ]  # fmt: skip
    assert duty.standing is Standing.MET_LATE
    assert Nomination.objects.with_lateness().get().sent_late


@pytest.mark.parametrize(
    ("decided", "late"), [(hanoi(2026, 3, 6, 16, 30), False), (hanoi(2026, 3, 6, 16, 31), True)]
)
def test_the_day_of_approving_is_its_own_where_the_plan_has_one(held, village, decided, late):
    """Not the day of sending, which was over a week before."""
    make.nomination(unit=village, state="approved", decided_at=decided)

    assert Nomination.objects.with_lateness().get().decided_late is late
    assert Nomination.objects.narrowed({"late": "decided"}, at=decided).count() == int(late)


def test_the_bar_and_the_approval_say_the_list_s_own_day(held, sign_in, monkeypatch):
    leader = sign_in(make.user(role=Role.LEADERSHIP, commune=held.commune))
    said = "Đã qua hạn duyệt danh sách (chậm nhất 16 giờ 30 ngày 06/3/2026)."
    found = []
    for at in (hanoi(2026, 3, 6, 16, 30), hanoi(2026, 3, 6, 16, 30) + TICK):
        monkeypatch.setattr("accounts.web.moment", lambda at=at: at)
        found.append(said in text(leader.get("/ho-so/hop-xet-duyet/")))

    assert found == [False, True]


def test_its_report_is_settled_by_the_paper_it_names(held):
    marks = DeadlineMark.objects.filter(deadline__key="bao-cao")

    assert list(
        owed(make.paper(conference=held, kind="result", state="sent", told_ahead=False))
    ) == list(marks)
    assert (
        list(owed(make.paper(conference=held, kind="summary", state="sent", told_ahead=False)))
        == []
    )
    Deadline.objects.filter(key="bao-cao").update(settles="by_hand")
    assert (
        list(owed(make.paper(conference=held, kind="result", state="sent", told_ahead=False))) == []
    )


def test_a_paper_nobody_builds_is_refused_by_its_place(held):
    days = [replace(one, paper="giay-to") if one.paper else one for one in PLAN.deadlines]
    plan = replace(PLAN, deadlines=tuple(days))
    by = make.user(role=Role.CULTURE_OFFICE, commune=make.commune())

    with pytest.raises(Refused) as refused:
        actions.load_plan(plan, plan_file="x", commune=make.commune(), by=by, at=make.AT)

    assert str(refused.value) == (
        "deadline.results_reported.paper: phần mềm không có loại văn bản 'giay-to'. Các loại:"
        " awards, delegates, owes, posting, profiles, result, role_models, summary."
    )


def test_what_hangs_on_the_conference_follows_the_hour_of_the_programme(held):
    by = make.user(role=Role.COUNCIL_OFFICE, commune=held.commune)
    report = Deadline.objects.get(conference=held, key="bao-cao")

    for start in (hanoi(2026, 3, 18, 8), None):
        set_start(conference=held, starts_at=start, seen=None, by=by, at=make.AT)
        report.refresh_from_db()
        due = hanoi(2026, 3, 24) if start else hanoi(2026, 4, 6)
        assert report.due_at == due
        actions.load_plan(
            read(ward.PATH), plan_file="again", commune=held.commune, at=make.AT,
            by=make.user(role=Role.CULTURE_OFFICE, commune=held.commune),
        )  # fmt: skip
        report.refresh_from_db()
        assert report.due_at == due

    told = AuditEvent.objects.filter(action="set_deadline").order_by("pk")
    words = "05 ngày sau khi kết thúc Hội nghị (chậm nhất ngày {})"
    assert list(told.values_list("target_code", "before", "after")) == [
        ("bao-cao", words.format("05/4/2026"), words.format("23/3/2026")),
        ("bao-cao", words.format("23/3/2026"), words.format("05/4/2026")),
    ]


@pytest.mark.parametrize("rests", [True, False])
def test_what_settles_a_day_is_not_changed_under_what_rests_on_it(rests, at):
    make.unit()
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)
    if rests:
        make.nomination()
    days = [replace(d, settles="by_hand", closes=False) for d in PLAN.deadlines]
    plan = replace(PLAN, deadlines=tuple(replace(d, paper="") for d in days))

    if rests:
        with pytest.raises(Refused, match="không thay được nữa"):
            actions.load_plan(plan, plan_file="x", commune=conference.commune, by=by, at=at)
    else:
        actions.load_plan(plan, plan_file="x", commune=conference.commune, by=by, at=at)
    kinds = set(Deadline.objects.values_list("settles", flat=True))
    assert (kinds == {"by_hand"}) is not rests


def test_who_owes_is_told_in_the_plans_words(held, village):
    (said,) = owed_by(held, [village.slug], at=make.AT)

    assert said.startswith(
        "1 đơn vị vừa nhập có hạn: gửi hồ sơ giới thiệu từ ngày 23/02/2026 đến ngày 27/02/2026 (Kế"
        " hoạch, mục III.1"
    )
    assert Unit.objects.filter(commune=held.commune).count() == 3
