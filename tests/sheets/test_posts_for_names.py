"""A post, a body, a household where a person's name should stand: asked in that very cell."""

from datetime import UTC, datetime

import pytest

from accounts.enums import Role
from delegates.imported import fields as of_guests
from sheets.reading import (
    calls_a_house,
    find,
    is_collective,
    judge,
    kinds,
    read_paste,
    roles,
    several,
)
from tests import make
from tests.sheets.fields import FIELDS
from tests.sheets.pages import paste

AT = datetime(2025, 8, 1, tzinfo=UTC)
plain = pytest.mark.plain
OFFERED = {
    "household": "Đoán theo tên là hộ gia đình. Hãy xem lại.",
    "collective": "Đoán theo tên là tập thể. Hãy xem lại.",
}
AS_PERSON = "Tên này có vẻ là của một {} mà loại ghi “Cá nhân”. Hãy xem lại tên và loại."


def why_of(name, fields):
    (table,) = find(read_paste(f"STT\tHọ và tên\tĐơn vị\n1\t{name}\tMỗ Đoạn"), fields)
    (row,) = judge(table, fields)
    key = next(one.key for one in fields if one.names)
    assert (row.verdict == "ask") == bool(row.reasons)
    return row.reasons.get(key, "")


POSTS = [
    "Phóng viên Báo Hải Phòng", "PHÓNG VIÊN", "Nhà báo", "Đ/c Bí thư Đảng ủy",
    "Phó Chủ tịch UBND xã",
    "Nguyên Phó Bí thư Đảng ủy", "Ông Chủ tịch Hội Nông dân", "Trưởng thôn Mỗ Đoạn", "PCT UBND xã",
    "Giám đốc Công ty A", "GĐ Sở Y tế", "Tổ trưởng tổ 3", "Chi hội phó", "Hội viên Phụ nữ",
    "Y tá thôn Đông",
    "Bác sĩ trạm y tế", "Bác sĩ Trạm Y tế", "Bác sĩ", "can bo van hoa", "Trưởng phòng Nội Vụ",
    "Bí thư Đoàn Thanh Niên", "Giáo viên (trường THCS)", "Mẹ Việt Nam anh hùng",
    "Vụ Trưởng", "Vụ phó", "Phó ban", "Trưởng khoa Nội", "Hạt trưởng", "Trung đoàn trưởng",
    "Tiểu đội phó", "Thanh tra viên", "Kiểm soát viên", "Tổng cục trưởng",
    "Cộng tác viên dân số", "Cộng tác viên", "Tổng thư ký Hội",
]  # fmt: skip


@plain
def test_a_post_is_nobodys_name():
    """It came in as a person, or a dossier, as good as any."""
    guests = of_guests(None, AT)
    assert {name: why_of(name, guests) for name in POSTS} == dict.fromkeys(POSTS, roles.POST)
    assert {name: why_of(name, FIELDS) for name in POSTS} == dict.fromkeys(
        POSTS, roles.POST_OR_BODY
    )
    assert kinds.is_wrong_name(roles.POST)
    assert kinds.is_wrong_name(roles.POST_OR_BODY)


OTHERS = [  # as a guest, in a list of all that may be honoured
    ("Thường trực Đảng ủy", roles.POST, roles.SEVERAL),
    ("Bà con thôn Đông", roles.POST, roles.SEVERAL),
    ("Cán bộ và nhân dân thôn Đông", roles.POST, roles.SEVERAL),
    ("Giáo viên, học sinh trường Tiểu học", roles.POST, roles.SEVERAL),
    ("Cựu chiến binh thôn Đông", roles.POST, roles.POST_OR_BODY),
    ("Nguyên cựu chiến binh thôn Đông", roles.POST, roles.POST_OR_BODY),
    ("Chủ tịch Vi Văn Sáu", kinds.BEHIND, kinds.BEHIND),
    ("Trưởng thôn Lê Thị Ba", kinds.BEHIND, kinds.BEHIND),
    ("Trưởng thôn bà Ba", kinds.BEHIND, kinds.BEHIND),
    ("Phóng viên Tống Thu Hà", kinds.BEHIND, kinds.BEHIND),
    ("Phóng viên Báo Hải Phòng Lê Ba", kinds.BEHIND, kinds.BEHIND),
    ("CT Lê Ba", kinds.BEHIND, kinds.BEHIND), ("Thương binh Lê Ba", kinds.BEHIND, kinds.BEHIND),
    ("Hộ Nguyễn Văn An", kinds.WHO_COMES, ""), ("Gđ ông Trần Văn B", kinds.WHO_COMES, ""),
    ("GĐ. bà Hoa", kinds.WHO_COMES, ""), ("Gia đình bà C", kinds.WHO_COMES, ""),
    ("Hộ kinh doanh Lê Hoa", kinds.WHO_COMES, ""), ("Hộ nghèo", kinds.WHO_COMES, ""),
    ("Đại diện Đoàn thanh niên", f"{kinds.NOBODY} {several.LATER}", kinds.NOBODY),
    ("Báo Hải Phòng", kinds.WHO_COMES, ""),
]  # fmt: skip


@plain
def test_several_somebody_behind_a_post_and_a_household_are_asked_as_such():
    guests = of_guests(None, AT)
    found = [(name, why_of(name, guests), why_of(name, FIELDS)) for name, *_ in OTHERS]
    assert found == OTHERS


@plain
def test_whose_names_begin_like_a_post_stay_persons():
    names = [
        "Bác sĩ Nguyễn An", "Kỹ sư Trần Hai", "Thầy giáo Ba", "Nguyên Thị Hoa", "Nông Đức An",
        "Truong Phong", "Trương Ban", "Đặng Viên", "Tô Phó", "Hồ Văn Hộ",
        "Chánh Văn An",
        "Anh hùng lao động Lê Ba", "Nghệ nhân ưu tú Lê Ba", "Bảo Vệ", "Lý Trưởng",
    ]  # fmt: skip
    for fields in (FIELDS, of_guests(None, AT)):
        assert {name: why for name in names if (why := why_of(name, fields))} == {}


@plain
def test_members_are_no_bodies_and_a_nurse_is_no_household():
    of_bodies = ["Tổ trưởng", "Hội viên", "Chi hội phó", "Đoàn viên", "Tổ dệt", "Hội CCB"]
    houses = ["Hộ lý", "Hộ sinh", "GĐ Sở Y tế", "Gđ Lê Ba", "Hộ ông Tư", "gia đình tư"]
    assert [*filter(is_collective, of_bodies)] == ["Tổ dệt", "Hội CCB"]
    assert [*filter(calls_a_house, houses)] == ["Gđ Lê Ba", "Hộ ông Tư", "gia đình tư"]


@pytest.mark.django_db
def test_a_household_among_nominations_is_offered_and_asked_where_the_table_says_other(sign_in):
    make.unit(name="Thôn Đông")
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    rows = [
        "Hộ Nguyễn Văn An", "Gđ ông Lê B", "Gia đình bà C", "Báo Hải Phòng", "Vi Văn Sáu",
        "Hộ Lê Thị Hai\tCá nhân", "Báo Hà Nội\tCá nhân", "Vi Văn Năm\tCá nhân",
        "Gia đình bà Tư\tHộ gia đình", "Vi Văn Ba\tHộ gia đình", "Đài Hà Nội\tTập thể",
    ]  # fmt: skip
    counted = [f"{n}\t{row}" for n, row in enumerate(rows, 1)]
    text = "\n".join(["Thôn Đông", "STT\tHọ và tên\tLoại", *counted])
    sheet = paste(office, text, slug="ho-so")

    house, body = ({"kind": OFFERED[one]} for one in ("household", "collective"))
    asked = [{"full_name": AS_PERSON.format(one)} for one in ("hộ gia đình", "tập thể")]
    found = sheet.rows.order_by("place").values_list("values__kind", "reasons", "by_hand")
    assert [(kind, {k: why for k, why in said.items() if k != "unit"}, own)
            for kind, said, own in found] == [
        ("household", house, False), ("household", house, False), ("household", house, False),
        ("collective", body, False), ("individual", {}, False),
        ("individual", asked[0], True), ("individual", asked[1], True), ("individual", {}, False),
        ("household", {}, False), ("household", {}, False), ("collective", {}, False),
    ]  # fmt: skip


DIGIT = "Họ tên có chữ số. Hãy xem lại."
TOGETHER = {
    "Dân quân thôn Đông": "", "Đoàn viên thanh niên thôn Đông": "", "Học sinh lớp 5A": DIGIT,
    "Hội viên Hội Nông dân thôn": "", "Tuổi trẻ xã Đại Sơn": "", "Nhân dân Đại Sơn": "",
    "Thường trực Đảng ủy xã": "", "Nhân dân và cán bộ thôn Đông": "",
    "Cựu chiến binh thôn Đông": "", "Bác sĩ Trạm Y tế": "", "Nguyên giáo viên thôn Đông": "",
    "Bí thư Đảng ủy xã": roles.SEVERAL, "PCT UBND xã": roles.SEVERAL,
    "Trưởng thôn Mỗ Đoạn": roles.SEVERAL, "Tổ trưởng tổ 3": f"{roles.SEVERAL} {DIGIT}",
    "Dân quân Lê Văn Ba": kinds.BEHIND, "Tập thể Dân quân thôn Đông": "",
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("over", ["", "II. Tập thể\n"])
def test_what_the_line_says_to_be_a_collective_is_no_post(sign_in, over):
    """“Dân quân thôn Đông” was to begin with “Tập thể”, which the column said beside it."""
    make.unit(name="Thôn Đông")
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    kind = "" if over else "Tập thể"
    rows = [f"{n}\t{name}\t{kind}" for n, name in enumerate(TOGETHER, 1)]
    text = "\n".join(["Thôn Đông", "STT\tHọ và tên\tLoại", *filter(None, [over.strip()]), *rows])
    sheet = paste(office, f"{text}\n18\tDân quân thôn Tây\tCá nhân", slug="ho-so")

    *found, last = sheet.rows.exclude(verdict="left").order_by("place")
    assert {one.values["full_name"]: one.reasons.get("full_name", "") for one in found} == TOGETHER
    assert {(one.blocked, one.values["kind"]) for one in found} == {(False, "collective")}
    assert (last.reasons["full_name"], last.blocked) == (roles.POST_OR_BODY, True)
