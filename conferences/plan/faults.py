"""Collects what is wrong with a plan, each by its place, so that all of it is said at once."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.problems import Refused
from conferences.plan.bounds import LONGEST, MOST_ROWS, TEXT

KINDS = {
    str: "chữ trong dấu nháy",
    dict: "một bảng",
    list: "một danh sách",
    date: "một ngày như 2025-08-20",
    int: "một số nguyên",
    bool: "true hoặc false",
}
SHOWN = 40  # signs of what was written, where it is said back


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
        """Whether each of these is there, of its kind, and within its bounds."""
        if not isinstance(raw, dict):
            self.say(f"{where.removesuffix('.') or 'Kế hoạch'} phải là {KINDS[dict]}.")
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
        elif kind is str:
            return self.text(raw[key], f"{where}{key}", key)
        elif kind in (list, dict) and len(raw[key]) > MOST_ROWS.get(key, len(raw[key])):
            self.say(f"{where}{key} có {len(raw[key])} dòng, tối đa {MOST_ROWS[key]}.")
        else:
            return True
        return False

    def text(self, said: str, place: str, key: str) -> bool:
        """That it fits its column, and that a database keeps each sign of it."""
        longest = LONGEST.get(key, TEXT)
        if len(said) > longest:
            self.say(f"{place} dài quá {longest} ký tự.")
        elif not is_plain(said):
            self.say(f"{place} có ký tự điều khiển. Hãy gõ lại mục này.")
        else:
            return True
        return False

    def texts(self, raw: Mapping[str, Any], where: str, *keys: str) -> bool:
        """The same of lists of texts, where they are there; said once of each list."""
        sound = [self.may(raw, where, list, *keys)]
        for key in keys:
            said = raw.get(key, []) if sound[0] else []
            if any(type(one) is not str for one in said):
                self.say(f"{where}{key} phải gồm {KINDS[str]}.")
                sound.append(False)
            else:
                each = (self.text(one, f"{where}{key}", key) for one in said)
                sound.append(all(each))  # up to the first: it is said of the list
        return all(sound)

    def number(
        self, raw: Mapping[str, Any], where: str, key: str, *, least: int, most: int
    ) -> bool:
        """That it is a whole number within its bounds."""
        if not self.want(raw, where, int, key):
            return False
        if least <= raw[key] <= most:
            return True
        self.say(f"{where}{key} phải từ {least} đến {most}.")
        return False

    def names(self, raw: list[Any], where: str, known: list[str], told: str) -> None:
        """That a list names only what is known, each once; said once, of any shape."""
        if strange := [one for one in raw if one not in known]:
            words = sorted({shown(one) for one in strange})
            self.say(f"{where} không biết {told} {', '.join(words)}.")
        elif len(set(raw)) < len(raw):
            self.say(f"{where} ghi một {told} hai lần.")

    def cited(self, raw: Any, name: str, sections: tuple[str, ...]) -> None:
        """That the paper says it: its sentence, and a paragraph it has."""
        if not isinstance(raw, dict):
            return  # said by its shape
        if not raw.get("sentence"):
            self.say(f"{name}: thiếu câu trích của kế hoạch.")
        else:
            self.want(raw, f"{name}.", str, "sentence")
        self.paragraph(raw, name, sections)

    def paragraph(self, raw: dict[str, Any], name: str, sections: tuple[str, ...]) -> None:
        """That the paper has it."""
        if not self.may(raw, f"{name}.", str, "source"):
            return
        if raw.get("source", "").split(".")[0] not in sections:
            self.say(f"{name}: kế hoạch không có mục {raw.get('source')!r}.")


def is_plain(said: str) -> bool:
    """Whether no sign of it is one that nobody types: NUL and its like, half a sign."""
    return not any(unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\t" for one in said)


def shown(said: Any) -> str:
    """What was written, cut where it is long, without signs that nobody types."""
    plain = "".join(one if is_plain(one) else "?" for one in str(said)[: SHOWN + 1])
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"
