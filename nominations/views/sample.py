"""A page of the form as a unit begins it, for whoever looks at it before anybody may write."""

from django.http import Http404, HttpResponse

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import needs
from conferences.web import here
from nominations.enums import NominationKind
from nominations.models import Nomination
from nominations.views.steps import page_of
from nominations.web.walk import visit_to


@needs(Permission.NOMINATION_WRITE)
def sample(request: Request, kind: str, step: str) -> HttpResponse:
    """The page as its view draws it of a dossier just begun; there is none, and none is made."""
    conference, unit = here(request), request.user.unit
    if unit is None or kind not in NominationKind.values:
        raise Http404
    begun = Nomination(
        pk=0, conference=conference, unit=unit, kind=kind,
        code=conference.code_of(conference.next_number),
        created_at=request.at, updated_at=request.at,
    )  # fmt: skip
    visit = visit_to(request, begun, step)
    if visit is None or visit.step.load(visit):  # votes rest on a meeting that was entered
        raise Http404
    return page_of(visit, visit.form(), **visit.step.shows(visit))
