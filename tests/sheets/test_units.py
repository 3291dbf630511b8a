"""Units and those who head them out of a table."""

import re

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent, Unit, User
from conferences.models import DeadlineMark
from sheets.models import SheetMade
from tests import make
from tests.sheets.pages import bring_in, paste, undo, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Tên thôn", "Trưởng thôn", "SĐT", "Xã cũ"]
DONG = [1, "Thôn Đông", "Lê Văn Đông", "0912000501", "Bình Lãng"]
TAY = [2, "Trường THCS Đại Sơn", "Bà Trần Thị Tây", 912000502, ""]
SLUG = "don-vi"


@pytest.fixture
def office(sign_in):
    make.unit()
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def test_lines_become_units_their_heads_and_what_the_plan_asks_of_them(office):
    sheet = upload(office, workbook(HEAD, DONG, TAY), slug=SLUG)
    bring_in(office, sheet)

    new = Unit.objects.exclude(slug="thon-mo-doan").order_by("pk")
    assert list(new.values_list("slug", "name", "kind", "former_commune", "order")) == [
        ("thon-dong", "Thôn Đông", "village", "Bình Lãng", 1),
        ("truong-thcs-dai-son", "Trường THCS Đại Sơn", "school", "", 2),
    ]
    heads = User.objects.filter(unit__in=new).order_by("pk")
    assert [(h.full_name, h.phone, h.role, h.has_usable_password()) for h in heads] == [
        ("Lê Văn Đông", "+84912000501", "village_head", False),
        ("Trần Thị Tây", "+84912000502", "unit_nominator", False),
    ]
    assert DeadlineMark.objects.filter(unit__in=new, deadline__key="list_approved").count() == 2
    granted = AuditEvent.objects.filter(action="grant_role", target_code__startswith="dung-dau-")
    assert [event.after for event in granted.order_by("pk")] == [
        "Trưởng thôn",
        "Người lập hồ sơ của đơn vị",
    ]


WILL = (
    "{} đơn vị trong các dòng đang chọn sẽ có hạn: gửi hồ sơ giới thiệu trước "
    "ngày 20/8/2025 (Kế hoạch, mục VI; tính cho đơn vị nào là đề xuất của phần mềm)."
)


SENDING = "gửi hồ sơ giới thiệu trước ngày 20/8/2025"
LATER = ("trong các dòng đang chọn sẽ có", "vừa nhập có")


def test_what_new_units_will_owe_is_said_before_and_after(office):
    """The plan asks it of them, not the office that types them in: it is told how many, and when.

    Only of the lines that are ticked; a centre owes another deadline than the dossiers.
    """
    text = "Tên đơn vị\tLoại\nThôn Đông\tThôn\nTrường Tây\tTrường học\nTrung tâm\tTrung tâm văn hóa"
    sheet = paste(office, text, slug=SLUG)
    page = office.get(reverse("sheets:show", args=[sheet.pk]))

    held = WILL.format(1).replace(SENDING, "“Tổ chức Hội nghị” trước ngày 25/8/2025")
    assert page.context["comes_along"] == [WILL.format(2), held]
    assert WILL.format(2) in page.content.decode()

    sheet.rows.filter(number=2).update(ticked=False)
    told = office.get(reverse("sheets:show", args=[sheet.pk])).context["comes_along"]
    assert told == [WILL.format(1), held]

    bring_in(office, sheet)
    done = office.get(reverse("sheets:show", args=[sheet.pk]))
    does = WILL.format(1).replace(*LATER)
    assert done.context["comes_along"] == [does, held.replace(*LATER)]
    assert does in done.content.decode()

    undo(office, sheet)
    assert office.get(reverse("sheets:show", args=[sheet.pk])).context["comes_along"] == []


def test_a_unit_or_a_phone_that_is_there_is_no_question(office):
    make.user(phone="+84912000501")
    rows = (HEAD, [1, "thôn mỗ đoạn", "", "", ""], DONG, [3, "Thôn Bắc", "", "0912000777", ""])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert verdicts(sheet) == [
        (2, "ask", {"name": "Xã đã có đơn vị này. Dòng này không nhập, không cần làm gì thêm."}),
        (3, "ask", {
            "phone": "Số điện thoại này đã có người dùng. Hãy bỏ ô này hoặc ghi số khác.",
        }),
        (4, "ask", {
            "head": "Có số điện thoại nhưng chưa có tên người đứng đầu. Hãy ghi tên.",
        }),
    ]  # fmt: skip
    assert set(sheet.rows.values_list("blocked", flat=True)) == {True}
    page = office.get(reverse("sheets:show", args=[sheet.pk])).content.decode()
    tags = re.findall(r"</svg>\s*(Đã có|Phải sửa|Cần xem)", page)
    assert tags == ["Đã có", "Phải sửa", "Phải sửa"]  # nothing is to be mended of the first


def test_an_undo_takes_units_heads_and_duties_and_leaves_what_was_used(office):
    sheet = upload(office, workbook(HEAD, DONG, TAY), slug=SLUG)
    bring_in(office, sheet)
    make.nomination(unit=Unit.objects.get(slug="thon-dong"))

    undo(office, sheet)

    assert set(Unit.objects.values_list("slug", flat=True)) == {"thon-mo-doan", "thon-dong"}
    assert not User.objects.filter(full_name="Trần Thị Tây").exists()
    why = "Đơn vị này đã có hồ sơ, cuộc họp, đại biểu hoặc tin nhắn Zalo, nên giữ"
    why += " lại. Hãy xem ở trang Đơn vị."
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert list(made) == [(False, why), (True, "")]


# --- The key a unit is known by -------------------------------------------------------------------

LONG = "Trường Tiểu học và Trung học cơ sở liên xã Đại Sơn Bình Lãng Hưng Đạo cơ sở "


def names(*units):
    return "\n".join(["Tên đơn vị\tLoại", *(f"{name}\tThôn" for name in units)])


def test_units_alike_but_for_a_sign_are_told_so_in_the_cell(office):
    make.unit(name="Thôn Đông")
    sheet = paste(office, names("Thôn A-B", "Thôn A B", "Thôn Mỗ-Đoạn", "Thôn C/D"), slug=SLUG)

    twice = (
        "Tên chỉ khác nhau ở dấu câu: “Thôn A-B”, “Thôn A B”. "
        "Hãy giữ một dòng hoặc ghi tên khác hẳn."
    )
    almost = "Xã đã có “Thôn Mỗ Đoạn”, chỉ khác ở dấu câu. Hãy bỏ dòng này hoặc ghi tên khác hẳn."
    assert verdicts(sheet) == [
        (2, "ask", {"name": twice}), (3, "ask", {"name": twice}), (4, "ask", {"name": almost}),
        (5, "good", {}),
    ]  # fmt: skip
    assert set(sheet.rows.filter(verdict="ask").values_list("blocked", flat=True)) == {True}
    bring_in(office, sheet)
    assert set(Unit.objects.values_list("slug", flat=True)) == {
        "thon-mo-doan", "thon-dong", "thon-c-d",
    }  # fmt: skip


def test_long_names_alike_at_first_are_two_units(office):
    sheet = paste(office, names(LONG + "một", LONG + "hai"), slug=SLUG)

    assert verdicts(sheet) == [(2, "good", {}), (3, "good", {})]
    bring_in(office, sheet)
    new = Unit.objects.exclude(slug="thon-mo-doan").values_list("name", "slug")
    assert {name for name, _ in new} == {LONG + "một", LONG + "hai"}
    assert {len(slug) <= 60 for _, slug in new} == {True}


def test_a_name_without_a_letter_is_no_unit(office):
    sheet = paste(office, names("“&”", "Thôn Tây"), slug=SLUG)

    told = sheet.rows.order_by("place").values_list("verdict", "reasons__name")
    assert next(iter(told)) == ("ask", "Tên đơn vị chưa có chữ. Hãy ghi tên.")


@pytest.mark.parametrize("name", ["Thôn A/B", "Thôn (cũ) số 1, khu?#", "Xóm /", "Thôn <b>x</b>"])
def test_every_page_opens_beside_a_unit_of_a_strange_name(office, name):
    bring_in(office, paste(office, names(name), slug=SLUG))

    pages = ["conferences:units", "conferences:deadlines", "nominations:list", "delegates:roll"]
    told = [office.get(reverse(page)).status_code for page in pages]
    assert (Unit.objects.filter(name=name).count(), told) == (1, [200] * 4)


def test_an_undo_leaves_a_unit_whose_head_was_edited_or_joined_since(office):
    sheet = upload(office, workbook(HEAD, DONG, TAY, [3, "Thôn Bắc", "Vũ Văn Bắc", "", ""]),
                   slug=SLUG)  # fmt: skip
    bring_in(office, sheet)
    User.objects.filter(full_name="Lê Văn Đông").update(full_name="Người Khác")
    make.user(unit=Unit.objects.get(slug="truong-thcs-dai-son"))

    undo(office, sheet)

    why = "Đã có người sửa đơn vị hoặc người đứng đầu, nên giữ lại. Hãy xem ở trang Đơn vị."
    made = SheetMade.objects.order_by("place").values_list("number", "gone", "kept_because")
    assert list(made) == [(2, False, why), (3, False, why), (4, True, "")]
    assert User.objects.filter(full_name="Người Khác").exists()
    assert not User.objects.filter(full_name="Vũ Văn Bắc").exists()


def test_units_that_are_gone_again_are_said_to_be_where_all_are_shown(office):
    page = office.get(reverse("conferences:units"), {"chi": ["da-bo"]}).content.decode()
    every = office.get(reverse("conferences:units")).content.decode()

    gone = "Các đơn vị vừa nhập không còn nữa. Dưới đây là mọi đơn vị của xã."
    assert (page.count(gone), every.count(gone)) == (1, 0)


@pytest.mark.parametrize("written", [
    "chưa có", "Chưa có", "(chưa bầu)", "khuyết", "đang khuyết", "Chưa bầu được", "chưa ai",
    "chua co", "con trong", "khong",
])  # fmt: skip
def test_nobody_yet_is_nobodys_name_and_said(office, written):
    """“(chưa có)” stood in the head's box like a name, and its line was good."""
    sheet = paste(office, f"Tên thôn\tTrưởng thôn\nThôn Đông\t{written}\nThôn Tây\t-", slug=SLUG)

    empty = f"Lấy là để trống: Người đứng đầu ghi “{written}”. Hãy xem lại."
    rows = sheet.rows.order_by("place")
    assert [(row.values["head"], row.blocked, row.reasons) for row in rows] == [
        (None, False, {"": empty}), (None, False, {}),
    ]  # fmt: skip
