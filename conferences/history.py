"""An audit event as a page tells it: the words are its app's (`declared.py`), put together here."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from accounts.audit import who
from accounts.gathering import gathered
from accounts.models import AuditEvent
from conferences import calendar

OLD_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d)?")


Labels = Mapping[tuple[str, str], str]  # by target and code


def labels_of(events: Iterable[AuditEvent], commune_code: str) -> Labels:
    """What the things a page's events are about are called, where the chain keeps only their keys.

    Looked up as the page is drawn, so that a name somebody typed goes when its row goes.
    """
    codes: dict[str, set[str]] = {}
    for event in events:
        codes.setdefault(event.target, set()).add(event.target_code)
    looked_up = gathered().labels
    return {
        (target, code): label
        for target in looked_up.keys() & codes.keys()
        for code, label in looked_up[target](commune_code, codes[target]).items()
    }


def described(
    event: AuditEvent,
    *,
    units: Mapping[str, str] | None = None,
    labels: Labels = MappingProxyType({}),
    inner: bool = True,
) -> AuditEvent:
    """An audit event with its words for a page; units: their names by slug, where these matter.

    labels: see `labels_of`.
    inner: whether the reader may be told of other units' dossiers that the event was about too.
    """
    known = gathered()
    event.words = known.words.get(event.action, "Việc khác")
    event.who = who(event.role, event.unit)
    names = known.codes.get(event.target)
    event.code_words = names(event.target_code, units or {}) if names else event.target_code
    if label := labels.get((event.target, event.target_code)):
        event.code_words = f"{event.code_words}: {label}"
    notes = known.notes if inner else {**known.notes, **known.outer_notes}
    tell = notes.get(event.action)
    event.told = tell(event) if tell else event.note
    if event.action in known.changes:
        event.change = " → ".join(filter(None, map(_when, [event.before, event.after])))
    return event


def _when(text: str) -> str:
    """Older events keep a time as machines write it."""
    if not OLD_TIME.fullmatch(text):
        return text
    local = datetime.fromisoformat(text).astimezone(calendar.HANOI)
    return f"{local:%H:%M} ngày {calendar.vn_short(local.date())}"
