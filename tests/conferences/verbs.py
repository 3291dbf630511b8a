"""The verbs of accounts, for tests/test_verbs.py: the right each takes, what it is called with."""

from accounts.enums import Permission as P  # noqa: N817  as that table calls it
from accounts.enums import Role
from conferences.plan.orders import Edit, Order
from tests import make

SAID = {"full_name": "Trần Thị Hoa", "phone": "", "role": Role.DOOR, "unit": None, "until": None}


def _somebody(**more):
    return lambda w: {"person": make.user(role=Role.DOOR, commune=w.unit.commune)} | more


COMMUNE = {
    "name": "xã Đại Sơn", "place": "Đại Sơn", "phone": "0220 000 0129", "signer_title": "CHỦ TỊCH",
    "signer_name": "Vũ Văn Mẫu", "formers": "",
}  # fmt: skip
UNIT = {"name": "Thôn Nghĩa Xá", "kind": "village", "former": ""}
ORDERED = {
    "edit": Edit(what="venue", said={"venue": "Sân vận động xã"}), "seen": None,
    "order": Order(
        kind="Công văn", number="45/UBND-VHXH", on=make.AT.date(), body="UBND xã Đại Sơn",
        sentence="Hội nghị tổ chức tại Sân vận động xã.",
    ),
}  # fmt: skip
OF_PEOPLE = {
    **{
        f"conferences.actions.editing.{verb}": (
            P.PLAN_EDIT, lambda w: {"conference": w.conference} | ORDERED,
        )
        for verb in ("edit_plan", "try_edit")
    },
    **{
        f"conferences.actions.opening.{verb}_conference": (
            P.UNIT_MANAGE, lambda w: {"conference": w.conference},
        )
        for verb in ("open", "close")
    },
    "conferences.actions.naming.add_unit": (
        P.UNIT_MANAGE, lambda w: {"conference": w.conference, "said": UNIT},
    ),
    "conferences.actions.naming.rename_unit": (
        P.UNIT_MANAGE, lambda w: {"unit": w.unit, "said": UNIT, "seen": None},
    ),
    "conferences.actions.communes.edit_commune": (
        P.UNIT_MANAGE, lambda w: {"commune": w.unit.commune, "said": COMMUNE, "seen": None},
    ),
    "conferences.actions.people.add_person": (
        P.PEOPLE_MANAGE,
        lambda w: {"commune": w.unit.commune, "said": SAID, "password": "mot-hai-ba"},
    ),
    "conferences.actions.people.edit_person": (
        P.PEOPLE_MANAGE, _somebody(said=SAID, seen=None),
    ),
    "conferences.actions.people.set_working": (P.PEOPLE_MANAGE, _somebody(works=False)),
    "conferences.actions.people.reset_password": (P.PEOPLE_MANAGE, _somebody(password="mot-hai")),
    "conferences.actions.people.end_sessions": (P.PEOPLE_MANAGE, _somebody()),
}  # fmt: skip
