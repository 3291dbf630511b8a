"""The list sorted by votes of the units' meetings: joined once for all, the same as one by one."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from conferences.models import Conference
from nominations.models import Ballot, ReviewMeeting
from nominations.web import chosen
from nominations.web import grid as grids
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DOWN = ["5", "1", "2", "6", "3", "4"]  # 100 %, 95, 71, 71, then those without a share, by name
UP = ["2", "6", "1", "5", "3", "4"]


@pytest.fixture
def six():
    """Two alike; one voted on where nobody was counted, one without votes of its unit's meeting;
    votes of the leadership, and such as hold no more, are nobody's share.
    """
    said = {"1": 40, "2": 30, "3": 9, "5": 42, "6": 30}
    for code in "123456":
        one = make.nomination(
            code=f"HN25-{code}", full_name=f"Lê Văn {'BCDEAG'[int(code) - 1]}",
            unit=make.unit(name=f"Thôn {code}"), state="verified",
        )  # fmt: skip
        one.ballots.all().delete()
        if code in said:
            here = make.meeting(unit=one.unit, held_on=make.AT.date())
            present = 0 if code == "3" else 42
            ReviewMeeting.objects.filter(pk=here.pk).update(present=present)
            Ballot.objects.create(meeting=here, nomination=one, agree=said[code])
        approval = make.meeting(unit=one.unit, kind="approval", held_on=make.AT.date())
        Ballot.objects.create(meeting=approval, nomination=one, agree=42 - int(code))
    old = make.meeting(unit=one.unit)
    gone = {"agree": 42, "superseded_at": make.AT}
    for one in Conference.objects.get().nominations.filter(code__in=("HN25-4", "HN25-2")):
        Ballot.objects.create(meeting=old, nomination=one, **gone)


def codes(rows):
    return [row.nomination.code.removeprefix("HN25-") for row in rows]


@pytest.mark.parametrize(("sort", "order"), [("-phieu", DOWN), ("phieu", UP)])
@pytest.mark.parametrize("narrowed", ["", "&don-vi={}"])
def test_each_page_and_the_whole_stand_in_the_order_of_shares(
    sort, order, narrowed, six, sign_in, monkeypatch
):
    """Page by page, by number from either end; whole, as on paper and in a file."""
    monkeypatch.setattr(grids, "PER_PAGE", 1)
    unit = Conference.objects.get().nominations.get(code="HN25-2").unit_id
    wanted = ["2"] if narrowed else order
    asks = f"?xep={sort}{narrowed.format(unit)}"
    client = sign_in(role=Role.CULTURE_OFFICE)
    whole = RequestFactory().get(f"/ho-so/{asks}")
    whole.user, whole.at = make.user(role=Role.CULTURE_OFFICE), make.AT

    pages = [client.get(f"/ho-so/{asks}&trang={page}") for page in range(1, len(wanted) + 1)]
    every = list(grids.grid_of(whole, make.conference()).whole())

    assert [code for page in pages for code in codes(page.context["rows"])] == wanted
    assert codes(every) == wanted


def test_votes_are_joined_once_and_looked_up_of_a_page_alone(six, sign_in):
    """Looked up for each of ten thousand they took the database four times as long."""
    client = sign_in(role=Role.CULTURE_OFFICE)
    client.get("/ho-so/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/ho-so/?xep=-phieu")

    (rows,) = [one["sql"] for one in queries if "GROUP BY" in one["sql"] and "MAX(" in one["sql"]]
    found = rows[rows.index(" IN (SELECT ") : rows.rindex("LIMIT 50")]
    assert "nominations_ballot" in found
    assert "(SELECT" not in found.removeprefix(" IN (SELECT ").replace("EXISTS(SELECT", "")


def test_many_begin_with_those_of_the_most_votes(six, sign_in, monkeypatch):
    """Whom a page of many has room for is found in the list's order, and stands in it."""
    monkeypatch.setattr(chosen, "UNASKED", 5)
    page = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/nhieu/?viec=return&xep=-phieu")

    assert [row.nomination.code[-1] for row in page.context["rows"]] == DOWN[:5]
