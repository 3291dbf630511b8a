"""Many dossiers at once: each answers for itself, and is taken back where the table has a way."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions.bulk import move_many, undo_many
from nominations.models import Nomination
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
SENT = {"state": "submitted", "integrity": "clear"}


def states() -> dict[str, str]:
    found = Nomination.objects.order_by("code").values_list("code", "state")
    return {code.removeprefix("HN25-"): state for code, state in found}


def told(answer) -> list[tuple[str, list[str], bool]]:
    return [
        (one.code.removeprefix("HN25-"), [problem.text for problem in one.problems], one.way_back)
        for one in answer.context["outcomes"]
    ]


@pytest.fixture
def desk(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def test_those_that_may_are_verified_and_the_others_say_why_not(desk):
    """U29: one result a row; what one refuses stops no other."""
    make.nomination(code="HN25-1", full_name="Lê A", **SENT)
    make.nomination(code="HN25-2", full_name="Lê B", state="submitted", integrity="unchecked")
    make.nomination(code="HN25-3", full_name="Lê C", **SENT)
    make.nomination(code="HN25-4", full_name="Lê D", **SENT)

    chosen = ["HN25-1", "HN25-2", "HN25-3"]
    answer = desk.post(
        "/ho-so/nhieu/", {"viec": "verify", "dong-y": "1", "chon": chosen}, follow=True
    )

    assert states() == {"1": "verified", "2": "submitted", "3": "verified", "4": "submitted"}
    assert told(answer) == [
        ("1", [], True),
        (
            "2",
            ["Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. Hãy bấm “Ghi kết quả kiểm tra”."],
            False,
        ),
        ("3", [], True),
    ]
    page = Page(answer.content.decode())
    words = page.root.words()
    assert "Được 2 trên 3 hồ sơ" in words
    assert "không tự hoàn tác được" not in words, "the table leads back from verified"
    assert [one.target_code for one in AuditEvent.objects.filter(action="verify")] == [
        "HN25-1", "HN25-3",
    ]  # fmt: skip


def test_one_note_goes_to_all_that_are_returned(desk):
    for number in "12":
        make.nomination(code=f"HN25-{number}", **SENT)
    chosen = {"viec": "return", "chon": ["HN25-1", "HN25-2"]}

    asked = desk.post("/ho-so/nhieu/", chosen, follow=True)
    assert (asked.status_code, states()) == (200, {"1": "submitted", "2": "submitted"})
    empty = desk.post("/ho-so/nhieu/", chosen | {"dong-y": "1", "note": " "})
    assert (empty.status_code, states()) == (422, {"1": "submitted", "2": "submitted"})
    told = {"chung": "HN25-1 HN25-2"}
    desk.post("/ho-so/nhieu/", chosen | told | {"dong-y": "1", "note": "Thiếu ảnh."})

    assert states() == {"1": "returned", "2": "returned"}
    assert set(Nomination.objects.values_list("reply", flat=True)) == {"Thiếu ảnh."}


def test_all_of_the_filter_are_asked_about_first_and_are_just_those(desk):
    for number in "123":
        make.nomination(code=f"HN25-{number}", gender="female", **SENT)
    make.nomination(code="HN25-4", gender="male", **SENT)
    address = "/ho-so/nhieu/?gioi-tinh=female&xep=-ma"

    page = desk.post(address, {"viec": "verify", "tat-ca": "1", "chon": ["HN25-3"]}, follow=True)
    form = Page(page.content.decode())
    boxes = [one.attrs["value"] for one in form.all("input") if one.attrs.get("name") == "chon"]
    assert boxes == ["HN25-3", "HN25-2", "HN25-1"]
    assert set(states().values()) == {"submitted"}
    desk.post(address, {"viec": "verify", "dong-y": "1", "chon": boxes})

    assert states() == {"1": "verified", "2": "verified", "3": "verified", "4": "submitted"}


def test_nobody_chosen_and_too_many_chosen_write_nothing(desk, monkeypatch):
    monkeypatch.setattr("nominations.web.many.MOST", 1)
    for number in "12":
        make.nomination(code=f"HN25-{number}", **SENT)

    for chosen in ([], ["HN25-1", "HN25-2"]):
        answer = desk.post("/ho-so/nhieu/?loai=individual", {"viec": "verify", "chon": chosen})
        assert answer.headers["Location"] == "/ho-so/?loai=individual"
    desk.post("/ho-so/nhieu/", {"viec": "verify", "tat-ca": "1", "dong-y": "1"})

    assert set(states().values()) == {"submitted"}


@pytest.mark.parametrize("name", ["approve", "reject", "annul", "submit", "nothing", ""])
def test_only_what_an_office_does_to_many_is_done_to_many(name, desk):
    dossier = make.nomination(code="HN25-1", **SENT)

    assert desk.post("/ho-so/nhieu/", {"viec": name, "chon": ["HN25-1"]}).status_code == 404
    with pytest.raises(KeyError):
        move_many([dossier], name, by=make.user(role=Role.CULTURE_OFFICE), at=make.AT)


def test_what_is_out_of_reach_is_not_moved(sign_in):
    """Z2: another commune's code sent along is as if it was never there."""
    other = make.unit(name="Thôn Xa", of=make.commune(code="11087", name="xã Khác", place="Khác"))
    make.nomination(code="HN25-X", unit=other, **SENT)
    make.nomination(code="HN25-1", **SENT)
    make.nomination(code="HN25-D", state="draft")

    desk = sign_in(role=Role.CULTURE_OFFICE)
    answer = desk.post(
        "/ho-so/nhieu/",
        {"viec": "verify", "dong-y": "1", "chon": ["HN25-X", "HN25-1", "HN25-D"]},
        follow=True,
    )

    assert [code for code, *_ in told(answer)] == ["1"]
    assert states() == {"1": "verified", "D": "draft", "X": "submitted"}


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.VILLAGE_HEAD])
def test_who_does_not_verify_has_no_boxes_and_moves_nothing(role, sign_in):
    dossier = make.nomination(code="HN25-1", **SENT)
    user = make.user(role=role)
    client = sign_in(user)

    assert (
        client.post(
            "/ho-so/nhieu/", {"viec": "verify", "dong-y": "1", "chon": ["HN25-1"]}
        ).status_code
        == 403
    )
    boxes = Page(client.get("/ho-so/").content.decode()).all("input")
    assert [one for one in boxes if one.attrs.get("name") == "chon"] == []
    with pytest.raises(Refused, match="chưa được giao việc này"):
        move_many([dossier], "verify", by=user, at=make.AT)
    assert states() == {"1": "submitted"}


def test_what_the_table_leads_back_is_taken_back_once(desk):
    """U21: of paper the office itself sends again; of the others it has no way, and says so."""
    office = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    make.nomination(code="HN25-1", full_name="Lê A", entered_by=office, **SENT)
    make.nomination(code="HN25-2", full_name="Lê B", **SENT)
    sent = {"viec": "return", "chon": ["HN25-1", "HN25-2"], "dong-y": "1", "note": "Nhầm"}
    sent |= {"chung": "HN25-1 HN25-2"}
    answer = desk.post("/ho-so/nhieu/", sent, follow=True)
    assert told(answer) == [("1", [], True), ("2", [], False)]
    page = Page(answer.content.decode())
    back = [one.attrs["value"] for one in page.all("input") if one.attrs.get("name") == "chon"]
    assert back == ["HN25-1 submitted"]

    undone = desk.post("/ho-so/nhieu/hoan-tac/", {"viec": "return", "chon": back}, follow=True)
    again = desk.post("/ho-so/nhieu/hoan-tac/", {"viec": "return", "chon": back}, follow=True)

    assert told(undone) == [("1", [], False)]
    assert [bool(problems) for _, problems, _ in told(again)] == [True]
    assert states() == {"1": "submitted", "2": "returned"}


def test_a_state_made_up_takes_nothing_back(desk):
    """Z4: the page's own words are no rights: the table decides where a dossier may go."""
    make.nomination(code="HN25-1", **SENT)
    desk.post("/ho-so/nhieu/", {"viec": "verify", "dong-y": "1", "chon": ["HN25-1"]})

    for state in ("approved", "draft", "", "rejected", "returned"):
        desk.post("/ho-so/nhieu/hoan-tac/", {"viec": "verify", "chon": [f"HN25-1 {state}"]})

    assert states() == {"1": "verified"}


def test_after_another_move_nothing_is_taken_back():
    clerk = make.user(role=Role.CULTURE_OFFICE)
    dossier = make.nomination(code="HN25-1", entered_by=make.unit(), **SENT)
    move_many([dossier], "return", note="Nhầm", by=clerk, at=make.AT)
    Nomination.objects.update(state="rejected")

    (outcome,) = undo_many(
        Nomination.objects.select_related("unit__commune", "conference"), "return",
        before={"HN25-1": "submitted"}, by=clerk, at=make.AT,
    )  # fmt: skip

    assert [bool(outcome.problems), states()] == [True, {"1": "rejected"}]
    with pytest.raises(Refused):
        raise Refused(*outcome.problems)
