"""What the other side wrote into a unit's dossiers and the unit has not read yet."""

from dataclasses import dataclass

from conferences.models import Conference
from nominations.enums import NominationState
from nominations.models import Change, Setback
from nominations.querysets.setbacks import SetbackQuerySet

CORRECTED, UNREAD = "corrected", "unread"
# Of nominees: for an office to answer, for its unit to read, what its unit waits for.
REPORTED, ANSWERED, WAITING = "reported", "answered", "waiting"
OPENED_AGAIN = "opened_again"
MOST = 60  # fields looked at for one home


@dataclass(frozen=True, kw_only=True)
class CorrectedDossier:
    """A dossier of the unit in which typing errors were corrected, and what was."""

    code: str
    full_name: str
    labels: tuple[str, ...]


def corrected_of_unit(conference: Conference, unit_id: int) -> list[CorrectedDossier]:
    """Those the unit has not said it has read; the first corrected first."""
    found = Change.objects.unknown().filter(
        nomination__conference=conference, nomination__unit_id=unit_id
    )
    read = ("nomination__code", "nomination__full_name", "label")
    labels: dict[tuple[str, str], list[str]] = {}
    for code, name, label in found.order_by("pk").values_list(*read)[:MOST]:
        labels.setdefault((code, name), []).append(label)
    return [
        CorrectedDossier(code=code, full_name=name, labels=tuple(dict.fromkeys(told)))
        for (code, name), told in labels.items()
    ]


@dataclass(frozen=True, kw_only=True)
class ReportedDossier:
    """A dossier of whose nominee a unit reported something, and what."""

    code: str
    full_name: str
    unit: str
    what: str
    is_back: bool  # its unit took the dossier back: no office can read it


def reported(conference: Conference, *, most: int) -> list[ReportedDossier]:
    """What waits for an office's answer, the oldest first."""
    found = Setback.objects.waiting().known_to_offices()
    found = found.filter(nomination__conference=conference)
    return _reported(found, most=most)


def answered_of_unit(conference: Conference, unit_id: int, *, most: int) -> list[ReportedDossier]:
    """What was answered and the unit has not said it has read; the oldest first."""
    mine = {"nomination__conference": conference, "nomination__unit_id": unit_id}
    return _reported(Setback.objects.unknown().filter(**mine), most=most)


def waiting_of_unit(conference: Conference, unit_id: int, *, most: int) -> list[ReportedDossier]:
    """What it reported and nobody has answered; the oldest first."""
    mine = {"nomination__conference": conference, "nomination__unit_id": unit_id}
    return _reported(Setback.objects.waiting().filter(**mine), most=most)


def _reported(found: SetbackQuerySet, *, most: int) -> list[ReportedDossier]:
    read = found.select_related("nomination__unit").order_by("at", "pk")[:most]
    return [
        ReportedDossier(
            code=one.nomination.code,
            full_name=one.nomination.full_name,
            unit=one.nomination.unit.name,
            what=one.get_kind_display(),
            is_back=one.nomination.state == NominationState.DRAFT,
        )
        for one in read
    ]
