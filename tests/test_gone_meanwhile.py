"""R5, U30: the row is deleted while somebody writes in its form: said, and no word is lost."""

import pytest

from accounts.enums import Role
from agenda import actions as agenda_actions
from agenda.models import AgendaItem
from reports import actions as report_actions
from tests import make

pytestmark = pytest.mark.django_db
GONE = "Nội dung này vừa bị xóa, hoặc không thuộc đơn vị của ông, bà"
COPY = "Hãy chép lại chữ ở"


def _item():
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)
    values = {"title": "Văn nghệ", "minutes": 10, "presenter": "", "note": ""}
    agenda_actions.add(conference=conference, **values, by=by, at=make.AT)
    item = AgendaItem.objects.get()
    typed = {"title": "Văn nghệ chào mừng", "minutes": "15", "note": "Đội thôn Mỗ Đoạn"}
    words = ["Văn nghệ chào mừng", "Đội thôn Mỗ Đoạn"]
    return by, f"/chuong-trinh/muc/{item.pk}/", typed, words, item.delete


def _line():
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)
    values = {"year": 2023, "form": "Giấy khen", "category": "direct", "authority": ""}
    row = report_actions.count_awards(conference, **values, count=5, by=by, at=make.AT)
    typed = {"year": "2023", "form": "Giấy khen của xã", "category": "direct", "count": "7"}
    return by, f"/van-ban/khen-thuong/?sua={row.pk}", typed, ["Giấy khen của xã"], row.delete


def _draft():
    one = make.nomination(complete=False)
    by = make.user(unit=one.unit)
    typed = {"achievement": "Nuôi rươi 2,4 ha.\nGiúp 14 hộ <làm theo>.", "awards": "Không"}
    words = ["Nuôi rươi 2,4 ha.\nGiúp 14 hộ <làm theo>."]
    return by, f"/ho-so/{one.code}/buoc/thanh-tich/", typed, words, one.delete


@pytest.mark.parametrize("case", [_item, _line, _draft], ids=lambda case: case.__name__.strip("_"))
def test_words_for_a_row_deleted_meanwhile_stay_on_the_page_that_says_so(case, sign_in):
    by, url, typed, words, delete = case()
    phone = sign_in(by)
    seen = phone.get(url).context["form"]["seen"].value()
    delete()

    told = phone.post(url, typed | {"seen": seen})

    page = told.content.decode()
    assert (told.status_code, told.context["unsaved"]) == (404, words)
    assert [text in page for text in (GONE, COPY, "<làm theo>")] == [True, True, False]


def test_a_form_without_words_for_a_row_that_is_gone_gets_the_plain_page(sign_in):
    phone = sign_in(make.user(role=Role.CULTURE_OFFICE))
    make.conference()

    typed = {"seen": "0123456789abcdef", "password": "mật khẩu cũ"}
    told = phone.post("/chuong-trinh/muc/99/xoa/", typed)

    assert (told.status_code, told.context["unsaved"]) == (404, [])
    assert GONE not in told.content.decode()


@pytest.mark.parametrize("url", ["/khong-co/", "/ho-so/HN25-9999/"])
def test_strangers_words_are_not_shown_back(url, client):
    make.conference()

    told = client.post(url, {"text": "Chữ của người lạ"})

    assert "Chữ của người lạ" not in told.content.decode()
