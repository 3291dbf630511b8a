"""Every page of the demo, as everybody of the demo finds it by following links (U27, U28)."""

import re
from collections import Counter, defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client, override_settings

from honoree_conf.demo.load import Loader
from tests import lots, make
from tests.addresses import TABLE
from tests.forms import CASES, TICKS
from tests.journeys.crawler import NOWHERE, Numbered, kind_of, links
from tests.journeys.everybody import (
    all_the_pictures_there_may_be,
    everybody,
    more_people,
    some_papers,
)
from tests.journeys.named import AT_ANOTHER, lost, nowhere, pressed, told_twice
from tests.journeys.weights import weigh
from tests.pages import ENGLISH, Page

pytestmark = pytest.mark.django_db  # the pages are walked once, in the fixture

RAW = re.compile(r"\b(?:None|True|False|NaN|UTC|GMT)\b|{{|{%|\+00:00|__\w+__|\d:\d\d \d+/\d")
REQUESTS, BYTES = 7, 50_000  # of a page and all it shows, to a browser that was never here
HELPLINE = "tel:02200000128"


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
            all_the_pictures_there_may_be()
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


def test_every_page_is_light_for_everybody(visits):
    """U8: each with its style, script, drawings and pictures, packed as the server packs them."""
    heavy = {
        str(page): (requests, size)
        for page, (requests, size) in weigh(visits).items()
        if requests > REQUESTS or size > BYTES
    }
    assert heavy == {}
    assert len([one for one in visits if one.route.endswith("_thumbs")]) > 20  # full ones too


def test_what_a_page_tells_to_press_is_on_it(pages):
    """In a row: at that row or for all rows. Whose it is not is told who goes on instead."""
    assert {(one.route, name) for one in pages for name in lost(one.page)} == set(AT_ANOTHER)
    assert {(one.route, name) for one in pages for name in told_twice(one.page)} == set()


def test_every_button_that_words_name_is_somewhere(pages):
    """So a button renamed does not leave its sentence behind."""
    assert nowhere({(one.route, name) for one in pages for name in pressed(one.page.root)}) == set()


def test_htmx_is_sent_where_something_changes_in_place(pages):
    """It is 15 kB, half of all script and style of a page."""
    sent, used = set(), set()
    for found in pages:
        if any("desk" in e.attrs.get("src", "") for e in found.page.all("script")):
            sent.add(found.route)
        if any(key.startswith("hx-") for e in found.page.root.walk() for key in e.attrs):
            used.add(found.route)

    assert sent == used


def test_a_number_on_a_link_is_the_number_of_rows_behind_it(walked):
    """Issue 7, line 4: for every role, on every page that shows such a number."""
    counted = walked[1]

    assert [str(one) for one in counted if one.numbers != (one.rows,)] == []
    assert len(counted) > 250 / lots.THIRDS


def test_no_kind_of_page_is_left_out(visits):
    takes_a_form = {
        "accounts:end_sessions",
        "accounts:first_password",  # there while somebody has one
        *("accounts:kept", "setup:code", "setup:commune"),  # a session ended; no commune stands
        *("home:manifest", "home:worker", "nominations:take_whole"),  # for browsers and scripts
        *(f"agenda:{name}" for name in ("add", "remove", "shift")),
        *(f"conferences:{name}" for name in ("deadline_mark", "plan_save", "slips", "unit_links")),
        *(f"conferences:person_{name}" for name in ("leave", "password", "sign_out")),
        *(f"notices:{name}" for name in ("read", "keep_back", "let_go", "send_now", "mail_again")),
        *("delegates:bulk", "notices:reminder"),  # there once the clock has planned one
        "nominations:words",  # there while something waits for the leadership's word
        *(f"nominations:export_{name}" for name in ("ask", "show", "take")),  # of a long list
        "nominations:verify_many",  # an old address, that leads to the page for many
        *(f"nominations:{name}" for name in ("undo", "unanswer_many")),
        "nominations:approval_drop",  # there while votes of a meeting are half entered
        "nominations:told",  # there once somebody has pressed for many
        *("nominations:end_own_item", "nominations:inline", "nominations:unposted"),
        "nominations:view",  # there once somebody keeps a list
        "nominations:evidence",
        *(f"nominations:evidence_{name}" for name in ("place", "remove", "restore", "share")),
        *(f"nominations:{name}" for name in ("acknowledge", "declare", "settle", "respell")),
        *(f"nominations:{name}" for name in ("minutes_of", "share_minutes", "nobody_paper")),
        "nominations:awards",  # a button of the deeds' page leads there, what was typed kept
        *(f"nominations:award_{name}" for name in ("remove", "restore")),
        *(f"nominations:setback{name}" for name in ("_answer", "_stop", "_take_back", "s_known")),
        # there where the plan has candidates posted: test_posted_pages, test_objections_pages
        *(f"nominations:posting{name}" for name in ("", "_end", "_off", "_word")),
        *(f"nominations:objection{name}" for name in ("s", "", "_file")),
        *(f"posted:{name}" for name in ("list", "photo", "say", "received")),
        "nominations:nobody_unsay",  # there where one stands
        *("home:preview", "home:term", "delegates:before", "reports:retry"),  # test_terms
        *(f"sheets:{name}" for name in ("mend", "read_again", "undo", "drop")),
    }
    assert {v.route for v in visits} ^ (set(TABLE) - takes_a_form) == set()


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
    # Tried too, found on their page; a preview's boxes are a table's cells (tests/sheets).
    below_another = {
        "nominations:many",
        "nominations:answer_many",
        "nominations:declare",  # tests/nominations/test_apart.py
        "agenda:add",
        "delegates:take_in",
        "sheets:mend",
        "sheets:read_again",
        *("door:enter", "conferences:plan_file", "notices:rules"),  # tests of those apps
    }

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
    """U28; nobody's page has the number of the settings (tests/nominations/test_blank.py)."""
    ours = [found for found in pages if found.route != "nominations:offline"]
    linked = {str(v): {e.attrs.get("href") for e in v.page.all("a")} for v in ours}

    assert [name for name, found in linked.items() if HELPLINE not in found] == []


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
