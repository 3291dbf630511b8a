"""Who may open what: every address × every role, against one table (checks Z1, Z2)."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from accounts.enums import Role
from agenda import actions as agenda_actions
from delegates.enums import DelegateGroup
from nominations.models import Evidence
from reports import actions as report_actions
from tests import make
from tests.addresses import ANYONE, CITY, NOMINATORS, OFFICE, TABLE
from tests.kept import consent_of, grid_export, nobody_said, own_item, saved_view, setback
from tests.notices.rows import mail, reminder
from tests.sheets.staged import OF_A_TARGET, named_in, staged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("laid")]


def names(resolver: URLResolver, space: str = "") -> list[str]:
    """Every named address of the site."""
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            found.append(f"{space}{pattern.name}")
    return found


def test_no_address_is_missing_from_the_table():
    """Z1: an unlisted route fails."""
    assert set(names(get_resolver())) == set(TABLE)


@pytest.fixture(scope="module")
def world(laid):
    """One row of everything, in one village of one commune."""
    unit = make.unit()
    nomination = make.nomination(unit=unit, state="submitted")
    conference = make.conference()
    delegate = make.delegate(group=DelegateGroup.GUEST)
    office = make.user(role=OFFICE)
    agenda_actions.set_up(conference=conference, by=office, at=make.AT)
    paper = report_actions.ask_for(
        conference, kind="role_models", format="pdf", reason="thử", by=office, at=make.AT
    )
    mark = conference.deadlines.get(key="list_approved").marks.get(unit=unit)
    approval = make.meeting(unit=unit, kind="approval")
    kept, page = Evidence.objects.get(nomination=nomination), make.minutes(of=approval)
    return {
        "code": nomination.code,
        "nomination": {"code": nomination.code},
        "pair": {"code": nomination.code, "other": make.nomination(unit=unit).code},
        "step": {"code": nomination.code, "step": "ai"},
        "nomination_move": {"code": nomination.code, "name": "verify"},
        "evidence": {"pk": kept.pk},
        "evidence_thumbs": {"keys": kept.pk},
        "consent": {"code": nomination.code, "pk": consent_of(nomination).pk},
        "setback": {"code": nomination.code, "pk": setback(nomination).pk},
        "own_item": {"pk": own_item().pk},
        "comment": {"pk": make.comment(nomination).pk},
        "view": {"pk": saved_view().pk},
        "grid_export": {"pk": grid_export().pk},
        "nobody": {"pk": nobody_said().pk},
        "objection": {"pk": 999_999},  # where nobody is posted there is none: test_objections
        "objection_file": {"pk": 999_999},
        "result": {"number": 1},
        "removed": {"pk": make.removed_file(nomination).pk},
        "meeting": {"pk": approval.pk},
        "review": {"pk": nomination.ballots.get().meeting_id},
        "review_part": {"pk": nomination.ballots.get().meeting_id, "part": "nguoi-du"},
        "minutes": {"pk": page.pk},
        "minutes_thumbs": {"keys": page.pk},
        "mark": {"pk": mark.pk},
        "unit": {"slug": unit.slug},
        "reminder": {"pk": reminder(unit).pk},
        "mail": {"pk": mail(unit).pk},
        "person": {"pk": make.user(role=Role.DOOR, commune=unit.commune).pk},
        "delegate": {"pk": delegate.pk},
        "delegate_move": {"pk": delegate.pk, "name": "confirm"},
        "item": {"pk": conference.agenda.first().pk},
        "paper": {"pk": paper.pk},
        "sheet": {"pk": staged().pk},
    }


def arguments(name: str, world: dict) -> dict:
    """What an address needs to point at a row of the world."""
    space, _, last = name.partition(":")
    if name == "conferences:link":
        return {"token": "khong-co"}
    if name in ("conferences:unit", "conferences:unit_rename", "home:preview"):
        return world["unit"]
    if name == "home:term":
        return {"pk": 999_999}  # of a commune's only conference there is none: tests/home
    if name.startswith("conferences:person") and name != "conferences:person_add":
        return world["person"]
    if name in ("conferences:deadline_mark", "conferences:deadline_extend"):
        return world["mark"]
    if name == "conferences:plan_item":
        return {"part": "han", "key": "list_approved"}
    if name == "nominations:receipt_public":
        return world["nomination"] | {"token": "khong-co"}
    if space == "posted":
        more = {"photo": {"pk": 999_999}, "received": {"key": uuid.UUID(int=7)}}
        return {"code": make.COMMUNE} | more.get(last, {})
    if space == "nominations":
        special = {
            "step": "step",
            "pair": "pair",
            "merge": "pair",
            "move": "nomination_move",
            "settle": "comment",
            "end_own_item": "own_item",
            "withdraw": "consent",
            "view": "view",
            "export_show": "grid_export",
            "export_take": "grid_export",
            "told": "result",
            "nobody_unsay": "nobody",
            "nobody_paper": "nobody",
            "objection": "objection",
            "objection_file": "objection_file",
            "posting_word": "objection",
            "setback_answer": "setback",
            "setback_stop": "setback",
            "setback_take_back": "setback",
            "evidence_file": "evidence",
            "evidence_thumbs": "evidence_thumbs",
            "evidence_remove": "evidence",
            "evidence_caption": "evidence",
            "evidence_place": "evidence",
            "evidence_restore": "removed",
            "meeting": "meeting",
            "meeting_correct": "meeting",
            "minutes": "meeting",
            "unit_minutes": "review",
            "unit_minutes_part": "review_part",
            "unit_minutes_paper": "review",
            "names": "review",
            "named": "review",
            "share_minutes": "review",
            "minutes_file": "minutes",
            "minutes_thumbs": "minutes_thumbs",
        }
        alone = "list new approval approval_drop meetings conversations verify_many own_items words"
        alone += " take_whole offline by_minutes"
        of_pairs = "pairs pairs_answered"
        of_the_grid = "export export_ask columns views keep"
        of_meetings = "blank_minutes blank_form nobody posting posting_off posting_end objections"
        of_many = "many undo answer_many unanswer_many presses"
        without = f"{alone} {of_pairs} {of_the_grid} {of_many} {of_meetings}"
        if last in without.split():
            return {}
        return world[special.get(last, "nomination")]
    if space == "delegates":
        special = {"move": "delegate_move", "edit": "delegate"}
        return world[special[last]] if last in special else {}
    if space == "notices":
        if last in ("unit", "mail_to"):
            return world["unit"]
        special = "mail" if last == "mail_again" else "reminder"
        return {} if last in ("outbox", "read", "mails", "rules") else world[special]
    if space == "sheets":
        return named_in(last, world["sheet"])
    if space == "agenda":
        return world["item"] if last in ("item", "shift", "remove") else {}
    if space == "reports":
        if last in ("file", "download", "retry", "issue", "scan"):
            return world["paper"]
        if last == "move":
            return world["paper"] | {"name": "present_paper"}
        return {"ask": {"kind": "role_models"}, "part": {"key": "movements"}}.get(last, {})
    return {}


def person(role: str):
    unit = make.unit() if role in NOMINATORS else None
    return make.user(role=role, unit=unit)


def is_closed(response) -> bool:
    return response.status_code in (403, 404)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_role_meets_the_table(name, world, sign_in):
    """Z1: 0 mismatches; a page that may be opened answers anything but 403."""
    url = reverse(name, kwargs=arguments(name, world))

    if TABLE[name] is ANYONE:
        assert Client().get(url).status_code != 302
        return
    anonymous = Client().get(url)
    assert (anonymous.status_code, anonymous.url.split("?")[0]) == (302, "/tai-khoan/dang-nhap/")
    closed = {role for role in Role if sign_in(person(role)).get(url).status_code == 403}
    assert closed == set(Role) - TABLE[name]


def points_at_a_row(name: str) -> bool:
    """Whether the address names one row, not a page or one of a closed list."""
    try:
        reverse(name)
    except NoReverseMatch:
        of_a_press = "nominations:told"  # of another it leads to the list: test_results_kept
        of_ones_own_plan = "conferences:plan_item"  # by the plan's word for it
        beside = ("reports:ask", "reports:part", of_a_press, of_ones_own_plan, *OF_A_TARGET)
        return name not in beside
    return False


@pytest.mark.parametrize(
    "name", [n for n in sorted(TABLE) if TABLE[n] is not ANYONE and points_at_a_row(n)]
)
def test_another_communes_rows_do_not_exist(name, world, sign_in):
    """Z2: out of reach is the same 404 as never there, for reading and for writing."""
    kwargs = arguments(name, world)
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    their_unit = make.unit(of=other, name="Thôn Khác")
    make.conference(of=other)
    url = reverse(name, kwargs=kwargs)
    missing = nowhere_of(kwargs)
    for role in sorted(TABLE[name] - {CITY}):
        unit = their_unit if role in NOMINATORS else None
        client = sign_in(make.user(role=role, unit=unit, commune=other))

        there, nowhere = client.post(url), client.post(reverse(name, kwargs=missing))

        assert there.status_code in (404, 405), role
        assert there.status_code == nowhere.status_code
        there, nowhere = client.get(url), client.get(reverse(name, kwargs=missing))
        assert there.status_code in (404, 405), role
        assert there.status_code == nowhere.status_code


@pytest.mark.parametrize(
    "name",
    [
        "nominations:detail",
        "nominations:consents",
        "nominations:conversation",
        "nominations:discard",
        "nominations:evidence",
        "nominations:kind",
        "nominations:evidence_file",
        "nominations:evidence_caption",
        "nominations:evidence_place",
        "nominations:evidence_remove",
        "nominations:evidence_restore",
        "nominations:evidence_share",
        "nominations:history",
        "nominations:nominee_sheet",
        "nominations:pair",
        "nominations:receipt",
        "nominations:receipt_paper",
        "nominations:respell",
        "nominations:send",
        "nominations:settle",
        "nominations:step",
        "nominations:withdraw",
    ],
)
def test_another_villages_dossier_does_not_exist(name, world, sign_in):
    """Z2: the same body as for a missing code, whether read or written."""
    client = sign_in(make.user(unit=make.unit(name="Thôn Liêu Xá")))
    kwargs = arguments(name, world)
    missing = nowhere_of(kwargs)
    theirs, nothing = reverse(name, kwargs=kwargs), reverse(name, kwargs=missing)

    for ask in (client.get, client.post):
        there, nowhere = ask(theirs), ask(nothing)

        assert there.status_code in (404, 405)
        assert there.status_code == nowhere.status_code
        assert without_token(there) == without_token(nowhere)


NOWHERE = {"pk": 999_999, "keys": "999999", "code": "HN25-9999", "slug": "thon-khong-co"}


def nowhere_of(kwargs: dict) -> dict:
    """The address of a row that never was."""
    key = next(one for one in NOWHERE if one in kwargs)
    return kwargs | {key: NOWHERE[key]}


def without_token(response) -> bytes:
    """The body but for the masked token of its sign-out form, new in every answer."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)
