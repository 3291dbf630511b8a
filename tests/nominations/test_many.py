"""Verifying several at once: a result for each, one undo for all."""

import pytest

from accounts.enums import Role
from nominations.actions.bulk import move_codes
from nominations.models import Ballot, Nomination
from tests import make
from tests.nominations.phone import text_of

pytestmark = pytest.mark.django_db
URL = "/ho-so/tham-dinh-nhieu/"
UNCHECKED = "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. Hãy bấm “Ghi kết quả kiểm tra”."
FASTER = "Vừa có người khác xử lý việc này. Hãy xem lại rồi làm tiếp."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def states():
    return dict(Nomination.objects.order_by("pk").values_list("full_name", "state"))


@pytest.fixture
def four():
    """Two that may go on, one unchecked, one that a colleague has verified."""
    made = [
        make.nomination(state="submitted", full_name="An Thị Một"),
        make.nomination(state="submitted", full_name="Bùi Thị Hai", integrity="unchecked"),
        make.nomination(state="submitted", full_name="Cao Thị Ba"),
        make.nomination(state="verified", full_name="Doãn Thị Bốn"),
    ]
    return {one.full_name[-2:].strip(): one.code for one in made}


def test_each_answers_for_itself(office, four):
    codes = [*four.values(), "HN25-9999"]

    moved = move_codes(make.conference(), "verify", codes, by=office, at=make.AT)

    assert [(one.full_name, [p.text for p in one.problems]) for one in moved] == [
        ("Cao Thị Ba", []),
        ("Doãn Thị Bốn", [FASTER]),
        ("Bùi Thị Hai", [UNCHECKED]),
        ("An Thị Một", []),
    ]
    assert states() == {
        "An Thị Một": "verified", "Bùi Thị Hai": "submitted", "Cao Thị Ba": "verified",
        "Doãn Thị Bốn": "verified",
    }  # fmt: skip


def test_one_undo_takes_all_of_them_back_but_who_was_decided(office, four, sign_in):
    client, codes = sign_in(office), list(four.values())
    done = client.post(URL, {"code": codes, "viec": "tham-dinh"})
    kept = [one.code for one in done.context["done"]]
    Nomination.objects.filter(code=kept[0]).update(state="approved")

    undone = client.post(URL, {"code": kept, "viec": "hoan-tac"})

    assert "2 trên 4 hồ sơ làm được" in text_of(done)
    assert [(one.full_name, bool(one.problems)) for one in undone.context["moved"]] == [
        ("Cao Thị Ba", True), ("An Thị Một", False),
    ]  # fmt: skip
    assert states() == {
        "An Thị Một": "submitted", "Bùi Thị Hai": "submitted", "Cao Thị Ba": "approved",
        "Doãn Thị Bốn": "verified",
    }  # fmt: skip


def test_taken_back_its_approval_votes_count_no_more(office):
    one = make.nomination(state="verified")
    held = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    ballot = Ballot.objects.create(meeting=held, nomination=one, agree=9)

    move_codes(make.conference(), "unverify", [one.code], by=office, at=make.AT)

    ballot.refresh_from_db()
    assert ballot.superseded_at == make.AT


def test_the_page_asks_before_it_does_and_says_what_stands_in_the_way(office, four, sign_in):
    client = sign_in(office)

    alone = client.get(URL)
    sent = client.post(URL, {"code": [four["ột"], four["ai"], four["ốn"]]})

    assert [
        (row.nomination.full_name, [p.text for p in row.problems]) for row in alone.context["rows"]
    ] == [("An Thị Một", []), ("Bùi Thị Hai", [UNCHECKED]), ("Cao Thị Ba", [])]
    assert (sent.status_code, sent.context["total"], sent.context["passed_over"]) == (200, 2, 1)
    page = text_of(sent)
    assert f'value="{four["ột"]}"' in page
    assert f'value="{four["ai"]}"' not in page  # it has no box
    assert states()["An Thị Một"] == "submitted"


def test_nobody_chosen_is_said(office, four, sign_in):
    answer = sign_in(office).post(URL, {"viec": "tham-dinh"}, follow=True)

    assert "Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ." in text_of(answer)


def test_where_nobody_waits_the_page_says_what_belongs_there(office, sign_in):
    make.conference()

    assert "Không có hồ sơ nào chờ thẩm định" in text_of(sign_in(office).get(URL))


def test_a_double_stands_in_the_way_on_the_page_as_in_the_move(office, sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    make.nomination(state="verified", full_name="Vũ Thị Thớm", unit=make.unit(name="Thôn Hai"))

    (row,) = sign_in(office).get(URL).context["rows"]
    (moved,) = move_codes(make.conference(), "verify", [one.code], by=office, at=make.AT)

    assert [p.text for p in row.problems] == [p.text for p in moved.problems]
    assert len(row.problems) == 1


@pytest.mark.parametrize("count", [3, 30])
def test_the_page_reads_as_often_for_3_as_for_30(count, office, sign_in, django_assert_num_queries):
    for number in range(count):
        make.nomination(state="submitted", full_name=f"Nguyễn Văn Số {number}")
    client = sign_in(office)
    client.get(URL)

    with django_assert_num_queries(5):  # one for what the commune itself looks into
        client.get(URL)
