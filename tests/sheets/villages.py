"""The culture office of a commune with these villages, and who of a table is of which of them."""

from accounts.enums import Role
from tests import make

LACKS = {"unit": "Chưa có đơn vị giới thiệu. Hãy điền vào ô này."}


def office_of(sign_in, *villages):
    """Signed in, with a conference; its own desk is a unit too."""
    for name in villages:
        make.unit(name=name)
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def people_of(sheet):
    """Of each line that may come in: the name, the unit's name, what is asked."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["full_name"], unit_of(row), row.reasons) for row in rows]


def unit_of(row):
    """The name of the unit a line is taken for; None for none."""
    names = dict(make.unit().commune.units.values_list("pk", "name"))
    return names.get(row.values["unit"])
