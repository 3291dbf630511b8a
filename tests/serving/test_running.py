"""docs/running.md says what the code does: settings, commands and numbers (issue 7, C18)."""

import re
from datetime import timedelta

from django.conf import settings
from django.core.management import get_commands

from conferences import jobs
from serving import keeper

TEXT = (settings.BASE_DIR / "docs" / "running.md").read_text()


def test_every_setting_it_names_is_one():
    known = set(
        re.findall(r"^#?([A-Z_]+)=", (settings.BASE_DIR / ".env.example").read_text(), re.M)
    )
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)\b", TEXT)) | set(
        re.findall(r"^([A-Z_]+)=", TEXT, re.M)
    )

    assert len(named) > 8
    assert named - known == set()


def test_every_command_it_names_is_one():
    named = set(re.findall(r"manage\.py (\w+)", TEXT))

    assert named == {
        "migrate", "open_commune", "load_plan", "read_plan", "setup_code", "verify_audit",
        "verify_plans",
    }  # fmt: skip
    assert named - set(get_commands()) == set()


def test_its_numbers_are_those_of_the_code():
    said = (
        "after 0.5 s, however often", "rests of 0.5 to 10 s", "after 8 times in a row",
        "lease lasts 20 s", "five failures", "after twenty deaths",
    )  # fmt: skip

    assert [words for words in said if words not in TEXT] == []
    assert (
        keeper.KILLED, keeper.PAUSES[0], keeper.PAUSES[-1], keeper.MOST_FAILURES,
        jobs.LEASE, jobs.MOST_FAILURES, jobs.MOST_DEATHS,
    ) == (0.5, 0.5, 10, 8, timedelta(seconds=20), 5, 20)  # fmt: skip
