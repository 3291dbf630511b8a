"""Lines of a message without a sign between: a name, a year, a calling, a village, a deed."""

import pytest

from accounts.enums import Role
from sheets.reading.messages import parts_of
from tests import make
from tests.sheets.pages import NO_GROUP, paste, upload, workbook
from tests.sheets.villages import LACKS, office_of, unit_of

HOA = "Bà Nguyễn Thị Hoa 1965 nông dân thôn Mỗ Đoạn trồng rau sạch"
REST = "Còn lại chưa dùng: {}. Hãy ghi vào một mục, hoặc đánh dấu dòng này nếu không cần."


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông", "Thôn Mỗ Đoạn")


def told(sheet):
    keys = ("full_name", "birth_year")
    return [
        (*(row.values[key] for key in keys), unit_of(row), row.verdict, row.reasons)
        for row in sheet.rows.exclude(verdict="left").order_by("place")
    ]


@pytest.mark.plain
@pytest.mark.parametrize(("line", "parts"), [
    (HOA, ["Bà Nguyễn Thị Hoa", "1965", "nông dân", "thôn Mỗ Đoạn", "trồng rau sạch"]),
    ("Ông Lê Tư SN 1970 thôn 3 nuôi cá", ["Ông Lê Tư", "SN 1970", "thôn 3", "nuôi cá"]),
    ("Ông Lê Tư, sinh năm 1970 thôn Đông", ["Ông Lê Tư", "sinh năm 1970", "thôn Đông"]),
    ("Ông Lê Tư sinh 1970 trưởng thôn Đông hiến 20m2",
     ["Ông Lê Tư", "sinh 1970", "trưởng thôn Đông", "hiến 20m2"]),
    ("Bà Lê Thị Ba nông dân thôn Mỗ Đoạn", ["Bà Lê Thị Ba", "nông dân", "thôn Mỗ Đoạn"]),
    ("Bà Lê Thị Ba thôn Đông xã Đại Sơn", ["Bà Lê Thị Ba", "thôn Đông xã Đại Sơn"]),
    ("Bà Lê Thị Ba - hội viên thôn Đông", ["Bà Lê Thị Ba", "hội viên", "thôn Đông"]),
    ("Bà Lê Thị Ba - nông dân giỏi thôn Đông", ["Bà Lê Thị Ba", "nông dân giỏi thôn Đông"]),
    ("Bà Lê Thị Ba - Chi hội phụ nữ thôn Đông", ["Bà Lê Thị Ba", "Chi hội phụ nữ thôn Đông"]),
    ("Bà Lê Thị Ba 0912 000 001 thôn Đông", ["Bà Lê Thị Ba", "0912000001", "thôn Đông"]),
    ("Bà Lê Thị Ba bận không đi được", ["Bà Lê Thị Ba bận không đi được"]),
    ("Bà Lê Thị Ba 1965-1970 chiến đấu", ["Bà Lê Thị Ba 1965-1970 chiến đấu"]),
    ("Sinh năm 1970", ["Sinh năm 1970"]),
])  # fmt: skip
def test_the_parts_of_a_line_without_a_sign(line, parts):
    assert parts_of(line) == parts


@pytest.mark.django_db
def test_what_is_sure_is_read_and_the_rest_is_asked(office):
    sheet = paste(office, f"{HOA}\nÔng Lê Văn Tư sinh năm 1970 trưởng thôn Đông hiến 20m2 đất",
                  slug="ho-so")  # fmt: skip

    assert told(sheet) == [
        ("Nguyễn Thị Hoa", 1965, "Thôn Mỗ Đoạn", "ask",
         {"": REST.format("“nông dân”; “trồng rau sạch”")}),
        ("Lê Văn Tư", 1970, None, "ask",
         LACKS | {"": REST.format("“trưởng thôn Đông”; “hiến 20m2 đất”")}),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_name_takes_no_calling_and_no_deed_under_its_village(office):
    """Under a heading she came in with all of the line for her name, and nothing was asked."""
    sheet = paste(office, f"Thôn Đông:\n1. {HOA}\n2. Bà Lê Thị Ba nông dân trồng rau", slug="ho-so")

    assert [row[0] for row in told(sheet)] == ["Nguyễn Thị Hoa", "Lê Thị Ba"]
    assert {row[3] for row in told(sheet)} == {"ask"}


@pytest.mark.django_db
def test_a_guest_comes_from_the_village_that_is_written(sign_in):
    make.conference()
    (row,) = paste(sign_in(role=Role.COUNCIL_OFFICE), HOA).rows.all()

    said = {key: row.values[key] for key in ("full_name", "gender", "birth_year", "organisation")}
    assert said == {
        "full_name": "Nguyễn Thị Hoa", "gender": "female", "birth_year": 1965,
        "organisation": "thôn Mỗ Đoạn",
    }  # fmt: skip
    assert row.reasons == NO_GROUP


@pytest.mark.django_db
@pytest.mark.parametrize("second", [
    "Ông Trần Văn Lâm, sinh năm 1970, trưởng thôn Đông, hiến đất",
    "Ông Trần Văn Lâm, sinh năm 1970, thôn Đông, thành tích hiến đất",
])  # fmt: skip
def test_a_line_about_somebody_heads_no_table(office, second):
    """ "sinh năm 1970", "thôn Đông" are words of headings: whoever stood above them was gone."""
    sheet = paste(office, f"Bà Nguyễn Thị Hoa, 1965\n{second}\nBà Lê Thị Ba, 1968", slug="ho-so")

    assert [row[:2] for row in told(sheet)] == [
        ("Nguyễn Thị Hoa", 1965), ("Trần Văn Lâm", 1970), ("Lê Thị Ba", 1968),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_title_case_heading_that_sounds_like_a_family_is_one(office):
    """ "Lý" is a family, and "Lý Do" a column."""
    rows = (["Lý Do", "Họ và tên", "Thôn"], ["x", "Lê Tư", "Đông"])
    assert told(upload(office, workbook(*rows), slug="ho-so"))[0][0] == "Lê Tư"
