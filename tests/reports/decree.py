"""The twelve machine checks of an official paper (Decree 30/2020/NĐ-CP).

`broken(pdf)` runs all of them and says what does not hold; a paper is right when it says nothing.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdf import PdfReader

MM = 72 / 25.4
PORTRAIT = (595.276, 841.890)
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
NEAR = 0.6 * MM
CELL_GAP = 14 * MM
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
ANNEX = re.compile(r"^Phụ lục( [IVX]+)?$")
SYMBOL = re.compile(r"^Số:\s*(\d{2,})?\s*/(?:[A-ZĐ][A-Za-zĐđ]*-)?[A-ZĐ]+(-[A-ZĐ]+)*$")
DATE = re.compile(r"^\S.*, ngày\s*(\d\d)?\s*tháng\s*(0[12]|[3-9]|1[0-2])?\s*năm \d{4}$")
ENCLOSED = re.compile(
    r"\(Kèm theo \S+( \S+)? số\s*(\d{2,})?\s*/\S+ ngày\s*(\d\d)?\s*tháng\s*(\d{1,2})?\s*năm \d{4}"
)


@dataclass(frozen=True, kw_only=True)
class Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: size in points, letters with their boxes, lines of text as they were written."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    text: str
    rules: tuple[tuple[float, float], ...]  # left and right ends of drawn lines and boxes

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @property
    def is_annex_start(self) -> bool:
        return any(ANNEX.match(line) for line in self.lines[:2])

    @property
    def head(self) -> tuple[Letter, ...]:
        """Letters in the top margin."""
        return tuple(one for one in self.letters if one.bottom > self.height - TOP)

    @property
    def body(self) -> tuple[Letter, ...]:
        return tuple(
            one for one in self.letters if one.bottom <= self.height - TOP and one.top >= BOTTOM
        )


def spaces(text: str) -> str:
    """Extractors give back no-break spaces in justified lines."""
    return text.replace("\u00a0", " ").replace("\r", "")


def read(data: bytes) -> list[Page]:
    """Every page of a paper."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        letters, written = [], []
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                left, bottom, right, top = text.get_charbox(index, loose=False)
                # Two cells side by side are two lines; a blank for the pen is not that wide.
                if letters and left - letters[-1].right > CELL_GAP:
                    written.append("\n")
                letters.append(Letter(text=char, left=left, bottom=bottom, right=right, top=top))
            written.append(char)
        rules = []
        for one in page.get_objects(max_depth=3):
            if one.type == 2:  # a path
                left, _, right, _ = one.get_bounds()
                rules.append((left, right))
        pages.append(
            Page(
                width=page.get_width(),
                height=page.get_height(),
                letters=tuple(letters),
                text=spaces("".join(written)),
                rules=tuple(rules),
            )
        )
        text.close()
        page.close()
    document.close()
    return pages


def whole_text(data: bytes) -> str:
    """All words in one line: broken lines joined."""
    return re.sub(r"\s+", " ", " ".join(page.text for page in read(data)))


def broken(data: bytes, *, report: bool) -> list[str]:
    """What does not hold of the twelve; `report` says whether it is a Báo cáo or a list."""
    pages = read(data)
    words = re.sub(r"\s+", " ", " ".join(page.text for page in pages))
    found: list[str] = []
    found += page_size(pages)
    found += margins(pages)
    found += fonts(data)
    found += numbers(pages)
    found += motto(pages)
    found += symbol(pages, report=report)
    found += date_line(pages)
    found += composed(pages)
    found += recipients(pages, report=report)
    found += addressee(words, report=report)
    found += table_heads(pages)
    found += annexes(pages, words, report=report)
    return found


def page_size(pages: list[Page]) -> Iterator[str]:
    """1  A4, upright or across."""
    for number, page in enumerate(pages, start=1):
        size = tuple(sorted((page.width, page.height)))
        if any(abs(one - other) > 0.1 for one, other in zip(size, PORTRAIT, strict=True)):
            yield f"1: page {number} is {size}"


def margins(pages: list[Page]) -> Iterator[str]:
    """2  Text from 20 mm below the top, between 30 mm from the left and 15 mm from the right."""
    for number, page in enumerate(pages, start=1):
        for one in page.body:
            if one.left < LEFT - NEAR or one.right > page.width - RIGHT + NEAR:
                yield f"2: page {number}, {one.text!r} at {one.left / MM:.1f} mm"
                break
        for left, right in page.rules:
            if left < LEFT - NEAR or right > page.width - RIGHT + NEAR:
                yield f"2: page {number}, a line from {left / MM:.1f} to {right / MM:.1f} mm"
                break
    first = pages[0]
    edges = [one.left for one in first.body] + [left for left, _ in first.rules]
    ends = [one.right for page in pages for one in page.body]
    ends += [right for page in pages for _, right in page.rules]
    if any(right - left > 100 * MM for page in pages for left, right in page.rules):
        if min(edges) > 35 * MM:
            yield f"2: the text begins at {min(edges) / MM:.1f} mm"
        if max(ends) < first.width - 20 * MM:
            yield f"2: the text ends at {max(ends) / MM:.1f} mm"
    if max((one.top for one in first.body), default=0) < first.height - 25 * MM:
        yield "2: the text begins lower than 25 mm"


def fonts(data: bytes) -> Iterator[str]:
    """3  Our four faces and no other, all embedded."""
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            face = font.get_object()
            name = face["/BaseFont"]
            if not re.fullmatch(r"/[A-Z]{6}\+VB(-Bold)?(-Italic|-Bold-Italic)?", name):
                yield f"3: font {name}"
            descriptor = face["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            if not {"/FontFile2", "/FontFile3"} & set(descriptor):
                yield f"3: font {name} is not embedded"


def numbers(pages: list[Page]) -> Iterator[str]:
    """4  Numbers centred in the top margin from page 2 on; every annex begins again."""
    expected = 0
    for place, page in enumerate(pages, start=1):
        expected = 1 if page.is_annex_start else expected + 1
        shown = "".join(one.text for one in page.head)
        wanted = "" if expected == 1 else str(expected)
        if shown != wanted:
            yield f"4: page {place} shows {shown!r}, not {wanted!r}"
        if page.head:
            middle = (page.head[0].left + page.head[-1].right) / 2
            if abs(middle - (LEFT + page.width - RIGHT) / 2) > MM:
                yield f"4: the number of page {place} is not centred"


def motto(pages: list[Page]) -> Iterator[str]:
    """5  Quốc hiệu once, on page 1, on one line."""
    times = [line.count(MOTTO) for page in pages for line in page.lines]
    if sum(times) != 1 or not any(MOTTO in line for line in pages[0].lines):
        yield f"5: Quốc hiệu {sum(times)} times"


def symbol(pages: list[Page], *, report: bool) -> Iterator[str]:
    """6  Symbol as annex III writes it; a list has none of its own."""
    found = [line for page in pages for line in page.lines if line.startswith("Số:")]
    if len(found) != int(report) or not all(SYMBOL.match(line) for line in found):
        yield f"6: {found}"


def date_line(pages: list[Page]) -> Iterator[str]:
    """7  Place and date once; day and month blank or as the Decree writes them."""
    found = [line for line in pages[0].lines if DATE.match(line) and "Kèm theo" not in line]
    if len(found) != 1:
        yield f"7: {found}"


def composed(pages: list[Page]) -> Iterator[str]:
    """8  Every text in NFC, no letter lost."""
    for number, page in enumerate(pages, start=1):
        if not unicodedata.is_normalized("NFC", page.text) or "\ufffd" in page.text:
            yield f"8: page {number}"


def recipients(pages: list[Page], *, report: bool) -> Iterator[str]:
    """9  Nơi nhận ends with "- Lưu: VT….": on a report; a list goes with a paper that has it."""
    lines = [line for page in pages for line in page.lines]
    found = [line for line in lines if line.startswith("- Lưu:")]
    heads = [line for line in lines if line.startswith("Nơi nhận:")]
    if len(heads) != int(report) or len(found) != int(report):
        yield f"9: {heads} {found}"
    for line in found:
        if not re.match(r"^- Lưu: VT.*\.", line):
            yield f"9: {line!r}"


def addressee(words: str, *, report: bool) -> Iterator[str]:
    """10  A report to a higher body has Kính gửi and "Như trên"."""
    if report and not ("Kính gửi: " in words and "- Như trên;" in words):
        yield "10: Kính gửi, Như trên"
    if not report and "Kính gửi" in words:
        yield "10: a list is sent to nobody by itself"


def table_heads(pages: list[Page]) -> Iterator[str]:
    """11  A table's head stands again on every page it runs on to."""
    for number, page in enumerate(pages, start=1):
        rows = [one for one in page.rules if one[1] - one[0] > 100 * MM]
        if len(rows) > 3 and "STT" not in page.text:
            yield f"11: page {number} has a table without its head"


def annexes(pages: list[Page], words: str, *, report: bool) -> Iterator[str]:
    """12  What is enclosed says with what; the text points to its annexes."""
    if not report and not ENCLOSED.search(words):
        yield "12: a list without (Kèm theo …)"
    before = ""
    for number, page in enumerate(pages, start=1):
        if page.is_annex_start:
            name = next(line for line in page.lines if ANNEX.match(line))
            if not ENCLOSED.search(re.sub(r"\s+", " ", page.text)):
                yield f"12: {name} on page {number} without (Kèm theo …)"
            if name not in before:
                yield f"12: the text does not mention {name}"
        else:
            before += re.sub(r"\s+", " ", page.text)
