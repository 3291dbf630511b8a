"""What was taken of a plan's paper as the boxes of a whole plan begin with it (plain Python)."""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from typing import Any

from accounts.telling import vn_short
from conferences.enums import Settling
from conferences.reading.letters import plain
from conferences.reading.proposing import key_of
from conferences.reading.values import Fact, Kind, Reading

RESULT = "result"  # the report of results, as a choice beside what settles by itself
_PLAIN = (
    ("name", Kind.TITLE), ("edition", Kind.EDITION), ("term", Kind.TERM),
    ("review_period", Kind.PERIOD), ("venue", Kind.VENUE),
)  # fmt: skip
_SETTLES = {
    "results_reported": RESULT, "conference_held": Settling.CONFERENCE_HELD.value,
    "list_approved": Settling.LIST_APPROVED.value, "plan_reported": Settling.BY_HAND.value,
}  # fmt: skip
_SENDS = re.compile(r"g[a-z]{1,2}i (?:\w+ ){0,3}(?:ho so|danh sach)|ho so ve")
OFFICES, NOMINATORS, OURS = "offices", "nominators", "ours"
_WHO = {Settling.DOSSIERS_SENT.value: NOMINATORS, Settling.CONFERENCE_HELD.value: OFFICES}


def drafted(reading: Reading, numbers: Set[int]) -> dict[str, Any]:
    """The boxes of a plan but for its deadlines, of facts by number from 1."""
    facts = [fact for number, fact in enumerate(reading.facts, 1) if number in numbers]

    def of(kind: Kind) -> list[Fact]:
        return [fact for fact in facts if fact.kind is kind]

    boxes: dict[str, Any] = {name: of(kind)[0].value for name, kind in _PLAIN if of(kind)}
    boxes |= _document(of(Kind.NUMBER), of(Kind.ISSUED), of(Kind.ISSUER))
    if capacity := of(Kind.CAPACITY):
        boxes |= {"capacity": capacity[0].value, **_cited("capacity", capacity[0])}
    models = [one for one in of(Kind.SHARE) if re.search("di[a-z]n h[a-z]nh", plain(one.about))]
    if models:
        boxes |= {"share": _in_hundredths(models[0].value), **_cited("share", models[0])}
    boxes["items"] = "\n".join(fact.value for fact in of(Kind.ITEM))
    boxes["recipients"] = "\n".join(fact.value for fact in of(Kind.RECIPIENT))
    # What the paper says nearest to it, where it has no list of its own.
    if said := of(Kind.ITEM) or reading.of(Kind.HELD) or reading.of(Kind.VENUE):
        boxes |= _cited("items", said[0])
    results = [one for one in reading.of(Kind.DEADLINE) if key_of(one) == "results_reported"]
    if results:
        boxes |= _cited("parts", results[0])
    return boxes


def days_of(reading: Reading, numbers: Set[int]) -> list[dict[str, Any]]:
    """The boxes of each deadline that was taken, the earliest first; each act of the code once."""
    taken = [
        fact
        for number, fact in enumerate(reading.facts, 1)
        if number in numbers and fact.kind is Kind.DEADLINE
    ]
    used: set[str] = set()
    rows = []
    for fact in sorted(taken, key=lambda one: (not one.value[:1].isdecimal(), one.value)):
        settles = _settles(fact)
        if settles in used:
            settles = Settling.BY_HAND.value
        if settles != Settling.BY_HAND:
            used.add(settles)
        who = _WHO.get(settles, OURS)
        rows.append(
            {"title": fact.about[:1].upper() + fact.about[1:], "settles": settles, "who": who}
            | _day(fact.value)
            | {"source": fact.source, "sentence": fact.sentence}
        )
    return rows


def _settles(fact: Fact) -> str:
    if key := key_of(fact):
        return str(_SETTLES.get(key, Settling.BY_HAND.value))
    sends = _SENDS.search(plain(fact.about))
    return Settling.DOSSIERS_SENT.value if sends else Settling.BY_HAND.value


def _day(value: str) -> dict[str, Any]:
    """A day alone is the first too late; one with its hour counts itself; "+5" is after it."""
    if after := re.fullmatch(r"\+(\d+)", value):
        return {"way": "after", "days": after[1]}
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return {"way": "before"}
    if "T" in value:
        return {"way": "at_latest", "day": moment.date(), "hour": moment.time()}
    return {"way": "before", "day": moment.date()}


def _cited(box: str, fact: Fact) -> Mapping[str, str]:
    return {f"{box}_source": fact.source, f"{box}_sentence": fact.sentence}


def _in_hundredths(value: str) -> str:
    whole, _, parts = value.partition("/")
    return str(round(100 * int(whole) / int(parts or 1)))


def _document(*said: Sequence[Fact]) -> dict[str, str]:
    """Number, day and issuer in one line; and what the codes of its dossiers may begin with."""
    if not all(said):
        return {}
    number, issued, issuer = (facts[0].value for facts in said)
    day = date.fromisoformat(issued)
    words = f"Kế hoạch số {number} ngày {vn_short(day)} của {issuer}"
    return {"document": words, "code_prefix": f"HN{day.year % 100:02d}"}
