"""A message that says who did what: the unit, the name and the deed are each at its place."""

import pytest

from sheets.reading.own import UNUSED
from tests.sheets.pages import paste
from tests.sheets.villages import office_of, unit_of

pytestmark = pytest.mark.django_db
EAST, MEN = "Thôn Nghĩa Xá", "Hội Cựu chiến binh xã"
SHORT = f"Bảng ghi “Hội CCB xã”, lấy là “{MEN}”. Hãy xem lại."
BOTH = "Dòng này ghi cả hộ hoặc tập thể và một người. Hãy giữ lại tên được giới thiệu."
LACKS = "Chưa có đơn vị giới thiệu. Hãy điền vào ô này."
DEED = "nuôi rươi 2,4 ha - 3 ha, giúp 14 hộ; được tặng Giấy khen (2022)"
KEYS = ("full_name", "gender", "position", "achievement", "birth_year")


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, EAST, MEN)


def told(sheet):
    """Of each line that may come in: the unit, the name, what else it says, what is asked."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(unit_of(one), *(one.values.get(key) for key in KEYS), one.reasons) for one in rows]


@pytest.mark.parametrize("mark", ["1. ", "", "- "])
@pytest.mark.parametrize("line", [
    "Bà Lê Thị Bé - Thôn Nghĩa Xá: {}", "Bà Lê Thị Bé, thôn Nghĩa Xá : {}",
    "Bà Lê Thị Bé (thôn Nghĩa Xá): {}", "Thôn Nghĩa Xá: Bà Lê Thị Bé: {}",
    "thôn Nghĩa Xá, bà Lê Thị Bé: {}", "Thôn Nghĩa Xá - Bà Lê Thị Bé: {}",
])  # fmt: skip
def test_all_behind_the_colon_is_the_deed_in_one_piece(office, line, mark):
    """It was offered in four pieces, or the line was left, or the whole of it was a name."""
    sheet = paste(office, mark + line.format(DEED), slug="ho-so")

    (said,) = told(sheet)
    assert (said[0].lower(), *said[1:]) == (
        EAST.lower(), "Lê Thị Bé", "female", None, DEED, None, {},
    )  # fmt: skip


@pytest.mark.parametrize("line", [
    "Hội CCB xã: Ông Bùi Sức: giúp 14 hộ, hiến đất", "2. Hội CCB xã: Ông Bùi Sức: giúp 14 hộ, "
    "hiến đất", "Hội CCB xã - ông Bùi Sức: giúp 14 hộ, hiến đất",
])  # fmt: skip
def test_a_shortened_body_before_its_man_is_his_unit_and_asked(office, line):
    assert told(paste(office, line, slug="ho-so")) == [
        (MEN, "Bùi Sức", "male", None, "giúp 14 hộ, hiến đất", None, {"unit": SHORT})
    ]


def test_posts_years_households_and_collectives_before_the_colon(office):
    kind = "Đoán theo tên là {}. Hãy xem lại."
    lines = (
        f"Bà Lê Bé, {EAST}, chi hội trưởng: hiến đất, làm đường (2022)",
        f"{EAST}: Bà Lê Tư, sinh năm 1970: hiến đất (ĐT 0912 345 678)",
        f"Hộ ông Lê Ba - {EAST}: hiến đất, làm đường",
        f"{EAST}: Chi hội Phụ nữ: góp 120.000.000 đồng, làm đường",
    )  # fmt: skip
    sheet = paste(office, "\n".join(lines), slug="ho-so")

    assert told(sheet) == [
        (EAST, "Lê Bé", "female", "chi hội trưởng", "hiến đất, làm đường (2022)", None,
         {"achievement": "Tách từ chức vụ. Hãy xem lại."}),
        (EAST, "Lê Tư", "female", None, "hiến đất", 1970, {}),
        (EAST, "Hộ ông Lê Ba", None, None, "hiến đất, làm đường", None,
         {"kind": kind.format("hộ gia đình")}),
        (EAST, "Chi hội Phụ nữ", None, None, "góp 120.000.000 đồng, làm đường", None,
         {"kind": kind.format("tập thể")}),
    ]  # fmt: skip
    assert sheet.tables[0]["left_out"] == ["Số điện thoại: không đọc"]


def test_what_cannot_be_parted_has_to_be_mended(office):
    lines = (
        "Hội Khuyến học xã: Ông Bùi Năm: hiến đất", f"{EAST}: hiến đất, làm đường",
        f"{EAST}: Bà Lê Tám và ông Lê Ba: hiến đất", "Thôn Lạ: Bà Hà Sáu: hiến đất",
        "Hội CCB xã, ông Bùi Chín, giúp 14 hộ", "Bà Vi Bảy: hiến đất",
    )  # fmt: skip
    sheet = paste(office, "\n".join(lines), slug="ho-so")

    rows = sheet.rows.order_by("place")
    assert [(one.verdict, one.blocked) for one in rows] == [("ask", True)] * 6
    assert [one.reasons.get("full_name") for one in rows] == [
        BOTH, "Chưa có họ và tên. Hãy điền vào ô này.",
        "Ô này có vẻ ghi hai người. Hãy tách mỗi người một dòng.", None, BOTH, None,
    ]  # fmt: skip
    assert rows[3].reasons["unit"].startswith("Chưa rõ “Thôn Lạ”.")
    assert rows[5].reasons == {"unit": LACKS}


@pytest.mark.parametrize(("line", "rest"), [
    (f"Bà Lê Bé - {EAST} - Vận động 32 hộ", "Vận động 32 hộ"),
    (f"Bà Lê Bé - {EAST}: Trưởng thôn", "Trưởng thôn"),
])  # fmt: skip
def test_without_a_colon_and_of_a_post_alone_it_is_offered(office, line, rest):
    (said,) = told(paste(office, line, slug="ho-so"))

    assert said == (EAST, "Lê Bé", "female", None, None, None, {"": UNUSED.format(f"“{rest}”")})


def test_words_that_head_a_message_are_no_deed(office):
    text = f"Anh Long ơi: danh sách em gửi\n{EAST} giới thiệu các bác: em gửi ạ\n1. Lê Bé: hiến đất"
    sheet = paste(office, text, slug="ho-so")

    assert [one[1] for one in told(sheet)] == ["Lê Bé"]
