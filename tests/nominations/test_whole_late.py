"""Issue 10: what was made before the deadline and came after it: marked, the office decides."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import JSON, bring, post, text_of
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)
MADE = DUE - timedelta(minutes=1)
SAYS = (
    "Đến muộn. Máy của đơn vị ghi đã viết xong lúc 23:59 ngày 19/8/2025 (chưa kiểm chứng), máy chủ "
    "nhận lần đầu lúc 09:00 ngày 20/8/2025, đơn vị gửi lúc 09:00 ngày 20/8/2025."
)
MEANS = "Hồ sơ đến muộn: thẩm định xong là chấp nhận giờ mà máy của đơn vị ghi."


@pytest.fixture
def clock(monkeypatch):
    return lambda at: monkeypatch.setattr("accounts.web.moment", lambda: at)


@pytest.fixture
def late(village, whole, picture, clock):
    """Sent at nine of the day after, by what its phone says it waited for the line."""
    clock(DUE + timedelta(hours=9))
    code = bring(village, whole(made_at=MADE.isoformat()))[1]["code"]
    village.post(f"/ho-so/{code}/tep/", {"kind": "minutes", "files": picture()})
    village.post(f"/ho-so/{code}/gui/")
    return Nomination.objects.get(code=code)


def words(client, address, part="noi-dung"):
    return Page(text_of(client.get(address))).by_id[part].words()


def test_the_office_reads_both_times_and_that_one_is_unproven(late, sign_in):
    office = sign_in(role=Role.CULTURE_OFFICE)

    assert late.state == "submitted"
    assert words(office, f"/ho-so/{late.code}/", "den-muon") == SAYS
    assert "Đến muộn" in words(office, "/ho-so/")
    assert "Gửi muộn" not in words(office, "/ho-so/")
    assert "HN25-0001" in words(office, "/ho-so/?muon=sent")


def sent(village, code, picture):
    village.post(f"/ho-so/{code}/tep/", {"kind": "minutes", "files": picture()})
    assert village.post(f"/ho-so/{code}/gui/").status_code == 302


@pytest.mark.parametrize("arrives", [DUE - timedelta(seconds=30), DUE + timedelta(hours=9)])
def test_what_was_typed_after_the_deadline_is_told_with_when_it_first_arrived(
    arrives, village, whole, picture, clock, sign_in
):
    clock(arrives)
    code = bring(village, whole(made_at=MADE.isoformat()))[1]["code"]
    clock(DUE + timedelta(days=4))
    url = f"/ho-so/{code}/buoc/thanh-tich/"
    village.post(url, seen(village, url) | {"achievement": "Viết ngày 24/8.", "awards": ""})
    clock(DUE + timedelta(days=5))
    village.post(url, seen(village, url) | {"achievement": "Viết ngày 24/8.", "awards": ""})
    sent(village, code, picture)

    at = {True: "23:59 ngày 19/8/2025", False: "09:00 ngày 20/8/2025"}[arrives < DUE]
    assert words(sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/{code}/", "den-muon") == (
        "Đến muộn. Máy của đơn vị ghi đã viết xong lúc 23:59 ngày 19/8/2025 (chưa kiểm chứng), "
        f"máy chủ nhận lần đầu lúc {at}, đơn vị gửi lúc 00:00 ngày 25/8/2025. "
        "Đã sửa sau hạn gửi, lần cuối lúc 00:00 ngày 24/8/2025; giờ máy ghi không tính phần sửa ấy."
    )


@pytest.mark.parametrize("late", [{"agree": "45"}, {"position": "Thợ mộc"}])
def test_votes_typed_after_the_deadline_are_a_change_and_the_same_whole_again_is_none(
    late, village, whole, picture, clock, sign_in
):
    office = sign_in(role=Role.CULTURE_OFFICE)
    clock(DUE - timedelta(days=1))
    code = bring(village, whole(made_at=(DUE - timedelta(days=2)).isoformat()))[1]["code"]
    clock(DUE)
    bring(village, whole(made_at=(DUE - timedelta(days=2)).isoformat()))
    one = Nomination.objects.get()
    assert one.updated_at == DUE - timedelta(days=1)
    post(village, one, "phieu" if "agree" in late else "viec", **late)
    sent(village, code, picture)

    says = words(office, f"/ho-so/{code}/", "den-muon")
    assert says.endswith("lần cuối lúc 00:00 ngày 20/8/2025; giờ máy ghi không tính phần sửa ấy.")


@pytest.mark.parametrize(
    ("held", "contradicts"), [("19/8/2025", False), ("20/8/2025", True), ("22/8/2025", True)]
)
def test_a_review_held_after_the_claim_is_told_beside_it(
    held, contradicts, village, whole, picture, clock, sign_in
):
    clock(DUE + timedelta(days=3))
    code = bring(village, whole(made_at=MADE.isoformat(), held_on=held))[1]["code"]
    sent(village, code, picture)

    says = words(sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/{code}/", "den-muon")
    told = (
        f"Cuộc họp bình xét lại ghi ngày {held}, sau giờ máy ghi: hồ sơ không thể viết xong lúc ấy."
    )
    assert says.endswith(told if contradicts else "đơn vị gửi lúc 00:00 ngày 23/8/2025.")


def test_it_is_the_offices_to_decide_by_its_own_moves(late, sign_in):
    office = sign_in(role=Role.CULTURE_OFFICE)
    asked = text_of(office.get(f"/ho-so/{late.code}/viec/verify/"))

    answer = office.post(f"/ho-so/{late.code}/viec/return/", {"note": "Gửi sau hạn, thiếu căn cứ."})

    late.refresh_from_db()
    assert (MEANS in asked, answer.status_code, late.state) == (True, 302, "returned")


@pytest.mark.parametrize(
    ("claimed", "sent"),
    [
        (None, DUE),  # late by itself, as paper is
        (DUE, DUE),  # made too late by its own word
        (MADE, DUE - timedelta(seconds=1)),  # in time
    ],
)
def test_nothing_of_it_is_said_of_others(claimed, sent, sign_in):
    one = make.nomination(
        state="submitted", submitted_at=sent, first_sent_at=sent, claimed_at=claimed
    )
    office = sign_in(role=Role.CULTURE_OFFICE)

    page = Page(text_of(office.get(f"/ho-so/{one.code}/")))
    assert "den-muon" not in page.by_id
    assert ("Gửi muộn" in page.by_id["panel"].words()) is (sent == DUE)
    assert MEANS not in text_of(office.get(f"/ho-so/{one.code}/viec/verify/"))


def test_until_it_is_sent_its_unit_reads_that_it_can_be(village, whole, clock):
    clock(DUE + timedelta(hours=9))
    code = bring(village, whole(made_at=MADE.isoformat()))[1]["code"]

    home, check = words(village, "/"), words(village, f"/ho-so/{code}/gui/")

    says = "Máy ghi là viết trước hạn: vẫn gửi được, hồ sơ ghi “đến muộn”, Phòng xem xét."
    assert (says in home, says in check) == (True, True)
    assert "CHƯA gửi, đã hết hạn" not in home
    clock(MADE + timedelta(days=7))
    assert "1 bản nháp CHƯA gửi, đã hết hạn." in words(village, "/")


def test_what_was_sent_once_has_no_such_word_any_more(late, village, clock):
    """Returned, it has the day the office said; taken back in time, the unit's own."""
    Nomination.objects.update(state="draft", was_taken_back=True, first_sent_at=None)

    refused = village.post(f"/ho-so/{late.code}/gui/")

    assert refused.status_code == 422
    assert "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)." in text_of(refused)


@pytest.mark.parametrize("meanwhile", ["returned", "taken back"])
def test_asked_again_of_what_was_sent_already_the_phone_changes_and_sends_nothing(
    meanwhile, village, whole, picture
):
    """The answer was lost; by now the office has returned it, or its unit taken it back."""
    code = bring(village, whole())[1]["code"]
    there = f"/ho-so/{code}"
    village.post(f"{there}/tep/", {"kind": "minutes", "files": picture()})
    village.post(f"{there}/gui/", headers=JSON)
    changed = {"position": "Thợ mộc"}
    if meanwhile == "returned":
        Nomination.objects.update(state="returned", **changed)
    else:
        Nomination.objects.update(state="draft", was_taken_back=True, **changed)
    stood = Nomination.objects.values().get()

    again = bring(village, whole())
    sent = village.post(f"{there}/gui/", headers=JSON)

    assert again == (200, {"code": code, "address": f"{there}/tiep/", "lacks": [], "held": {}})
    assert sent.json() == {"sent": True, "lacks": []}
    assert Nomination.objects.values().get() == stood
