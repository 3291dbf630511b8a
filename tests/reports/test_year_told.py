"""A year of birth is told also where no sex is written, and once where one is."""

import pytest

from nominations.facts import approved_rows
from reports.figures.lists import role_models
from reports.figures.profiles import TELLINGS, of_dossier
from reports.figures.telling import cells_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("gender", "year", "told"),
    [
        ("", 1970, ("Lê An (sinh năm 1970)", None, None)),
        ("", None, ("Lê An", None, None)),
        ("male", 1970, ("Lê An", 1970, None)),
        ("female", 1970, ("Lê An", None, 1970)),
    ],
)
def test_the_year_stands_where_it_can_be_read(gender, year, told):
    make.nomination(state="approved", full_name="Lê An", gender=gender, birth_year=year)
    conference = make.conference()

    (row,) = approved_rows(conference)
    listed = [
        one.cells[1:4]
        for table in role_models(conference, make.AT).tables
        for group in table.groups
        for one in group.rows
    ]

    assert cells_of(TELLINGS, of_dossier(row, {}))[:3] == told
    assert listed == [told]
