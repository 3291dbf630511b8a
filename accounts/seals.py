"""The only reader of files kept under a checksum: what changed on the disk is not handed out."""

import hashlib
from pathlib import Path


class NotAsSealed(Exception):
    """The file is gone or its bytes are others; `is_missing` says which. Nothing was handed out."""

    def __init__(self, path: Path, *, is_missing: bool) -> None:
        super().__init__(f"{path.name}: {'missing' if is_missing else 'changed'}")
        self.is_missing = is_missing


def sealed_bytes(path: Path, *, sha256: str) -> bytes:
    """The bytes of a file whose checksum is known.

    Read once and handed on as they were read, so that nobody changes them between the look and the
    handing out. Raises NotAsSealed.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as gone:
        raise NotAsSealed(path, is_missing=True) from gone
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotAsSealed(path, is_missing=False)
    return data
