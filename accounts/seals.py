"""The only reader of files kept under a checksum: what changed on the disk is not handed out."""

import hashlib
from typing import Protocol


class Kept(Protocol):
    """A file, wherever it lies."""

    @property
    def name(self) -> str: ...

    def read_bytes(self) -> bytes: ...


class NotAsSealed(Exception):
    """The file is gone or its bytes are others; `is_missing` says which. Nothing was handed out."""

    def __init__(self, file: Kept, *, is_missing: bool) -> None:
        super().__init__(f"{file.name}: {'missing' if is_missing else 'changed'}")
        self.is_missing = is_missing


def sealed_bytes(file: Kept, *, sha256: str) -> bytes:
    """The bytes of a file whose checksum is known.

    Read once and handed on as they were read, so that nobody changes them between the look and the
    handing out. Raises NotAsSealed.
    """
    try:
        data = file.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as gone:
        raise NotAsSealed(file, is_missing=True) from gone
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotAsSealed(file, is_missing=False)
    return data
