"""The first pages of an empty installation: its one code, then commune and first accounts."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.actions import TooManyFromHere, came_in, setup
from accounts.devices import BEGUN, begun, device_of, remember
from accounts.forms import add_refusal
from accounts.models import User
from accounts.problems import Refused
from accounts.request import AnyRequest
from accounts.web import answered, open_to_all
from conferences.forms.opening import OWN, OpeningForm, SetupCodeForm

MARK = "setup"  # in the session of whoever typed the code: which code it was
WRONG = "Mã không đúng. Hãy xem lại; sai 5 lần thì phải chờ 10 phút."
FROM_HERE = "Từ mạng này vừa có quá nhiều lần nhập sai. Hãy chờ vài phút rồi thử lại."


def _there_while_empty() -> None:
    if setup.is_opened():
        raise Http404


@open_to_all(because="chưa có xã nào thì chưa ai có tài khoản; mã của máy chủ thay mật khẩu")
@never_cache
def code(request: AnyRequest) -> HttpResponse:
    """Asks the code; no such page once a commune stands."""
    _there_while_empty()
    form = SetupCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            # The machine's clock: a lock must end whatever the demo's clock says.
            typed, now = form.cleaned_data["code"], timezone.now()
            mark = setup.take_code(typed, device=device_of(request), now=now)
            if mark:
                request.session.cycle_key()
                request.session[MARK] = mark
                return redirect("setup:commune")
            form.add_error("code", WRONG)
        except TooManyFromHere:
            form.add_error(None, FROM_HERE)
    context = {"form": form, "has_errors": bool(form.errors)}
    return answered(request, "conferences/setup_code.html", context)


@open_to_all(because="chỉ mở cho ai vừa nhập đúng mã của máy chủ")
@sensitive_post_parameters("own_password", "leader_password")
@never_cache
def commune(request: AnyRequest) -> HttpResponse:
    """The commune and the first account, for whoever typed the code; then they are signed in."""
    _there_while_empty()
    mark = request.session.get(MARK, "")
    if not setup.is_taken(mark):
        return redirect("setup:code")
    form = OpeningForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            person = setup.open_first(
                form.opening, mark=mark, passwords=form.passwords, own=OWN, at=request.at
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            return _enter(request, person)
    context = {"form": form, "has_errors": bool(form.errors)}
    return answered(request, "conferences/setup_commune.html", context)


def _enter(request: AnyRequest, person: User) -> HttpResponse:
    request.session.pop(MARK, None)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    came_in(person, at=request.at)
    request.session[BEGUN] = begun(request, at=request.at)
    messages.success(request, "Đã mở xã. Lần sau hãy đăng nhập bằng số điện thoại và mật khẩu này.")
    answer = redirect("/")
    remember(request, answer, person)
    return answer
