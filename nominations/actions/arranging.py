"""The only writer of saved lists of dossiers: own ones, and those the office shares."""

from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused, demand_as_seen
from accounts.telling import too_long
from conferences.models import Conference
from conferences.workflow import NO_RIGHT, demand
from nominations.models import ASKS_LENGTH, VIEW_NAME_LENGTH, SavedView
from nominations.querysets.arranged import SavedViewQuerySet

MOST = 30  # of one person: more nobody finds again
NO_NAME = "Hãy nhập tên bộ lọc."
TAKEN = "Đã có bộ lọc tên “{}”. Hãy chọn tên khác."
TOO_MANY = f"Đã có {MOST} bộ lọc. Hãy xóa bộ lọc không dùng nữa rồi lưu lại."
TOO_MUCH = "Điều kiện lọc quá dài nên không lưu được. Hãy bớt điều kiện rồi lưu lại."
GONE = "Bộ lọc này vừa bị xóa. Hãy mở lại danh sách hồ sơ."


@in_one_go
def save_view(
    conference: Conference, *, name: str, asks: str, is_shared: bool, by: User, at: datetime
) -> SavedView:
    """Keep a list under a name; asks: its address's query, without a page."""
    demand(by, Permission.NOMINATION_VERIFY, place=conference.place)
    name = clean(name)
    views = SavedView.objects.filter(conference=conference)
    if views.filter(owner=by).count() >= MOST:
        raise Refused(Problem(text=TOO_MANY))
    if len(asks) > ASKS_LENGTH:
        raise Refused(Problem(text=TOO_MUCH))
    _demand_free(views, name, is_shared=is_shared, owner=by)
    view = SavedView.objects.create(
        conference=conference, owner=by, name=name, asks=asks, is_shared=is_shared, created_at=at
    )
    if is_shared:
        _note(view, "share_view", by=by, at=at)
    return view


@in_one_go
def change_view(
    view: SavedView, *, name: str, is_shared: bool, seen: str | None = None, by: User, at: datetime
) -> SavedView:
    """Another name, or shared from now on, or no more.

    Raises Overtaken when something else stands than the page showed.
    """
    held = _held(view, by)
    wanted = {"name": clean(name), "is_shared": is_shared}
    demand_as_seen(held.stands, seen=seen, wanted=wanted)
    others = SavedView.objects.filter(conference=held.conference).exclude(pk=held.pk)
    _demand_free(others, clean(name), is_shared=is_shared, owner=held.owner)
    was_shared = held.is_shared
    SavedView.objects.filter(pk=held.pk).update(**wanted)
    held.name, held.is_shared = clean(name), is_shared
    if was_shared or is_shared:
        _note(held, "share_view" if is_shared else "unshare_view", by=by, at=at)
    return held


@in_one_go
def delete_view(view: SavedView, *, by: User, at: datetime) -> None:
    """Forget a list; no dossier is touched."""
    held = _held(view, by)
    SavedView.objects.filter(pk=held.pk).delete()
    if held.is_shared:
        _note(held, "delete_view", by=by, at=at)


def _held(view: SavedView, by: User) -> SavedView:
    """The row as it stands, locked: an own one, or a shared one for whoever verifies."""
    demand(by, Permission.NOMINATION_VERIFY, place=view.place)
    held = SavedView.objects.select_for_update(no_key=True, of=("self",)).filter(pk=view.pk)
    found = held.select_related("conference__commune", "owner").first()
    if found is None:
        raise Refused(Problem(text=GONE))
    if found.owner_id != by.pk and not found.is_shared:
        raise Refused(NO_RIGHT)
    return found


def _demand_free(others: SavedViewQuerySet, name: str, *, is_shared: bool, owner: User) -> None:
    """Names are told apart by their letters: of one's own, and of those that are shared."""
    if not name or len(name) > VIEW_NAME_LENGTH:
        text = too_long(VIEW_NAME_LENGTH, len(name)) if name else NO_NAME
        raise Refused(Problem(text=text, field="name"))
    same = others.filter(name=name)
    if same.filter(owner=owner).exists() or (is_shared and same.filter(is_shared=True).exists()):
        raise Refused(Problem(text=TAKEN.format(name), field="name"))


def _note(view: SavedView, action: str, *, by: User, at: datetime) -> None:
    """What the whole office sees is in the history; what one sees alone is not."""
    audit.record(
        by=by,
        at=at,
        action=action,
        target="conference",
        target_code=view.conference.code_prefix,
        commune_code=view.conference.commune.code,
        note=view.name,
    )
