"""Cross tables of many columns, small as they are sent: read within a bound, or refused."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from reports.imported import fields
from sheets.reading import Book, Unreadable, find, read_paste
from sheets.reading.crossing import TOO_MANY, Room
from sheets.reading.limits import CELLS, LINES

pytestmark = pytest.mark.plain
MOST, SECONDS = 60, 30  # megabytes, seconds of the processor: before it was 62 and 390
CHILD = """
import json, re, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
import django
django.setup()
from reports.imported import fields
from sheets.reading import Unreadable, find, read_paste
known, text = fields(None, None), Path(sys.argv[1]).read_text()
find(read_paste("Hình thức\\tNăm\\nGiấy khen\\t2023"), known)
def most():
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])
before = most()
try:
    tables = find(read_paste(text), known)
    said = [len(tables), sum(len(table.lines) for table in tables)]
except Unreadable as refused:
    said = refused.text
print(json.dumps([said, (most() - before) // 1024]))
"""


def years(columns, rows, *, row="Giấy khen\tTập thể"):
    head = "Hình thức\tĐối tượng" + "".join(f"\tNăm {1900 + n % 190}" for n in range(columns))
    return "\n".join([head, *(row + "\t1" * columns for _ in range(rows))])


def one_each(columns, rows):
    """Every line says a number in one column, each line in another."""
    lines = ("Giấy khen\tTập thể" + "\t" * (n % columns + 1) + "1" for n in range(rows))
    return "\n".join([years(columns, 0), *lines])


def with_totals(columns, rows):
    head = "TT\tHình thức" + "".join(f"\tNăm {1900 + n}\t\t" for n in range(columns))
    kinds = "\t\t" + "Tập thể\tHộ\tCộng\t" * columns
    return "\n".join([head, kinds, *("1\tGiấy khen" + "\t1\t1\t2" * columns for _ in range(rows))])


@pytest.mark.parametrize(("text", "said"), [
    (years(90, 1000), TOO_MANY.format("90.000", "2.173")),  # 200.000 cells of 92 columns
    (years(390, 500), TOO_MANY.format("195.000", "510")),
    (years(390, 1), [390, 390]), (one_each(390, 490), [390, 490]),
    (with_totals(130, 2), TOO_MANY.format("520", "510")), (with_totals(130, 1), [260, 520]),
    (years(2, 2501), TOO_MANY.format("5.002", "5.000")), (years(2, 2500), [2, 5000]),
    ("\n".join([years(300, 0), *["I. Cấp xã", "II. Cấp huyện"] * 200]),
     TOO_MANY.format("120.000", "662")),
])  # fmt: skip
def test_many_years_are_read_or_refused_in_bounded_time_and_memory(text, said, tmp_path):
    path = tmp_path / "text"
    path.write_text(text)

    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(SECONDS)],
        cwd=settings.BASE_DIR,
        env={"DJANGO_SETTINGS_MODULE": "honoree_conf.settings", "DATA_DIR": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    told, megabytes = json.loads(done.stdout)

    assert told == said
    assert megabytes <= MOST


def test_a_line_is_looked_at_once_and_not_once_a_part():
    steps = 0

    def count(*_):
        nonlocal steps
        steps += 1

    book = read_paste(one_each(60, 60))
    sys.setprofile(count)
    try:
        find(book, fields(None, None))
    finally:
        sys.setprofile(None)
    assert steps < 60 * 60 * 60  # each cell of each line for each part


def test_the_tables_of_one_book_share_their_room():
    """Each alone has room enough."""
    second = years(2, 1500).replace("Hình thức", "TT\tHình thức").replace("Giấy", "1\tGiấy")
    with pytest.raises(Unreadable) as refused:
        find(read_paste(f"{years(2, 1500)}\n{second}"), fields(None, None))

    assert refused.value.text == TOO_MANY.format("6.000", "5.000")


def test_the_sheets_of_one_book_share_it_too():
    (sheet,) = read_paste(years(2, 1300)).sheets
    with pytest.raises(Unreadable) as refused:
        find(Book(kind="xlsx", sheets=(sheet, sheet)), fields(None, None))

    assert refused.value.text == TOO_MANY.format("5.200", "5.000")


def test_what_is_no_line_of_the_cross_stands_once_and_has_no_year():
    """By part: each line's number and the year beside it."""
    text = (
        "Hình thức\tĐối tượng\tNăm 2023\tNăm 2024\n1\t2\t3\t4\nGiấy khen\tTập thể\t5\t6\n"
        "Bằng khen\tHộ\t-\t7\nCờ thi đua\tTập thể\tít\tnhiều\nHuân chương\tHộ\tba\t8\n"
        "Giấy chứng nhận\tHộ\n\tTổng cộng\t5\t21\nNgười lập biểu"
    )
    first, second = find(read_paste(text), fields(None, None))

    assert [(line.number, line.cells[4].text) for line in first.lines] == [
        (2, ""), (3, "2023"), (5, "2023"), (6, "2023"), (7, ""), (8, ""), (9, ""),
    ]  # fmt: skip
    assert [(line.number, line.cells[4].text) for line in second.lines] == [
        (3, "2024"), (4, "2024"), (5, "2024"), (6, "2024"),  # "ít", "nhiều": each is asked
    ]  # fmt: skip


def test_beside_a_total_a_part_that_is_no_number_leaves_it_unasked():
    text = "Hình thức\tNăm\tTập thể\tHộ\tTổng số\nGiấy khen\t2023\t5\tba\t9"
    assert [table.odd for table in find(read_paste(text), fields(None, None))] == [{}, {}]


def test_a_room_is_full_of_lines_or_of_cells():
    room = Room()
    room.take(LINES, 3)
    with pytest.raises(Unreadable) as refused:
        room.take(1, 3)
    assert refused.value.text == TOO_MANY.format("5.001", "5.000")

    room = Room()
    room.take(1000, CELLS // 1000)
    with pytest.raises(Unreadable) as refused:
        room.take(7, 10)
    assert refused.value.text == TOO_MANY.format("1.007", "1.000")
