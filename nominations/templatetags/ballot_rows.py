"""Rows of a meeting's votes, drawn by Python: a page of meetings has two hundred of them."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conferences.templatetags.viet import addresses, state_tag, tag, vn_time
from nominations.enums import MeetingKind, NominationState
from nominations.models import Ballot, ReviewMeeting
from nominations.querysets.along import ReadBallot
from nominations.templatetags.dossier_rows import NOTE, NOTHING, STATES
from nominations.workflow.values import counted

register = template.Library()
LINE = """
<tr><th scope="row"><a href="{}">{}</a>{}</th><td class="r" data-label="Đồng ý">{}</td>\
<td class="r" data-label="Không đồng ý">{}</td><td class="r" data-label="Không có ý kiến">{}</td>\
<td data-label="{}">{}</td></tr>"""


@register.simple_tag
def ballot_rows(meeting: ReviewMeeting) -> SafeString:
    """{% ballot_rows meeting %}: the votes of it that are shown, in the order of the heads."""
    decides = meeting.kind == MeetingKind.APPROVAL
    link = addresses("nominations:detail", "MA-HO-SO")
    return format_html_join(
        "",
        LINE,
        (
            (link(one.nomination.code), *_cells(one, decides=decides))
            for one in meeting.shown_ballots
        ),
    )


def _cells(ballot: Ballot, *, decides: bool) -> Iterable[object]:
    one, entered = ballot.nomination, counted(ballot).entered
    return (
        one.full_name or one.code,
        format_html(NOTE, f"Lý do: {ballot.reason}") if ballot.reason else NOTHING,
        ballot.agree,
        *("chưa ghi" if number is None else number for number in entered),
        "Kết quả" if decides else "Hồ sơ hiện nay",
        _came_to(ballot, decides=decides),
    )


def _came_to(ballot: Ballot, *, decides: bool) -> SafeString:
    """What the votes led to, or where the dossier stands by now."""
    if ballot.superseded_at:
        words = f"Không còn dùng từ {vn_time(ballot.superseded_at)}"
        return tag("quiet", "arrow-return-left", words)
    state = ballot.nomination.state
    if decides and state == NominationState.VERIFIED:
        return tag("due", "clock", "Chưa có kết quả, chờ duyệt")
    return state_tag(state, STATES[state])


@register.filter
def votes(ballot: Ballot | ReadBallot) -> str:
    """{{ ballot|votes }}: 40 đồng ý, 1 không đồng ý, chưa ghi số không có ý kiến."""
    return counted(ballot).words
