"""What the list of dossiers is narrowed by, as conditions of its rows."""

import unicodedata
from datetime import datetime
from functools import reduce
from operator import and_, or_

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from accounts.names import alike, fold
from nominations.enums import (
    ConsentPurpose,
    EvidenceKind,
    Integrity,
    NominationKind,
    NominationState,
)
from nominations.particulars import DEMANDED, PARTICULARS
from nominations.querysets.related import AT

BY_COLUMN = {  # a box of the filter, and the column that holds just what it says
    "unit": "unit_id",
    "kind": "kind",
    "field": "field",
    "gender": "gender",
    "sector": "sector",
    "former": "unit__former_commune",
}
# Boxes that ask the same at every moment, whatever else was written since.
EVER = frozenset({"words", "lacks", "state", *BY_COLUMN})
# Hoà and hòa are one word in two spellings: which of two vowels bears the tone.
TONES = "\u0300\u0301\u0303\u0309\u0323"
PAIRS = (("o", "a"), ("o", "e"), ("u", "y"))


def said(word: str) -> Q:
    """A word of a name or of a code; typed with marks it is only the word so marked."""
    folded = alike(fold(word))
    found = Q(name_alike__contains=folded) | Q(represented__contains=folded)
    if fold(word) == word.lower():
        return found | Q(code__icontains=word)
    # No engine of ours folds marked letters of two sizes: the three that people write are asked.
    marked = [
        Q(**{f"{column}__icontains": written})
        for column in ("full_name", "representative")
        for spelt in _spellings(word.lower())
        for written in (spelt, spelt.capitalize(), spelt.upper())
    ]
    return found & reduce(or_, marked)


def _spellings(word: str) -> set[str]:
    """The same word with its tone on the other vowel, and with i for y."""
    bare = unicodedata.normalize("NFD", word)
    found = {bare}
    for first, second in PAIRS:
        for tone in TONES:
            two = (f"{first}{tone}{second}", f"{first}{second}{tone}")
            for one, other in (two, two[::-1]):
                if bare.endswith(one):
                    found.add(bare.removesuffix(one) + other)
    found |= {one.replace(a, b) for one in found for a, b in (("y", "i"), ("i", "y"))}
    return {unicodedata.normalize("NFC", one) for one in found}


def lacking(what: str) -> Q:
    """Dossiers that lack one thing of `forms.grid.LACKING`, or any that has to be there to send."""
    if what == "check":
        return Q(integrity=Integrity.UNCHECKED)
    if what == "consents":
        return reduce(or_, map(_not_asked, ConsentPurpose.values))
    demanded = (*DEMANDED, "ballot", "minutes")
    return reduce(or_, map(_without, demanded if what == "any" else (what,)))


def _without(name: str) -> Q:
    if name == "ballot":
        votes = apps.get_model("nominations.Ballot").objects.standing().of_review()
        return ~Q(Exists(votes.filter(nomination=OuterRef("pk"))))
    if name == "minutes":
        files = apps.get_model("nominations.Evidence").objects.filter(kind=EvidenceKind.MINUTES)
        return ~Q(Exists(files.filter(nomination=OuterRef("pk"))))
    asked = [row for row in PARTICULARS if row.name == name and row.lacks]
    kinds = [kind for row in asked for kind in sorted(row.kinds)]
    nothing = Q(**{name: ""}) if asked[0].is_text else Q(**{name: None})
    return Q(nothing, kind__in=kinds)


def _not_asked(purpose: str) -> Q:
    """Whoever it is about now has not answered for this purpose, neither yes nor no."""
    answers = apps.get_model("nominations.Consent").objects.filter(purpose=purpose)
    alone = Q(nomination__kind=NominationKind.INDIVIDUAL)
    hers = Q(alone, person_fold=OuterRef("name_fold"))
    hers |= Q(~alone, person_fold=OuterRef("representative_fold"))
    year = Coalesce(OuterRef("birth_year"), "birth_year")
    born = Q(birth_year=None) | Q(birth_year=year)  # as `of_no_namesake`: not at a closed double
    # Two conditions of their own: asked at once, each row would look through all answers there are.
    here, there = AT
    said = (
        answers.filter(hers, born, **{here: OuterRef("pk")}),
        answers.filter(hers, **{there: OuterRef("pk")}),
    )
    return reduce(and_, (~Q(Exists(one)) for one in said))


def brought_in_by(sheet: str) -> Q:
    """Those one import of a table made, by its code."""
    return Q(code__in=apps.get_model("sheets.SheetMade").objects.codes_of(sheet))


def late(which: str, *, at: datetime) -> Q:
    """What the list's tags say is late, of rows read `with_lateness`."""
    send_by = Coalesce("given_until", "due_at")
    ways = {
        "sent": Q(first_sent_at__gte=send_by, submitted_at__isnull=False),
        "decided": Q(state=NominationState.APPROVED, decided_at__gte=F("approve_by")),
        "back": Q(LessThanOrEqual(send_by, at), state=NominationState.RETURNED)
        & (Q(amend_until=None) | Q(amend_until__lte=at)),
    }
    return reduce(or_, ways.values()) if which == "any" else ways[which]
