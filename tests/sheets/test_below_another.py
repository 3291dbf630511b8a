"""People below another body are not of the village above it, whatever that body is called."""

import pytest

from accounts.enums import Role
from sheets.reading import bodies, posts
from tests import make
from tests.sheets.pages import paste, upload, workbook
from tests.sheets.villages import LACKS, office_of, people_of

AN, BA, LAM = "Nguyễn Văn An", "Lê Thị Ba", "Trần Văn Lâm"
HEAD = ["TT", "Họ và tên", "Năm sinh"]
BODIES = [
    "Sở Nội vụ", "Văn phòng UBND", "Liên đoàn Lao động", "Ngân hàng Chính sách", "Kho bạc",
    "Tòa án khu vực", "Toà án khu vực", "Bưu điện", "Chùa Kim Sơn", "Ấp Mới", "Quân sự xã",
    "Khối trường học", "Khối đoàn thể", "Huyện ủy", "Bộ phận một cửa", "Quỹ tín dụng nhân dân",
    "Viện kiểm sát", "Chi cục Thuế", "Xã Kim Sơn", "Giáo xứ Kim Sơn",
]  # fmt: skip


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông")


@pytest.mark.django_db
@pytest.mark.parametrize("body", BODIES)
def test_a_body_alone_in_a_table_ends_the_village_above(office, body):
    """The body came in as a person, and those below it as good under the village."""
    rows = (HEAD, ["", "Thôn Đông"], [1, AN, 1970], ["", body], [1, BA, 1968], [2, LAM, 1961])

    assert people_of(upload(office, workbook(*rows), slug="ho-so")) == [
        (AN, "Thôn Đông", {}), (BA, None, LACKS), (LAM, None, LACKS),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("text", [
    "1. Thôn Đông\n1.1. {a}\n2. {body}\n2.1. {b}", "a) Thôn Đông\n1. {a}\nb) {body}\n1. {b}",
    "A. Thôn Đông\n1. {a}\nB. {body}\n1. {b}",
], ids=["nested", "letters", "large"])  # fmt: skip
def test_a_counted_body_in_a_message_ends_the_village_above(office, body, text):
    sheet = paste(office, text.format(a=AN, b=BA, body=body), slug="ho-so")

    assert people_of(sheet) == [(AN, "Thôn Đông", {}), (BA, None, LACKS)]


@pytest.mark.django_db
@pytest.mark.parametrize("body", BODIES)
def test_nobody_below_a_bare_body_in_a_message_is_good_under_the_village(office, body):
    """Where nothing counts it, it may be honoured itself: then it is asked about, as they are."""
    sheet = paste(office, f"Thôn Đông\n1. {AN}\n{body}\n1. {BA}", slug="ho-so")

    rows = sheet.rows.filter(verdict="good")
    assert [row.values["full_name"] for row in rows] == [AN]
    assert BA in [name for name, *_ in people_of(sheet)]


# --- One list of bodies --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", [*BODIES, "So Noi vu", "Phong Van hoa", "Ban Thi dua", "Khu Van phong"]
)
def test_a_body_has_people(body):
    assert bodies.has_people(body)


@pytest.mark.parametrize("body", [one.capitalize() for one in bodies.ANYWHERE])
def test_what_is_an_office_behind_a_post_may_have_people_below_it(body):
    assert bodies.has_people(f"{body} Kim Sơn")
    assert posts.parted(f"Giám đốc {body} Kim Sơn") == ("Giám đốc", f"{body} Kim Sơn")


@pytest.mark.parametrize("name", [
    "Viên Thị Hoa", "Vien Thi Hoa", "Phuong Van An", "Khoi Van An", "Truong Van An", "Đoàn Thị Hoa",
    "Bồ Văn An", "Xã viên Lê Ba", "Xã hội học tập", "Tập thể", "Nhóm", "Đài Văn An", "Bảo Văn An",
])  # fmt: skip
def test_a_person_is_no_body(name):
    assert not bodies.has_people(name)


# --- Guests --------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("row", [
    ["*", "Bưu điện"], ["K.", "Bưu điện"], ["", "Bưu điện"], ["2", "Bưu điện"],
])  # fmt: skip
def test_a_body_above_guests_is_theirs_and_no_guest(sign_in, row):
    """It was a guest of the office above it, and so were those below."""
    make.conference()
    rows = (["TT", "Họ và tên", "Chức vụ", "Cơ quan, đơn vị"], ["I", "Sở Y tế"],
            [1, "Ông Lê An", "Giám đốc", ""], row, [1, "Ông Vũ Tư", "Giám đốc", ""])  # fmt: skip
    sheet = upload(sign_in(role=Role.COUNCIL_OFFICE), workbook(*rows))

    lines = sheet.rows.exclude(verdict="left").order_by("place")
    told = [(one.values["full_name"], one.values["organisation"], one.verdict) for one in lines]
    assert told == [
        ("Lê An", "Sở Y tế", "ask"), ("Vũ Tư", "Bưu điện", "ask"),
    ]  # fmt: skip
