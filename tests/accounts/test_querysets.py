"""The agreement test: one object and a set of objects get one answer (Z3)."""

import pytest

from accounts.enums import Permission, Role
from accounts.models import AuditEvent, City, Unit
from accounts.permissions import may
from conferences.models import Conference
from delegates.models import Delegate
from nominations.models import Nomination
from reports.enums import ReportFormat
from reports.models import ReportFile
from tests import make

pytestmark = pytest.mark.django_db
MODELS = (Unit, Conference, Nomination, Delegate, ReportFile)


@pytest.fixture
def world():
    """Own unit, a neighbour, another commune, another city: rows of every kind in each."""
    from reports import actions

    home = make.commune()
    away = make.commune(code="11087", name="xã Bình Lãng", place="Bình Lãng")
    far = make.commune(code="00001", name="xã Xa", place="Xa")
    far.city = City.objects.create(code="01", name="thành phố Xa")
    far.save()
    units = [
        make.unit(), make.unit(name="Thôn Liêu Xá"),
        make.unit(of=away, name="Thôn Khác"), make.unit(of=far, name="Thôn Xa"),
    ]  # fmt: skip
    for unit in units:
        make.nomination(unit=unit)
    for commune in (home, away, far):
        conference = make.conference(of=commune)
        make.delegate(conference=conference)
        actions.ask_for(
            conference, kind="role_models", format=ReportFormat.XLSX, reason="Trình ký",
            by=make.user(role=Role.CULTURE_OFFICE, commune=commune), at=make.AT,
        )  # fmt: skip
    return units


def answers(model, user, permission):
    """What `may` says of each row, and what `within_reach` says of all of them."""
    rows = list(model.objects.all())
    one_by_one = {row.pk for row in rows if may(user, permission, place=row.place)}
    as_a_set = model.objects.within_reach(user, permission).values_list("pk", flat=True)
    return one_by_one, set(as_a_set)


@pytest.mark.parametrize("role", Role)
def test_may_and_within_reach_agree(role, world):
    """Z3: set equality, over every role, permission and kind of row."""
    user = make.user(role=role, unit=world[0])

    for permission in Permission:
        for model in MODELS:
            one_by_one, as_a_set = answers(model, user, permission)
            assert one_by_one == as_a_set, (permission, model)


def test_the_agreement_is_about_something(world):
    """There is something to see and something not to see, or the test above proves nothing."""
    head = make.user(unit=world[0])
    office = make.user(role=Role.CULTURE_OFFICE)
    board = make.user(role=Role.CITY_BOARD)

    seen = [
        len(answers(Nomination, head, Permission.NOMINATION_VIEW)[1]),
        len(answers(Nomination, office, Permission.NOMINATION_VIEW)[1]),
        len(answers(ReportFile, board, Permission.REPORT_VIEW)[1]),
        len(answers(Conference, head, Permission.NOMINATION_VIEW)[1]),
    ]

    assert seen == [1, 2, 2, 0]
    assert (Nomination.objects.count(), ReportFile.objects.count()) == (4, 3)


@pytest.mark.parametrize("role", Role)
def test_who_belongs_nowhere_reaches_nothing(role, world):
    lost = make.user(role=role, unit=world[0])
    lost.unit_id = lost.commune_id = lost.city_id = None

    for permission in Permission:
        for model in MODELS:
            assert answers(model, lost, permission) == (set(), set())


def test_units_stand_in_the_communes_order_then_by_name():
    for name, order in (("Thôn Ơn", 2), ("Thôn Ân", 2), ("Phòng Văn hóa", 1)):
        unit = make.unit(name=name)
        Unit.objects.filter(pk=unit.pk).update(order=order)

    assert [unit.name for unit in Unit.objects.in_order()] == [
        "Phòng Văn hóa", "Thôn Ân", "Thôn Ơn",
    ]  # fmt: skip


def test_events_are_read_by_thing_by_verb_and_by_commune(world):
    events = AuditEvent.objects
    codes = [event.target_code for event in events.of(target="figure", target_code="capacity")]

    assert codes == ["capacity"] * 3
    assert events.of_commune("11086").of_action("load_plan").count() == 1
    assert events.of_commune("11086").of_action("").count() == events.of_commune("11086").count()
    assert events.commune_codes() == ["00001", "11086", "11087"]
