"""The only place for what surrounds every page: conference, nearest deadline, helpline."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.enums import Permission, Reach, Role
from accounts.models import AuditEvent
from accounts.permissions import reach
from accounts.web import SLIP_ENDED
from conferences import calendar
from conferences.enums import DeadlineKey, FigureKey
from conferences.facts import conference_with_deadlines
from conferences.models import AccessLink, Conference, Deadline

LINK_IN_SESSION = "access_link"
OF_A_UNIT = (
    "Gửi hồ sơ giới thiệu"  # what VI asks of a village; gathering and approving is the commune's
)
# The audit's verbs as people read them.
AUDIT_WORDS = {
    "submit": "Gửi hồ sơ",
    "submit_for": "Gửi hồ sơ thay đơn vị",
    "open_for": "Nhập hồ sơ đơn vị nộp bản giấy",
    "take_back": "Đơn vị rút lại hồ sơ",
    "return": "Trả lại để bổ sung",
    "return_again": "Đổi ý kiến, hạn bổ sung",
    "set_amend_day": "Đặt hạn bổ sung",
    "check": "Ghi kết quả kiểm tra",
    "verify": "Thẩm định xong",
    "approve": "Duyệt",
    "reject": "Không duyệt",
    "reopen": "Mở lại",
    "annul": "Hủy kết quả duyệt",
    "open_evidence": "Mở tệp minh chứng",
    "spoilt_evidence": "Tệp minh chứng hỏng, không đưa ra",
    "amend": "Đơn vị bổ sung hồ sơ",
    "correct_meeting": "Sửa số người của cuộc họp",
    "keep_votes": "Ghi số phiếu xét duyệt, chờ kết luận",
    "number_minutes": "Ghi số biên bản họp",
    "keep_minutes": "Lưu biên bản họp",
    "discard": "Xóa bản nháp",
    "take_in": "Đưa vào danh sách đại biểu",
    "add": "Thêm đại biểu",
    "edit": "Sửa đại biểu",
    "confirm": "Xác nhận đại biểu dự",
    "withdraw": "Đưa ra khỏi danh sách đại biểu",
    "propose_again": "Đưa lại vào danh sách",
    "absent": "Ghi báo vắng",
    "give_mandate": "Chọn dự Đại hội thành phố",
    "take_mandate": "Bỏ chọn dự Đại hội thành phố",
    "set_up_agenda": "Lập chương trình theo kế hoạch",
    "add_agenda_item": "Thêm nội dung vào chương trình",
    "edit_agenda_item": "Sửa nội dung trong chương trình",
    "shift_agenda_item": "Đổi thứ tự chương trình",
    "remove_agenda_item": "Bỏ nội dung khỏi chương trình",
    "set_start": "Đặt giờ bắt đầu Hội nghị",
    "load_plan": "Nạp kế hoạch",
    "set_figure": "Đặt con số của kế hoạch",
    "set_deadline": "Đổi hạn của kế hoạch",
    "meet_deadline": "Ghi nhận xong việc",
    "unmeet_deadline": "Bỏ ghi nhận xong việc",
    "extend_deadline": "Cho đơn vị thêm ngày",
    "issue_links": "Lập phiếu QR",
    "revoke_links": "Thu hồi phiếu QR",
    "enter_by_link": "Vào bằng phiếu",
    "change_password": "Đổi mật khẩu",
    "end_sessions": "Đăng xuất các máy khác",
    "grant_role": "Cấp tài khoản",
    "ask_report": "Yêu cầu lập văn bản",
    "build_report": "Lập văn bản",
    "retry_report": "Lập lại văn bản",
    "download_report": "Tải văn bản",
    "present_paper": "Trình ký văn bản",
    "take_back_paper": "Rút văn bản khỏi trình ký",
    "issue_paper": "Ghi văn bản đã ban hành",
    "unissue_paper": "Bỏ ghi ban hành văn bản",
    "send_paper": "Gửi văn bản về thành phố",
    "replace_paper": "Văn bản được thay thế",
    "download_scan": "Tải bản đã ký",
    "spoilt_report": "Tệp văn bản hỏng, không đưa ra",
    "write_summary": "Soạn báo cáo tổng kết",
    "count_awards": "Ghi số khen thưởng",
    "drop_awards": "Bỏ số khen thưởng",
}
# Whose before and after are words of the plan; a dossier's are names of states, said by its verb.
TOLD_CHANGES = frozenset(
    {
        "set_figure", "set_deadline", "extend_deadline", "set_start", "shift_agenda_item",
        "count_awards", "drop_awards", "add_agenda_item", "remove_agenda_item", "grant_role",
        "correct_meeting", "number_minutes", "set_amend_day",
    }
)  # fmt: skip
# What older events call the fields of a guest; the chain keeps them as they were written.
OLD_NAMES = {
    "full_name": "họ và tên", "gender": "giới tính", "birth_year": "năm sinh", "group": "nhóm",
    "position": "chức vụ, nghề nghiệp", "organisation": "cơ quan, đơn vị",
    "rank": "thứ tự giới thiệu",
}  # fmt: skip
OTHERS = re.compile(r" \([^()]*\)$")  # whose dossiers rest on a meeting, after its reason
OLD_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d)?")


def described(
    event: AuditEvent, *, units: Mapping[str, str] | None = None, inner: bool = True
) -> AuditEvent:
    """An audit event with its words for a page; units: their names by slug, where these matter.

    inner: whether the reader may be told of other units' dossiers that the event was about too.
    """
    event.words = AUDIT_WORDS.get(event.action, "Việc khác")
    event.who = _who(event)
    event.code_words = _code_words(event, units or {})
    event.told = _told(event)
    if event.action == "correct_meeting" and not inner:
        event.told = OTHERS.sub("", event.told)
    if event.action in TOLD_CHANGES:
        event.change = " → ".join(filter(None, map(_when, [event.before, event.after])))
    return event


def _who(event: AuditEvent) -> str:
    """Who did it: the leadership belongs to no office it may sit in, others stand for their unit.

    Its unit in the account is where its papers are kept, not who decided.
    """
    role = dict(Role.choices).get(event.role, "")
    return role if event.role == Role.LEADERSHIP else event.unit or role


def _told(event: AuditEvent) -> str:
    """The note of an event for a page; what older ones call by names of the code, by ours."""
    if event.action == "open_evidence":
        return ""  # which file, by its number: for whoever looks into the chain
    if event.target == "delegate" and event.action == "edit":
        return ", ".join(OLD_NAMES.get(name, name) for name in event.note.split(", "))
    return event.note


def _when(text: str) -> str:
    """Older events keep a time as machines write it."""
    if not OLD_TIME.fullmatch(text):
        return text
    local = datetime.fromisoformat(text).astimezone(calendar.HANOI)
    return f"{local:%H:%M} ngày {calendar.vn_short(local.date())}"


def _code_words(event: AuditEvent, units: Mapping[str, str]) -> str:
    """What an event is about, as people call it: codes of dossiers stay, names of keys do not."""
    if event.target == "figure":
        return dict(FigureKey.choices).get(event.target_code, "")
    if event.target == "deadline":
        key, _, unit = event.target_code.partition("/")
        name = units.get(unit, unit)
        return ": ".join(filter(None, [dict(DeadlineKey.choices).get(key, ""), name]))
    if event.target == "unit":
        return units.get(event.target_code, event.target_code)
    if event.target == "meeting":
        day = event.target_code.partition("/")[0]
        year, month, date = day.split("-")
        return f"họp xét duyệt {int(date)}/{int(month)}/{year}"  # only its minutes are noted so
    return "" if event.target in ("summary", "awards") else event.target_code


def link_still_holds(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Sign out at once whoever came by a slip that was revoked or has ended, and say so."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        link_id = request.session.get(LINK_IN_SESSION)
        if link_id and not AccessLink.objects.usable(request.at).filter(pk=link_id).exists():
            logout(request)
            request.session[SLIP_ENDED] = True
        return get_response(request)

    return middleware


def here_or_none(request: HttpRequest) -> Conference | None:
    """The conference of the signed-in person, read once a request; `here` where it must be."""
    if not hasattr(request, "_conference"):
        request._conference, request._deadlines = conference_with_deadlines(request.user)
    return request._conference


def here(request: HttpRequest) -> Conference:
    """The conference a page is about; without one the page does not exist yet."""
    conference = here_or_none(request)
    if conference is None:
        raise Http404
    return conference


def deadlines_of(request: HttpRequest, conference: Conference) -> list[Deadline]:
    """The plan's deadlines in order, with the person's unit's own days; read once a request."""
    if here_or_none(request) == conference:
        return request._deadlines
    return list(conference.deadlines.for_unit(getattr(request.user, "unit_id", None)).in_order())


def deadline_of(request: HttpRequest, conference: Conference, key: DeadlineKey) -> Deadline | None:
    """One of them; None where the plan has none of that key."""
    return next((d for d in deadlines_of(request, conference) if d.key == key), None)


def _owes_dossiers(request: HttpRequest, deadline: Deadline) -> bool:
    """Whether this deadline means to this person only that dossiers are sent before it."""
    writes = reach(request.user, Permission.NOMINATION_WRITE) is Reach.OWN_UNIT
    return writes and deadline.key == DeadlineKey.LIST_APPROVED


def _ahead(
    request: HttpRequest, conference: Conference, deadlines: list[Deadline]
) -> Iterator[tuple[tuple[datetime, int], dict[str, Any]]]:
    """What still lies ahead, as the bar on top says it; the conference by its own day if set.

    The plan's "trước ngày 25/8" is no day to come on: whoever read it went there on the 24th.
    """
    at, starts_at = request.at, conference.starts_at
    for deadline in deadlines:
        due = deadline.own_due_at
        if deadline.key == DeadlineKey.CONFERENCE_HELD and starts_at:
            days = calendar.days_to(starts_at, at=at)
            left = f"Còn {days} ngày" if days > 0 else "Hôm nay"
            title, last = "Hội nghị bắt đầu", calendar.held_words(starts_at)
            due = starts_at
        else:
            days = calendar.days_left(due_at=due, at=at)
            left, _, last = calendar.left_words(due_at=due, at=at).partition(" – ")
            title = OF_A_UNIT if _owes_dossiers(request, deadline) else deadline.title
        if due > at:
            said = {"title": title, "left": left, "last": last, "days": days}
            yield (due, deadline.pk), said


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """`conference`, `next_deadline`, `helpline` and `demo` for every template."""
    context: dict[str, Any] = {"demo": settings.DEMO, "now": getattr(request, "at", None)}
    if not getattr(getattr(request, "user", None), "is_authenticated", False):
        conference = Conference.objects.of_the_only_commune()
        helpline = conference.commune.phone if conference else ""
        return context | {"conference": conference, "helpline": helpline}
    conference = here_or_none(request)
    if conference is None:  # the city, the technician: where there is one commune, its number
        only = Conference.objects.of_the_only_commune()
        return context | {"helpline": only.commune.phone if only else ""}
    context["conference"] = conference
    context["helpline"] = conference.commune.phone
    deadlines = deadlines_of(request, conference)
    if upcoming := min(_ahead(request, conference, deadlines), default=None):
        _, context["next_deadline"] = upcoming
    elif deadlines:
        context["next_deadline"] = {
            "title": "Tất cả các hạn của kế hoạch đã qua",
            "days": -1,
        }
    return context
