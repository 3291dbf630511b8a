"""The page of objections says which are the reader's to answer and how many wait with others."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from tests import make
from tests.kept import objection, plan_posts, said_of
from tests.nominations.objecting import candidate

pytestmark = pytest.mark.django_db
LIST = "/ho-so/phan-anh/"
OF_LEADERS = (
    "Lãnh đạo xã chỉ trả lời ý kiến về hồ sơ do chính Phòng Văn hóa - Xã hội giới thiệu; các ý "
    "kiến khác do Phòng trả lời. Ai có liên quan đến người được giới thiệu thì để người khác trả "
    "lời."
)
OF_OFFICE = (
    "Lãnh đạo xã trả lời ý kiến về hồ sơ do chính Phòng Văn hóa - Xã hội giới thiệu; Phòng trả lời "
    "các ý kiến khác. Ai có liên quan đến người được giới thiệu thì để người khác trả lời."
)
ELSEWHERE = " Còn ý kiến chờ người khác trả lời: "


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture
def one():
    return candidate()


@pytest.fixture
def own():
    """A dossier the answering office itself put forward."""
    unit = make.unit(name="Phòng Văn hóa - Xã hội")
    make.user(role=Role.CULTURE_OFFICE, unit=unit)
    return make.nomination(state="verified", unit=unit)


def main(client, url=LIST):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def said(part) -> str:
    return " ".join(part.get_text(" ").split()).replace(" .", ".")


def links(part) -> list[str]:
    return [a["href"] for a in part("a")]


def test_the_leadership_is_told_whose_they_are_and_led_nowhere(one, sign_in):
    for about in (one, None):
        objection(about)
    said_of(objection(one))
    leader = sign_in(role=Role.LEADERSHIP)
    page = main(leader)

    told = f"{OF_LEADERS}{ELSEWHERE}Phòng Văn hóa - Xã hội 2 ý kiến."
    assert said(page.find(id="ai-tra-loi")) == told
    assert "0 ý kiến do ông, bà trả lời" in said(page)
    assert said(page.find(class_="empty")) == (
        "Chưa có ý kiến nào ông, bà phải trả lời Ý kiến gửi từ trang niêm yết công khai mà ông, "
        "bà trả lời có ở đây."
    )
    assert links(page) == ["/ho-so/"]
    assert LIST not in links(main(leader, "/ho-so/"))


def test_what_is_the_leaderships_own_is_listed_and_led_to(one, own, sign_in):
    objection(one)
    mine = objection(own)
    leader = sign_in(role=Role.LEADERSHIP)
    page = main(leader)

    told = f"{OF_LEADERS}{ELSEWHERE}Phòng Văn hóa - Xã hội 1 ý kiến."
    assert said(page.find(id="ai-tra-loi")) == told
    assert f"{LIST}{mine.pk}/" in links(page)
    assert LIST in links(main(leader, "/ho-so/"))
    assert said(main(leader, f"{LIST}?trang-thai=da-tra-loi").find(class_="empty")) == (
        "Không có ý kiến nào như vậy Ý kiến gửi từ trang niêm yết công khai mà ông, bà trả lời có "
        "ở đây. Xem tất cả"
    )


def test_the_office_is_told_what_the_leadership_and_a_colleague_answer(one, own, sign_in):
    who, related = make.user(role=Role.CULTURE_OFFICE), make.nomination(state="verified")
    make.interest(related, user=who)
    for about in (one, own, own, related):
        objection(about)
    office = sign_in(who)
    page = main(office)

    told = f"{OF_OFFICE}{ELSEWHERE}Phòng Văn hóa - Xã hội 1 ý kiến, lãnh đạo xã 2 ý kiến."
    assert said(page.find(id="ai-tra-loi")) == told
    assert "1 ý kiến do ông, bà trả lời" in said(page)
    assert links(page)[0] == "/ho-so/niem-yet/"


def test_where_nothing_waits_elsewhere_nothing_is_counted(one, sign_in):
    objection(one)
    office = sign_in(role=Role.CULTURE_OFFICE)
    assert said(main(office).find(id="ai-tra-loi")) == OF_OFFICE
    plan_posts(0)
    assert LIST not in links(main(office, "/ho-so/"))
