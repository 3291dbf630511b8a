"""A post typed on the page beside an office that was read out of the post, or of the name."""

import pytest

from accounts.enums import Role
from sheets.reading import OUT_OF_NAME, OUT_OF_POSITION
from tests import make
from tests.sheets.pages import at, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Nhóm", "Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị"]
CHIEF = ["Khách mời", "Lê Minh", "Nam", "Phó Chỉ huy trưởng Ban CHQS xã", ""]
LACKS = {"organisation": "Cơ quan, đơn vị để trống. Hãy ghi vào ô này."}


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def boxes(council, sheet):
    """What the open line's boxes show, as a browser would send them back."""
    page = council.get(at("show", sheet), {"sua": 0})
    line = next(one for one in page.context["lines"] if one.row.place == 0)
    return {cell.name.removeprefix("o-0-"): cell.text for cell in line.cells}


def types(council, sheet, **typed):
    """Type into the open line and save; its name, post and office, what is asked of them."""
    sent = {f"o-0-{key}": text for key, text in (boxes(council, sheet) | typed).items()}
    council.post(at("mend", sheet), sends(sheet, **sent))
    row = sheet.rows.get(place=0)
    return row.values["position"], row.values["organisation"], row.reasons


def test_an_office_cut_out_of_the_post_stays_when_another_post_is_typed(council):
    sheet = upload(council, workbook(HEAD, CHIEF))
    assert boxes(council, sheet)["organisation"] == "Ban CHQS xã"

    assert types(council, sheet, position="Chính trị viên") == (
        "Chính trị viên", "Ban CHQS xã", {},
    )  # fmt: skip
    assert types(council, sheet, position="Trưởng Công an xã") == (
        "Trưởng Công an xã", "Ban CHQS xã", {},
    )  # fmt: skip


def test_a_post_typed_over_another_that_holds_an_office_is_kept_as_typed(council):
    sheet = upload(council, workbook(HEAD, CHIEF))

    assert types(council, sheet, position="Trưởng Công an xã") == (
        "Trưởng Công an xã", "Ban CHQS xã", {},
    )  # fmt: skip


def test_a_post_typed_where_no_office_stands_is_parted_and_both_are_filled(council):
    sheet = upload(council, workbook(HEAD, [*CHIEF[:3], "Cán bộ", ""]))

    assert types(council, sheet, position="Trưởng Công an xã") == (
        "Trưởng Công an", "Công an xã", {"organisation": OUT_OF_POSITION},
    )  # fmt: skip


@pytest.mark.parametrize("first", ["organisation", "both"])
def test_where_the_office_was_emptied_the_typed_post_is_whole(council, first):
    sheet = upload(council, workbook(HEAD, CHIEF))
    typed = {"position": "Trưởng Công an xã", "organisation": ""}
    if first != "both":
        types(council, sheet, **{first: typed[first]})

    assert types(council, sheet, **typed) == ("Trưởng Công an xã", None, LACKS)


def test_an_office_that_was_kept_and_is_emptied_later_is_offered_out_of_the_new_post(council):
    sheet = upload(council, workbook(HEAD, CHIEF))
    types(council, sheet, position="Trưởng Công an xã")

    assert types(council, sheet, organisation="") == (
        "Trưởng Công an", "Công an xã", {"organisation": OUT_OF_POSITION},
    )  # fmt: skip


def test_the_post_alone_emptied_leaves_the_office(council):
    sheet = upload(council, workbook(HEAD, CHIEF))

    assert types(council, sheet, position="") == (None, "Ban CHQS xã", {})


def test_an_office_emptied_with_the_post_is_empty(council):
    sheet = upload(council, workbook(HEAD, CHIEF))

    assert types(council, sheet, position="Chính trị viên", organisation="")[1:] == (None, LACKS)


def test_what_the_name_said_stays_when_another_name_is_typed_and_goes_when_emptied(council):
    """Whatever order the boxes stand in."""
    row = ["Khách mời", "Lê Minh - Bí thư Đảng ủy xã", "Nam", "", ""]
    sheet = upload(council, workbook(HEAD, row))
    stood = sheet.rows.get().reasons
    assert stood["organisation"] == OUT_OF_POSITION
    assert stood["position"] == OUT_OF_NAME

    kept = types(council, sheet, full_name="Lê Văn Minh")
    assert kept == ("Bí thư", "Đảng ủy xã", {})
    again = upload(council, workbook(HEAD, row))
    assert types(council, again, full_name="Lê Văn Minh", organisation="")[:2] == ("Bí thư", None)
    last = upload(council, workbook(HEAD, row))
    assert types(council, last, full_name="Lê Văn Minh", position="")[:2] == (None, "Đảng ủy xã")


def test_a_post_said_once_for_all_stays_as_shown_when_another_office_is_typed(council):
    sheet = upload(council, workbook(["Họ và tên", "Giới tính"], ["Lê Minh", "Nam"]))
    said = {"moi-0-position": "Phó Giám đốc Sở Y tế"}
    council.post(at("read_again", sheet), sends(sheet, **said))
    assert boxes(council, sheet)["position"] == "Phó Giám đốc"

    assert types(council, sheet, organisation="Sở Y tế thành phố")[:2] == (
        "Phó Giám đốc", "Sở Y tế thành phố",
    )  # fmt: skip


def test_a_message_keeps_its_office_too(council):
    sheet = paste(council, "Ông Lê Minh - Bí thư Đảng ủy xã")

    assert types(council, sheet, position="Chủ tịch")[:2] == ("Chủ tịch", "Đảng ủy xã")


def test_what_was_saved_of_another_box_leaves_the_guess_a_guess(council):
    sheet = upload(council, workbook(HEAD, CHIEF))

    assert types(council, sheet, birth_year="1970") == (
        "Phó Chỉ huy trưởng", "Ban CHQS xã", {"organisation": OUT_OF_POSITION},
    )  # fmt: skip
