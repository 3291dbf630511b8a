"""Whatever a conference of before holds, no page or paper of the one of now says otherwise."""

import re
import uuid

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from accounts.enums import Role
from nominations.models import Nomination
from reports.catalogue import ENTRIES
from tests import make
from tests.addresses import ANYONE, TABLE
from tests.crowd import Crowd
from tests.test_followed import follow

pytestmark = pytest.mark.django_db
# The history is the commune's: what was done in the one of before stays in it.
OF_THE_COMMUNE = {"conferences:audit"}


def whole_pages():
    """Every page that no row of its own is named for: lists, boards, numbers, forms."""
    for name in sorted(TABLE):
        if TABLE[name] is ANYONE or name in OF_THE_COMMUNE:
            continue
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue


def drawn(client, address):
    answer = client.get(address)
    page = b"".join(answer) if answer.streaming else answer.content
    if "text/html" not in answer.headers.get("Content-Type", ""):
        return answer.status_code, answer.headers.get("Location", "")
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.decode())
    return answer.status_code, re.sub(r'name="form_key" value="[^"]*"', "", text)


def all_pages(clients):
    cache.clear()
    return {
        (role, address): drawn(client, address)
        for role, client in clients.items()
        for address in whole_pages()
    }


def papers(conference):
    return {kind: entry.collect(conference, make.AT) for kind, entry in ENTRIES.items()}


def with_next():
    crowd = Crowd()
    return crowd, follow(crowd.office.commune)


def test_no_page_or_paper_of_now_changes_by_what_was_before(sign_in, settings):
    crowd, now = with_next()
    unit = crowd.units[0]
    office = make.unit(name="Phòng", kind="office")
    roles = [role for role in Role if role not in (Role.TECHNICIAN, Role.UNIT_NOMINATOR)]
    clients = {
        role: sign_in(make.user(role=role, unit=unit if role == Role.VILLAGE_HEAD else office))
        for role in roles
    }
    before, printed = all_pages(clients), papers(now)
    assert sum(status == 200 for status, _ in before.values()) > 100

    crowd.grow(to=28)

    after = all_pages(clients)
    assert Nomination.objects.count() == 28
    other = {address for role, address in before if before[role, address] != after[role, address]}
    assert other == {"/dai-bieu/them/"}  # it offers the guests of before, and says how many
    assert [kind for kind, paper in papers(now).items() if paper != printed[kind]] == []
    # They could be there: of the one of before both say it.
    assert papers(crowd.conference)["role_models"] != printed["role_models"]


def test_one_of_now_is_counted_alone_beside_those_of_before(sign_in):
    crowd, now = with_next()
    crowd.grow(to=28)
    make.nomination(conference=now, unit=crowd.units[0], state="submitted", code="HN30-0001",
                    form_key=uuid.uuid4())  # fmt: skip
    page = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/").content.decode()

    assert set(re.findall(r"HN\d\d-\d{4}", page)) == {"HN30-0001"}
