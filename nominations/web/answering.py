"""Which dossiers one gives the same answer of the checklist, what stands of each, what became."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from accounts.enums import Permission
from accounts.models import User
from accounts.problems import Problem
from accounts.request import Request
from conferences.models import Conference
from nominations.actions.answering import Answered, found_of
from nominations.actions.checklist import CLOSED
from nominations.actions.decisions import CHECKED
from nominations.checklist import ITEMS, Item, items_of
from nominations.enums import NominationKind
from nominations.models import Nomination
from nominations.web.chosen import (
    AGREED,
    CHOSEN,
    MOST,
    NOBODY,
    TOO_MANY,
    Chosen,
    beginning,
    parted,
    shown_before,
    ticked_of,
    ticked_or_held,
)
from nominations.web.grid import grid_of
from nominations.web.lists import Row, of_rows, rows_of
from nominations.web.reasons import lost, not_there
from nominations.web.results import (
    ANSWERED,
    Stands,
    chosen_back,
    rows_from,
    rows_named,
    stored,
)
from nominations.workflow.apart import apart_from, perhaps_related
from nominations.workflow.doubted import SOME_UNANSWERED, UNANSWERED, doubt_of
from nominations.workflow.own_items import ended_among, in_use
from nominations.workflow.values import majority_of, sent_doubles

ITEM, GIVEN_AT = "muc", "luc"
NO_ITEM = "Hãy chọn ít nhất một mục để ghi."
FREE, FIRST = "Ghi được ngay", "Chưa ghi được"
# What a dossier itself speaks against is of items that nothing waits for.
ALL_APART = (
    "Không ghi chung được: {} hồ sơ chỉ ghi riêng được, không bắt buộc. "
    "Muốn ghi, hãy bấm “Ghi riêng” ở từng dòng."
)
ALL_ANSWERED = "Không ghi chung được: {} hồ sơ đã có kết quả."
ALL_SO = "Không ghi chung được. Đã có kết quả: {} hồ sơ; ghi riêng, không bắt buộc: {} hồ sơ."
SOME_APART = "Không ghi cho {} hồ sơ: ghi riêng, không bắt buộc."
ENDED = "Xã vừa thôi dùng mục {}. Hãy chọn mục khác."


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One dossier that waits for an answer, with what was answered of it so far.

    row: what the list would say of it. doubts: items it speaks against, with why.
    """

    nomination: Nomination
    row: Row
    said: tuple[str, ...]
    doubts: tuple[tuple[Item, str], ...]
    problems: tuple[Problem, ...]  # why it is not answered here


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One item that may be answered of those chosen. of: of which of them alone; why: of which it
    is not written here, though it is asked of them; is_closed: of none.
    """

    item: Item
    words: str
    of: str
    why: str
    is_closed: bool
    is_wanted: bool


def to_answer(request: Request, conference: Conference) -> Chosen:
    """Those ticked; else all the address asks for that are where they are checked."""
    if ticked := ticked_or_held(request, conference):
        return ticked
    return beginning(request, grid_of(request, conference), CHECKED)


def wrong_with(request: Request, chosen: Chosen, items: list[Item]) -> list[Problem]:
    """Why nothing is begun of what was sent."""
    if request.method == "GET":
        return []
    wrong = []
    if AGREED in request.POST and not any(item.key in sent_items(request) for item in items):
        wrong.append(Problem(text=_none_left(request, chosen.conference), field=ITEM))
    if not (chosen.dossiers or chosen.gone):
        wrong.append(Problem(text=NOBODY))
    if len(chosen.dossiers) + len(chosen.gone) > MOST:
        wrong.append(Problem(text=TOO_MANY))
    return wrong


def _none_left(request: Request, conference: Conference) -> str:
    """Nothing was ticked; or what was ended while the page stood open."""
    ended = ended_among(conference.commune_id, sent_items(request))
    return ENDED.format(", ".join(f"“{one.label}”" for one in ended)) if ended else NO_ITEM


def _lowered(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


def items_here(conference: Conference) -> list[Item]:
    """All that is asked of some kind of dossier here."""
    return [*ITEMS, *in_use(conference.commune_id)]


def sent_items(request: Request) -> set[str]:
    return set(request.POST.getlist(ITEM)[:MOST])


def answers_asked(request: Request, chosen: Chosen, items: list[Item]) -> dict[str, Any]:
    """What the page says before anything is written: what stands of each."""
    refused = AGREED in request.POST
    if refused:
        chosen = shown_before(request, chosen.conference)
    free, others = parted(_standing(chosen, items, by=request.user, at=request.at))
    rows, ready = [*free, *others], {row.nomination.code for row in free}
    # Whoever was refused finds the boxes as they were left.
    sent = set(request.POST.getlist(CHOSEN)) if refused else ready - chosen.unticked
    wanted = sent_items(request) | set(chosen.typed.get(ITEM, ()))
    return {
        "items": [_offer(item, chosen.dossiers, free, wanted) for item in items
                  if not rows or any(one.kind in item.kinds for one in chosen.dossiers)],
        "rows": rows,
        "parts": [(FREE, free), (FIRST, others)],
        "total": chosen.total,
        "was_chosen": chosen.ticked,
        "ready": len(ready),
        "apart": sum(bool(row.doubts) for row in rows),
        "gone": lost(request, chosen.gone),
        "ticked": ready & sent if chosen.ticked else set(),
        "of_rows": of_rows(row.nomination.code for row in free),
    }  # fmt: skip


def _offer(
    item: Item, dossiers: Sequence[Nomination], free: Sequence[Standing], wanted: Collection[str]
) -> Offer:
    """As its box says it; of how many it is written, where the others are of another kind."""
    of = [one for one in dossiers if one.kind in item.kinds]
    kinds = ", ".join(_lowered(kind.label) for kind in NominationKind if kind in item.kinds)
    asked = [row for row in free if row.nomination.kind in item.kinds]
    apart = sum(any(one == item for one, _ in row.doubts) for row in asked)
    answered = sum(_is_answered(row.nomination, item) for row in asked)
    is_closed = bool(asked) and apart + answered == len(asked)
    return Offer(
        item=item,
        words=f"{item.label}: {_lowered(item.clear)}",
        of=f"Chỉ ghi cho {len(of)} hồ sơ {kinds}." if len(of) < len(dossiers) else "",
        why=_why(apart, answered) if is_closed else SOME_APART.format(apart) if apart else "",
        is_closed=is_closed,
        is_wanted=item.key in wanted and not (is_closed and apart),  # else it was just written
    )


def _is_answered(one: Nomination, item: Item) -> bool:
    return bool(found_of(one, item, one.item_answers))


def _why(apart: int, answered: int) -> str:
    """Of which of them an item that none takes is written elsewhere, or was before."""
    if apart and answered:
        return ALL_SO.format(answered, apart)
    return ALL_APART.format(apart) if apart else ALL_ANSWERED.format(answered)


def _standing(chosen: Chosen, items: list[Item], *, by: User, at: datetime) -> Iterator[Standing]:
    """Three queries for all: their likely doubles, the plan's share of votes, of whom one said to
    be related; only those are looked at one by one.
    """
    dossiers, conference = chosen.dossiers, chosen.conference
    listed = rows_of(
        dossiers,
        conference=conference,
        doubled=sent_doubles(conference, dossiers) if dossiers else {},
        majority=majority_of(conference),
        complaints=True,
        at=at,
    )
    own = [item for item in items if item not in ITEMS]
    related, apart = perhaps_related(dossiers, by), apart_from(Permission.NOMINATION_VERIFY)
    for one, row in zip(dossiers, listed, strict=True):
        stands, asked = one.item_answers, items_of(one.kind, own)
        closed = () if one.state in CHECKED else (CLOSED,)
        problems = closed or (apart(one, by) if one.pk in related else ())
        yield Standing(
            nomination=one,
            row=row,
            said=tuple(_words(one, asked, stands)),
            doubts=() if problems else tuple(_doubts(one, asked, stands)),
            problems=tuple(problems),
        )


def _doubts(
    one: Nomination, items: Iterable[Item], stands: Mapping[str, str]
) -> Iterator[tuple[Item, str]]:
    """What is not written of it here, whatever is ticked."""
    for item in items:
        if item.key not in stands and (why := doubt_of(one, item)):
            yield item, why


def _words(one: Nomination, items: Iterable[Item], stands: Mapping[str, str]) -> Iterator[str]:
    for item in items:
        if item.demanded:
            yield one.get_integrity_display()
        elif answer := stands.get(item.key):
            words = item.clear if answer == "clear" else item.raised
            yield f"{item.label}: {_lowered(words)}"


def became(
    request: Request, outcomes: list[Answered], gone: tuple[str, ...], *, is_undo: bool = False
) -> dict[str, Any]:
    """What is kept of answers given to many, or taken back."""
    return {
        "rows": stored(outcomes),
        **not_there(request, gone),
        "given_at": request.at.isoformat(),
        "item_keys": sorted(sent_items(request)),
        "is_undo": is_undo,
    }


def told(request: Request, told: Mapping[str, Any], back: Collection[str]) -> dict[str, Any]:
    """What the page of results says, and what it sends to take back those named."""
    outcomes = rows_from(request, Answered, told["rows"])
    written = [one for one in outcomes if one.written]
    return {
        **told,
        "outcomes": outcomes,
        "done": len(written),
        "open": sum(bool(one.doubted) for one in outcomes),
        "some_unanswered": SOME_UNANSWERED,
        "unanswered": UNANSWERED,
        "sends": list(back),
        "stay": [one.code for one in outcomes],
        "stays": not told["is_undo"] and not all(one.way_back for one in written),
    }


def back_of(request: Request, conference: Conference, stands: Stands) -> Chosen:
    """Those a page of results sent to be unsaid, or of the press it names all that go by now."""
    codes = chosen_back(request, ANSWERED)
    if codes is None:
        codes = [row["code"] for row in rows_named(request, ANSWERED, stands)]
    return ticked_of(request, conference, codes)


def given_of(request: Request) -> datetime | None:
    """The moment a page of results names; None for what is none."""
    try:
        found = parse_datetime(request.POST.get(GIVEN_AT, ""))
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):  # the second: the last hour of all years, elsewhere
        return None
