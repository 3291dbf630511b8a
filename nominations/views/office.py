"""The desk's pages: the list, one dossier, its moves, checks, approval."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from accounts.enums import Permission, Reach
from accounts.forms import add_problems, add_refusal
from accounts.permissions import reach
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, asked, is_htmx, needs
from conferences.web import deadlines_of, here, here_or_none
from nominations.actions import decisions
from nominations.actions.approval import Decided, Meeting, Votes, decide_many
from nominations.actions.held import let_go as drop
from nominations.facts.unfinished import unfinished_of, waiting_of
from nominations.forms.check import CheckForm
from nominations.forms.office import ApprovalForm
from nominations.models import Nomination
from nominations.models.held import dossiers_of
from nominations.querysets.held import VOTES
from nominations.web import left_out, meanwhile, results
from nominations.web.approval import Sitting
from nominations.web.approved import became
from nominations.web.arranged import has_views
from nominations.web.changes import changes_of
from nominations.web.chosen import deeds_for
from nominations.web.desk import dossier, to_check
from nominations.web.grid import along, listing
from nominations.web.held import SEAL, held_of
from nominations.web.hints import how_known, judged_all
from nominations.web.inline import OPEN, form_of, of_list, opened
from nominations.web.interests import kept_from
from nominations.web.moves import asked_of_move, day_said
from nominations.web.none_open import none_open
from nominations.web.onward import HELD, after_check, from_answered, to_dossier
from nominations.web.reached import reached
from nominations.web.results import DECIDED
from nominations.web.rows import around
from nominations.workflow import MOVES


def _reachable(request: Request, permission: Permission, code: str) -> Nomination:
    """One dossier, or the same 404 for another unit's, an office's view of a draft, and nothing."""
    found = reached(request.user, permission, code)
    if found is None:
        raise Http404
    return around(request, found)


@needs(Permission.NOMINATION_VIEW)
def dossier_list(request: Request) -> HttpResponse:
    """All dossiers within reach; the filter lives in the address."""
    context = listing(request, here(request))
    verifies = reach(request.user, Permission.NOMINATION_VERIFY) is not Reach.NOWHERE
    context["can_edit"] = verifies and not context["prints"]
    context["deeds"] = deeds_for(context["states_listed"]) if context["can_edit"] else set()
    context["can_pick"] = bool(context["deeds"])
    context["has_views"] = has_views(request.user)
    code = asked(request).get(OPEN, "")
    if code and context["can_edit"]:
        opens = of_list(request, here(request)).filter(code=code).first()
        form = form_of(request, opens) if opens else None
        context |= opened(request, context, opens, form)
    return render(request, "nominations/list.html", context)


@needs(Permission.NOMINATION_VIEW)
def detail(request: Request, code: str) -> HttpResponse:
    """One dossier: particulars, files, votes, what may happen next, history."""
    nomination = _reachable(request, Permission.NOMINATION_VIEW, code)
    if (known := here_or_none(request)) == nomination.conference:
        known.shown_with(deadlines_of(request, known))
        nomination.conference = known  # whose share of votes is read; who decides reads afresh
    context = dossier(request, nomination) | {"along": along(request, nomination)}
    return render(request, "nominations/detail.html", context)


@needs(Permission.NOMINATION_VIEW)
def history(request: Request, code: str) -> HttpResponse:
    """What was changed in one dossier, field by field, the newest first, a page at a time."""
    nomination = _reachable(request, Permission.NOMINATION_VIEW, code)
    return render(request, "nominations/history.html", changes_of(request, nomination))


@needs(Permission.NOMINATION_VIEW)
def move(request: Request, code: str, name: str) -> HttpResponse:
    """Take one step; a GET asks first, a refusal keeps what was typed."""
    nomination = _reachable(request, Permission.NOMINATION_VIEW, code)
    if name not in MOVES:
        raise Http404
    note = request.POST.get("note", "")
    chosen = MOVES[name]
    context = dossier(request, nomination) | {"note": note, "from_answered": from_answered(request)}
    context |= asked_of_move(request, nomination, chosen)
    if request.method == "POST":
        left_out.passed_by(request, nomination.conference)
        try:
            decisions.move(
                nomination, name, by=request.user, at=request.at,
                note=note, amend_until=day_said(context.get("form"), note),
                asks=request.POST.getlist("asks"), reason=request.POST.get("reason", ""),
            )  # fmt: skip
        except Refused as refusal:
            context |= {"refused": refusal.problems, "has_errors": True}
        else:
            if is_htmx(request):
                now = _reachable(request, Permission.NOMINATION_VIEW, code)
                return render(request, "nominations/_panel.html", dossier(request, now))
            messages.success(request, chosen.made.format(nomination.full_name))
            return to_dossier(request, code)
    elif stands := dict(context["moves"]).get(chosen):  # said before anything is written
        context |= {"refused": stands, "closed_here": True}
    return answered(request, "nominations/move.html", context)


@needs(Permission.NOMINATION_VERIFY)
def check(request: Request, code: str) -> HttpResponse:
    """The office's own check: discipline and complaints, likely doubles, odd votes."""
    nomination = _reachable(request, Permission.NOMINATION_VERIFY, code)
    found = to_check(nomination)
    form = CheckForm(
        request.POST or None,
        stands=found.start,
        how_known=how_known(nomination, found.doubles),
        has_odd_votes=bool(found.odd),
    )
    if not judged_all(nomination, found.doubles):  # a new double asks again: nothing stands ticked
        form.initial["duplicate_verdict"] = ""
    context = vars(found) | {"nomination": nomination, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            answers = found.start | form.cleaned_data
            del answers["doubles"]  # no box: what the page showed is in `seen`
            decisions.record_check(nomination, **answers, by=request.user, at=request.at)
            messages.success(request, "Đã ghi kết quả kiểm tra.")
            return after_check(request, code)
        except Refused as refusal:
            add_refusal(form, refusal)
    context |= {"has_errors": bool(form.errors), "closed": kept_from(request.user, nomination)}
    context["along"] = along(request, nomination)
    return answered(request, "nominations/check.html", context)


@needs(Permission.NOMINATION_APPROVE)
def approval(request: Request) -> HttpResponse:
    """The approval meeting: one meeting, votes per dossier, a result per row."""
    sitting = Sitting(request, here(request))
    if not sitting.is_sent:
        context = sitting.context() | left_out.elsewhere(sitting)
        context["none_open"] = none_open(sitting)
        return render(request, "nominations/approval.html", context)
    if sitting.turns:
        sitting.hold()
        return redirect(f"{sitting.there}#ho-so")
    votes, form = sitting.read(), sitting.form
    if votes == {} and not sitting.left:
        form.add_error(None, "Hãy chọn ít nhất một hồ sơ để ghi phiếu.")
    words, came = left_out.left_out(sitting), meanwhile.came(sitting)
    stands = votes is None or form.errors or words or came
    if stands or votes is None:
        add_problems(form, sitting.disagrees())
    decided = None if stands or votes is None else _decided(request, form, votes)
    if decided:
        told = became(request, decided, sitting, held=left_out.kept(sitting))
        return results.keep(request, DECIDED, told)
    meanwhile.note(sitting, came)
    sitting.hold()
    context = sitting.context() | left_out.elsewhere(sitting) | {"has_errors": True, "came": came}
    context |= left_out.told(sitting, words)
    return answered(request, "nominations/approval.html", context, overtaken=bool(came))


@needs(Permission.NOMINATION_APPROVE)
def approval_drop(request: Request) -> HttpResponse:
    """Throw away votes that are typed and not entered; a GET asks first."""
    conference = here(request)
    found = held_of(request, conference, VOTES, request.GET.get(HELD, ""))
    if found is None:
        messages.warning(request, "Phiếu đang nhập dở này không còn được giữ.")
        return redirect("nominations:approval")
    if request.method == "POST":
        seen = request.POST.get(SEAL, "")
        if drop(conference, VOTES, found.pk, seen=seen, owner=request.user):
            messages.success(request, "Đã bỏ phiếu đang nhập dở; hồ sơ vẫn chờ duyệt.")
            return redirect("nominations:approval")
    waiting = waiting_of(conference, dossiers_of(found.boxes))
    since = request.method == "POST"
    context = {"held": found, "unfinished": unfinished_of(found, waiting), "since": since}
    return answered(request, "nominations/approval_drop.html", context, overtaken=since)


def _decided(request: Request, form: ApprovalForm, votes: dict[str, Votes]) -> Decided | None:
    """What the meeting decided; None, with the sentence in the form, when it cannot be entered."""
    try:
        return decide_many(
            conference=here(request),
            meeting=Meeting(**form.cleaned_data),
            votes=votes,
            by=request.user,
            at=request.at,
        )
    except Refused as refusal:
        add_problems(form, refusal.problems)
    return None
