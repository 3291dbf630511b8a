"""Nothing is built of an empty conference without saying so: the asking page and the paper (A6)."""

import io

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.enums import Role
from conferences import jobs
from reports.catalogue import ENTRIES, NOBODY_YET, collected, is_of_nobody
from reports.models import ReportFile
from tests import make
from tests.kept import plan_posts, posting
from tests.reading import text
from tests.reports import rows

pytestmark = pytest.mark.django_db
SAID = "Chưa có ai trong văn bản này."


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def address(kind):
    return reverse("reports:ask", args=[kind])


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_empty_paper_is_asked_about_first(office, kind):
    plan_posts(5)
    typed = {"format": "pdf", "reason": "Thử", "ahead": "on"}
    assert SAID in text(office.get(address(kind)))

    page = text(office.post(address(kind), typed))

    assert page.count("Văn bản này chưa có ai. Hãy đánh dấu nếu vẫn cần lập ngay bây giờ.") == 2
    assert 'value="Thử"' in page
    assert not ReportFile.objects.exists()
    assert office.post(address(kind), typed | {"of_nobody": "on"}).status_code == 302
    assert ReportFile.objects.count() == 1


@pytest.mark.parametrize("kind", ENTRIES)
def test_with_people_nothing_is_asked(office, kind):
    rows.small_conference()
    plan_posts(5)
    posting(make.nomination(state="verified", unit=make.unit()))  # whom a meeting waits for

    page = text(office.get(address(kind)))

    assert (SAID in page, "of_nobody" in page) == (False, False)
    assert (
        office.post(address(kind), {"format": "pdf", "reason": "Thử", "ahead": "on"}).status_code
        == 302
    )


def test_a_report_rests_on_either_list(office):
    """One confirmed guest is somebody; a guest who is only proposed is not."""
    conference = make.conference()
    make.delegate(state="proposed")
    assert is_of_nobody("result", conference, make.AT)
    make.delegate(state="confirmed")

    found = {kind: is_of_nobody(kind, conference, make.AT) for kind in ENTRIES}

    assert found == {
        "role_models": True, "delegates": False, "profiles": True, "result": False,
        "summary": False, "awards": True, "meeting": True,
        "posting": True, "owes": True,
    }  # fmt: skip


def built(office, settings, kind, written):
    office.post(
        address(kind), {"format": written, "reason": "Thử", "of_nobody": "on", "ahead": "on"}
    )
    report = ReportFile.objects.latest("pk")
    assert jobs.run(report.job_id)
    report.refresh_from_db()
    return io.BytesIO((settings.REPORT_ROOT / report.file).read_bytes())


@pytest.mark.parametrize("kind", ["role_models", "result", "summary"])
def test_the_printed_paper_says_so(office, settings, kind):
    pages = PdfReader(built(office, settings, kind, "pdf")).pages

    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert NOBODY_YET.rstrip(".") in words


@pytest.mark.parametrize("kind", ["role_models", "delegates"])
def test_the_sheets_say_so(office, settings, kind):
    book = openpyxl.load_workbook(built(office, settings, kind, "xlsx"))

    assert book.worksheets[0]["A3"].value.endswith(f" {NOBODY_YET}")


def test_a_paper_with_people_does_not_say_it():
    conference = rows.small_conference()
    posting(make.nomination(state="verified", unit=make.unit()))

    for kind in ENTRIES:
        assert NOBODY_YET not in collected(kind, conference, make.AT, format="xlsx").basis
