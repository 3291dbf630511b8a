"""Sets of dossiers by who judges them: who is set apart, and what the leadership wrote of it."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from accounts.querysets import Row, WithinReachQuerySet
from nominations.checklist import Item
from nominations.enums import NominationState
from nominations.querysets import parts, related


class JudgedQuerySet(WithinReachQuerySet[Row]):
    def with_apart(self) -> Self:
        """With what of `APART_LOOKS` stands of those who judge each; no query more."""
        return self.annotate(**related.along())

    def with_words(self) -> Self:
        """With what the leadership wrote of who is set apart from each: `words`; no query more."""
        return self.annotate(read_words=related.words())

    def with_answered(self) -> Self:
        """With what of the checklist was answered, as `item_answers`; no query more."""
        return self.annotate(read_answered=parts.answered())

    def left_unchecked(self, items: Sequence[Item]) -> Self:
        """Those of which some item that is asked of their kind was not answered."""
        findings = apps.get_model("nominations.Finding").objects.filter(nomination=OuterRef("pk"))
        left = (
            Q(~Exists(findings.filter(item=item.key)), kind__in=sorted(item.kinds))
            for item in items
            if not item.demanded
        )
        return self.filter(reduce(or_, left))

    def verified_by_word(self) -> Self:
        """Those checked by somebody set apart from them, whom the leadership let."""
        return self.filter(related.verified_by_word())

    def verified_by_kin(self) -> Self:
        """Those that wait to be approved, checked by a relative, whatever was written of it."""
        return self.filter(related.verifier_is_kin(), state=NominationState.VERIFIED)

    def let_go_on(self) -> Self:
        """Those that somebody set apart verifies by the leadership's word, and has not yet."""
        return self.filter(related.let_go_on())

    def kept_by_objections(self) -> Self:
        """Verified ones nobody approves before an objection is answered, as `before_posted` says:
        one to them, to a dossier closed for theirs, or to a whole list they ever stood on.
        """
        waits = apps.get_model("nominations.Objection").objects.open()
        theirs = waits.filter(
            Q(nomination=OuterRef("pk")) | Q(nomination__kept_as=OuterRef("pk")),
        )
        stood = apps.get_model("nominations.Posted").objects.filter(
            nomination=OuterRef("pk"), posting__in=waits.filter(nomination=None).values("posting")
        )
        return self.filter(Q(Exists(theirs)) | Q(Exists(stood)), state=NominationState.VERIFIED)

    def of_one_look(self, name: str) -> Self | None:
        """What a list is asked for alone, since it is no sign at a row; None: it is one."""
        ways = {"allowed": self.let_go_on, "objections": self.kept_by_objections}
        return ways[name]() if name in ways else None

    def waiting_for_word(self) -> Self:
        """Those nobody goes on with before the leadership wrote its word: somebody is related."""
        return self.filter(related.among("word"))

    def waiting_for_hands(self) -> Self:
        """The same: nobody is, but each had a hand in it."""
        return self.filter(related.of_hands())

    def waiting_for_leadership(self) -> Self:
        """All that wait for its word, for whichever reason."""
        rows = self.model._default_manager
        first, *others = (rows.filter(way).values("pk") for way in related.waits())
        return self.filter(pk__in=first.union(*others))

    def parts_waiting(self) -> list[Self]:
        """The same in sets that share none, each found by its own index."""
        return [self.filter(way) for way in related.waits()]
