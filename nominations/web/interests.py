"""What the page of interests shows: who leaves a dossier to another, why, and the word on it."""

from collections.abc import Sequence
from dataclasses import replace

from accounts.enums import Permission
from accounts.models import AuditEvent, User
from accounts.problems import Problem, Weight
from nominations.enums import NominationState
from nominations.models import Interest, Nomination
from nominations.reading import OWN_WORD, Word
from nominations.workflow.apart import (
    ALONE,
    ANOTHER,
    RELATED,
    apart_from,
    handlers,
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


def named(events: Sequence[AuditEvent], words: Sequence[Word]) -> None:
    """Put the name to who said it: the log has only accounts, and whoever may read this asks who.

    words: the leadership's at the dossier, which are in no log: each goes with its dossier.
    One query, where somebody said something.
    """
    said = [one for one in events if one.action in SAYS_WHO]
    if not said:
        return
    people = User.objects.filter(username__in={one.actor for one in said})
    names = dict(people.values_list("username", "full_name"))
    let = {(word.by_account, word.at): word for word in words}
    for one in said:
        told = [names.get(one.actor, ""), one.told]
        if one.action == "allow_interest" and (word := let.get((one.actor, one.at))):
            told[1:] = [OWN_WORD if word.is_own else f"để {word.user_name} làm tiếp", word.quoted]
        one.told = ": ".join(filter(None, told))


def told_of_words(nomination: Nomination, reader: User) -> list[Problem]:
    """What whoever judges a dossier knows of the leadership's words at it: who checked it by one,
    who goes on by one.
    """
    found = []
    if word := nomination.checked_by_word:
        found.append(word.of_the_check)
    if nomination.state == NominationState.SUBMITTED:
        found += [word.goes_on(reader.pk) for word in nomination.words if not word.is_own]
    return [Problem(text=text, weight=Weight.WARNS, field="allowed") for text in found]


def truly(looks: Sequence[Problem], nomination: Nomination, user: User) -> list[Problem]:
    """What waits for the leadership's word, said to the one leader there is: who else waits?"""
    waits = [one for one in looks if one.field == "word"]
    if not waits or not leads_alone(nomination, user):
        return list(looks)
    mine = Interest.objects.of(user).related().filter(nomination=nomination).exists()
    text = ALONE.format(RELATED)
    return [replace(one, text=text) if mine and one in waits else one for one in looks]
