"""The same file chosen twice is kept once, and the person reads which one (issue 7, line 12)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nominations.models import Evidence, MeetingFile
from tests import make
from tests.nominations.test_approval import leadership

pytestmark = pytest.mark.django_db


def picture(name: str, colour: str = "white") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


@pytest.fixture
def draft(village):
    made = make.nomination(unit=village.unit)
    made.evidence.all().delete()
    return made


def send(village, draft, *files, **headers):
    typed = {"kind": "photo", "files": list(files)}
    return village.post(f"/ho-so/{draft.code}/tep/", typed, headers=headers or None)


def said(client, answer):
    shown = client.get(answer.url).context["messages"]
    return [(message.level_tag, str(message)) for message in shown]


AGAIN = "{}: Ảnh này đã có trong hồ sơ{}; hồ sơ chỉ giữ tệp có trước."
RENAMED = AGAIN.format("hai.jpg", ", giống hệt mot.jpg")


def test_two_alike_chosen_at_once_leave_one_and_a_word(village, draft):
    answer = send(village, draft, picture("mot.jpg"), picture("hai.jpg"), picture("ba.jpg", "red"))

    assert said(village, answer) == [("warning", RENAMED), ("success", "Đã nhận tệp.")]
    assert list(Evidence.objects.values_list("name", flat=True)) == ["mot.jpg", "ba.jpg"]


def test_one_that_is_there_already_is_told_and_not_called_received(village, draft):
    send(village, draft, picture("mot.jpg"))
    village.get("/")

    answer = send(village, draft, picture("hai.jpg"))
    by_script = send(village, draft, picture("hai.jpg"), accept="application/json")

    assert said(village, answer)[-1:] == [("warning", RENAMED)]
    assert by_script.json() == {"refused": [RENAMED], "there": True, "later": False}
    assert Evidence.objects.count() == 1


def test_the_same_photo_chosen_again_is_told_by_its_own_name(village, draft):
    send(village, draft, picture("mot.jpg"))
    village.get("/")

    answer = send(village, draft, picture("mot.jpg"))
    by_script = send(village, draft, picture("mot.jpg"), accept="application/json")

    words = AGAIN.format("mot.jpg", "")
    assert said(village, answer)[-1:] == [("warning", words)]
    assert by_script.json() == {"refused": [words], "there": True, "later": False}


def test_the_same_photo_as_another_kind_of_paper_is_no_double(village, draft):
    send(village, draft, picture("mot.jpg"))
    village.get("/")

    answer = village.post(
        f"/ho-so/{draft.code}/tep/", {"kind": "minutes", "files": [picture("hai.jpg")]}
    )

    assert said(village, answer) == [("success", "Đã nhận tệp.")]
    assert Evidence.objects.count() == 2


def test_a_page_of_minutes_twice_is_told_too(sign_in):
    client = sign_in(leadership())
    held = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    files = [picture("mot.jpg"), picture("hai.jpg")]

    page = client.post(
        f"/ho-so/cuoc-hop/{held.pk}/bien-ban/", {"number": "", "files": files}, follow=True
    )

    words = "hai.jpg: giống hệt tệp mot.jpg đã có; biên bản chỉ giữ tệp có trước."
    assert words in page.content.decode()
    assert list(MeetingFile.objects.values_list("name", flat=True)) == ["mot.jpg"]
