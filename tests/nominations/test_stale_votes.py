"""An answer to odd votes holds for those votes alone; two tabs on one form lose nothing."""

import pytest

from nominations.models import HeldForm
from tests import make
from tests.nominations.test_approval import kept, leadership, states
from tests.nominations.test_approval_turned import MEETING, URL, votes
from tests.nominations.test_votes_unticked import hidden, words

pytestmark = pytest.mark.django_db
AGAIN = "Số phiếu đã khác lúc chọn. Hãy chọn lại."
ODD = {"agree": "7", "disagree": "7"}


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


def carried(page):
    """What a browser sends of a page beside what is typed into it."""
    names = ("da-nhap", "nhap", "nhap-thay", "de-lai")
    return {name: found[0] for name in names if (found := hidden(page, name))}


def answered(page, one, **more):
    return {f"{one.code}-of": hidden(page, f"{one.code}-of")[0]} | {
        f"{one.code}-{part}": text for part, text in more.items()
    }


def asked(client, one):
    """The page that asks about seven of fourteen."""
    page = client.post(URL, MEETING | votes(one, **ODD))
    assert page.status_code == 422
    assert hidden(page, f"{one.code}-of") == ["14-7-7-0"]
    return page


def test_an_answer_to_these_votes_is_taken(client, three):
    one = three[0]
    page = asked(client, one)

    said = answered(page, one, result="approve", reason="Cả thôn tín nhiệm")
    client.post(URL, carried(page) | MEETING | votes(one, **ODD) | said)

    assert states()[one.code] == "approved"


@pytest.mark.parametrize("result", ["approve", "reject"])
def test_the_same_answer_to_other_votes_is_asked_again(client, three, result):
    one = three[0]
    page = asked(client, one)
    said = answered(page, one, result=result, reason="Cả thôn tín nhiệm")

    again = client.post(URL, carried(page) | MEETING | votes(one, agree="3", disagree="11") | said)

    assert (again.status_code, kept()) == (422, [])
    assert AGAIN in words(again)
    assert hidden(again, f"{one.code}-of") == ["14-3-11-0"]
    assert "checked" not in _choices(again, one)
    assert "Cả thôn tín nhiệm" in again.content.decode()


def _choices(page, one):
    html = page.content.decode()
    start = html.index(f'id="id_{one.code}-result"')
    return html[start : html.index("</fieldset>", start)]


def test_others_present_are_other_votes_too(client, three):
    one = three[0]
    page = asked(client, one)
    said = answered(page, one, result="approve", reason="Cả thôn tín nhiệm")
    fifteen = MEETING | {"present": "15"}

    again = client.post(URL, carried(page) | fifteen | votes(one, **ODD) | said)

    assert (again.status_code, kept()) == (422, [])


def test_votes_mended_and_spoilt_again_are_asked_about_anew(client, three):
    """The question was gone in between, its answer was carried unseen."""
    one, other = three[:2]
    page = asked(client, one)
    said = answered(page, one, result="approve", reason="Lý do cũ")
    both = {"chon": [one.code, other.code]}
    mended = votes(one, agree="14") | votes(other, agree="20") | both
    between = client.post(URL, carried(page) | MEETING | mended | said)
    assert not hidden(between, f"{one.code}-of")

    spoilt = votes(one, agree="3", disagree="11") | votes(other, agree="14") | both
    last = client.post(URL, carried(between) | MEETING | spoilt)

    assert (last.status_code, kept()) == (422, [])
    assert AGAIN in words(last)


def test_two_tabs_that_turn_one_form_lose_nothing(client, three, monkeypatch):
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 1)
    one, two, three_ = three
    first = client.post(URL, MEETING | votes(one, agree="14") | {"sang": "2"})
    tabs = [client.get(first.headers["Location"]) for _ in range(2)]

    for tab, typed in zip(tabs, (two, three_), strict=True):
        client.post(URL, carried(tab) | MEETING | votes(typed, agree="14") | {"sang": "1"})

    waits = [dict(form.boxes) for form in HeldForm.objects.order_by("pk")]
    assert [{key for key in form if key.endswith("-agree")} for form in waits] == [
        {f"{one.code}-agree", f"{two.code}-agree"},
        {f"{one.code}-agree", f"{three_.code}-agree"},
    ]


def test_one_tab_goes_on_in_its_own_row(client, three, monkeypatch):
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 1)
    page = client.post(URL, MEETING | votes(three[0], agree="14") | {"sang": "2"}, follow=True)
    for one in three[1:]:
        page = client.post(
            URL, carried(page) | MEETING | votes(one, agree="14") | {"sang": "2"}, follow=True
        )

    assert HeldForm.objects.count() == 1
