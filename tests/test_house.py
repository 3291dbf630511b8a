"""The laws of the house, held over all the code at once; tests/test_files.py has those of files."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.enums import Permission
from accounts.paging import AFTER, BEFORE, PAGE
from accounts.permissions import GRANTS
from delegates.enums import DelegateState
from nominations.enums import NominationState
from nominations.forms.office import FilterForm
from reports.enums import PaperState
from sheets.enums import ImportState
from tests.pages import Page
from tests.rooms import APPS

ROOT = Path(settings.BASE_DIR)
TEMPLATES = {p.relative_to(ROOT / "templates").as_posix(): p for p in ROOT.glob("templates/**/*.*")}
CODE = {
    path.relative_to(ROOT).as_posix(): path.read_text()
    for app in (*APPS, "honoree_conf")
    for path in sorted(ROOT.glob(f"{app}/**/*.py"))
    if "migrations" not in path.parts
}
FOR_PAPER = ("base_print.html", "print/")  # drawn by the printer of PDFs: no policy, no swapping


def is_for_paper(name: str) -> bool:
    return any(part in name for part in FOR_PAPER)


def source(name: str) -> str:
    """A template without its tags: what is left can be read as HTML."""
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", TEMPLATES[name].read_text())
    text = re.sub(r"{% (?:url|static|query|listing) [^%]*%}|{{.*?}}", "x", text)
    return re.sub(r"{%.*?%}", " ", text)


def texts(code: str) -> set[str]:
    """Every string a module writes, its docstrings left out."""
    tree = ast.parse(code)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {n.value for n in strings if isinstance(n.value, str) and id(n) not in told}


# --- Rights --------------------------------------------------------------------------------------


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found = []
    for pattern in resolver.url_patterns:
        found += patterns(pattern) if isinstance(pattern, URLResolver) else [pattern]
    return found


@pytest.mark.parametrize("pattern", patterns(get_resolver()), ids=lambda p: p.lookup_str)
def test_every_view_says_who_may_open_it(pattern):
    """Z3: by needs(), open_to_all() or signed_in(): one of them, and the last two say why."""
    marks = ("needs", "open_because", "signed_in_because")
    said = [getattr(pattern.callback, mark, "") for mark in marks]

    assert [bool(mark) for mark in said].count(True) == 1


def test_every_permission_is_granted_and_asked():
    granted = {permission for rights in GRANTS.values() for permission in rights}
    quiet = ("accounts/enums.py", "accounts/permissions.py")
    code = "\n".join(text for name, text in CODE.items() if name not in quiet)
    asked = {p for p in Permission if re.search(rf"\bPermission\.{p.name}\b", code)}

    assert granted == set(Permission)
    assert asked == set(Permission)


# --- Templates -----------------------------------------------------------------------------------

DJANGO_ASKS = {"403.html", "404.html"}  # by their names, when a view refuses
CRISPY_ASKS = {"bootstrap5/field.html"}  # ours instead of its own
MANY_ON_A_PAGE = {
    "parts/_lotus.html",  # a drawing
    "parts/_behind.html",  # a line for each paper that was sent
    "nominations/_shot.html",  # a picture or a drawing for each file
    "parts/_carries.html",  # a warning for each file that needs one
}


def test_every_template_is_used():
    """From the code downwards: what only an unused template includes is unused too."""
    named = {text for code in CODE.values() for text in texts(code)}
    used, fresh = set(), {name for name in TEMPLATES if name in named} | DJANGO_ASKS | CRISPY_ASKS
    while fresh:
        used |= fresh
        below = "".join(TEMPLATES[name].read_text() for name in fresh)
        fresh = set(re.findall(r'{% (?:extends|include) "([^"]+)"', below)) - used

    assert used == set(TEMPLATES)


@pytest.mark.parametrize(
    "name", [n for n in TEMPLATES if "/_" in n and not is_for_paper(n) and n not in MANY_ON_A_PAGE]
)
def test_every_partial_is_one_element_with_an_id_and_extends_nothing(name):
    """So that htmx can swap it; an `_answer` is nothing but such partials one after another."""
    assert "{% extends" not in TEMPLATES[name].read_text()
    if name.endswith("_answer.html"):
        rest = re.sub(r'{% include "[^"]+/_[^"]+" %}', "", TEMPLATES[name].read_text())
        assert rest.strip() == ""
        return
    root = Page(source(name)).root
    (only,) = [child for child in root.children if not isinstance(child, str)]
    assert "id" in only.attrs
    assert "".join(text for text in root.children if isinstance(text, str)).strip() == ""


@pytest.mark.parametrize("name", [n for n in TEMPLATES if not is_for_paper(n)])
def test_no_template_has_a_style_or_a_script_of_its_own(name):
    """S2: the content security policy would stop it."""
    page = Page(source(name))

    assert page.all("style") == []
    assert [script for script in page.all("script") if "src" not in script.attrs] == []
    for element in page.root.walk():
        assert [key for key in element.attrs if key == "style" or key.startswith("on")] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_whatever_htmx_sends_works_without_script_too(name):
    for element in Page(source(name)).root.walk():
        if "hx-post" in element.attrs:
            assert (element.tag, element.attrs.get("method")) == ("form", "post")
            assert element.attrs.get("action")
        if "hx-get" in element.attrs:
            assert element.tag == "a" or element.attrs.get("method") == "get"
            assert element.attrs.get("href" if element.tag == "a" else "action")


IN_THE_STEPS = {"hop", "ve"}  # where a dossier's step leads on to: no list


def test_a_query_is_written_by_one_helper_and_spelt_with_hyphens():
    """Issue 7, line 4: `trang_thai` beside `trang-thai` opened the whole list."""
    by_hand, keys = set(), {PAGE, AFTER, BEFORE}
    for path in TEMPLATES.values():
        text = path.read_text()
        by_hand |= set(re.findall(r"\?([a-z][\w-]*)=", text))
        for form in Page(re.sub(r"{%.*?%}|{{.*?}}", " ", text)).all("form"):
            if form.attrs.get("method") == "get":
                keys |= {e.attrs["name"] for e in form.walk() if "name" in e.attrs}
    for code in CODE.values():
        keys |= set(re.findall(r'(?:GET|wanted|asked\(request\))\.get\("([^"]+)"', code))
        for boxes in re.findall(r"in_the_address = \{(.*?)\}", code, re.S):
            keys |= set(re.findall(r': "([^"]+)"', boxes))

    assert by_hand == IN_THE_STEPS
    assert {"tim", "trang-thai", "don-vi", "viec", "loc", "trang"} <= keys
    assert {key for key in keys | set(FilterForm.in_the_address.values()) if "_" in key} == set()


# --- Rules and moves -----------------------------------------------------------------------------

WITH_RULES = [app for app in APPS if f"{app}/rules.py" in CODE]
GATHERERS = ("problems", "measures")  # call the rules, are none
PARAGRAPH = re.compile(r"(?:(?:I|II|III|V|VI)(?:\.\d+)*|NĐ \d+/\d{4}, Đ\.\d+)  \S")


def rules() -> list[tuple[str, str]]:
    """Every function of a rules.py that says a Problem or a Measure, with its app."""
    found = []
    for app in WITH_RULES:
        module = importlib.import_module(f"{app}.rules")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            says = str(inspect.signature(function).return_annotation)
            public = function.__module__ == module.__name__ and not name.startswith("_")
            if public and name not in GATHERERS and re.search("Problem|Measure", says):
                found.append((app, name))
    return found


def test_the_lists_of_rules_hold_nothing_else():
    for app in WITH_RULES:
        module = importlib.import_module(f"{app}.rules")
        listed = [*getattr(module, "RULES", ()), *getattr(module, "MEASURES", ())]
        assert {(app, rule.__name__) for rule in listed} <= set(rules())


@pytest.mark.parametrize(("app", "name"), rules())
def test_every_rule_opens_with_its_paragraph_and_has_a_test(app, name):
    rule = getattr(importlib.import_module(f"{app}.rules"), name)
    tests = (ROOT / "tests" / app / "test_rules.py").read_text()

    assert PARAGRAPH.match(inspect.getdoc(rule) or "")
    assert re.search(rf"def test_{name}\b|def test_{name}_", tests)


FINAL = {
    ("nominations", NominationState): {NominationState.ANNULLED},
    ("delegates", DelegateState): set(),
    ("reports", PaperState): {PaperState.REPLACED},
    ("sheets", ImportState): {ImportState.UNDONE},
}


def test_every_table_of_moves_is_looked_at():
    homes = {app: (f"{app}/workflow.py", f"{app}/workflow/__init__.py") for app in APPS}
    with_moves = {
        app for app in APPS if any("\nMOVES = " in CODE.get(home, "") for home in homes[app])
    }

    assert with_moves == {app for app, _ in FINAL}


@pytest.mark.parametrize(("app", "states"), FINAL)
def test_every_move_can_be_reached_and_every_state_left(app, states):
    moves = importlib.import_module(f"{app}.workflow").MOVES.values()
    reached = {next(iter(states))}
    for _ in states:
        reached |= {move.target for move in moves if move.sources & reached}

    assert reached == set(states)
    assert {state for move in moves for state in move.sources} == set(states) - FINAL[app, states]


# --- Writes --------------------------------------------------------------------------------------

WRITES = re.compile(r"\.(?:save|create|update|delete|get_or_create|update_or_create|bulk_\w+)\(")
MAY_WRITE = {
    "accounts/audit.py",  # the chain of events, inside the caller's transaction
    "accounts/storage.py",  # bytes of files, no row
    "conferences/jobs.py",  # claims and leases of background work
    "conferences/workflow/__init__.py",  # advance(): the one change of state
    "delegates/workflow/effects.py",  # what a move brings about, inside advance()
    "nominations/workflow/effects.py",
    "nominations/workflow/findings.py",  # who looked into an item, inside the caller's
    "nominations/workflow/changes.py",  # a dossier's history, inside the caller's transaction
    "sheets/workflow/effects.py",
    "nominations/files/heic.py",  # saves a picture into memory, no row
    "nominations/files/receipt.py",  # a picture, into memory
}


def test_only_actions_write_rows():
    """Whoever is on the list and writes no more leaves it.

    The demo writes rows in their final state, and never beside real ones.
    """
    write = {name for name, code in CODE.items() if WRITES.search(code)}
    at_home = re.compile(r"\w+/actions(\.py|/)|honoree_conf/demo/")

    assert {name for name in write if not at_home.match(name)} == MAY_WRITE


# --- Numbers of the plan -------------------------------------------------------------------------

OF_THE_PLAN = re.compile(r"(?<![\w/.])(?:150|70|(?:20|25|30)/0?8)(?![\w/]|\.\d)")
OTHER_NUMBERS = {  # the same digits, of something else
    ("accounts/reading.py", "70"),  # the mobile prefix 070
    ("honoree_conf/settings.py", "CELERY_TASK_TIME_LIMIT = 150"),
    ("reports/figures/structure.py", 'Column(title="Nội dung", mm=70),'),
}


def test_no_number_of_the_plan_stands_in_code():
    """They are data: conferences/plans/*.toml. Docstrings and comments may speak of them."""
    found = set()
    for name, code in CODE.items():
        if name.startswith("honoree_conf/demo/"):
            continue
        lines = code.splitlines()
        wrong = [text for text in texts(code) if OF_THE_PLAN.search(text)]
        found |= {(name, text) for text in wrong}
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Constant) and node.value in (150, 70):
                found.add((name, lines[node.lineno - 1].strip()))

    assert found == OTHER_NUMBERS


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_number_of_the_plan_stands_in_a_template(name):
    page = Page(source(name))
    shown = [
        page.root.words(),
        *(v for e in page.root.walk() for k, v in e.attrs.items() if "label" in k),
    ]

    assert [text for text in shown if OF_THE_PLAN.search(text)] == []
