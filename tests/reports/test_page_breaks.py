"""What may stand alone on a page of an official paper, and what may not."""

from django.conf import settings

from reports.figures.layout import KEPT, LONG, WHOLE, laid_out
from reports.figures.parts import Column, Group, Kind, Row, Table

COLUMNS = (Column(title="STT", mm=10, kind=Kind.COUNT), Column(title="Tên", mm=60))


def css(*groups, columns=COLUMNS):
    return [
        line.css
        for line in laid_out(Table(sheet="A", title="", columns=columns, groups=groups)).lines
    ]


def rows(number, *, total=False):
    found = [Row(cells=(place, f"Người {place}")) for place in range(1, number + 1)]
    return (*found, Row(cells=("", "Cộng"), is_sum=True)) if total else tuple(found)


def test_the_last_two_rows_stay_together_with_what_is_signed_below():
    """33: one row alone stood on page 5 with the signature."""
    assert css(Group(title="", rows=rows(6))) == ["", "", "", "", "", "giu"]


def test_the_totals_stay_with_the_rows_they_are_of():
    """33: the table of awards was cut before its last two rows of totals."""
    found = css(Group(title="Một", rows=rows(2)), Group(title="Tổng", rows=rows(3, total=True)))

    assert found == ["nhom-dong", "", "", "nhom-dong", "", "giu", "giu", "cong giu"]


def test_a_short_group_with_a_total_is_not_parted_and_a_long_one_may_be():
    """The grand total's last row stood with its sum on page 2, the other two rows on page 1."""
    short, long = (Group(title="", rows=rows(most, total=True)) for most in (WHOLE - 1, WHOLE))

    assert css(short, Group(title="", rows=rows(1))) == ["", *["giu"] * (WHOLE - 2), "cong", "giu"]
    assert css(long) == [""] * WHOLE + ["cong giu"]


def test_of_two_rows_both_stay_together():
    assert css(Group(title="", rows=rows(2))) == ["", "giu"]
    assert css(Group(title="", rows=())) == []


def test_a_row_of_half_a_page_may_run_on_and_a_short_one_may_not():
    """33: three people took four pages, the signature alone on the last."""
    long = (*COLUMNS, Column(title="Thành tích", mm=68, is_long=True))
    group = Group(
        title="", rows=(Row(cells=(1, "A", "x" * LONG)), Row(cells=(2, "B", "x" * (LONG + 1))))
    )

    assert css(group, columns=long) == ["", "dai"]


def test_print_css_keeps_and_breaks_what_is_marked():
    found = (settings.BASE_DIR / "static" / "css" / "print.css").read_text()

    assert "table.ds .giu { break-before: avoid; }" in found
    assert "table.ds .dai { break-inside: auto; }" in found
    assert KEPT == 2
