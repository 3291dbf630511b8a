"""What nobody may decide on stands in one of the leadership's two lists, and nothing else does."""

import itertools
import random
from collections import Counter

import pytest

from accounts import audit
from accounts.enums import Role
from accounts.models import User
from nominations.actions import decisions
from nominations.models import Interest, Nomination
from nominations.workflow import MOVES
from tests import make
from tests.nominations.related import fresh, leader, move, page, related, word
from tests.nominations.test_words_for_many import THERE, alone, on_home, paper, rows, send, why_not

pytestmark = pytest.mark.django_db
__all__ = ["alone", "leader"]  # fixtures
DECIDE = {
    "submitted": (Role.CULTURE_OFFICE, "verify"),
    "verified": (Role.LEADERSHIP, "approve"),
}


def listed(one):
    """Whether the list of hands, and that of the related, tells of it."""
    here = Nomination.objects.filter(pk=one.pk)
    return here.waiting_for_hands().exists(), here.waiting_for_word().exists()


def pks(rows):
    return list(rows.values_list("pk", flat=True))


def did(one, by, *actions):
    of = {"target": "nomination", "target_code": one.code, "commune_code": one.commune_code}
    for action in actions:
        audit.record(by=by, at=make.AT, action=action, **of)


def drawn_dossier(drawn, desk, head, clerks, leads):
    """Who sent it, who did what, who is related or allowed: drawn."""
    one = make.nomination(
        state=drawn.choice(["submitted", "submitted", "verified"]),
        entered_by=drawn.choice([desk, None]),
        sent_by=drawn.choice([head, *clerks, *leads]),
    )
    joined = None
    if drawn.random() < 0.5:
        joined = make.nomination(state="closed", kept_as=one, unit=make.unit(name="Thôn Liêu Xá"))
    for each in (*clerks, *leads):
        for action in ("open_for", "submit", "amend", "correct_typing", "verify"):
            if drawn.random() < 0.25:
                did(drawn.choice([one, joined or one]), each, action)
        if (chance := drawn.random()) < 0.2:
            make.interest(drawn.choice([one, joined or one]), user=each)
        elif chance < 0.3:
            make.interest(one, user=each, word="Đồng ý", is_related=drawn.random() < 0.5)
    return one


@pytest.mark.parametrize(
    ("clerks_there", "leads_there"), list(itertools.product((1, 2, 3), (1, 2)))
)
def test_of_many_worlds_each_stuck_dossier_is_in_exactly_one_list(clerks_there, leads_there, alone):
    """Whoever is there: of dossiers drawn, those that all who are there are apart from."""
    drawn, desk = random.Random(10 * clerks_there + leads_there), alone.unit
    clerks = [alone, *(make.user(role=Role.CULTURE_OFFICE, unit=desk) for _ in range(2))]
    leads = [make.user(role=Role.LEADERSHIP, unit=desk) for _ in range(2)]
    head = make.user(unit=make.unit())
    for each in (*clerks[clerks_there:], *leads[leads_there:]):
        User.objects.filter(pk=each.pk).update(is_active=False)
    dossiers = [drawn_dossier(drawn, desk, head, clerks, leads) for _ in range(12)]
    stuck = set()
    for one in dossiers:
        role, name = DECIDE[one.state]
        officers = User.objects.filter(role=role, is_active=True)
        if all(MOVES[name].apart(fresh(one), each) for each in officers):
            stuck.add(one.pk)

    these = Nomination.objects.filter(pk__in=[one.pk for one in dossiers])
    by_hands, by_word = pks(these.waiting_for_hands()), pks(these.waiting_for_word())
    assert Counter(by_hands) + Counter(by_word) == Counter(stuck), "in exactly one, and no other"
    parts = [pk for part in these.parts_waiting() for pk in pks(part)]
    whole = pks(these.waiting_for_leadership())
    assert Counter(parts) == Counter(whole), "each once, at home and behind it"
    assert stuck <= set(whole)


@pytest.mark.parametrize("who", ["a leader", "a village head", "a colleague who left"])
def test_who_would_not_decide_hides_nothing_by_being_related(who, alone, leader, sign_in):
    """The one clerk's paper fell out of both lists and of the first page's number."""
    one = paper(alone)
    if who == "a village head":
        make.interest(one, user=make.user(unit=one.unit))
    elif who == "a leader":
        related(one, make.user(role=Role.LEADERSHIP, unit=leader.unit))
    else:
        gone = make.user(role=Role.CULTURE_OFFICE)
        related(one, gone)
        User.objects.filter(pk=gone.pk).update(is_active=False)
    client = sign_in(leader)

    assert (rows(client), listed(one)) == ([one.code], (True, False))
    assert on_home(client) == [("Xem 1 hồ sơ chờ ý kiến lãnh đạo", THERE)]
    send(client, [one.code], alone)
    assert (why_not(one, alone), rows(client), on_home(client)) == ([], [], [])


def test_a_village_head_who_became_the_clerk_had_a_hand_whoever_sent_it_again(
    alone, leader, sign_in
):
    """No office typed it, and who sent it last is no officer: its log alone tells."""
    head = make.user(unit=make.unit())
    one, other = make.nomination(), make.nomination(full_name="Đoàn Thị Đào")
    move(one, "submit", head)
    decisions.move(fresh(one), "return", note="Thiếu ảnh", by=alone, at=make.AT)
    now = make.user(unit=one.unit)
    move(one, "submit", now)
    move(other, "submit", now)
    User.objects.filter(pk=head.pk).update(role=Role.CULTURE_OFFICE, unit=alone.unit)
    User.objects.filter(pk=alone.pk).update(is_active=False)
    client = sign_in(leader)

    assert (fresh(one).sent_by, fresh(one).entered_by) == (now, None)
    assert (rows(client), on_home(client)) == (
        [one.code],
        [("Xem 1 hồ sơ chờ ý kiến lãnh đạo", THERE)],
    )


def test_a_clerk_who_verified_it_and_leads_alone_now_finds_it_and_writes_his_ground(
    alone, leader, sign_in
):
    one = make.nomination(state="submitted", submitted_at=make.AT)
    typed = paper(alone, full_name="Đoàn Thị Đào")
    move(one, "verify", alone)
    User.objects.filter(pk=leader.pk).update(is_active=False)
    User.objects.filter(pk=alone.pk).update(role=Role.LEADERSHIP)
    clerk = make.user(role=Role.CULTURE_OFFICE)
    for each in (one, typed):
        did(each, clerk, "amend")
    me = User.objects.get(pk=alone.pk)
    client = sign_in(me)

    shown = client.get(THERE).context
    assert [(row.code, row.who) for row in shown["rows"]] == [
        (one.code, (f"Đã nhập, gửi, sửa hoặc thẩm định: {me.full_name}",)),
        (typed.code, (f"Đã nhập, bổ sung hoặc gửi: {clerk.full_name}",)),
    ]
    assert (shown["ticked"], on_home(client)) == (
        [typed.code],
        [("Xem 2 hồ sơ chờ ý kiến lãnh đạo", THERE)],
    )
    links = [a.attrs["href"] for a in page(client, THERE).root.all("a")]
    assert f"/ho-so/{one.code}/lien-quan/" in links

    send(client, [one.code], clerk)  # of the office no word is asked here
    assert Interest.objects.count() == 0
    word(one, me, me)
    assert [row.code for row in client.get(THERE).context["rows"]] == [typed.code]
    send(client, [typed.code], clerk)
    assert (rows(client), on_home(client)) == ([], [])
