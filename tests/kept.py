"""Makes a list of dossiers that is kept under a name."""

import itertools
from typing import Any

from accounts.enums import Role
from accounts.models import User
from nominations.models import SavedView
from tests import make

NUMBERS = itertools.count(1)


def saved_view(*, by: User | None = None, **fields: Any) -> SavedView:
    """A list kept under a name, shared unless asked otherwise."""
    name = f"Mục xem {next(NUMBERS)}"
    own = {
        "conference": make.conference(),
        "owner": by or make.user(role=Role.CULTURE_OFFICE),
        "name": name,
    }
    kept = {"asks": "gioi-tinh=female", "created_at": make.AT, "is_shared": True}
    return SavedView.objects.create(**(own | kept | fields))
