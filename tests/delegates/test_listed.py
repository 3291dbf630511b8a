"""The roll's questions are kept by what its address says and by who reads, and by nothing less."""

import pytest
from django.test import Client

from accounts.enums import Role
from delegates.enums import DelegateState
from delegates.facts import listed
from delegates.forms import RollFilter
from delegates.models import Delegate
from delegates.querysets import EVER
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KEPT = (listed.groups, listed.part, listed.seats, listed.units_of)
ADDRESSES = (
    "/dai-bieu/", "/dai-bieu/?nhom=guest", "/dai-bieu/?tim=an", "/dai-bieu/?tim=binh",
    "/dai-bieu/?trang-thai=confirmed", "/dai-bieu/?gioi-tinh=female&nhom=leader",
)  # fmt: skip


@pytest.fixture
def offices():
    """Of two communes, each with three people of its own on the roll."""
    found = []
    for commune in (make.commune(), make.commune(name="xã Xa", code="xa", place="Xa")):
        make.unit(of=commune, name=f"Thôn {commune.place}")
        conference = make.conference(of=commune)
        for name, group, state in (
            ("Trần Văn An", "guest", "proposed"),
            ("Lê Thị Bình", "guest", "confirmed"),
            ("Vũ Thị An", "leader", "confirmed"),
        ):
            make.delegate(
                conference=conference, full_name=f"{name} {commune.place}", group=group,
                state=state, gender="female" if "Thị" in name else "male",
            )  # fmt: skip
        found.append(make.user(role=Role.COUNCIL_OFFICE, commune=commune))
    return found


def opened(user, address):
    client = Client()
    client.force_login(user)
    shown = client.get(address).context
    names = sorted(row["seat"].full_name for row in shown["rows"])
    board = shown["board"]
    units = shown["form"].fields["unit"].choices
    return names, shown["tabs"], (board.taken, board.proposed), units


def forget():
    for question in KEPT:
        question._kept.cache_clear()


def test_whoever_looked_before_everybody_sees_their_own_roll(offices):
    alone = {}
    for user in offices:
        for address in ADDRESSES:
            forget()
            alone[user.pk, address] = opened(user, address)
    forget()
    for user in (*offices, *reversed(offices)):
        for address in ADDRESSES:
            assert opened(user, address) == alone[user.pk, address]

    here, there = (alone[user.pk, "/dai-bieu/?tim=an"][0] for user in offices)
    assert here == ["Trần Văn An Đại Sơn", "Vũ Thị An Đại Sơn"]
    assert there == ["Trần Văn An Xa", "Vũ Thị An Xa"]
    guests = alone[offices[0].pk, "/dai-bieu/?nhom=guest"][0]
    assert guests == ["Lê Thị Bình Đại Sơn", "Trần Văn An Đại Sơn"]
    assert [alone[user.pk, "/dai-bieu/"][2] for user in offices] == [(2, 1), (2, 1)]


def test_what_was_written_since_is_in_the_next_look(offices):
    office = offices[0]
    assert opened(office, "/dai-bieu/?trang-thai=confirmed")[0] == [
        "Lê Thị Bình Đại Sơn", "Vũ Thị An Đại Sơn",
    ]  # fmt: skip

    Delegate.objects.filter(full_name="Trần Văn An Đại Sơn").update(state=DelegateState.CONFIRMED)

    names, tabs, board, _ = opened(office, "/dai-bieu/?trang-thai=confirmed")
    assert names == ["Lê Thị Bình Đại Sơn", "Trần Văn An Đại Sơn", "Vũ Thị An Đại Sơn"]
    assert [(tab.value, tab.count) for tab in tabs] == [
        ("", 3), ("role_model", 0), ("guest", 2), ("leader", 1),
    ]  # fmt: skip
    assert board == (3, 0)


def test_what_an_import_made_is_read_each_time():
    assert RollFilter.base_fields.keys() - EVER == {"sheet"}
    assert EVER - RollFilter.base_fields.keys() == set()
