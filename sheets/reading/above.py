"""Reads what stands above a table of all of its lines: whose list it is. It is only proposed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from accounts.names import fold
from sheets.reading.bodies import begins_with, is_village
from sheets.reading.columns import bare, begins
from sheets.reading.values import Cell, Field, Line

NAME_OF_SHEET = 0  # in place of a line's number
_OWNER = begins_with((
    "chi bộ", "chi hội", "chi đoàn", "hội", "đoàn", "ban", "trường", "đội", "tổ", "mặt trận", "htx",
    "hợp tác xã", "câu lạc bộ", "clb", "nhà văn hóa", "trạm", "công an", "công ty", "đảng bộ",
))  # fmt: skip
# What may follow a name and is no part of it, however it is written.
_NO_NAME = frozenset((
    "nam", "xa", "danh", "de", "gui", "ve", "khen", "lap", "thang", "quy", "dot", "co", "duoc",
    "tham", "gioi", "trinh", "va", "kinh", "nhan", "tai", "cua", "den", "tu", "la", "gom", "thuoc",
    "ngay", "dien", "nhung", "cac", "nguoi", "ho", "ca", "tap", "bieu", "bao", "phuong", "huyen",
    "thanh", "tinh",
))  # fmt: skip
# Whom a list goes to, and where people meet, is not whose it is.
_TO = ("kinh gui", "noi nhan", "gui", "dia diem", "dia chi", "noi o", "tai ", "thoi gian")


def said_above(
    lines: Sequence[Line], sheet: str, columns: Iterable[str | None], fields: Sequence[Field]
) -> dict[str, tuple[int, str]]:
    """By field that no column says: the line above, or the sheet's name, and the choice it names.

    Nothing where the lines name several.
    """
    known = {*columns}
    wanted = [one for one in fields if one.from_above and one.key not in known]
    return {one.key: found for one in wanted if (found := _proposed(one, lines, sheet))}


def _proposed(one: Field, lines: Sequence[Line], sheet: str) -> tuple[int, str] | None:
    for texts in ([*_texts(lines)], [(NAME_OF_SHEET, sheet)]):
        named = [(number, name) for number, text in texts if (name := _named_in(text, one))]
        if any(begins(one.headings, text) and not _named_in(text, one) for _, text in texts):
            return None  # "Năm 2024 - 2025" is of two
        if named:
            return named[0] if len({name for _, name in named}) == 1 else None
    return None


def _texts(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    for line in lines:
        for cell in line.cells:
            if cell.text and not cell.spread and not bare(cell.text).startswith(_TO):
                yield line.number, cell.text


def _named_in(text: str, one: Field) -> str:
    """The one choice that a text names; of "Hội Nông dân thôn Đông" not "Thôn Đông" within."""
    if one.in_title:
        return one.in_title(text)
    found = [choice for choice in one.choices if _names(text, choice)]
    whole = [choice for choice in found if not any(_holds(other, choice) for other in found)]
    if found:
        return whole[0] if len(whole) == 1 else ""
    label, colon, rest = text.partition(":")
    if colon and bare(label) not in {bare(word) for word in (one.label, *one.words)}:
        label, rest = rest, label
    read = one.read(Cell(rest.strip(" .-–“”\"'"))) if colon else None
    return read.text if read and read.problem is None and read.value not in (None, "") else ""


def _names(text: str, choice: str) -> bool:
    """Whether it is called in the text by its whole name, which neither goes on, "Thôn Đông 2", nor
    ends another's, "Chi bộ thôn Đông".
    """
    words = [*re.finditer(r"\w+", text)]
    plain, wanted = [bare(word[0]) for word in words], bare(choice).split()
    for at in range(len(plain) - len(wanted) + 1):
        last = at + len(wanted)
        whole = plain[at:last] == wanted and not _ends_another(text[: words[at].start()])
        if whole and not _goes_on(text, words[last - 1 : last + 1]):
            return True
    return False


def _ends_another(before: str) -> bool:
    """Whether what stands before a name makes it a part of a body's: "Trường Tiểu học Thôn Tây"."""
    clause = re.split(r"[:;,.()–—]|\s-\s", before)[-1]
    words = [word[0] for word in re.finditer(r"\w+", clause)]
    return any(_OWNER.match(" ".join(words[at:]).lower()) for at in range(len(words)))


def _goes_on(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether the second of two words belongs to a name that ends with the first."""
    if len(words) < 2 or text[words[0].end() : words[1].start()].strip():
        return False
    last, following = words[0][0], words[1][0]
    if following.isdigit():
        return len(following) < 3
    if bare(following) in _NO_NAME:
        return False
    return following[0].isupper() or (last.islower() and (text.islower() or is_village(following)))


def _holds(other: str, choice: str) -> bool:
    return fold(other) != fold(choice) and f" {bare(choice)} " in f" {bare(other)} "


def title_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """Of the lines before a later heading, those right above it that are a title: one text each."""
    first = len(lines)
    while first and len([c for c in lines[first - 1].cells if c.text and not c.spread]) < 2:
        first -= 1
    return lines[first:]
