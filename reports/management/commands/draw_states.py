"""Draws every dossier's states from its table of moves, as Mermaid; README carries a copy."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import TextChoices

from conferences.workflow import Move
from delegates.enums import DelegateState
from delegates.workflow import MOVES as DELEGATE_MOVES
from nominations.enums import NominationState
from nominations.workflow import MOVES as NOMINATION_MOVES
from reports.enums import PaperState
from reports.workflow import MOVES as PAPER_MOVES
from sheets.enums import ImportState
from sheets.workflow import MOVES as SHEET_MOVES


def diagram(states: type[TextChoices], moves: Mapping[str, Move]) -> str:
    """One stateDiagram-v2; arrows in the order of the table."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.value}: {state.label}" for state in states]
    lines.append(f"    [*] --> {next(iter(states)).value}")
    for move in moves.values():
        for state in states:
            if state.value in move.sources:
                lines.append(f"    {state.value} --> {move.target}: {move.label}")
    return "\n".join(lines)


class Command(BaseCommand):
    help = "Vẽ sơ đồ trạng thái từ mã nguồn (Mermaid)."

    def handle(self, *args: Any, **options: Any) -> None:
        for states, moves in (
            (NominationState, NOMINATION_MOVES),
            (DelegateState, DELEGATE_MOVES),
            (PaperState, PAPER_MOVES),
            (ImportState, SHEET_MOVES),
        ):
            self.stdout.write(f"```mermaid\n{diagram(states, moves)}\n```\n")
