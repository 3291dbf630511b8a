"""What a cheap phone on 3G has to fetch: bytes as sent, requests, our own script (U8)."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from honoree_conf import settings as production
from tests import make

pytestmark = pytest.mark.django_db
FIRST_PAGE = 60 * 1024  # bytes, HTML and everything it asks for
LATER_PAGE = 15 * 1024
REQUESTS = 8


@pytest.fixture
def collected(settings, tmp_path):
    """Static files as script/server collects them."""
    settings.STORAGES = production.STORAGES
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", interactive=False, verbosity=0)
    return settings.STATIC_ROOT


def sent(client: Client, url: str):
    return client.get(url, headers={"accept-encoding": "gzip, br"})


def asked_for(client: Client, url: str) -> set[str]:
    html = client.get(url).content.decode()
    return set(re.findall(r'(?:href|src)="/static/([^"#]+)', html))


def weight(root, names: set[str]) -> int:
    return sum((root / f"{name}.br").stat().st_size for name in names)


@pytest.mark.parametrize("url", ["/tai-khoan/dang-nhap/", "/", "/ho-so/moi/", "/hoi-nghi/tien-do/"])
def test_a_village_heads_first_page_is_light(url, collected, sign_in):
    make.conference()
    client = Client() if "dang-nhap" in url else sign_in(make.user())

    names, page = asked_for(client, url), sent(client, url)

    assert page["Content-Encoding"] == "gzip"
    assert weight(collected, names) + len(page.content) <= FIRST_PAGE
    assert len(names) + 1 <= REQUESTS + ("tien-do" in url)  # the desk's style sheet


def test_a_page_after_the_first_is_its_html_alone(collected, sign_in):
    """Every file has its content in its name, so a phone asks for it once."""
    make.conference()
    unit = make.unit()
    for _ in range(30):
        make.nomination(unit=unit, state="submitted", submitted_at=make.AT)
    client = sign_in(make.user(unit=unit))

    for url in ("/", "/ho-so/"):
        names = asked_for(client, url)
        assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", name) for name in names)
        assert len(sent(client, url).content) <= LATER_PAGE


def test_our_own_script_stays_small(collected):
    ours = collected.glob("js/*.br")

    assert sum(path.stat().st_size for path in ours) <= 15 * 1024
