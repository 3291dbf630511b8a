"""The rules of docs/wording.md that a machine can hold, over every Vietnamese word of the code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_house import CODE, ROOT, TEMPLATES, texts

MARKED = "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
VIETNAMESE = re.compile(f"[{MARKED}]", re.IGNORECASE)
SHEET = ROOT / "docs" / "wording.md"


def words_of(template: Path) -> list[str]:
    """The lines of a template without tags, comments and addresses."""
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", "\x00", template.read_text(), flags=re.DOTALL)
    pieces = re.split(r"[\x00\n]", text)
    return [piece for piece in pieces if VIETNAMESE.search(piece) and "@page" not in piece]


def attributes_of(template: Path) -> list[str]:
    found = re.findall(
        r'(?:aria-label|title|placeholder|alt|data-\w+)="([^"]*)"', template.read_text()
    )
    return [text for text in found if VIETNAMESE.search(text)]


@cache
def said() -> list[tuple[str, str]]:
    """Every Vietnamese text and where it stands; read by the first test, not by every worker."""
    by_code = [(name, text) for name, code in CODE.items() for text in texts(code)]
    by_script = [
        (path.name, text)
        for path in sorted((ROOT / "static" / "js").glob("*.js"))
        for text in re.findall(r'["`]([^"`\n]+)["`]', path.read_text())
    ]
    by_template = [
        (name, text)
        for name, path in TEMPLATES.items()
        for text in (*words_of(path), *attributes_of(path))
    ]
    found = by_code + by_template + by_script
    return [(where, text) for where, text in found if VIETNAMESE.search(text)]


FOR_TECHNICIANS = re.compile(r"management/commands|conferences/plan/|serving/|environment\.py")
# What stands on the sheet's left side, as far as it can be told by its letters.
NEVER = {
    "the reader is ông, bà": r"(?i)\bbạn\b|\bmình\b|\bđừng\b",
    "the way out is Trở lại or Không lưu": r"^\s*Thôi\s*$|Trở lại, chưa|Không, trở lại",
    "a button names the result": r"Đưa những người|Xác nhận\s+đã\s+chọn|đã chọn vào(?! danh sách)",
    "a merged commune is (cũ) by one filter": r"Xã \x00? ?\(cũ\)",
    "a limit is said in one way": (
        r"chữ cái(?! hoặc chữ số| ngoài bảng)|ký tự(?!, kể cả dấu cách| lạ)"
    ),
    "hết thứ … reads as finished": r"(?<!đến )(?<!hạn: )\bhết thứ\b",
    "browser": r"trình duyệt,",
    "not duyệt, which is what it is": r"\bKhông chọn\b",
    "a link is no capacity": r"với tư cách",
    "the title of honour": r"(?<!Bà )(?<!bà )[Mm]ẹ Việt Nam [Aa]nh hùng",
    "employment": r"\bViệc làm\b",
    "one word for former communes": r"[Xx]ã trước sắp xếp",
    "votes": r"Không ý kiến",
    "quotes are “ ”": r'(?<![=\w])"[^"=<>{}]*[a-zA-Zà-ỹ][^"=<>{}]*"(?!\w)',
    "a day follows its hour by ngày": r"\d{1,2}:\d{2} \d{1,2}/",
}


@pytest.mark.parametrize("rule", NEVER)
def test_no_word_that_the_sheet_replaced(rule):
    wrong = [
        (where, text)
        for where, text in said()
        if re.search(NEVER[rule], text) and not FOR_TECHNICIANS.search(where)
    ]

    assert wrong == []


# --- Errors --------------------------------------------------------------------------------------

REFUSERS = {"ValidationError", "Refused", "Hopeless"}


def constants(tree: ast.Module) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def said_by(node: ast.expr, known: dict[str, ast.expr]) -> str:
    """The words of an expression as far as they stand in the module; what is filled in is left."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        filled = (
            part.value if isinstance(part, ast.FormattedValue) else part for part in node.values
        )
        return "".join(said_by(part, known) or "…" for part in filled)
    if isinstance(node, ast.Name) and node.id in known:
        return said_by(known[node.id], known)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return said_by(node.func.value, known)  # TEXT.format(…)
    return ""


def errors_of(code: str) -> list[str]:
    """What a person is told when something is refused: form errors, refusals, blocking problems."""
    tree = ast.parse(code)
    known, found = constants(tree), []
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "error_messages":
            dicts = [sub for sub in ast.walk(node.value) if isinstance(sub, ast.Dict)]
            found += [value for each in dicts for value in each.values]
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called in REFUSERS:
            found += node.args[:1]
        if called == "add_error":
            found += node.args[1:2]
        if called == "Problem" and not any(word.arg == "weight" for word in node.keywords):
            found += [word.value for word in node.keywords if word.arg == "text"]
    return [text for text in (said_by(node, known) for node in found) if VIETNAMESE.search(text)]


@cache
def errors() -> list[tuple[str, str]]:
    return [(name, text) for name, code in CODE.items() for text in errors_of(code)]


def test_there_are_errors_to_look_at():
    assert len(errors()) > 100


def test_every_error_says_what_to_do():
    silent = [
        (where, text)
        for where, text in errors()
        if not FOR_TECHNICIANS.search(where) and not re.search("[Hh]ãy ", text)
    ]

    assert silent == []


# --- The sheet -----------------------------------------------------------------------------------


def test_the_sheet_is_in_the_house_and_names_what_is_held():
    text = SHEET.read_text()

    assert "tests/test_words.py" in text
    assert Path(settings.BASE_DIR) in SHEET.parents
