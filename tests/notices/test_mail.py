"""Mail to units that read it: once, by day, and never twice where nobody knows whether it went."""

import smtplib
from datetime import datetime, timedelta
from email.header import decode_header, make_header

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.calendar import HANOI
from conferences.models import Deadline, DeadlineMark
from notices.actions import clock, mailing, outbox
from notices.models import Mail, MailAddress
from tests import make
from tests.notices.postman import Postman
from tests.notices.rows import mail, reminder
from tests.pages import Page
from tests.reading import text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.both]
THERE = reverse("notices:mails")


def on(day, hour=7, minute=0):
    return datetime(2025, 8, day, hour, minute, tzinfo=HANOI)


@pytest.fixture
def village(settings):
    settings.EMAIL_BACKEND = "tests.notices.postman.Postman"
    settings.SITE_ADDRESS = "https://thidua.example.vn/"
    Postman.again()
    unit = make.unit()
    make.unit(name="Thôn Liêu Xá")
    make.conference()
    MailAddress.objects.create(unit=unit, address="thon@example.vn")
    return unit


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def written(village, at=None):
    clock.remind(at=on(16, 6))
    clock.remind(at=at or on(16))
    return Mail.objects.get()


def state():
    return Mail.objects.values_list("state", flat=True).get()


def test_whoever_is_reminded_and_has_an_address_gets_one_mail_of_all_it_owes(village):
    made = written(village)
    mailing.post(at=on(16))
    mailing.post(at=on(16, 7, 1))

    (sent,) = Postman.took
    assert (sent["To"], sent["Message-ID"]) == ("thon@example.vn", made.message_id)
    subject = str(make_header(decode_header(sent["Subject"])))
    assert subject == "Nhắc việc chưa xong: Gửi hồ sơ giới thiệu"
    body = sent.get_payload(decode=True).decode()
    assert body.startswith("Kính gửi thôn Mỗ Đoạn.\n")
    assert "- Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025.\n" in body
    assert "https://thidua.example.vn/" in body
    assert (state(), Mail.objects.get().sent_at) == ("posted", on(16))


def test_a_reminder_sent_at_once_is_mailed_too(village, office):
    row = reminder(village)
    outbox.send_now(row, conference=make.conference(), by=office, at=on(16, 9))

    assert Mail.objects.get().to == "thon@example.vn"


def test_a_title_of_several_lines_and_commas_is_one_line_of_a_header(village):
    Deadline.objects.filter(key="conference_held").update(
        title="Họp,\r\nBcc: ai@example.vn", due_at=on(17, 0)
    )
    Deadline.objects.get(key="conference_held").marks.create(unit=village)
    clock.remind(at=on(16, 6))
    clock.remind(at=on(16))
    mailing.post(at=on(16))

    (sent,) = Postman.took
    subject = str(make_header(decode_header(sent["Subject"])))
    assert "Họp, Bcc: ai@example.vn" in subject
    assert "\n" not in subject
    assert "\r" not in subject
    assert sent["Bcc"] is None


def test_a_server_that_is_down_for_an_hour_gets_it_once_it_is_back(village):
    written(village)
    Postman.away = ConnectionRefusedError()
    for minute in range(60):
        mailing.post(at=on(16, 7, minute))
    assert (state(), Postman.took) == ("posting", [])
    # At once, after 1, 5 and then every 15 minutes.
    assert Mail.objects.get().tries == 6

    Postman.away = None
    for minute in range(30):
        mailing.post(at=on(16, 8, minute))

    assert (state(), len(Postman.took)) == ("posted", 1)


def test_one_that_stays_away_is_given_up_and_says_so(village):
    made = written(village)
    Mail.objects.update(tries=mailing.MOST - 1)
    Postman.away = TimeoutError()
    mailing.post(at=on(16))

    made.refresh_from_db()
    assert (made.state, made.error) == ("bounced", mailing.AWAY)


def test_nothing_is_mailed_at_night(village):
    written(village)
    mailing.post(at=on(16, 20))
    assert (state(), Postman.took) == ("posting", [])

    Mail.objects.update(try_at=on(16, 19, 55))
    Postman.away = ConnectionRefusedError()
    Mail.objects.update(tries=9)
    mailing.post(at=on(16, 19, 55))
    assert Mail.objects.get().try_at == on(17)


def test_whoever_did_it_meanwhile_gets_no_mail(village):
    written(village)
    DeadlineMark.objects.filter(unit=village).update(met_at=on(16))
    mailing.post(at=on(16, 8))

    assert (state(), Postman.took) == ("needless", [])


@pytest.mark.parametrize(
    ("answer", "becomes"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"no")}), "bounced"),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"later")}), "posting"),
        (smtplib.SMTPDataError(554, b"no"), "bounced"),
        (smtplib.SMTPDataError(451, b"later"), "posting"),
        (smtplib.SMTPServerDisconnected(), "unclear"),
        (TimeoutError(), "unclear"),
    ],
)
def test_what_the_server_answers_says_what_becomes_of_it(village, answer, becomes):
    written(village)
    Postman.answers = answer

    mailing.post(at=on(16))

    assert state() == becomes


def test_a_worker_killed_after_it_sent_leaves_it_unclear_and_only_a_person_sends_it_again(
    village, office
):
    made = written(village)
    Postman.after = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        mailing.post(at=on(16))
    Postman.after = None
    assert (state(), len(Postman.took)) == ("sending", 1)

    mailing.post(at=on(16, 7, 4))
    assert state() == "sending"  # it may be at it still
    for hour in range(8, 20):
        mailing.post(at=on(16, hour))
    assert (state(), len(Postman.took)) == ("unclear", 1)

    mailing.send_again(Mail.objects.get(), by=office, at=on(16, 19))
    mailing.post(at=on(16, 19))
    assert state() == "posted"
    assert [one["Message-ID"] for one in Postman.took] == [made.message_id] * 2
    assert AuditEvent.objects.filter(action="send_mail_again").count() == 1
    with pytest.raises(Refused, match="không ở tình trạng gửi lại"):
        mailing.send_again(Mail.objects.get(), by=office, at=on(16, 19))


def test_the_others_wait_where_the_server_is_away(village):
    for _ in range(3):
        mail(village)
    Postman.away = ConnectionRefusedError()

    mailing.post(at=on(16, 9))

    assert sorted(Mail.objects.values_list("tries", flat=True)) == [0, 0, 1]


# --- The pages -----------------------------------------------------------------------------------


@pytest.fixture
def client(office, sign_in, village):
    return sign_in(office)


def test_every_mail_is_shown_with_its_words_and_what_became_of_it(client, village, office):
    mail(village, state="unclear", made_at=make.AT - timedelta(hours=1))
    mail(village, state="posted", sent_at=make.AT)

    html = text(client.get(THERE))

    rows = [[cell.words() for cell in one.all("td")] for one in Page(html).all("tr")][1:]
    assert rows == [
        ["08:00 ngày 16/8/2025", "Nhắc việc Kính gửi thôn.", "Đã gửi thư 08:00 ngày 16/8/2025"],
        ["07:00 ngày 16/8/2025", "Nhắc việc Kính gửi thôn.",
         "Không rõ đã gửi chưa Gửi lại thư: Thôn Mỗ Đoạn"],
    ]  # fmt: skip
    one = Mail.objects.get(state="unclear")
    assert client.post(reverse("notices:mail_again", args=[one.pk])).url == THERE
    one.refresh_from_db()
    assert one.state == "posting"


def test_an_empty_page_says_what_belongs_there(client):
    assert texts(text(client.get(THERE)), ".empty h2") == ["Chưa có thư nào"]


def test_where_a_unit_reads_mail_is_kept_changed_and_taken_away(client, village):
    there = reverse("notices:mail_to", args=[village.slug])

    def send(address):
        page = Page(text(client.get(there)))
        (seen,) = [one.attrs["value"] for one in page.all("input") if one.attrs["name"] == "seen"]
        return client.post(there, {"seen": seen, "address": address})

    assert send("khác@").status_code == 422
    assert send("khac@example.vn").url == reverse("notices:unit", args=[village.slug])
    assert MailAddress.objects.get().address == "khac@example.vn"
    send("")
    assert not MailAddress.objects.exists()
    events = AuditEvent.objects.filter(action="set_mail_address")
    assert [(one.target_code, one.before, one.after, one.note) for one in events] == [
        ("thon-mo-doan", "", "", "")
    ] * 2
    assert client.post(there, {"seen": "cũ", "address": "x@example.vn"}).status_code == 409


def test_whoever_has_no_address_gets_none(village):
    MailAddress.objects.all().delete()
    clock.remind(at=on(16, 6))
    clock.remind(at=on(16))

    assert not Mail.objects.exists()


def test_the_clock_hands_them_over(settings):
    assert settings.BY_THE_CLOCK[-1] == "notices.actions.mailing.post"


def test_whoever_owes_nothing_is_written_no_mail(village):
    DeadlineMark.objects.filter(unit=village).update(met_at=make.AT)

    mailing.write(make.conference(), [village.pk], at=make.AT)

    assert not Mail.objects.exists()
