"""What is said for all lines of one table is not said of another on its sheet."""

import re

import pytest

from accounts.enums import Role
from sheets.models import SheetImport
from tests import make
from tests.sheets.pages import at, paste, sends
from tests.sheets.test_awards import SLUG

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


TWO = {
    "a count a line": (
        "TT\tHình thức\tNăm\tSố lượng\n1\tGiấy khen\t2023\t5\n\t\t\t\n"
        "TT\tHình thức\tNăm khen\tSố lượng\n1\tBằng khen\t2023\t7"
    ),
    "years as columns": (
        "TT\tHình thức\tNăm 2023\tNăm 2024\n1\tGiấy khen\t5\t6\n\t\t\t\n"
        "TT\tDanh hiệu\tNăm 2023\tNăm 2024\n1\tBằng khen\t7\t8"
    ),
}


@pytest.mark.parametrize("text", TWO)
def test_what_is_said_once_for_one_table_is_not_said_of_the_other(office, text):
    """The second's answer overwrote the first's."""
    sheet = paste(office, TWO[text], slug=SLUG)
    names = sorted({*re.findall(r'name="(moi-\d+-category)"', shown(office, sheet))})
    assert len(names) == 2

    said = dict(zip(names, ["Tập thể", "Hộ gia đình"], strict=True))
    office.post(at("read_again", sheet), sends(sheet) | said)

    rows = sheet.rows.exclude(verdict="left")
    assert {(row.values["form"], row.values["category"]) for row in rows} == {
        ("Giấy khen", "collective"), ("Bằng khen", "household"),
    }  # fmt: skip
    assert shown(office, sheet).count("<option selected>Hộ gia đình</option>") == 1


def shown(office, sheet):
    return office.get(at("show", sheet)).content.decode()


PEOPLE = (
    "TT\tHọ và tên\tNăm sinh\n1\tNguyễn Văn An\t1970\n\t\t\n"
    "TT\tHọ và tên\tNăm sinh\tĐịa chỉ\n1\tLê Thị Ba\t1971\tXóm 2"
)


def units_of(sheet):
    names = dict(make.unit().commune.units.values_list("pk", "name"))
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [names.get(row.values["unit"]) for row in rows]


@pytest.fixture
def villages(db):
    for name in ("Thôn Đông", "Thôn Tây"):
        make.unit(name=name)


@pytest.fixture
def people(villages, office):
    return paste(office, PEOPLE, slug="ho-so")


@pytest.mark.parametrize("second", ["", "Thôn Tây"])
def test_the_unit_of_one_table_is_not_the_others(people, office, second):
    """Two villages became the second one; an empty second box emptied the first."""
    said = {"muc": "columns", "moi-0-unit": "Thôn Đông", "moi-1-unit": second}
    office.post(at("read_again", people), sends(people) | said)

    assert units_of(people) == ["Thôn Đông", second or None]


def test_what_was_said_before_tables_had_a_key_each_is_kept_until_one_says_other(people, office):
    SheetImport.objects.filter(pk=people.pk).update(mended={"!0:unit": "Thôn Đông"})
    boxes = {"moi-0-unit": "Thôn Đông", "moi-1-unit": "Thôn Đông"}
    assert shown(office, people).count("<option selected>Thôn Đông</option>") == 2
    office.post(at("read_again", people), sends(people))
    assert units_of(people) == ["Thôn Đông", "Thôn Đông"]

    office.post(at("read_again", people), sends(people) | boxes | {"moi-1-unit": ""})
    assert units_of(people) == ["Thôn Đông", None]
