"""Posting that ended before its time: it counts for nobody it cut short, but by a word."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions, posting
from nominations.models import Nomination, Posted, Posting
from nominations.web.cut_short import cut_short
from tests import kept, make
from tests.kept import plan_posts
from tests.nominations.test_posting import (
    AT,
    CUT_SHORT,
    UNTIL,
    conference,
    in_the_way,
    put_up,
    voted,
)

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


def six():
    """One posting that ended a day before most had stood their time, and what became of each."""
    people = {
        name: voted(full_name=f"Vũ Thị {name}")
        for name in ("Một", "Hai", "Xuống", "Đủ", "Thôi", "Lại")
    }
    ended = kept.cut_short(*people.values())
    Posting.objects.filter(pk=ended.pk).update(ended_at=UNTIL - timedelta(days=1))
    rows = {name: Posted.objects.get(nomination=one) for name, one in people.items()}
    Posted.objects.filter(pk=rows["Xuống"].pk).update(taken_down_at=AT)
    Posted.objects.filter(pk=rows["Đủ"].pk).update(until_at=UNTIL - timedelta(days=1))
    Nomination.objects.filter(pk=people["Thôi"].pk).update(state="approved")  # as it once was
    anew = kept.posting(people["Lại"], days=9)
    again = kept.posting(people["Hai"], days=9)
    Posted.objects.filter(posting=again).update(taken_down_at=AT)
    return Posting.objects.get(pk=ended.pk), people, rows, anew


def test_a_word_is_of_those_alone_who_wait_for_it(office, sign_in):
    plan_posts(5)
    client = sign_in(role=Role.LEADERSHIP)
    leader = make.user(role=Role.LEADERSHIP)
    ended, people, rows, anew = six()
    there = f"/ho-so/niem-yet/{ended.pk}/y-kien/"

    def served():
        return {row.nomination.full_name.split()[-1] for row in Posted.objects.served(UNTIL)}

    def told():
        return " ".join(BeautifulSoup(client.get(there).content, "html.parser").main.text.split())

    assert served() == {"Đủ"}
    assert [(one.pk, one.number) for one in cut_short(conference())] == [(ended.pk, 2)]
    assert "2 hồ sơ chờ duyệt chưa niêm yết đủ" in told()

    posting.let_count(ended, word="Đã họp thôn", by=leader, at=UNTIL)
    assert AuditEvent.objects.get(action="let_posting_count").after == "2 hồ sơ"
    assert served() == {"Một", "Hai", "Đủ", "Thôi"}
    fresh = Posted.objects.select_related("posting")
    assert {n: fresh.get(pk=row.pk).is_served(UNTIL) for n, row in rows.items() if n != "Lại"} == {
        "Một": True, "Hai": True, "Xuống": False, "Đủ": True, "Thôi": True,
    }  # fmt: skip
    assert "đang được niêm yết công khai" in in_the_way(people["Lại"], UNTIL)[0]
    posting.end(anew, reason="Mất điện", by=office, at=UNTIL)
    assert in_the_way(people["Lại"], UNTIL) == [CUT_SHORT.replace("17/8", "22/8")]
    waits = posting.waiting(conference(), UNTIL).values_list("full_name", flat=True)
    assert set(waits) == {"Vũ Thị Lại", "Vũ Thị Xuống"}
    assert "Ghi ý kiến thì" not in told()
    assert "Lãnh đạo xã cho tính là đã niêm yết: Đã họp thôn" in told()
    assert b"<textarea" not in client.get(there).content
    assert b'name="word"' not in client.get(there).content


def test_where_nobody_waits_for_a_word_none_is_taken(office, sign_in):
    plan_posts(5)
    one = voted()
    ended = cut(office, AT)
    put_up(office, AT + timedelta(days=1))
    client, leader = sign_in(role=Role.LEADERSHIP), make.user(role=Role.LEADERSHIP)
    there = f"/ho-so/niem-yet/{ended.pk}/y-kien/"
    with pytest.raises(Refused, match="không còn hồ sơ nào chờ ý kiến"):
        posting.let_count(ended, word="Đủ", by=leader, at=UNTIL)
    page = client.get(there).content.decode()
    assert "Không còn hồ sơ nào chờ ý kiến" in page
    assert 'name="word"' not in page
    assert in_the_way(one, AT + timedelta(days=2))[0].startswith("Hồ sơ đang được niêm yết")


def test_the_newest_stands_first_and_others_postings_are_not_here(sign_in):
    plan_posts(5)
    leader = sign_in(role=Role.LEADERSHIP)
    first, second = kept.cut_short(voted()), kept.cut_short(voted())
    elsewhere = make.conference(of=make.commune(code="11087", name="Xã khác"))
    other, runs = kept.cut_short(conference=elsewhere), kept.posting(voted())
    assert [one.pk for one in cut_short(conference())] == [second.pk, first.pk]
    for posting_, status in ((first, 200), (other, 404), (runs, 404)):
        assert leader.get(f"/ho-so/niem-yet/{posting_.pk}/y-kien/").status_code == status
