"""The list offers what can be done where its dossiers stand, and the page of many leads back."""

import pytest

from accounts.enums import Role
from nominations.actions.inline import row_of
from nominations.enums import NominationState
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
MANY, ANSWER = "/ho-so/nhieu/", "/ho-so/nhieu/ket-qua/"
UNCHECKED = "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. Hãy bấm “Ghi kết quả kiểm tra”."
VERIFY, RETURN, CHECK = "Thẩm định xong…", "Trả lại…", "Ghi kiểm tra…"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def desk(office, sign_in):
    return sign_in(office)


def offered(desk, asks=""):
    """The buttons of the bar for many; none where there is no bar and no box."""
    page = Page(desk.get(f"/ho-so/{asks}").content.decode())
    bars = [one for one in page.all("div") if "bulkbar" in one.attrs.get("class", "")]
    assert bool(bars) is any(one.attrs.get("name") == "chon" for one in page.all("input"))
    buttons = [" ".join(one.words().split()) for bar in bars for one in bar.all("button")]
    return [words for words in buttons if words != "Bỏ chọn"]


def test_only_what_can_be_done_where_the_listed_stand_is_offered(desk):
    for state in ("verified", "returned", "closed"):
        make.nomination(state=state)

    assert offered(desk) == [RETURN, CHECK]
    assert offered(desk, "?trang-thai=verified") == [RETURN, CHECK]
    assert offered(desk, "?trang-thai=returned") == [CHECK]
    assert offered(desk, "?trang-thai=closed") == []
    make.nomination(state="submitted")
    assert offered(desk) == [VERIFY, RETURN, CHECK]
    assert offered(desk, "?trang-thai=submitted") == [VERIFY, RETURN, CHECK]
    assert offered(desk, "?trang-thai=verified") == [RETURN, CHECK]


def hrefs(page):
    found = Page(page.content.decode()).all("a")
    return {" ".join(one.words().split()): one.attrs["href"] for one in found}


def test_the_menu_of_the_list_leads_to_pages_with_somebody_on_them(desk):
    make.nomination(state="verified")
    make.nomination(state="submitted")
    many, answer = "Thẩm định nhiều hồ sơ", "Ghi kết quả kiểm tra nhiều hồ sơ"

    verified = hrefs(desk.get("/ho-so/?trang-thai=verified"))
    submitted = hrefs(desk.get("/ho-so/?trang-thai=submitted&trang=1"))

    assert (verified[many], verified[answer]) == (MANY, f"{ANSWER}?trang-thai=verified")
    assert submitted[many] == f"{MANY}?trang-thai=submitted"


def test_a_page_of_many_with_nobody_on_it_leads_back_to_the_list(desk):
    for _ in range(2):
        make.nomination(state="verified")

    page = desk.post(
        f"{MANY}?trang-thai=verified&xep=ma", {"viec": "verify", "tat-ca": "1"}, follow=True
    )

    (empty,) = [one for one in Page(page.content.decode()).all("div")
                if one.attrs.get("class") == "empty"]  # fmt: skip
    assert "2 hồ sơ của danh sách không ở bước này." in empty.words()
    assert "trong bảng" not in text_of(page)
    (back,) = empty.all("a")
    there = (
        back.words(),
        "trang-thai=verified" in back.attrs["href"],
        "xep=ma" in back.attrs["href"],
    )
    assert there == ("Trở lại danh sách", True, True)


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP])
def test_a_row_is_opened_by_whoever_finds_a_box_in_it(role, sign_in):
    """“Sửa” of a closed dossier only turned its row yellow."""
    user = make.user(role=role)
    for state in NominationState:
        make.nomination(state=state)

    page = Page(sign_in(user).get("/ho-so/").content.decode())

    rows = {one.attrs["id"]: one for one in page.all("tr") if "id" in one.attrs}
    has = {
        code: any("data-edit" in link.attrs for link in row.all("a")) for code, row in rows.items()
    }
    offers = any(has.values())
    assert offers is (role == Role.CULTURE_OFFICE)
    of = Nomination.objects.select_related("unit__commune").filter(code__in=rows)
    assert has == {one.code: offers and bool(row_of(one, user)) for one in of}
    assert len(set(has.values())) == 1 + offers


def test_what_stands_in_the_way_of_several_is_said_once_with_what_to_do(desk):
    codes = [make.nomination(state="submitted", integrity="unchecked").code for _ in range(3)]

    page = desk.get(f"{MANY}?trang-thai=submitted")

    words = text_of(page)
    assert words.count(UNCHECKED) == 1
    assert f"<b>3 hồ sơ:</b> {UNCHECKED}" in words
    assert "đánh dấu ở bảng dưới" not in words
    assert "Chưa hồ sơ nào làm được ngay. Hãy bấm “Ghi kết quả kiểm tra” ở từng dòng." in words
    assert [f"/ho-so/{code}/tham-dinh/?trang-thai=submitted" in page.content.decode()
            for code in codes] == [True] * 3  # fmt: skip
    Nomination.objects.filter(code__in=codes[:2]).update(integrity="clear")
    words = text_of(desk.get(MANY))
    assert (words.count(UNCHECKED), "hồ sơ:</b>" in words) == (1, False)
    assert "đánh dấu ở bảng dưới" in words


def test_of_a_return_each_row_says_its_own(desk):
    """No link of the row leads to what is to be done first."""
    make.nomination(state="submitted")

    page = desk.get(f"{MANY}?viec=return&trang-thai=submitted")

    assert page.context["said_once"] == {}
