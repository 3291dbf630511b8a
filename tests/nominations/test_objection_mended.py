"""What stands of an answer is what one corrects: nobody writes it anew to change a word."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from tests import make
from tests.kept import objection, plan_posts, posting, said_of
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
