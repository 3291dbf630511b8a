"""What is guessed, said for all or taken by one button is asked wherever it may be wrong."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.reading import kinds
from tests import make
from tests.sheets.pages import at, bring_in, sends, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]
NO_SEX = (
    "{} người chưa ghi giới tính nên cơ cấu nam, nữ chưa đủ. "
    "Vẫn nhập được; giới tính ghi ở bảng này hoặc ghi sau ở trang của từng người."
)
GUESSED = "Đoán theo chữ đệm “Thị”: nữ. Hãy xem lại."


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def say_for_all(client, sheet, **said):
    columns = {f"cot-{n}": table["columns"][: table["real"]]
               for n, table in enumerate(sheet.tables)}  # fmt: skip
    client.post(at("read_again", sheet), columns | {f"moi-0-{k}": v for k, v in said.items()})


def told(sheet, key):
    rows = sheet.rows.order_by("place")
    return [(row.values.get(key), row.verdict, row.reasons.get(key)) for row in rows]


def ticked(sheet):
    return list(sheet.rows.order_by("place").values_list("ticked", flat=True))


# --- Said once for all ---------------------------------------------------------------------------


def test_what_is_said_for_all_fills_only_where_nothing_was_guessed(council):
    rows = (["Họ và tên", "Cơ quan"], ["Phạm Thị Khánh", "Sở Y tế"], ["Lê Minh", "Sở Y tế"],
            ["Bùi Văn An", "Sở Y tế"], ["Bà Đỗ Hoa", "Sở Y tế"])  # fmt: skip
    sheet = upload(council, workbook(*rows))

    say_for_all(council, sheet, gender="Nam")

    assert told(sheet, "gender") == [
        ("female", "ask", GUESSED),  # another than was guessed: still asked
        ("male", "good", None),  # nothing was guessed
        ("male", "good", None),  # the same as was guessed
        ("female", "good", None),  # the list itself says so
    ]


def test_what_is_said_for_all_still_tells_of_another_field(council):
    """A position for all names the office of those who write none."""
    sheet = upload(council, workbook(["Họ và tên", "Giới tính"], ["Lê Minh", "Nam"]))

    say_for_all(council, sheet, position="Phó Giám đốc Sở Y tế")

    assert told(sheet, "organisation") == [("Sở Y tế", "ask", "Tách từ chức vụ. Hãy xem lại.")]


def test_a_sex_written_against_the_middle_name_is_asked_about(council):
    rows = (HEAD, ["Phạm Thị Khánh", "Nam", "Sở Y tế"], ["Bùi Văn An", "Nữ", "Sở Y tế"],
            ["Trần Thị Bình", "Nữ", "Sở Y tế"], ["Lê Minh", "Nam", "Sở Y tế"],
            ["Lê Văn Ẩn và Đỗ Thị Mùi", "Nam", "Sở Y tế"])  # fmt: skip

    sheet = upload(council, workbook(*rows))

    assert verdicts(sheet) == [
        (2, "ask", {"gender": "Chữ đệm “Thị” mà ghi nam. Hãy xem lại."}),
        (3, "ask", {"gender": "Chữ đệm “Văn” mà ghi nữ. Hãy xem lại."}),
        (4, "good", {}),
        (5, "good", {}),
        (6, "ask", {"full_name": kinds.TWO}),  # of two persons it is no question yet
    ]


# --- Said and not asked --------------------------------------------------------------------------


def test_of_those_ticked_it_says_how_many_have_no_sex_and_of_none_it_says_nothing(council):
    rows = (["Họ và tên", "Giới tính", "Cơ quan"], ["Lê Minh", "", "Sở Y tế"],
            ["Đỗ Hoa", "Nữ", "Sở Y tế"], ["Vũ An", "", "Sở Y tế"])  # fmt: skip
    sheet = upload(council, workbook(*rows))
    told = [council.get(at("show", sheet)).context["comes_along"]]
    council.post(at("mend", sheet), sends(sheet, ticked=[0, 1]))
    told.append(council.get(at("show", sheet)).context["comes_along"])
    council.post(at("mend", sheet), sends(sheet, ticked=[0, 1], cells={(2, "gender"): "Nam"}))
    told.append(council.get(at("show", sheet)).context["comes_along"])

    assert told == [[NO_SEX.format(2)], [NO_SEX.format(1)], []]
    assert [verdict for _, verdict, _ in verdicts(sheet)] == ["good"] * 3


# --- The button for all --------------------------------------------------------------------------

MIXED = (
    HEAD,
    ["Lê Thị Mai", "", "Sở Y tế"],  # guessed: the button takes her
    ["Lê Văn Ẩn và Đỗ Thị Mùi", "Nam", "Sở Y tế"],
    ["Đại diện lãnh đạo", "Nam", "Sở Y tế"],
    ["Bùi Văn An", "Nam", "Sở Y tế"],
    ["Bùi Văn An", "Nam", "Sở Nội vụ"],
    ["Trần Thị Bình", "Nữ", "Sở Y tế"],  # on the roll
    ["Lê Minh", "", ""],  # to be mended
)


def test_the_button_for_all_leaves_each_line_with_its_own_answer(council):
    make.delegate(full_name="Trần Thị Bình", birth_year=None)
    sheet = upload(council, workbook(*MIXED))
    page = council.get(at("show", sheet))
    said = " ".join(page.content.decode().split())

    assert 'Cần xem <span class="count">4</span>' in said
    assert "Chọn thêm 1 trong 4 dòng cần xem</button>" in said
    assert "3 dòng cần xem phải tự đánh dấu từng dòng." in said
    council.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))

    assert ticked(sheet) == [True, False, False, False, False, False, False]


def test_the_button_for_all_says_one_number_where_it_takes_all_that_are_asked(council):
    names = ["Lê Thị Mai", "Lê Thị Bé"]
    sheet = upload(council, workbook(HEAD, *([name, "", "Sở Y tế"] for name in names)))
    said = " ".join(council.get(at("show", sheet)).content.decode().split())

    assert 'Cần xem <span class="count">2</span>' in said
    assert "Chọn thêm 2 dòng cần xem</button>" in said
    assert "phải tự đánh dấu" not in said


def test_a_line_with_its_own_answer_comes_in_when_ticked_or_mended(council):
    sheet = upload(council, workbook(*MIXED))
    cells = {(3, "full_name"): "Lê Văn Ẩn"}

    bring_in(council, sheet, ticked=[1, 3], cells=cells)

    names = Delegate.objects.order_by("pk").values_list("full_name", flat=True)
    assert list(names) == ["Lê Văn Ẩn", "Bùi Văn An"]


def test_a_tick_of_the_button_is_lost_where_a_line_comes_to_have_its_own_answer(council):
    sheet = upload(council, workbook(*MIXED))
    council.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))

    cells = {(2, "full_name"): "Lê Thị Mai và Đỗ Thị Mùi"}
    council.post(at("mend", sheet), sends(sheet, cells=cells))

    assert ticked(sheet)[0] is False


def test_a_dossier_written_twice_is_not_taken_by_the_button(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    row = ["Nguyễn Thị Hoa", 1968, "Nữ", "Thôn Mỗ Đoạn"]
    head = ["Họ và tên", "Năm sinh", "Giới tính", "Đơn vị giới thiệu"]
    sheet = upload(office, workbook(head, row, row), slug="ho-so")

    office.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))

    assert [(one.blocked, one.by_hand, one.ticked) for one in sheet.rows.all()] == [
        (False, True, False)
    ] * 2


# --- Tabs ----------------------------------------------------------------------------------------


def test_the_numbers_of_the_tabs_are_those_of_their_lines(council):
    sheet = upload(council, workbook(*MIXED, ["Tổng cộng: 7"]))
    page = council.get(at("show", sheet))

    counts = [(label, number) for _, label, number in page.context["tabs"]]
    lines = [
        len(council.get(at("show", sheet), {"ket-qua": slug}).context["lines"])
        for slug, *_ in page.context["tabs"]
    ]
    assert counts == [
        ("Tất cả", 8), ("Đúng", 1), ("Đã xem", 0), ("Cần xem", 3), ("Phải sửa", 3), ("Để lại", 1),
    ]  # fmt: skip
    assert lines == [number for _, number in counts]
