"""Whoever approves reads what was said and on what ground it was answered; never by whom."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Nomination, Objection
from nominations.web.heard import without_sender
from tests import make
from tests.kept import objection, plan_posts, said_of

pytestmark = pytest.mark.django_db
TEXT, GROUND = "Lấn thửa ruộng của làng.", "Đã hỏi hộ liền kề."


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture
def one() -> Nomination:
    plan_posts(5)
    return make.nomination(state="verified")


def read(client, one) -> str:
    page = BeautifulSoup(client.get(f"/ho-so/{one.code}/").content, "html.parser")
    found = page.find(id="phan-anh")
    return " ".join(found.get_text(" ").split()) if found else ""


def test_the_leadership_reads_matter_and_ground_without_the_sender(one, sign_in):
    text = f"{TEXT} Tôi là bùi  văn dân, gọi 0912.000.999."
    it = objection(one, text=text)
    leader = sign_in(role=Role.LEADERSHIP)
    assert TEXT not in read(leader, one)  # nobody looked into it yet

    said_of(it, conclusion="partly", reason=f"{GROUND} Bùi Văn Dân xác nhận.")

    told = read(leader, one)
    assert f"Nội dung: {TEXT} Tôi là (không nêu), gọi (không nêu)." in told
    assert f"Căn cứ: {GROUND} (không nêu) xác nhận." in told
    for other in (make.user(unit=one.unit), make.user(role=Role.COUNCIL_OFFICE)):
        assert GROUND not in read(sign_in(other), one)
        assert TEXT not in read(sign_in(other), one)


@pytest.mark.parametrize("of", ["unit", "kin"])
def test_a_leader_of_her_own_unit_or_related_reads_the_conclusion_alone(one, of, sign_in):
    said_of(objection(one, text=TEXT), reason=GROUND)
    leader = make.user(role=Role.LEADERSHIP, unit=one.unit if of == "unit" else None)
    other = make.user(role=Role.LEADERSHIP)
    if of == "kin":
        make.interest(one, user=leader)

    told = read(sign_in(leader), one)
    assert "không có cơ sở" in told
    assert (TEXT in told, GROUND in told) == (False, False)
    assert GROUND in read(sign_in(other), one)

    if of == "unit":  # nobody else is there to decide on it
        other.is_active = False
        other.save()
        assert GROUND in read(sign_in(leader), one)


def test_once_its_words_are_forgotten_the_ground_stands(one, sign_in):
    it = objection(one)
    said_of(it, reason=GROUND)
    Objection.objects.update(text="", objector="", contact="", forgotten_at=make.AT)
    told = read(sign_in(role=Role.LEADERSHIP), one)
    assert f"Nội dung: đã xóa sau 12 tháng. Căn cứ: {GROUND}" in told


@pytest.mark.parametrize(
    ("objector", "contact", "words", "told"),
    [
        ("", "", "Không ai.", "Không ai."),
        ("Lê A", "", "Lê An và lê a.", "Lê An và (không nêu)."),
        ("", "0912 000 999", "gọi 0912000999", "gọi (không nêu)"),
        ("", "xóm 3", "ở xóm 3, 3 sào", "ở (không nêu), 3 sào"),
        ("(x", "", "ông (x nói", "ông (không nêu) nói"),
    ],
)
def test_a_name_in_the_words_is_left_out(objector, contact, words, told):
    assert without_sender(words, Objection(objector=objector, contact=contact)) == told


def test_the_row_of_the_meeting_says_what_was_found_to_be_true(one, sign_in):
    plain = make.nomination(state="verified")
    partly, double = objection(one), make.nomination(state="closed", kept_as=one)
    founded = objection(double)
    for it, found in ((partly, "partly"), (founded, "founded"), (objection(plain), "unfounded")):
        said_of(it, conclusion=found)
    turned = objection(plain)
    said_of(turned, conclusion="founded")
    said_of(turned, conclusion="elsewhere")  # what stands is the last

    page = sign_in(role=Role.LEADERSHIP).get("/ho-so/hop-xet-duyet/").content
    rows = BeautifulSoup(page, "html.parser").select("tbody tr")
    told = {row.th.a["href"]: " ".join(row.get_text(" ").split()) for row in rows}
    mark = f"Phản ánh có cơ sở {partly.code}: có cơ sở một phần; {founded.code}: có cơ sở."
    assert mark in told[f"/ho-so/{one.code}/"]
    assert "Phản ánh có cơ sở" not in told[f"/ho-so/{plain.code}/"]
