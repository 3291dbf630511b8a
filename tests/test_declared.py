"""Each app declares its own words, states and pages; the sum at the top has no holes."""

import importlib
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.gathering import Declaration, DeclaredTwice, Link, gathered, merged
from conferences.enums import JobState, Standing
from delegates.enums import DelegateState
from nominations.enums import NominationState, PageState
from reports.enums import PaperState
from sheets.enums import ImportState
from tests.conferences.test_history import verbs_in
from tests.rooms import APPS

STATES = {
    "conferences": {*Standing, *JobState},
    "nominations": {*NominationState, *PageState},
    "delegates": {*DelegateState},
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
