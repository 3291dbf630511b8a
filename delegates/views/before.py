"""Guests and leaders of the conference before, laid into the preview of a table."""

import hashlib

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import needs
from conferences.web import here
from delegates.facts.before import as_table, invited_before
from sheets import actions
from sheets.reading import read_paste
from sheets.web import target_at

NOBODY = "Hội nghị trước không có khách mời, lãnh đạo nào. Hãy nhập danh sách mới."
SOURCE = "Khách mời, lãnh đạo của Hội nghị trước"


@needs(Permission.DELEGATE_EDIT)
@require_POST
def before(request: Request) -> HttpResponse:
    """Who is ticked there comes in, doubles are asked about, and all of it can be taken back."""
    conference = here(request)
    rows, target = invited_before(conference), target_at(request, "khach-moi")
    text = as_table(rows)
    try:
        if not rows:
            raise Refused(NOBODY)
        sheet = actions.stage(
            conference, target=target, book=read_paste(text, ""), source=SOURCE,
            digest=hashlib.sha256(text.encode()).hexdigest(), by=request.user, at=request.at,
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("delegates:new")
    return redirect("sheets:show", pk=sheet.pk)
