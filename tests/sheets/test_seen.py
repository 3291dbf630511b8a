"""What comes in is what the page showed: a line that is another by now is looked at first."""

import io
from datetime import timedelta

import pytest
from openpyxl import Workbook

from accounts.enums import Role
from accounts.problems import Refused
from delegates.models import Delegate
from nominations.models import Nomination
from sheets import actions
from sheets.models import SheetImport
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload
from tests.sheets.staged import staged

pytestmark = pytest.mark.django_db
HEAD = ("Họ và tên", "Giới tính", "Cơ quan, đơn vị")
AN, BINH = ("Nguyễn Văn An", "Nam", "Sở Nội vụ"), ("Trần Thị Bình", "Nữ", "Sở Y tế")
OTHER_SAVED = (
    "Đã lưu. {} dòng nay khác lúc ông, bà xem, ở đầu bảng. "
    "Hãy xem lại các dòng ấy trước khi bấm “Nhập các dòng đã chọn”."
)
OTHER = (
    "{} dòng đã khác lúc ông, bà xem nên chưa nhập dòng nào. "
    "Hãy xem lại các dòng ấy ở đầu bảng rồi bấm “Nhập các dòng đã chọn”."
)
OLD = (
    "Bảng này đã để hơn một ngày nên vừa được soát lại, chưa nhập dòng nào. "
    "Hãy xem lại rồi bấm “Nhập các dòng đã chọn”."
)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def table(*rows, head=HEAD):
    return "\n".join("\t".join(row) for row in (head, *rows))


def stands(sheet):
    """Verdict, tick and whether it is news, of every line in its place."""
    rows = sheet.rows.order_by("place")
    return list(rows.values_list("verdict", "ticked", "news"))


def names():
    return list(Delegate.objects.order_by("pk").values_list("full_name", flat=True))


def press(client, sheet, sent):
    answer = client.post(at("mend", sheet), sent, follow=True)
    return [str(one) for one in answer.context["messages"]]


def nhap(sheet, **more):
    return sends(sheet, **more) | {"viec": "nhap"}


def test_a_good_line_that_became_a_question_is_not_left_out_unseen(council):
    sheet = paste(council, table(AN, BINH))
    sent = nhap(sheet)
    make.delegate(full_name="Nguyễn Văn An")

    told = press(council, sheet, sent)

    assert told == [OTHER.format(1)]
    assert (names(), stands(sheet)) == (
        ["Nguyễn Văn An"], [("ask", False, True), ("good", True, False)]
    )  # fmt: skip


def test_the_changed_line_stands_first_and_marked_and_the_next_press_brings_in(council):
    sheet = paste(council, table(BINH, AN))
    sent = nhap(sheet)
    make.delegate(full_name="Nguyễn Văn An")
    press(council, sheet, sent)

    page = council.get(at("show", sheet))
    lines = [(line.row.place, line.row.news) for line in page.context["lines"]]
    bring_in(council, sheet)

    assert lines == [(1, True), (0, False)]
    assert page.content.decode().count("Khác lúc xem trước") == 1
    assert not any(line.row.is_seen for line in page.context["lines"])  # to be looked at again
    assert names() == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_an_old_tick_answers_no_new_doubt(council):
    """Ticked for her guessed sex; meanwhile a namesake came, which nobody was asked about."""
    sheet = paste(council, table(("Trần Thị Bình", "", "Sở Y tế"), AN))
    sent = nhap(sheet, ticked=[0, 1])
    make.delegate(full_name="Trần Thị Bình")

    told = press(council, sheet, sent)

    assert (told, names()) == ([OTHER.format(1)], ["Trần Thị Bình"])
    assert stands(sheet) == [("ask", False, True), ("good", True, False)]


def test_a_tick_given_to_one_of_two_alike_answers_no_third_on_the_roll(council):
    """Each asked for an answer of its own before; now there is one sentence more."""
    sheet = paste(council, table(AN, AN, BINH))
    sent = nhap(sheet, ticked=[0, 2])
    make.delegate(full_name="Nguyễn Văn An")

    assert press(council, sheet, sent) == [OTHER.format(1)]
    assert (names(), stands(sheet)[0]) == (["Nguyễn Văn An"], ("ask", False, True))


def test_a_tick_holds_where_less_is_asked_than_was_shown(council):
    seat = make.delegate(full_name="Trần Thị Bình")
    sheet = paste(council, table(("Trần Thị Bình", "Nam", "Sở Y tế"), AN))
    assert {*sheet.rows.get(place=0).reasons} == {"full_name", "gender"}
    sent = nhap(sheet, ticked=[0, 1])
    seat.delete()

    assert press(council, sheet, sent) == ["Đã nhập 2 dòng vào Khách mời, lãnh đạo."]
    assert names() == ["Trần Thị Bình", "Nguyễn Văn An"]


def test_a_question_that_went_away_is_shown_before_its_line_comes_in(council):
    """Left out on the page, it would come in by itself."""
    seat = make.delegate(full_name="Nguyễn Văn An")
    sheet = paste(council, table(AN, BINH))
    sent = nhap(sheet)
    seat.delete()

    assert press(council, sheet, sent) == [OTHER.format(1)]
    assert (names(), stands(sheet)) == ([], [("good", True, True), ("good", True, False)])


def test_a_ticked_dossier_that_another_unit_sent_meanwhile_is_asked_about(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    rows = (("Tổ dệt thôn", "Thôn Mỗ Đoạn"), ("Lê Văn An", "Thôn Mỗ Đoạn"))
    sheet = paste(office, table(*rows, head=("Họ và tên", "Đơn vị giới thiệu")), slug="ho-so")
    sent = nhap(sheet, ticked=[0, 1])
    make.nomination(state="submitted", full_name="Tổ dệt thôn", kind="collective")

    told = press(office, sheet, sent)

    assert (told, Nomination.objects.count()) == ([OTHER.format(1)], 1)


def test_what_was_typed_in_the_press_that_came_back_is_kept(council):
    sheet = paste(council, table(AN, ("Trần Thị Bình", "Nữ", "")))
    sent = nhap(sheet, cells={(3, "organisation"): "Sở Y tế"})
    make.delegate(full_name="Nguyễn Văn An")
    press(council, sheet, sent)

    assert stands(sheet) == [("ask", False, True), ("good", True, False)]
    bring_in(council, sheet)
    told = Delegate.objects.order_by("pk").values_list("full_name", "organisation")
    assert list(told)[1:] == [("Trần Thị Bình", "Sở Y tế")]


def test_a_line_mended_well_comes_in_by_the_same_press(council):
    sheet = paste(council, table(AN, ("Trần Thị Bình", "Nữ", "")))

    bring_in(council, sheet, cells={(3, "organisation"): "Sở Y tế"})

    assert names() == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_a_line_mended_into_a_new_question_holds_all_back(council):
    make.delegate(full_name="Trần Thị Bình")
    sheet = paste(council, table(AN, ("Trần Thị Bìn", "Nữ", "")))
    cells = {(3, "full_name"): "Trần Thị Bình", (3, "organisation"): "Sở Y tế"}

    told = press(council, sheet, nhap(sheet, cells=cells))

    assert (told, names()) == ([OTHER.format(1)], ["Trần Thị Bình"])


def test_a_mended_line_that_makes_another_a_twin_shows_the_other_first(council):
    sheet = paste(council, table(AN, ("Nguyễn Văn Anh", "Nam", "Sở Y tế")))

    told = press(council, sheet, nhap(sheet, cells={(3, "full_name"): "Nguyễn Văn An"}))

    assert (told, names()) == ([OTHER.format(2)], [])
    assert stands(sheet) == [("ask", False, True), ("ask", False, True)]


def test_a_line_changed_on_another_page_of_the_preview_is_news_too(council):
    """Saved on one page while a namesake came; the press on an older page finds it."""
    sheet = paste(council, table(AN, BINH))
    old = nhap(sheet, ticked=[0, 1])
    make.delegate(full_name="Nguyễn Văn An")

    saved = press(council, sheet, sends(sheet))
    told = press(council, sheet, old)

    assert (saved, told) == ([OTHER_SAVED.format(1)], [OTHER.format(1)])
    assert stands(sheet) == [("ask", False, True), ("good", True, False)]


def test_a_line_mended_in_another_window_is_no_answer_of_this_one(council):
    sheet = paste(council, table(AN, BINH))
    old = nhap(sheet, ticked=[0, 1])
    press(council, sheet, sends(sheet, cells={(2, "full_name"): "Lê Minh"}))

    assert press(council, sheet, old) == [OTHER.format(1)]
    assert names() == []


def test_the_button_for_all_takes_no_line_the_page_did_not_show_so(council):
    sheet = paste(council, table(("Trần Thị Bình", "", "Sở Y tế"), AN))
    old = sends(sheet, **{"chon-het": "1"})
    press(council, sheet, sends(sheet, cells={(2, "full_name"): "Lê Thị Mai"}))

    press(council, sheet, old)

    assert sheet.rows.get(place=0).ticked is False


def test_more_than_a_line_is_counted_and_an_unticked_one_is_no_news(council):
    sheet = paste(council, table(AN, BINH, ("Lê Minh", "Nam", "Sở Y tế")))
    sent = nhap(sheet, ticked=[0, 1])
    for name in ("Nguyễn Văn An", "Trần Thị Bình", "Lê Minh"):
        make.delegate(full_name=name)

    assert press(council, sheet, sent) == [OTHER.format(2)]


# --- A day later ---------------------------------------------------------------------------------


def aged(sheet, **by):
    at_ = SheetImport.objects.get(pk=sheet.pk).judged_at - timedelta(**by)
    SheetImport.objects.filter(pk=sheet.pk).update(judged_at=at_)


def test_a_preview_older_than_a_day_is_judged_anew_and_shown_before_it_comes_in(council):
    sheet = paste(council, table(AN, BINH))
    aged(sheet, hours=24, minutes=1)

    told = press(council, sheet, nhap(sheet))

    assert (told, names()) == ([OLD], [])
    assert press(council, sheet, nhap(sheet)) == ["Đã nhập 2 dòng vào Khách mời, lãnh đạo."]


def test_a_preview_of_the_same_day_comes_in(council):
    sheet = paste(council, table(AN, BINH))
    aged(sheet, hours=23, minutes=59)

    assert press(council, sheet, nhap(sheet)) == ["Đã nhập 2 dòng vào Khách mời, lãnh đạo."]


def test_an_old_preview_is_not_brought_in_by_the_action_either():
    council = make.user(role=Role.COUNCIL_OFFICE)
    sheet = SheetImport.objects.with_places().get(pk=staged(by=council).pk)

    with pytest.raises(Refused) as refused:
        actions.import_rows(sheet, by=council, at=make.AT + timedelta(days=10))

    assert (str(refused.value), Delegate.objects.count()) == (OLD, 0)


def test_an_old_window_brings_in_no_line_that_another_window_made_readable(council):
    """A second sheet became readable elsewhere: its lines were never shown here."""
    book = Workbook()
    book.active.append(["Họ và tên", "Giới tính", "Cơ quan, đơn vị"])
    book.active.append(["Lê Minh", "Nam", "UBND"])
    old = book.create_sheet("B")
    old.append(["Hä vµ tªn", "Giíi tÝnh", "C¬ quan, ®¬n vÞ"])
    old.append(["NguyÔn V¨n ThuËn", "Nam", "Së Néi vô"])
    out = io.BytesIO()
    book.save(out)
    sheet = upload(council, out.getvalue())
    pressed = sends(sheet) | {"viec": "nhap"}
    council.post(at("read_again", sheet), {"bang-ma": "1"})

    council.post(at("mend", sheet), pressed, follow=True)

    assert list(Delegate.objects.values_list("full_name", flat=True)) == []
