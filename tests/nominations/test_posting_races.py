"""An objection, a return and a press of two: with real threads, both orders."""

import uuid

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences.models import Conference
from nominations.actions import consents, decisions, objections, taken_off, unposted
from nominations.actions import posting as actions
from nominations.models import Ballot, Nomination, Objection, Posted, Posting, Unposted
from tests import make
from tests.kept import consent_of, plan_posts, posting
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def who(pk):
    return User.objects.select_related("unit", "commune").get(pk=pk)


def dossier(pk):
    return Nomination.objects.select_related("unit__commune", "conference").get(pk=pk)


@pytest.mark.parametrize("of_the_list", [False, True])
@pytest.mark.parametrize("order", [("approve", "object"), ("object", "approve")])
def test_nobody_is_approved_past_an_objection_that_was_there(order, of_the_list):
    """Either it was approved first, or the objection was and the approval refused."""
    plan_posts(5)
    leader = make.user(role=Role.LEADERSHIP).pk
    for _ in range(6):
        one = make.nomination(state="verified")
        held = make.meeting(unit=one.unit, kind="approval")
        Ballot.objects.create(meeting=held, nomination=one, agree=42)
        posted = posting(one)
        Posted.objects.update(until_at=make.AT)
        row, posted_pk, pk = Posted.objects.get(nomination=one).pk, posted.pk, one.pk

        def act(what, pk=pk, row=row, posted_pk=posted_pk):
            try:
                if what == "approve":
                    decisions.move(dossier(pk), "approve", by=who(leader), at=make.AT)
                    return "approved", None
                it = objections.take_in(
                    Posting.objects.select_related("conference__commune").get(pk=posted_pk),
                    objections.Said(text="Lấn đất"),
                    about=None
                    if of_the_list
                    else Posted.objects.select_related("nomination").get(pk=row),
                    form_key=uuid.uuid4(),
                    at=make.AT,
                )
                return "said", dossier(it.nomination_id or pk).state
            except Refused as refusal:
                return "refused", [problem.field for problem in refusal.problems]

        done = dict(zip(order, at_once(act, list(order), workers=2), strict=True))

        assert done["object"][0] == "said"
        if dossier(pk).state == "approved":
            assert done["approve"][0] == "approved"
            # Who objected held the dossier after it was approved, or it would have been seen.
            assert done["object"][1] == "approved"
        else:
            assert done["approve"] == ("refused", ["objections"])


def test_two_presses_put_everybody_up_once():
    plan_posts(5)
    for _ in range(3):
        make.nomination(state="verified")
    here, office = make.conference().pk, make.user(role=Role.CULTURE_OFFICE).pk

    def press(_):
        conference = Conference.objects.select_related("commune").get(pk=here)
        try:
            return actions.post(conference, by=who(office), at=make.AT)
        except Refused:
            return 0

    assert sorted(at_once(press, [1, 2], workers=2)) == [0, 3]
    assert (Posting.objects.count(), Posted.objects.count()) == (1, 3)


def test_who_goes_back_while_it_is_put_up_does_not_stand():
    plan_posts(5)
    here, office = make.conference().pk, make.user(role=Role.CULTURE_OFFICE).pk
    make.nomination(state="verified")
    for _ in range(6):
        pk = make.nomination(state="verified").pk

        def act(what, pk=pk):
            if what == "return":
                decisions.move(dossier(pk), "return", by=who(office), at=make.AT, note="Thiếu")
                return
            conference = Conference.objects.select_related("commune").get(pk=here)
            try:
                actions.post(conference, by=who(office), at=make.AT)
            except Refused:
                return

        at_once(act, ["post", "return"], workers=2)

        assert not Posted.objects.standing().filter(nomination=pk).exists()


def test_numbers_are_given_once_and_the_same_form_is_one():
    plan_posts(5)
    posted = posting(make.nomination(state="verified")).pk
    keys = [uuid.uuid4() for _ in range(3)] * 2

    def say(key):
        found = Posting.objects.select_related("conference__commune").get(pk=posted)
        said = objections.Said(text="Lấn đất")
        made = objections.take_in(found, said, about=None, form_key=key, at=make.AT)
        return made.number

    at_once(say, keys, workers=6)

    assert sorted(Objection.objects.values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("order", [("end", "word", "approve"), ("approve", "word", "end")])
def test_nobody_cut_short_is_approved_before_the_word_that_it_counts(order):
    plan_posts(5)
    leader = make.user(role=Role.LEADERSHIP).pk
    office, words = make.user(role=Role.CULTURE_OFFICE).pk, 0
    for _ in range(6):
        one = make.nomination(state="verified")
        held = make.meeting(unit=one.unit, kind="approval")
        Ballot.objects.create(meeting=held, nomination=one, agree=42)
        posted = posting(one).pk

        def act(what, pk=one.pk, posted=posted):
            run = Posting.objects.select_related("conference__commune").get(pk=posted)
            try:
                if what == "end":
                    actions.end(run, reason="Mất điện", by=who(office), at=make.AT)
                elif what == "word":
                    actions.let_count(run, word="Đã họp thôn", by=who(leader), at=make.AT)
                else:
                    decisions.move(dossier(pk), "approve", by=who(leader), at=make.AT)
            except Refused:
                return False
            return True

        done = dict(zip(order, at_once(act, list(order), workers=3), strict=True))

        now = Posting.objects.get(pk=posted)
        assert (done["end"], bool(now.ended_at)) == (True, True)
        assert bool(now.counts_word) == done["word"]
        assert (dossier(one.pk).state == "approved") == done["approve"]
        assert done["word"] or not done["approve"]
        words += done["word"]
        told = AuditEvent.objects.filter(action="let_posting_count").values_list("after", flat=True)
        assert list(told) == ["1 hồ sơ"] * words


@pytest.mark.parametrize("order", [("word", "post"), ("post", "word")])
def test_she_is_posted_in_spite_of_it_or_let_be_by_the_word_never_both(order):
    plan_posts(5)
    leader, office = make.user(role=Role.LEADERSHIP).pk, make.user(role=Role.CULTURE_OFFICE).pk
    here, won = make.conference().pk, set()
    for _ in range(8):
        one = make.nomination(state="verified")
        consent_of(one, agrees=False)

        def act(what, pk=one.pk, code=one.code):
            try:
                if what == "word":
                    unposted.let_unposted(dossier(pk), word="Bà sợ", by=who(leader), at=make.AT)
                else:
                    conference = Conference.objects.select_related("commune").get(pk=here)
                    actions.post(conference, chosen=[], in_spite=[code], by=who(office), at=make.AT)
            except Refused:
                return False
            return True

        done = dict(zip(order, at_once(act, list(order), workers=2), strict=True))

        worded = Unposted.objects.filter(nomination=one.pk).exists()
        stands = Posted.objects.filter(nomination=one.pk).exists()
        assert (worded, stands) == (done["word"], done["post"])
        assert worded != stands
        won.add("word" if worded else "post")
    assert won


@pytest.mark.parametrize("order", [("off", "approve"), ("approve", "off")])
def test_who_is_taken_off_before_her_time_is_over_is_approved_by_nobody(order):
    plan_posts(5)
    leader, office = make.user(role=Role.LEADERSHIP).pk, make.user(role=Role.CULTURE_OFFICE).pk
    for _ in range(6):
        one = make.nomination(state="verified")
        held = make.meeting(unit=one.unit, kind="approval")
        Ballot.objects.create(meeting=held, nomination=one, agree=42)
        posting(one)
        consent_of(one, agrees=False)

        def act(what, pk=one.pk):
            try:
                if what == "off":
                    taken_off.take_off(dossier(pk), by=who(office), at=make.AT)
                else:
                    decisions.move(dossier(pk), "approve", by=who(leader), at=make.AT)
            except Refused:
                return False
            return True

        done = dict(zip(order, at_once(act, list(order), workers=2), strict=True))

        assert done == {"off": True, "approve": False}
        assert Posted.objects.get(nomination=one.pk).taken_down_at == make.AT


@pytest.mark.parametrize("order", [("off", "refuse", "post"), ("post", "refuse", "off")])
def test_a_name_taken_off_stands_on_no_page_whoever_presses_beside(order):
    plan_posts(5)
    office, here = make.user(role=Role.CULTURE_OFFICE).pk, make.conference().pk
    for _ in range(6):
        one = make.nomination(state="verified")
        posting(one)
        consent_of(one, agrees=False)

        def act(what, pk=one.pk):
            try:
                if what == "off":
                    taken_off.take_off(dossier(pk), by=who(office), at=make.AT)
                elif what == "refuse":
                    consents.note_consents(
                        dossier(pk), answers={"answer_photo": "no"}, channel="phone",
                        agreed_on=make.AT.date(), by=who(office), at=make.AT,
                    )  # fmt: skip
                else:
                    conference = Conference.objects.select_related("commune").get(pk=here)
                    actions.post(conference, by=who(office), at=make.AT)
            except Refused:
                return False
            return True

        done = dict(zip(order, at_once(act, list(order), workers=3), strict=True))

        assert (done["off"], done["refuse"], done["post"]) == (True, True, False)
        assert not Posted.objects.public(make.AT).filter(nomination=one.pk).exists()
