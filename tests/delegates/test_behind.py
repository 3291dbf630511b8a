"""Every number of the quota board leads to just those rows of the roll that it counts."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.facts import quota_board
from delegates.models import Delegate
from tests import make
from tests.delegates.pages import QUOTA
from tests.reading import links, plain, texts
from tests.reports import commune

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def hall():
    """The commune's nine, three whose sex is not written, one seat left of a dossier that fell."""
    conference = commune.commune()
    make.delegate(state="confirmed", gender="", full_name="Lê Minh Một")
    make.delegate(group="leader", gender="", full_name="Lê Minh Hai")
    unit = make.unit(name="Thôn Ô Mễ")
    make.delegate(
        group="role_model", state="confirmed", gender="", full_name="Hà Vắng Chữ", unit=unit,
        former_commune="Xã Không Còn",
    )  # fmt: skip
    fallen = make.nomination(state="rejected", full_name="Đỗ Văn Trượt", unit=unit)
    make.delegate(
        group="role_model", state="confirmed", nomination=fallen, gender="male", unit=unit,
        full_name="Đỗ Văn Trượt", kind="individual", former_commune="Hưng Đạo",
    )  # fmt: skip
    return conference


def board_of(sign_in):
    client = sign_in(role=Role.COUNCIL_OFFICE)
    return client, client.get(QUOTA)


def test_each_number_is_as_many_as_the_rows_behind_its_link(sign_in, hall):
    client, page = board_of(sign_in)

    found = links(page.content.decode(), "#board a.behind")
    behind = [(there, str(client.get(there).context["page_obj"].paginator.count))
              for there, _ in dict(found).items()]  # fmt: skip

    assert [(there, said) for there, said in dict(found).items()] == behind
    assert len(found) > 40
    assert all(dict(found)[there] == said for there, said in found)


def test_women_men_and_not_written_add_up_to_those_confirmed_and_to_all(sign_in, hall):
    _, page = board_of(sign_in)

    lines = texts(page.content.decode(), "#board .adds-up")

    assert lines == [
        "Khách mời: 3 Lãnh đạo các cấp, các ngành: 3",
        "Nữ: 6 Nam: 3 Chưa ghi giới tính: 2 cộng 11",
        "Cả dự kiến: Nữ: 7 Nam: 4 Chưa ghi giới tính: 3 cộng 14",
        "Nữ: 2 Nam: 2 Chưa ghi giới tính: 1 cộng 5",
        "Cả dự kiến: Nữ: 3 Nam: 2 Chưa ghi giới tính: 1 cộng 6",
    ]


def test_the_share_says_of_whom_it_is(sign_in, hall):
    _, page = board_of(sign_in)

    said = plain(page)

    assert "Đại biểu nữ 6 / 11 người = 54,5%" in said
    assert (
        "Tính trên 11 đại biểu đã xác nhận; nếu xác nhận hết, trên 14; người chưa ghi giới tính"
        " vẫn nằm trong số này."
    ) in said
    assert "Tính trên 5 điển hình tiên tiến đã xác nhận; nếu xác nhận hết, trên 6" in said


def test_a_link_of_the_board_says_on_the_roll_what_it_narrows_by(sign_in, hall):
    client, _ = board_of(sign_in)

    answer = client.get(reverse("delegates:roll"), {"gioi-tinh": "chua-ghi", "co-cau": "1"})

    names = [row["seat"].full_name for row in answer.context["rows"]]
    assert names == ["Hà Vắng Chữ", "Lê Minh Một", "Lê Minh Hai"]
    assert answer.context["form"].asks_seldom
    said = texts(answer.content.decode(), "option[selected]")
    assert [one for one in said if one != "Tất cả"] == [
        "Dự kiến và đã xác nhận", "Chưa ghi", "Chỉ người được tính",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asks", "count"),
    [
        ({"dia-phuong-cu": "Xã Không Còn"}, 1),
        ({"dia-phuong-cu": "Nơi Chưa Ai Biết"}, 17),
        ({"truc-tiep": "2", "loai": "x", "linh-vuc": "-", "gioi-tinh": "khac"}, 17),
        ({"co-cau": "1"}, 14),
    ],
    ids=["a place no unit has now", "no place", "unknown words", "counted"],
)
def test_what_is_not_understood_narrows_nothing(sign_in, hall, asks, count):
    client, _ = board_of(sign_in)

    assert client.get(reverse("delegates:roll"), asks).context["page_obj"].paginator.count == count


def test_the_narrowing_travels_with_a_move_and_back(sign_in, hall):
    client, _ = board_of(sign_in)
    one = Delegate.objects.get(full_name="Lê Minh Hai")

    answer = client.post(
        reverse("delegates:move", args=[one.pk, "confirm"]), {"loc": "gioi-tinh=chua-ghi"}
    )

    assert answer.url == f"{reverse('delegates:roll')}?gioi-tinh=chua-ghi"
    assert quota_board(hall).taken == 12
