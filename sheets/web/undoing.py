"""What the page before an undo says: which rows would go for good, which stay, and why."""

from typing import Any

from accounts.paging import turned
from accounts.request import Request
from accounts.web import asked
from sheets.models import SheetImport, SheetMade
from sheets.targets import Made
from sheets.web import PER_PAGE
from sheets.workflow.effects import seal_of

SEEN = "o-lai"  # the hidden box that tells which rows the page said stay


def before(request: Request, sheet: SheetImport) -> dict[str, Any]:
    """As things stand; nothing is written. The press carries a seal of what is said here."""
    made: list[SheetMade] = list(sheet.made.order_by("place"))
    known = [Made(code=one.code, seal=one.seal) for one in made]
    stays = sheet.into.stays(sheet.conference, known)
    told = sheet.into.tell(sheet.conference, [one.code for one in made])
    goes = [told[one.code] for one in made if one.code not in stays and one.code in told]
    left = sheet.made.filter(code__in=stays.keys() & told.keys()).order_by("place")
    page = turned(left, asked(request), per_page=PER_PAGE)
    return {
        "sheet": sheet,
        "goes": len(goes),
        "named": goes[:PER_PAGE],
        "more": len(goes[PER_PAGE:]),
        "stays": page.paginator.count,
        "page_obj": page,
        "left": [(one, told[one.code], stays[one.code]) for one in page],
        "missing": len(made) - len(goes) - page.paginator.count,
        "seen_name": SEEN,
        "seen": seal_of(stays),
    }
