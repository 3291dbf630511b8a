"""Tests the pages of the programme as people use them."""

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Permission, Role
from accounts.permissions import Place, may
from agenda import actions
from agenda.facts import running_order
from agenda.models import AgendaItem
from conferences.calendar import HANOI
from conferences.models import Conference
from tests import make
from tests.pages import seen
from tests.reading import links, texts

pytestmark = pytest.mark.django_db
SHOW, EDIT, ADD = reverse("agenda:programme"), reverse("agenda:edit"), reverse("agenda:add")
EDITORS = (Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE)
OUTSIDE = (Role.CITY_BOARD, Role.DOOR, Role.TECHNICIAN)
HTMX = {"HX-Request": "true"}


def text(response):
    return response.content.decode()


def part(html, root):
    """One part out of a page, tokens left aside."""
    found = html[html.index(f'id="{root}"') :].split("<aside")[0]
    return re.sub(r'value="[^"]{64}"', "", found).strip()


def url(name, item):
    return reverse(f"agenda:{name}", args=[item.pk])


@pytest.fixture
def eight(at):
    conference = make.conference()
    actions.set_up(conference=conference, by=make.user(role=Role.CULTURE_OFFICE), at=at)
    return conference


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.parametrize("role", Role.values)
def test_who_reads_and_who_edits(sign_in, eight, role):
    """Z1, Z5."""
    client, item = sign_in(role=role), AgendaItem.objects.first()
    writes = [EDIT, ADD, url("item", item), url("shift", item), url("remove", item)]

    assert client.get(SHOW).status_code == (403 if role in OUTSIDE else 200)
    assert client.get(EDIT).status_code == (200 if role in EDITORS else 403)
    if role not in EDITORS:
        assert [client.post(there).status_code for there in writes] == [403] * 5
        assert len(running_order(eight)) == 8


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("permission", [Permission.AGENDA_VIEW, Permission.AGENDA_EDIT])
def test_may_and_within_reach_agree(eight, role, permission):
    user, commune = make.user(role=role), make.commune()
    place = Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)

    reached = AgendaItem.objects.within_reach(user, permission).count()

    assert reached == (8 if may(user, permission, place=place) else 0)


def test_another_communes_items_are_404(sign_in, eight):
    """Z2."""
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.conference(of=other)
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=other))
    item = AgendaItem.objects.first()

    answers = [client.get(url("item", item))]
    answers += [client.post(url(name, item)) for name in ("item", "shift", "remove")]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert item.title not in text(client.get(SHOW))


def test_without_a_programme_the_one_button_makes_it(office):
    """U23."""
    make.conference()

    empty = office.get(SHOW)
    made = office.post(EDIT, {"viec": "tao"}, follow=True)

    assert "Tạo từ kế hoạch" in text(empty)
    assert "Đã tạo 8 việc từ kế hoạch." in text(made)
    assert "Đủ 8 việc của kế hoạch, đúng thứ tự." in text(made)


def test_readers_of_an_empty_programme_get_no_button(sign_in):
    make.conference()
    assert "Tạo từ kế hoạch" not in text(sign_in(role=Role.LEADERSHIP).get(SHOW))


def test_without_a_conference_there_is_no_programme(sign_in):
    make.commune()
    answer = sign_in(role=Role.CULTURE_OFFICE).get(SHOW)
    assert answer.headers.get("Location") == "/hoi-nghi/chuan-bi/"


def test_without_a_start_minutes_are_shown_and_said_so(office, eight):
    html = text(office.get(SHOW))
    assert "Chưa đặt giờ bắt đầu. Cả chương trình dài 3 giờ 20 phút." in html
    assert [b for b in texts(html, "b") if b.endswith(" phút")][:3] == [
        "15 phút",
        "30 phút",
        "60 phút",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "03/12/2025 08:00", "08:00 03/12/2025", "3/12/2025 8:00", "8h 3/12/2025", "8h00 3-12-2025",
        "8 giờ 00, ngày 03.12.2025", " 03/12/2025  08:00 ", "2025-12-03T08:00",
    ],
)  # fmt: skip
def test_the_start_is_read_day_first(office, eight, typed):
    """I8, U12: 03/12/2025 is the 3rd of December."""
    answer = office.post(
        EDIT, {"starts_at": typed} | seen(office, EDIT, form="start_form"), follow=True
    )

    assert Conference.objects.get().starts_at == datetime(2025, 12, 3, 8, 0, tzinfo=HANOI)
    assert "Đã lưu giờ bắt đầu." in text(answer)
    assert "Giờ bắt đầu phải trước hạn tổ chức Hội nghị. Hãy chọn ngày sớm hơn." in text(answer)
    assert "03/12/2025" in text(office.get(SHOW))
    assert "<b>08:00</b>" in text(office.get(SHOW))
    assert 'value="08:00 03/12/2025"' in text(office.get(EDIT))


@pytest.mark.parametrize("typed", ["12/31/2025 08:00", "mai", "8h", "08:00 22/8/0025", "9" * 5000])
def test_a_start_that_is_no_moment_is_refused_kindly(office, eight, typed):
    """U10, I6."""
    answer = office.post(EDIT, {"starts_at": typed})

    html = text(answer)
    assert answer.status_code == 422
    assert "<title>Lỗi: Sửa chương trình" in html
    (said,) = texts(html, 'a[href="#id_starts_at"]')
    assert said.endswith("Hãy nhập giờ và ngày, ví dụ 08:00 ngày 22/8/2025.")
    assert f'value="{typed}"' in html
    assert Conference.objects.get().starts_at is None


def test_the_start_may_be_taken_back(office, eight):
    for typed in ("08:00 22/8/2025", ""):
        shown = seen(office, EDIT, form="start_form")
        answer = office.post(EDIT, {"starts_at": typed} | shown, follow=True)

    assert "Đã bỏ giờ bắt đầu." in text(answer)
    assert Conference.objects.get().starts_at is None


def test_the_buttons_move_an_item_with_and_without_htmx(office, eight):
    second = AgendaItem.objects.get(plan_number=2)

    plain = office.post(url("shift", second), {"huong": "len"}, follow=True)
    quick = office.post(url("shift", second), {"huong": "xuong"}, follow=True, headers=HTMX)

    assert "Thứ tự các nội dung khác với Kế hoạch." in text(plain)
    assert 'aria-label="Chuyển lên: Tổng kết và bế mạc"' in text(plain)
    assert "<html" not in text(quick)
    assert part(text(quick), "order") == part(text(office.get(EDIT)), "order")


def test_an_item_is_edited_and_the_plans_title_stays(office, eight):
    first = AgendaItem.objects.get(plan_number=1)
    values = {"title": "Khác", "minutes": "20", "presenter": "Chủ tịch", "note": "Đứng nghiêm"}

    page = text(office.get(url("item", first)))
    office.post(url("item", first), values | seen(office, url("item", first)))

    first.refresh_from_db()
    assert 'name="title"' not in page
    assert (first.title, first.minutes, first.presenter) == (
        "Tuyên bố lý do, giới thiệu đại biểu", 20, "Chủ tịch",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, {"title": "Hãy nhập nội dung.", "minutes": "Hãy nhập số phút."}),
        ({"title": "Chào cờ", "minutes": "0"}, {"minutes": "Hãy nhập số từ 1 đến 480."}),
        ({"title": "Chào cờ", "minutes": "481"}, {"minutes": "Hãy nhập số từ 1 đến 480."}),
        (
            {"title": "=1", "minutes": "mười"},
            {
                "title": "Hãy bắt đầu bằng chữ cái hoặc chữ số.",
                "minutes": "Hãy nhập bằng chữ số, ví dụ 85.",
            },
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_links_to_the_fields(office, eight, values, errors):
    """U10, O1."""
    answer = office.post(ADD, values)

    html = text(answer)
    assert (answer.status_code, "<title>Lỗi: " in html) == (422, True)
    assert {
        to.removeprefix("#id_"): told for to, told in links(html, "#error-summary li > a")
    } == errors
    assert len(running_order(eight)) == 8


def test_an_extra_is_added_renamed_and_removed(office, eight):
    added = office.post(ADD, {"title": "Chào cờ", "minutes": "5"}, follow=True)
    extra = AgendaItem.objects.get(plan_number=None)
    values = {"title": "Chào cờ, hát Quốc ca", "minutes": "6"}
    office.post(url("item", extra), values | seen(office, url("item", extra)))
    renamed = text(office.get(EDIT))
    removed = office.post(url("remove", extra), follow=True)

    assert "Đã thêm vào cuối chương trình." in text(added)
    assert "Chào cờ, hát Quốc ca" in renamed
    assert "Đã bỏ “Chào cờ, hát Quốc ca” khỏi chương trình." in text(removed)
    assert len(running_order(eight)) == 8


def test_the_plans_item_is_not_removed(office, eight):
    answer = office.post(url("remove", AgendaItem.objects.get(plan_number=8)), follow=True)

    assert "Nội dung số 8 là của Kế hoạch. Hãy giữ lại, không bỏ được." in text(answer)
    assert len(running_order(eight)) == 8


@pytest.mark.parametrize("there", [SHOW, EDIT])
def test_pages_cost_the_same_for_1_and_3_items(office, there):
    conference = make.conference()

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert office.get(there).status_code == 200
        return len(queries)

    AgendaItem.objects.create(conference=conference, number=1, title="Một", minutes=5)
    one = cost()
    for number in (2, 3):
        AgendaItem.objects.create(conference=conference, number=number, title="x", minutes=5)

    assert cost() == one


def test_titles_are_escaped(office, eight):
    """I9."""
    AgendaItem.objects.create(conference=eight, number=9, title="<b>Chào</b>", minutes=5)
    assert [re.findall("<b>Chào", text(office.get(there))) for there in (SHOW, EDIT)] == [[], []]


def test_the_second_editor_of_an_item_sees_both_texts_and_may_save_again(office, sign_in, eight):
    """R5; issue 8, line 4: nothing typed is lost, and saving again is a decision."""
    there = url("item", AgendaItem.objects.get(plan_number=1))
    other, shown = sign_in(role=Role.CULTURE_OFFICE), seen(office, there)
    values = {"minutes": "20", "note": ""}
    office.post(there, values | shown | {"presenter": "Ông Một"})

    answer = other.post(there, values | shown | {"presenter": "Ông Hai", "minutes": "25"})

    form = answer.context["form"]
    assert answer.status_code == 409
    assert form.theirs == (("Số phút", "20"), ("Người thực hiện", "Ông Một"))
    assert "Người thực hiện, bản vừa lưu: <b>Ông Một</b>" in text(answer)
    assert 'value="Ông Hai"' in text(answer)
    assert AgendaItem.objects.get(plan_number=1).presenter == "Ông Một"

    meant = {"presenter": "Ông Hai", "seen": form["seen"].value()}
    assert other.post(there, values | meant).status_code == 302
    assert AgendaItem.objects.get(plan_number=1).presenter == "Ông Hai"


def test_the_second_who_sets_the_start_sees_the_first(office, sign_in, eight):
    """R5; issue 8, line 4."""
    other, shown = sign_in(role=Role.CULTURE_OFFICE), seen(office, EDIT, form="start_form")
    office.post(EDIT, {"starts_at": "08:00 22/8/2025"} | shown)

    answer = other.post(EDIT, {"starts_at": "09:00 22/8/2025"} | shown)

    assert answer.status_code == 409
    assert answer.context["form"].theirs == (("Giờ bắt đầu Hội nghị", "08:00 22/8/2025"),)
    assert 'value="09:00 22/8/2025"' in text(answer)
    starts_at = Conference.objects.get().starts_at
    assert starts_at == datetime(2025, 8, 22, 8, 0, tzinfo=HANOI)
