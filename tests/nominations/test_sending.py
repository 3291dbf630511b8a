"""Sending, its deadline, what comes back, the receipt (R4, R8, U17, U18, U20, U22)."""

import io
import uuid

import pytest
from pypdf import PdfReader

from accounts.models import AuditEvent
from conferences.pdf import PdfFailed
from nominations.models import Nomination
from nominations.views.flow import NOT_DRAWN
from tests import make
from tests.nominations.phone import begin, post, text_of

pytestmark = pytest.mark.django_db


def test_sent_twice_is_sent_once_and_back_shows_the_receipt(village):
    """R4, U2: after sending, every page leads to the receipt, and nothing is written."""
    nomination = make.nomination(unit=village.unit)
    first = village.post(f"/ho-so/{nomination.code}/gui/")
    second = village.post(f"/ho-so/{nomination.code}/gui/")
    back = village.get(f"/ho-so/{nomination.code}/buoc/ai/")
    late = post(village, nomination, "ai", full_name="Người Khác")

    receipt = f"/ho-so/{nomination.code}/bien-nhan/"
    assert [answer.url for answer in (first, second, back, late)] == [receipt] * 4
    assert AuditEvent.objects.filter(action="submit").count() == 1
    assert Nomination.objects.get().full_name == nomination.full_name


def test_sending_too_early_says_everything_that_lacks_with_its_page(village):
    """U10: the summary stands on top, each line leads to the page that mends it."""
    nomination = begin(village)

    answer = village.post(f"/ho-so/{nomination.code}/gui/")

    text = text_of(answer)
    assert answer.status_code == 422
    assert "<title>Lỗi: Xem lại trước khi gửi" in text
    for slug in ("ai", "viec", "linh-vuc", "thanh-tich", "hop", "tep"):
        assert f'href="/ho-so/{nomination.code}/buoc/{slug}/?ve=gui"' in text
    assert Nomination.objects.get().state == "draft"


def test_after_the_deadline_nothing_begins_and_nothing_is_sent(village, monkeypatch):
    """R8: 19/8 23:59:59 still counts; 20/8 00:00 in Hà Nội is the first instant too late."""
    nomination = make.nomination(unit=village.unit)
    last = make.AT.replace(day=19, hour=23, minute=59, second=59, microsecond=999_999)
    monkeypatch.setattr("accounts.web.moment", lambda: last)
    assert "Đơn vị giới thiệu ai?" in text_of(village.get("/ho-so/moi/"))
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT.replace(day=20, hour=0))

    closed = village.get("/ho-so/moi/")
    begun = village.post("/ho-so/moi/", {"form_key": uuid.uuid4(), "kind": "individual"})
    sent = village.post(f"/ho-so/{nomination.code}/gui/")

    assert "Đã hết hạn gửi hồ sơ" in text_of(closed)
    assert begun.status_code == 200
    assert "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)." in text_of(sent)
    assert Nomination.objects.values_list("state", flat=True).get() == "draft"
    monkeypatch.setattr("accounts.web.moment", lambda: last)
    assert village.post(f"/ho-so/{nomination.code}/gui/").status_code == 302


def test_a_returned_dossier_is_amended_and_sent_again(village, sign_in):
    """U20: the reason stands on every page; what changed is on record, without values."""
    nomination = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    sign_in().post(f"/ho-so/{nomination.code}/viec/return/", {"note": "Ghi rõ diện tích"})

    home, page = village.get("/"), village.get(f"/ho-so/{nomination.code}/buoc/thanh-tich/")
    post(village, nomination, "thanh-tich", "?ve=gui", achievement="Nuôi rươi 2,4 ha.")
    village.post(f"/ho-so/{nomination.code}/gui/")

    assert "1 hồ sơ cần bổ sung" in text_of(home)
    assert "Ghi rõ diện tích" in text_of(page)
    assert Nomination.objects.get().state == "submitted"
    noted = AuditEvent.objects.order_by("pk").values_list("action", "note")
    assert list(noted) [-3:] == [
        ("return", "Ghi rõ diện tích"),
        ("amend", "đã sửa: tóm tắt thành tích, khen thưởng đã đạt"),
        ("submit", ""),
    ]  # fmt: skip


def test_saving_a_returned_dossier_as_it_stood_is_not_told(village, sign_in):
    """Issue 7, line 7: neither its words nor its votes."""
    nomination = make.nomination(unit=village.unit, state="returned", submitted_at=make.AT)
    ballot = nomination.ballots.select_related("meeting").get()
    votes = {"agree": ballot.agree, "disagree": ballot.disagree, "abstain": ballot.abstain}
    old = {"achievement": nomination.achievement, "awards": nomination.awards}

    post(village, nomination, "thanh-tich", **old)
    post(village, nomination, "phieu", f"?hop={ballot.meeting_id}", **votes)
    assert not AuditEvent.objects.filter(action="amend").exists()

    post(village, nomination, "thanh-tich", **(old | {"awards": "Bằng khen năm 2024"}))
    post(village, nomination, "phieu", f"?hop={ballot.meeting_id}", **(votes | {"agree": 39}))
    noted = AuditEvent.objects.filter(action="amend").order_by("pk")
    assert [event.note for event in noted] == [
        "đã sửa: khen thưởng đã đạt",
        "đã sửa: phiếu bình xét",
    ]


def test_a_draft_is_thrown_away_only_after_asking(village):
    """U22: a page of its own; a sent dossier is never deleted."""
    draft = begin(village)
    asked = village.get(f"/ho-so/{draft.code}/xoa/")
    assert "Giữ lại" in text_of(asked)
    assert Nomination.objects.count() == 1

    village.post(f"/ho-so/{draft.code}/xoa/")

    assert Nomination.objects.count() == 0
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    village.post(f"/ho-so/{sent.code}/xoa/")
    assert Nomination.objects.count() == 1


def test_the_receipt_says_code_time_and_what_comes_next(village):
    """U17: can be opened again; a draft has none."""
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    draft = make.nomination(unit=village.unit)

    text = text_of(village.get(f"/ho-so/{sent.code}/bien-nhan/"))

    assert sent.code in text
    assert "Gửi lúc 08:00 ngày 16/8/2025" in text
    assert 'class="qr"' in text
    assert village.get(f"/ho-so/{draft.code}/bien-nhan/").url == f"/ho-so/{draft.code}/gui/"
    assert village.get(f"/ho-so/{draft.code}/bien-nhan.pdf").status_code == 404


def test_the_receipt_on_paper_has_every_answer(village):
    """U18: at most 100 KB, one or two pages of A4, every question and answer."""
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)

    paper = village.get(f"/ho-so/{sent.code}/bien-nhan.pdf")

    assert len(paper.content) <= 100 * 1024
    reader = PdfReader(io.BytesIO(paper.content))
    assert len(reader.pages) == 1
    words = " ".join(reader.pages[0].extract_text().split())
    for answer in (sent.code, sent.full_name, "1970", sent.address, sent.achievement[:30], "42"):
        assert answer in words
    assert paper["Content-Disposition"] == f'attachment; filename="bien-nhan-{sent.code}.pdf"'


def test_a_receipt_that_cannot_be_drawn_is_said(village, monkeypatch):
    """D7: the page stays, the dossier stays sent; a sentence instead of a 500."""

    def fail(html, *, base):
        raise PdfFailed("no memory")

    monkeypatch.setattr("nominations.views.paper.render_pdf", fail)
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)

    answer = village.get(f"/ho-so/{sent.code}/bien-nhan.pdf", follow=True)

    assert [str(message) for message in answer.context["messages"]] == [NOT_DRAWN]
    assert sent.code in text_of(answer)


def test_a_try_that_came_too_late_says_it_once_and_offers_nothing_to_mend(village, monkeypatch):
    nomination = make.nomination(unit=village.unit)
    before = text_of(village.get(f"/ho-so/{nomination.code}/gui/"))
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT.replace(day=20, hour=0))

    looked = text_of(village.get(f"/ho-so/{nomination.code}/gui/"))
    tried = text_of(village.post(f"/ho-so/{nomination.code}/gui/"))

    late = "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)."
    assert [page.count(late) for page in (before, looked, tried)] == [0, 1, 1]
    title = "<h1>Hãy xem lại trước khi gửi</h1>"
    assert [title in page for page in (before, looked, tried)] == [True, False, False]
    assert [">Sửa<" in page for page in (before, looked, tried)] == [True, False, False]
    assert [page.count('id="error-summary"') for page in (before, looked, tried)] == [0, 0, 1]
    assert "<h1>Hồ sơ chưa gửi, đã hết hạn</h1>" in tried
