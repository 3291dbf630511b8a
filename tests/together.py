"""Keeps the tests of a module that made something for all of them in one worker.

pytest-xdist's own groups are written into a test's id, which pytest 9 lets nobody change: they
were passed over in silence, and every worker made the demo, the crowd and the crawl again.
"""

from functools import cache
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadScopeScheduling

TOP = Path(__file__).parent.parent


@cache
def shares(file: str) -> bool:
    return 'scope="module"' in (TOP / file).read_text()


class ByModule(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if shares(file) else nodeid

    def mark_test_complete(self, node: Any, item_index: int, duration: float = 0) -> None:
        """What is done is forgotten: xdist counts all it ever handed out after every test."""
        super().mark_test_complete(node, item_index, duration)
        scope = self._split_scope(self.registered_collections[node][item_index])
        if all(self.assigned_work[node][scope].values()):
            del self.assigned_work[node][scope]
