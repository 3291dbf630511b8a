"""A paper that changes one thing of the plan, for tests."""

from datetime import date
from typing import Any

from accounts.enums import Role
from accounts.models import User
from conferences.actions import editing
from conferences.models import Conference
from conferences.plan.boxes import boxes_of, said_by
from conferences.plan.orders import Edit, Order
from conferences.plans import plan_of
from tests import make

SENTENCE = "Lùi ngày gửi hồ sơ đến trước ngày 24/8/2025."
LIST, HELD = "list_approved", "conference_held"


def order(**changed: Any) -> Order:
    said: dict[str, Any] = {
        "kind": "Công văn", "number": "45/UBND-VHXH", "on": date(2025, 8, 15),
        "body": "UBND xã Đại Sơn", "sentence": SENTENCE,
    }  # fmt: skip
    return Order(**said | changed)


DOCUMENT = order().document


def edit(what: str, key: str = "", **boxes: Any) -> Edit:
    """Those boxes otherwise than they stand."""
    stands = boxes_of(plan_of(Conference.objects.get()), what, key)
    return Edit(what=what, key=key, said=said_by(what, {**(stands or {}), **boxes}))


def moved(key: str, day: date, **boxes: Any) -> Edit:
    return edit("deadline", key, day=day, **boxes)


def office() -> User:
    found = User.objects.filter(role=Role.CULTURE_OFFICE).order_by("pk").first()
    return found or make.user(role=Role.CULTURE_OFFICE)


def save(one: Edit, **how: Any) -> editing.Edited | None:
    said: dict[str, Any] = {"order": order(), "seen": None, "by": office(), "at": make.AT}
    return editing.edit_plan(Conference.objects.get(), edit=one, **said | how)


def two_papers() -> tuple[Any, ...]:
    """For tests/test_overtaken.py: two papers, two days; the second is shown the first's."""
    conference = make.conference()
    stands = editing.stands_of(conference, "deadline", LIST)

    def write(n: int, how: dict[str, Any]) -> None:
        one, paper = moved(LIST, date(2025, 8, 22 + n)), order(number=f"{n}/UBND")
        editing.edit_plan(Conference.objects.get(), edit=one, order=paper, **how)

    return conference, stands, write
