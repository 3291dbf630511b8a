"""Which columns an address of the grid asks for, and how it says them."""

import pytest

from accounts.enums import Role
from nominations.web.columns import ALL, in_address, shown
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_all_columns_have_one_word_in_an_address(sign_in):
    """A row says its columns in two links: twenty-four names in each were half of the page."""
    make.nomination(code="HN25-A", state="submitted")
    desk = sign_in(role=Role.CULTURE_OFFICE)
    named = desk.get("/ho-so/", {"cot": ",".join(ALL), "xep": "-ma"})
    short = desk.get("/ho-so/", {"cot": "tat-ca", "xep": "-ma"})

    told = [list(answer.context["grid"].columns) for answer in (named, short)]
    assert told == [list(ALL.values())] * 2
    links = [
        [one.attrs["href"] for one in Page(answer.content.decode()).all("a")]
        for answer in (named, short)
    ]
    links = [[there for there in of if "HN25-A" in there] for of in links]
    assert links[0] == links[1]
    assert links[0] == [
        "/ho-so/HN25-A/?xep=-ma&cot=tat-ca", "?cot=tat-ca&xep=-ma&sua=HN25-A#HN25-A",
    ]  # fmt: skip


def test_the_word_for_all_columns_shows_nobody_more_than_is_told():
    """Whoever is not told of complaints; and all but one of them is not all."""
    inner = [column for column in ALL.values() if column.inner]

    assert inner
    assert shown("tat-ca", complaints=False) == [one for one in ALL.values() if not one.inner]
    assert in_address(ALL.values()) == "tat-ca"
    for one in ALL.values():
        others = [other for other in ALL.values() if other != one]
        assert in_address(others) == ",".join(other.slug for other in others)
    assert in_address([*ALL.values()][::-1]) != "tat-ca"
