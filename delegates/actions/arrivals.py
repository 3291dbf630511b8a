"""Puts people on the roll and mends what is written of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean, fold, sort_key
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.models import Conference
from conferences.workflow import demand, demand_current, hold
from delegates.actions.recording import record
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from delegates.workflow.guards import NAMESAKE, looked_into
from delegates.workflow.people import may_be_one, person_of, seated_people
from nominations.actions import decisions
from nominations.enums import NominationKind
from nominations.models import Nomination

FROM_THE_DOSSIER = Problem(text="Thông tin của điển hình lấy từ hồ sơ. Hãy sửa ở hồ sơ.")


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What became of the approved nominations: how many came, who stays out and why."""

    added: int
    namesakes: tuple[str, ...]  # codes of dossiers whose person already has a seat
    stopped: tuple[Problem, ...] = ()  # one a dossier of which a complaint is looked into


@in_one_go
def take_in(
    *,
    conference: Conference,
    codes: Collection[str] | None,
    by: User,
    at: datetime,
    other_people: Collection[str] = (),
) -> TakenIn:
    """Propose the people of approved nominations (all without `codes`); twice changes nothing.

    Whose person already has a seat stays out and is named, unless the code is in `other_people`:
    somebody looked and says it is another person. Of whom a complaint is looked into stays out
    until the office has noted the end of it (NĐ 152/2025, Đ.4). Who was taken off the roll comes
    back only when asked for by code.
    """
    demand(by, Permission.DELEGATE_EDIT, place=conference.place)
    # One at a time: two offices must not seat the same person from two nominations.
    hold(conference)
    # The nominations stay as they are until this is written: none is reopened under us.
    waiting = Nomination.objects.of(conference).awaiting_roll()
    if codes is not None:
        waiting = waiting.filter(code__in=codes)
    locked = waiting.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
    waiting = Nomination.objects.filter(pk__in=list(locked))
    waiting = waiting.select_related("unit__commune", "delegate")
    seated = seated_people(conference)
    added, namesakes, stopped = [], [], []
    for nomination in waiting.in_paper_order():
        left = getattr(nomination, "delegate", None)
        if left and codes is None:
            continue
        if problems := looked_into(nomination):
            stopped += problems
            continue
        person = person_of(nomination)
        asked = any(may_be_one(person, other) for other in seated)
        if asked and nomination.code not in other_people:
            namesakes.append(nomination.code)
            continue
        seated.append(person)
        if left:
            _back_to_proposed(left)
        else:
            _seat_for(nomination, conference=conference, at=at)
        decisions.set_on_roll(nomination_id=nomination.pk, on_roll=True)
        added.append(nomination.code)
    if added:
        audit.record(
            by=by,
            at=at,
            action="take_in",
            target="conference",
            target_code=conference.code_prefix,
            commune_code=conference.commune.code,
            after=f"{len(added)} hồ sơ",
            note=", ".join(added),
        )
    return TakenIn(added=len(added), namesakes=tuple(namesakes), stopped=tuple(stopped))


def _back_to_proposed(delegate: Delegate) -> None:
    left = Delegate.objects.filter(pk=delegate.pk, state=DelegateState.WITHDRAWN)
    left.update(state=DelegateState.PROPOSED)


def _seat_for(nomination: Nomination, *, conference: Conference, at: datetime) -> Delegate:
    alone = nomination.kind == NominationKind.INDIVIDUAL
    return Delegate.objects.create(
        conference=conference,
        group=DelegateGroup.ROLE_MODEL,
        nomination=nomination,
        unit=nomination.unit,
        full_name=nomination.person,
        name_fold=fold(nomination.person),
        name_sort=sort_key(nomination.person),
        gender=nomination.gender,
        birth_year=nomination.birth_year,
        position=nomination.position if alone else nomination.representative_position,
        organisation=nomination.unit.name,
        kind=nomination.kind,
        honoured_name=nomination.full_name,
        honoured_fold=fold(nomination.full_name),
        field=nomination.field,
        sector=nomination.sector,
        direct_worker=bool(nomination.direct_worker),
        former_commune=nomination.unit.former_commune,
        created_at=at,
    )


@in_one_go
def add(
    *,
    conference: Conference,
    by: User,
    at: datetime,
    group: str,
    full_name: str,
    gender: str = "",
    birth_year: int | None = None,
    position: str = "",
    organisation: str = "",
    rank: int = 99,
    another_person: bool = False,
) -> Delegate:
    """Put a guest or a leader on the roll by hand.

    Raises Refused with the warning when somebody of the same name and year has a seat, unless
    somebody looked and says it is another person.
    """
    demand(by, Permission.DELEGATE_EDIT, place=conference.place)
    hold(conference)
    name = clean(full_name)
    if (
        not another_person
        and Delegate.objects.of(conference).namesakes(fold(name), birth_year).exists()
    ):
        raise Refused(NAMESAKE)
    delegate = Delegate.objects.create(
        conference=conference,
        group=group,
        full_name=name,
        name_fold=fold(name),
        name_sort=sort_key(name),
        gender=gender,
        birth_year=birth_year,
        position=clean(position),
        organisation=clean(organisation),
        rank=rank,
        created_at=at,
    )
    record(delegate, "add", by=by, at=at, after=delegate.state)
    return delegate


class Particulars(TypedDict):
    """What the office may change of a guest or leader (models.EDITABLE_FIELDS)."""

    group: str
    full_name: str
    gender: str
    birth_year: int | None
    position: str
    organisation: str
    rank: int


@in_one_go
def edit(
    delegate: Delegate,
    *,
    seen: str | None,
    by: User,
    at: datetime,
    **values: Unpack[Particulars],
) -> Delegate:
    """Change a guest's or leader's particulars; `seen` is the fingerprint of what stood.

    Raises Overtaken when somebody changed the same person in between.
    """
    demand(by, Permission.DELEGATE_EDIT, place=delegate.place)
    demand_current(delegate)
    # The row lock holds between the look and the write; on SQLite the transaction does.
    row = Delegate.objects.select_for_update(no_key=True).get(pk=delegate.pk)
    if row.group == DelegateGroup.ROLE_MODEL:
        raise Refused(FROM_THE_DOSSIER)
    name = clean(values["full_name"])
    changes = {
        **{key: clean(value) if isinstance(value, str) else value for key, value in values.items()},
        "name_fold": fold(name),
        "name_sort": sort_key(name),
    }
    demand_as_seen(row.stands, seen=seen, wanted=changes)
    Delegate.objects.filter(pk=row.pk).update(**changes)
    if what := audit.changed(row, {key: changes[key] for key in values}):
        record(delegate, "edit", by=by, at=at, note=f"đã sửa: {what}")
    return delegate
