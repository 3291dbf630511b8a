"""A word that many lines write and no list has is asked about once, for all of them."""

import pytest

from accounts.enums import Role
from accounts.models import Unit
from nominations.models import Nomination
from sheets.models import SheetRow
from tests import make
from tests.sheets.pages import at, bring_in, sends, upload, workbook

pytestmark = pytest.mark.django_db
SLUG = "ho-so"
HEAD = ["Họ và tên", "Đơn vị giới thiệu", "Giới tính"]
LAST = ("An", "Ba", "Chi", "Du", "Em", "Gấm", "Hoa", "Khoa", "Kim", "Lam")
TWENTY = [[f"{first} {name}", "Xóm Đông", "Nam"] for first in ("Lê", "Vũ") for name in LAST]
WHY = "Chưa rõ “{}”. Hãy ghi tên đơn vị như ở trang Đơn vị."


@pytest.fixture
def units():
    return make.unit(), make.unit(name="Thôn Liêu Xá")


@pytest.fixture
def office(units, sign_in):
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def asked(office, sheet):
    """Of each box: its field, the word, how many lines, what is chosen."""
    found = office.get(at("show", sheet)).context["words"]
    return [(box["label"], box["word"], box["count"], box["said"]) for box in found]


def answer(office, sheet, said, word=0, page="read_again", **more):
    name = office.get(at("show", sheet)).context["words"][word]["name"]
    return office.post(at(page, sheet), sends(sheet, **{"muc": "groups", name: said} | more))


def units_of(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.verdict, row.values["unit"], row.reasons.get("unit")) for row in rows]


def test_one_answer_serves_twenty_lines(office, units):
    sheet = upload(office, workbook(HEAD, *TWENTY, ["Hà Tư", "Mỗ Đoạn", "Nam"]), slug=SLUG)
    assert asked(office, sheet) == [("Đơn vị giới thiệu", "Xóm Đông", 20, "")]
    page = " ".join(office.get(at("show", sheet)).content.decode().split())
    assert "Đơn vị giới thiệu ở chỗ ghi “Xóm Đông” <small" in page
    assert "áp cho 20 dòng</small>" in page

    there = answer(office, sheet, "Thôn Liêu Xá")

    assert there.url.endswith("#groups")
    assert units_of(sheet) == [("good", units[1].pk, None)] * 20 + [("good", units[0].pk, None)]
    assert asked(office, sheet) == [("Đơn vị giới thiệu", "Xóm Đông", 20, "Thôn Liêu Xá")]
    bring_in(office, sheet)
    assert Nomination.objects.filter(unit=units[1]).count() == 20
    sheet.refresh_from_db()
    assert "Xóm Đông" not in f"{sheet.tables}{sheet.mended}"


def test_what_each_line_becomes_is_shown_and_may_be_said_otherwise(office, units):
    sheet = upload(office, workbook(HEAD, *TWENTY[:2]), slug=SLUG)
    answer(office, sheet, "Thôn Liêu Xá")

    row = office.get(at("show", sheet), {"sua": "0"}).content.decode().split('id="dong-1"')[1]
    assert '<td data-label="Đơn vị giới thiệu" class="told">Thôn Liêu Xá</td>' in row
    office.post(at("mend", sheet), sends(sheet, cells={(2, "unit"): "Thôn Mỗ Đoạn"}))
    assert [unit for _, unit, _ in units_of(sheet)] == [units[0].pk, units[1].pk]
    assert asked(office, sheet) == []  # of one line its own box asks
    office.post(at("mend", sheet), sends(sheet, cells={(3, "unit"): "Thôn Liêu Xá"}))
    assert [unit for _, unit, _ in units_of(sheet)] == [units[0].pk, units[1].pk]


def test_it_may_be_taken_back_and_then_each_line_is_asked_again(office):
    sheet = upload(office, workbook(HEAD, *TWENTY[:2]), slug=SLUG)
    answer(office, sheet, "Thôn Liêu Xá")

    answer(office, sheet, "")

    assert units_of(sheet) == [("ask", None, WHY.format("Xóm Đông"))] * 2


def test_a_word_is_one_by_its_letters_and_over_all_tables_and_each_has_its_own_box(office, units):
    rows = [["Lê An", "xóm  đông", "Nam"], ["Vũ Ba", "XÓM ĐÔNG", "Nam"], ["Vũ Chi", "Xóm Bắc", "x"],
            ["Vũ Du", "Xóm Bắc", "x"], ["Vũ Em", "Xóm Tây", "Nam"],
            ["Vũ Gấm", "", "Nam"]]  # fmt: skip
    sheet = upload(office, workbook(HEAD, *rows), slug=SLUG)

    assert asked(office, sheet) == [
        ("Đơn vị giới thiệu", "xóm đông", 2, ""), ("Đơn vị giới thiệu", "Xóm Bắc", 2, ""),
        ("Giới tính", "x", 2, ""),
    ]  # fmt: skip
    answer(office, sheet, "Thôn Mỗ Đoạn", word=1)
    assert [unit for _, unit, _ in units_of(sheet)] == [
        None, None, units[0].pk, units[0].pk, None, None,
    ]  # fmt: skip


def test_as_above_is_no_such_word_and_a_line_left_out_asks_nothing(office):
    rows = [["Lê An", "Mỗ Đoạn", "Nam"], ["Vũ Ba", "nt", "Nam"], ["Vũ Chi", "nt", "Nam"],
            ["Tổng", "Xóm Đông", ""], ["Tổng", "Xóm Đông", ""]]  # fmt: skip

    assert asked(office, upload(office, workbook(HEAD, *rows), slug=SLUG)) == []


def test_enter_in_its_box_keeps_it_and_comes_back_to_the_groups(office, units):
    sheet = upload(office, workbook(HEAD, *TWENTY[:2]), slug=SLUG)

    there = answer(office, sheet, "Thôn Liêu Xá", page="mend")

    assert there.url.endswith("#groups")
    assert [unit for _, unit, _ in units_of(sheet)] == [units[1].pk] * 2
    office.post(at("mend", sheet), sends(sheet))  # a page without that box says nothing of it
    assert [unit for _, unit, _ in units_of(sheet)] == [units[1].pk] * 2


def test_an_old_page_says_it_by_its_own_button_alone(office, units):
    sheet = upload(office, workbook(HEAD, *TWENTY[:2]), slug=SLUG)
    old = {"lan": 0}

    answer(office, sheet, "Thôn Liêu Xá", **old | {"muc": "columns"})
    assert [unit for _, unit, _ in units_of(sheet)] == [None] * 2
    answer(office, sheet, "Thôn Liêu Xá", **old)
    assert [unit for _, unit, _ in units_of(sheet)] == [units[1].pk] * 2


def test_a_word_is_one_in_every_table_of_what_was_sent(office, units):
    more = [["Họ và tên", "Đơn vị giới thiệu"], ["Vũ Gấm", "XÓM ĐÔNG"], ["Vũ Hoa", "Mỗ Đoạn"]]
    sheet = upload(office, workbook(HEAD, *TWENTY[:2], *more), slug=SLUG)

    assert (len(sheet.tables), asked(office, sheet)) == (
        2, [("Đơn vị giới thiệu", "Xóm Đông", 3, "")],
    )  # fmt: skip
    answer(office, sheet, "Thôn Liêu Xá")
    assert [unit for _, unit, _ in units_of(sheet)] == [units[1].pk] * 3 + [units[0].pk]


def test_a_word_that_comes_to_be_known_means_what_it_says(office, units):
    sheet = upload(office, workbook(HEAD, *TWENTY[:2]), slug=SLUG)
    answer(office, sheet, "Thôn Mỗ Đoạn")
    Unit.objects.filter(pk=units[1].pk).update(name="Xóm Đông", name_fold="xom dong")

    office.post(at("read_again", sheet), sends(sheet))

    assert [unit for _, unit, _ in units_of(sheet)] == [units[1].pk] * 2


def test_an_answer_no_list_has_is_asked_about(office):
    sheet = upload(office, workbook(HEAD, *TWENTY[:2]), slug=SLUG)

    answer(office, sheet, "Xóm Nam")

    assert units_of(sheet) == [("ask", None, WHY.format("Xóm Nam"))] * 2
    assert set(SheetRow.objects.values_list("blocked", flat=True)) == {True}
