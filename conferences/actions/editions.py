"""The only writer of a plan's editions; called by its loading, which holds the conference."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from accounts.problems import Refused
from conferences.models import Conference, PlanEdition
from conferences.plan import Plan, as_text, of_text, sum_of
from conferences.plan.orders import Order


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """Which paper ordered which one thing of an edition, and in words what that changed."""

    order: Order
    about: str
    change: str


def keep_edition(
    conference: Conference,
    plan: Plan,
    *,
    plan_file: str,
    by: User,
    at: datetime,
    ordered: Ordered | None = None,
) -> int:
    """Write the whole plan as it is from now on; its number, 0 where the newest says just this.

    ordered: where a later paper changed one thing; else the plan itself was loaded.
    """
    newest = conference.editions.order_by("-number").first()
    if newest and _says(newest, plan, conference.plan_sum):
        return 0
    text, number = as_text(plan), newest.number + 1 if newest else 1
    PlanEdition.objects.create(
        conference=conference,
        number=number,
        document=ordered.order.document if ordered else plan.document,
        sentence=ordered.order.sentence if ordered else "",
        about=ordered.about if ordered else "",
        change=ordered.change if ordered else "",
        text=text,
        plan_file=plan_file,
        loaded_by=by,
        loaded_at=at,
    )
    conference.plan_sum = sum_of(text)
    Conference.objects.filter(pk=conference.pk).update(plan_sum=conference.plan_sum)
    return number


def _says(edition: PlanEdition, plan: Plan, kept_sum: str) -> bool:
    """Whether it is that very plan; one that was altered, or would be refused by now, gives way."""
    if sum_of(edition.text) != kept_sum:
        return False
    try:
        return of_text(edition.text) == plan
    except Refused:
        return False
