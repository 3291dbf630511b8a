"""Whatever the public addresses answer, no engine keeps it; who may ask what a script wants."""

import ast
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from nominations.models import Posted
from tests import make
from tests.kept import objection, plan_posts, posting
from tests.nominations.test_receipt_public import address

pytestmark = pytest.mark.django_db
ENOUGH = ("nominations.views.public", "nominations.views.posted", "nominations.views.objecting")
ROOT = "/niem-yet/11086/"


@pytest.fixture
def places(monkeypatch):
    """By name, the address of each public page as it stands, and with nothing behind it."""
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    cache.clear()
    sent = make.nomination(state="verified", submitted_at=make.AT)
    plan_posts(5)
    up = posting(sent)
    row, key = Posted.objects.get(posting=up), objection(sent, of=up).form_key
    return {
        "receipt": address(sent), "receipt, wrong": address(sent, "x" * 8),
        "list": ROOT, "list, none": "/niem-yet/99999/",
        "photo, none": f"{ROOT}anh/{row.pk}/", "photo, no such": f"{ROOT}anh/999999/",
        "say": f"{ROOT}phan-anh/", "say, none": "/niem-yet/99999/phan-anh/",
        "received": f"{ROOT}phan-anh/{key}/", "received, none": f"{ROOT}phan-anh/{uuid.uuid4()}/",
    }  # fmt: skip


def statuses(places, method, **headers):
    """The status of each; every answer says that engines keep out."""
    found = {}
    for name, url in places.items():
        answer = getattr(Client(), method)(url, headers=headers)
        assert answer.get("X-Robots-Tag") == "noindex, nofollow", (name, answer.status_code)
        found[name] = answer.status_code
    return found


def test_what_is_there_and_what_is_not(places):
    assert statuses(places, "get") == {
        "receipt": 200, "receipt, wrong": 404, "list": 200, "list, none": 404,
        "photo, none": 404, "photo, no such": 404, "say": 200, "say, none": 404,
        "received": 200, "received, none": 404,
    }  # fmt: skip


def test_what_may_not_be_sent_there_and_what_is_refused(places):
    found = statuses(places, "post")

    assert found == {
        "receipt": 405, "receipt, wrong": 405, "list": 405, "list, none": 405,
        "photo, none": 405, "photo, no such": 405, "say": 422, "say, none": 404,
        "received": 422, "received, none": 404,
    }  # fmt: skip


def test_too_many(places, monkeypatch):
    for module in ENOUGH:
        monkeypatch.setattr(f"{module}.too_many", lambda *args, **kwargs: True)

    assert statuses(places, "get") == {
        "receipt": 429, "receipt, wrong": 429, "list": 429, "list, none": 429,
        "photo, none": 429, "photo, no such": 429, "say": 200, "say, none": 404,
        "received": 200, "received, none": 404,
    }  # fmt: skip
    there = {name: places[name] for name in ("say", "received")}
    assert statuses(there, "post") == {"say": 429, "received": 429}


def test_what_was_read_already(places):
    tag = Client().get(ROOT)["ETag"]

    assert statuses({"list": ROOT}, "get", if_none_match=tag) == {"list": 304}


def test_what_asks_before_the_database_reads_no_model():
    """The wall of `honoree_conf.bodies`: settings, a cookie's mark, a template; never a table."""
    tree = ast.parse((Path(settings.BASE_DIR) / "honoree_conf/bodies.py").read_text())
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    assert {name for name in names if not name.startswith("django.")} == {
        "collections.abc", "accounts.devices",
    }  # fmt: skip
    devices = ast.parse((Path(settings.BASE_DIR) / "accounts/devices.py").read_text())
    read = {node.module for node in ast.walk(devices) if isinstance(node, ast.ImportFrom)}
    assert not [name for name in read if name.startswith(("accounts", "django.db"))]


def test_one_function_asks_what_a_script_wants():
    asks = [
        path.name
        for app in ("accounts", "honoree_conf", "nominations", "conferences", "sheets", "home")
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("*.py"))
        if 'get("Accept")' in path.read_text()
    ]
    assert asks == ["devices.py"]
