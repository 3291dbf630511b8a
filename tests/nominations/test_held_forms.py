"""What was typed for a meeting waits in a row: Back, a reload, another day find it again."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.actions import held
from nominations.models import HeldForm, Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import page
from tests.nominations.test_approval import leadership
from tests.nominations.test_approval_turned import MEETING, URL, votes
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_a_page(monkeypatch):
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 2)


@pytest.fixture
def three():
    unit = make.unit(name="Thôn Mỗ Đoạn")
    return [
        make.nomination(state="verified", unit=unit, full_name=f"Trần Văn {letter}")
        for letter in "ABC"
    ]


@pytest.fixture
def leader():
    return leadership()


@pytest.fixture
def client(leader, sign_in):
    return sign_in(leader)


def typed(client, address, one):
    """What stands in the boxes of one dossier and of the meeting."""
    shown = page(client, address)
    boxes = {
        box.attrs["name"]: box.attrs.get("value", "")
        for box in shown.root.all("input")
        if box.attrs.get("type") != "checkbox" or "checked" in box.attrs
    }
    return [
        boxes.get(name, "") for name in ("chair", f"{one.code}-agree", "chon", "nhap", "da-nhap")
    ]


def turn(client, one, **more):
    boxes = MEETING | votes(one, agree="14") | {"sang": "2"} | more
    return client.post(URL, boxes)


def note(client):
    told = [one for one in page(client, URL).root.all("div") if "Nhập tiếp" in one.words()]
    return told[-1].words() if told else ""


def at_home(client):
    """What the first page says of votes that are not entered, and where it leads."""
    found = page(client, "/")
    if "bieu-quyet" not in found.by_id:
        return None
    (link,) = found.by_id["bieu-quyet"].all("a")
    return " ".join(link.words().split()), link.attrs["href"]


def test_the_leaders_first_page_names_what_is_half_entered(
    client, three, sign_in, django_assert_num_queries
):
    make.user(role=Role.CULTURE_OFFICE)
    client.get("/")
    with django_assert_num_queries(8):
        assert at_home(client) is None
    turn(client, three[0])
    number = HeldForm.objects.get().pk
    with django_assert_num_queries(9):  # and which of them wait to be decided
        one = at_home(client)
    ticked = {"chon": [three[0].code, three[1].code]}
    turn(client, three[1], nhap=number, held_on=" ", **ticked)
    two = at_home(client)
    words, there = two
    assert client.get(there).context["head_words"] == "", "it is gone on with where it was left"
    turn(client, three[1], nhap=number, chon=[], **{f"{three[1].code}-agree": " "})
    empty = at_home(client)

    assert one == (
        "Nhập tiếp phiếu của 1 hồ sơ, cuộc họp ngày 15/8/2025", f"{URL}?nhap={number}"
    )  # fmt: skip
    assert words == "Nhập tiếp phiếu của 2 hồ sơ, cuộc họp chưa ghi ngày"
    assert empty is None, "a head alone is no vote"
    assert at_home(sign_in(role=Role.CULTURE_OFFICE)) is None


def test_a_turned_page_is_one_to_read_as_often_as_one_likes(client, three):
    there = turn(client, three[0])
    number = HeldForm.objects.get().pk

    assert (there.status_code, there.url) == (302, f"{URL}?nhap={number}&trang=2#ho-so")
    first = f"{URL}?nhap={number}"
    for _ in range(2):
        assert typed(client, first, three[0])[:4] == [
            "Đỗ Quang Minh", "14", three[0].code, str(number),
        ]  # fmt: skip
    *_, carried = typed(client, there.url.partition("#")[0], three[2])
    assert f"{three[0].code}-agree=14" in carried
    assert not Nomination.objects.filter(state="approved").exists()


def test_who_comes_back_is_led_to_what_was_typed_until_it_is_written(client, three):
    assert note(client) == ""
    turn(client, three[0])
    number = HeldForm.objects.get().pk
    words = note(client)
    assert at_home(client)[1] == f"{URL}?nhap={number}"

    assert words.startswith("Đang nhập dở phiếu của 1 hồ sơ lúc 08:00 ngày 16/8/2025, chưa ghi.")
    boxes = MEETING | votes(three[0], agree="14") | {"nhap": number}
    told = client.post(URL, boxes)
    assert told.url.startswith("/ho-so/nhieu/da-lam/")
    assert (note(client), at_home(client), HeldForm.objects.count()) == ("", None, 0)


def test_a_press_that_is_refused_is_held_too(client, three):
    refused = client.post(URL, MEETING | votes(three[0], agree="90"))

    assert refused.status_code == 422
    one = HeldForm.objects.get()
    assert typed(client, f"{URL}?nhap={one.pk}", three[0])[1] == "90"
    assert f'name="nhap" value="{one.pk}"' in refused.content.decode()


def test_what_is_typed_on_goes_into_the_same_row_and_keeps_the_filter(client, three):
    turn(client, three[0])
    number = HeldForm.objects.get().pk
    again = turn(client, three[1], nhap=number, tim="trần", sang="1")

    assert HeldForm.objects.get().pk == number
    assert again.url == f"{URL}?nhap={number}&tim=tr%E1%BA%A7n#ho-so"
    assert typed(client, again.url.partition("#")[0], three[1])[1] == "14"
    assert client.get(again.url).context["filter"]["words"].value() == "trần"


@pytest.mark.parametrize("who", ["another leader", "of another commune", "who held it, too late"])
def test_nobody_else_reads_it_and_nothing_lasts(who, leader, three, sign_in):
    turn(sign_in(leader), three[0])
    number, later = HeldForm.objects.get().pk, timedelta()
    if who == "another leader":
        reader = make.user(role=Role.LEADERSHIP, unit=leader.unit)
    elif who == "of another commune":
        other = make.commune(code="11087", name="xã Tân Kỳ", place="Tân Kỳ")
        make.conference(of=other)
        reader = make.user(role=Role.LEADERSHIP, commune=other)
    else:
        reader, later = leader, timedelta(days=7, minutes=1)
    HeldForm.objects.update(at=make.AT - later)
    client = sign_in(reader)

    shown = client.get(f"{URL}?nhap={number}")
    assert shown.status_code == 200
    assert "Đỗ Quang Minh" not in shown.content.decode()
    assert (note(client), at_home(client)) == ("", None)


@pytest.mark.parametrize("said", ["", "0", "x", "99999999999999999999", "٣"])
def test_a_number_that_is_none_opens_the_page_as_it_is(said, client, three):
    assert client.get(f"{URL}?nhap={said}").status_code == 200
    assert turn(client, three[0], nhap=said).status_code == 302
    assert HeldForm.objects.count() == 1


def test_another_ones_number_in_the_form_writes_over_nothing(leader, three, sign_in):
    turn(sign_in(leader), three[0])
    mine = HeldForm.objects.get()
    other = sign_in(make.user(role=Role.LEADERSHIP, unit=leader.unit))
    turn(other, three[1], nhap=mine.pk)
    other.post(URL, MEETING | votes(three[1], agree="14") | {"nhap": mine.pk})

    mine.refresh_from_db()
    assert three[0].code in mine.typed
    assert three[1].code not in mine.typed


def test_ten_are_held_of_one_person_and_what_is_old_goes(leader, three):
    conference = three[0].conference
    told = {"chosen": 1, "number": 0, "owner": leader}
    first = held.hold(conference, "votes", "a=0", at=make.AT - timedelta(days=8), **told).pk
    for count in range(1, 13):
        held.hold(conference, "votes", f"a={count}", at=make.AT + timedelta(minutes=count), **told)

    assert not HeldForm.objects.filter(pk=first).exists()
    assert list(HeldForm.objects.order_by("at").values_list("typed", flat=True)) == [
        f"a={count}" for count in range(3, 13)
    ]


def test_more_boxes_than_one_form_may_send_are_read_again(client, three):
    """They come carried from page to page, so no form's limit bounds them."""
    many = "&".join(f"HN25-{count:04d}-agree=1" for count in range(1_500))
    there = turn(client, three[0], **{"da-nhap": many})

    assert client.get(there.url).context["carried"].count("-agree=1") == 1_501


def test_a_refused_press_gone_back_to_asks_what_it_asked(client, three):
    """Whatever its answer has boxes for is there, wherever the row stands; no page turned asks."""
    lost = MEETING | votes(three[0], agree="5", disagree="9")
    refused = client.post(URL, lost | {"trang": "2"})
    back = refused.context["back_here"]
    number = HeldForm.objects.get().pk
    shown = page(client, back)

    assert back == f"{URL}?nhap={number}&trang=2"
    assert f'data-posted="{back.replace("&", "&amp;")}"' in refused.content.decode()
    order = [row.nomination.code for row in client.get(back).context["rows"]]
    assert order == [row.nomination.code for row in refused.context["rows"]]
    assert order == [three[0].code, three[2].code]
    names = [box.attrs.get("name") for box in shown.root.all("input")]
    assert names.count(f"{three[0].code}-result") == 2
    assert names.count(f"{three[0].code}-reason") == 1
    assert f"{three[2].code}-reason" not in names
    client.post(URL, lost | {"nhap": number, "sang": "1"})
    assert f"{three[0].code}-reason" not in client.get(f"{URL}?nhap={number}").content.decode()


def test_a_refused_form_says_that_it_waits_and_how_it_is_dropped(client, three):
    """After a refusal the box was missing, though the votes were kept."""
    refused = client.post(URL, MEETING | votes(three[0], agree="90"))
    number = HeldForm.objects.get().pk
    nobody = client.post(URL, MEETING | {"chon": [], "nhap": number})

    said = Page(text_of(refused)).by_id["nhap-do"]
    assert said.words() == (
        "Đang nhập dở phiếu của 1 hồ sơ lúc 08:00 ngày 16/8/2025, chưa ghi. Bỏ phiếu đang nhập dở"
    )
    (link,) = said.all("a")
    assert link.attrs["href"] == f"{URL}bo/?nhap={number}"
    assert "nhap-do" not in Page(text_of(nobody)).by_id, "a head alone is no vote"


def test_of_a_refused_form_those_that_wait_no_more_are_not_counted(client, three):
    one, two, _ = three
    Nomination.objects.filter(pk=two.pk).update(state="returned")
    boxes = MEETING | votes(one, agree="90") | votes(two, agree="14")

    refused = text_of(client.post(URL, boxes | {"chon": [one.code, two.code]}))

    assert "Đang nhập dở phiếu của 1 hồ sơ lúc" in refused
    assert "Đã chọn <b data-check-count>1</b> hồ sơ" in refused
