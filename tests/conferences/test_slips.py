"""Units and their slips: listed, printed, ended by the office (A10, U22, I6)."""

import io
import re
from datetime import timedelta

import pytest
import segno
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from conferences import actions
from conferences.models import AccessLink
from tests import make
from tests.reading import soup, text, texts

pytestmark = pytest.mark.django_db
UNITS, SLIPS = reverse("conferences:units"), reverse("conferences:slips")
END = reverse("conferences:unit_links")
SURE = {"chac-chan": "1"}


@pytest.fixture
def villages():
    return [make.unit(name=name) for name in ("Thôn Liêu Xá", "Thôn Mỗ Đoạn", "Thôn Ô Mễ")]


@pytest.fixture
def office(sign_in, villages):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Nguyễn Thị Hạnh"))


@pytest.fixture
def issued(villages, office, at):
    """A slip for the first two units, as if printed before."""
    tokens = {village: actions.new_token() for village in villages[:2]}
    by = make.user(role=Role.CULTURE_OFFICE)
    actions.issue_links(conference=make.conference(), tokens=tokens, by=by, at=at)
    return tokens


def pks(units):
    return {"units": [unit.pk for unit in units]}


def usable(token, at):
    return AccessLink.objects.usable(at).by_token_hash(actions.hash_token(token)) is not None


# --- The list -------------------------------------------------------------------------------------


def test_every_unit_stands_with_its_slip(office, villages, issued, at):
    actions.revoke_links(
        conference=make.conference(),
        units=villages[1:2],
        by=make.user(role=Role.CULTURE_OFFICE),
        at=at,
    )

    html = text(office.get(UNITS))

    names = texts(html, "label[for^=unit-]")
    assert dict(zip(names, texts(html, 'td[data-label="Phiếu"]'), strict=True)) == {
        "Thôn Liêu Xá": "Lập 16/8/2025", "Thôn Mỗ Đoạn": "Đã thu hồi", "Thôn Ô Mễ": "Chưa lập",
    }  # fmt: skip


def test_a_commune_without_units_is_told_who_brings_them(sign_in):
    """U23."""
    make.conference()

    html = text(sign_in().get(UNITS))

    assert "Chưa có đơn vị nào" in html
    assert "In phiếu" not in html


@pytest.mark.parametrize("url", [SLIPS, END])
def test_nothing_chosen_is_said(office, url):
    page = office.post(url, {}, follow=True)

    assert "Hãy chọn ít nhất một đơn vị." in text(page)
    assert AccessLink.objects.count() == 0


@pytest.mark.parametrize("url", [SLIPS, END])
@pytest.mark.parametrize("value", ["x", "", "-1", "9" * 30, "9" * 5000, "1\x00", "1.5", "\u0661"])
def test_an_odd_choice_is_refused_and_nothing_breaks(office, url, value):
    """I6."""
    page = office.post(url, {"units": value}, follow=True)

    assert page.status_code == 200
    assert AccessLink.objects.count() == 0


@pytest.mark.parametrize("url", [SLIPS, END])
def test_another_communes_units_cannot_be_chosen(office, issued, url, at):
    """Z2, Z4."""
    other = make.unit(name="Thôn Khác", of=make.commune(code="11087", name="xã Khác", place="Khác"))
    make.conference(of=other.commune)

    page = office.post(url, pks([*issued, other]) | SURE, follow=True)

    assert "Có đơn vị không thuộc xã này. Hãy tải lại trang rồi chọn lại." in text(page)
    assert AccessLink.objects.filter(unit=other).count() == 0
    assert [usable(token, at) for token in issued.values()] == [True, True]


@pytest.mark.parametrize("url", [SLIPS, END])
def test_slips_are_made_and_ended_by_posts_of_the_focal_point_alone(sign_in, office, villages, url):
    """A10, Z1."""
    assert office.get(url).status_code == 405
    for role in sorted(set(Role) - {Role.CULTURE_OFFICE}):
        assert sign_in(role=role).post(url, pks(villages)).status_code == 403
    assert AccessLink.objects.count() == 0


def test_the_list_costs_the_same_for_1_3_and_500_units(sign_in, at):
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)
    client = sign_in()

    def cost(count):
        for n in range(AccessLink.objects.count(), count):
            unit = make.unit(name=f"Thôn số {n}")
            AccessLink.objects.create(
                conference=conference, unit=unit, user=by, token_hash=f"{n:064d}", made_at=at,
                expires_at=at + timedelta(days=1),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as found:
            assert client.get(UNITS).status_code == 200
        return len(found)

    assert [cost(1), cost(3), cost(500)] == [4] * 3


def test_whoever_heads_a_unit_stands_under_its_name(sign_in):
    """Of several the first; nobody of another role, shut out, or by the unit's own name."""
    make.conference()
    one, other, third = (make.unit(name=f"Thôn số {n}") for n in range(3))
    for unit, name in ((one, "Trần Văn Hai"), (one, "Lê Thị Ba"), (other, "Đỗ Văn Tư")):
        make.user(unit=unit, full_name=name, is_active=unit != other)
    make.user(role=Role.CULTURE_OFFICE, unit=third, full_name="Phạm Thị Phòng")
    make.user(unit=third, full_name=third.name)  # as an opening names whoever has no name yet

    page = sign_in(role=Role.CULTURE_OFFICE).get(UNITS)

    heads = {row.name: row.head for row in page.context["units"]}
    assert {name: heads[name] for name in (one.name, other.name, third.name)} == {
        one.name: "Trần Văn Hai", other.name: "", third.name: "",
    }  # fmt: skip
    assert page.content.decode().count("Trần Văn Hai") == 1


# --- Printing -------------------------------------------------------------------------------------


def test_the_paper_has_one_slip_a_unit(office, villages, at):
    answer = office.post(SLIPS, pks(villages))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="phieu-truy-cap-16-08-2025.pdf"'
    assert answer["Cache-Control"] == "no-store"
    paper = PdfReader(io.BytesIO(answer.content))
    words = " ".join(" ".join(page.extract_text().split()) for page in paper.pages)
    assert [words.count(village.name) for village in villages] == [1, 1, 1]
    assert words.count("quét mã") == words.count("dùng đến hết 29/8/2025") == 3
    assert words.count("0220 000 0128") == 3
    assert words.count("Gửi hồ sơ trước 24:00 thứ Ba, ngày 19/8/2025.") == 3
    assert words.count("gõ testserver/vao rồi gọi Phòng xin mã.") == 3
    assert AccessLink.objects.usable(at).count() == 3
    assert AuditEvent.objects.of_action("issue_links").count() == 3


def test_eight_slips_fit_a_page_and_the_ninth_takes_another(office):
    for n in range(6):
        make.unit(name=f"Hội Liên hiệp Phụ nữ và Trung tâm Văn hóa, Thể thao số {n}")

    answer = office.post(SLIPS, pks(make.commune().units.all()))

    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 2


def test_the_next_page_says_what_to_do_with_the_file(office, villages):
    answer = office.post(SLIPS, pks(villages))

    assert answer.status_code == 200
    assert "Đã lập phiếu cho 3 đơn vị. Mở tệp vừa tải về để in." in text(office.get(UNITS))


def test_the_codes_on_the_paper_open_the_units(office, villages, monkeypatch):
    """What is drawn is what is kept: each address leads to its own unit."""
    drawn, make_code = [], segno.make
    monkeypatch.setattr(
        segno, "make", lambda address, **how: drawn.append(address) or make_code(address, **how)
    )

    answer = office.post(SLIPS, pks(villages))

    assert answer.status_code == 200
    assert [Client().get(address).context["unit"] for address in drawn] == villages
    assert {re.sub("[^/]{43}", "…", address) for address in drawn} == {
        "http://testserver/hoi-nghi/phieu/…/"
    }


def test_printing_again_asks_first_and_names_whose_slip_would_end(office, villages, issued, at):
    """U22: a page of its own, without JavaScript; nothing is ended by looking at it."""
    page = office.post(SLIPS, pks(villages))

    html = text(page)
    assert page.status_code == 200
    assert "Lập phiếu mới cho 3 đơn vị?" in html
    assert [one.contents[0].strip() for one in soup(html).select("main li")] == [
        "Thôn Liêu Xá",
        "Thôn Mỗ Đoạn",
    ]
    assert len(soup(html).select("input[type=hidden][name=units]")) == 3
    assert [usable(token, at) for token in issued.values()] == [True, True]


def test_printing_again_ends_the_old_slips(office, villages, issued, at):
    """U26: a lost card is revoked by its successor."""
    answer = office.post(SLIPS, pks(villages) | SURE)

    assert answer.content.startswith(b"%PDF-")
    assert [usable(token, at) for token in issued.values()] == [False, False]
    assert AccessLink.objects.usable(at).count() == 3


def test_a_paper_that_cannot_be_drawn_ends_no_slip(office, issued, monkeypatch, at):
    """D9: the old slips are still good, and the office is told so."""
    monkeypatch.setattr("conferences.pdf.TIMEOUT", 0.01)  # seconds: no paper is that fast

    page = office.post(SLIPS, pks(issued) | SURE, follow=True)

    assert "Chưa lập được tệp phiếu; phiếu cũ vẫn dùng được." in text(page)
    assert [usable(token, at) for token in issued.values()] == [True, True]
    assert AccessLink.objects.count() == 2


def test_after_the_last_duty_no_slip_is_made_that_would_open_nothing(office, villages, monkeypatch):
    last = make.conference().deadlines.last_due().due_at
    monkeypatch.setattr("accounts.web.moment", lambda: last)

    page = office.post(SLIPS, pks(villages), follow=True)

    assert "Mọi hạn của kế hoạch đã qua" in text(page)
    assert AccessLink.objects.count() == 0


# --- Ending ---------------------------------------------------------------------------------------


def test_ending_asks_first_and_names_the_units(office, villages, issued, at):
    """U22."""
    html = text(office.post(END, pks(villages)))

    assert "Thu hồi phiếu của 2 đơn vị?" in html
    assert "Giữ lại" in html
    assert [usable(token, at) for token in issued.values()] == [True, True]


def test_ending_closes_the_slips_and_says_how_many(office, villages, issued, at):
    page = office.post(END, pks(villages) | SURE, follow=True)

    assert "Đã thu hồi phiếu của 2 đơn vị." in text(page)
    assert [usable(token, at) for token in issued.values()] == [False, False]
    assert AuditEvent.objects.of_action("revoke_links").count() == 2


def test_nothing_in_use_is_nothing_to_end(office, villages):
    page = office.post(END, pks(villages), follow=True)

    assert "Đơn vị đã chọn không có phiếu nào đang dùng." in text(page)


def test_a_school_has_a_slip_too(office, at):
    school = make.unit(name="Trường THCS Thanh Hải", kind=UnitKind.SCHOOL)

    answer = office.post(SLIPS, pks([school]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert AccessLink.objects.get().user.role == Role.UNIT_NOMINATOR
