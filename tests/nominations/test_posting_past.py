"""Whoever opens a posting is told before the press that it runs past the approval's deadline."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from conferences.models import Deadline
from nominations.actions import posting
from tests import make
from tests.kept import plan_posts
from tests.nominations.test_posting import conference

pytestmark = pytest.mark.django_db
OURS = "/ho-so/niem-yet/"  # the plan's list is approved "trước ngày 20/8/2025"
PAST = (
    "Niêm yết từ hôm nay, đủ 3 ngày là đến hết ngày 19/8/2025: từ ngày 20/8/2025 mới duyệt được, "
    "đã qua hạn duyệt danh sách (trước ngày 20/8/2025). "
)
TWO_WAYS = (
    "Có hai cách: niêm yết đủ rồi duyệt muộn (hồ sơ ghi “duyệt muộn”); hoặc kết thúc sớm ở trang "
    "này, rồi đề nghị lãnh đạo xã ghi ý kiến cho tính là đã niêm yết ở trang “Họp xét duyệt”."
)


@pytest.fixture
def told(sign_in, monkeypatch):
    client = sign_in(role=Role.CULTURE_OFFICE)

    def read(at=make.AT):
        monkeypatch.setattr("accounts.web.moment", lambda: at)
        page = BeautifulSoup(client.get(OURS).content, "html.parser")
        note = page.find(id="qua-han-duyet")
        return note and " ".join(note.get_text(" ").split())

    return read


@pytest.mark.parametrize(("days", "said"), [(2, None), (3, PAST + TWO_WAYS)])
def test_one_day_less_and_it_is_in_time(told, days, said):
    plan_posts(days)
    make.nomination(state="verified")
    assert told() == said


@pytest.mark.parametrize("in_time", [True, False])
def test_once_the_day_is_over_a_shorter_one_helps_nobody(told, in_time):
    plan_posts(3)
    make.nomination(state="verified")
    over = make.AT.replace(day=20, hour=0)
    if in_time:
        whole = "là đến hết ngày 22/8/2025: từ ngày 23/8/2025 mới duyệt được"
        told_now, ways = told(over - timedelta(seconds=1)), TWO_WAYS
    else:
        whole = "là đến hết ngày 23/8/2025: từ ngày 24/8/2025 mới duyệt được"
        told_now, ways = told(over), "Vẫn niêm yết được; hồ sơ duyệt sau đó ghi “duyệt muộn”."
    assert (
        told_now
        == PAST.replace("là đến hết ngày 19/8/2025: từ ngày 20/8/2025 mới duyệt được", whole) + ways
    )


def test_where_nobody_waits_or_the_plan_sets_no_day_nothing_is_said(told):
    plan_posts(3)
    assert told() is None
    make.nomination(state="verified")
    assert told()
    posting.post(conference(), by=make.user(role=Role.CULTURE_OFFICE), at=make.AT)
    assert told() is None
    make.nomination(state="verified")
    assert told()
    Deadline.objects.update(still_asked=False)
    assert told() is None
