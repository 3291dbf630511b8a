"""What is let in at the door: texts every engine keeps, ids that can be one, bodies that are one.

The same is tried of every address by tests/test_fuzz.py; here each guard alone, in a second.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict, UnreadablePostError
from django.test import Client, RequestFactory
from django.utils.datastructures import MultiValueDict

from accounts.web import ReadableText, row_id, storable
from honoree_conf import bodies

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DOOR = ReadableText(lambda request: None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "a b"),
        ("a\ud800b\udfff", "ab"),
        ("\x00\ud800", " "),
        ("Đặng Văn Ẽ 🎉", "Đặng Văn Ẽ 🎉"),
    ],
)
def test_text_that_no_engine_keeps_is_mended(typed, kept):
    assert storable(typed) == kept


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("7", 7),
        ("9" * 18, 999_999_999_999_999_999),
        ("9" * 19, 0),
        ("9" * 4400, 0),
        ("²", 0),
        ("٣", 0),
        ("-1", 0),
        ("", 0),
        (" 7", 0),
    ],
)
def test_an_id_is_plain_digits_that_fit(typed, means):
    assert row_id(typed) == means


@pytest.mark.parametrize(
    ("name", "kept"),
    [("anh\x00.jpg", "anh .jpg"), ("\x00 . ", "tep"), ("anh\ud800.jpg", "anh.jpg")],
)
def test_the_names_of_files_are_mended_too(name, kept):
    request = RequestFactory().post("/ho-so/")
    file = SimpleUploadedFile("a.jpg", b"x")
    file._name = name  # as a server may hand it on; the setter would cut it
    request._post, request._files = QueryDict("a=1"), MultiValueDict({"files": [file]})

    assert DOOR.process_view(request, None, (), {}) is None
    assert file.name == kept


class Broken(WSGIRequest):
    """A form that cannot be read, however it fails."""

    trouble: Exception

    def _load_post_and_files(self):
        raise self.trouble


@pytest.mark.parametrize(
    "trouble",
    [
        LookupError("no such encoding"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        UnreadablePostError("gone"),
    ],
    ids=lambda trouble: type(trouble).__name__,
)
def test_a_form_that_cannot_be_read_is_400_and_not_read_again(trouble):
    request = Broken(RequestFactory().post("/ho-so/").environ)
    request.trouble = trouble

    answer = DOOR.process_view(request, None, (), {})

    assert (answer.status_code, dict(request.POST)) == (400, {})


@pytest.mark.parametrize("query", ["tim=a%00b", "%00"])
def test_a_nul_in_a_query_is_400(query):
    assert Client().get(f"/ho-so/?{query}").status_code == 400


@pytest.mark.parametrize(
    ("told", "is_over"),
    [
        ("10", False),
        ("11", True),
        ("9", False),
        ("0" * 5000 + "10", False),
        ("0" * 5000 + "11", True),
        ("9" * 5000, True),
        ("0", False),
        ("000", False),
    ],
)
def test_a_length_is_compared_whatever_zeros_lead_it(told, is_over):
    """Python reads no number of five thousand digits."""
    assert bodies._over(told, 10) is is_over
