"""The agreement test: one object and a set of objects get one answer (Z3)."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Permission, Role
from accounts.models import AuditEvent, City, User
from accounts.permissions import may, reader
from accounts.querysets import WithinReachQuerySet
from agenda import actions as agenda_actions
from conferences import actions as conference_actions
from conferences.models import Conference
from nominations.enums import NominationState
from nominations.models import (
    Ballot,
    Change,
    Evidence,
    Finding,
    Nobody,
    Nomination,
    ReviewMeeting,
    Unposted,
)
from notices.models import ZaloNote
from reports import actions as report_actions
from reports.enums import PaperState, ReportFormat
from reports.models import ReportFile
from tests import make
from tests.kept import consent_of, objection, objection_file, posting, said_of, setback
from tests.notices.rows import mail, reminder
from tests.sheets.staged import staged

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("laid")]
# Every model whose rows a right may reach, found and not listed: a new one cannot be forgotten.


def manager_of(model):
    """The one that knows of reach; a person's default one is Django's own, for signing in."""
    managers = [one for one in model._meta.managers if isinstance(one.all(), WithinReachQuerySet)]
    return managers[0] if managers else None


MODELS = [model for model in apps.get_models() if manager_of(model)]


def offspring(kind):
    """Every class below this one, those that only others build on left out."""
    below = [found for child in kind.__subclasses__() for found in (child, *offspring(child))]
    return [found for found in below if not found.__subclasses__()]


def test_every_queryset_of_that_kind_is_some_models():
    """B12: the agreement below runs over all of them."""
    of_models = {type(manager_of(model).all()) for model in MODELS}

    assert {kind.__name__ for kind in offspring(WithinReachQuerySet)} == {
        kind.__name__ for kind in of_models
    }


@pytest.fixture(scope="module")
def world(laid):
    """Own unit, a neighbour, another commune, another city: rows of every kind and state each."""
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
        for state in NominationState:
            dossier = make.nomination(unit=unit, state=state)
            make.removed_file(dossier)
            make.comment(dossier)
            make.interest(dossier)
            consent_of(dossier)
            said = {"nomination": dossier, "at": make.AT, "by": make.user(unit=unit)}
            Change.objects.create(**said)
            Finding.objects.create(**said, item="once", found="clear")
        drafts_own = make.meeting(unit=unit, held_on=make.AT.date())
        draft = unit.nominations.get(state=NominationState.DRAFT)
        Ballot.objects.create(meeting=drafts_own, nomination=draft, agree=1)
    for commune in (home, away, far):
        conference = make.conference(of=commune)
        by = make.user(role=Role.CULTURE_OFFICE, commune=commune)
        agenda_actions.set_up(conference=conference, by=by, at=make.AT)
        make.minutes(of=make.meeting(unit=commune.units.first(), kind="approval"))
        make.delegate(conference=conference)
        secrets = {unit: conference_actions.new_token() for unit in commune.units.all()}
        conference_actions.issue_links(conference=conference, tokens=secrets, by=by, at=make.AT)
        staged(conference=conference, by=by)
        told = {"held_on": make.AT.date(), "invited": 9, "present": 8, "said_at": make.AT}
        waits = Nomination.objects.filter(unit__commune=commune, state="verified")
        run = posting(*waits, conference=conference, opened_by=by)
        for dossier in waits:
            said = objection(dossier, of=run, conference=conference)
            objection_file(said)
            setback(dossier)
            refusal = dossier.consents.first()
            word = {"word": "Bà ngại", "by": by, "at": make.AT}
            Unposted.objects.create(nomination=dossier, refusal=refusal, **word)
            said_of(said, by=by)
        reminder(commune=commune)
        for unit in commune.units.all():
            Nobody.objects.create(conference=conference, unit=unit, said_by=by, **told)
            reminder(unit)
            mail(unit)
            ZaloNote.objects.create(unit=unit, by=by, at=make.AT, text="Kính gửi thôn.")
        for state in PaperState:
            make.paper(conference=conference, state=state)
        report_actions.ask_for(
            conference, kind="role_models", format=ReportFormat.XLSX, reason="Trình ký",
            by=by, at=make.AT,
        )  # fmt: skip
    return units


def places(model):
    return {row.pk: row.place for row in manager_of(model).all()}


@pytest.fixture(scope="module")
def known(world):
    """Where each row of the world lies."""
    return {model: places(model) for model in MODELS}


def answers(model, user, permission, known=None):
    """What `may` says of each row, and what `within_reach` says of all of them."""
    known = known or places(model)
    one_by_one = {pk for pk, place in known.items() if may(user, permission, place=place)}
    as_a_set = manager_of(model).within_reach(user, permission).values_list("pk", flat=True)
    return one_by_one, set(as_a_set)


@pytest.mark.parametrize("role", Role)
def test_may_and_within_reach_agree(role, world, known):
    """Z3, B12: set equality, over every role, permission, kind of row and state of it."""
    user = make.user(role=role, unit=world[0])

    for model in MODELS:
        rows = places(User) if model is User else known[model]  # who asks is one more
        assert manager_of(model).count() == len(rows) > 2, model
        for permission in Permission:
            one_by_one, as_a_set = answers(model, user, permission, rows)
            assert one_by_one == as_a_set, (permission, model)


def test_the_agreement_is_about_something(world):
    """There is something to see and something not to see, or the test above proves nothing."""
    head = make.user(unit=world[0])
    office = make.user(role=Role.CULTURE_OFFICE)
    board = make.user(role=Role.CITY_BOARD)

    view = Permission.NOMINATION_VIEW
    seen = [
        [len(answers(model, person, view)[1]) for person in (head, office)]
        for model in (Nomination, ReviewMeeting, Ballot, Evidence)
    ] + [
        len(answers(ReportFile, board, Permission.REPORT_VIEW)[1]),
        len(answers(Conference, head, view)[1]),
    ]

    # Of nine states each: the head sees the draft too, the office eight of two units.
    assert seen == [[9, 16], [3, 3], [10, 16], [9, 16], 4, 0]
    assert (Nomination.objects.count(), ReportFile.objects.count()) == (36, 18)


@pytest.mark.parametrize("role", Role)
def test_who_belongs_nowhere_reaches_nothing(role, world, known):
    lost = make.user(role=role, unit=world[0])
    lost.unit_id = lost.commune_id = lost.city_id = None

    for model in MODELS:
        for permission in Permission:
            assert answers(model, lost, permission, known[model]) == (set(), set())


@pytest.mark.parametrize("role", Role)
def test_a_conferences_dossiers_are_reached_alike_whichever_way_they_are_asked_for(role, world):
    """Z3: also those of a conference the person's commune is not, of which there are none."""
    mine = make.user(role=role, unit=world[0])
    lost = make.user(role=role, unit=world[0])
    lost.unit_id = lost.commune_id = lost.city_id = None

    for user in (mine, lost, AnonymousUser()):
        for permission in Permission:
            for conference in Conference.objects.all():
                seen = Nomination.objects.seen_in(conference.pk, user, permission)
                reached = Nomination.objects.within_reach(user, permission).of(conference)
                assert {*seen} == {*reached}, (permission, conference)


def test_of_whose_commune_a_conference_is_no_dossier_is_asked(world):
    """Z3: its own rows tell all, so that counting them reads one index."""
    office = reader(make.user(role=Role.CULTURE_OFFICE))
    here, *others = (make.conference(of=unit.commune).pk for unit in world[1:])
    seen = Nomination.objects.seen_in(here, office, Permission.NOMINATION_VIEW)

    assert seen.count() == 16
    assert "JOIN" not in str(seen.query)
    assert [
        Nomination.objects.seen_in(one, office, Permission.NOMINATION_VIEW).count()
        for one in others
    ] == [0, 0]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_units_own_rows_are_asked_for_by_their_unit_alone(model):
    """Every save of a village head asks this; what is private is private to others."""
    rows = manager_of(model).all()
    head = make.user(role=Role.VILLAGE_HEAD)

    found = rows.within_reach(head, Permission.NOMINATION_VIEW)

    if rows.unit_field in rows.keepers:
        assert found.query.where == rows.filter(**{rows.unit_field: head.unit_id}).query.where


def test_events_are_read_by_thing_by_verb_and_by_commune(world):
    events = AuditEvent.objects
    codes = [event.target_code for event in events.of(target="figure", target_code="capacity")]

    assert codes == ["capacity"] * 3
    assert events.of_commune("11086").of_action("load_plan").count() == 1
    assert events.of_commune("11086").of_action("").count() == events.of_commune("11086").count()
    assert events.commune_codes() == ["00001", "11086", "11087"]
