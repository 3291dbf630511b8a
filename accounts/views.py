"""The only place for signing in and out and for one's own account."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions
from accounts.forms import PasswordForm, SignInForm
from accounts.web import SLIP_ENDED, open_to_all, signed_in

REFUSED = "Tên đăng nhập hoặc mật khẩu không đúng. Sai 5 lần thì chờ 5 phút rồi thử lại."


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # Whose session ended before "Đăng xuất" was pressed does not want to sign out again.
    leaves = wanted.startswith(reverse("accounts:sign_out"))
    return wanted if safe and not leaves else "/"


@open_to_all(because="màn hình đăng nhập")
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """By user name or phone number; unknown, wrong and locked get one answer (A3)."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = actions.check_sign_in(
            typed=form.cleaned_data["login"],
            password=form.cleaned_data["password"],
            now=timezone.now(),  # the machine's: a lock must end whatever the demo's clock says
        )
        if user:
            request.session.pop(SLIP_ENDED, None)
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect(_next(request))
        form.add_error(None, REFUSED)
    context = {
        "form": form,
        "next": _next(request),
        "has_errors": bool(form.errors),
        "slip_ended": request.session.get(SLIP_ENDED),
    }
    return render(request, "accounts/sign_in.html", context)


@signed_in(because="ai đăng nhập cũng đăng xuất được")
def sign_out(request: HttpRequest) -> HttpResponse:
    """A GET asks, because links get fetched by chat programs; the POST does it."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    logout(request)
    messages.success(request, "Đã đăng xuất.")
    answer = redirect("accounts:sign_in")
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@signed_in(because="mỗi người xem tài khoản của mình")
@sensitive_post_parameters("old", "new")
def profile(request: HttpRequest) -> HttpResponse:
    """Who I am here, and a new password."""
    user = request.user
    form = PasswordForm(request.POST or None, user=user) if user.has_usable_password() else None
    if request.method == "POST" and form and form.is_valid():
        actions.change_password(user, password=form.cleaned_data["new"], at=request.at)
        update_session_auth_hash(request, user)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect("accounts:profile")
    context = {"form": form, "has_errors": bool(form and form.errors)}
    return render(request, "accounts/profile.html", context)
