"""Prints every rule with its paragraph: the clerk's manual, from the code itself."""

import inspect
import re
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand

from agenda import rules as agenda_rules
from delegates import rules as delegate_rules
from nominations import rules as nomination_rules


def lines(module: ModuleType) -> list[str]:
    """The first line of every public rule's docstring, in the order of the file."""
    found = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and re.search("Problem|Measure", str(inspect.signature(function).return_annotation))
    ]
    found.sort(key=lambda function: function.__code__.co_firstlineno)
    return [(inspect.getdoc(function) or "").partition("\n")[0] for function in found]


class Command(BaseCommand):
    help = "In mọi quy tắc kèm mục của kế hoạch."

    def handle(self, *args: Any, **options: Any) -> None:
        for module in (nomination_rules, delegate_rules, agenda_rules):
            self.stdout.write(f"{module.__name__}\n")
            for line in lines(module):
                self.stdout.write(f"  {line}")
