"""Which of a browser's modules one run looks at, what never rests, what the run says of it."""

import pytest

from tests import lots
from tests.test_lots import COMMITS, DRAWN

BROWSERS = sorted((lots.TOP / "tests/browser").glob("test_*.py"))
ALWAYS = {"journey", "pages", "demo", "requests", "line", "offline", "draft", "head"} | {
    "names_first",
    "posting",
    "upload_cut",
    "upload_kept",
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
    monkeypatch.setattr(lots, "written_lately", frozenset)


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


def test_what_was_written_lately_never_rests(monkeypatch):
    def rest(word):
        return {path for path in DRAWN if not lots.drawn_for(path, word)}

    before = [rest(word) for word in COMMITS]
    new = sorted(DRAWN)[::2]
    named = frozenset(path.relative_to(lots.TOP).as_posix() for path in new)
    monkeypatch.setattr(lots, "written_lately", lambda: named)
    met = [lots.drawn_for(path, word) for path in new for word in COMMITS]

    assert [rest(word) for word in COMMITS] == [old - {*new} for old in before]
    assert 0.7 < met.count(frozenset({lots.SQLITE})) / len(met) < 0.8
    assert set(met) == {frozenset({one}) for one in lots.BOTH}
