"""The door a unit comes in by: its slip, a code read out to it; and the devices it is in with."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache

from accounts.actions import TooManyFromHere, came_in
from accounts.devices import BEGUN, begun, device_of
from accounts.kept import kept_typed
from accounts.models import User
from accounts.permissions import works_for_one_unit
from accounts.request import Request
from accounts.web import SLIP_ENDED, answered, open_to_all, signed_in
from conferences import actions
from conferences.actions import slips
from conferences.forms import CodeForm
from conferences.models import AccessLink, Session
from conferences.sessions import LINK_IN_SESSION, SessionStore

MOST = 20  # devices shown; whoever has more ends all but this one
WRONG = "Mã không đúng hoặc đã hết hạn. Hãy xem lại; sai 5 lần thì hãy gọi Phòng xin mã mới."
FROM_HERE = "Từ mạng này vừa có quá nhiều lần nhập sai. Hãy chờ vài phút rồi thử lại."


@open_to_all(because="phiếu thay cho mật khẩu; GET chỉ hỏi, POST mới đăng nhập")
@never_cache
def link(request: Request, token: str) -> HttpResponse:
    """A unit's slip: chat programs fetch links by GET, so only the POST signs in."""
    usable = AccessLink.objects.usable(request.at).select_related("unit__commune", "user__unit")
    found = usable.by_token_hash(actions.hash_token(token))
    if found is None:
        return render(request, "conferences/link_ended.html", status=404)
    if request.method == "POST":
        actions.enter_by_link(found, at=request.at)
        return _let_in(request, found)
    return render(request, "conferences/link.html", {"unit": found.unit, "link": found})


@open_to_all(because="mã Phòng đọc qua điện thoại thay cho phiếu, dùng một lần")
@never_cache
def enter(request: Request) -> HttpResponse:
    """A code of the office instead of a slip; unknown, wrong and over get one answer."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = slips.enter_by_code(
                form.cleaned_data["code"],
                device=device_of(request),
                at=request.at,
                now=timezone.now(),  # the machine's: a code ends whatever the demo's clock says
            )
            if found:
                return _let_in(request, found)
            form.add_error("code", WRONG)
        except TooManyFromHere:
            form.add_error(None, FROM_HERE)
    context = {"form": form, "has_errors": bool(form.errors)}
    return answered(request, "conferences/enter.html", context)


def _let_in(request: Request, found: AccessLink) -> HttpResponse:
    request.session.pop(SLIP_ENDED, None)
    login(request, found.user, backend="django.contrib.auth.backends.ModelBackend")
    came_in(found.user, at=request.at)
    request.session[LINK_IN_SESSION] = found.pk
    request.session[BEGUN] = begun(request, at=request.at)
    return redirect("accounts:kept" if kept_typed(request, at=request.at) else "/")


@signed_in(because="mỗi đơn vị xem các máy của chính đơn vị đó")
@never_cache
def devices(request: Request) -> HttpResponse:
    """What a unit's person is in with, by slip, code or password; one of them, or all but this one,
    is ended.
    """
    if not works_for_one_unit(request.user):
        return redirect("accounts:profile")
    open_ones = _open_ones(request.user)
    if request.method == "POST":
        return _end(request, open_ones)
    mine = request.session.session_key
    keys = sorted(open_ones.values(), key=lambda key: key != mine)[:MOST]  # this one first
    found = {one.session_key: one for one in Session.objects.filter(session_key__in=keys)}
    marks = {key: mark for mark, key in open_ones.items()}
    shown = [
        {"mark": marks[key], "is_this": key == mine} | _begun(found[key])
        for key in keys
        if key in found
    ]
    context = {"devices": shown, "others": len(open_ones) > 1}
    return render(request, "conferences/devices.html", context)


def _open_ones(user: User) -> dict[str, str]:
    """Their keys, by a mark that opens nothing: a session's key is its secret."""
    found = Session.objects.filter(user=user, expire_date__gt=timezone.now())
    keys = found.order_by("-expire_date").values_list("session_key", flat=True)
    return {salted_hmac("conferences.devices", key).hexdigest()[:24]: key for key in keys}


def _begun(session: Session) -> dict[str, Any]:
    """When and how it was begun, and the machine as it called itself; of older ones that is not
    known.
    """
    told = SessionStore().decode(session.session_data).get(BEGUN)
    how = {"by_slip": session.link_id is not None}
    if not told:
        return how | {"at": None, "device": "Máy khác"}
    return how | {"at": datetime.fromisoformat(told["at"]), "device": told["device"]}


def _end(request: Request, open_ones: dict[str, str]) -> HttpResponse:
    mine = request.session.session_key
    if "cac-may-khac" in request.POST:
        keys = list(open_ones.values())
    else:
        keys = [open_ones.get(request.POST.get("may", ""), "")]
    keys = [key for key in keys if key not in ("", mine)]  # this one has its own way out
    ended = slips.end_devices(request.user, keys, at=request.at)
    words = f"Đã đóng {ended} máy. Muốn vào lại, máy đó phải quét phiếu hoặc nhập mật khẩu."
    messages.success(request, words if ended else "Máy đó đã đóng từ trước.")
    return redirect("conferences:devices")
