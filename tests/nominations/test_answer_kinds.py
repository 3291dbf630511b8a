"""Of many only what concerns their kind is offered, and written."""

import pytest

from accounts.enums import Role
from nominations.models import Finding
from tests import make
from tests.kept import own_item
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/ket-qua/"
OF_GROUPS = "Chỉ ghi cho 1 hồ sơ tập thể."


@pytest.fixture
def desk(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def sent(kind, name):
    return make.nomination(
        state="submitted", kind=kind, full_name=name, representative="Ông Cả", awards=""
    )


def offered(page):
    boxes = Page(page.content.decode()).all("input")
    return [box.attrs["value"] for box in boxes if box.attrs.get("name") == "muc"]


@pytest.mark.parametrize(
    ("kinds", "keys"),
    [
        (["individual"], ["integrity", "disputes", "once", "period", "after"]),
        (["collective"], ["integrity", "disputes", "dissolved", "once", "period", "after"]),
        (["household"], ["integrity", "disputes", "once", "period", "after"]),
    ],
)
def test_only_what_is_asked_of_some_of_them_is_offered(desk, kinds, keys):
    chosen = [sent(kind, f"{kind} {number}").code for number, kind in enumerate(kinds * 2)]

    pages = [desk.post(URL, {"chon": chosen}, follow=True), desk.get(URL)]

    assert [offered(page) for page in pages] == [keys, keys]
    assert not any("Chỉ ghi cho" in text_of(page) for page in pages)


def test_of_mixed_kinds_each_item_says_of_how_many_it_is_written(desk):
    chosen = [sent("individual", "An").code, sent("individual", "Bình").code]
    chosen += [sent("collective", "Chi hội").code]
    own_item(for_individuals=False)

    page = desk.post(URL, {"chon": chosen}, follow=True)
    words = " ".join(text_of(page).split())

    assert "dissolved" in offered(page)
    assert words.count("Chỉ ghi cho") == 2
    assert words.count(OF_GROUPS) == 1
    assert words.count("Chỉ ghi cho 1 hồ sơ tập thể, hộ gia đình.") == 1


def test_it_is_written_of_those_alone(desk):
    alone, group = sent("individual", "An"), sent("collective", "Chi hội")
    asked = {"chon": [alone.code, group.code], "dong-y": "1", "muc": ["dissolved", "once"]}

    page = desk.post(URL, asked, follow=True)

    found = Finding.objects.order_by("nomination__full_name", "item")
    assert list(found.values_list("nomination__full_name", "item")) == [
        ("An", "once"), ("Chi hội", "dissolved"), ("Chi hội", "once"),
    ]  # fmt: skip
    words = " ".join(text_of(page).split())
    assert ("Đã ghi 1 mục" in words, "Đã ghi 2 mục" in words) == (True, True)
    assert "chưa kiểm tra" not in words


def test_whoever_forgot_to_tick_an_item_is_offered_the_same_again(desk):
    chosen = [sent("individual", "An").code]

    page = desk.post(URL, {"chon": chosen, "hang": chosen, "dong-y": "1"})

    assert page.status_code == 422
    assert "dissolved" not in offered(page)
    assert "Hãy chọn ít nhất một mục để ghi." in text_of(page)
