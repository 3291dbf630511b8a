"""The boxes of a list's filter, drawn by Python as templates/bootstrap5/field.html draws a form's.

By Django's templates, one for each choice of each box, they cost a list a tenth of its time.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

from accounts.templatetags.drawing import drawn, drawn_all

register = template.Library()
NOTHING = SafeString("")
FIELD = '<div id="div_{}" class="field{}">\n{}</div>\n'
LABEL = '<label class="form-label" for="{}">{}</label>'
WRONG = '<p class="invalid-feedback" id="{}_error">{}</p>'
INPUT = '<input type="{}" name="{}"{} id="{}"{}{}>'
SELECT = '<select name="{}" class="form-select" id="{}"{}>{}</select>'
OPTION = '<option value="{}"{}>{}</option>\n'


@register.simple_tag
def boxes(form: Iterable[BoundField]) -> SafeString:
    """{% boxes form %}: text, choices, a tick, what travels hidden; of a form, or some of it."""
    return SafeString("".join(_drawn(box) for box in form))


def _drawn(box: BoundField) -> SafeString:
    if box.is_hidden:
        return drawn(INPUT, "hidden", box.html_name, _said(box), box.auto_id, "", "")
    wrong = drawn(WRONG, box.auto_id, " ".join(map(str, box.errors))) if box.errors else NOTHING
    css, aria = " field-error" if wrong else "", NOTHING
    if wrong:
        aria = drawn(' aria-invalid="true" aria-describedby="{}_error"', box.auto_id)
    if isinstance(box.field, forms.BooleanField):
        on = SafeString(' class="form-check-input"' + (" checked" if box.value() else ""))
        tick = drawn(INPUT, "checkbox", box.html_name, on, box.auto_id, aria, "")
        label = drawn('<label class="form-check-label" for="{}">{}</label>', box.auto_id,
                            box.label)  # fmt: skip
        return drawn(FIELD, box.auto_id, css + " form-check", wrong + tick + label)
    label = drawn(LABEL, box.auto_id, box.label)
    return drawn(FIELD, box.auto_id, css, label + wrong + _entry(box, aria))


def _entry(box: BoundField, aria: SafeString) -> SafeString:
    if not isinstance(box.field, forms.ChoiceField):
        css = SafeString(' class="form-control"')
        return drawn(INPUT, "text", box.html_name, _said(box), box.auto_id, css, aria)
    pairs = cast("Iterable[tuple[str, str]]", box.field.choices)  # a list's boxes have no groups
    inside = _options(tuple(pairs), str(box.value() or ""))
    return drawn(SELECT, box.html_name, box.auto_id, aria, inside)


@lru_cache(maxsize=512)
def _options(pairs: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """Drawn once a process: a list's choices are the same in every request but for the one made."""
    return drawn_all(
        OPTION,
        (
            (value, SafeString(" selected") if str(value) == chosen else NOTHING, label)
            for value, label in pairs
        ),
    )


def _said(box: BoundField) -> SafeString:
    value = box.value()
    return NOTHING if value in ("", None) else drawn(' value="{}"', value)
