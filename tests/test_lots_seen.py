"""Which of a browser's modules one run looks at, and what the run says of its lots."""

import pytest

from tests import lots
from tests.test_lots import COMMITS

BROWSERS = sorted((lots.TOP / "tests/browser").glob("test_*.py"))
ALWAYS = {"journey", "pages", "demo", "requests", "line", "offline", "draft", "head"} | {
    "names_first",
    "posting",
}


def test_half_of_the_browsers_modules_are_looked_at_and_some_of_them_always(monkeypatch):
    met = {path: [] for path in BROWSERS}
    for word in COMMITS:
        monkeypatch.setattr(lots, "WORD", word)
        for path in BROWSERS:
            met[path].append(not lots.is_unseen(path))
    always = {path.stem.removeprefix("test_") for path, seen in met.items() if all(seen)}
    drawn = [seen for path, seen in met.items() if not all(seen)]

    assert always == ALWAYS
    assert [seen for seen in drawn if not 3 <= sum(seen) <= 17] == []
    assert not lots.is_unseen(lots.modules()[0])  # what no browser looks at


@pytest.fixture(autouse=True)
def _whatever_this_run_itself_was_drawn_by(monkeypatch):
    monkeypatch.setattr(lots, "WORD", "")
    monkeypatch.setattr(lots, "WHOLE", False)


@pytest.mark.parametrize(("word", "whole"), [("", False), (COMMITS[0], True)])
def test_by_hand_and_when_all_is_asked_every_browsers_module_is_looked_at(monkeypatch, word, whole):
    monkeypatch.setattr(lots, "WORD", word)
    monkeypatch.setattr(lots, "WHOLE", whole)

    assert [path for path in BROWSERS if lots.is_unseen(path)] == []


def test_the_run_says_what_was_drawn_and_how_to_have_it_again():
    told = lots.said("abc")

    seen = sum(lots.is_seen(f"tests/browser/{p.name}", lots.source_of(p), "abc") for p in BROWSERS)
    assert f"rút theo abc.\nMô-đun xem bằng trình duyệt: {seen}/{len(BROWSERS)}.\n" in told
    assert "\nChạy lại đúng như thế: HONOREE_LOT=abc script/test;" in told
    assert lots.said("").endswith("trên cả hai; không rút.")
