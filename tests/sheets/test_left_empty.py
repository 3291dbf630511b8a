"""A box that shows a guess and is emptied is an answer: nothing is guessed in its place again."""

import pytest

from accounts.enums import Role
from sheets.reading import OUT_OF_POSITION
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Nhóm", "Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị"]
ROWS = (
    HEAD,
    ["Khách mời", "Phạm Thị Khánh", "", "Bí thư Đảng ủy xã", ""],
    ["Khách mời", "Trần Thị Bình", "", "Giám đốc", "Sở Y tế"],
)
GUESSED = "Đoán theo chữ đệm “Thị”: nữ. Hãy xem lại."
LACKS = {"organisation": "Cơ quan, đơn vị để trống. Hãy ghi vào ô này."}


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def boxes(council, sheet, place):
    """What the open line's boxes show, by field, as a browser would send them back."""
    page = council.get(at("show", sheet), {"sua": place})
    line = next(one for one in page.context["lines"] if one.row.place == place)
    return {cell.name: cell.text for cell in line.cells}


def test_a_guess_that_is_emptied_stays_empty_whatever_is_saved_after_it(council):
    sheet = upload(council, workbook(*ROWS))
    shown = boxes(council, sheet, 0)
    assert (shown["o-0-gender"], shown["o-0-organisation"]) == ("Nữ", "Đảng ủy xã")
    council.post(at("mend", sheet), sends(sheet, **shown))
    assert verdicts(sheet)[0] == (2, "ask", {"gender": GUESSED, "organisation": OUT_OF_POSITION})

    council.post(at("mend", sheet), sends(sheet, **shown | {"o-0-gender": ""}))
    assert verdicts(sheet) == [
        (2, "ask", {"organisation": OUT_OF_POSITION}), (3, "ask", {"gender": GUESSED}),
    ]  # fmt: skip
    assert boxes(council, sheet, 0)["o-0-gender"] == ""
    council.post(at("mend", sheet), sends(sheet, **boxes(council, sheet, 0)))
    council.post(at("read_again", sheet), sends(sheet))
    row = sheet.rows.get(place=0)
    assert (row.values["gender"], row.reasons) == (None, {"organisation": OUT_OF_POSITION})

    cells = {(2, "gender"): "Nữ"}
    council.post(at("mend", sheet), sends(sheet, cells=cells))
    assert sheet.rows.get(place=0).values["gender"] == "female"


def test_what_must_stand_there_is_asked_for_where_it_is_emptied(council):
    sheet = upload(council, workbook(*ROWS))
    shown = boxes(council, sheet, 0) | {"o-0-gender": "Nữ", "o-0-organisation": ""}
    council.post(at("mend", sheet), sends(sheet, **shown))

    row = sheet.rows.get(place=0)
    assert (row.reasons["organisation"], row.blocked) == (LACKS["organisation"], True)
    assert row.values["position"] == "Bí thư"
    bring_in(council, sheet)
    assert boxes(council, sheet, 0)["o-0-organisation"] == ""


def test_what_is_said_for_a_group_or_for_all_does_not_fill_what_was_emptied(council):
    text = "Khối thường trực\n1. Ông Lê Minh - Sở Y tế\n2. Ông Vũ An - Sở Y tế"
    sheet = paste(council, text)
    place = sheet.rows.get(number=2).place
    shown = boxes(council, sheet, place)
    assert shown[f"o-{place}-group"] == "Khách mời"
    council.post(at("mend", sheet), sends(sheet, **shown | {f"o-{place}-group": ""}))
    told = [
        (row.values.get("group"), "group" in row.reasons) for row in sheet.rows.order_by("place")
    ]
    assert told[1:] == [(None, False), ("guest", True)]

    name = council.get(at("show", sheet)).context["groups"][0]["boxes"][0]["name"]
    said = {name: "Lãnh đạo các cấp, các ngành", "moi-0-birth_year": "1960"}
    council.post(at("read_again", sheet), sends(sheet, **said))

    told = [row.values.get("group") for row in sheet.rows.order_by("place")]
    assert told[1:] == [None, "leader"]
