"""Whoever stands on a line beside somebody else, or behind a body's name, is never lost."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds
from sheets.reading.messages import parts_of
from tests import make
from tests.sheets.pages import NO_GROUP, at, paste, sends

GUESSED = {
    "collective": {"kind": "Đoán theo tên là tập thể. Hãy xem lại."},
    "household": {"kind": "Đoán theo tên là hộ gia đình. Hãy xem lại."},
}
AN = "Nguyễn Văn An"


@pytest.fixture
def office(sign_in):
    for name in ("Thôn Đông", "Hội Phụ nữ"):
        make.unit(name=name)
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet, *keys):
    """Of each line that may come in: the name, these fields, the verdict, what is asked."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(*(row.values[key] for key in ("full_name", *keys)), row.verdict, row.reasons)
            for row in rows]  # fmt: skip


def under(*lines):
    return "\n".join(("Thôn Đông", *lines))


# --- A body with a person behind it --------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["2.", "-", ""])
@pytest.mark.parametrize(("line", "name", "kind"), [
    ("Hộ ông Tư, bà Năm", "Hộ ông Tư, bà Năm", "household"),
    ("Hộ ông Lê Tư - Đỗ Thị Năm", "Hộ ông Lê Tư, Đỗ Thị Năm", "household"),
    ("Tổ dệt - Trần Thị Năm", "Tổ dệt, Trần Thị Năm", "collective"),
    ("Hội Nông dân - Mỗ Đoạn", "Hội Nông dân, Mỗ Đoạn", "collective"),
])  # fmt: skip
def test_a_body_and_a_person_on_one_line_are_both_there_and_to_be_mended(
    office, mark, line, name, kind
):
    """Only one of them came in, as good as any."""
    sheet = paste(office, under(f"1. {AN}", f"{mark} {line}", "3. Lê Văn Ba"), slug="ho-so")

    why = {"full_name": kinds.BOTH} | GUESSED[kind]
    assert told(sheet, "kind") == [
        (AN, "individual", "good", {}), (name, kind, "ask", why),
        ("Lê Văn Ba", "individual", "good", {}),
    ]  # fmt: skip
    assert list(
        sheet.rows.filter(blocked=True, by_hand=False).values_list("number", flat=True)
    ) == [1, 3]


@pytest.mark.django_db
def test_one_name_written_in_its_place_is_no_question_any_more(office):
    sheet = paste(office, under("2. Hộ ông Tư, bà Năm"), slug="ho-so")

    office.post(at("mend", sheet), sends(sheet, cells={(2, "full_name"): "Hộ ông Tư"}))

    assert told(sheet) == [("Hộ ông Tư", "ask", GUESSED["household"])]  # of its kind alone


@pytest.mark.django_db
def test_whoever_stands_behind_a_unit_is_of_it_and_asked_about(office):
    """The unit may be honoured, she may speak for it; of a village she is one."""
    sheet = paste(office, under("1. Hội Phụ nữ - Đỗ Thị Năm", f"2. Thôn Đông - {AN}"), slug="ho-so")

    units = dict(make.unit().commune.units.values_list("pk", "name"))
    assert [(name, units[unit], *rest) for name, unit, *rest in told(sheet, "unit")] == [
        ("Đỗ Thị Năm", "Hội Phụ nữ", "ask", {"full_name": kinds.BEHIND}),
        (AN, "Thôn Đông", "good", {}),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_guest_behind_an_office_comes_from_it(council):
    text = "1. Công an xã - Ông Lê Minh\n2. Sở Nội vụ: bà Trần Hoa\n3. Hộ ông Tư, bà Năm - Sở Y tế"

    assert told(paste(council, text), "organisation") == [
        ("Lê Minh", "Công an xã", "ask", NO_GROUP), ("Trần Hoa", "Sở Nội vụ", "ask", NO_GROUP),
        ("Hộ ông Tư, bà Năm", "Sở Y tế", "ask", {"full_name": kinds.TWO} | NO_GROUP),
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(("line", "parts"), [
    ("3. Sở Nội vụ: bà Trần Hoa", ["Sở Nội vụ", "bà Trần Hoa"]),
    ("Công an xã: Lê Minh, 1970", ["Công an xã", "Lê Minh", "1970"]),
    ("Chủ hộ: Trần Hoa", ["Chủ hộ: Trần Hoa"]), ("Sở Nội vụ: hai suất", ["Sở Nội vụ: hai suất"]),
])  # fmt: skip
def test_a_person_behind_her_offices_colon_is_a_part_and_a_label_is_none(line, parts):
    assert parts_of(line) == parts


# --- A person behind a person --------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("line", "name"), [
    ("1. Ông Lê Văn Ba, thôn Đông, bà Đỗ Thị Năm", "Lê Văn Ba, bà Đỗ Thị Năm"),
    ("Trần Văn Lâm, Đỗ Thị Hoa, thôn Đông", "Trần Văn Lâm, Đỗ Thị Hoa"),
    ("- Trần Văn Kiên - 1970 - bà Lan - thôn Đông", "Trần Văn Kiên, bà Lan"),
])  # fmt: skip
def test_two_persons_of_a_line_with_a_unit_are_asked_and_offered_apart(office, line, name):
    """The second was only named among what is not read."""
    sheet = paste(office, line, slug="ho-so")

    assert told(sheet) == [(name, "ask", {"full_name": kinds.TWO})]
    assert sheet.rows.get().values["unit"] is not None
    assert "Tách thành hai dòng" in office.get(at("show", sheet)).content.decode()


@pytest.mark.django_db
def test_two_guests_of_a_line_are_asked_and_the_second_is_nobodys_post(council):
    text = "Ông Lê An - Giám đốc Sở Y tế - Bà Đỗ Hoa - Phó Giám đốc\nÔng Vũ Tư, Sở Y tế, bà Đỗ Mai"
    rows = told(paste(council, text), "position", "organisation")

    assert [row[:-2] for row in rows] == [
        ("Lê An, Bà Đỗ Hoa", "Giám đốc, Phó Giám đốc", "Sở Y tế"),
        ("Vũ Tư, bà Đỗ Mai", None, "Sở Y tế"),
    ]  # fmt: skip
    assert [row[-1]["full_name"] for row in rows] == [kinds.TWO] * 2


@pytest.mark.plain
@pytest.mark.parametrize(("text", "person"), [
    ("bà Năm", True), ("Đ/c Nguyễn An", True), ("Đỗ Thị Hoa", True), ("Bà Lê Lan", True),
    ("đào tạo nghề", False), ("Đào tạo nghề", False), ("hồ tiêu", False), ("Mỗ Đoạn", False),
    ("bà con", False), ("Trưởng thôn", False), ("nông dân", False), ("1970", False),
])  # fmt: skip
def test_which_part_behind_somebody_names_another(text, person):
    assert kinds.is_person(text) is person
