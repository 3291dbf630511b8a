"""Lists kept under a name, and columns one chooses: whose they are, what they lead to."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import arranging
from nominations.models import SavedView
from tests import make
from tests.kept import saved_view
from tests.pages import Page, seen

pytestmark = [pytest.mark.django_db, pytest.mark.both]
STANDARD = [
    "Cần thẩm định", "Chưa ghi kết quả kiểm tra", "Trả lại quá hạn", "Cần xem", "Chờ duyệt",
]  # fmt: skip


def offered(client) -> list[str]:
    return [view.name for view in client.get("/ho-so/muc-xem/").context["views"]]


def test_a_list_is_kept_with_filter_order_and_columns(sign_in):
    office = sign_in(role=Role.CULTURE_OFFICE)
    make.nomination(full_name="Lê Thị An", gender="female", state="submitted")
    asked = "gioi-tinh=female&xep=-nam-sinh&cot=ten%2Cma"

    done = office.post(f"/ho-so/muc-xem/luu/?{asked}&trang=3&sau=7", {"name": " Các  bà "})

    view = SavedView.objects.get()
    assert (view.name, view.asks, view.is_shared) == ("Các bà", asked, False)
    assert done.headers["Location"] == f"/ho-so/?{asked}"
    page = office.get(f"/ho-so/?{view.asks}")
    views = office.get(f"/ho-so/muc-xem/?{view.asks}").context["views"]
    assert [one.name for one in views if one.is_here] == ["Các bà"]
    assert [one.slug for one in page.context["grid"].columns] == ["ten", "ma"]


def test_own_and_shared_ones_are_offered_and_nobody_elses(sign_in):
    mine, other = (make.user(role=Role.CULTURE_OFFICE) for _ in range(2))
    saved_view(by=mine, name="Của tôi", is_shared=False)
    saved_view(by=other, name="Của người khác", is_shared=False)
    saved_view(by=other, name="Chung")
    make.nomination(state="submitted")

    assert offered(sign_in(mine)) == [*STANDARD, "Của tôi", "Chung"]
    assert offered(sign_in(make.user(role=Role.LEADERSHIP))) == [*STANDARD, "Chung"]
    assert offered(sign_in(make.user())) == []


def test_the_leadership_reads_and_changes_nothing(sign_in):
    view = saved_view()
    leader = make.user(role=Role.LEADERSHIP)
    client = sign_in(leader)
    make.nomination(state="submitted")

    assert client.get(f"/ho-so/muc-xem/{view.pk}/").status_code == 403
    assert client.post("/ho-so/muc-xem/luu/?loai=household", {"name": "Hộ"}).status_code == 403
    assert {one.edit for one in client.get("/ho-so/muc-xem/").context["views"]} == {""}
    with pytest.raises(Refused):
        arranging.delete_view(view, by=leader, at=make.AT)


def test_another_persons_own_list_is_not_there(sign_in):
    """Z2: the same 404 as of one that never was; the action refuses too."""
    view = saved_view(is_shared=False)
    me = make.user(role=Role.CULTURE_OFFICE)

    assert sign_in(me).get(f"/ho-so/muc-xem/{view.pk}/").status_code == 404
    with pytest.raises(Refused):
        arranging.change_view(view, name="Mới", is_shared=False, by=me, at=make.AT)
    assert SavedView.objects.get().name == view.name


def test_another_communes_shared_list_is_not_there(sign_in):
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.unit(name="Thôn Xa", of=other)
    there = make.user(role=Role.CULTURE_OFFICE, commune=other)
    view = saved_view(by=there, conference=make.conference(of=other), name="Xa")
    client = sign_in(role=Role.CULTURE_OFFICE)
    make.nomination(state="submitted")

    assert client.get(f"/ho-so/muc-xem/{view.pk}/").status_code == 404
    assert offered(client) == STANDARD


def test_only_its_boxes_are_written(sign_in):
    """Z4: an owner, another list or a conference sent along change nothing."""
    office, other = (make.user(role=Role.CULTURE_OFFICE) for _ in range(2))
    view = saved_view(by=office, name="Cũ")
    client, address = sign_in(office), f"/ho-so/muc-xem/{view.pk}/"
    sent = {"owner": other.pk, "asks": "x=1", "conference": 0, "id": 0, "created_at": "2020-01-01"}

    client.post(address, {"name": "Mới", **sent, **seen(client, address)})

    found = SavedView.objects.get()
    assert (found.name, found.is_shared, found.asks, found.owner_id, found.created_at) == (
        "Mới", False, "gioi-tinh=female", office.pk, make.AT,
    )  # fmt: skip


def test_who_saves_second_is_told_and_sees_both(sign_in):
    """U30: the name the colleague gave stands above the box."""
    office = make.user(role=Role.CULTURE_OFFICE)
    view = saved_view(name="Cũ")
    client, address = sign_in(office), f"/ho-so/muc-xem/{view.pk}/"
    before = seen(client, address)
    SavedView.objects.update(name="Của đồng nghiệp")

    answer = client.post(address, {"name": "Của tôi", "is_shared": "on", **before})

    assert answer.status_code == 409
    words = Page(answer.content.decode()).root.words()
    assert "Của đồng nghiệp" in words
    assert 'value="Của tôi"' in answer.content.decode()
    assert SavedView.objects.get().name == "Của đồng nghiệp"


@pytest.mark.parametrize(
    ("name", "is_shared", "says"),
    [
        ("", False, "Hãy nhập tên bộ lọc."),
        ("x" * 61, False, "Hãy rút gọn, tối đa 60 ký tự, kể cả dấu cách; đang có 61."),
        ("Của tôi", False, "Đã có bộ lọc tên “Của tôi”. Hãy chọn tên khác."),
        ("Chung", True, "Đã có bộ lọc tên “Chung”. Hãy chọn tên khác."),
    ],
)
def test_a_name_is_needed_and_only_once(name, is_shared, says):
    office = make.user(role=Role.CULTURE_OFFICE)
    saved_view(by=office, name="Của tôi", is_shared=False)
    saved_view(name="Chung")

    with pytest.raises(Refused) as refused:
        arranging.save_view(
            make.conference(), name=name, asks="x=1", is_shared=is_shared, by=office, at=make.AT
        )

    assert [(one.field, one.text) for one in refused.value.problems] == [("name", says)]
    assert SavedView.objects.count() == 2


def test_thirty_lists_are_enough_for_one_person():
    office = make.user(role=Role.CULTURE_OFFICE)
    save = {"asks": "x=1", "is_shared": False, "by": office, "at": make.AT}
    for number in range(30):
        arranging.save_view(make.conference(), name=f"{number}", **save)

    with pytest.raises(Refused):
        arranging.save_view(make.conference(), name="nữa", **save)
    assert SavedView.objects.count() == 30


def test_what_all_see_is_in_the_history_and_an_own_list_is_not(sign_in):
    office = make.user(role=Role.CULTURE_OFFICE)
    client = sign_in(office)
    own = saved_view(by=office, name="Riêng", is_shared=False)
    shared = saved_view(by=office, name="Chung")

    for view in (own, shared):
        client.post(f"/ho-so/muc-xem/{view.pk}/", {"xoa": "1"})

    assert list(
        AuditEvent.objects.filter(action__endswith="_view").values_list("action", "note")
    ) == [("delete_view", "Chung")]
    assert not SavedView.objects.exists()


def test_columns_are_moved_taken_away_and_added_by_links(sign_in):
    client = sign_in(role=Role.CULTURE_OFFICE)
    make.conference()
    page = Page(client.get("/ho-so/cot/?cot=ten,ma,loai&tim=an").content.decode())

    moved = {one.words(): one.attrs["href"] for one in page.all("a")}

    assert {
        words: there
        for words, there in moved.items()
        if there.startswith("?cot=") and there.count("%2C") < 3
    } == {
        "Xuống sau: Mã": "?cot=ten%2Cloai%2Cma&tim=an",
        "Lên trước: Loại": "?cot=ten%2Cloai%2Cma&tim=an",
        "Bỏ cột Mã": "?cot=ten%2Cloai&tim=an",
        "Bỏ cột Loại": "?cot=ten%2Cma&tim=an",
    }
    assert moved["Năm sinh"] == "?cot=ten%2Cma%2Cloai%2Cnam-sinh&tim=an"
    assert moved["Xem bảng với các cột này"] == "/ho-so/?cot=ten%2Cma%2Cloai&tim=an"
    assert moved["Về các cột thường dùng"] == "?tim=an"
