"""Every paper against the twelve checks of Decree 30, empty, small and long (O3, O4)."""

import pytest

from nominations.enums import NominationKind
from reports.catalogue import ENTRIES
from reports.enums import AwardCategory, ReportFormat
from reports.models import SummaryText
from tests import make
from tests.reports import decree, rows

pytestmark = [pytest.mark.django_db, pytest.mark.drawn]
PDFS = [kind for kind, entry in ENTRIES.items() if ReportFormat.PDF in entry.formats]


def broken(kind, paper):
    """Of a paper that is enclosed with none, for the office's own work, the twelfth is not."""
    found = decree.broken(paper, report=kind in rows.REPORTS)
    return [one for one in found if not (kind in ("meeting", "owes") and one.startswith("12:"))]


@pytest.mark.parametrize("kind", PDFS)
def test_small_paper_holds_all_twelve(kind):
    paper = rows.drawn(kind, rows.small_conference())

    assert broken(kind, paper) == []


@pytest.mark.parametrize("kind", PDFS)
def test_empty_paper_holds_all_twelve(kind):
    paper = rows.drawn(kind, make.conference())

    assert broken(kind, paper) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", PDFS)
def test_long_paper_holds_all_twelve(kind):
    """More than one page of every table; 1,200 characters of achievement; nothing is cut off."""
    conference = rows.many(45)
    told = "Hiến đất làm đường, vận động bà con cùng làm. " * 26 + "HẾT THÀNH TÍCH DÀI."
    rows.approved(full_name="Cụ Dài Nhất", achievement=told, kind=NominationKind.COLLECTIVE)
    for year in range(2020, 2026):
        for form in range(9):
            rows.award(year=year, form=f"Hình thức {form}", authority="Chủ tịch UBND xã")

    paper = rows.drawn(kind, conference)

    assert broken(kind, paper) == []
    words = decree.whole_text(paper)
    if kind in ("role_models", "delegates", "profiles"):
        missing = [n for n in range(45) if f"Trần Thị Đông {n:03d}" not in words]
        assert missing == []
    if kind == "profiles":
        assert "HẾT THÀNH TÍCH DÀI." in words


@pytest.mark.parametrize("count", [22, 23, 24])
def test_the_signature_never_stands_alone_on_a_page(count):
    """With these counts the list just fills a page: its last row goes along to the signature."""
    for number in range(count):
        rows.approved(full_name=f"Trần Thị Đông {number:03d}")

    pages = decree.read(rows.drawn("role_models", make.conference()))

    signed = [page for page in pages if "TM. ỦY BAN NHÂN DÂN" in page.text]
    assert [f"Trần Thị Đông {count - 1:03d}" in page.text for page in signed] == [True]


def test_no_head_of_a_group_stands_alone_at_the_foot_of_a_page():
    """Eighty groups over many pages: each head moves on with its first row, each sum stays."""
    for number in range(80):
        for category in (AwardCategory.COLLECTIVE, AwardCategory.HOUSEHOLD)[: 1 + number % 2]:
            rows.award(form=f"Hình thức {number:02d}", category=category)

    pages = decree.read(rows.drawn("awards", make.conference()))

    feet = [[line for line in page.lines if not line.isdigit()][-1] for page in pages]
    tops = [page.lines[1] for page in pages[1:]]  # below the table's head
    assert len(pages) > 6
    assert [foot for foot in feet if foot.startswith("Hình thức")] == []
    assert "Cộng" not in tops


def test_particulars_lie_across():
    pages = decree.read(rows.drawn("profiles", rows.small_conference()))

    assert {page.width > page.height for page in pages} == {True}


def test_words_longer_than_their_column_stay_within_it():
    rows.approved(full_name="Nguyễnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn Dài")

    paper = rows.drawn("role_models", make.conference())

    assert list(decree.margins(decree.read(paper))) == []


def test_summary_has_exactly_the_parts_of_the_plan_in_order():
    conference = rows.small_conference()
    for key in ("context", "lessons"):
        SummaryText.objects.create(
            conference=conference, key=key, text=f"Chữ của phần {key}.\n\nĐoạn hai.",
            updated_at=make.AT, updated_by="Hạnh",
        )  # fmt: skip

    words = decree.whole_text(rows.drawn("summary", conference)).casefold()

    from conferences.facts import plan_of

    parts = plan_of(conference).summary
    titles = [part.heading.partition(". ")[2].casefold() for part in parts]
    places = [words.find(title) for title in titles]
    assert -1 not in places
    assert places[1:5] == sorted(places[1:5])
    assert words.find("chữ của phần context.") < words.find(titles[1])
    assert words.find(titles[4]) < words.find("chữ của phần lessons.") < words.find(titles[5])


def test_demo_paper_says_so():
    conference = make.conference()
    conference.commune.is_demo = True

    assert "Bản thử – dữ liệu mẫu" in decree.whole_text(rows.drawn("role_models", conference))


def test_deputy_signs_for_the_chair():
    conference = make.conference()
    conference.commune.signer_title = "Phó Chủ tịch"
    conference.commune.signer_name = "Đặng Thị Ký"

    words = decree.whole_text(rows.drawn("result", conference))

    assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Đặng Thị Ký" in words


def test_result_tells_what_is_known_and_leaves_dots_for_the_rest():
    from datetime import timedelta

    from agenda.models import AgendaItem

    conference = rows.small_conference()
    sent = rows.seat_of(rows.approved(full_name="Người Đi Thành Phố"), field="")
    rows.to_the_city(sent)
    conference.starts_at = make.AT + timedelta(days=6)
    AgendaItem.objects.create(
        conference=conference, number=3, plan_number=3, title="Tham luận", minutes=60,
        presenter="Bà Trần Thị Tham Luận",
    )  # fmt: skip

    words = decree.whole_text(rows.drawn("result", conference))

    known = [
        "Thời gian: 08 giờ 00 phút, ngày 22 tháng 8 năm 2025.",
        "Người trình bày: Bà Trần Thị Tham Luận.",
        "danh sách 01 đại biểu dự Đại hội Thi đua yêu nước",
        "1. Bà Người Đi Thành Phố, Nông dân, thôn Mỗ Đoạn.",
        "Các đơn vị đã gửi 05 hồ sơ",
        "gồm 01 tập thể, 01 hộ gia đình, 03 cá nhân",
        "Chưa ghi",
    ]
    assert [sentence for sentence in known if sentence not in words] == []
    assert "6. Công tác tuyên truyền …" in words


class TestTheChecksThemselves:
    """A check that cannot fail proves nothing."""

    def test_a_list_is_no_report(self):
        paper = rows.drawn("role_models", rows.small_conference())

        numbers = {line.split(":")[0] for line in decree.broken(paper, report=True)}

        assert numbers == {"6", "9", "10"}

    def test_a_stray_page_breaks_many(self):
        from django.conf import settings

        from conferences.pdf import render_pdf

        stray = "<style>@page{size:A5;margin:5mm}html{font-family:serif}</style><p>Thường</p>"
        paper = render_pdf(stray, base=settings.BASE_DIR / "static")

        numbers = {line.split(":")[0] for line in decree.broken(paper, report=True)}

        assert {"1", "2", "3", "5", "6", "7", "9", "10"} <= numbers
