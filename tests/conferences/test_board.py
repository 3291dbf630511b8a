"""The deadline board and the plan's page as people use them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from conferences.models import DeadlineMark
from tests import make
from tests.reading import soup, text, texts

pytestmark = pytest.mark.django_db
BOARD, PLAN = reverse("conferences:deadlines"), reverse("conferences:plan")
HTMX = {"HX-Request": "true"}
MARKERS = {Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.CULTURE_CENTRE}


def mark_url(mark):
    return reverse("conferences:deadline_mark", args=[mark.pk])


def units_of(html):
    return texts(html, "tr > th[scope=row]:first-child")


@pytest.fixture
def marks():
    for name in ("Thôn Liêu Xá", "Thôn Nghĩa Xá", "Thôn Bỉnh Di"):
        make.unit(name=name)
    make.conference()
    return list(DeadlineMark.objects.order_by("pk"))


@pytest.fixture
def by_hand(marks):
    """The office's own duty: it gathers, and says itself when that is done."""
    unit = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    return DeadlineMark.objects.create(deadline=marks[0].deadline, unit=unit)


@pytest.fixture
def office(sign_in, marks):
    return sign_in(role=Role.CULTURE_OFFICE)


def test_the_board_shows_every_deadline_with_its_sentence_and_what_is_left(office):
    html = text(office.get(BOARD))

    assert [one["id"].removeprefix("han-") for one in soup(html).select("h2[id^=han-]")] == [
        "plan_reported", "list_approved", "conference_held", "results_reported",
    ]  # fmt: skip
    assert "“Trước ngày 20/8/2025, tổng hợp, duyệt danh sách điển hình tiên tiến”" in html
    assert "Trước ngày 20/8/2025 (hết ngày 19/8/2025)." in html
    assert [one for one in texts(html, "span:has(> svg)") if one.endswith(" ngày")] == [
        "Quá hạn 2 ngày", "Còn 3 ngày", "Còn 8 ngày", "Còn 13 ngày",
    ]  # fmt: skip
    assert "<b>0</b> trên 3 đơn vị đã xong" in html


def test_the_board_of_units_without_a_dossier_is_kept_and_is_no_empty_table(
    office, marks, by_hand, at
):
    """Issue 7, line 28: only the office's own duty was open, and its mark led to another view."""
    DeadlineMark.objects.filter(deadline=marks[0].deadline).exclude(pk=by_hand.pk).update(met_at=at)
    unsent = BOARD + "?loc=chua-gui"
    other = DeadlineMark.objects.create(
        unit=by_hand.unit, deadline=by_hand.deadline.conference.deadlines.get(key="plan_reported")
    )

    page = text(office.get(unsent))
    answer = office.post(mark_url(other), {"xong": "1", "loc": "chua-gui"})
    back = text(office.get(answer.url))

    assert "Mọi đơn vị gửi hồ sơ đã có hồ sơ đang gửi." in page
    assert units_of(page) == [by_hand.unit.name], "of the other deadline"
    assert answer.url == f"{unsent}&vua={other.pk}#vua-xong"
    assert 'name="loc" value="chua-gui"' in back
    assert "Mọi đơn vị gửi hồ sơ" not in text(office.get(BOARD + "?loc=chua-xong"))


def test_a_unit_sees_its_own_duty_without_a_button(sign_in, marks):
    """Z2: another unit's duty is there to be seen, and is not."""
    html = text(sign_in(make.user(unit=marks[0].unit)).get(BOARD))

    assert units_of(html) == [marks[0].unit.name]
    assert "Ghi nhận" not in html


def test_the_filter_leaves_what_is_not_done(office, marks, at):
    DeadlineMark.objects.filter(pk=marks[0].pk).update(met_at=at)

    everybody, missing = (units_of(text(office.get(BOARD + q))) for q in ("", "?loc=chua-xong"))

    assert sorted(everybody) == ["Thôn Bỉnh Di", "Thôn Liêu Xá", "Thôn Nghĩa Xá"]
    assert sorted(set(everybody) - set(missing)) == [marks[0].unit.name]


def test_when_everybody_is_done_the_filter_says_so(office, at):
    """U23."""
    DeadlineMark.objects.update(met_at=at)

    html = text(office.get(f"{BOARD}?loc=chua-xong"))

    assert "Mọi đơn vị đã xong việc này." in html
    assert units_of(html) == []


@pytest.mark.parametrize("xong", ["0", "1"])
def test_a_villages_dossiers_are_not_marked_by_hand(office, marks, at, xong):
    """B9: no button, and an old page's answer changes nothing and is told why."""
    DeadlineMark.objects.filter(pk=marks[0].pk).update(met_at=at if xong == "0" else None)
    before = list(DeadlineMark.objects.order_by("pk").values())

    answer = office.post(mark_url(marks[0]), {"xong": xong}, follow=True)

    html = text(answer)
    assert answer.redirect_chain == [(BOARD, 302)]
    assert "Việc này được ghi theo hồ sơ đơn vị đã gửi." in html
    assert ("hi nhận xong" in html, "Bỏ ghi nhận" in html) == (False, False)
    assert html.count("Cho thêm ngày") == 3
    assert list(DeadlineMark.objects.order_by("pk").values()) == before


def test_an_office_marks_a_duty_done_and_is_offered_the_way_back(office, by_hand, at):
    """U21: done at once, said with the name, undone with one tap; the audit has both."""
    answer = office.post(mark_url(by_hand), {"xong": "1"}, follow=True)

    assert answer.redirect_chain == [(f"{BOARD}?vua={by_hand.pk}#vua-xong", 302)]
    html = text(answer)
    assert "Văn phòng: đã ghi nhận xong lúc 08:00 ngày 16/8/2025." in html
    assert "Hoàn tác" in html
    by_hand.refresh_from_db()
    assert by_hand.met_at == at

    html = text(office.post(mark_url(by_hand), {"xong": "0"}, follow=True))

    assert "Văn phòng: đã bỏ ghi nhận." in html
    by_hand.refresh_from_db()
    assert by_hand.met_at is None
    assert list(
        AuditEvent.objects.of(target="deadline", target_code="list_approved/van-phong")
        .values_list("action", flat=True)
    ) == ["meet_deadline", "unmeet_deadline"]  # fmt: skip


def test_the_filter_survives_a_mark(office, by_hand):
    """U29."""
    answer = office.post(mark_url(by_hand), {"xong": "1", "loc": "chua-xong"}, follow=True)

    assert answer.redirect_chain[0][0].startswith(f"{BOARD}?loc=chua-xong&vua=")
    assert sorted(units_of(text(answer))) == ["Thôn Bỉnh Di", "Thôn Liêu Xá", "Thôn Nghĩa Xá"]


def test_htmx_gets_the_board_that_a_reload_would_show(office, by_hand):
    part = text(office.post(mark_url(by_hand), {"xong": "1"}, headers=HTMX, follow=True))

    whole = text(office.get(f"{BOARD}?vua={by_hand.pk}"))
    without_tokens = [re.sub(r'value="\w{64}"', "", html) for html in (part, whole)]
    assert part.startswith('<div id="board"')
    assert without_tokens[0].strip() in without_tokens[1]


@pytest.mark.parametrize("query", ["?vua=999999", "?vua=x", "?vua=", "?vua=' OR 1=1"])
def test_an_odd_address_says_nothing_was_done(office, query):
    assert "vua-xong" not in text(office.get(BOARD + query))


@pytest.mark.parametrize("role", Role)
def test_only_those_with_the_task_mark_it(sign_in, marks, role):
    """Z5: the focal point for everybody, an office for itself, the others not at all."""
    unit = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    own = DeadlineMark.objects.create(deadline=marks[0].deadline, unit=unit)
    client = sign_in(make.user(role=role, unit=unit))

    answers = [client.post(mark_url(mark), {"xong": "1"}).status_code for mark in (own, marks[0])]

    elsewhere = 302 if role == Role.CULTURE_OFFICE else 404
    assert answers == ([302, elsewhere] if role in MARKERS else [403, 403])
    assert client.get(mark_url(own)).status_code == (405 if role in MARKERS else 403)


def test_another_communes_duty_does_not_exist(sign_in, marks):
    """Z2."""
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.conference(of=other)
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=other))

    assert client.post(mark_url(marks[0]), {"xong": "1"}).status_code == 404
    assert units_of(text(client.get(BOARD))) == []
    assert not DeadlineMark.objects.filter(met_at__isnull=False).exists()


def test_a_deadline_without_units_says_so(sign_in):
    """U23."""
    make.conference()

    html = text(sign_in().get(BOARD))

    assert html.count("Chưa giao việc này cho đơn vị nào.") == 4


def test_a_unit_without_duties_is_told_so(sign_in):
    """U23."""
    make.conference()

    html = text(sign_in(make.user(unit=make.unit(name="Thôn Đến Sau"))).get(BOARD))

    assert "Chưa có việc nào theo hạn" in html


def test_the_plan_shows_each_figure_with_its_sentence(office):
    html = text(office.get(PLAN))

    assert "<b>150</b>" in html
    assert "<b>Khoảng 70% (từ 65% đến 75%)</b>" in html
    assert "“Số lượng: Tối đa 150 đại biểu.”<cite>Kế hoạch, mục II.4.2</cite>" in html
    assert [one for one in texts(html, "dt") if one.startswith("Trước ngày ")] == [
        "Trước ngày 15/8/2025", "Trước ngày 20/8/2025", "Trước ngày 25/8/2025",
        "Trước ngày 30/8/2025",
    ]  # fmt: skip
    assert len(soup(html).find("h2", string="Chương trình Hội nghị").find_next("ol")("li")) == 8


def test_a_page_costs_the_same_for_1_3_and_500_units(sign_in):
    client, conference = sign_in(), make.conference()
    deadline = conference.deadlines.in_order()[0]

    def cost(count):
        for n in range(DeadlineMark.objects.count(), count):
            unit = make.unit(name=f"Thôn số {n}")
            DeadlineMark.objects.create(deadline=deadline, unit=unit)
        found = []
        for path in (BOARD, PLAN):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            found.append(len(queries))
        return tuple(found)

    # Of the board one: whose day the office may move.
    assert [cost(1), cost(3), cost(500)] == [(4, 4)] * 3
