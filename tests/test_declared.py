"""Each app declares its own words, states and pages; the sum at the top has no holes."""

import importlib
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.enums import Role
from accounts.gathering import Declaration, DeclaredTwice, Link, gathered, merged
from accounts.permissions import GRANTS
from conferences.enums import JobState, Standing
from delegates.enums import DelegateState
from nominations.enums import NominationState, PageState
from notices.enums import MailState, ReminderState
from reports.enums import PaperState
from sheets.enums import ImportState
from tests import make
from tests.addresses import TABLE
from tests.conferences.test_history import verbs_in
from tests.pages import Page
from tests.rooms import APPS

STATES = {
    "conferences": {*Standing, *JobState},
    # Of HowFar those no other list has; who owes nothing has no tag.
    "nominations": {
        *NominationState,
        *PageState,
        "not_begun",
        "writing",
        "partial",
        "not_noted",
    },
    "delegates": {*DelegateState},
    "notices": {*ReminderState, *MailState},
    "reports": {*PaperState},
    "sheets": {*ImportState},
}
MENU = [
    "Việc cần làm", "Hồ sơ", "Đại biểu", "Chương trình", "Tiến độ", "Văn bản", "Kế hoạch",
    "Đơn vị", "Nhật ký",
]  # fmt: skip


def declared(app: str) -> Declaration:
    return importlib.import_module(f"{app}.declared").DECLARED


def test_every_app_declares_and_is_gathered():
    assert sorted(settings.DECLARED_BY) == sorted(f"{app}.declared" for app in APPS)


@pytest.mark.parametrize("app", APPS)
def test_an_app_declares_the_words_of_what_it_does_and_of_nothing_else(app):
    """Lower apps list no upper app's words: what an app tells the log, it words itself."""
    files = (Path(settings.BASE_DIR) / app).rglob("*.py")
    told = {verb for path in files for verb in verbs_in(path)} - {"store_true", "append"}
    moves = (
        getattr(importlib.import_module(f"{app}.workflow"), "MOVES", {})
        if app in ("nominations", "delegates", "reports", "sheets")
        else {}
    )

    assert told | set(moves) == set(declared(app).words)
    assert set(declared(app).changes) <= set(declared(app).words)


@pytest.mark.parametrize("app", STATES)
def test_an_app_draws_its_own_states(app):
    assert set(declared(app).tags) == {str(state) for state in STATES[app]}


def test_the_menu_has_its_order_and_leads_to_pages():
    links = gathered().links

    assert [link.label for link in links] == MENU
    assert [link.label for link in links if not link.is_here(reverse(link.route))] == []


PAPERS = [
    ("Biên bản họp bình xét của đơn vị", "nominations:meetings"),
    ("Biên bản họp bình xét để trống", "nominations:blank_minutes"),
    ("Phiếu giới thiệu để trống", "nominations:blank_form"),
]


def test_papers_drawn_on_demand_lead_to_pages_whoever_is_shown_them_may_open():
    assert [(one.label, one.route) for one in gathered().papers] == PAPERS
    for one in gathered().papers:
        open_to = {role for role in Role if GRANTS.get(role, {}).keys() & {*one.permissions}}
        assert open_to == TABLE[one.route], one.label


def of_papers(client, address: str) -> dict[str, str]:
    links = Page(client.get(address).content.decode()).all("a")
    found = {a.words().removesuffix(" (PDF)"): a.attrs["href"] for a in links}
    return {label: found[label] for label, _ in PAPERS if label in found}


@pytest.mark.django_db
def test_the_catalogue_and_the_units_pages_name_the_papers_one_may_draw(sign_in):
    unit, _ = make.unit(), make.conference()
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    all_of_them = {
        "Biên bản họp bình xét của đơn vị": "/ho-so/cuoc-hop/",
        "Biên bản họp bình xét để trống": "/ho-so/bien-ban-de-trong.pdf",
        "Phiếu giới thiệu để trống": "/ho-so/phieu-de-trong.pdf",
    }
    blank = {label: url for label, url in all_of_them.items() if label.endswith("để trống")}

    assert of_papers(office, "/van-ban/") == all_of_them
    leader = sign_in(make.user(role=Role.LEADERSHIP))
    assert of_papers(leader, "/van-ban/") == {
        "Biên bản họp bình xét của đơn vị": "/ho-so/cuoc-hop/"
    }
    assert of_papers(sign_in(make.user(role=Role.CITY_BOARD)), "/van-ban/") == {}
    assert of_papers(office, "/hoi-nghi/don-vi/") == blank
    named = {label: f"{url}?don-vi={unit.pk}" for label, url in blank.items()}
    assert of_papers(office, f"/hoi-nghi/don-vi/{unit.slug}/") == named


def test_what_two_declare_is_refused():
    one, two = (Declaration(words={"approve": words}) for words in ("Duyệt", "Đồng ý"))

    with pytest.raises(DeclaredTwice, match="words: approve"):
        merged([one, two])


def test_the_sum_keeps_everything():
    first, last = (Link(place=n, label=str(n), route="x", within="/x/") for n in (1, 2))
    one = Declaration(words={"a": "A"}, changes=("a",), links=(last,))
    two = Declaration(words={"b": "B"}, tags={"s": ("quiet", "x")}, links=(first,))

    assert merged([one, two]) == Declaration(
        words={"a": "A", "b": "B"}, changes=("a",), tags={"s": ("quiet", "x")}, links=(first, last)
    )


def test_what_a_deadline_means_to_a_unit_stands_with_the_app_it_is_about():
    """What conferences know of a deadline names no dossier: nominations say what counts as done."""
    facts = Path("conferences/facts")
    told = "".join(path.read_text() for path in (*facts.glob("*.py"), Path("conferences/web.py")))
    (duty,) = gathered().duties.values()

    assert "hồ sơ" not in told.lower()
    assert duty.words == "Gửi hồ sơ giới thiệu"
    assert duty.reading.startswith("“Đã xong” nghĩa là đơn vị đã có hồ sơ gửi đến Phòng")
