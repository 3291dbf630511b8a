"""Votes entered by somebody, or typed in another tab, after a page of the meeting was drawn: told
once, both stand until it is sent again; nothing takes their place unasked.
"""

import pytest

from accounts.enums import Role
from nominations.actions import decisions
from nominations.models import Ballot, HeldForm
from tests import make
from tests.make import fresh
from tests.nominations.test_approval import leadership
from tests.nominations.test_approval_turned import MEETING, URL, votes
from tests.nominations.test_stale_votes import carried
from tests.nominations.test_votes_unticked import hidden, words
from tests.pages import Page

pytestmark = pytest.mark.django_db
HEADING = "Chưa ghi gì, phiếu vừa có ở nơi khác"
AGAIN = "Bấm lại “Ghi kết quả xét duyệt” thì thay phiếu ở nơi khác."


@pytest.fixture
def three():
    unit = make.unit(name="Thôn Mỗ Đoạn")
    return [
        make.nomination(state="verified", unit=unit, full_name=f"Trần Văn {letter}")
        for letter in "ABC"
    ]


@pytest.fixture
def client(sign_in):
    return sign_in(leadership())


@pytest.fixture
def other(sign_in):
    """Another of the leadership, of another seat, at a machine of his own."""
    office = make.unit(name="Văn phòng", kind="office")
    return sign_in(make.user(role=Role.LEADERSHIP, unit=office, username="pho-chu-tich"))


def entered():
    rows = Ballot.objects.standing().of_approval().order_by("pk")
    return list(rows.values_list("nomination__code", "agree", "disagree"))


def link(answer, words):
    root = Page(answer.content.decode()).root
    return [one.attrs["href"] for one in root.all("a") if one.words() == words]


def test_votes_typed_in_another_tab_since_are_told_before_they_go(client, three):
    a = three[0]
    client.post(URL, MEETING | votes(a, agree="13", disagree="1") | {"sang": "1"})
    first = HeldForm.objects.get()

    told = client.post(URL, MEETING | votes(a, agree="14"))  # drawn before the first was typed

    assert (told.status_code, entered()) == (409, [])
    said = words(told)
    assert (HEADING in said, AGAIN in said) == (True, True)
    when = "08:00 ngày 16/8/2025"
    assert (
        f"Trần Văn A: ông, bà đã nhập ở cửa sổ khác lúc {when}, chưa ghi: đồng ý 13, "
        "không đồng ý 1. Xem phiếu đó"
    ) in said
    assert link(told, "Xem phiếu đó") == [f"{URL}?nhap={first.pk}#chon-{a.code}"]
    assert hidden(told, f"{a.code}-agree") == ["14"], "what was typed stands in its box"
    assert HeldForm.objects.filter(pk=first.pk, typed=first.typed).exists()


def test_sent_again_it_takes_their_place_and_only_the_dossiers_own(client, three):
    a, b, _ = three
    more = votes(b, ticked=False, agree="9")
    client.post(URL, MEETING | votes(a, agree="13", disagree="1") | more | {"sang": "1"})
    first = HeldForm.objects.get()
    told = client.post(URL, MEETING | votes(a, agree="14"))

    client.post(URL, carried(told) | MEETING | votes(a, agree="14") | known(told, a))

    assert entered() == [(a.code, 14, 0)]
    assert [dict(one.boxes).get(f"{b.code}-agree") for one in HeldForm.objects.all()] == ["9"]
    assert HeldForm.objects.get().pk == first.pk


def known(answer, one):
    """What a browser sends along of what the page said of it."""
    return {f"{one.code}-seen": text for text in hidden(answer, f"{one.code}-seen")}


def test_typed_on_there_meanwhile_it_is_told_anew(client, three):
    a = three[0]
    client.post(URL, MEETING | votes(a, agree="13", disagree="1") | {"sang": "1"})
    told = client.post(URL, MEETING | votes(a, agree="14"))
    first = HeldForm.objects.earliest("pk")
    seal = {"nhap": str(first.pk), "nhap-thay": first.seal}
    client.post(URL, seal | MEETING | votes(a, agree="12", disagree="2") | {"sang": "1"})

    again = client.post(URL, carried(told) | MEETING | votes(a, agree="14") | known(told, a))

    assert (again.status_code, entered()) == (409, [])
    assert "chưa ghi: đồng ý 12, không đồng ý 2." in words(again)


@pytest.mark.parametrize("there", [{"agree": "14"}, {"agree": " 014", "disagree": "0"}, {}])
def test_the_same_votes_or_a_mere_tick_there_are_no_news(client, three, there):
    a = three[0]
    client.post(URL, MEETING | votes(a, **there) | {"sang": "1"})

    client.post(URL, MEETING | votes(a, agree="14"))

    assert entered() == [(a.code, 14, 0)]
    assert not HeldForm.objects.exists()


def test_of_another_dossier_nothing_is_told(client, three):
    a, b, _ = three
    client.post(URL, MEETING | votes(b, agree="13") | {"sang": "1"})

    client.post(URL, MEETING | votes(a, agree="14"))

    assert entered() == [(a.code, 14, 0)]
    assert HeldForm.objects.count() == 1


@pytest.mark.parametrize("late", [0, 1])
def test_of_two_tabs_on_one_form_what_one_has_typed_since_waits_on(
    client, three, late, monkeypatch
):
    """The entering took the whole row along, with what another tab had put into it."""
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 1)
    a, b, _ = three
    first = client.post(URL, MEETING | votes(a, agree="14") | {"sang": "2"})
    tabs = [client.get(first.headers["Location"]) for _ in range(2)]
    turned = votes(b, agree="13", disagree="1")

    client.post(URL, carried(tabs[late]) | MEETING | turned | {"sang": "1"})
    client.post(URL, carried(tabs[not late]) | MEETING)

    assert entered() == [(a.code, 14, 0)]
    boxes = dict(HeldForm.objects.get().boxes)
    assert (boxes[f"{b.code}-agree"], boxes[f"{b.code}-disagree"]) == ("13", "1")
    assert f"{a.code}-agree" not in boxes


def test_other_votes_of_one_dossier_in_two_tabs_of_one_form_are_told(client, three):
    a = three[0]
    first = client.post(URL, MEETING | votes(a, agree="14") | {"sang": "1"})
    tab = client.get(first.headers["Location"])
    client.post(URL, carried(tab) | MEETING | votes(a, agree="13") | {"sang": "1"})

    told = client.post(URL, carried(tab) | MEETING | votes(a, agree="14"))

    assert (told.status_code, entered()) == (409, [])
    assert "chưa ghi: đồng ý 13. Xem phiếu đó" in words(told)


def test_what_was_typed_since_is_not_thrown_away_with_the_form(client, three):
    a, b, _ = three
    client.post(URL, MEETING | votes(a, agree="14") | {"sang": "1"})
    held = HeldForm.objects.get()
    asks = client.get(f"{URL}bo/?nhap={held.pk}")
    seal = {"nhap-thay": hidden(asks, "nhap-thay")[0]}
    ways = {"nhap": str(held.pk)} | seal
    client.post(URL, ways | MEETING | votes(a, agree="14") | votes(b, agree="9") | {"sang": "1"})

    late = client.post(f"{URL}bo/?nhap={held.pk}", seal)
    assert (late.status_code, HeldForm.objects.count()) == (409, 1)
    assert "Vừa nhập thêm phiếu ở cửa sổ khác, nên chưa bỏ." in words(late)
    client.post(f"{URL}bo/?nhap={held.pk}", {"nhap-thay": hidden(late, "nhap-thay")[0]})
    assert not HeldForm.objects.exists()


@pytest.fixture
def looked_into(three):
    """A dossier that waits on with its votes, for a complaint."""
    one = three[0]
    decisions.record_check(
        fresh(one), integrity="pending", by=make.user(role=Role.CULTURE_OFFICE), at=make.AT
    )
    return one


def test_votes_somebody_entered_since_are_told_with_who_and_when(client, other, looked_into):
    one = looked_into
    pages = [client.get(URL), other.get(URL)]
    other.post(URL, MEETING | votes(one, agree="13", disagree="1") | known(pages[1], one))

    told = client.post(URL, MEETING | votes(one, agree="14") | known(pages[0], one))

    assert (told.status_code, entered()) == (409, [(one.code, 13, 1)])
    assert (
        "Trần Văn A: Lãnh đạo xã đã ghi phiếu lúc 08:00 ngày 16/8/2025, họp xét duyệt ngày "
        "15/8/2025, đã ghi 13 đồng ý, 1 không đồng ý, 0 không có ý kiến. Xem phiếu đó"
    ) in words(told)
    assert link(told, "Xem phiếu đó") == [f"/ho-so/{one.code}/"]
    assert hidden(told, f"{one.code}-agree") == ["14"]
    client.post(URL, carried(told) | MEETING | votes(one, agree="14") | known(told, one))
    assert entered() == [(one.code, 14, 0)]


def test_votes_the_page_showed_are_voted_on_again_at_once(client, other, looked_into):
    one = looked_into
    other.post(URL, MEETING | votes(one, agree="13", disagree="1"))
    shown = client.get(URL)
    assert known(shown, one) == {f"{one.code}-seen": f"b{Ballot.objects.of_approval().get().pk}"}

    client.post(URL, MEETING | votes(one, agree="14") | known(shown, one))

    assert entered() == [(one.code, 14, 0)]


def test_typed_before_they_came_and_turned_over_they_are_told_all_the_same(
    client, other, looked_into
):
    """The row says by then that votes stand: the boxes beside it were typed before."""
    one = looked_into
    turned = client.post(URL, MEETING | votes(one, agree="14") | {"sang": "1"})
    other.post(URL, MEETING | votes(one, agree="13", disagree="1"))
    back = client.get(turned.headers["Location"])
    assert known(back, one) == {}

    told = client.post(URL, carried(back) | MEETING | votes(one, agree="14"))

    assert (told.status_code, entered()) == (409, [(one.code, 13, 1)])


def test_told_of_on_another_page_it_is_known_all_the_same(client, other, looked_into, monkeypatch):
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 1)
    one = looked_into
    away = client.post(URL, MEETING | votes(one, agree="14") | {"sang": "2"}, follow=True)
    other.post(URL, MEETING | votes(one, agree="13", disagree="1"))

    told = client.post(URL, carried(away) | MEETING | {"trang": "2"})
    assert told.status_code == 409
    client.post(URL, carried(told) | MEETING | {"trang": "2"})

    assert entered() == [(one.code, 14, 0)]


def test_the_same_votes_of_the_same_day_twice_are_no_news(client, other, looked_into):
    one = looked_into
    for machine in (other, client):
        machine.post(URL, MEETING | votes(one, agree="13", disagree="1"))

    assert entered() == [(one.code, 13, 1)]
    again = client.post(
        URL, MEETING | {"held_on": "14/8/2025"} | votes(one, agree="13", disagree="1")
    )
    assert again.status_code == 409, "of another day they are other votes"


def test_decided_by_another_meanwhile_it_says_by_whom_and_when(client, other, three):
    a = three[0]
    client.get(URL)
    other.post(URL, MEETING | votes(a, agree="13", disagree="1"))

    told = client.post(URL, MEETING | votes(a, agree="14"), follow=True)

    assert (
        "Vừa có người khác xử lý việc này. Lãnh đạo xã, lúc 08:00 ngày 16/8/2025: nay là “Đã "
        "duyệt”. Hãy xem lại rồi làm tiếp."
    ) in words(told)
    assert "Đã nhập: đồng ý 14" in words(told)
