"""What the other side wrote into a unit's dossiers and the unit has not read yet."""

from dataclasses import dataclass

from conferences.models import Conference
from nominations.models import Change

CORRECTED, UNREAD = "corrected", "unread"
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
