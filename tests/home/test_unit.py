"""A unit's first page: its numbers are the rows behind them, its sentences lead somewhere."""

import re

import pytest

from accounts.enums import Role
from conferences.calendar import vn_short
from conferences.models import DeadlineMark
from nominations.models import Nomination
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = pytest.mark.django_db
DAYS = [make.AT, make.AT.replace(day=19, hour=23), make.AT.replace(day=20), make.AT.replace(day=28)]
OVER = make.AT.replace(day=20, hour=0)


@pytest.fixture
def village(sign_in):
    unit = make.unit()
    make.conference()
    client = sign_in(make.user(unit=unit))
    client.unit = unit
    return client


def task(village) -> tuple:
    """The row of the unit's duty: its words and where it leads."""
    page = Page(text(village.get("/")))
    row = next(a for a in page.all("a") if "Giới thiệu điển hình tiên tiến" in a.words())
    return row.words(), row.attrs["href"]


@pytest.mark.parametrize("at", DAYS)
def test_the_number_sent_leads_to_just_as_many_rows(at, village, monkeypatch):
    """Before the deadline it opened an empty dossier, after it the list of deadlines."""
    monkeypatch.setattr("accounts.web.moment", lambda: at)
    for state in ("draft", "submitted", "returned", "verified", "approved", "rejected", "annulled",
                  "stopped"):  # fmt: skip
        sent = None if state == "draft" else make.AT
        until = make.AT.replace(day=22) if state == "returned" else None
        make.nomination(unit=village.unit, state=state, submitted_at=sent, amend_until=until)

    words, there = task(village)
    rows = village.get(there).context["rows"]

    assert re.search(r"Đã gửi (\d+) hồ sơ", words)[1] == "5"
    assert "Không tính 1 hồ sơ đang cần bổ sung" in words
    assert sorted(row.nomination.state for row in rows) == [
        "annulled", "approved", "rejected", "submitted", "verified",
    ]  # fmt: skip
    page = text(village.get(there))
    assert "5 hồ sơ, 5 người theo điều kiện lọc" in page
    assert 'Đã gửi, không tính hồ sơ đang bổ sung, dừng xét <span class="count">5</span>' in page


def test_with_nothing_sent_the_duty_leads_to_a_new_dossier_while_there_is_time(
    village, monkeypatch
):
    make.nomination(unit=village.unit)

    assert task(village)[1] == "/ho-so/moi/"
    monkeypatch.setattr("accounts.web.moment", lambda: OVER)
    assert task(village)[1] == "/hoi-nghi/tien-do/"


def test_a_row_that_came_back_does_not_count_as_sent_in_words_either(village):
    make.nomination(unit=village.unit, state="returned", submitted_at=make.AT)

    assert "gửi 16/8/2025, Phòng trả lại" in text(village.get("/"))


def test_a_dossier_the_office_types_in_is_not_shown_as_the_units_own(village):
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng VHXH", kind="office"))
    paper = make.nomination(unit=village.unit, entered_by=office.unit, full_name="Vũ Văn Giấy")

    home = Page(text(village.get("/"))).one("main").words()
    step = Page(text(village.get(f"/ho-so/{paper.code}/buoc/ai/"))).one("main").words()

    assert "Vũ Văn Giấy: làm tiếp Phòng đang nhập thay theo bản giấy của đơn vị." in home
    assert f"{paper.code} · Phòng đang nhập thay" in home
    assert "Phòng đang nhập thay đơn vị hồ sơ này, theo bản giấy." in step


def test_a_draft_that_is_too_late_is_shown_and_not_asked_to_be_filled_in(village, monkeypatch):
    late = make.nomination(unit=village.unit, birth_year=None)
    assert village.get(f"/ho-so/{late.code}/tiep/").status_code == 200
    monkeypatch.setattr("accounts.web.moment", lambda: OVER)

    assert village.get(f"/ho-so/{late.code}/tiep/").url == f"/ho-so/{late.code}/gui/"


def test_where_it_says_call_the_office_the_number_stands_beside(village, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: OVER)
    draft = make.nomination(unit=village.unit)
    back = make.nomination(unit=village.unit, state="returned", submitted_at=make.AT)
    Nomination.objects.filter(pk=back.pk).update(amend_until=OVER, reply="Thiếu biên bản")
    called = "gọi Phòng Văn hóa - Xã hội (0220 000 0128 )"

    home = Page(text(village.get("/"))).one("main").words()
    told = {
        where: Page(text(village.get(where))).one("main").words()
        for where in (
            f"/ho-so/{draft.code}/gui/",
            f"/ho-so/{back.code}/",
            f"/ho-so/{back.code}/gui/",
            "/ho-so/moi/",
        )
    }

    assert home.count(called) == 2
    assert {where: words.count(called) for where, words in told.items()} == dict.fromkeys(told, 1)
    again = "Phòng Văn hóa - Xã hội có thể đặt lại hạn bổ sung cho hồ sơ này."
    assert again in home
    assert again in told[f"/ho-so/{back.code}/"]
    assert again in told[f"/ho-so/{back.code}/gui/"]


def test_the_last_day_to_send_again_is_the_same_on_every_page(village, sign_in):
    """The office's list forgot the day the unit was given on top."""
    back = make.nomination(unit=village.unit, state="returned", submitted_at=make.AT)
    Nomination.objects.filter(pk=back.pk).update(amend_until=OVER, reply="Thiếu biên bản")
    mark = DeadlineMark.objects.get(unit=village.unit, deadline__key="list_approved")
    DeadlineMark.objects.filter(pk=mark.pk).update(extended_to=make.AT.replace(day=22, hour=0))
    last = vn_short(make.AT.replace(day=21).date())
    office = sign_in()

    pages = [
        text(village.get("/")),
        text(village.get("/ho-so/")),
        text(village.get(f"/ho-so/{back.code}/gui/")),
        text(office.get("/ho-so/")),
        text(office.get(f"/ho-so/{back.code}/")),
    ]

    assert [(last in page, "hết 19/8/2025" in page) for page in pages] == [(True, False)] * 5


@pytest.mark.parametrize("number", [1, 3])
def test_a_units_page_asks_six_times_and_reads_no_votes(number, village, django_assert_num_queries):
    for state in ("draft", "returned", "submitted")[:number]:
        make.nomination(unit=village.unit, state=state)
    village.get("/")

    with django_assert_num_queries(6):  # the last: which reminders wait to be read
        home = village.get("/").context["home"]

    assert len(home.rows) == home.page.paginator.count == number
