"""What stands of an answer is what one corrects: nobody writes it anew to change a word."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from tests import make
from tests.kept import cut_short, objection, plan_posts, posting, said_of
from tests.nominations.objecting import candidate
from tests.nominations.test_posted_pages import read

pytestmark = pytest.mark.django_db
ANSWERED = {"conclusion": "partly", "reason": "Đã hỏi thôn,\nđã xem sổ."}


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


def page_of(client, there: str):
    return BeautifulSoup(read(there, client).content, "html.parser").main


def test_the_answer_that_stands_fills_its_boxes_folded(sign_in):
    it, office = objection(candidate()), sign_in(role=Role.CULTURE_OFFICE)
    there = f"/ho-so/phan-anh/{it.pk}/"

    fresh = page_of(office, there).form
    assert fresh.details is None
    assert fresh.find("input", checked=True) is None

    said_of(it, reason="Chưa xem kỹ.")
    last = said_of(it, **ANSWERED)
    form = page_of(office, there).form
    typed = {
        "conclusion": form.find("input", checked=True)["value"],
        "reason": form.textarea.string.strip(),
    }
    assert (typed, form.find("input", {"name": "last"})["value"]) == (ANSWERED, str(last.pk))
    assert form.summary.get_text() == "Sửa trả lời"
    assert form.textarea.find_parent("details")
    assert not form.details.has_attr("open")

    wrong = office.post(there, {"conclusion": "founded", "reason": "", "last": last.pk})
    assert wrong.status_code == 422
    assert BeautifulSoup(wrong.content, "html.parser").main.form.details.has_attr("open")


def test_what_keeps_from_approving_stands_one_by_one(sign_in):
    plan_posts(5)
    one = make.nomination(state="verified")
    objection(one, of=posting(one))

    closed = page_of(sign_in(role=Role.LEADERSHIP), f"/ho-so/{one.code}/").find(id="dong")

    told = [row.get_text() for row in closed("li")]
    assert len(told) == 2
    assert "niêm yết công khai đến hết ngày" in told[0]
    assert "1 ý kiến phản ánh chưa trả lời" in told[1]


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_what_the_list_was_asked_for_stands_in_its_rows(sign_in):
    plan_posts(5)
    one = make.nomination(state="verified")
    objection(one)
    leader, unit = sign_in(role=Role.LEADERSHIP), sign_in(make.user(unit=one.unit))
    asked, sign = "/ho-so/?can-xem=objections", "Ý kiến phản ánh chưa trả lời"

    assert [sign in words(row) for row in page_of(leader, asked).select("tbody tr")] == [True]
    assert sign not in words(page_of(leader, "/ho-so/").tbody)
    assert sign not in words(page_of(unit, asked).tbody)


def test_ending_early_asks_of_how_many_and_says_who_has_the_word(sign_in):
    objection(of=cut_short())  # of another posting
    one = candidate()
    plan_run = one.posted.get().posting
    objection(one, of=plan_run)
    said_of(objection(one, of=plan_run))
    office, here = sign_in(role=Role.CULTURE_OFFICE), "/ho-so/niem-yet/"

    before = page_of(office, here)
    assert before.find("button", string=lambda text: text and "Kết thúc" in text) is None
    assert before.find("a", href=f"{here}ket-thuc/")
    asks = page_of(office, f"{here}ket-thuc/")
    whole = BeautifulSoup(read(f"{here}ket-thuc/", office).content, "html.parser")
    assert words(whole.h1) == "Kết thúc niêm yết 1 hồ sơ?"
    assert "Còn 1 ý kiến phản ánh của đợt này chưa trả lời." in words(asks.find(id="chua-tra-loi"))
    assert one.posted.get().posting.ended_at is None

    office.post(f"{here}ket-thuc/", {"reason": "Hội nghị sớm"})
    told = words(page_of(office, here).find(id="cho-y-kien"))
    assert told.startswith("1 hồ sơ chưa niêm yết đủ thời gian, nay chờ lãnh đạo xã.")
    assert office.get(f"{here}ket-thuc/").url == here

    leader = sign_in(role=Role.LEADERSHIP)
    word = page_of(leader, f"{here}{plan_run.pk}/y-kien/")
    assert [(a.text, a["href"]) for a in word.find(id="ten")("a")] == [
        (one.full_name, f"/ho-so/{one.code}/")
    ]
    assert "Còn 1 ý kiến phản ánh của đợt này" in words(word.find(id="chua-tra-loi"))


def test_what_came_back_leads_to_its_parts_and_to_the_office(sign_in):
    back = make.nomination(state="returned", reply="Thiếu trang biên bản.")
    village = sign_in(make.user(unit=back.unit))
    page = page_of(village, f"/ho-so/{back.code}/gui/")
    note = next(one for one in page.select(".note-warn") if "Thiếu trang" in one.get_text())
    assert [(words(a), a["href"]) for a in note("a")] == [
        ("Mở các phần của hồ sơ để sửa", f"/ho-so/{back.code}/tiep/"),
        ("Trả lời Phòng", f"/ho-so/{back.code}/trao-doi/"),
    ]
