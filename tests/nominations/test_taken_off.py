"""Whoever refuses while anybody reads of them: the office decides at that press, and at once."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import consents, taken_off
from nominations.actions import posting as actions
from nominations.models import Consent, Posted
from reports.facts import is_stale
from tests import make
from tests.kept import consent_of, plan_posts
from tests.nominations.test_posting import conference, in_the_way, put_up, voted
from tests.pages import seen

pytestmark = pytest.mark.django_db
AT, LATER = make.AT, make.AT + timedelta(hours=1)
PAGE, OURS = "/niem-yet/11086/", "/ho-so/niem-yet/"
REFUSED = (
    "Hồ sơ chưa được niêm yết vì người được giới thiệu không đồng ý công khai. Hãy chờ Phòng Văn "
    "hóa - Xã hội quyết định ở trang “Niêm yết công khai”, hoặc lãnh đạo xã ghi ý kiến ở trang "
    "“Họp xét duyệt”."
)
WHY = "người được giới thiệu không đồng ý công khai"


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: LATER)
    cache.clear()
    plan_posts(5)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def one(office):
    """Stands there since AT."""
    found = voted(full_name="Vũ Thị An")
    put_up(office)
    return make.fresh(found)


def names() -> list[str]:
    page = BeautifulSoup(Client().get(PAGE).content, "html.parser")
    return [part.text for part in page.select("section.sheet h2")]


def words(part) -> str:
    return " ".join(part.get_text(" ").split())


def main(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def press(client, one, answer="no", **more):
    """What is sent of the page as it stands."""
    there = f"/ho-so/{one.code}/dong-y/"
    told = {"answer_posting": answer, "channel": "phone", "agreed_on": "16/8/2025"}
    return client.post(there, told | seen(client, there) | more)


def events(one):
    rows = AuditEvent.objects.filter(target_code=one.code, action__contains="posting")
    return list(rows.order_by("pk").values_list("action", "note"))


def test_at_the_press_the_office_is_told_what_is_public_and_asked(one, office, sign_in):
    client, there = sign_in(office), f"/ho-so/{one.code}/dong-y/"
    note = main(client, there).find(id="dang-cong-khai")
    assert words(note).startswith(
        "Vũ Thị An đang trên trang niêm yết công khai : họ tên, đơn vị giới thiệu, loại. Ghi"
    )
    refused = press(client, one)
    assert refused.status_code == 422
    assert (
        "Tên này đang công khai. Hãy chọn gỡ tên ngay hay vẫn niêm yết." in refused.content.decode()
    )
    assert (Consent.objects.count(), names()) == (0, ["Vũ Thị An"])

    assert press(client, one, **{"ten-cong-khai": "off"}).status_code == 302

    told = words(BeautifulSoup(client.get(there).content, "html.parser"))
    assert "Đã gỡ tên khỏi trang công khai." in told
    assert "Danh sách đã dán" not in told
    assert "hoặc lãnh đạo xã cho duyệt không niêm yết. Nêu công khai" in told
    assert names() == []
    row = Posted.objects.get()
    assert (row.off_at, row.taken_down_at, row.spite_at) == (LATER, LATER, None)
    assert in_the_way(one, LATER) == [REFUSED]
    assert in_the_way(one, LATER + timedelta(days=9)) == [REFUSED]
    assert events(one) == [("take_off_posting", WHY)]
    assert main(client, there).find(id="dang-cong-khai") is None


def test_to_let_it_stand_is_a_decision_and_kept(one, office, sign_in):
    client = sign_in(office)
    assert press(client, one, **{"ten-cong-khai": "on"}).status_code == 302
    row = Posted.objects.get()
    assert (row.off_at, row.taken_down_at, row.spite_at) == (None, None, LATER)
    assert "Đã gỡ tên" not in words(main(client, "/"))
    assert names() == ["Vũ Thị An"]
    assert events(one) == [("keep_on_posting", WHY)]
    assert main(client, OURS).find(id="khong-dong-y-nua") is None


def test_who_agrees_is_asked_nothing_and_what_was_decided_is_asked_anew(one, office, sign_in):
    client = sign_in(office)
    assert press(client, one, "yes", **{"ten-cong-khai": "off"}).status_code == 302
    assert (names(), events(one)) == (["Vũ Thị An"], [])
    Posted.objects.update(spite_at=AT)
    unit = make.user(unit=one.unit)
    held = Consent.objects.get()
    consents.withdraw(held, channel="phone", withdrawn_on=AT.date(), by=unit, at=LATER)
    assert Posted.objects.get().spite_at is None
    assert main(client, OURS).find(id="khong-dong-y-nua")


def test_a_yes_taken_back_is_asked_alike_also_among_all(one, office, sign_in):
    client = sign_in(office)
    held, photo = consent_of(one), consent_of(one, purpose="photo")
    taken = {"channel": "phone", "withdrawn_on": "16/8/2025"}
    of_photo = f"/ho-so/{one.code}/dong-y/{photo.pk}/rut-lai/"
    there = f"/ho-so/{one.code}/dong-y/{held.pk}/rut-lai/"
    assert "thành tích" in words(main(client, there).find(id="dang-cong-khai"))

    assert client.post(there, taken).status_code == 422
    assert client.post(of_photo, taken | {"rut-ca": "1"}).status_code == 422
    assert client.post(of_photo, taken).status_code == 302
    assert names() == ["Vũ Thị An"]
    again = consent_of(one, purpose="keep")
    of_keep = f"/ho-so/{one.code}/dong-y/{again.pk}/rut-lai/"
    all_of = taken | {"rut-ca": "1", "ten-cong-khai": "off"}
    assert client.post(of_keep, all_of).status_code == 302
    assert names() == []
    assert events(one) == [("take_off_posting", WHY)]


def test_one_yes_taken_back_takes_the_name_with_it(one, office, sign_in):
    held = consent_of(one)
    there = f"/ho-so/{one.code}/dong-y/{held.pk}/rut-lai/"
    taken = {"channel": "phone", "withdrawn_on": "16/8/2025", "ten-cong-khai": "off"}
    assert sign_in(office).post(there, taken).status_code == 302
    assert names() == []


def test_what_a_unit_notes_the_office_finds_at_home_and_decides_on_its_page(one, office, sign_in):
    unit, desk = sign_in(make.user(unit=one.unit)), sign_in(office)
    there = f"/ho-so/{one.code}/dong-y/"
    page = main(unit, there)
    assert "Phòng Văn hóa - Xã hội được báo" in words(page.find(id="dang-cong-khai"))
    assert page.find("input", {"name": "ten-cong-khai"}) is None
    assert press(unit, one, **{"ten-cong-khai": "off"}).status_code == 302
    assert names() == ["Vũ Thị An"]

    home = main(desk, "/").find(id="niem-yet")
    assert "1 người không đồng ý công khai, tên đang công khai." in words(home)
    assert f"{OURS}#khong-dong-y-nua" in [a["href"] for a in home("a")]
    assert len(main(desk, OURS)("form", action=f"{OURS}go-ten/")) == 1  # once, above
    note = main(desk, OURS).find(id="khong-dong-y-nua")
    assert f"Vũ Thị An , {one.unit.name} Gỡ tên Vũ Thị An Vẫn niêm yết Vũ Thị An" in words(note)
    told = desk.post(f"{OURS}go-ten/", {"ho-so": one.code}, follow=True)
    assert "Đã gỡ tên Vũ Thị An khỏi trang công khai." in told.content.decode()
    assert names() == []
    assert "không đồng ý công khai, tên đang công khai" not in words(main(desk, "/"))
    assert main(desk, OURS).find("form", action=f"{OURS}go-ten/") is None
    late = desk.post(f"{OURS}go-ten/", {"ho-so": one.code}, follow=True)
    assert "Tên này không còn trên trang công khai." in late.content.decode()


def test_who_was_let_stand_may_be_taken_off_later_beside_her_name(one, office, sign_in):
    desk = sign_in(office)
    consent_of(one, agrees=False)
    kept = desk.post(f"{OURS}go-ten/", {"ho-so": one.code, "giu": "1"}, follow=True)
    assert "Vẫn niêm yết Vũ Thị An." in kept.content.decode()
    page = main(desk, OURS)
    assert page.find(id="khong-dong-y-nua") is None
    (form,) = page("form", action=f"{OURS}go-ten/")
    assert form.find("input", {"name": "ho-so"})["value"] == one.code
    assert "(không đồng ý công khai)" in words(form)
    desk.post(form["action"], {"ho-so": one.code})
    assert names() == []


def test_put_up_in_spite_of_it_nobody_is_asked_again(office, sign_in):
    no = voted(full_name="Vũ Thị Không")
    consent_of(no, agrees=False)
    actions.post(conference(), in_spite=[no.code], by=office, at=AT)
    assert Posted.objects.get().spite_at == AT
    assert main(sign_in(office), OURS).find(id="khong-dong-y-nua") is None


def test_who_stood_for_the_whole_time_has_done_so_and_is_gone_all_the_same(one, office):
    late = voted(full_name="Vũ Thị Muộn")
    over = AT.replace(day=22, hour=0)
    put_up(office, over - timedelta(days=1))
    consent_of(one, agrees=False)
    taken_off.take_off(make.fresh(one), by=office, at=over)
    row = Posted.objects.get(nomination=one)
    assert (row.off_at, row.taken_down_at) == (over, None)
    assert list(Posted.objects.public(over)) == list(Posted.objects.filter(nomination=late))
    assert in_the_way(one, over) == []
    with pytest.raises(Refused, match="không còn trên trang công khai"):
        taken_off.take_off(make.fresh(one), by=office, at=over)


def test_one_second_less_and_it_counts_for_nothing(one, office):
    voted()
    over = AT.replace(day=22, hour=0)
    put_up(office, over - timedelta(days=1))
    consent_of(one, agrees=False)
    at = over - timedelta(seconds=1)
    taken_off.take_off(make.fresh(one), by=office, at=at)
    assert Posted.objects.get(nomination=one).taken_down_at == at
    assert in_the_way(one, over) == [REFUSED]


def test_nobody_is_taken_off_who_did_not_refuse(one, office):
    for act in (taken_off.take_off, taken_off.keep_up):
        with pytest.raises(Refused, match="không còn ý kiến không đồng ý"):
            act(make.fresh(one), by=office, at=LATER)
        consent_of(one)
    assert names() == ["Vũ Thị An"]


def test_a_unit_takes_nobody_off_by_the_action_either(one):
    with pytest.raises(Refused):
        consents.note_consents(
            one, answers={"answer_posting": "no"}, channel="phone", agreed_on=AT.date(),
            takes_off=True, by=make.user(unit=one.unit), at=LATER,
        )  # fmt: skip
    assert (Consent.objects.count(), names()) == (0, ["Vũ Thị An"])


def test_what_somebody_keeps_between_is_asked_again_and_is_other(one, office):
    """No half minute in which the name still stands."""
    before = Client().get(PAGE)
    assert before["Cache-Control"] == "public, no-cache"
    row = Posted.objects.get()
    consent_of(one, agrees=False)
    taken_off.take_off(make.fresh(one), by=office, at=LATER)

    after = Client().get(PAGE, headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
    assert "Vũ Thị An" not in after.content.decode()
    form = Client().get(f"{PAGE}phan-anh/?ve={row.pk}").content.decode()
    assert "Vũ Thị An" not in form
    assert "Về người vừa được gỡ tên khỏi danh sách." in " ".join(form.split())


def test_the_printed_list_is_told_as_out_of_date(one, office, sign_in):
    client = sign_in(office)
    paper = make.paper(kind="posting", format="pdf", conference=conference())
    paper.__class__.objects.filter(pk=paper.pk).update(as_of=AT + timedelta(minutes=1))
    paper.refresh_from_db()
    assert not is_stale(paper, conference())
    assert main(client, OURS).find(id="ban-cu") is None
    consent_of(one, agrees=False)
    taken_off.take_off(make.fresh(one), by=office, at=LATER)

    assert is_stale(paper, conference())
    told = words(main(client, OURS).find(id="ban-cu"))
    assert told == (
        "Danh sách niêm yết công khai (PDF) lập lúc 08:01 ngày 16/8/2025 không còn đúng: tên, "
        "thành tích trên trang công khai đã khác. Hãy gỡ bản đã dán, lập và dán bản mới."
    )
    assert "Trang công khai đã khác, hãy lập lại" in words(main(client, "/van-ban/"))


@pytest.mark.parametrize(
    ("field", "told"), [("posted_at", True), ("taken_down_at", True), ("off_at", True), ("", False)]
)
def test_a_list_is_old_once_anybody_came_or_went(one, field, told):
    paper = make.paper(kind="posting", format="pdf", conference=conference())
    paper.as_of = LATER
    if field:
        Posted.objects.update(**{field: LATER + timedelta(seconds=1)})
        assert is_stale(paper, conference()) is told
        Posted.objects.update(**{field: LATER})
    assert not is_stale(paper, conference())


def test_a_refusal_at_the_dossier_closed_for_it_is_of_the_same_name(one, office):
    double = make.nomination(state="closed", kept_as=one, full_name=one.full_name, unit=one.unit)
    Posted.objects.update(spite_at=AT)
    no = {"answers": {"answer_posting": "no"}, "channel": "phone", "agreed_on": AT.date()}
    consents.note_consents(double, **no, by=office, at=LATER)
    assert Posted.objects.get().spite_at is None
