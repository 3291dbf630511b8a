"""A process of its own for each question of a test, forked of one that has the house loaded.

Starting Python and loading Django or a reader takes ten times what the answer takes; the fork is
made, limited and ended by the product's own warm parent (conferences.child).
"""

from subprocess import CompletedProcess

from conferences import child

LIMITS = child.Limits(work=60, timeout=120, memory=4 * 2**30)
_run = child.run  # whatever a test puts in its place


def run(
    module: str, *args: str, given: bytes = b"", limits: child.Limits = LIMITS
) -> CompletedProcess[bytes]:
    """What `main` of a module says, which begins with `obey(sys.argv)`."""
    return _run("tests.alone", module, *args, given=given, limits=limits, warm=True)
