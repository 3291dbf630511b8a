"""Why a cell of the picture of who owes what stands so, and what the plan wants of a unit."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from accounts.enums import Role, UnitKind
from conferences.models import DeadlineMark
from conferences.plan import Figure
from conferences.plan.duties import SeatTable
from conferences.plans import plan_of
from nominations.actions import decisions
from tests import make
from tests.home.test_owes import AFTER, DOSSIERS, THERE, eight_units, marked, read
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def units():
    return eight_units()


def why_of(client, unit: str, address=DOSSIERS) -> tuple[list[str], list[str]]:
    """What a cell says when it is opened, and where it leads."""
    page = Page(client.get(address).content.decode()).root
    (row,) = [tr for tr in page.all("tbody")[0].all("tr") if unit in tr.words()]
    (opened,) = row.all("details")
    return [one.words() for one in opened.all("p", "li")], [
        one.attrs["href"] for one in opened.all("a")
    ]


def test_a_cell_says_why_which_dossier_since_when_and_leads_there(units, sign_in, at):
    office, unit = make.user(role=Role.CULTURE_OFFICE), units["Thôn Đa"]
    one = make.nomination(unit=unit, state="submitted", code="HN25-TRA")
    marked(unit, met_at=at)
    decisions.move(
        one, "return", by=office, at=at + timedelta(hours=1), note="Ghi rõ năm.",
        amend_until=AFTER + timedelta(days=2),
    )  # fmt: skip
    mark = DeadlineMark.objects.get(unit=unit)

    said, led = why_of(sign_in(office), "Thôn Đa")

    assert said == [
        "Hồ sơ đã trả lại để bổ sung, đơn vị chưa gửi lại.",
        "Hạn: trước ngày 20/8/2025.",
        "HN25-TRA : trả lại lúc 09:00 ngày 16/8/2025, bổ sung trước ngày 22/8/2025",
        "Xem hồ sơ của đơn vị",
    ]
    assert led == [
        "/ho-so/HN25-TRA/", f"/ho-so/?don-vi={unit.pk}", f"/hoi-nghi/tien-do/#viec-{mark.pk}",
    ]  # fmt: skip


def test_three_that_went_back_are_named_where_dossiers_are_owed_alone(sign_in, monkeypatch):
    front = make.unit(name="Mặt trận xã", kind=UnitKind.FRONT)
    make.conference()
    for number in range(5):
        make.nomination(unit=front, state="returned", code=f"HN25-V{number}")
    monkeypatch.setattr("accounts.web.moment", lambda: AFTER)
    client = sign_in()

    said, led = why_of(client, "Mặt trận xã")
    held, _ = why_of(client, "Mặt trận xã", f"{THERE}?han=conference_held")

    assert said[:5] == [
        "Hồ sơ đã trả lại để bổ sung, đơn vị chưa gửi lại.",
        "Hạn: trước ngày 20/8/2025. Đã quá hạn.",
        "HN25-V0 : đã trả lại", "HN25-V1 : đã trả lại", "HN25-V2 : đã trả lại",
    ]  # fmt: skip
    assert led[3] == f"/ho-so/?don-vi={front.pk}", "the list has them all"
    assert held == ["Chưa ai ghi nhận việc này đã xong.", "Hạn: trước ngày 25/8/2025."]


def test_a_day_of_its_own_and_what_was_sent_are_said(units, sign_in, at):
    unit = units["Thôn Liêu Xá"]
    make.nomination(unit=unit, state="approved")
    own = AFTER + timedelta(days=1)
    marked(unit, met_at=AFTER, extended_to=own, extension_reason="Mưa bão")

    said, led = why_of(sign_in(), "Thôn Liêu Xá")

    assert said == [
        "Xong lúc 00:00 ngày 20/8/2025.",
        "Hạn riêng: trước ngày 21/8/2025.",
        "Xem hồ sơ của đơn vị",
    ]
    assert read(sign_in(), DOSSIERS)["Thôn Liêu Xá"] == ["Đã xong"]
    assert led[0] == f"/ho-so/?don-vi={unit.pk}"


def plan_wants(monkeypatch, **more):
    plan = replace(plan_of(make.conference()), **more)
    monkeypatch.setattr("nominations.facts.owes.plan_of", lambda _: plan)


def of_each(value):
    return Figure(key=f"moi-{value}", kind="per_unit", value=Fraction(value), source="II",
                  sentence="Mỗi đơn vị")  # fmt: skip


def test_what_the_plan_wants_of_a_unit_is_what_makes_it_done(units, sign_in, monkeypatch):
    """By its table, else by its one number for all; one of two sent is not enough."""
    two, one = units["Thôn Liêu Xá"], units["Trường Tiểu học"]
    for unit in (two, one):
        make.nomination(unit=unit, state="rejected")  # it did its part, whatever became of it
        make.nomination(unit=unit, state="draft")
        marked(unit, met_at=make.AT)
    table = SeatTable(
        source="II", sentence="", kinds=(("village", 2),), units=(("thon-an-binh", 3),)
    )
    plan_wants(monkeypatch, seats=table, figures=(of_each(1),))
    client = sign_in()

    found = read(client, DOSSIERS)

    assert found["Thôn Liêu Xá"] == ["Gửi chưa đủ 1/2 hồ sơ"]
    assert found["Trường Tiểu học"] == ["Đã xong 1/1 hồ sơ"]
    assert found["Thôn An Bình"] == ["Chưa bắt đầu 0/3 hồ sơ"]
    assert why_of(client, "Thôn Liêu Xá")[0][0] == "Kế hoạch cần 2 người; đã gửi 1 hồ sơ."
    assert "Thôn Liêu Xá" in read(client, f"{DOSSIERS}&trang-thai=owing")
    assert "Thôn Liêu Xá" not in read(client, f"{DOSSIERS}&trang-thai=unsent")
    monkeypatch.setattr("accounts.web.moment", lambda: AFTER)
    assert read(client, DOSSIERS)["Thôn Liêu Xá"] == ["Gửi chưa đủ Quá hạn 1/2 hồ sơ"]


def test_of_two_numbers_for_all_none_is_taken(units, sign_in, monkeypatch):
    plan_wants(monkeypatch, seats=None, figures=(of_each(1), of_each(2)))

    assert read(sign_in(), DOSSIERS)["Thôn An Bình"] == ["Chưa bắt đầu"]
