"""The pages of what became of many at one press: any number of times, nothing is done again."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import needs, row_id
from nominations.actions.answering import Answered
from nominations.actions.bulk import Outcome
from nominations.actions.results import mark, see
from nominations.web import answering, approved, many, pressed
from nominations.web.onward import list_of
from nominations.web.reasons import NOT_SEEN
from nominations.web.results import ANSWERED, DECIDED, MOVED, ONE, UNDONE, result_of
from nominations.web.ways_back import left_told, taken_back, ways_back

GONE = (
    "Kết quả này không còn được giữ. Hồ sơ nào đã làm gì vẫn ghi ở lịch sử của hồ sơ đó; hãy mở hồ "
    "sơ để xem."
)
ONE_DONE = "Đã hoàn tác hồ sơ {}; các hồ sơ khác giữ nguyên."
ONE_STANDS = "Chưa hoàn tác được hồ sơ {}. {}"
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
    stands = ways_back(request, [found]).get(found.pk, {})
    back = [code for code, problems in stands.items() if not problems]
    context = {
        "alone": sum(bool(row.get("undone")) for row in found.told["rows"]),
        "number": found.pk, "undone": found.undone, "is_new": see(found), "back": back,
        "no_back": {code: problems for code, problems in stands.items() if problems},
        "taken": taken_back(request, found), "left": left_told(request, found),
    }  # fmt: skip
    return render(request, page, says(request, found.told, back) | context)


def to_row(request: Request, outcomes: Sequence[Outcome | Answered]) -> HttpResponse:
    """Back to the page of the press of which one row was to be taken back: there it says so."""
    code, named = request.POST[ONE], request.POST[UNDONE]
    problems = [problem for one in outcomes for problem in one.problems]
    kept = result_of(request, named)
    if outcomes and not problems and kept:
        mark(kept, code, at=request.at)
        messages.success(request, ONE_DONE.format(code))
    else:
        why = " ".join(problem.text for problem in problems) or NOT_SEEN
        messages.error(request, ONE_STANDS.format(code, why))
    there = reverse("nominations:told", args=[row_id(named)], query=list_of(request) or None)
    return redirect(f"{there}#{code}")


@needs(Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE)
@require_GET
def presses(request: Request) -> HttpResponse:
    """What this person did to many lately, to find a page of results again."""
    return render(request, "nominations/presses.html", pressed.presses(request))
