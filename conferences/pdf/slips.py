"""Draws the sheet of access slips: eight to a page, one QR code each."""

from collections.abc import Mapping
from datetime import datetime

import segno
from django.conf import settings
from django.template.loader import render_to_string

from accounts.models import Unit
from conferences.models import Conference
from conferences.pdf import render_pdf


def slips(conference: Conference, addresses: Mapping[Unit, str], *, ends_at: datetime) -> bytes:
    """One slip a unit: who it is for, the code, three steps, whom to call, until when."""
    cards = [
        {"unit": unit, "qr": segno.make(address, error="m").svg_inline(scale=3, border=2)}
        for unit, address in addresses.items()
    ]
    html = render_to_string(
        "conferences/print/slips.html",
        {"conference": conference, "cards": cards, "ends_at": ends_at},
    )
    return render_pdf(html, base=settings.BASE_DIR / "static")
