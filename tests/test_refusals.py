"""A person is refused by one exception, `accounts.problems.Refused`, whatever was refused."""

import ast

from accounts.problems import Problem, Refused
from tests.test_house import CODE

# What speaks to the program alone: no person reads its text.
NOT_FOR_PEOPLE = {
    "accounts/actions/sign_in.py": {"TooManyFromHere"},
    "accounts/seals.py": {"NotAsSealed"},
    "conferences/child.py": {"TooHeavy"},
    "conferences/jobs.py": {"Hopeless"},
    "conferences/pdf/__init__.py": {"PdfDenied", "PdfFailed", "PdfNotDrawn", "PdfTooHeavy"},
    "nominations/actions/drafts.py": {"Stale"},
    "nominations/files/__init__.py": {"FileLocked", "FileTooHeavy", "FileTooLarge", "NotOpened"},
    "reports/actions/__init__.py": {"AlreadyCounted", "SomebodyWroteMeanwhile"},
}


def exceptions_of(code: str) -> set[str]:
    """Classes whose bases are exceptions by their names."""
    known, found = {"Exception", "ValueError", "RuntimeError", "Refused"}, set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ClassDef):
            bases = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
            if bases & (known | found):
                found.add(node.name)
    return found


def test_the_house_has_one_refusal_and_each_other_exception_has_a_reason():
    found = {name: made for name, code in CODE.items() if (made := exceptions_of(code))}

    assert found == NOT_FOR_PEOPLE | {"accounts/problems.py": {"Refused"}}


def test_a_refusal_takes_sentences_and_problems_alike():
    refused = Refused("Tệp rỗng.", Problem(text="Hãy chọn tệp.", field="scan"))

    assert str(refused) == "Tệp rỗng.; Hãy chọn tệp."
    assert refused.problems == [
        Problem(text="Tệp rỗng."),
        Problem(text="Hãy chọn tệp.", field="scan"),
    ]
