"""A box that shows a guess and is emptied is an answer: nothing is guessed in its place again."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
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
    assert sheet.rows.get(place=0).reasons == {"organisation": OUT_OF_POSITION}
    council.post(at("mend", sheet), sends(sheet, cells={(2, "gender"): ""}))
    assert sheet.rows.get(place=0).reasons["gender"] == GUESSED  # one's own answer is taken back


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


# --- A page that is older than an answer ---------------------------------------------------------


@pytest.mark.parametrize("press", [{}, {"viec": "nhap"}, {"den": "?trang=2"}, {"muc": "columns"}])
def test_an_old_tab_puts_no_guess_back_over_what_was_answered_last(council, press):
    """R5: 409, what holds and what was sent stand on the page; nothing of it comes in."""
    sheet = upload(council, workbook(*ROWS))
    old = sends(sheet, ticked=[0, 1], cells={(3, "birth_year"): "1970"}, **boxes(council, sheet, 0))
    mended = {(2, "gender"): "Nam", (2, "organisation"): ""}
    council.post(at("mend", sheet), sends(sheet, cells=mended))
    route = "read_again" if "muc" in press else "mend"

    answer = council.post(at(route, sheet), old | press)

    text = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert (
        "Dòng 2, Giới tính: nay đã là “Nam” do một cửa sổ khác hoặc người khác ghi, nên giữ như "
        "vậy. Trang cũ gửi “Nữ”; muốn thay thì hãy mở dòng này và ghi lại."
    ) in text
    assert "Dòng 2, Cơ quan, đơn vị: nay đã là “để trống” do" in text
    assert text.count("Trang cũ gửi") == 2
    row, other = sheet.rows.order_by("place")
    assert (row.values["gender"], row.values["organisation"]) == ("male", None)
    assert other.values["birth_year"] == 1970  # nobody else wrote there
    assert Delegate.objects.count() == 0

    new = council.post(at("mend", sheet), sends(sheet, cells={(2, "gender"): "Nữ"}))
    assert (new.status_code, sheet.rows.get(place=0).values["gender"]) == (302, "female")


def test_of_many_boxes_of_an_old_page_five_are_named_and_the_others_counted(council):
    sheet = upload(council, workbook(*ROWS))
    keys = ("full_name", "gender", "birth_year", "position", "organisation", "group")
    old = sends(sheet, cells={(2, key): "1990" for key in keys})
    council.post(at("mend", sheet), sends(sheet, cells={(2, key): "1985" for key in keys}))

    text = council.post(at("mend", sheet), old).content.decode()

    assert (text.count("Trang cũ gửi"), "Còn 1 ô nữa của trang cũ" in text) == (5, True)
