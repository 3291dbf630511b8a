"""Where the leadership lets one who refuses to be named publicly be approved without posting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here_where_posted
from nominations.actions import unposted as actions
from nominations.forms.posting import UnpostedForm
from nominations.models import Nomination
from nominations.workflow.posted import waits_for_word


@needs(Permission.NOMINATION_APPROVE)
def unposted(request: Request, code: str) -> HttpResponse:
    """The word on one dossier; what stands in its way is said and has no box."""
    conference = here_where_posted(request)
    within = Nomination.objects.within_reach(request.user, Permission.NOMINATION_APPROVE)
    known = within.of(conference).select_related("unit__commune", "conference")
    nomination = get_object_or_404(known, code=code)
    form = UnpostedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["word"]
        try:
            actions.let_unposted(nomination, word=said, by=request.user, at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Đã ghi ý kiến.")
            return redirect("nominations:approval")
    asked = waits_for_word(conference, request.at).filter(pk=nomination.pk)
    word = nomination.unposted.standing().select_related("by").first()
    context = {
        "nomination": nomination, "word": word, "is_asked": asked.exists(), "form": form,
        "apart": actions.set_apart(nomination, request.user), "has_errors": bool(form.errors),
    }  # fmt: skip
    return answered(request, "nominations/unposted.html", context)
