"""The boxes of the approval meeting as they come: sent, carried from other pages, held in a row."""

from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl

from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.web import storable
from nominations.forms.office import VotesForm
from nominations.models.held import ALWAYS, CHOSEN, KNOWN, code_of

HEAD = ("held_on", "chair", "invited", "present", "number")  # the meeting's own boxes
CARRIED = "da-nhap"  # what was typed on the other pages


def sent_boxes(sent: QueryDict) -> QueryDict:
    """What came with the form: of the page it was sent from, and carried from the others."""
    found = _read(sent.get(CARRIED, ""))
    carried = found.getlist(CHOSEN)
    for key, texts in sent.lists():
        if key != CARRIED:
            found.setlist(key, texts)
    found.setlist(CHOSEN, list(dict.fromkeys([*carried, *sent.getlist(CHOSEN)])))
    return found


def held_boxes(boxes: str, asks: QueryDict) -> QueryDict:
    """What was typed, and the page and the dossiers the address asks for."""
    found = _read(boxes)
    for key, texts in asks.lists():
        if key not in found:
            found.setlist(key, texts)
    return found


def votes_of(boxes: QueryDict, *, of: Collection[str] | None = None) -> QueryDict:
    """The meeting's own and those of its dossiers; of: of these alone, and none is ticked."""
    found = QueryDict(mutable=True)
    for key, texts in boxes.lists():
        code = code_of(key)
        if key in HEAD or (code in of if of else code or key == CHOSEN):
            found.setlist(key, texts)
    return found


def known_of(boxes: QueryDict, code: str) -> str:
    """Marks of the votes of it elsewhere that the page has shown or told of."""
    return boxes.get(f"{code}-{KNOWN}", "")


def figures_of(boxes: QueryDict | Mapping[str, str], code: str) -> tuple[int | None, ...]:
    """Its votes as their boxes read them, "012" too; none is nought, None what is no number."""
    return tuple(_number(boxes.get(f"{code}-{part}", ""), part) for part in ALWAYS)


def typed_words(boxes: QueryDict | Mapping[str, str], code: str) -> list[str]:
    """đồng ý 13, không đồng ý 1: as typed, by the boxes' own words; of an empty box nothing."""
    labels = {part: str(VotesForm.base_fields[part].label).lower() for part in ALWAYS}
    texts = {part: boxes.get(f"{code}-{part}", "").strip() for part in ALWAYS}
    return [f"{labels[part]} {text}" for part, text in texts.items() if text]


def _number(text: str, part: str) -> int | None:
    try:
        return VotesForm.base_fields[part].clean(text) or 0
    except ValidationError:
        return 0 if not text.strip() else None


def pairs_of(boxes: QueryDict) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in boxes.lists() for text in texts]


def _read(boxes: str) -> QueryDict:
    """As many as there are: Django's own reading ends at a form's most."""
    found = QueryDict(mutable=True)
    for key, text in parse_qsl(boxes, keep_blank_values=True):
        found.appendlist(storable(key), storable(text))
    return found
