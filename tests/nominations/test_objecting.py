"""Saying what speaks against somebody who is posted: without account, once, nothing typed lost."""

import re
import uuid

import pytest
from django.test import Client

from nominations.models import Objection, Posted, Posting
from tests import make
from tests.kept import posting, said_of
from tests.nominations.objecting import SAY, TYPED, WORDS, at_that_hour, candidate, say
from tests.nominations.test_posted_pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    at_that_hour(monkeypatch)


@pytest.fixture
def one():
    return candidate()


def keys(answer) -> dict[str, str]:
    form = answer.context["form"]
    return {name: str(form[name].value() or "") for name in ("key", "about")}


def test_from_a_name_to_its_number_without_an_account(one):
    client = Client(enforce_csrf_checks=True)
    row = Posted.objects.get()
    page = client.get("/niem-yet/11086/").content.decode()
    there = f"{SAY}?ve={row.pk}"
    assert f'href="{there}"' in page

    form = client.get(there)
    assert "Về Nguyễn Thị Sáu , Thôn Mỗ Đoạn giới thiệu." in text(form)
    assert form["Cache-Control"] == "private, no-store"
    assert form["X-Robots-Tag"] == "noindex, nofollow"
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form.content.decode())[1]
    sent = client.post(SAY, TYPED | keys(form) | {"csrfmiddlewaretoken": token})

    it = Objection.objects.get()
    assert (it.text, it.objector, it.contact, it.nomination) == (*TYPED.values(), one)
    assert (sent.status_code, sent.url) == (302, f"{SAY}{it.form_key}/")
    told = client.get(sent.url)
    assert "Số ý kiến PA-0001 Nhận lúc 08:00 ngày 16/8/2025." in text(told)
    for hidden in (WORDS, "Bùi Văn Dân", "0912", "Nguyễn Thị Sáu"):
        assert hidden not in told.content.decode()


def test_a_form_without_its_token_is_refused(one):
    sent = Client(enforce_csrf_checks=True).post(SAY, TYPED | {"key": str(uuid.uuid4())})

    assert sent.status_code == 403
    assert Objection.objects.count() == 0


def test_about_the_list_and_without_a_name(one):
    assert "Phản ánh chung về danh sách niêm yết." in text(Client().get(SAY))

    sent = say(objector="", contact="")

    it = Objection.objects.get()
    assert (sent.status_code, it.nomination, it.objector, it.contact) == (302, None, "", "")


def test_sent_twice_it_is_one(one):
    key = str(uuid.uuid4())

    first, again = say(key=key), say(key=key)

    assert first.url == again.url
    assert Objection.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": ""}, "Hãy viết nội dung phản ánh."),
        ({"text": "nghe " * 10_000}, "Ý kiến dài 10.000 từ, tối đa 3.000 từ."),
        ({"website": "http://spam.example"}, "Ô này để trống."),
        ({"contact": "x" * 201}, "tối đa 200 ký tự"),
    ],
)
def test_what_is_refused_keeps_all_that_was_typed(one, typed, words):
    row = Posted.objects.get()
    sent = say(about=str(row.pk), **typed)

    assert sent.status_code == 422
    assert words in text(sent)
    form = sent.context["form"]
    for name in ("text", "objector", "contact"):
        assert (form[name].value() or "") == (TYPED | typed)[name]
    assert keys(sent)["about"] == str(row.pk)
    assert Objection.objects.count() == 0


@pytest.mark.parametrize("hidden", [{}, {"key": "x", "about": ""}, {"key": "", "about": ""}])
def test_without_its_hidden_boxes_it_does_not_break(one, hidden):
    sent = Client().post(SAY, TYPED | hidden)

    assert sent.status_code == 302
    assert Objection.objects.get().nomination is None


def test_about_one_who_was_taken_down_meanwhile(one):
    row = Posted.objects.get()
    Posted.objects.update(taken_down_at=make.AT)

    say(about=str(row.pk))

    assert Objection.objects.get().nomination == one


@pytest.mark.parametrize("named", ["999999", "y", "another commune's"])
def test_who_is_named_and_found_nowhere_is_said_and_nothing_typed_is_lost(one, named):
    if named == "another commune's":
        there = make.unit(name="Thôn Xa", of=make.commune(code="11119", name="xã Khác"))
        strange = make.nomination(state="verified", unit=there)
        posting(strange, conference=strange.conference)
        named = str(Posted.objects.get(nomination=strange).pk)

    sent = say(about=named)

    assert sent.status_code == 422
    assert "Không tìm thấy tên đã chọn nên chưa gửi. Chữ vừa viết còn nguyên." in text(sent)
    assert {name: sent.context["form"][name].value() for name in TYPED} == TYPED
    assert Objection.objects.count() == 0
    again = say(**keys(sent))
    assert (again.status_code, Objection.objects.get().nomination) == (302, None)


def test_about_one_who_was_read_in_a_posting_that_ended_while_another_runs(one):
    row, office = Posted.objects.get(), make.user(role="culture_office")
    ended = {"ended_at": make.AT, "ended_by": office, "end_reason": "Nhầm"}
    Posting.objects.update(**ended)
    running = posting(make.nomination(state="verified", full_name="Trần Văn Bảy"))
    assert "Về Nguyễn Thị Sáu" in text(Client().get(f"{SAY}?ve={row.pk}"))

    sent = say(about=str(row.pk))

    it = Objection.objects.get()
    assert (sent.status_code, it.nomination, it.posting) == (302, one, running)


def test_words_written_while_it_ended_stand_there_to_be_copied(one):
    Posting.objects.update(closes_at=make.AT, opened_at=make.AT.replace(year=2024))

    sent = say()

    assert sent.status_code == 404
    assert "Đợt niêm yết đã hết thời gian, đến hết ngày 16/8/2025." in text(sent)
    assert WORDS in text(sent)
    assert say(text="").status_code == 404
    assert Client().get(SAY).status_code == 200  # it says that it is over


def test_a_robot_that_sends_on_and_on_is_stopped(one):
    """Of one address ten in ten minutes, whether it sends a hundred or a thousand."""
    answers = [say(text=f"Số {number}").status_code for number in range(100)]

    assert answers == [302] * 10 + [429] * 90
    assert Objection.objects.count() == 10


def test_many_addresses_are_stopped_together_and_nothing_typed_is_lost(one, monkeypatch):
    monkeypatch.setattr("nominations.actions.objections.MOST_AN_HOUR", 3)
    homes = [Client(REMOTE_ADDR=f"203.0.113.{number}") for number in range(4)]

    answers = [say(home) for home in homes]

    assert [one.status_code for one in answers] == [302, 302, 302, 429]
    assert "Đang có quá nhiều ý kiến gửi đến cùng lúc" in text(answers[3])
    assert answers[3]["Retry-After"] == "600"
    form = answers[3].context["form"]
    assert {name: form[name].value() for name in TYPED} == TYPED


def test_six_addresses_do_not_silence_a_commune(one):
    for address in range(6):
        for number in range(10):
            say(Client(REMOTE_ADDR=f"203.0.113.{address}"), text=f"Số {number}")

    assert say(Client(REMOTE_ADDR="198.51.100.7")).status_code == 302
    assert Objection.objects.count() == 61


def test_the_same_form_leads_to_each_communes_own_number(one):
    there = make.unit(name="Thôn Xa", of=make.commune(code="11119", name="xã Khác"))
    strange = make.nomination(state="verified", unit=there)
    strange.conference.figures.update_or_create(
        key="posting_days",
        defaults={
            "kind": "days",
            "about": "posting",
            "value": "5",
            "source": "II",
            "sentence": "Niêm yết.",
        },
    )
    posting(strange, conference=strange.conference)
    key = str(uuid.uuid4())

    ours = say(key=key)
    theirs = Client().post("/niem-yet/11119/phan-anh/", TYPED | {"key": key})

    assert [Client().get(sent.url).status_code for sent in (ours, theirs)] == [200, 200]
    assert theirs.url.startswith("/niem-yet/11119/phan-anh/")


def test_a_name_added_after_the_answer_is_said_and_kept_in_its_box(one):
    key = str(uuid.uuid4())
    say(key=key, objector="", contact="")
    said_of(Objection.objects.get())

    sent = say(key=key)

    assert sent.status_code == 422
    assert "Ý kiến này đã được trả lời nên không ghi thêm tên, cách liên hệ." in text(sent)
    assert sent.context["form"]["objector"].value() == "Bùi Văn Dân"


def test_too_often_says_so_and_keeps_what_was_typed(one, monkeypatch):
    monkeypatch.setattr("nominations.views.objecting.TRIES", 0)

    sent = say()

    assert sent.status_code == 429
    assert "Hãy đợi 10 phút rồi gửi lại." in text(sent)
    assert sent.context["form"]["text"].value() == WORDS


def test_a_link_preview_sends_nothing(one):
    robot = {"user-agent": "facebookexternalhit/1.1"}

    assert Client().get(SAY, headers=robot).status_code == 200
    assert Client().head(SAY, headers=robot).status_code == 200
    assert Objection.objects.count() == 0
