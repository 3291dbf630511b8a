"""A statement that is kept finds what one put together anew finds, row by row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Commune
from tests import again, make

pytestmark = pytest.mark.django_db


def asked(work) -> tuple[dict, str, str]:
    """The row with its city's name, and what the database was asked."""
    with CaptureQueriesContext(connection) as queries:
        found = work()
        row = {key: value for key, value in vars(found).items() if key != "_state"}
        city = found.city.name
    (query,) = queries
    return row, city, query["sql"]


@pytest.mark.parametrize("code", ["11086", "11087"])
def test_what_is_asked_again_is_what_was_asked_first(code):
    make.commune(code="11087", name="xã Kế Bên", place="Kế Bên")
    make.commune()

    for _ in range(2):
        assert asked(lambda: again.first(again.communes, code)) == asked(
            lambda: again.communes(code).first()
        )


def test_what_changed_meanwhile_is_read_anew():
    made = make.commune()
    first = again.first(again.communes, made.code)

    Commune.objects.update(place="Nơi Khác")

    assert (first.place, again.first(again.communes, made.code).place) == ("Đại Sơn", "Nơi Khác")
    assert again.first(again.communes, "khong-co") is None
