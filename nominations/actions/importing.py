"""Makes drafts of the lines of a table, all in one go, and throws them away again."""

import uuid
from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.db.models.expressions import Combinable

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go, lock_all
from accounts.models import AuditEvent, Unit, User
from accounts.names import fold
from accounts.problems import Refused, fingerprint
from conferences.models import Conference
from conferences.workflow import NO_RIGHT, demand, demand_opened, hold
from nominations.actions.awards import keep_rows
from nominations.actions.written import year_span
from nominations.enums import NominationState
from nominations.models import Nomination, PreviousAward
from nominations.particulars import name_key, of
from sheets.targets import Made

BEGUN = "open_for"  # as drafts.begin notes it of one
BY_TABLE = "nhập từ bảng"
MOVED = "Hồ sơ đã chuyển sang “{}”, nên giữ lại. Hãy xử lý ở trang của hồ sơ."
EDITED = (
    "Đã có người sửa, thêm tệp hoặc ghi thêm vào hồ sơ, nên giữ lại. Hãy xem ở trang của hồ sơ."
)
GONE = "Bản nháp này đã được xóa. Hãy xem lịch sử của hồ sơ."


@in_one_go
def open_many(
    *, conference: Conference, rows: Sequence[Mapping[str, Any]], by: User, at: datetime
) -> list[Made]:
    """A draft of each line, as the office types in what a unit brings on paper.

    rows: kind, unit (its id) and particulars; what a kind is not asked is left aside.
    """
    demand(by, Permission.NOMINATION_ENTER, place=conference.place)
    known = set(conference.commune.units.values_list("pk", flat=True))
    if by.unit_id is None or any(row["unit"] not in known for row in rows):
        raise Refused(NO_RIGHT)
    hold(conference)
    demand_opened(conference)
    first = conference.next_number
    numbered = Conference.objects.filter(pk=conference.pk)
    numbered.update(next_number=F("next_number") + len(rows))
    begun = (
        _draft(conference, values, by=by, at=at, code=conference.code_of(number))
        for number, values in enumerate(rows, start=first)
    )
    made = Nomination.objects.bulk_create(begun)
    keep_rows(*made)
    # Z7: whoever types in what a unit sent has a hand in it, by table as by form.
    audit.record_many(
        by=by,
        at=at,
        action=BEGUN,
        target="nomination",
        target_codes=[one.code for one in made],
        commune_code=conference.commune.code,
        after=NominationState.DRAFT,
        note=BY_TABLE,
    )
    return [Made(code=one.code, seal=_seal(one)) for one in made]


def _draft(
    conference: Conference, values: Mapping[str, Any], *, by: User, at: datetime, code: str
) -> Nomination:
    kind = values["kind"]
    said: dict[str, Any] = {row.name: values.get(row.name) for row in of(kind) if row.imported}
    said = {name: value for name, value in said.items() if value is not None}
    name, representative = said["full_name"], said.get("representative", "")
    return Nomination(
        conference=conference,
        unit_id=values["unit"],
        entered_by_id=by.unit_id,
        code=code,
        kind=kind,
        name_fold=fold(name),
        name_sort=name_key(kind, name),
        representative_fold=fold(representative),
        form_key=uuid.uuid4(),
        created_at=at,
        updated_at=at,
        **said,
        **year_span(said.get("achievement", ""), said.get("awards", "")),
    )


def _seal(one: Nomination) -> str:
    """Every writer counts the version up; who is put forward is named for good measure."""
    return fingerprint({"version": one.version, "name": one.full_name})


def what_stays(conference: Conference, made: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Why which of these drafts an undo leaves, as they stand; code and seal of each, as
    `open_many` gave them.
    """
    seals = dict(made)
    rows = Nomination.objects.of(conference).filter(code__in=seals)
    there = {one.code: one for one in rows.annotate(has_more=_has_more())}
    touched = AuditEvent.objects.told_of(
        target="nomination", codes=there, commune_code=conference.commune.code, but=BEGUN
    )
    return {
        code: why for code, seal in seals.items() if (why := _stays(there.get(code), seal, touched))
    }


@in_one_go
def throw_away_many(
    *, conference: Conference, made: Sequence[tuple[str, str]], by: User
) -> dict[str, str]:
    """Throw away those drafts that nobody touched since; why the others stay.

    made: code and seal of each, as `open_many` gave them.
    """
    demand(by, Permission.NOMINATION_ENTER, place=conference.place)
    hold(conference)
    codes = [code for code, _ in made]
    rows = Nomination.objects.of(conference).filter(code__in=codes)
    units = Unit.objects.filter(pk__in=rows.values("unit_id"))  # a meeting is entered below these
    lock_all(units)
    lock_all(rows)
    stays = what_stays(conference, made)
    rows.exclude(code__in=stays).delete()
    return stays


def _has_more() -> Combinable:
    """Whether anything hangs on a draft, whatever kind: a file, a removed one, a word, a vote."""
    hanging = (
        Exists(kind.related_model._base_manager.filter(**{kind.field.name: OuterRef("pk")}))
        for kind in Nomination._meta.related_objects
        if kind.related_model is not PreviousAward  # made with it, of its text
    )
    return reduce(or_, hanging)


def _stays(one: Any, seal: str, touched: Container[str]) -> str:
    if one is None:
        return GONE
    if one.state != NominationState.DRAFT or one.was_taken_back:
        return MOVED.format(one.get_state_display())
    is_new = not one.has_more and one.code not in touched and _seal(one) == seal
    return "" if is_new else EDITED
