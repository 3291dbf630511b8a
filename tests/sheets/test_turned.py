"""Whatever is pressed on a preview, what is typed anywhere on its page is kept."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from tests import make
from tests.pages import Page
from tests.sheets.pages import at, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ("Họ và tên", "Giới tính", "Cơ quan, đơn vị")
LETTERS = "ABCDEGHIKLM"
SIXTY = [(f"Lê Văn {a}{b.lower()}", "Nam", "Sở Y tế") for a in LETTERS for b in LETTERS][:60]
LEADER = "Lãnh đạo các cấp, các ngành"
GROUPED = (
    ["Họ và tên", "Cơ quan, đơn vị"], ["Khối thường trực"], ["Lê Minh", ""],
    ["Đỗ Hoa", "UBND xã"],
)  # fmt: skip
GROUP = "nhom-0-2-group"
READ_OTHERWISE = (
    "Đã đọc lại bảng theo điều vừa chọn, chưa nhập dòng nào. "
    "Hãy xem lại rồi bấm “Nhập các dòng đã chọn”."
)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def table(*rows):
    return "\n".join("\t".join(row) for row in (HEAD, *rows))


def organisations(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [row.values["organisation"] for row in rows]


def groups(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [row.values["group"] for row in rows]


def told(answer):
    return [str(one) for one in answer.context["messages"]]


def buttons(answer, name):
    """The value of every button of this name, as its page says it."""
    found = Page(answer.content.decode()).all("button")
    return [one.attrs["value"] for one in found if one.attrs.get("name") == name]


def test_what_is_typed_stays_when_another_tab_is_opened(council):
    sheet = paste(council, table(("Nguyễn Văn An", "Nam", ""), ("Lê Minh", "Nam", "Sở Y tế")))
    tabs = buttons(council.get(at("show", sheet)), "den")

    sent = sends(sheet, ticked=[], cells={(2, "organisation"): "Sở Nội vụ"}, den=tabs[4])
    answer = council.post(at("mend", sheet), sent)

    assert tabs == [
        "?", "?ket-qua=dung", "?ket-qua=da-xem", "?ket-qua=can-xem", "?ket-qua=phai-sua",
        "?ket-qua=de-lai",
    ]  # fmt: skip
    assert answer.url == at("show", sheet) + "?ket-qua=phai-sua#ket-qua-doc"
    assert organisations(sheet) == ["Sở Nội vụ", "Sở Y tế"]
    assert list(sheet.rows.order_by("place").values_list("ticked", flat=True)) == [True, False]


def test_what_is_typed_stays_when_a_page_is_turned(council):
    sheet = paste(council, table(("Nguyễn Văn An", "Nam", ""), *SIXTY))
    pager = buttons(council.get(at("show", sheet)), "den")[6:]

    sent = sends(sheet, cells={(2, "organisation"): "Sở Nội vụ"}, den=pager[0])
    answer = council.post(at("mend", sheet), sent)

    assert pager == ["?trang=2"]
    assert answer.url == at("show", sheet) + "?trang=2#ket-qua-doc"
    assert organisations(sheet)[0] == "Sở Nội vụ"
    page = council.get(answer.url)
    assert buttons(page, "den")[6:] == ["?trang=1"]


def test_no_link_on_a_preview_leads_to_another_part_of_it(council):
    """A link sends nothing of what is typed."""
    sheet = paste(council, table(("Nguyễn Văn An", "Nam", ""), *SIXTY))
    for query in ("", "?trang=2", "?ket-qua=de-lai"):
        page = Page(council.get(at("show", sheet) + query).content.decode())
        links = [one.attrs["href"] for one in page.all("a")]
        assert [one for one in links if one.startswith(("?", at("show", sheet)))] == []


@pytest.mark.parametrize("den", ["https://ngoai.vn/", "//ngoai.vn", "?sua=1&la=2", "?trang=x"])
def test_a_turn_leads_nowhere_but_into_the_preview(council, den):
    sheet = paste(council, table(("Lê Minh", "Nam", "Sở Y tế")))

    answer = council.post(at("mend", sheet), sends(sheet, den=den), follow=True)

    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, at("show", sheet))


def test_a_turn_takes_no_mark_from_a_line_that_is_still_to_be_looked_at(council):
    sheet = paste(council, table(*SIXTY))
    for name, *_ in SIXTY:
        make.delegate(full_name=name)
    council.post(at("mend", sheet), sends(sheet) | {"viec": "nhap"})

    answer = council.post(at("mend", sheet), sends(sheet, den="?trang=2"))

    assert answer.url == at("show", sheet) + "?trang=2#ket-qua-doc"
    assert sheet.rows.filter(news=True).count() == 60


def test_a_turn_that_finds_a_line_changed_meanwhile_says_so_first(council):
    sheet = paste(council, table(*SIXTY))
    sent = sends(sheet, den="?trang=2")
    make.delegate(full_name=SIXTY[0][0])

    answer = council.post(at("mend", sheet), sent, follow=True)

    assert (answer.redirect_chain, len(told(answer))) == ([(at("show", sheet), 302)], 1)


# --- The boxes above the lines -------------------------------------------------------------------


def test_what_is_typed_in_a_line_stays_when_a_group_is_said(council):
    sheet = upload(council, workbook(*GROUPED))

    sent = sends(sheet, cells={(3, "organisation"): "Đảng ủy xã"}, muc="groups", **{GROUP: LEADER})
    council.post(at("read_again", sheet), sent)

    assert organisations(sheet) == ["Đảng ủy xã", "UBND xã"]
    assert groups(sheet) == ["leader", "leader"]


@pytest.mark.parametrize("pressed", [{}, {"den": "?ket-qua=dung"}, {"sua": "1"}])
def test_a_group_that_is_chosen_stays_whichever_button_is_pressed(council, pressed):
    sheet = upload(council, workbook(*GROUPED))

    answer = council.post(
        at("mend", sheet), sends(sheet, **pressed, **{GROUP: LEADER}), follow=True
    )

    assert (groups(sheet), told(answer)) == (["leader", "leader"], [])


def test_lines_read_otherwise_by_the_very_press_are_looked_at_before_they_come_in(council):
    sheet = upload(council, workbook(*GROUPED))
    sent = sends(sheet, **{GROUP: LEADER}) | {"viec": "nhap"}

    first = council.post(at("mend", sheet), sent, follow=True)
    none = Delegate.objects.count()
    council.post(at("mend", sheet), sends(sheet, **{GROUP: LEADER}) | {"viec": "nhap"})

    assert (told(first), none) == ([READ_OTHERWISE], 0)
    assert {*Delegate.objects.values_list("group", flat=True)} == {"leader"}


def test_enter_in_a_box_above_the_lines_comes_back_to_its_part(council):
    sheet = upload(council, workbook(*GROUPED))

    chosen = council.post(at("mend", sheet), sends(sheet, **{GROUP: LEADER}))
    typed = council.post(at("mend", sheet), sends(sheet, **{"moi-0-position": "Bí thư"}))

    shown = at("show", sheet)
    assert (chosen.url, typed.url) == (f"{shown}#groups", f"{shown}#columns")


def test_the_boxes_of_an_older_page_say_nothing_against_what_was_said_since(council):
    sheet = upload(council, workbook(*GROUPED))
    old = sends(sheet, muc="columns", **{GROUP: "", "cot-0": ["full_name", "organisation"]})
    council.post(at("read_again", sheet), sends(sheet, **{GROUP: LEADER}))

    council.post(at("mend", sheet), old)
    council.post(at("read_again", sheet), old)

    assert groups(sheet) == ["leader", "leader"]


def test_a_box_that_cannot_be_read_says_so_beside_itself(council):
    sheet = upload(council, workbook(*GROUPED))

    sent = sends(sheet, muc="columns", **{"moi-0-birth_year": "19x0"})
    answer = council.post(at("read_again", sheet), sent, follow=True)

    boxes = answer.context["tables"][0]["lacking"]
    said = {one["name"]: one["problem"] for one in boxes if one["problem"]}
    assert said == {"moi-0-birth_year": "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."}


# --- Still wrong ---------------------------------------------------------------------------------

WRONG = (
    "Chưa nhập dòng nào, vì còn ô vừa sửa chưa đúng ở dòng {}. Hãy sửa tiếp; "
    "hoặc bấm “Nhập các dòng đã chọn” lần nữa để nhập các dòng khác."
)


def test_a_cell_that_is_still_wrong_is_said_before_the_others_come_in(council):
    rows = (("Họ và tên", "Năm sinh", "Cơ quan"), ("Vũ An", "19x0", "Sở"), ("Lê Minh", "", "Sở"))
    sheet = paste(council, "\n".join(map("\t".join, rows)))
    sent = sends(sheet, cells={(2, "birth_year"): "195"}) | {"viec": "nhap"}

    first = council.post(at("mend", sheet), sent, follow=True)
    none = Delegate.objects.count()
    council.post(at("mend", sheet), sends(sheet) | {"viec": "nhap"})

    assert (told(first), first.redirect_chain) == ([WRONG.format(2)], [(at("show", sheet), 302)])
    assert none == 0
    assert [one.full_name for one in Delegate.objects.all()] == ["Lê Minh"]


def test_a_preview_says_when_another_table_came_in_or_went_since(council, monkeypatch):
    """What its lines were told of the roll is over; one press reads them against it anew."""
    one = paste(council, table(("Nguyễn Văn An", "Nam", "Sở Y tế")))
    other = paste(council, table(("Nguyễn Văn An", "Nam", "Sở Y tế")))
    before = council.get(at("show", other)).context["is_behind"]
    later = make.AT + timedelta(minutes=1)
    monkeypatch.setattr("accounts.web.moment", lambda: later)
    council.post(at("mend", one), sends(one, viec="nhap"))

    behind = council.get(at("show", other))
    council.post(at("read_again", other), sends(other, muc="columns"))
    again = council.get(at("show", other))

    assert [before, behind.context["is_behind"], again.context["is_behind"]] == [False, True, False]
    assert "Đọc lại bảng" in behind.content.decode()
    (row,) = other.rows.all()
    assert (row.verdict, "Danh sách đã có" in row.reasons["full_name"]) == ("ask", True)


def test_each_box_of_an_open_line_has_its_name_over_it(council):
    sheet = paste(council, table(("Nguyễn Văn An", "Nam", "Sở Y tế"), ("Lê Thị Bình", "", "")))

    closed = council.get(at("show", sheet)).content.decode()
    page = council.get(at("show", sheet), {"sua": "0"}).content.decode()

    line = next(row for row in Page(page).all("tr") if row.attrs.get("class") == "row-open")
    names = {one.attrs["for"]: one.words() for one in line.all("label")}
    boxes = [one.attrs["id"] for kind in ("input", "select") for one in line.all(kind)
             if one.attrs.get("id")]  # fmt: skip
    assert names == {
        "o-0-full_name": "Họ và tên", "o-0-group": "Nhóm", "o-0-gender": "Giới tính",
        "o-0-birth_year": "Năm sinh", "o-0-position": "Chức vụ",
        "o-0-organisation": "Cơ quan, đơn vị", "o-0-rank": "Thứ tự giới thiệu",
    }  # fmt: skip
    assert (sorted(boxes), closed.count("row-open")) == (sorted(names), 0)
