"""PDF files and HEIC photos judged by opening them, in a child with limits (issue 7, line 24)."""

import io

import pytest
from PIL import Image

from accounts.enums import Role
from accounts.problems import Refused
from conferences import child
from nominations import files
from nominations.actions import evidence, meetings, pictures, removal
from nominations.enums import Carried, MeetingKind
from nominations.models import Evidence
from reports.actions import issuing
from tests import alone, make
from tests.papers import HEIC, PDF, crowded, locked, nested, of_points, paper, stream, unfolding
from tests.reading import text

SCRIPT = b"<< /S /JavaScript /JS (app.alert) >>"
ATTACHED = b"<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>"
ATTACHMENT = stream(b"abc", b"/Type /EmbeddedFile")
LAUNCH = b"/Annots [ << /Subtype /Link /A << /S /Launch /F (cmd.exe) >> >> ]"
FIRST_PAGE_ONLY = b"9 0 obj\n<< /Linearized 1 /L 5000 /O 3 /E 400 /N 9 /T 4900 >>\nendobj\n"
NAMED_LIKE_SCRIPTS = b"/Resources << /Font << /JS 5 0 R /AA 5 0 R /EF 5 0 R >> >>"

TAKEN = {
    "plain": (PDF, ""),
    "junk before the header": (b"HTTP/1.1 200 OK\r\n\r\n" + PDF, ""),
    "a kilobyte before the header": (b"x\n" * 509 + PDF, ""),
    "zeros at the end": (PDF + b"\0" * 100_000, ""),
    "another's page at the end": (PDF + b"<html>401</html>\n" * 300, ""),
    "an empty page": (PDF.replace(b"/Contents 4 0 R", b""), ""),
    "opens at its first page": (paper(catalog=b"/OpenAction [3 0 R /Fit]"), ""),
    "a link": (paper(page=LAUNCH.replace(b"/Launch", b"/URI")), ""),
    "a font named JS": (paper(b"<< /Type /Font >>", page=NAMED_LIKE_SCRIPTS), ""),
    "owner only, RC4 40": (locked("", "RC4-40"), ""),
    "owner only, RC4 128": (locked("", "RC4-128"), ""),
    "owner only, AES 128": (locked("", "AES-128"), ""),
    "owner only, AES 256": (locked("", "AES-256"), ""),
    "a script when it opens": (paper(SCRIPT, catalog=b"/OpenAction 5 0 R"), Carried.SCRIPT),
    "a script under an escaped name": (
        paper(b"<< /S /J#61vaScript /J#53 (x) >>", catalog=b"/OpenAction 5 0 R"),
        Carried.SCRIPT,
    ),
    "scripts by name": (
        paper(SCRIPT, catalog=b"/Names << /JavaScript << /Names [(a) 5 0 R] >> >>"),
        Carried.SCRIPT,
    ),
    "an action of a page": (paper(page=b"/AA << /O << /S /Named >> >>"), Carried.SCRIPT),
    "another program": (paper(page=LAUNCH), Carried.SCRIPT),
    "a form that calculates": (paper(catalog=b"/AcroForm << /XFA [] >>"), Carried.SCRIPT),
    "an attachment": (
        paper(
            ATTACHED, ATTACHMENT, catalog=b"/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>"
        ),
        Carried.ATTACHMENT,
    ),
    "an attachment pinned to a page": (
        paper(page=b"/Annots [ << /Subtype /FileAttachment >> ]"),
        Carried.ATTACHMENT,
    ),
    "both": (
        paper(ATTACHED, ATTACHMENT, SCRIPT, catalog=b"/OpenAction 7 0 R /AF [5 0 R]"),
        Carried.BOTH,
    ),
}

REFUSED = {
    "forty bytes": (b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n".ljust(40), pictures.BROKEN_PDF),
    "a header alone": (b"%PDF-1.4 cut off", pictures.BROKEN_PDF),
    "its first half": (PDF[: len(PDF) // 2], pictures.BROKEN_PDF),
    "its end cut off": (PDF[:-30], pictures.BROKEN_PDF),
    "only what opens first": (paper(head=FIRST_PAGE_ONLY), pictures.BROKEN_PDF),
    "no pages": (paper(root=b"<< /Type /Catalog >>"), pictures.BROKEN_PDF),
    "a page without its drawing": (
        PDF.replace(b"/Contents 4 0 R", b"/Contents 8 0 R"),
        pictures.BROKEN_PDF,
    ),
    "needs a password, RC4 40": (locked("1234", "RC4-40"), pictures.LOCKED_PDF),
    "needs a password, RC4 128": (locked("1234", "RC4-128"), pictures.LOCKED_PDF),
    "needs a password, AES 128": (locked("1234", "AES-128"), pictures.LOCKED_PDF),
    "needs a password, AES 256": (locked("1234", "AES-256"), pictures.LOCKED_PDF),
    "needs a certificate": (
        PDF.replace(b"/Size 5", b"/Size 5 /Encrypt << /Filter /Adobe.PubSec /V 4 >>"),
        pictures.LOCKED_PDF,
    ),
    "nested without end": (nested(100_000), pictures.HEAVY_PDF),
    "unfolds to 100 MB": (lambda: unfolding(100_000_000), pictures.BROKEN_PDF),
    "a page of the web": (b"<html>%PDF", pictures.UNKNOWN),
    "a HEIC of 400 million points": (of_points(20_000), pictures.TOO_MANY_PIXELS),
    "a HEIC cut off": (HEIC[:300], pictures.SPOILT_HEIC),
    "a HEIC in name": (b"\0\0\0\x18ftypheic" + b"\0" * 100, pictures.SPOILT_HEIC),
}


@pytest.fixture
def loaded(monkeypatch):
    """The readers are there already; each file still has a process and its limits."""
    monkeypatch.setattr(child, "run", alone.run)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("content", "carries"), TAKEN.values(), ids=TAKEN)
def test_a_paper_that_opens_is_kept_as_it_came_and_what_it_carries_is_known(content, carries):
    taken = pictures.take(content)

    wanted = pictures.Taken(
        content=content, media_type="application/pdf", suffix=".pdf", carries=carries
    )
    assert taken == wanted


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_open_is_refused_with_its_sentence(content, says):
    with pytest.raises(Refused) as refused:
        pictures.take(content() if callable(content) else content)

    assert str(refused.value) == says


def test_a_photo_of_an_iphone_is_drawn_upright_without_its_maker():
    taken = pictures.take(HEIC)

    with Image.open(io.BytesIO(taken.content)) as image:
        assert (image.format, image.size) == ("JPEG", (128, 64))
        left, right = image.getpixel((10, 30)), image.getpixel((118, 30))
    assert (left[0] > 200, left[2] < 60, right[0] < 60, right[2] > 200) == (True,) * 4
    assert (b"SECRET-1" in HEIC, b"SECRET-1" in taken.content) == (True, False)


@pytest.mark.parametrize(
    ("limit", "value", "content"),
    [
        ("WORK", 1, lambda: crowded(250_000)),  # made by who asks, not by every worker
        ("MEMORY", 120 * 1024 * 1024, lambda: crowded(250_000)),
        ("TIMEOUT", 0.01, lambda: PDF),
    ],
)
def test_a_paper_that_eats_time_or_memory_ends_at_the_limit(limit, value, content, monkeypatch):
    monkeypatch.setattr(files, limit, value)

    with pytest.raises(Refused) as refused:
        pictures.take(content())

    assert str(refused.value) == pictures.HEAVY_PDF


def test_a_picture_with_a_papers_header_in_it_is_a_picture():
    """And is redrawn: nothing of it is handed to anybody."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", comment=PDF)

    taken = pictures.take(out.getvalue())

    assert (taken.media_type, b"%PDF" in taken.content) == ("image/jpeg", False)


# --- who is told ----------------------------------------------------------------------------------

BOTH = TAKEN["both"][0]
TOLD = (
    "Tệp PDF này có mã lệnh và tệp đính kèm. Chỉ mở khi cần. "
    "Nếu máy hỏi cho chạy lệnh hoặc mở tệp khác, hãy từ chối."
)


@pytest.mark.django_db
def test_the_office_reads_on_the_dossier_what_its_paper_carries(sign_in):
    """Taken out and back, the file still says so; the plain one beside it says nothing."""
    dossier = make.nomination()
    village = make.user(unit=dossier.unit)
    kept = {"kind": "minutes", "by": village, "at": make.AT}
    odd = evidence.attach(dossier, name="ky.pdf", content=BOTH, **kept)
    evidence.attach(dossier, name="thuong.pdf", content=PDF, **kept)
    removal.restore(removal.remove(odd, by=village, at=make.AT), by=village, at=make.AT)
    dossier.state = "submitted"
    dossier.save()

    page = text(sign_in(role=Role.CULTURE_OFFICE).get(f"/ho-so/{dossier.code}/"))

    told = dict(Evidence.objects.exclude(size__lt=1).values_list("name", "carries"))
    assert (told["ky.pdf"], told["thuong.pdf"]) == ("both", "")
    assert (page.count("Tệp PDF này có"), f"<b>ky.pdf:</b> {TOLD}" in page) == (1, True)


@pytest.mark.django_db
def test_the_minutes_of_a_meeting_say_what_they_carry(sign_in):
    office = make.user(role=Role.CULTURE_OFFICE)
    meeting = make.meeting(unit=make.unit(), kind=MeetingKind.APPROVAL)
    meetings.attach(meeting, name="bb.pdf", content=BOTH, by=office, at=make.AT)

    page = text(sign_in(office).get(f"/ho-so/cuoc-hop/{meeting.pk}/bien-ban/"))

    assert f"<b>bb.pdf:</b> {TOLD}" in page


@pytest.mark.django_db
def test_the_scan_of_a_signed_paper_says_what_it_carries(sign_in):
    """Taking the note of issuing back forgets it with the scan."""
    office = make.user(role=Role.CULTURE_OFFICE)
    report = make.paper(by=office)
    given = {"number": "45/BC-UBND", "issued_on": make.AT.date(), "by": office, "at": make.AT}

    issuing.issue(report, scan=BOTH, **given)
    page = text(sign_in(office).get(f"/van-ban/{report.pk}/"))
    carried = report.scan_carries
    issuing.unissue(report, note="Nhầm số", by=office, at=make.AT)

    assert f"<b>Bản đã ký:</b> {TOLD}" in page
    assert (carried, report.scan_carries) == ("both", "")
