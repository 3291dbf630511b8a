"""With no seat left the button says so before it is pressed; the count stays where it counts."""

import pytest
from django.db.models import F

from accounts.enums import Role
from accounts.problems import Problem, Refused
from conferences.models import Conference
from conferences.workflow import advance, open_moves
from delegates import actions
from delegates.workflow import MOVES
from delegates.workflow.guards import seat_is_left
from tests import make

pytestmark = pytest.mark.django_db
FULL = Problem(
    text="Đã đủ 150 đại biểu, không xác nhận thêm được."
    " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách.",
    rule="II.4.2",
    source="Số lượng: Tối đa 150 đại biểu.",
)


@pytest.fixture
def proposed():
    return make.delegate(full_name="Vũ Thị An")


@pytest.fixture
def office():
    return make.user(role=Role.COUNCIL_OFFICE)


def taken(conference, *, left=0):
    Conference.objects.filter(pk=conference.pk).update(seats_taken=F("seats_limit") - left)
    conference.refresh_from_db()


def offered(delegate, by, at):
    return [(move.name, said) for move, said in open_moves(MOVES, delegate, by=by, at=at)]


@pytest.mark.parametrize(("left", "said"), [(1, []), (0, [FULL])])
def test_the_moves_of_somebody_proposed_say_whether_a_seat_is_left(
    left, said, proposed, office, at
):
    taken(proposed.conference, left=left)

    assert offered(proposed, office, at) == [("confirm", said), ("withdraw", [])]


def test_the_count_refuses_whatever_the_button_thought(proposed, office, at, monkeypatch):
    """The guard looks first; the UPDATE under the claim decides."""
    taken(proposed.conference)
    monkeypatch.setattr("delegates.workflow.guards.no_seat_left", lambda conference: [])
    assert seat_is_left(proposed, at) == []

    with pytest.raises(Refused) as refused:
        advance(proposed, MOVES["confirm"], by=office, at=at)

    assert refused.value.problems == [FULL]
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_the_roll_says_it_once_and_its_buttons_are_closed(proposed, office, sign_in):
    make.delegate(full_name="Vũ Thị Bình")
    client = sign_in(role=Role.COUNCIL_OFFICE)
    assert " disabled" not in client.get("/dai-bieu/").content.decode()

    taken(proposed.conference)

    page = client.get("/dai-bieu/").content.decode()
    assert page.count(FULL.text) == 1
    assert page.count('disabled aria-describedby="problems"') == 2


def test_the_page_of_one_person_says_it_beside_the_move(proposed, sign_in):
    taken(proposed.conference)

    page = sign_in(role=Role.COUNCIL_OFFICE).get(f"/dai-bieu/{proposed.pk}/").content.decode()

    assert FULL.text in page


def test_a_seat_given_back_opens_the_button_again(proposed, office, at):
    confirmed = make.delegate(full_name="Vũ Thị Bình", state="confirmed")
    taken(proposed.conference)

    actions.move(confirmed, "absent", by=office, at=at)

    proposed.conference.refresh_from_db()
    assert offered(proposed, office, at)[0] == ("confirm", [])
