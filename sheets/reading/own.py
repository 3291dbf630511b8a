"""What a line says of a field by its own cells: by one, by two, by "như trên" of one above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheets.reading import kinds, placed, posts
from sheets.reading.values import EMPTY, Cell, Field, Line, Read

ABOVE = "Ghi “{}”: lấy theo dòng {} là “{}”. Hãy xem có đúng không."
NOTHING_ABOVE = "Ghi “{}” nhưng phía trên không có gì. Hãy điền rõ."
BELOW_HEADING = "Ghi “{}” mà từ tên nhóm ở dòng {} chưa dòng nào ghi rõ. Hãy điền rõ."
DIFFERENT = "Có hai cột ghi khác nhau: “{}” và “{}”. Hãy giữ một."
UNUSED = "Còn lại chưa dùng: {}. Hãy ghi vào một mục, hoặc đánh dấu dòng này nếu không cần."
BETWEEN = "; "  # of two texts that become one


def unused(
    columns: Sequence[str | None], texts: Sequence[str], fields: Sequence[Field]
) -> list[str]:
    """What a line of a message says that no field took, nor was written into one that may."""
    takers = {one.key for one in fields if one.rest}
    pairs = [*zip(columns, texts, strict=False)]
    taken = [text for key, text in pairs if key in takers]
    rest = [text for key, text in pairs if text and not key]
    return [text for text in rest if not any(text in one for one in taken)]


def unused_words(texts: Sequence[str]) -> str:
    return UNUSED.format(BETWEEN.join(f"“{text}”" for text in texts))


@dataclass(kw_only=True)
class Own:
    """Where a table says each field, and what its last line above said of it."""

    places: Mapping[str, Sequence[int]]  # by field
    behind: Mapping[str, str]  # of what a message writes behind a name, "post", "office": its field
    above: dict[str, tuple[str, int]] = field(default_factory=dict)
    headed: int = 0  # the last line that heads those below: nobody means what stands before it

    def cell(
        self, line: Line, one: Field, filled: dict[str, int], group: tuple[Read, int] | None = None
    ) -> tuple[Cell, str]:
        """What the line says of a field, and what is odd about where it says so. group: what the
        headings above it say, and which: "nt" right below "II. Thôn Đông" is as good as empty.
        """
        said = [c for at in self.places[one.key] if (c := placed.at(line, at)).text]
        if len({cell.text for cell in said}) > 1:
            return said[0], DIFFERENT.format(said[0].text, said[1].text)
        cell = said[0] if said else EMPTY
        if not kinds.AS_ABOVE.fullmatch(cell.text):
            return cell, ""
        before, at = self.above.get(one.key, ("", 0))
        if group and not one.names and (at < group[1] or before == group[0].text):
            return EMPTY, ""
        if one.names or one.key not in self.above:
            return EMPTY, NOTHING_ABOVE.format(cell.text) if not one.names else kinds.NOBODY
        if at < self.headed:
            return EMPTY, BELOW_HEADING.format(cell.text, self.headed)
        filled[one.key] = at
        return Cell(before), ABOVE.format(cell.text, at, before)

    def keep(self, line: Line, one: Field, cell: Cell) -> None:
        """For a line below, that may write "như trên"."""
        self.above[one.key] = (cell.text, line.number)

    def forget(self, one: Field) -> None:
        """What stands above is not what a line below means by "như trên"."""
        self.above.pop(one.key, None)

    def as_one(self, line: Line, fields: Sequence[Field]) -> Line:
        """With one cell for each field that several columns say: what a person wrote into it, or
        the texts of all where they may follow each other; others are asked about.
        """
        several = [one for one in fields if len(self.places[one.key]) > 1]
        if not several:
            return line
        cells = [*line.cells]
        for one in several:
            places = [at for at in self.places[one.key] if at < len(cells)]
            own = [at for at in places if at in line.written]
            texts = dict.fromkeys(placed.at(line, at).text for at in own or places)
            if len(places) < 2 or not (own or one.joins):
                continue
            first = own[0] if own else places[0]
            for at in places:
                cells[at] = EMPTY
            cells[first] = Cell(BETWEEN.join(filter(None, texts)))
        return replace(line, cells=tuple(cells))

    def post_apart(self, line: Line, spoken: Mapping[str, object]) -> Line:
        """With the office cut out of the post, where no cell of the table and no group says it: as
        a message is read, so that a post reads the same wherever it came from.

        spoken: of which fields a group speaks. What a person writes of the office alone stays
        beside the post the page showed; whoever wrote in both boxes meant the post whole.
        """
        if {*self.behind} != {"post", "office"} or self.behind["office"] in spoken:
            return line
        post, office = (self._place(line, self.behind[key]) for key in ("post", "office"))
        if post is None or office is None:
            return line
        written = placed.at(line, office).text
        if {post, office} <= {*line.written}:
            return line
        if written and line.written.get(office) != "":
            return line
        told, held = posts.parted(placed.at(line, post).text)
        if not held:
            return line
        cells = [*line.cells]
        cells[post] = cells[post]._replace(text=told)
        if not written:
            cells[office] = Cell(posts.alone(held), cut=True)
        return replace(line, cells=tuple(cells))

    def _place(self, line: Line, key: str) -> int | None:
        """Of several columns the first with something in it."""
        places = [at for at in self.places[key] if at < len(line.cells)]
        first = next(iter(places), None)
        return next((at for at in places if placed.at(line, at).text), first)
