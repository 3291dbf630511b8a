"""A refused form is answered with one code on every page, 422; 409 where somebody was faster."""

import re

from django.http import HttpRequest

from accounts.web import answered
from tests.test_house import CODE

OWN_CODES = {  # answers that are no form: errors of the site, files, a printer's limit
    "accounts/web.py", "conferences/views/door.py", "home/views/looking.py",
    "honoree_conf/bodies.py",
    "honoree_conf/line.py", "nominations/views/exports.py", "nominations/views/files.py",
    "nominations/views/offline.py", "nominations/views/posted.py", "nominations/views/public.py",
    "reports/views/papers.py",
}  # fmt: skip


def asked(method: str) -> HttpRequest:
    request = HttpRequest()
    request.method = method
    return request


def code_of(method: str, monkeypatch, **how) -> int:
    monkeypatch.setattr("accounts.web.render", lambda request, template, context, status: status)
    errors = how.pop("errors")
    return answered(asked(method), "x.html", {"has_errors": errors}, **how)


def test_the_code_says_what_became_of_the_form(monkeypatch):
    assert code_of("GET", monkeypatch, errors=False) == 200
    assert code_of("GET", monkeypatch, errors=True) == 200, "what was typed before, shown again"
    assert code_of("POST", monkeypatch, errors=False) == 200
    assert code_of("POST", monkeypatch, errors=True) == 422
    assert code_of("POST", monkeypatch, errors=True, overtaken=True) == 409


def test_no_page_of_a_form_chooses_its_own_code():
    own = {name for name, code in CODE.items() if re.search(r"\bstatus=", code)}

    assert own - OWN_CODES == set()


def test_every_page_with_errors_is_answered_by_the_one_function():
    """`has_errors` goes to `answered`: a plain render would say 200 of a refused form."""
    plain = {
        name
        for name, code in CODE.items()
        if "/views" in name and re.search(r"\brender\([^)]*has_errors", code)
    }

    assert plain == set()
