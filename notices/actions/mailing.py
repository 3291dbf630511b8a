"""Mail to units that read it: written when their reminder goes, handed over by the clock.

One mail a unit and round, of all it owes. What the server refuses for now is tried again for hours;
what may have gone is sent again by a person alone.
"""

import smtplib
import uuid
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.facts.unmet import unmet
from conferences.models import Conference
from conferences.workflow import demand, hold
from notices.enums import GOES_AGAIN, MailState
from notices.figures import hours, letter_to
from notices.models import Mail, MailAddress

FEW = 5  # mails a round: it has other work to do
LOST = timedelta(minutes=5)  # after that whoever had one does not come back
RESTS = (1, 5, 15)  # minutes after the first, second … try; then always the last
FOR_GOOD = 500  # codes of SMTP from here on
MOST = 40  # tries: a server that is down for a night is waited for
SUBJECT = "Nhắc việc chưa xong: {}"
AWAY = "Máy chủ thư không nhận. Hãy xem cấu hình EMAIL_URL hoặc thử lại sau."
REFUSED = "Máy chủ thư từ chối (mã {}). Hãy xem lại thư điện tử của đơn vị."
NOT_AGAIN = "Thư này không ở tình trạng gửi lại được. Hãy xem lại danh sách."


def write(conference: Conference, units: Collection[int], *, at: datetime) -> None:
    """One mail to each of these units that has an address and owes something."""
    reads = MailAddress.objects.filter(unit__in=units).select_related("unit__commune")
    for one in reads.order_by("unit_id"):
        owed = list(unmet(conference, unit_id=one.unit_id))
        text = letter_to(one.unit, owed, conference, address=settings.SITE_ADDRESS, at=at)
        if not text:
            continue
        words = "; ".join(dict.fromkeys(each.words for each in owed))
        Mail.objects.create(
            unit=one.unit,
            to=one.address,
            subject=" ".join(SUBJECT.format(words).split())[:200],  # one line: it is a header
            text=text,
            message_id=f"<{uuid.uuid4()}@honoree>",
            made_at=at,
            try_at=at,
        )


def word_anew(conference: Conference, *, at: datetime) -> None:
    """What waits to be handed over names the days that stand now."""
    waiting = Mail.objects.filter(unit__commune=conference.commune_id, state=MailState.WAITING)
    for mail in waiting.select_related("unit__commune").order_by("pk"):
        owed = unmet(conference, unit_id=mail.unit_id)
        text = letter_to(mail.unit, owed, conference, address=settings.SITE_ADDRESS, at=at)
        if text and text != mail.text:  # who owes nothing is sent nothing: `_claimed`
            waiting.filter(pk=mail.pk).update(text=text)


def post(*, at: datetime) -> None:
    """Hand over what is due; by day alone."""
    Mail.objects.lost(at - LOST).update(state=MailState.UNCLEAR)
    if not hours().is_open(at):
        return
    for mail in list(Mail.objects.due(at).select_related("unit__commune")[:FEW]):
        if _claimed(mail, at=at) and not _handed_over(mail, at=at):
            return  # the server is away for the others too


def _claimed(mail: Mail, *, at: datetime) -> bool:
    """Whether this runner has it, and its unit owes anything still."""
    conference = Conference.objects.of_commune(mail.unit.commune_id).first()
    owes = conference and any(unmet(conference, unit_id=mail.unit_id))
    state = MailState.SENDING if owes else MailState.DROPPED
    mine = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    taken = mine.update(state=state, claimed_at=at, tries=mail.tries + 1)
    mail.tries += 1
    if taken and owes:
        mail.refresh_from_db(fields=["text"])  # worded anew since this round looked
    return bool(taken and owes)


def _handed_over(mail: Mail, *, at: datetime) -> bool:
    """Whether the server is there, whatever it says of this mail."""
    message = EmailMessage(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers={"Message-ID": mail.message_id},
    )
    try:
        server = get_connection()
        server.open()
    except (OSError, smtplib.SMTPException):
        _again(mail, at=at)
        return False
    try:
        message.connection = server
        message.send()
    except smtplib.SMTPResponseException as answer:
        _answered(mail, answer.smtp_code, at=at)
    except smtplib.SMTPRecipientsRefused as answer:
        _answered(mail, max(code for code, _ in answer.recipients.values()), at=at)
    except (OSError, smtplib.SMTPException):
        _note(mail, MailState.UNCLEAR)  # it may have arrived before the line broke
    else:
        _note(mail, MailState.SENT, sent_at=at)
    finally:
        server.close()
    return True


def _answered(mail: Mail, code: int, *, at: datetime) -> None:
    """The server said no: for good, or for now."""
    if code >= FOR_GOOD:
        _note(mail, MailState.FAILED, error=REFUSED.format(code))
    else:
        _again(mail, at=at)


def _again(mail: Mail, *, at: datetime) -> None:
    if mail.tries >= MOST:
        _note(mail, MailState.FAILED, error=AWAY)
        return
    rest = timedelta(minutes=RESTS[min(mail.tries, len(RESTS)) - 1])
    _note(mail, MailState.WAITING, try_at=hours().next_open(at + rest), error=AWAY)


def _note(mail: Mail, state: MailState, **columns: str | datetime) -> None:
    """Only while it is this runner's: whoever came late leaves what stands."""
    mine = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING)
    mine.update(**({"error": ""} | columns), state=state)


@in_one_go
def send_again(mail: Mail, *, by: User, at: datetime) -> None:
    """The same mail once more, by its Message-ID; raises Refused where it waits or went."""
    demand(by, Permission.REMINDER_SEND, place=mail.unit.place)
    rows = Mail.objects.filter(pk=mail.pk, state__in=GOES_AGAIN)
    if not rows.update(state=MailState.WAITING, try_at=at, tries=0, error=""):
        raise Refused(Problem(text=NOT_AGAIN))
    _told(mail.unit, action="send_mail_again", by=by, at=at)


@in_one_go
def set_address(unit: Unit, *, address: str, seen: str | None, by: User, at: datetime) -> bool:
    """Where a unit reads mail; empty: nowhere. False: it stood so. Raises Overtaken."""
    demand(by, Permission.REMINDER_SEND, place=unit.place)
    hold(unit)
    stands = stands_of(unit)
    if stands["address"] == address:
        return False
    demand_as_seen(stands, seen=seen, wanted={"address": address})
    if address:
        MailAddress.objects.update_or_create(unit=unit, defaults={"address": address})
    else:
        MailAddress.objects.filter(unit=unit).delete()
    _told(unit, action="set_mail_address", by=by, at=at)
    return True


def stands_of(unit: Unit) -> dict[str, str]:
    """What the page of its address edits, by box."""
    one = MailAddress.objects.filter(unit=unit).first()
    return {"address": one.address if one else ""}


def _told(unit: Unit, *, action: str, by: User, at: datetime) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="unit",
        target_code=unit.slug,
        commune_code=unit.commune.code,
    )
