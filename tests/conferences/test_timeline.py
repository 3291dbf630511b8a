"""The days of a plan on one line, against days and places reckoned by hand."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from conferences.calendar import HANOI
from conferences.facts import deadline_board
from conferences.facts.timeline import timeline
from tests import make
from tests.reading import soup, texts

pytestmark = pytest.mark.django_db
HELD = datetime(2025, 8, 22, 8, tzinfo=HANOI)


def line_of(at=make.AT, starts_at=HELD):
    return timeline(deadline_board(make.conference(), at=at), starts_at=starts_at, at=at)


def test_every_day_has_its_place_and_its_words():
    """14/8 to 29/8: sixteen days, of which each has 62.5 of a thousand."""
    found = line_of()

    assert [(mark.kind, mark.day_words, mark.x, mark.is_weekend) for mark in found.marks] == [
        ("deadline", "thứ Năm, ngày 14/8/2025", 31, False),
        ("today", "thứ Bảy, ngày 16/8/2025", 156, True),
        ("deadline", "thứ Ba, ngày 19/8/2025", 343, False),
        ("conference", "thứ Sáu, ngày 22/8/2025", 531, False),
        ("deadline", "Chủ nhật, ngày 24/8/2025", 656, True),
        ("deadline", "thứ Sáu, ngày 29/8/2025", 968, False),
    ]
    assert (found.weekends, found.day_width) == ((125, 187, 562, 625), 62)


def test_today_widens_the_line_and_a_year_has_no_weekends():
    early = line_of(at=datetime(2025, 8, 13, tzinfo=HANOI), starts_at=None)
    far = line_of(at=make.AT + timedelta(days=400))
    edge = line_of(at=datetime(2025, 8, 14, tzinfo=HANOI) + timedelta(days=365))

    assert [mark.kind for mark in early.marks][:2] == ["today", "deadline"]
    assert "conference" not in [mark.kind for mark in early.marks]
    assert (far.weekends, far.day_width) == ((), 2)
    assert len(edge.weekends) == 104


def test_a_plan_without_days_has_no_line():
    assert timeline([], starts_at=HELD, at=make.AT) is None


def test_the_plans_page_has_the_line_and_the_same_as_a_list(sign_in):
    conference = make.conference()
    type(conference).objects.filter(pk=conference.pk).update(starts_at=HELD)

    html = sign_in().get(reverse("conferences:plan")).content.decode()

    assert texts(html, "#dong-thoi-gian li") == [
        "Thứ Năm, ngày 14/8/2025 : Hoàn thiện kế hoạch, trình phê duyệt, báo cáo thành phố",
        "Thứ Bảy, ngày 16/8/2025 (ngày nghỉ): Hôm nay",
        "Thứ Ba, ngày 19/8/2025 : Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến",
        "Thứ Sáu, ngày 22/8/2025 : Hội nghị",
        "Chủ nhật, ngày 24/8/2025 (ngày nghỉ): Tổ chức Hội nghị",
        "Thứ Sáu, ngày 29/8/2025 : Báo cáo kết quả về Ban Thi đua - Khen thưởng",
    ]
    (drawn,) = soup(html).select("#dong-thoi-gian svg")
    assert [len(drawn.select(one)) for one in ("rect", "line")] == [4, 7]
    assert [one["x"] for one in drawn.select("rect")] == ["125", "187", "562", "625"]
