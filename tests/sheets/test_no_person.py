"""A body among guests, a person among units: asked about or refused, never taken as it stands."""

import pytest

from accounts.enums import Role
from delegates.imported import fields as guests
from sheets.imported import fields as units
from sheets.reading import read_paste
from sheets.reading.kinds import WHO_COMES, is_wrong_name
from tests import make
from tests.sheets.fields import judged
from tests.sheets.pages import paste

NO_PERSON = (
    "Có vẻ không phải tên một người. Hãy ghi họ tên người ấy, hoặc đánh dấu dòng này nếu đúng là "
    "tên một người."
)
NO_UNIT = (
    "Ô này có vẻ ghi tên một người. Hãy ghi tên đơn vị, hoặc đánh dấu dòng này nếu đúng là tên một "
    "đơn vị."
)
BODIES = [
    "Đảng ủy xã", "Ban Giám hiệu Trường THCS", "Công an xã", "HTX Đại Sơn", "Chi bộ thôn 3",
    "BCH Đoàn xã", "BTV Đảng ủy", "BCHQS xã", "LĐLĐ thành phố", "VKSND khu vực", "TTYT xã",
    "Đồn Biên phòng", "Hạt Kiểm lâm", "HẠT KIỂM LÂM", "Hải quan khu vực", "Thuế cơ sở 5",
    "Trung đoàn 50", "Sư đoàn 395", "Quân khu 3", "Điện lực Tứ Kỳ", "Nhà trường",
    "Nhà văn hóa thôn", "Dòng họ Nguyễn", "Gia tộc Vũ",
    "Cấp ủy thôn", "Chính quyền xã", "Tỉnh đoàn", "Thành đoàn", "Xã đoàn",
    "Thanh tra huyện", "KDC 5", "Phố 3",
    "Quỹ Thiện Tâm", "QUỸ THIỆN TÂM", "Tổng công ty 319", "Nghiệp đoàn Nghề cá", "Cửa hàng Hoa Mai",
    "Nhà hàng Biển Đông", "Khách sạn Hải Âu", "Cơ sở Mộc Đức Minh", "Xưởng may Minh Anh",
    "Hãng Phim Trẻ", "Trang trại Minh Tâm", "Gara Tuấn Anh", "Shop Hoa Lan", "Nhà thuốc Bảo Tâm",
]  # fmt: skip
STRANGE = [
    "CA xã", "QS xã", "CCB xã", "TT Đảng ủy", "VP UBND xã", "P. Văn hóa", "DN Minh Phát",
    "Agribank Tứ Kỳ", "TP Hải Phòng", "Vụ Thi đua", "Phụ nữ xã", "Người cao tuổi xã", "Họ Nguyễn",
    "Phố Ghẽ", "Bản Mòng", "VP HĐND", "TTHC XÃ",
    "Viettel Tứ Kỳ", "VIETTEL TỨ KỲ", "Honda Việt Nam", "Masan Tiêu Dùng", "Samsung Bắc Ninh",
    "Hòa Phát Group", "Sao Mai Corp.", "Petrolimex Hải Dương", "Mobifone Hải Phòng",
    "THCS Đại Sơn", "MẦM NON ĐẠI SƠN", "Tiểu học Đại Sơn", "THÀNH PHỐ HẢI PHÒNG",
]  # fmt: skip
PERSONS = [
    "Nguyễn Văn An", "NGUYỄN VĂN AN", "Nguyễn thị Hoa", "Vi Sáu", "Quàng Thị Mai", "H Hen Niê",
    "Bùi Nghiêng", "ông Mười", "Đại tá Vi Sáu", "Hòa thượng Thích Quảng Nghiêm", "Lê Văn A",
    "Thượng tọa Thích Minh Đức", "GS Nguyễn Văn An", "Hạ Vũ", "Thanh Trà My", "Đào Bản",
]  # fmt: skip
FAMILIES = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Cấn", "Khuất", "Quách", "Chử",
    "Vi", "Lò", "Quàng", "Hà", "Tòng", "Sùng", "Giàng", "Thào",
]  # fmt: skip
GIVEN = (
    "Thị Hoa", "Văn An", "Minh Quyên", "Thúy Hiền", "Đức Nghiêng", "Hải Yến", "Quốc Uy", "Bảo Oanh",
    "Hoài Thương", "Khoa",
)  # fmt: skip
PEOPLES = [
    "K' Brẽo", "H'Hen Niê", "Y Moan", "Lê Văn Co", "Y Thông Niê Kdăm", "Kpă Klơng", "Rơ Châm H'Yéo",
    "Ksor Phước",
    "Rmah Hlôi", "Siu Black", "Rahlan Thanh", "Romah Dĩa", "Y Bhăm Êban", "Thào A Sò", "Ma Seo Chứ",
    "Điểu K'Ré", "Sơn Sóc Kha", "Danh Út", "Thạch Ngọc", "Bá Minh", "A Tranh", "Đinh Núp",
    "Quách Thị Lan", "Hồ Vai", "Kim Oanh", "Alăng Bhuốch", "Cụt Thị Bảy",
]  # fmt: skip
REAL = [f"{family} {given}" for family in FAMILIES for given in GIVEN] + PEOPLES
HEAD = "STT\tHọ và tên\tChức vụ\tCơ quan\tNhóm\tGiới tính"


def of_guest(name):
    rows = judged(read_paste(f"{HEAD}\n1\t{name}\tGiám đốc\tĐơn vị X\tKhách mời\tNam"),
                  guests(None, make.AT))  # fmt: skip
    return rows[0].verdict, rows[0].reasons.get("full_name", "")


@pytest.mark.plain
@pytest.mark.parametrize("name", BODIES)
def test_a_body_among_guests_is_asked_who_comes(name):
    assert of_guest(name) == ("ask", WHO_COMES)


@pytest.mark.plain
@pytest.mark.parametrize("name", STRANGE)
def test_what_is_written_as_no_name_is_asked_about(name):
    assert of_guest(name) == ("ask", NO_PERSON)


@pytest.mark.plain
@pytest.mark.parametrize("name", PERSONS)
def test_a_persons_name_is_not_asked_about(name):
    assert NO_PERSON not in of_guest(name)[1]
    assert WHO_COMES not in of_guest(name)[1]


@pytest.mark.plain
def test_two_hundred_persons_names_of_many_peoples_are_good():
    assert len({*REAL}) > 200
    written = [*REAL, *(name.upper() for name in REAL)]

    assert [(name, *of_guest(name)) for name in written if of_guest(name) != ("good", "")] == []


@pytest.mark.plain
@pytest.mark.parametrize("line", ["1. {}", "- {}", "{}", "{} - Giám đốc", "1. {}, Trưởng ban",
                                  "1. {} (2 người)"])  # fmt: skip
def test_a_body_in_a_message_is_nobody(line):
    for body in (*BODIES, *STRANGE):
        text = (
            f"1. Lê Văn Ba - Giám đốc - Sở Y tế\n{line.format(body)}\n3. Vũ Tư - Bí thư - Sở Y tế"
        )
        for row in judged(read_paste(text), guests(None, make.AT)):
            if any(body in cell.text for cell in row.cells):
                why = row.reasons.get("full_name", "")
                nobody = row.values.get("full_name") is None or NO_PERSON in why
                assert row.verdict == "left" or nobody or is_wrong_name(why), (body, row)


@pytest.mark.django_db
def test_who_is_perhaps_nobody_is_answered_by_her_own_tick(sign_in):
    make.conference()
    council = sign_in(role=Role.COUNCIL_OFFICE)
    rows = paste(council, f"{HEAD}\n1\tCA xã\tPhó\tĐơn vị\tKhách mời\tNam").rows
    [row] = rows.all()
    assert (row.verdict, row.blocked, row.by_hand, row.ticked) == ("ask", False, True, False)


# --- Units and who heads them --------------------------------------------------------------------

OF_UNITS = "Tên thôn\tTrưởng thôn\tLoại"


def of_units(*lines):
    rows = judged(read_paste("\n".join((OF_UNITS, *lines))), units(None, make.AT))
    return [(row.verdict, row.values.get("name"), row.values.get("head"), dict(row.reasons))
            for row in rows]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize("name", ["Nguyễn Văn An", "Lê Thị Ba", "ông Ba", "Đỗ Xá", "Vi Văn Ba"])
def test_a_person_in_place_of_a_unit_is_asked_about(name):
    assert of_units(f"{name}\tVi Tư\tThôn") == [("ask", name, "Vi Tư", {"name": NO_UNIT})]


@pytest.mark.plain
@pytest.mark.parametrize("name", ["Thôn Lê Lợi", "Trường THCS Nguyễn Trãi", "Quang Trung",
                                  "Tổ dân phố Trần Phú", "HTX Đỗ Xá"])  # fmt: skip
def test_a_unit_called_after_somebody_is_one(name):
    assert of_units(f"{name}\tVi Tư\tThôn") == [("good", name, "Vi Tư", {})]


@pytest.mark.plain
@pytest.mark.parametrize("line", ["\tNguyễn Văn Bình\tThôn", "\tNguyễn Văn Bình\t"])
def test_a_head_without_a_unit_is_asked_about(line):
    """Alone on its line it was left out as words."""
    first, found, last = of_units("Thôn Tây\tVi Ba\tThôn", line, "Thôn Đông\tVi Tư\tThôn")
    assert first[:3] == ("good", "Thôn Tây", "Vi Ba")
    assert found[:3] == ("ask", None, "Nguyễn Văn Bình")
    assert found[3]["name"] == "Chưa có tên đơn vị. Hãy điền vào ô này."
    assert last[:3] == ("good", "Thôn Đông", "Vi Tư")


@pytest.mark.plain
@pytest.mark.parametrize("head", BODIES)
def test_a_body_in_place_of_a_head_heads_nothing(head):
    no_name = f"Ghi “{head}”, chưa có tên người đứng đầu. Hãy ghi họ tên, hoặc để trống ô này."
    assert of_units(f"Thôn Tây\t{head}\tThôn") == [("ask", "Thôn Tây", None, {"head": no_name})]


@pytest.mark.plain
@pytest.mark.parametrize("head", STRANGE)
def test_what_is_written_as_no_name_is_asked_about_where_a_head_stands(head):
    [(_, name, _, reasons)] = of_units(f"Thôn Tây\t{head}\tThôn")
    assert (name, reasons) == ("Thôn Tây", {"head": NO_PERSON})


@pytest.mark.plain
@pytest.mark.parametrize("head", PERSONS)
def test_a_persons_name_heads_a_unit(head):
    [(verdict, _, name, _)] = of_units(f"Thôn Tây\t{head}\tThôn")
    assert (verdict, bool(name)) == ("good", True)


@pytest.mark.plain
def test_what_is_to_be_written_anew_says_nothing_of_the_two_columns_it_stood_in():
    text = "Tên thôn\tHọ đệm\tTên\tLoại\nThôn Tây\tBan Chấp hành\tHội\tThôn"
    [row] = judged(read_paste(text), units(None, make.AT))
    said = (
        "Ghi “Ban Chấp hành Hội”, chưa có tên người đứng đầu. Hãy ghi họ tên, hoặc để trống ô này."
    )
    assert row.reasons == {"head": said}


@pytest.mark.plain
@pytest.mark.parametrize("said", ["Khác", "Đơn vị khác", "CƠ QUAN KHÁC", "Cơ quan, đơn vị khác"])
def test_a_unit_of_another_kind_is_one_by_any_of_its_words(said):
    [row] = judged(read_paste(f"{OF_UNITS}\nTrạm bơm\tVi Tư\t{said}"), units(None, make.AT))
    assert (row.verdict, row.values["kind"]) == ("good", "agency")


@pytest.mark.plain
@pytest.mark.parametrize(
    ("name", "verdict"),
    [("Nguyễn Văn", "ask"), ("Lê Thị", "ask"), ("Lê Văn Thị", "good"), ("Trần An", "good")],
)
def test_a_name_that_ends_in_its_middle_is_asked_for_the_rest(name, verdict):
    head = "Họ và tên\tChức vụ\tCơ quan"
    [row] = judged(read_paste(f"{head}\n{name}\tGiám đốc\tSở Y tế"), guests(None, make.AT))
    assert row.verdict == verdict
    said = "Tên có thể mới ghi họ và chữ đệm. Hãy ghi đủ, hoặc đánh dấu nếu đúng là tên này."
    assert (said in row.reasons.values()) == (verdict == "ask")
