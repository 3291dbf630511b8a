"""Keeps the tests of a module that made something for all of them in one worker.

pytest-xdist's own groups are written into a test's id, which pytest 9 lets nobody change: they
were passed over in silence, and every worker made the demo, the crowd and the crawl again.
"""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

TOP = Path(__file__).parent.parent


@cache
def shares(file: str) -> bool:
    return 'scope="module"' in (TOP / file).read_text()


class ByModule(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if shares(file) else nodeid
