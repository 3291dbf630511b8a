"""The units' pages for the office: their slips, and one unit's link or code for its head."""

import logging
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.models import Unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import needs
from conferences import actions
from conferences.actions import slips as doors
from conferences.calendar import hour_words, local_day
from conferences.facts import UnitRow, unit_rows
from conferences.forms import UnitsForm
from conferences.pdf import PdfNotDrawn
from conferences.pdf.slips import slips as draw_slips
from conferences.web import here

log = logging.getLogger(__name__)
MOST_NAMED = 500  # units an address may ask for alone
NOT_DRAWN = "Chưa lập được tệp phiếu; phiếu cũ vẫn dùng được. Hãy thử lại với ít đơn vị hơn."


@needs(Permission.UNIT_MANAGE)
def units(request: Request) -> HttpResponse:
    """Every unit, its slip and when it was last used; of some alone where an address names them."""
    rows = unit_rows(here(request), at=request.at)
    named = {*request.GET.getlist("chi")[:MOST_NAMED]}
    only = [row for row in rows if row.slug in named]
    context = {"units": only or rows, "only": bool(only), "gone": bool(named and not only)}
    return render(request, "conferences/units.html", context)


def _chosen(request: Request) -> list[Unit]:
    """The units ticked, in the commune's order; none, and a message, when there are none."""
    reachable = Unit.objects.within_reach(request.user, Permission.UNIT_MANAGE)
    form = UnitsForm(request.POST, units=reachable.select_related("commune").in_order())
    if form.is_valid():
        units: list[Unit] = form.cleaned_data["units"]
        return units
    messages.error(request, str(form.errors["units"][0]))
    return []


def _rows(request: Request, chosen: list[Unit]) -> list[UnitRow]:
    wanted = {unit.pk for unit in chosen}
    return [row for row in unit_rows(here(request), at=request.at) if row.pk in wanted]


def _in_use(rows: list[UnitRow]) -> list[UnitRow]:
    """Those whose slip still opens: what the act would end."""
    return [row for row in rows if row.slip == "usable"]


def _ask(request: Request, chosen: list[Unit], **more: Any) -> HttpResponse:
    """A page of its own, because a slip that was ended cannot be used again (U22)."""
    return render(request, "conferences/end_links.html", {"chosen": chosen} | more)


@needs(Permission.UNIT_MANAGE)
@require_POST
def slips(request: Request) -> HttpResponse:
    """Fresh slips for the chosen units, as a PDF at once: the secrets are shown only here."""
    conference, chosen = here(request), _chosen(request)
    if not chosen:
        return redirect("conferences:units")
    try:
        ends_at = doors.demand_not_over(conference, request.at)
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
        return redirect("conferences:units")
    rows = _rows(request, chosen)
    if (in_use := _in_use(rows)) and "chac-chan" not in request.POST:
        return _ask(request, chosen, in_use=in_use, again=True)
    tokens = {unit: actions.new_token() for unit in chosen}
    try:
        paper = draw_slips(
            conference,
            _addresses(request, tokens),
            door=_door(request),
            send_by={row.pk: row.send_by for row in rows},
            ends_at=ends_at,
        )
    except PdfNotDrawn:
        log.exception("slips were not drawn")
        messages.error(request, NOT_DRAWN)
        return redirect("conferences:units")
    actions.issue_links(conference=conference, tokens=tokens, by=request.user, at=request.at)
    messages.success(request, f"Đã lập phiếu cho {len(chosen)} đơn vị. Mở tệp vừa tải về để in.")
    return _paper(paper, name=f"phieu-truy-cap-{local_day(request.at):%d-%m-%Y}.pdf")


def _addresses(request: Request, tokens: dict[Unit, str]) -> dict[Unit, str]:
    return {
        unit: request.build_absolute_uri(reverse("conferences:link", args=[token]))
        for unit, token in tokens.items()
    }


def _paper(paper: bytes, *, name: str) -> HttpResponse:
    """An attachment: to save what was opened in place, browsers may ask the address once more."""
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@needs(Permission.UNIT_MANAGE)
@require_POST
def unit_links(request: Request) -> HttpResponse:
    """End the slips of the chosen units at once."""
    conference, chosen = here(request), _chosen(request)
    if not chosen:
        return redirect("conferences:units")
    in_use = _in_use(_rows(request, chosen))
    if not in_use:
        messages.warning(request, "Đơn vị đã chọn không có phiếu nào đang dùng.")
    elif "chac-chan" not in request.POST:
        return _ask(request, chosen, in_use=in_use, again=False)
    else:
        ended = actions.revoke_links(
            conference=conference, units=chosen, by=request.user, at=request.at
        )
        messages.success(request, f"Đã thu hồi phiếu của {ended} đơn vị.")
    return redirect("conferences:units")


@needs(Permission.UNIT_MANAGE)
def unit(request: Request, slug: str) -> HttpResponse:
    """One unit: how it gets in where its slip is not at hand, by a code or a link of its own.

    Both are shown once, in the answer to the press that made them.
    """
    reachable = Unit.objects.within_reach(request.user, Permission.UNIT_MANAGE)
    found = get_object_or_404(reachable.select_related("commune"), slug=slug)
    (row,) = _rows(request, [found])
    context: dict[str, Any] = {"unit": found, "row": row}
    if request.method == "POST":
        try:
            context |= _code(request, found) if "ma" in request.POST else _link(request, found, row)
        except Refused as refusal:
            messages.error(request, refusal.problems[0].text)
            return redirect("conferences:unit", slug=slug)
        if "asked" not in context:
            (context["row"],) = _rows(request, [found])
    answer = render(request, "conferences/unit.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _code(request: Request, unit: Unit) -> dict[str, Any]:
    now = timezone.now()  # the machine's: it ends whatever the demo's clock says
    code = doors.issue_code(
        conference=here(request), unit=unit, by=request.user, at=request.at, now=now
    )
    half = len(code) // 2
    told = f"{code[:half]} {code[half:]}"
    return {"code": told, "code_ends": now + doors.LIVES, "door": _door(request)}


def _door(request: Request) -> str:
    """What somebody types who cannot scan: as short as an address can be."""
    return request.build_absolute_uri(reverse("door:enter")).partition("//")[2].rstrip("/")


def _link(request: Request, unit: Unit, row: UnitRow) -> dict[str, Any]:
    """A fresh link, which ends the slip of before; asked first where that is in use."""
    conference = here(request)
    doors.demand_not_over(conference, request.at)
    if _in_use([row]) and "chac-chan" not in request.POST:
        return {"asked": True}
    tokens = {unit: actions.new_token()}
    actions.issue_links(conference=conference, tokens=tokens, by=request.user, at=request.at)
    return {"message": _message(row, _addresses(request, tokens)[unit])}


def _message(row: UnitRow, link: str) -> str:
    """What is sent to the unit's head, as it stands."""
    until = f", gửi hồ sơ {hour_words(row.send_by)}" if row.send_by else ""
    return (
        f"Kính gửi {row.head or row.name}: mời mở {link} để giới thiệu điển hình của "
        f"{row.name}{until}. Xin không chuyển tiếp đường dẫn này."
    )
