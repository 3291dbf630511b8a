"""The only place that tests the pages of the delegates as people use them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.models import Conference
from delegates import actions
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from tests import make

pytestmark = pytest.mark.django_db
ROLL, QUOTA, NEW = reverse("delegates:roll"), reverse("delegates:quota"), reverse("delegates:new")
TAKE_IN, MANDATES = reverse("delegates:take_in"), reverse("delegates:mandates")
EDITORS = (Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE)
READERS = (*EDITORS, Role.LEADERSHIP, Role.DOOR)
GUEST = {
    "group": "guest", "full_name": "Nguyễn Văn Khách", "gender": "male", "birth_year": "",
    "position": "Giám đốc", "organisation": "Sở Nội vụ", "rank": "3",
}  # fmt: skip
HTMX = {"HX-Request": "true"}


def move(pk, name):
    return reverse("delegates:move", args=[pk, name])


def text(response):
    return response.content.decode()


def part(html, root):
    """One part out of a page, tokens and messages left aside."""
    found = html[html.index(f'id="{root}"') :]
    return re.sub(r'value="[^"]{64}"', "", found.split("</main>")[0]).strip()


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.mark.parametrize("role", Role.values)
def test_who_may_open_which_page(sign_in, role):
    """Z1, Z5: leadership and door read; only the two offices write."""
    someone = make.delegate()
    client = sign_in(role=role)
    reads = [ROLL, QUOTA, MANDATES, reverse("delegates:edit", args=[someone.pk])]
    writes = [NEW, TAKE_IN, move(someone.pk, "withdraw")]

    found = [client.get(url).status_code for url in reads + writes]
    posted = [
        client.post(url).status_code in (403, 404)
        for url in (reverse("delegates:bulk"), MANDATES, reads[3], *writes)
    ]

    assert found[:4] == [200 if role in READERS else 403] * 4
    assert found[4:] == [200 if role in EDITORS else 403] * 3
    if role not in EDITORS:
        assert posted == [True] * 6


def test_readers_see_the_roll_without_buttons(sign_in):
    make.delegate(full_name="Vũ Thị An")

    html = text(sign_in(role=Role.DOOR).get(ROLL))

    assert "Vũ Thị An" in html
    assert re.findall(r"Xác nhận đã chọn|/viec/|data-check", html) == []


def test_another_communes_delegate_is_404_as_if_it_were_not(office):
    """Z2."""
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    theirs = make.delegate(
        conference=make.conference(of=other), group=DelegateGroup.ROLE_MODEL,
        state=DelegateState.CONFIRMED,
    )  # fmt: skip
    make.delegate(full_name="Vũ Thị An")

    urls = [reverse("delegates:edit", args=[theirs.pk]), move(theirs.pk, "withdraw")]
    bulk = office.post(reverse("delegates:bulk"), {"chon": [theirs.pk]})

    assert [office.get(url).status_code for url in urls] == [404, 404]
    assert [office.post(url, GUEST).status_code for url in urls] == [404, 404]
    assert office.post(MANDATES, {"nguoi": theirs.pk, "chon": "1"}).status_code == 404
    assert bulk.status_code == 302
    assert theirs.full_name not in text(office.get(ROLL))
    assert (CityMandate.objects.count(), AuditEvent.objects.filter(target="delegate").count()) == (
        0,
        0,
    )


@pytest.mark.parametrize("url", [ROLL, QUOTA, MANDATES, TAKE_IN])
def test_pages_cost_the_same_for_1_3_and_200(office, url):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert office.get(url).status_code == 200
        return len(queries)

    def grow(count):
        for _ in range(count):
            nomination = make.nomination(state="approved")
            make.delegate(
                group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED,
                unit=nomination.unit, nomination=nomination,
            )  # fmt: skip
            make.nomination(state="approved")

    grow(1)
    one = cost()
    grow(2)
    three = cost()
    for _ in range(2):
        make.delegate()
    five = cost()
    for _ in range(195):
        make.delegate()

    # The pager asks nothing more; the count is the same for 1, 3, 5 and 200 delegates.
    assert (three, five, cost()) == (one, one, one)


def test_every_list_has_an_empty_state_with_its_one_button(office):
    """U23."""
    make.conference()

    assert "Chưa có đại biểu nào" in text(office.get(ROLL))
    assert "Không có đại biểu nào khớp" in text(office.get(ROLL + "?tim=khong-co"))
    assert "Không còn hồ sơ nào chờ" in text(office.get(TAKE_IN))
    assert "Chưa có điển hình nào để chọn" in text(office.get(MANDATES))
    assert "Chưa xác nhận đại biểu nào" in text(office.get(QUOTA))


def test_without_a_conference_there_is_no_roll(sign_in):
    make.commune()
    client = sign_in(role=Role.COUNCIL_OFFICE)

    assert [client.get(url).status_code for url in (ROLL, QUOTA, TAKE_IN)] == [404, 404, 404]


def shown(html):
    return re.findall(r'<tr id="seat-\d+">.*?<a href="[^"]+">([^<]+)</a>', html, re.S)


def test_the_filter_is_in_the_address(office):
    """U29."""
    unit = make.unit(name="Thôn Ô Mễ")
    make.delegate(full_name="Đỗ Thị Ẩn", group=DelegateGroup.ROLE_MODEL, unit=unit)
    make.delegate(full_name="Vũ Văn An")
    make.delegate(full_name="Lê Văn Vắng", state=DelegateState.ABSENT)

    found = {
        query: shown(text(office.get(ROLL + query)))
        for query in ("", "?tim=do+an", "?nhom=guest", "?trang-thai=absent", "?don-vi=thon-o-me",
                      "?nhom=sai&trang-thai=sai&trang=sai")
    }  # fmt: skip

    assert found == {
        "": ["Đỗ Thị Ẩn", "Vũ Văn An"],
        "?tim=do+an": ["Đỗ Thị Ẩn"],
        "?nhom=guest": ["Vũ Văn An"],
        "?trang-thai=absent": ["Lê Văn Vắng"],
        "?don-vi=thon-o-me": ["Đỗ Thị Ẩn"],
        "?nhom=sai&trang-thai=sai&trang=sai": ["Đỗ Thị Ẩn", "Vũ Văn An"],
    }


def test_the_roll_shows_a_hundred_a_page(office):
    for _ in range(101):
        make.delegate()

    assert [len(shown(text(office.get(ROLL + q)))) for q in ("", "?trang=2")] == [100, 1]


def test_confirming_by_the_button_keeps_the_filter_and_takes_the_seat(office):
    someone = make.delegate()

    answer = office.post(move(someone.pk, "confirm"), {"loc": "nhom=guest&trang=1&evil=//x"})

    assert (answer.status_code, answer.url) == (302, f"{ROLL}?nhom=guest&trang=1")
    assert Conference.objects.get().seats_taken == 1


def test_the_part_htmx_gets_is_the_page_after_a_reload(office):
    someone = make.delegate()

    said = office.post(move(someone.pk, "confirm"), follow=True, headers=HTMX)
    reloaded = office.get(ROLL)

    assert "<html" not in text(said)
    assert f"Xác nhận: {someone.full_name}." in text(said)
    assert part(text(said), "roll") == part(text(reloaded), "roll")


def test_the_second_of_two_people_is_told_and_sees_current_numbers(office, sign_in):
    """U30."""
    someone = make.delegate()
    office.post(move(someone.pk, "confirm"))

    plain = sign_in(role=Role.CULTURE_OFFICE).post(move(someone.pk, "confirm"))
    quick = office.post(move(someone.pk, "confirm"), follow=True, headers=HTMX)

    assert plain.status_code == 409
    for answer in (plain, quick):
        assert "Vừa có người khác xử lý việc này." in text(answer)
    assert '<b class="figure">1<small class="muted"> / 150</small></b>' in text(quick)


def test_a_full_hall_is_refused_with_the_plans_sentence(office):
    someone = make.delegate()
    Conference.objects.update(seats_taken=150)

    plain = office.post(move(someone.pk, "confirm"))
    quick = office.post(move(someone.pk, "confirm"), follow=True, headers=HTMX)

    assert plain.status_code == 409
    for answer in (plain, quick):
        assert "Đã đủ 150 đại biểu, không xác nhận thêm được." in text(answer)
        assert "Số lượng: Tối đa 150 đại biểu." in text(answer)
    assert Delegate.objects.get().state == DelegateState.PROPOSED


def test_withdrawing_asks_on_its_own_page_and_wants_a_reason(office):
    """U10, U22."""
    someone = make.delegate(full_name="Vũ Thị An", state=DelegateState.CONFIRMED)

    asked = office.get(move(someone.pk, "withdraw"))
    empty = office.post(move(someone.pk, "withdraw"), {"note": ""})
    done = office.post(move(someone.pk, "withdraw"), {"note": "Chuyển nơi ở"}, follow=True)

    assert "Đưa ra khỏi danh sách: Vũ Thị An?" in text(asked)
    assert (empty.status_code, "<title>Lỗi: " in text(empty)) == (409, True)
    assert '<a href="#id_note">Hãy ghi lý do.</a>' in text(empty)
    assert 'aria-invalid="true"' in text(empty)
    assert "Đưa ra khỏi danh sách: Vũ Thị An." in text(done)
    assert Delegate.objects.get().state == DelegateState.WITHDRAWN


def test_an_unknown_move_or_delegate_is_404(office):
    someone = make.delegate()

    assert office.get(move(someone.pk, "promote")).status_code == 404
    assert office.post(move(10**9, "confirm")).status_code == 404
    assert office.post(MANDATES, {"nguoi": "x", "chon": "1"}).status_code == 404


def test_bulk_confirms_row_by_row_and_says_who_was_left(office):
    """U29: one refusal does not undo the others."""
    first, second, third = (make.delegate(rank=rank) for rank in (1, 2, 3))
    Conference.objects.update(seats_taken=148)

    answer = office.post(
        reverse("delegates:bulk"), {"chon": [first.pk, second.pk, third.pk, "x"]}, follow=True
    )

    assert [d.state for d in (first, second, third) if not d.refresh_from_db()] == [
        "confirmed", "confirmed", "proposed",
    ]  # fmt: skip
    assert "Đã xác nhận 2 đại biểu." in text(answer)
    assert f"Chưa xác nhận {third.full_name}: Đã đủ 150 đại biểu" in text(answer)


def test_bulk_of_nobody_says_so(office):
    make.delegate()
    answer = office.post(reverse("delegates:bulk"), follow=True)
    assert "Hãy chọn ít nhất một đại biểu." in text(answer)


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

    assert f"{code}: người này đã có trong danh sách." in text(warned)
    assert "cùng năm sinh" in text(warned)
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
    assert re.findall(r'<li><a href="#(id_\w+)">([^<]+)</a>', html) == [
        ("id_group_0", "Hãy chọn nhóm đại biểu."),
        ("id_full_name", "Hãy nhập họ và tên."),
        ("id_gender_0", "Hãy chọn giới tính."),
        ("id_organisation", "Hãy nhập cơ quan, đơn vị."),
        ("id_rank", "Hãy nhập thứ tự giới thiệu."),
    ]
    assert 'value="Giám đốc"' in html


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("full_name", "Vũ An 😀", "Hãy bỏ hình vẽ (biểu tượng cảm xúc) ra."),
        ("full_name", "=HYPERLINK(1)", "Hãy bắt đầu bằng chữ cái hoặc chữ số."),
        ("organisation", "@sở", "Hãy bắt đầu bằng chữ cái hoặc chữ số."),
        ("full_name", "A" * 101, "Viết ngắn lại, tối đa 100 chữ cái."),
        ("birth_year", "68", "Hãy nhập năm sinh từ 1900 đến 2015."),
        ("birth_year", "một", "Hãy nhập năm sinh bằng bốn chữ số, ví dụ 1968."),
        ("birth_year", "9" * 5000, "Hãy nhập năm sinh bằng bốn chữ số, ví dụ 1968."),
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

    assert "Danh sách đã có một người cùng họ tên, cùng năm sinh." in text(asked)
    assert 'type="checkbox" name="another_person"' in text(asked)
    assert Delegate.objects.count() == 2


def test_a_guest_is_mended_and_the_second_editor_told(office):
    """R5."""
    someone = make.delegate(organisation="Sở Nội vụ")
    url = reverse("delegates:edit", args=[someone.pk])
    seen = {"seen": someone.fingerprint}

    saved = office.post(url, GUEST | seen, follow=True)
    stale = office.post(url, GUEST | seen | {"full_name": "Người Khác"})

    assert "Đã lưu thông tin của Nguyễn Văn Khách." in text(saved)
    assert stale.status_code == 422
    assert "Vừa có người khác xử lý việc này." in text(stale)
    assert 'value="Người Khác"' in text(stale)
    assert Delegate.objects.get().full_name == "Nguyễn Văn Khách"


def test_a_role_model_is_read_not_edited(office, at):
    make.nomination(state="approved", full_name="Vũ Thị An")
    by = make.user(role=Role.COUNCIL_OFFICE)
    actions.take_in(conference=make.conference(), codes=None, by=by, at=at)
    someone = Delegate.objects.get()
    url = reverse("delegates:edit", args=[someone.pk])

    shown_page = text(office.get(url))
    office.post(url, GUEST | {"seen": someone.fingerprint})

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


def test_names_are_escaped_everywhere(office):
    """I9."""
    someone = make.delegate(full_name="<b>An</b>", organisation="<i>Sở</i>")
    pages = [ROLL, QUOTA, MANDATES, reverse("delegates:edit", args=[someone.pk])]
    pages.append(move(someone.pk, "withdraw"))

    assert [re.findall("<b>An|<i>Sở", text(office.get(url))) for url in pages] == [[]] * 5


def test_pages_speak_vietnamese(office):
    """U27: nothing of the machine shows through."""
    nomination = make.nomination(state="approved")
    someone = make.delegate(birth_year=None, nomination=nomination, group=DelegateGroup.ROLE_MODEL)
    pages = [ROLL, QUOTA, NEW, TAKE_IN, MANDATES, reverse("delegates:edit", args=[someone.pk])]

    for url in pages:
        body = re.sub(r"<[^>]+>", " ", text(office.get(url)).split("<body")[1])
        assert re.findall(r"\b(None|True|False|role_model|proposed)\b", body) == [], url
