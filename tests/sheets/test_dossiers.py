"""Dossiers out of a table: drafts as the office types in what a unit brings on paper."""

import pytest

from accounts import audit
from accounts.enums import Permission, Role
from accounts.models import AuditEvent, User
from nominations.models import Nomination
from nominations.workflow.apart import apart_from
from sheets.models import SheetMade
from tests import make
from tests.sheets.pages import at, bring_in, undo, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Đơn vị giới thiệu", "Thành tích"]
HOA = [1, "Nguyễn Thị Hoa", 1968, "Nữ", "Thôn Mỗ Đoạn", "Nuôi cá năm 2023"]
SLUG = "ho-so"


@pytest.fixture
def office(sign_in):
    make.unit()
    make.unit(name="Thôn Liêu Xá")
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def drafts(*names):
    rows = Nomination.objects.order_by("code")
    return list(rows.values_list(*names))


def test_a_line_becomes_a_draft_the_office_and_the_unit_may_write(office):
    sheet = upload(office, workbook(HEAD, HOA), slug=SLUG)
    bring_in(office, sheet)

    told = drafts(
        "code", "state", "kind", "full_name", "birth_year", "gender", "unit__name",
        "achievement", "first_year", "name_fold", "entered_by__name", "version",
    )  # fmt: skip
    assert told == [
        ("HN25-0001", "draft", "individual", "Nguyễn Thị Hoa", 1968, "female", "Thôn Mỗ Đoạn",
         "Nuôi cá năm 2023", 2023, "nguyen thi hoa", "Phòng Văn hóa - Xã hội", 1),
    ]  # fmt: skip
    person = User.objects.get(unit__name="Phòng Văn hóa - Xã hội", role=Role.CULTURE_OFFICE)
    assert Nomination.objects.writable_by(person).count() == 1


def test_units_and_kinds_are_found_by_name_by_group_and_by_what_is_honoured(office):
    rows = (
        ["STT", "Tên tập thể/cá nhân/hộ gia đình", "Năm sinh", "Thôn"],
        ["I", "TẬP THỂ"],
        [1, "Chi hội Phụ nữ", "", "Mo Doan"],
        ["II", "HỘ GIA ĐÌNH"],
        [2, "Hộ ông Lê Văn Bình", "", "thôn liêu xá"],
        ["III", "CÁ NHÂN"],
        [3, "Nguyễn Thị Hoa", 1968, "Thôn Mỗ Đoạn"],
    )
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [row.verdict for row in sheet.rows.order_by("place")] == [
        "left", "good", "left", "good", "left", "good",
    ]  # fmt: skip
    bring_in(office, sheet)
    assert drafts("kind", "full_name", "unit__name") == [
        ("collective", "Chi hội Phụ nữ", "Thôn Mỗ Đoạn"),
        ("household", "Hộ ông Lê Văn Bình", "Thôn Liêu Xá"),
        ("individual", "Nguyễn Thị Hoa", "Thôn Mỗ Đoạn"),
    ]


def test_a_unit_nobody_knows_is_to_be_mended(office):
    sheet = upload(office, workbook(HEAD, [*HOA[:4], "Thôn Đông", "Nuôi cá"]), slug=SLUG)
    said = "Chưa rõ “Thôn Đông”. Hãy ghi tên đơn vị như ở trang Đơn vị."

    assert verdicts(sheet) == [(2, "ask", {"unit": said})]
    assert list(sheet.rows.values_list("blocked", flat=True)) == [True]


def test_a_file_of_one_village_says_its_unit_once(office):
    sheet = upload(office, workbook(["Họ và tên", "Năm sinh"], ["Nguyễn Thị Hoa", 1968]), slug=SLUG)
    sent = {"cot-0": ["full_name", "birth_year"], "moi-0-unit": "Thôn Liêu Xá"}
    assert list(sheet.rows.values_list("blocked", flat=True)) == [True]

    office.post(at("read_again", sheet), sent)
    bring_in(office, sheet)

    assert drafts("full_name", "unit__name") == [("Nguyễn Thị Hoa", "Thôn Liêu Xá")]


def test_who_has_a_dossier_is_asked_about_and_no_unit_s_own_draft_is_told(office):
    make.nomination(full_name="Nguyễn Thị Hoa", birth_year=1968, state="submitted", code="HN25-7")
    make.nomination(full_name="Trần Văn Kín", birth_year=1970, state="draft")
    rows = (HEAD, HOA, [2, "Trần Văn Kín", 1970, "Nam", "Thôn Mỗ Đoạn", "Làm đường"])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    said = (
        "Đã có hồ sơ HN25-7 (Nguyễn Thị Hoa, Thôn Mỗ Đoạn). "
        "Hãy đánh dấu dòng này nếu là một người khác, cùng tên."
    )
    assert verdicts(sheet) == [(2, "ask", {"full_name": said}), (3, "good", {})]


def test_what_a_kind_is_not_asked_is_said_and_not_lost_in_silence(office):
    head = ["Tên tập thể", "Loại", "Chức vụ", "Thôn"]
    rows = (head, ["Chi hội Phụ nữ", "Tập thể", "Nông dân", "Thôn Mỗ Đoạn"])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert verdicts(sheet) == [
        (2, "ask", {"position": "Tập thể không có mục này. Hãy bỏ ô này hoặc sửa cột Loại."}),
    ]


def test_an_undo_after_two_were_verified_leaves_those_two_and_says_why(office):
    names = ("Nguyễn Văn An", "Nguyễn Văn Bình", "Nguyễn Văn Chung")
    rows = [[n, name, 1970, "Nam", "Thôn Mỗ Đoạn", "Tốt"] for n, name in enumerate(names)]
    sheet = upload(office, workbook(HEAD, *rows), slug=SLUG)
    bring_in(office, sheet)
    Nomination.objects.filter(full_name__in=names[:2]).update(state="verified")

    page = undo(office, sheet, follow=True).content.decode()

    why = "Hồ sơ đã chuyển sang “Đã thẩm định”, nên giữ lại. Hãy xử lý ở trang của hồ sơ."
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert list(made) == [(False, why), (False, why), (True, "")]
    assert drafts("full_name") == [("Nguyễn Văn An",), ("Nguyễn Văn Bình",)]
    assert "Đã hoàn tác 1 dòng." in page


def test_a_draft_somebody_went_on_with_is_not_taken_back(office):
    rows = [[n, f"Nguyễn Văn {name}", 1970, "Nam", "Thôn Mỗ Đoạn", "Tốt"]
            for n, name in enumerate(("An", "Bình", "Chung"))]  # fmt: skip
    sheet = upload(office, workbook(HEAD, *rows), slug=SLUG)
    bring_in(office, sheet)
    edited, voted, _ = Nomination.objects.order_by("code")
    Nomination.objects.filter(pk=edited.pk).update(version=2)
    meeting = make.meeting(unit=voted.unit)
    voted.ballots.create(meeting=meeting, agree=1)

    undo(office, sheet)

    assert drafts("full_name") == [("Nguyễn Văn An",), ("Nguyễn Văn Bình",)]


@pytest.mark.parametrize("left", ["a removed file", "a word of interest", "a comment", "an event"])
def test_a_draft_that_anything_hangs_on_is_not_taken_back(office, left):
    """A removed file's bytes would stay behind without its row; nothing is thrown away unseen."""
    sheet = upload(office, workbook(HEAD, [1, "Nguyễn Văn An", 1970, "Nam", "Thôn Mỗ Đoạn", ""],
                                    [2, "Lê Văn Ba", 1960, "Nam", "Thôn Mỗ Đoạn", ""]),
                   slug=SLUG)  # fmt: skip
    bring_in(office, sheet)
    one = Nomination.objects.get(full_name="Nguyễn Văn An")
    match left:
        case "a removed file":
            make.removed_file(one)
        case "a word of interest":
            make.interest(one)
        case "a comment":
            make.comment(one)
        case _:
            told = {"target": "nomination", "target_code": one.code, "commune_code": make.COMMUNE}
            audit.record(by=make.user(), at=make.AT, action="look", **told)

    undo(office, sheet)

    why = (
        "Đã có người sửa, thêm tệp hoặc ghi thêm vào hồ sơ, nên giữ lại. Hãy xem ở trang của hồ sơ."
    )
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert (list(made), drafts("full_name")) == ([(False, why), (True, "")], [("Nguyễn Văn An",)])


def test_the_council_office_may_not_bring_in_dossiers(sign_in):
    make.conference()
    council = sign_in(role=Role.COUNCIL_OFFICE)

    assert council.get("/nhap-bang/ho-so/").status_code == 403


# --- Whose hand a dossier has seen, in which order it stands -------------------------------------


def three(office):
    rows = [[n, f"Nguyễn Văn {name}", 1970, "Nam", "Thôn Mỗ Đoạn", "Tốt"]
            for n, name in enumerate(("Chung", "An", "Bình"), start=1)]  # fmt: skip
    sheet = upload(office, workbook(HEAD, *rows), slug=SLUG)
    bring_in(office, sheet)
    return sheet


def test_dossiers_are_numbered_in_the_order_of_the_file(office):
    """A unit's list goes by merit, not by name; the dossiers of a unit have no other order."""
    three(office)

    assert drafts("code", "full_name") == [
        ("HN25-0001", "Nguyễn Văn Chung"),
        ("HN25-0002", "Nguyễn Văn An"),
        ("HN25-0003", "Nguyễn Văn Bình"),
    ]
    assert list(Nomination.objects.order_by("pk").values_list("code", flat=True)) == [
        "HN25-0001", "HN25-0002", "HN25-0003",
    ]  # fmt: skip


def test_whoever_brought_a_dossier_in_by_table_does_not_verify_it(office):
    """Z7: the table's typist has had a hand in it, as whoever types a paper in by form."""
    three(office)
    importer = User.objects.get(unit__kind="office", role=Role.CULTURE_OFFICE)
    sender, third = (make.user(role=Role.CULTURE_OFFICE, unit=importer.unit) for _ in range(2))
    Nomination.objects.update(state="submitted", sent_by=sender)
    one = Nomination.objects.select_related("unit__commune").order_by("pk").first()

    told = {person: apart(one, person) for person in (importer, sender, third)}

    why = "Hồ sơ này do chính tài khoản của ông, bà nhập, bổ sung hoặc gửi. "
    why += "Hãy để người khác được giao việc này làm."
    assert told == {importer: [why], sender: [why], third: []}


def apart(one, by):
    check = apart_from(Permission.NOMINATION_VERIFY, hands=True)
    return [problem.text for problem in check(one, by)]


def test_the_history_tells_who_typed_each_row_in_and_its_chain_holds(office):
    three(office)

    told = AuditEvent.objects.filter(target="nomination").order_by("pk")
    names = ("target_code", "action", "after", "note")
    assert list(told.values_list(*names)) == [
        (f"HN25-000{n}", "open_for", "draft", "nhập từ bảng") for n in (1, 2, 3)
    ]
    assert list(audit.broken_links(make.COMMUNE)) == []


def test_having_been_brought_in_keeps_no_dossier_from_an_undo(office):
    sheet = three(office)

    undo(office, sheet)

    assert (drafts("code"), AuditEvent.objects.filter(action="open_for").count()) == ([], 3)


def test_a_year_typed_for_a_household_or_a_collective_is_kept_as_who_speaks_for_it(office):
    head = ["Tên", "Người đại diện", "Năm sinh", "Giới tính", "Đơn vị giới thiệu"]
    rows = (["Hộ ông Lê Văn Bình", "Lê Văn Bình", 1968, "Nam", "Thôn Mỗ Đoạn"],
            ["Chi hội Phụ nữ", "Đỗ Thị Hoa", 1970, "Nữ", "Thôn Liêu Xá"])  # fmt: skip
    bring_in(office, upload(office, workbook(head, *rows), slug=SLUG), **{"chon-het": "1"})

    assert drafts("kind", "representative", "birth_year", "gender") == [
        ("household", "Lê Văn Bình", 1968, "male"), ("collective", "Đỗ Thị Hoa", 1970, "female"),
    ]  # fmt: skip


def test_what_a_kind_has_no_place_for_is_told_in_its_cell(office):
    head = ["Tên", "Loại", "Người đại diện", "Đơn vị giới thiệu"]
    rows = ["Lê Văn Bình", "Cá nhân", "Lê Văn Ba", "Thôn Mỗ Đoạn"]
    sheet = upload(office, workbook(head, rows), slug=SLUG)

    why = "Cá nhân không có mục này. Hãy bỏ ô này hoặc sửa cột Loại."
    assert verdicts(sheet) == [(2, "ask", {"representative": why})]


@pytest.mark.parametrize(("said", "field"), [
    ("Mặt trận, đoàn thể", "front"), ("Xây dựng Đảng", "government"),
    ("xây dựng đảng, hệ thống chính trị", "government"),
    ("Công nghiệp, tiểu thủ công nghiệp", "industry"),
    ("Mặt trận, đoàn", None), ("Văn", None),
])  # fmt: skip
def test_a_field_written_short_is_completed_where_it_is_one(office, said, field):
    head = ["Họ và tên", "Lĩnh vực", "Đơn vị giới thiệu"]
    sheet = upload(office, workbook(head, ["Lê Văn Ba", said, "Thôn Mỗ Đoạn"]), slug=SLUG)

    row = sheet.rows.get()
    assert (row.values["field"], row.verdict) == (field, "good" if field else "ask")


def test_a_name_in_small_letters_is_proposed_with_large_ones_and_asked_about(office):
    sheet = upload(office, workbook(HEAD, [1, "lê văn ba", *HOA[2:]]), slug=SLUG)

    why = "Bảng ghi chữ thường “lê văn ba”. Hãy xem lại chữ hoa của tên."
    assert verdicts(sheet) == [(2, "ask", {"full_name": why})]
    row = sheet.rows.get()
    assert (row.values["full_name"], row.blocked) == ("Lê Văn Ba", False)
