"""Reads a plan's text in a process of its own with its limits: one made to be slow ends alone.

`read_apart` asks for it; `python -m conferences.reading.apart` does it: the lines as JSON on stdin,
the facts as JSON on stdout.
"""

import json
import sys
from datetime import date

from conferences import child
from conferences.reading import limits
from conferences.reading.reader import read
from conferences.reading.values import Fact, Kind, Line, Place, Reading, Text, Trust, Unreadable

_MODULE = "conferences.reading.apart"


def read_apart(text: Text, *, today: date | None = None) -> Reading:
    """What `read` finds. Raises Unreadable where it would take too long or too much memory."""
    told = {"paper": text.paper, "lines": text.lines, "today": today and today.isoformat()}
    given = child.Limits(
        work=limits.READ_WORK, timeout=limits.READ_TIMEOUT, memory=limits.READ_MEMORY
    )
    try:
        done = child.run(_MODULE, given=json.dumps(told).encode(), limits=given)
    except child.TooHeavy as heavy:
        raise Unreadable(limits.TOO_SLOW) from heavy
    if done.returncode:
        raise RuntimeError(child.last_words(done))
    found = json.loads(done.stdout)
    facts = (
        Fact(
            kind=Kind[kind],
            value=value,
            sentence=sentence,
            places=tuple(Place(*place) for place in places),
            trust=Trust[trust],
            about=about,
            who=who,
            source=source,
            notes=tuple(notes),
            restored=restored,
            conflict=conflict,
        )
        for (
            kind, value, sentence, places, trust, about, who, source, notes, restored, conflict
        ) in found["facts"]
    )  # fmt: skip
    return Reading(text=text, facts=tuple(facts), spoilt=found["spoilt"])


def main() -> int:
    """Print what was read of the lines."""
    child.obey(sys.argv)
    told = json.load(sys.stdin)
    text = Text(paper=told["paper"], lines=tuple(Line(*line) for line in told["lines"]))
    reading = read(text, today=date.fromisoformat(told["today"]) if told["today"] else None)
    facts = [
        (
            fact.kind.name, fact.value, fact.sentence, fact.places, fact.trust.name, fact.about,
            fact.who, fact.source, fact.notes, fact.restored, fact.conflict,
        )
        for fact in reading.facts
    ]  # fmt: skip
    json.dump({"facts": facts, "spoilt": reading.spoilt}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
