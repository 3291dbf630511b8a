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


def test_the_card_of_a_dossier_says_how_much_was_said(sign_in):
    sent, other = (make.nomination(state="submitted") for _ in range(2))
    office, head = make.user(role=Role.CULTURE_OFFICE), make.user(unit=sent.unit)
    titles = []
    for number, from_unit in enumerate((False, True, True)):
        about = sent if number else other
        Comment.objects.create(
            nomination=about, by=office, from_unit=from_unit, text="?", at=make.AT,
            form_key=uuid.uuid4(),
        )  # fmt: skip
        here = page(sign_in(office), f"/ho-so/{sent.code}/")
        titles.append([one.words() for one in here.all("h2") if "Trao đổi" in one.words()])
    hers = page(sign_in(head), f"/ho-so/{sent.code}/")

    assert titles == [["Trao đổi (0)"], ["Trao đổi (1)"], ["Trao đổi (2)"]]
    assert "Trao đổi (2)" in [one.words() for one in hers.all("h2")]
