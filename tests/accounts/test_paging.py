"""Every list is turned by one helper: forwards, backwards; old addresses still answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from accounts.paging import turned
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KEYS = ("order", "-pk")


@pytest.fixture
def units():
    """Eleven, three of one rank at a time; the newest of a rank first."""
    for number in range(11):
        _unit(f"Thôn {number}", number // 3)
    return sorted(Unit.objects.all(), key=lambda unit: (unit.order, -unit.pk))


def _unit(name, order):
    Unit.objects.filter(pk=make.unit(name=name).pk).update(order=order)


def page(asked, **more):
    rows = Unit.objects.filter(name__startswith="Thôn ").order_by("order", "-pk")
    return turned(rows, asked, per_page=3, **more)


def walked(first, steps, key):
    found, leaf = [], first
    for number in steps:
        edge = leaf[-1] if key == "sau" else leaf[0]
        leaf = page({"trang": str(number), key: str(edge.pk)}, keys=KEYS)
        found.append([unit.name for unit in leaf])
    return found


def names(units, *numbers):
    return [[unit.name for unit in units[(n - 1) * 3 : n * 3]] for n in numbers]


def test_forwards_every_row_is_seen_once_in_its_order(units):
    assert walked(page({}, keys=KEYS), (2, 3, 4), "sau") == names(units, 2, 3, 4)


def test_backwards_too(units):
    assert walked(page({"trang": "4"}, keys=KEYS), (3, 2), "truoc") == names(units, 3, 2)


@pytest.mark.parametrize("keys", [(), KEYS])
@pytest.mark.parametrize(("asked", "number"), [("1", 1), ("2", 2), ("3", 3), ("4", 4)])
def test_an_address_with_nothing_but_a_number_still_opens(units, asked, number, keys):
    leaf = page({"trang": asked}, keys=keys)

    assert ([unit.name for unit in leaf], leaf.number) == (names(units, number)[0], number)


@pytest.mark.parametrize(("asked", "number"), [("99", 4), ("0", 4), ("-1", 4), ("a", 1), ("", 1)])
def test_nonsense_opens_the_nearest_page(units, asked, number):
    leaf = page({"trang": asked}, keys=KEYS)

    assert ([unit.name for unit in leaf], leaf.number) == (names(units, number)[0], number)


@pytest.mark.parametrize("named", ["nobody", "999999999", "٣", "9" * 40, "1 OR 1=1"])
def test_a_row_that_is_gone_or_never_was_falls_back_to_the_number(units, named):
    leaf = page({"trang": "2", "sau": named}, keys=KEYS)

    assert [unit.name for unit in leaf] == names(units, 2)[0]


def test_the_last_page_is_read_from_the_end_and_far_pages_by_the_row_before(units):
    """Nothing is read over: OFFSET stands in neither."""
    for asked in ({"trang": "4"}, {"trang": "3", "sau": str(units[5].pk)}):
        with CaptureQueriesContext(connection) as queries:
            page(asked, keys=KEYS, count=11)
        assert not any("OFFSET" in query["sql"] for query in queries)


def test_a_row_that_came_since_shifts_nobody_out_of_sight(units):
    """By number the page after would begin with a row seen already."""
    second = page({"trang": "2"}, keys=KEYS)
    _unit("Thôn mới", 0)

    after = page({"trang": "3", "sau": str(second[-1].pk)}, keys=KEYS)

    assert [unit.name for unit in after] == names(units, 3)[0]


def test_nothing_has_one_empty_page():
    leaf = page({"trang": "5"}, keys=KEYS)

    assert (list(leaf), leaf.number, leaf.paginator.num_pages) == ([], 1, 1)


@pytest.mark.parametrize("number", range(1, 6))
def test_long_rows_found_by_their_ids_first_are_the_same_rows(number):
    """Issue 8, speed: the page's rows alone are joined; order and rows stay."""
    for place in range(13):
        make.unit(name=f"Thôn {place % 4} {place}")
    rows = Unit.objects.select_related("commune").order_by("name", "pk")
    asked = {"trang": str(number)}

    plain = list(turned(rows, asked, per_page=3))

    assert list(turned(rows, asked, per_page=3, wide=True)) == plain
