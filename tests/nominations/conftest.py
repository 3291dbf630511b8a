"""A village head at the phone, for the tests of the phone's pages."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.enums import Role
from accounts.kept import person_mark
from accounts.models import User
from nominations.actions import decisions
from tests import make
from tests.nominations.phone import ALL


@pytest.fixture
def village(sign_in):
    unit = make.unit()
    make.conference()
    client = sign_in(make.user(unit=unit))
    client.unit = unit
    return client


@pytest.fixture
def picture():
    """A photo as a form sends it, or other bytes under its name."""

    def made(content: bytes | None = None) -> SimpleUploadedFile:
        if content is None:
            out = io.BytesIO()
            Image.new("RGB", (40, 30), "white").save(out, "JPEG")
            content = out.getvalue()
        return SimpleUploadedFile("bien-ban.jpg", content, "image/jpeg")

    return made


@pytest.fixture
def user(village):
    return User.objects.get(unit=village.unit)


@pytest.fixture
def whole(user):
    """All that a phone sends of one dossier, but for what is said otherwise; None: not sent."""
    key = uuid.uuid4()

    def told(**other):
        says = {"form_key": key, "kind": "individual", "person": person_mark(user.pk)}
        says |= {"made_at": "2025-08-16T00:30:00.000Z"} | ALL | other
        return {name: value for name, value in says.items() if value is not None}

    return told


@pytest.fixture
def back(village):
    """A dossier of the village, returned for two boxes."""
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    office = make.user(role=Role.CULTURE_OFFICE)
    asks = ["achievement", "position"]
    decisions.move(
        make.fresh(sent), "return", note="Ghi rõ diện tích", asks=asks, by=office, at=make.AT
    )
    return make.fresh(sent)
