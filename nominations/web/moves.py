"""The only place that gathers what one move's page asks and warns of beside its reason."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from accounts.problems import Problem, Refused
from conferences.calendar import day_after
from conferences.facts import held_day_of
from nominations.calendar import again_words
from nominations.forms.office import ReturnForm
from nominations.models import Nomination
from nominations.workflow import can_take_back, times_of

MADE = {  # what was done, by the move's name
    "submit": "Đã gửi hồ sơ của {}.",
    "submit_for": "Đã gửi thay đơn vị hồ sơ của {}.",
    "take_back": "Đã rút lại hồ sơ của {}, chưa gửi.",
    "return": "Đã trả lại hồ sơ của {} để đơn vị bổ sung.",
    "return_again": "Đã đổi ý kiến, hạn bổ sung hồ sơ của {}.",
    "verify": "Đã thẩm định xong hồ sơ của {}.",
    "approve": "Đã duyệt hồ sơ của {}.",
    "reject": "Đã ghi không duyệt hồ sơ của {}.",
    "reopen": "Đã mở lại hồ sơ của {}, chờ duyệt.",
    "annul": "Đã hủy kết quả duyệt hồ sơ của {}.",
}


def asked_of_move(request: HttpRequest, nomination: Nomination, name: str) -> dict[str, Any]:
    """What one move asks and warns of beside its reason: the day of a return, what is lost."""
    if name not in ("return", "return_again", "take_back"):
        return {}
    times = times_of(nomination)
    if name == "take_back":
        stands = can_take_back(nomination, request.at)
        return {"stands": stands, "again_words": again_words(times, at=request.at)}
    others = Nomination.objects.of(nomination.conference).filter(unit=nomination.unit_id)
    sent = request.POST if request.method == "POST" else None
    last = nomination.conference.deadlines.last_due().due_at
    again = name == "return_again"
    note = {"note": nomination.reply} if again and sent is None else {}
    return note | {
        "form": ReturnForm(
            sent,
            send_by=times.send_by or last,
            last=last,
            at=request.at,
            held_on=held_day_of(nomination.conference),
            stands=nomination.amend_until if again else None,
        ),
        "past_due": times.send_by is not None and request.at >= times.send_by,
        "only_one": not again and not others.standing_sent().exclude(pk=nomination.pk).exists(),
    }


def day_said(form: ReturnForm | None, note: str) -> datetime | None:
    """The day as an instant; raises Refused with everything wrong on the page at once."""
    if form is None or "until" not in form.data:
        return None  # the action offers its own
    if form.is_valid():
        return day_after(form.cleaned_data["until"])
    problems = [Problem(text=text, field="until") for text in form.errors["until"]]
    if not note.strip():
        problems.insert(0, Problem(text="Hãy ghi nội dung cần bổ sung.", field="note"))
    raise Refused(*problems)
