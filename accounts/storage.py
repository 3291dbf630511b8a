"""The only writer of people's files: whole under their name, or not there; on a disk or in S3.

Where they lie is Django's STORAGES: this machine's disk, or a bucket that several nodes share.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, storages

from accounts.problems import Refused

EVIDENCE, PAPERS = "default", "papers"  # keys of STORAGES
FORGOTTEN = 3600  # seconds: what is still half written then, nobody is writing any more

AWAY = (
    "Kho tệp đang tạm ngừng nên chưa nhận, chưa mở được tệp. Những gì đã lưu vẫn còn nguyên. "
    "Hãy thử lại sau ít phút."
)


class StorageAway(Refused):
    """The bucket does not answer. Nothing was kept, nothing is lost: a refusal like others."""

    def __init__(self) -> None:
        super().__init__(AWAY)


@contextmanager
def _reached() -> Iterator[None]:
    """Say in words that the bucket is away; what else goes wrong stays what it is."""
    try:
        yield
    except _of_the_bucket() as trouble:
        raise StorageAway from trouble


def _of_the_bucket() -> tuple[type[Exception], ...]:
    """What S3's client raises; only who keeps files in a bucket has it installed, and loaded."""
    client = sys.modules.get("botocore.exceptions")
    return (client.BotoCoreError, client.ClientError) if client else ()


@dataclass(frozen=True, kw_only=True)
class Stored:
    """One file under a name of ours; the same four verbs wherever it lies."""

    key: str  # its path within the storage
    where: str = EVIDENCE

    @property
    def name(self) -> str:
        return PurePosixPath(self.key).name

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.key).suffix

    def read_bytes(self) -> bytes:
        """All of it; raises FileNotFoundError, StorageAway."""
        with _reached(), storages[self.where].open(self.key) as file:
            data: bytes = file.read()  # opened as a storage does: always bytes
        return data

    def exists(self) -> bool:
        return storages[self.where].exists(self.key)

    def write_bytes(self, data: bytes) -> None:
        """Whole or not at all; what lies under this name is replaced. Raises StorageAway."""
        with _reached():
            storages[self.where].save(self.key, ContentFile(data))

    def unlink(self) -> None:
        """Gone, also when it was gone before. Raises StorageAway."""
        with _reached():
            storages[self.where].delete(self.key)


def throw_away(files: Iterable[Stored]) -> None:
    """Gone, all of them."""
    for file in files:
        file.unlink()


class WholeFiles(FileSystemStorage):
    """Below MEDIA_ROOT: written beside, synced, renamed, so that no crash leaves half a file."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name  # ours, never a stranger's: random, or the checksum of what it holds

    def _save(self, name: str, content: "File[bytes]") -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(beside, settings.FILE_UPLOAD_PERMISSIONS)
            os.replace(beside, path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
        return name


class WholePapers(WholeFiles):
    """The same below REPORT_ROOT."""

    @property
    def base_location(self) -> str:
        return str(settings.REPORT_ROOT)

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)


def _sweep(folder: Path) -> None:
    """Throw away what somebody killed left half written."""
    for left in folder.glob(".*.part"):
        if time.time() - left.stat().st_mtime > FORGOTTEN:
            left.unlink(missing_ok=True)
