"""Reads a table that is given; says five of its rows, or why not, and the megabytes it took."""

import json
import re
import sys
from pathlib import Path

from conferences.child import obey
from sheets import reading
from tests.sheets.fields import told


def most() -> int:
    """Of this program alone: ru_maxrss begins with what the parent took before it."""
    found = re.search(r"VmHWM:\s+([0-9]+)", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1])


def main() -> int:
    obey(sys.argv)
    data = sys.stdin.buffer.read()
    before = most()
    try:
        said = told(reading.read(data, "a.xlsx"))[:5]
    except reading.Unreadable as refused:
        said = refused.text
    sys.stdout.write(json.dumps([said, (most() - before) // 1024]))
    return 0
