"""The page on which a unit says that it puts nobody forward, and what the boards then show."""

from datetime import date

import pytest

from accounts.enums import Role
from nominations.actions import nobody
from nominations.actions.nobody import Held, say_nobody
from nominations.models import Nobody
from tests import make
from tests.kept import nobody_said
from tests.pages import Page

pytestmark = pytest.mark.django_db
TYPED = {"held_on": "15/8/2025", "invited": "50", "present": "42"}
DUE = make.AT.replace(day=20, hour=0)
PAGE = "/ho-so/khong-gioi-thieu/"


def test_the_unit_s_page_says_it_and_takes_it_back(village):
    assert PAGE in [a.attrs.get("href") for a in Page(village.get("/").content.decode()).all("a")]

    answer = village.post(PAGE, TYPED, follow=True)

    page = Page(answer.content.decode())
    assert (
        "Họp bình xét 15/8/2025, mời 50 hộ, có mặt 42 người: không giới thiệu ai. "
        "Đơn vị báo lúc 08:00 ngày 16/8/2025."
    ) in page.words()
    assert "Báo không giới thiệu ai" not in [one.words() for one in page.all("button")]
    home = Page(village.get("/").content.decode())
    assert "Không giới thiệu ai" in home.words()
    assert PAGE in [a.attrs.get("href") for a in home.all("a")]
    row = Nobody.objects.get()
    back = village.post(f"{PAGE}{row.pk}/thoi/", follow=True)
    assert "Đã thôi báo: thôn Mỗ Đoạn còn phải gửi hồ sơ." in Page(back.content.decode()).words()
    twice = village.post(f"{PAGE}{row.pk}/thoi/", follow=True)
    assert nobody.OVER in Page(twice.content.decode()).words()


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"held_on": "17/8/2025"}, "held_on"),
        ({"held_on": ""}, "held_on"),
        ({"present": "0"}, "present"),
        ({"invited": ""}, "invited"),
    ],
)
def test_what_is_missing_is_said_beside_its_box(village, typed, box):
    answer = village.post(PAGE, TYPED | typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [box]
    assert not Nobody.objects.exists()


def test_after_the_deadline_the_page_says_whom_to_call(village, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: DUE)

    page = Page(village.get(PAGE).content.decode())

    assert "Đã hết hạn gửi hồ sơ. Muốn báo, hãy gọi Phòng Văn hóa - Xã hội" in page.words()
    assert [box.attrs.get("name") for box in page.controls() if box.attrs.get("name")] == []
    assert village.post(PAGE, TYPED).status_code == 422


def test_the_office_s_page_asks_which_unit_and_lists_all(sign_in):
    first, second = make.unit(), make.unit(name="Thôn Nghi Khê")
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    meeting = Held(held_on=date(2025, 8, 15), invited=50, present=42)
    say_nobody(
        conference=make.conference(), unit=first, meeting=meeting, by=make.user(unit=first),
        at=make.AT,
    )  # fmt: skip
    client = sign_in(office)

    assert client.post(PAGE, TYPED).context["form"].errors["unit"] == ["Hãy chọn đơn vị."]
    client.post(PAGE, TYPED | {"unit": second.pk})

    page = Page(client.get(PAGE).content.decode())
    assert [one.words() for one in page.all("h2")][:2] == [first.name, second.name]
    ways = [
        form.attrs["action"] for form in page.all("form") if "thoi" in form.attrs.get("action", "")
    ]
    assert ways == [f"{PAGE}{row.pk}/thoi/" for row in Nobody.objects.order_by("pk")]
    board = Page(client.get("/hoi-nghi/tien-do/").content.decode()).words()
    assert "không giới thiệu ai; tổng hợp" in board or "2 đơn vị không giới thiệu ai" in board
    unsent = Page(client.get("/hoi-nghi/tien-do/?loc=chua-gui").content.decode())
    assert first.name not in unsent.words()
    units = Page(client.get("/hoi-nghi/don-vi/").content.decode()).words()
    assert units.count("Không giới thiệu ai") == 2
    home = Page(client.get("/").content.decode()).words()
    assert "0 đơn vị chưa có hồ sơ đang gửi" in home


def test_after_the_deadline_the_office_takes_a_unit_s_answer_back_with_a_note(
    village, sign_in, monkeypatch
):
    first, second = (nobody_said(unit) for unit in (village.unit, make.unit(name="Thôn Nghi Khê")))
    monkeypatch.setattr("accounts.web.moment", lambda: DUE)
    office = sign_in(role=Role.CULTURE_OFFICE)
    told = Page(village.get(PAGE).content.decode())
    assert "Muốn thôi báo, hãy gọi Phòng Văn hóa - Xã hội" in told.words()
    assert "Thôi báo không giới thiệu ai" not in told.words()

    bare = office.post(f"{PAGE}{second.pk}/thoi/", {"note": " "})

    page = Page(bare.content.decode())
    assert bare.status_code == 422
    assert "Hãy ghi lý do thôi báo." in page.by_id["error-summary"].words()
    links = [a.attrs["href"] for a in page.by_id["error-summary"].all("a")]
    assert links == [f"#id_note_{second.pk}"]
    assert page.by_id[f"id_note_{second.pk}"].attrs["aria-invalid"] == "true"
    assert "aria-invalid" not in page.by_id[f"id_note_{first.pk}"].attrs
    assert Nobody.objects.filter(ended_at=None).count() == 2
    done = office.post(f"{PAGE}{first.pk}/thoi/", {"note": "Thôn gọi: có người."}, follow=True)
    said = f"Đã thôi báo: {first.unit.name.replace('Thôn', 'thôn')} còn phải gửi hồ sơ."
    assert said in Page(done.content.decode()).words()
    assert [row.pk for row in Nobody.objects.filter(ended_at=None)] == [second.pk]


def test_a_village_takes_back_no_other_s(village):
    other = make.unit(name="Thôn Nghi Khê")
    row = nobody_said(other)

    assert village.post(f"{PAGE}{row.pk}/thoi/").status_code == 404

    row.refresh_from_db()
    assert row.ended_at is None


@pytest.mark.parametrize(
    ("state", "offers"), [("draft", True), ("returned", False), ("verified", False)]
)
def test_it_is_offered_to_who_has_sent_nobody(village, state, offers):
    one = make.nomination(unit=village.unit, state=state)

    home = Page(village.get("/").content.decode())
    page = Page(village.get(PAGE).content.decode())

    assert (PAGE in [a.attrs.get("href") for a in home.all("a")]) is offers
    buttons = [each.words() for each in page.all("button")]
    assert ("Báo không giới thiệu ai" in buttons) is offers
    said = f"Đơn vị đã gửi hồ sơ {one.code}, nên không báo được."
    assert (said in page.words()) is not offers
