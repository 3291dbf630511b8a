"""The code on a receipt: opens on any phone, says the state and the day, and nobody's name."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nominations.views import public
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_looked_yet():
    cache.clear()


@pytest.fixture
def sent():
    return make.nomination(
        full_name="Đặng Thị Mến", state="approved", submitted_at=make.AT, decided_at=make.AT
    )


def address(nomination, token=None):
    token = nomination.receipt_token if token is None else token
    return reverse("nominations:receipt_public", args=[nomination.code, token])


def test_the_code_of_a_receipt_opens_without_signing_in_and_names_nobody(sent):
    """Issue 7, line 25."""
    answer = Client().get(address(sent))

    page = Page(answer.content.decode())
    assert page.one("main").words() == (
        f"Hồ sơ trên biên nhận này Mã hồ sơ {sent.code} Đã duyệt Gửi ngày 16/8/2025. "
        "Có kết quả ngày 16/8/2025. "
        "Trang này chỉ cho biết trạng thái. Đơn vị giới thiệu đăng nhập để xem hồ sơ."
    )
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    for told in (sent.full_name, sent.unit.name, sent.address, sent.position):
        assert told not in page.words()


def test_the_receipts_picture_leads_there(sent, sign_in, monkeypatch):
    made = []
    real = public.Nomination.receipt_token.fget
    monkeypatch.setattr(
        "nominations.web.flow.segno.make", lambda text, **how: made.append(text) or Drawn()
    )

    sign_in(make.user(unit=sent.unit)).get(f"/ho-so/{sent.code}/bien-nhan/")

    assert made == [f"http://testserver/ho-so/tra-cuu/{sent.code}/{real(sent)}/"]


class Drawn:
    def svg_inline(self, **how):
        return ""


def test_a_token_is_long_its_own_and_lasts(sent, settings):
    other = make.nomination(state="submitted", submitted_at=make.AT)
    mine = sent.receipt_token
    settings.SECRET_KEY = "một khóa khác"

    assert re.fullmatch(r"[0-9a-f]{32}", mine)
    assert len({mine, other.receipt_token}) == 2
    assert sent.receipt_token == mine


@pytest.mark.parametrize("token", ["khong-co", "0" * 32, "ễ"])
def test_a_wrong_token_is_as_a_wrong_code(sent, token):
    wrong = Client().get(address(sent, token))
    missing = Client().get(f"/ho-so/tra-cuu/HN25-9999/{sent.receipt_token}/")

    assert (wrong.status_code, missing.status_code) == (404, 404)


def test_what_was_never_sent_has_no_receipt():
    assert Client().get(address(make.nomination())).status_code == 404


def test_a_dossier_its_unit_took_back_says_so_and_says_so_no_more_when_sent_again(sign_in):
    """The receipt in somebody's hand was answered as one never given."""
    mine = make.nomination(state="submitted", submitted_at=make.AT, full_name="Đặng Thị Mến")
    head = sign_in(make.user(unit=mine.unit))
    head.post(f"/ho-so/{mine.code}/viec/take_back/")

    back = Page(Client().get(address(mine)).content.decode()).one("main").words()
    head.post(f"/ho-so/{mine.code}/gui/")
    again = Page(Client().get(address(mine)).content.decode()).one("main").words()

    head, foot = (
        f"Hồ sơ trên biên nhận này Mã hồ sơ {mine.code} ",
        (" Trang này chỉ cho biết trạng thái. Đơn vị giới thiệu đăng nhập để xem hồ sơ."),
    )
    assert back == f"{head}Đơn vị đã rút lại hồ sơ, chưa gửi lại.{foot}"
    assert again == f"{head}Chờ thẩm định Gửi ngày 16/8/2025.{foot}"


def test_a_machine_that_tries_codes_is_slowed_down(sent):
    codes = [Client().get(address(sent, f"{n:032x}")).status_code for n in range(public.MOST + 2)]
    refused = Client().get(address(sent))
    elsewhere = Client(REMOTE_ADDR="10.0.0.9").get(address(sent))

    assert codes == [404] * public.MOST + [429] * 2
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Hãy đợi một phút rồi quét lại." in refused.content.decode()
    assert elsewhere.status_code == 200
