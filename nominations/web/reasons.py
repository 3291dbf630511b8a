"""The reasons typed for many dossiers at once: one for all, one of a row's own; none is lost."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from accounts.enums import Permission
from accounts.problems import Problem
from accounts.request import Request
from conferences.workflow import about_the_note
from nominations.actions.bulk import Outcome
from nominations.models import Nomination
from nominations.web.chosen import CHOSEN, CODE_LENGTH, MOST, SHOWN, Boxes, Chosen, was_asked
from nominations.workflow import MOVES

NOTE_MISSING = "Hãy ghi nội dung cần bổ sung."
SOME_NOTES_MISSING = (
    "Hãy ghi nội dung cần bổ sung riêng cho {}, hoặc ghi nội dung chung cho các hồ sơ không có nội "
    "dung riêng."
)
NOTE_UNTICKED = (
    "{}: có nội dung riêng mà chưa được chọn. Hãy chọn hồ sơ đó, hoặc xóa nội dung riêng."
)
ALIKE = (
    "{} hồ sơ sẽ nhận cùng một nội dung: {}. Hãy bấm lại để trả lại các hồ sơ đó với cùng nội "
    "dung, hoặc ghi riêng ở từng hồ sơ."
)
TOLD = "chung"  # of the form: codes the page has said it of
NO_BOXES: Boxes = {}
ASKS = "asks"
FEW = 3  # names in a sentence
NOT_SEEN = "Không còn thấy hồ sơ này: đơn vị đã rút lại, hoặc mã không đúng."
NOT_CHOSEN = "Không được chọn: hồ sơ không còn ở bước này."


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A row that is not among the results: why, and what was typed at it."""

    code: str
    text: str
    note: str = ""


def wrong_notes(request: Request, chosen: Chosen, name: str) -> list[Problem]:
    """Whom no reason was given for, of those that may be moved: a row somebody took meanwhile has
    no box. One too long is refused of its row alone; it would be lost on the page of results, so
    it is refused here.
    """
    may_go = _where_it_begins(chosen.dossiers, name)
    shared = for_all(request)
    notes = {one.code: own_note(request, one.code) or shared for one in may_go}
    wrong = [
        Problem(text=problem.text, field=f"note_{code}" if own_note(request, code) else "note")
        for code, note in notes.items()
        if note.strip()
        for problem in about_the_note(MOVES[name], note)
    ]
    without = [one for one in may_go if not notes[one.code].strip()]
    if may_go and len(without) == len(may_go):
        there = f"note_{may_go[0].code}" if len(may_go) > 1 else "note"
        wrong.append(Problem(text=NOTE_MISSING, field=there))
    elif without:
        names = named_few(without)
        text, there = SOME_NOTES_MISSING.format(names), f"note_{without[0].code}"
        wrong.append(Problem(text=text, field=there))  # the box of the first stands open
    return list(dict.fromkeys(wrong + _unticked_notes(request, name)))


def alike(request: Request, chosen: Chosen, name: str) -> list[Nomination]:
    """Whose units would read the one text for all, as long as the page has not said so: the words
    of one dossier, typed there, went to everybody and came never back.
    """
    if not (was_asked(request) and MOVES[name].needs_note and for_all(request).strip()):
        return []
    may_go = _where_it_begins(chosen.dossiers, name)
    same = [one for one in may_go if not own_note(request, one.code)]
    told = set(told_alike(request))
    return same if len(same) > 1 and any(one.code not in told for one in same) else []


def said_alike(same: Sequence[Nomination]) -> Problem:
    text = ALIKE.format(len(same), named_few(same))
    return Problem(text=text, field=f"note_{same[0].code}")


def told_alike(request: Request) -> list[str]:
    """Codes of those the page said it of before it was sent."""
    return request.POST.get(TOLD, "").split()


def named_few(dossiers: Sequence[Nomination]) -> str:
    """An Một, Bùi Hai: as many as a sentence has room for, and how many more."""
    names = ", ".join(one.full_name or one.code for one in dossiers[:FEW])
    return f"{names} và {len(dossiers) - FEW} hồ sơ khác" if len(dossiers) > FEW else names


def _where_it_begins(dossiers: Iterable[Nomination], name: str) -> list[Nomination]:
    return [one for one in dossiers if one.state in MOVES[name].sources]


def _unticked_notes(request: Request, name: str) -> list[Problem]:
    """A reason typed at a row that is not chosen, and could be, would go nowhere."""
    typed = _typed_unticked(request)
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    may_go = mine.filter(code__in=typed, state__in=MOVES[name].sources)
    held = set(may_go.values_list("code", flat=True)) if typed else set()
    return [
        Problem(text=NOTE_UNTICKED.format(code), field=f"note_{code}")
        for code in typed
        if code in held
    ]


def _typed_unticked(request: Request) -> list[str]:
    ticked = set(request.POST.getlist(CHOSEN))
    shown = dict.fromkeys(request.POST.getlist(SHOWN)[:MOST])
    return [code[:CODE_LENGTH] for code in shown if code not in ticked and own_note(request, code)]


def for_all(request: Request, held: Boxes = NO_BOXES) -> str:
    """held: what waits of a page that was refused, and is read again."""
    return request.POST.get("note", "") or held.get("note", [""])[0]


def sent_notes(request: Request, chosen: Chosen) -> dict[str, list[str]]:
    """All of them by the names of their boxes, of the rows the page had."""
    codes = {*request.POST.getlist(SHOWN)[:MOST], *(one.code for one in chosen.dossiers)}
    found = {f"note_{code}": note for code, note in own_notes(request, codes).items()}
    typed = {key: [note] for key, note in (found | {"note": for_all(request)}).items()}
    return typed | {ASKS: asked_for(request)}


def asked_for(request: Request, held: Boxes = NO_BOXES) -> list[str]:
    """The boxes all of them are returned for."""
    return request.POST.getlist(ASKS) or list(held.get(ASKS, []))


def own_notes(request: Request, codes: Iterable[str]) -> dict[str, str]:
    """The reasons of their own by code, of those that have one."""
    return {code: note for code in codes if (note := own_note(request, code))}


def own_note(request: Request, code: str, held: Boxes = NO_BOXES) -> str:
    said = request.POST.get(f"note_{code}", "") or held.get(f"note_{code}", [""])[0]
    return said if said.strip() else ""


def lost(request: Request, gone: Collection[str], held: Boxes = NO_BOXES) -> list[Beside]:
    """Codes that are not here any more, with what was typed at each."""
    return [Beside(code=code, text=NOT_SEEN, note=own_note(request, code, held)) for code in gone]


def not_there(request: Request, gone: Collection[str]) -> dict[str, Any]:
    """The same for a page of results that takes no words."""
    return {"beside": [asdict(one) for one in lost(request, gone)], "missing": len(gone)}


def told_of(
    request: Request, outcomes: Sequence[Outcome], gone: Collection[str]
) -> tuple[list[Outcome], list[Beside], str]:
    """The results with what was typed and went nowhere: at each row refused, at rows nothing was
    done with; the one for all, where a row that was not moved had none of its own.
    """
    own = own_notes(request, [one.code for one in outcomes if one.problems])
    rows = [replace(one, note=own.get(one.code, "")) for one in outcomes]
    beside = lost(request, gone)
    bare = [row.code for row in rows if row.problems and not row.note]
    bare += [row.code for row in beside if not row.note]
    unticked = (
        Beside(code=code, text=NOT_CHOSEN, note=own_note(request, code))
        for code in _typed_unticked(request)
    )
    return rows, [*beside, *unticked], for_all(request).strip() if bare else ""
