"""The phone's pages, one after the other: what is asked, kept, changed (U1, U2, U4, U5, R5)."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from conferences.models import DeadlineMark
from nominations.actions import evidence
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.web.walk import FLOWS
from tests import make
from tests.nominations.phone import MEETING, PAGES, PERSON, begin, post, text_of
from tests.nominations.test_files import picture
from tests.pages import seen

pytestmark = pytest.mark.django_db


def test_a_village_fills_every_page_and_sends(village):
    """The whole flow without script: each page leads to the next, the last to the receipt."""
    nomination = begin(village)
    for slug in PAGES:
        answer = post(village, nomination, slug)
        assert answer.status_code == 302, text_of(answer)
    assert answer.url == f"/ho-so/{nomination.code}/buoc/tep/"
    Nomination.objects.get().evidence.create(
        kind="minutes", file="x.pdf", name="bb.pdf", media_type="application/pdf", size=1,
        sha256="0" * 64, added_at=make.AT,
    )  # fmt: skip

    sent = village.post(f"/ho-so/{nomination.code}/gui/")

    assert sent.url == f"/ho-so/{nomination.code}/bien-nhan/"
    nomination.refresh_from_db()
    assert (nomination.state, nomination.submitted_at) == ("submitted", make.AT)
    assert (nomination.full_name, nomination.birth_year, nomination.name_fold) == (
        "Nguyễn Hữu Ước",
        1956,
        "nguyen huu uoc",
    )
    assert Ballot.objects.values_list("agree", "disagree", "abstain").get() == (46, 1, 1)
    assert DeadlineMark.objects.get(unit=village.unit, deadline__key="list_approved").met_at
    assert AuditEvent.objects.latest("pk").action == "submit"
    assert nomination.code in text_of(village.get(sent.url))


@pytest.mark.parametrize("kind", FLOWS)
def test_no_page_asks_more_than_three_things(kind, village):
    """U1: at most three boxes a page."""
    nomination = begin(village, kind)
    held = ReviewMeeting.objects.create(
        conference=nomination.conference, unit=village.unit, kind="unit_review",
        held_on=make.AT.date(), invited=10, present=9,
    )  # fmt: skip
    for step in FLOWS[kind]:
        answer = village.get(f"/ho-so/{nomination.code}/buoc/{step.slug}/?hop={held.pk}")
        assert answer.status_code == 200
        if step.form:
            shown = answer.context["form"].visible_fields()
            asked = [box for box in shown if not getattr(box.field, "folded", "")]
            assert 1 <= len(asked) <= 3, step.slug


def test_the_same_form_twice_is_one_dossier(village):
    """R4: a second tap on a slow line."""
    key = uuid.uuid4()

    urls = {
        village.post("/ho-so/moi/", {"form_key": key, "kind": "individual"}).url for _ in range(10)
    }

    assert len(urls) == 1
    assert Nomination.objects.count() == 1


def test_one_answer_is_changed_and_the_summary_is_back(village):
    """U4: one change is one page, then the summary again."""
    nomination = make.nomination(unit=village.unit)

    answer = post(village, nomination, "ai", "?ve=gui", full_name="Nguyễn Văn Sửa")

    assert answer.url == f"/ho-so/{nomination.code}/gui/"
    assert "Nguyễn Văn Sửa" in text_of(village.get(answer.url))


def test_later_keeps_half_a_page(village):
    """U5: "Để sau" asks for nothing and keeps what is there."""
    nomination = begin(village)

    url = f"/ho-so/{nomination.code}/buoc/ai/"
    half = {"full_name": "Trần Thị Nửa", "birth_year": "", "de-sau": "1"}
    answer = village.post(url, seen(village, url) | half)

    assert answer.url == "/"
    kept = Nomination.objects.get()
    assert (kept.full_name, kept.birth_year, kept.gender) == ("Trần Thị Nửa", None, "")


def test_who_saves_second_sees_both_texts_and_loses_nothing(village):
    """R5, U30: 409 with what the other wrote, what was typed still in the box."""
    nomination = begin(village)
    shown = seen(village, f"/ho-so/{nomination.code}/buoc/ai/")
    post(village, nomination, "ai", full_name="Người Lưu Trước")

    answer = village.post(
        f"/ho-so/{nomination.code}/buoc/ai/",
        shown | PERSON | {"full_name": "Người Lưu Sau"},
    )

    text = text_of(answer)
    assert answer.status_code == 409
    assert "bản vừa lưu: <b>Người Lưu Trước</b>" in text
    assert 'value="Người Lưu Sau"' in text
    assert Nomination.objects.get().full_name == "Người Lưu Trước"
    again = village.post(
        f"/ho-so/{nomination.code}/buoc/ai/",
        {"seen": answer.context["form"]["seen"].value()} | PERSON | {"full_name": "Người Lưu Sau"},
    )
    assert again.status_code == 302
    assert Nomination.objects.get().full_name == "Người Lưu Sau"


def test_another_meeting_day_asks_for_the_votes_again(village):
    nomination = begin(village)
    post(village, nomination, "hop")
    post(village, nomination, "phieu")

    answer = post(village, nomination, "hop", "?ve=gui", held_on="14/8/2025", present="40")

    held = ReviewMeeting.objects.get(held_on="2025-08-14")
    assert answer.url == f"/ho-so/{nomination.code}/buoc/phieu/?hop={held.pk}&ve=gui"
    village.post(answer.url, seen(village, answer.url) | {"agree": "40"})
    assert Ballot.objects.get().meeting == held
    assert ReviewMeeting.objects.get() == held, "the meeting left without votes is forgotten"


def test_a_second_dossier_is_offered_the_meeting_already_there(village):
    """Never filled in unasked: it may have been another day."""
    first = begin(village)
    post(village, first, "hop")
    post(village, first, "phieu")
    url = f"/ho-so/{begin(village).code}/buoc/hop/"

    page = village.get(url)
    taken = village.get(f"{url}?hop={page.context['offered'][0].pk}")

    assert [page.context["form"][name].value() for name in MEETING] == [None] * 3
    assert "15/8/2025</b>, 48 người có mặt?" in text_of(page)
    assert [taken.context["form"][name].value() for name in MEETING] == ["15/8/2025", 50, 48]


def test_one_paper_of_minutes_serves_everybody_of_the_meeting(village):
    """The second dossier of a meeting takes the first one's minutes, page by page."""
    meeting = make.meeting(unit=village.unit)
    first, second = make.nomination(unit=village.unit), begin(village)
    Ballot.objects.create(meeting=meeting, nomination=second, agree=40)
    first.evidence.all().delete()
    page = picture()
    evidence.keep(first, kind="minutes", name="bb.jpg", content=page, at=make.AT)
    files = village.get(f"/ho-so/{second.code}/buoc/tep/")

    village.post(f"/ho-so/{second.code}/tep/bien-ban-chung/")

    assert "Dùng chung biên bản đó" in text_of(files)
    assert second.evidence.values_list("name", "kind").get() == ("bb.jpg", "minutes")
    assert "Dùng chung" not in text_of(village.get(f"/ho-so/{second.code}/buoc/tep/"))


@pytest.mark.parametrize(
    ("kind", "page"),
    [("individual", "viec"), ("collective", "dai-dien"), ("household", "dai-dien")],
)
def test_ethnicity_is_asked_of_whoever_may_be_sent_and_never_chosen_beforehand(village, kind, page):
    """A5: representatives and household heads too; nobody has to say it."""
    nomination = begin(village, kind)
    url = f"/ho-so/{nomination.code}/buoc/{page}/"

    box = village.get(url).context["form"]["ethnicity"]
    assert (box.value(), box.field.required, box.field.choices[0]) == ("", False, ("", "Không ghi"))
    typed = seen(village, url) | {"birth_year": "1966", "gender": "male"}
    village.post(url, typed | {"address": "Thôn Mỗ Đoạn", "ethnicity": "Tày"})

    nomination.refresh_from_db()
    assert nomination.ethnicity == "Tày"
    assert village.get(url).context["form"]["ethnicity"].value() == "Tày"


@pytest.mark.parametrize("kind", ["individual", "household"])
def test_ethnicity_is_masked_on_the_receipt_but_can_be_checked_before_sending(village, kind):
    """A5: it is told to the city alone; its own unit sees what it is about to send."""
    nomination = make.nomination(unit=village.unit, kind=kind, ethnicity="Tày")
    code = nomination.code

    checked = village.get(f"/ho-so/{code}/gui/")
    Nomination.objects.filter(pk=nomination.pk).update(state="submitted", submitted_at=make.AT)
    receipt = village.get(f"/ho-so/{code}/bien-nhan/")

    def told(response):
        return {row.label.split(" của")[0]: row.value for row in response.context["answers"]}

    assert told(checked)["Dân tộc"] == "Tày"
    assert told(receipt)["Dân tộc"] == "Đã ghi (chỉ dùng trong danh sách gửi thành phố)"
    assert "Tày" not in text_of(receipt)


def test_minutes_of_another_meeting_are_not_offered(village):
    make.nomination(unit=village.unit)
    other = begin(village)

    assert village.post(f"/ho-so/{other.code}/tep/bien-ban-chung/").status_code == 404


def test_fewer_people_than_votes_already_counted_is_refused(village):
    nomination = begin(village)
    post(village, nomination, "hop")
    post(village, nomination, "phieu")

    answer = post(village, nomination, "hop", present="40")

    assert "Cuộc họp này đã ghi 48 phiếu, nhiều hơn 40 người có mặt." in text_of(answer)
    assert ReviewMeeting.objects.get().present == 48


@pytest.mark.parametrize("slug", ["ai", "viec", "hop", "phieu", "tep"])
def test_the_form_costs_the_same_with_many_dossiers(slug, village):
    """No page asks more with many dossiers than with few."""
    nomination = begin(village)
    post(village, nomination, "hop")
    held = ReviewMeeting.objects.get().pk
    url = f"/ho-so/{nomination.code}/buoc/{slug}/?hop={held}"

    def count() -> int:
        village.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert village.get(url).status_code == 200
        return len(queries)

    few = count()
    for _ in range(12):
        make.nomination(unit=village.unit)

    assert count() == few <= 9


def test_hidden_steps_do_not_exist(village):
    nomination = begin(village)

    assert village.get(f"/ho-so/{nomination.code}/buoc/dai-dien/").status_code == 404
    assert village.get(f"/ho-so/{nomination.code}/buoc/khong-co/").status_code == 404


def test_votes_wait_for_a_meeting(village):
    nomination = begin(village)

    answer = village.get(f"/ho-so/{nomination.code}/buoc/phieu/")

    assert answer.url == f"/ho-so/{nomination.code}/buoc/hop/"
