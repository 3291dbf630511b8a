"""What an approved dossier is looked at again for: conditions of many, as `rules.second_look`."""

from collections.abc import Sequence

from django.apps import apps
from django.db.models import Q

from conferences.plan import Figure
from nominations.enums import Integrity
from nominations.querysets import related


def lost(majority: Figure | None) -> Q:
    """Too few votes in favour since a correction, and no reason."""
    ballots = apps.get_model("nominations.Ballot").objects
    votes = ballots.standing().of_approval().lost(majority).filter(reason="")
    return Q(pk__in=votes.values("nomination_id"))


def ways(majority: Figure | None) -> tuple[Q, ...]:
    """Each found by its own index; the last two only where somebody told an interest."""
    judged = (related.among("verifier"), related.among("approver"))
    return Q(integrity=Integrity.PENDING), lost(majority), *judged


def apart(each: Sequence[Q]) -> list[Q]:
    """The same, none of them true of what an earlier one is true of."""
    return [Q(one, *(~before for before in each[:at])) for at, one in enumerate(each)]
