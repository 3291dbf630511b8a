"""The page before an undo: which rows go, which stay and why; the press does that, or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import audit
from accounts.enums import Role
from accounts.models import Unit
from delegates import actions as delegate_actions
from delegates.models import Delegate
from nominations.models import Nomination
from sheets.models import SheetImport, SheetMade
from tests import make
from tests.sheets.pages import at, bring_in, undo, upload, workbook
from tests.sheets.staged import staged
from tests.sheets.test_said_before import words

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]
AN, BINH = ["Nguyễn Văn An", "Nam", "Sở Nội vụ"], ["Trần Thị Bình", "Nữ", "Sở Y tế"]
MINH = ["Lê Minh", "Nam", "Sở Y tế"]
CHANGED = (
    "Từ lúc ông, bà mở trang này, có dòng đã được sửa, xử lý tiếp hoặc xóa nên chưa hoàn tác dòng "
    "nào. Hãy xem lại các dòng ở lại rồi bấm “Hoàn tác việc nhập”."
)
EDITED = "Đã có người sửa, xử lý sau khi nhập, nên giữ lại. Hãy xem ở trang của người này."
MOVED = "Đã xử lý tiếp (đã xác nhận), nên giữ lại. Hãy sửa ở trang của người này."


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.fixture
def office(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def guests(client, *rows):
    sheet = upload(client, workbook(HEAD, *(rows or (AN, BINH, MINH))))
    bring_in(client, sheet)
    return sheet


def dossiers(client, *names):
    head = ["Họ và tên", "Năm sinh", "Giới tính", "Đơn vị giới thiệu"]
    rows = [[name, 1970, "Nam", "Thôn Mỗ Đoạn"] for name in names]
    sheet = upload(client, workbook(head, *rows), slug="ho-so")
    bring_in(client, sheet)
    return sheet


def confirm(name):
    person = Delegate.objects.with_places().get(full_name=name)
    who = make.user(role=Role.COUNCIL_OFFICE)
    delegate_actions.move(person, "confirm", by=who, at=make.AT)


def left(page):
    """Line, name, address and reason of each row that the page says stays."""
    return [(one.number, told.words, told.address, why) for one, told, why in page.context["left"]]


def fates(sheet):
    return list(sheet.made.order_by("place").values_list("number", "gone", "kept_because"))


# --- What the page says --------------------------------------------------------------------------


def test_the_page_says_which_rows_go_which_stay_and_why_and_the_press_does_that(council):
    sheet = guests(council, AN, BINH, MINH, ["Đỗ Lan", "Nữ", "Sở Y tế"])
    Delegate.objects.filter(full_name="Đỗ Lan").delete()
    Delegate.objects.filter(full_name="Trần Thị Bình").update(position="Giám đốc")
    confirm("Lê Minh")
    pk = dict(Delegate.objects.values_list("full_name", "pk"))

    page = council.get(at("undo", sheet))

    said = words(page)
    assert "Hoàn tác việc nhập 1 dòng?" in said
    assert "1 dòng bị xóa khỏi Khách mời, lãnh đạo và không lấy lại được" in said
    assert "2 dòng ở lại vì đã có người sửa hoặc xử lý tiếp từ khi nhập" in said
    assert "1 dòng đã không còn từ trước." in said
    assert [one.words for one in page.context["named"]] == ["Nguyễn Văn An"]
    assert left(page) == [
        (3, "Trần Thị Bình", f"/dai-bieu/{pk['Trần Thị Bình']}/", EDITED),
        (4, "Lê Minh", f"/dai-bieu/{pk['Lê Minh']}/", MOVED),
    ]
    assert (Delegate.objects.count(), SheetImport.objects.get().state) == (3, "imported")

    undo(council, sheet)
    gone = "Không còn trong danh sách."
    assert fates(sheet) == [
        (2, True, ""), (3, False, EDITED), (4, False, MOVED), (5, False, gone),
    ]  # fmt: skip
    assert set(Delegate.objects.values_list("full_name", flat=True)) == {"Trần Thị Bình", "Lê Minh"}


def test_every_kind_of_row_says_beforehand_why_it_stays(office):
    sheet = dossiers(office, "Nguyễn Văn An", "Lê Văn Ba")
    make.comment(Nomination.objects.get(full_name="Lê Văn Ba"))
    head = ["Hình thức khen thưởng", "Năm", "Đối tượng", "Số lượng"]
    rows = (head, ["Giấy khen", 2023, "Tập thể", 1], ["Giấy khen", 2024, "Tập thể", 2])
    awards = upload(office, workbook(*rows), slug="khen-thuong")
    bring_in(office, awards)
    make.conference().award_counts.filter(year=2024).update(count=9)
    many = (["Tên đơn vị", "Loại"], ["Thôn Đông", "Thôn"], ["Thôn Tây", "Thôn"])
    units = upload(office, workbook(*many), slug="don-vi")
    bring_in(office, units)
    make.user(unit=Unit.objects.get(slug="thon-tay"))

    told = [left(office.get(at("undo", one))) for one in (sheet, awards, units)]

    assert [[(number, why) for number, _, _, why in lines] for lines in told] == [
        [(3, "Đã có người sửa, thêm tệp hoặc ghi thêm vào hồ sơ, nên giữ lại. "
             "Hãy xem ở trang của hồ sơ.")],
        [(3, "Đã có người sửa dòng này, nên giữ lại. Hãy xem ở bảng khen thưởng.")],
        [(3, "Đã có người sửa đơn vị hoặc người đứng đầu, nên giữ lại. Hãy xem ở trang Đơn vị.")],
    ]  # fmt: skip


def test_where_no_row_goes_there_is_nothing_to_press(council):
    sheet = guests(council, AN)
    confirm("Nguyễn Văn An")

    page = council.get(at("undo", sheet))

    assert "Không còn dòng nào hoàn tác được" in words(page)
    assert '<button class="btn btn-primary">' not in page.content.decode()
    assert [why for *_, why in left(page)] == [MOVED]


def test_the_result_leads_to_the_question_and_has_no_button_that_undoes_at_once(council):
    sheet = guests(council, AN)

    page = council.get(at("show", sheet)).content.decode()

    assert f'href="{at("undo", sheet)}"' in page
    assert f'action="{at("undo", sheet)}"' not in page
    assert f'action="{at("undo", sheet)}"' in council.get(at("undo", sheet)).content.decode()


def test_a_long_import_names_its_first_fifty_and_turns_the_pages_of_those_that_stay(council):
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    names = [f"Nguyễn Văn {a}{b}" for a in letters[:3] for b in letters.lower()[:18]]
    sheet = guests(council, *([name, "Nam", "Sở Y tế"] for name in names))

    page = council.get(at("undo", sheet))
    assert (page.context["goes"], len(page.context["named"])) == (54, 50)
    assert "Và 4 dòng nữa." in words(page)

    Delegate.objects.update(position="Giám đốc")
    first, second = (council.get(at("undo", sheet), {"trang": n}) for n in (1, 2))
    assert [number for number, *_ in left(first) + left(second)] == list(range(2, 56))
    assert "Trang 1 trên 2" in words(first)


def test_what_waits_or_is_undone_is_not_asked_about(council):
    waiting, undone = staged(), guests(council, AN)
    undo(council, undone)

    for sheet in (waiting, undone):
        assert council.get(at("undo", sheet)).url == at("show", sheet)
    assert SheetMade.objects.filter(gone=True).count() == 1


# --- What came between the page and the press ----------------------------------------------------


def test_a_row_confirmed_between_page_and_press_stops_all_of_it_and_the_page_comes_again(council):
    sheet = guests(council)
    seen = council.get(at("undo", sheet)).context["seen"]
    confirm("Lê Minh")

    answer = council.post(at("undo", sheet), {"o-lai": seen}, follow=True)

    assert answer.redirect_chain == [(at("undo", sheet), 302)]
    assert CHANGED in words(answer)
    assert [why for *_, why in left(answer)] == [MOVED]
    assert (Delegate.objects.count(), fates(sheet)) == (3, [(n, False, "") for n in (2, 3, 4)])
    council.post(at("undo", sheet), {"o-lai": answer.context["seen"]})
    assert [one.full_name for one in Delegate.objects.all()] == ["Lê Minh"]


def test_a_row_deleted_between_page_and_press_is_told_too(council):
    sheet = guests(council)
    seen = council.get(at("undo", sheet)).context["seen"]
    Delegate.objects.filter(full_name="Lê Minh").delete()

    answer = council.post(at("undo", sheet), {"o-lai": seen}, follow=True)

    assert CHANGED in words(answer)
    assert Delegate.objects.count() == 2


def test_a_row_that_stays_for_another_reason_by_now_stops_nothing(council):
    sheet = guests(council)
    Delegate.objects.filter(full_name="Lê Minh").update(position="Giám đốc")
    seen = council.get(at("undo", sheet)).context["seen"]
    confirm("Lê Minh")

    council.post(at("undo", sheet), {"o-lai": seen})

    assert fates(sheet) == [(2, True, ""), (3, True, ""), (4, False, MOVED)]


def test_a_press_of_no_page_takes_nothing(council):
    sheet = guests(council)

    answer = council.post(at("undo", sheet), follow=True)

    assert CHANGED in words(answer)
    assert Delegate.objects.count() == 3


# --- Whose history it is -------------------------------------------------------------------------


def test_another_commune_s_dossier_of_the_same_code_keeps_nothing(office):
    """Two communes may number alike; what was done with one tells nothing of the other."""
    sheet = dossiers(office, "Nguyễn Văn An")
    code = Nomination.objects.get().code
    told = {"target": "nomination", "target_code": code, "commune_code": "31999"}
    audit.record(by=make.user(), at=make.AT, action="look", **told)

    assert left(office.get(at("undo", sheet))) == []
    undo(office, sheet)
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize("slug", ["don-vi", "khach-moi"])
def test_the_page_asks_no_more_of_many_rows_than_of_few(office, slug):
    heads = {"don-vi": ["Tên đơn vị", "Loại"], "khach-moi": ["Họ và tên", "Cơ quan, đơn vị"]}
    letters = "ABCDEGHIKL"

    def asked(count):
        rows = [[f"Thôn {one}{count}", "Thôn"] if slug == "don-vi" else [f"Lê {one}", f"Sở {count}"]
                for one in letters[:count]]  # fmt: skip
        sheet = upload(office, workbook(heads[slug], *rows), slug=slug)
        bring_in(office, sheet, ticked=list(range(count)))
        with CaptureQueriesContext(connection) as queries:
            assert office.get(at("undo", sheet)).context["goes"] == count
        return len(queries)

    assert asked(2) == asked(9)
