"""What the pages of likely doubles show: all pairs, and two dossiers side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from accounts.enums import Permission
from accounts.paging import PAGE
from accounts.permissions import may
from accounts.request import Request
from conferences.models import Conference
from nominations.actions.doubles import pair_of
from nominations.actions.merging import has_more, not_merged
from nominations.enums import DEAD, DoubleVerdict
from nominations.forms.check import PairForm
from nominations.models import Nomination
from nominations.particulars import NAMES, Seen, named, of
from nominations.querysets import NominationQuerySet
from nominations.querysets.doubles import double_of
from nominations.reading import Double, Likeness, are_apart, found_of, how_alike
from nominations.web.changes import Text, side_by_side
from nominations.web.hints import how_known
from nominations.web.interests import kept_from
from nominations.web.lists import told_of_complaints
from nominations.workflow import MOVES
from nominations.workflow.guards import not_closed_for
from nominations.workflow.values import counted

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two dossiers that may be of one person, and what was found of them."""

    one: Nomination
    other: Nomination
    why: str
    verdict: str
    ground: str

    @property
    def verdict_words(self) -> str:
        return DoubleVerdict(self.verdict).label if self.verdict else "Chưa trả lời"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One particular of two dossiers; what differs is marked in both."""

    label: str
    sides: tuple[tuple[str, Text], ...]  # code, and what this dossier says
    differs: bool


def why_alike(one: Nomination, other: Nomination) -> str:
    """Khác nhau một dấu, cùng năm sinh; hai đơn vị giới thiệu."""
    both = (
        Likeness(pk=some.pk, full_name=some.full_name, birth_year=some.birth_year)
        for some in (one, other)
    )
    units = "cùng đơn vị" if one.unit_id == other.unit_id else "hai đơn vị"
    return f"{how_alike(*both)}; {units} giới thiệu"


def _pair(one: Nomination, other: Nomination) -> Pair:
    verdict, ground = found_of(double_of(one), double_of(other))
    return Pair(
        one=one, other=other, why=why_alike(one, other), verdict=verdict,
        ground=ground.rstrip(". "),  # the page's sentence goes on, or ends, after it
    )  # fmt: skip


def seen_by(request: Request, conference: Conference) -> NominationQuerySet:
    """A unit its own, drafts too; whoever answers, all that were sent."""
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    mine = found.of(conference)
    return mine.sent() if told_of_complaints(request.user) else mine


def pairs_of(request: Request, conference: Conference) -> dict[str, Any]:
    """The pairs this person may see that wait for an answer; the same queries for many.

    One that is one person waits too: until one dossier of the two is kept.
    """
    mine = seen_by(request, conference)
    doubled = mine.doubled()
    known = {pk: (name, code) for pk, name, code in _names_of(mine, doubled)}
    by_code = {code: pk for pk, (_, code) in known.items()}
    told: dict[tuple[int, int], list[Double]] = {}
    for pk, others in doubled.items():
        for two in others:
            first, second = sorted((pk, by_code[two.code]))
            told.setdefault((first, second), []).append(two)
    waits = (pair for pair, found in told.items() if not are_apart(found))
    keys = sorted(waits, key=lambda pair: (known[pair[0]], pair))
    page: Page[Any] = Paginator(keys, PER_PAGE).get_page(request.GET.get(PAGE))
    read = mine.select_related("unit").in_bulk({pk for pair in page for pk in pair})
    return {
        "page_obj": page,
        "rows": [_pair(read[one], read[other]) for one, other in page],
        "total": len(keys),
        "may_answer": may(request.user, Permission.NOMINATION_VERIFY, place=conference.place),
    }


def _names_of(
    mine: NominationQuerySet, doubled: Mapping[int, Any]
) -> Iterable[tuple[int, str, str]]:
    """Of those in some pair: what sorts them, and their code."""
    return mine.filter(pk__in=doubled).order_by().values_list("pk", "name_sort", "code")


def beside(one: Nomination, other: Nomination) -> list[Cell]:
    """All that may be read in two dossiers, one row a particular; also who voted, what stands."""
    both = (one, other)
    told = [
        ("Trạng thái", [dossier.get_state_display() for dossier in both]),
        ("Đơn vị giới thiệu", [dossier.unit.name for dossier in both]),
        ("Loại", [dossier.get_kind_display() for dossier in both]),
    ]
    either = {row.name for dossier in both for row in of(dossier.kind)}
    for name in (name for name in NAMES if name in either):
        asked = [named(dossier.kind, name) for dossier in both]
        if asked[0].seen is Seen.ALL:
            words = zip(asked, both, strict=True)
            told.append((asked[0].label, [row.words(getattr(d, name)) for row, d in words]))
    told.append(("Bình xét", [_votes(dossier) for dossier in both]))
    told.append(("Ảnh, biên bản", [f"{dossier.evidence.count()} tệp" for dossier in both]))
    return [_cell(both, label, *words) for label, words in told if any(words)]


def _cell(both: Sequence[Nomination], label: str, *words: str) -> Cell:
    texts = side_by_side(*words)
    codes = (dossier.code for dossier in both)
    return Cell(
        label=label,
        sides=tuple(zip(codes, texts, strict=True)),
        differs=len(set(words)) > 1,
    )


def _votes(dossier: Nomination) -> str:
    ballot = dossier.ballots.of_review().select_related("meeting").first()
    if ballot is None:
        return "Chưa ghi số phiếu"
    return f"{counted(ballot).words} (họp {ballot.meeting.on_day})"


def keeps_of(one: Nomination, other: Nomination) -> dict[str, str]:
    """Which of the two may be kept, by code: the other is one the table of moves can close."""
    closes = MOVES["close_double"].sources
    return {
        kept.code: f"Một người: giữ hồ sơ {kept.code} ({kept.unit.name}), đóng hồ sơ {closed.code}"
        for kept, closed in ((one, other), (other, one))
        if closed.state in closes
    }


def pair_page(request: Request, one: Nomination, other: Nomination) -> dict[str, Any]:
    """Two dossiers beside each other and the form of the answer, for whoever gives one."""
    pair, stands = _pair(one, other), pair_of(one, other)
    answers = may(request.user, Permission.NOMINATION_VERIFY, place=one.place)
    is_over = one.state in DEAD or other.state in DEAD
    kept = kept_from(request.user, one, other) if answers and not is_over else []
    answers = answers and not kept
    both = ((one, other), (other, one)) if answers and not is_over else ()
    keeps = keeps_of(one, other)
    told = {kept.code: not_closed_for(kept, closed) for kept, closed in both if kept.code in keeps}
    words = {code: " ".join(one.text for one in why) for code, why in told.items()}
    closed = {code: why for code, why in words.items() if why}
    form = PairForm(
        request.POST if request.method == "POST" else None,
        stands=stands,
        keeps=keeps,
        closed=closed,
        how_known=how_known(one, [other]),
    )
    return {
        "pair": pair,
        "cells": beside(one, other),
        "form": form if answers and not is_over else None,
        "is_over": is_over,
        "kept": kept,
        "merges": [pair for pair in both if has_more(*pair) and not not_merged(*pair)],
    }
