"""The phone's pages, one after the other: what is asked, kept, refused, sent; check ids beside."""

import io
import re
import unicodedata
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.models import AuditEvent
from conferences.models import DeadlineMark
from nominations.forms.steps import FLOWS
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make

pytestmark = pytest.mark.django_db

PERSON = {"full_name": "Nguyễn Hữu Ước", "birth_year": "1956", "gender": "male"}
PLACE = {"position": "Nông dân", "address": "Thôn Mỗ Đoạn, xã Đại Sơn", "ethnicity": "Kinh"}
FIELD = {"field": "agriculture", "sector": "household_business", "direct_worker": "True"}
DEEDS = {"achievement": "Nuôi rươi 2,4 ha, giúp 14 hộ làm theo.", "awards": ""}
MEETING = {"held_on": "15/8/2025", "invited": "50", "present": "48"}
VOTES = {"agree": "46", "disagree": "1", "abstain": ""}
PAGES = {
    "ai": PERSON,
    "viec": PLACE,
    "linh-vuc": FIELD,
    "thanh-tich": DEEDS,
    "hop": MEETING,
    "phieu": VOTES,
}


@pytest.fixture
def village(sign_in):
    unit = make.unit()
    make.conference()
    client = sign_in(make.user(unit=unit))
    client.unit = unit
    return client


def begin(client, kind: str = "individual") -> Nomination:
    client.post("/ho-so/moi/", {"form_key": uuid.uuid4(), "kind": kind})
    return Nomination.objects.latest("pk")


def post(client, nomination: Nomination, slug: str, query: str = "", **changes):
    version = Nomination.objects.get(pk=nomination.pk).version
    typed = {"version": version} | PAGES[slug] | changes
    return client.post(f"/ho-so/{nomination.code}/buoc/{slug}/{query}", typed)


def text_of(response) -> str:
    return response.content.decode()


def test_a_village_fills_every_page_and_sends(village):
    """The whole flow without script: each page leads to the next, the last to the receipt."""
    nomination = begin(village)
    for slug in PAGES:
        answer = post(village, nomination, slug)
        assert answer.status_code == 302, text_of(answer)
    assert answer.url == f"/ho-so/{nomination.code}/buoc/tep/"
    Nomination.objects.get().evidence.create(
        kind="minutes", file="x.pdf", name="bb.pdf", media_type="application/pdf", size=1,
        sha256="0" * 64, added_at=make.AT,
    )  # fmt: skip

    sent = village.post(f"/ho-so/{nomination.code}/gui/")

    assert sent.url == f"/ho-so/{nomination.code}/bien-nhan/"
    nomination.refresh_from_db()
    assert (nomination.state, nomination.submitted_at) == ("submitted", make.AT)
    assert (nomination.full_name, nomination.birth_year, nomination.name_fold) == (
        "Nguyễn Hữu Ước",
        1956,
        "nguyen huu uoc",
    )
    assert Ballot.objects.values_list("agree", "disagree", "abstain").get() == (46, 1, 0)
    assert DeadlineMark.objects.get(unit=village.unit, deadline__key="list_approved").met_at
    assert list(AuditEvent.objects.values_list("action", flat=True))[-1] == "submit"
    assert nomination.code in text_of(village.get(sent.url))


@pytest.mark.parametrize("kind", FLOWS)
def test_no_page_asks_more_than_three_things(kind, village):
    """U1: at most three boxes a page."""
    nomination = begin(village, kind)
    ReviewMeeting.objects.create(
        conference=nomination.conference, unit=village.unit, kind="unit_review",
        held_on=make.AT.date(), invited=10, present=9,
    )  # fmt: skip
    for step in FLOWS[kind]:
        answer = village.get(f"/ho-so/{nomination.code}/buoc/{step.slug}/")
        assert answer.status_code == 200
        if step.form:
            asked = answer.context["form"].visible_fields()
            assert 1 <= len(asked) <= 3, step.slug


def test_the_same_form_twice_is_one_dossier(village):
    """R4: a second tap on a slow line."""
    key = uuid.uuid4()

    urls = {
        village.post("/ho-so/moi/", {"form_key": key, "kind": "individual"}).url for _ in range(10)
    }

    assert len(urls) == 1
    assert Nomination.objects.count() == 1


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
    assert answer.status_code == 200
    assert "<title>Lỗi: Kiểm tra trước khi gửi" in text
    for slug in ("ai", "viec", "linh-vuc", "thanh-tich", "hop", "tep"):
        assert f'href="/ho-so/{nomination.code}/buoc/{slug}/?ve=gui"' in text
    assert Nomination.objects.get().state == "draft"


def test_one_answer_is_changed_and_the_summary_is_back(village):
    """U4: one change is one page, then the summary again."""
    nomination = make.nomination(unit=village.unit)

    answer = post(village, nomination, "ai", "?ve=gui", full_name="Nguyễn Văn Sửa")

    assert answer.url == f"/ho-so/{nomination.code}/gui/"
    assert "Nguyễn Văn Sửa" in text_of(village.get(answer.url))


def test_later_keeps_half_a_page(village):
    """U5: "Để sau" asks for nothing and keeps what is there."""
    nomination = begin(village)

    answer = village.post(
        f"/ho-so/{nomination.code}/buoc/ai/",
        {"version": 1, "full_name": "Trần Thị Nửa", "birth_year": "", "de-sau": "1"},
    )

    assert answer.url == "/"
    kept = Nomination.objects.get()
    assert (kept.full_name, kept.birth_year, kept.gender) == ("Trần Thị Nửa", None, "")


def test_who_saves_second_sees_both_texts_and_loses_nothing(village):
    """R5, U30: 409 with what the other wrote, what was typed still in the box."""
    nomination = begin(village)
    opened_version = nomination.version
    post(village, nomination, "ai", full_name="Người Lưu Trước")

    answer = village.post(
        f"/ho-so/{nomination.code}/buoc/ai/",
        {"version": opened_version} | PERSON | {"full_name": "Người Lưu Sau"},
    )

    text = text_of(answer)
    assert answer.status_code == 409
    assert "bản vừa lưu: <b>Người Lưu Trước</b>" in text
    assert 'value="Người Lưu Sau"' in text
    assert Nomination.objects.get().full_name == "Người Lưu Trước"
    again = village.post(
        f"/ho-so/{nomination.code}/buoc/ai/",
        {"version": answer.context["form"]["version"].value()}
        | PERSON
        | {"full_name": "Người Lưu Sau"},
    )
    assert again.status_code == 302
    assert Nomination.objects.get().full_name == "Người Lưu Sau"


@pytest.mark.parametrize(
    ("slug", "changes", "says"),
    [
        ("ai", {"full_name": ""}, "Hãy nhập họ và tên."),
        ("ai", {"full_name": "x" * 10_000}, "Viết ngắn lại, tối đa 100 chữ cái."),
        ("ai", {"full_name": "Nguyễn Văn 🙂"}, "Hãy bỏ hình vẽ (emoji) khỏi ô này."),
        ("ai", {"birth_year": "2090"}, "Năm sinh phải từ 1900 đến 2020."),
        ("ai", {"birth_year": "56"}, "Năm sinh phải có 4 chữ số, ví dụ 1956."),
        ("ai", {"birth_year": ""}, "Hãy nhập năm sinh."),
        ("ai", {"gender": "khác"}, "Hãy chọn một mục trong danh sách."),
        ("viec", {"address": " "}, "Hãy nhập nơi ở hoặc nơi công tác."),
        ("linh-vuc", {"field": ""}, "Hãy chọn lĩnh vực."),
        ("linh-vuc", {"direct_worker": ""}, "Hãy chọn có hoặc không."),
        ("thanh-tich", {"achievement": ""}, "Hãy viết tóm tắt thành tích."),
        ("thanh-tich", {"achievement": "x" * 3001}, "Viết ngắn lại, tối đa 3000 chữ cái."),
        ("hop", {"held_on": "17/8/2025"}, "Ngày họp chưa tới. Hãy xem lại."),
        ("hop", {"held_on": "8/15/2025"}, "Hãy nhập ngày dạng ngày/tháng/năm, ví dụ 15/8/2025."),
        ("hop", {"held_on": "15/8/1925"}, "Ngày họp đã quá lâu. Hãy xem lại năm."),
        ("hop", {"present": "51"}, "Số người có mặt nhiều hơn số được mời."),
        ("hop", {"present": "0"}, "Cuộc họp phải có người có mặt."),
        ("hop", {"invited": "năm mươi"}, "Hãy nhập bằng chữ số."),
        ("phieu", {"agree": "48", "disagree": "1"}, "Tổng 49 phiếu nhiều hơn 48 người có mặt."),
        ("phieu", {"agree": ""}, "Hãy nhập số phiếu đồng ý."),
        ("phieu", {"agree": "-1"}, "Số không được nhỏ hơn 0."),
        ("phieu", {"agree": "9" * 400}, "Số quá lớn, hãy xem lại."),
    ],
)
def test_bad_input_is_said_beside_the_box_and_kept(slug, changes, says, village):
    """U10, U11, I6: a sentence on top and at the box, the typed text still there, no 500."""
    nomination = begin(village)
    if slug == "phieu":
        post(village, nomination, "hop")
    before = Nomination.objects.values().get()

    answer = post(village, nomination, slug, **changes)

    text = text_of(answer)
    assert answer.status_code == 200
    assert text.count(says) == 2, "once in the summary, once beside the box"
    name = next(iter(changes))
    assert f'<a href="#id_{name}' in text
    assert re.search(rf'aria-describedby="[^"]*id_{name}_error', text)
    assert answer.context["form"][name].value() == changes[name]
    assert "<title>Lỗi:" in text
    assert Nomination.objects.values().get() == before


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Huyền"), "Nguyễn Thị Huyền"),
        ("  Nguyễn   Thị\tHuyền ", "Nguyễn Thị Huyền"),
        ("Ðặng Thị Mến", "Đặng Thị Mến"),
        ("NGUYỄN THỊ HUYỀN", "NGUYỄN THỊ HUYỀN"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Nguyễn\x07 Văn", "Nguyễn Văn"),
        ("Y Bhăm Niê", "Y Bhăm Niê"),
        ("H'Hen Niê", "H'Hen Niê"),
    ],
)
def test_names_are_cleaned_not_refused(typed, stored, village):
    """U12, U14, I7, I9: NFC, single spaces, look-alikes; never a changed case, never run."""
    nomination = begin(village)

    answer = post(village, nomination, "ai", full_name=typed)

    assert answer.status_code == 302
    assert Nomination.objects.get().full_name == stored
    assert "<script>alert" not in text_of(village.get(f"/ho-so/{nomination.code}/gui/"))


def test_a_nul_byte_is_answered_kindly_on_both_engines(village):
    """I6: PostgreSQL cannot store it; it becomes a space, as other control characters do."""
    nomination = begin(village)

    answer = post(village, nomination, "ai", full_name="Nguyễn\x00Văn")

    assert answer.status_code == 302
    assert Nomination.objects.get().full_name == "Nguyễn Văn"


@pytest.mark.parametrize("typed", ["1956", "03/12/1956", "3-12-1956", " 1956 "])
def test_a_whole_birth_date_gives_its_year(typed, village):
    """U15, I8: only the year is kept."""
    nomination = begin(village)

    post(village, nomination, "ai", birth_year=typed)

    assert Nomination.objects.get().birth_year == 1956


@pytest.mark.parametrize("typed", ["03/8/2025", "3/8/2025", "03-08-2025", "3.8.2025"])
def test_the_meeting_day_is_read_day_first(typed, village):
    """I8: 3 August everywhere."""
    nomination = begin(village)

    post(village, nomination, "hop", held_on=typed)

    assert ReviewMeeting.objects.get().held_on.isoformat() == "2025-08-03"


def test_capitals_and_telex_leftovers_are_hinted_not_refused(village):
    """U12: offered in small letters; the unit decides."""
    nomination = make.nomination(unit=village.unit, full_name="NGUYỄN VĂN ƯỚC")

    check = text_of(village.get(f"/ho-so/{nomination.code}/gui/"))
    offered = village.get(f"/ho-so/{nomination.code}/buoc/ai/?ve=gui&viet-hoa=1")

    assert "Đổi thành “Nguyễn Văn Ước”" in check
    assert 'value="Nguyễn Văn Ước"' in text_of(offered)
    assert Nomination.objects.get().full_name == "NGUYỄN VĂN ƯỚC"
    leftover = make.nomination(unit=village.unit, full_name="Nguyeenx Vawn An")
    assert "có thể gõ nhầm dấu" in text_of(village.get(f"/ho-so/{leftover.code}/gui/"))


def test_nothing_but_the_pages_own_boxes_is_taken(village):
    """Z4: state, unit and the like in a POST change nothing."""
    nomination = begin(village)

    post(
        village, nomination, "ai", state="approved", unit="99", integrity="clear", on_roll="1",
        code="HN25-9999", is_staff="1",
    )  # fmt: skip

    kept = Nomination.objects.get()
    assert (kept.state, kept.unit, kept.integrity, kept.on_roll, kept.code) == (
        "draft", village.unit, "unchecked", False, nomination.code,
    )  # fmt: skip


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
    assert "Đã hết hạn (trước ngày 20/8/2025)." in text_of(sent)
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
    noted = AuditEvent.objects.values_list("action", "note")
    assert list(noted) [-3:] == [
        ("return", "Ghi rõ diện tích"),
        ("amend", "đã sửa: achievement, awards"),
        ("submit", ""),
    ]  # fmt: skip


def test_another_meeting_day_asks_for_the_votes_again(village):
    nomination = begin(village)
    post(village, nomination, "hop")
    post(village, nomination, "phieu")

    answer = post(village, nomination, "hop", "?ve=gui", held_on="14/8/2025", present="40")

    held = ReviewMeeting.objects.get(held_on="2025-08-14")
    assert answer.url == f"/ho-so/{nomination.code}/buoc/phieu/?hop={held.pk}&ve=gui"
    village.post(answer.url, {"version": 2, "agree": "40"})
    assert Ballot.objects.get().meeting == held
    assert ReviewMeeting.objects.get() == held, "the meeting left without votes is forgotten"


def test_a_second_dossier_finds_the_meeting_already_there(village):
    first = begin(village)
    post(village, first, "hop")
    post(village, first, "phieu")

    page = village.get(f"/ho-so/{begin(village).code}/buoc/hop/")

    form = page.context["form"]
    assert [form[name].value() for name in MEETING] == ["15/8/2025", 50, 48]


def test_fewer_people_than_votes_already_counted_is_refused(village):
    nomination = begin(village)
    post(village, nomination, "hop")
    post(village, nomination, "phieu")

    answer = post(village, nomination, "hop", present="40")

    assert "Cuộc họp này đã ghi 47 phiếu, nhiều hơn 40 người có mặt." in text_of(answer)
    assert ReviewMeeting.objects.get().present == 48


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
    assert "Gửi lúc 8:00 16/8/2025" in text
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
    assert paper["Content-Disposition"] == f'inline; filename="bien-nhan-{sent.code}.pdf"'


@pytest.mark.parametrize("slug", ["ai", "viec", "hop", "phieu", "tep"])
def test_the_form_costs_the_same_with_many_dossiers(slug, village):
    """No page asks more with many dossiers than with few."""
    nomination = begin(village)
    post(village, nomination, "hop")
    url = f"/ho-so/{nomination.code}/buoc/{slug}/"

    def count() -> int:
        village.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert village.get(url).status_code == 200
        return len(queries)

    few = count()
    for _ in range(12):
        make.nomination(unit=village.unit)

    assert count() == few <= 9


def test_hidden_steps_do_not_exist(village):
    nomination = begin(village)

    assert village.get(f"/ho-so/{nomination.code}/buoc/dai-dien/").status_code == 404
    assert village.get(f"/ho-so/{nomination.code}/buoc/khong-co/").status_code == 404


def test_votes_wait_for_a_meeting(village):
    nomination = begin(village)

    answer = village.get(f"/ho-so/{nomination.code}/buoc/phieu/")

    assert answer.url == f"/ho-so/{nomination.code}/buoc/hop/"
