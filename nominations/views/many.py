"""Verifying several dossiers at once: choose, a result for each, one undo for all."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import needs
from conferences.web import here
from nominations.actions.bulk import move_codes
from nominations.web.many import waiting_to_be_verified

CODE, DEED = "code", "viec"
DEEDS = {"tham-dinh": "verify", "hoan-tac": "unverify"}  # what a button of the page asks for
NOBODY = "Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ."


@needs(Permission.NOMINATION_VERIFY)
def verify_many(request: Request) -> HttpResponse:
    """Without a deed it asks: of the codes a list sent, or of all that wait."""
    conference = here(request)
    sent = request.POST if request.method == "POST" else request.GET
    codes = list(dict.fromkeys(sent.getlist(CODE)))
    if request.method == "POST" and not codes:
        messages.error(request, NOBODY)
        return redirect("nominations:verify_many")
    name = DEEDS.get(request.POST.get(DEED, ""))
    if name:
        moved = move_codes(conference, name, codes, by=request.user, at=request.at)
        done = [one for one in moved if not one.problems]
        context: dict[str, Any] = {"moved": moved, "name": name, "done": done}
        return render(request, "nominations/verified_many.html", context)
    context = waiting_to_be_verified(request, conference, codes)
    context["chosen"] = codes
    return render(request, "nominations/verify_many.html", context)
