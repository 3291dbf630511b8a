"""Who may say that a posting counts: nobody who is related to one of those it would count for."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.models import Conference
from nominations.actions import posting
from nominations.models import Interest, Nomination, Posted, Posting
from nominations.web.cut_short import cut_short
from nominations.workflow.apart import ALONE, ANOTHER, RELATED
from tests import kept, make
from tests.kept import plan_posts

pytestmark = pytest.mark.django_db
AT = make.AT
NOTHING_CUT = (
    "Đợt niêm yết này không kết thúc sớm, đã có ý kiến, hoặc không còn hồ sơ nào chờ ý kiến. Hãy "
    "xem lại."
)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP)


@pytest.fixture
def three():
    plan_posts(5)
    return [
        make.nomination(state="verified", full_name=f"Vũ Thị {n}") for n in ("Một", "Hai", "Ba")
    ]


def say(ended, by):
    found = Posting.objects.select_related("conference__commune").get(pk=ended.pk)
    try:
        posting.let_count(found, word="Đã họp thôn", by=by, at=AT)
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


def told():
    events = AuditEvent.objects.filter(action="refused_apart").order_by("pk")
    return list(events.values_list("target_code", "before", "actor"))


def test_who_is_related_to_one_of_them_leaves_the_word_on_all_to_another(three, leader):
    other, ended = make.user(role=Role.LEADERSHIP), kept.cut_short(*three)
    for one in three[:2]:
        make.interest(one, user=leader)

    assert say(ended, leader) == [ANOTHER]  # once, of however many
    assert Posting.objects.get().counts_word == ""
    assert Posted.objects.served(AT).count() == 0
    assert told() == [(one.code, "verified", leader.username) for one in three[:2]]

    assert say(ended, other) == []
    assert (Posting.objects.get().counts_word, Posting.objects.get().counts_by) == (
        "Đã họp thôn", other,
    )  # fmt: skip
    assert Posted.objects.served(AT).count() == 3


def test_said_at_a_dossier_that_was_closed_for_one_of_them_it_is_of_the_same_person(three, leader):
    make.user(role=Role.LEADERSHIP)
    double = make.nomination(state="closed", kept_as=three[0])
    make.interest(double, user=leader)
    assert say(kept.cut_short(*three), leader) == [ANOTHER]
    assert told() == [(three[0].code, "verified", leader.username)]


def test_the_one_leader_there_is_says_first_why_at_the_dossier(three, leader):
    ended = kept.cut_short(*three)
    make.interest(three[2], user=leader)
    assert say(ended, leader) == [ALONE.format(RELATED)]
    Interest.objects.update(word="Không còn ai", word_by=leader, word_at=AT)
    assert say(ended, leader) == []
    assert len(told()) == 1


def test_of_whoever_no_longer_waits_for_it_no_relative_is_asked(three, leader):
    make.user(role=Role.LEADERSHIP)
    ended, (one, two, _) = kept.cut_short(*three), three
    for each in (one, two):
        make.interest(each, user=leader)
    make.interest(make.nomination(state="verified"), user=leader)  # stood nowhere
    Nomination.objects.filter(pk=one.pk).update(state="approved")
    Posted.objects.filter(nomination=two).update(taken_down_at=AT)
    assert say(ended, leader) == []
    event = AuditEvent.objects.get(action="let_posting_count")
    assert (event.after, told()) == ("1 hồ sơ", [])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("", "Hãy ghi vì sao vẫn tính là đã niêm yết."),
        (" \n ", "Hãy ghi vì sao vẫn tính là đã niêm yết."),
        ("x" * 301, "Hãy rút gọn, tối đa 300 ký tự, kể cả dấu cách; đang có 301."),
        ("x" * 300, ""),
    ],
)
def test_a_word_is_some_and_not_too_many_and_its_hour_is_kept(three, leader, word, said):
    ended = kept.cut_short(*three)
    later = AT + timedelta(days=2)
    found = Posting.objects.select_related("conference__commune").get(pk=ended.pk)
    if not said:
        posting.let_count(found, word=word, by=leader, at=later)
        kept_row = Posting.objects.values_list("counts_word", "counts_by", "counts_at").get()
        assert kept_row == (word, leader.pk, later)
        return
    with pytest.raises(Refused) as refused:
        posting.let_count(found, word=word, by=leader, at=later)
    assert [(p.text, p.field) for p in refused.value.problems] == [(said, "word")]


def test_the_meeting_is_told_of_the_last_five_alone(leader, django_assert_num_queries):
    plan_posts(5)
    ended = [kept.cut_short(make.nomination(state="verified")) for _ in range(6)]
    here = Conference.objects.get()
    assert [one.pk for one in cut_short(here)] == [one.pk for one in ended[:0:-1]]
    plan_posts(0)
    here = Conference.objects.get()
    assert here.posting_days == 0
    with django_assert_num_queries(0):
        assert cut_short(here) == []


@pytest.mark.parametrize("is_related", [True, False])
def test_one_that_ran_its_whole_time_takes_no_word(three, leader, is_related):
    make.user(role=Role.LEADERSHIP)
    if is_related:
        make.interest(three[0], user=leader)
    runs = kept.posting(*three)
    assert say(runs, leader) == [NOTHING_CUT]
    # Ended by a press, when each who stood there had stood for its whole time.
    ended = kept.cut_short(*three)
    Posted.objects.filter(posting=ended).update(until_at=AT)
    assert say(ended, leader) == [NOTHING_CUT]
    Posted.objects.filter(posting=ended).update(until_at=AT - timedelta(days=1))
    assert say(ended, leader) == [NOTHING_CUT]
    assert set(Posting.objects.values_list("counts_word", flat=True)) == {""}
    assert told() == []


def test_the_page_says_it_before_and_has_no_box(three, leader, sign_in):
    ended = kept.cut_short(*three)
    make.interest(three[1], user=leader)
    there = f"/ho-so/niem-yet/{ended.pk}/y-kien/"

    def page(client):
        return BeautifulSoup(client.get(there).content, "html.parser").main

    other = sign_in(role=Role.LEADERSHIP)
    hers = page(sign_in(leader))
    note = hers.find(id="apart")
    assert [(a.text, a["href"]) for a in note("a")] == [("Vũ Thị Hai", f"/ho-so/{three[1].code}/")]
    assert ANOTHER in " ".join(note.text.split())
    assert hers.find("input", {"name": "word"}) is None
    assert sign_in(leader).post(there, {"word": "Đủ"}).status_code == 422
    assert page(other).find(id="apart") is None
    assert page(other).find("input", {"name": "word"})
    other.post(there, {"word": "Đủ"})
    assert page(sign_in(leader)).find(id="apart") is None  # it was said: nothing is asked
