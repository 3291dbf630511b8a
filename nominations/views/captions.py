"""What stands under a dossier's file, and its place among its kind."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, row_id
from nominations.actions import captions as actions
from nominations.forms.files import FileCaptionForm
from nominations.models import Evidence
from nominations.views.files import done_before, files_again

WRITES = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)


@needs(*WRITES)
def caption(request: Request, pk: int) -> HttpResponse:
    """What one file shows, in a line."""
    found = Evidence.objects.writable_by(request.user)
    file = get_object_or_404(found.select_related("nomination__unit__commune"), pk=pk)
    stands = {"caption": file.caption}
    form = FileCaptionForm(request.POST or None, stands=stands)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_caption(
                file, caption=form.cleaned_data["caption"], seen=form.cleaned_data["seen"],
                by=request.user, at=request.at,
            )  # fmt: skip
            messages.success(request, "Đã lưu chú thích.")
            return files_again(request, file.nomination.code)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"form": form, "file": file, "has_errors": bool(form.errors)}
    return answered(request, "nominations/caption.html", context)


@needs(*WRITES)
@require_POST
def place(request: Request, pk: int) -> HttpResponse:
    """Put one file further up or down, at the place its button names."""
    found = Evidence.objects.writable_by(request.user)
    file = found.select_related("nomination__unit__commune").filter(pk=pk).first()
    if file is None:
        return done_before(request, "Tệp này không còn trong hồ sơ.")
    try:
        wanted = row_id(request.POST.get("cho", ""))
        actions.put_at(file, place=wanted, by=request.user, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return files_again(request, file.nomination.code)
