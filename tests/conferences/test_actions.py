"""Duties met, slips issued and ended: row and event each (A7, U21)."""

from datetime import timedelta

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences import actions
from conferences.enums import Settling
from conferences.models import (
    AccessLink,
    Conference,
    Deadline,
    DeadlineMark,
    PlanEdition,
    PlanFigure,
)
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.user(role=Role.CULTURE_OFFICE, commune=make.commune(), username="vhxh")


def happened():
    events = AuditEvent.objects.order_by("pk")
    return [(e.action, e.target_code, e.before, e.after) for e in events]


def everything():
    models = (Conference, PlanEdition, PlanFigure, Deadline, DeadlineMark, AuditEvent)
    return [list(model.objects.order_by("pk").values()) for model in models]


# --- Duties ---------------------------------------------------------------------------------------


@pytest.fixture
def mark():
    make.unit()
    make.conference()
    return DeadlineMark.objects.select_related("deadline", "unit__commune").get()


def settle(unit, met_at):
    kind = Settling.DOSSIERS_SENT
    actions.settle(conference=make.conference(), kind=kind, unit=unit, met_at=met_at)


def test_a_duty_is_met_since_and_not_met_any_more(mark, at):
    """Called by the app that knows: the instant it says, or none."""
    settle(mark.unit, at)
    mark.refresh_from_db()
    assert mark.met_at == at

    settle(mark.unit, None)

    mark.refresh_from_db()
    assert mark.met_at is None


def test_meeting_one_duty_leaves_the_others_alone(mark, at):
    other = make.unit(name="Thôn Liêu Xá")
    theirs = DeadlineMark.objects.create(deadline=mark.deadline, unit=other)

    settle(mark.unit, at)

    theirs.refresh_from_db()
    assert theirs.met_at is None


@pytest.fixture
def by_hand(mark):
    """The office's own row of the same deadline: it gathers, and says itself when it is done."""
    office = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    return DeadlineMark.objects.create(deadline=mark.deadline, unit=office)


@pytest.mark.parametrize("done", [True, False])
def test_what_dossiers_say_is_not_said_by_hand(mark, by, at, done):
    """B9: done without a dossier, or emptied while one stands sent."""
    settle(mark.unit, None if done else at)
    before = everything()

    with pytest.raises(Refused) as refused:
        actions.mark_met(mark, done=done, by=by, at=at)

    assert [problem.text for problem in refused.value.problems] == [
        "Việc này được ghi theo hồ sơ đơn vị đã gửi. Hãy xem hồ sơ của đơn vị trong danh sách."
    ]
    assert everything() == before


def test_a_mark_by_hand_and_back_is_recorded_each_way(by_hand, by, at):
    """U21: the undo leaves both in the audit."""
    mark = by_hand
    assert actions.mark_met(mark, done=True, by=by, at=at) is True
    mark.refresh_from_db()
    assert mark.met_at == at
    assert actions.mark_met(mark, done=False, by=by, at=at) is True
    mark.refresh_from_db()

    assert mark.met_at is None
    assert happened()[-2:] == [
        ("meet_deadline", "list_approved/phong-van-hoa---xa-hoi", "", ""),
        ("unmeet_deadline", "list_approved/phong-van-hoa---xa-hoi", "", ""),
    ]


@pytest.mark.parametrize("done", [True, False])
def test_a_mark_that_stands_already_is_not_made_again(by_hand, by, at, done):
    mark = by_hand
    if done:
        actions.mark_met(mark, done=True, by=by, at=at)
    before = everything()

    assert actions.mark_met(mark, done=done, by=by, at=at + timedelta(days=1)) is False
    assert everything() == before


# --- Slips ----------------------------------------------------------------------------------------


@pytest.fixture
def village():
    return make.unit()


def issue(village, by, at):
    token = actions.new_token()
    actions.issue_links(conference=make.conference(), tokens={village: token}, by=by, at=at)
    return token


def usable(token, at):
    found = AccessLink.objects.usable(at).by_token_hash(actions.hash_token(token))
    return found is not None


def test_a_slip_is_kept_as_a_hash_until_the_last_duty(village, by, at):
    """A7: 256 bits, hashed at rest; usable to the last instant before the plan's last day."""
    token = issue(village, by, at)

    link = AccessLink.objects.values("unit", "token_hash", "made_at", "expires_at", "revoked_at")
    last = make.conference().deadlines.last_due().due_at
    assert list(link) == [
        {
            "unit": village.pk, "token_hash": actions.hash_token(token), "made_at": at,
            "expires_at": last, "revoked_at": None,
        }
    ]  # fmt: skip
    assert len(token) == 43
    assert len({actions.new_token() for _ in range(100)}) == 100
    assert usable(token, last - timedelta(microseconds=1))
    assert not usable(token, last)


@pytest.mark.parametrize(
    ("kind", "role"), [(UnitKind.VILLAGE, "village_head"), (UnitKind.SCHOOL, "unit_nominator")]
)
def test_a_slip_acts_as_its_unit_and_without_a_password(by, at, kind, role):
    unit = make.unit(name="Trường THCS", kind=kind)
    issue(unit, by, at)

    hand = AccessLink.objects.get().user
    assert (hand.role, hand.unit, hand.commune, hand.full_name) == (
        role, unit, unit.commune, "Trường THCS",
    )  # fmt: skip
    assert not hand.has_usable_password()


def test_a_new_slip_ends_the_old_one_and_keeps_the_hand(village, by, at):
    first = issue(village, by, at)

    second = issue(village, by, at)

    assert (usable(first, at), usable(second, at)) == (False, True)
    assert AccessLink.objects.values("user").distinct().count() == 1
    assert User.objects.filter(unit=village).count() == 1
    assert happened()[-2:] == [("issue_links", "thon-mo-doan", "", "")] * 2


def test_two_units_whose_names_begin_alike_have_two_hands(by, at):
    """A slip that opened another unit's dossiers would be the worst of all."""
    long = "chi-hoi-nguoi-cao-tuoi-va-hoi-cuu-giao-chuc-cua-thon-so"
    one, two = (make.unit(name=f"Chi hội {n}", slug=f"{long}-{n}") for n in (1, 2))
    tokens = {one: actions.new_token(), two: actions.new_token()}

    actions.issue_links(conference=make.conference(), tokens=tokens, by=by, at=at)

    assert {link.unit: link.user.unit for link in AccessLink.objects.all()} == {one: one, two: two}


def test_revoking_ends_every_slip_of_those_units_and_no_other(by, at):
    villages = [make.unit(name=f"Thôn số {n}") for n in (1, 2, 3)]
    conference = make.conference()
    tokens = {village: actions.new_token() for village in villages[:2]}
    actions.issue_links(conference=conference, tokens=tokens, by=by, at=at)

    ended = actions.revoke_links(
        conference=conference, units=[villages[0], villages[2]], by=by, at=at
    )

    assert ended == 1
    assert [usable(token, at) for token in tokens.values()] == [False, True]
    assert happened()[-1][:2] == ("revoke_links", "thon-so-1")
    assert actions.revoke_links(conference=conference, units=villages[:1], by=by, at=at) == 0


def test_no_secret_is_in_the_history(village, by, at):
    """P3."""
    token = issue(village, by, at)
    link = AccessLink.objects.get()
    actions.enter_by_link(link, at=at)

    told = " ".join(str(row) for row in AuditEvent.objects.values())
    link.refresh_from_db()
    assert "issue_links" in told
    assert [secret for secret in (token, link.token_hash) if secret in told] == []
    assert link.last_used_at == at
    assert happened()[-1][:2] == ("enter_by_link", "thon-mo-doan")


def test_a_deactivated_hand_closes_its_slips(village, by, at):
    """Z6."""
    token = issue(village, by, at)
    User.objects.filter(unit=village).update(is_active=False)

    assert not usable(token, at)
