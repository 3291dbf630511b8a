"""Answers a pair of likely doubles: two people, or one whose one dossier goes on."""

from datetime import datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.workflow import advance, demand, hold
from nominations.actions.decisions import CHECKED
from nominations.enums import DoubleVerdict
from nominations.models import Nomination
from nominations.querysets.doubles import double_of
from nominations.reading import NO_GROUND, OF_NOBODY, found_of, judged_of
from nominations.workflow import MOVES
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart
from nominations.workflow.noted import note_of
from nominations.workflow.values import likely_doubles

GROUND = 300  # signs
WITH = "với hồ sơ {}"
NOT_CHECKED = "Hồ sơ {} không còn ở bước kiểm tra được. Hãy xem lại."
NOT_A_PAIR = "Hai hồ sơ này không còn là cặp có thể trùng người. Hãy xem lại danh sách."
TOO_LONG = (
    "Căn cứ cộng với căn cứ đã ghi ở hồ sơ {}: tối đa {} ký tự, kể cả dấu cách; đang có {}. Hãy "
    "viết ngắn lại."
)
KEPT = (
    "Cùng một người với hồ sơ {code} do {unit} giới thiệu. Hồ sơ đó được xét tiếp, có ghi tên "
    "cả hai đơn vị; hồ sơ này đóng lại."
)


def pair_of(one: Nomination, other: Nomination) -> dict[str, str]:
    """What stands of a pair, as its page shows it and its answers begin from."""
    verdict, ground = found_of(double_of(one), double_of(other))
    both = sorted((one, other), key=lambda dossier: dossier.pk)
    states = "; ".join(f"{one.code}: {one.get_state_display()}" for one in both)
    return {"answer": verdict, "ground": ground, "states": states}


def _hold_pair(
    one: Nomination, other: Nomination, seen: str | None, wanted: dict[str, str]
) -> None:
    """Both rows, their units first; Overtaken where another answer stands than the page showed."""
    hold(one.unit, other.unit, one, other)
    demand_as_seen(pair_of(one, other), seen=seen, wanted=wanted)


@in_one_go
def tell_apart(
    one: Nomination,
    other: Nomination,
    *,
    ground: str,
    seen: str | None = None,
    by: User,
    at: datetime,
) -> None:
    """Note at both that they are two people, and how one knows; what was found of others stays."""
    for dossier in (one, other):
        demand(by, Permission.NOMINATION_VERIFY, place=dossier.place)
    ground = clean(ground)
    if not ground:
        raise Refused(Problem(text=NO_GROUND, field="ground"))
    _hold_pair(one, other, seen, {"answer": DoubleVerdict.DIFFERENT, "ground": ground})
    if pair_of(one, other)["ground"] == ground:
        return  # the same button tapped twice
    demand_apart(by, Permission.NOMINATION_VERIFY, one, other)
    for dossier, there in ((one, other), (other, one)):
        if dossier.state not in CHECKED:
            raise Refused(Problem(text=NOT_CHECKED.format(dossier.code)))
        _note_apart(dossier, there, ground, by=by, at=at)


def _note_apart(
    dossier: Nomination, other: Nomination, ground: str, *, by: User, at: datetime
) -> None:
    """One side of it: a dossier has one verdict, of all it is about."""
    alike = {one.code for one in likely_doubles(dossier)}
    if other.code not in alike:
        raise Refused(NOT_A_PAIR)
    others = set(dossier.doubles_judged.split()) or (alike if dossier.duplicate_verdict else set())
    others = (others & alike) - {other.code, OF_NOBODY}
    if others and dossier.duplicate_verdict == DoubleVerdict.SAME:  # one person with a third
        noted = {"doubles_judged": judged_of(others)}
    else:
        stood = dossier.duplicate_answer if others else ""
        answer = "; ".join(dict.fromkeys(filter(None, (stood, ground))))
        if len(answer) > GROUND:
            text = TOO_LONG.format(dossier.code, GROUND, len(answer))
            raise Refused(Problem(text=text, field="ground"))
        noted = {
            "duplicate_verdict": DoubleVerdict.DIFFERENT,
            "duplicate_answer": answer,
            "doubles_judged": judged_of(others | {other.code}),
        }
    history.keep(dossier, history.differences(dossier, noted), by=by, at=at)
    Nomination.objects.filter(pk=dossier.pk).update(**noted)
    note_of(
        dossier,
        "tell_apart",
        before=dossier.duplicate_verdict,
        after=noted.get("duplicate_verdict", dossier.duplicate_verdict),
        note=WITH.format(other.code),
        by=by,
        at=at,
    )
    for name, value in noted.items():
        setattr(dossier, name, value)


@in_one_go
def keep_one(
    kept: Nomination, closed: Nomination, *, seen: str | None = None, by: User, at: datetime
) -> Nomination:
    """Close one of one person's two dossiers for the other; its unit reads which, and whose."""
    for dossier in (kept, closed):
        demand(by, Permission.NOMINATION_VERIFY, place=dossier.place)
    _hold_pair(kept, closed, seen, {})
    demand_apart(by, Permission.NOMINATION_VERIFY, kept)  # the rival's own is asked by its move
    if kept.code not in {one.code for one in likely_doubles(closed)}:
        raise Refused(NOT_A_PAIR)
    return close_for(kept, closed, by=by, at=at)


def close_for(
    kept: Nomination, closed: Nomination, *, note: str = "", by: User, at: datetime
) -> Nomination:
    """The move itself, under both rows; note: what else its unit reads of why."""
    demand(by, Permission.NOMINATION_VERIFY, place=closed.place)
    closed.kept_instead = kept
    told = KEPT.format(code=kept.code, unit=kept.unit.name) + note
    return advance(closed, MOVES["close_double"], by=by, at=at, note=told, kept=kept)
