"""A person is refused by one exception, `accounts.problems.Refused`, whatever was refused."""

import ast

from accounts.problems import Problem, Refused
from tests.test_house import CODE
from tests.test_words import VIETNAMESE, constants, said_by

# Not refusals of a deed: Django's own of a box, what a command or a start ends with, a job's end.
OTHERS = {"ValidationError", "CommandError", "ImproperlyConfigured", "Hopeless"}


def speakers(code: str) -> set[str]:
    """What a module raises with a sentence for people."""
    tree = ast.parse(code)
    known = constants(tree)
    return {
        ast.unparse(node.exc.func).rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        if any(VIETNAMESE.search(said_by(words, known)) for words in node.exc.args)
    }


def test_whoever_speaks_to_people_when_refusing_is_refused():
    """By itself or by a kind of it, which whoever catches `Refused` catches too."""
    kinds = {"Refused"} | {
        node.name
        for code in CODE.values()
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ClassDef)
        if "Refused" in {ast.unparse(base) for base in node.bases}
    }
    found = {name: said for name, code in CODE.items() if (said := speakers(code) - OTHERS)}

    assert {name: said for name, said in found.items() if not said <= kinds} == {}
    assert len(found) > 3


def test_no_other_exception_is_called_a_refusal():
    names = {
        (name, node.name)
        for name, code in CODE.items()
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Refused")
    }

    assert names == {("accounts/problems.py", "Refused")}


def test_a_refusal_takes_sentences_and_problems_alike():
    refused = Refused("Tệp rỗng.", Problem(text="Hãy chọn tệp.", field="scan"))

    assert str(refused) == "Tệp rỗng.; Hãy chọn tệp."
    assert refused.problems == [
        Problem(text="Tệp rỗng."),
        Problem(text="Hãy chọn tệp.", field="scan"),
    ]
