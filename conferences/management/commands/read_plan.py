"""Prints what a plan's paper says, each fact with its sentence; writes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.web import moment
from conferences.calendar import local_day
from conferences.reading import Fact, Kind, Reading, Unreadable, as_toml, read_apart, text_of


class Command(BaseCommand):
    help = "Đọc văn bản kế hoạch (.docx, PDF có chữ, .txt) và in những gì đọc được, không ghi gì."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", help="đường dẫn tệp kế hoạch")
        parser.add_argument(
            "--toml", action="store_true", help="in thành tệp kế hoạch để sửa rồi nạp"
        )

    def handle(self, *args: Any, file: str, toml: bool = False, **options: Any) -> None:
        try:
            text = text_of(Path(file).read_bytes())
            reading = read_apart(text, today=None if toml else local_day(moment()))
        except OSError as missing:
            raise CommandError(f"Không đọc được tệp {file}.") from missing
        except Unreadable as refused:
            raise CommandError(str(refused)) from refused
        if toml:
            self.stdout.write(as_toml(reading), ending="")
            return
        for line in _told(reading):
            self.stdout.write(line)


def _told(reading: Reading) -> Iterator[str]:
    yield from reading.text.told
    if reading.spoilt:
        yield "Văn bản đọc không rõ dấu: không có điều gì chắc, hãy so lại từng điều."
    for kind in Kind:
        facts = reading.of(kind)
        yield f"{kind.value}: {'' if facts else 'không thấy trong văn bản'}".strip()
        for fact in facts:
            yield from _lines(fact)


def _lines(fact: Fact) -> Iterator[str]:
    said = " · ".join(part for part in (fact.value or "?", fact.about, fact.who) if part)
    yield f"  [{fact.trust.value}] {said}"
    at = f"mục {fact.source}, " if fact.source else ""
    yield f"      “{fact.sentence}” ({at}dòng {fact.places[0].line + 1})"
    if fact.conflict:
        yield f"      Mâu thuẫn số {fact.conflict}."
    for note in fact.notes:
        yield f"      {note}"
    if fact.restored:
        yield f"      Có thể là: {fact.restored}"
