"""Answers with a paper drawn when it is asked for and never kept."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from accounts.models import Unit
from accounts.permissions import works_for_one_unit
from accounts.request import Request
from accounts.web import asked, row_id
from conferences.models import Conference
from conferences.pdf import PdfNotDrawn, render_pdf

log = logging.getLogger(__name__)


def as_pdf(
    request: Request, template: str, context: Mapping[str, Any], *, name: str, sorry: str, back: str
) -> HttpResponse:
    """name: of the file, never a person's. Where it is not drawn: sorry, said on the page back."""
    try:
        paper = render_pdf(render_to_string(template, context), base=settings.BASE_DIR / "static")
    except PdfNotDrawn:
        log.exception("%s was not drawn", name)
        messages.error(request, sorry)
        return redirect(back)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


def unit_named(request: Request, conference: Conference) -> Unit | None:
    """Whose name a blank paper bears: one's own; the office's with that it chose, if any."""
    if works_for_one_unit(request.user):
        return request.user.unit
    chosen = row_id(asked(request).get("don-vi", ""))
    return Unit.objects.filter(commune_id=conference.commune_id, pk=chosen).first()
