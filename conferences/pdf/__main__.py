"""The only place that loads WeasyPrint: HTML on stdin, PDF on stdout, nothing from outside.

Runs as `python -m conferences.pdf` with its limits and BASE, without Django.
"""

import logging
import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from conferences.child import obey
from conferences.pdf import DENIED

FOLDERS = ("fonts", "css")  # all a paper may read


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


def main() -> int:
    """Draw one paper within the limits; non-zero when something was asked for that is not ours."""
    [base] = obey(sys.argv)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # what was denied is said below
    fetcher = OwnFilesOnly(Path(base))
    page = HTML(string=sys.stdin.buffer.read().decode(), base_url=None, url_fetcher=fetcher)
    paper = page.write_pdf(pdf_identifier=b"honoree", full_fonts=False)
    if fetcher.denied:
        sys.stderr.write("denied: " + " ".join(url[:80] for url in fetcher.denied[:5]))
        return DENIED
    sys.stdout.buffer.write(paper)
    return 0


if __name__ == "__main__":
    sys.exit(main())
