"""The only place that loads WeasyPrint: HTML on stdin, PDF on stdout, nothing from outside.

Runs as `python -m conferences.pdf` with its limits and BASE, without Django. For a part of a long
list UNTIL comes behind, and a line of JSON before the PDF.
"""

import json
import logging
import sys
from itertools import pairwise
from pathlib import Path

from weasyprint import HTML, Document, Page
from weasyprint.text.ffi import ffi
from weasyprint.urls import URLFetcher, URLFetcherResponse

from conferences.child import obey
from conferences.pdf import DENIED, END, LINE

FOLDERS = ("fonts", "css")  # all a paper may read
# The types of C that WeasyPrint asks for by name. Each is read the first time it is asked for: once
# here, where forks find it, or by every fork for itself: a fifth of what a small page takes.
OF_C = (
    "FcChar8 **", "FcResult *", "PangoFcFontMap *", "PangoLogAttr[]", "PangoRectangle *",
    "char[4]", "char[]", "hb_tag_t[100]", "unsigned int *",
)  # fmt: skip
for _name in OF_C:
    ffi.typeof(_name)


class OwnFilesOnly(URLFetcher):
    """Answers `static:` addresses from two folders, notes every other one and refuses it (O2)."""

    def __init__(self, base: Path) -> None:
        super().__init__(timeout=1, allowed_protocols=("static",), allow_redirects=False)
        self.base = base.resolve()
        self.denied: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, rest = url.partition(":")
        if scheme == "static":
            path = (self.base / rest.lstrip("/")).resolve()
            own = any(path.is_relative_to(self.base / folder) for folder in FOLDERS)
            if own and path.is_file():
                kind = "text/css" if path.suffix == ".css" else "font/ttf"
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
        self.denied.append(url)
        raise ValueError("outside our files")


def _part(document: Document, until: str) -> tuple[bytes, Document]:
    """A part of a list: its whole pages up to the last that ends where a line ends.

    Told of them: `next`, the line the page behind begins with, `until` or one before; how many
    `pages`; the `heights` of lines; the `room` for lines on a page.
    """
    pages = [_lines(page) for page in document.pages]
    heights = {line: height for lines, _ in pages for line, height in lines}
    told = {
        "next": None,
        "pages": len(pages),
        "heights": list(heights.items()),
        "room": pages[-1][1],
    }
    if until != END:
        ends = [
            (begins[0][0], number)
            for number, ((before, _), (begins, _)) in enumerate(pairwise(pages), start=1)
            if before and begins and before[-1][0] < begins[0][0] <= int(until)
        ]
        if ends:
            told["next"], told["pages"] = ends[-1]
            document = document.copy(document.pages[: told["pages"]])
    return json.dumps(told).encode() + b"\n", document


def _lines(page: Page) -> tuple[list[tuple[int, float]], float]:
    """The numbered lines on a page, each with its height, and the room for lines."""
    box = page._page_box
    inside = list(box.descendants())
    heads = sum(one.height for one in inside if one.element_tag == "thead")
    rows = [one for one in inside if one.element_tag == "tr" and one.element.get(LINE)]
    return [(int(row.element.get(LINE)), row.height) for row in rows], box.height - heads


def main() -> int:
    """Draw one paper within the limits; non-zero when something was asked for that is not ours."""
    base, *until = obey(sys.argv)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # what was denied is said below
    fetcher = OwnFilesOnly(Path(base))
    page = HTML(string=sys.stdin.buffer.read().decode(), base_url=None, url_fetcher=fetcher)
    document = page.render()
    told = b""
    if until:
        told, document = _part(document, until[0])
    paper = document.write_pdf(pdf_identifier=b"honoree", full_fonts=False)
    if fetcher.denied:
        sys.stderr.write("denied: " + " ".join(url[:80] for url in fetcher.denied[:5]))
        return DENIED
    sys.stdout.buffer.write(told + paper)
    return 0


if __name__ == "__main__":
    sys.exit(main())
