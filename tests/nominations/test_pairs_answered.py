"""Pairs that were answered stay to be found: who answered, when, and the way back."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.actions import decisions, doubles
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_one_or_two import apart, fresh, sent

pytestmark = pytest.mark.django_db
THERE = "/ho-so/co-the-trung/da-tra-loi/"
WHO = "Phòng Văn hóa - Xã hội"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def keep(kept, closed, by):
    doubles.keep_one(fresh(kept), fresh(closed), by=by, at=make.AT)


def rows(client, address=THERE):
    return [
        (pair.one.code, pair.other.code, pair.words, pair.ground, pair.who, pair.back)
        for pair in client.get(address).context["rows"]
    ]


def test_told_apart_and_closed_stay_with_who_when_and_the_way_back(office, sign_in):
    one, other = sent("An Thị Thơm"), sent("An Thị Thớm", place="Hai")
    kept, closed = sent("Bùi Văn Ba"), sent("Bùi Văn Ba", place="Hai")
    sent("Cao Văn Tư"), sent("Cao Văn Tư", place="Hai")
    apart(one, other, office)
    keep(kept, closed, office)
    client = sign_in(office)

    assert rows(client) == [
        (kept.code, closed.code, f"Một người: giữ hồ sơ {kept.code}, đóng hồ sơ {closed.code}",
         "", WHO, closed.code),
        (one.code, other.code, "Không phải một người", "Khác thôn", WHO, "pair"),
    ]  # fmt: skip
    shown = client.get(THERE).content.decode()
    assert f"/ho-so/{closed.code}/viec/open_double/" in shown
    assert AuditEvent.objects.filter(action="close_double").count() == 1

    asks = client.get(f"/ho-so/{closed.code}/viec/open_double/?tu=cap-da-tra-loi")
    assert "Hồ sơ này trở lại bước chờ thẩm định, hồ sơ được giữ vẫn đi tiếp." in text_of(asks)
    assert asks.content.decode().count(f'href="{THERE}"') == 2, (
        "above and below: back where one came from"
    )

    decisions.move(fresh(closed), "open_double", by=office, at=make.AT)
    assert [row[0] for row in rows(client)] == [one.code]


def test_a_pair_stays_when_one_of_the_two_is_refused_and_has_no_way_back(office, sign_in):
    one, other = sent("An Thị Thơm"), sent("An Thị Thớm", place="Hai")
    apart(one, other, office)
    Nomination.objects.filter(pk=other.pk).update(state="rejected")
    client = sign_in(office)

    assert client.get("/ho-so/co-the-trung/").context["rows"] == []
    assert [row[0:2] + row[-1:] for row in rows(client)] == [(one.code, other.code, "")]


@pytest.mark.parametrize(("words", "found"), [("ba", True), ("Bá", False), ("thom", False)])
def test_it_is_found_by_name(words, found, office, sign_in):
    kept, closed = sent("Bùi Văn Ba"), sent("Bùi Văn Ba", place="Hai")
    keep(kept, closed, office)

    assert bool(rows(sign_in(office), f"{THERE}?tim={words}")) is found


def test_others_read_and_undo_nothing_and_a_unit_sees_its_own_alone(office, sign_in):
    kept, closed = sent("Bùi Văn Ba"), sent("Bùi Văn Ba", place="Hai")
    keep(kept, closed, office)
    leader = make.user(role=Role.LEADERSHIP)

    assert [row[-1] for row in rows(sign_in(leader))] == [""]
    assert rows(sign_in(make.user(unit=closed.unit))) == []


@pytest.mark.parametrize("number", [1, 6])
def test_it_costs_the_same_however_many_and_turns_pages(
    number, office, sign_in, monkeypatch, django_assert_num_queries
):
    for n in range(number):
        two = sent(f"Bùi Văn {'Ba' * (n + 1)}"), sent(f"Bùi Văn {'Ba' * (n + 1)}", place="Hai")
        keep(*two, office)
    monkeypatch.setattr("nominations.web.pairs_answered.PER_PAGE", 4)
    client = sign_in(office)
    client.get(THERE)

    with django_assert_num_queries(6):
        first = client.get(THERE).context
    second = client.get(f"{THERE}?trang=2").context
    assert (first["total"], len(first["rows"])) == (number, min(number, 4))
    assert len(second["rows"]) == (2 if number == 6 else 1)


def test_the_list_of_open_pairs_turns_pages_too(office, sign_in, monkeypatch):
    """With more pairs than a page holds it was an error of the server's."""
    monkeypatch.setattr("nominations.web.pairs.PER_PAGE", 1)
    for name in ("An Văn Ba", "Bùi Văn Tư"):
        sent(name), sent(name, place="Hai")
    client = sign_in(office)

    pages = [client.get(f"/ho-so/co-the-trung/?trang={number}") for number in (1, 2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert [len(page.context["rows"]) for page in pages] == [1, 1]


def test_an_answer_keeps_its_own_moment_and_ground_whatever_was_noted_later(office, sign_in):
    one, other = sent("An Thị Thơm"), sent("An Thị Thớm", place="Hai")
    third = sent("An Thị Thơm", place="Ba")
    day, later = make.AT + timedelta(days=1), make.AT + timedelta(days=2)
    doubles.tell_apart(fresh(one), fresh(other), ground="Khác thôn", by=office, at=make.AT)
    doubles.tell_apart(fresh(one), fresh(third), ground="Khác chồng", by=office, at=day)
    stands = fresh(one)
    decisions.record_check(
        stands, integrity="pending", duplicate_verdict=stands.duplicate_verdict,
        duplicate_answer=stands.duplicate_answer, by=office, at=later,
    )  # fmt: skip

    shown = sign_in(office).get(THERE).context["rows"]

    assert {pair.other.code: (pair.ground, pair.event.at) for pair in shown} == {
        other.code: ("Khác thôn", make.AT), third.code: ("Khác chồng", day),
    }  # fmt: skip


def test_an_answered_pair_waits_no_more_and_one_person_does_until_one_is_kept(office, sign_in):
    one, other = sent("An Thị Thơm"), sent("An Thị Thớm", place="Hai")
    same, twin = sent("Bùi Văn Ba"), sent("Bùi Văn Ba", place="Hai")
    apart(one, other, office)
    Nomination.objects.filter(pk=same.pk).update(duplicate_verdict="same")
    client = sign_in(office)

    waiting = client.get("/ho-so/co-the-trung/").context

    assert [(pair.one.code, pair.other.code) for pair in waiting["rows"]] == [
        (same.code, twin.code)
    ]
    assert waiting["total"] == 1
    listed = client.get("/ho-so/?can-xem=doubles").context["rows"]
    assert sorted(row.nomination.code for row in listed) == sorted([same.code, twin.code])
