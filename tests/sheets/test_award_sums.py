"""What a table of awards says it adds up to, who gives them and of which year it is."""

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from reports.actions import count_awards
from reports.figures.awards import own_names, same_award
from reports.imported import _year_in
from reports.models import AwardCount
from sheets.reading.packed import packed, unpacked
from tests import make
from tests.sheets.pages import at, bring_in, sends, upload, verdicts, workbook
from tests.sheets.test_awards import HEAD, SLUG, counts

pytestmark = pytest.mark.django_db
CROSS = ["Hình thức", "Năm", "Tập thể", "Trong đó: doanh nghiệp", "Hộ gia đình"]
BESIDE = "Cột “Tổng số” ghi {}, các cột cộng lại là {}{}. Hãy xem lại các số."
WITHOUT = " (không cộng “Trong đó: doanh nghiệp”, vì đã nằm trong cột khác)"
BELOW = "Dòng tổng {} ghi {}, các dòng cộng lại là {}. Hãy xem lại các số."


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def sums(sheet):
    """Of each line that may come in: its number as read, and what is said of it."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["count"], row.reasons.get("count")) for row in rows]


# --- Totals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("title", "total", "why"), [
    ("Tổng số", 17, None),
    ("Tổng số", "", None),
    ("Tổng số", 20, BESIDE.format(20, 17, WITHOUT)),
    ("Cộng", 18, BESIDE.format(18, 17, WITHOUT).replace("Tổng số", "Cộng")),
])  # fmt: skip
def test_a_total_beside_the_columns_that_disagrees_is_asked_at_each_of_them(
    office, title, total, why
):
    """The paper counts an enterprise among the collectives; a total that adds it is another."""
    sheet = upload(
        office, workbook([*CROSS, title], ["Giấy khen", 2023, 12, 3, 5, total]), slug=SLUG
    )

    assert sums(sheet) == [(12, why), (3, why), (5, why)]
    assert set(sheet.rows.filter(verdict="ask").values_list("blocked", flat=True)) <= {False}


def test_a_column_nobody_filled_in_is_not_named_and_another_line_is_not_asked(office):
    rows = (
        [*CROSS, "Tổng số"],
        ["Giấy khen", 2023, 12, "", 5, 18],
        ["Bằng khen", 2023, 1, 0, 2, 3],
    )
    sheet = upload(office, workbook(*rows), slug=SLUG)

    why = BESIDE.format(18, 17, "")
    assert sums(sheet) == [(12, why), (1, None), (5, why), (2, None)]
    assert unpacked(packed(unpacked(sheet.book))) == unpacked(sheet.book)


def test_a_number_that_was_mended_is_not_asked_about_any_more(office):
    sheet = upload(
        office, workbook([*CROSS, "Tổng số"], ["Giấy khen", 2023, 12, 0, 5, 18]), slug=SLUG
    )
    first = sheet.rows.get(values__count=12)
    sent = sends(sheet) | {f"o-{first.place}-count": "13", "viec": "xem"}

    office.post(at("mend", sheet), sent)
    assert sums(sheet) == [(13, None), (5, BESIDE.format(18, 17, ""))]


def test_a_total_below_that_disagrees_is_asked_in_its_column_alone(office):
    rows = (CROSS, ["Giấy khen", 2023, 12, 0, 5], ["Bằng khen", 2023, 3, 0, 2],
            ["Tổng cộng", "", 15, "", 8])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    why = BELOW.format(4, 8, 7)
    assert sums(sheet) == [(12, None), (3, None), (5, why), (2, why)]


@pytest.mark.parametrize(("first", "second", "whole", "asked"), [
    (15, 2, 17, [None, None, None]),
    (16, 2, 17, [BELOW.format(4, 16, 15)] * 2 + [None]),
    (15, 2, 18, [BELOW.format(7, 18, 17)] * 3),
])  # fmt: skip
def test_totals_of_groups_and_of_all_are_added_up_in_a_plain_table(
    office, first, second, whole, asked
):
    rows = (HEAD, [1, "Giấy khen", 2023, "Tập thể", "", 12],
            [2, "Bằng khen", 2023, "Tập thể", "", 3],
            ["", "Cộng", "", "", "", first], [3, "Giấy khen", 2024, "Tập thể", "", 2],
            ["", "Cộng", "", "", "", second], ["", "Tổng cộng", "", "", "", whole])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert sums(sheet) == list(zip((12, 3, 2), asked, strict=True))


# --- Who gives it --------------------------------------------------------------------------------


def test_a_group_that_names_a_level_says_who_gives_the_awards_below(office):
    rows = (["Hình thức", "Năm", "Tập thể", "Hộ gia đình"], ["I. Cấp xã", "", "", ""],
            ["Giấy khen", 2023, 1, 2], ["II. Cấp thành phố", "", "", ""],
            ["Giấy khen", 2023, 3, ""])  # fmt: skip
    bring_in(office, upload(office, workbook(*rows), slug=SLUG))

    assert counts() == [
        ("Giấy khen", 2023, "collective", "Cấp xã", 1),
        ("Giấy khen", 2023, "collective", "Cấp thành phố", 3),
        ("Giấy khen", 2023, "household", "Cấp xã", 2),
    ]


def test_a_group_that_names_no_level_says_nothing_of_who_gives_it(office):
    rows = (HEAD, ["I. Khen thưởng thường xuyên"], [1, "Giấy khen", 2023, "Tập thể", "", 12])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [row.values["authority"] for row in sheet.rows.exclude(verdict="left")] == [None]


PERHAPS = "Có thể là “{}” ở {}, nên bị tính hai lần. Hãy xem lại trước khi nhập."
LABOUR, PRESIDENT = "Huân chương Lao động hạng Ba", "Chủ tịch nước"


def test_an_award_with_and_without_who_gives_it_is_asked_about_in_one_table(office):
    rows = (HEAD, [1, LABOUR, 2023, "Tập thể", PRESIDENT, 1], [2, LABOUR, 2023, "Tập thể", "", 1],
            [3, LABOUR, 2024, "Tập thể", "", 1])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    here = "dòng khác của bảng này"
    assert verdicts(sheet) == [
        (2, "ask", {"form": PERHAPS.format(LABOUR, here)}),
        (3, "ask", {"form": PERHAPS.format(f"{LABOUR} ({PRESIDENT})", here)}),
        (4, "good", {}),
    ]
    assert set(sheet.rows.values_list("blocked", flat=True)) == {False}


@pytest.mark.parametrize(("form", "authority", "asked"), [
    ("Giấy khen", "", True), ("Giấy khen", "Cấp xã", True), ("Giấy khen cấp xã", "", True),
    ("Giấy khen", "Cấp thành phố", False), ("Giấy khen của Chủ tịch UBND thành phố", "", False),
    ("Bằng khen", "", False), ("Giấy khen chuyên đề", "", False),
])  # fmt: skip
def test_it_is_asked_about_beside_what_stands_there_too(office, form, authority, asked):
    AwardCount.objects.create(
        conference=make.conference(), year=2023, form="Giấy khen", category="collective",
        authority="Chủ tịch UBND xã", count=1,
    )  # fmt: skip
    sheet = upload(office, workbook(HEAD, [1, form, 2023, "Tập thể", authority, 12]), slug=SLUG)

    why = PERHAPS.format("Giấy khen (Chủ tịch UBND xã)", "bảng khen thưởng")
    assert verdicts(sheet) == [(2, "ask", {"form": why}) if asked else (2, "good", {})]


@pytest.mark.parametrize(("form", "authority", "asked"), [
    ("Giấy khen", "Công an thành phố Hải Phòng", True), ("Giấy khen", "Thành ủy", True),
    ("Giấy khen", "Đoàn Thanh niên", True), ("Giấy khen của ĐTN xã", "", True),
    ("Giấy khen tiêu biểu", "", False),
])  # fmt: skip
def test_an_award_is_asked_about_beside_one_whose_giver_alone_is_said(
    office, form, authority, asked
):
    rows = (HEAD, [1, "Giấy khen", 2023, "Tập thể", "", 1],
            [2, form, 2023, "Tập thể", authority, 1])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [verdict for _, verdict, _ in verdicts(sheet)] == ["ask" if asked else "good"] * 2


@pytest.mark.parametrize("full", [
    "Chủ tịch UBND thành phố Hải Phòng", "CT UBND TP. Hải Phòng", "UBND thành phố",
])  # fmt: skip
def test_the_level_of_the_city_is_asked_about_beside_its_office(office, full):
    rows = (HEAD, [1, "Bằng khen", 2023, "Tập thể", "Cấp thành phố", 1],
            [2, "Bằng khen", 2023, "Tập thể", full, 1])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [verdict for _, verdict, _ in verdicts(sheet)] == ["ask", "ask"]


@pytest.mark.parametrize(("one", "other", "same"), [
    ("UBND xã Đại Sơn, thành phố Hải Phòng", "UBND xã", True),
    ("UBND thành phố Hải Phòng", "UBND TP", True), ("UBND thành phố Hà Nội", "UBND TP", False),
])  # fmt: skip
def test_the_commune_and_its_city_may_be_called_by_their_whole_names(office, one, other, same):
    names = own_names(make.conference())
    keys = {same_award("Giấy khen", by, own=names) for by in (one, other)}
    assert len(keys) == (1 if same else 2)


# --- Two lines that were one award always --------------------------------------------------------


def test_of_two_old_lines_of_one_award_each_may_be_corrected_and_none_made_the_other():
    line = {"year": 2023, "category": "collective"}
    mine = {**line, "form": "Giấy khen", "authority": "UBND xã"}
    conference = make.conference()
    one = AwardCount.objects.create(conference=conference, count=3, **mine)
    twin = line | {"form": "Giấy khen của UBND xã", "authority": ""}
    other = AwardCount.objects.create(conference=conference, count=4, **twin)
    third = AwardCount.objects.create(
        conference=conference, count=1, **line, form="Bằng khen", authority=""
    )
    how = {"by": make.user(role=Role.CULTURE_OFFICE), "at": make.AT}

    count_awards(conference, **mine, count=5, instead_of=one, **how)
    assert [row[-1] for row in counts()] == [5, 4, 1]
    for instead_of in (other, third, None):
        with pytest.raises(Refused, match="Dòng này đã có trong bảng"):
            count_awards(conference, **mine, count=9, instead_of=instead_of, **how)
    assert [row[-1] for row in counts()] == [5, 4, 1]


# --- The year ------------------------------------------------------------------------------------


@pytest.mark.plain
@pytest.mark.parametrize(("title", "year"), [
    ("TỔNG HỢP KẾT QUẢ KHEN THƯỞNG NĂM 2024", "2024"),
    ("Khen thưởng năm 2024 (báo cáo năm 2024)", "2024"),
    ("Khen thưởng giai đoạn 2020–2025", ""), ("Khen thưởng năm 2020-2025", ""),
    ("Khen thưởng năm 2023 và 2024", ""), ("Khen thưởng năm 2023, năm 2024", ""),
    ("Đại Sơn, ngày 5 tháng 3 năm 2025", ""), ("ngày … tháng … năm 2025", ""),
    ("Khen thưởng năm 2024, số liệu đến ngày 5 tháng 3 năm 2025", "2024"),
    ("Khen thưởng từ năm 2020 đến nay", ""), ("Trước năm 2020", ""), ("Sau năm 2020", ""),
    ("Hội nghị tổng kết năm 2025, khen thưởng giai đoạn 2020-2025", ""),
    ("Từ đầu năm 2024", ""), ("Tính đến hết năm 2024", ""), ("Năm 2024 và 2025", ""),
    ("Khen thưởng năm học 2024", ""), ("Nhiệm kỳ này, năm 2024", ""), ("Năm 2024 đến nay", ""),
    ("Khen thưởng 5 năm", ""), ("Kết quả khen thưởng", ""),
])  # fmt: skip
def test_a_title_names_a_year_where_it_names_one(title, year):
    assert _year_in(title) == year


def test_the_year_of_a_title_is_proposed_for_every_line_and_asked_about(office):
    head = ["Hình thức khen thưởng", "Đối tượng", "Số lượng"]
    rows = (["UBND XÃ ĐẠI SƠN", "Đại Sơn, ngày 5 tháng 3 năm 2025"], ["KHEN THƯỞNG NĂM 2024"], head,
            ["Giấy khen", "Tập thể", 3], ["Bằng khen", "Hộ gia đình", 2])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    asked = {"year": "Lấy theo dòng 2 ở trên bảng. Hãy xem có đúng không."}
    assert verdicts(sheet) == [(4, "ask", asked), (5, "ask", asked)]
    bring_in(office, sheet, **{"chon-het": "1"})
    assert counts() == [
        ("Giấy khen", 2024, "collective", "", 3), ("Bằng khen", 2024, "household", "", 2),
    ]  # fmt: skip


def test_the_year_of_a_title_is_asked_once_for_all_columns_and_no_group_asks_their_kind(office):
    rows = (["KHEN THƯỞNG NĂM 2024"], ["Hình thức", "Tập thể", "Hộ gia đình"], ["I. Cấp xã"],
            ["Giấy khen", 3, 2])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    page = office.get(at("show", sheet))
    assert [box["name"] for box in page.context["proposals"]] == ["moi-0-year"]
    assert page.context["groups"] == []
    office.post(at("read_again", sheet), {"moi-0-year": "2023"})
    bring_in(office, sheet)
    assert counts() == [
        ("Giấy khen", 2023, "collective", "Cấp xã", 3),
        ("Giấy khen", 2023, "household", "Cấp xã", 2),
    ]
