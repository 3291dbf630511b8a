"""Where it is told that one who refuses to be named publicly waits for a word, or has it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.facts import to_decide
from nominations.workflow.apart import ANOTHER
from reports.figures.meeting import meeting
from tests import make
from tests.kept import consent_of
from tests.nominations.test_posting import conference
from tests.nominations.test_unposted import AT, WORD, _at, leader, office, refusing, say, there

pytestmark = [pytest.mark.django_db, pytest.mark.both]
__all__ = ["_at", "leader", "office"]  # fixtures


def words(part) -> str:
    return " ".join(part.get_text(" ").split())


def page(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def test_the_meeting_leads_to_it_and_tells_it_afterwards(leader, office, sign_in):
    one, other = refusing(), refusing("Vũ Thị Bình")
    client = sign_in(leader)
    note = page(client, "/ho-so/hop-xet-duyet/").find(id="khong-niem-yet")
    assert [a["href"] for a in note("a")] == [there(one), there(other)]
    assert f"Vũ Thị An, {one.unit.name} – Ghi ý kiến về Vũ Thị An" in words(note)
    form = page(client, there(one))
    assert form.find("input", {"name": "word"})
    assert client.post(there(one), {"word": " "}).status_code == 422
    assert sign_in(office).get(there(one)).status_code == 403
    assert client.post(there(one), {"word": WORD}).status_code == 302

    note = page(client, "/ho-so/hop-xet-duyet/").find(id="khong-niem-yet")
    assert [a["href"] for a in note("a")] == [there(other)]
    assert f"Vũ Thị An, {one.unit.name}: Lãnh đạo xã cho duyệt không niêm yết: {WORD}" in words(
        note
    )
    after = page(client, there(one))
    assert f"Lãnh đạo xã cho duyệt không niêm yết: {WORD} Đỗ Quang Minh, 08:00" in words(after)
    assert after.find("input", {"name": "word"}) is None
    assert client.post(there(one), {"word": WORD}).status_code == 422


def test_the_page_says_before_that_another_has_to(leader, sign_in):
    make.user(role=Role.LEADERSHIP)
    one = refusing()
    make.interest(one, user=leader)
    form = page(sign_in(leader), there(one))
    assert ANOTHER in words(form.find(id="apart"))
    assert form.find("input", {"name": "word"}) is None


def test_twenty_are_named_and_how_many_more(leader, sign_in, monkeypatch):
    monkeypatch.setattr("nominations.web.cut_short.NAMED", 2)
    for name in ("An", "Bình", "Cúc"):
        refusing(f"Vũ Thị {name}")
    note = page(sign_in(leader), "/ho-so/hop-xet-duyet/").find(id="khong-niem-yet")
    assert len(note("a")) == 2
    assert "Còn 1 hồ sơ nữa, hiện sau khi ghi ý kiến các hồ sơ này." in words(note)


def test_the_meetings_paper_tells_the_word_and_is_old_without_it(leader):
    one = refusing()
    refusing("Vũ Thị Bình")
    said = (
        "Cần xem: duyệt không niêm yết vì người được giới thiệu không đồng ý công khai. Ý kiến "
        f"lãnh đạo: {WORD}"
    )
    before = meeting(conference(), AT)
    say(one, leader)

    first, second = to_decide(conference())
    assert (first.row.code, first.stops) == (one.code, ())
    assert "Không niêm yết, lãnh đạo đồng ý" in first.marks
    assert "Không niêm yết, lãnh đạo đồng ý" not in second.marks
    paper = meeting(conference(), AT)
    assert [said in section.paragraphs for section in paper.sections] == [True, False]
    assert [said in section.paragraphs for section in before.sections] == [False, False]
    consent_of(one, at=AT + timedelta(hours=1))
    assert to_decide(conference())[0].marks == second.marks


def test_first_pages_say_who_waits_and_nobody_waits_by_the_word(leader, office, sign_in):
    one, _ = refusing(), refusing("Vũ Thị Bình")
    both = sign_in(leader), sign_in(office)
    told = (
        "{} hồ sơ chưa niêm yết vì không đồng ý công khai, chờ Phòng Văn hóa - Xã hội quyết định "
        "hoặc ý kiến lãnh đạo xã."
    )
    parts = [page(client, "/").find(id="niem-yet") for client in both]
    assert [told.format(2) in words(part) for part in parts] == [True, True]
    assert [[a["href"] for a in part("a")] for part in parts] == [
        ["/ho-so/hop-xet-duyet/#khong-niem-yet"], ["/ho-so/niem-yet/#khong-dong-y"],
    ]  # fmt: skip
    assert "2 chưa niêm yết xong" in words(page(both[0], "/"))
    say(one, leader)
    assert told.format(1) in words(page(both[0], "/").find(id="niem-yet"))
    assert "1 chưa niêm yết xong" in words(page(both[0], "/"))


def test_a_unit_reads_that_it_was_given_and_not_why(leader, sign_in):
    one = refusing()
    say(one, leader)
    told = words(page(sign_in(make.user(unit=one.unit)), f"/ho-so/{one.code}/"))
    assert "Lãnh đạo cho duyệt không niêm yết" in told
    assert WORD not in told
    told = words(page(sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/{one.code}/"))
    assert WORD in told
