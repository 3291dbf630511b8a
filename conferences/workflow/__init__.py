"""The one way a dossier changes state: a table of moves per kind, and `advance()`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from accounts import audit, reading
from accounts.enums import Permission
from accounts.locks import in_one_go, lock
from accounts.models import AuditEvent, User
from accounts.permissions import Place, may
from accounts.problems import Problem, Refused, Weight
from accounts.telling import too_long
from conferences.calendar import vn_moment
from conferences.workflow.standing import NOT_OPEN, OVER, demand_current, demand_opened

__all__ = [
    "NOT_OPEN", "NO_RIGHT", "OVER", "SOMEBODY_WAS_FASTER", "Dossier", "Move", "Step",
    "about_the_note", "advance", "blocking", "demand", "demand_current", "demand_opened", "faster",
    "hold", "is_of_another", "is_own", "obstacles", "open_moves", "overtaken", "told_of",
]  # fmt: skip
NOTE_LENGTH = 1000  # characters of a reason, as the audit event keeps them


class Dossier(Protocol):
    """What a state machine needs to know of a row."""

    @property
    def pk(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def commune_code(self) -> str: ...
    def get_state_display(self) -> str: ...


D = TypeVar("D", bound=Dossier)
Of = TypeVar("Of")  # a dossier; bound, mypy would look at a model before it knows its columns
Check = Callable[[Any, datetime], list[Problem]]


@dataclass(frozen=True, kw_only=True)
class Step(Generic[Of]):
    """One move while it is made: all that its columns and effects may know.

    The dossier is as it stood before; `written` is what the database has of it by now.
    """

    dossier: Of
    move: "Move"
    by: User
    at: datetime
    note: str = ""  # as it is kept
    said: Mapping[str, Any] = field(default_factory=dict)  # what else the move's page asked
    written: Mapping[str, Any] = field(default_factory=dict)


Columns = Callable[[Step[Any]], Mapping[str, Any]]
Effect = Callable[[Step[Any]], None]


def no_problems(dossier: Dossier, at: datetime) -> list[Problem]:
    return []


def nobody_apart(dossier: Dossier, by: User) -> list[Problem]:
    return []


def nothing_above(dossier: Dossier) -> Sequence[Model]:
    return ()


def nothing_said(dossier: Dossier) -> Sequence[str]:
    return ()


def as_typed(note: str, said: Mapping[str, Any]) -> str:
    return note


@dataclass(frozen=True, kw_only=True)
class Move:
    """One arrow of a dossier's state diagram: what guards it, and all it brings about."""

    name: str  # "submit": address, audit and button share it
    label: str  # "Gửi hồ sơ"
    sources: frozenset[str]
    target: str
    permission: Permission
    check: Check = no_problems
    apart: Callable[[Any, User], list[Problem]] = nobody_apart  # who of those with the right not
    above: Callable[[Any], Sequence[Model]] = nothing_above  # rows held with the dossier's
    columns: tuple[Columns, ...] = ()  # written beside the state; one may refuse what was said
    effects: tuple[Effect, ...] = ()  # then, in the same transaction; one may refuse too
    needs_note: bool = False
    takes_note: bool = False  # offers a reason that may be left out
    note_label: str = "Lý do"
    note_length: int = NOTE_LENGTH  # characters; fewer where more is kept along (`kept_note`)
    kept_note: Callable[[str, Mapping[str, Any]], str] = as_typed  # with what else was said
    told: str = ""  # what the history calls it; empty: as the button does
    made: str = ""  # "Đã gửi hồ sơ của {}.": said to whoever made it, with the name
    means: Callable[[Any], Sequence[str]] = nothing_said  # sentences of its page, before it is made
    weighty: bool = False  # asks on a page of its own before it is done
    at_once: bool = False  # a button of a list makes it, without its page
    final: bool = False  # nothing takes it back: its page says so
    hidden_by: frozenset[str] = frozenset()  # fields of problems nobody here can mend: not offered

    def columns_of(self, step: Step[Any]) -> dict[str, Any]:
        """All it writes beside the state."""
        return {name: value for each in self.columns for name, value in each(step).items()}


SOMEBODY_WAS_FASTER = Problem(text="Vừa có người khác xử lý việc này. Hãy xem lại rồi làm tiếp.")
BY_ANOTHER = "Vừa có người khác xử lý việc này. {}, lúc {}: {}. Hãy xem lại rồi làm tiếp."
BY_SOMEBODY = "Vừa có người khác xử lý việc này: {}. Hãy xem lại rồi làm tiếp."
OWN_SINCE = "Ông, bà đã xử lý việc này lúc {}: {}. Hãy tải lại trang để xem."
OWN_BEFORE = "Việc này ông, bà đã làm lúc {} (“{}”). Hãy tải lại trang để xem."
NO_RIGHT = Problem(
    text="Tài khoản này chưa được giao việc này. Nếu cần, hãy gọi Phòng Văn hóa - Xã hội."
)


def demand(by: User, permission: Permission, *, place: Place) -> None:
    """Raise Refused unless the person holds the right for a thing that belongs there.

    Every public action begins with it: that only a guarded page calls it is no answer.
    """
    if not may(by, permission, place=place):
        raise Refused(NO_RIGHT)


def hold(*rows: Model) -> None:
    """Lock rows in the one order and read them afresh, in place; an action does it after `demand`.

    Raises Refused when one of them is gone, or of a conference that is over.
    """
    try:
        lock(*rows)
    except ObjectDoesNotExist as gone:
        raise Refused(overtaken("mục này không còn")) from gone
    demand_current(*rows)


def obstacles(
    dossier: Dossier, move: Move, *, by: User, at: datetime, note: str | None = None
) -> list[Problem]:
    """Everything that stands in the way; without a note, the note itself is not asked for yet."""
    if not may(by, move.permission, place=dossier.place):
        return [NO_RIGHT]
    if dossier.state not in move.sources:
        return [faster(dossier, move, by=by)]
    found = [*move.apart(dossier, by), *move.check(dossier, at)]
    return found if note is None else found + about_the_note(move, note)


def overtaken(now: str, last: AuditEvent | None = None, *, by: User | None = None) -> Problem:
    """What stands now instead, and who did it when; last: the event that notes it, where one does.

    The one way to say so of what has no moves: `faster` says it of a dossier.
    """
    if last is None:
        return Problem(text=BY_SOMEBODY.format(now))
    when = vn_moment(last.at)
    if by and last.actor == by.username:
        return Problem(text=OWN_SINCE.format(when, now))
    return Problem(text=BY_ANOTHER.format(audit.who(last.role, last.unit), when, now))


def faster(dossier: Dossier, move: Move | None = None, *, by: User) -> Problem:
    """Who has brought it where it stands, and when: this person, gone back and pressed again or in
    another tab, or somebody else; of what nobody noted that somebody was.
    """
    last = _last_of(dossier)
    if last is None:
        return SOMEBODY_WAS_FASTER
    same = move and (dossier.state, last.action) == (move.target, move.name)
    if move and same and last.actor == by.username:
        return Problem(text=OWN_BEFORE.format(vn_moment(last.at), move.label))
    return overtaken(f"nay là “{dossier.get_state_display()}”", last, by=by)


def is_own(dossier: Dossier, *, by: User) -> bool:
    """Whether this person has brought it where it stands."""
    last = _last_of(dossier)
    return last is not None and last.actor == by.username


def is_of_another(problem: Problem) -> bool:
    """Whether it says that somebody else was there first."""
    return problem.text.startswith(SOMEBODY_WAS_FASTER.text.partition(".")[0])


def _last_of(dossier: Dossier) -> AuditEvent | None:
    return audit.last_to(
        type(dossier).__name__.lower(),
        dossier.code,
        commune_code=dossier.commune_code,
        after=dossier.state,
    )


def about_the_note(move: Move, note: str) -> list[Problem]:
    """What is wrong about a reason."""
    try:
        text = reading.lines(note)
    except Refused as refusal:
        return [Problem(text=str(refusal), field="note")]
    found = []
    if move.needs_note and not text:
        found.append(Problem(text=f"Hãy ghi {move.note_label.lower()}.", field="note"))
    if len(text) > move.note_length:
        found.append(Problem(text=too_long(move.note_length, len(text)), field="note"))
    return found


def open_moves(
    moves: Mapping[str, Move], dossier: Dossier, *, by: User, at: datetime
) -> Iterator[tuple[Move, list[Problem]]]:
    """The moves this person could make from here, each with what still stands in the way."""
    for move in moves.values():
        if dossier.state in move.sources and may(by, move.permission, place=dossier.place):
            stands = obstacles(dossier, move, by=by, at=at)
            if not any(problem.field in move.hidden_by for problem in stands):
                yield move, stands


def told_of(moves: Mapping[str, Move]) -> dict[str, str]:
    """What the history calls each."""
    return {move.name: move.told or move.label for move in moves.values()}


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.weight is Weight.BLOCKS]


@in_one_go
def advance(
    dossier: D,
    move: Move,
    *,
    by: User,
    at: datetime,
    note: str = "",
    **said: Any,
) -> D:
    """Move a dossier one step and record it.

    Raises Refused with every problem: wrong state, no right, missing note, a blocking rule, or
    somebody moved it first. Nothing is written unless all of it is: state and columns in one
    UPDATE, then what the move brings about elsewhere, then the event. `said`: what columns ask.

    The dossier's row is held first, with those above it that the move names: what the guards read
    of them, any column, stays so until the event is written.
    """
    demand(by, move.permission, place=dossier.place)
    before = dossier.state
    row = cast("Model", dossier)  # every dossier is a row; a Protocol cannot say so
    hold(*move.above(dossier), row)
    if dossier.state != before:
        raise Refused(faster(dossier, move, by=by))
    if blockers := blocking(obstacles(dossier, move, by=by, at=at, note=note)):
        raise Refused(*blockers)
    kept = move.kept_note(reading.lines(note), said)
    step = Step(dossier=dossier, move=move, by=by, at=at, note=kept, said=said)
    written = {**move.columns_of(step), "state": move.target}
    if type(row)._base_manager.filter(pk=row.pk, state=before).update(**written) != 1:
        raise Refused(SOMEBODY_WAS_FASTER)
    for effect in move.effects:
        effect(replace(step, written=written))
    for name, value in written.items():
        setattr(dossier, name, value)
    audit.record(
        by=by,
        at=at,
        action=move.name,
        target=type(dossier).__name__.lower(),
        target_code=dossier.code,
        commune_code=dossier.commune_code,
        before=before,
        after=move.target,
        note=step.note,
    )
    return dossier
