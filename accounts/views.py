"""Signing in and out and for one's own account."""

import re

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import actions
from accounts.actions import setup
from accounts.devices import BEGUN, begun, device_of, remember
from accounts.enums import Permission, Reach
from accounts.forms import NewPasswordForm, PasswordForm, SignInForm
from accounts.kept import KEPT, kept_typed, person_cookie
from accounts.models import User
from accounts.permissions import reach
from accounts.request import AnyRequest, Request
from accounts.web import SLIP_ENDED, answered, must_choose_password, open_to_all, signed_in

REFUSED = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy xem lại; sai 5 lần thì phải chờ 5 phút."
FROM_HERE = (
    "Từ mạng này vừa có quá nhiều lần đăng nhập sai. Hãy chờ vài phút rồi thử lại, hoặc quét phiếu."
)
OVER = "Tài khoản này đã hết hạn. Hãy gọi Phòng Văn hóa - Xã hội để được dùng tiếp."
TYPED = "o"  # the name in the address of the page whose words are not saved
OWN_PAGE = re.compile(r"/ho-so/[A-Z0-9-]+/buoc/[a-z-]+/(\?[\w=-]*)?")
# Why a first password is changed at once, by what the account sees; the first that holds is said.
SEES = (
    (Permission.NOMINATION_VIEW, "xem hồ sơ của nhiều đơn vị"),
    (Permission.DELEGATE_VIEW, "xem danh sách đại biểu của cả xã"),
    (Permission.DEADLINE_VIEW, "xem chương trình, tiến độ của cả xã"),
    (Permission.REPORT_VIEW, "xem văn bản của nhiều xã"),
)
SEES_ELSE = "không chỉ của một đơn vị"
WRONG_OLD = "Mật khẩu đang dùng không đúng. Hãy nhập lại; sai 5 lần thì phải chờ 5 phút."


def _next(request: AnyRequest) -> str:
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
def sign_in(request: AnyRequest) -> HttpResponse:
    """By user name or phone number; unknown, wrong and locked get one answer (A3)."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _who(request, form)
        if user:
            return _enter(request, user)
    context = {
        "form": form,
        "next": _next(request),
        "has_errors": bool(form.errors),
        "slip_ended": request.session.get(SLIP_ENDED),
        "is_opened": setup.is_opened,  # asked only where no conference is known
    }
    return answered(request, "accounts/sign_in.html", context)


def _who(request: AnyRequest, form: SignInForm) -> User | None:
    """Whose name and password these are; else a sentence on the form, one for all."""
    try:
        user = actions.check_sign_in(
            typed=form.cleaned_data["login"],
            password=form.cleaned_data["password"],
            now=timezone.now(),  # the machine's: a lock must end whatever the demo's clock says
            device=device_of(request),
        )
    except actions.TooManyFromHere:
        form.add_error(None, FROM_HERE)
        return None
    if user is None:
        form.add_error(None, REFUSED)
    elif not user.works(request.at):  # said only to who knows the password
        form.add_error(None, OVER)
        return None
    return user


def _enter(request: AnyRequest, user: User) -> HttpResponse:
    """Begin the session; a first password is offered to be changed before anything else."""
    request.session.pop(SLIP_ENDED, None)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    actions.came_in(user, at=request.at)
    request.session[BEGUN] = begun(request, at=request.at)
    there = reverse("accounts:kept") if kept_typed(request, at=request.at) else _next(request)
    if user.must_change_password:
        there = f"{reverse('accounts:first_password')}?{urlencode({'next': there})}"
    answer = redirect(there)
    remember(request, answer, user)
    return answer


def _typed_at(request: AnyRequest) -> str:
    """The page whose words lie on this phone alone, as static/js/honoree.js tells; ours or none."""
    found = OWN_PAGE.fullmatch(request.GET.get(TYPED, ""))
    return found[0] if found else ""


@signed_in(because="ai đăng nhập cũng đăng xuất được", before_new_password=True)
def sign_out(request: Request) -> HttpResponse:
    """A GET asks, because links get fetched by chat programs; the POST does it."""
    unsent = "unsent" in request.COOKIES  # static/js/phone.js: a nomination waits on this phone
    typed = _typed_at(request)
    if request.method != "POST":
        return render(request, "accounts/sign_out.html", {"unsent": unsent, "typed": typed})
    if (unsent or typed) and "van-dang-xuat" not in request.POST:
        query = {TYPED: typed} if typed else None
        return redirect(reverse("accounts:sign_out", query=query))
    logout(request)
    messages.success(request, "Đã đăng xuất.")
    answer = redirect("accounts:sign_in")
    answer["Clear-Site-Data"] = '"cache", "storage"'
    if not request.is_secure():  # no browser heeds that header then: the script empties the phone
        answer.set_cookie("wipe", "1", samesite="Lax")
    answer.delete_cookie("unsent")
    answer.set_cookie(
        person_cookie(), "", max_age=0, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )
    return answer


@signed_in(because="mỗi người xem tài khoản của chính người đó")
@sensitive_post_parameters("old", "new")
def profile(request: Request) -> HttpResponse:
    """Who I am here, and a new password."""
    user = request.user
    form = PasswordForm(request.POST or None, user=user) if user.has_usable_password() else None
    if request.method == "POST" and form and _knows_the_old(user, form):
        return _changed(request, form, then="accounts:profile")
    context = {"form": form, "has_errors": bool(form and form.errors)}
    return answered(request, "accounts/profile.html", context)


def _knows_the_old(user: User, form: PasswordForm) -> bool:
    """Whether all is right; the old password is asked for, and counted, whatever the new one is."""
    if not form.is_bound:  # nothing was sent at all
        return False
    form.full_clean()
    old = form.cleaned_data.get("old")
    if old and not actions.confirm_password(user, password=old, now=timezone.now()):
        form.add_error("old", WRONG_OLD)
    return not form.errors


@signed_in(because="mật khẩu là của riêng mỗi người", before_new_password=True)
@sensitive_post_parameters("new")
@never_cache
def first_password(request: Request) -> HttpResponse:
    """Instead of the one that came on paper: at once, or later for whoever sees one unit only."""
    user = request.user
    if not user.must_change_password:
        return redirect(_next(request))
    form = NewPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        return _changed(request, form, then=_next(request))
    context = {
        "form": form,
        "has_errors": bool(form.errors),
        "next": _next(request),
        "at_once": must_choose_password(user),
        "sees": _sees(user),
    }
    return answered(request, "accounts/first_password.html", context)


def _sees(user: User) -> str:
    held = (words for right, words in SEES if reach(user, right) is not Reach.NOWHERE)
    return next(held, SEES_ELSE)


def _changed(request: Request, form: NewPasswordForm, *, then: str) -> HttpResponse:
    """Keep the new password; this browser stays signed in and known, all others are out."""
    actions.change_password(request.user, password=form.cleaned_data["new"], at=request.at)
    update_session_auth_hash(request, request.user)
    messages.success(request, "Đã đổi mật khẩu.")
    answer = redirect(then)
    remember(request, answer, request.user)
    return answer


@signed_in(because="ai cũng đóng được các máy khác đang vào bằng tài khoản của họ")
@require_POST
def end_sessions(request: Request) -> HttpResponse:
    """Sign me out everywhere but here (A5); a slip is ended by the office, for its whole unit."""
    user = request.user
    if not user.has_usable_password():
        raise PermissionDenied
    actions.end_other_sessions(user, at=request.at)
    update_session_auth_hash(request, user)
    messages.success(request, "Đã đăng xuất mọi máy khác. Máy này vẫn đăng nhập.")
    answer = redirect("accounts:profile")
    remember(request, answer, user)
    return answer


@signed_in(because="mỗi người lấy lại những gì họ vừa viết")
@never_cache
def kept(request: Request) -> HttpResponse:
    """What was typed when the session ended: to be sent as it was meant, or let go."""
    found = kept_typed(request, at=request.at)
    if found is None:
        return redirect("/")
    if request.method == "POST":
        del request.session[KEPT]
        return redirect("/")
    boxes = [(name, text) for name, texts in found["typed"] for text in texts]
    return render(request, "accounts/kept.html", {"path": found["path"], "boxes": boxes})
