"""Who heads a unit that stands already: added where nobody does, asked where somebody else does."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent, Unit, User
from accounts.problems import Refused
from conferences.actions import heads
from conferences.models import DeadlineMark
from sheets.models import SheetMade
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, undo, verdicts

pytestmark = pytest.mark.django_db
SLUG = "don-vi"
HEAD = "Tên thôn\tTrưởng thôn\tSĐT\tLoại\n"
DONG = f"{HEAD}Thôn Mỗ Đoạn\tLê Văn Đông\t0912000501"
ADDS = {"": "Đơn vị đã có, thêm trưởng thôn."}
THERE = {"name": "Xã đã có đơn vị này. Dòng này không nhập, không cần làm gì thêm."}


@pytest.fixture
def unit():
    return make.unit()


@pytest.fixture
def office(unit, sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def led(unit):
    found = User.objects.filter(unit=unit).order_by("pk")
    return [(one.username, one.full_name, one.phone, one.role) for one in found]


def test_a_unit_that_nobody_heads_is_given_who_heads_it_and_stays_as_it_is(office, unit):
    marks = DeadlineMark.objects.count()
    sheet = paste(office, DONG, slug=SLUG)
    page = office.get(at("show", sheet)).content.decode()

    assert verdicts(sheet) == [(2, "good", ADDS)]
    assert sheet.rows.get().ticked
    assert page.count("Đơn vị đã có, thêm trưởng thôn.") == 1
    came = bring_in(office, sheet).content.decode()
    assert "Lê Văn Đông" in came
    assert "dung-dau" not in came  # a key of ours, no code that people know
    assert led(unit) == [(f"dung-dau-{unit.pk}", "Lê Văn Đông", "+84912000501", "village_head")]
    assert not User.objects.get(unit=unit).has_usable_password()
    assert (Unit.objects.get(), DeadlineMark.objects.count()) == (unit, marks)
    told = AuditEvent.objects.get(action="grant_role")
    assert (told.target_code, told.after) == (f"dung-dau-{unit.pk}", "Trưởng thôn")


def test_a_body_is_given_who_heads_it_too(office):
    school = make.unit(name="Trường THCS Đại Sơn", kind="school")
    sheet = paste(office, f"{HEAD}Trường THCS Đại Sơn\tLê Văn Đông", slug=SLUG)

    assert verdicts(sheet) == [(2, "good", {"": "Đơn vị đã có, thêm người đứng đầu."})]
    bring_in(office, sheet)
    assert led(school) == [
        (f"dung-dau-{school.pk}", "Lê Văn Đông", None, "unit_nominator"),
    ]  # fmt: skip


def test_the_account_behind_a_units_slip_heads_nothing(office, unit):
    make.user(unit=unit, full_name=unit.name, is_slip=True)
    make.user(unit=unit, full_name="Vi Văn Cũ", is_active=False)

    assert verdicts(paste(office, DONG, slug=SLUG)) == [(2, "good", ADDS)]


def test_where_somebody_else_heads_it_each_line_is_asked_and_takes_nobodys_place(office, unit):
    make.user(unit=unit, full_name="Vi Văn Cả", username="ca")
    sheet = paste(office, DONG, slug=SLUG)

    said = (
        "Đơn vị đã có, người đứng đầu là Vi Văn Cả. Nhập bảng không thay ai: hãy đánh dấu dòng này "
        "nếu Lê Văn Đông cùng đứng đầu."
    )
    assert verdicts(sheet) == [(2, "ask", {"head": said})]
    row = sheet.rows.get()
    assert (row.ticked, row.blocked, row.by_hand) == (False, False, True)
    bring_in(office, sheet, ticked=[0])
    assert [name for _, name, *_ in led(unit)] == ["Vi Văn Cả", "Lê Văn Đông"]
    assert User.objects.get(username="ca").is_active


@pytest.mark.parametrize("name", ["Vi Văn Cả", "VI VĂN CẢ", ""])
def test_who_heads_it_already_is_no_question(office, unit, name):
    make.user(unit=unit, full_name="Vi Văn Cả")
    sheet = paste(office, f"{HEAD}thôn mỗ đoạn\t{name}\t\tThôn", slug=SLUG)

    assert verdicts(sheet) == [(2, "ask", THERE)]
    assert sheet.rows.get().blocked


def test_two_lines_of_one_unit_give_it_nobody(office):
    sheet = paste(office, f"{DONG}\nThôn Mỗ Đoạn\tVi Văn Tây\t", slug=SLUG)

    twice = {"name": "Bảng có 2 dòng ghi đơn vị này. Hãy giữ một dòng."}
    assert verdicts(sheet) == [(2, "ask", twice), (3, "ask", twice)]


def test_what_a_table_says_otherwise_of_the_unit_is_asked_and_changes_nothing(office, unit):
    unit = make.unit(name="Thôn Bắc")
    Unit.objects.filter(pk=unit.pk).update(former_commune="Bình Lãng")
    text = (
        "Tên thôn\tLoại\tXã cũ\tTrưởng thôn\n"
        "Thôn Bắc\tTrường học\tbình lãng\tLê Văn Đông\nThôn Mỗ Đoạn\tThôn\tHưng Đạo\tVi Văn Tây"
    )
    Unit.objects.filter(name="Thôn Mỗ Đoạn").update(former_commune="")
    sheet = paste(office, text, slug=SLUG)

    stays = "Đơn vị đã có ghi là “{}”; nhập bảng không đổi mục này. Hãy xem lại."
    assert verdicts(sheet) == [
        (2, "ask", ADDS | {"kind": stays.format("Thôn")}),
        (3, "ask", ADDS | {"former": stays.format("để trống")}),
    ]
    bring_in(office, sheet, ticked=[0, 1])
    unit.refresh_from_db()
    assert (unit.kind, unit.former_commune) == ("village", "Bình Lãng")
    assert User.objects.filter(username__startswith="dung-dau-").count() == 2


def test_new_units_and_heads_of_standing_ones_come_in_by_one_table_and_go_again(office, unit):
    text = f"{HEAD}Thôn Tây\tVi Văn Tây\t\nThôn Mỗ Đoạn\tLê Văn Đông\t\nThôn Nam\t\t\tThôn"
    sheet = paste(office, text, slug=SLUG)
    assert [verdict for _, verdict, _ in verdicts(sheet)] == ["good"] * 3
    told = office.get(at("show", sheet)).context["comes_along"]
    assert [one.split(" đơn vị")[0] for one in told] == ["2"]

    bring_in(office, sheet)
    head = User.objects.get(full_name="Lê Văn Đông")
    made = SheetMade.objects.order_by("place").values_list("number", "code")
    assert list(made) == [(2, "thon-tay"), (3, f"dung-dau:{head.pk}"), (4, "thon-nam")]
    done = office.get(at("show", sheet))
    there = reverse("conferences:units")
    assert done.context["list"] == f"{there}?chi=thon-tay&chi=thon-nam&chi=thon-mo-doan"
    assert [told.words for _, told in done.context["made"]] == [
        "Thôn Tây", "Lê Văn Đông, đứng đầu Thôn Mỗ Đoạn", "Thôn Nam",
    ]  # fmt: skip

    undo(office, sheet)
    assert list(Unit.objects.values_list("name", flat=True)) == [unit.name]
    assert led(unit) == []
    assert set(SheetMade.objects.values_list("gone", flat=True)) == {True}


def test_an_undo_takes_just_who_was_added_and_leaves_who_came_in_or_was_edited(office, unit):
    make.user(unit=unit, full_name="Vi Văn Cả", username="ca")
    for name in ("Thôn Bắc", "Thôn Nam", "Thôn Tây"):
        make.unit(name=name)
    text = (
        f"{HEAD}Thôn Mỗ Đoạn\tLê Văn Đông\t\nThôn Bắc\tLê Văn Bắc\t\nThôn Nam\tLê Văn Nam\t\n"
        "Thôn Tây\tLê Văn Tây\t"
    )
    sheet = paste(office, text, slug=SLUG)
    bring_in(office, sheet, ticked=[0, 1, 2, 3])
    User.objects.filter(full_name="Lê Văn Bắc").update(last_login=make.AT)
    User.objects.filter(full_name="Lê Văn Nam").update(phone="+84912000777")
    User.objects.filter(full_name="Lê Văn Tây").delete()

    undo(office, sheet)

    assert led(unit) == [("ca", "Vi Văn Cả", None, "village_head")]
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert list(made) == [
        (True, ""),
        (False, "Người này đã đăng nhập, nên giữ lại. Hãy xem ở trang Đơn vị."),
        (False, "Đã có người sửa người đứng đầu này, nên giữ lại. Hãy xem ở trang Đơn vị."),
        (False, "Người đứng đầu này không còn. Hãy xem ở trang Đơn vị."),
    ]
    there = User.objects.filter(full_name__startswith="Lê Văn").order_by("pk")
    assert [one.full_name for one in there] == ["Lê Văn Bắc", "Lê Văn Nam"]
    assert Unit.objects.count() == 4


def test_a_unit_an_import_made_stays_while_another_gave_it_somebody(office):
    first = paste(office, f"{HEAD}Thôn Tây\t\t\tThôn", slug=SLUG)
    bring_in(office, first)
    second = paste(office, f"{HEAD}Thôn Tây\tVi Văn Tây\t", slug=SLUG)
    bring_in(office, second)

    undo(office, first)
    assert Unit.objects.filter(name="Thôn Tây").exists()
    undo(office, second)
    assert not User.objects.filter(full_name="Vi Văn Tây").exists()


def test_who_was_named_meanwhile_stops_the_import(office, unit):
    sheet = paste(office, DONG, slug=SLUG)
    make.user(unit=unit, full_name="Vi Văn Cả")

    answer = bring_in(office, sheet)

    assert User.objects.filter(full_name="Lê Văn Đông").count() == 0
    assert "1 dòng đã khác lúc ông, bà xem" in answer.content.decode()


def test_each_account_of_a_unit_has_a_name_of_its_own(office, unit):
    names = []
    for name in ("Lê Văn Đông", "Vi Văn Cả", "Hà Văn Tư"):
        sheet = paste(office, f"{HEAD}Thôn Mỗ Đoạn\t{name}\t", slug=SLUG)
        office.post(at("mend", sheet), sends(sheet, ticked=[0]))
        bring_in(office, sheet)
        names.append(User.objects.get(full_name=name).username)

    own = f"dung-dau-{unit.pk}"
    assert names == [own, f"{own}-2", f"{own}-3"]


def test_a_unit_that_went_or_a_phone_that_came_meanwhile_is_refused(office, unit):
    of = make.conference()
    by = make.user(role=Role.CULTURE_OFFICE, commune=of.commune, phone="+84912000501")
    for row in (
        {"slug": "da-bo", "head": "A"},
        {"slug": unit.slug, "head": "A", "phone": by.phone},
    ):
        with pytest.raises(Refused):
            heads.add_heads(conference=of, rows=[row], by=by, at=make.AT)


def test_heads_of_another_commune_are_nobodys_to_take_back(office):
    other = make.user(role=Role.VILLAGE_HEAD)
    User.objects.filter(pk=other.pk).update(commune=make.commune(code="khac"))
    of = make.conference()

    stays = heads.which_stay(of, [(f"dung-dau:{other.pk}", "")])

    assert stays == {f"dung-dau:{other.pk}": heads.GONE}


@pytest.mark.parametrize("words", [
    "Trưởng thôn", "Bí thư kiêm trưởng thôn", "Đ/c Bí thư", "Ban công tác Mặt trận",
    "Đại diện thôn", "Trưởng thôn (mới)", "Bí thư - Trưởng thôn", "Hộ ông Ba",
])  # fmt: skip
def test_a_post_or_a_body_where_a_head_should_stand_is_nobodys_name(office, unit, words):
    """It became an account, and headed the village."""
    sheet = paste(office, f"{HEAD}Thôn Mỗ Đoạn\t{words}\t\tThôn", slug=SLUG)

    said = f"Ghi “{words}”, chưa có tên người đứng đầu. Hãy ghi họ tên, hoặc để trống ô này."
    [(_, _, reasons)] = verdicts(sheet)
    assert reasons["head"] == said
    assert sheet.rows.get().blocked
    bring_in(office, sheet, ticked=[0])
    assert led(unit) == []


@pytest.mark.parametrize(("words", "name", "said"), [
    ("Trưởng thôn Lê Văn Đông", "Trưởng thôn Lê Văn Đông", True), ("ông Mười", "ông Mười", False),
    ("Bác sĩ Lê Hoa", "Bác sĩ Lê Hoa", False), ("Truong Van An", "Truong Van An", False),
    ("Trưởng thôn Lê Văn Đông (mới)", "Trưởng thôn Lê Văn Đông", True),
    ("Trưởng thôn - Lê Văn Đông", "Trưởng thôn - Lê Văn Đông", True),
])  # fmt: skip
def test_a_post_before_a_heads_name_is_asked_of(office, unit, words, name, said):
    sheet = paste(office, f"{HEAD}Thôn Mỗ Đoạn\t{words}\t\tThôn", slug=SLUG)

    [(_, verdict, reasons)] = verdicts(sheet)
    told = "Trước họ tên có chức vụ. Hãy chỉ giữ họ tên."
    assert (verdict, reasons.get("head", "")) == ("ask" if said else "good", told if said else "")
    row = sheet.rows.get()
    assert (row.values["head"], row.blocked) == (name, False)
