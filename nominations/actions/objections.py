"""The only writer of objections: from the public, their files, and what the office answers."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from accounts import audit, web
from accounts.actions import handing
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import EDITED_MEANWHILE, Problem, Refused
from accounts.reading import lines
from accounts.storage import throw_away
from accounts.telling import too_long
from conferences import jobs
from conferences.workflow import NO_RIGHT, demand, hold
from nominations.actions.evidence import laid_down
from nominations.actions.pictures import FILE, take
from nominations.enums import Conclusion
from nominations.kept import path_of, places_of
from nominations.models import (
    Nomination,
    Objection,
    ObjectionAnswer,
    ObjectionFile,
    Posted,
    Posting,
)
from nominations.models.objections import ANSWER_LENGTH
from nominations.querysets.objections import (
    HANDLES,
    LEADS,
    by_answering_office,
    led_from_outside,
)
from nominations.workflow.apart import demand_apart
from nominations.workflow.said import NO_CONCLUSION, NO_REASON, problems_of

MOST_FILES = 3
# Of one conference, whoever sends them: a few addresses at their own most do not silence a commune.
AN_HOUR, MOST_AN_HOUR = timedelta(hours=1), 600
FOR_FILES = timedelta(hours=24)  # after it was said
KEPT = timedelta(days=365)
TOO_MANY_NOW = (
    "Đang có quá nhiều ý kiến gửi đến cùng lúc nên chưa nhận được. Chữ vừa viết còn nguyên bên "
    "dưới. Hãy đợi ít phút rồi bấm gửi lại."
)
FULL = f"Mỗi ý kiến kèm nhiều nhất {MOST_FILES} tệp. Hãy mang tệp khác đến Phòng Văn hóa - Xã hội."
TOO_LATE = (
    "Đã quá 24 giờ hoặc ý kiến đã được trả lời nên không nhận thêm tệp. Hãy mang tệp đến Phòng "
    "Văn hóa - Xã hội."
)
ANSWERED = (
    "Ý kiến này đã được trả lời nên không ghi thêm tên, cách liên hệ. Hãy gọi Phòng Văn hóa - Xã "
    "hội của xã."
)
FORGOTTEN = (
    "Nội dung ý kiến này đã được xóa sau 12 tháng, không trả lời được nữa. Hãy xem kết luận cũ."
)


class TooManyNow(Refused):
    """So many came in an hour that this one has to wait."""

    def __init__(self) -> None:
        super().__init__(TOO_MANY_NOW)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody typed; name and way to reach them may be left out."""

    text: str
    objector: str = ""
    contact: str = ""


@in_one_go
def take_in(
    posting: Posting, said: Said, *, about: Posted | None, form_key: uuid.UUID, at: datetime
) -> Objection:
    """Note what anybody says; the same form sent again is one, with other words another.

    about: a row of that posting, or of one of its conference before. The dossier's row is held:
    who approves it meanwhile either came before, or sees this. Raises TooManyNow past the hour's
    most.
    """
    text = lines(said.text)
    if problems := problems_of(text):
        raise Refused(*problems)
    if about and about.posting.conference_id != posting.conference_id:
        raise Refused(NO_RIGHT)
    conference, dossier = posting.conference, about.nomination if about else None
    hold(conference, *([dossier] if dossier else []))
    if dossier is None:  # it keeps everybody of the list from being approved
        theirs_too = Nomination.objects.filter(pk__in=posting.rows.standing().values("nomination"))
        list(theirs_too.order_by("pk").select_for_update(no_key=True, of=("self",)))
    pk = dossier.pk if dossier else None
    theirs = Objection.objects.of(conference)
    for key in (form_key, uuid.uuid5(form_key, f"{conference.pk} {pk} {text}")):
        stood = Objection.objects.filter(form_key=key).first()
        if stood is None:
            break
        same = (stood.text, stood.nomination_id, stood.conference_id)
        if same == (text, pk, conference.pk):
            return _with_sender(stood, said)
    if theirs.filter(at__gt=at - AN_HOUR).count() >= MOST_AN_HOUR:
        raise TooManyNow
    number = (theirs.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Objection.objects.create(
        conference=conference, posting=posting, nomination=dossier, number=number, form_key=key,
        text=text, objector=clean(said.objector), contact=clean(said.contact), at=at,
    )  # fmt: skip
    payload = {"objection_id": made.pk}
    jobs.wish(
        kind="objection_forget", key=f"objection_forget:{made.pk}", payload=payload, rest=KEPT
    )
    return made


def _with_sender(stood: Objection, said: Said) -> Objection:
    """The same once more: a name or a way to reach them typed since is kept, until it is answered;
    what was there and is left out now stays.
    """
    typed = {"objector": clean(said.objector), "contact": clean(said.contact)}
    more = {name: now for name, now in typed.items() if now and now != getattr(stood, name)}
    if not more:
        return stood
    if stood.answers.exists():
        raise Refused(ANSWERED)
    for name, now in more.items():
        setattr(stood, name, now)
    stood.save(update_fields=list(more))
    return stood


def takes_files(objection: Objection, at: datetime) -> bool:
    """Whether its sender may still send a file along."""
    in_time = at - objection.at < FOR_FILES and objection.forgotten_at is None
    return in_time and not objection.answers.exists()


def attach(objection: Objection, *, name: str, content: bytes, at: datetime) -> ObjectionFile:
    """Keep a picture, drawn anew, or a PDF; the same file again is the same row."""
    if not takes_files(objection, at):
        raise Refused(Problem(text=TOO_LATE, field=FILE))
    if objection.files.count() >= MOST_FILES:
        raise Refused(Problem(text=FULL, field=FILE))  # before the work of looking into it
    return laid_down(
        f"phan-anh/{objection.pk}",
        take(content),
        name=name,
        at=at,
        row=lambda says: _kept(objection, says=says),
    )


@in_one_go
def _kept(objection: Objection, *, says: Mapping[str, Any]) -> tuple[ObjectionFile, bool]:
    """The row of a file that lies on the disk, and whether it is new."""
    hold(objection.conference)  # two at once cannot both be the last one
    standing = list(objection.files.all())
    if same := next((one for one in standing if one.sha256 == says["sha256"]), None):
        return same, False
    if len(standing) >= MOST_FILES:
        raise Refused(Problem(text=FULL, field=FILE))
    return ObjectionFile.objects.create(objection=objection, **says), True


def _right_to(objection: Objection) -> Permission:
    """The office's; the leadership's where its own unit put the nominee forward."""
    if objection.nomination is None:
        return HANDLES
    about = Nomination.objects.filter(pk=objection.nomination.pk)
    return LEADS if about.filter(by_answering_office("unit")).exists() else HANDLES


def _demand(objection: Objection, by: User) -> None:
    """Raise Refused unless they handle it: nobody of the nominee's unit, nobody related.

    A leader of that unit does where no other may (`ObjectionQuerySet.handled_by`).
    """
    right = _right_to(objection)
    demand(by, right, place=objection.place)
    dossier = objection.nomination
    if dossier is None:
        return
    inside = by.unit_id is not None and by.unit_id == dossier.unit_id
    if inside and Objection.objects.filter(led_from_outside(), pk=objection.pk).exists():
        raise Refused(NO_RIGHT)
    demand_apart(by, right, dossier)


@in_one_go
def answer(
    objection: Objection,
    *,
    conclusion: str,
    reason: str,
    corrects: int | None = None,
    by: User,
    at: datetime,
) -> ObjectionAnswer:
    """What was found and why. corrects: the answer that stood when the page was made, if any.

    Raises Refused, with EDITED_MEANWHILE, where another answer stands by now.
    """
    demand(by, _right_to(objection), place=objection.place)
    hold(objection.conference, *([objection.nomination] if objection.nomination else []))
    _demand(objection, by)
    objection.refresh_from_db()
    if objection.forgotten_at:
        raise Refused(Problem(text=FORGOTTEN))
    why, problems = lines(reason), []
    if conclusion not in Conclusion.values:
        problems.append(Problem(text=NO_CONCLUSION, field="conclusion"))
    if not why or len(why) > ANSWER_LENGTH:
        text = too_long(ANSWER_LENGTH, len(why)) if why else NO_REASON
        problems.append(Problem(text=text, field="reason"))
    if problems:
        raise Refused(*problems)
    last = objection.answers.order_by("-pk").first()
    if last and (last.conclusion, last.reason) == (conclusion, why):
        return last
    if (last.pk if last else None) != corrects:
        raise Refused(EDITED_MEANWHILE)
    made = ObjectionAnswer.objects.create(
        objection=objection, conclusion=conclusion, reason=why, by=by, role=by.role, at=at
    )
    labels = dict(Conclusion.choices)
    _note(
        objection, "answer_objection", by=by, at=at, after=str(labels[conclusion]),
        before=str(labels[last.conclusion]) if last else "",
    )  # fmt: skip
    return made


@in_one_go
def read(objection: Objection, *, by: User, at: datetime) -> None:
    """Note, once a day, that somebody looked at who said it."""
    _demand(objection, by)
    audit.record_once_a_day(
        by=by, at=at, action="read_objection", target="objection", target_code=objection.code,
        commune_code=objection.conference.commune.code, note=by.username,
    )  # fmt: skip


def open_file(file: ObjectionFile, *, by: User, at: datetime) -> bytes:
    """What a stranger's file holds. Raises NotAsSealed when the disk has not what was sealed."""
    objection = file.objection
    _demand(objection, by)
    return handing.whole(
        path_of(file), sha256=file.sha256, by=by, at=at, action="spoilt_objection_file",
        target="objection", target_code=objection.code,
        commune_code=objection.conference.commune.code, which=f"tệp {file.pk}",
    )  # fmt: skip


def _note(
    objection: Objection, action: str, *, before: str, after: str, by: User, at: datetime
) -> None:
    audit.record(
        by=by, at=at, action=action, target="objection", target_code=objection.code,
        commune_code=objection.conference.commune.code, before=before, after=after,
    )  # fmt: skip


def forget(*, payload: dict[str, Any], progress: jobs.Progress) -> jobs.Settle:
    """After a year its words, its sender and its files go; number and answer stay."""
    pk = payload["objection_id"]
    throw_away(places_of(ObjectionFile.objects.filter(objection=pk)))

    def settle(at: datetime | None = None) -> None:
        ObjectionFile.objects.filter(objection=pk).delete()
        left = Objection.objects.filter(pk=pk, forgotten_at=None)
        left.update(text="", objector="", contact="", forgotten_at=at or web.moment())

    return settle
