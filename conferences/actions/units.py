"""Brings in a commune's units and the people who head them, and takes them out again."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Max

from accounts.actions.openings import note_role
from accounts.enums import Permission
from accounts.locks import in_one_go, lock_all
from accounts.models import Commune, Unit, User
from accounts.names import clean, fold
from accounts.problems import Refused, fingerprint
from conferences.actions.heads import demand_phones, head_of
from conferences.actions.marks import load_marks
from conferences.models import AccessLink, Conference, DeadlineMark
from conferences.plans import plan_of
from conferences.workflow import demand, hold, overtaken

HANGING = (
    "nominations",
    "meetings",
    "delegates",
    "entered",
    "nobody_said",
    "zalo_notes",
)  # of rooms above this one
HANGS = "hồ sơ, cuộc họp, đại biểu hoặc tin nhắn Zalo"
LONGEST = 60  # characters of a unit's slug
USED = "Đơn vị này đã có {}, nên giữ lại. Hãy xem ở trang Đơn vị."
EDITED = "Đã có người sửa đơn vị hoặc người đứng đầu, nên giữ lại. Hãy xem ở trang Đơn vị."
NO_LETTER = "Tên đơn vị phải có chữ cái hoặc chữ số. Hãy ghi lại tên."
TWICE = "Có hai dòng ghi cùng một đơn vị. Hãy giữ một dòng."
THERE = "xã đã có đơn vị “{}”"
GONE = "Đơn vị này không còn. Hãy xem ở trang Đơn vị."


@in_one_go
def add_units(
    *, conference: Conference, rows: Sequence[Mapping[str, Any]], by: User, at: datetime
) -> list[Unit]:
    """A unit of each row, what the plan asks of it, and the person who heads it, if one is named.

    That person has no password: a unit comes in by its slip. Raises Refused where a unit of that
    name, or somebody with that phone, came meanwhile.
    """
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(conference)
    commune = conference.commune
    slugs = _slugs(commune, [row["name"] for row in rows])
    demand_phones(rows)
    last = commune.units.aggregate(last=Max("order"))["last"] or 0
    units = Unit.objects.bulk_create(
        _unit(commune, row, slug, order)
        for order, (row, slug) in enumerate(zip(rows, slugs, strict=True), start=last + 1)
    )
    heads = zip(rows, units, strict=True)
    none = make_password(None)
    made = User.objects.bulk_create(
        head_of(unit, row, password=none) for row, unit in heads if row.get("head")
    )
    load_marks(conference, plan_of(conference).deadlines)
    for head in made:
        note_role(head.username, head.role, commune=commune, hand=by, at=at)
    return units


def slug_of(name: str) -> str:
    """What addresses call a unit: its letters and digits, so two names alike but for a sign are
    one. A longer name than fits ends in a mark of all of it. Empty where it has no letter.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    mark = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 9].strip('-')}-{mark}"


def _slugs(commune: Commune, names: Sequence[str]) -> list[str]:
    """Raises Refused where one is there already, or is named twice, or not at all."""
    slugs = [slug_of(name) for name in names]
    if not all(slugs):
        raise Refused(NO_LETTER)
    if len({*slugs}) != len(slugs):
        raise Refused(TWICE)
    if there := commune.units.filter(slug__in=slugs).first():
        raise Refused(overtaken(THERE.format(there.name)))
    return slugs


def _unit(commune: Commune, row: Mapping[str, Any], slug: str, order: int) -> Unit:
    name = clean(row["name"])
    return Unit(
        commune=commune,
        slug=slug,
        name=name,
        name_fold=fold(name),
        kind=row["kind"],
        former_commune=clean(row.get("former") or ""),
        order=order,
    )


def seals_of(units: Iterable[Unit]) -> dict[int, str]:
    """What was written of units and of those who head them; another seal says somebody changed it.

    One query for all of them.
    """
    found: dict[int, list[str]] = {unit.pk: _written(unit) for unit in units}
    people = User.objects.filter(unit__in=found).order_by("pk")
    for one in people:
        found[one.unit_id or 0] += [one.username, one.full_name, one.phone or "", one.role]
        found[one.unit_id or 0] += [f"{one.is_active}", f"{one.has_usable_password()}"]
    return {pk: fingerprint({"written": "\x1e".join(words)}) for pk, words in found.items()}


def _written(unit: Unit) -> list[str]:
    return [unit.name, unit.kind, unit.former_commune]


def what_stays(conference: Conference, made: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Why which of these units an undo leaves, as they stand; slug and seal of each."""
    seals = dict(made)
    there = {unit.slug: unit for unit in conference.commune.units.filter(slug__in=seals)}
    now, used = seals_of(there.values()), _used(there.values())
    stays = {}
    for slug, seal in seals.items():
        unit = there.get(slug)
        if unit is None:
            stays[slug] = GONE
        elif unit.pk in used:
            stays[slug] = USED.format(used[unit.pk])
        elif now[unit.pk] != seal:
            stays[slug] = EDITED
    return stays


@in_one_go
def remove_units(
    *, conference: Conference, made: Sequence[tuple[str, str]], by: User
) -> dict[str, str]:
    """Take those out, with head and duties, that nobody used since; why the others stay."""
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(conference)
    rows = conference.commune.units.filter(slug__in=[slug for slug, _ in made])
    lock_all(rows)
    stays = what_stays(conference, made)
    gone = list(rows.exclude(slug__in=stays).values_list("pk", flat=True))
    DeadlineMark.objects.filter(unit__in=gone).delete()
    User.objects.filter(unit__in=gone).delete()
    Unit.objects.filter(pk__in=gone).delete()
    return stays


def _used(units: Iterable[Unit]) -> dict[int, str]:
    """What those of them that were used were used for: one query a way, however many they are."""
    mine = Unit.objects.filter(pk__in=[unit.pk for unit in units])
    marks = DeadlineMark.objects.answered()
    used: dict[int, str] = {}
    for words, rows in (
        ("phiếu truy cập", mine.filter(pk__in=AccessLink.objects.values("unit"))),
        ("người đã đăng nhập", mine.filter(people__last_login__isnull=False)),
        ("việc đã ghi nhận", mine.filter(pk__in=marks.values("unit"))),
        *((HANGS, mine.filter(**{f"{kind}__isnull": False})) for kind in HANGING),
    ):
        for pk in rows.values_list("pk", flat=True).distinct():
            used.setdefault(pk, words)
    return used
