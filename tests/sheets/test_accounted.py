"""Of every line of many tables with every target: it comes in, is asked, or left out in words."""

import hashlib
from collections import defaultdict

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from sheets import actions
from sheets.reading import read_paste
from sheets.targets import targets
from tests import make
from tests.sheets.accounted import NO, ORDER, TABLES

pytestmark = pytest.mark.django_db
LETTERS = {"good": "g", "ask": "a", "left": "l"}


@pytest.fixture
def office():
    """Of a commune with three villages that owe dossiers; who may bring in each sort of table."""
    for name in ("Thôn Đông", "Thôn Mỗ Đoạn", "Thôn Nghi Khê"):
        make.unit(name=name)
    conference = make.conference()
    return conference, make.user(role=Role.CULTURE_OFFICE, commune=conference.commune)


def staged(office, text, target):
    conference, by = office
    return actions.stage(
        conference,
        target=targets()[target],
        book=read_paste(text),
        source="Bảng dán",
        digest=hashlib.sha256(f"{target}{text}".encode()).hexdigest(),
        by=by,
        at=make.AT,
    )


def told(office, text, target):
    """A word a line, as tests/sheets/accounted.py has them."""
    lines = read_paste(text).sheets[0].lines
    try:
        sheet = staged(office, text, target)
    except Refused:
        return NO
    found = defaultdict(list)
    for row in sheet.rows.order_by("place"):
        assert row.reasons or row.verdict == "good"
        assert all(why.endswith((".", "”", "”.")) for why in row.reasons.values()), row.reasons
        found[row.number].append(LETTERS[row.verdict])
    heads = {
        number
        for table in sheet.tables
        if table["heading"]
        for number in range(table["heading"][0], table["heading"][-1] + 1)
    }
    first = min([*heads, *found])
    words = []
    for line in lines:
        said = any(cell.text for cell in line.cells)
        above = "t" if said and line.number < first else ""
        letters = "h" if line.number in heads else "".join(sorted(found[line.number]))
        words.append(letters or above or ("?" if said else "_"))
    return " ".join(words)


@pytest.mark.parametrize("name", TABLES)
def test_every_line_is_accounted_for(office, name):
    text, *right = TABLES[name]
    text = text.replace("|", "\t")

    assert dict(zip(ORDER, (told(office, text, target) for target in ORDER), strict=True)) == dict(
        zip(ORDER, right, strict=True)
    )


@pytest.mark.plain
def test_there_are_forty_of_them_and_no_line_has_no_word():
    assert len(TABLES) >= 40
    for text, *right in TABLES.values():
        lines = read_paste(text.replace("|", "\t")).sheets[0].lines
        assert {len(words.split()) for words in right if words != NO} <= {len(lines)}
