"""The lock is what requirements.txt names, every file of it with its sum (issue 8, line 9)."""

import re

from django.conf import settings

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\#]+)([^\n]*)$", re.MULTILINE)


def pinned(name: str) -> dict[str, str]:
    found = PIN.findall((settings.BASE_DIR / name).read_text())
    return {re.sub(r"[._]", "-", package.lower()): version.strip() for package, version, _ in found}


def test_the_lock_has_every_pin_and_adds_only_what_another_system_needs():
    chosen, locked = pinned("requirements.txt"), pinned("requirements.lock")
    text = (settings.BASE_DIR / "requirements.lock").read_text()
    elsewhere = {name for name, _, rest in PIN.findall(text) if ";" in rest}

    assert {name: locked.get(name) for name in chosen} == chosen
    assert set(locked) - set(chosen) <= elsewhere


def test_every_pin_of_the_lock_carries_sums():
    text = (settings.BASE_DIR / "requirements.lock").read_text()
    blocks = re.split(r"\n(?=[A-Za-z])", text[text.index("\n\n") if "\n\n" in text else 0 :])
    bare = [block for block in blocks if PIN.match(block.strip()) and "--hash=sha256:" not in block]

    assert len(blocks) > 40
    assert bare == []


def test_the_bootstrap_installs_the_lock():
    assert (
        "requirements.txt requirements.lock" in (settings.BASE_DIR / "script/bootstrap").read_text()
    )
