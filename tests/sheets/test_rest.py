"""What of a line no field took is said, and goes to a field by a press; two columns become one."""

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from sheets.reading.own import UNUSED
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
SLUG = "ho-so"
HOA = "1. Bà Nguyễn Thị Hoa, sinh 1968, thôn Mỗ Đoạn, nông dân, nuôi cá trên 2 ha đất trũng"
MINH = "2. Ông Lê Minh, sinh 1970, thôn Mỗ Đoạn"
FISH = "nuôi cá trên 2 ha đất trũng"
BOTH = {"": UNUSED.format(f"“nông dân”; “{FISH}”")}
LAST = {"": UNUSED.format(f"“{FISH}”")}


@pytest.fixture
def office(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def press(office, sheet, key, number=1, **more):
    place = sheet.rows.get(number=number).place
    return office.post(at("mend", sheet), sends(sheet, **{"con-lai": f"{place}-{key}"}, **more))


def told(sheet, number=1):
    row = sheet.rows.get(number=number)
    return (row.verdict, row.values["position"], row.values["achievement"], row.reasons)


def test_a_line_that_was_not_all_taken_says_what_stays_out_and_is_asked(office):
    sheet = paste(office, f"{HOA}\n{MINH}\nCảm ơn chị ạ", slug=SLUG)

    assert verdicts(sheet)[:2] == [(1, "ask", BOTH), (2, "good", {})]
    assert sheet.rows.get(number=3).verdict == "left"
    row = sheet.rows.get(number=1)
    assert (row.ticked, row.blocked, row.by_hand) == (False, False, False)
    page = " ".join(office.get(at("show", sheet)).content.decode().split())
    assert page.count("Còn lại chưa dùng:") == 1
    assert 'value="0-position">Ghi “nông dân” vào Chức vụ, nghề nghiệp<' in page
    assert 'value="0-achievement">Ghi “nông dân” vào Tóm tắt thành tích 2020-2025<' in page
    assert page.count('name="con-lai"') == 2


def test_each_press_takes_the_first_of_it_to_the_field_it_names(office):
    sheet = paste(office, f"{HOA}\n{MINH}", slug=SLUG)

    answer = press(office, sheet, "position")
    assert answer.url.endswith(f"/nhap-bang/{sheet.pk}/#dong-0")
    assert told(sheet) == ("ask", "nông dân", None, LAST)
    page = office.get(at("show", sheet)).content.decode()
    assert "Ghi “nuôi cá trên 2 ha đất…” vào Chức vụ, nghề nghiệp<" in page

    answer = press(office, sheet, "achievement")
    assert answer.url.endswith("#dong-0")  # what it became stands before one's eyes
    assert told(sheet) == ("good", "nông dân", FISH, {})
    press(office, sheet, "achievement")  # nothing is left to be taken
    assert told(sheet) == ("good", "nông dân", FISH, {})
    bring_in(office, sheet)
    assert list(Nomination.objects.order_by("pk").values_list("position", "achievement")) == [
        ("nông dân", FISH), ("", ""),
    ]  # fmt: skip


def test_what_is_taken_comes_behind_what_stands_there(office):
    sheet = paste(office, HOA, slug=SLUG)

    press(office, sheet, "position")
    press(office, sheet, "position")

    assert told(sheet) == ("good", f"nông dân; {FISH}", None, {})


def test_what_was_typed_along_is_kept_and_comes_first(office):
    sheet = paste(office, HOA, slug=SLUG)

    press(office, sheet, "position", cells={(1, "position"): "Tổ trưởng"})

    assert told(sheet) == ("ask", "Tổ trưởng; nông dân", None, LAST)


@pytest.mark.parametrize("key", ["full_name", "unit", "nobody", ""])
def test_no_other_field_takes_it(office, key):
    sheet = paste(office, HOA, slug=SLUG)

    press(office, sheet, key)

    assert told(sheet) == ("ask", None, None, BOTH)


def test_what_somebody_typed_into_a_field_is_not_left_over(office):
    sheet = paste(office, HOA, slug=SLUG)
    cells = {(1, "achievement"): f"Gương {FISH} năm 2023", (1, "position"): "nông dân giỏi"}

    office.post(at("mend", sheet), sends(sheet, cells=cells))

    assert told(sheet)[3] == {}


def test_a_word_that_stands_in_a_name_too_is_left_over_all_the_same(office):
    sheet = paste(office, "1. Bà Nguyễn Thị Hoa, thôn Mỗ Đoạn, Hoa", slug=SLUG)

    assert told(sheet)[3] == {"": UNUSED.format("“Hoa”")}


def test_a_column_chosen_for_all_leaves_nothing_over(office):
    sheet = paste(office, f"{HOA}\n{MINH}", slug=SLUG)
    columns = sheet.tables[0]["columns"][: sheet.tables[0]["real"]]
    assert columns == ["full_name", "unit", "birth_year", None, None]

    said = [*columns[:3], "position", "achievement"]
    office.post(at("read_again", sheet), sends(sheet, **{"cot-0": said}))

    assert [told(sheet, n) for n in (1, 2)] == [
        ("good", "nông dân", FISH, {}), ("good", None, None, {}),
    ]  # fmt: skip


# --- Two columns of one field ---------------------------------------------------------------------

HEAD = ["Họ và tên", "Đơn vị giới thiệu", "Việc làm tốt", "Việc khác", "Năm sinh", "Năm"]
AN = ["Lê Minh", "Thôn Mỗ Đoạn", "Nuôi cá", "Hiến đất", 1970, 1971]
CHI = ["Lê Chi", "Thôn Mỗ Đoạn", "Nuôi cá", "Nuôi cá", 1970, ""]


def two_columns(office):
    sheet = upload(office, workbook(HEAD, AN, CHI), slug=SLUG)
    assert {verdict for _, verdict, _ in verdicts(sheet)} == {"good"}  # of columns the page tells
    said = ["full_name", "unit", "achievement", "achievement", "birth_year", "birth_year"]
    office.post(at("read_again", sheet), sends(sheet, **{"cot-0": said}))
    return sheet


def values(sheet, key, number=2):
    row = sheet.rows.get(number=number)
    return row.values[key], row.reasons.get(key, "")


def test_two_columns_of_one_text_become_one_and_of_one_number_are_asked(office):
    sheet = two_columns(office)

    assert values(sheet, "achievement") == ("Nuôi cá; Hiến đất", "")
    assert values(sheet, "achievement", 3) == ("Nuôi cá", "")
    assert values(sheet, "birth_year") == (
        1970, "Có hai cột ghi khác nhau: “1970” và “1971”. Hãy giữ một.",
    )  # fmt: skip
    page = office.get(at("show", sheet), {"sua": "0"}).content.decode()
    assert ">Nuôi cá; Hiến đất</textarea>" in page


def test_what_is_written_where_two_columns_said_it_is_the_whole_of_it(office):
    sheet = two_columns(office)
    cells = {(2, "achievement"): "Hiến đất làm đường", (2, "birth_year"): "1972"}

    office.post(at("mend", sheet), sends(sheet, cells=cells))

    assert (values(sheet, "achievement"), values(sheet, "birth_year")) == (
        ("Hiến đất làm đường", ""), (1972, ""),
    )  # fmt: skip
