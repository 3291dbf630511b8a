"""What a phone on 3G fetches once and keeps, and what comes after (U8); first pages: the crawl."""

import re

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from accounts.enums import Role
from honoree_conf import settings as production
from honoree_conf.together import SERVED, put_together, without_comments, without_unused
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.drawn]
LATER_PAGE = 15 * 1024
# What a browser keeps for a year: the first page's files, for a unit's people and for the desk.
# One style sheet serves both: what the desk prints and opens at its place is fetched by all. What
# is written for whoever reads the code stays out: 2,800 bytes. A unit's first page alone sends what
# a phone filled in without a line, and keeps what of it was not saved: 3,200. Large letters on a
# small phone take 150 of the sheet. A tab that empties itself for the next person takes 100. Photos
# whose page was closed before they were through are sent from the first page too: 350.
FILES, FILES_OF_DESK, FILES_OF_NOMINATION = 29_150, 25_100, 26_500


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Static files as script/server collects them, once: packing them takes a second."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STORAGES=production.STORAGES, STATIC_ROOT=root):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


def sent(client: Client, url: str):
    return client.get(url, headers={"accept-encoding": "gzip, br"})


def asked_for(client: Client, url: str) -> set[str]:
    html = client.get(url).content.decode()
    return set(re.findall(r'(?:href|src)="/static/([^"#]+)', html))


def weight(root, names: set[str]) -> int:
    return sum((root / f"{name}.br").stat().st_size for name in names)


def test_every_page_asks_for_one_style_sheet_and_one_script(collected, sign_in):
    make.conference()
    found = {
        url: {name.split(".")[0] for name in asked_for(sign_in(make.user(role=role)), url)}
        for url, role in (("/", Role.VILLAGE_HEAD), ("/ho-so/", Role.CULTURE_OFFICE))
    }

    assert found == {
        "/": {"honoree", "img/icons", "img/lotus", "waiting"},  # a step has no second one
        "/ho-so/": {"honoree", "grid", "img/icons", "img/lotus"},  # its script has its keys
    }


def test_a_nomination_asks_for_one_script_more(collected, sign_in):
    """What sends on a bad line, and where photos are what makes them smaller; kept as all is."""
    make.conference()
    unit = make.unit()
    client, draft = sign_in(make.user(unit=unit)), make.nomination(unit=unit)
    pages = ("/ho-so/moi/", f"/ho-so/{draft.code}/gui/", f"/ho-so/{draft.code}/buoc/tep/")
    found = [asked_for(client, url) for url in pages]
    scripts = [{n.split(".")[0] for n in names if n.endswith(".js")} for names in found]

    assert scripts == [{"honoree", "line"}, {"honoree", "line"}, {"honoree", "photos"}]
    assert weight(collected, found[0]) <= FILES_OF_NOMINATION


def test_what_is_fetched_once_stays_small(collected, sign_in):
    make.conference()

    of_unit = weight(collected, asked_for(sign_in(make.user()), "/"))
    of_desk = weight(collected, asked_for(sign_in(role=Role.CULTURE_OFFICE), "/ho-so/"))

    assert (of_unit <= FILES, of_desk <= FILES_OF_DESK) == (True, True), (of_unit, of_desk)


def test_what_an_element_is_not_need_not_be_named():
    css = ":not(.never-named)+.btn:active,.row>:not(.never,.named):not(:first-child){a:b}"

    assert without_unused(css) == css


def test_of_bootstrap_only_what_something_names_is_served():
    css = ".btn,.no-such .btn{a:b}@media print{.no-such{c:d}.row{e:f}}@media x{.no-such{g:h}}"

    assert without_unused(css) == ".btn{a:b}@media print{.row{e:f}}"


def test_what_is_served_is_its_files_in_their_order():
    served = put_together("desk.js")

    at = [served.index(words) for words in ("htmx", "function focusSummary")]
    assert at == sorted(at)


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
        page = sent(client, url)
        assert page["Content-Encoding"] == "gzip"
        assert len(page.content) <= LATER_PAGE


def test_the_page_a_phone_keeps_is_fetched_in_seven_answers(collected):
    """Issue 10: at most 50 kB, before the line goes down."""
    client = Client()
    page = sent(client, "/ho-so/viet-san/")
    files = asked_for(client, "/ho-so/viet-san/")

    assert 1 + len(files | {"manifest"}) == 7
    assert len(page.content) + weight(collected, files) <= 50_000


def test_our_own_script_stays_small(collected):
    """All there is: what keeps a nomination over a bad line, and without one, is 9 kB of it; what
    keeps the desk's words over a reload 1 kB, a photo until the server has it 1,200 bytes.
    """
    ours = collected.glob("js/*.br")

    assert sum(path.stat().st_size for path in ours) <= 29_000


def test_what_is_told_to_readers_of_the_code_is_not_fetched():
    """Whole lines of a script, comments of a sheet; an address and a licence are neither."""
    script = 'const a = "//b";  // kept\n  // gone\nlet c; /* kept */\n'
    sheet = ".a { b: c } /* gone\n over two lines */\n.d { e: f }"

    assert without_comments(script, "x.js") == 'const a = "//b";  // kept\nlet c; /* kept */\n'
    assert without_comments(sheet, "x.css") == ".a { b: c }\n.d { e: f }"
    served = {name: put_together(name) for name in SERVED}
    assert [name for name, text in served.items() if "\n// " in text] == []
    assert "MIT licence" in served["honoree.css"]
