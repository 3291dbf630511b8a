"""The pages on which a nominee's answers are read and noted, and the list of who was not asked."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import fingerprint
from conferences.models import Conference
from nominations.actions import consents
from nominations.models import Consent, Nomination
from tests import make
from tests.kept import consent_of
from tests.nominations.phone import text_of
from tests.nominations.test_consents import DAY, PHOTO, noted


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def page(client, one):
    return " ".join(text_of(client.get(f"/ho-so/{one.code}/dong-y/")).split())


def test_the_page_asks_each_purpose_apart_and_nothing_is_ticked(office, sign_in):
    one = make.nomination(state="submitted")

    form = sign_in(office).get(f"/ho-so/{one.code}/dong-y/").context["form"]

    boxes = [name for name in form.fields if name.startswith("answer_")]
    assert boxes == ["answer_keep", "answer_papers", "answer_posting", "answer_photo"]
    assert {name: form[name].value() for name in boxes} == dict.fromkeys(boxes, "")
    assert [value for value, _ in form.fields["answer_keep"].choices] == ["", "yes", "no"]


def test_where_nobody_answered_the_form_says_it_alone(office, sign_in):
    one = make.nomination(state="submitted")
    client, leader = sign_in(office), sign_in(make.user(role=Role.LEADERSHIP))

    assert ("Đang có" in page(client, one), "Đang có" in page(leader, one)) == (False, True)

    noted(one, office, answer_keep="no")

    assert ("Đang có" in page(client, one), "Đang có" in page(leader, one)) == (True, True)


def test_a_unit_notes_by_the_page_and_the_leadership_reads(office, sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    head = sign_in(make.user(unit=one.unit))
    sent = {
        "seen": fingerprint(consents.stands_of(one, {})),
        "answer_photo": "yes",
        "channel": "phone",
    }

    answer = head.post(f"/ho-so/{one.code}/dong-y/", sent | {"agreed_on": "15/8/2025"}, follow=True)

    assert "Đã ghi 1 ý kiến của Vũ Thị Thơm." in text_of(answer)
    words = "Đồng ý (Nói qua điện thoại, ngày 15/8/2025)"
    leader = sign_in(make.user(role=Role.LEADERSHIP))
    assert words in page(leader, one)
    assert "Ghi trả lời" not in page(leader, one)
    assert words in text_of(leader.get(f"/ho-so/{one.code}/"))


def test_nothing_answered_is_said_so_and_a_neighbour_who_was_quicker_is_told_of(office, sign_in):
    one = make.nomination(state="submitted")
    client, address = sign_in(office), f"/ho-so/{one.code}/dong-y/"
    how = {"channel": "phone", "agreed_on": "15/8/2025"}
    seen = fingerprint(consents.stands_of(one, {}))

    answer = client.post(address, how | {"seen": seen})
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (
        422, ["Chưa chọn trả lời nào. Hãy chọn ít nhất một mục."],
    )  # fmt: skip
    noted(one, office, answer_keep="yes")
    answer = client.post(address, how | {"seen": seen, "answer_keep": "yes"}, follow=True)
    assert "Người khác vừa ghi ý kiến này. Hãy xem lại các ý kiến dưới đây." in text_of(answer)
    answer = client.post(address, how | {"seen": seen, "answer_photo": "yes"})
    assert answer.status_code == 409


def test_a_guardian_is_asked_of_the_young_alone(office, sign_in):
    client = sign_in(office)
    for year, is_asked in ((2007, False), (2008, True), (2012, True)):
        one = make.nomination(state="submitted", birth_year=year)
        form = client.get(f"/ho-so/{one.code}/dong-y/").context["form"]
        assert ("guardian" in form.fields) is is_asked, year


def test_withdrawing_has_a_page_of_its_own(office, sign_in):
    one = make.nomination(state="submitted")
    consent = consent_of(one, text=PHOTO, purpose="photo")
    client = sign_in(office)
    address = f"/ho-so/{one.code}/dong-y/{consent.pk}/rut-lai/"

    assert PHOTO in " ".join(text_of(client.get(address)).split())
    answer = client.post(address, {"channel": "phone", "withdrawn_on": "16/8/2025"}, follow=True)

    assert "Đã ghi rút lại: nêu công khai ảnh." in text_of(answer)
    assert "Đã rút lại (Nói qua điện thoại, ngày 16/8/2025)" in text_of(answer)


def test_a_withdrawal_belongs_to_its_dossier(office, sign_in):
    one, other = make.nomination(state="submitted"), make.nomination(state="submitted")
    consent = consent_of(one)

    address = f"/ho-so/{other.code}/dong-y/{consent.pk}/rut-lai/"
    assert sign_in(office).post(address, {"channel": "phone"}).status_code == 404


def listed(client):
    rows = client.get("/ho-so/?con-thieu=consents").context["rows"]
    return sorted(row.nomination.code for row in rows)


def test_the_list_finds_who_was_not_asked(office, sign_in):
    """A no, and what was withdrawn, are answers; somebody else's is none."""
    whole, half, none, other = (make.nomination(state="submitted") for _ in range(4))
    group = make.nomination(state="submitted", kind="household", representative="Vũ Thị Hộ")
    for one in (whole, group):
        consent_of(one, purpose="keep", agrees=False)
        consent_of(
            one, purpose="papers", withdrawn_on=DAY, withdrawn_channel="phone",
            withdrawn_by=office, withdrawn_at=make.AT,
        )  # fmt: skip
        consent_of(one, purpose="posting")
        consent_of(one, purpose="photo")
    consent_of(half, purpose="keep")
    for purpose in ("keep", "papers", "posting", "photo"):
        consent_of(other, purpose=purpose, person="Ai Đó")

    assert listed(sign_in(office)) == sorted([half.code, none.code, other.code])


def test_where_the_plan_does_not_ask_the_list_does_not_either(office, sign_in):
    make.nomination(state="submitted")
    client = sign_in(office)
    box = client.get("/ho-so/").context["form"].fields["lacks"]
    assert ("consents", "Ý kiến người được giới thiệu") in box.choices

    Conference.objects.update(asks_consents=False)

    answer = client.get("/ho-so/?con-thieu=consents")
    assert "consents" not in dict(answer.context["form"].fields["lacks"].choices)
    assert answer.context["filtered"] is False


def test_a_page_made_of_another_person_notes_no_yes_of_this_one(office, sign_in):
    """Corrected between page and press: the yes that was typed was another's."""
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    client = sign_in(office)
    seen = client.get(f"/ho-so/{one.code}/dong-y/").context["form"]["seen"].value()
    Nomination.objects.filter(pk=one.pk).update(full_name="Lê Văn Khác")

    sent = {"seen": seen, "answer_posting": "yes", "channel": "paper", "agreed_on": "15/8/2025"}
    answer = client.post(f"/ho-so/{one.code}/dong-y/", sent)

    assert (answer.status_code, Consent.objects.count()) == (409, 0)


def test_a_page_made_of_other_words_notes_no_yes_to_these(office, sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    client = sign_in(office)
    seen = client.get(f"/ho-so/{one.code}/dong-y/").context["form"]["seen"].value()
    Conference.objects.update(name="Hội nghị khác hẳn")

    sent = {"seen": seen, "answer_posting": "yes", "channel": "paper", "agreed_on": "15/8/2025"}
    answer = client.post(f"/ho-so/{one.code}/dong-y/", sent)

    assert (answer.status_code, Consent.objects.count()) == (409, 0)


def test_one_tap_agrees_to_all_that_is_open_and_each_is_recorded_by_itself(office, sign_in):
    """Four times "Đồng ý" on a phone; what was agreed to before stays as it was noted."""
    one = make.nomination(state="submitted")
    client, there = sign_in(office), f"/ho-so/{one.code}/dong-y/"
    assert "Ghi đồng ý mọi mục còn lại" in page(client, one)
    noted(one, office, answer_keep="yes", answer_photo="no", channel="paper")
    assert "Ghi đồng ý mọi mục còn lại" in page(client, one)
    form = client.get(there).context["form"]
    how = {"seen": form["seen"].value(), "dong-y-ca": "1"}

    unsaid = client.post(there, how)
    assert (unsaid.status_code, Consent.objects.count()) == (422, 2)  # how, and when
    client.post(there, how | {"channel": "phone", "agreed_on": "15/8/2025"})

    rows = Consent.objects.order_by("pk").values_list("purpose", "agrees", "channel")
    assert list(rows) == [
        ("keep", True, "paper"),
        ("photo", False, "paper"),
        ("papers", True, "phone"),
        ("posting", True, "phone"),
        ("photo", True, "phone"),
    ]
    assert "mọi mục còn lại" not in page(client, one)


def test_who_takes_all_back_is_one_tap_and_each_is_on_record(office, sign_in):
    """All or none: a day before one of them was agreed to leaves all as they stood."""
    one = make.nomination(state="submitted")
    noted(one, office, answer_keep="yes", answer_papers="yes", answer_photo="no")
    first = Consent.objects.get(purpose="keep")
    there, client = f"/ho-so/{one.code}/dong-y/{first.pk}/rut-lai/", sign_in(office)
    assert "Ghi rút lại cả 2 mục đã đồng ý" in " ".join(text_of(client.get(there)).split())
    Consent.objects.filter(purpose="papers").update(agreed_on=DAY)
    Consent.objects.filter(purpose="keep").update(agreed_on="2025-08-01")
    sent = {"channel": "phone", "rut-ca": "1"}

    early = client.post(there, sent | {"withdrawn_on": "2/8/2025"})

    assert "Ngày rút lại trước ngày đồng ý (15/8/2025)." in text_of(early)
    assert not Consent.objects.exclude(withdrawn_at=None).exists()

    done = client.post(there, sent | {"withdrawn_on": "15/8/2025"}, follow=True)

    assert "Đã ghi rút lại: 2 mục." in text_of(done)
    gone = Consent.objects.exclude(withdrawn_at=None).order_by("purpose")
    assert list(gone.values_list("purpose", flat=True)) == ["keep", "papers"]
    log = AuditEvent.objects.filter(action="withdraw_consent").order_by("note")
    assert list(log.values_list("note", flat=True)) == ["keep", "papers"]
    assert "rut-ca" not in client.get(there).content.decode()


def test_a_no_that_was_ticked_stays_a_no_where_the_rest_is_agreed_to(office, sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    client, url = sign_in(office), f"/ho-so/{one.code}/dong-y/"
    form = client.get(url).context["form"]
    sent = {"seen": form["seen"].value(), "channel": "phone", "agreed_on": "15/8/2025"}

    answer = client.post(url, sent | {"answer_photo": "no", "dong-y-ca": "1"}, follow=True)

    told = [str(message) for message in answer.context["messages"]]
    assert told == ["Đã ghi 4 ý kiến của Vũ Thị Thơm: 3 đồng ý, 1 không đồng ý."]
    found = dict(Consent.objects.values_list("purpose", "agrees"))
    assert found == {"keep": True, "papers": True, "posting": True, "photo": False}


def test_all_taken_back_twice_says_that_nothing_was_left(office, sign_in):
    one = make.nomination(state="submitted")
    noted(one, office, answer_keep="yes", answer_photo="yes")
    client = sign_in(office)
    there = f"/ho-so/{one.code}/dong-y/{Consent.objects.first().pk}/rut-lai/"
    sent = {"channel": "phone", "withdrawn_on": "16/8/2025", "rut-ca": "1"}

    told = [
        [(m.level_tag, str(m)) for m in client.post(there, sent, follow=True).context["messages"]]
        for _ in range(2)
    ]

    assert told == [
        [("success", "Đã ghi rút lại: 2 mục.")],
        [("warning", "Các ý kiến đã được rút lại từ trước. Hãy xem các ý kiến dưới đây.")],
    ]


def test_each_box_has_a_short_name_and_under_it_what_she_agrees_to(office, sign_in):
    one = make.nomination(state="submitted")

    form = sign_in(office).get(f"/ho-so/{one.code}/dong-y/").context["form"]

    box = form.fields["answer_photo"]
    assert (box.label, box.help_text) == ("Nêu công khai ảnh", consents.shown_to(one)[3].text)
    assert "không bắt buộc" not in page(sign_in(office), one)
