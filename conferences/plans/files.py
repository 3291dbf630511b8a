"""Knows where plan files lie: ours here, a commune's own beside its data."""

import hashlib
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).parent


def path_of(name: str) -> Path:
    """The file of a plan by its name ("2025-dai-son"); refuses anything outside both folders."""
    for folder in (HERE, _kept()):
        found = (folder / f"{name}.toml").resolve()
        if found.parent == folder.resolve() and found.exists():
            return found
    raise FileNotFoundError(name)


def keep(path: Path) -> str:
    """Copy a plan from anywhere to where the site finds it later; its name there.

    The name holds the sum of the bytes: a kept plan never changes under a conference.
    """
    content = path.read_bytes()
    name = f"{path.stem[:40]}-{hashlib.sha256(content).hexdigest()[:12]}"
    _kept().mkdir(exist_ok=True)
    (_kept() / f"{name}.toml").write_bytes(content)
    return name


def _kept() -> Path:
    return settings.DATA_DIR / "plans"
