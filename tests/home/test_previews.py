"""An office looks at what a unit will see: the unit's own pages, and nothing can come of it."""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from conferences.models import Conference, DeadlineMark
from home.views.looking import SHOWN
from home.web.looking import WouldWrite, _only_reading
from nominations.enums import NominationKind
from nominations.facts.own import has_written
from nominations.models import Ballot, Nobody, Nomination, ReviewMeeting
from nominations.web.walk import sampled
from tests import make

pytestmark = pytest.mark.django_db
ALL = "/hoi-nghi/xem-thu/"
ROOT = "/hoi-nghi/xem-thu/thon-mo-doan/"
PAGES = [
    "", "ho-so/moi/", "ho-so/theo-bien-ban/", "ho-so/khong-gioi-thieu/", "ho-so/",
    "ho-so/cuoc-hop/", "hoi-nghi/ke-hoach/", "hoi-nghi/tien-do/", "chuong-trinh/",
]  # fmt: skip
STEPS = [f"buoc/{kind}/{slug}/" for kind in NominationKind.values for slug, _ in sampled(kind)]


@pytest.fixture
def waiting():
    make.unit(name="Phòng", kind="office")
    make.unit()
    conference = make.conference()
    Conference.objects.update(waits=True)
    conference.refresh_from_db()
    return conference


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def drawn(answer) -> str:
    """A page without what is of this reader or this moment: tokens, keys, whose phone it is."""
    page = answer.content.decode()
    page = re.sub(r'(name="csrfmiddlewaretoken" value=|data-person=|data-who=)"[^"]*"', r"\1", page)
    page = re.sub(r'(name="form_key" value=)"[^"]*"', r"\1", page)
    return re.sub(r'<aside [^>]*aria-label="Xem thử">.*?</aside>\n?', "", page, flags=re.S)


def as_the_unit(page: str) -> str:
    return page.replace(ROOT, "/")


@pytest.mark.parametrize("path", PAGES)
def test_what_is_shown_is_what_the_unit_sees_once_it_is_open(waiting, office, sign_in, path):
    DeadlineMark.objects.filter(unit__kind="village", deadline__settles="dossiers_sent").update(
        extended_to=make.AT.replace(day=28), extension_reason="Mất điện"
    )
    shown = office.get(ROOT + path)
    assert shown.status_code == 200
    assert "Xem thử: Thôn Mỗ Đoạn thấy như dưới đây." in shown.content.decode()

    office.post("/hoi-nghi/mo-cho-don-vi/")
    head = sign_in(make.user(unit=make.unit(), full_name="Thôn Mỗ Đoạn"))
    seen = head.get(f"/{path}")

    assert seen.status_code == 200
    assert as_the_unit(drawn(shown)) == drawn(seen)


@pytest.mark.parametrize("path", STEPS)
def test_each_page_of_the_form_is_that_of_the_first_dossier(waiting, office, sign_in, path):
    shown = office.get(ROOT + path)
    assert shown.status_code == 200

    office.post("/hoi-nghi/mo-cho-don-vi/")
    head = sign_in(make.user(unit=make.unit(), full_name="Thôn Mỗ Đoạn"))
    _, kind, slug, _ = path.split("/")
    key = "6f1d1c1e-1f5e-4c5e-9a41-3f0d0a7b9f10"
    begun = head.post("/ho-so/moi/", {"kind": kind, "form_key": key}).url
    seen = head.get(begun.replace("/buoc/ai/", f"/buoc/{slug}/"))

    assert as_the_unit(drawn(shown)) == drawn(seen)


@pytest.mark.parametrize("path", [*PAGES, *STEPS])
def test_whatever_is_sent_from_it_is_refused(waiting, office, path):
    sent = {"kind": "individual", "form_key": "6f1d1c1e-1f5e-4c5e-9a41-3f0d0a7b9f10"}
    with CaptureQueriesContext(connection) as asked:
        answers = [
            office.post(ROOT + path, sent | {"full_name": "Lê Thị Mẫu"}),
            office.put(ROOT + path), office.delete(ROOT + path), office.patch(ROOT + path),
        ]  # fmt: skip

    assert [one.status_code for one in answers] == [405] * 4
    assert "Đang xem thử nên không lưu, không gửi" in answers[0].content.decode()
    assert not [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DEL"))]
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize("path", [*PAGES, *STEPS])
def test_to_look_writes_nothing_and_runs_no_script(waiting, office, path):
    with CaptureQueriesContext(connection) as asked:
        answer = office.get(ROOT + path)

    assert not [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DEL"))]
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
    assert Conference.objects.get().waits is True


def test_every_link_stays_inside_or_is_the_bands_own(waiting, office):
    for path in [*PAGES, *STEPS]:
        page = drawn(office.get(ROOT + path))
        links = re.findall(r'<(?:a|form)\b[^>]*?\s(?:href|action)="([^"]*)"', page)
        out = {one for one in links if one.startswith("/") and not one.startswith(ROOT)}
        assert out == set(), path


def test_a_statement_that_writes_is_stopped_where_a_page_would_ask_it(waiting):
    with _only_reading(()), pytest.raises(WouldWrite), transaction.atomic():
        Conference.objects.update(waits=False)
    with _only_reading(()):
        assert Conference.objects.get().waits is True
    with _only_reading(("conferences_conference",)):
        Conference.objects.update(waits=False)


def test_a_page_that_is_not_a_units_first_is_said_to_be_missing(waiting, office):
    for path in ("tai-khoan/ca-nhan/", "hoi-nghi/don-vi/", "hoi-nghi/xem-thu/thon-mo-doan/"):
        answer = office.get(ROOT + path)
        assert answer.status_code == 404
        assert "Trang này không có trong bản xem thử" in answer.content.decode()
    assert office.get(f"{ROOT}khong-co/").status_code == 404
    assert office.get(f"{ROOT}buoc/individual/phieu/").status_code == 404
    assert office.get(f"{ROOT}buoc/nobody/ai/").status_code == 404
    assert office.get("/hoi-nghi/xem-thu/phong/").status_code == 404


def test_a_refused_press_leads_on_to_the_page_that_follows(waiting, office):
    first = office.post(f"{ROOT}ho-so/moi/", {"kind": "household"}).content.decode()
    assert f'href="{ROOT}buoc/household/ai/"' in first
    second = office.post(f"{ROOT}buoc/collective/ai/").content.decode()
    assert f'href="{ROOT}buoc/collective/dai-dien/"' in second
    assert "Xem trang sau" not in office.post(f"{ROOT}buoc/individual/tep/").content.decode()
    assert "Xem trang sau" not in office.post(ROOT).content.decode()


def test_who_has_written_is_looked_at_by_nobody(waiting, office):
    """A draft is its unit's alone, also where the opening was taken back."""
    make.nomination(full_name="Lê Thị Riêng")

    assert office.get(ROOT).status_code == 404
    page = office.get(ALL).content.decode()
    assert ROOT not in page
    assert "1 đơn vị đã viết nên không xem thử" in page


def test_a_dossier_a_meeting_and_nobody_are_each_something_written(waiting):
    draft, met, none = (make.unit(name=f"Thôn {name}") for name in ("Một", "Hai", "Ba"))
    make.unit(name="Thôn Bốn")
    make.nomination(unit=draft)
    Ballot.objects.all().delete()
    ReviewMeeting.objects.all().delete()
    make.meeting(unit=met, kind="unit_review")
    Nobody.objects.create(
        conference=waiting, unit=none, held_on=make.AT.date(), invited=9, present=9,
        said_at=make.AT, said_by=make.user(),
    )  # fmt: skip

    assert has_written(waiting) == {draft.pk, met.pk, none.pk}


def test_a_page_that_would_write_is_stopped(waiting, office, monkeypatch):
    """No page of today does: whoever adds one to SHOWN is told here, and nobody's rows change."""
    monkeypatch.setattr(
        "home.views.looking.sample", lambda asked, kind, step: Conference.objects.update(waits=0)
    )
    with pytest.raises(WouldWrite), transaction.atomic():
        office.get(f"{ROOT}buoc/individual/ai/")

    assert Conference.objects.get().waits is True


def test_another_communes_unit_is_not_there(waiting, sign_in):
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.conference(of=other)
    stranger = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=other))

    assert stranger.get(ROOT).status_code == 404
    assert stranger.get(ALL).status_code == 200


def test_the_list_names_units_that_nominate_and_leads_there(waiting, office):
    make.unit(name="Trường Tiểu học", kind="school")
    page = office.get(ALL).content.decode()

    assert re.findall(rf'href="{ALL}([^"/]+)/"', page) == ["thon-mo-doan", "truong-tieu-hoc"]
    assert ALL in office.get("/hoi-nghi/chuan-bi/").content.decode()
    assert ALL in office.get("/hoi-nghi/mo-cho-don-vi/").content.decode()


def test_every_page_shown_is_looked_at_here():
    assert len(PAGES) + 2 == len(SHOWN)  # beside two papers for the pen
