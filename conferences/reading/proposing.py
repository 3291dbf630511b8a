"""Writes what was read as a plan file: what is sure as a value, all else as a comment that asks.

`conferences.plan.read` refuses the file until somebody has answered what a plan needs.
"""

import json
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from accounts.telling import vn_short
from conferences.enums import FigureKind, Subject
from conferences.reading.letters import plain
from conferences.reading.values import Fact, Kind, Reading, Trust

_ASKS = "Kế hoạch không ghi."
_CONFERENCE = (
    ("name", Kind.TITLE),
    ("edition", Kind.EDITION),
    ("term", Kind.TERM),
    ("review_period", Kind.PERIOD),
    ("venue", Kind.VENUE),
)
# By what is asked for until then: the first that fits.
_KEYS = (
    ("results_reported", r"bao cao (?:ve )?ket qua|ket qua (?:to chuc )?(?:hoi nghi|dai hoi)"),
    ("conference_held", r"(?:\w+ )?to ch[a-z]{1,3}c (?:xong )?(?:hoi nghi|dai hoi)(?:\W|$)"),
    ("conference_held", r"th[a-z]{1,2}i gian|hoan thanh"),
    ("plan_reported", r"k[a-z] ho[a-z]ch"),
    ("list_approved", r"duy[a-z]t|xet duyet|danh sach"),
)
_OTHER = "deadline"  # with a number behind it: of none of the kinds we know


def as_toml(reading: Reading) -> str:
    """The whole file, which is TOML however little was found."""
    parts = (_document, _conference, _figures, _deadlines, _programme, _summary)
    return "\n".join(line for part in parts for line in part(reading)) + "\n"


def chosen(reading: Reading, numbers: Set[int]) -> Reading:
    """What somebody took, by number from 1: taken is answered, where it can stand in a file.

    Words whose marks were lost and a deadline that names no day still ask.
    """
    facts = (fact for number, fact in enumerate(reading.facts, 1) if number in numbers)
    return replace(reading, facts=tuple(map(_answered, facts)))


def _answered(fact: Fact) -> Fact:
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)
    if fact.trust is Trust.MARKS or (fact.kind is Kind.DEADLINE and not day):
        return fact
    return replace(fact, trust=Trust.SURE, notes=(), conflict=0)


def key_of(fact: Fact) -> str:
    """Which of the deadlines we know a deadline is; nothing for another one."""
    told = plain(fact.about)
    found = (key for key, words in _KEYS if re.search(words, told))
    starts = re.match(_KEYS[1][1], told)  # "Sau khi tổ chức Hội nghị" holds none
    first = next(found, "")
    return "conference_held" if starts and first != "results_reported" else first


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _asked(fact: Fact) -> str:
    """Why a fact is a comment."""
    marks = f" Có thể là {_text(fact.restored)}." if fact.restored else ""
    return f"{fact.trust.value.capitalize()}. {' '.join(fact.notes)}{marks} “{fact.sentence}”"


def _one(reading: Reading, kind: Kind, key: str) -> Iterator[str]:
    """A key with its value, or the comment that asks for it."""
    facts = reading.of(kind)
    if len(facts) == 1 and facts[0].trust is Trust.SURE:
        yield f"{key} = {_text(facts[0].value)}"
        return
    if not facts:
        yield f"# {key} = ?  {_ASKS} {kind.value}."
    for fact in facts:
        yield f"# {key} = {_text(fact.value)}  {_asked(fact)}"


def _document(reading: Reading) -> Iterator[str]:
    yield "# Đọc từ văn bản. Dòng có dấu # là điều phải hỏi: xem câu trích, sửa rồi bỏ dấu #."
    facts = [reading.of(kind) for kind in (Kind.NUMBER, Kind.ISSUED, Kind.ISSUER)]
    if all(len(one) == 1 and one[0].trust is Trust.SURE for one in facts):
        number, issued, issuer = (one[0].value for one in facts)
        day = vn_short(date.fromisoformat(issued))
        yield f"document = {_text(f'Kế hoạch số {number} ngày {day} của {issuer}')}"
    else:
        yield "# document = ?  Số, ngày, nơi ban hành:"
        for kind in (Kind.NUMBER, Kind.ISSUED, Kind.ISSUER):
            yield from (f"#   {line.lstrip('# ')}" for line in _one(reading, kind, kind.value))
    yield f"# commune = ?  {_ASKS} Mã đơn vị hành chính của xã."
    yield f"sections = {_texts(_sections(reading))}"
    yield from _listed(reading, Kind.RECIPIENT, "recipients")


def _sections(reading: Reading) -> list[str]:
    found = (fact.source.split(".")[0] for fact in reading.facts if fact.source)
    return sorted({*found}, key=[*_order(reading)].index)


def _order(reading: Reading) -> Iterator[str]:
    """The sections in the order of the paper."""
    for fact in sorted(reading.facts, key=lambda one: one.places[0].line):
        yield fact.source.split(".")[0]


def _texts(values: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, values)) + "]"


def _listed(reading: Reading, kind: Kind, key: str) -> Iterator[str]:
    facts = reading.of(kind)
    yield f"{key} = ["
    for fact in facts:
        sure = fact.trust is Trust.SURE
        yield f"  {_text(fact.value)}," if sure else f"  # {_text(fact.value)},  {_asked(fact)}"
    if not facts:
        yield f"  # {_ASKS} {kind.value}."
    yield "]"


def _conference(reading: Reading) -> Iterator[str]:
    yield "\n[conference]"
    for key, kind in _CONFERENCE:
        yield from _one(reading, kind, key)
    yield f"# code_prefix = ?  {_ASKS} Chữ đầu của mã hồ sơ, tối đa 8 ký tự, kể cả dấu cách."
    for kind in (Kind.HELD, Kind.DURATION):
        for fact in reading.of(kind):
            yield f"# {kind.value}: {_text(fact.value)} ({fact.trust.value}) “{fact.sentence}”"
    for fact in (*reading.of(Kind.SEATS), *reading.of(Kind.GROUP)):
        yield f"# {fact.about}: {fact.value} đại biểu ({fact.trust.value}) “{fact.sentence}”"
    for fact in reading.of(Kind.OFFICE):
        yield f"# {Kind.OFFICE.value}: {_text(fact.value)} ({fact.trust.value})"


# --- Figures and deadlines -----------------------------------------------------------------------


_SAYS = {  # what a number is to the code; its sentence says the rest
    "capacity": {"kind": FigureKind.CAP, "title": "Số đại biểu tối đa"},
    "role_model_share": {
        "kind": FigureKind.SHARE, "about": Subject.ROLE_MODELS,
        "title": "Tỷ lệ đại biểu điển hình tiên tiến",
    },
}  # fmt: skip


def _figures(reading: Reading) -> Iterator[str]:
    yield from _figure("capacity", reading.of(Kind.CAPACITY), Kind.CAPACITY)
    shares = reading.of(Kind.SHARE)
    of_models = [one for one in shares if re.search("di[a-z]n h[a-z]nh", plain(one.about))]
    yield from _figure("role_model_share", of_models, Kind.SHARE)
    for fact in shares:
        if fact not in of_models:
            yield f"# {fact.about}: {fact.value} ({fact.trust.value}) “{fact.sentence}”"


def _figure(key: str, facts: Sequence[Fact], kind: Kind) -> Iterator[str]:
    yield ""
    if not facts:
        yield f"# [figure.{key}]  {_ASKS} {kind.value}."
    sure = len(facts) == 1 and facts[0].trust is Trust.SURE
    for fact in facts:
        lead = "" if sure else "# "
        if not sure:
            yield f"# {_asked(fact)}"
        yield f"{lead}[figure.{key}]"
        yield from (f"{lead}{name} = {_text(words)}" for name, words in _SAYS[key].items())
        yield f"{lead}value = {_text(fact.value)}"
        yield from _cited(fact, lead)


def _cited(fact: Fact, lead: str) -> Iterator[str]:
    yield f"{lead}source = {_text(fact.source)}"
    yield f"{lead}sentence = {_text(fact.sentence)}"


def _deadlines(reading: Reading) -> Iterator[str]:
    """One a key, one with a day first; what is said again of its day is told below it."""
    taken: dict[str, Fact] = {}
    facts = sorted(reading.of(Kind.DEADLINE), key=lambda one: (not one.value, len(one.about)))
    again: dict[str, list[Fact]] = {}
    for fact in facts:
        key = key_of(fact)
        if key and key in taken and taken[key].value == fact.value:
            again.setdefault(key, []).append(fact)
            continue
        if not key or key in taken:
            key = next(k for n in range(1, len(facts) + 1) if (k := f"{_OTHER}_{n}") not in taken)
        taken[key] = fact
    if not facts:
        yield f"\n# [deadline.list_approved]  {_ASKS} {Kind.DEADLINE.value}."
    for key, fact in sorted(taken.items(), key=lambda item: item[1].value):
        yield from _deadline(key, fact, again.get(key, ()))


def _deadline(key: str, fact: Fact, again: Sequence[Fact]) -> Iterator[str]:
    sure = fact.trust is Trust.SURE
    lead = "" if sure else "# "
    yield ""
    if not sure:
        yield f"# {_asked(fact)}"
    yield f"{lead}[deadline.{key}]"
    yield f"{lead}title = {_text(fact.about)}"
    yield f"{lead}before = {fact.value or '?'}"
    yield from _cited(fact, lead)
    who = f" Văn bản ghi: {_text(fact.who)}." if fact.who else ""
    yield f"# units = ?  Đơn vị nào phải làm?{who}"
    for one in again:
        yield f"# Cũng ngày này, mục {one.source or '?'}: “{one.sentence}”"


# --- The programme, the report -------------------------------------------------------------------


def _programme(reading: Reading) -> Iterator[str]:
    items = reading.of(Kind.ITEM)
    yield "\n[programme]"
    if items:
        first = items[0]
        yield f"source = {_text('.'.join(first.source.split('.')[:2]))}"
        yield f"sentence = {_text(first.sentence)}"
    else:
        yield f"# source = ?  {_ASKS} {Kind.ITEM.value}."
    yield "items = ["
    for fact in items:
        sure = fact.trust is Trust.SURE
        asks = "" if sure else f"  {_asked(fact)}"
        lead = "" if sure else "# "
        yield f"  {lead}{{ title = {_text(fact.value)} }},  # minutes = ?{asks}"
    yield "]"


def _summary(_: Reading) -> Iterator[str]:
    yield "\n[summary]"
    yield "# source = ?  Mục nêu các phần của báo cáo tổng kết."
    yield "# sentence = ?"
    yield "parts = []  # key, heading, demand của từng phần báo cáo"
