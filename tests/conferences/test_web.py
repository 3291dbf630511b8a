"""What surrounds every page: the conference, the nearest deadline, whom to call, the demo (U16)."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.enums import Role
from conferences.calendar import HANOI
from tests import make
from tests.reading import links, soup, text

pytestmark = pytest.mark.django_db
PROFILE, SIGN_IN = "/tai-khoan/ca-nhan/", "/tai-khoan/dang-nhap/"


def banner(client):
    """The deadline's words and its tone, or None when there is no banner."""
    found = soup(text(client.get(PROFILE))).select_one("div.deadline")
    tone = found and " ".join(one for one in found["class"] if one != "deadline")
    return found and (tone, " ".join(found.span.get_text().split()))


TITLE = "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến"


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (
            datetime(2025, 8, 15, 9, tzinfo=HANOI), "",
            f"Còn 4 ngày – {TITLE}: đến hết thứ Ba, ngày 19/8/2025",
        ),
        (
            datetime(2025, 8, 16, 9, tzinfo=HANOI), "deadline-soon",
            f"Còn 3 ngày – {TITLE}: đến hết thứ Ba, ngày 19/8/2025",
        ),
        (
            datetime(2025, 8, 19, 23, 59, 59, 999_999, tzinfo=HANOI), "deadline-today",
            f"Hôm nay là ngày cuối – {TITLE}: đến hết thứ Ba, ngày 19/8/2025",
        ),
        (
            datetime(2025, 8, 20, tzinfo=HANOI), "",
            "Còn 4 ngày – Tổ chức Hội nghị: đến hết Chủ nhật, ngày 24/8/2025",
        ),
        (
            datetime(2025, 8, 30, tzinfo=HANOI), "deadline-over",
            "Tất cả các hạn của kế hoạch đã qua",
        ),
    ],
)  # fmt: skip
def test_the_nearest_deadline_stands_on_every_page(sign_in, monkeypatch, now, tone, words):
    """U16: the server's time; words, tone and icon."""
    make.conference()
    monkeypatch.setattr("accounts.web.moment", lambda: now)

    assert banner(sign_in()) == (tone, words)


def test_without_a_conference_there_is_no_banner_and_whom_to_call_is_still_said(sign_in):
    """U28."""
    client = sign_in(role=Role.CITY_BOARD)

    assert banner(client) is None
    assert "Hãy gọi Phòng Văn hóa - Xã hội của xã." in text(client.get(PROFILE))


@pytest.mark.parametrize("path", [PROFILE, "/khong-co/"])
def test_whom_to_call_is_on_every_page_and_can_be_tapped(sign_in, path):
    """U28: also on pages that are not there."""
    make.conference()

    assert '<a href="tel:02200000128">' in text(sign_in().get(path))


def test_the_anonymous_see_whose_site_it_is_where_it_serves_one_commune():
    make.conference()
    one = text(Client().get(SIGN_IN))
    cache.clear()  # the sign-in page asks once a minute
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.conference(of=other)
    several = text(Client().get(SIGN_IN))

    assert "UBND xã Đại Sơn" in one
    assert "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I (2025-2030)" in one
    assert [name in several for name in ("xã Đại Sơn", "xã Khác", "0220 000 0128")] == [False] * 3


def test_the_demo_says_that_it_is_one(sign_in, settings):
    """U35."""
    settings.DEMO = False
    assert "Bản thử" not in text(sign_in().get(PROFILE))

    settings.DEMO = True

    assert "Bản thử – dữ liệu mẫu, hôm nay là 16/8/2025" in text(sign_in().get(PROFILE))


def test_navigation_leads_only_where_one_may_go(sign_in):
    def places(role):
        html = text(sign_in(role=role).get(PROFILE))
        return {to for to, _ in links(html, 'li > a[href^="/hoi-nghi/"]')}

    board, plan, units, history = (
        f"/hoi-nghi/{name}/" for name in ("tien-do", "ke-hoach", "don-vi", "nhat-ky")
    )
    assert {role: places(role) for role in Role} == {
        Role.VILLAGE_HEAD: {board, plan},
        Role.UNIT_NOMINATOR: {board, plan},
        Role.CULTURE_OFFICE: {board, plan, units, history},
        Role.COUNCIL_OFFICE: {board, plan},
        Role.CULTURE_CENTRE: {board, plan},
        Role.LEADERSHIP: {board, plan, history},
        Role.CITY_BOARD: set(),
        Role.DOOR: set(),
        Role.TECHNICIAN: set(),
    }


def test_everything_leading_somewhere_leads_to_a_page(sign_in):
    """U3: 0 dead ends."""
    make.unit()
    make.conference()
    client = sign_in()
    html = text(client.get("/hoi-nghi/tien-do/"))

    found = {to for to, _ in links(html, 'a[href^="/"]') if "#" not in to}

    assert len(found) > 8
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


def test_a_day_passes_and_the_banner_with_it(sign_in, monkeypatch):
    make.conference()
    client = sign_in()
    first = banner(client)

    monkeypatch.setattr("accounts.web.moment", lambda: make.AT + timedelta(days=1))

    assert [first[1][:10], banner(client)[1][:10]] == ["Còn 3 ngày", "Còn 2 ngày"]
