"""Pictures seen small: one strip a page, drawn once, of nobody else's."""

import io
import re

import pytest
from PIL import Image

from accounts.models import AuditEvent
from nominations.kept import path_of, small_of
from nominations.models import Evidence
from tests import disk, make
from tests.nominations.test_files import picture, send
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    nomination = make.nomination()
    nomination.evidence.all().delete()
    return nomination


@pytest.fixture
def village(draft, sign_in):
    return sign_in(make.user(unit=draft.unit))


def test_a_thumbnail_opens_nothing_and_nothing_can_be_read_in_it(draft, village, sign_in):
    """Issue 7, line 7: looking at a dossier's page told the log of every picture on it."""
    send(village, draft, picture(size=(1600, 1200)))
    draft.state = "submitted"
    draft.save()
    file = Evidence.objects.get()
    office, small = sign_in(), f"/ho-so/anh-nho/{file.pk}/"

    page = office.get(f"/ho-so/{draft.code}/").content.decode()
    drawn = office.get(small)

    assert re.findall(r'<img src="([^"]+)"', page) == [small]
    with Image.open(io.BytesIO(drawn.content)) as image:
        assert image.size == (168, 120)
    assert not AuditEvent.objects.filter(action="open_evidence").exists()
    assert office.get("/ho-so/anh-nho/999999/").status_code == 404
    disk.path_of(file).unlink()
    assert office.get(small).status_code == 404


def test_a_page_asks_once_for_all_its_pictures_each_in_its_place(draft, village, sign_in):
    """A dossier of three photos took eight requests; a page never shows one for another."""
    for colour in ("#c00", "#0c0", "#00c"):
        send(village, draft, picture(colour=colour))
    pks = sorted(Evidence.objects.values_list("pk", flat=True))
    whole = "/ho-so/anh-nho/{}-{}-{}/".format(*pks)

    shown = Page(village.get(f"/ho-so/{draft.code}/buoc/tep/").content.decode()).all("img")
    Evidence.objects.get(pk=pks[1]).delete()
    theirs = make.nomination(unit=make.unit(name="Thôn Liêu Xá")).evidence.first().pk
    left = colours(village.get(f"{whole[:-1]}-{theirs}/").content)

    assert [(e.attrs["src"], e.attrs["class"]) for e in shown] == [
        (whole, f"shot shot-{place}") for place in range(3)
    ]
    assert left == ["red", "none", "blue", "none"]  # removed meanwhile; another unit's
    assert sign_in(make.user(unit=make.unit(name="Thôn Xa"))).get(whole).status_code == 404


def colours(strip: bytes) -> list[str]:
    with Image.open(io.BytesIO(strip), formats=["WEBP"]) as image:
        middles = [image.convert("RGB").getpixel((84, y)) for y in range(60, image.height, 120)]
    names = ("red", "green", "blue")
    return [names[dot.index(max(dot))] if max(dot) - min(dot) > 100 else "none" for dot in middles]


@pytest.mark.parametrize("keys", ["0", "1-", "a", "1-2-3-4-5-6-7", "9" * 30])
def test_a_strip_of_nothing_is_a_404(keys, sign_in):
    assert sign_in().get(f"/ho-so/anh-nho/{keys}/").status_code == 404


def test_a_thumbnail_is_drawn_once_and_goes_with_its_picture(
    draft, village, monkeypatch, django_capture_on_commit_callbacks
):
    """Every look at a dossier read, checked and drew each whole photo anew."""
    send(village, draft, picture(size=(1600, 1200)))
    file = Evidence.objects.get()
    first = village.get(f"/ho-so/anh-nho/{file.pk}/")
    monkeypatch.setattr("nominations.actions.thumbs._drawn", lambda evidence: None)

    again = village.get(f"/ho-so/anh-nho/{file.pk}/")

    assert (again.status_code, again.content) == (200, first.content)
    assert [one.exists() for one in (path_of(file), small_of(file))] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        village.post(f"/ho-so/{draft.code}/xoa/")
    assert [one.exists() for one in (path_of(file), small_of(file))] == [False, False]
