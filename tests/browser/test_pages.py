"""Every page of every person, both sizes, light and dark: axe silent, nothing sticks out."""

import re
from pathlib import Path

import pytest

from accounts.enums import Role
from conferences import jobs
from nominations.models import Nomination
from reports import actions as report_actions
from tests import make
from tests.browser.conftest import look, look_in_the_dark, resize, sign_in
from tests.browser.pool import BOTH

STATIC = Path(__file__).parent.parent.parent / "static"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]


@pytest.fixture
def places(demo):
    """Addresses of rows that the demo has, by what they are."""
    conference = demo
    office = conference.commune.people.get(username="vhxh")
    asked = report_actions.ask_for(
        conference, kind="role_models", format="xlsx", reason="Xem thử", by=office, at=make.AT
    )
    assert jobs.run(asked.job_id)
    mine = Nomination.objects.filter(unit__slug="thon-mo-doan")
    found = {state: mine.get(state=state).code for state in ("draft", "returned", "verified")}
    found["sent"] = Nomination.objects.filter(state="submitted").first().code
    found["approved"] = Nomination.objects.filter(state="approved", on_roll=False).first().code
    found["paper"] = asked.pk
    found["review"] = mine.get(state="verified").ballots.of_review().get().meeting_id
    found["seat"] = conference.delegates.first().pk
    found["item"] = conference.agenda.first().pk
    return found


PAGES = {
    "": ("/tai-khoan/dang-nhap/", "/khong-co-trang-nay/", "/hoi-nghi/phieu/khong-con/"),
    "truongthon": (
        "/",
        "/ho-so/",
        "/ho-so/{verified}/",
        "/ho-so/{verified}/bien-nhan/",
        "/ho-so/{returned}/gui/",
        "/ho-so/{returned}/buoc/tep/",
        "/ho-so/{draft}/buoc/viec/",
        "/ho-so/{draft}/xoa/",
        "/ho-so/khong-gioi-thieu/",
        "/ho-so/cuoc-hop/{review}/bien-ban-hop/",
        "/ho-so/cuoc-hop/{review}/bien-ban-hop/nguoi-du/",
        "/hoi-nghi/tien-do/",
        "/hoi-nghi/ke-hoach/sua/",
        "/hoi-nghi/ke-hoach/sua/han/list_approved/",
        "/hoi-nghi/ke-hoach/sua/con-so/role_model_share/",
        "/hoi-nghi/ke-hoach/",
        "/chuong-trinh/",
        "/tai-khoan/ca-nhan/",
        "/tai-khoan/dang-xuat/",
        "/hoi-nghi/don-vi/",  # not theirs: 403
    ),
    "vhxh": (
        "/",
        "/ho-so/",
        "/ho-so/?tim=khongcoai",
        "/ho-so/{sent}/",
        "/ho-so/{sent}/tham-dinh/",
        "/ho-so/{sent}/viec/return/",
        "/ho-so/cuoc-hop/",
        "/ho-so/khong-gioi-thieu/",
        "/ho-so/cuoc-hop/{review}/bien-ban-hop/gio-noi-hop/",
        "/dai-bieu/{seat}/",
        "/dai-bieu/{seat}/viec/withdraw/",
        "/dai-bieu/them/",
        "/chuong-trinh/sua/",
        "/chuong-trinh/muc/{item}/",
        "/hoi-nghi/don-vi/",
        "/hoi-nghi/tien-do/",
        "/hoi-nghi/tien-do/ai-con-no/",
        "/hoi-nghi/nhat-ky/",
        "/van-ban/",
        "/van-ban/{paper}/",
        "/van-ban/lap/summary/",
        "/van-ban/tong-ket/",
        "/van-ban/tong-ket/movements/",
        "/van-ban/khen-thuong/",
    ),
    "lanhdao": ("/", "/ho-so/hop-xet-duyet/", "/ho-so/{approved}/viec/annul/"),
    "vanphong": ("/", "/dai-bieu/", "/dai-bieu/co-cau/", "/dai-bieu/dua-vao/"),
    "trungtam": ("/",),
    "thanhpho": ("/", "/van-ban/"),
}

LOOKS = """[...document.querySelectorAll('body, body *')].map(one => {
    const style = getComputedStyle(one);
    return [one.tagName, ...[...style].map(name => name + style.getPropertyValue(name)).sort()];
})"""


@pytest.fixture
def size():
    """One load, two looks."""
    return BOTH


def test_no_script_asks_how_wide_a_page_is():
    """So that one made wide is as one that was opened wide."""
    asked = re.compile(r"matchMedia|innerWidth|clientWidth|offsetWidth|visualViewport|onresize")
    scripts = [path for path in STATIC.rglob("*.js") if "vendor" not in path.parts]

    assert len(scripts) > 3
    assert [path.name for path in scripts if asked.search(path.read_text("utf-8"))] == []


def test_a_page_made_wide_is_as_one_opened_wide(pool):
    """Style sheets ask what points at the page too: it was a finger on the desk."""
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    found = []
    for size in ("phone", "desktop", BOTH):
        page = pool.take(size=size).new_page()
        sign_in(page, "phongvh")
        page.goto("/ho-so/")
        found.append(page.evaluate(LOOKS))
        if size == BOTH:
            resize(page, "desktop")
            found.append(page.evaluate(LOOKS))
        pool.give_back(page.context)

    phone, desktop, narrow, wide = found
    assert [said for said, other in zip(narrow, phone, strict=True) if said != other] == []
    assert [said for said, other in zip(wide, desktop, strict=True) if said != other] == []
    assert phone != desktop


@pytest.mark.long
@pytest.mark.parametrize("people", [("vhxh",), tuple(who for who in PAGES if who != "vhxh")])
def test_every_page_holds(person, places, people):
    """U24, S2: WCAG 2.2 AA by axe, no sideways scroll, a silent console (strict policy)."""
    page = person()
    for who in people:
        if who:
            sign_in(page, who)
        for number, address in enumerate(PAGES[who]):
            page.goto(address.format(**places))
            name = f"{who or 'anonymous'}-{number:02d}"
            look(page, f"{name}-light", "phone")
            if who in ("", "truongthon") and number < 6:
                look_in_the_dark(page, f"{name}-dark", "phone")
            resize(page, "desktop")
            look(page, f"{name}-light", "desktop")
            look_in_the_dark(page, f"{name}-dark", "desktop")
            resize(page, "phone")
