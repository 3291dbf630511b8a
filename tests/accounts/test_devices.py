"""Who knocks: a browser its account knows, and one address with many accounts (C21, A2, A9)."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.devices import MOST, device_of
from accounts.models import SignInFailure, User
from accounts.views import FROM_HERE, REFUSED
from tests import make

pytestmark = pytest.mark.django_db
URL = reverse("accounts:sign_in")
WRONG = "sai-mat-khau"
NOW = timezone.now()
HALL = "203.0.113.7"


def try_in(typed, password=make.PASSWORD, *, client=None, address=HALL):
    client = client or Client()
    return client.post(URL, {"login": typed, "password": password}, REMOTE_ADDR=address)


def guess(typed):
    """The same as its page asks it, without the page; raises what the page says in words."""
    device = device_of(RequestFactory().get("/", REMOTE_ADDR=HALL))
    return actions.check_sign_in(typed=typed, password=WRONG, now=timezone.now(), device=device)


def said(answer):
    return answer.context["form"].non_field_errors()


def browser_of(person):
    """A browser in which somebody signed in once, and whose session is over."""
    client = Client()
    assert try_in(person.username, client=client).status_code == 302
    client.cookies.pop("session")
    return client


def mark_in(cookie, person):
    request = RequestFactory().get("/")
    request.COOKIES["device"] = cookie
    return device_of(request).mark_of(person)


@pytest.fixture
def owner():
    return make.user(username="vhxh", phone="+84912000003", role="culture_office")


# --- A known browser ------------------------------------------------------------------------------


def test_the_owner_gets_in_while_strangers_fail_on_the_account(owner):
    """C21: guessing at an account locked its owner out."""
    own = browser_of(owner)
    for _ in range(8):
        try_in("0912000003", WRONG)

    assert said(try_in("vhxh")) == [REFUSED]
    assert try_in("vhxh", client=own).status_code == 302


def test_a_known_browser_has_five_tries_too(owner):
    """Stolen together with its cookie, it guesses no better than any other."""
    own = browser_of(owner)
    for _ in range(5):
        try_in("vhxh", WRONG, client=own)

    assert said(try_in("vhxh", client=own)) == [REFUSED]
    assert try_in("vhxh").status_code == 302  # and locks out nobody else


def test_a_known_browser_is_known_to_its_own_account_alone(owner):
    make.user(username="lanhdao", role="leadership")
    own = browser_of(owner)
    for _ in range(5):
        try_in("lanhdao", WRONG)

    assert said(try_in("lanhdao", client=own)) == [REFUSED]


def test_a_shared_machine_is_known_to_each_who_uses_it(owner):
    shared = browser_of(owner)
    make.user(username="lanhdao", role="leadership")
    try_in("lanhdao", client=shared)
    for _ in range(5):
        try_in("lanhdao", WRONG)
        try_in("vhxh", WRONG)

    for name in ("lanhdao", "vhxh"):
        shared.cookies.pop("session")
        assert try_in(name, client=shared).status_code == 302


def test_a_machine_of_many_keeps_the_last_eight(owner):
    client = browser_of(owner)
    names = [f"nguoi-dung-{number}" for number in range(MOST)]
    for name in names:
        make.user(username=name)
        try_in(name, client=client)
        client.cookies.pop("session")

    marks = client.cookies["device"].value.split(".")
    kept = [User.objects.get(pk=mark.split("-")[0]).username for mark in marks]
    assert kept == names[::-1]


@pytest.mark.parametrize("forget", ["password", "sessions"])
def test_a_new_password_and_ended_sessions_make_every_browser_a_stranger(owner, forget):
    cookie = browser_of(owner).cookies["device"].value
    assert mark_in(cookie, owner) == cookie.partition("-")[2]

    if forget == "password":
        actions.change_password(owner, password="Mat-khau-moi-2026", at=make.AT)
    else:
        actions.end_other_sessions(owner, at=make.AT)

    assert mark_in(cookie, User.objects.get()) == ""


@pytest.mark.parametrize(
    "change", [lambda mark: mark[:-1] + "g", lambda mark: "1" + mark, lambda mark: mark[::-1]]
)
def test_a_forged_mark_is_none(owner, change):
    good = browser_of(owner).cookies["device"].value

    assert mark_in(change(good), owner) == ""


def test_another_persons_mark_is_none(owner):
    other = make.user(username="lanhdao", role="leadership")
    mark = browser_of(other).cookies["device"].value.partition("-")[2]

    assert mark_in(f"{owner.pk}-{mark}", owner) == ""


def test_the_mark_is_for_the_server_alone(owner):
    client = Client()
    try_in("vhxh", client=client)

    mark = client.cookies["device"]
    assert (mark["httponly"], mark["samesite"], mark["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert "vhxh" not in mark.value


# --- One address ----------------------------------------------------------------------------------


@pytest.mark.drawn  # hundreds of sign-ins, counted in the cache
def test_a_whole_training_room_behind_one_address_is_let_in():
    """A2: 200 people, one address, each mistypes once and is then let in."""
    people = [make.user(username=f"hoc-vien-{n}") for n in range(200)]

    assert said(try_in(people[0].username, WRONG)) == [REFUSED]
    assert {guess(person.username) for person in people[1:]} == {None}
    answers = [try_in(person.username) for person in people]

    assert [answer.status_code for answer in answers] == [302] * 200


@pytest.mark.drawn  # hundreds of sign-ins, counted in the cache
def test_three_hundred_accounts_from_one_address_are_slowed_down(owner, settings):
    """C21: after 250 the address waits, right or wrong; others are not touched."""
    settings.LOGIN_ADDRESS_PAUSE = 3600  # the pages look at the real clock

    assert {guess(f"nguoi-dung-{n}") for n in range(245)} == {None}
    attacked = [said(try_in(f"nguoi-dung-{n}", WRONG))[0] for n in range(245, 300)]

    assert attacked == [REFUSED] * 5 + [FROM_HERE] * 50
    assert SignInFailure.objects.count() == 250
    assert said(try_in("vhxh")) == [FROM_HERE]
    assert try_in("vhxh", address="203.0.113.8").status_code == 302


def test_a_known_browser_does_not_wait_behind_an_attacked_address(settings, owner):
    """The office's own machine stands behind the same address as the hall."""
    own = browser_of(owner)
    settings.LOGIN_ADDRESS_ACCOUNTS, settings.LOGIN_ADDRESS_PAUSE = 1, 3600
    try_in("ai-do", WRONG)

    assert said(try_in("vhxh")) == [FROM_HERE]
    assert try_in("vhxh", client=own).status_code == 302


def test_slowed_down_is_not_shut_out(settings, owner):
    """One wrong try in five seconds passes, a right one after them; in an hour it is forgotten."""
    settings.LOGIN_ADDRESS_ACCOUNTS = 3
    device = device_of(RequestFactory().get("/", REMOTE_ADDR=HALL))

    def check(name, *, after, password=WRONG):
        when = NOW + timedelta(seconds=after)
        try:
            return actions.check_sign_in(typed=name, password=password, now=when, device=device)
        except actions.TooManyFromHere:
            return "wait"

    assert [check(f"ai-{n}", after=n) for n in range(3)] == [None] * 3
    assert check("vhxh", password=make.PASSWORD, after=6) == "wait"  # 4 s after the last wrong one
    assert check("vhxh", password=make.PASSWORD, after=7) == owner
    assert check("ai-9", after=8) is None
    assert check("ai-10", after=9) == "wait"
    assert [check(f"ai-{n}", after=3602) for n in (11, 12)] == [None, None]


def test_one_account_guessed_often_is_not_many(settings, owner):
    settings.LOGIN_ADDRESS_ACCOUNTS = 2
    for _ in range(9):
        try_in("ai-do", WRONG)

    assert try_in("vhxh").status_code == 302


def test_failures_are_kept_without_addresses(owner):
    """P3."""
    try_in("vhxh", WRONG)

    (row,) = SignInFailure.objects.values_list("account", "address")
    assert [len(text) for text in row] == [64, 64]


@pytest.mark.parametrize(
    ("proxied", "remote", "forwarded", "address"),
    [
        (False, "10.0.0.1", "203.0.113.9", "10.0.0.1"),  # anybody can send that header
        (True, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (True, "127.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # the first is forged
        (True, "127.0.0.1", "", "127.0.0.1"),
        (True, "127.0.0.1", "1.2.3.4, la-ai", ""),
        (False, "", "", ""),  # a socket of the machine itself
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (False, "::ffff:203.0.113.9", "", "203.0.113.9"),
    ],
)
def test_an_address_is_what_the_network_or_our_own_proxy_says(
    settings, proxied, remote, forwarded, address
):
    """A9."""
    settings.BEHIND_PROXY = proxied
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)

    assert device_of(request).address == address


def test_without_an_address_nobody_is_slowed_down(settings, owner):
    settings.LOGIN_ADDRESS_ACCOUNTS, settings.LOGIN_ADDRESS_PAUSE = 1, 3600
    try_in("ai-do", WRONG, address="")

    assert try_in("vhxh", address="").status_code == 302
