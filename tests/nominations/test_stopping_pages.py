"""What pages say of a dossier that is stopped, and the press beside a unit's report."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import setbacks
from nominations.models import Setback
from tests import make
from tests.kept import setback
from tests.nominations.test_stopping import of, page, stop, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def test_the_page_asks_for_the_reason_and_keeps_what_was_typed(sign_in):
    one = make.nomination(state="verified", full_name="Vũ Thị Thơm")
    client = sign_in(role=Role.CULTURE_OFFICE)
    here = f"/ho-so/{one.code}/viec/stop/"
    panel = page(client, f"/ho-so/{one.code}/")
    assert [a.get_text(strip=True) for a in panel("a", href=here)] == ["Dừng xét…"]
    asked = page(client, here)
    assert [box["value"] for box in asked("input", {"name": "reason"})] == [
        "died", "withdrew", "discipline", "other",
    ]  # fmt: skip
    refused = client.post(here, {"note": "Mới hôm qua"})
    assert refused.status_code == 422
    soup = BeautifulSoup(refused.content, "html.parser")
    link = soup.find(id="error-summary").find("a")
    assert (words(link), link["href"]) == ("Hãy chọn lý do dừng xét.", "#div_id_reason")
    assert soup.find(id="div_id_reason")
    assert soup.find("textarea", {"name": "note"}).text.strip() == "Mới hôm qua"

    client.post(here, {"reason": "withdrew", "note": "Mới hôm qua"})
    assert of(one.pk)[2:] == ("withdrew", "Người được giới thiệu rút. Mới hôm qua")
    panel = page(client, f"/ho-so/{one.code}/")
    assert "Người được giới thiệu rút. Mới hôm qua" in words(panel.find(id="dung-xet"))
    back = panel.find(id="moves")("a")
    assert [(words(a), a["href"]) for a in back] == [
        ("Mở lại…", f"/ho-so/{one.code}/viec/resume_verified/")
    ]
    client.post(f"/ho-so/{one.code}/viec/resume_verified/")
    assert of(one.pk)[0] == "verified"


def test_the_unit_reads_the_decision_on_page_receipt_and_report(village, office):
    one = make.nomination(
        unit=village.unit, state="returned", submitted_at=make.AT, reply="Thiếu ảnh"
    )
    stop(one, office)
    for there in (
        f"/ho-so/{one.code}/",
        f"/ho-so/{one.code}/bien-nhan/",
        f"/ho-so/{one.code}/bao/",
    ):
        read = page(village, there)
        assert words(read.find(id="dung-xet")) == "Đã dừng xét: Từ trần."
        assert "Thiếu ảnh" not in words(read.main)
    assert "đơn vị vẫn được tính là đã gửi" in words(page(village, f"/ho-so/{one.code}/").main)


def test_one_press_answers_the_report_and_stops_the_dossier(sign_in):
    one = make.nomination(state="verified")
    told = setback(one, kind="declined", words="Xin rút")
    client = sign_in(role=Role.CULTURE_OFFICE)
    here = f"/ho-so/{one.code}/bao/"
    press = page(client, here).find("form", action=f"{here}{told.pk}/dung-xet/")
    assert words(press) == "Dừng xét và trả lời đơn vị"

    assert client.post(press["action"]).status_code == 302
    assert of(one.pk) == ("stopped", "verified", "withdrew", "Người được giới thiệu rút. Xin rút")
    assert Setback.objects.get().answer == "Đã dừng xét hồ sơ này."
    actions = AuditEvent.objects.filter(target_code=one.code).order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["answer_setback", "stop"]

    again = client.post(press["action"])
    assert again.status_code == 422
    assert "không còn ở bước dừng xét được" in again.content.decode()


def test_of_an_approved_one_the_leadership_presses(sign_in):
    one = make.nomination(state="approved")
    told = setback(one, kind="discipline")
    here = f"/ho-so/{one.code}/bao/"
    press = f"{here}{told.pk}/dung-xet/"
    office = sign_in(role=Role.CULTURE_OFFICE)
    shown = page(office, here)
    assert shown.find("form", action=press) is None
    assert "lãnh đạo xã quyết định dừng xét" in words(shown.main)
    assert office.post(press).status_code == 422
    assert (of(one.pk)[0], Setback.objects.get().answer) == ("approved", "")

    leader = sign_in(role=Role.LEADERSHIP)
    assert page(leader, here).find("form", action=press)
    leader.post(press)
    assert of(one.pk)[:3] == ("stopped", "approved", "discipline")


def test_a_report_that_was_answered_stops_nothing(office):
    one = make.nomination(state="verified")
    told = setback(one)
    setbacks.answer(told, words="Đã rõ", by=office, at=make.AT)
    with pytest.raises(Refused):
        setbacks.stop(told, by=office, at=make.AT)
    assert of(one.pk)[0] == "verified"
    assert AuditEvent.objects.filter(action="stop").count() == 0


def test_who_is_related_stops_nothing_and_that_is_noted(office):
    make.user(role=Role.CULTURE_OFFICE)
    one = make.nomination(state="verified")
    make.interest(one, user=office)
    for press in (
        lambda: stop(one, office),
        lambda: setbacks.stop(setback(one), by=office, at=make.AT),
    ):
        with pytest.raises(Refused):
            press()
    assert of(one.pk)[0] == "verified"
    assert AuditEvent.objects.filter(action="refused_apart").count() == 2
