"""A unit reads at its dossier, and on its first page, how its public posting went."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.actions.posting import end
from nominations.actions.taken_off import take_off
from nominations.models import Posted, Posting
from tests import make
from tests.kept import consent_of, plan_posts, posting

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WORD = "Bà con đều biết, không ai có ý kiến."
POSTED = "Niêm yết công khai Phòng Văn hóa - Xã hội · 08:00 ngày 16/8/2025 Đến hết ngày 21/8/2025."
ENDED = (
    "Niêm yết công khai kết thúc sớm Phòng Văn hóa - Xã hội · 09:00 ngày 16/8/2025 "
    "Hồ sơ chưa niêm yết đủ thời gian."
)


@pytest.fixture
def up(village):
    """A verified dossier of the village that stands on the public page since AT."""
    plan_posts(5)
    one = make.nomination(state="verified", unit=village.unit, full_name="Vũ Thị Thơm")
    posting(one)
    return one


@pytest.fixture
def at(monkeypatch):
    """Sets the moment of every page."""
    return lambda moment: monkeypatch.setattr("accounts.web.moment", lambda: moment)


def page(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser").main


def words(part) -> str:
    return " ".join(part.get_text(" ").split()) if part else ""


def history(client, one) -> list[str]:
    return [words(line) for line in page(client, f"/ho-so/{one.code}/").select("#history li")]


def beside(client, one) -> str:
    return words(page(client, f"/ho-so/{one.code}/").find(id="niem-yet"))


def at_home(client) -> str:
    return words(page(client, "/").find(id="da-niem-yet"))


def ended(one, *, counts: bool = False) -> Posting:
    found = Posting.objects.get()
    end(found, reason="Bùi Văn Dân tố cáo", by=found.opened_by, at=make.AT + HOUR)
    if counts:
        leader = make.user(role=Role.LEADERSHIP)
        Posting.objects.update(counts_word=WORD, counts_by=leader, counts_at=make.AT + DAY)
    return found


def test_while_it_stands_there_the_history_says_since_when_until_when(village, up, at):
    at(make.AT + DAY)

    assert history(village, up) == [POSTED]
    assert beside(village, up).startswith("Đang niêm yết công khai Ai cũng đọc được")
    assert at_home(village) == ""


def test_after_its_whole_time_it_is_not_lost(village, up, at):
    at(make.AT + 6 * DAY)

    assert history(village, up) == [POSTED]
    assert beside(village, up) == "Niêm yết công khai Đã niêm yết đến hết ngày 21/8/2025."
    assert at_home(village) == (
        "Không còn trên trang niêm yết công khai, đang chờ xét duyệt. "
        "Vũ Thị Thơm – Đã niêm yết đến hết ngày 21/8/2025."
    )


def test_an_early_end_is_told_without_its_reason(village, up, at):
    ended(up)
    at(make.AT + DAY)

    assert history(village, up) == [ENDED, POSTED]
    told = "Niêm yết kết thúc sớm lúc 09:00 ngày 16/8/2025, chưa niêm yết đủ thời gian."
    assert beside(village, up) == f"Niêm yết công khai {told}"
    assert at_home(village).endswith(f"Vũ Thị Thơm – {told}")
    assert "Bùi Văn Dân" not in village.get(f"/ho-so/{up.code}/").content.decode()


def test_that_it_counts_is_told_without_the_leaderships_words(village, up, at):
    ended(up, counts=True)
    at(make.AT + 2 * DAY)

    counts = "Lãnh đạo cho tính là đã niêm yết Lãnh đạo xã · 08:00 ngày 17/8/2025"
    assert history(village, up) == [counts, ENDED, POSTED]
    told = "Niêm yết kết thúc sớm lúc 09:00 ngày 16/8/2025, được tính là đã niêm yết."
    assert beside(village, up) == f"Niêm yết công khai {told}"
    assert WORD not in village.get(f"/ho-so/{up.code}/").content.decode()


def test_that_a_name_was_taken_off_is_told(village, up, at):
    consent_of(up, agrees=False)
    take_off(up, by=Posting.objects.get().opened_by, at=make.AT + HOUR)
    at(make.AT + 2 * HOUR)

    first, *rest = history(village, up)
    assert first == (
        "Gỡ tên khỏi trang niêm yết công khai Phòng Văn hóa - Xã hội · 09:00 ngày 16/8/2025 "
        "người được giới thiệu không đồng ý công khai"
    )
    assert rest == [POSTED]
    told = "Tên đã được gỡ khỏi trang niêm yết lúc 09:00 ngày 16/8/2025."
    assert beside(village, up) == f"Niêm yết công khai {told}"
    assert at_home(village).endswith(told)


def test_what_went_back_is_posted_anew_and_says_nothing_of_the_last(village, up, at):
    Posted.objects.update(taken_down_at=make.AT + HOUR)
    ended(up)
    at(make.AT + DAY)

    assert history(village, up) == [POSTED]
    assert (beside(village, up), at_home(village)) == ("", "")


def test_posted_anew_the_page_tells_of_now_and_the_history_of_both(village, up, at):
    ended(up)
    again = posting(up)
    Posted.objects.filter(posting=again).update(posted_at=make.AT + 2 * HOUR)
    at(make.AT + DAY)

    assert history(village, up) == [POSTED.replace("08:00", "10:00"), ENDED, POSTED]
    assert beside(village, up).startswith("Đang niêm yết công khai")
    assert at_home(village) == ""


def test_once_decided_the_first_page_says_it_no_more_and_another_unit_s_never(village, up, at):
    ended(up)
    at(make.AT + DAY)
    type(up).objects.filter(pk=up.pk).update(state="approved")
    other = make.nomination(state="verified", unit=make.unit(name="Thôn Xa"))
    posting(other, ended_at=make.AT + HOUR, ended_by=Posting.objects.get().opened_by,
            end_reason="Mất điện")  # fmt: skip

    assert at_home(village) == ""
    assert beside(village, up) != ""


def test_of_many_the_first_ten_are_named(village, at):
    plan_posts(5)
    posting(*(make.nomination(state="verified", unit=village.unit) for _ in range(12)))
    at(make.AT + 6 * DAY)

    told = page(village, "/").find(id="da-niem-yet")
    assert len(told("a")) == 10
    assert words(told).endswith("Còn 2 hồ sơ nữa.")
