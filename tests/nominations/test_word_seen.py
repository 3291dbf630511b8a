"""The leadership's word on who is set apart is seen afterwards: by whoever votes, and who asked."""

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from nominations.actions import interests
from nominations.facts.meeting import to_decide
from tests import make
from tests.nominations.related import fresh, move, related
from tests.nominations.test_words_for_many import paper
from tests.pages import Page

pytestmark = pytest.mark.django_db
SAID = "Phòng chỉ có một người"
OF_KIN = (
    "Người thẩm định có liên quan; lãnh đạo xã (Đỗ Quang Minh) đồng ý ngày 16/8/2025: "
    "“Phòng chỉ có một người”."
)
OF_HAND = (
    "Người thẩm định đã nhập, bổ sung hoặc gửi hồ sơ này; lãnh đạo xã (Đỗ Quang Minh) đồng ý ngày "
    "16/8/2025: “Phòng chỉ có một người”."
)


@pytest.fixture
def leader():
    unit = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    return make.user(role=Role.LEADERSHIP, unit=unit, full_name="Đỗ Quang Minh")


@pytest.fixture
def clerk():
    """The one clerk there is."""
    make.conference()
    place = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    found = make.user(role=Role.CULTURE_OFFICE, unit=place, full_name="Nguyễn Thị Hạnh")
    others = type(found).objects.filter(role=Role.CULTURE_OFFICE).exclude(pk=found.pk)
    others.update(is_active=False)
    return found


def word(one, of, by):
    interests.give_word(fresh(one), of=of, word=SAID, by=by, at=make.AT)


def opened(client, one, name="detail"):
    return Page(client.get(reverse(f"nominations:{name}", args=[one.code])).content.decode())


def looks(client, one):
    """What the dossier's "Cần xem" says, line by line."""
    return [
        line.words() for line in opened(client, one).all("li") if "problem-warn" in str(line.attrs)
    ]


def row(client):
    """The one row of the meeting's page."""
    return Page(client.get(reverse("nominations:approval")).content.decode()).all("tr")[1].words()


@pytest.mark.parametrize(("how", "sentence"), [("related", OF_KIN), ("typed it in", OF_HAND)])
def test_whoever_votes_reads_that_who_checked_was_let(how, sentence, clerk, leader, sign_in):
    """Once the leader agreed every trace was gone, and the meeting voted without knowing."""
    one = make.nomination(state="submitted") if how == "related" else paper(clerk)
    if how == "related":
        related(one, clerk)
    word(one, clerk, leader)
    move(one, "verify", clerk)

    chair, unit = sign_in(leader), sign_in(make.user(unit=one.unit))

    assert f"Cần xem {sentence}" in row(chair)
    assert looks(chair, one) == [sentence]
    assert looks(sign_in(clerk), one) == [sentence]
    assert [told.looks for told in to_decide(one.conference)] == [(sentence,)]
    assert "đồng ý ngày" not in opened(unit, one).words()
    only = chair.get(reverse("nominations:approval") + "?can-xem=on").context["rows"]
    assert [each.nomination.code for each in only] == [one.code]


def test_a_word_given_after_the_check_is_seen_too(clerk, leader, sign_in):
    one = make.nomination(state="submitted")
    move(one, "verify", clerk)
    related(one, clerk)
    word(one, clerk, leader)

    assert looks(sign_in(leader), one) == [OF_KIN]


@pytest.mark.parametrize("then", ["checked by another", "said by another", "back to be checked"])
def test_it_is_said_of_whoever_checked_it_as_it_stands(then, clerk, leader, sign_in):
    one = make.nomination(state="submitted")
    related(one, clerk)
    word(one, clerk, leader)
    if then == "said by another":
        type(clerk).objects.filter(pk=clerk.pk).update(is_active=False)
    else:
        move(one, "verify", clerk)
        move(one, "unverify", make.user(role=Role.CULTURE_OFFICE))
    if then != "back to be checked":
        move(one, "verify", make.user(role=Role.CULTURE_OFFICE))

    assert OF_KIN not in looks(sign_in(leader), one)


def test_what_was_said_at_a_dossier_closed_for_it_is_said_as_of_a_relative(clerk, leader, sign_in):
    one = make.nomination(state="submitted")
    closed = make.nomination(state="closed", kept_as=one, unit=make.unit(name="Thôn An"))
    make.interest(closed, user=clerk)
    word(one, clerk, leader)
    move(one, "verify", clerk)

    assert looks(sign_in(leader), one) == [OF_KIN]


# --- Who asked for it -----------------------------------------------------------------------------


def test_the_clerk_is_told_at_home_and_at_the_dossier_that_she_goes_on(clerk, leader, sign_in):
    """The badge just went."""
    one, typed = make.nomination(state="submitted"), paper(clerk)
    make.nomination(state="submitted")
    related(one, clerk)
    client = sign_in(clerk)

    def at_home():
        links = [
            a for a in Page(client.get("/").content.decode()).all("a") if "làm tiếp" in a.words()
        ]
        return [(a.words(), a.attrs["href"]) for a in links]

    assert at_home() == []
    word(one, clerk, leader)
    word(typed, clerk, leader)

    ((words, there),) = at_home()
    assert words == "Xem 2 hồ sơ được làm tiếp"
    listed = client.get(there).context["rows"]
    assert {each.nomination.code for each in listed} == {one.code, typed.code}
    goes_on = "Lãnh đạo xã (Đỗ Quang Minh) đồng ý ngày 16/8/2025 để {} làm tiếp: “{}”."
    assert looks(client, one) == [goes_on.format("ông, bà", SAID)]
    assert looks(sign_in(leader), one) == [goes_on.format("Nguyễn Thị Hạnh", SAID)]

    for each in (one, typed):
        move(each, "verify", clerk)
    assert (at_home(), list(client.get(there).context["rows"])) == ([], [])


def test_the_history_says_the_words_to_whoever_may_read_them(clerk, leader, sign_in):
    one = make.nomination(state="submitted")
    related(one, clerk)
    word(one, clerk, leader)

    def told(user):
        return [
            (event.words, event.told)
            for event in sign_in(user).get(f"/ho-so/{one.code}/").context["events"]
            if event.action == "allow_interest"
        ]

    verb = "Lãnh đạo ghi ý kiến về người có liên quan"
    whole = "Đỗ Quang Minh: để Nguyễn Thị Hạnh làm tiếp: “Phòng chỉ có một người”"
    assert told(clerk) == told(leader) == [(verb, whole)]
    assert told(make.user(unit=one.unit)) == [(verb, "")]


def test_a_leader_who_wrote_for_himself_stands_so_in_the_history(leader, sign_in):
    one = make.nomination(state="verified")
    related(one, leader)
    word(one, leader, leader)

    events = sign_in(leader).get(f"/ho-so/{one.code}/").context["events"]

    assert events[-1].told == "Đỗ Quang Minh: tự ghi: “Phòng chỉ có một người”"
