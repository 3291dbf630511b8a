"""Long lists drawn in parts look as if drawn in one (issue 8, speed)."""

import io
from dataclasses import replace

import pytest
from django.conf import settings
from pypdf import PdfReader

from bench import papers
from conferences.pdf import parts, render_pdf
from reports import catalogue
from reports.figures.parts import Group
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.drawn]
BASE = settings.BASE_DIR / "static"


@pytest.fixture
def small_parts(monkeypatch):
    """Parts of a few pages, so that a short list has many of them."""
    monkeypatch.setattr(catalogue, "WHOLE", 20)
    monkeypatch.setattr(parts, "OPENING", 8)
    monkeypatch.setattr(parts, "AT_ONCE", 30)


@pytest.fixture
def tried(monkeypatch):
    """The parts that were drawn, kept or not."""
    found, real = [], parts._drawn
    monkeypatch.setattr(
        parts, "_drawn", lambda long, part: (found.append(part), real(long, part))[1]
    )
    return found


def pages(pdf):
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def about(pdf):
    """Title, author and language, which joining must keep."""
    reader = PdfReader(io.BytesIO(pdf))
    return dict(reader.metadata), reader.root_object["/Lang"]


def in_parts(paper):
    return catalogue.draw("profiles", paper, format="pdf", notes=())


def two_tables(count):
    """Groups with heads of their own, and a second table that begins below the first."""
    paper = papers.paper(count)
    [table] = paper.tables
    rows = [row for group in table.groups for row in group.rows]
    halves = (("A. Nửa đầu", rows[: count // 2]), ("B. Nửa sau", rows[count // 2 :]))
    return replace(
        paper,
        tables=tuple(
            replace(
                table,
                title=title,
                groups=(
                    Group(title="I. Đầu", rows=half[:9]),
                    Group(title="II. Sau", rows=half[9:]),
                ),
            )
            for title, half in halves
        ),
    )


def test_a_list_in_parts_has_the_pages_of_one_drawn_in_one(small_parts, tried):
    """No short page at a join; numbers of pages and rows run through; the same bytes twice."""
    make.conference()
    paper = two_tables(40)

    found = in_parts(paper)
    whole = render_pdf(catalogue.html(paper, catalogue.LIST), base=BASE)

    assert pages(found) == pages(whole)
    assert len(tried) > 3
    assert in_parts(paper) == found
    assert about(found) == about(whole)


def test_a_wrong_guess_costs_time_and_never_shows(small_parts, tried, monkeypatch):
    monkeypatch.setattr(parts, "_wrapped", lambda text, room, long: 1 + len(text) % 4)
    make.conference()
    paper = papers.paper(40)

    found = in_parts(paper)

    assert pages(found) == pages(render_pdf(catalogue.html(paper, catalogue.LIST), base=BASE))
