"""Runs the migrations in half the time: their models' fields are copied, not taken apart.

Each operation of a migration makes the models it touches anew, and all that refer to them: five
thousand models a run, and Django makes each field of each out of what it says of itself. A copy of
a field that no model has yet is the same field. tests/test_migrating.py compares the two.
"""

import copy
from typing import Any

from django.db.migrations.state import ModelState
from django.db.models import Field, Model

render = ModelState.render


def quickly() -> None:
    ModelState.render = _rendered


def _copied(field: Field) -> Field:
    """As `Field.clone` gives it: of no model yet, and the newest there is, for the order."""
    made = copy.deepcopy(field)  # what it refers to is copied too, what it says is not
    made.creation_counter = Field.creation_counter
    Field.creation_counter += 1
    return made


def _rendered(state: ModelState, apps: Any) -> type[Model]:
    fields, state.fields = state.fields, {name: _Bare(one) for name, one in state.fields.items()}
    try:
        return render(state, apps)
    finally:
        state.fields = fields


class _Bare:
    """A field whose clone is a copy."""

    def __init__(self, field: Field) -> None:
        self.clone = lambda: _copied(field)
