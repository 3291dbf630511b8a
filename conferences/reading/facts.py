"""Makes facts of stretches of blocks: their sentence, their place, how far to trust them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from conferences.reading.blocks import Block, level
from conferences.reading.letters import is_doubtful, is_odd, plain
from conferences.reading.phrases import HEDGED, OF_ANOTHER, OTHER_HEAD, SAID
from conferences.reading.restoring import restored
from conferences.reading.values import Fact, Kind, Text, Trust

SPOILT = "Chữ đọc không rõ dấu, hãy sửa lại cho đúng văn bản."
DIGITS = "Văn bản đọc không rõ, hãy so lại chữ số."
IN_WORDS = frozenset(
    {Kind.ISSUER, Kind.TITLE, Kind.EDITION, Kind.VENUE, Kind.OFFICE, Kind.ITEM, Kind.RECIPIENT}
)
_SETTLED = frozenset(
    {Kind.HELD, Kind.DURATION, Kind.VENUE, Kind.CAPACITY, Kind.SHARE, Kind.SEATS, Kind.DEADLINE}
)
_LEAD = 99.5  # of a paragraph without a mark, below whatever stands open


@dataclass(kw_only=True)
class Paper:
    """What every finder reads, and where it puts what it found."""

    text: Text
    blocks: tuple[Block, ...]
    spoilt: bool
    issued: date | None = None
    facts: list[Fact] = field(default_factory=list)

    def add(
        self,
        block: Block,
        since: int,
        until: int,
        *,
        kind: Kind,
        value: str,
        about: str = "",
        who: str = "",
        notes: tuple[str, ...] = (),
    ) -> Fact:
        """Note one; the same said twice stays once, where it stood first.

        notes: whatever is to be asked about it; a fact with one is not sure.
        """
        begin, end = block.sentence(since, until)
        begin = max(begin, min(block.body, since))  # without its mark: "4.2."
        sentence = block.text if block.cells else block.text[begin:end].strip()
        notes = (*notes, *self._doubts(block, sentence, kind))
        words = kind in IN_WORDS or kind is Kind.DEADLINE or bool(about)
        shown = value if kind in IN_WORDS else about
        doubtful = self.spoilt or is_doubtful(sentence) or (words and _is_odd(shown))
        trust = Trust.LOOK if notes else Trust.SURE
        if doubtful:
            trust = Trust.MARKS if words else Trust.LOOK
            notes = (*notes, SPOILT if words else DIGITS)
        found = Fact(
            kind=kind,
            value=value,
            sentence=sentence,
            places=block.places(since, until),
            trust=trust,
            about=about,
            who=who,
            source=block.source,
            notes=notes,
            restored=restored(shown) if trust is Trust.MARKS and words else "",
        )
        self.facts.append(found)
        return found

    def heads(self, block: Block) -> tuple[str, ...]:
        """The headings a paragraph stands below, nearest first, in plain letters."""
        return tuple(head.plain for head in self._heads.get(block.starts[0], ()))

    @cached_property
    def _heads(self) -> dict[tuple[int, int, int], tuple[Block, ...]]:
        found: dict[tuple[int, int, int], tuple[Block, ...]] = {}
        open_: list[tuple[float, Block]] = []
        for block in self.blocks:
            deep = float(level(block)) if block.mark else _LEAD
            while open_ and (open_[-1][0] >= deep or (open_[-1][0] % 1 and not block.mark)):
                open_.pop()
            found[block.starts[0]] = tuple(head for _, head in reversed(open_))
            if block.mark:
                open_.append((deep, block))
            elif block.text.endswith(":"):  # "Khách mời gồm:" heads what is listed below it
                open_.append((open_[-1][0] + 0.5 if open_ else 4.5, block))
        return found

    def _doubts(self, block: Block, sentence: str, kind: Kind) -> tuple[str, ...]:
        """What the sentence and the headings above it say against it."""
        if kind not in _SETTLED:
            return ()
        notes: list[str] = []
        if said := HEDGED.search(plain(sentence)):
            notes.append(SAID.format(sentence[said.start() : said.end()].strip()))
        if kind is not Kind.DEADLINE and any(map(OF_ANOTHER.search, self.heads(block))):
            notes.append(OTHER_HEAD)
        return (*notes,)

    def has(self, kind: Kind) -> bool:
        return any(fact.kind is kind for fact in self.facts)


def _is_odd(text: str) -> bool:
    """Whether a name holds a word that no Vietnamese writes: of small letters, abroad aside."""
    return any(is_odd(word) for word in text.split() if word.isalpha() and word.islower())
