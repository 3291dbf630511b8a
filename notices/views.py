"""The pages of reminders: the outbox, one reminder, one unit, what a person has read."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.models import Unit
from accounts.paging import turned
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import address, answered, asked, needs, signed_in
from conferences.facts.unmet import unmet
from conferences.web import deadlines_of, here
from notices.actions import by_zalo, choosing, mailing, reading
from notices.actions import outbox as actions
from notices.enums import ReminderState
from notices.figures import hours, ledger_of, letter_to, previews, silent_in
from notices.forms import AddressForm, LetterForm, OutboxFilter, ReadForm, RulesForm, WordsForm
from notices.models import Mail, Reminder, ZaloNote

SENDS = Permission.REMINDER_SEND
A_PAGE = 40
SHOWN = 10  # of what one unit was told


@signed_in(because="mỗi người ghi đã xem lời nhắc được gửi")
@require_POST
def read(request: Request) -> HttpResponse:
    """Note that a person has read what their first page shows; what came since stays."""
    form = ReadForm(request.POST)
    if form.is_valid():
        reading.read_until(request.user, until=min(form.cleaned_data["until"], request.at))
    return redirect("home:home")


@needs(SENDS)
def outbox(request: Request) -> HttpResponse:
    """What waits to go, what is held, what went."""
    conference = here(request)
    days = [(one.key, one.title) for one in deadlines_of(request, conference) if one.still_asked]
    form = OutboxFilter(asked(request), days=days)
    chosen = form.chosen()
    state = chosen.get("state", "")
    rows = Reminder.objects.within_reach(request.user, SENDS)
    page = turned(rows.narrowed(chosen).in_order(state), request.GET, per_page=A_PAGE)
    ledger = ledger_of(conference)
    tabs = [("", "Chưa gửi"), (ReminderState.HELD, "Đang giữ lại"), (ReminderState.GONE, "Đã gửi")]
    context = {
        "page_obj": page,
        "rows": [(row, row.text or ledger.says(row, at=row.send_at)) for row in page],
        "form": form,
        "chosen": {name: value for name, value in chosen.items() if name != "state"},
        "state": state,
        "tabs": tabs,
        "hours": hours(),
    }
    return render(request, "notices/outbox.html", context)


def _within_reach(request: Request, pk: int) -> Reminder:
    rows = Reminder.objects.within_reach(request.user, SENDS)
    return get_object_or_404(rows.select_related("unit", "commune"), pk=pk)


@needs(SENDS)
def reminder(request: Request, pk: int) -> HttpResponse:
    """One reminder: what it says, and what may be done with it."""
    conference, row = here(request), _within_reach(request, pk)
    ours = ledger_of(conference).says(row, at=max(row.send_at, request.at))
    form = WordsForm(request.POST or None, reminder=row, ours=ours)
    if request.method == "POST" and form.is_valid():
        try:
            seen = request.POST.get("seen", "")
            actions.reword(row, **form.typed, seen=seen, by=request.user, at=request.at)
            messages.success(request, f"{row.whom}: đã lưu nội dung lời nhắc.")
            return redirect("notices:reminder", row.pk)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"row": row, "form": form, "ours": ours, "has_errors": bool(form.errors)}
    return answered(request, "notices/reminder.html", context)


def _done(request: Request, pk: int, action: Callable[[Reminder], object], said: str) -> Reminder:
    """Do it and say so, or say why not."""
    row = _within_reach(request, pk)
    try:
        action(row)
        messages.success(request, said.format(row.whom))
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return row


@needs(SENDS)
@require_POST
def keep_back(request: Request, pk: int) -> HttpResponse:
    """Hold it."""
    by, at = request.user, request.at
    said = "{}: lời nhắc được giữ lại, không tự gửi."
    _done(request, pk, lambda row: actions.keep_back(row, by=by, at=at), said)
    return redirect(address("notices:outbox", trang_thai=ReminderState.HELD))


@needs(SENDS)
@require_POST
def let_go(request: Request, pk: int) -> HttpResponse:
    """Let it go by itself again."""
    by, at = request.user, request.at
    said = "{}: lời nhắc sẽ tự gửi."
    _done(request, pk, lambda row: actions.let_go(row, by=by, at=at), said)
    return redirect("notices:outbox")


@needs(SENDS)
@require_POST
def send_now(request: Request, pk: int) -> HttpResponse:
    """Send it without waiting."""
    by, at, conference = request.user, request.at, here(request)
    row = _done(
        request,
        pk,
        lambda row: actions.send_now(row, conference=conference, by=by, at=at),
        "{}: đã gửi lời nhắc.",
    )
    if row.is_unsent:
        return redirect("notices:outbox")
    return redirect(address("notices:outbox", trang_thai=ReminderState.GONE))


@needs(SENDS)
def unit(request: Request, slug: str) -> HttpResponse:
    """What one unit owes still, in words for Zalo; and that they were sent."""
    conference = here(request)
    units = Unit.objects.within_reach(request.user, SENDS)
    row = get_object_or_404(units.select_related("commune"), slug=slug)
    owed = list(unmet(conference, unit_id=row.pk))
    words = letter_to(row, owed, conference, address=request.build_absolute_uri("/"), at=request.at)
    form = LetterForm(request.POST or None, initial={"text": words})
    if request.method == "POST" and form.is_valid():
        try:
            by_zalo.note_sent(row, **form.cleaned_data, by=request.user, at=request.at)
            messages.success(request, f"{row.name}: đã ghi gửi Zalo.")
            return redirect("notices:unit", row.slug)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {
        "unit": row,
        "owed": owed,
        "form": form,
        "has_errors": bool(form.errors),
        "sent": ZaloNote.objects.filter(unit=row).newest()[:SHOWN],
        "reminded": Reminder.objects.filter(unit=row).gone().order_by("-gone_at")[:SHOWN],
    }
    return answered(request, "notices/unit.html", context)


@needs(SENDS)
def mails(request: Request) -> HttpResponse:
    """Every mail with its words and what became of it, the newest first."""
    rows = Mail.objects.within_reach(request.user, SENDS).newest()
    page = turned(rows, request.GET, per_page=A_PAGE)
    return render(request, "notices/mails.html", {"page_obj": page, "rows": list(page)})


@needs(SENDS)
@require_POST
def mail_again(request: Request, pk: int) -> HttpResponse:
    """Send one once more, by its Message-ID."""
    rows = Mail.objects.within_reach(request.user, SENDS).select_related("unit__commune")
    mail = get_object_or_404(rows, pk=pk)
    try:
        mailing.send_again(mail, by=request.user, at=request.at)
        messages.success(request, f"{mail.unit.name}: thư sẽ được gửi lại.")
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return redirect("notices:mails")


@needs(SENDS)
def mail_to(request: Request, slug: str) -> HttpResponse:
    """Where one unit reads mail."""
    units = Unit.objects.within_reach(request.user, SENDS)
    row = get_object_or_404(units.select_related("commune"), slug=slug)
    form = AddressForm(request.POST or None, stands=mailing.stands_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            seen = request.POST.get("seen", "")
            mailing.set_address(row, **form.typed, seen=seen, by=request.user, at=request.at)
            messages.success(request, f"{row.name}: đã lưu thư điện tử.")
            return redirect("notices:unit", row.slug)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"unit": row, "form": form, "has_errors": bool(form.errors)}
    return answered(request, "notices/mail_to.html", context)


@needs(SENDS)
def rules(request: Request) -> HttpResponse:
    """Which reminders go for each deadline, and what they say to somebody who owes it."""
    conference = here(request)
    deadlines = [one for one in deadlines_of(request, conference) if one.still_asked]
    silent = silent_in(conference.commune_id)
    form = RulesForm(request.POST or None, silent=silent, keys=[one.key for one in deadlines])
    if request.method == "POST" and form.is_valid():
        try:
            seen = request.POST.get("seen", "")
            choosing.choose(
                conference, silent=form.silent, seen=seen, by=request.user, at=request.at
            )
            messages.success(request, "Đã lưu các lần nhắc.")
            return redirect("notices:outbox")
        except Refused as refusal:
            add_refusal(form, refusal)
            silent = form.silent
    context = {
        "form": form,
        "has_errors": bool(form.errors),
        "deadlines": previews(conference, deadlines, silent),
    }
    return answered(request, "notices/rules.html", context)
