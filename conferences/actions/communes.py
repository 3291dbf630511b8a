"""The only writer of what a commune says of itself after it was opened."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Commune, User
from accounts.permissions import Place
from accounts.problems import demand_as_seen
from conferences.workflow import demand, hold

SAID = ("name", "place", "phone", "signer_title", "signer_name", "formers")


def stands_of(commune: Commune) -> dict[str, str]:
    """What the page of a commune edits, by box."""
    return {name: getattr(commune, name) for name in SAID}


@in_one_go
def edit_commune(
    commune: Commune, *, said: Mapping[str, Any], seen: str | None, by: User, at: datetime
) -> bool:
    """Write what the commune says of itself; False: it stood so. Its code is its own for ever.

    Raises Overtaken when somebody else saved other words meanwhile.
    """
    place = Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)
    demand(by, Permission.UNIT_MANAGE, place=place)
    hold(commune)
    wanted = {name: said[name] for name in SAID}
    stands = stands_of(commune)
    if wanted == stands:
        return False
    demand_as_seen(stands, seen=seen, wanted=wanted)
    for name, value in wanted.items():
        setattr(commune, name, value)
    commune.save(update_fields=SAID)
    audit.record(
        by=by,
        at=at,
        action="edit_commune",
        target="commune",
        target_code=commune.code,
        commune_code=commune.code,
    )
    return True
