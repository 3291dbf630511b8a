"""A unit that may send again is not late, and an office's own dossier is not its gathering (14)."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps

from accounts.enums import Role, UnitKind
from conferences.facts import deadline_board
from conferences.models import DeadlineMark
from nominations.actions import decisions
from nominations.models import Nomination
from tests import make
from tests.pages import Page
from tests.reading import plain

pytestmark = pytest.mark.django_db
ROW = "han-list_approved"
DAY = timedelta(days=1)
DUE = make.AT.replace(day=20, hour=0)
BACK_UNTIL = DUE + 2 * DAY


@pytest.fixture
def office():
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    return make.user(role=Role.CULTURE_OFFICE, unit=unit)


def standing(conference, unit, at):
    board = deadline_board(conference, at=at)
    duties = [duty for d in board if d.key == "list_approved" for duty in d.duties]
    return next(duty.standing for duty in duties if duty.unit_id == unit.pk)


@pytest.fixture
def returned(office):
    one = make.nomination(state="submitted")
    decisions.move(one, "return", by=office, at=make.AT, note="Thiếu ảnh", amend_until=BACK_UNTIL)
    return one


@pytest.mark.parametrize(
    ("at", "stands"),
    [
        (DUE - DAY, "pending"),
        (DUE, "soon"),  # the plan's day is over, and it may send again for two days
        (BACK_UNTIL - timedelta(microseconds=1), "last_day"),
        (BACK_UNTIL, "overdue"),
    ],
)
def test_who_may_send_again_is_not_overdue(returned, at, stands):
    found = standing(returned.conference, returned.unit, at)

    assert found in ({"pending", "soon"} if stands == "pending" else {stands})


def test_sent_again_the_day_is_forgotten(returned):
    again = Nomination.objects.get(pk=returned.pk)
    decisions.move(again, "submit", by=make.user(unit=again.unit), at=DUE)

    mark = DeadlineMark.objects.get(unit=again.unit, deadline__key="list_approved")
    assert (mark.amend_until, mark.met_at) == (None, make.AT)
    assert standing(again.conference, again.unit, DUE + 30 * DAY) == "met"


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_an_offices_own_dossier_says_nothing_of_its_gathering(state, office):
    """Phòng stood as “Đã xong 17:04 ngày 14/8” with nine dossiers waiting for it."""
    one = make.nomination(state=state, unit=office.unit, on_roll=False)
    gathering, _ = DeadlineMark.objects.get_or_create(
        deadline=one.conference.deadlines.get(key="list_approved"), unit=office.unit
    )
    if state == "submitted":
        decisions.move(one, "return", by=office, at=make.AT, note="Thiếu ảnh")
        DeadlineMark.objects.filter(pk=gathering.pk).update(met_at=make.AT)  # by hand
        by = make.user(role=Role.UNIT_NOMINATOR, unit=office.unit)
        decisions.move(Nomination.objects.get(pk=one.pk), "submit", by=by, at=make.AT)
        expected = make.AT
    else:
        by = make.user(role=Role.UNIT_NOMINATOR, unit=office.unit)
        decisions.move(one, "submit", by=by, at=make.AT)
        expected = None

    assert DeadlineMark.objects.get(pk=gathering.pk).met_at == expected


def test_marks_of_before_learn_the_day(office):
    one = make.nomination(state="returned", amend_until=BACK_UNTIL)

    importlib.import_module("nominations.migrations.0011_amending").tell_marks(apps, None)

    marks = DeadlineMark.objects.filter(deadline__key="list_approved")
    assert marks.get(unit=one.unit).amend_until == BACK_UNTIL


def test_an_office_that_gathers_is_no_unit_without_dossiers(office, sign_in):
    """Its row says what it owes; the first page names only who has sent nothing."""
    village = make.unit()
    conference = make.conference()
    deadline = conference.deadlines.get(key="list_approved")
    DeadlineMark.objects.get_or_create(deadline=deadline, unit=office.unit)
    client = sign_in(office)

    home = client.get("/").context["home"]
    board = plain(client.get("/hoi-nghi/tien-do/"))

    assert ([duty.unit for duty in home.missing], home.missing_total) == ([village.name], 1)
    assert "Phòng Văn hóa - Xã hội Tổng hợp, trình lãnh đạo duyệt" in board
    assert "Thôn Mỗ Đoạn Tổng hợp" not in board


@pytest.mark.parametrize(
    ("sent", "gathered", "share", "board"),
    [
        (0, False, "0/3 đơn vị gửi xong; tổng hợp, trình duyệt chưa xong",
         "0 trên 3 đơn vị gửi hồ sơ đã xong; tổng hợp, trình duyệt chưa xong"),
        (2, False, "2/3 đơn vị gửi xong; tổng hợp, trình duyệt chưa xong",
         "2 trên 3 đơn vị gửi hồ sơ đã xong; tổng hợp, trình duyệt chưa xong"),
        (3, True, "3/3 đơn vị gửi xong; tổng hợp, trình duyệt đã xong",
         "3 trên 3 đơn vị gửi hồ sơ đã xong; tổng hợp, trình duyệt đã xong"),
    ],
)  # fmt: skip
def test_the_share_that_is_done_and_the_units_without_a_dossier_add_up(
    sent, gathered, share, board, office, sign_in
):
    """27/31 beside 3 units: the office that gathers was the fourth."""
    deadline = make.conference().deadlines.get(key="list_approved")
    units = [make.unit(name=f"Thôn {name}") for name in ("Bỉnh Di", "Liêu Xá", "Mỗ Đoạn")]
    DeadlineMark.objects.filter(deadline=deadline).delete()
    for number, unit in enumerate(units):
        met_at = make.AT if number < sent else None
        DeadlineMark.objects.create(deadline=deadline, unit=unit, met_at=met_at)
    met_at = make.AT if gathered else None
    DeadlineMark.objects.create(deadline=deadline, unit=office.unit, met_at=met_at)
    client = sign_in(office)

    home, page = client.get("/"), plain(client.get("/hoi-nghi/tien-do/"))
    behind = Page(client.get("/hoi-nghi/tien-do/?loc=chua-gui").content.decode())

    (section,) = [
        one for one in behind.root.all("section") if one.attrs.get("aria-labelledby") == ROW
    ]
    rows = [cell.words() for cell in section.all("th") if cell.attrs.get("scope") == "row"]
    assert rows == [unit.name for unit in units[sent:]]
    assert home.context["home"].missing_total == 3 - sent
    assert f"trước ngày 20/8/2025 · {share}" in plain(home)
    assert board in page
