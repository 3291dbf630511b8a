"""The public posting: who is put forward, for anybody to read, without an account."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import conditional_page, require_safe

from accounts.paging import turned
from accounts.request import AnyRequest
from accounts.web import asked, open_to_all
from nominations.actions.thumbs import thumbnail
from nominations.enums import ConsentPurpose
from nominations.facts.posted import photo_of, told
from nominations.web.limits import too_many
from nominations.web.posted import (
    A_PAGE,
    LONGEST,
    for_all,
    over_at,
    posting_at,
    private_throughout,
    shown,
    unlisted_throughout,
)
from nominations.workflow.public import agreed

READS, SECONDS = 300, 60  # looks from one address: a hall of phones may, a machine may not
FOR_ALL = "niêm yết công khai: ai cũng đọc được, không cần tài khoản"


def gone(
    request: AnyRequest, *, code: str = "", typed: str = "", status: int = 404
) -> HttpResponse:
    """There is no posting here, or too many looks; says nothing of whom there might have been.

    code: of the commune; where its posting is over that is said, and such a page is there.
    typed: what somebody wrote while it ended, to be copied.
    """
    over = over_at(code, request.at) if code else None
    status = 200 if over and request.method in ("GET", "HEAD") else status
    context = {"typed": typed, "over": over, "commune": over and over.conference.commune}
    page = render(request, "nominations/posted_gone.html", context, status=status)
    answer = for_all(request, page)
    answer["Cache-Control"] = "no-store"  # the next posting may open any moment
    if status == 429:
        answer["Retry-After"] = str(SECONDS)
    return answer


@open_to_all(because=FOR_ALL)
@unlisted_throughout
@conditional_page
@require_safe
def listed(request: AnyRequest, code: str) -> HttpResponse:
    """A page of them; looked for by name."""
    if too_many(request, "posted", most=READS, seconds=SECONDS):
        return gone(request, status=429)
    posting = posting_at(code, request.at)
    if posting is None:
        return gone(request, code=code)
    words = asked(request).get("tim", "")[:LONGEST]
    page = turned(shown(posting, request.at, words), request.GET, per_page=A_PAGE)
    context = {
        "posting": posting, "commune": posting.conference.commune, "code": code, "words": words,
        "rows": told(list(page)), "page_obj": page,
    }  # fmt: skip
    return for_all(request, render(request, "nominations/posted.html", context))


@open_to_all(because=FOR_ALL)
@private_throughout
@require_safe
def photo(request: AnyRequest, code: str, pk: int) -> HttpResponse:
    """A candidate's photo, small, as long as she agrees: asked of her answer each time."""
    if too_many(request, "posted", most=READS, seconds=SECONDS):
        return gone(request, status=429)
    posting = posting_at(code, request.at)
    if posting is None:
        raise Http404
    row = get_object_or_404(shown(posting, request.at), pk=pk)
    one = row.nomination
    if ConsentPurpose.PHOTO not in agreed([one])[one.pk]:
        raise Http404
    picture = photo_of([one]).get(one.pk)
    small = thumbnail(picture) if picture else None
    if small is None:
        raise Http404
    return HttpResponse(small, content_type="image/jpeg")
