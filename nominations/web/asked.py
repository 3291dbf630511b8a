"""What a page of a dossier that came back shows: which boxes are open, and the office's words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse

from accounts.fields import mark, put
from accounts.forms import EditForm, shown_value
from nominations.enums import NominationState
from nominations.models import Nomination
from nominations.particulars import page_with, topics

# What is no particular: its pages, and what the way to one is called where that is not its name.
PAGES = {"review": (("hop", ""), ("phieu", "Số phiếu bình xét")), "file": (("tep", ""),)}
NOTHING = "Không ghi"
ALIKE = "như ý kiến ở trên."


def close_boxes(
    form: EditForm,
    *,
    topic: str,
    open_ones: frozenset[str],
    stands: Mapping[str, Any],
    held: Mapping[str, Any],
    nomination: Nomination,
) -> None:
    """Boxes nobody asked for are read-only, with what stands; the first of the others has the
    remark beside it, each further one a word that it is meant too.

    topic: what all boxes of the page are about, with the remark at its head; empty where each is
    its own. held: what was typed before, by box. A box closed while its unit typed in it shows the
    words, to be copied.
    """
    remark = nomination.reply
    for name in [box.name for box in form.visible_fields()]:
        about, field = topic or name, form.fields[name]
        if about in open_ones:
            if not topic and about in nomination.asked:
                mark(field, remark=remark)
                remark = remark and ALIKE
            continue
        field.required = False
        value = stands.get(name)
        shown = shown_value(field, value)
        mark(field, closed=shown or NOTHING)
        was_typed = name in form.data if form.is_bound else name in held
        typed = shown_value(field, form[name].value()) if was_typed else ""
        if typed and typed != shown:
            mark(field, unsaved=typed)
        if form.is_bound and name not in form.data:
            put(form, name, _typed(field, value))


def _typed(field: forms.Field, value: Any) -> str:
    """What stands, as its box would have sent it."""
    return "" if value is None else str(field.prepare_value(value))


def first_box(nomination: Nomination) -> str:
    """The address of the first box that was asked for; empty where none was."""
    return next((there for _, there in ways_to(nomination)), "")


def ways_to(nomination: Nomination) -> list[tuple[str, str]]:
    """Each page or box that was asked for and its address, in the order of the pages."""
    if nomination.state != NominationState.RETURNED:
        return []
    labels = topics(nomination.kind)
    return [
        (words or labels[name], there)
        for name in nomination.asked
        for words, there in _places(nomination, name)
    ]


def _places(nomination: Nomination, name: str) -> list[tuple[str, str]]:
    pages = PAGES.get(name, ((page_with(nomination.kind, name), ""),))
    place = "" if name in PAGES else f"#div_id_{name}"
    return [
        (words, reverse("nominations:step", args=[nomination.code, page]) + "?ve=gui" + place)
        for page, words in pages
    ]
