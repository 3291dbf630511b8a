"""A candidate's photo on the public page: small, the first of its unit's, by her word each time."""

import io

import pytest
from django.core.cache import cache
from PIL import Image

from nominations.models import Evidence, Nomination, Posted
from tests import make
from tests.kept import consent_of
from tests.nominations.test_posted_pages import photo_of, read, up, verified

pytestmark = pytest.mark.django_db
PAGE = "/niem-yet/11086/"
OURS = "/ho-so/niem-yet/"
DEED = "Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm."


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    cache.clear()  # nobody has looked yet


def test_a_photo_is_small_and_asked_of_her_word_each_time():
    one = verified()
    up(one)
    photo_of(one)
    row = Posted.objects.get()
    there = f"{PAGE}anh/{row.pk}/"

    hidden = read(there)
    assert (hidden.status_code, hidden["Cache-Control"]) == (404, "private, no-store")
    assert hidden["X-Robots-Tag"] == "noindex, nofollow"
    assert there not in read().content.decode()
    answer = consent_of(one, purpose="photo")
    assert f'src="{there}"' in read().content.decode()
    shown = read(there)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert Image.open(io.BytesIO(shown.content)).size == (213, 160)
    assert "no-store" in shown["Cache-Control"]
    assert shown["X-Robots-Tag"] == "noindex, nofollow"

    answer.__class__.objects.filter(pk=answer.pk).update(agrees=False)
    assert read(there).status_code == 404
    answer.__class__.objects.filter(pk=answer.pk).update(agrees=True)
    Nomination.objects.filter(pk=one.pk).update(state="returned")
    assert read(there).status_code == 404


def test_the_photo_is_the_one_its_unit_put_first():
    one = verified()
    up(one)
    consent_of(one, purpose="photo")
    for place, picture in ((2, photo_of(one, "red")), (1, photo_of(one, "blue"))):
        Evidence.objects.filter(pk=picture.pk).update(position=place)

    shown = read(f"{PAGE}anh/{Posted.objects.get().pk}/")

    red, _, blue = Image.open(io.BytesIO(shown.content)).convert("RGB").getpixel((10, 10))
    assert (red < 50, blue > 200) == (True, True)


def test_minutes_are_no_photo():
    one = verified()
    up(one)
    consent_of(one, purpose="photo")

    assert read(f"{PAGE}anh/{Posted.objects.get().pk}/").status_code == 404
