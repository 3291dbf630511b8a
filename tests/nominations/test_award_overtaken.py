"""Previous awards where two tabs, a closed box or a full list meet: told, nothing typed lost."""

import pytest

from nominations.models import Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_asked_for import CLOSED
from tests.nominations.test_award_pages import add, at, draft, listed, page_of, text
from tests.pages import seen

pytestmark = pytest.mark.django_db
__all__ = ["draft"]  # a fixture


def plain(answer):
    return " ".join(text_of(answer).split())


def remove(village, one, place, said):
    return village.post(at(one, "bo/"), {"dong": place, "noi-dung": said}, follow=True)


def test_a_number_typed_as_people_say_it_keeps_number_and_year(village, draft):
    add(village, draft, "Giấy khen của UBND xã", "2023", number="Số 12 /QĐ-UBND")
    assert text(draft) == "Giấy khen của UBND xã (số 12/QĐ-UBND, 2023)"
    page = at(draft, "?sua=1")
    form = village.get(page).context["form"]
    boxes = {name: form[name].value() for name in ("form", "level", "number", "year")}
    assert boxes == {"form": "Giấy khen của UBND xã", "level": "commune",
                     "number": "12/QĐ-UBND", "year": 2023}  # fmt: skip
    assert village.post(page, seen(village, page) | boxes | {"number": "13/QĐ"}).status_code == 302
    assert text(draft) == "Giấy khen của UBND xã (số 13/QĐ, 2023)"


def test_who_mends_a_row_that_another_tab_shortened_away_sees_both_and_may_add_it(village, draft):
    add(village, draft, "Giấy khen A", "2020")
    add(village, draft, "Giấy khen B", "2021")
    sent = seen(village, at(draft, "?sua=2")) | {"form": "Giấy khen C"}
    remove(village, draft, 1, "Giấy khen A (2020)")

    told = village.post(at(draft, "?sua=2"), sent)
    assert told.status_code == 409
    assert told.context["form"]["form"].value() == "Giấy khen C"
    assert "bản vừa lưu: <b>để trống</b>" in text_of(told)
    assert text(draft) == "Giấy khen B (2021)"
    again = sent | {"seen": told.context["form"]["seen"].value()}
    for _ in "12":  # the second: the same press, come twice
        assert village.post(at(draft, "?sua=2"), again).status_code == 302
        assert text(draft) == "Giấy khen B (2021)\nGiấy khen C"


def test_an_award_that_stands_already_is_told_to_stand(village, draft):
    assert "Đã lưu khen thưởng." in plain(add(village, draft, "Huy hiệu"))
    told = plain(add(village, draft, "Huy hiệu"))
    assert "Khen thưởng này đã có trong danh sách" in told
    assert "Đã lưu khen thưởng." not in told


def test_lines_of_a_numbered_list_are_taken_away_one_by_one(village, draft):
    Nomination.objects.filter(pk=draft.pk).update(awards="1) Giấy khen A\r\n2) Bằng khen B")
    assert listed(page_of(village, draft))[0] == ["1) Giấy khen A", "2) Bằng khen B"]
    remove(village, draft, 1, "1) Giấy khen A")
    assert text(draft) == "2) Bằng khen B"


def test_what_is_not_taken_away_is_said_but_for_the_same_press_come_twice(village, draft):
    add(village, draft, "Một")
    add(village, draft, "Hai")
    told = plain(remove(village, draft, 1, "Khác"))
    assert "Khen thưởng này vừa được sửa hoặc bỏ. Hãy xem lại danh sách." in told
    assert "Đã bỏ: Khác" not in told
    for _ in "12":
        told = plain(remove(village, draft, 2, "Hai"))
        assert "Đã bỏ: Hai. Lấy lại được ở cuối trang." in told
        assert "Hãy xem lại danh sách" not in told
    for place, said in ((2, "Khác"), (3, "Hai")):
        assert "Hãy xem lại danh sách" in plain(remove(village, draft, place, said))
    assert text(draft) == "Một"


def test_of_more_than_twenty_one_is_taken_away_and_back(village, draft):
    every = [f"Giấy khen {number}" for number in range(25)]
    Nomination.objects.filter(pk=draft.pk).update(awards=";".join(every))
    remove(village, draft, 1, every[0])
    assert text(draft).split("\n") == every[1:]
    assert "Đã lấy lại" in plain(village.post(at(draft, "lay-lai/"), follow=True))
    assert text(draft).split("\n") == every
    assert village.post(at(draft), {"form": "Một nữa"}).status_code == 422


def test_what_no_longer_fits_is_not_promised_back(village, draft):
    add(village, draft, "Huy hiệu")
    add(village, draft, "Khác")
    remove(village, draft, 2, "Khác")
    for length, is_offered in ((995, True), (996, False)):  # of 1.000, a line break between
        Nomination.objects.filter(pk=draft.pk).update(awards="x" * length)
        page = page_of(village, draft)
        assert bool(page.find("form", action=at(draft, "lay-lai/"))) is is_offered
        assert ("Hãy viết ngắn lại rồi lấy lại" in page.text) is not is_offered
    village.post(at(draft, "lay-lai/"))
    assert text(draft) == "x" * 996


def test_the_page_of_awards_nobody_asked_for_only_shows_them(village, back):
    page = page_of(village, back)
    assert listed(page) == [[back.awards]]
    assert CLOSED in " ".join(page.main.text.split())
    assert not page.main.find(["form", "input", "button"])
    assert not [one for one in page.main("a") if "sua=" in one["href"]]
    told = village.post(at(back), {"form": "Huy hiệu"})
    assert (told.status_code, told.context["form"]["form"].value()) == (422, "Huy hiệu")
    assert CLOSED in plain(told)
    assert 'value="Huy hiệu"' in text_of(told)
    assert CLOSED in plain(remove(village, back, 1, back.awards))
    assert text(back) == back.awards


def test_the_page_of_awards_that_were_asked_for_is_open(village, back):
    Nomination.objects.filter(pk=back.pk).update(asked_for="awards")
    assert make.fresh(back).asked == ("awards",)
    assert page_of(village, back).find("input", {"name": "form"})
    add(village, back, "Huy hiệu")
    assert text(back).endswith("Huy hiệu")
