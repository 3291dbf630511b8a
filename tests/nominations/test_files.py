"""Photos and minutes: taken from a phone, redrawn, refused in words, never half kept."""

import errno
import hashlib
import io
import os
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import AuditEvent
from nominations.actions import evidence, pictures
from nominations.models import Evidence
from tests import disk, make
from tests.papers import PDF

pytestmark = pytest.mark.django_db


def picture(size=(40, 30), kind="JPEG", colour="#9a1b1e", **more) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **more)
    return out.getvalue()


@pytest.fixture
def draft():
    nomination = make.nomination()
    nomination.evidence.all().delete()
    return nomination


@pytest.fixture
def village(draft, sign_in):
    return sign_in(make.user(unit=draft.unit))


def send(client, nomination, content: bytes, *, name="anh.jpg", kind="photo", **headers):
    upload = SimpleUploadedFile(name, content)
    url = f"/ho-so/{nomination.code}/tep/"
    return client.post(url, {"kind": kind, "files": [upload]}, headers=headers or None)


def said(client, response) -> list[str]:
    return [str(message) for message in client.get(response.url).context["messages"]]


def opened(client, pk: int):
    """The answer for one file, its stream read to the end, which closes it."""
    response = client.get(f"/ho-so/tep/{pk}/")
    if response.streaming:
        response.body = b"".join(response.streaming_content)
    return response


def kept_files() -> list[str]:
    return sorted(
        str(path.relative_to(settings.MEDIA_ROOT))
        for path in settings.MEDIA_ROOT.rglob("*")
        if path.is_file()
    )


def test_a_photo_from_a_phone_loses_place_and_turns_upright(draft, village):
    """I3: EXIF and GPS gone, trailing data gone, the right way up, at most 1600 px."""
    exif = Image.Exif()
    exif[0x0112] = 6  # the phone was held upright
    exif.get_ifd(0x8825)[1] = "N"
    raw = picture((2400, 1200), exif=exif) + b"<?php trailing"

    send(village, draft, raw)

    file = Evidence.objects.get()
    stored = disk.path_of(file).read_bytes()
    with Image.open(io.BytesIO(stored)) as image:
        assert image.size == (800, 1600)
        assert dict(image.getexif()) == {}
    assert b"php" not in stored
    assert file.sha256 == hashlib.sha256(stored).hexdigest()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", pictures.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, pictures.UNKNOWN),
        (b"<html><script>alert(1)</script>", pictures.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", pictures.UNKNOWN),
        (b"MZ" + b"\0" * 200, pictures.UNKNOWN),
        (b"GIF89a<?php system('id');", pictures.UNKNOWN),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, pictures.SPOILT_HEIC),
        (picture()[:200], pictures.BROKEN),
        (b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", pictures.UNKNOWN),
    ],
)
def test_what_is_no_picture_and_no_paper_is_refused_in_words(content, says, draft, village):
    """I1: by its bytes, whatever it is called; nothing is left behind."""
    response = send(village, draft, content, name="anh-dep.jpg")

    assert said(village, response) == [f"anh-dep.jpg: {says}"]
    assert Evidence.objects.count() == 0
    assert kept_files() == []


def test_a_zip_named_docm_is_refused(draft, village):
    """I1."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/passwd", "x")

    response = send(village, draft, out.getvalue(), name="bien-ban.docm", kind="minutes")

    assert said(village, response) == [f"bien-ban.docm: {pictures.UNKNOWN}"]


def test_too_big_a_file_is_refused_with_its_limit(draft, village, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024

    response = send(village, draft, PDF + b"x" * 1024 * 1024, name="to.pdf", kind="minutes")

    assert said(village, response) == [f"to.pdf: {pictures.TOO_BIG.format(1)}"]


def test_one_refused_of_three_leaves_the_other_two(draft, village):
    """U9: failure of one keeps the others; the script gets the same words as JSON."""
    files = [
        SimpleUploadedFile("mot.jpg", picture((40, 30))),
        SimpleUploadedFile("hai.jpg", b"khong phai anh"),
        SimpleUploadedFile("ba.jpg", picture((50, 30))),
    ]

    response = village.post(
        f"/ho-so/{draft.code}/tep/",
        {"kind": "photo", "files": files},
        headers={"Accept": "application/json"},
    )

    assert response.json() == {
        "refused": [f"hai.jpg: {pictures.UNKNOWN}"],
        "there": False,
        "later": False,
    }
    assert list(Evidence.objects.values_list("name", flat=True)) == ["mot.jpg", "ba.jpg"]


def test_the_same_photo_again_is_the_same_file(draft, village):
    """R4: a dropped answer, sent again."""
    for _ in range(3):
        send(village, draft, picture())

    assert Evidence.objects.count() == 1
    assert len(kept_files()) == 1


def test_a_seventh_file_is_refused(draft, village):
    for width in range(6):
        send(village, draft, picture((40 + width, 30)))

    response = send(village, draft, picture((90, 30)))

    assert said(village, response)[-1] == f"anh.jpg: {evidence.FULL}"
    assert len(kept_files()) == 6


def test_nothing_chosen_is_said(draft, village):
    response = village.post(f"/ho-so/{draft.code}/tep/", {"kind": "photo"})

    assert said(village, response) == ["Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi."]


def test_a_full_disk_leaves_neither_row_nor_half_a_file(draft, village, monkeypatch):
    """D7: a clear message; no truncated file under its final name."""

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    response = send(village, draft, picture())

    assert said(village, response) == [f"anh.jpg: {evidence.NO_SPACE}"]
    assert Evidence.objects.count() == 0
    assert kept_files() == []


def test_a_lost_transaction_takes_its_file_along(draft, village, monkeypatch):
    """D7: file and row are both there, or neither."""

    def broken(*args, **kwargs):
        raise RuntimeError("the database went away")

    monkeypatch.setattr(evidence.history, "note_amendment", broken)
    village.raise_request_exception = False

    response = send(village, draft, picture())

    assert response.status_code == 500
    assert Evidence.objects.count() == 0
    assert kept_files() == []


def test_a_sent_dossier_takes_no_file_and_gives_none_up(draft, village):
    send(village, draft, picture())
    draft.state = "submitted"
    draft.save()

    send(village, draft, picture((90, 30)))
    village.post(f"/ho-so/tep/{Evidence.objects.get().pk}/bo/")

    assert Evidence.objects.count() == 1


def test_our_own_picture_is_shown_and_a_foreign_paper_is_handed_down(draft, village):
    """I1, O5: nosniff, no personal name in the file's name."""
    send(village, draft, picture(), name="Nguyễn Văn A.jpg")
    send(village, draft, PDF, name="bien-ban.pdf", kind="minutes")
    photo, paper = Evidence.objects.order_by("pk")

    shown, handed = (opened(village, file.pk) for file in (photo, paper))

    code = draft.code
    assert shown["Content-Disposition"] == f'inline; filename="{code}-{photo.pk}.jpg"'
    assert handed["Content-Disposition"] == f'attachment; filename="{code}-{paper.pk}.pdf"'
    assert {r["X-Content-Type-Options"] for r in (shown, handed)} == {"nosniff"}
    assert {r["Cache-Control"] for r in (shown, handed)} == {"private, no-store"}


def test_who_opens_a_file_from_outside_is_on_record_once_a_day(draft, village, sign_in):
    """P: evidence opened by someone outside the unit."""
    send(village, draft, picture())
    draft.state = "submitted"
    draft.save()
    pk = Evidence.objects.get().pk
    office = sign_in()

    opened(village, pk)
    assert not AuditEvent.objects.filter(action="open_evidence").exists()
    opened(office, pk)
    opened(office, pk)

    recorded = AuditEvent.objects.filter(action="open_evidence")
    assert [event.target_code for event in recorded] == [draft.code]


def test_a_drafts_file_is_nobody_elses(draft, village, sign_in):
    """Z2: neither the office's nor another village's."""
    send(village, draft, picture())
    pk = Evidence.objects.get().pk

    assert opened(sign_in(), pk).status_code == 404
    assert sign_in().get(f"/ho-so/anh-nho/{pk}/").status_code == 404
    other = sign_in(make.user(unit=make.unit(name="Thôn Liêu Xá")))
    assert opened(other, pk).status_code == 404


def test_a_lost_file_is_a_404_not_a_500(draft, village):
    send(village, draft, picture())
    file = Evidence.objects.get()
    disk.path_of(file).unlink()

    assert opened(village, file.pk).status_code == 404
