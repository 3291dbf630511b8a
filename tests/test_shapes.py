"""What only drawn tests ask the database is found, whatever numbers and lists it carries."""

from tests.shapes import of_one_engine, shape_of

ASKED = 'SELECT "a"."b" FROM "a" WHERE "a"."c" = %s'


def test_numbers_and_lists_make_no_other_shape():
    said = [
        ("WHERE c IN (%s, %s, %s)", "WHERE c IN (%s, %s)"),
        ("INSERT INTO a (b, c) VALUES (%s, %s), (%s, %s)", "INSERT INTO a (b, c) VALUES (%s, %s)"),
        ("SELECT b FROM a LIMIT 21 OFFSET 40", "SELECT b FROM a LIMIT 1 OFFSET 0"),
    ]

    assert [shape_of(one) == shape_of(other) for one, other in said] == [True] * 3
    assert shape_of(ASKED) != shape_of(ASKED.replace('"c"', '"d"'))


def test_what_both_engines_are_asked_may_be_drawn_by_one():
    assert of_one_engine([f"{ASKED} LIMIT 1"], [ASKED, f"{ASKED} LIMIT 2"]) == []


def test_what_only_a_drawn_test_asks_is_named():
    assert of_one_engine([ASKED, "SELECT 1"], ["SELECT 1"]) == [ASKED]
