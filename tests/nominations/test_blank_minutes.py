"""Blank minutes: rows for the pen, and none of the two pages for signatures alone."""

import io

import pytest
from pypdf import PdfReader

from nominations.views import paper

pytestmark = pytest.mark.django_db


def test_of_fifteen_blank_rows_three_or_more_stand_with_the_signatures(village, monkeypatch):
    """Nobody signs below an empty page: each row has a sign here, to be counted where it stands."""
    row, draw = '<tr class="o-trong"><td></td>', paper.render_pdf

    def with_signs(html: str, **how):
        assert html.count(row) == 15
        return draw(html.replace(row, row.replace("></td>", ">@</td>")), **how)

    monkeypatch.setattr(paper, "render_pdf", with_signs)
    answer = village.get("/ho-so/bien-ban-de-trong.pdf")

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]
    first, last = (page.count("@") for page in pages)
    assert (first + last, last >= 3, "CHỦ TỌA" in pages[1]) == (15, True, True)
