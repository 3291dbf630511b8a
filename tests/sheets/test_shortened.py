"""A unit's name that is only shortened, a head with more beside the name: found, and asked."""

import pytest

from accounts.enums import Role
from sheets.reading.shortened import same_as, written_out
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, workbook

HEAD = ["Tên đơn vị", "Loại", "Người đứng đầu", "Điện thoại"]
STANDS = (
    "Xã đã có “{}”, có thể là đơn vị này. Hãy ghi tên như đã có, hoặc đánh dấu nếu là đơn vị khác."
)
TWICE = "Bảng còn ghi “{}”, có thể là đơn vị này. Hãy chỉ đánh dấu một dòng."
GONE = "Đã bỏ phần “{}” khỏi họ tên. Hãy xem lại."
ONE_HEAD = "Ô này có vẻ ghi hai người. Hãy chỉ ghi người đứng đầu."


@pytest.mark.plain
@pytest.mark.parametrize(("one", "other"), [
    ("Hội CCB xã", "Hội Cựu chiến binh xã"), ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ"),
    ("Hội ND", "Hội Nông dân xã"), ("UBMTTQ xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    ("Đoàn TNCS HCM xã", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"),
    ("Trường THCS Đại Sơn", "Trường Trung học cơ sở Đại Sơn"),
    ("Trường TH Đại Sơn", "Trường Tiểu học Đại Sơn"),
    ("Trường MN Hoa Sen", "Trường Mầm non Hoa Sen"),
    ("UBND xã", "Ủy ban nhân dân xã"), ("HĐND xã", "Hội đồng nhân dân xã"),
    ("HTX Mỗ Đoạn", "Hợp tác xã Mỗ Đoạn"), ("TDP số 3", "Tổ dân phố số 3"),
])  # fmt: skip
def test_a_shortened_name_means_the_one_written_out(one, other):
    assert (same_as(one, ["Thôn Tư", other]), same_as(other, [one])) == (other, one)


@pytest.mark.plain
@pytest.mark.parametrize(("one", "other"), [
    ("Hội CCB thôn Đông", "Hội Cựu chiến binh xã"), ("Trường TH Đại Sơn", "Trường THCS Đại Sơn"),
    ("Hội CCB xã", "hội ccb xã"), ("Thôn Đông", "Thôn Đông 2"), ("Xã", "Hội Nông dân xã"),
])  # fmt: skip
def test_another_body_and_the_very_name_are_no_other_way_of_writing(one, other):
    assert same_as(one, [other]) == ""


@pytest.mark.plain
def test_what_is_left_of_a_name_written_out():
    assert written_out("Hợp tác xã") == written_out("HTX") != ""


@pytest.fixture
def leader(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def told(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["name"], row.blocked, row.by_hand, row.reasons) for row in rows]


@pytest.mark.django_db
@pytest.mark.parametrize("shape", ["workbook", "pasted"])
def test_a_unit_that_stands_under_its_whole_name_is_asked_and_never_made_again(leader, shape):
    make.unit(name="Hội Cựu chiến binh xã", kind="organisation")
    rows = (HEAD, ["Hội CCB xã", "", "Lê An", ""], ["Hội ND xã", "", "", ""],
            ["Hội Nông dân xã", "", "", ""])  # fmt: skip
    if shape == "workbook":
        sheet = upload(leader, workbook(*rows), slug="don-vi")
    else:
        sheet = paste(leader, "\n".join("\t".join(row) for row in rows), slug="don-vi")

    assert told(sheet) == [
        ("Hội CCB xã", False, True, {"name": STANDS.format("Hội Cựu chiến binh xã")}),
        ("Hội ND xã", False, True, {"name": TWICE.format("Hội Nông dân xã")}),
        ("Hội Nông dân xã", False, True, {"name": TWICE.format("Hội ND xã")}),
    ]
    leader.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))
    assert not sheet.rows.filter(ticked=True).exists()


@pytest.mark.django_db
def test_a_unit_that_stands_under_this_very_name_too_is_only_there_already(leader):
    make.unit(name="Hội Cựu chiến binh xã", kind="organisation")
    make.unit(name="Hội CCB xã", kind="organisation")

    sheet = upload(leader, workbook(HEAD, ["Hội CCB xã", "Hội", "", ""]), slug="don-vi")

    (name, blocked, _, reasons) = told(sheet)[0]
    assert (name, blocked, "có thể là" in reasons["name"]) == ("Hội CCB xã", True, False)


@pytest.mark.django_db
@pytest.mark.parametrize(("written", "value", "why"), [
    ("Lê Thu Giang - Hiệu trưởng", "Lê Thu Giang", GONE.format("- Hiệu trưởng")),
    ("Lê Thu Giang, Hiệu trưởng", "Lê Thu Giang", GONE.format(", Hiệu trưởng")),
    ("Lê Thu Giang (Hiệu trưởng)", "Lê Thu Giang", GONE.format("(Hiệu trưởng)")),
    ("Phạm Hùng, Phó: bà Lan", None, ONE_HEAD), ("Phạm Hùng - Lê Lan", None, ONE_HEAD),
    ("Phạm Hùng, phó Vi Bé", None, ONE_HEAD), ("Lê Thu Giang", "Lê Thu Giang", None),
])  # fmt: skip
def test_a_head_is_a_name_and_a_post_or_a_deputy_is_none_of_it(leader, written, value, why):
    sheet = upload(leader, workbook(HEAD, ["Trường Mầm non", "", written, ""]), slug="don-vi")

    row = sheet.rows.get()
    assert (row.values["head"], row.reasons.get("head")) == (value, why)
    assert row.blocked is (value is None)


@pytest.mark.django_db
def test_a_dossiers_unit_is_found_by_its_shortened_name_and_asked(sign_in):
    unit = make.unit(name="Hội Cựu chiến binh xã", kind="organisation")
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    rows = (["Họ và tên", "Đơn vị giới thiệu"], ["Lê An", "Hội CCB xã"], ["Đỗ Ba", "Hội Lạ xã"])

    sheet = upload(office, workbook(*rows), slug="ho-so")

    first, other = sheet.rows.order_by("place")
    assert (first.values["unit"], first.blocked) == (unit.pk, False)
    assert first.reasons == {
        "unit": "Bảng ghi “Hội CCB xã”, lấy là “Hội Cựu chiến binh xã”. Hãy xem lại."
    }
    assert other.blocked
    bring_in(office, sheet, ticked=[0])
    assert unit.nominations.count() == 1
