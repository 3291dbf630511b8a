"""A village head at the phone, for the tests of the phone's pages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests import make


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
