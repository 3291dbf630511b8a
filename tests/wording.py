"""Where tests look for words of the code in what the log tells people (U27)."""

import re
from typing import Any

from django.apps import apps
from django.db.models import Choices

from accounts.gathering import gathered
from accounts.models import AuditEvent
from conferences.history import described
from tests.rooms import APPS


def _values(kind: type) -> set[str]:
    return {str(v) for one in kind.__subclasses__() for v in [*one.values, *_values(one)]}


def words_of_the_code() -> set[str]:
    """Names of fields, values of states and kinds, verbs: whatever only a programmer reads."""
    models = [model for model in apps.get_models() if model._meta.app_label in APPS]
    fields = {field.name for model in models for field in model._meta.get_fields()}
    found = fields | _values(Choices) | set(gathered().words)
    return {word for word in found if len(word) > 2 and word.isascii()} - {"pdf", "xlsx"}


WORDS = words_of_the_code()
TOKEN = re.compile(r"\b[A-Za-z][A-Za-z_]+\b")  # whole words: a checksum may spell "add"


def told(event: AuditEvent) -> dict[str, Any]:
    """What the log's page writes of an event."""
    shown = described(event)
    parts = ("words", "code_words", "who", "told")
    return {part: getattr(shown, part) for part in parts} | {"change": getattr(shown, "change", "")}


def english(event: AuditEvent) -> set[str]:
    """The words of the code on the page of one event."""
    text = " ".join(str(words) for words in told(event).values())
    return {token for token in TOKEN.findall(text) if token.lower() in WORDS or "_" in token}
