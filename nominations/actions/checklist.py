"""The only writer of what was found of a checklist's items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.workflow import demand, hold
from nominations.actions.decisions import CHECKED
from nominations.checklist import Item, asked_of
from nominations.enums import Found
from nominations.models import Nomination
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart
from nominations.workflow.findings import write
from nominations.workflow.own_items import ended_among, own_of

NOT_SAID = "Có điều cần nêu thì phải ghi rõ. Hãy ghi điều đó."
BOXES = ("found_", "note_")
CLOSED = Problem(text="Hồ sơ không còn ở bước kiểm tra được. Hãy xem lại.")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """found: a value of `Found`, empty where nobody has looked; note: what there is to say."""

    found: str = ""
    note: str = ""


def words_of(item: Item, answer: Answer) -> str:
    """As pages and the history tell it; empty where nobody has looked."""
    if not answer.found:
        return ""
    said = item.clear if answer.found == Found.CLEAR else item.raised
    return f"{said}: {answer.note}" if answer.note else said


def answers_of(nomination: Nomination) -> dict[str, Answer]:
    """What stands, by item."""
    found = nomination.findings.values_list("item", "found", "note")
    return {item: Answer(found=answer, note=note) for item, answer, note in found}


def items_asked(nomination: Nomination, sent: Iterable[str] = ()) -> tuple[Item, ...]:
    """What is asked of it. sent: keys of items that were answered: one of them that its commune
    ended while somebody typed is asked of whoever typed, so no word of theirs is lost.
    """
    ended = ended_among(nomination.unit.commune_id, sent)
    return asked_of(nomination.kind, (*own_of(nomination), *ended))


def keys_of(boxes: Iterable[str]) -> set[str]:
    """The items some boxes of the page are about."""
    return {name.partition("_")[2] for name in boxes if name.startswith(BOXES)}


def boxes_of(nomination: Nomination, sent: Iterable[str] = ()) -> dict[str, str]:
    """The same by box of the page: what its form begins from. sent: as `items_asked` takes it."""
    stands = answers_of(nomination)
    boxes: dict[str, str] = {}
    for item in items_asked(nomination, sent):
        answer = stands.get(item.key, Answer())
        boxes |= {f"found_{item.key}": answer.found, f"note_{item.key}": answer.note}
    return boxes


def _cleaned(nomination: Nomination, boxes: Mapping[str, str]) -> dict[str, Answer]:
    """What is wanted, by item; Refused with everything that lacks a word."""
    wanted, problems = {}, []
    for item in items_asked(nomination, keys_of(boxes)):
        found, note = boxes.get(f"found_{item.key}", ""), clean(boxes.get(f"note_{item.key}", ""))
        if found == Found.RAISED and not note:
            problems.append(Problem(text=NOT_SAID, field=f"note_{item.key}"))
        wanted[item.key] = Answer(found=found, note=note if found else "")
    if problems:
        raise Refused(*problems)
    return wanted


@in_one_go
def note_findings(
    nomination: Nomination,
    *,
    boxes: Mapping[str, str],
    seen: str | None = None,
    by: User,
    at: datetime,
) -> int:
    """Note what was found of each item; who looked and when is kept of those that are other.

    Returns how many are. Raises Overtaken when a colleague has answered meanwhile. What is
    found here stops a dossier only where its commune set that (`workflow.own_items`).
    """
    demand(by, Permission.NOMINATION_VERIFY, place=nomination.place)
    wanted = _cleaned(nomination, boxes)
    hold(nomination)
    demand_apart(by, Permission.NOMINATION_VERIFY, nomination)
    if nomination.state not in CHECKED:
        raise Refused(CLOSED)
    demand_as_seen(boxes_of(nomination, keys_of(boxes)), seen=seen, wanted=boxes)
    return write_answers(nomination, wanted, by=by, at=at)


def write_answers(
    nomination: Nomination, wanted: Mapping[str, Answer], *, by: User, at: datetime
) -> int:
    """Write those that are other, by item, with history and event. Called under its row."""
    stands = answers_of(nomination)
    told = []
    for item in items_asked(nomination, wanted):
        before = stands.get(item.key, Answer())
        after = wanted.get(item.key, before)
        if before == after:
            continue
        write(nomination, item.key, found=after.found, note=after.note, by=by, at=at)
        told.append(
            history.Said(
                field=f"item_{item.key}"[:40],
                label=item.label,
                before=words_of(item, before),
                after=words_of(item, after),
                is_inner=True,
            )
        )
    if told:
        noted = any(said.after for said in told)  # else all of it was taken back
        history.keep(nomination, told, by=by, at=at)
        audit.record(
            by=by, at=at, target="nomination",
            action="note_findings" if noted else "forget_findings",
            target_code=nomination.code, commune_code=nomination.commune_code,
            note=", ".join(said.field.removeprefix("item_") for said in told),
        )  # fmt: skip
    return len(told)
