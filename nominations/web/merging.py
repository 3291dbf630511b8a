"""What the page of a merge shows: what may go over, what does not and why."""

from typing import Any

from accounts.request import Request
from nominations.actions.merging import choices_of, files_of, merge_of, not_merged
from nominations.forms.merge import MergeForm
from nominations.models import Nomination
from nominations.particulars import Particular
from nominations.web.pairs import beside

PLACE = ("Trạng thái", "Đơn vị giới thiệu")  # said above, of whichever is kept


def _words(row: Particular, both: tuple[Nomination, Nomination]) -> list[str]:
    return [row.words(getattr(one, row.name)) for one in both]


def merge_page(request: Request, kept: Nomination, closed: Nomination) -> dict[str, Any]:
    """One dossier that goes on, and of the other what the office may take along."""
    rows, both = choices_of(kept, closed), (kept, closed)
    form = MergeForm(
        request.POST if request.method == "POST" else None,
        stands=merge_of(kept, closed),
        codes=(kept.code, closed.code),
        rows=[(row, _words(row, both)) for row in rows],
        files=[(one.pk, f"{one.get_kind_display()}: {one.name}") for one in files_of(closed)],
    )
    labels = {row.label for row in rows} | set(PLACE)
    cells = [cell for cell in beside(*both) if cell.differs and cell.label not in labels]
    return {
        "kept": kept,
        "closed": closed,
        "form": form,
        "cells": cells,
        "stops": not_merged(kept, closed),
    }
