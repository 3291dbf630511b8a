"""What tests of objections share: a candidate who is posted, and what somebody says of her."""

import uuid

from django.core.cache import cache
from django.test import Client

from nominations.models import Nomination
from tests import make
from tests.kept import plan_posts, posting

SAY = "/niem-yet/11086/phan-anh/"
WORDS = "Ông ấy lấn đất của làng từ năm 2019."
TYPED = {"text": WORDS, "objector": "Bùi Văn Dân", "contact": "0912 000 999"}


def at_that_hour(monkeypatch) -> None:
    """The clock stands, and nobody has sent anything yet."""
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    cache.clear()


def candidate() -> Nomination:
    """Somebody who stands on the public page."""
    plan_posts(5)
    found = make.nomination(state="verified", full_name="Nguyễn Thị Sáu")
    posting(found)
    return found


def say(client=None, **typed):
    client = client or Client()
    return client.post(SAY, TYPED | {"key": str(uuid.uuid4())} | typed)
