"""The child that draws: nothing from outside, the same bytes, hard limits (O2, O4)."""

import os
import re
import signal
import socket
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from accounts.names import clean
from conferences import child, pdf
from conferences.child import warm
from conferences.pdf import PdfDenied, PdfFailed, PdfTooHeavy, render_pdf
from reports.catalogue import ENTRIES
from tests import make
from tests.reports import decree, rows

BASE = settings.BASE_DIR / "static"
SHEET = '<!doctype html><html lang="vi"><link rel="stylesheet" href="static:css/print.css">'
BOMB = f"{SHEET}<table>" + "<tr><td colspan=20000000>a</td><td>b</td></tr>" * 3 + "</table>"
# --- O2: nothing from outside --------------------------------------------------------------------


@pytest.fixture
def listener():
    """A listening port that counts who knocks."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)  # how soon the thread below hears that it may stop
    knocks, stop = [], threading.Event()

    def listen():
        while not stop.is_set():
            try:
                connection, address = server.accept()
            except TimeoutError:
                continue
            knocks.append(address)
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield server.getsockname()[1], knocks
    stop.set()
    thread.join()
    server.close()


def _hostile(port):
    return (
        f"<img src=http://127.0.0.1:{port}/a>"
        "<link rel=attachment href=file:///etc/passwd>"
        f"<style>@import url(http://127.0.0.1:{port}/b)</style>"
        "<object data=file:///etc/passwd></object>"
    )


@pytest.mark.django_db
def test_hostile_text_is_printed_not_obeyed(listener):
    """O2, I9: the words stand on the paper; nobody knocks; nothing is attached."""
    port, knocks = listener
    text = _hostile(port)
    rows.approved(full_name=f"Nguyễn <img src=http://127.0.0.1:{port}/x>", achievement=text)

    paper = rows.drawn("profiles", make.conference())

    words = decree.whole_text(paper).replace(" ", "")
    assert clean(text).replace(" ", "") in words
    assert knocks == []
    assert b"/Filespec" not in paper
    assert b"/EmbeddedFile" not in paper


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/a",
        "file:///etc/passwd",
        "static:../honoree_conf/settings.py",
        "static:css/../../manage.py",
        "static:img/lotus.svg",
        "static:/etc/passwd",
        "data:image/svg+xml,<svg/>",
        "//127.0.0.1:{port}/a",
    ],
)
def test_unescaped_addresses_are_refused_and_said(listener, address):
    """O2: even if a template forgot to escape, the page gets nothing and the build fails."""
    port, knocks = listener
    address = address.format(port=port)

    if address.startswith("//"):  # relative to nothing: never asked for at all
        render_pdf(f'{SHEET}<img src="{address}">', base=BASE)
    else:
        with pytest.raises(PdfDenied, match=r"^denied: "):
            render_pdf(f'{SHEET}<img src="{address}">', base=BASE)

    assert knocks == []


def test_an_attachment_is_refused(listener):
    with pytest.raises(PdfDenied):
        render_pdf(f'{SHEET}<link rel="attachment" href="file:///etc/passwd">', base=BASE)


# --- O4, limits ----------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "written"),
    [(kind, written) for kind, entry in ENTRIES.items() for written in entry.formats],
)
def test_the_same_paper_is_the_same_bytes(kind, written):
    """O4: every kind, every format."""
    conference = rows.small_conference()

    first = rows.drawn(kind, conference, written=written)

    assert rows.drawn(kind, conference, written=written) == first


def parent_of_pages():
    return warm._servers["conferences.pdf"].process


def test_papers_have_one_warm_parent_and_a_process_each(monkeypatch):
    """Issue 8, speed: WeasyPrint is loaded once; a page that is killed takes nothing with it."""
    first = render_pdf(f"{SHEET}<p>Chữ", base=BASE)
    parent = parent_of_pages()
    monkeypatch.setattr(pdf, "WORK", 1)
    with pytest.raises(PdfTooHeavy):
        render_pdf(BOMB, base=BASE)

    assert render_pdf(f"{SHEET}<p>Chữ", base=BASE) == first
    assert parent_of_pages() is parent
    assert parent.poll() is None


def test_what_is_asked_of_c_by_name_is_read_before_any_fork():
    """Each fork read it anew, a fifth of a small paper: all of WeasyPrint's fixed names."""
    import weasyprint
    from weasyprint.text.ffi import ffi

    from conferences.pdf.__main__ import OF_C

    source = "".join(path.read_text() for path in Path(weasyprint.__file__).parent.rglob("*.py"))

    assert set(re.findall(r"\bffi\.(?:new|cast|typeof)\(\s*'([^']+)'", source)) == set(OF_C)
    assert set(OF_C) <= set(ffi._parsed_types)


def test_cold_and_warm_draw_the_same_bytes(monkeypatch):
    page = f"{SHEET}<p>Chữ đậm <b>Đại Sơn</b>"
    drawn = render_pdf(page, base=BASE)
    monkeypatch.setattr(child, "_warm", child._cold)

    assert render_pdf(page, base=BASE) == drawn


def test_papers_drawn_at_once_get_their_own_pages():
    pages = [f"{SHEET}<p>{'Chữ ' * n}" for n in range(1, 5)]
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(lambda page: render_pdf(page, base=BASE), pages))

    assert at_once == [render_pdf(page, base=BASE) for page in pages]
    assert len(set(at_once)) == 4


def test_a_page_that_takes_too_long_is_ended(monkeypatch):
    """Trap 5: a colspan of millions never ends; the child is killed and says so."""
    monkeypatch.setattr(pdf, "WORK", 1)

    with pytest.raises(PdfTooHeavy, match=f"signal {signal.SIGKILL:d}|signal {signal.SIGXCPU:d}"):
        render_pdf(BOMB, base=BASE)


def test_a_busy_machine_is_no_heavy_page():
    """What a page may take is the processor's time; the wall's is many times that."""
    assert pdf.TIMEOUT >= 5 * pdf.WORK


def test_a_child_that_hangs_is_ended_and_leaves_nothing_in_the_temporary_folder(
    monkeypatch, tmp_path
):
    """One that waits for ever uses no processor; WeasyPrint's fonts lie where they are removed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(pdf, "TIMEOUT", 1)  # long before its memory is full, however fast it draws

    with pytest.raises(PdfTooHeavy, match="more than 1 s"):
        render_pdf(BOMB, base=BASE)

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_server_left_is_swept_by_the_next_paper(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, fresh, other = (tmp_path / name for name in (f"{child.OWN}cu", f"{child.OWN}moi", "khac"))
    for folder in (old, fresh, other):
        (folder / "weasyprint-1").mkdir(parents=True)
    for folder in (old, other):
        os.utime(folder, (0, 0))

    render_pdf(f"{SHEET}<p>Chữ", base=BASE)

    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, other.name]


def test_a_broken_child_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(child, "_warm", child._cold)
    monkeypatch.setattr(child, "HERE", tmp_path)  # no module there

    with pytest.raises(PdfFailed):
        render_pdf("<p>", base=BASE)


def test_paper_carries_no_clock():
    paper = render_pdf(f"{SHEET}<p>Chữ", base=BASE)

    import io

    assert PdfReader(io.BytesIO(paper)).metadata.creation_date is None
