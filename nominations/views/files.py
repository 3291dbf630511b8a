"""Where files of a dossier come in, are shown, and go."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeAlias

from django.contrib import messages
from django.db.models import QuerySet
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_GET, require_POST

from accounts.devices import is_of_script
from accounts.enums import Permission
from accounts.problems import Refused
from accounts.request import Request
from accounts.seals import NotAsSealed
from accounts.storage import AWAY
from accounts.web import needs
from nominations.actions import evidence as actions
from nominations.actions import removal
from nominations.actions.pictures import FILE
from nominations.actions.thumbs import strip
from nominations.forms.files import UploadForm
from nominations.kept import KeptFile, path_of
from nominations.models import Evidence, MeetingFile, Nomination, RemovedFile
from nominations.querysets import MAX_FILES
from nominations.web.rows import mine, minutes_to_share

NOT_FOUND, CHANGED = 404, 409
KEYS = re.compile(r"[1-9]\d{0,17}(?:-[1-9]\d{0,17})*", re.ASCII)
Back: TypeAlias = tuple[str, str | Promise]  # words of a link, and its address
AGAIN = "{}: {} này đã có trong hồ sơ{}; hồ sơ chỉ giữ tệp có trước."


@dataclass
class Taken:
    """What became of the files of one upload."""

    new: int = 0
    again: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    later: bool = False  # refused for now alone: whoever holds it keeps it


def _take(request: Request, nomination: Nomination, form: UploadForm) -> Taken:
    """Keep each file by itself; what is refused is said by name, the others stay (U9).

    The same picture again is no fault, and said: only one of the two stands there then.
    """
    taken = Taken()
    for upload in form.cleaned_data["files"]:
        try:
            kept = actions.attach(
                nomination,
                kind=form.cleaned_data["kind"],
                name=upload.name,
                content=upload.read(),
                by=request.user,
                at=request.at,
            )
        except Refused as refusal:
            problem = refusal.problems[0]
            taken.later |= problem.text in (AWAY, actions.NO_SPACE)
            of_the_file = f"{upload.name}: " if problem.field == FILE else ""
            taken.refused.append(of_the_file + problem.text)
        else:
            if kept.stood_before:
                taken.again.append(_known(upload.name or "", kept))
            else:
                taken.new += 1
    return taken


def _known(name: str, kept: Evidence) -> str:
    """What is said of a file whose bytes are there already, under the same name or another."""
    what = "Ảnh" if kept.media_type.startswith("image/") else "Tệp"
    return AGAIN.format(name, what, "" if kept.name == name else f", giống hệt {kept.name}")


def files_again(request: Request, code: str) -> HttpResponse:
    """The page of files once more, as it was come to: its way back still leads there."""
    answer = redirect("nominations:step", code=code, step="tep")
    if request.GET.get("ve") == "gui":
        answer["Location"] += "?ve=gui"
    return answer


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
@require_POST
def evidence(request: Request, code: str) -> HttpResponse:
    """Take one or more files; a script that shrinks pictures gets its answer as JSON."""
    nomination = mine(request, code)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        taken = _take(request, nomination, form)
    else:
        said = [str(error) for errors in form.errors.values() for error in errors]
        taken = Taken(refused=said)
    if is_of_script(request):
        told = {"refused": taken.refused + taken.again, "there": not taken.refused}
        return JsonResponse(told | {"later": taken.later})
    for words in taken.refused:
        messages.error(request, words)
    for words in taken.again:
        messages.warning(request, words)
    if taken.new and not taken.refused:
        messages.success(request, "Đã nhận tệp.")
    return files_again(request, code)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
@require_POST
def evidence_share(request: Request, code: str) -> HttpResponse:
    """Take the same meeting's minutes from the unit's other dossier: one paper, many people."""
    nomination = mine(request, code)
    shared = minutes_to_share(nomination, request.user)
    if shared is None:
        raise Http404
    try:
        actions.share(nomination, shared, by=request.user, at=request.at)
        one = shared.nomination
        words = f"Đã dùng chung biên bản với hồ sơ {one.full_name} ({one.code})."
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return files_again(request, code)


def done_before(request: Request, words: str) -> HttpResponse:
    """Pressed again after a lost answer: to the files of the dossier the page was of, if theirs.

    What is said holds of any file that is not there, so of another unit's nothing is told.
    """
    nomination = mine(request, request.POST.get("ho-so", ""))
    messages.warning(request, words)
    return files_again(request, nomination.code)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
@require_POST
def evidence_remove(request: Request, pk: int) -> HttpResponse:
    """Take one file out of a dossier that was not sent yet."""
    found = Evidence.objects.writable_by(request.user)
    file = found.select_related("nomination__unit__commune").filter(pk=pk).first()
    if file is None:
        return done_before(request, "Tệp này không còn trong hồ sơ.")
    code = file.nomination.code
    try:
        removal.remove(file, by=request.user, at=request.at)
        messages.success(request, f"Đã bỏ tệp {file.name}. Lấy lại được ở cuối trang này.")
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return files_again(request, code)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
@require_POST
def evidence_restore(request: Request, pk: int) -> HttpResponse:
    """Take a file back that was taken out of a dossier not sent since."""
    found = RemovedFile.objects.writable_by(request.user)
    file = found.select_related("nomination__unit__commune").filter(pk=pk).first()
    if file is None:
        return done_before(request, "Tệp này không còn trong các tệp đã bỏ.")
    code = file.nomination.code
    try:
        removal.restore(file, by=request.user, at=request.at)
        messages.success(request, f"Đã lấy lại tệp {file.name}.")
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return files_again(request, code)


def spoilt(
    request: Request,
    file: KeptFile,
    trouble: NotAsSealed,
    *,
    back: Back,
) -> HttpResponse:
    """Why a file is not handed out, and who can help; back: words and address of the way back."""
    context = {"file": file, "is_missing": trouble.is_missing, "back": back}
    status = NOT_FOUND if trouble.is_missing else CHANGED
    return render(request, "nominations/spoilt.html", context, status=status)


@needs(Permission.NOMINATION_VIEW)
@require_GET
def evidence_file(request: Request, pk: int) -> HttpResponseBase:
    """One file: our own redrawn pictures are shown, papers of others are handed down (I1)."""
    found = Evidence.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    file = get_object_or_404(found.select_related("nomination__unit__commune"), pk=pk)
    try:
        data = actions.open_file(file, by=request.user, at=request.at)
    except NotAsSealed as trouble:
        code = file.nomination.code
        there = (f"Trở lại hồ sơ {code}", reverse("nominations:detail", args=[code]))
        return spoilt(request, file, trouble, back=there)
    drawn = file.media_type == "image/jpeg"
    answer = FileResponse(
        BytesIO(data),
        as_attachment=not drawn,
        # no personal name (O5)
        filename=f"{file.nomination.code}-{file.pk}{path_of(file).suffix}",
        content_type=file.media_type,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(Permission.NOMINATION_VIEW)
@require_GET
def evidence_thumbs(request: Request, keys: str) -> HttpResponse:
    """Pictures of our own, so small that looking at them opens nothing: not told to the log."""
    found = Evidence.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    return shown_small(found, keys)


def shown_small(found: "QuerySet[Evidence] | QuerySet[MeetingFile]", keys: str) -> HttpResponse:
    """The strip of those that are within reach; 404 when there is none."""
    if not KEYS.fullmatch(keys) or len(pks := keys.split("-")) > MAX_FILES:
        raise Http404
    there = {str(file.pk): file for file in found.filter(pk__in=pks, media_type="image/jpeg")}
    small = strip([there.get(pk) for pk in pks])
    if small is None:
        raise Http404
    answer = HttpResponse(small, content_type="image/webp")
    answer["Cache-Control"] = "private, no-store"
    return answer
