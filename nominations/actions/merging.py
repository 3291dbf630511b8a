"""Makes one of one person's two dossiers: what is chosen goes over, then the other is closed.

What a unit's meeting reviewed is never mixed: its deeds, its votes and their minutes stay as they
were read and voted on. What goes over is a correction of the dossier that is kept: old and new
value in its history, its unit told.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from accounts import audit
from accounts.actions import handing
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused, demand_as_seen
from accounts.seals import NotAsSealed
from accounts.storage import Stored
from conferences.workflow import demand, overtaken
from nominations.actions.corrections import CORRECTED_BY, in_the_way, write_corrected
from nominations.actions.doubles import NOT_A_PAIR, close_for, pair_of
from nominations.actions.evidence import FULL, written
from nominations.actions.pictures import Taken
from nominations.actions.renamed import hold_with_judging
from nominations.enums import EvidenceKind, NominationState
from nominations.kept import path_of
from nominations.models import Evidence, Nomination
from nominations.particulars import Particular, Reader, Seen, typed
from nominations.querysets import MAX_FILES
from nominations.workflow import MOVES
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart
from nominations.workflow.guards import stands_for
from nominations.workflow.values import likely_doubles

VERIFY = Permission.NOMINATION_VERIFY
MERGED = "Gộp với hồ sơ {}, cùng một người."
WENT_OVER = " Đã lấy từ hồ sơ này sang: {}."
NOT_KEPT_HERE = (
    "Hồ sơ {} đang ở bước “{}”, chỉ gộp vào hồ sơ đã gửi hoặc đã thẩm định. Hãy trở lại rồi trả "
    "lời “giữ hồ sơ này”, hoặc chờ hồ sơ được gửi lại."
)
NOT_CLOSED_HERE = "Hồ sơ {} đang ở bước “{}” nên không đóng được. Hãy gộp theo chiều kia."
OTHER_NOW = "tệp hoặc nội dung của hồ sơ {} và {} nay khác trang vừa xem"
SPOILT = "Tệp “{}” không còn nguyên vẹn trên máy chủ. Hãy bỏ chọn tệp đó."


def choices_of(kept: Nomination, closed: Nomination) -> list[Particular]:
    """What may go over: typed, read by all, said there and other here, but for the deeds."""
    there = {row.name for row in typed(closed.kind)}
    return [
        row
        for row in typed(kept.kind)
        if row.name in there
        and row.seen is Seen.ALL
        and row.reader is not Reader.LINES  # the deeds: what the meeting read
        and row.is_said(value := getattr(closed, row.name))
        and value != getattr(kept, row.name)
    ]


def files_of(closed: Nomination) -> list[Evidence]:
    """What of its files may come along: minutes are of the meeting."""
    return list(closed.evidence.exclude(kind=EvidenceKind.MINUTES).in_order())


def has_more(kept: Nomination, closed: Nomination) -> bool:
    """Whether anything of the other could go over."""
    return bool(choices_of(kept, closed) or files_of(closed))


def merge_of(kept: Nomination, closed: Nomination) -> dict[str, Any]:
    """What stands of both, as the page of the merge shows it and its answer begins from."""
    said = {
        f"{one.code} {row.name}": getattr(one, row.name)
        for one in (kept, closed)
        for row in typed(one.kind)
    }
    files = " ".join(str(file.pk) for file in files_of(closed))
    return pair_of(kept, closed) | said | {"evidence": files}


def not_merged(kept: Nomination, closed: Nomination) -> list[Problem]:
    """Why this one is not closed for that one with something going over."""
    found = []
    if CORRECTED_BY.get(NominationState(kept.state)) is not VERIFY:
        found.append(NOT_KEPT_HERE.format(kept.code, kept.get_state_display()))
    if closed.state not in MOVES["close_double"].sources:
        found.append(NOT_CLOSED_HERE.format(closed.code, closed.get_state_display()))
    if not found and kept.code not in {one.code for one in likely_doubles(closed)}:
        found.append(NOT_A_PAIR)
    if stands := stands_for(closed):
        found.append(stands)
    return [Problem(text=text) for text in found]


def merge(
    kept: Nomination,
    closed: Nomination,
    *,
    take: Collection[str] = (),
    files: Collection[int] = (),
    seen: str | None = None,
    by: User,
    at: datetime,
) -> Nomination:
    """Close one for the other, with these particulars and files of it going over.

    take: names of `choices_of`; files: keys of `files_of`; anything else went meanwhile.
    Raises Overtaken when something of either stands otherwise than the page showed.
    """
    for dossier in (kept, closed):
        demand(by, VERIFY, place=dossier.place)
    pages = {page.pk: page for page in files_of(closed)}
    if set(files) - pages.keys():
        raise Refused(_other_now(kept, closed, by=by))
    copies: list[dict[str, Any]] = []
    used: set[str] = set()
    try:  # the bytes first, whole under their names (check D7), then all rows at once
        chosen = [page for pk, page in pages.items() if pk in files]  # in the order they stand in
        copies.extend(_copied(page, kept, by=by, at=at) for page in chosen)
        used |= _merged(kept, closed, take=take, copies=copies, seen=seen, by=by, at=at)
    finally:
        for copy in copies:
            if copy["file"] not in used:
                Stored(key=copy["file"]).unlink()
    return kept


def _other_now(kept: Nomination, closed: Nomination, *, by: User) -> Problem:
    of = {"target": "nomination", "target_code": closed.code}
    last = audit.last_of(closed.commune_code, **of)
    return overtaken(OTHER_NOW.format(closed.code, kept.code), last, by=by)


def _copied(page: Evidence, kept: Nomination, *, by: User, at: datetime) -> dict[str, Any]:
    """A copy of its bytes beside the other's files, and what its row will say."""
    about = {"target": "nomination", "target_code": page.nomination.code}
    try:
        content = handing.whole(
            path_of(page), sha256=page.sha256, by=by, at=at, action="spoilt_evidence",
            commune_code=page.nomination.commune_code, which=f"tệp {page.pk}", **about,
        )  # fmt: skip
    except NotAsSealed as spoilt:
        raise Refused(Problem(text=SPOILT.format(page.name), field="pictures")) from spoilt
    taken = Taken(
        content=content, media_type=page.media_type, suffix=PurePath(page.file).suffix,
        carries=page.carries,
    )  # fmt: skip
    target = written(f"{kept.conference_id}/{kept.code}", taken)
    same = ("kind", "name", "caption", "media_type", "carries", "size", "sha256")
    return {"file": target.key, "added_at": at} | {name: getattr(page, name) for name in same}


@in_one_go
def _merged(
    kept: Nomination,
    closed: Nomination,
    *,
    take: Collection[str],
    copies: Sequence[Mapping[str, Any]],
    seen: str | None,
    by: User,
    at: datetime,
) -> set[str]:
    """All rows of it; the keys of the copies that were kept."""
    wanted = {name: getattr(closed, name) for name in take}
    judging = hold_with_judging(kept, wanted, kept.unit, closed.unit, closed)
    if closed.state == NominationState.CLOSED and closed.kept_as_id == kept.pk:
        return set()  # the same button tapped twice
    demand_apart(by, VERIFY, kept, closed)
    demand_as_seen(merge_of(kept, closed), seen=seen, wanted={})
    if problems := not_merged(kept, closed) or in_the_way(kept, wanted, at=at):
        raise Refused(*problems)
    rows = {row.name: row for row in choices_of(kept, closed)}
    if set(take) - rows.keys() or wanted != {name: getattr(closed, name) for name in take}:
        raise Refused(_other_now(kept, closed, by=by))
    reason = MERGED.format(closed.code)
    judging = [one for one in judging if one.pk != closed.pk]  # closing says what was found there
    write_corrected(kept, wanted, reason=reason, judging=judging, by=by, at=at, action="take_over")
    came = _take_files(kept, copies, reason=reason, by=by, at=at)
    told = [rows[name].label.lower() for name in rows if name in take]
    told += [f"{len(came)} tệp"] if came else []
    note = WENT_OVER.format(", ".join(told)) if told else ""
    close_for(kept, closed, note=note, by=by, at=at)
    return came


def _take_files(
    kept: Nomination, copies: Iterable[Mapping[str, Any]], *, reason: str, by: User, at: datetime
) -> set[str]:
    """Rows of the files it has not yet; under its row no other file comes meanwhile."""
    there = set(kept.evidence.values_list("kind", "sha256"))
    fresh = [copy for copy in copies if (copy["kind"], copy["sha256"]) not in there]
    if len(there) + len(fresh) > MAX_FILES:
        raise Refused(Problem(text=FULL, field="pictures"))
    made = [_put_last(kept, copy) for copy in fresh]
    said = [history.file_said(one.get_kind_display(), after=one.name) for one in made]
    history.keep(kept, said, by=by, at=at, reason=reason, is_correction=True)
    return {one.file for one in made}


def _put_last(kept: Nomination, copy: Mapping[str, Any]) -> Evidence:
    """Behind its own of that kind: whoever keeps a dossier keeps what it shows first."""
    places = kept.evidence.filter(kind=copy["kind"]).values_list("position", flat=True)
    return Evidence.objects.create(nomination=kept, position=max(places, default=0) + 1, **copy)
