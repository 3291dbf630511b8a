"""Posting that ended before its time: it counts for nobody it cut short, but by a word."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions, posting
from nominations.models import Posted, Posting
from tests import make
from tests.kept import plan_posts
from tests.nominations.test_posting import AT, CUT_SHORT, UNTIL, in_the_way, put_up, voted

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def cut(office, at):
    put_up(office)
    posting.end(Posting.objects.get(), reason="Mất điện", by=office, at=at)
    return Posting.objects.get()


def test_who_stood_for_less_than_planned_does_not_count_however_long_ago_and_is_put_up_again(
    office,
):
    plan_posts(5)
    one = voted()
    cut(office, AT + timedelta(days=1))
    for at in (AT + timedelta(days=1), UNTIL, UNTIL + timedelta(days=9)):
        assert in_the_way(one, at) == [CUT_SHORT]
    assert put_up(office, UNTIL) == 1
    assert "đang được niêm yết công khai" in in_the_way(one, UNTIL)[0]
    assert in_the_way(one, UNTIL + timedelta(days=6)) == []


def test_who_had_stood_for_the_whole_time_when_it_ended_counts(office):
    plan_posts(5)
    one = voted()
    put_up(office)
    later = voted()
    put_up(office, AT + timedelta(days=3))
    posting.end(Posting.objects.get(), reason="Mất điện", by=office, at=UNTIL)
    assert in_the_way(one, UNTIL) == []
    assert in_the_way(later, UNTIL) == [CUT_SHORT.replace("17/8", "22/8")]
    assert list(Posted.objects.served(UNTIL)) == list(Posted.objects.filter(nomination=one))


def test_by_the_leaderships_word_it_counts(office):
    plan_posts(5)
    one, at = voted(), AT + timedelta(days=1)
    ended, leader = cut(office, at), make.user(role=Role.LEADERSHIP)
    for word in ("", "  ", "x" * 301):
        with pytest.raises(Refused):
            posting.let_count(ended, word=word, by=leader, at=at)
    with pytest.raises(Refused):
        posting.let_count(ended, word="Đã đủ", by=office, at=at)
    assert in_the_way(one, at) == [CUT_SHORT]

    posting.let_count(ended, word="Đã họp thôn công khai", by=leader, at=at)
    assert in_the_way(one, at) == []
    assert posting.waiting(ended.conference, at).count() == 0
    told = AuditEvent.objects.filter(action="let_posting_count").values_list("after", "note")
    assert list(told) == [("1 hồ sơ", "Đã họp thôn công khai")]
    with pytest.raises(Refused, match="đã có ý kiến"):
        posting.let_count(ended, word="Lần nữa", by=leader, at=at)
    decisions.move(make.fresh(one), "approve", by=leader, at=at)
    assert make.fresh(one).state == "approved"


def test_of_one_that_runs_nobody_says_so(office):
    plan_posts(5)
    voted()
    put_up(office)
    with pytest.raises(Refused, match="không kết thúc sớm"):
        posting.let_count(
            Posting.objects.get(), word="Đủ", by=make.user(role=Role.LEADERSHIP), at=UNTIL
        )


def test_the_approval_page_tells_it_and_leads_to_the_word(office, sign_in):
    plan_posts(5)
    voted()
    voted()
    ended = cut(office, AT)
    client = sign_in(role=Role.LEADERSHIP)
    there = f"/ho-so/niem-yet/{ended.pk}/y-kien/"

    def note():
        page = BeautifulSoup(client.get("/ho-so/hop-xet-duyet/").content, "html.parser")
        return page.find(id="niem-yet-som")

    assert "2 hồ sơ chưa niêm yết đủ thời gian" in " ".join(note().get_text().split())
    assert note().find("a")["href"] == there
    assert "(Mất điện)" in note().get_text()
    assert client.post(there, {"word": " "}).status_code == 422
    assert sign_in(role=Role.CULTURE_OFFICE).get(there).status_code == 403
    assert client.post(there, {"word": "Đã đủ"}).status_code == 302
    assert "Đã đủ" in note().get_text()
    assert note().find("a") is None
