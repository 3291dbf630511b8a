"""Whole plans as communes, wards and special zones write them, read against facts by hand.

A plan is a text in tests/material/plans with a .toml beside it that names every fact to be found.
What is found beyond it may be asked about, never be sure.
"""

import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from accounts.names import fold
from conferences.reading import Kind, Trust, read, text_of
from tests.conferences.reading.papers import docx, p

PLANS = sorted((Path(settings.BASE_DIR) / "tests/material/plans").glob("*.txt"))
NAMES = [path.stem for path in PLANS]
LEAST = 0.9  # of the facts of all plans together, and of each


def compared(path):
    """(how many of the expected were found, what is missing, what is sure and wrong, reading)"""
    reading = read(text_of(path.read_bytes()))
    wanted = tomllib.loads(path.with_suffix(".toml").read_text())
    rest = list(reading.facts)
    missing = []
    for one in wanted["fact"]:
        fits = [fact for fact in rest if answers(fact, one)]
        if fits:
            rest.remove(fits[0])
        else:
            missing.append(one)
    wrong = [fact for fact in rest if fact.trust is Trust.SURE]
    never = wanted.get("never_sure", ())
    wrong += [f for f in reading.facts if f.kind.name.lower() in never and f.trust is Trust.SURE]
    assert reading.spoilt is wanted.get("spoilt", False)
    return len(wanted["fact"]) - len(missing), missing, wrong, reading


def answers(fact, one):
    return (
        fact.kind is Kind[one["kind"].upper()]
        and fact.value == one["value"]
        and fold(one.get("about", "")) in fold(fact.about)
        and one.get("who", fact.who) == fact.who
    )


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_a_plan_is_found_and_nothing_wrong_is_sure(path):
    found, missing, wrong, _ = compared(path)

    assert wrong == []
    assert found >= LEAST * (found + len(missing)), missing


def test_nine_tenths_of_all_facts_are_found():
    results = [(path.stem, *compared(path)) for path in PLANS]

    for name, found, missing, wrong, _ in results:
        every = found + len(missing)
        told = f"{name}: {found} of {every}, wrong and sure: {len(wrong)}"
        print(told)  # noqa: T201  the figures this test is run for, with -s
    found = sum(one[1] for one in results)
    every = found + sum(len(one[2]) for one in results)
    print(f"all: {found} of {every}")  # noqa: T201  as above
    assert every >= 1015
    assert found >= LEAST * every


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_every_fact_stands_where_it_says(path):
    """Its places are in the paper, and what they hold is in its sentence: nothing is made up."""
    reading = read(text_of(path.read_bytes()))

    for fact in reading.facts:
        held = " ".join(
            reading.text.lines[at.line].text[at.since : at.until].strip() for at in fact.places
        )
        assert fact.places, fact
        assert squeezed(held) in squeezed(fact.sentence), fact
        if fact.kind in (Kind.VENUE, Kind.ITEM, Kind.RECIPIENT, Kind.TITLE, Kind.EDITION):
            assert squeezed(fact.value) == squeezed(held), fact
        assert (fact.trust is Trust.SURE) == (fact.notes == ()), fact


def squeezed(text):
    return " ".join(text.split())


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_no_line_of_a_plan_is_needed_for_the_reader_to_stand(path):
    """Cut anywhere, turned round, without its marks: it is read, and says less."""
    whole = path.read_text()
    lines = whole.splitlines()
    for text in (
        "\n".join(lines[: len(lines) // 2]),
        "\n".join(lines[len(lines) // 2 :]),
        "\n".join(reversed(lines)),
        whole.upper(),
        " ".join(lines)[:9_000],
    ):
        reading = read(text_of(text.encode()))

        assert all(fact.sentence for fact in reading.facts)


def test_a_word_file_gives_the_facts_of_its_text():
    path = next(path for path in PLANS if path.stem == "07-van-hai")
    lines = [line for line in path.read_text().splitlines() if line.strip()]
    body = "".join(p(line.replace("&", "&amp;")) for line in lines)

    plain, word = read(text_of(path.read_bytes())), read(text_of(docx(body)))

    assert [(f.kind, f.value, f.about, f.trust) for f in word.facts] == [
        (f.kind, f.value, f.about, f.trust) for f in plain.facts
    ]


def test_marks_that_were_lost_are_proposed_and_never_taken():
    path = next(path for path in PLANS if path.stem == "28-dai-son.ocr")
    reading = read(text_of(path.read_bytes()))

    (title,) = reading.of(Kind.TITLE)
    assert title.value == "Hji nghi tuyén dwong dién hinh tién tién xi Pai Son"
    assert title.restored == "Hội nghị tuyên dương điển hình tiên tiến xã Pai Son"
    assert title.trust is Trust.MARKS
    assert {fact.trust for fact in reading.facts} == {Trust.MARKS, Trust.LOOK}
