"""A line of two persons is split by a press, never by itself, and each part is looked at."""

import re
from dataclasses import replace

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.imported import _head
from sheets.reading import Cell, find, judge, kinds, read_paste
from sheets.reading.kinds import people_in
from tests import make
from tests.sheets.fields import FIELDS
from tests.sheets.pages import at, bring_in, sends, upload, workbook

HEAD = ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"]
ROWS = (
    HEAD,
    ["Lê Minh", "Bí thư", "Đảng ủy xã"],
    ["Ông Nguyễn An và bà Trần Hoa", "Nông dân", "Thôn Mỗ Đoạn"],
    ["Đỗ Bình", "Chủ tịch", "UBND xã"],
)
SPLIT = "Tách từ một dòng ghi hai người. Hãy xem cả dòng rồi đánh dấu."
SPLIT_OWN = (
    "Tách từ một dòng ghi hai người. Giới tính, năm sinh ghi chung không lấy. "
    "Hãy ghi riêng từng người rồi đánh dấu."
)


@pytest.mark.plain
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ông Nguyễn An và bà Trần Hoa", ["Ông Nguyễn An", "bà Trần Hoa"]),
        ("Nguyễn An; Trần Hoa", ["Nguyễn An", "Trần Hoa"]),
        ("Nguyễn An & Trần Hoa (vợ chồng)", ["Nguyễn An", "Trần Hoa"]),
        ("Ông Nguyễn Văn An bà Trần Thị Hoa", ["Ông Nguyễn Văn An", "bà Trần Thị Hoa"]),
        ("Nguyễn Văn An Trần Thị Hoa", ["Nguyễn Văn An", "Trần Thị Hoa"]),
        ("Hà Văn An Vi Thị Hoa", ["Hà Văn An", "Vi Thị Hoa"]),
        ("Lê Anh Tuấn Trần Thu Hoa", ["Lê Anh Tuấn", "Trần Thu Hoa"]),
        ("Hà Văn An, Vi Thị Hoa", ["Hà Văn An", "Vi Thị Hoa"]),
        ("Nguyễn An, Trần Hoa, Lê Ba", ["Nguyễn An", "Trần Hoa", "Lê Ba"]),
        ("Nguyễn An - Chủ tịch và Trần Hoa", ["Nguyễn An", "Trần Hoa"]),
        ("Đ/c Nguyễn An và đ/c Trần Hoa", ["Nguyễn An", "Trần Hoa"]),
        ("Đ/c Nguyễn An - Bí thư, đ/c bà Trần Hoa - Phó", ["Nguyễn An", "bà Trần Hoa"]),
        ("Ông An và bà Hoa", ["Ông An", "bà Hoa"]),
        ("Vợ chồng ông Vi An, bà Trần Hoa", ["ông Vi An", "bà Trần Hoa"]),
        ("Vợ chồng anh Hà Văn An và chị Lê Bé", ["anh Hà Văn An", "chị Lê Bé"]),
        ("Hai bố con ông Vi Sinh, anh Vi Tuấn", ["ông Vi Sinh", "anh Vi Tuấn"]),
        ("Vợ chồng ông Vi An", []),
        ("Ông Nguyễn An và bà con thôn", []),
        ("An 0310 (tổ 5) 7000 1234; ông Lê Ba; bà Trần Hoa", ["ông Lê Ba", "bà Trần Hoa"]),
        ("Nguyễn An 0310 (tổ 5) 7000 1234; Trần Hoa", ["Nguyễn An", "Trần Hoa"]),
        ("Lê Thị Lan Anh 0310 (tổ 5) 7000 1234; Trần Hoa", ["Lê Thị Lan Anh", "Trần Hoa"]),
        ("Ông Nguyễn Ngọc Anh", []),
        ("Bà Trần Anh Thư", []),
        ("Đ/c Nguyễn An", []),
        ("Nguyễn Văn An", []),
        ("Đại diện lãnh đạo", []),
        ("Gia đình ông Nguyễn An và bà Trần Hoa", []),
    ],
)
def test_whom_a_name_seems_to_hold(text, people):
    assert people_in(text) == people


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def lines(sheet):
    rows = sheet.rows.order_by("table", "number", "part")
    return [(r.number, r.part, r.values["full_name"], r.verdict, r.ticked) for r in rows]


def split(client, sheet, place, **more):
    client.post(at("mend", sheet), sends(sheet, **more) | {"tach": str(place)})


@pytest.mark.django_db
def test_the_page_offers_it_where_two_seem_to_stand_and_nothing_is_split_by_itself(council):
    sheet = upload(council, workbook(*ROWS))
    page = council.get(at("show", sheet)).content.decode()

    assert page.count("Tách thành hai dòng") == 1
    assert len(lines(sheet)) == 3
    bring_in(council, sheet, ticked=[0, 2])
    assert Delegate.objects.count() == 2


@pytest.mark.django_db
def test_the_button_tells_how_many_lines_a_split_makes(council):
    names = [
        "Lê Văn Toàn và Phạm Thị Hồng", "Lê Văn Toàn, Phạm Thị Hồng, Vũ Thị Tư",
        "Lê Văn An, Phạm Thị Ba, Vũ Thị Tư, Hà Văn Bốn, Lý Thị Năm, Mai Văn Sáu",
        "Gia đình ông Bùi Văn Lộc, bà Đỗ Thị Lý",
    ]  # fmt: skip
    sheet = upload(council, workbook(HEAD, *([name, "", "Sở Y tế"] for name in names)))
    page = council.get(at("show", sheet)).content.decode()

    assert re.findall(r"Tách thành (\S+) dòng", page) == ["hai", "ba", "6", "hai"]
    for place in (3, 2, 1, 0):
        split(council, sheet, place)
    assert [number for number, *_ in lines(sheet)] == [2] * 2 + [3] * 3 + [4] * 6 + [5] * 2


@pytest.mark.django_db
def test_a_press_gives_two_lines_to_look_at_and_moves_no_other(council):
    sheet = upload(council, workbook(*ROWS))
    council.post(at("mend", sheet), sends(sheet, ticked=[1]))  # the others are not to come in

    split(council, sheet, 1)

    assert lines(sheet) == [
        (2, 0, "Lê Minh", "good", False),
        (3, 1, "Nguyễn An", "ask", False),
        (3, 2, "Trần Hoa", "ask", False),
        (4, 0, "Đỗ Bình", "good", False),
    ]
    reasons = sheet.rows.filter(number=3).values_list("reasons", "by_hand", "news")
    assert list(reasons) == [({"": SPLIT}, True, False)] * 2
    sexes = sheet.rows.filter(number=3).order_by("part").values_list("values__gender", flat=True)
    assert list(sexes) == ["male", "female"]


@pytest.mark.django_db
def test_what_the_line_says_of_one_person_is_said_of_neither(council):
    """Each half's own title tells its sex; the year stays blank; both are looked at."""
    head = ["Họ và tên", "Giới tính", "Năm sinh", "Cơ quan, đơn vị"]
    rows = [
        ["Ông Nguyễn An và bà Trần Hoa", "Nam", "1960", "Thôn Mỗ Đoạn"],
        ["Đ/c Nguyễn Bình và đ/c Trần Mai", "Nữ", "1961", "Đảng ủy"],
        ["Lê Minh", "Nam", "1950", "UBND"],
    ]
    sheet = upload(council, workbook(head, *rows))

    split(council, sheet, 1)
    split(council, sheet, 0)

    found = [
        (row.values["full_name"], row.values["gender"], row.values["birth_year"], row.reasons)
        for row in sheet.rows.order_by("number", "part")
    ]
    assert found == [
        ("Nguyễn An", "male", None, {"": SPLIT_OWN}),
        ("Trần Hoa", "female", None, {"": SPLIT_OWN}),
        ("Nguyễn Bình", None, None, {"": SPLIT_OWN}),
        ("Trần Mai", None, None, {"": SPLIT_OWN}),
        ("Lê Minh", "male", 1950, {}),
    ]
    first = sheet.rows.get(number=2, part=1)
    sent = sends(sheet, ticked=[first.place]) | {f"o-{first.place}-birth_year": "1960"}
    council.post(at("mend", sheet), sent | {"viec": "nhap"})
    assert list(Delegate.objects.values_list("full_name", "gender", "birth_year")) == [
        ("Nguyễn An", "male", 1960)
    ]


@pytest.mark.django_db
def test_a_split_lays_no_number_of_papers_bare(council):
    names = ["Nguyễn An 0310 (tổ 5) 7000 1234; Trần Hoa", "Đảng ủy"]
    sheet = upload(council, workbook(["Họ và tên", "Cơ quan, đơn vị"], names))

    split(council, sheet, 0)

    assert [name for _, _, name, *_ in lines(sheet)] == ["Nguyễn An", "Trần Hoa"]


@pytest.mark.django_db
def test_each_part_is_mended_by_itself_and_comes_in_when_ticked(council):
    sheet = upload(council, workbook(*ROWS))
    split(council, sheet, 1)
    first, second = sheet.rows.filter(number=3).order_by("part")
    sent = sends(sheet, ticked=[first.place, second.place])
    sent |= {f"o-{second.place}-position": "Thợ may", f"o-{first.place}-full_name": "Nguyễn Ân"}

    council.post(at("mend", sheet), sent | {"viec": "nhap"})

    found = Delegate.objects.order_by("full_name").values_list("full_name", "position", "gender")
    assert list(found) == [("Nguyễn Ân", "Nông dân", ""), ("Trần Hoa", "Thợ may", "female")]


@pytest.mark.django_db
def test_a_split_is_taken_back_and_the_line_is_as_it_was(council):
    sheet = upload(council, workbook(*ROWS))
    before = lines(sheet)
    split(council, sheet, 1)
    page = council.get(at("show", sheet)).content.decode()

    split(council, sheet, sheet.rows.get(number=3, part=2).place)

    assert page.count("Gộp lại một dòng") == 2
    assert lines(sheet) == before


@pytest.mark.django_db
def test_what_was_typed_in_the_press_that_splits_is_split(council):
    sheet = upload(council, workbook(*ROWS))

    split(council, sheet, 1, cells={(3, "full_name"): "Nguyễn Ân; Trần Hoà"})

    names = sheet.rows.filter(number=3).order_by("part").values_list("values__full_name", flat=True)
    assert list(names) == ["Nguyễn Ân", "Trần Hoà"]


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["0", "99", "x", "", "1000001"])
def test_a_line_of_one_person_or_none_is_not_split(council, place):
    sheet = upload(council, workbook(*ROWS))
    before = lines(sheet)

    split(council, sheet, place)

    assert lines(sheet) == before


@pytest.mark.plain
def test_a_part_of_a_split_has_its_own_answer():
    assert all(kinds.are_own([one]) for one in (SPLIT, SPLIT_OWN, kinds.TWO_PERHAPS))
    assert not kinds.are_own([kinds.TWO])


@pytest.mark.plain
def test_how_many_there_are_is_said_as_the_press_would_part_them():
    """Of three persons “hai người” was said, and of the three lines of them too."""
    said = {
        "Nguyễn An; Trần Hoa": "Ô này có vẻ ghi hai người.",
        "Nguyễn An, Trần Hoa, Lê Ba": "Ô này có vẻ ghi ba người.",
        "Trần Văn An, Bình, Cúc, Dũng": "Ô này có vẻ ghi bốn người.",
        "Ông An - bà Hoa - ông Tư": "Ô này có vẻ ghi ba người.",
        "; ".join(["Lê An"] * 10): "Ô này có vẻ ghi mười người.",
        "; ".join(["Lê An"] * 12): "Ô này có vẻ ghi 12 người.",
        "Hà Văn An Vi Thị Hoa": "Ô này có vẻ ghi hai người.",
        "Lê Anh Tuấn Trần Thu Hoa": "Ô này có thể ghi hai người.",
        "Vợ chồng ông Vi An": "Ô này có thể ghi hai người.",
        "Vợ chồng ông Vi An, bà Lê Bé, ông Lê Tư": "Ô này có thể ghi ba người.",
    }
    found = {text: kinds.doubt_of_name(text).partition(" Hãy")[0] for text in said}
    assert found == said
    assert [len(people_in(text)) for text in said] == [2, 3, 4, 3, 10, 12, 2, 2, 0, 3]
    house = kinds.doubt_of_name("Gia đình ông Lê An, bà Vi Bé, ông Lê Tư", alone=True)
    assert house == "Ô này có vẻ ghi ba người. Hãy tách mỗi người một dòng."
    assert kinds.is_wrong_name(house)
    assert kinds.are_two(house)

    head = _head(Cell("Lê An, Hồ Bé, Lê Tư")).problem
    assert head == "Ô này có vẻ ghi ba người. Hãy chỉ ghi người đứng đầu."
    assert not kinds.are_two(head)

    (table,) = find(read_paste("Họ và tên\tNăm sinh\nLê Tư\t1970\nx\t1970"), FIELDS)
    parts = [replace(table.lines[1], part=part, dropped=part == 2) for part in (1, 2, 3)]
    rows = judge(replace(table, lines=[table.lines[0], *parts]), FIELDS)
    split, own = (one.replace("hai", "ba") for one in (SPLIT, SPLIT_OWN))
    assert [row.reasons.get("") for row in rows] == [None, split, own, split]
    assert kinds.are_own([own])
