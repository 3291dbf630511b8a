"""Reads a plan's text: every fact with its sentence, and those that contradict each other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import combinations

from conferences.reading.blocks import blocks_of
from conferences.reading.counts import read_counts
from conferences.reading.duties import read_duties
from conferences.reading.facts import Paper
from conferences.reading.heads import read_head
from conferences.reading.letters import is_spoilt, plain
from conferences.reading.offices import read_offices
from conferences.reading.phrases import SOFT_SAID
from conferences.reading.programme import read_programme
from conferences.reading.recipients import read_recipients
from conferences.reading.shares import A_SPAN
from conferences.reading.values import Fact, Kind, Reading, Text, Trust
from conferences.reading.venue import read_venue

_ONE = (
    Kind.NUMBER, Kind.ISSUED, Kind.ISSUER, Kind.TITLE, Kind.EDITION, Kind.TERM, Kind.PERIOD,
    Kind.HELD, Kind.DURATION, Kind.VENUE, Kind.CAPACITY,
)  # fmt: skip
_HOLDS = re.compile(
    r"(?:hoan thanh |viec |va |ubnd [a-z]+ )*(?:to ch[a-z]{1,3}c|khai mac)\s+(?:xong\s+)?"
    r"(?:hoi nghi|dai hoi)(?:\W|$)|th[a-z]{1,2}i gian"
)
_ALIKE = 0.6  # of the words of two tasks, from which on they are one
CONTRADICTS = "Trong văn bản có câu khác nói khác, hãy chọn một."
PAST = "Ngày này đã qua."


def read(text: Text, *, today: date | None = None) -> Reading:
    """All facts of the paper. today: says of a day to come whether it is over already."""
    paper = Paper(
        text=text,
        blocks=blocks_of(text),
        spoilt=is_spoilt(" ".join(line.text for line in text.lines)),
    )
    read_head(paper)
    read_counts(paper)
    read_duties(paper)
    read_venue(paper)
    read_programme(paper)
    read_offices(paper)
    read_recipients(paper)
    facts = _once(paper.facts)
    facts = [_past(fact, today) for fact in facts] if today else facts
    order = list(Kind)
    facts = sorted(_grouped(facts), key=lambda fact: order.index(fact.kind))
    return Reading(text=text, facts=tuple(facts), spoilt=paper.spoilt)


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """The same said again is left out; the surest of them stays, in the place of the first."""
    found: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        about = "" if fact.kind in _ONE else plain(fact.about)
        value = fact.value[:10] if fact.kind is Kind.HELD else plain(fact.value)
        key = (fact.kind.name, value, about)
        known = found.get(key)
        if known is None or (fact.trust is Trust.SURE and known.trust is not Trust.SURE):
            found[key] = fact
    return [*found.values()]


def _past(fact: Fact, today: date) -> Fact:
    if fact.kind not in (Kind.HELD, Kind.DEADLINE) or not fact.value[:4].isdigit():
        return fact
    if date.fromisoformat(fact.value[:10]) >= today:
        return fact
    return _asked(fact, PAST)


def _asked(fact: Fact, note: str) -> Fact:
    trust = Trust.LOOK if fact.trust is Trust.SURE else fact.trust
    return replace(fact, trust=trust, notes=(*fact.notes, note))


# --- What contradicts itself ---------------------------------------------------------------------


def _grouped(facts: Sequence[Fact]) -> list[Fact]:
    """Facts that cannot both be so get one number, and neither is sure any more."""
    group = dict.fromkeys(range(len(facts)), 0)
    last = 0
    for one, other in combinations(range(len(facts)), 2):
        if _contradict(facts[one], facts[other]):
            number = group[one] or group[other]
            if not number:
                last += 1
                number = last
            group[one] = group[other] = number
    return [
        replace(_asked(fact, CONTRADICTS), conflict=group[at]) if group[at] else fact
        for at, fact in enumerate(facts)
    ]


def _contradict(one: Fact, other: Fact) -> bool:
    if {one.kind, other.kind} == {Kind.HELD, Kind.DEADLINE}:
        held, last = (one, other) if one.kind is Kind.HELD else (other, one)
        return _holds(last) and bool(last.value) and held.value[:10] >= last.value[:10]
    if one.kind is not other.kind or one.value == other.value:
        return False
    if one.kind is Kind.DEADLINE:
        both = one.value[:4].isdigit() and other.value[:4].isdigit()
        return both and ((_holds(one) and _holds(other)) or _is_one_task(one, other))
    if one.kind in (Kind.SHARE, Kind.SEATS, Kind.GROUP):
        span = A_SPAN in one.notes and one.sentence == other.sentence
        return plain(one.about) == plain(other.about) and not span
    if one.kind is Kind.HELD:
        return one.value[:10] != other.value[:10]
    if one.kind is Kind.CAPACITY and _is_soft(one) != _is_soft(other):
        hard, soft = (other, one) if _is_soft(one) else (one, other)
        return int(soft.value) > int(hard.value)
    return one.kind in _ONE and not _within(one, other)


def _is_soft(fact: Fact) -> bool:
    """Whether it is a number expected, beside which a cap may stand."""
    return any(note.startswith(SOFT_SAID.partition("{")[0]) for note in fact.notes)


def _within(one: Fact, other: Fact) -> bool:
    """A name that is only said longer: "Hội trường UBND xã", "Hội trường UBND xã Tân An"."""
    values = plain(one.value), plain(other.value)
    return one.kind is Kind.VENUE and (values[0] in values[1] or values[1] in values[0])


def _holds(fact: Fact) -> bool:
    return _is_holding(fact.about)


@lru_cache(maxsize=2_000)  # each is compared with each other one
def _is_holding(about: str) -> bool:
    return _HOLDS.match(plain(about)) is not None


def _is_one_task(one: Fact, other: Fact) -> bool:
    words = _words(one.about), _words(other.about)
    shared = len(words[0] & words[1])
    every = len(words[0]) + len(words[1]) - shared
    return shared >= _ALIKE * every and shared > 2


@lru_cache(maxsize=2_000)
def _words(about: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{2,}", plain(about)))
