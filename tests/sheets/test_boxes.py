"""The boxes of a preview: one a column for all parts of a table, never more than a form sends."""

import json
import re
from io import BytesIO

import pytest
from django.conf import settings
from openpyxl import load_workbook

from accounts.enums import Role
from sheets.figures.told import A_PAGE, OF_A_FORM, OF_A_LINE, TOO_MANY
from sheets.models import SheetImport
from sheets.reading.packed import packed, unpacked
from sheets.targets import targets
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, verdicts, workbook
from tests.sheets.test_awards import SLUG, counts

pytestmark = pytest.mark.django_db
KINDS = ["Tập thể", "Doanh nghiệp", "Hộ gia đình", "Lãnh đạo", "Doanh nhân", "Trực tiếp"]
CROSS = "Hình thức\tTập thể\tHộ gia đình\nGiấy khen\t5\t40"


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def five_years():
    head = "TT\tHình thức" + "".join(f"\tNăm {year}" + "\t" * 5 for year in range(2020, 2025))
    rows = (f"{n}\tGiấy khen {'ABCDEF'[n]}" + "\t1" * 30 for n in range(6))
    return "\n".join([head, "\t\t" + "\t".join(KINDS * 5), *rows])


def sent_by(page):
    """The names of the boxes that the page's form sends."""
    forms = re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL)
    form = next(one for one in forms if 'name="lan"' in one)
    return re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', form)


def test_a_cross_table_of_five_years_and_six_kinds_comes_in(office):
    """Each of its thirty parts repeated each column's box: 1.050 of them, and no press went in."""
    sheet = paste(office, five_years(), slug=SLUG)
    page = office.get(at("show", sheet))
    names = sent_by(page)

    assert len([name for name in names if name.startswith("cot-")]) == 33  # and the year, by column
    assert len([name for name in names if name.startswith("moi-")]) == 2  # year, authority
    assert len(names) < 300
    bring_in(office, sheet)
    assert len(counts()) == 180


def taken(sheet, number):
    return SheetImport.objects.get(pk=sheet.pk).tables[number]["columns"][:3]


def boxes(office, sheet):
    """By table shown: its name, and what the box of each column says."""
    shown = office.get(at("show", sheet)).context["tables"]
    return [(one["sheet"], [box["key"] for box in one["boxes"]]) for one in shown]


def test_one_box_a_column_speaks_for_every_part(office):
    sheet = paste(office, CROSS, slug=SLUG)
    assert boxes(office, sheet) == [("", ["form", "count", "count"])]

    sent = sends(sheet) | {"cot-0": ["authority", "count", "count"]}
    office.post(at("read_again", sheet), sent)

    assert [taken(sheet, n) for n in (0, 1)] == [
        ["authority", "count", None], ["authority", None, "count"],
    ]  # fmt: skip
    assert boxes(office, sheet) == [("", ["authority", "count", "count"])]


def test_a_column_of_a_kind_is_left_out_in_its_own_part_and_taken_again(office):
    sheet = paste(office, CROSS, slug=SLUG)

    office.post(at("read_again", sheet), sends(sheet) | {"cot-0": ["form", "count", ""]})
    assert [taken(sheet, n) for n in (0, 1)] == [["form", "count", None], ["form", None, None]]
    assert [{*why} for *_, why in verdicts(sheet)] == [{""}, {"year"}, {""}, {"year", "count"}]
    assert boxes(office, sheet) == [("", ["form", "count", ""])]

    office.post(at("read_again", sheet), sends(sheet) | {"cot-0": ["form", "count", "count"]})
    assert [{*why} for *_, why in verdicts(sheet)] == [{""}, {"year"}, {""}, {"year"}]


def test_what_is_said_for_all_lines_is_said_for_every_part(office):
    sheet = paste(office, CROSS, slug=SLUG)

    office.post(at("read_again", sheet), sends(sheet) | {"moi-0-year": "2023"})
    bring_in(office, sheet)

    assert counts() == [
        ("Giấy khen", 2023, "collective", "", 5), ("Giấy khen", 2023, "household", "", 40),
    ]  # fmt: skip


def test_two_cross_tables_keep_their_own_boxes(office):
    text = f"{CROSS}\n\nTT\tHình thức\tTập thể\tHộ gia đình\n1\tBằng khen\t6\t41"
    assert boxes(office, paste(office, text, slug=SLUG)) == [
        ("", ["form", "count", "count"]), ("", ["", "form", "count", "count"]),
    ]  # fmt: skip


def test_a_table_kept_before_parts_had_a_place_still_opens(office):
    sheet = paste(office, CROSS, slug=SLUG)
    old = [{k: v for k, v in one.items() if k != "place"} for one in sheet.tables]
    book = json.dumps(
        [
            {k: v for k, v in one.items() if k not in ("place", "sums")}
            for one in json.loads(sheet.book)
        ]
    )
    SheetImport.objects.filter(pk=sheet.pk).update(tables=old, book=book)

    assert boxes(office, sheet) == [
        ("cột “Tập thể”", ["form", "count", ""]), ("cột “Hộ gia đình”", ["form", "", "count"]),
    ]  # fmt: skip
    sent = {"cot-0": ["form", "count", ""], "cot-1": ["form", "", "count"], "moi-1-year": "2024"}
    office.post(at("read_again", sheet), sends(sheet) | sent)
    assert [row.values.get("year") for row in sheet.rows.order_by("place")] == [None] * 3 + [2024]


def test_a_part_keeps_its_place_when_packed(office):
    tables = unpacked(paste(office, CROSS, slug=SLUG).book)
    assert [one.place for one in unpacked(packed(tables))] == [1, 2]


# --- Never more than a form may send -------------------------------------------------------------


@pytest.mark.parametrize(("key", "room"), [
    ("awards", 1640), ("guests", 1540), ("units", 1640), ("dossiers", 1190),
])  # fmt: skip
def test_a_page_of_open_lines_leaves_room_for_the_boxes_above(key, room):
    """By hand: 2.000 fields; 50 lines, each a box a field, its place, a tick; ten of the page."""
    make.conference()
    target = targets()[key]
    fields = target.fields(make.conference(), make.AT)

    assert (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, A_PAGE, OF_A_LINE, OF_A_FORM) == (
        2000,
        50,
        2,
        10,
    )
    assert 2000 - 50 * (len(fields) + 2) - 10 == room


def wide(columns):
    return ["Hình thức", "Năm", "Đối tượng", "Số lượng", *(f"Cột {n}" for n in range(columns))]


def many_groups(count):
    """A group is asked of whom it is: of one line each."""
    rows = (f"I. Cá nhân khác {n}\nGiấy khen\t2023\t\t1" for n in range(count))
    return "\n".join(["Hình thức\tNăm\tĐối tượng\tSố lượng", *rows])


@pytest.mark.parametrize("sheets", [4, 5])
def test_a_book_of_more_columns_than_a_form_sends_is_refused_in_words(office, sheets):
    """Of each sheet 380 columns and one that none has."""
    rows = [wide(376), ["Giấy khen", 2023, "Tập thể", 1]]
    answer = upload(office, several(rows, sheets), slug=SLUG)

    if sheets == 4:  # 4 × 381 = 1.524
        assert len(sent_by(office.get(at("show", answer)))) < 2000
        assert office.post(at("mend", answer), sends(answer)).status_code == 302
    else:
        assert (
            answer.status_code,
            TOO_MANY.format("1.905", "1.640") in answer.content.decode(),
        ) == (422, True)


def several(rows, sheets):
    book = load_workbook(BytesIO(workbook(*rows)))
    for _ in range(sheets - 1):
        book.copy_worksheet(book.active)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_more_groups_than_a_form_sends_are_refused_in_words(office):
    answer = paste(office, many_groups(1640), slug=SLUG)  # and the four columns, the giver
    said = TOO_MANY.format("1.645", "1.640")
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(("most", "refused"), [(368, False), (367, True)])
@pytest.mark.parametrize("press", ["read_again", "mend"])
def test_a_press_that_leaves_too_many_boxes_is_refused_in_words(
    office, settings, press, most, refused
):
    """Fifty lines take 360; three columns, a year, whom, a giver, two groups eight."""
    sheet = paste(office, CROSS, slug=SLUG)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = most
    sent = sends(sheet) | {"cot-0": ["form", "count", ""]}
    answer = office.post(at(press, sheet), sent, follow=True)

    assert (TOO_MANY.format("8", "7") in answer.content.decode()) == refused
    assert bool(SheetImport.objects.get(pk=sheet.pk).columns) != refused


TWO_YEARS = (
    "TT\tHình thức\tNăm 2023\t\tNăm 2024\t\n\t\tTập thể\tCá nhân\tTập thể\tCá nhân\n"
    "1\tGiấy khen\t1\t2\t3\t4"
)
TWO_WORDS = "Hình thức\tNăm\tĐối tượng\tSố lượng\n" + "\n".join(
    f"Giấy khen {n}\t2023\t{word}\t1" for n, word in enumerate(["Khối A", "Khối B"] * 2 + ["Tổ 9"])
)


@pytest.mark.parametrize(("text", "boxes"), [
    (TWO_YEARS, 11),  # seven columns, whom, a giver; one box for a kind of both years
    (TWO_WORDS, 7),  # four columns, a giver; one box for a word of two lines, none of one
])  # fmt: skip
def test_what_is_asked_once_is_counted_once(office, settings, text, boxes):
    """Fifty lines and the page take 360."""
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 360 + boxes
    assert isinstance(paste(office, text, slug=SLUG), SheetImport)

    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS -= 1
    answer = paste(office, text, slug=SLUG)

    said = TOO_MANY.format(boxes, boxes - 1)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_the_lines_of_a_text_that_is_pasted_into_its_box_stay_apart(office):
    """A deed of several lines came in as one; who only parts its lines has written in it too."""
    table = "Họ và tên\tĐơn vị\tThành tích\nLê Văn An\tThôn Mỗ Đoạn\tNăm 2023 hiến đất."
    sheet = paste(office, table, slug="ho-so")
    told = []
    for typed in ("Hiến đất. Trồng lúa.", "Hiến đất.\r\nTrồng  lúa.\r\n- Giúp 3 hộ."):
        office.post(at("mend", sheet), sends(sheet, ticked=[], cells={(2, "achievement"): typed}))
        told.append(sheet.rows.get().values["achievement"])
    typed = "Hiến đất.\nTrồng lúa. - Giúp 3 hộ."
    office.post(at("mend", sheet), sends(sheet, ticked=[], cells={(2, "achievement"): typed}))
    page = office.get(f"{at('show', sheet)}?sua=0").content.decode()

    assert told == ["Hiến đất. Trồng lúa.", "Hiến đất.\nTrồng lúa.\n- Giúp 3 hộ."]
    assert sheet.rows.get().values["achievement"] == typed
    assert f">{typed}</textarea>" in page
    office.post(at("mend", sheet), sends(sheet, ticked=[], cells={(2, "full_name"): "Lê\nAn"}))
    assert sheet.rows.get().values["full_name"] == "Lê An"
