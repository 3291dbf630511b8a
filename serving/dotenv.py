"""The only reader of .env; what is already in the environment wins."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHERE = "HONOREE_ENV_FILE"  # another file than .env; empty: none at all, as tests have it
LINE = re.compile(r"(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*)")


class Unreadable(Exception):
    """The file cannot be read; its text, in Vietnamese, says where. Values are never in it."""


def load() -> None:
    """Add what .env says to the environment of this process and its children."""
    named = os.environ.get(WHERE, str(ROOT / ".env"))
    if not named or not (Path(named).exists() or WHERE in os.environ):
        return
    try:
        text = Path(named).read_text(encoding="utf-8-sig")  # Notepad writes a mark in front
    except OSError as trouble:
        raise Unreadable(f"Không đọc được tệp {named}. Hãy xem quyền đọc của tệp.") from trouble
    except UnicodeDecodeError as trouble:
        raise Unreadable(f"Tệp {named} không phải UTF-8. Hãy lưu lại dạng UTF-8.") from trouble
    for name, value in read(text, named=named).items():
        os.environ.setdefault(name, value)
    os.environ[WHERE] = ""  # children have it all; they need not read again


def read(text: str, *, named: str = ".env") -> dict[str, str]:
    """What each line gives: NAME=value, as it stands; quotes around the whole value are dropped."""
    found = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise Unreadable(f"Tệp {named}, dòng {number}: không đọc được. Hãy ghi TÊN=giá trị.")
        name, value = match.groups()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        found[name] = value
    return found
