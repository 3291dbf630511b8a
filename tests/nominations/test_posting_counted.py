"""The office's page of a posting that ended early says what the leadership made of it."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Posting
from tests import make
from tests.kept import consent_of, cut_short, plan_posts, posting

pytestmark = pytest.mark.django_db


def told(client) -> tuple[str, str | None]:
    page = BeautifulSoup(client.get("/ho-so/niem-yet/").content, "html.parser").main
    part = page.find(id="duoc-tinh")
    return page.h2.get_text(), part and " ".join(part.get_text().split())


def test_it_says_that_they_count_and_by_whose_word(sign_in):
    plan_posts(5)
    office = sign_in(role=Role.CULTURE_OFFICE)
    assert told(office) == ("Chưa niêm yết", None)

    cut_short(make.nomination(state="verified"))
    assert told(office) == ("Đợt niêm yết đã kết thúc", None)

    leader = make.user(role=Role.LEADERSHIP)
    Posting.objects.update(counts_word="Bà con đều biết.", counts_by=leader, counts_at=make.AT)
    assert told(office) == (
        "Đợt niêm yết đã kết thúc",
        "Lãnh đạo xã cho tính là đã niêm yết, 08:00 ngày 16/8/2025: Bà con đều biết.",
    )


@pytest.mark.parametrize("made", [True, False])
def test_a_list_on_the_wall_is_wrong_only_where_one_was_made(sign_in, made):
    plan_posts(5)
    one = make.nomination(state="verified", full_name="Vũ Thị An")
    posting(one)
    consent_of(one, agrees=False)
    if made:
        make.paper(kind="posting", format="pdf")

    answer = sign_in(role=Role.CULTURE_OFFICE).post(
        "/ho-so/niem-yet/go-ten/", {"ho-so": one.code}, follow=True
    )

    said = answer.content.decode()
    assert "Đã gỡ tên Vũ Thị An khỏi trang công khai." in said
    assert ("Danh sách đã dán không còn đúng." in said) == made


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("refuses", [True, False])
def test_the_meeting_s_page_leads_to_its_own_head(sign_in, number, refuses):
    """It told a leader who read it to write a word “ở trang “Họp xét duyệt””."""
    plan_posts(5)
    found = [make.nomination(state="verified") for _ in range(number)]
    for one in found if refuses else ():
        consent_of(one, agrees=False)
    if not refuses:
        cut_short(*found)

    answer = sign_in(role=Role.LEADERSHIP).get("/ho-so/hop-xet-duyet/")

    page = BeautifulSoup(answer.content, "html.parser").main
    said = " ".join(page.get_text(" ").split())
    assert "lãnh đạo xã ghi ý kiến ở đầu trang này." in said
    assert "ghi ý kiến ở trang “Họp xét duyệt”" not in said
    assert page.find(id="khong-niem-yet" if refuses else "niem-yet-som") is not None
