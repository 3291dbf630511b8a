"""Opens the tables of what people type and what it means."""

import re
from pathlib import Path

HERE = Path(__file__).parent
UNSPOKEN = re.compile(r"\\u([0-9a-f]{4})")  # \u2013 in a cell stands for that character


def rows(kind: str) -> list[tuple[str, ...]]:
    """The rows of one table without its heading, every one of three cells."""
    lines = (HERE / f"{kind}.tsv").read_text(encoding="utf-8").split("\n")[1:]
    cells = [UNSPOKEN.sub(lambda found: chr(int(found[1], 16)), line).split("\t") for line in lines]
    return [(*row, "", "")[:3] for row in cells if row != [""]]
