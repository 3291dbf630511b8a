"""Where an office mends a typing error for a unit, and where the unit says that it has read it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.calendar import local_day
from nominations.actions import corrections
from nominations.forms.typing import TypingForm
from nominations.models import Nomination
from nominations.web.interests import kept_from
from nominations.web.onward import to_dossier
from nominations.workflow.guards import not_on_roll

CHECK_FELL = (
    "Kết quả kiểm tra cũ không còn dùng được vì đã sửa tên, năm sinh hoặc người đại diện. "
    "Phòng Văn hóa - Xã hội cần kiểm tra lại hồ sơ này."
)
SAVED = "Đã sửa lỗi đánh máy trong hồ sơ của {}. {} được báo ở trang “Việc cần làm” và trong hồ sơ."


def _reachable(request: Request, permission: Permission, code: str) -> Nomination:
    found = Nomination.objects.within_reach(request.user, permission)
    return get_object_or_404(found.select_related("unit__commune", "conference"), code=code)


@needs(Permission.NOMINATION_VERIFY, Permission.NOMINATION_REOPEN)
def correct(request: Request, code: str) -> HttpResponse:
    """All that is typed of a dossier, to be put right with a reason; the unit is told."""
    nomination = _reachable(request, Permission.NOMINATION_VIEW, code)
    if not corrections.may_correct(nomination, request.user):
        raise PermissionDenied
    form = TypingForm(
        request.POST if request.method == "POST" else None,
        stands=corrections.typed_of(nomination),
        kind=nomination.kind,
        today=local_day(request.at),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _corrected(request, nomination, form)
            return to_dossier(request, code)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"nomination": nomination, "form": form, "has_errors": bool(form.errors)}
    right = corrections.right_to_correct(nomination)
    kept = kept_from(request.user, nomination, right=right)
    context["closed"] = kept + not_on_roll(nomination, request.at)
    return answered(request, "nominations/correct.html", context)


def _corrected(request: Request, nomination: Nomination, form: TypingForm) -> None:
    """Write it, and say what of it is to be done again."""
    said = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    checked = nomination.integrity
    corrections.correct(nomination, changes=form.changes, **said, by=request.user, at=request.at)
    messages.success(request, SAVED.format(nomination.full_name, nomination.unit.name))
    if nomination.integrity != checked:
        messages.warning(request, CHECK_FELL)


@needs(Permission.NOMINATION_WRITE)
@require_POST
def acknowledge(request: Request, code: str) -> HttpResponse:
    """The unit has read what was corrected for it."""
    nomination = _reachable(request, Permission.NOMINATION_WRITE, code)
    corrections.acknowledge(nomination, by=request.user, at=request.at)
    return to_dossier(request, code)
