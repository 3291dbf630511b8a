"""Guests and leaders out of a table: sent, looked at, mended, brought in, taken back."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from delegates.actions import moves
from delegates.models import CityMandate, Delegate
from sheets.models import SheetImport, SheetMade, SheetRow
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, undo, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Cơ quan, đơn vị"]
AN = [1, "Nguyễn Văn An", "Nam", 1970, "Phó Giám đốc", "Sở Nội vụ"]
BINH = [2, "TRẦN THỊ BÌNH", "nữ", "12/3/1968", "Chủ tịch", "Hội Nông dân thành phố"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def rows_of(*names):
    found = Delegate.objects.order_by("pk")
    return [tuple(getattr(one, name) for name in names) for one in found]


def test_a_workbook_becomes_people_of_the_roll(council):
    sheet = upload(council, workbook(HEAD, AN, BINH))

    assert Delegate.objects.count() == 0  # nothing before "Nhập"
    assert verdicts(sheet) == [(2, "good", {}), (3, "good", {})]

    answer = bring_in(council, sheet)

    assert rows_of("group", "state", "full_name", "gender", "birth_year", "position",
                   "organisation", "rank") == [
        ("guest", "proposed", "Nguyễn Văn An", "male", 1970, "Phó Giám đốc", "Sở Nội vụ", 99),
        ("guest", "proposed", "Trần Thị Bình", "female", 1968, "Chủ tịch",
         "Hội Nông dân thành phố", 99),
    ]  # fmt: skip
    assert "Đã nhập 2 dòng vào Khách mời, lãnh đạo." in answer.content.decode()


def test_what_is_brought_in_is_kept_nowhere_else(council):
    """The table's cells go with the decision; what undo needs is a code and a seal."""
    sheet = upload(council, workbook(HEAD, AN, BINH))

    bring_in(council, sheet)

    sheet.refresh_from_db()
    assert (sheet.book, sheet.mended, SheetRow.objects.count()) == ("", {}, 0)
    made = [(one.number, one.code, one.gone) for one in SheetMade.objects.order_by("place")]
    assert made == [(2, f"DB{pk:04d}", False) if n == 0 else (3, f"DB{pk:04d}", False)
                    for n, (pk,) in enumerate(rows_of("pk"))]  # fmt: skip


def test_one_event_tells_of_an_import_and_names_nobody(council):
    sheet = upload(council, workbook(HEAD, AN, BINH))
    bring_in(council, sheet)
    undo(council, sheet)

    told = AuditEvent.objects.filter(target="sheetimport").order_by("pk")

    assert [(e.action, e.target_code, e.before, e.after, e.note) for e in told] == [
        ("import_sheet", sheet.code, "previewed", "imported", "Khách mời, lãnh đạo: 2 dòng"),
        ("undo_sheet", sheet.code, "imported", "undone", "Khách mời, lãnh đạo"),
    ]


def test_a_cell_that_cannot_be_read_is_named_and_mended(council):
    wrong = [1, "Nguyễn Văn An", "Nam", "19700", "Phó Giám đốc", "Sở Nội vụ"]
    sheet = upload(council, workbook(HEAD, wrong, BINH))
    page = council.get(at("show", sheet)).content.decode()

    said = "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."
    assert verdicts(sheet) == [(2, "ask", {"birth_year": said}), (3, "good", {})]
    assert "<b>D2:</b>" in page
    assert said in page

    bring_in(council, sheet, cells={(2, "birth_year"): "1970"})

    assert rows_of("full_name", "birth_year") == [("Nguyễn Văn An", 1970), ("Trần Thị Bình", 1968)]


def test_a_mended_cell_is_judged_before_anything_comes_in(council):
    wrong = [1, "Nguyễn Văn An", "Nam", "19700", "Phó Giám đốc", "Sở Nội vụ"]
    sheet = upload(council, workbook(HEAD, wrong, BINH))

    council.post(at("mend", sheet), sends(sheet, cells={(2, "birth_year"): "1970"}))

    assert (verdicts(sheet), Delegate.objects.count()) == ([(2, "good", {}), (3, "good", {})], 0)


def test_a_line_of_a_person_of_the_roll_asks_and_comes_only_when_ticked(council):
    make.delegate(full_name="Nguyễn Văn An", birth_year=1970)
    sheet = upload(council, workbook(HEAD, AN, BINH))
    said = (
        "Danh sách đã có Nguyễn Văn An, sinh năm 1970. "
        "Hãy đánh dấu dòng này nếu là một người khác, cùng tên."
    )

    assert verdicts(sheet) == [(2, "ask", {"full_name": said}), (3, "good", {})]
    bring_in(council, sheet)
    assert rows_of("full_name") == [("Nguyễn Văn An",), ("Trần Thị Bình",)]

    again = upload(council, workbook(HEAD, AN))
    bring_in(council, again, ticked=[0])
    assert rows_of("full_name") == [("Nguyễn Văn An",), ("Trần Thị Bình",), ("Nguyễn Văn An",)]


def test_the_same_file_a_second_time_says_so_and_brings_nobody_in(council):
    data = workbook(HEAD, AN, BINH)
    bring_in(council, upload(council, data))

    again = upload(council, data)
    page = council.get(at("show", again)).content.decode()
    answer = bring_in(council, again)

    assert "Bảng này đã được nhập lúc 08:00 ngày 16/8/2025" in page
    assert "Chưa chọn dòng nào. Hãy chọn ít nhất một dòng để nhập." in answer.content.decode()
    assert Delegate.objects.count() == 2


def test_one_click_takes_everybody_back(council):
    sheet = upload(council, workbook(HEAD, AN, BINH))
    bring_in(council, sheet)

    answer = undo(council, sheet, follow=True)

    assert "Đã hoàn tác 2 dòng." in answer.content.decode()
    assert Delegate.objects.count() == 0
    sheet.refresh_from_db()
    assert (sheet.state, sheet.kept_count) == ("undone", 0)


def test_who_was_confirmed_or_edited_since_stays_and_the_page_says_why(council):
    sheet = upload(council, workbook(HEAD, AN, BINH, [3, "Lê Văn Cường", "Nam", "", "", "Sở Y tế"]))
    bring_in(council, sheet)
    Delegate.objects.filter(full_name="Nguyễn Văn An").update(state="confirmed")
    Delegate.objects.filter(full_name="Trần Thị Bình").update(position="Phó Chủ tịch")

    page = undo(council, sheet, follow=True).content.decode()

    assert rows_of("full_name") == [("Nguyễn Văn An",), ("Trần Thị Bình",)]
    why = SheetMade.objects.order_by("place").values_list("number", "gone", "kept_because")
    assert list(why) == [
        (2, False, "Đã xử lý tiếp (đã xác nhận), nên giữ lại. Hãy sửa ở trang của người này."),
        (
            3,
            False,
            "Đã có người sửa, xử lý sau khi nhập, nên giữ lại. Hãy xem ở trang của người này.",
        ),
        (4, True, ""),
    ]
    assert "2 dòng không hoàn tác được" in page


def test_the_sex_is_read_of_how_one_is_addressed_and_guessed_of_a_middle_name(council):
    rows = (
        ["Họ tên", "Cơ quan"], ["Ông Nguyễn An", "Sở Nội vụ"], ["Trần Thị Bình", "Sở Y tế"],
        ["Lê Minh", "Sở Y tế"],
    )  # fmt: skip
    sheet = upload(council, workbook(*rows))
    found = sheet.rows.order_by("place")

    assert [(r.verdict, r.blocked, r.values["full_name"], r.values["gender"]) for r in found] == [
        ("good", False, "Nguyễn An", "male"),
        ("ask", False, "Trần Thị Bình", "female"),
        ("good", False, "Lê Minh", None),
    ]


def test_forty_guests_of_a_list_that_says_no_sex_come_in_as_it_is_not_written(council):
    last = ("An", "Ba", "Chi", "Du", "Em", "Gấm", "Hoa", "Khoa", "Kim", "Lam")
    people = [[f"Lê {first} {name}", "Sở Y tế"]
              for first in ("Hà", "Hoài", "Minh", "Ngọc") for name in last]  # fmt: skip
    sheet = upload(council, workbook(["Họ và tên", "Cơ quan, đơn vị"], *people))

    bring_in(council, sheet)

    assert Delegate.objects.filter(gender="", state="proposed").count() == 40
    pages = [council.get(reverse(f"delegates:{name}")) for name in ("roll", "quota")]
    assert [page.status_code for page in pages] == [200, 200]


def test_a_pasted_block_becomes_people_too(council):
    sheet = paste(council, "Họ và tên\tGiới tính\tCơ quan\nNguyễn Văn An\tNam\tSở Nội vụ")

    bring_in(council, sheet)

    assert rows_of("full_name", "gender", "organisation") == [
        ("Nguyễn Văn An", "male", "Sở Nội vụ")
    ]


def test_a_table_given_up_leaves_nothing(council):
    sheet = upload(council, workbook(HEAD, AN))

    council.post(at("drop", sheet))

    assert (SheetImport.objects.count(), SheetRow.objects.count()) == (0, 0)


def test_a_year_not_written_tells_nobody_apart_and_another_year_does(council):
    make.delegate(full_name="Nguyễn Văn An", birth_year=None)
    make.delegate(full_name="Trần Thị Bình", birth_year=1950)
    sheet = upload(council, workbook(HEAD, AN, BINH))

    said = (
        "Danh sách đã có Nguyễn Văn An, chưa ghi năm sinh. "
        "Hãy đánh dấu dòng này nếu là một người khác, cùng tên."
    )
    assert verdicts(sheet) == [(2, "ask", {"full_name": said}), (3, "good", {})]


def test_a_ticked_line_that_is_spoilt_afterwards_loses_its_tick(council):
    make.delegate(full_name="Nguyễn Văn An", birth_year=1970)
    sheet = upload(council, workbook(HEAD, AN))
    council.post(at("mend", sheet), sends(sheet, ticked=[0]))
    assert [row.ticked for row in sheet.rows.all()] == [True]

    council.post(at("mend", sheet), sends(sheet, cells={(2, "organisation"): ""}))

    assert [(row.blocked, row.ticked) for row in sheet.rows.all()] == [(True, False)]


def test_the_office_is_read_out_of_a_position_and_asked_about(council):
    rows = (["Họ và tên", "Chức vụ"], ["Ông Nguyễn An", "Phó trưởng phòng Kinh tế"])
    sheet = upload(council, workbook(*rows))

    assert verdicts(sheet) == [(2, "ask", {"organisation": "Tách từ chức vụ. Hãy xem lại."})]
    bring_in(council, sheet, ticked=[0])
    assert rows_of("position", "organisation") == [("Phó trưởng phòng", "Phòng Kinh tế")]


def test_a_cell_of_few_answers_is_mended_from_a_list(council):
    wrong = [1, "Lê Minh", "nam nữ", 1970, "", "Sở Nội vụ"]
    sheet = upload(council, workbook(HEAD, wrong))
    page = council.get(at("show", sheet)).content.decode()

    options = "<option selected>nam nữ</option><option></option><option>Nữ</option>"
    assert f"{options}<option>Nam</option>" in page


def test_who_was_confirmed_fell_ill_and_is_proposed_again_is_not_taken_back(council):
    """He stands as the import made him, but somebody dealt with him: the history tells."""
    sheet = upload(council, workbook(HEAD, AN, BINH))
    bring_in(council, sheet)
    by = make.user(role=Role.COUNCIL_OFFICE)
    for name in ("confirm", "absent", "propose_again"):
        one = Delegate.objects.with_places().get(full_name="Nguyễn Văn An")
        moves.move(one, name, by=by, at=make.AT, note="Ốm")

    undo(council, sheet)

    why = "Đã có người sửa, xử lý sau khi nhập, nên giữ lại. Hãy xem ở trang của người này."
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert (list(made), rows_of("full_name")) == (
        [(False, why), (True, "")], [("Nguyễn Văn An",)]
    )  # fmt: skip


def test_who_was_chosen_for_the_city_congress_is_not_taken_back(council):
    sheet = upload(council, workbook(HEAD, AN, BINH))
    bring_in(council, sheet)
    CityMandate.objects.create(delegate=Delegate.objects.earliest("pk"), given_at=make.AT)

    undo(council, sheet)

    assert rows_of("full_name") == [("Nguyễn Văn An",)]


def test_where_nothing_goes_the_refusal_names_a_line_of_each_reason(council):
    sheet = upload(council, workbook(HEAD, AN, BINH, [3, "Lê Văn Cường", "Nam", "", "", "Sở Y tế"]))
    bring_in(council, sheet)
    Delegate.objects.filter(full_name="Nguyễn Văn An").delete()
    Delegate.objects.exclude(full_name="Nguyễn Văn An").update(position="Phó Chủ tịch")

    answer = undo(council, sheet, follow=True)

    assert [str(one) for one in answer.context["messages"]] == [
        "Không hoàn tác được dòng nào. Hãy xem lý do: Dòng 2: Không còn trong danh sách. "
        "Dòng 3: Đã có người sửa, xử lý sau khi nhập, nên giữ lại. Hãy xem ở trang của người này."
    ]
    assert Delegate.objects.count() == 2


def test_guests_stand_on_the_roll_as_they_stood_in_the_workbook(council):
    """Of one rank the list itself says who is introduced first, no alphabet does."""
    names = ("Vũ Văn Yên", "Lê Văn An", "Đỗ Văn Minh")
    bring_in(council, upload(council, workbook(HEAD[1:], *([n, *AN[2:]] for n in names))))
    roll = council.get(reverse("delegates:roll"))
    assert [row["seat"].full_name for row in roll.context["rows"]] == [*names]
