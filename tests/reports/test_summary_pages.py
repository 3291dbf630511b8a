"""The pages of the summary report and of counts of awards; two writers at one part (R5)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from conferences.models import Conference
from reports.catalogue import ENTRIES
from reports.models import AwardCount, SummaryText
from tests import make
from tests.pages import seen
from tests.reports import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make.conference()


@pytest.fixture
def office(conference, sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


# --- Báo cáo tổng kết ----------------------------------------------------------------------------


def part_url(key="lessons"):
    return reverse("reports:part", args=[key])


def test_summary_shows_every_part_with_the_plans_demand(office):
    office.post(part_url(), {"text": "Bài học: gần dân."} | seen(office, part_url()))

    page = office.get(reverse("reports:summary")).content.decode()

    assert page.count("plan-says") == 9
    assert "Đã viết 1 trên 9 phần" in page


def test_a_part_is_written_beside_what_the_data_say(office):
    rows.small_conference()

    page = office.get(part_url("awards")).content.decode()

    assert "Kết quả công tác khen thưởng: phân tích kết quả" in page
    assert "xã có 09 lượt khen thưởng cho tập thể" in page
    assert "chiếm 100% số lượt khen thưởng cá nhân" in page


def test_two_writers_see_both_texts_and_the_second_save_is_a_decision(office, sign_in):
    """R5, U30: 409, both versions, and saving again from there goes through."""
    other, shown = sign_in(role=Role.CULTURE_OFFICE), seen(office, part_url())
    office.post(part_url(), {"text": "Của người nhanh"} | shown)

    response = other.post(part_url(), {"text": "Của người chậm"} | shown)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Của người nhanh" in page
    assert "Của người chậm" in page
    assert "Người vừa lưu: " in page

    meant = {"seen": response.context["form"]["seen"].value()}
    other.post(part_url(), {"text": "Của cả hai"} | meant)
    assert SummaryText.objects.get().text == "Của cả hai"


def test_only_the_focal_office_writes(conference, sign_in):
    council = sign_in(role=Role.COUNCIL_OFFICE)

    urls = [reverse("reports:summary"), part_url(), reverse("reports:awards")]
    assert [council.get(url).status_code for url in urls] == [403, 403, 403]


def test_unknown_part_is_not_found(office):
    assert office.get(part_url("bia-ra")).status_code == 404


# --- Khen thưởng ---------------------------------------------------------------------------------

LINE = {"year": "2023", "form": "Giấy khen", "category": "direct", "authority": "", "count": "5"}


def test_a_line_is_added_changed_and_dropped(office):
    url = reverse("reports:awards")
    office.post(url, LINE)
    row = AwardCount.objects.get()

    there = f"{url}?sua={row.pk}"
    office.post(there, LINE | {"count": "8"} | seen(office, there))
    row.refresh_from_db()
    assert row.count == 8
    page = office.get(f"{url}?sua={row.pk}").content.decode()
    assert 'value="8"' in page

    office.post(url, {"bo": row.pk})
    assert not AwardCount.objects.exists()


def test_the_same_line_twice_is_refused_in_words(office):
    url = reverse("reports:awards")
    office.post(url, LINE)

    page = office.post(url, LINE).content.decode()

    assert page.count("Dòng này đã có trong bảng.") == 2
    assert AwardCount.objects.count() == 1


def test_an_empty_line_names_every_field(office):
    """U10, U27."""
    page = office.post(reverse("reports:awards"), {}).content.decode()

    words = ["năm, ví dụ 2023", "hình thức khen thưởng.", "chọn đối tượng", "số lượng, từ 1"]
    assert [page.count(f"Hãy {'ghi ' if 'chọn' not in w else ''}{w}") for w in words] == [2] * 4


@pytest.mark.parametrize("pk", ["x", "99", "9" * 40])
def test_a_strange_line_is_not_found(office, pk):
    url = reverse("reports:awards")

    assert office.get(f"{url}?sua={pk}").status_code == 404
    assert office.post(url, {"bo": pk}).status_code == 404


def test_another_communes_line_is_not_found(office, sign_in):
    """Z2."""
    office.post(reverse("reports:awards"), LINE)
    other = make.commune(code="11099", name="xã Khác", place="Khác")
    make.conference(of=other)
    stranger = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=other))

    response = stranger.post(reverse("reports:awards"), {"bo": AwardCount.objects.get().pk})

    assert response.status_code == 404
    assert AwardCount.objects.count() == 1


@pytest.mark.parametrize("name", ["summary", "awards"])
def test_pages_cost_the_same_with_one_and_three(office, name):
    costs = []
    for year in (2021, 2022, 2023):
        rows.award(year=year)
        rows.seat_of(rows.approved())
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse(f"reports:{name}"))
        costs.append(len(queries))

    assert costs[0] == costs[2]


@pytest.mark.parametrize("kind", ["role_models", "delegates", "profiles", "result", "summary"])
def test_papers_cost_the_same_with_one_and_three(conference, kind):
    costs = []
    for _ in range(3):
        rows.seat_of(rows.approved())
        with CaptureQueriesContext(connection) as queries:
            ENTRIES[kind].collect(Conference.objects.get(pk=conference.pk), make.AT)
        costs.append(len(queries))

    assert costs[0] == costs[2]


def test_one_award_with_and_without_its_giver_is_asked_about_by_hand_too(office):
    """As the import asks: it may be counted twice."""
    url = reverse("reports:awards")
    office.post(url, LINE)
    given = LINE | {"authority": "Công an xã", "count": "2"}

    page = office.post(url, given)
    said = "Có thể là “Giấy khen” trong bảng, nên bị tính hai lần."
    assert (said in page.content.decode(), AwardCount.objects.count()) == (True, 1)
    assert page.context["form"]["authority"].value() == "Công an xã"
    office.post(url, given | {"apart": "on"})
    assert [row.count for row in AwardCount.objects.order_by("pk")] == [5, 2]


def test_an_award_that_stays_what_it_was_is_not_asked_about(office):
    url = reverse("reports:awards")
    office.post(url, LINE)
    office.post(url, LINE | {"authority": "Công an xã", "apart": "on"})
    row = AwardCount.objects.order_by("pk").last()
    there = f"{url}?sua={row.pk}"
    seen = office.get(there).context["form"]["seen"].value()

    office.post(there, LINE | {"authority": "Công an xã", "count": "9", "seen": seen})
    row.refresh_from_db()
    assert row.count == 9
