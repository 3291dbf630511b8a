"""What stands below a heading, up to the next one that is as high; and what is listed there."""

import re
from collections.abc import Sequence
from itertools import pairwise

from conferences.reading.blocks import Block, level
from conferences.reading.recipients import RECIPIENTS


def below(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """What stands below a heading, up to the next one that is as high."""
    heading = blocks[at]
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        ends = block.mark and level(block) <= level(heading) if heading.mark else False
        if ends or RECIPIENTS.match(block.plain) or _is_title(block, heading):
            return blocks[at + 1 : end]
    return blocks[at + 1 :]


def _is_title(block: Block, heading: Block) -> bool:
    """A heading all in large letters below one that is so too."""
    return (
        not block.cells
        and block.words.isupper()
        and heading.words.isupper()
        and bool(re.search(r"[^\W\d]{3}", block.words))
    )


def listed(under: Sequence[Block]) -> list[Block]:
    """Those that are marked as the first of them is."""
    first = next((block for block in under if block.mark), None)
    return [block for block in under if first and block.mark == first.mark]


def entries(under: Sequence[Block]) -> list[Block]:
    """Those listed; where most of them only head others, these others."""
    tops = listed(under)
    heads = [
        block
        for block, behind in pairwise(under)
        if block in tops and behind.mark and level(behind) > level(block)
    ]
    if not tops or 2 * len(heads) < len(tops):
        return tops
    return [block for block in under if block.mark and level(block) > level(tops[0])]
