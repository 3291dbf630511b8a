"""Collects what is wrong with a plan, each by its place, so that all of it is said at once."""

from datetime import date
from typing import Any

from accounts.problems import Refused

KINDS = {
    str: "chữ trong dấu nháy",
    dict: "một bảng",
    list: "một danh sách",
    date: "một ngày như 2025-08-20",
    int: "một số nguyên",
    bool: "true hoặc false",
}
LONGEST = {  # characters, as the rows hold them
    "commune": 8,
    "document": 200,
    "name": 200,
    "edition": 40,
    "term": 20,
    "review_period": 20,
    "code_prefix": 8,
    "venue": 200,
    "title": 200,
    "event": 200,
}


class Faults:
    """All that stands in the way of reading one plan."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def say(self, text: str) -> None:
        self.found.append(text)

    def demand_none(self) -> None:
        """Raise Refused with every fault, in the order of the file."""
        if self.found:
            raise Refused(*self.found)

    def want(self, raw: Any, where: str, kind: type, *keys: str) -> bool:
        """Whether each of these is there, of its kind, and no longer than its row."""
        if not isinstance(raw, dict):
            self.say(f"{where.removesuffix('.')} phải là {KINDS[dict]}.")
            return False
        sound = [self._one(raw, where, kind, key) for key in keys]  # each, not up to the first
        return all(sound)

    def may(self, raw: Any, where: str, kind: type, *keys: str) -> bool:
        """The same of those that are there."""
        there = [key for key in keys if not isinstance(raw, dict) or key in raw]
        return self.want(raw, where, kind, *there)

    def _one(self, raw: dict[str, Any], where: str, kind: type, key: str) -> bool:
        if key not in raw:
            self.say(f"Thiếu mục {where}{key}.")
        elif type(raw[key]) is not kind:
            self.say(f"{where}{key} phải là {KINDS[kind]}.")
        elif kind is str and len(raw[key]) > LONGEST.get(key, len(raw[key])):
            self.say(f"{where}{key} dài quá {LONGEST[key]} ký tự.")
        else:
            return True
        return False

    def names(self, raw: list[Any], where: str, known: list[str], told: str) -> None:
        """That a list names only what is known; said once, of any shape."""
        if strange := [one for one in raw if one not in known]:
            self.say(f"{where} không biết {told} {', '.join(sorted(set(map(str, strange))))}.")

    def cited(self, raw: Any, name: str, sections: tuple[str, ...]) -> None:
        """That the paper says it: its sentence, and a paragraph it has."""
        if not isinstance(raw, dict):
            return  # said by its shape
        if not raw.get("sentence"):
            self.say(f"{name}: thiếu câu trích của kế hoạch.")
        self.paragraph(raw, name, sections)

    def paragraph(self, raw: dict[str, Any], name: str, sections: tuple[str, ...]) -> None:
        """That the paper has it."""
        if str(raw.get("source", "")).split(".")[0] not in sections:
            self.say(f"{name}: kế hoạch không có mục {raw.get('source')!r}.")
