"""Tests the pages that put people on the roll: dossiers, guests, mandates."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates import actions
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from nominations.models import Nomination
from tests import make
from tests.delegates.pages import GUEST, HTMX, MANDATES, NEW, TAKE_IN, part, shown, text
from tests.nominations.phone import unlinked
from tests.pages import seen
from tests.reading import links
from tests.reports import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.COUNCIL_OFFICE)


def test_take_in_page_proposes_those_ticked(office):
    wanted, other = make.nomination(state="approved"), make.nomination(state="approved")

    nobody = office.post(TAKE_IN, {})
    done = office.post(TAKE_IN, {"ma": [wanted.code]}, follow=True)

    assert "Hãy chọn ít nhất một hồ sơ." in text(nobody)
    assert "Đã đưa 1 người vào danh sách dự kiến." in text(done)
    assert shown(text(done)) == [wanted.full_name]
    assert other.code in text(office.get(TAKE_IN))


def test_take_in_of_a_namesake_warns_until_somebody_says_it_is_another(office):
    make.delegate(full_name="Vũ Thị An", birth_year=1970)
    code = make.nomination(state="approved", full_name="Vũ Thị An").code

    warned = office.post(TAKE_IN, {"ma": [code]}, follow=True)
    taken = office.post(TAKE_IN, {"ma": [code], "khac": [code]}, follow=True)

    said = f"Chưa đưa vào vì trùng họ tên: Vũ Thị An ({code}). Hãy trả lời ở dòng"
    assert said in unlinked(text(warned))
    assert "cùng hoặc chưa rõ năm sinh" in text(warned)
    assert "Đã đưa 1 người vào danh sách dự kiến." in text(taken)


def test_a_guest_is_added_by_hand(office):
    make.conference()

    answer = office.post(NEW, GUEST, follow=True)

    assert "Đã thêm Nguyễn Văn Khách vào danh sách dự kiến." in text(answer)
    assert Delegate.objects.values_list("group", "full_name", "rank", "birth_year").get() == (
        "guest", "Nguyễn Văn Khách", 3, None,
    )  # fmt: skip


def test_mass_assignment_changes_nothing_else(office):
    """Z4."""
    make.conference()
    office.post(NEW, GUEST | {"state": "confirmed", "nomination": "1", "group": "role_model"})
    office.post(NEW, GUEST | {"state": "confirmed", "unit": "1", "direct_worker": "on"})

    assert Delegate.objects.values_list("state", "unit", "direct_worker").get() == (
        "proposed", None, False,
    )  # fmt: skip


def test_an_empty_guest_form_keeps_the_focus_on_what_to_mend(office):
    """U10, U11."""
    make.conference()

    answer = office.post(NEW, {"position": "Giám đốc"})

    html = text(answer)
    assert answer.status_code == 422
    assert "<title>Lỗi: Thêm khách mời, lãnh đạo" in html
    assert links(html, "#error-summary li > a") == [
        ("#id_group_0", "Hãy chọn nhóm đại biểu."),
        ("#id_full_name", "Hãy nhập họ và tên."),
        ("#id_organisation", "Hãy nhập cơ quan, đơn vị."),
        ("#id_rank", "Hãy nhập thứ tự giới thiệu."),
    ]
    assert 'value="Giám đốc"' in html


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("full_name", "Vũ An 😀", "Giấy in không có ký hiệu 😀. Hãy bỏ hoặc viết bằng chữ."),
        ("full_name", "=HYPERLINK(1)", "Hãy bắt đầu bằng chữ cái hoặc chữ số."),
        ("organisation", "@sở", "Hãy bắt đầu bằng chữ cái hoặc chữ số."),
        (
            "full_name",
            "A" * 101,
            "Hãy rút gọn, tối đa 100 ký tự, kể cả dấu cách; đang có 101.",
        ),
        ("birth_year", "2021", "Năm sinh phải từ 1900 đến 2020. Hãy xem lại."),
        ("birth_year", "một", "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."),
        ("birth_year", "9" * 5000, "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."),
        ("rank", "0", "Hãy nhập số từ 1 đến 999."),
    ],
)
def test_what_cannot_be_kept_is_refused_kindly(office, name, value, words):
    """I6, O1, U11."""
    make.conference()

    answer = office.post(NEW, GUEST | {name: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors[name] == [words]
    assert len(words.split()) <= 15


def test_a_namesake_is_asked_about_before_it_is_added(office):
    make.delegate(full_name="Nguyễn Văn Khách")

    asked = office.post(NEW, GUEST)
    office.post(NEW, GUEST | {"another_person": "on"})

    assert "Danh sách đã có một người cùng họ tên, cùng hoặc chưa rõ năm sinh." in text(asked)
    assert 'type="checkbox" name="another_person"' in text(asked)
    assert "Có phải một người khác, trùng họ tên?" in text(asked)
    assert (asked.status_code, "<title>Lỗi" in text(asked)) == (200, False)
    assert "Có lỗi cần sửa" not in text(asked)
    assert 'aria-invalid="true"' not in text(asked)
    assert Delegate.objects.count() == 2


def test_a_guest_is_mended_and_the_second_editor_told(office):
    """R5."""
    someone = make.delegate(organisation="Sở Nội vụ")
    url = reverse("delegates:edit", args=[someone.pk])
    shown = seen(office, url)

    saved = office.post(url, GUEST | shown, follow=True)
    stale = office.post(url, GUEST | shown | {"full_name": "Người Khác"})

    assert "Đã lưu thông tin của Nguyễn Văn Khách." in text(saved)
    assert stale.status_code == 409
    assert "Chỗ này vừa được sửa ở một trang khác" in text(stale)
    assert "Bấm lưu một lần nữa để thay bản vừa lưu." in text(stale)
    assert "người khác" not in text(stale)  # both tabs are the same person's
    assert "người kia" not in text(stale)
    assert 'value="Người Khác"' in text(stale)
    assert stale.context["form"].theirs == (("Họ và tên", "Nguyễn Văn Khách"),)
    assert Delegate.objects.get().full_name == "Nguyễn Văn Khách"

    meant = {"full_name": "Người Khác", "seen": stale.context["form"]["seen"].value()}
    assert office.post(url, GUEST | meant).status_code == 302
    assert Delegate.objects.get().full_name == "Người Khác"


def test_a_role_model_is_read_not_edited(office, at):
    make.nomination(state="approved", full_name="Vũ Thị An")
    by = make.user(role=Role.COUNCIL_OFFICE)
    actions.take_in(conference=make.conference(), codes=None, by=by, at=at)
    someone = Delegate.objects.get()
    url = reverse("delegates:edit", args=[someone.pk])

    shown_page = text(office.get(url))
    office.post(url, GUEST | seen(office, url))

    assert 'name="full_name"' not in shown_page
    assert "Thông tin của điển hình lấy từ hồ sơ đã duyệt." in shown_page
    assert Delegate.objects.get().full_name == "Vũ Thị An"


def test_choosing_for_the_city_congress(office):
    """III.1, item 7."""
    someone = make.delegate(group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED)
    guest = make.delegate(state=DelegateState.CONFIRMED)

    chosen = office.post(MANDATES, {"nguoi": someone.pk, "chon": "1"}, follow=True, headers=HTMX)
    refused = office.post(MANDATES, {"nguoi": guest.pk, "chon": "1"}, follow=True)

    assert "Đã chọn <b>1</b> người trong 1 điển hình" in text(chosen)
    assert part(text(chosen), "mandates") == part(text(office.get(MANDATES)), "mandates")
    assert "Vừa có người khác xử lý việc này." in text(refused)
    office.post(MANDATES, {"nguoi": someone.pk, "chon": "0"})
    assert CityMandate.objects.count() == 0


def test_the_page_says_who_is_not_taken_in_for_a_complaint(office):
    one = make.nomination(state="approved", integrity="pending", code="HN25-K1", full_name="An")

    page = text(office.post(TAKE_IN, {"ma": one.code}, follow=True))

    assert "Hồ sơ An (HN25-K1) đang có kỷ luật, điều tra, thanh tra" in unlinked(page)
    assert "Các hồ sơ này vừa được đưa vào danh sách." not in page
    assert "<h1>Đưa hồ sơ đã duyệt vào danh sách</h1>" in page
    assert Delegate.objects.count() == 0


@pytest.mark.parametrize(
    ("there", "typed", "asks"),
    [(1950, "", True), (None, "1950", True), (1950, "1950", True), (1950, "1951", False)],
)
def test_a_year_not_written_tells_nobody_apart(office, there, typed, asks):
    """The question names the person of the list and leads there."""
    twin = make.delegate(
        full_name="Nguyễn Văn Khách", birth_year=there, position="Bí thư", organisation="Đảng ủy"
    )

    page = text(office.post(NEW, GUEST | {"birth_year": typed}, follow=True))

    assert ("Có phải một người khác, trùng họ tên?" in page) is asks
    year = f"sinh năm {there}" if there else "chưa ghi năm sinh"
    link = f'<a href="{reverse("delegates:edit", args=[twin.pk])}">Nguyễn Văn Khách</a>'
    assert (f"{link}, {year}, Bí thư, Đảng ủy" in page) is asks


def test_a_name_typed_small_is_not_taken_in_silence(office):
    make.conference()
    page = text(office.post(NEW, GUEST | {"full_name": "nguyễn văn khách"}, follow=True))

    assert "Nếu là “Nguyễn Văn Khách”, hãy sửa." in page


def test_taking_in_asks_too_where_the_roll_knows_no_year(office):
    """The tick stands on the page, so that there is a way on."""
    make.nomination(state="approved", full_name="Vũ Thị An")
    make.delegate(full_name="Vũ Thị An", birth_year=None)
    url = reverse("delegates:take_in")
    code = Nomination.objects.get().code

    assert 'name="khac"' in text(office.get(url))
    office.post(url, {"ma": code})
    assert Delegate.objects.count() == 1
    office.post(url, {"ma": code, "khac": code})
    assert Delegate.objects.count() == 2


@pytest.mark.parametrize("chosen", [True, False])
def test_absence_of_somebody_chosen_for_the_city_is_asked_about(office, chosen):
    someone = rows.seat_of(rows.approved(), state="confirmed")
    if chosen:
        rows.to_the_city(someone)

    page = text(office.get(reverse("delegates:move", args=[someone.pk, "absent"])))

    words = "sẽ không còn trong danh sách gửi thành phố."
    assert (words in page) is chosen


def test_those_who_wait_are_turned_and_all_can_be_taken_in_at_once(office, monkeypatch):
    monkeypatch.setattr("delegates.web.PER_PAGE", 2)
    url, unit = reverse("delegates:take_in"), make.unit(name="Thôn Mỗ Đoạn")
    for letter in "ABCDE":
        make.nomination(state="approved", unit=unit, full_name=f"Trần Văn {letter}")

    seen = [
        [row.person[-1] for row in office.get(url, {"trang": number}).context["rows"]]
        for number in (1, 2, 3)
    ]
    assert seen == [["A", "B"], ["C", "D"], ["E"]]
    assert "Chọn tất cả 5 hồ sơ chờ lần đầu, ở mọi trang" in text(office.get(url))
    assert "Nông nghiệp, xây dựng nông thôn mới" in text(office.get(url))

    office.post(url, {"tat-ca": "1"})

    assert Delegate.objects.count() == 5


def test_a_twin_on_another_page_is_named_and_who_is_asked_about_stands_on_top(office, monkeypatch):
    monkeypatch.setattr("delegates.web.PER_PAGE", 1)
    url, unit = reverse("delegates:take_in"), make.unit(name="Thôn Mỗ Đoạn")
    first = make.nomination(state="approved", unit=unit, full_name="Trần Văn A")
    make.nomination(state="approved", unit=unit, full_name="Trần Văn B")
    other = make.unit(name="Thôn Sau")
    twin = make.nomination(state="approved", unit=other, full_name="Trần Văn A")

    (row,) = office.get(url, {"trang": 3}).context["rows"]
    assert (row.nomination.code, row.twin) == (twin.code, f"Trần Văn A ({first.code})")

    office.post(url, {"ma": [first.code, twin.code]})
    asked = office.get(url).context
    assert asked["first_asked"] == twin.code
    assert next(row.nomination.code for row in asked["rows"]) == twin.code
