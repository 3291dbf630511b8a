"""Units and those who head them out of a table."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, Unit, User
from conferences.models import DeadlineMark
from sheets.models import SheetMade
from tests import make
from tests.sheets.pages import at, bring_in, upload, verdicts, workbook

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


def test_a_unit_or_a_phone_that_is_there_is_no_question(office):
    make.user(phone="+84912000501")
    rows = (HEAD, [1, "thôn mỗ đoạn", "", "", ""], DONG, [3, "Thôn Bắc", "", "0912000777", ""])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert verdicts(sheet) == [
        (2, "ask", {"name": "Xã đã có đơn vị tên này. Hãy bỏ dòng này hoặc ghi tên khác."}),
        (3, "ask", {
            "phone": "Số điện thoại này đã có người dùng. Hãy bỏ ô này hoặc ghi số khác.",
        }),
        (4, "ask", {
            "head": "Có số điện thoại nhưng chưa có tên người đứng đầu. Hãy ghi tên.",
        }),
    ]  # fmt: skip
    assert set(sheet.rows.values_list("blocked", flat=True)) == {True}


def test_an_undo_takes_units_heads_and_duties_and_leaves_what_was_used(office):
    sheet = upload(office, workbook(HEAD, DONG, TAY), slug=SLUG)
    bring_in(office, sheet)
    make.nomination(unit=Unit.objects.get(slug="thon-dong"))

    office.post(at("undo", sheet))

    assert set(Unit.objects.values_list("slug", flat=True)) == {"thon-mo-doan", "thon-dong"}
    assert not User.objects.filter(full_name="Trần Thị Tây").exists()
    why = "Đơn vị này đã có hồ sơ, cuộc họp hoặc đại biểu, nên giữ lại. Hãy xem ở trang Đơn vị."
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert list(made) == [(False, why), (True, "")]
