"""A second plan, of a ward that says its days, figures and seats in other ways than plan 28."""

from pathlib import Path

from accounts.enums import Role, UnitKind
from accounts.models import Commune
from conferences import actions
from conferences.models import Conference
from conferences.plan import read
from tests import make

PATH = Path(__file__).parent / "plans" / "phuong-an-binh.toml"
CODE = "31120"


def place() -> Commune:
    return make.commune(code=CODE, name="phường An Bình", place="An Bình")


def conference() -> Conference:
    """Loaded, after its office, a village and a school were made."""
    of = place()
    make.unit(name="Phòng VHXH", slug="phong-vhxh", kind=UnitKind.OFFICE, of=of)
    make.unit(name="Tổ dân phố 1", kind=UnitKind.VILLAGE, of=of)
    make.unit(name="Trường An Bình", kind=UnitKind.SCHOOL, of=of)
    by = make.user(role=Role.CULTURE_OFFICE, commune=of)
    return actions.load_plan(read(PATH), plan_file=PATH.stem, commune=of, by=by, at=make.AT)
