"""What anybody may see of a dossier: how it stands, by its receipt's code."""

import hmac

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import AuditEvent
from accounts.request import AnyRequest
from accounts.web import open_to_all
from nominations.models import Nomination
from nominations.web.limits import too_many
from nominations.web.posted import unlisted_throughout

MOST, SECONDS = 30, 60  # looks from one address: a hall of phones may, a machine may not


def _was_taken_back(nomination: Nomination) -> bool:
    """Whether its unit sent it once and has it back: a receipt was given out."""
    events = AuditEvent.objects.of(target="nomination", target_code=nomination.code)
    return events.filter(commune_code=nomination.commune_code, action="take_back").exists()


@open_to_all(because="mã QR trên biên nhận mở trên mọi điện thoại; không có tên, chỉ có trạng thái")
@unlisted_throughout
@never_cache
@require_safe
def receipt(request: AnyRequest, code: str, token: str) -> HttpResponse:
    """The state and the day, nothing else: the same 404 for a wrong code and a wrong token."""
    if too_many(request, "receipt", most=MOST, seconds=SECONDS):
        answer = render(request, "nominations/receipt_public.html", status=429)
        answer["Retry-After"] = str(SECONDS)
        return answer
    found = Nomination.objects.filter(code=code).select_related("unit__commune")
    for nomination in found:  # a code is of one commune: two may have the same
        if hmac.compare_digest(nomination.receipt_token.encode(), token.encode()):
            if nomination.submitted_at is None and not _was_taken_back(nomination):
                continue  # never sent: there is no receipt of it
            context = {"nomination": nomination}
            return render(request, "nominations/receipt_public.html", context)
    raise Http404
