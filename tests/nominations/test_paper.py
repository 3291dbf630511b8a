"""Paper a unit brings, another kind, and the meeting one goes back to (B9, B13)."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.models import DeadlineMark
from nominations.actions import decisions, drafts
from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import PAGES, begin, post, text_of
from tests.pages import Page, seen
from tests.papers import PDF

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)


@pytest.fixture
def office(sign_in, village):
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=unit))
    client.unit = unit
    return client


def words(answer) -> str:
    return Page(text_of(answer)).by_id["noi-dung"].words()


def begin_paper(office, village):
    typed = {"form_key": uuid.uuid4(), "kind": "individual", "unit": village.unit.pk}
    office.post("/ho-so/moi/", typed)
    return Nomination.objects.latest("pk")


def test_the_office_types_in_a_units_paper_after_the_deadline(office, village, monkeypatch):
    """Every page, the minutes, the sending; marked in the log and on the dossier."""
    monkeypatch.setattr("accounts.web.moment", lambda: DUE + timedelta(hours=9))
    paper = begin_paper(office, village)
    assert (paper.unit, paper.entered_by) == (village.unit, office.unit)
    for slug in PAGES:
        answer = post(office, paper, slug)
        assert answer.status_code == 302, text_of(answer)
    pdf = SimpleUploadedFile("bb.pdf", PDF)
    url = f"/ho-so/{paper.code}/tep/"
    answer = office.post(url, {"kind": "minutes", "files": [pdf]}, follow=True)
    assert "Đã nhận tệp." in words(answer)
    check = words(office.get(f"/ho-so/{paper.code}/gui/"))
    assert "Nhập thay Thôn Mỗ Đoạn, theo bản giấy đơn vị nộp." in check
    assert "Phòng vẫn gửi được, hồ sơ ghi “gửi muộn”." in check
    assert "điều phải làm" not in check

    assert office.post(f"/ho-so/{paper.code}/gui/").url == f"/ho-so/{paper.code}/bien-nhan/"

    events = AuditEvent.objects.filter(target="nomination").order_by("pk")
    assert list(events.values_list("action", flat=True)) == ["open_for", "submit_for"]
    page = words(office.get(f"/ho-so/{paper.code}/"))
    assert "Gửi muộn" in page
    assert "Bản giấy" in page
    assert "Gửi hồ sơ thay đơn vị" in page
    assert DeadlineMark.objects.get(unit=village.unit, deadline__key="list_approved").met_at


def test_a_paper_in_time_is_not_marked_late(office, village):
    paper = make.nomination(unit=village.unit, entered_by=office.unit)

    office.post(f"/ho-so/{paper.code}/gui/")

    page = words(office.get(f"/ho-so/{paper.code}/"))
    assert ("Gửi muộn" in page, "Bản giấy" in page) == (False, True)


def test_the_unit_sees_and_writes_the_paper_the_neighbour_does_not(office, village, sign_in):
    paper = begin_paper(office, village)
    own = make.nomination(unit=village.unit)
    neighbour = sign_in(make.user(unit=make.unit(name="Thôn Liêu Xá")))
    leader = sign_in(role=Role.LEADERSHIP)

    for client, status in ((office, 200), (village, 200), (neighbour, 404), (leader, 404)):
        assert client.get(f"/ho-so/{paper.code}/").status_code == status
    for client, status in ((office, 200), (village, 200), (neighbour, 404), (leader, 403)):
        assert client.get(f"/ho-so/{paper.code}/buoc/ai/").status_code == status
    assert office.get(f"/ho-so/{own.code}/buoc/ai/").status_code == 404
    assert office.get(f"/ho-so/{own.code}/").status_code == 404


def test_only_units_that_owe_dossiers_are_offered(office, village):
    make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.unit(name="Thôn Khác", of=other)
    make.conference(of=other)

    offered = office.get("/ho-so/moi/").context["form"].fields["unit"].choices

    assert [name for _, name in offered] == ["Chọn đơn vị", "Thôn Mỗ Đoạn"]


def test_nobody_types_in_paper_without_the_right_or_an_office(village):
    begun = {
        "conference": make.conference(), "unit": village.unit, "kind": "individual",
        "form_key": uuid.uuid4(), "at": make.AT, "on_paper": True,
    }  # fmt: skip
    nobody = [
        make.user(unit=village.unit),
        make.user(role=Role.LEADERSHIP),
        make.user(role=Role.CULTURE_OFFICE),  # of no office
    ]

    for by in nobody:
        with pytest.raises(Refused):
            drafts.open_draft(**begun, by=by)

    assert Nomination.objects.count() == 0


# --- Another kind --------------------------------------------------------------------------------


def test_a_draft_becomes_a_collective_and_back_and_nothing_is_lost(village):
    nomination = make.nomination(unit=village.unit, position="Nông dân")
    url = f"/ho-so/{nomination.code}/buoc/loai/"
    assert 'name="doi-loai"' in text_of(village.get(f"/ho-so/{nomination.code}/buoc/ai/"))
    assert url in text_of(village.get(f"/ho-so/{nomination.code}/gui/"))
    assert village.get(url).context["form"]["kind"].value() == "individual"

    answer = village.post(url, seen(village, url) | {"kind": "collective"})

    assert answer.url == f"/ho-so/{nomination.code}/buoc/ai/"
    page = village.get(answer.url)
    assert page.context["form"]["full_name"].value() == nomination.full_name
    assert "representative" in page.context["form"].fields
    village.post(url, seen(village, url) | {"kind": "individual"})
    nomination.refresh_from_db()
    assert (nomination.kind, nomination.position) == ("individual", "Nông dân")


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("individual", ("", "", "Nông dân")),
        ("collective", ("Lê Văn Đại", "Tổ trưởng", "")),
        ("household", ("Lê Văn Đại", "Tổ trưởng", "")),
    ],
)
def test_what_does_not_fit_is_kept_until_it_is_sent(kind, kept, village, at):
    nomination = make.nomination(
        unit=village.unit, kind=kind, position="Nông dân", representative="Lê Văn Đại",
        representative_position="Tổ trưởng",
    )  # fmt: skip

    decisions.submit(nomination, by=make.user(unit=village.unit), at=at)

    nomination.refresh_from_db()
    assert (
        nomination.representative, nomination.representative_position, nomination.position
    ) == kept  # fmt: skip


def test_who_changes_the_kind_second_is_told(village):
    nomination = make.nomination(unit=village.unit)
    url = f"/ho-so/{nomination.code}/buoc/loai/"
    shown = seen(village, url)
    village.post(url, shown | {"kind": "collective"})

    second = village.post(url, shown | {"kind": "household"})

    assert second.status_code == 409
    assert "Chỗ này vừa được sửa ở một trang khác" in words(second)
    assert second.context["form"].theirs == (("Hồ sơ này giới thiệu ai?", "Tập thể"),)
    assert Nomination.objects.get().kind == "collective"


def test_a_sent_dossier_keeps_its_kind(village):
    nomination = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    url = f"/ho-so/{nomination.code}/buoc/loai/"

    assert village.post(url, {"seen": "", "kind": "collective"}).status_code == 302
    assert Nomination.objects.get().kind == "individual"


# --- The meeting one goes back to ----------------------------------------------------------------


def test_going_back_shows_ones_saved_meeting_to_correct_it(village):
    nomination = begin(village)
    post(village, nomination, "hop")
    held = ReviewMeeting.objects.get()
    votes = village.get(f"/ho-so/{nomination.code}/buoc/phieu/?hop={held.pk}")
    back = votes.context["back_url"]
    assert back == f"/ho-so/{nomination.code}/buoc/hop/?hop={held.pk}"
    mended = post(village, nomination, "phieu", agree="40", **{"sua-hop": "1"})
    assert mended.url == back, "the button that mends it, too"

    page = village.get(back)

    assert [page.context["form"][name].value() for name in ("held_on", "invited", "present")] == [
        "15/8/2025", 50, 48,
    ]  # fmt: skip
    post(village, nomination, "hop", f"?hop={held.pk}", present="45")
    assert ReviewMeeting.objects.get().present == 45


@pytest.mark.parametrize("other", ["unit", "kind"])
def test_who_goes_back_and_asks_for_another_is_not_led_into_the_first(other, office, village):
    """Back keeps the form's key: the office chose another village and typed into the first's."""
    two = make.unit(name="Thôn Liêu Xá")
    DeadlineMark.objects.create(
        unit=two, deadline=DeadlineMark.objects.get(deadline__key="list_approved").deadline
    )
    typed = {"form_key": uuid.uuid4(), "kind": "individual", "unit": village.unit.pk}
    office.post("/ho-so/moi/", typed)
    first = Nomination.objects.get()
    changed = {"unit": two.pk} if other == "unit" else {"kind": "household"}

    again = office.post("/ho-so/moi/", typed)
    answer = office.post("/ho-so/moi/", typed | changed)

    assert again.url == f"/ho-so/{first.code}/buoc/ai/"
    assert answer.status_code == 422
    assert (
        f"Trang này đã dùng để lập hồ sơ {first.code}, cá nhân, của {village.unit.name}. "
        "Hãy mở hồ sơ đó, hoặc trở lại rồi lập hồ sơ mới."
    ) in words(answer)
    assert Nomination.objects.count() == 1
