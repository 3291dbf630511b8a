"""What one whole nomination costs: every request from the empty form to the receipt, photo too."""

import io
import re
import uuid
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from accounts.enums import Role
from conferences.actions import issue_links, new_token
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import PAGES

pytestmark = pytest.mark.django_db
CONTROL = re.compile(r"(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)")
SEEN = re.compile(r'name="seen" value="([^"]*)"')
# Of all twenty together. One reads the unit's meeting anew under its lock, so that no other phone's
# figures are written over; sending asks whether the unit said that it puts nobody forward; the page
# before the meeting's asks whether votes are counted already, which are not asked for again; the
# page of the address asks what the unit's earlier dossiers say of it; the receipt who else the
# meeting names, to lead on to whom is next.
MOST = 104  # of each hold one: whether its conference is over


class Phone:
    """A unit's phone, come by its slip: remembers what each of its requests asked the database."""

    def __init__(self) -> None:
        unit, token = make.unit(), new_token()
        office = make.user(role=Role.CULTURE_OFFICE)
        issue_links(conference=make.conference(), tokens={unit: token}, by=office, at=make.AT)
        self.client = Client()
        self.client.post(f"/hoi-nghi/phieu/{token}/")
        self.client.get("/")  # what the sign-in left to be said is said
        self.asked: list[tuple[str, list[str]]] = []

    def get(self, path: str):
        return self._request("get", path)

    def post(self, path: str, typed: dict | None = None):
        return self._request("post", path, typed or {})

    def _request(self, method: str, path: str, *typed: dict):
        with CaptureQueriesContext(connection) as captured:
            answer = getattr(self.client, method)(path, *typed)
        found = [query["sql"] for query in captured if not CONTROL.match(query["sql"])]
        self.asked.append((f"{method} {path}", found))
        return answer


def photo() -> io.BytesIO:
    file = io.BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(file, "JPEG")
    file.seek(0)
    file.name = "bien-ban.jpg"
    return file


def walk(phone: Phone) -> None:
    """From "Hồ sơ mới" to the receipt, every page looked at before it is sent."""
    phone.get("/ho-so/moi/")
    there = phone.post("/ho-so/moi/", {"form_key": uuid.uuid4(), "kind": "individual"}).url
    code = there.split("/")[2]
    for typed in PAGES.values():
        seen = SEEN.search(phone.get(there).content.decode())[1]
        there = phone.post(there, {"seen": unescape(seen)} | typed).url
    phone.get(there)
    phone.post(f"/ho-so/{code}/tep/", {"kind": "minutes", "files": photo()})
    phone.get(there)
    phone.get(f"/ho-so/{code}/gui/")
    phone.get(phone.post(f"/ho-so/{code}/gui/").url)


def test_a_whole_nomination_with_its_photo_asks_the_database_little():
    phone = Phone()

    walk(phone)

    assert Nomination.objects.get().state == "submitted"
    assert len(phone.asked) == 20
    counts = {request: len(asked) for request, asked in phone.asked}
    assert sum(len(asked) for _, asked in phone.asked) <= MOST, counts
