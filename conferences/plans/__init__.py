"""Finds a plan: its file (`files`), and what a conference's newest edition says."""

import logging

from django.db.models import F

from accounts.problems import Damaged, Refused
from conferences.models import Conference
from conferences.plan import Plan, of_text, sum_of
from conferences.plans.files import keep, path_of

__all__ = ["DAMAGED", "damage", "keep", "path_of", "plan_of"]
log = logging.getLogger(__name__)
MOST = 16  # editions a process keeps read; each is known by the sum of its text
KNOWN: dict[str, Plan] = {}
DAMAGED = (
    "Kế hoạch lưu trong máy chủ bị hỏng, nên trang này chưa mở được. Các trang khác vẫn dùng được,"
    " những gì đã lưu vẫn còn nguyên. Hãy báo người quản trị máy chủ nạp lại kế hoạch."
)
NONE, ALTERED = "không có bản nào", "đã bị sửa ngoài phần mềm"


def plan_of(conference: Conference) -> Plan:
    """What its newest edition says; asked for once a process, for a text never changes its sum.

    Raises Damaged where it is not what was kept, and tells the log which edition and why.
    """
    known = KNOWN.get(conference.plan_sum)
    if known:
        return known
    editions = conference.editions.order_by("-number")  # the sum with it: a load may be going on
    found = editions.annotate(kept_sum=F("conference__plan_sum"))
    newest = found.values_list("number", "text", "kept_sum").first()
    number, text, kept_sum = newest or (0, "", "")
    if why := damage(text, kept_sum) if newest else NONE:
        log.error("plan of conference %s, edition %s: %s", conference.pk, number, why)
        raise Damaged(DAMAGED)
    if len(KNOWN) >= MOST:
        KNOWN.clear()
    return KNOWN.setdefault(kept_sum, of_text(text))


def damage(text: str, kept_sum: str | None) -> str:
    """Why an edition is not to be read; nothing of a sound one.

    kept_sum: of what was kept; None where only the newest has one.
    """
    if kept_sum is not None and sum_of(text) != kept_sum:
        return ALTERED
    try:
        of_text(text)
    except Refused as wrong:
        return f"không đọc được: {wrong}"
    return ""
