"""What somebody did to many at once lately, a row a press, so that its page is found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.paging import turned
from accounts.request import Request
from conferences.web import here
from nominations.actions.approval import Outcome, summed
from nominations.models import BulkResult
from nominations.web.answering import GIVEN_AT, ITEM
from nominations.web.approved import DECIDED_STAYS
from nominations.web.chosen import DEED
from nominations.web.results import ANSWERED, DECIDED, MOVED, UNDONE, Stands
from nominations.web.ways_back import ways_back
from nominations.workflow import MOVES
from nominations.workflow.doubted import SOME_UNANSWERED, shortly

PER_PAGE = 20
ANSWERS, SITTING = "Ghi kết quả kiểm tra", "Họp xét duyệt"
TAKEN_BACK = "Hoàn tác: {}"
MADE_STAYS = "Không tự hoàn tác được: hãy làm bước khác tại từng hồ sơ."
UNDO_AT = {MOVED: "nominations:undo", ANSWERED: "nominations:unanswer_many"}
Told = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """One press. words: what it did; about: of which items; came: how many of how many; page:
    where such a thing is done; back: how many one press takes back by now, by the form's `boxes`;
    no_back: of how many of those it had a way back for it does not; why_not: of what had none.
    """

    kept: BulkResult
    words: str
    about: str
    came: str
    page: str
    back: int
    no_back: int
    why_not: str
    undo_at: str
    boxes: tuple[tuple[str, str], ...]


def presses(request: Request) -> dict[str, Any]:
    """The newest first; the same queries for one and for as many as are kept."""
    own = BulkResult.objects.own(request.user.pk, here(request).pk).kept_at(request.at)
    page = turned(own.order_by("-pk"), request.GET, per_page=PER_PAGE)
    ways = ways_back(request, page)
    return {"page_obj": page, "rows": [_pressed(one, ways.get(one.pk, {})) for one in page]}


def _pressed(kept: BulkResult, ways: Stands) -> Pressed:
    told, rows = kept.told, kept.told["rows"]
    is_undo = bool(told.get("is_undo"))
    back = sum(not problems for problems in ways.values())
    words = _words(kept.kind, told)
    return Pressed(
        kept=kept,
        words=TAKEN_BACK.format(words) if is_undo else words,
        about=_about(rows) if kept.kind == ANSWERED else "",
        came=_came(kept.kind, told),
        why_not=_why_not(kept),
        page=_page(kept.kind, told),
        back=back,
        no_back=len(ways) - back,
        undo_at=reverse(UNDO_AT[kept.kind]) if back else "",
        boxes=((UNDONE, str(kept.pk)), *_boxes(kept.kind, told)) if back else (),
    )


def _why_not(kept: BulkResult) -> str:
    """Why there is no undo of what never had one; nothing where nothing was done, or it went."""
    rows = [row for row in kept.told["rows"] if _is_done(row)]
    if kept.kind == DECIDED:
        return DECIDED_STAYS if rows else ""
    done = [row for row in rows if row.get("written" if kept.kind == ANSWERED else "after")]
    is_open = kept.undone or kept.told.get("is_undo") or any(row.get("way_back") for row in done)
    return MADE_STAYS if done and not is_open else ""


def _words(kind: str, told: Told) -> str:
    if kind == MOVED:
        return str(MOVES[told["move"]].label)
    return ANSWERS if kind == ANSWERED else SITTING


def _about(rows: list[Told]) -> str:
    """The items that were written of some dossier, as far as a row has room."""
    return shortly(list(dict.fromkeys(label for row in rows for label in row.get("written", ()))))


def _came(kind: str, told: Told) -> str:
    """As the head of its page says it."""
    rows = told["rows"]
    if kind == DECIDED:
        return f"{len(rows)} hồ sơ: {summed([_decided(row) for row in rows])}"
    done = [row for row in rows if (row.get("written") if kind == ANSWERED else _is_done(row))]
    unanswered = sum(bool(row.get("doubted")) for row in rows)
    rest = f"; {unanswered} {SOME_UNANSWERED}" if unanswered else ""
    if alone := sum(bool(row.get("undone")) for row in rows):
        rest += f"; đã hoàn tác riêng {alone} hồ sơ"
    if left := told.get("left"):
        rest += f"; {len(left)} hồ sơ giữ nguyên"
    return f"Được {len(done)} trên {len(rows)} hồ sơ{rest}"


def _is_done(row: Told) -> bool:
    return not row.get("problems")


def _decided(row: Told) -> Outcome:
    result, problems = row.get("result", ""), tuple(row.get("problems", ()))
    return Outcome(
        code=row["code"], full_name="", unit="", result=result, problems=problems,
        stand=row.get("stand", False),
    )  # fmt: skip


def _page(kind: str, told: Told) -> str:
    if kind == MOVED:
        return reverse("nominations:many", query={DEED: told["move"]})
    return reverse("nominations:answer_many" if kind == ANSWERED else "nominations:approval")


def _boxes(kind: str, told: Told) -> list[tuple[str, str]]:
    """What its undo is told beside which press it is; which dossiers, stands in what is kept."""
    if kind == MOVED:
        return [(DEED, told["move"])]
    return [(GIVEN_AT, told["given_at"]), *((ITEM, key) for key in told["item_keys"])]
