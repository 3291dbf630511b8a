"""The desk: list, dossier, check, approval meeting; what each role sees."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from nominations.actions.drafts import edit
from nominations.models import BulkResult, Nomination
from tests import make
from tests.pages import seen

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def names(response) -> list[str]:
    return [row.nomination.full_name for row in response.context["rows"]]


def test_the_list_sorts_by_given_name_and_hides_other_units_drafts(sign_in):
    for name in ("Đặng Văn Đạt", "Nguyễn Văn Dũng", "Trần Thị Ánh", "Lê Thị Ơn"):
        make.nomination(full_name=name, state="submitted")
    make.nomination(full_name="Nháp Của Thôn", state="draft")

    response = sign_in().get("/ho-so/")

    assert names(response) == ["Trần Thị Ánh", "Nguyễn Văn Dũng", "Đặng Văn Đạt", "Lê Thị Ơn"]


def test_a_unit_sees_its_own_with_drafts_and_nothing_else(sign_in):
    mine = make.unit()
    make.nomination(unit=mine, full_name="Nháp Của Thôn", state="draft")
    make.nomination(
        unit=make.unit(name="Thôn Liêu Xá"), full_name="Của Người Khác", state="submitted"
    )

    response = sign_in(make.user(unit=mine)).get("/ho-so/")

    assert names(response) == ["Nháp Của Thôn"]


@pytest.mark.parametrize("words", ["dang thi men", "Đặng Mến", "MẾN", "ĐẶNG"])
def test_search_finds_with_and_without_marks(words, sign_in):
    """I7: NFC, NFD, marks or none."""
    make.nomination(full_name="Đặng Thị Mến", state="submitted")
    make.nomination(full_name="Vũ Văn An", state="submitted")

    response = sign_in().get("/ho-so/", {"tim": words})

    assert names(response) == ["Đặng Thị Mến"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("my", ["Bùi Thị Mỹ", "Bùi Văn Mĩ"]),
        ("Mĩ", ["Bùi Thị Mỹ", "Bùi Văn Mĩ"]),
        ("ly", ["Tổ nuôi rươi số 2"]),
        ("trần lí", ["Tổ nuôi rươi số 2"]),
        ("ruoi", ["Tổ nuôi rươi số 2"]),
        ("HN25-Y7", ["Bùi Thị Mỹ"]),
        ("vũ mỹ", []),
    ],
)
def test_search_joins_i_and_y_and_finds_representatives(words, found, sign_in):
    """Issue 7, line 25."""
    make.nomination(full_name="Bùi Thị Mỹ", state="submitted", code="HN25-Y7")
    make.nomination(full_name="Bùi Văn Mĩ", state="submitted")
    make.nomination(
        full_name="Tổ nuôi rươi số 2", kind="collective", representative="Trần Thị Lý",
        state="submitted",
    )  # fmt: skip

    assert sorted(names(sign_in().get("/ho-so/", {"tim": words}))) == found


def test_a_representative_written_by_the_unit_is_found(sign_in):
    nomination = make.nomination(kind="household", representative="Vũ Văn An")
    head = make.user(unit=nomination.unit)
    edit(
        nomination, changes={"representative": "Lê Thị Quý"}, version=nomination.version,
        by=head, at=make.AT,
    )  # fmt: skip

    for words, count in (("qui", 1), ("vu van an", 0)):
        assert len(names(sign_in(head).get("/ho-so/", {"tim": words}))) == count


def test_the_filter_lives_in_the_address_and_counts_by_state(sign_in):
    make.nomination(full_name="Đã Gửi", state="submitted", kind="individual")
    make.nomination(full_name="Tập Thể", state="verified", kind="collective")

    client = sign_in()
    all_of_them = client.get("/ho-so/")
    verified = client.get("/ho-so/", {"trang-thai": "verified"})
    bookmark = client.get("/ho-so/", {"trang_thai": "verified"})  # as it was spelt once
    nonsense = client.get("/ho-so/", {"trang-thai": "x", "don-vi": "abc", "trang": "9"})

    assert all_of_them.context["states"] == [
        ("submitted", "Chờ thẩm định", 1),
        ("verified", "Đã thẩm định", 1),
    ]
    assert names(verified) == names(bookmark) == ["Tập Thể"]
    assert len(names(nonsense)) == 2


@pytest.mark.parametrize("url", ["/ho-so/", "/ho-so/hop-xet-duyet/", "/ho-so/cuoc-hop/", "/"])
def test_no_page_asks_more_with_more_dossiers(url, sign_in):
    """The same number of queries for 2 and for 12, with doubles among them."""
    leader = make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind="office"))
    client = sign_in(leader)

    def count() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    make.nomination(state="verified", full_name="Trùng Tên", birth_year=1970)
    make.nomination(state="verified")
    few = count()
    for number in range(10):
        make.nomination(state="verified", full_name=f"Người Số {number}")
    assert count() == few


def test_a_dossier_shows_its_votes_and_history(sign_in, at):
    office = make.user(role=Role.CULTURE_OFFICE)
    nomination = make.nomination(state="submitted", full_name="Đặng Thị Mến")
    client = sign_in(office)

    client.post(f"/ho-so/{nomination.code}/viec/verify/")
    text = client.get(f"/ho-so/{nomination.code}/").content.decode()

    assert "40 đồng ý, 1 không đồng ý, 1 không có ý kiến" in text
    assert "Thẩm định xong" in text
    assert Nomination.objects.get().state == "verified"


def test_a_return_without_reason_keeps_the_page_and_says_so(sign_in):
    """U10: the summary leads to the field; nothing moved."""
    nomination = make.nomination(state="submitted")
    client = sign_in()

    response = client.post(f"/ho-so/{nomination.code}/viec/return/", {"note": " "})

    text = response.content.decode()
    assert '<a href="#id_note">Hãy ghi nội dung cần bổ sung.</a>' in text
    assert "<title>Lỗi:" in text
    assert Nomination.objects.get().state == "submitted"


def test_a_refused_move_keeps_what_was_typed(sign_in):
    nomination = make.nomination(state="approved", on_roll=True)
    client = sign_in(role=Role.LEADERSHIP)

    response = client.post(
        f"/ho-so/{nomination.code}/viec/annul/", {"note": "QĐ 12/QĐ-UBND: trùng người"}
    )

    assert "QĐ 12/QĐ-UBND: trùng người" in response.content.decode()
    assert "danh sách đại biểu" in response.content.decode()


def test_an_unknown_move_is_not_there(sign_in):
    nomination = make.nomination(state="submitted")

    assert sign_in().post(f"/ho-so/{nomination.code}/viec/xoa/").status_code == 404


def approval_form(nomination, **changes):
    return {
        "held_on": "15/8/2025",
        "chair": "Đỗ Quang Minh",
        "invited": "15",
        "present": "14",
        "chon": nomination.code,
        f"{nomination.code}-agree": "13",
        f"{nomination.code}-disagree": "1",
    } | changes


def leader_client(sign_in):
    office = make.unit(name="Văn phòng", kind="office")
    return sign_in(make.user(role=Role.LEADERSHIP, unit=office))


def test_the_meeting_approves_the_chosen(sign_in):
    chosen, left = make.nomination(state="verified"), make.nomination(state="verified")

    response = leader_client(sign_in).post("/ho-so/hop-xet-duyet/", approval_form(chosen))

    kept = BulkResult.objects.get()
    assert response.headers["Location"] == f"/ho-so/nhieu/da-lam/{kept.pk}/"
    states = {n.code: n.state for n in Nomination.objects.all()}
    assert states == {chosen.code: "approved", left.code: "verified"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"present": "16"}, "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này."),
        ({"held_on": "17/8/2025"}, "Ngày họp chưa tới. Hãy xem lại."),
        (
            {"held_on": "8/15/2025"},
            "Không có tháng 15. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025.",
        ),
        ({"chair": ""}, "Hãy nhập người chủ trì."),
        ({"chon": ""}, "Hãy chọn ít nhất một hồ sơ để ghi phiếu."),
        ({"invited": "mười"}, "Hãy nhập bằng chữ số, ví dụ 85."),
    ],
)
def test_a_wrong_meeting_is_sent_back_with_everything_typed(changes, says, sign_in):
    """U10, I8: a sentence in the summary and beside the field; the votes are still there."""
    nomination = make.nomination(state="verified")

    response = leader_client(sign_in).post(
        "/ho-so/hop-xet-duyet/", approval_form(nomination, **changes), follow=True
    )

    text = response.content.decode()
    assert says in text
    assert 'value="13"' in text
    assert Nomination.objects.get().state == "verified"


def test_more_votes_than_people_is_said_beside_the_row(sign_in):
    nomination = make.nomination(state="verified")
    form = approval_form(nomination, **{f"{nomination.code}-agree": "14"})

    response = leader_client(sign_in).post("/ho-so/hop-xet-duyet/", form)

    assert (
        "Tổng số phiếu (15) nhiều hơn số người có mặt (14). Hãy xem lại hai số này."
        in response.content.decode()
    )
    assert Nomination.objects.get().state == "verified"


def test_the_check_is_kept(sign_in):
    nomination = make.nomination(state="submitted", integrity="unchecked")

    office, url = sign_in(), f"/ho-so/{nomination.code}/tham-dinh/"
    shown = seen(office, url)
    response = office.post(url, shown | {"integrity": "pending"})

    assert response.status_code == 302
    assert Nomination.objects.get().integrity == "pending"

    late = office.post(
        url, shown | {"integrity": "clear"}
    )  # issue 8, line 4: clears nothing unread
    assert late.status_code == 409
    assert Nomination.objects.get().integrity == "pending"


@pytest.mark.parametrize("url", ["/ho-so/", "/ho-so/hop-xet-duyet/", "/ho-so/cuoc-hop/"])
def test_empty_lists_say_what_belongs_there(url, sign_in):
    """U23."""
    make.conference()

    text = leader_client(sign_in).get(url).content.decode()

    assert 'class="empty"' in text


def test_the_queue_on_the_first_page_opens_just_its_dossiers(sign_in):
    """U29: the filter travels in the address; a link with another key opened all of them."""
    waiting = [make.nomination(state="submitted").full_name for _ in "12"]
    make.nomination(state="verified")
    client = sign_in()

    home = client.get("/").content.decode()
    address = re.search(r'href="([^"]+)">Mở tất cả 2 hồ sơ', home)[1]

    assert sorted(names(client.get(address))) == sorted(waiting)
