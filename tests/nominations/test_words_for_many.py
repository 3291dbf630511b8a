"""One word of the leadership's for many: one clerk types the paper of all villages."""

import pytest
from django.db import transaction
from django.urls import reverse

from accounts import audit
from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, User
from nominations.actions import decisions
from nominations.models import Interest, Nomination
from tests import make
from tests.nominations.related import fresh, leader, move, page, related

pytestmark = pytest.mark.django_db
__all__ = ["leader"]  # a fixture
WORD = "Phòng chỉ có một người, đồng ý để thẩm định"
THERE = "/ho-so/cho-y-kien/"


@pytest.fixture
def alone():
    """The one clerk of a commune; who loaded the plan is gone."""
    make.conference()
    User.objects.filter(role=Role.CULTURE_OFFICE).update(is_active=False)
    place = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    return make.user(role=Role.CULTURE_OFFICE, unit=place)


def paper(by, **more):
    """Typed in and sent for its unit by the office."""
    one = make.nomination(entered_by=by.unit, **more)
    decisions.submit(fresh(one), by=by, at=make.AT)
    return one


def on_home(client):
    """What the first page says, and where it leads."""
    links = [a for a in page(client, "/").root.all("a") if "chờ ý kiến lãnh đạo" in a.words()]
    return [(a.words(), a.attrs["href"]) for a in links]


def rows(client):
    return [one.code for one in client.get(THERE).context["rows"]]


def send(client, codes, of, word=WORD):
    return client.post(THERE, {"chon": codes, "who": of.pk, "word": word}, follow=True)


def why_not(one, by):
    """What keeps this officer from verifying it."""
    try:
        move(one, "verify", by)
    except decisions.Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


def test_the_leadership_writes_one_sentence_for_all_that_wait(alone, leader, sign_in):
    two = [paper(alone), paper(alone, unit=make.unit(name="Thôn An"))]
    sent = make.nomination(state="submitted")
    client = sign_in(leader)

    assert on_home(client) == [("Xem 2 hồ sơ chờ ý kiến lãnh đạo", THERE)]
    assert rows(client) == [one.code for one in two]
    assert list(client.get(THERE).context["ticked"]) == [one.code for one in two]
    answer = send(client, [one.code for one in two], alone)

    said = f"Đã ghi ý kiến của lãnh đạo ở 2 hồ sơ. {alone.full_name} thẩm định được."
    assert [str(message) for message in answer.context["messages"]] == [said]
    kept = Interest.objects.order_by("pk")
    assert [(k.nomination, k.user, k.is_related, k.word, k.word_by) for k in kept] == [
        (one, alone, False, WORD, leader) for one in two
    ]
    assert AuditEvent.objects.filter(action="allow_interest", actor=leader.username).count() == 2
    assert (on_home(client), rows(client)) == ([], [])
    assert [why_not(one, alone) for one in (*two, sent)] == [[], [], []]


def test_what_is_not_ticked_goes_on_waiting(alone, leader, sign_in):
    one, other = paper(alone), paper(alone)

    send(sign_in(leader), [one.code], alone)

    assert (why_not(one, alone), why_not(other, alone) != []) == ([], True)


@pytest.mark.parametrize(
    ("how", "waits"),
    [
        ("as it is", True),
        ("a colleague", False),
        ("a colleague with a hand", True),
        ("a colleague who left", True),
        ("somebody is related", True),
        ("verified", False),
        ("back with its unit", False),
        ("at one closed for it", True),
        ("nobody verifies", False),
    ],
)
def test_it_waits_where_each_officer_had_a_hand_or_is_related(how, waits, alone, leader, sign_in):
    """As the guard says: the leadership's word, and no colleague, is what is lacking."""
    one = paper(alone) if how != "at one closed for it" else make.nomination(state="submitted")
    of = {"target": "nomination", "commune_code": one.commune_code}
    if how.startswith("a colleague"):
        two = make.user(role=Role.CULTURE_OFFICE, is_active="left" not in how)
        if "hand" in how:
            audit.record(by=two, at=make.AT, action="amend", target_code=one.code, **of)
    if how == "somebody is related":
        related(one, alone)
    if how in ("verified", "back with its unit"):
        state = "verified" if how == "verified" else "returned"
        type(one).objects.filter(pk=one.pk).update(state=state)
    if how == "at one closed for it":
        closed = make.nomination(state="closed", kept_as=one, unit=make.unit(name="Thôn An"))
        audit.record(by=alone, at=make.AT, action="submit_for", target_code=closed.code, **of)
    if how == "nobody verifies":
        User.objects.filter(pk=alone.pk).update(is_active=False)
    client = sign_in(leader)

    assert rows(client) == ([one.code] if waits else [])
    number = [("Xem 1 hồ sơ chờ ý kiến lãnh đạo", THERE)]
    assert on_home(client) == (number if waits else [])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"chon": []}, "Hãy chọn ít nhất một hồ sơ."),
        ({"word": " "}, "Hãy ghi ý kiến của lãnh đạo."),
        ({"word": "x" * 301}, "300"),
        ({"who": "0"}, "Hãy chọn người thẩm định trong danh sách."),
        ({"who": ""}, "Hãy chọn người thẩm định."),
    ],
)
def test_bad_input_is_told_and_nothing_typed_is_lost(wrong, words, alone, leader, sign_in):
    one, other = paper(alone), paper(alone)
    typed = {"chon": [one.code], "who": alone.pk, "word": WORD} | wrong

    answer = sign_in(leader).post(THERE, typed)

    assert (answer.status_code, Interest.objects.count()) == (422, 0)
    assert words in answer.content.decode()
    assert list(answer.context["ticked"]) == typed["chon"]
    assert other.code in answer.content.decode()
    assert str(typed["word"]).strip() in answer.content.decode()


def test_what_waits_no_more_is_told_and_left(alone, leader, sign_in):
    """Two of the leadership at once, or a stranger's code: nothing is written over."""
    one, other = paper(alone), paper(alone)
    client = sign_in(leader)
    send(client, [one.code], alone)

    answer = send(client, [one.code, other.code, "HN25-XXXX"], alone, "Câu khác")

    assert [str(message) for message in answer.context["messages"]] == [
        f"Đã ghi ý kiến của lãnh đạo ở 1 hồ sơ. {alone.full_name} thẩm định được.",
        "2 hồ sơ không còn chờ ý kiến nên không ghi.",
    ]
    words = Interest.objects.order_by("pk").values_list("nomination__code", "word")
    assert list(words) == [(one.code, WORD), (other.code, "Câu khác")]


def test_of_two_officers_one_is_chosen(alone, leader, sign_in):
    one = paper(alone)
    two = make.user(role=Role.CULTURE_OFFICE)
    of = {"target": "nomination", "target_code": one.code, "commune_code": one.commune_code}
    audit.record(by=two, at=make.AT, action="amend", **of)
    client = sign_in(leader)

    asked = client.get(THERE).context["form"].fields["who"].choices
    send(client, [one.code], two)

    assert [key for key, _ in asked] == ["", str(alone.pk), str(two.pk)]
    assert (why_not(one, alone) != [], why_not(one, two)) == (True, [])


def test_another_commune_is_not_reached(alone, leader, sign_in):
    away = make.commune(code="11119", name="xã Khác", place="Khác")
    clerk = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", of=away))
    theirs = paper(clerk, unit=make.unit(name="Thôn Xa", of=away))

    assert (rows(sign_in(leader)), fresh(theirs).state) == ([], "submitted")
    send(sign_in(leader), [theirs.code], alone)
    assert Interest.objects.count() == 0


def test_the_page_costs_the_same_however_many_wait(
    alone, leader, sign_in, django_assert_num_queries
):
    client = sign_in(leader)
    for _ in range(2):
        for _ in range(3):
            paper(alone)
        client.get(THERE)
        with django_assert_num_queries(6):  # two for who is related and who had a hand
            client.get(THERE)
    assert reverse("nominations:words") == THERE


def test_it_waits_by_either_hand_alone_the_one_that_typed_or_the_one_that_sent(alone, leader):
    typed = make.nomination(state="submitted", entered_by=alone.unit)
    of = {"target": "nomination", "commune_code": typed.commune_code}
    with transaction.atomic():
        audit.record(by=alone, at=make.AT, action="open_for", target_code=typed.code, **of)
    sent = make.nomination(state="submitted", sent_by=alone)
    make.nomination(state="submitted")

    waiting = Nomination.objects.waiting_for_hands().order_by("pk")
    assert [one.code for one in waiting] == [typed.code, sent.code]
