"""The page of results of many: what it opens and whom it names where one is kept from it."""

import pytest

from accounts.enums import Role
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import related

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/"
UNCHECKED = "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. {} “Ghi kết quả kiểm tra”."


@pytest.mark.parametrize("colleagues", [1, 0])
def test_a_relative_is_told_who_goes_on_and_finds_no_way_in(sign_in, colleagues):
    """As the page before said it: a sentence to press a button that is not there helps nobody."""
    office = make.user(role=Role.CULTURE_OFFICE)
    for _ in range(colleagues):
        make.user(role=Role.CULTURE_OFFICE)
    hers, free = (
        make.nomination(state="submitted", full_name=name, integrity="unchecked")
        for name in ("An Thị Một", "Bùi Thị Hai")
    )
    related(hers, office)

    answer = sign_in(office).post(
        URL, {"viec": "verify", "dong-y": "1", "chon": [hers.code, free.code]}, follow=True
    )

    told = {one.full_name: [p.text for p in one.problems] for one in answer.context["outcomes"]}
    assert told["Bùi Thị Hai"] == [UNCHECKED.format("Hãy bấm")]
    assert not any("Hãy bấm" in words for words in told["An Thị Một"])
    opened = [f"/ho-so/{one.code}/tham-dinh/" in answer.content.decode() for one in (hers, free)]
    assert opened == [False, True]


def test_before_a_return_the_page_shows_what_is_odd_and_that_it_is_final(sign_in):
    """Reasons are written from what stands there, not from memory."""
    office = make.user(role=Role.CULTURE_OFFICE)
    one = make.nomination(state="submitted", achievement="Năm 2013 làm thủy lợi.")

    page = sign_in(office).post(URL, {"viec": "return", "chon": [one.code]}, follow=True)

    (row,) = page.context["rows"]
    words = " ".join(text_of(page).split())
    assert row.looks == ("Ngoài giai đoạn",)
    assert ("Ngoài giai đoạn" in words, "Không còn gì" in words) == (True, False)
    assert "Trả lại rồi thì hồ sơ ở đơn vị, Phòng không hoàn tác được." in words


def test_a_long_text_is_read_whole_where_it_is_judged(sign_in):
    """Half of it is no ground to tick "trong giai đoạn"."""
    make.conference()
    deeds = " ".join(f"Việc thứ {n} làm năm 2022 <tốt>." for n in range(12))
    make.nomination(state="submitted", achievement=deeds)
    make.nomination(state="submitted", achievement="Ngắn.")

    page = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/nhieu/ket-qua/").content.decode()

    whole = deeds.replace("<", "&lt;").replace(">", "&gt;")
    assert (whole in page, page.count("<u>Xem hết</u>"), "<p class=\"mb-0\">Ngắn.</p>" in page) == (
        True, 1, True,
    )  # fmt: skip
