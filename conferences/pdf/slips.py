"""Draws the sheet of access slips: eight to a page, one QR code each."""

from collections.abc import Mapping
from datetime import datetime

import segno
from django.conf import settings
from django.template.loader import render_to_string

from accounts.models import Unit
from conferences.models import Conference
from conferences.pdf import render_pdf


def slips(
    conference: Conference,
    addresses: Mapping[Unit, str],
    *,
    door: str,
    send_by: Mapping[int, datetime | None],
    ends_at: datetime,
) -> bytes:
    """One slip a unit: who it is for, the code, three steps, the hour, whom to call, until when.

    door: the address to type where nothing scans. send_by: by the unit's id, None: nothing owed.
    """
    cards = [
        {
            "unit": unit,
            "qr": segno.make(address, error="m").svg_inline(scale=3, border=2),
            "send_by": send_by.get(unit.pk),
        }
        for unit, address in addresses.items()
    ]
    html = render_to_string(
        "conferences/print/slips.html",
        {"conference": conference, "cards": cards, "door": door, "ends_at": ends_at},
    )
    return render_pdf(html, base=settings.BASE_DIR / "static")
