"""Who owes what: the cells of the page of that name on a sheet, for the office's own work."""

from datetime import datetime

from conferences.facts import about
from conferences.models import Conference
from nominations.facts.owes import UnitOwes, who_owes_what
from reports.figures.lists import NUMBER
from reports.figures.parts import Column, Group, Paper, Row, Table, as_of_words

WIDE = 252  # mm of a page across
UNIT, KIND = Column(title="Đơn vị", mm=54), Column(title="Loại đơn vị", mm=36)


def owes(conference: Conference, as_of: datetime) -> Paper:
    """Every unit by name against every day of the plan that units owe."""
    found, fact = who_owes_what(conference, at=as_of), about(conference)
    left = WIDE - NUMBER.mm - UNIT.mm - KIND.mm
    days = [
        Column(title=f"{day.words} ({day.before_words})", mm=left // len(found.days))
        for day in found.days
    ]
    rows = tuple(_row(number, one) for number, one in enumerate(found.units, start=1))
    owing = sum(any(cell.is_owed for cell in one.cells) for one in found.units)
    return Paper(
        about=fact,
        as_of=as_of,
        heading="BẢNG THEO DÕI",
        subject=("Việc của đơn vị theo Kế hoạch", fact.name, f"{fact.edition} ({fact.term})"),
        is_unnumbered=True,
        landscape=True,
        basis=as_of_words(as_of, "việc của từng đơn vị theo các hạn của Kế hoạch"),
        tables=(
            Table(
                sheet="Đơn vị và việc",
                title="",
                columns=(NUMBER, UNIT, KIND, *days),
                groups=(Group(rows=rows),),
                is_signed=False,
            ),
        ),
        closing=f"Bảng này có {len(rows)} đơn vị; {owing} đơn vị còn nợ./.",
    )


def _row(number: int, one: UnitOwes) -> Row:
    return Row(cells=(number, one.name, one.kind_label, *(cell.words for cell in one.cells)))
