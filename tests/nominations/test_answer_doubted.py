"""Of many dossiers nothing is cleared that one of them itself speaks against; the page shows it."""

import pytest

from accounts.enums import Role
from nominations.actions import answering, checklist
from nominations.models import Finding
from tests import make
from tests.nominations.phone import text_of

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/ket-qua/"
ONCE = "Không khen một thành tích nhiều lần"
AWARD = "hồ sơ nêu khen thưởng “Giấy khen của Chủ tịch UBND huyện năm 2023”"
YEARS = "hồ sơ nêu năm 2011, 2013, ngoài giai đoạn 2020-2025"
PERIOD = "Thời gian lập thành tích"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def found():
    rows = Finding.objects.order_by("nomination_id", "item")
    return list(rows.values_list("nomination__full_name", "item", "found"))


def test_what_a_dossier_itself_speaks_against_is_never_cleared_among_many(office):
    """An award it names may be for these very deeds, a year may be none of the plan's."""
    first = make.nomination(state="submitted", full_name="An Thị Một", awards="")
    awarded = make.nomination(
        state="submitted", full_name="Giang", awards="Giấy khen của Chủ tịch UBND huyện năm 2023"
    )
    old = make.nomination(
        state="submitted", full_name="Hà", awards="", achievement="Năm 2011, 2013 làm thủy lợi."
    )
    both = {"once", "period"}

    outcomes = answering.answer_many(
        [make.fresh(first), make.fresh(awarded), make.fresh(old)], both, by=office, at=make.AT
    )

    assert [(one.full_name, one.written, one.doubted) for one in outcomes] == [
        ("An Thị Một", (ONCE, PERIOD), ()),
        ("Giang", (PERIOD,), ((ONCE, AWARD),)),
        ("Hà", (ONCE,), ((PERIOD, YEARS),)),
    ]
    assert found() == [
        ("An Thị Một", "once", "clear"), ("An Thị Một", "period", "clear"),
        ("Giang", "period", "clear"), ("Hà", "once", "clear"),
    ]  # fmt: skip


def test_what_was_answered_at_the_dossier_itself_is_doubted_no_more(office, sign_in):
    awarded = make.nomination(state="submitted", full_name="Giang")
    checklist.note_findings(
        make.fresh(awarded), boxes={"found_once": "clear"}, by=office, at=make.AT
    )

    (outcome,) = answering.answer_many([make.fresh(awarded)], {"once"}, by=office, at=make.AT)
    (row,) = sign_in(office).get(URL).context["rows"]

    assert (outcome.written, outcome.left, outcome.doubted, row.doubts) == ((), (), (), ())


def test_each_row_shows_what_there_is_to_judge_it_by(office, sign_in):
    """Marks of the list, votes, deeds, awards, and what is not written here with the way there."""
    one = make.nomination(
        state="submitted", full_name="Giang", achievement="Năm 2013 làm thủy lợi.",
        awards="Bằng khen năm 2022",
    )  # fmt: skip
    client = sign_in(office)

    page = client.get(URL)
    (row,) = page.context["rows"]
    done = client.post(URL, {"chon": [one.code], "dong-y": "1", "muc": ["once"]}, follow=True)

    assert row.row.tags == ["Ngoài giai đoạn"]
    assert [(item.key, why) for item, why in row.doubts] == [
        ("once", "hồ sơ nêu khen thưởng “Bằng khen năm 2022”"),
        ("period", "hồ sơ nêu năm 2013, ngoài giai đoạn 2020-2025"),
    ]
    told = text_of(page)
    for words in (
        "Ngoài giai đoạn", f"{row.row.review.agree}/{row.row.review.meeting.present}",
        "Năm 2013 làm thủy lợi.", "<b>Đã khen:</b> <p class=\"mb-0\">Bằng khen năm 2022</p>",
        "Chính thành tích này đã được khen thưởng lần nào chưa?",
        "Không khen một thành tích nhiều lần: chưa được khen",
    ):  # fmt: skip
        assert words in told
    assert f'href="/ho-so/{one.code}/danh-muc/' in page.content.decode()
    assert (
        f"<b>Chưa kiểm tra, không bắt buộc:</b> {ONCE}; hồ sơ nêu khen thưởng “Bằng khen năm 2022”"
        in text_of(done)
    )
    assert found() == []
