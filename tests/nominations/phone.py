"""The phone's pages as the tests of a unit's form fill them."""

import json
import re
import uuid

from bs4 import BeautifulSoup

from nominations.models import Nomination, ReviewMeeting
from tests.pages import seen

PERSON = {"full_name": "Nguyễn Hữu Ước", "birth_year": "1956", "gender": "male"}
PLACE = {"position": "Nông dân", "address": "Thôn Mỗ Đoạn, xã Đại Sơn", "ethnicity": "Kinh"}
FIELD = {"field": "agriculture", "sector": "household_business", "direct_worker": "True"}
DEEDS = {"achievement": "Nuôi rươi 2,4 ha, giúp 14 hộ làm theo.", "awards": ""}
MEETING = {"held_on": "15/8/2025", "invited": "50", "present": "48"}
VOTES = {"agree": "46", "disagree": "1", "abstain": "1"}
ALL = PERSON | PLACE | FIELD | DEEDS | MEETING | VOTES
JSON = {"accept": "application/json"}
PAGES = {
    "ai": PERSON,
    "viec": PLACE,
    "linh-vuc": FIELD,
    "thanh-tich": DEEDS,
    "hop": MEETING,
    "phieu": VOTES,
}


def begin(client, kind: str = "individual") -> Nomination:
    client.post("/ho-so/moi/", {"form_key": uuid.uuid4(), "kind": kind})
    return Nomination.objects.latest("pk")


def post(client, nomination: Nomination, slug: str, query: str = "", **changes):
    if slug == "phieu" and not query:
        query = f"?hop={ReviewMeeting.objects.latest('pk').pk}"
    url = f"/ho-so/{nomination.code}/buoc/{slug}/{query}"
    return client.post(url, seen(client, url) | PAGES[slug] | changes)


def meant(client, url, typed):
    """A correction's boxes once its page told who lacks votes by it: sent again, it is meant."""
    return typed | {"told": client.post(url, typed).context["form"]["told"].value() or ""}


def text_of(response) -> str:
    return response.content.decode()


def named(nomination: Nomination) -> str:
    """As a sentence names a dossier: Vũ Thị Thơm (HN25-0048)."""
    return f"{nomination.full_name} ({nomination.code})"


def unlinked(page: str) -> str:
    """A page's text without the marks of its links: a dossier that is named is one."""
    return re.sub(r"</?a\b[^>]*>", "", page)


def bring(client, boxes):
    answer = client.post("/ho-so/nhan/", boxes, headers=JSON)
    return answer.status_code, json.loads(answer.content)


def said(row, *names):
    return {name: getattr(row, name) for name in names}


def at(one, slug, more=""):
    return f"/ho-so/{one.code}/buoc/{slug}/{more}"


def soup(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())
