"""Lines asked about for one same reason: one answer for all of them, and never for another."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.figures.one_reason import code_of
from sheets.reading import OUT_OF_POSITION
from tests import make
from tests.pages import Page
from tests.sheets.pages import NO_GROUP, at, bring_in, paste, sends, verdicts

pytestmark = pytest.mark.django_db
GUESSED = "Đoán theo chữ đệm “Thị”: nữ. Hãy xem lại."
# Of the first three only the office is asked, of the fourth her sex, of the fifth both; the sixth
# has to be mended, the seventh is good.
ROWS = """Nhóm\tHọ và tên\tGiới tính\tChức vụ\tCơ quan
Khách mời\tLê Văn An\tNam\tBí thư Đảng ủy xã\t
Khách mời\tVũ Văn Ba\tNam\tGiám đốc Sở Y tế\t
Khách mời\tHà Văn Chi\tNam\tGiám đốc Sở Nội vụ\t
Khách mời\tPhạm Thị Du\t\tGiám đốc\tSở Y tế
Khách mời\tPhạm Thị Em\t\tGiám đốc Sở Y tế\t
Khách mời\tĐỗ Văn Gia\tNam\tGiám đốc\t
Khách mời\tBùi Văn Hải\tNam\tGiám đốc\tSở Y tế
"""
ASKED = {"organisation": OUT_OF_POSITION}


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def shown(council, sheet):
    """The reasons of the page: the field's name, how many wait, how many are ticked, the code."""
    page = council.get(at("show", sheet))
    return [(label, one.why, one.waiting, one.ticked) for label, one in page.context["alike"]]


def code(council, sheet):
    [(_, one)] = council.get(at("show", sheet)).context["alike"]
    return one.code


def ticked(sheet):
    """By number of the line."""
    return {row.number for row in sheet.rows.filter(ticked=True)}


def press(council, sheet, **sent):
    return council.post(at("mend", sheet), sends(sheet, **sent), follow=True)


def is_tag(one):
    return "tag" in one.attrs.get("class", "").split() and one.inside("tbody")


def said(answer):
    return [str(one) for one in answer.context["messages"]]


def test_one_answer_ticks_the_lines_asked_for_that_alone_and_is_taken_back(council):
    sheet = paste(council, ROWS)
    assert verdicts(sheet)[:5] == [
        (2, "ask", ASKED), (3, "ask", ASKED), (4, "ask", ASKED), (5, "ask", {"gender": GUESSED}),
        (6, "ask", ASKED | {"gender": GUESSED}),
    ]  # fmt: skip
    assert shown(council, sheet) == [("Cơ quan, đơn vị", OUT_OF_POSITION, 3, 0)]
    page = " ".join(council.get(at("show", sheet)).content.decode().split())
    assert "Đúng cả 3 dòng</button>" in page
    assert "Bỏ đánh dấu" not in page

    answer = press(council, sheet, **{"dung-ca": code(council, sheet)})

    assert answer.redirect_chain == [(f"{at('show', sheet)}#one-reason", 302)]
    assert said(answer) == [
        f"Đã đánh dấu 3 dòng là đúng, các dòng chỉ cần xem vì: {OUT_OF_POSITION} "
        "Chưa nhập dòng nào."
    ]
    assert ticked(sheet) == {2, 3, 4, 8}
    assert shown(council, sheet) == [("Cơ quan, đơn vị", OUT_OF_POSITION, 0, 3)]
    page = " ".join(answer.content.decode().split())
    assert "Bỏ đánh dấu 3 dòng</button>" in page
    assert "Đúng cả" not in page
    tags = ["Đã xem"] * 3 + ["Cần xem"] * 2 + ["Phải sửa", "Đúng"]
    assert [one.words() for one in Page(page).all("span") if is_tag(one)] == tags

    answer = press(council, sheet, **{"bo-ca": code(council, sheet)})

    assert said(answer) == [f"Đã bỏ đánh dấu 3 dòng chỉ cần xem vì: {OUT_OF_POSITION}"]
    assert ticked(sheet) == {8}
    assert Delegate.objects.count() == 0


def test_what_is_typed_and_ticked_beside_the_press_is_kept(council):
    sheet = paste(council, ROWS)
    cells = {(7, "organisation"): "Sở Y tế", (3, "organisation"): "Bệnh viện Nhi"}

    answer = press(council, sheet, ticked=[3], cells=cells, **{"dung-ca": code(council, sheet)})

    assert said(answer) == [
        "Đã lưu ô vừa sửa ở dòng 3, 7.",
        f"Đã đánh dấu 2 dòng là đúng, các dòng chỉ cần xem vì: {OUT_OF_POSITION} "
        "Chưa nhập dòng nào.",
    ]
    offices = [row.values["organisation"] for row in sheet.rows.order_by("place")[1:6:4]]
    assert offices == ["Bệnh viện Nhi", "Sở Y tế"]
    assert ticked(sheet) == {2, 3, 4, 5, 7}
    bring_in(council, sheet)
    assert {one.full_name for one in Delegate.objects.all()} == {
        "Lê Văn An", "Vũ Văn Ba", "Hà Văn Chi", "Phạm Thị Du", "Đỗ Văn Gia",
    }  # fmt: skip


def test_lines_that_are_other_than_the_page_showed_are_not_answered(council):
    """Another tab, or somebody else, made them so: whoever presses has not seen them."""
    sheet = paste(council, ROWS)
    page = sends(sheet, ticked=[], **{"dung-ca": code(council, sheet)})
    cells = {(4, "position"): "Giám đốc Sở Tư pháp"}
    press(council, sheet, ticked=[], cells=cells)
    assert verdicts(sheet)[2] == (4, "ask", ASKED)

    council.post(at("mend", sheet), page)

    assert ticked(sheet) == {2, 3}
    assert shown(council, sheet) == [("Cơ quan, đơn vị", OUT_OF_POSITION, 1, 2)]


def test_lines_that_are_answered_say_so_on_the_tabs_and_by_themselves(council):
    sheet = paste(council, ROWS)
    before = council.get(at("show", sheet))
    answer = press(council, sheet, ticked=[], **{"dung-ca": code(council, sheet)})

    pages = [{name: n for _, name, n in one.context["tabs"]} for one in (before, answer)]
    assert [(one["Đúng"], one["Đã xem"], one["Cần xem"]) for one in pages] == [(1, 0, 5), (1, 3, 2)]
    offices = [line.cells[4].reason for line in answer.context["lines"]]
    assert offices[:3] == ["Tách từ chức vụ."] * 3
    assert offices[4] == OUT_OF_POSITION  # asked for her sex as well
    for slug, numbers in (("da-xem", [2, 3, 4]), ("can-xem", [5, 6])):
        page = council.get(at("show", sheet), {"ket-qua": slug})
        assert [line.row.number for line in page.context["lines"]] == numbers


def test_a_line_that_is_other_since_it_was_answered_is_to_be_seen_again(council):
    sheet = paste(council, ROWS)
    press(council, sheet, ticked=[], **{"dung-ca": code(council, sheet)})
    sheet.rows.filter(number=2).update(news=True)

    page = council.get(at("show", sheet))

    assert {name: n for _, name, n in page.context["tabs"]}["Đã xem"] == 2
    assert page.context["lines"][0].cells[4].reason == OUT_OF_POSITION


def test_what_a_press_did_is_said_where_the_page_stands_too(council):
    sheet = paste(council, ROWS)
    answer = press(council, sheet, ticked=[], **{"dung-ca": code(council, sheet)})

    (bar,) = [one for one in Page(answer.content.decode()).all("div") if is_bar(one)]
    assert "Đã đánh dấu 3 dòng là đúng" in bar.words()
    quiet = Page(council.get(at("show", sheet)).content.decode()).all("div")
    assert [one.words()[:7] for one in quiet if is_bar(one)] == ["Đã chọn"]


def is_bar(one):
    return "bulkbar" in one.attrs.get("class", "").split()


@pytest.mark.parametrize("code", ["0" * 16, code_of(ASKED | {"gender": GUESSED})])
def test_a_reason_that_no_line_has_alone_ticks_nothing_and_the_page_says_so(council, code):
    sheet = paste(council, ROWS)

    answer = press(council, sheet, ticked=[], **{"dung-ca": code})

    assert said(answer) == [
        "Chưa đánh dấu dòng nào, vì các dòng ấy nay đã khác. Hãy xem lại từng dòng."
    ]
    assert ticked(sheet) == set()


def test_no_button_for_many_takes_a_guest_whose_group_is_only_guessed(council):
    lines = "\n".join(f"{n}. Ông Lê Văn {name} - Sở Y tế" for n, name in enumerate("ABC", 1))
    sheet = paste(council, lines)
    assert verdicts(sheet) == [(n, "ask", NO_GROUP) for n in (1, 2, 3)]
    page = council.get(at("show", sheet))
    text = " ".join(page.content.decode().split())

    assert page.context["alike"] == []
    assert "Chọn thêm" not in text
    assert "3 dòng đang tạm lấy nhóm: hãy chọn nhóm ở đầu trang, hoặc tự đánh dấu" in text
    assert "dòng cần xem phải tự đánh dấu" not in text
    press(council, sheet, **{"chon-het": "1"})
    assert ticked(sheet) == set()
    press(council, sheet, ticked=[1])
    assert ticked(sheet) == {2}
    presumed = council.get(at("show", sheet)).context["presumed"]
    assert (presumed.lines, presumed.waiting) == (3, 2)


def test_the_lines_whose_group_is_taken_are_counted_as_the_rows_say_it(council):
    """Three were told beside five rows that said so: those ticked, and those to be mended."""
    lines = [f"{n}. Ông Lê Văn {name} - Sở Y tế" for n, name in enumerate("ABCD", 1)]
    sheet = paste(council, "\n".join([*lines, "5. Ông Đỗ Văn Gia"]))
    press(council, sheet, ticked=[1, 2])

    page = council.get(at("show", sheet)).content.decode()

    rows = [row.words() for row in Page(page).all("tr")]
    assert sum("tạm lấy là" in row for row in rows) == 5
    assert "5 dòng đang tạm lấy nhóm, còn 2 dòng chưa đánh dấu: hãy" in " ".join(page.split())


def test_once_all_are_ticked_nothing_is_said_of_groups_that_are_taken(council):
    sheet = paste(council, "1. Ông Lê Văn A - Sở Y tế\n2. Ông Lê Văn B - Sở Y tế")
    press(council, sheet, ticked=[0, 1])

    assert "đang tạm lấy nhóm" not in council.get(at("show", sheet)).content.decode()


def test_a_page_offers_the_five_reasons_of_most_lines_and_none_of_a_line_alone(council):
    beside = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")
    families = ("Lê", "Đỗ", "Vũ", "Hà", "Ngô", "Mai", "Lý")
    rows = [
        f"Khách mời\t{family} Minh {given} ({word})\tNam\tSở Y tế"
        for family, (number, word) in zip(families, enumerate(beside, 1), strict=True)
        for given in ("An", "Ba", "Chi", "Du", "Em", "Gia", "Hà")[:number]
    ]
    sheet = paste(council, "Nhóm\tHọ và tên\tGiới tính\tCơ quan\n" + "\n".join(rows))

    assert [(why, waiting) for _, why, waiting, _ in shown(council, sheet)] == [
        ("Đã bỏ phần “(bảy)” khỏi họ tên. Hãy xem lại.", 7),
        ("Đã bỏ phần “(sáu)” khỏi họ tên. Hãy xem lại.", 6),
        ("Đã bỏ phần “(năm)” khỏi họ tên. Hãy xem lại.", 5),
        ("Đã bỏ phần “(bốn)” khỏi họ tên. Hãy xem lại.", 4),
        ("Đã bỏ phần “(ba)” khỏi họ tên. Hãy xem lại.", 3),
    ]


def test_awards_of_several_givers_are_answered_giver_by_giver(sign_in):
    """One answer brought in all of them, and none had a giver."""
    make.conference()
    office = sign_in(role=Role.CULTURE_OFFICE)
    rows = (
        "STT\tHình thức\tNăm\tĐối tượng\tSố lượng", "I\tSở Nội vụ",
        "1\tBằng khen\t2023\tTập thể\t3", "2\tBằng khen\t2024\tTập thể\t4",
        "II\tHội Nông dân thành phố", "1\tBằng khen\t2023\tHộ gia đình\t5",
        "2\tBằng khen\t2024\tHộ gia đình\t6", "III\tĐoàn Thanh niên xã",
        "\tTập thể", "1\tGiấy khen\t2023\t\t7",
    )  # fmt: skip
    sheet = paste(office, "\n".join(rows), slug="khen-thuong")
    why = "Tên nhóm “{}” ở dòng {} chưa cho biết rõ “Cấp khen thưởng”. Hãy xem lại."
    first, second = why.format("Sở Nội vụ", 2), why.format("Hội Nông dân thành phố", 5)
    assert [row.reasons for row in sheet.rows.filter(number=10)] == [
        {"": why.format("Đoàn Thanh niên xã", 8)},
    ]
    assert shown(office, sheet) == [("", second, 2, 0), ("", first, 2, 0)]

    press(office, sheet, **{"dung-ca": code_of({"": second})})

    assert ticked(sheet) == {6, 7}
