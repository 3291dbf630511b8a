"""Tests which role makes which move of a delegate from which state (Z5)."""

import itertools

import pytest

from accounts.audit import broken_links
from accounts.enums import Permission, Role
from accounts.models import AuditEvent
from accounts.permissions import may
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT, SOMEBODY_WAS_FASTER, obstacles
from delegates import actions
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from delegates.workflow import MOVES
from delegates.workflow.guards import HAS_MANDATE, NAMESAKE
from tests import make

pytestmark = pytest.mark.django_db
S = DelegateState
TABLE = {  # (from, move) → to
    (S.PROPOSED, "confirm"): S.CONFIRMED,
    (S.CONFIRMED, "absent"): S.ABSENT,
    (S.PROPOSED, "withdraw"): S.WITHDRAWN,
    (S.CONFIRMED, "withdraw"): S.WITHDRAWN,
    (S.ABSENT, "withdraw"): S.WITHDRAWN,
    (S.WITHDRAWN, "propose_again"): S.PROPOSED,
    (S.ABSENT, "propose_again"): S.PROPOSED,
}
EDITORS = {Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE}


def delegate(state, **fields):
    """A delegate in a state, with the seat that state holds."""
    found = make.delegate(state=state, **fields)
    if state == S.CONFIRMED:
        found.conference.seats_taken = 1
        found.conference.save()
    return found


@pytest.mark.parametrize(
    ("state", "move", "role"), list(itertools.product(S.values, MOVES, Role.values))
)
def test_every_state_move_and_role_answers_as_the_table_says(at, state, move, role):
    """Z5: equals the table, else refused and nothing written."""
    someone = delegate(state)
    by = make.user(role=role)
    target = TABLE.get((state, move)) if role in EDITORS else None

    if target:
        actions.move(someone, move, by=by, at=at, note="Bận việc khác")
    else:
        with pytest.raises(Refused):
            actions.move(someone, move, by=by, at=at, note="Bận việc khác")

    someone.refresh_from_db()
    written = AuditEvent.objects.filter(target="delegate").values_list(
        "action", "before", "after", "target_code"
    )
    assert someone.state == (target or state)
    assert list(written) == ([(move, state, target, someone.code)] if target else [])


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("permission", [Permission.DELEGATE_VIEW, Permission.DELEGATE_EDIT])
def test_may_and_within_reach_agree_on_every_delegate(role, permission):
    here = make.delegate()
    elsewhere = make.commune(code="11087", name="xã Khác", place="Khác")
    make.delegate(conference=make.conference(of=elsewhere))
    user = make.user(role=role)

    allowed = [d for d in Delegate.objects.all() if may(user, permission, place=d.place)]

    assert list(Delegate.objects.within_reach(user, permission)) == allowed
    assert set(allowed) <= {here}


def test_wrong_role_and_wrong_state_are_told_apart(at):
    someone = delegate(S.PROPOSED)

    with pytest.raises(Refused) as no_right:
        actions.move(someone, "confirm", by=make.user(role=Role.LEADERSHIP), at=at)
    with pytest.raises(Refused) as wrong_state:
        actions.move(someone, "absent", by=make.user(role=Role.COUNCIL_OFFICE), at=at)

    assert (no_right.value.problems, wrong_state.value.problems) == (
        [NO_RIGHT],
        [SOMEBODY_WAS_FASTER],
    )


def test_withdraw_without_a_reason_is_refused(at):
    someone, by = delegate(S.CONFIRMED), make.user(role=Role.COUNCIL_OFFICE)

    with pytest.raises(Refused) as refused:
        actions.move(someone, "withdraw", by=by, at=at, note="  ")

    assert [p.field for p in refused.value.problems] == ["note"]
    someone.conference.refresh_from_db()
    assert someone.conference.seats_taken == 1


def test_absent_asks_for_no_reason(at):
    someone = actions.move(
        delegate(S.CONFIRMED), "absent", by=make.user(role=Role.COUNCIL_OFFICE), at=at
    )
    assert someone.state == S.ABSENT


def test_confirming_twice_takes_one_seat_and_says_somebody_was_faster(at):
    """U30: two people at once; the second works on a row read before."""
    someone, by = delegate(S.PROPOSED), make.user(role=Role.COUNCIL_OFFICE)
    stale = Delegate.objects.get(pk=someone.pk)

    actions.move(someone, "confirm", by=by, at=at)
    with pytest.raises(Refused) as refused:
        actions.move(stale, "confirm", by=make.user(role=Role.COUNCIL_OFFICE), at=at)
    with pytest.raises(Refused) as own:
        actions.move(stale, "confirm", by=by, at=at)

    assert str(own.value) == (
        "Việc này ông, bà đã làm lúc 08:00 ngày 16/8/2025 (“Xác nhận dự”). "
        "Hãy tải lại trang để xem."
    )
    someone.conference.refresh_from_db()
    assert str(refused.value) == (
        "Vừa có người khác xử lý việc này. Văn phòng HĐND và UBND, lúc 08:00 ngày 16/8/2025: "
        "nay là “Đã xác nhận”. Hãy xem lại rồi làm tiếp."
    )
    assert someone.conference.seats_taken == 1


def test_who_goes_to_the_city_congress_is_not_withdrawn_by_the_way(at):
    someone, by = (
        delegate(S.CONFIRMED, group=DelegateGroup.ROLE_MODEL),
        make.user(role=Role.COUNCIL_OFFICE),
    )
    actions.give_mandate(someone, by=by, at=at)

    with pytest.raises(Refused) as refused:
        actions.move(someone, "withdraw", by=by, at=at, note="Chuyển nơi ở")

    assert refused.value.problems == [HAS_MANDATE]
    actions.take_mandate(someone, by=by, at=at)
    actions.move(someone, "withdraw", by=by, at=at, note="Chuyển nơi ở")
    someone.refresh_from_db()
    assert someone.state == S.WITHDRAWN
    assert list(broken_links(someone.commune_code)) == []


def test_a_role_model_whose_dossier_is_no_longer_approved_does_not_come_back(at):
    nomination = make.nomination(state="annulled")
    someone = make.delegate(
        state=S.WITHDRAWN, group=DelegateGroup.ROLE_MODEL, nomination=nomination
    )

    with pytest.raises(Refused) as refused:
        actions.move(someone, "propose_again", by=make.user(role=Role.COUNCIL_OFFICE), at=at)

    assert [p.text for p in refused.value.problems] == [
        f"Hồ sơ {nomination.full_name} ({nomination.code}) không còn được duyệt. "
        "Hãy đưa người này ra khỏi danh sách."
    ]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"integrity": "pending"}, "chưa có kết luận"),
        ({"state": "verified"}, "không còn được duyệt"),
    ],
)
def test_nobody_is_confirmed_whose_dossier_does_not_stand(fields, says, at):
    """B14, NĐ 152/2025, Đ.4: CONFIRM did not ask whether the nomination still stands."""
    nomination = make.nomination(state="approved", on_roll=True)
    someone = make.delegate(group=DelegateGroup.ROLE_MODEL, nomination=nomination)
    type(nomination).objects.filter(pk=nomination.pk).update(**fields)

    with pytest.raises(Refused, match=says):
        actions.move(someone, "confirm", by=make.user(role=Role.COUNCIL_OFFICE), at=at)

    someone.refresh_from_db()
    assert someone.state == "proposed"


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], []),
        ([{"full_name": "Vũ Thị An", "birth_year": 1970}], [NAMESAKE]),
        ([{"full_name": "Vũ Thị An", "birth_year": 1971}], []),
        ([{"full_name": "Vũ Thị An", "birth_year": 1970, "state": S.WITHDRAWN}], []),
    ],
)
def test_who_comes_back_beside_a_namesake_is_asked_about(others, said, at):
    """Oneself is no namesake, nor is somebody who left the list."""
    back = make.delegate(state=S.ABSENT, full_name="Vũ Thị An", birth_year=1970)
    for other in others:
        make.delegate(**other)
    office = make.user(role=Role.COUNCIL_OFFICE)

    assert obstacles(back, MOVES["propose_again"], by=office, at=at) == said


@pytest.mark.parametrize(
    ("nomination_state", "may_return"),
    [("approved", True), ("verified", False), ("annulled", False)],
)
def test_only_an_approved_dossiers_person_comes_back_and_takes_it_along(
    nomination_state, may_return, at
):
    dossier = make.nomination(state=nomination_state)
    back = make.delegate(state=S.WITHDRAWN, group=DelegateGroup.ROLE_MODEL, nomination=dossier)
    office = make.user(role=Role.COUNCIL_OFFICE)

    try:
        actions.move(back, "propose_again", by=office, at=at, note="Đã khỏe")
    except Refused:
        assert not may_return

    dossier.refresh_from_db()
    assert dossier.on_roll is may_return
