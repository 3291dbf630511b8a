"""A name whose own sentence says what to write instead comes in by no tick till it is written."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.reading import kinds
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ("Họ và tên", "Cơ quan, đơn vị")
LATER = " Chưa biết ai dự thì để dòng này lại, sau thêm trong danh sách đại biểu."
BODY = f"Đây là tên một tập thể hoặc một hộ. Hãy ghi họ tên người đến dự.{LATER}"
WRONG = [
    ("Công ty TNHH May Hưng Đạo", BODY),
    ("Hộ gia đình ông Trần Văn Khải", BODY),
    ("Lý Thị Hà, Ngô Văn Sáu", kinds.TWO),
    ("lý thị bảy, ngô văn tám", kinds.TWO),  # written small: that alone would only be asked
    ("Hà Thị Bé Vi Văn Sáu", kinds.TWO),
    ("Đại diện lãnh đạo", kinds.NOBODY + LATER),
    ("Đại diện 2 hộ", kinds.NOBODY + LATER),
    ("Tập thể lãnh đạo xã", kinds.NOBODY + LATER),
]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def sent(client, shape, *names):
    rows = [HEAD, *((name, "Sở Y tế") for name in names)]
    if shape == "workbook":
        return upload(client, workbook(*map(list, rows)))
    return paste(client, "\n".join("\t".join(row) for row in rows))


def state(sheet):
    rows = sheet.rows.order_by("place")
    return [(row.verdict, row.blocked, row.by_hand, row.ticked) for row in rows]


@pytest.mark.parametrize("shape", ["workbook", "pasted"])
def test_no_tick_and_no_button_brings_such_a_line_in(council, shape):
    sheet = sent(council, shape, *(name for name, _ in WRONG), "Lê Minh")

    said = [row.reasons.get("full_name") for row in sheet.rows.order_by("place")]
    assert said == [*(why for _, why in WRONG), None]
    assert state(sheet) == [*[("ask", True, False, False)] * 8, ("good", False, False, True)]
    page = council.get(at("show", sheet)).content.decode()
    assert page.count('name="dong"') == 1
    assert page.count("Phải sửa</span>") == 8
    assert "dòng cần xem</button>" not in page

    council.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))
    bring_in(council, sheet, ticked=list(range(9)))

    assert [*Delegate.objects.values_list("full_name", flat=True)] == ["Lê Minh"]


def test_once_it_is_mended_it_comes_in(council):
    sheet = sent(council, "workbook", "Công ty TNHH May Hưng Đạo")

    bring_in(council, sheet, ticked=[0], cells={(2, "full_name"): "Trần Khải"})
    bring_in(council, sheet)

    assert [*Delegate.objects.values_list("full_name", flat=True)] == ["Trần Khải"]


def test_what_is_only_perhaps_two_is_ticked_by_hand(council):
    """Six words, of which the fourth is a family's name too."""
    sheet = sent(council, "workbook", "Nguyễn Thành An Trần Thu Hoa")
    assert state(sheet) == [("ask", False, True, False)]

    page = council.get(at("show", sheet)).content.decode()
    assert "Tách thành hai dòng" in page
    bring_in(council, sheet, ticked=[0])

    assert Delegate.objects.get().full_name == "Nguyễn Thành An Trần Thu Hoa"


def test_a_message_that_names_a_body_and_a_person_waits_too(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    people = "1. Nguyễn An\n2. Tổ dệt - Trần Thị Năm\n3. Vợ chồng ông Vi Tư\n4. Lãnh đạo xã"

    sheet = paste(office, f"Thôn Mỗ Đoạn\n{people}", slug="ho-so")

    rows = sheet.rows.order_by("place")
    assert [(row.values.get("full_name"), row.blocked, row.by_hand) for row in rows] == [
        (None, True, False), ("Nguyễn An", False, False),
        ("Tổ dệt, Trần Thị Năm", True, False),
        ("Vợ chồng ông Vi Tư", False, True),  # honoured together perhaps
        ("Lãnh đạo xã", True, False),
    ]  # fmt: skip


def test_leaders_together_may_be_honoured():
    assert kinds.doubt_of_name("Tập thể lãnh đạo xã") == ""
    assert kinds.doubt_of_name("Tập thể lãnh đạo xã", alone=True) == kinds.NOBODY
