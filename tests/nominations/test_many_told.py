"""The page of results of many: what it opens and whom it names where one is kept from it."""

from dataclasses import dataclass

import pytest
from django.test import Client

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import related
from tests.nominations.test_results_kept import HEAD, MEET
from tests.pages import Page

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


def test_what_was_returned_says_the_reason_and_the_day_that_were_sent(desk_of_many):
    """The page of results showed neither."""
    one, two = desk_of_many.dossiers
    asked = {"viec": "return", "dong-y": "1", "chon": [one.code, two.code]}
    notes = {"note": "Thiếu ảnh.", f"note_{two.code}": "Thiếu tên."}

    page = desk_of_many.client.post("/ho-so/nhieu/", asked | notes, follow=True)

    said = {
        row.attrs["id"]: " ".join(row.all("td")[0].words().split())
        for row in Page(page.content.decode()).all("tr") if "id" in row.attrs
    }  # fmt: skip
    day = "Bổ sung, gửi lại được đến hết ngày 19/8/2025."
    again = "Đổi ý kiến, hạn bổ sung"
    done, first, second = "Xong không tự hoàn tác được", one.full_name, two.full_name
    assert said == {
        one.code: f"{done} Nội dung cần bổ sung: Thiếu ảnh. {day} {again}: {first}",
        two.code: f"{done} Nội dung cần bổ sung: Thiếu tên. {day} {again}: {second}",
    }
    links = [a.attrs["href"] for a in Page(page.content.decode()).all("a") if again in a.words()]
    assert sorted(links) == sorted(
        f"/ho-so/{code}/viec/return_again/" for code in (one.code, two.code)
    )


def test_what_was_verified_says_no_reason(desk_of_many):
    one, _ = desk_of_many.dossiers
    asked = {"viec": "verify", "dong-y": "1", "chon": [one.code], "note": "Thừa"}

    page = desk_of_many.client.post("/ho-so/nhieu/", asked, follow=True)

    assert "Nội dung cần bổ sung" not in page.content.decode()


def test_a_result_of_a_meeting_says_which_meeting(sign_in):
    one = make.nomination(state="verified")
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=make.unit(name="VP", kind="office")))

    page = leader.post(MEET, HEAD | {"chon": one.code, f"{one.code}-agree": "14"}, follow=True)

    said = "Cuộc họp ngày 15/8/2025, Đỗ Quang Minh chủ trì, có mặt 14 trên 15 người được mời"
    assert f"1 hồ sơ: 1 duyệt. {said}" in " ".join(text_of(page).split())


@dataclass(frozen=True)
class Desk:
    client: Client
    dossiers: list[Nomination]


@pytest.fixture
def desk_of_many(sign_in):
    rows = [
        make.nomination(state="submitted", full_name=name, integrity="clear", awards="")
        for name in ("An Thị Một", "Bùi Thị Hai")
    ]
    return Desk(client=sign_in(role=Role.CULTURE_OFFICE), dossiers=rows)


def test_opened_without_a_choice_the_page_offers_the_list(sign_in):
    one = make.nomination(state="submitted", full_name="An Thị Một")
    desk = sign_in(role=Role.CULTURE_OFFICE)

    def offers(page):
        links = Page(page.content.decode()).all("a")
        return [link.attrs["href"] for link in links if link.words() == "chọn trong danh sách"]

    bare = [desk.get(f"{URL}?viec=verify"), desk.get(f"{URL}ket-qua/")]
    chosen = [
        desk.post(there, {"viec": "verify", "chon": [one.code]}, follow=True)
        for there in (URL, f"{URL}ket-qua/")
    ]

    assert [len(offers(page)) for page in (*bare, *chosen)] == [1, 1, 0, 0]
    assert all(link.startswith("/ho-so/?") or link == "/ho-so/" for link in offers(bare[0]))


def test_what_became_leads_to_the_pair_that_is_to_be_answered_first(sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    other = make.nomination(
        state="verified", full_name="Vũ Thị Thớm", unit=make.unit(name="Thôn Hai")
    )
    plain = make.nomination(state="submitted", full_name="An Thị Một", integrity="unchecked")
    asked = {"viec": "verify", "dong-y": "1", "chon": [one.code, plain.code]}

    page = sign_in(role=Role.CULTURE_OFFICE).post(URL, asked, follow=True)

    links = [link for link in Page(page.content.decode()).all("a")
             if link.words() == "So hai hồ sơ"]  # fmt: skip
    assert [link.attrs["href"].partition("?")[0] for link in links] == [
        f"/ho-so/{one.code}/so-voi/{other.code}/"
    ]
