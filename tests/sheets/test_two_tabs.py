"""Two tabs of one preview: a save changes what its own page changed, and nothing else."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from tests import make
from tests.pages import Page
from tests.sheets.pages import at, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Nhóm", "Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị"]
ROWS = (
    HEAD,
    ["Khách mời", "Phạm Thị Khánh", "", "Bí thư", "Đảng ủy xã"],
    ["Khách mời", "Trần Thị Bình", "", "Giám đốc", "Sở Y tế"],
    ["Khách mời", "Lê Thị Hoa", "", "Chủ tịch", "UBND xã"],
)
LATE = (
    "Dòng 2, Chức vụ: nay đã là “{}” do một cửa sổ khác hoặc người khác ghi, nên giữ như "
    "vậy. Trang cũ gửi “{}”; muốn thay thì hãy mở dòng này và ghi lại."
)
ELSEWHERE = (
    "Chưa nhập dòng nào, vì một cửa sổ khác hoặc người khác vừa đổi dấu chọn của 2 dòng ở trang "
    "này. Hãy xem lại rồi bấm “Nhập các dòng đã chọn”."
)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.fixture
def sheet(council):
    return upload(council, workbook(*ROWS))


def tab(council, sheet, opened=""):
    """What a browser would send of the page as it is drawn now, by the names of its boxes."""
    page = Page(council.get(at("show", sheet), {"sua": opened}).content.decode())
    sent = {"co": [], "dong": []}
    for one in page.all("input"):
        name, value = one.attrs.get("name", ""), one.attrs.get("value", "")
        if name == "co" or (name == "dong" and "checked" in one.attrs):
            sent[name].append(value)
        elif name.startswith("o-") or name in ("lan", "loc"):
            sent[name] = value
    for one in page.all("select"):
        if one.attrs["name"].startswith("o-"):
            sent[one.attrs["name"]] = _chosen(one)
    return sent


def _chosen(box):
    options = box.all("option")
    return next((one for one in options if "selected" in one.attrs), options[0]).words()


def press(council, sheet, sent, **more):
    return council.post(at("mend", sheet), sent | more, follow=True)


def ticked(sheet):
    return [row.number for row in sheet.rows.order_by("place") if row.ticked]


def of_line(sheet, number=2):
    values = sheet.rows.get(number=number).values
    return values["position"], values["group"], values["gender"]


def test_ticks_given_in_one_tab_stay_when_another_saves_a_box(council, sheet):
    one, two = tab(council, sheet), tab(council, sheet, opened="2")
    assert one["co"][0].split(" ")[:2] == ["0", "0"]
    press(council, sheet, one, dong=["0", "1"])
    assert ticked(sheet) == [2, 3]

    answer = press(council, sheet, two | {"o-2-position": "Phó Chủ tịch"})

    assert ("Đã lưu ô vừa sửa ở dòng 4." in answer.content.decode(), ticked(sheet)) == (
        True, [2, 3],
    )  # fmt: skip
    assert of_line(sheet, 4) == ("Phó Chủ tịch", "guest", "female")


def test_each_tabs_own_ticks_are_kept_and_an_untick_is_one(council, sheet):
    press(council, sheet, tab(council, sheet), dong=["0"])
    one, two = tab(council, sheet), tab(council, sheet)
    press(council, sheet, one, dong=["0", "1"])

    press(council, sheet, two, dong=["2"])

    assert ticked(sheet) == [3, 4]
    press(council, sheet, tab(council, sheet), dong=[])
    assert ticked(sheet) == []


def test_a_tick_that_both_tabs_gave_is_given_once_and_stays(council, sheet):
    one, two = tab(council, sheet), tab(council, sheet)
    press(council, sheet, one, dong=["0"])
    press(council, sheet, two, dong=["0"])

    assert ticked(sheet) == [2]
    press(council, sheet, two, dong=["0"], viec="nhap")  # it shows what stands, so nothing is asked
    assert Delegate.objects.count() == 1


def test_nothing_comes_in_by_ticks_the_page_did_not_show(council, sheet):
    one, two = tab(council, sheet), tab(council, sheet)
    press(council, sheet, one, dong=["0", "1"])

    answer = press(council, sheet, two, dong=["2"], viec="nhap")

    assert [str(word) for word in answer.context["messages"]] == [ELSEWHERE]
    assert (Delegate.objects.count(), ticked(sheet)) == (0, [2, 3, 4])
    press(council, sheet, tab(council, sheet), viec="nhap")
    assert Delegate.objects.count() == 3


def test_a_box_typed_in_an_older_tab_is_kept_where_nobody_else_wrote(council, sheet):
    """The other wrote the group of the line, not the post: nothing is in conflict."""
    one, two = tab(council, sheet, opened="0"), tab(council, sheet, opened="0")
    press(council, sheet, one | {"o-0-group": "Lãnh đạo các cấp, các ngành"})

    answer = press(council, sheet, two | {"o-0-position": "Phó Bí thư"})

    assert (answer.status_code, "nay đã là" in answer.content.decode()) == (200, False)
    assert of_line(sheet) == ("Phó Bí thư", "leader", "female")


def test_what_both_wrote_in_one_box_is_told_of_that_box_alone(council, sheet):
    one, two = tab(council, sheet, opened="0"), tab(council, sheet, opened="0")
    press(council, sheet, one | {"o-0-position": "Phó Bí thư", "o-0-gender": "Nam"})

    answer = press(council, sheet, two | {"o-0-position": "Chánh Văn phòng", "o-0-rank": "3"})

    text = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert LATE.format("Phó Bí thư", "Chánh Văn phòng") in text
    assert text.count("Trang cũ gửi") == 1  # and not of her sex, which this page left alone
    assert of_line(sheet) == ("Phó Bí thư", "guest", "male")
    assert sheet.rows.get(number=2).values["rank"] == 3


def test_a_guess_of_the_old_page_is_no_answer_nor_said_to_be_anybodys(council):
    sheet = upload(
        council, workbook(HEAD, ["Khách mời", "Lê Minh", "Nam", "Bí thư Đảng ủy xã", ""])
    )
    one, two = tab(council, sheet, opened="0"), tab(council, sheet, opened="0")
    assert two["o-0-organisation"] == "Đảng ủy xã"
    press(council, sheet, one | {"o-0-organisation": "", "o-0-rank": "2"})

    answer = press(council, sheet, two | {"o-0-birth_year": "1970"})

    assert (answer.status_code, "nay đã là" in answer.content.decode()) == (200, False)
    values = sheet.rows.get().values
    assert (values["organisation"], values["rank"], values["birth_year"]) == (None, 2, 1970)


def test_a_box_that_only_reads_otherwise_now_is_nobodys_writing(council):
    """Somebody said what "NN" means for all: the old page still shows the word."""
    rows = [["NN", name, "Nam", "Bí thư", "Đảng ủy"] for name in ("Lê Minh", "Lê Văn Bá")]
    sheet = upload(council, workbook(HEAD, *rows))
    old = tab(council, sheet)
    assert old["o-0-group"] == "NN"
    page = council.get(at("show", sheet)).context
    new = tab(council, sheet) | {page["words"][0]["name"]: "Lãnh đạo các cấp, các ngành"}
    press(council, sheet, new)

    answer = press(council, sheet, old)

    assert (answer.status_code, "nay đã là" in answer.content.decode()) == (200, False)
    assert [row.values["group"] for row in sheet.rows.order_by("place")] == ["leader", "leader"]


def test_a_box_of_a_line_split_meanwhile_is_not_written_and_says_so(council):
    sheet = upload(
        council, workbook(HEAD, ["Khách mời", "Lê Minh, Đỗ Hoa", "", "Bí thư", "Đảng ủy"])
    )
    old = tab(council, sheet, opened="0")
    press(council, sheet, tab(council, sheet), tach="0")

    answer = press(council, sheet, old | {"o-0-position": "Chủ tịch"})

    assert answer.status_code == 409
    assert (
        "Dòng 2/1, Chức vụ: chưa ghi “Chủ tịch”, vì dòng này vừa được tách hoặc gộp lại. "
        "Hãy ghi ở dòng nay đang có."
    ) in answer.content.decode()
    assert [row.values["position"] for row in sheet.rows.all()] == ["Bí thư", "Bí thư"]
