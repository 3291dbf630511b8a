"""What the page of an import tells once it is decided: who came in, who was left out and why."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from accounts.paging import turned
from accounts.request import Request
from accounts.web import asked
from sheets.forms import PASTED
from sheets.models import SheetImport, SheetLeft, SheetMade
from sheets.querysets import KEPT
from sheets.web import PER_PAGE, SHOWN, along

LEFT = "de-lai"  # of the address: the lines that did not come in
AT_ONCE = 5  # of those left out, named above those who came in


def result(request: Request, sheet: SheetImport) -> dict[str, Any]:
    """The rows an import made, each with its link while it is there; or what it left out."""
    wanted = asked(request)
    rows = list(sheet.left.filter(is_row=True).order_by("place")[: AT_ONCE + 1])
    told = {
        "sheet": sheet,
        "pasted": sheet.source == PASTED,
        "gone_count": sheet.made_count - sheet.kept_count,
        "comes_along": along.told(sheet, request.at),
        "list": _list_of(sheet),
        "named": rows[:AT_ONCE],
        **_left_counts(sheet),
    }
    if wanted.get(SHOWN) == LEFT:
        left = sheet.left.order_by("-is_row", "place")  # people first, then titles and totals
        page_of_left = turned(left, wanted, per_page=PER_PAGE)
        lines: list[SheetLeft] = list(page_of_left)
        return told | {"shown": LEFT, "page_obj": page_of_left, "left": lines}
    page = turned(sheet.made.order_by("place"), wanted, per_page=PER_PAGE)
    made: list[SheetMade] = list(page)
    names = sheet.into.tell(sheet.conference, [one.code for one in made])
    return told | {
        "shown": "",
        "page_obj": page,
        "made": [(one, names.get(one.code)) for one in made],
    }


def _left_counts(sheet: SheetImport) -> dict[str, Any]:
    """How many of those left out are somebody, how many no rows at all; nothing once forgotten."""
    known = sheet.left.values_list("is_row", flat=True)
    rows = sum(known)
    return {
        "left_rows": rows,
        "left_others": len(known) - rows,
        "forgotten": sheet.left_count and not known,
        "forgotten_at": sheet.decided_at + KEPT if sheet.decided_at else None,
    }


def _list_of(sheet: SheetImport) -> str:
    """The list with just the rows that came in and are there still."""
    stay = sheet.made.filter(gone=False).order_by("place")
    codes: Sequence[str] = list(stay.values_list("code", flat=True))
    came = sheet.into.came(sheet.conference, sheet.code, codes) if codes else {}
    query = urlencode(came, doseq=True)
    return reverse(sheet.into.back) + (f"?{query}" if query else "")
