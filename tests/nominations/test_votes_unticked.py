"""Votes typed of dossiers that are not ticked: said once, then kept; nothing is thrown away."""

import pytest

from nominations.actions import decisions
from nominations.models import Ballot, HeldForm, Nomination
from tests import make
from tests.nominations.related import page
from tests.nominations.test_approval import kept, leadership, states
from tests.nominations.test_approval_turned import MEETING, URL, votes
from tests.nominations.test_held_forms import at_home
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_a_page(monkeypatch):
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 2)


@pytest.fixture
def five():
    unit = make.unit(name="Thôn Mỗ Đoạn")
    return [
        make.nomination(state="verified", unit=unit, full_name=f"Trần Văn {letter}")
        for letter in "ABCDE"
    ]


@pytest.fixture
def leader():
    return leadership()


@pytest.fixture
def client(leader, sign_in):
    return sign_in(leader)


def typed_of_all(five, *, ticked):
    """14 of 14 for each of them; the first ones are ticked."""
    boxes = dict(MEETING)
    for one in five:
        boxes |= votes(one, ticked=False, agree="14")
    return boxes | {"chon": [one.code for one in five[:ticked]]}


def words(answer):
    return " ".join(Page(answer.content.decode()).root.words().split())


def hidden(answer, name):
    found = Page(answer.content.decode()).all("input")
    return [one.attrs["value"] for one in found if one.attrs.get("name") == name]


SAID = (
    "3 hồ sơ đã nhập phiếu mà chưa đánh dấu: Trần Văn C, Trần Văn D, Trần Văn E. Hãy đánh dấu, "
    "hoặc bấm lại để chỉ ghi 2 hồ sơ đã đánh dấu."
)


def test_the_press_stops_once_and_names_them_on_whichever_page(client, five):
    asked = client.post(URL, typed_of_all(five, ticked=2))

    assert (asked.status_code, kept()) == (422, [])
    assert f"Chưa ghi gì, còn phiếu chưa đánh dấu {SAID}" in words(asked)
    assert "có lỗi cần sửa" not in words(asked)
    (there,) = [
        one.attrs["href"] for one in Page(asked.content.decode()).all("a")
        if "bấm lại để chỉ ghi" in one.words()
    ]  # fmt: skip
    assert there == "#ho-so", "the first of them is on another page"
    assert hidden(asked, "de-lai")[0].split() == [one.code for one in five[2:]]


def test_pressed_again_the_ticked_are_entered_and_the_others_votes_wait(client, five):
    asked = client.post(URL, typed_of_all(five, ticked=2))
    again = typed_of_all(five, ticked=2) | {
        "nhap": hidden(asked, "nhap")[0], "de-lai": hidden(asked, "de-lai")[0],
    }  # fmt: skip
    done = client.post(URL, again, follow=True)

    assert kept() == [(one.code, 14, 0, 0, "") for one in five[:2]]
    held = HeldForm.objects.get()
    assert (
        "3 hồ sơ (Trần Văn C, Trần Văn D, Trần Văn E) đã nhập phiếu mà chưa đánh dấu: chưa ghi, "
        "phiếu được giữ để nhập tiếp." in words(done).replace(" .", ".")
    )
    (on,) = [one for one in Page(done.content.decode()).all("a") if one.words() == "nhập tiếp"]
    assert on.attrs["href"] == f"{URL}?nhap={held.pk}"
    assert at_home(client) == (
        "Nhập tiếp phiếu của 3 hồ sơ, cuộc họp ngày 15/8/2025", f"{URL}?nhap={held.pk}"
    )  # fmt: skip
    shown = client.get(f"{URL}?nhap={held.pk}")
    assert [row.form["agree"].value() for row in shown.context["rows"]] == ["14", "14"]
    assert [row.nomination.code for row in shown.context["rows"]] == [
        five[2].code, five[3].code,
    ]  # fmt: skip
    assert f"{five[4].code}-agree=14" in shown.context["carried"]
    assert five[0].code not in held.typed
    assert shown.context["ticked"] == 0


def test_votes_typed_since_stop_it_again_and_where_all_is_ticked_nothing_does(client, five):
    told = {"de-lai": f"{five[2].code} {five[3].code}"}
    more = client.post(URL, typed_of_all(five, ticked=2) | told)
    whole = client.post(URL, typed_of_all(five, ticked=5), follow=True)

    assert (more.status_code, SAID in words(more)) == (422, True)
    assert len(kept()) == 5
    assert "chưa đánh dấu" not in words(whole)
    assert HeldForm.objects.count() == 0, "what the first press held is entered too"


def test_it_is_said_beside_what_is_wrong_and_of_the_row_on_this_page(client, five):
    boxes = MEETING | {"chair": ""} | votes(five[1], ticked=False, disagree="0")
    asked = client.post(URL, boxes | votes(five[0], agree="14"))

    assert "Chưa ghi gì, có lỗi cần sửa" in words(asked)
    assert "1 hồ sơ đã nhập phiếu mà chưa đánh dấu: Trần Văn B." in words(asked)
    assert f'href="#chon-{five[1].code}"' in asked.content.decode()
    wrong = votes(five[0], agree="90") | votes(five[1], ticked=False, agree="1")
    wrong |= {"nhap": hidden(asked, "nhap")[0]}
    assert "có lỗi cần sửa" in words(client.post(URL, MEETING | wrong))


def test_many_are_named_by_three_and_their_number(client, five):
    asked = client.post(URL, typed_of_all(five, ticked=1))

    assert (
        "4 hồ sơ đã nhập phiếu mà chưa đánh dấu: Trần Văn B, Trần Văn C, Trần Văn D và 1 hồ sơ khác"
        in words(asked)
    )


def test_with_nothing_ticked_it_is_refused_as_ever(client, five):
    asked = client.post(URL, typed_of_all(five, ticked=0))

    assert "Hãy chọn ít nhất một hồ sơ để ghi phiếu." in words(asked)
    assert "chưa đánh dấu:" not in words(asked)


def test_votes_of_whoever_waits_no_more_stop_nothing(client, five):
    Nomination.objects.filter(pk=five[2].pk).update(state="approved")
    boxes = MEETING | votes(five[2], ticked=False, agree="9") | votes(five[0], agree="14")
    done = client.post(URL, boxes, follow=True)

    assert kept() == [(five[0].code, 14, 0, 0, "")]
    assert "chưa đánh dấu" not in words(done)
    assert HeldForm.objects.count() == 0


def counts(client):
    """How many dossiers the first page, the meeting's page and what its link opens speak of."""
    links = [link for address in ("/", URL) for link in page(client, address).root.all("a")]
    told = [link.attrs["href"] for link in links if "Nhập tiếp" in link.words()]
    there = {address.rpartition("?")[2] for address in told}
    opened = {client.get(f"{URL}?{one}").context["unfinished"].count for one in there}
    said = client.get(URL).context["unfinished"]
    home = at_home(client)
    return home and home[0].split()[4], said and said.count, opened


def test_ticks_and_votes_count_alike_wherever_it_is_said(client, five):
    """It said 2 of 5: it counted ticks."""
    client.post(URL, typed_of_all(five, ticked=2) | {"sang": "2"})

    assert counts(client) == ("5", 5, {5})
    Nomination.objects.filter(pk=five[4].pk).update(state="rejected")
    Nomination.objects.filter(pk=five[0].pk).update(state="approved")
    assert counts(client) == ("3", 3, {3})
    assert client.get(f"{URL}?nhap={HeldForm.objects.get().pk}").context["ticked"] == 1


def test_what_was_entered_is_let_go_of_in_every_form_that_holds_it(client, five):
    """Refused, gone away, come back without its number, corrected, entered: it still said 5."""
    client.post(URL, typed_of_all(five, ticked=5) | {"present": "13"})
    client.post(URL, typed_of_all(five, ticked=3) | {"present": "13", "number": "06/BB"})
    before = HeldForm.objects.count()
    client.post(URL, typed_of_all(five[:3], ticked=3))

    first, second = HeldForm.objects.order_by("pk")
    assert (before, first.chosen, second.chosen) == (2, 2, 2)
    assert not any(one.code in form.typed for one in five[:3] for form in (first, second))
    assert f"{five[3].code}-agree=14" in first.typed
    client.post(URL, typed_of_all(five[3:], ticked=2))
    assert (HeldForm.objects.count(), at_home(client)) == (0, None)


def test_votes_that_wait_on_wait_in_one_form(client, five):
    """Each refusal in another tab held them too: thrown away, they came back from there."""
    client.post(URL, typed_of_all(five, ticked=2))
    told = {"de-lai": " ".join(one.code for one in five[2:])}
    client.post(URL, typed_of_all(five, ticked=2) | told)

    held = HeldForm.objects.get()
    assert (held.chosen, five[0].code in held.typed, f"{five[4].code}-agree=14" in held.typed) == (
        3, False, True,
    )  # fmt: skip


def test_nobody_elses_forms_are_touched_and_a_head_alone_stays(client, five, leader, sign_in):
    other = sign_in(make.user(role="leadership", unit=leader.unit))
    other.post(URL, typed_of_all(five, ticked=5) | {"sang": "1"})
    client.post(URL, MEETING | {"sang": "2"})
    client.post(URL, typed_of_all(five, ticked=5))

    assert sorted(HeldForm.objects.values_list("chosen", flat=True)) == [0, 5]
    assert at_home(other) is None, "all of them are decided"


def test_an_older_form_is_told_of_where_nothing_of_the_newest_waits(client, five, leader, at):
    client.post(URL, MEETING | votes(five[0], agree="14") | {"sang": "1"})
    client.post(URL, MEETING | votes(five[1], agree="14") | {"sang": "1"})
    older, newer = HeldForm.objects.order_by("pk")

    assert at_home(client)[1] == f"{URL}?nhap={newer.pk}"
    decisions.move(five[1], "reject", by=leader, at=at, note="Trùng người")
    assert at_home(client)[1] == f"{URL}?nhap={older.pk}"


def test_what_is_half_entered_is_thrown_away_once_somebody_says_so_twice(client, five):
    client.post(URL, typed_of_all(five, ticked=2) | {"sang": "1"})
    number = HeldForm.objects.get().pk
    drop = f"{URL}bo/?nhap={number}"
    links = [one.attrs["href"] for one in page(client, URL).by_id["nhap-do"].all("a")]
    opened = [one.attrs["href"] for one in page(client, f"{URL}?nhap={number}").by_id[
        "nhap-do"].all("a")]  # fmt: skip

    assert (links, opened) == ([f"?nhap={number}", drop], [drop])
    asks = client.get(drop)
    assert "Bỏ phiếu đang nhập dở của 5 hồ sơ?" in words(asks)
    assert HeldForm.objects.count() == 1
    gone = client.post(drop, follow=True)
    assert "Đã bỏ phiếu đang nhập dở; hồ sơ vẫn chờ duyệt." in words(gone)
    assert (HeldForm.objects.count(), set(states().values())) == (0, {"verified"})
    again = client.post(drop, follow=True)
    assert "Phiếu đang nhập dở này không còn được giữ." in words(again)


def test_nobody_throws_away_what_another_typed(client, five, leader, sign_in):
    client.post(URL, typed_of_all(five, ticked=2) | {"sang": "1"})
    other = sign_in(make.user(role="leadership", unit=leader.unit))

    other.post(f"{URL}bo/?nhap={HeldForm.objects.get().pk}")

    assert HeldForm.objects.count() == 1


def test_the_button_of_one_dossier_throws_the_others_votes_not_away(client, five, leader):
    """“Duyệt theo số phiếu đã ghi” sends the whole form along."""
    held = make.meeting(unit=leader.unit, kind="approval")
    Ballot.objects.create(meeting=held, nomination=five[0], agree=42)
    there = f"/ho-so/{five[0].code}/viec/approve/"
    client.post(there, MEETING | {"da-nhap": "", "chon": []})
    none = HeldForm.objects.count()
    Nomination.objects.filter(pk=five[0].pk).update(state="verified")
    client.post(there, typed_of_all(five, ticked=2) | {"da-nhap": ""})

    assert (none, make.fresh(five[0]).state) == (0, "approved")
    assert at_home(client) == (
        "Nhập tiếp phiếu của 4 hồ sơ, cuộc họp ngày 15/8/2025",
        f"{URL}?nhap={HeldForm.objects.get().pk}",
    )
    client.post(f"/ho-so/{five[1].code}/viec/reject/", votes(five[1], agree="1") | {"note": "Thôi"})
    assert HeldForm.objects.count() == 1, "only the meeting's form sends votes"


def test_one_that_has_no_box_by_now_is_named_and_no_box_pointed_at(client, five):
    Ballot.objects.filter(nomination=five[1]).update(agree=5, disagree=37, abstain=0)
    boxes = MEETING | votes(five[0], agree="14") | votes(five[1], ticked=False, agree="9")
    asked = client.post(URL, boxes)

    assert "1 hồ sơ đã nhập phiếu mà chưa đánh dấu: Trần Văn B." in words(asked)
    assert f'href="#chon-{five[1].code}"' not in asked.content.decode()
