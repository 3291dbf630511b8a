"""What people type is cleaned first and measured then, in every box; no sentence is said twice."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.enums import Role
from accounts.views import WRONG_OLD
from tests import make
from tests.rooms import APPS

BASE = Path(settings.BASE_DIR)
GROWS = "\ufb2c"  # one sign that NFC writes as three
# What is compared and never stored: passwords, the name one signs in by, words to search for.
PLAIN = {"accounts/fields.py", "accounts/forms.py", "nominations/forms/office.py"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (GROWS * 300, "Hãy rút gọn, tối đa 300 ký tự, kể cả dấu cách; đang có 900."),
        ("ô" * 301, "Hãy rút gọn, tối đa 300 ký tự, kể cả dấu cách; đang có 301."),
        ("", "Hãy ghi lý do."),
    ],
)
def test_the_reason_of_an_extension_is_measured_as_it_would_be_stored(client, typed, said):
    """300 signs that NFC makes 900 do not fit the column of PostgreSQL."""
    unit = make.unit()
    make.conference()
    mark = unit.deadline_marks.get(deadline__key="list_approved")
    client.force_login(make.user(role=Role.CULTURE_OFFICE))
    address = reverse("conferences:deadline_extend", args=[mark.pk])

    answer = client.post(address, {"until": "21/8/2025", "reason": typed})

    mark.refresh_from_db()
    assert answer.context["form"].errors.get("reason") == [said]
    assert (mark.extended_to, mark.extension_reason) == (None, "")


def test_texts_are_read_by_the_boxes_that_clean_them():
    plain = [
        f"{path.relative_to(BASE)}: {line.strip()}"
        for app in APPS
        for path in sorted((BASE / app).rglob("*.py"))
        if str(path.relative_to(BASE)) not in PLAIN
        for line in path.read_text().splitlines()
        if "forms.CharField(" in line
        and "HiddenInput" not in line
        and "words = " not in line  # of a search: folded, never kept
    ]
    assert plain == []


def test_no_message_says_what_to_do_twice_over():
    twice = re.compile(r"(Hãy \w+ \w+)[^.\"]*\. \1")
    found = [
        f"{path.relative_to(BASE)}: {said[0]}"
        for folder in (*APPS, "templates")
        for path in sorted((BASE / folder).rglob("*"))
        if path.suffix in {".py", ".html"}
        for said in twice.finditer(path.read_text())
    ]
    assert found == []
    assert WRONG_OLD == (
        "Mật khẩu đang dùng không đúng. Hãy nhập lại; sai 5 lần thì phải chờ 5 phút."
    )
