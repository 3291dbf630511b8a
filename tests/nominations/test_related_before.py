"""What is said to whoever is related before they try, and whose word it is that lets them."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from nominations.workflow.apart import ANOTHER
from tests import make
from tests.nominations.related import alone, fresh, leader, move, office, one, page, related, word

pytestmark = pytest.mark.django_db
__all__ = ["alone", "leader", "office", "one"]  # fixtures


# --- The one leader there is ----------------------------------------------------------------------

GROUND = "Chủ tịch vắng, không thêm được tài khoản"
TRULY = (
    "Xã chưa có lãnh đạo khác có tài khoản. Hãy nhờ người quản trị hệ thống thêm tài khoản cho "
    "Phó Chủ tịch; nếu không thể, ghi rõ căn cứ"
)


def write(client, one, of, words):
    address = reverse("nominations:interest", args=[one.code])
    return client.post(address, {"nguoi": of.pk, f"n{of.pk}-word": words})


def test_the_one_leader_is_told_truly_and_writes_his_ground(leader, sign_in):
    one = make.nomination(state="verified")
    related(one, leader)
    client, there = sign_in(leader), reverse("nominations:interest", args=[one.code])
    detail = reverse("nominations:detail", args=[one.code])

    words = page(client, detail).words() + page(client, there).words()
    assert (TRULY in page(client, detail).words(), TRULY in page(client, there).words()) == (
        True,
        True,
    )
    assert ("hãy chờ" in words, "chờ lãnh đạo" in words) == (False, False)
    empty = write(client, one, leader, " ")
    assert (empty.status_code, "Hãy ghi rõ căn cứ." in empty.content.decode()) == (422, True)
    assert write(client, one, leader, GROUND).status_code == 302

    assert f"Lãnh đạo tự ghi căn cứ: {GROUND}" in page(client, there).words()
    assert (
        f"Lãnh đạo tự ghi căn cứ {GROUND}" in page(client, reverse("nominations:approval")).words()
    )
    assert f"{leader.full_name}: tự ghi" in page(client, detail).words()


def test_the_word_of_another_leader_is_no_ground_of_his_own(leader, sign_in):
    one, other = make.nomination(state="verified"), make.user(role="leadership", unit=leader.unit)
    related(one, leader)
    word(one, leader, other)
    client = sign_in(other)

    meeting = page(client, reverse("nominations:approval")).words()
    history = page(client, reverse("nominations:detail", args=[one.code])).words()

    assert ("tự ghi" in meeting, "tự ghi" in history) == (False, False)


def test_where_another_leads_no_box_is_offered_to_whom_it_is_about(leader, sign_in):
    one = make.nomination(state="verified")
    make.user(role=Role.LEADERSHIP, unit=leader.unit)
    related(one, leader)
    client = sign_in(leader)

    shown = page(client, reverse("nominations:interest", args=[one.code])).words()

    assert ("Người có liên quan không tự cho phép được" in shown, TRULY in shown) == (True, False)
    assert "Ghi căn cứ" not in shown
    assert write(client, one, leader, GROUND).status_code == 422


# --- Who said it, and what is said before a form opens --------------------------------------------


@pytest.mark.parametrize("who", ["leader", "office", "unit"])
def test_the_history_names_who_is_related_but_not_to_the_unit(who, one, office, leader, sign_in):
    colleague = make.user(role=Role.CULTURE_OFFICE)
    by = {"leader": leader, "office": colleague, "unit": make.user(unit=one.unit)}[who]

    history = page(sign_in(by), reverse("nominations:detail", args=[one.code])).by_id["history"]

    said = f"{office.full_name}: có liên quan"
    assert (said in history.words(), office.full_name in history.words()) == ((who != "unit"),) * 2


FORMS = ("check", "checklist", "correct")


@pytest.mark.parametrize("is_related", [True, False])
def test_a_related_officer_reads_before_a_form_opens_that_another_does_it(
    is_related, office, sign_in
):
    one = make.nomination(state="submitted", full_name="Phạm Đình Lý", birth_year=1955)
    rival = make.nomination(
        state="submitted", full_name="Phạm Đình Lý", birth_year=1955, unit=make.unit(name="Thôn An")
    )
    make.user(role=Role.CULTURE_OFFICE)
    if is_related:
        related(one, office)
    client = sign_in(office)
    links = {
        a.attrs.get("href", "")
        for a in page(client, reverse("nominations:detail", args=[one.code])).root.all("a")
    }
    addresses = [reverse(f"nominations:{name}", args=[one.code]) for name in FORMS]
    pair = reverse("nominations:pair", args=[one.code, rival.code])
    opens = [*addresses, pair, f"/ho-so/?sua={one.code}"]

    shown = [page(client, address) for address in opens]

    offered = [address in links for address in addresses]
    buttons = ("Ghi kết quả", "Lưu chữ đã sửa, báo đơn vị", "Ghi câu trả lời", "Lưu hồ sơ này")
    saves = [any(b.words() in buttons for b in each.root.all("button")) for each in shown]
    assert offered == [not is_related] * 3
    assert saves == [not is_related] * 5
    assert [ANOTHER in each.words() for each in shown] == [is_related] * 5


def test_a_related_officer_leaves_giving_it_back_to_another_too(one, office, sign_in):
    """Whoever is related neither holds a dossier up nor hurries it: another verifies it anew."""
    other, back = make.user(role=Role.CULTURE_OFFICE), "nominations:move"
    address = reverse(back, args=[one.code, "unverify"])
    client = sign_in(office)

    shown = page(client, reverse("nominations:detail", args=[one.code])).root
    links = {a.attrs.get("href", "") for a in shown.all("a")}

    assert address not in links
    client.post(address)
    assert fresh(one).state == "verified"
    assert sign_in(other).post(address).status_code == 302
    assert fresh(one).state == "submitted"


def test_who_is_related_at_a_dossier_closed_for_this_one_is_given_the_word_too(
    alone, leader, sign_in
):
    """They leave this one to another as well: where there is nobody, somebody has to speak."""
    kept = make.nomination(state="submitted")
    closed = make.nomination(
        state="closed", kept_as=kept, unit=make.unit(name="Thôn An"), reply="Trùng"
    )
    make.interest(closed, user=alone)
    client = sign_in(leader)

    shown = page(client, reverse("nominations:interest", args=[kept.code])).words()

    assert f"{alone.full_name} Phòng Văn hóa - Xã hội · ghi có liên quan" in shown
    assert write(client, kept, alone, "Phòng chỉ có một người").status_code == 302
    move(kept, "verify", alone)
    assert fresh(kept).state == "verified"
    again = page(client, reverse("nominations:interest", args=[kept.code])).words()
    assert again.count(alone.full_name) == 1
    assert "Ý kiến của lãnh đạo: Phòng chỉ có một người" in again


def test_a_word_that_was_written_at_the_closed_one_is_none_at_the_one_that_is_kept(
    office, leader, sign_in
):
    """The leadership let her verify that dossier; of this one it has said nothing yet."""
    kept = make.nomination(state="submitted")
    closed = make.nomination(state="closed", kept_as=kept, unit=make.unit(name="Thôn An"))
    make.interest(closed, user=office, word="Đồng ý ở hồ sơ kia", word_by=leader)

    shown = page(sign_in(leader), reverse("nominations:interest", args=[kept.code]))

    boxes = [box.attrs["name"] for box in shown.root.all("input") if "word" in box.attrs["name"]]
    assert ("Đồng ý ở hồ sơ kia" in shown.words(), boxes) == (False, [f"n{office.pk}-word"])
