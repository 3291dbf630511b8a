"""Odd values at every key of a good plan: taken, or refused by their place, never an error."""

import copy
import random
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import transaction

from accounts.enums import Role
from accounts.problems import Refused
from conferences import actions
from conferences.plan import as_text, of_text
from conferences.plan.reader import of_raw
from tests import make
from tests.conferences import ward

GOOD = tomllib.loads(ward.PATH.read_text(encoding="utf-8"))
ODD = {
    "nothing": "", "blank": " ", "long": "a" * 6000, "41 signs": "a" * 41, "nul": "a\0b",
    "bell": "a\x07", "half a sign": "a\ud800", "right to left": "a\u202eb", "great": "1e30",
    "huge": "1e999999999", "fraction": "1/3333333333333333333", "by nothing": "1/0",
    "minus": "-1", "digits": "9" * 5000, "other digits": "١٢", "nan": "nan", "slash": "a/b",
    "day": "0001-01-01", "last day": "9999-12-31", "month": "9999-12", "week": "2025-W01",
    "zone": "2025-08-29T16:30:00+07:00", "no zone": "2025-08-29T16:30:00[Asia/Nơi_Nào]",
    "true": True, "zero": 0, "less": -1, "number": 40_000, "ten digits": 10**10,
    "thousand digits": 10**1000, "float": 1.5, "infinite": float("inf"),
    "not a number": float("nan"),
    "first day": date.min, "the last day": date.max,
    "first hour": datetime.combine(date.min, time()),
    "last hour": datetime.combine(date.max, time.max), "hour": time(1),
    "none": None, "empty list": [], "empty table": {},
    "list of all": [1, None, [], {}, date.min, "a\0"], "twice": ["village", "village"],
    "long list": ["x"] * 3000, "table of tables": {"x": {"y": {}}}, "odd key": {"a\0" * 90: 1},
    "many keys": {f"k{number}": {} for number in range(1500)},
}  # fmt: skip


def places(raw: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every key of a plan, and every place of its lists."""
    for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from places(value, (*at, key))


def with_odd(at: tuple[Any, ...], odd: Any) -> dict[str, Any]:
    raw = copy.deepcopy(GOOD)
    here: Any = raw
    for key in at[:-1]:
        here = here[key]
    here[at[-1]] = odd
    return raw


def is_placed(texts: list[str], at: tuple[Any, ...]) -> bool:
    """Whether it is said where; of a paragraph that is gone, by what is cited of it."""
    where = {str(at[0])} | ({"kế hoạch không có mục"} if at[0] == "sections" else set())
    return any(one in text for text in texts for one in where)


PLACES = list(places(GOOD))


@pytest.mark.parametrize("name", sorted(ODD))
def test_every_odd_value_at_every_key_is_taken_or_refused_by_its_place(name):
    """A few thousand plans, none of them an error; what is taken is read back as the same."""
    for at in PLACES:
        try:
            plan = of_raw(with_odd(at, ODD[name]))
        except Refused as refused:
            texts = [one.text for one in refused.problems]
            assert is_placed(texts, at), (at, texts)
            assert all(text.endswith(".") and len(text) < 600 for text in texts), (at, texts)
            assert not any("\0" in text or "\ud800" in text for text in texts), (at, texts)
        else:
            assert of_text(as_text(plan)) == plan, at


def test_every_key_may_be_missing():
    for at in PLACES:
        raw = copy.deepcopy(GOOD)
        here: Any = raw
        for key in at[:-1]:
            here = here[key]
        del here[at[-1]]
        try:
            of_raw(raw)
        except Refused as refused:
            texts = [one.text for one in refused.problems]
        else:
            continue
        assert is_placed(texts, at), (at, texts)


@pytest.mark.django_db
@pytest.mark.both
def test_what_is_taken_is_written_too():
    """Drawn by a fixed seed: what the reader lets in, either database holds."""
    make.unit(of=(commune := ward.place()))
    by = make.user(role=Role.CULTURE_OFFICE, commune=commune)
    drawn, taken = random.Random(7), 0
    for _ in range(1200):
        raw = with_odd(drawn.choice(PLACES), ODD[drawn.choice(sorted(ODD))])
        try:
            plan = of_raw(raw)
        except Refused:
            continue
        taken += 1
        try:
            with transaction.atomic():
                actions.load_plan(plan, plan_file="x", commune=commune, by=by, at=make.AT)
                raise Undone
        except (Refused, Undone):
            pass
    assert taken > 50


class Undone(Exception):
    """So that each is loaded into the same empty house."""
