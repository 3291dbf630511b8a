"""Where anybody says what speaks against who is posted, without an account."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.devices import let_bring
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import AnyRequest
from accounts.web import answered, open_to_all, row_id
from nominations.actions import objections as actions
from nominations.forms.objections import AlongForm, SayForm
from nominations.models import Objection, Posting
from nominations.views.posted import gone
from nominations.web.limits import too_many
from nominations.web.posted import (
    posting_at,
    private,
    private_throughout,
    row_of,
)

WITHIN, TRIES, FILES = 600, 10, 20  # seconds; what one address may send in them
NAMED_NOBODY = (
    "Không tìm thấy tên đã chọn nên chưa gửi. Chữ vừa viết còn nguyên. Gửi lại là phản ánh chung "
    "về danh sách. Hãy ghi rõ tên người trong nội dung rồi gửi lại."
)
TOO_OFTEN = "Nơi này vừa gửi quá nhiều lần. Chữ vừa viết còn nguyên. Hãy đợi 10 phút rồi gửi lại."
FOR_ALL = "ai cũng phản ánh được về người được niêm yết, không cần tài khoản"


def key_of(sent: str) -> uuid.UUID:
    """The form's key; a new one where it has none or a broken one."""
    try:
        return uuid.UUID(sent)
    except ValueError:
        return uuid.uuid4()


@open_to_all(because=FOR_ALL)
def say(request: AnyRequest, code: str) -> HttpResponse:
    """The form, and what becomes of it: its number, or what is wrong beside what was typed."""
    posting = posting_at(code, request.at)
    if posting is None:
        return gone(request, code=code, typed=request.POST.get("text", ""))
    sent = request.POST if request.method == "POST" else None
    named = request.GET.get("ve", "") if sent is None else sent.get("about", "")
    about = row_of(posting, row_id(named))
    start = {"about": about.pk if about else "", "key": key_of(request.POST.get("key", ""))}
    form = SayForm(sent and {**sent.dict(), **start}, initial=start)
    status = 200
    if sent is not None:
        if too_many(request, "objection", most=TRIES, seconds=WITHIN):
            form.add_error(None, TOO_OFTEN)
            status = 429
        elif named and about is None:  # else it would turn into one about the list, unseen
            form.add_error(None, NAMED_NOBODY)
        elif form.is_valid():
            done = _taken(request, posting, form)
            if isinstance(done, HttpResponse):
                return done
            status = done
    context = {
        "form": form, "about": about, "code": code, "commune": posting.conference.commune,
        "posting": posting, "has_errors": bool(form.errors),
    }  # fmt: skip
    answer = answered(request, "nominations/object.html", context)
    if status == 429:
        answer.status_code, answer["Retry-After"] = status, str(WITHIN)
    return private(answer)


def _taken(request: AnyRequest, posting: Posting, form: SayForm) -> HttpResponse | int:
    """The way on to its number; else the status its refusal is answered with."""
    said = actions.Said(
        **{name: form.cleaned_data[name] for name in ("text", "objector", "contact")}
    )
    about = row_of(posting, form.cleaned_data["about"])
    key = form.cleaned_data["key"]
    try:
        made = actions.take_in(posting, said, about=about, form_key=key, at=request.at)
    except Refused as refusal:
        add_refusal(form, refusal)
        return 429 if isinstance(refusal, actions.TooManyNow) else 422
    code = posting.conference.commune.code
    answer = redirect("posted:received", code=code, key=made.form_key)
    let_bring(answer)
    return private(answer)


@open_to_all(because=FOR_ALL)
@private_throughout
def received(request: AnyRequest, code: str, key: uuid.UUID) -> HttpResponse:
    """Its number, to be said at the office; and where a picture or paper is sent along."""
    found = Objection.objects.filter(form_key=key, conference__commune__code=code)
    objection = get_object_or_404(found.select_related("conference__commune"))
    if objection.forgotten_at:
        raise Http404
    form, status = AlongForm(), 200
    if request.method == "POST":
        form = AlongForm(request.POST, request.FILES)
        if too_many(request, "along", most=FILES, seconds=WITHIN):
            form.add_error(None, TOO_OFTEN)
            status = 429
        elif form.is_valid() and _brought(request, objection, form):
            return private(redirect("posted:received", code=code, key=key))
    context = {
        "objection": objection, "files": list(objection.files.order_by("pk")), "form": form,
        "answered_at": objection.answers.order_by("pk").values_list("at", flat=True).last(),
        "takes_files": actions.takes_files(objection, request.at), "most": actions.MOST_FILES,
        "commune": objection.conference.commune, "code": code, "has_errors": bool(form.errors),
        "is_open": posting_at(code, request.at) is not None,
    }  # fmt: skip
    answer = answered(request, "nominations/objection_received.html", context)
    if status == 429:
        answer.status_code, answer["Retry-After"] = status, str(WITHIN)
    return private(answer)


def _brought(request: AnyRequest, objection: Objection, form: AlongForm) -> bool:
    """Whether all were kept; of each that was not the form says why."""
    for upload in form.cleaned_data["files"]:
        try:
            actions.attach(objection, name=upload.name or "", content=upload.read(), at=request.at)
        except Refused as refusal:
            form.add_error(None, f"{upload.name}: {refusal.problems[0].text}")
    return not form.errors
