"""A question is put together once for the same values, and asked anew each time."""

import threading

import pytest
from django.db import connection, connections
from django.db.models import CharField, Count, Func, Value
from django.test.utils import CaptureQueriesContext

from accounts.enums import Permission, Role
from accounts.models import Commune, Unit
from accounts.permissions import Reader, is_member, reader
from accounts.querysets import questions
from accounts.querysets.questions import Given, GivenKeys, GivenTexts, Question, one_of
from nominations.models import Nomination
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def units():
    return [make.unit(name=f"Thôn {name}") for name in ("Kim Sơn", "Mỗ Đoạn", "Tràm")]


def watched(of):
    """A question, and the values it was put together of."""
    seen = []

    def told(*values, **named):
        seen.append((*values, *named.values()))
        return of(*values, **named)

    return Question(told), seen


def test_the_same_values_are_put_together_once_and_asked_each_time(units):
    named, seen = watched(lambda name: Unit.objects.filter(name=name))

    assert named("Thôn Tràm") == [units[2]]
    Unit.objects.filter(pk=units[2].pk).update(slug="tram-moi")
    assert [one.slug for one in named("Thôn Tràm")] == ["tram-moi"]
    assert named("Thôn Mới") == []
    new = make.unit(name="Thôn Mới")
    assert named("Thôn Mới") == [new]
    assert seen == [("Thôn Tràm",), ("Thôn Mới",)]


def test_other_values_are_another_question(units):
    named = Question(lambda name, *, first: Unit.objects.filter(name=name).order_by("pk")[:first])

    assert named("Thôn Tràm", first=1) == [units[2]]
    assert named("Thôn Kim Sơn", first=1) == [units[0]]
    assert named("Thôn Tràm", first=0) == []
    assert named("Thôn Tràm", first=1) == [units[2]]


def test_every_value_tells_it_from_others(units):
    either = Question(lambda one, other: Unit.objects.filter(name__in=[one, other]).order_by("pk"))

    assert either("Thôn Tràm", "Thôn Kim Sơn") == [units[0], units[2]]
    assert either("Thôn Tràm", "Thôn Mỗ Đoạn") == [units[1], units[2]]


def test_one_and_yes_are_not_the_same_value():
    said, seen = watched(lambda value: Unit.objects.filter(order=int(value)))
    said(1), said(True)

    assert seen == [(1,), (True,)]


def test_what_is_told_of_a_row_is_what_django_tells(units):
    make.nomination(unit=units[1])
    every = (
        lambda: Nomination.objects.select_related("unit").annotate(one=Value("x")).order_by("pk"),
        lambda: Unit.objects.order_by("pk").values("pk", "name"),
        lambda: Unit.objects.order_by("pk").values_list("pk", "name"),
        lambda: Unit.objects.order_by("pk").values_list("name", flat=True),
        lambda: Unit.objects.order_by("pk").values_list("pk", "name", named=True),
        lambda: Unit.objects.order_by("name").values_list("name").annotate(number=Count("*")),
        lambda: Unit.objects.only("name").order_by("-pk")[1:2],
        lambda: Unit.objects.none(),
    )
    for of in every:
        question = Question(of)
        assert question() == list(of()) == question()

    (one,) = Question(every[0])()
    with CaptureQueriesContext(connection) as asked:
        assert (one.one, one.unit.name) == ("x", "Thôn Mỗ Đoạn")
    assert len(asked) == 0


def test_a_place_takes_what_differs_each_time(units):
    by_name, seen = watched(
        lambda order: Unit.objects.filter(name=Given("name", CharField()), order=order).order_by(
            "pk"
        )
    )
    assert by_name.given({"name": "Thôn Tràm"}, units[2].order) == [units[2]]
    assert by_name.given({"name": "Thôn Kim Sơn"}, units[0].order) == [units[0]]
    assert by_name.given({"name": "' OR 1=1 --%s%"}, units[0].order) == []
    assert len(seen) == len({one.order for one in units})


NASTY = ("50 % %s", "%%s", "Xóm O'Brien", "a\\b", '"', "Mỗ %")


def test_words_known_before_are_found_as_they_stand(units):
    """PostgreSQL has them written into the statement; a place beside them keeps its turn."""
    found = Question(
        lambda name, order: Unit.objects.filter(
            one_of("pk", GivenKeys("pks")), name=name, order=order
        ).exclude(slug=f"%s {name}")
    )
    named = {name: make.unit(name=name) for name in NASTY}
    pks = {"pks": [one.pk for one in named.values()]}

    for name, one in named.items():
        assert found.given(pks, name, one.order) == [one] == found.given(pks, name, one.order)
        assert found.given(pks, name, one.order + 1) == []
        assert found.given({"pks": [units[0].pk]}, name, one.order) == []


def test_a_number_nobody_knows_keeps_its_place(units):
    """The words around it are written in; a sign of hundredths of ours is no place; None is one."""
    ours = Func(template="'1%%%%s'", output_field=CharField())
    told = Question(
        lambda: Unit.objects.filter(name="Thôn Tràm").values_list(
            ours, Value("một"), Value(None, output_field=CharField()), Value(2), "name"
        )
    )

    assert told() == [("1%s", "một", None, 2, "Thôn Tràm")]


def test_postgresql_gets_states_and_names_written_in(units):
    """So that it plans once by the indexes made for them; ids and numbers are no part of it."""
    asks, told = (
        [],
        Question(
            lambda name: Nomination.objects.filter(
                state="approved", unit__name=name, unit=units[1].pk
            )
        ),
    )

    def seen(execute, sql, params, many, context):
        asks.append((sql.count("'approved'"), sql.count("'50 %% %%s'"), params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(seen):
        assert told("50 % %s") == []

    written = [(1, 1, (units[1].pk,))]
    places = [(0, 0, ("approved", units[1].pk, "50 % %s"))]
    assert asks == (written if connection.vendor == "postgresql" else places)


def test_one_place_takes_many_texts_and_none(units):
    called, seen = watched(
        lambda: Unit.objects.filter(one_of("name", GivenTexts("names"))).order_by("pk")
    )
    nasty = ["'", '"', "{}", "a,b", "%s", "\\", "Thôn Tràm"]

    assert called.given({"names": ["Thôn Tràm", "Thôn Kim Sơn", "Thôn Tràm"]}) == [
        units[0],
        units[2],
    ]
    assert called.given({"names": []}) == []
    assert called.given({"names": nasty}) == [units[2]]
    assert called.given({"names": [f"Thôn {number}" for number in range(900)]}) == []
    assert seen == [()]


def test_several_places_take_each_their_own(units):
    either = Question(
        lambda: Unit.objects.filter(
            one_of("pk", GivenKeys("pks"))
            | one_of("name", GivenTexts("names"))
            | one_of("slug", GivenTexts("names"))
        ).order_by("pk")
    )
    one, two, three = units

    assert either.given({"pks": [one.pk], "names": [two.name, three.slug]}) == units
    assert either.given({"pks": [three.pk], "names": [str(one.pk)]}) == [three]
    assert list(Unit.objects.filter(one_of("pk", [one.pk, three.pk])).order_by("pk")) == [
        one,
        three,
    ]
    with pytest.raises(KeyError, match="names"):
        either.given({"pks": []})


def test_a_question_that_reads_while_it_is_made_is_refused(units):
    codes = Question(lambda: Unit.objects.filter(name__in=list(Unit.objects.values_list("name"))))

    with pytest.raises(RuntimeError, match="give it as a value"):
        codes()
    assert Unit.objects.count() == 3  # it may be asked again outside


def test_so_many_are_kept_and_the_one_nobody_asked_longest_goes(units, monkeypatch):
    monkeypatch.setattr(questions, "KEPT", 2)
    named, seen = watched(lambda name: Unit.objects.filter(name=name))
    for name in ("a", "b", "a", "c", "a", "b"):
        named(name)

    assert [name for (name,) in seen] == ["a", "b", "c", "b"]


def test_each_thread_asks_over_its_own_connection(units):
    every = Question(lambda: Unit.objects.order_by("pk"))
    every()
    asked_over = []

    def ask():
        kept = every._kept(connection.vendor)
        asked_over.append((kept.query.get_compiler().connection, connections["default"]))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    ((over, own),) = asked_over
    assert over is own
    assert over is not connections["default"]
    assert every() == units


def test_a_reader_is_all_that_tells_how_far_a_right_goes():
    """Whoever reads sees the same rows as the person it was made of."""
    here, there = make.unit(), make.unit(name="Thôn Tràm")
    for unit in (here, there):
        make.nomination(unit=unit, state="submitted")
        make.nomination(unit=unit, state="draft")
    people = [make.user(role=role, unit=unit) for role in Role for unit in (here, there)]
    people += [make.user(role=Role.CULTURE_OFFICE, unit=here, is_active=False)]
    people += [make.user(role=Role.CITY_BOARD, city=Commune.objects.get().city)]
    numbers = set()
    for user in people:
        assert is_member(reader(user)) == is_member(user)
        for right in Permission:
            rows = Nomination.objects.within_reach(user, right)
            assert set(Nomination.objects.within_reach(reader(user), right)) == set(rows)
            numbers.add(len(rows))
    assert numbers == {0, 2, 3}  # nothing; a unit's own two; both that were sent, and an own draft
    assert reader(people[0]) == Reader(
        is_active=True, role=Role.VILLAGE_HEAD, unit_id=here.pk,
        commune_id=here.commune_id, city_id=people[0].city_id,
    )  # fmt: skip
