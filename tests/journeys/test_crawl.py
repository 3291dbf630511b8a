"""Every page of the demo, as everybody of the demo finds it by following links (U27, U28)."""

import re
from collections import Counter, defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from accounts.enums import Permission, Role
from conferences import actions as conference_actions
from conferences import jobs
from honoree_conf.demo.load import Loader
from nominations.models import Nomination
from reports import actions as report_actions
from reports.actions import issuing
from reports.models import ReportFile
from tests import make, papers
from tests.forms import CASES, TICKS
from tests.journeys.crawler import NOWHERE, Numbered, Visit, crawl, kind_of, links, numbered, visit
from tests.pages import ENGLISH, Page
from tests.test_matrix import TABLE

pytestmark = pytest.mark.django_db  # the pages are walked once, in the fixture

NOBODY, BY_SLIP, AT_THE_SLIP = "nobody", "by slip", "at the slip"
TOKEN = "phieu-cua-ban-thu-khong-phai-that-12345678"
RAW = re.compile(r"\b(?:None|True|False|NaN|UTC|GMT)\b|{{|{%|\+00:00|__\w+__|\d:\d\d \d+/\d")
SIGN_OUT, RECEIPT = "/tai-khoan/dang-xuat/", "/ho-so/{}/bien-nhan/"  # nothing leads here by a link
HELPLINE = "tel:02200000128"
FILTERED = (  # what a person types into the filters: the numbers on top of a list follow it
    "/ho-so/?tim=nguyen&loai=individual",
    "/ho-so/?linh-vuc=agriculture",
    "/dai-bieu/?tim=nguyen",
    "/dai-bieu/?don-vi=thon-mo-doan",
)


def some_papers(loader: Loader) -> None:
    """One that is ready, one issued with its scan, one that waits, and a slip for a unit."""
    for kind, format_ in (("role_models", "xlsx"), ("awards", "xlsx"), ("role_models", "pdf")):
        paper = report_actions.ask_for(
            loader.conference,
            kind=kind,
            format=format_,
            reason="Trình lãnh đạo ký",
            by=loader.office,
            at=make.AT,
        )
        if format_ == "xlsx":
            assert jobs.run(paper.job_id)
        if kind == "awards":
            given = {"number": "32/BC-UBND", "issued_on": make.AT.date(), "at": make.AT}
            given |= {"scan": papers.PDF, "by": loader.office}
            issuing.issue(ReportFile.objects.get(pk=paper.pk), **given)
    slip = {loader.units["thon-mo-doan"]: TOKEN}
    conference_actions.issue_links(
        conference=loader.conference, tokens=slip, by=loader.office, at=make.AT
    )


def more_people(loader: Loader) -> None:
    """The roles the demo has nobody for, so that every role walks."""
    missing = set(Role) - {person.role for person in loader.users.values()}
    loader.users |= {role: make.user(role=role, full_name="Người Thử") for role in sorted(missing)}


def everybody(loader: Loader, counted: list[Numbered]) -> list[Visit]:
    """The crawls of all the demo's people, of nobody, and of who holds a slip."""
    slip = f"/hoi-nghi/phieu/{TOKEN}/"
    sent = Nomination.objects.exclude(submitted_at=None).first()
    by_code = reverse("nominations:receipt_public", args=[sent.code, sent.receipt_token])
    found = crawl(Client(), NOBODY, "/", by_code) + crawl(Client(), AT_THE_SLIP, slip)
    by_slip = Client()
    by_slip.post(slip)
    found += crawl(by_slip, BY_SLIP, "/")
    for name, person in loader.users.items():
        client = Client()
        client.force_login(person)
        sent = Nomination.objects.within_reach(person, Permission.NOMINATION_WRITE)
        receipts = [
            RECEIPT.format(nomination.code) for nomination in sent.exclude(submitted_at=None)[:1]
        ]
        mine = crawl(client, name, "/", SIGN_OUT, *receipts)
        lists = [visit(client, name, one) for one in FILTERED]
        seen = [one for one in mine + lists if one.html and one.status == 200]
        counted += numbered(client, seen)
        found += mine
    return found


@pytest.fixture(scope="module")
def walked(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo loaded once and walked once; nothing of it stays."""
    counted: list[Numbered] = []
    files = tmp_path_factory.mktemp("demo")
    kept = override_settings(MEDIA_ROOT=files / "files", REPORT_ROOT=files / "reports")
    with django_db_blocker.unblock(), kept, pytest.MonkeyPatch.context() as patch:
        patch.setattr("accounts.web.moment", lambda: make.AT)
        with transaction.atomic():
            loader = Loader()
            loader.load()
            some_papers(loader)
            more_people(loader)
            found = everybody(loader, counted)
            transaction.set_rollback(True)
    return found, counted


@pytest.fixture(scope="module")
def visits(walked):
    return walked[0]


@pytest.fixture(scope="module")
def pages(visits):
    return [found for found in visits if found.html]


def test_everything_answers(visits):
    assert [f"{found} {found.status}" for found in visits if found.status != 200] == []


def test_a_number_on_a_link_is_the_number_of_rows_behind_it(walked):
    """Issue 7, line 4: for every role, on every page that shows such a number."""
    counted = walked[1]

    assert [str(one) for one in counted if one.numbers != (one.rows,)] == []
    assert len(counted) > 250


def test_no_kind_of_page_is_left_out(visits):
    takes_a_form = {
        "accounts:end_sessions",
        "accounts:first_password",  # there while somebody has one
        "accounts:kept",  # there when a session ended in the middle of a form
        "agenda:add",
        "agenda:remove",
        "agenda:shift",
        "conferences:deadline_mark",
        "conferences:slips",
        "conferences:unit_links",
        "delegates:bulk",
        "nominations:evidence",
        *(f"nominations:evidence_{name}" for name in ("remove", "restore", "share")),
        *(f"nominations:{name}" for name in ("minutes_file", "minutes_thumb", "respell")),
        "nominations:resume",  # leads on to a page
        "reports:retry",
    }
    assert {v.route for v in visits} == set(TABLE) - takes_a_form


def test_every_link_leads_somewhere(pages):
    """Those not followed are addresses of ours too; those inside a page have their target."""
    lost = []
    for found in pages:
        for link in links(found.page):
            address = urlsplit(urljoin(found.address, link))
            if address.path.startswith(settings.STATIC_URL):
                there = finders.find(address.path.removeprefix(settings.STATIC_URL))
            else:
                there = kind_of(address.path)[0] != NOWHERE
            if not there:
                lost.append(f"{found}: {link}")
        targets = (
            e.attrs["href"] for e in found.page.all("a") if e.attrs.get("href", "")[:1] == "#"
        )
        lost += [f"{found}: {one}" for one in targets if one[1:] not in found.page.by_id]

    assert lost == []


def test_every_drawing_is_in_the_sprite(pages):
    sprite = Page((settings.BASE_DIR / "static/img/icons.svg").read_text())
    used = {e.attrs["href"].partition("#")[2] for found in pages for e in found.page.all("use")}

    assert used - set(sprite.by_id) == set()


def test_every_form_that_asks_something_is_tried(pages):
    """U10: each in tests/test_forms.py; what has hidden boxes alone asks nothing."""
    asking = set()
    for found in pages:
        for form in found.page.all("form"):
            boxes = [box for box in found.page.controls() if box.inside("form") is form]
            if form.attrs.get("method") == "post" and [box for box in boxes if "name" in box.attrs]:
                asking.add(kind_of(form.attrs.get("action") or found.address)[0])
    tried = {
        kind_of(re.sub(r"{\w+}", "1", one))[0] for one in [*(c.address for c in CASES), *TICKS]
    }
    below_another = {"agenda:add", "delegates:take_in"}  # tried too, found on their page

    assert asking - tried - below_another == set()


def said(page: Page) -> list[str]:
    """Whatever a person reads or hears."""
    heard = ("aria-label", "title", "placeholder", "alt", "label", "data-label")
    told = [e.attrs[key] for e in page.root.walk() for key in heard if key in e.attrs]
    pressed = [
        e.attrs.get("value", "") for e in page.all("input") if e.attrs.get("type") == "submit"
    ]
    return [page.title, page.words(), *told, *pressed]


def test_everything_is_in_vietnamese(pages):
    """U27: no word of a program's English."""
    english = defaultdict(set)
    for found in pages:
        assert found.page.one("html").attrs.get("lang") == "vi"
        for text in said(found.page):
            for word in re.findall(r"(?<!\w)[^\W\d_]+(?!\w)", text.lower()):
                if word in ENGLISH:
                    english[word].add(found.route)

    assert english == {}


def test_nothing_raw_is_shown(pages):
    """U27: no None, True, template brackets, nor a time of another zone."""
    raw = [(str(v), RAW.findall(text)) for v in pages for text in said(v.page) if RAW.search(text)]

    assert raw == []


def test_help_is_a_tap_away_on_every_page(pages):
    """U28."""
    assert [
        str(v) for v in pages if HELPLINE not in [e.attrs.get("href") for e in v.page.all("a")]
    ] == []


def test_no_page_has_a_style_or_a_script_of_its_own(pages):
    """S2."""
    own = set()
    for found in pages:
        for e in found.page.root.walk():
            if e.tag == "style" or (e.tag == "script" and "src" not in e.attrs):
                own.add((found.route, e.tag))
            own |= {(found.route, key) for key in e.attrs if key == "style" or key.startswith("on")}

    assert own == set()


def test_titles_tell_pages_apart(pages):
    """Pages of different kinds have different titles, none is empty."""
    kinds = defaultdict(set)
    for found in pages:
        assert found.page.title.partition(" – ")[0].strip()
        kinds[found.page.title].add((found.route, found.about))

    assert {title: sorted(same) for title, same in kinds.items() if len(same) > 1} == {}


def test_every_page_is_well_made(pages):
    """Closed elements, one h1, ids once, pictures with words, boxes with labels."""
    faults = defaultdict(set)
    for found in pages:
        page, twice = found.page, Counter(found.page.ids)
        for fault in page.faults:
            faults[fault].add(str(found))
        if len(page.all("h1")) != 1:
            faults[f"{len(page.all('h1'))} h1"].add(str(found))
        for name in (name for name, times in twice.items() if times > 1):
            faults[f"id {name} twice"].add(str(found))
        for box in page.controls():
            if not page.label_of(box).strip():
                faults[f"{box.tag} {box.attrs.get('name')} without a label"].add(str(found))
        for e in page.all("img"):
            if "alt" not in e.attrs:
                faults["img without alt"].add(str(found))
        for e in page.all("a", "button"):
            if not (e.words() or e.attrs.get("aria-label")):
                faults[f"{e.tag} without words"].add(str(found))
        for e in page.root.walk():
            for key in ("aria-describedby", "aria-labelledby", "for", "form"):
                for name in e.attrs.get(key, "").split():
                    if name not in page.by_id:
                        faults[f"{key}={name} names nothing"].add(str(found))

    assert faults == {}


@pytest.mark.parametrize("address", ["/khong-co/", "/hoi-nghi/phieu/khong-co/"])
def test_help_is_a_tap_away_where_there_is_nothing(address):
    """U28: on the 404 too."""
    make.commune()
    make.conference()

    answer = Client().get(address)

    assert answer.status_code == 404
    page = Page(answer.content.decode())
    assert HELPLINE in [e.attrs.get("href") for e in page.all("a")]
    assert [word for word in re.findall(r"\w+", page.words().lower()) if word in ENGLISH] == []
