"""What somebody typed on a page of many that writes nothing yet, kept for its next look."""

import hashlib
from collections.abc import Collection, Iterable
from urllib.parse import parse_qsl

from django.db import models

from accounts.permissions import Place
from nominations.querysets.held import HeldFormQuerySet

CHOSEN = "chon"  # the box that ticks a dossier; its value is the code
QUESTIONED = "hoi"  # the same of those a refused form asks about
ALWAYS = ("agree", "disagree", "abstain")  # HN25-0001-agree
ASKED = ("result", "reason", "of")  # of: the votes an answer was given for
KNOWN = "seen"  # which votes of it, entered or typed elsewhere, its page has shown or told of
Box = tuple[str, str]


def code_of(key: str) -> str:
    """Of which dossier a box of the approval meeting is; of none: empty."""
    code, _, part = key.rpartition("-")
    return code if part in (*ALWAYS, *ASKED, KNOWN) else ""


def dossiers_of(boxes: Iterable[Box]) -> list[str]:
    """Codes of the dossiers that are ticked or have votes typed, each once."""
    typed = ((key, text) for key, text in boxes if text.strip() and not key.endswith(f"-{KNOWN}"))
    found = (text if key == CHOSEN else code_of(key) for key, text in typed)
    return list(dict.fromkeys(filter(None, found)))


def without(boxes: Iterable[Box], codes: Collection[str]) -> list[Box]:
    """The same boxes but those of these dossiers."""
    by_value = (CHOSEN, QUESTIONED)
    return [
        (key, text) for key, text in boxes
        if (text if key in by_value else code_of(key)) not in codes
    ]  # fmt: skip


class HeldForm(models.Model):
    """One such page of one person. typed: its boxes, a query string.

    chosen: of how many dossiers it is.
    """

    conference = models.ForeignKey("conferences.Conference", models.CASCADE, related_name="+")
    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    kind = models.CharField("loại", max_length=8)
    at = models.DateTimeField("nhập lúc")
    typed = models.TextField("đã nhập")
    chosen = models.PositiveIntegerField("số hồ sơ đã chọn", default=0)

    objects = HeldFormQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def seal(self) -> str:
        """What it holds, in few signs: a page tells by it what it was made from."""
        return hashlib.sha256(self.typed.encode()).hexdigest()[:16]

    @property
    def boxes(self) -> list[Box]:
        return parse_qsl(self.typed, keep_blank_values=True)

    @property
    def place(self) -> Place:
        return self.conference.place
