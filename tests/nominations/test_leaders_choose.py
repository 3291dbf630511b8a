"""II.4.1: where the plan lets a unit's leaders choose in writing, no review of all is asked for."""

import pytest

from accounts.enums import Role
from conferences.models import Conference
from nominations import rules
from nominations.models import Ballot, Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
NO_VOTES = "Còn thiếu số phiếu của cuộc họp bình xét. Hãy nhập kết quả bình xét."
NO_MINUTES = "Còn thiếu ảnh hoặc tệp biên bản họp. Hãy chụp biên bản."


@pytest.fixture
def health(sign_in):
    """An agency's dossier with no meeting, and its nominator."""
    unit = make.unit(name="Trạm Y tế xã", kind="agency")
    make.conference()
    client = sign_in(make.user(unit=unit, role=Role.UNIT_NOMINATOR))
    client.one = make.nomination(unit=unit)
    Ballot.objects.all().delete()
    return client


def allow(kinds="office agency"):
    Conference.objects.update(leaders_choose=kinds)


def missing(client):
    page = client.get(f"/ho-so/{client.one.code}/gui/")
    return [(problem.text, slug) for problem, slug in page.context["missing"]]


def states(client):
    page = Page(text_of(client.get(f"/ho-so/{client.one.code}/tiep/")))
    tasks = page.one("main").all("ol")[0].all("a")
    return [task.words() for task in tasks][-4:]


def reviewed(client):
    meeting = make.meeting(unit=client.one.unit)
    Ballot.objects.create(meeting=meeting, nomination=client.one, agree=40)


def test_a_plan_that_names_no_kind_has_every_unit_review(health):
    assert Conference.objects.get().leaders_choose == ""
    assert missing(health) == [(NO_VOTES, "hop")]
    assert health.post(f"/ho-so/{health.one.code}/gui/").status_code == 422


def test_the_leaders_written_choice_stands_for_votes_and_minutes(health):
    allow()

    assert missing(health) == []
    assert states(health) == [
        "Cuộc họp bình xét Không bắt buộc", "Kết quả bình xét Không bắt buộc",
        "Biên bản và ảnh Xong", "Xem lại và gửi Gửi được",
    ]  # fmt: skip
    health.post(f"/ho-so/{health.one.code}/gui/")
    assert Nomination.objects.get().state == "submitted"


def test_without_the_paper_it_is_not_sent_and_its_page_says_which(health):
    allow()
    health.one.evidence.all().delete()

    assert missing(health) == [(rules.NO_CHOICE, "tep")]
    health.post(f"/ho-so/{health.one.code}/gui/")
    assert Nomination.objects.get().state == "draft"
    files = Page(text_of(health.get(f"/ho-so/{health.one.code}/buoc/tep/")))
    assert files.by_id["bb"].words() == "Văn bản lựa chọn của lãnh đạo, hoặc biên bản"
    health.one.evidence.create(  # a photo alone is no choice
        kind="photo", file="a", name="a.jpg", media_type="image/jpeg", size=1, sha256="0" * 64,
        added_at=make.AT,
    )  # fmt: skip
    assert states(health)[2] == "Biên bản và ảnh Còn thiếu: văn bản lựa chọn của lãnh đạo"


def test_the_meetings_page_offers_to_go_on_without_one(health):
    page = f"/ho-so/{health.one.code}/buoc/hop/"
    there = f"/ho-so/{health.one.code}/buoc/tep/"

    def ways():
        return [a.attrs.get("href") for a in Page(text_of(health.get(page))).all("a")]

    assert there not in ways()
    allow()
    assert there in ways()
    reviewed(health)
    assert there not in ways()


def test_a_unit_of_another_kind_reviews_all_the_same(health):
    allow("office")

    assert missing(health) == [(NO_VOTES, "hop")]


def test_who_reviewed_after_all_is_asked_for_the_minutes(health):
    allow()
    reviewed(health)
    health.one.evidence.all().delete()

    assert missing(health) == [(NO_MINUTES, "tep")]


def test_the_office_verifies_what_the_leaders_chose(health, sign_in):
    allow()
    Nomination.objects.update(state="submitted", submitted_at=make.AT, integrity="clear")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))

    assert office.get(f"/ho-so/{health.one.code}/").status_code == 200
    office.post(f"/ho-so/{health.one.code}/viec/verify/")
    assert Nomination.objects.get().state == "verified"


def test_the_plans_page_says_who_has_to_show_what(health):
    def said():
        page = Page(text_of(health.get("/hoi-nghi/ke-hoach/")))
        rows = [d.words() for d in page.all("div")]
        return [row for row in rows if row.startswith("Căn cứ giới thiệu")]

    assert said() == [
        "Căn cứ giới thiệu của đơn vị Mọi đơn vị: họp bình xét, có số phiếu và biên bản."
    ]
    allow()
    assert said() == [
        "Căn cứ giới thiệu của đơn vị Cơ quan của xã, Cơ quan, đơn vị khác: văn bản lựa chọn của "
        "lãnh đạo, hoặc họp bình xét. Đơn vị khác: họp bình xét, có số phiếu và biên bản."
    ]
