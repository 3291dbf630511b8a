"""The page of a conversation on a phone: it stays at the thread, and folds what is done."""

import uuid

import pytest

from accounts.enums import Role
from nominations.models import Comment
from tests import make
from tests.nominations.test_comments import page, there
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_whoever_sends_stays_at_the_thread_and_what_is_done_is_folded(sign_in):
    """On a phone the page jumped to its top, and what was long done filled it."""
    sent = make.nomination(state="submitted")
    desk = sign_in(make.user(role=Role.CULTURE_OFFICE))
    first = desk.post(
        there(sent), {"form_key": uuid.uuid4(), "about": "birth_year", "text": "1965 hay 1956?"}
    )
    asked = Comment.objects.get()
    prefix = f"t{asked.pk}"
    form = {f"{prefix}-form_key": uuid.uuid4(), f"{prefix}-text": "1956", "first": asked.pk}
    second = sign_in(make.user(unit=sent.unit)).post(there(sent), form)

    place = f"{there(sent)}#da-gui-{asked.pk}"
    assert (first.url, second.url) == (place, place)
    unread = page(desk, there(sent))
    assert unread.by_id[f"da-gui-{asked.pk}"].words() == "Đã gửi."
    assert unread.by_id[f"tro-{asked.pk}"].all("details") == []

    done = desk.post(f"/ho-so/trao-doi/{asked.pk}/xong/", {"xong": "1", "den": asked.pk + 1})

    assert done.url == f"{there(sent)}#tro-{asked.pk}"
    (folded,) = page(desk, there(sent)).by_id[f"tro-{asked.pk}"].all("details")
    assert folded.all("summary")[0].words() == "Xem 2 nội dung đã trao đổi"
    assert "open" not in folded.attrs
    wrong = {f"{prefix}-form_key": uuid.uuid4(), f"{prefix}-text": "", "first": asked.pk}
    again = Page(desk.post(there(sent), wrong).content.decode())
    assert again.by_id[f"tro-{asked.pk}"].all("details") == []
