"""What the page of interests shows: who leaves a dossier to another, why, and the word on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from accounts.enums import Permission
from accounts.models import AuditEvent, User
from accounts.paging import turned
from accounts.problems import Problem
from accounts.request import Request
from conferences.models import Conference
from nominations.enums import NominationState
from nominations.forms.interests import WordsForm
from nominations.models import Interest, Nomination
from nominations.querysets import NominationQuerySet
from nominations.workflow.apart import (
    ALONE,
    ANOTHER,
    RELATED,
    apart_from,
    handlers,
    holders,
    interests_in,
    leads_alone,
)

PRESS = "Hãy bấm “"
GOES_ON = "Hãy để người khác được giao việc này bấm “"
AFTER_WORD = "Hãy chờ lãnh đạo xã ghi ý kiến ở mục “Có liên quan”; khi đó mới bấm “"
SAYS_WHO = frozenset({"declare_interest", "allow_interest"})


def set_apart(nomination: Nomination) -> list[Interest]:
    """Who said that they are related, then who had a hand in it; of these some have no row yet."""
    rows = nomination.interests.select_related("user__unit", "word_by").order_by("pk")
    told = {one.user_id: one for one in rows}
    said = interests_in(nomination).select_related("user__unit", "word_by").order_by("pk")
    related = list({one.user_id: told.get(one.user_id) or one for one in said}.values())
    for one in related:
        one.is_related = True
        if one.nomination_id != nomination.pk:  # said at one closed for it: the word stands here
            one.word = ""
    had = [
        told.get(user.pk) or Interest(nomination=nomination, user=user, is_related=False)
        for user in handlers(nomination)
    ]
    return related + had


def kept_from(
    user: User, *dossiers: Nomination, right: Permission = Permission.NOMINATION_VERIFY
) -> list[Problem]:
    """Why one who judges any of these leaves it to another: said before a form is opened."""
    check = apart_from(right)
    found = [problem for one in dossiers for problem in check(one, user)]
    return list(dict.fromkeys(found))


def left_to_another(problems: Sequence[Problem], kept: Sequence[Problem]) -> list[Problem]:
    """The same told to whoever is kept from it: who goes on, in place of a button that is gone."""
    if not kept:
        return list(problems)
    there_are = any(problem.text == ANOTHER for problem in kept)
    goes_on = GOES_ON if there_are else AFTER_WORD
    return [replace(one, text=one.text.replace(PRESS, goes_on)) for one in problems]


def named(events: Sequence[AuditEvent]) -> None:
    """Put the name to who said it: the log has only accounts, and whoever may read this asks who.

    One query, where somebody said something.
    """
    said = [one for one in events if one.action in SAYS_WHO]
    if not said:
        return
    people = User.objects.filter(username__in={one.actor for one in said})
    names = dict(people.values_list("username", "full_name"))
    for one in said:
        one.told = ": ".join(filter(None, (names.get(one.actor, ""), one.told)))


def truly(looks: Sequence[Problem], nomination: Nomination, user: User) -> list[Problem]:
    """What waits for the leadership's word, said to the one leader there is: who else waits?"""
    waits = [one for one in looks if one.field == "word"]
    if not waits or not leads_alone(nomination, user):
        return list(looks)
    mine = Interest.objects.of(user).related().filter(nomination=nomination).exists()
    text = ALONE.format(RELATED)
    return [replace(one, text=text) if mine and one in waits else one for one in looks]


CHOSEN = "chon"
A_PAGE = 50


def waiting(request: Request, conference: Conference) -> NominationQuerySet:
    """What waits for the leadership because each who decides had a hand in it."""
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_APPROVE)
    found = mine.of(conference).waiting_for_hands().select_related("unit__commune")
    return found.order_by("submitted_at", "pk")


def officers(conference: Conference) -> dict[str, User]:
    """Who verifies in the commune, by key: of what waits here each of them had a hand in it."""
    found = holders(conference.commune_id, Permission.NOMINATION_VERIFY)
    return {str(one.pk): one for one in found.order_by("pk")}


def words_form(request: Request, people: Mapping[str, User]) -> WordsForm:
    """The form for one word, over those that were ticked."""
    said = [(key, f"{one.full_name} ({one.get_role_display()})") for key, one in people.items()]
    sent = request.POST if request.method == "POST" else None
    chosen = request.POST.getlist(CHOSEN)[:A_PAGE]
    return WordsForm(sent, people=said, chosen=tuple(dict.fromkeys(chosen)))


def words_page(request: Request, conference: Conference, form: WordsForm) -> dict[str, Any]:
    """What waits; all of the page is ticked until somebody unticks it, but for what is verified:
    of whom a word is there is not of the office, so it is written at each.
    """
    page = turned(waiting(request, conference), request.GET, per_page=A_PAGE)
    many = [one.code for one in page if one.state == NominationState.SUBMITTED]
    return {
        "form": form,
        "page_obj": page,
        "rows": list(page),
        "many": many,
        "ticked": form.chosen if form.is_bound else many,
    }
