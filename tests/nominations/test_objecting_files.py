"""Files that come along with an objection, after its words."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from honoree_conf import bodies
from nominations.models import Objection, ObjectionFile
from tests import make
from tests.kept import objection
from tests.nominations.objecting import SAY, at_that_hour, candidate, say
from tests.nominations.test_posted_pages import text
from tests.papers import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    at_that_hour(monkeypatch)


@pytest.fixture
def one():
    return candidate()


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, "JPEG")
    return SimpleUploadedFile("dat.jpg", out.getvalue(), "image/jpeg")


def test_files_come_after_the_words_and_only_from_who_sent_them(one):
    client = Client()
    there = say(client).url
    assert client.cookies["brings"]["httponly"]

    sent = client.post(there, {"files": [photo(), SimpleUploadedFile("don.pdf", PDF)]})

    assert (sent.status_code, sent.url) == (302, there)
    names = ObjectionFile.objects.order_by("pk").values_list("name", "media_type")
    assert list(names) == [("dat.jpg", "image/jpeg"), ("don.pdf", "application/pdf")]
    told = text(client.get(there))
    assert "Tệp đã nhận kèm dat.jpg don.pdf" in told
    assert "/phan-anh/tep/" not in client.get(there).content.decode()


def test_a_file_that_is_none_is_said_and_the_others_are_kept(one):
    client = Client()
    there = say(client).url

    sent = client.post(there, {"files": [SimpleUploadedFile("a.exe", b"MZ" * 50), photo()]})

    assert sent.status_code == 422
    assert "a.exe: Tệp này không phải ảnh hay PDF." in text(sent)
    assert ObjectionFile.objects.get().name == "dat.jpg"
    nothing = client.post(there, {})
    assert "Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi." in text(nothing)


def test_files_too_often_are_stopped(one, monkeypatch):
    monkeypatch.setattr("nominations.views.objecting.FILES", 1)
    client = Client()
    there = say(client).url

    answers = [client.post(there, {"files": [photo()]}).status_code for _ in range(2)]

    assert answers == [302, 429]


@pytest.mark.parametrize(
    ("brings", "size", "status", "words"),
    [
        (False, 200 * 1024 * 1024, 413, "Nội dung gửi quá dài nên chưa nhận."),
        (False, 256 * 1024 + 1, 413, "Nội dung gửi quá dài nên chưa nhận."),
        (True, 200 * 1024 * 1024, 413, "Mỗi lần gửi tối đa 15 MB. Ý kiến phản ánh đã nhận"),
        (True, 16 * 1024 * 1024 + 1, 413, "Mỗi lần gửi tối đa 15 MB."),
    ],
)
def test_a_body_of_200_mb_is_thrown_away_unread(one, brings, size, status, words):
    client = Client()
    there = say(client).url
    if not brings:
        client.cookies.clear()

    answer = client.post(there, {}, CONTENT_LENGTH=str(size))

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_the_mark_opens_no_more_than_one_file_and_is_nobodys_but_ours(one):
    client = Client()
    say(client)

    mark = client.cookies["brings"].value
    assert bodies.limit({"brings": mark}) == 16 * 1024 * 1024
    assert bodies.limit({"brings": mark, "known": bodies.mark()}) == 48 * 1024 * 1024
    assert bodies.limit({"known": mark}) == 256 * 1024
    assert bodies.limit({"brings": "1"}) == 256 * 1024
    assert bodies.limit({"brings": bodies.mark()}) == 256 * 1024


def test_its_number_is_found_by_its_key_alone(one):
    it = objection(one)

    assert Client().get(f"{SAY}{it.form_key}/").status_code == 200
    assert Client().get(f"{SAY}{uuid.uuid4()}/").status_code == 404
    missing = Client().get(f"{SAY}{uuid.uuid4()}/")
    assert missing["Cache-Control"] == "private, no-store"
    assert missing["X-Robots-Tag"] == "noindex, nofollow"
    there = f"/niem-yet/11119/phan-anh/{it.form_key}/"
    assert Client().get(there).status_code == 404
    Objection.objects.update(text="", objector="", contact="", forgotten_at=make.AT)
    assert Client().get(f"{SAY}{it.form_key}/").status_code == 404
