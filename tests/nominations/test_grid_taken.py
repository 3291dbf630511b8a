"""The grid as it leaves the house: just what was seen, text as text, and who took it is known."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import exporting
from nominations.models import Nomination
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
HEADS = [
    "TT", "Tên", "Mã", "Năm sinh", "Giới tính", "Loại", "Đơn vị giới thiệu", "Lĩnh vực",
    "Bình xét: đồng ý", "Bình xét: có mặt", "Bình xét: đồng ý / có mặt (%)", "Trạng thái",
    "Cần xem",
]  # fmt: skip


def taken(client, **asks) -> list[list]:
    query = {key.replace("_", "-"): value for key, value in asks.items()}
    answer = client.get("/ho-so/bang.xlsx", query)
    assert answer.status_code == 200
    sheet = load_workbook(BytesIO(answer.content)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def places(page):
    """The number and the code of each row of the list; before them may stand a box to tick."""
    rows = page.all("table")[0].all("tr")
    cells = [[cell.words().strip() for cell in row.all("td")] for row in rows[1:]]
    told = [[text for text in row if text][:2] for row in cells]
    return [(int(number), code) for number, code in told]


@pytest.fixture
def two():
    make.nomination(
        code="HN25-A",
        full_name="Lê Thị An",
        birth_year=1970,
        gender="female",
        field="trade",
        state="submitted",
        integrity="pending",
    )
    make.nomination(
        code="HN25-B", full_name="Tổ dệt", kind="collective", representative="Vũ Văn Bình",
        birth_year=1960, gender="male", field="industry", state="verified",
    )  # fmt: skip


def test_the_workbook_says_what_the_page_says(two, sign_in):
    office = sign_in(role=Role.CULTURE_OFFICE)
    votes = {row.nomination.code: row.review for row in office.get("/ho-so/").context["rows"]}
    share = {code: (one.agree, one.meeting.present) for code, one in votes.items()}

    assert taken(office) == [
        ["Hồ sơ giới thiệu, xã Đại Sơn: 2 hồ sơ", *[None] * 12],
        ["Lọc theo: không lọc. Xếp theo: tên, tăng dần", *[None] * 12],
        ["Lập lúc 08:00 ngày 16/8/2025", *[None] * 12],
        HEADS,
        [
            1, "Lê Thị An", "HN25-A", 1970, "Nữ", "Cá nhân", "Thôn Mỗ Đoạn", "Thương mại, dịch vụ",
            *share["HN25-A"], 95.2, "Chờ thẩm định", "Kỷ luật, đơn thư",
        ],
        [
            2, "Tổ dệt (đại diện: Vũ Văn Bình)", "HN25-B", None, None, "Tập thể", "Thôn Mỗ Đoạn",
            "Công nghiệp, tiểu thủ công nghiệp, xây dựng", *share["HN25-B"], 95.2, "Đã thẩm định",
            None,
        ],
    ]  # fmt: skip


def test_columns_are_as_wide_as_what_they_hold(two, sign_in):
    """Up to a bound, and never narrower than their head."""
    Nomination.objects.filter(code="HN25-A").update(full_name="Lê Thị An " * 9)
    answer = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/bang.xlsx?cot=ma,nam-sinh,loai,linh-vuc")

    found = load_workbook(BytesIO(answer.content)).worksheets[0].column_dimensions
    assert [found[letter].width for letter in "ABCDEF"] == [6, 28, 8, 12, 9, 28]


def test_the_sheet_is_ready_to_be_printed_and_filtered(two, sign_in):
    """A4 lying, one page wide, heads on each page, a filter over the rows, names wrapped."""
    answer = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/bang.xlsx")

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    page = sheet.page_setup

    assert (page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight) == (
        "landscape", 9, 1, 0,
    )  # fmt: skip
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.print_title_rows) == (True, "$4:$4")
    assert (sheet.auto_filter.ref, sheet.oddFooter.center.text) == ("A4:M6", "Trang &P/&N")
    assert sheet.freeze_panes == "C5", "number and name stay at the left"
    assert (sheet["B5"].alignment.wrap_text, sheet["I5"].data_type) == (True, "n")


def test_a_row_is_as_high_as_its_longest_text_needs(sign_in):
    """Not every program looks for itself where a text goes on in the next line."""
    make.nomination(full_name="Hợp tác xã dịch vụ nông nghiệp Đại Sơn", state="submitted",
                    kind="collective", representative="Vũ Văn Bình", code="HN25-A")  # fmt: skip
    make.nomination(full_name="Lê An", state="submitted", code="HN25-B")
    answer = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/bang.xlsx?cot=ma&xep=ma")

    rows = load_workbook(BytesIO(answer.content)).worksheets[0].row_dimensions

    assert [rows[place].height for place in (5, 6)] == [45, None]


def test_the_list_on_paper_tells_its_filter_and_order_and_has_a_button(two, sign_in):
    page = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/?in=1&trang-thai=submitted")

    told = " ".join(page.content.decode().split())
    assert (
        "Lọc theo: Trạng thái: Chờ thẩm định. Xếp theo: tên, tăng dần. In lúc 08:00 ngày 16/8/2025."
    ) in told
    assert '<button type="button" class="btn btn-primary" data-print data-scripted hidden>' in told


def test_filter_order_and_columns_are_those_of_the_page(two, sign_in):
    make.nomination(code="HN25-C", full_name="Lê Văn Cảnh", gender="male", state="submitted")
    office = sign_in(role=Role.CULTURE_OFFICE)

    found = taken(office, trang_thai="submitted", xep="-ma", cot="ma,gioi-tinh")

    assert found[1][0] == "Lọc theo: Trạng thái: Chờ thẩm định. Xếp theo: mã, giảm dần"
    assert found[3:] == [
        ["TT", "Tên", "Mã", "Giới tính"],
        [1, "Lê Văn Cảnh", "HN25-C", "Nam"],
        [2, "Lê Thị An", "HN25-A", "Nữ"],
    ]


def test_all_pages_are_taken_in_the_order_of_the_list(sign_in, monkeypatch):
    monkeypatch.setattr("nominations.web.grid.PER_PAGE", 2)
    monkeypatch.setattr("nominations.web.grid.PART", 3)
    for number in range(8):
        make.nomination(
            code=f"HN25-{number}", full_name=f"Lê {'HGFEDCBA'[number]}", state="submitted"
        )

    office = sign_in(role=Role.CULTURE_OFFICE)

    found = taken(office, cot="ma", trang="2")
    paper = Page(office.get("/ho-so/?in=1").content.decode())
    turned = Page(office.get("/ho-so/?trang=2").content.decode())

    told = [(place, f"HN25-{number}") for place, number in enumerate(reversed(range(8)), 1)]
    assert [(row[0], row[2]) for row in found[4:]] == told
    assert places(paper) == told
    assert places(turned) == told[2:4], "on the page too it is the place in the whole list"


def test_text_stays_text(sign_in):
    """O1: what a sheet program would compute is what somebody typed."""
    for letter, name in zip("ABC", ("=1+1", "+84 912", "@SUM(A1)"), strict=True):
        make.nomination(code=f"HN25-{letter}", full_name=name, state="submitted")
    answer = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/bang.xlsx?xep=ma")
    sheet = load_workbook(BytesIO(answer.content)).active

    cells = [sheet.cell(row, 2) for row in (5, 6, 7)]

    assert [(one.value, one.data_type, one.quotePrefix) for one in cells] == [
        ("=1+1", "s", True), ("+84 912", "s", True), ("@SUM(A1)", "s", True),
    ]  # fmt: skip


def test_who_took_it_is_recorded_without_what_was_looked_for(two, sign_in):
    office = make.user(role=Role.CULTURE_OFFICE)
    client = sign_in(office)

    taken(client, tim="an", loai="individual", cot="ma")

    (event,) = AuditEvent.objects.filter(action="export_grid")
    assert (event.actor, event.note) == (
        office.username, "1 hồ sơ; cột: Tên, Mã; lọc theo: Tìm, Loại",
    )  # fmt: skip
    assert "Tải bảng hồ sơ" in client.get(reverse("conferences:audit")).content.decode()


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.VILLAGE_HEAD])
def test_who_may_lay_no_papers_out_takes_no_grid(role, two, sign_in):
    client = sign_in(make.user(role=role))

    assert client.get("/ho-so/bang.xlsx").status_code == 403
    assert "bang.xlsx" not in client.get("/ho-so/").content.decode()
    assert not AuditEvent.objects.filter(action="export_grid").exists()


def test_the_action_asks_for_the_right_itself():
    leader = make.user(role=Role.LEADERSHIP)

    with pytest.raises(Refused):
        exporting.hand_out(
            make.conference(), rows=1, columns=["Tên"], narrowed=[], by=leader, at=make.AT
        )
    assert not AuditEvent.objects.filter(action="export_grid").exists()


def test_only_what_the_reader_may_see_is_taken(two, sign_in):
    """Z3: another commune's, and drafts, are in no workbook."""
    make.nomination(code="HN25-N", full_name="Nháp", state="draft")
    other = make.unit(name="Thôn Xa", of=make.commune(code="11087", name="xã Khác", place="Khác"))
    make.nomination(code="HN25-X", full_name="Xa", unit=other, state="submitted")

    found = taken(sign_in(role=Role.CULTURE_OFFICE), cot="ma")

    assert [row[2] for row in found[4:]] == ["HN25-A", "HN25-B"]


def test_text_that_looks_like_an_error_is_text(sign_in):
    make.nomination(code="HN25-1", full_name="#REF!", state="submitted")

    answer = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/bang.xlsx")

    sheet = load_workbook(BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "#REF!"]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.CULTURE_OFFICE, "/ho-so/?in=1"),
        (Role.LEADERSHIP, "/ho-so/"),
        (Role.COUNCIL_OFFICE, "/ho-so/"),
        (Role.VILLAGE_HEAD, "/ho-so/"),
    ],
)
def test_nothing_of_a_rows_edit_stands_where_nobody_edits(role, address, sign_in):
    """It was written above the table, on paper and for everybody but the office."""
    make.nomination(code="HN25-1", full_name="Lê Văn Một", state="verified")
    client = sign_in(make.user(role=role, unit=make.unit() if role == Role.VILLAGE_HEAD else None))

    page = Page(client.get(address).content.decode())

    assert page.root.words().count("Lê Văn Một") == 1
    assert "#HN25-1" not in page.root.words()


def test_the_page_to_print_has_all_rows_and_says_what_filter(sign_in, monkeypatch):
    monkeypatch.setattr("nominations.web.grid.PER_PAGE", 2)
    for number in range(5):
        make.nomination(code=f"HN25-{number}", full_name=f"Lê {number}", state="submitted")
    client = sign_in(role=Role.CULTURE_OFFICE)

    answer = client.get("/ho-so/?in=1&trang-thai=submitted")

    assert [one.nomination.code for one in answer.context["rows"]] == [
        f"HN25-{n}" for n in range(5)
    ]
    page = Page(answer.content.decode())
    words = page.root.words()
    assert "Cả 5 hồ sơ, không chia trang" in words
    assert "Trạng thái: Chờ thẩm định" in words
    assert [one for one in page.all("nav") if one.attrs.get("aria-label") == "Trang"] == []
    assert len(page.all("thead")) == 1


def test_a_returned_row_says_until_when_as_the_page_does(sign_in):
    make.nomination(state="returned", amend_until=make.AT + timedelta(days=4))
    make.nomination(state="submitted")

    states = {row[11] for row in taken(sign_in(role=Role.CULTURE_OFFICE))[4:]}

    assert states == {"Chờ thẩm định", "Cần bổ sung; đến hết 20/8/2025"}
