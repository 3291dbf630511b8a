"""What else is other once a dossier puts forward somebody else: verdicts elsewhere, the closed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Model

from accounts import audit
from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.workflow import hold, overtaken
from nominations.actions.written import WHO
from nominations.models import Nomination
from nominations.querysets import likeness_of
from nominations.reading import OF_DOUBLES, OF_NOBODY, Likeness, judged_of, may_be_same
from nominations.workflow import changes as history

STANDS_FOR_TWO = (
    "Hồ sơ này đứng tên cả cho hồ sơ đã đóng {} vì là cùng một người. Hãy để Phòng Văn hóa - Xã "
    "hội mở lại hồ sơ đó trước, rồi mới đổi sang người khác."
)
JUDGED = "đã có kết luận kiểm tra trùng của hồ sơ {}"
FELL = "Hồ sơ {} đã đổi tên, năm sinh, loại hoặc người đại diện."


def other_of(nomination: Nomination, changes: Mapping[str, Any]) -> list[str]:
    """What of who is put forward would be other."""
    return [name for name in changes if name in WHO and getattr(nomination, name) != changes[name]]


def hold_with_judging(
    nomination: Nomination, changes: Mapping[str, Any], *besides: Model
) -> list[Nomination]:
    """Its row, with those at which something was found of it, all in the one order: none else can
    be judged with it meanwhile. Returns these; none where nobody else is put forward.
    """
    if not WHO & changes.keys():
        hold(nomination, *besides)
        return []
    found = _judging(nomination, changes)
    hold(nomination, *found, *besides)
    held = {one.pk for one in found}
    if more := [one for one in _judging(nomination, changes) if one.pk not in held]:
        raise Refused(_judged_now(more[0]))
    return found if other_of(nomination, changes) else []


def _judged_now(other: Nomination) -> Problem:
    of = {"target": "nomination", "target_code": other.code}
    return overtaken(JUDGED.format(other.code), audit.last_of(other.commune_code, **of))


def _judging(nomination: Nomination, changes: Mapping[str, Any]) -> list[Nomination]:
    """Living dossiers with a verdict on this one by name; or on all that are like it, as verdicts
    were before pairs were kept: like it as it stands, or as it will.
    """
    judged = Nomination.objects.of(nomination.conference_id).sent().alive()
    judged = judged.exclude(pk=nomination.pk).exclude(duplicate_verdict="")
    before, after = likeness_of(nomination), likeness_with(nomination, changes)
    return [
        one
        for one in judged.select_related("unit__commune")
        if nomination.code in one.doubles_judged.split()
        or (
            not one.doubles_judged
            and any(may_be_same(likeness_of(one), some) for some in (before, after))
        )
    ]


def likeness_with(nomination: Nomination, changes: Mapping[str, Any]) -> Likeness:
    """What it is compared by, once these are written."""
    said = {name: changes[name] for name in ("full_name", "birth_year") if name in changes}
    return replace(likeness_of(nomination), **said)


def named_for_two(nomination: Nomination, changes: Mapping[str, Any]) -> list[Problem]:
    """II.4.1  Nobody else is made of a dossier that another was closed for: the other's unit is
    named here, as having put forward the same person.
    """
    if not (other := other_of(nomination, changes)):
        return []
    after = likeness_with(nomination, changes)
    apart = [
        closed.code
        for closed in nomination.joined.order_by("code")
        if "kind" in other or not may_be_same(after, likeness_of(closed))
    ]
    text = STANDS_FOR_TWO.format(", ".join(apart))
    return [Problem(text=text, field=other[0])] if apart else []


def forget_there(
    nomination: Nomination, judging: Iterable[Nomination], *, by: User, at: datetime
) -> None:
    """What was found of it at others was of whom it put forward before: each pair is asked anew."""
    for one in judging:
        rest = set(one.doubles_judged.split()) - {nomination.code, OF_NOBODY}
        stays = {"duplicate_verdict": one.duplicate_verdict, "doubles_judged": judged_of(rest)}
        noted = stays if rest else dict.fromkeys(OF_DOUBLES, "")
        told = history.differences(one, noted)
        history.keep(one, told, by=by, at=at, reason=FELL.format(nomination.code))
        Nomination.objects.filter(pk=one.pk).update(**noted)
