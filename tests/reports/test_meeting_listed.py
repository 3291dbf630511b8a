"""The page of papers marks a meeting's paper that tells other things than stand by now."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from nominations.actions import decisions
from tests import make
from tests.make import fresh
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
URL, SAID = "/van-ban/", "Đã có thay đổi ở hồ sơ từ lúc lập"
LATER = make.AT + timedelta(minutes=5)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def one():
    make.conference()
    return make.nomination(state="submitted")


def verified(one, office):
    decisions.move(fresh(one), "verify", by=office, at=LATER)


def marked(client):
    """How often the page says it, and the rows that do by their paper."""
    html = client.get(URL).content.decode()
    rows = [row for row in Page(html).all("tr") if SAID in " ".join(row.words().split())]
    return [row.all("th")[0].words().split("\n")[0] for row in rows]


def test_what_changed_since_is_said_in_the_catalogue_and_at_each_paper(one, office, sign_in):
    first = make.paper(kind="meeting", format="pdf")
    client = sign_in(office)
    assert marked(client) == []

    verified(one, office)

    assert len(marked(client)) == 2
    leader = sign_in(make.user(role=Role.LEADERSHIP))
    assert len(marked(leader)) == 2
    newer = make.paper(kind="meeting", format="pdf", as_of=LATER + timedelta(minutes=5))
    assert newer.pk > first.pk
    assert marked(client) == [], "the newest tells what stands"


def test_an_older_paper_is_marked_with_the_newest(one, office, sign_in):
    for minute in (0, 1):
        make.paper(kind="meeting", format="pdf", as_of=make.AT + timedelta(minutes=minute))
    verified(one, office)

    assert len(marked(sign_in(office))) == 3


def test_papers_of_other_kinds_are_not_marked(one, office, sign_in):
    make.paper(kind="role_models", format="pdf")
    verified(one, office)

    assert marked(sign_in(office)) == []


@pytest.mark.parametrize("kind", ["role_models", "meeting"])
def test_it_is_asked_only_where_there_is_such_a_paper(kind, one, office, sign_in):
    client = sign_in(office)
    make.paper(kind="role_models", format="pdf")
    client.get(URL)
    with CaptureQueriesContext(connection) as before:
        client.get(URL)
    make.paper(kind=kind, format="pdf")

    with CaptureQueriesContext(connection) as after:
        client.get(URL)

    assert len(after) - len(before) == (1 if kind == "meeting" else 0)
