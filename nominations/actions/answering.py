"""Gives one answer of the checklist to many dossiers, and takes it back; each for itself.

Only that nothing was found: what there is to raise is about one person and is written at that
dossier, and so is what the dossier itself speaks against: an award it names may be for these very
deeds. A row that has another answer keeps it, whoever gave it and whenever.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.workflow import demand, hold
from nominations.actions.checklist import CLOSED, Answer, write_answers
from nominations.actions.decisions import CHECKED
from nominations.actions.inline import note_check
from nominations.checklist import Item, items_of
from nominations.enums import Found, Integrity, NominationState
from nominations.models import Finding, Nomination
from nominations.workflow.apart import apart_from, demand_apart
from nominations.workflow.doubted import doubt_of
from nominations.workflow.findings import OF_CHECK
from nominations.workflow.own_items import ended_among, own_of

NOT_ASKED = Problem(text="Các mục đã chọn không hỏi về loại hồ sơ này. Hãy chọn mục khác.")
STANDS = Problem(text="Hồ sơ đã thẩm định xong. Hãy ghi lại kết quả tại hồ sơ đó.")
ANOTHER_SINCE = Problem(
    text="Không còn kết quả vừa ghi: đã có người ghi khác hoặc đã hoàn tác. Hãy xem lại."
)
UNDECIDED = frozenset({NominationState.SUBMITTED, NominationState.RETURNED})
NOTHING = Answer()
CLEAR = Answer(found=Found.CLEAR)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What became of one dossier. written: labels of what was; left: label and words of what stood
    otherwise and still does; doubted: label and why it is answered there alone; ended: labels of
    what the commune asks no more since; way_back: whether one press takes it back; undone: when it
    alone was taken back, as `results.mark` keeps it.
    """

    code: str
    full_name: str
    unit: str
    written: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    doubted: tuple[tuple[str, str], ...] = ()
    ended: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    way_back: bool = False
    undone: str = ""


def answer_many(
    nominations: Iterable[Nomination], items: Collection[str], *, by: User, at: datetime
) -> list[Answered]:
    """Note of each of `items`, by key, that nothing was found, where nobody has looked yet."""
    outcomes = []
    for dossier in _demanded(nominations, by):
        try:
            outcomes.append(_answer(dossier, items, by=by, at=at))
        except Refused as refused:
            outcomes.append(_outcome(dossier, problems=refused.problems))
    return outcomes


def take_back_many(
    nominations: Iterable[Nomination],
    items: Collection[str],
    *,
    given_at: datetime,
    by: User,
    at: datetime,
) -> list[Answered]:
    """Unsay what this person said of them at that moment; what was answered since stays."""
    outcomes = []
    for dossier in _demanded(nominations, by):
        try:
            mine = _take_back(dossier, items, given_at=given_at, by=by, at=at)
        except Refused as refused:
            outcomes.append(_outcome(dossier, problems=refused.problems))
        else:
            outcomes.append(_outcome(dossier, written=tuple(item.label for item in mine)))
    return outcomes


def not_unsaid(
    nominations: Iterable[Nomination], given: Container[str], apart_of: Container[int], who: User
) -> dict[str, list[Problem]]:
    """By code why `take_back_many` would leave what one said of each; of the others nothing.

    given: codes of those of which some of it still stands; apart_of: of the others nobody is asked
    whether they are related.
    """
    found, apart = {}, apart_from(Permission.NOMINATION_VERIFY)
    for one in nominations:
        stands = apart(one, who) if one.pk in apart_of else []
        if not stands and one.state not in UNDECIDED:
            stands = [STANDS if one.state in CHECKED else CLOSED]
        if not stands and one.code not in given:
            stands = [ANOTHER_SINCE]
        if stands:
            found[one.code] = stands
    return found


def _demanded(nominations: Iterable[Nomination], by: User) -> list[Nomination]:
    """All of them, where the person may check each; else nothing is begun."""
    chosen = list(nominations)
    for dossier in chosen:
        demand(by, Permission.NOMINATION_VERIFY, place=dossier.place)
    return chosen


@in_one_go
def _answer(dossier: Nomination, items: Collection[str], *, by: User, at: datetime) -> Answered:
    """Write of one dossier what nobody has answered and nothing speaks against."""
    asked, ended = _held(dossier, items, by)
    stands = dict(Finding.objects.filter(nomination=dossier).values_list("item", "found"))
    free, left, doubted = [], [], []
    for item in (one for one in asked if one not in ended):
        found = found_of(dossier, item, stands)
        if not found and (doubt := doubt_of(dossier, item)):
            doubted.append((item.label, doubt))
        elif not found:
            free.append(item)
        elif found != Found.CLEAR:
            left.append((item.label, item.raised))
    _write(dossier, free, CLEAR, by=by, at=at)
    return _outcome(
        dossier,
        written=tuple(item.label for item in free),
        left=tuple(left),
        doubted=tuple(doubted),
        ended=tuple(item.label for item in ended),
        way_back=bool(free) and dossier.state in UNDECIDED,
    )


@in_one_go
def _take_back(
    dossier: Nomination, items: Collection[str], *, given_at: datetime, by: User, at: datetime
) -> list[Item]:
    """Which were unsaid; what the commune asks no more since goes as the rest."""
    asked, _ = _held(dossier, items, by)
    if dossier.state not in UNDECIDED:
        raise Refused(STANDS)
    own = Finding.objects.filter(nomination=dossier, by=by, at=given_at, found=Found.CLEAR)
    given = set(own.values_list("item", flat=True))
    if not (mine := [item for item in asked if item.key in given]):
        raise Refused(ANOTHER_SINCE)
    _write(dossier, mine, NOTHING, by=by, at=at)
    return mine


def _held(dossier: Nomination, items: Collection[str], by: User) -> tuple[list[Item], list[Item]]:
    """Those of the items that are asked of it, and which of them its commune ended while somebody
    ticked them; its row held, all that closes it looked at.
    """
    hold(dossier)
    demand_apart(by, Permission.NOMINATION_VERIFY, dossier)
    if dossier.state not in CHECKED:
        raise Refused(CLOSED)
    own = own_of(dossier)
    ended = ended_among(dossier.unit.commune_id, set(items) - {one.key for one in own})
    asked = [one for one in items_of(dossier.kind, (*own, *ended)) if one.key in items]
    if not asked:
        raise Refused(NOT_ASKED)
    return asked, [one for one in asked if one in ended]


def found_of(dossier: Nomination, item: Item, stands: Mapping[str, str]) -> str:
    """The answer that stands; of what the check page's own box answers the dossier's column."""
    if item.demanded:
        return OF_CHECK.get(dossier.integrity, "")
    return stands.get(item.key, "")


def _write(
    dossier: Nomination, items: list[Item], answer: Answer, *, by: User, at: datetime
) -> None:
    if any(item.demanded for item in items):
        found = Integrity.CLEAR if answer.found else Integrity.UNCHECKED
        note_check(dossier, found, by=by, at=at)
    write_answers(dossier, {one.key: answer for one in items if not one.demanded}, by=by, at=at)


def _outcome(dossier: Nomination, **became: Any) -> Answered:
    unit = dossier.unit.name
    return Answered(code=dossier.code, full_name=dossier.full_name, unit=unit, **became)
