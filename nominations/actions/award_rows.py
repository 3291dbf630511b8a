"""Where a unit writes one previous award after the other: each press writes the text anew."""

from collections.abc import Sequence
from datetime import datetime

from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused, demand_as_seen
from accounts.telling import dotted
from conferences.workflow import hold
from nominations.actions.awards import read_rows
from nominations.actions.drafts import NOT_OPEN, edit
from nominations.awards import MOST, Award, pieces, sentence, text_of
from nominations.models import Nomination, PreviousAward
from nominations.particulars import named
from nominations.workflow.guards import demand_write

TEXT = "awards"
FULL = f"Đã đủ {MOST} khen thưởng. Hãy bỏ bớt rồi thêm."
TOO_LONG = "Các khen thưởng: tối đa {} ký tự, kể cả dấu cách; đang có {}. Hãy viết ngắn lại."
NOTHING = {"form": "", "level": "", "number": "", "year": None}  # where no row stands any more
GONE = "Khen thưởng này vừa được sửa hoặc bỏ. Hãy xem lại danh sách."


def rows_of(nomination: Nomination) -> list[PreviousAward]:
    """Its rows in their order: as they are kept, or of the text where it says something else."""
    kept = list(PreviousAward.objects.filter(nomination=nomination, removed_at=None))
    kept.sort(key=lambda row: row.place)
    is_same = [row.said for row in kept] == pieces(nomination.awards)
    return kept if is_same else read_rows(nomination)


def removed_of(nomination: Nomination) -> PreviousAward | None:
    """What was taken away last and may be taken back."""
    return PreviousAward.objects.filter(nomination=nomination).exclude(removed_at=None).first()


def boxes_of(row: Award) -> dict[str, str | int | None]:
    """What its page edits, by box."""
    return {"form": row.form, "level": row.level, "number": row.number, "year": row.year}


@in_one_go
def write_row(
    nomination: Nomination,
    *,
    row: Award,
    place: int = 0,
    seen: str | None = None,
    by: User,
    at: datetime,
) -> bool:
    """One award more, or instead of the one at that place; False where it stands there already.

    seen: of what the page showed of that place. Raises Overtaken where something else stands there,
    nothing too: sent once more after that, it is added.
    """
    said = _open(nomination, by)
    told = sentence(row)
    if place > len(said) and told not in said:
        if seen is None:
            raise Refused(Problem(text=GONE))
        demand_as_seen(NOTHING, seen=seen, wanted=boxes_of(row))
    if not place or place > len(said):
        if told in said:
            return False  # the same press, come twice
        _demand_room(said)
        _write(nomination, [*said, told], by=by, at=at)
        return True
    stands = boxes_of(rows_of(nomination)[place - 1].value)
    demand_as_seen(stands, seen=seen, wanted=boxes_of(row))
    if stands != boxes_of(row):
        _write(nomination, [*said[: place - 1], told, *said[place:]], by=by, at=at)
    return True


@in_one_go
def remove_row(nomination: Nomination, *, place: int, said: str, by: User, at: datetime) -> bool:
    """Take one away; the last one taken may be taken back. False where it does not stand there.

    Asked again after a lost answer it is done.
    """
    there = _open(nomination, by)
    if there[place - 1 : place] != [said] or place < 1:
        last = removed_of(nomination)
        return last is not None and (last.place, last.said) == (place, said)
    gone = rows_of(nomination)[place - 1]
    _write(nomination, [*there[: place - 1], *there[place:]], by=by, at=at)
    PreviousAward.objects.filter(nomination=nomination).exclude(removed_at=None).delete()
    gone.pk, gone.removed_at = None, at
    gone._state.adding = True
    gone.save()
    return True


def fits(nomination: Nomination, back: PreviousAward) -> bool:
    """Whether what was taken away may be taken back: it is promised to nobody else."""
    return len(text_of(_with(pieces(nomination.awards), back))) <= _longest(nomination)


@in_one_go
def restore_row(nomination: Nomination, *, by: User, at: datetime) -> bool:
    """Take the last one back where it stood; False where there is none."""
    said = _open(nomination, by)
    back = removed_of(nomination)
    if back is None:
        return False
    _write(nomination, _with(said, back), by=by, at=at)
    back.delete()
    return True


def _open(nomination: Nomination, by: User) -> list[str]:
    """Each award as it was said, under the dossier's row; Refused where it is not written now."""
    demand_write(by, nomination)
    hold(nomination)
    if not nomination.is_editable:
        raise Refused(Problem(text=NOT_OPEN))
    return pieces(nomination.awards)


def _with(said: Sequence[str], back: PreviousAward) -> list[str]:
    """All of them, that one where it stood."""
    place = min(back.place, len(said) + 1)
    return [*said[: place - 1], back.said, *said[place - 1 :]]


def _demand_room(said: Sequence[str]) -> None:
    if len(said) >= MOST:
        raise Refused(Problem(text=FULL))


def _longest(nomination: Nomination) -> int:
    return named(nomination.kind, TEXT).longest


def _write(nomination: Nomination, said: Sequence[str], *, by: User, at: datetime) -> None:
    text = text_of(said)
    if len(text) > (longest := _longest(nomination)):
        raise Refused(
            Problem(text=TOO_LONG.format(dotted(longest), dotted(len(text))), field="form")
        )
    edit(nomination, changes={TEXT: text}, version=nomination.version, by=by, at=at)
