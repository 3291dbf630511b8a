"""Counts of awards out of a table: lines of T8."""

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from reports.actions import count_awards, importing
from reports.figures.awards import award_counts, awards_table
from reports.models import AwardCount
from sheets.models import SheetMade
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, undo, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Hình thức khen thưởng", "Năm", "Đối tượng", "Cấp khen", "Số lượng"]
SLUG = "khen-thuong"
STANDS = "Bảng khen thưởng đã có dòng này{}. Hãy sửa ở bảng khen thưởng, không nhập lại."


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def counts():
    names = ("form", "year", "category", "authority", "count")
    return list(AwardCount.objects.order_by("pk").values_list(*names))


def test_lines_become_lines_of_the_table_and_go_again(office):
    rows = (
        HEAD, [1, "Giấy khen", 2023, "Tập thể", "Chủ tịch UBND xã", 12],
        [2, "Bằng khen", "2024", "doanh nghiệp", "", "1.200"], ["", "Tổng cộng", "", "", "", 1212],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)
    assert [verdict for _, verdict, _ in verdicts(sheet)] == ["good", "good", "left"]

    bring_in(office, sheet)
    assert counts() == [
        ("Giấy khen", 2023, "collective", "Chủ tịch UBND xã", 12),
        ("Bằng khen", 2024, "enterprise", "", 1200),
    ]
    AwardCount.objects.filter(year=2024).update(count=7)
    undo(office, sheet)

    assert counts() == [("Bằng khen", 2024, "enterprise", "", 7)]
    why = "Đã có người sửa dòng này, nên giữ lại. Hãy xem ở bảng khen thưởng."
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert list(made) == [(True, ""), (False, why)]


def test_a_line_that_stands_there_or_comes_twice_is_no_question(office):
    AwardCount.objects.create(
        conference=make.conference(), year=2023, form="Giấy khen", category="collective", count=1
    )
    rows = (
        HEAD, [1, "giay khen", 2023, "Tập thể", "", 12],
        [2, "Bằng khen", 2024, "Hộ gia đình", "", 3],
        [3, "Bằng khen", 2024, "hộ", "", 4],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    there = STANDS.format(", số lượng 1; bảng này ghi 12")
    twice = "Bảng ghi dòng này 2 lần. Hãy cộng lại thành một dòng."
    assert verdicts(sheet) == [
        (2, "ask", {"": there}), (3, "ask", {"": twice}), (4, "ask", {"": twice}),
    ]  # fmt: skip
    assert set(sheet.rows.values_list("blocked", flat=True)) == {True}


# --- A cross table: the kinds as columns ---------------------------------------------------------

CROSS = (
    ["TT", "Hình thức khen thưởng", "Năm", "Tập thể", "Cá nhân", "Hộ gia đình", "Tổng số"],
    [1, "Giấy khen của Chủ tịch UBND xã", 2023, 12, 30, 5, 47],
    [2, "Bằng khen", 2024, None, 3, 0, 3],
    [None, "Tổng cộng", None, 12, 33, 5, 50],
    [None, "NGƯỜI LẬP BIỂU"],
)
COLLECTIVE, PERSON, HOUSEHOLD = "Danh sách, cột “Tập thể”", "Danh sách, cột “Cá nhân”", (
    "Danh sách, cột “Hộ gia đình”"
)  # fmt: skip


def told(sheet):
    """Of each line: its column, number, verdict, category and count."""
    rows = sheet.rows.order_by("place")
    return [
        (sheet.tables[row.table]["sheet"], row.number, row.verdict,
         row.values.get("category"), row.values.get("count"))
        for row in rows
    ]  # fmt: skip


def test_a_table_with_the_kinds_as_columns_is_a_line_of_each_and_no_number_is_lost(office):
    sheet = upload(office, workbook(*CROSS), slug=SLUG)

    assert told(sheet) == [
        (COLLECTIVE, 1, "left", None, None),
        (COLLECTIVE, 2, "good", "collective", 12),
        (COLLECTIVE, 4, "left", None, None),
        (COLLECTIVE, 5, "left", None, None),
        (PERSON, 1, "left", None, None),
        (PERSON, 2, "ask", None, 30),
        (PERSON, 3, "ask", None, 3),
        (HOUSEHOLD, 1, "left", None, None),
        (HOUSEHOLD, 2, "good", "household", 5),
    ]
    page = office.get(at("show", sheet))
    assert page.content.decode().count("Không nhập các cột: Tổng số.") == 1
    heads = [[cell.text for cell in line.cells] for line in page.context["lines"]
             if line.row.number == 1]  # fmt: skip
    assert heads == [[name, "", "", ""] for name in ("Tập thể", "Cá nhân", "Hộ gia đình")]


def test_which_persons_a_column_counts_is_asked_and_said_once(office):
    """T8 knows leaders, entrepreneurs and workers; "Cá nhân" alone is none of them."""
    sheet = upload(office, workbook(*CROSS), slug=SLUG)
    asked = office.get(at("show", sheet)).context["groups"]
    boxes = {one["text"]: one["boxes"][0]["name"] for one in asked}
    assert set(boxes) == {"Tập thể", "Cá nhân", "Hộ gia đình"}

    worker = "Cá nhân: người trực tiếp lao động, sản xuất, công tác"
    office.post(at("read_again", sheet), {boxes["Cá nhân"]: worker})
    bring_in(office, sheet)

    assert counts() == [
        ("Giấy khen của Chủ tịch UBND xã", 2023, "collective", "", 12),
        ("Giấy khen của Chủ tịch UBND xã", 2023, "direct", "", 30),
        ("Bằng khen", 2024, "direct", "", 3),
        ("Giấy khen của Chủ tịch UBND xã", 2023, "household", "", 5),
    ]


def test_kinds_under_a_merged_heading_are_read_and_a_mended_cell_is_its_own_line_s(office):
    text = "TT\tHình thức\tSố lượng\t\t\n\t\tTập thể\tLãnh đạo\tHộ gia đình\n1\tGiấy khen\t2\tba\t4"
    sheet = paste(office, text, slug=SLUG)
    names = {row.values["category"]: row.number for row in sheet.rows.filter(verdict="ask")}
    assert set(names) == {"collective", "leader", "household"}
    boxes = office.get(at("show", sheet)).context["tables"]
    every = {one["lacking"][0]["name"]: "2024" for one in boxes}
    office.post(at("read_again", sheet), every)
    wrong = sheet.rows.get(blocked=True, verdict="ask")
    sent = sends(sheet) | {f"o-{wrong.place}-count": "3", "viec": "nhap"}

    office.post(at("mend", sheet), sent | {"dong": [*sent["dong"], wrong.place]})
    bring_in(office, sheet)

    assert counts() == [
        ("Giấy khen", 2024, "collective", "", 2), ("Giấy khen", 2024, "leader", "", 3),
        ("Giấy khen", 2024, "household", "", 4),
    ]  # fmt: skip


def test_one_column_named_like_a_kind_makes_no_cross_table(office):
    rows = (["Hình thức khen thưởng", "Năm", "Đối tượng", "Số lượng", "Tập thể"],
            ["Giấy khen", 2023, "Hộ gia đình", 4, "x"])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [("Danh sách", 2, "good", "household", 4)]


def test_one_column_named_like_a_kind_is_none_where_no_other_says_the_kind_either(office):
    """ "Tập thể" alone may as well name who was honoured; the kind is asked for."""
    rows = (["Hình thức khen thưởng", "Năm", "Số lượng", "Tập thể"],
            ["Giấy khen", 2023, 4, 3])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [("Danh sách", 2, "ask", None, 4)]
    page = office.get(at("show", sheet)).content.decode()
    assert "Không nhập các cột: Tập thể." in page


# --- One award, written this way and that --------------------------------------------------------


@pytest.mark.parametrize(("form", "authority", "same"), [
    ("Giấy khen của Chủ tịch UBND xã", "", True),
    ("Giấy khen (Chủ tịch UBND xã)", "", True),
    ("Giấy khen", "Chủ tịch UBND xã", True),
    ("GIẤY KHEN", "Chủ tịch Ủy ban nhân dân xã", True),
    ("Giấy khen của CT UBND xã", "Chủ tịch UBND xã", True),
    ("Giấy khen của Chủ tịch UBND xã Đại Sơn", "", True),
    ("Giấy khen", "Chủ tịch UBND XÃ ĐẠI SƠN", True),
    ("Giấy khen của Chủ tịch UBND xã Đại Đồng", "", False),
    ("Giấy khen của Chủ tịch UBND xã Đại Sơn Đông", "", False),
    ("Giấy khen của Chủ tịch UBND thành phố", "", False),
    ("Giấy khen của UBND xã", "", False),
    ("Bằng khen của Chủ tịch UBND xã", "", False),
])  # fmt: skip
def test_one_award_is_one_line_however_who_gives_it_is_written(office, form, authority, same):
    AwardCount.objects.create(
        conference=make.conference(), year=2023, form="Giấy khen", category="collective",
        authority="Chủ tịch UBND xã", count=1,
    )  # fmt: skip
    sheet = upload(office, workbook(HEAD, [1, form, 2023, "Tập thể", authority, 12]), slug=SLUG)

    row = sheet.rows.get()
    assert (row.verdict, row.blocked) == (("ask", True) if same else ("good", False))
    line = {"year": 2023, "form": form, "category": "collective", "authority": authority}
    who = make.user(role=Role.CULTURE_OFFICE)
    if same:
        with pytest.raises(Refused, match="Dòng này đã có trong bảng"):
            count_awards(make.conference(), **line, count=3, by=who, at=make.AT)
        with pytest.raises(Refused, match="Dòng này đã có trong bảng"):
            importing.count_many(conference=make.conference(), rows=[line | {"count": 3}], by=who)
    else:
        count_awards(make.conference(), **line, count=3, by=who, at=make.AT)


def test_a_line_says_as_what_it_stands_there(office):
    AwardCount.objects.create(
        conference=make.conference(), year=2023, form="Giấy khen", category="collective",
        authority="Chủ tịch UBND xã", count=1,
    )  # fmt: skip
    line = [1, "Giấy khen của Chủ tịch UBND xã", 2023, "Tập thể", "", 12]
    sheet = upload(office, workbook(HEAD, line), slug=SLUG)

    said = ", ghi là “Giấy khen (Chủ tịch UBND xã)”, số lượng 1; bảng này ghi 12"
    assert verdicts(sheet) == [(2, "ask", {"": STANDS.format(said)})]


@pytest.mark.parametrize(("there", "here", "said"), [
    (3, 5, ", số lượng 3; bảng này ghi 5"), (5, 5, ", cùng là 5"), (3, "", ", số lượng 3"),
    (1200, 1000, ", số lượng 1.200; bảng này ghi 1.000"),
])  # fmt: skip
def test_a_line_that_stands_there_says_how_many_it_counts(office, there, here, said):
    AwardCount.objects.create(
        conference=make.conference(),
        year=2023,
        form="Giấy khen",
        category="collective",
        count=there,
    )
    line = [1, "Giấy khen", 2023, "Tập thể", "", here]
    sheet = upload(office, workbook(HEAD, line), slug=SLUG)

    assert verdicts(sheet)[0][2][""] == STANDS.format(said)


def test_lines_of_one_award_written_twice_stand_in_one_block_of_the_paper():
    conference = make.conference()
    for year, form, authority in (
        (2022, "Giấy khen của Chủ tịch UBND xã", ""), (2023, "Giấy khen", "Chủ tịch UBND xã"),
        (2023, "Giấy khen", ""),
    ):  # fmt: skip
        AwardCount.objects.create(
            conference=conference, year=year, form=form, category="collective",
            authority=authority, count=2,
        )  # fmt: skip

    table = awards_table(award_counts(conference), "2022-2023")

    told = [(group.title, group.rows[-1].cells) for group in table.groups]
    assert told == [
        ("Giấy khen", (None, "Cộng", None, 2, 2)),
        ("Giấy khen (Chủ tịch UBND xã)", (None, "Cộng", 2, 2, 4)),
        ("TỔNG SỐ CÁC HÌNH THỨC", (None, "Cộng", 2, 4, 6)),
    ]
