"""Where nobody may be decided on, the meeting's page says what is missing instead of its boxes."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Posted
from tests import make
from tests.kept import consent_of, cut_short, objection, plan_posts, posting, said_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
URL = "/ho-so/hop-xet-duyet/"
NOT_POSTED = (
    "Hồ sơ chưa được niêm yết công khai. Hãy chờ Phòng Văn hóa - Xã hội niêm yết đủ thời gian."
)
OBJECTED = (
    "Còn ý kiến phản ánh chưa trả lời, về hồ sơ hoặc về danh sách. Hãy chờ Phòng Văn hóa - Xã hội "
    "trả lời ở mục “Ý kiến phản ánh”. Xem các hồ sơ ấy"
)
DOUBLED = (
    "Có thể trùng người với hồ sơ khác, chưa có kết luận. Hãy chờ Phòng Văn hóa - Xã hội bấm “So "
    "hai hồ sơ” rồi trả lời."
)


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    plan_posts(5)


@pytest.fixture
def leader(sign_in):
    return sign_in(role=Role.LEADERSHIP)


def verified(number: int = 1, **fields):
    return [make.nomination(state="verified", **fields) for _ in range(number)]


def served(*dossiers):
    """They stood for their whole time."""
    made = posting(*dossiers)
    Posted.objects.filter(posting=made).update(until_at=make.AT)
    return made


def page(client, url=URL):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def said(part) -> str:
    return " ".join(part.get_text(" ").split())


def missing(shown) -> list[str]:
    return [said(line) for line in shown.find(id="chua-xet-duoc")("li")]


def asks(shown) -> tuple[bool, bool, bool, list[str]]:
    """Whether there is the meeting's head, a box to tick, the button; the columns."""
    return (
        shown.find(id="id_present") is not None,
        shown.find("input", attrs={"name": "chon"}) is not None,
        "Ghi kết quả" in said(shown),
        [said(head) for head in shown.find("thead")("th")[1:]],
    )


COLUMNS = ["Hồ sơ", "Đơn vị", "Bình xét"]
VOTES = ["Đồng ý", "Không đồng ý", "Không có ý kiến"]


@pytest.mark.parametrize(("number", "here"), [(1, 1), (3, 3), (26, 25)])
def test_nobody_is_posted_so_there_is_nothing_to_enter(leader, number, here):
    verified(number)

    shown = page(leader)

    assert missing(shown) == [f"{here} hồ sơ: {NOT_POSTED}"]
    where = " ở trang này" if number > here else ""
    assert said(shown.find(id="chua-xet-duoc").h2) == f"Chưa xét được hồ sơ nào{where}"
    assert asks(shown) == (False, False, False, COLUMNS)
    assert "Chưa nhập phiếu" not in said(shown)
    assert all(shown.find(id=a["href"][1:]) for a in shown("a", href=True) if a["href"][0] == "#")


def test_each_thing_that_is_missing_is_said_once_of_how_many(leader):
    heard, other, quiet = served(*verified(3)).rows.all()
    for about in (heard, other):
        objection(about.nomination)
        objection(about.nomination)
    one = quiet.nomination
    make.nomination(full_name=one.full_name, birth_year=one.birth_year, state="submitted")
    verified(4)

    assert missing(page(leader)) == [
        f"4 hồ sơ: {NOT_POSTED}", f"2 hồ sơ: {OBJECTED}", f"1 hồ sơ: {DOUBLED}",
    ]  # fmt: skip
    link = page(leader).find(id="chua-xet-duoc").a["href"]
    assert {row.pk for row in leader.get(link).context["page_obj"]} == {
        heard.nomination_id, other.nomination_id,
    }  # fmt: skip


def test_the_leaderships_word_is_asked_at_the_head_of_this_page(leader):
    consent_of(*verified(), agrees=False)
    cut_short(*verified())
    told = " ".join(missing(page(leader)))
    assert told.count("ghi ý kiến ở đầu trang này.") == 2
    assert "trang “Họp xét duyệt”" not in told


@pytest.mark.parametrize("last", ["here", "on the next page"])
def test_as_soon_as_one_may_be_decided_on_its_boxes_stand(leader, last):
    names = [f"Vũ Thị {first}{vowel}" for first in "BDHKLMNST" for vowel in "aou"]
    unit = make.unit()
    found = [make.nomination(state="verified", full_name=n, unit=unit) for n in sorted(names)]
    one = found[-1] if last == "on the next page" else found[0]
    it = objection(one, of=served(one))
    assert page(leader).find(id="chua-xet-duoc")
    assert page(leader, f"{URL}?trang=2").find(id="chua-xet-duoc")

    said_of(it)

    first, second = page(leader), page(leader, f"{URL}?trang=2")
    open_one, other = (first, second) if last == "here" else (second, first)
    assert open_one.find(id="chua-xet-duoc") is None
    assert asks(open_one) == (True, True, True, [*COLUMNS, *VOTES])
    assert asks(other) == (False, False, False, COLUMNS)


@pytest.mark.parametrize("ticked", [True, False])
def test_votes_that_are_typed_are_never_hidden(leader, ticked):
    """They were typed while it could be decided on; somebody objected meanwhile."""
    (one,) = verified()
    served(one)
    typed = {"chon": one.code if ticked else "", f"{one.code}-agree": "9", "sang": "1"}
    there = leader.post(URL, typed).url.partition("#")[0]
    objection(one)

    shown = page(leader, there)

    assert shown.find(id="chua-xet-duoc") is None
    assert asks(shown)[0]
    if ticked:
        assert shown.find("input", attrs={"name": f"{one.code}-agree"})["value"] == "9"
    assert page(leader).find(id="chua-xet-duoc")


def test_without_posting_nothing_changes(leader):
    plan_posts(0)
    verified()
    shown = page(leader)
    assert shown.find(id="chua-xet-duoc") is None
    assert asks(shown)[:3] == (True, True, True)
