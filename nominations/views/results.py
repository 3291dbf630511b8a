"""The pages of what became of many at one press: any number of times, nothing is done again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import needs
from nominations.actions.results import see
from nominations.web import answering, approved, many, pressed
from nominations.web.onward import list_of
from nominations.web.results import ANSWERED, DECIDED, MOVED, result_of

GONE = (
    "Kết quả này không còn được giữ. Hồ sơ nào đã làm gì vẫn ghi ở lịch sử của hồ sơ đó; hãy mở hồ "
    "sơ để xem."
)
PAGES = {
    MOVED: ("nominations/moved.html", many.told),
    ANSWERED: ("nominations/answered_many.html", answering.told),
    DECIDED: ("nominations/approved.html", approved.told),
}


@needs(Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE)
@require_GET
def told(request: Request, number: int) -> HttpResponse:
    """Of each what became of it; what is kept no longer leads to the list, and says so."""
    found = result_of(request, number)
    if found is None:
        messages.warning(request, GONE)
        return redirect(reverse("nominations:list", query=list_of(request) or None))
    page, says = PAGES[found.kind]
    context = {"number": found.pk, "undone": found.undone, "is_new": see(found)}
    return render(request, page, context | says(request, found.told))


@needs(Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE)
@require_GET
def presses(request: Request) -> HttpResponse:
    """What this person did to many lately, to find a page of results again."""
    return render(request, "nominations/presses.html", pressed.presses(request))
