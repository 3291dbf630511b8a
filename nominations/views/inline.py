"""Where a row of the list that was opened as a form is saved."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here
from nominations.actions.inline import INTEGRITY, change_row
from nominations.web.grid import listing
from nominations.web.inline import back_to, form_of, of_list, opened

SAVED = "Đã lưu hồ sơ của {}."
CHECK_FELL = (
    "Kết quả kiểm tra cũ không còn dùng được vì đã sửa tên, năm sinh hoặc người đại diện. "
    "Hãy kiểm tra lại hồ sơ này."
)


@needs(Permission.NOMINATION_VERIFY)
@require_POST
def save(request: Request, code: str) -> HttpResponse:
    """Save it and go back to the list at its row; whoever is refused finds the row open still."""
    conference = here(request)
    nomination = get_object_or_404(of_list(request, conference), code=code)
    form = form_of(request, nomination)
    if form is None:
        raise PermissionDenied
    if form.is_valid():
        checked, typed = nomination.integrity, form.typed
        try:
            change_row(
                nomination, changes=form.changes, integrity=typed.get(INTEGRITY),
                reason=typed.get("reason", ""), seen=form.cleaned_data["seen"],
                by=request.user, at=request.at,
            )  # fmt: skip
            messages.success(request, SAVED.format(nomination.full_name))
            if nomination.integrity != checked and nomination.check_fell:
                messages.warning(request, CHECK_FELL)
            return redirect(back_to(request, code))
        except Refused as refusal:
            add_refusal(form, refusal)
    context = listing(request, conference)
    context |= {"has_views": True, "can_edit": True} | opened(request, context, nomination, form)
    return answered(request, "nominations/list.html", context, overtaken=form.is_overtaken)
