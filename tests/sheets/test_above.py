"""A unit that is named above a table and in no column of it: proposed for its lines, and asked."""

import io
import re

import pytest
from openpyxl import Workbook

from accounts.enums import Role
from nominations.models import Nomination
from sheets.reading.packed import packed, unpacked
from tests import make
from tests.sheets.pages import at, bring_in, paste, upload, workbook

pytestmark = pytest.mark.django_db
SLUG = "ho-so"
HEAD, HOA = ["Họ và tên", "Năm sinh"], ["Nguyễn Thị Hoa", 1968]
ASKED = "Lấy theo dòng {} ở trên bảng. Hãy xem có đúng không."


@pytest.fixture
def office(sign_in):
    for name in ("Thôn Đông", "Thôn Liêu Xá", "Hội Nông dân thôn Đông"):
        make.unit(name=name)
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def told(sheet):
    """Of each line that comes in: its unit's name, whether it is asked about, and how."""
    names = dict(make.unit().commune.units.values_list("pk", "name"))
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(names.get(row.values["unit"]), row.verdict, row.reasons.get("unit")) for row in rows]


@pytest.mark.parametrize(("above", "unit"), [
    ("Thôn Đông: danh sách đề nghị khen thưởng", "Thôn Đông"),
    ("Đơn vị: Thôn Liêu Xá", "Thôn Liêu Xá"),
    ("Đơn vị: Đông", "Thôn Đông"),
    ("THÔN ĐÔNG", "Thôn Đông"), ("Danh sách thôn Đông 2025", "Thôn Đông"),
    ("Danh sách điển hình tiên tiến của thon lieu xa năm 2025", "Thôn Liêu Xá"),
    ("Hội Nông dân thôn Đông", "Hội Nông dân thôn Đông"),
    ("Danh sách Thôn Đông Năm 2025", "Thôn Đông"), ("DANH SÁCH THÔN ĐÔNG NĂM 2025", "Thôn Đông"),
    ("UBND XÃ ĐẠI SƠN THÔN ĐÔNG", "Thôn Đông"), ("Chi bộ cơ quan - thôn Đông", "Thôn Đông"),
])  # fmt: skip
def test_a_unit_named_above_is_proposed_for_every_line_and_asked_about(office, above, unit):
    sheet = upload(office, workbook([above], [], HEAD, HOA, ["Lê Văn Ba", 1960]), slug=SLUG)

    assert told(sheet) == [(unit, "ask", ASKED.format(1))] * 2
    assert set(sheet.rows.values_list("blocked", "ticked")) == {(False, False)}


def test_where_it_was_taken_from_is_said_once_in_its_cell(office):
    sheet = upload(office, workbook(["Đơn vị: Thôn Đông"], HEAD, HOA), slug=SLUG)

    page = office.get(at("show", sheet)).content.decode()
    assert (page.count(ASKED.format(1)), page.count("(theo dòng 1)")) == (1, 0)


@pytest.mark.parametrize("above", [
    "Kính gửi: Hội Nông dân thôn Đông", "Danh sách thôn Đông và thôn Liêu Xá", "Thôn Tây",
    "Danh sách đề nghị khen thưởng năm 2025", "Thôn Đông Liêu: danh sách đề nghị x",
    "DANH SÁCH THÔN ĐÔNG ANH", "THÔN ĐÔNG II", "Thôn Đông A", "thôn đông anh",
    "Cách thôn Đông 2 km",
    "Trường Tiểu học Thôn Đông", "Chi bộ thôn Đông", "Ban công tác Mặt trận thôn Đông",
    "Thôn Đông 2", "Đơn vị: Thôn Đông 2", "Địa điểm: Nhà văn hóa thôn Đông", "Tại thôn Đông",
])  # fmt: skip
def test_what_names_no_one_unit_above_proposes_none(office, above):
    sheet = upload(office, workbook([above], HEAD, HOA), slug=SLUG)

    assert told(sheet) == [(None, "ask", "Chưa có đơn vị giới thiệu. Hãy điền vào ô này.")]


def test_two_units_above_propose_none(office):
    rows = (
        ["UBND XÃ", "CỘNG HÒA"],
        ["THÔN ĐÔNG", "Độc lập"],
        ["Danh sách thôn Liêu Xá"],
        HEAD,
        HOA,
    )
    assert told(upload(office, workbook(*rows), slug=SLUG))[0][0] is None


def test_the_national_header_names_it_beside_the_motto(office):
    rows = (["UBND XÃ ĐẠI SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["THÔN ĐÔNG", "Độc lập"],
            ["Kính gửi: Phòng Văn hóa - Xã hội"], HEAD, HOA)  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [("Thôn Đông", "ask", ASKED.format(2))]


def test_a_column_of_units_and_a_group_go_before_what_stands_above(office):
    rows = (["Thôn Đông: danh sách"], [*HEAD, "Thôn"], [*HOA, "Liêu Xá"], ["Lê Văn Ba", 1960, ""])
    lacks = "Chưa có đơn vị giới thiệu. Hãy điền vào ô này."
    assert told(upload(office, workbook(*rows), slug=SLUG)) == [
        ("Thôn Liêu Xá", "good", None), (None, "ask", lacks),
    ]  # fmt: skip
    rows = (["Thôn Đông: danh sách"], HEAD, ["Trần Văn Tư", 1955], ["THÔN LIÊU XÁ"], HOA)
    assert told(upload(office, workbook(*rows), slug=SLUG)) == [
        ("Thôn Đông", "ask", ASKED.format(1)), ("Thôn Liêu Xá", "good", None),
    ]  # fmt: skip


def test_a_table_below_another_has_its_own_title(office):
    more = ["TT", *HEAD, "Thành tích"]
    rows = (["Thôn Đông: danh sách"], ["TT", *HEAD], [1, *HOA], [], ["Đơn vị: Thôn Liêu Xá"], more,
            [1, "Lê Văn Ba", 1960, "Nuôi cá"])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        ("Thôn Đông", "ask", ASKED.format(1)), ("Thôn Liêu Xá", "ask", ASKED.format(5)),
    ]  # fmt: skip


def test_the_name_of_a_sheet_is_proposed_where_no_line_names_a_unit(office):
    sheet = upload(office, workbook(HEAD, HOA, title="Thôn Đông"), slug=SLUG)

    assert told(sheet) == [
        ("Thôn Đông", "ask", "Lấy theo tên trang tính. Hãy xem có đúng không."),
    ]


def test_a_message_with_its_unit_in_the_first_line_proposes_it(office):
    text = "Thôn Đông: danh sách đề nghị khen thưởng\n1. Nguyễn Thị Hoa, 1968\n2. Lê Văn Ba, 1960"
    sheet = paste(office, text, slug=SLUG)

    assert [(unit, verdict) for unit, verdict, _ in told(sheet)] == [("Thôn Đông", "ask")] * 2


def test_one_press_agrees_and_a_word_for_all_lines_goes_before_it(office):
    rows = (["Thôn Đông: danh sách"], HEAD, HOA, ["Lê Văn Ba", 1960])
    sheet = upload(office, workbook(*rows), slug=SLUG)
    assert office.get(at("show", sheet)).context["count"]["askable"] == 2

    office.post(at("read_again", sheet), {"moi-0-unit": "Thôn Liêu Xá"})
    assert told(sheet) == [("Thôn Liêu Xá", "good", None)] * 2
    office.post(at("read_again", sheet), {"moi-0-unit": ""})
    bring_in(office, sheet, **{"chon-het": "1"})

    assert set(Nomination.objects.values_list("unit__name", flat=True)) == {"Thôn Đông"}


def test_it_is_asked_once_for_all_lines_in_a_box_of_its_own(office):
    rows = (["Thôn Đông: danh sách"], HEAD, HOA, ["Lê Văn Ba", 1960])
    sheet = upload(office, workbook(*rows), slug=SLUG)
    page = office.get(at("show", sheet))
    box = page.context["proposals"][0]
    shown = {key: box[key] for key in ("name", "number", "named", "said")}
    assert shown == {"name": "moi-0-unit", "number": 1, "named": "Thôn Đông", "said": ""}
    assert page.content.decode().count('name="moi-0-unit"') == 1

    old = {"lan": "0", "muc": "groups", "moi-0-unit": "Thôn Đông", "moi-0-kind": "Tập thể"}
    office.post(at("read_again", sheet), old | {"muc": "columns"})
    assert [verdict for _, verdict, _ in told(sheet)] == ["ask", "ask"]
    office.post(at("read_again", sheet), old)
    assert told(sheet) == [("Thôn Đông", "good", None)] * 2


def test_what_stands_above_is_kept_with_the_table(office):
    tables = unpacked(upload(office, workbook(["Thôn Đông"], HEAD, HOA), slug=SLUG).book)

    assert [table.above for table in tables] == [{"unit": (1, "Thôn Đông")}]
    assert unpacked(packed(tables)) == tables


@pytest.mark.parametrize("village", ["Thôn Tây", "thôn Đoài"])
def test_a_village_nobody_knows_ends_the_one_above_it(office, village):
    """Its people came in under the village before, as good as any."""
    sheet = upload(office, workbook(
        ["TT", *HEAD], ["", "Thôn Liêu Xá"], [1, *HOA],
        ["", "Cá nhân"], [2, "Trần Văn Lâm", 1961],
        ["", village], [3, "Lê Văn Tư", 1960],
    ), slug=SLUG)  # fmt: skip

    missing = "Chưa có đơn vị giới thiệu. Hãy điền vào ô này."
    assert [(unit, why) for unit, _, why in told(sheet)] == [
        ("Thôn Liêu Xá", None),
        ("Thôn Liêu Xá", None),
        (None, missing),
    ]


LACKS = "Chưa có đơn vị giới thiệu. Hãy điền vào ô này."


@pytest.mark.parametrize("heading", [
    ["", "Hội Phụ nữ"], ["3", "Thôn Tây"], ["", "3. Thôn Tây"], ["3. Thôn Tây"],
    ["II", "Hội Phụ nữ"],
])  # fmt: skip
def test_a_body_nobody_knows_heads_its_people_and_is_none_of_them(office, heading):
    """They are of no unit yet, neither of the group before nor of what stands above."""
    rows = (["Thôn Đông: danh sách"], ["TT", *HEAD], ["", "Thôn Liêu Xá"], [1, *HOA],
            [2, "Lê Văn Ba", 1960], heading, [1, "Lê Văn Tư", 1960],
            [2, "Trần Văn Lâm", 1961])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        ("Thôn Liêu Xá", "good", None), ("Thôn Liêu Xá", "good", None),
        (None, "ask", LACKS), (None, "ask", LACKS),
    ]  # fmt: skip
    groups = office.get(at("show", sheet)).context["groups"]
    assert [(one["number"], one["count"]) for one in groups] == [(3, 2), (6, 2)]
    box = next(one["name"] for one in groups[1]["boxes"] if one["name"].endswith("unit"))
    office.post(at("read_again", sheet), {box: "Hội Nông dân thôn Đông"})
    assert told(sheet)[2:] == [("Hội Nông dân thôn Đông", "good", None)] * 2


def test_a_known_unit_below_an_unknown_one_and_a_new_part_are_themselves_again(office):
    rows = (["Thôn Đông: danh sách"], ["TT", *HEAD], ["", "Hội Phụ nữ"], [1, *HOA],
            ["", "Thôn Liêu Xá"], [1, "Lê Văn Tư", 1960], ["", "Hội Phụ nữ"],
            ["II", "Cá nhân"], [1, "Trần Văn Lâm", 1961])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        (None, "ask", LACKS), ("Thôn Liêu Xá", "good", None), ("Thôn Đông", "ask", ASKED.format(1)),
    ]  # fmt: skip


@pytest.mark.parametrize("after", [[2, "Lê Văn Ba", 1960], None])
def test_a_body_numbered_on_with_the_others_is_honoured_itself(office, after):
    """The next line counts on from it, or there is none: it is one of the list, and asked about."""
    rows = (["TT", *HEAD], [1, "Hội Phụ nữ"], *filter(None, [after]))
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert sheet.rows.order_by("place")[0].values["full_name"] == "Hội Phụ nữ"


def test_the_unit_of_a_body_elsewhere_is_not_the_one_of_the_commune(office):
    make.unit(name="Hội Phụ nữ")
    sheet = upload(office, workbook(["Hội Phụ nữ thôn Bắc"], HEAD, HOA), slug=SLUG)

    assert told(sheet) == [(None, "ask", LACKS)]


def test_two_sheets_with_one_title_are_asked_about_each_by_its_name(office):
    """What was said of the first was written to the second, which nobody had seen."""
    book = Workbook()
    for name, person in (("Đông", HOA), ("Tây", ["Lê Văn Ba", 1960])):
        page = book.create_sheet(name)
        for row in (["Danh sách thôn Đông"], HEAD, person):
            page.append(row)
    kept = io.BytesIO()
    book.save(kept)
    sheet = upload(office, kept.getvalue(), slug=SLUG)

    page = office.get(at("show", sheet))
    assert [(box["name"], box["where"]) for box in page.context["proposals"]] == [
        ("moi-0-unit", "Đông"), ("moi-1-unit", "Tây"),
    ]  # fmt: skip
    said = " ".join(re.sub("<[^>]+>", " ", page.content.decode()).split())
    assert [said.count(f"của trang “{name}”") > 0 for name in ("Đông", "Tây")] == [True, True]
    office.post(at("read_again", sheet), {"moi-0-unit": "Thôn Đông"})
    assert told(sheet) == [("Thôn Đông", "good", None), ("Thôn Đông", "ask", ASKED.format(1))]
