"""Where a stranger's PDF or HEIC photo is opened: in a child process with limits.

pypdf and pi-heif are imported there alone, in `pdf` and `heic`; without Django, like their parent.
"""

from subprocess import CompletedProcess

from conferences import child

WORK = 10  # seconds of the processor: a scan of 200 pages takes one or two
TIMEOUT = 120  # seconds on the wall: a busy machine takes its time
MEMORY = 768 * 1024 * 1024  # bytes of address space
LOCKED, TOO_HEAVY, TOO_LARGE = 3, 4, 5  # exit codes
SCRIPT, ATTACHMENT = "script", "attachment"  # what a PDF may carry besides pages


class NotOpened(Exception):
    """The file cannot be read: cut off, forged, or spoilt; its reader's last words are the text."""


class FileLocked(NotOpened):
    """It opens only with a password."""


class FileTooHeavy(NotOpened):
    """Not done within the time and memory that looking into one file may take."""


class FileTooLarge(NotOpened):
    """The picture has more points than may be unfolded."""


def carried_by(pdf: bytes) -> frozenset[str]:
    """What an openable PDF carries besides its pages: SCRIPT, ATTACHMENT. Raises NotOpened."""
    return frozenset(_opened("pdf", given=pdf).stdout.decode().split())


def drawn(heic: bytes, *, max_pixels: int, max_side: int) -> bytes:
    """The first picture of a HEIC, upright, small, as PNG. Raises NotOpened."""
    return _opened("heic", str(max_pixels), str(max_side), given=heic).stdout


def _opened(reader: str, *args: str, given: bytes) -> CompletedProcess[bytes]:
    limits = child.Limits(work=WORK, timeout=TIMEOUT, memory=MEMORY)
    try:
        done = child.run(f"nominations.files.{reader}", *args, given=given, limits=limits)
    except child.TooHeavy as heavy:
        raise FileTooHeavy(str(heavy)) from heavy
    known = {LOCKED: FileLocked, TOO_HEAVY: FileTooHeavy, TOO_LARGE: FileTooLarge}
    if done.returncode:
        raise known.get(done.returncode, NotOpened)(child.last_words(done))
    return done
