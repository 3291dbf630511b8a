"""The list a dossier was opened from goes along to every page beside it, and back."""

import re

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.test_corrections import typed
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
ASKED = "?tim=thoi&trang-thai=submitted"
CAME_BY = re.compile(r"/ho-so/HN25-\w+/(?:[\w/-]+/)?(\?.*)?$")


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    """Two who may be one person; of the first something was changed."""
    return [
        make.nomination(
            state="submitted", code=f"HN25-{code}", full_name="Trần Văn Thới", birth_year=1965
        )
        for code in "AB"
    ]


def links(page, part=""):
    found = (a.attrs.get("href", "") for a in Page(page.content.decode()).all("a"))
    return [one for one in found if CAME_BY.match(one) and part in one]


@pytest.mark.parametrize(
    "part", ["sua-loi", "trao-doi", "so-voi", "lien-quan", "lich-su", "danh-muc"]
)
def test_every_page_beside_leads_there_and_back(part, office, two):
    url = f"/ho-so/HN25-A/sua-loi/{ASKED}"
    saved = office.post(url, typed(two[0], address="Thôn Mỗ Đoạn") | seen(office, url))
    assert saved["Location"] == f"/ho-so/HN25-A/{ASKED}"

    (there, *_) = links(office.get(saved["Location"]), part)
    back = [one for one in links(office.get(there)) if "HN25-A/" in one]

    assert f"/ho-so/HN25-A/{ASKED}" in back


def test_a_page_that_was_sent_leads_back_too(office, two):
    def sent(url, **typed):
        return office.post(f"{url}{ASKED}", seen(office, url) | typed)["Location"]

    pair, talk, related = (
        f"/ho-so/HN25-A/{part}/" for part in ("so-voi/HN25-B", "trao-doi", "lien-quan/ghi")
    )
    said = office.post(f"{talk}{ASKED}", {"da-doc": "1", "den": "0"})["Location"]
    answer = {"answer": "different", "ground": "Khác nơi ở, đã hỏi trưởng thôn"}

    assert sent(pair, **answer) == f"/ho-so/HN25-A/{ASKED}"
    assert said == f"{talk}{ASKED}"
    assert office.post(f"{related}{ASKED}", {"co": "0"})["Location"] == f"/ho-so/HN25-A/{ASKED}"


def test_pages_turned_of_a_history_are_not_of_the_list(office, two):
    """Opened without a list, page two of it leads to no list."""
    assert "/ho-so/HN25-A/" in links(office.get("/ho-so/HN25-A/lich-su/?trang=2"))


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP])
@pytest.mark.parametrize("state", ["submitted", "returned", "verified", "approved"])
def test_no_page_beside_a_dossier_loses_the_list(role, state, two, sign_in):
    """Whatever page there will be: each link between a dossier's own pages has the list in it."""
    Nomination.objects.update(state=state)
    client, asked = sign_in(role=role), "?tim=thoi&xep=-ma"
    waits, looked_at, lost = [f"/ho-so/HN25-A/{asked}"], set(), []
    while waits:
        here = waits.pop()
        looked_at.add(here)
        for link in (one for one in links(client.get(here)) if one.startswith("/ho-so/HN25-A/")):
            if asked not in link:
                lost.append((here, link))
            elif link not in looked_at:
                waits.append(link)

    assert sorted(set(lost)) == []
    assert len(looked_at) > 3
