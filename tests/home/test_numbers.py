"""Every number of the first page is of the rows behind its link; what is stopped is said."""

import re

import pytest

from accounts.enums import Role
from nominations.models import Comment
from tests import make
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
COMMUNE = (Role.CULTURE_OFFICE, Role.LEADERSHIP, Role.COUNCIL_OFFICE)


@pytest.fixture
def world():
    """Of each state another number; of the verified three that no vote approves as they stand."""
    unit, late = make.unit(), make.unit(name="Thôn Liêu Xá")
    make.conference()
    for state, number in (("submitted", 2), ("returned", 3), ("verified", 4), ("approved", 5)):
        for _ in range(number):
            make.nomination(unit=unit, state=state)
    for integrity in ("unchecked", "unchecked", "pending"):
        make.nomination(unit=unit, state="verified", integrity=integrity)
    make.nomination(unit=unit, state="approved", integrity="unchecked")
    for _ in range(2):
        make.delegate(state="confirmed")
    asked = make.nomination(unit=unit, state="submitted")
    make.comment(asked)
    make.comment(make.nomination(unit=unit, state="submitted"))
    return unit, late


def rows_behind(client, address: str) -> int:
    """How many rows the page at an address has in all."""
    context = client.get(address.partition("#")[0]).context
    if address.startswith("/ho-so/hop-xet-duyet/"):
        return context["total"]
    if address.startswith("/ho-so/trao-doi/"):
        return Comment.objects.unread_by(unit=False).count()
    if "total" in context:
        return context["total"]
    return context["page_obj"].paginator.count


def numbers(client, role) -> dict[str, tuple[int, str]]:
    """The links of the first page that name a number of rows: words → number, address."""
    home = Page(client.get("/").content.decode()).root
    found = {}
    for link in home.all("a"):
        words, address = link.words(), link.attrs.get("href", "")
        told = re.match(r"(?:Xem |Mở tất cả )?(\d+) (?:/ \d+ ?)?(.*)", words)
        if told and address.startswith(("/ho-so/", "/dai-bieu/")) and "class" in link.attrs:
            found[told[2]] = int(told[1]), address
        elif told and words.startswith(("Xem", "Mở tất cả")):
            found[f"{words.split()[0]} {told[2]} {address}"] = int(told[1]), address
    return found


@pytest.mark.parametrize("role", COMMUNE)
def test_a_number_is_of_the_rows_behind_its_link(role, world, sign_in):
    client = sign_in(role=role)

    found = numbers(client, role)

    assert len(found) >= 4
    told = {words: number for words, (number, _) in found.items()}
    assert told == {words: rows_behind(client, there) for words, (_, there) in found.items()}


@pytest.mark.parametrize("role", COMMUNE)
def test_the_tile_says_how_many_cannot_be_approved_yet(role, world, sign_in):
    home = Page(sign_in(role=role).get("/").content.decode()).root

    (tile,) = [a for a in home.all("a") if "hồ sơ đã thẩm định" in a.words()]
    assert tile.words() == (
        "7 hồ sơ đã thẩm định, chờ duyệt; 3 chưa duyệt được vì kỷ luật, đơn thư"
    )


def test_where_none_is_stopped_nothing_is_said_of_it(sign_in):
    make.nomination(state="verified")

    home = Page(sign_in(role=Role.LEADERSHIP).get("/").content.decode()).root

    (tile,) = [a for a in home.all("a") if "hồ sơ đã thẩm định" in a.words()]
    assert tile.words() == "1 hồ sơ đã thẩm định, chờ duyệt"


@pytest.mark.parametrize("role", COMMUNE)
def test_a_state_has_one_word_on_the_first_page_and_in_the_list(role, world, sign_in):
    client = sign_in(role=role)
    states = {value: label for value, label, _ in client.get("/ho-so/").context["states"]}
    tiles = " ".join(a.words() for a in Page(client.get("/").content.decode()).root.all("a"))

    for state in ("submitted", "returned", "verified"):
        assert f"hồ sơ {states[state].lower()}" in tiles.lower(), state
