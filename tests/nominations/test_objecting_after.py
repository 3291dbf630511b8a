"""An objector's receipt once it was answered, once files are too late, once the posting is over."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from accounts.enums import Role
from nominations.models import Posting
from tests import make
from tests.kept import objection, objection_file, said_of
from tests.nominations.objecting import SAY, at_that_hour, candidate

pytestmark = pytest.mark.django_db
BRING = " Còn ảnh, giấy tờ, hãy mang đến Phòng Văn hóa - Xã hội."


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    at_that_hour(monkeypatch)


@pytest.fixture
def it():
    return objection(candidate())


def page(it):
    return BeautifulSoup(Client().get(f"{SAY}{it.form_key}/").content, "html.parser")


def words(part) -> str:
    return " ".join(part.get_text().split())


def no_more(it) -> str | None:
    part = page(it).find(id="khong-nhan-tep")
    return part and words(part)


def takes(it) -> bool:
    return page(it).find("input", {"type": "file"}) is not None


def test_answered_it_says_so_and_when_and_not_what(it):
    by = make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Chuyên")
    assert page(it).find(id="da-tra-loi") is None
    assert words(page(it).h1) == "Đã nhận ý kiến phản ánh"
    said_of(it, by=by, reason="Ông Bảy khai.", at=make.AT - timedelta(hours=1))
    said_of(it, by=by, conclusion="founded", reason="Bà Tám khai.", at=make.AT)

    told = page(it)

    assert words(told.h1) == "Đã trả lời ý kiến phản ánh"
    assert words(told.title).startswith(f"Đã trả lời ý kiến {it.code} –")
    assert words(told.find(id="da-tra-loi")) == (
        "Nhận lúc 08:00 ngày 16/8/2025, đã trả lời lúc 08:00 ngày 16/8/2025. Nội dung trả lời "
        "không hiện ở đây vì có thể nêu tên người khác; muốn biết, hãy nói số này với Phòng Văn "
        "hóa - Xã hội."
    )
    for hidden in ("Ông Bảy", "Bà Tám", "ó cơ sở", "Phạm Thị Chuyên", "Nguyễn Thị Sáu", it.text):
        assert hidden not in str(told)


def test_why_no_file_is_taken_any_more(it, monkeypatch):
    assert (no_more(it), takes(it)) == (None, True)
    for n in range(3):
        objection_file(it, f"%PDF-{n}".encode())
    assert (no_more(it), takes(it)) == ("Đã nhận đủ 3 tệp." + BRING, False)
    day = timedelta(hours=24)
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT + day)
    late = "Đã quá 24 giờ từ lúc gửi nên không nhận thêm tệp." + BRING
    assert (no_more(it), takes(it)) == (late, False)
    it.files.all().delete()
    assert (no_more(it), takes(it)) == (late, False)
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT + day - timedelta(seconds=1))
    assert (no_more(it), takes(it)) == (None, True)
    said_of(it)
    said = "Ý kiến đã được trả lời nên không nhận thêm tệp." + BRING
    assert (no_more(it), takes(it)) == (said, False)


def test_after_an_early_end_it_stands_and_the_public_page_says_so(it):
    made = Posting.objects.first()
    Posting.objects.update(ended_at=make.AT, ended_by=made.opened_by, end_reason="Mất điện")

    assert it.code in words(page(it).main)
    led = Client().get("/niem-yet/11086/")

    assert led.status_code == 200
    said = words(BeautifulSoup(led.content, "html.parser").main)
    assert "Đợt niêm yết kết thúc sớm lúc 08:00 ngày 16/8/2025." in said


def test_what_it_says_is_kept_by_nobody_and_its_key_is_on_no_other_page(it):
    said_of(it)
    answer = Client().get(f"{SAY}{it.form_key}/")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert Client().get(f"{SAY}{it.code}/").status_code == 404
    for url in ("/niem-yet/11086/", SAY):
        assert str(it.form_key) not in Client().get(url).content.decode()


def ways(it) -> list[str]:
    return [words(a) for a in page(it).main("a")]


def test_once_the_posting_ended_the_receipt_says_so_and_leads_to_no_list(it):
    assert ways(it) == ["Trở lại danh sách niêm yết"]
    assert page(it).find(id="da-ket-thuc") is None

    office = make.user(role=Role.CULTURE_OFFICE)
    Posting.objects.update(ended_at=make.AT, ended_by=office, end_reason="Mất điện")

    assert ways(it) == []
    assert words(page(it).find(id="da-ket-thuc")) == (
        "Đợt niêm yết đã kết thúc. Ý kiến này vẫn được xem và trả lời như đã nhận."
    )
