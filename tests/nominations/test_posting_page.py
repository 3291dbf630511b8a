"""The office's page of the public posting, and what the leadership's meeting is told of it."""

import re

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Posted
from tests import make
from tests.kept import objection, plan_posts, posting
from tests.nominations.test_posted_pages import OURS, read, text, verified

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


def test_the_office_puts_them_up_and_ends_it(sign_in):
    plan_posts(5)
    one = verified()
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert "Kế hoạch đặt 5 ngày niêm yết" in text(read(OURS, client))
    assert "Mở niêm yết các hồ sơ đã chọn" in text(read(OURS, client))
    assert "Chưa chọn hồ sơ nào để niêm yết." in text(client.post(OURS, follow=True))
    told = text(client.post(OURS, {"chon": [one.code]}, follow=True))
    assert "Đã niêm yết 1 hồ sơ." in told
    assert "Đang niêm yết 1 hồ sơ" in told
    assert "http://testserver/niem-yet/11086/" in told
    assert "Nguyễn Thị Sáu , Thôn Mỗ Đoạn – đến hết ngày 21/8/2025" in told
    assert "Không có hồ sơ đã thẩm định nào chờ niêm yết" in told
    assert "Không có hồ sơ đã thẩm định nào" in text(client.post(OURS, follow=True))

    refused = client.post(f"{OURS}ket-thuc/", {"reason": ""})
    assert refused.status_code == 422
    assert "Hãy ghi lý do kết thúc niêm yết sớm." in text(refused)
    ended = text(client.post(f"{OURS}ket-thuc/", {"reason": "Hội nghị sớm"}, follow=True))
    assert "Trang công khai không còn danh sách." in ended
    assert "kết thúc sớm 08:00 ngày 16/8/2025: Hội nghị sớm." in ended
    assert "Đợt niêm yết kết thúc sớm lúc 08:00 ngày 16/8/2025." in text(read())
    late = client.post(f"{OURS}ket-thuc/", {"reason": "Lần nữa"})
    assert late.status_code == 422
    assert 'value="Lần nữa"' in late.content.decode()


def test_where_the_plan_posts_nobody_there_is_no_page(sign_in):
    make.conference()
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert read(OURS, client).status_code == 404
    assert client.post(OURS).status_code == 404
    assert client.post(f"{OURS}ket-thuc/", {"reason": "Sớm"}).status_code == 404
    assert "Niêm yết công khai" not in text(read("/ho-so/", client))

    plan_posts(5)
    assert "Niêm yết công khai" in text(read("/ho-so/", client))
    assert "Niêm yết công khai" not in text(read("/ho-so/", sign_in(role=Role.LEADERSHIP)))


def test_the_meetings_page_says_what_keeps_them(sign_in):
    plan_posts(5)
    verified()

    shown = text(read("/ho-so/hop-xet-duyet/", sign_in(role=Role.LEADERSHIP)))

    assert "Hồ sơ chưa được niêm yết công khai." in shown


MEETS = "/ho-so/hop-xet-duyet/"
STILL = "Hồ sơ đang được niêm yết công khai đến hết ngày 21/8/2025. Hãy chờ hết thời gian ấy."
NEVER = "Hồ sơ chưa được niêm yết công khai. Hãy chờ Phòng Văn hóa - Xã hội niêm yết đủ thời gian."


def meeting(client):
    """The page's sentences above its rows, and what each row says of why it is not decided on."""
    page = BeautifulSoup(client.get(MEETS).content, "html.parser")
    above = {
        p["id"]: " ".join(p.get_text().split()) for p in page("p", id=re.compile(r"^niem-yet-\d"))
    }
    rows = {}
    for row in page.select("tbody tr"):
        marks = [one for one in row("span", "small") if "Chưa xét được" in one.get_text()]
        told = [" ".join(one.get_text().split()) for one in marks]
        rows[row.th.a.get_text()] = (told, [a["href"] for one in marks for a in one("a")])
    return above, rows


def one_to_decide_on() -> str:
    """Without one the page says nothing of each page's rows: `test_none_open`."""
    one = make.nomination(state="verified", full_name="Vũ Thị Xuân")
    made = posting(one, opened_by=make.user(role=Role.CULTURE_OFFICE))
    Posted.objects.filter(posting=made).update(until_at=make.AT)
    return one.full_name


def test_what_keeps_many_of_a_meeting_is_said_once_above_them(sign_in):
    """Twenty rows said the same two sentences each, and nobody read what was theirs alone."""
    plan_posts(5)
    names = "Lê Văn An", "Lê Văn Bình", "Lê Văn Cảnh", "Lê Văn Dũng", "Lê Văn Êm"
    ones = [make.nomination(state="verified", full_name=name) for name in names]
    posting(*ones[:2])
    free = one_to_decide_on()
    leader = sign_in(role=Role.LEADERSHIP)

    above, rows = meeting(leader)

    assert above == {
        "niem-yet-1": f"2 hồ sơ ở trang này chưa xét được. {STILL}",
        "niem-yet-2": f"3 hồ sơ ở trang này chưa xét được. {NEVER}",
    }
    mark = ["Chưa xét được vì niêm yết"]
    assert rows == {
        name: (mark, ["#niem-yet-1" if place < 2 else "#niem-yet-2"])
        for place, name in enumerate(names)
    } | {free: ([], [])}


def test_what_keeps_one_alone_stands_in_its_row(sign_in):
    plan_posts(5)
    posting(make.nomination(state="verified", full_name="Lê Văn An"))
    make.nomination(state="verified", full_name="Lê Văn Bình")

    above, rows = meeting(sign_in(role=Role.LEADERSHIP))

    assert above == {}
    assert rows == {
        "Lê Văn An": ([f"Chưa xét được {STILL}"], []),
        "Lê Văn Bình": ([f"Chưa xét được {NEVER}"], []),
    }


def test_what_is_no_matter_of_posting_stays_with_each(sign_in):
    """An objection is of somebody: where it is answered is said beside their name."""
    plan_posts(5)
    ones = [make.nomination(state="verified", full_name=f"Lê Văn {x}") for x in ("An", "Bình")]
    run = posting(*ones)
    for one in ones:
        objection(one, of=run)
    free = one_to_decide_on()

    above, rows = meeting(sign_in(role=Role.LEADERSHIP))

    assert rows.pop(free) == ([], [])

    assert above == {"niem-yet-1": f"2 hồ sơ ở trang này chưa xét được. {STILL}"}
    assert [len(told) for told, _ in rows.values()] == [2, 2]
    assert all("1 ý kiến phản ánh chưa trả lời" in told[1] for told, _ in rows.values())
