"""Reads a paper's page and a workbook back as plain values, to be compared whole."""

import re
from html.parser import HTMLParser

from reports import catalogue
from tests import make

BLOCKS = {"p", "div", "li", "b"}
INSIDE = {"span": "…"}  # a blank left for the clerk's pen


class _Reader(HTMLParser):
    """Texts of blocks in order; a table's row is a tuple, a merged head says over how many."""

    def __init__(self):
        super().__init__()
        self.found, self.row, self.text, self.mark = [], None, "", ""

    def flush(self):
        text = re.sub(r"\s+", " ", self.text).strip()
        self.text = ""
        return text

    def keep(self):
        if self.row is None and (text := self.flush()):
            self.found.append(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "br":
            self.text += " / "
        elif tag == "span":
            self.text += "…"
        elif tag == "tr" and self.in_table(attrs):
            self.keep()
            self.row = []
        elif tag in ("td", "th") and self.row is not None:
            self.flush()
            spans = (("colspan", "↔"), ("rowspan", "↕"))
            self.mark = "".join(f" {sign}{attrs[name]}" for name, sign in spans if name in attrs)
        elif tag in BLOCKS or tag == "td":
            self.keep()
        elif tag == "table":
            self.keep()
            self.listed = attrs.get("class") == "ds"

    def in_table(self, attrs):
        return self.listed

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.row is not None:
            self.row.append(self.flush() + self.mark)
        elif tag == "tr" and self.row is not None:
            self.found.append(tuple(self.row))
            self.row = None
        elif tag == "style":
            self.flush()  # drawn on every page, and read there
        elif tag in BLOCKS or tag in ("td", "title"):
            self.keep()

    def handle_data(self, data):
        self.text += data


def page(kind, conference):
    """Everything one paper prints, from the letterhead to the signature."""
    entry = catalogue.ENTRIES[kind]
    reader = _Reader()
    reader.feed(catalogue.html(entry.collect(conference, make.AT), entry.template))
    return reader.found[1:]  # without the file's own title


def book(data):
    """Every sheet of a workbook, line by line, empty cells as None, the blank line left out."""
    return {
        sheet.title: [
            line for line in sheet.iter_rows(values_only=True) if any(c is not None for c in line)
        ]
        for sheet in data
    }
