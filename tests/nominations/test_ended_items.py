"""What somebody typed of an item a colleague ended meanwhile is kept."""

import pytest

from accounts.enums import Role
from nominations.actions import checklist, own_items
from nominations.models import Finding
from tests import make
from tests.make import fresh

EVERY = ("individual", "collective", "household")


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def added(office, *, label="Quỹ thôn", kinds=EVERY, blocks=False):
    return own_items.add_item(
        make.conference(), label=label, asks="Đã nộp đủ quỹ của thôn chưa?", kinds=kinds,
        blocks=blocks, by=office, at=make.AT,
    )  # fmt: skip


def noted(one, by, **boxes):
    return checklist.note_findings(fresh(one), boxes=boxes, by=by, at=make.AT)


def test_what_was_typed_of_an_item_a_colleague_ended_meanwhile_is_kept(office, sign_in):
    one, made = make.nomination(state="submitted"), added(office)
    client, key = sign_in(office), made.item.key
    seen = client.get(f"/ho-so/{one.code}/danh-muc/").context["form"].initial["seen"]
    own_items.end_item(made, by=office, at=make.AT)
    typed = {"seen": seen, f"found_{key}": "raised", f"note_{key}": ""}

    refused = client.post(f"/ho-so/{one.code}/danh-muc/", typed)
    kept = client.post(f"/ho-so/{one.code}/danh-muc/", typed | {f"note_{key}": "Còn nợ quỹ 2024"})

    assert refused.context["form"].errors == {
        f"note_{key}": ["Có điều cần nêu thì phải ghi rõ. Hãy ghi điều đó."]
    }
    assert kept.status_code == 302
    assert list(Finding.objects.values_list("item", "found", "note")) == [
        (key, "raised", "Còn nợ quỹ 2024")
    ]
    assert f"note_{key}" not in client.get(f"/ho-so/{one.code}/danh-muc/").context["form"].fields


def test_another_commune_s_ended_item_is_answered_of_nobody(office):
    other = make.commune(code="311899", name="xã Khác", place="Khác")
    made = own_items.add_item(
        make.conference(of=other), label="Quỹ khác", asks="?", kinds=EVERY, blocks=False,
        by=make.user(role=Role.CULTURE_OFFICE, commune=other), at=make.AT,
    )  # fmt: skip
    own_items.end_item(made, by=make.user(role=Role.CULTURE_OFFICE, commune=other), at=make.AT)

    assert noted(make.nomination(state="submitted"), office,
                 **{f"found_{made.item.key}": "clear"}) == 0  # fmt: skip
