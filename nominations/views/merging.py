"""The page where one person's two dossiers become one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from nominations.actions import merging
from nominations.forms.merge import MergeForm
from nominations.models import Nomination
from nominations.views.corrections import CHECK_FELL
from nominations.web.merging import merge_page
from nominations.web.onward import to_dossier

MERGED = (
    "Đã gộp hồ sơ {closed} vào hồ sơ {kept}. Muốn hoàn tác, mở hồ sơ {closed} rồi bấm “Mở lại hồ "
    "sơ đóng vì trùng”."
)
TAKEN = (
    " Mục đã lấy sang hồ sơ {kept} thì không tự trở lại: hãy sửa ở “Sửa lỗi đánh máy”, bản cũ còn "
    "trong lịch sử sửa đổi."
)
CAME = " Tệp đã mang sang vẫn ở hồ sơ {kept}."


@needs(Permission.NOMINATION_VERIFY)
def merge(request: Request, code: str, other: str) -> HttpResponse:
    """What of the other goes over into the dossier that is kept, chosen one by one."""
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    found = found.select_related("unit__commune", "conference")
    kept, closed = (get_object_or_404(found, code=one) for one in (code, other))
    if kept.pk == closed.pk or kept.conference_id != closed.conference_id:
        raise Http404
    context = merge_page(request, kept, closed)
    form = context["form"]
    if request.method == "POST" and form.is_valid():
        try:
            _merge(request, kept, closed, form)
            return to_dossier(request, kept.code)
        except Refused as refusal:
            add_refusal(form, refusal)
    context["has_errors"] = bool(form.errors)
    return answered(request, "nominations/merge.html", context)


def _merge(request: Request, kept: Nomination, closed: Nomination, form: MergeForm) -> None:
    """Write it; say how it is undone, and what of the kept one is to be done again."""
    checked, codes = kept.integrity, {"kept": kept.code, "closed": closed.code}
    files = {int(pk) for pk in form.cleaned_data.get("pictures", ())}
    merging.merge(
        kept, closed, take=form.take, files=files, seen=form.cleaned_data["seen"],
        by=request.user, at=request.at,
    )  # fmt: skip
    words = MERGED + (TAKEN if form.take else "") + (CAME if files else "")
    messages.success(request, words.format(**codes))
    if kept.integrity != checked:
        messages.warning(request, CHECK_FELL)
