"""The papers of the approval meeting: the list with blank votes, then a page a dossier."""

import re
from collections.abc import Mapping
from datetime import datetime

from conferences.facts import about
from conferences.models import Conference
from nominations.enums import NominationKind
from nominations.facts import ToDecide, people_to_decide, to_decide
from nominations.particulars import Particular, Seen, of
from reports.figures.lists import NUMBER, kinds_words
from reports.figures.parts import Column, Group, Kind, Paper, Row, Section, Table, as_of_words

VOTES = ("Đồng ý", "Không đồng ý", "Không có ý kiến")
COLUMNS = (
    NUMBER,
    Column(title="Họ và tên; tập thể; hộ gia đình", mm=46),
    Column(title="Năm sinh", mm=13, kind=Kind.YEAR),
    Column(title="Đơn vị giới thiệu", mm=28),
    Column(title="Bình xét: đồng ý / phiếu", mm=17, kind=Kind.WORD),
    *(Column(title=title, mm=17, over="Số phiếu xét duyệt") for title in VOTES),
)
NOT_YET, LOOK_AT, UNCHECKED = "Chưa xét được", "Cần xem", "Chưa kiểm tra"
OFFICE = "Phòng "
# What a page tells its reader to press, or where: there is nothing to press on paper.
PRESSED = re.compile(r" Hãy [^.“]*“[^”]*”[^.]*\.")
OWN_LINES = ("full_name",)


def meeting(conference: Conference, as_of: datetime) -> Paper:
    """Danh sách trình xét duyệt: who waits for the leadership's meeting (II.4.1)."""
    waiting = to_decide(conference)
    named = people_to_decide(conference, len(waiting))
    fact = about(conference)
    rows = tuple(_row(number, one) for number, one in enumerate(waiting, start=1))
    listed = [one.row for one in waiting]
    return Paper(
        about=fact,
        as_of=as_of,
        heading="DANH SÁCH",
        subject=("Hồ sơ trình cuộc họp xét duyệt", fact.name, f"{fact.edition} ({fact.term})"),
        is_unnumbered=True,
        basis=as_of_words(as_of, "hồ sơ đã thẩm định, chưa duyệt"),
        tables=(
            Table(
                sheet="Trình xét duyệt",
                title="",
                columns=COLUMNS,
                groups=(Group(rows=rows),),
                is_signed=False,
            ),
        ),
        sections=tuple(_page(number, one) for number, one in enumerate(waiting, start=1)),
        named=named,
        closing=f"Danh sách này có {kinds_words(listed)}./.",
    )


def _row(number: int, one: ToDecide) -> Row:
    """Blank where votes are written; who cannot be voted on has one cell that says so."""
    votes = (NOT_YET if one.stops else None, None, None)
    return Row(cells=(number, *_cells(one), *votes), across=len(votes) if one.stops else 1)


def _cells(one: ToDecide) -> tuple[str | int | None, ...]:
    row = one.row
    alone = row.kind == NominationKind.INDIVIDUAL
    name = row.full_name if alone else f"{row.full_name} (đại diện: {row.representative})"
    marks = "; ".join(map(_inside, one.marks))
    told = (
        name,
        f"{LOOK_AT}: {marks}" if marks else "",
        f"{UNCHECKED}: {one.unchecked}" if one.unchecked else "",
    )
    name = "\n".join(filter(None, told))
    return name, row.birth_year if alone else None, row.units, f"{row.agree}/{row.cast}"


def _page(number: int, one: ToDecide) -> Section:
    """All that may be read of one dossier, a line a particular; nothing said is said as on its
    page: what nobody has to say is “Không ghi”.
    """
    row = one.row
    kind = NominationKind(row.kind)
    particulars = [
        f"{each.label}: {words}"
        for each in of(kind)
        if each.name not in OWN_LINES and (words := _words(each, row.told))
    ]
    return Section(
        heading=f"{number}. {row.full_name}",
        paragraphs=(
            f"Mã hồ sơ: {row.code}. Loại: {row.kind_label.lower()}.",
            f"Đơn vị giới thiệu: {row.units}",
            *particulars,
            f"Bình xét: {one.review}",
            f"Ảnh, biên bản kèm hồ sơ: {one.files} tệp",
            *(f"{label}: {words}" for label, words in one.found),
            *(f"{LOOK_AT}: {_inside(words)}" for words in one.looks),
            *(f"{NOT_YET}: {_inside(on_paper(words))}" for words in one.stops),
        ),
        asks_votes=not one.stops,
    )


def _words(each: Particular, told: Mapping[str, str]) -> str:
    """What is told to the city alone stands on no other paper, nor that nothing of it was said."""
    return told.get(each.name) or (each.empty if each.seen is Seen.ALL else "")


def _inside(words: str) -> str:
    """A sentence after other words; the office is called by its name."""
    return words if words.startswith(OFFICE) else f"{words[0].lower()}{words[1:]}"


def on_paper(words: str) -> str:
    """A sentence of a page without what it tells its reader to press."""
    return PRESSED.sub("", words)
