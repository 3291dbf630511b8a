"""The first pages of office and leadership say how the public posting stands."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Posted, Posting
from tests import kept, make

pytestmark = pytest.mark.django_db
OFFICE, LEADER = Role.CULTURE_OFFICE, Role.LEADERSHIP
NOW = make.AT + timedelta(days=2)


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: NOW)


def main(client):
    return BeautifulSoup(client.get("/").content, "html.parser").main


def words(part) -> str:
    return " ".join(part.get_text(" ").split())


def told(client) -> str | None:
    part = main(client).find(id="niem-yet")
    return part and words(part)


def links(client) -> list[tuple[str, str]]:
    return [(words(a), a["href"]) for a in main(client).find(id="niem-yet")("a")]


def verified(number: int):
    return [make.nomination(state="verified") for _ in range(number)]


def test_that_one_runs_until_when_and_of_how_many(sign_in):
    kept.plan_posts(5)
    up = verified(2)
    verified(1)
    kept.posting(*up)
    running = "Niêm yết công khai Đang niêm yết 2 hồ sơ, đến hết ngày 21/8/2025."
    office = sign_in(role=OFFICE)
    assert told(office) == f"{running} Mở trang niêm yết"
    assert links(office) == [("Mở trang niêm yết", "/ho-so/niem-yet/")]
    assert told(sign_in(role=LEADER)) == running
    assert told(sign_in(role=Role.COUNCIL_OFFICE)) is None


def test_the_leadership_is_told_how_many_of_the_verified_cannot_be_approved_yet(sign_in):
    kept.plan_posts(5)
    done, up, _ = verified(3)
    ended = kept.posting(done)
    Posted.objects.update(until_at=NOW)
    Posting.objects.filter(pk=ended.pk).update(closes_at=NOW)
    kept.posting(up)
    leader = sign_in(role=LEADER)
    shown = words(main(leader))
    assert "3 hồ sơ đã thẩm định, chờ duyệt (trong đó 2 chưa niêm yết xong)" in shown
    assert "3 hồ sơ đã thẩm định, trong đó 2 chưa niêm yết xong." in shown
    Posted.objects.update(until_at=NOW)
    assert "1 chưa niêm yết xong" in words(main(leader))


def test_ended_early_it_waits_for_the_leaderships_word(sign_in):
    kept.plan_posts(5)
    first, second = kept.cut_short(*verified(2)), kept.cut_short(*verified(1))
    cut = (
        "Niêm yết công khai Niêm yết kết thúc sớm, {} hồ sơ chưa niêm yết đủ thời gian, chờ niêm "
        "yết lại hoặc ý kiến lãnh đạo xã. {}"
    )
    office, leader = sign_in(role=OFFICE), sign_in(role=LEADER)
    assert told(office) == cut.format(3, "Mở trang niêm yết")
    assert told(leader) == cut.format(3, "Ghi ý kiến")
    assert links(leader) == [("Ghi ý kiến", f"/ho-so/niem-yet/{second.pk}/y-kien/")]
    by = make.user(role=LEADER)
    Posting.objects.filter(pk=second.pk).update(counts_word="Đủ", counts_by=by, counts_at=NOW)
    assert links(leader) == [("Ghi ý kiến", f"/ho-so/niem-yet/{first.pk}/y-kien/")]
    assert told(leader) == cut.format(2, "Ghi ý kiến")
    Posting.objects.update(counts_word="Đủ", counts_by=by, counts_at=NOW)
    assert told(office) is None


def test_where_the_plan_posts_nobody_nothing_is_said(sign_in):
    verified(1)
    leader = sign_in(role=LEADER)
    assert told(leader) is None
    assert "niêm yết" not in words(main(leader))
