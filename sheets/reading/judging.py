"""Judges every line under a heading: a good row, one a person must look at, none at all."""

from collections.abc import Sequence

from sheets.reading.values import EMPTY, Field, Found, Judged, Line, Verdict


def judge(found: Found, fields: Sequence[Field]) -> tuple[Judged, ...]:
    """Every line of the table, in order; none is passed over."""
    return tuple(_judged(line, found, fields) for line in found.lines)


def _judged(line: Line, found: Found, fields: Sequence[Field]) -> Judged:
    values, reasons, verdict = {}, {}, "good"
    for field in fields:
        at = found.columns.index(field.key) if field.key in found.columns else -1
        read = field.read(line.cells[at] if 0 <= at < len(line.cells) else EMPTY)
        values[field.key] = read.value
        if read.problem:
            reasons[field.key] = read.problem
            verdict = "ask"
    if not any(cell.text for cell in line.cells):
        verdict, reasons = "left", {"": "dòng trống"}
    said: Verdict = "left" if verdict == "left" else "ask" if verdict == "ask" else "good"
    return Judged(
        sheet=found.sheet,
        number=line.number,
        cells=line.cells,
        values=values,
        verdict=said,
        reasons=reasons,
    )
