"""Answers with one dossier's paper, drawn when it is asked for and never kept."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from conferences.pdf import render_pdf


def as_pdf(template: str, context: Mapping[str, Any], *, name: str) -> HttpResponse:
    """name: of the file, never a person's. Raises PdfNotDrawn."""
    paper = render_pdf(render_to_string(template, context), base=settings.BASE_DIR / "static")
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
