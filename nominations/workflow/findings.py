"""Writes what was found of one item of a checklist: who looked, and when."""

from datetime import datetime

from accounts.models import User
from conferences.workflow import Step
from nominations.enums import Found, Integrity
from nominations.models import Finding, Nomination

INTEGRITY = "integrity"
OF_CHECK = {Integrity.CLEAR.value: Found.CLEAR.value, Integrity.PENDING.value: Found.RAISED.value}


def write(
    nomination: Nomination, item: str, *, found: str, note: str = "", by: User, at: datetime
) -> None:
    """The last answer stands; none where nobody has looked. Called under the dossier's row."""
    if not found:
        Finding.objects.filter(nomination=nomination, item=item).delete()
        return
    said = {"found": found, "note": note, "by": by, "at": at}
    Finding.objects.update_or_create(nomination=nomination, item=item, defaults=said)


def note_integrity(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Who looked into discipline and complaints: the check page's own box."""
    found = OF_CHECK.get(nomination.integrity, "")
    write(nomination, INTEGRITY, found=found, by=by, at=at)


def forget_findings(step: Step[Nomination]) -> None:
    """An effect: what its unit takes back it may write anew, of somebody else."""
    Finding.objects.filter(nomination=step.dossier).delete()


def forget_of_another(step: Step[Nomination]) -> None:
    """An effect: whoever is put forward now was not looked into, so nothing was found of them.

    Of what was never sent nobody could find anything.
    """
    if step.dossier.first_sent_at and step.dossier.integrity == Integrity.UNCHECKED:
        forget_findings(step)
