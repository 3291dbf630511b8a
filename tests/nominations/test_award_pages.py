"""Previous awards one by one on the phone: added, mended, taken away and back, without script."""

import pytest
from bs4 import BeautifulSoup

from accounts.problems import Refused
from nominations.actions import award_rows
from nominations.awards import Award
from nominations.models import Nomination, PreviousAward
from tests import make
from tests.nominations.phone import text_of
from tests.pages import seen

pytestmark = pytest.mark.django_db
GIAY, BANG = "Giấy khen của UBND xã (số 5/QĐ-UBND, 2022)", "Bằng khen của UBND tỉnh (2023)"


@pytest.fixture
def draft(village):
    return make.nomination(unit=village.unit, awards="")


def at(draft, more=""):
    return f"/ho-so/{draft.code}/khen-thuong/{more}"


def add(village, draft, form, year="", level="", number=""):
    typed = {"form": form, "level": level, "year": year, "number": number}
    return village.post(at(draft), typed, follow=True)


def page_of(village, draft, more=""):
    return BeautifulSoup(village.get(at(draft, more)).content, "html.parser")


def listed(page):
    return [one.li and [li.span.text for li in one("li")] for one in page("ul", "files")]


def text(draft):
    return Nomination.objects.get(pk=draft.pk).awards


def test_one_after_the_other_is_added_and_told_in_one_sentence_each(village, draft):
    add(village, draft, "Giấy khen của UBND xã", "2022", number="5/QĐ-UBND")
    added = add(village, draft, "Bằng khen của UBND tỉnh", "2023", level="province")
    add(village, draft, "Lao động giỏi", level="unit")

    assert "Đã lưu khen thưởng." in text_of(added)
    assert text(draft) == f"{GIAY}\n{BANG}\nLao động giỏi (cấp cơ quan, đơn vị)"
    assert listed(page_of(village, draft))[0] == text(draft).split("\n")
    found = PreviousAward.objects.filter(nomination=draft).order_by("place")
    assert list(found.values_list("form", "level", "number", "year")) == [
        ("Giấy khen của UBND xã", "commune", "5/QĐ-UBND", 2022),
        ("Bằng khen của UBND tỉnh", "province", "", 2023),
        ("Lao động giỏi", "unit", "", None),
    ]


def test_three_boxes_are_in_view_and_the_number_is_folded(village, draft):
    page = page_of(village, draft)
    names = [box["name"] for box in page.main("form")[0]("input", type="text")]
    assert names == ["form", "year", "number"]
    assert page.find("select")["name"] == "level"
    assert page.find("input", {"name": "number"}).find_parent("details").get("open") is None
    assert len(page.datalist("option")) == 88
    add(village, draft, "Giấy khen", number="5/QĐ")
    page = page_of(village, draft, "?sua=1")
    assert page.find("input", {"name": "number"}).find_parent("details").get("open") == ""


def test_a_row_is_mended_where_it_stands(village, draft):
    add(village, draft, "Giấy khen của UBND xã", "2022", number="5/QĐ-UBND")
    add(village, draft, "Huy hiệu")
    page = page_of(village, draft, "?sua=1")
    assert page.find("input", {"name": "form"})["value"] == "Giấy khen của UBND xã"
    typed = {"form": "Bằng khen của UBND tỉnh", "year": "2023", "level": "province", "number": ""}
    seal = page.find("input", {"name": "seen"})["value"]
    answer = village.post(at(draft, "?sua=1"), typed | {"seen": seal})
    assert (answer.status_code, answer.url) == (302, at(draft))
    assert text(draft) == f"{BANG}\nHuy hiệu"
    # The same press come twice is no overtaking.
    assert village.post(at(draft, "?sua=1"), typed | {"seen": seal}).status_code == 302
    assert text(draft) == f"{BANG}\nHuy hiệu"


def test_who_mends_what_another_mended_meanwhile_sees_both(village, draft):
    add(village, draft, "Giấy khen", "2022")
    seal = seen(village, at(draft, "?sua=1"))
    Nomination.objects.filter(pk=draft.pk).update(awards="Giấy khen (2020)")
    typed = {"form": "Giấy khen", "year": "2021", "level": "", "number": ""}

    told = village.post(at(draft, "?sua=1"), typed | seal)
    assert told.status_code == 409
    assert text(draft) == "Giấy khen (2020)"
    again = typed | {"seen": told.context["form"]["seen"].value()}
    assert village.post(at(draft, "?sua=1"), again).status_code == 302
    assert text(draft) == "Giấy khen (2021)"


def test_what_was_taken_away_last_is_taken_back_to_its_place(village, draft):
    for form in ("Một", "Hai", "Ba"):
        add(village, draft, form)
    gone = {"dong": "2", "noi-dung": "Hai"}
    told = village.post(at(draft, "bo/"), gone, follow=True)
    assert "Đã bỏ: Hai. Lấy lại được ở cuối trang." in text_of(told)
    village.post(at(draft, "bo/"), gone)  # come twice: what stands there now is another
    assert text(draft) == "Một\nBa"
    assert listed(page_of(village, draft)) == [["Một", "Ba"], ["Hai"]]

    village.post(at(draft, "bo/"), {"dong": "2", "noi-dung": "Ba"})
    assert listed(page_of(village, draft)) == [["Một"], ["Ba"]]
    village.post(at(draft, "lay-lai/"))
    village.post(at(draft, "lay-lai/"))
    assert text(draft) == "Một\nBa"
    assert not PreviousAward.objects.exclude(removed_at=None).exists()


def test_a_row_taken_back_comes_where_it_stood_before_others(village, draft):
    for form in ("Một", "Hai"):
        add(village, draft, form)
    village.post(at(draft, "bo/"), {"dong": "1", "noi-dung": "Một"})
    village.post(at(draft, "lay-lai/"))
    assert text(draft) == "Một\nHai"


def test_the_same_award_added_twice_is_one(village, draft):
    for _ in "12":
        add(village, draft, "Giấy khen của UBND xã", "2022", number="5/QĐ-UBND")
    assert text(draft) == GIAY


def test_what_was_typed_as_text_stands_as_it_was_beside_a_new_row(village, draft):
    village.post(
        f"/ho-so/{draft.code}/buoc/thanh-tich/",
        seen(village, f"/ho-so/{draft.code}/buoc/thanh-tich/")
        | {"achievement": "Nuôi cá.", "awards": "Giấy khen UBND xã năm 2021; Huy hiệu",
           "khen-thuong": "1"},
    )  # fmt: skip
    add(village, draft, "Bằng khen của UBND tỉnh", "2023")
    assert text(draft) == f"Giấy khen UBND xã năm 2021\nHuy hiệu\n{BANG}"


def test_the_button_of_the_step_keeps_what_was_typed_and_leads_there(village, draft):
    url = f"/ho-so/{draft.code}/buoc/thanh-tich/"
    assert "Thêm một khen thưởng" in " ".join(text_of(village.get(url)).split())
    typed = seen(village, url) | {"achievement": "Nuôi cá.", "awards": "Huy hiệu"}
    answer = village.post(f"{url}?ve=gui", typed | {"khen-thuong": "1"})
    assert (answer.status_code, answer.url) == (302, at(draft, "?ve=gui"))
    assert Nomination.objects.get(pk=draft.pk).achievement == "Nuôi cá."
    page = page_of(village, draft, "?ve=gui")
    assert page.find("a", "back")["href"] == f"{url}?ve=gui"
    assert "Thêm, sửa từng khen thưởng" in " ".join(text_of(village.get(url)).split())
    assert 'name="khen-thuong"' not in text_of(village.get("/ho-so/viet-san/"))


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"form": ""}, "form"),
        ({"form": "x" * 301}, "form"),
        ({"form": "Giấy khen", "year": "1944"}, "year"),
        ({"form": "Giấy khen", "year": "2026"}, "year"),
        ({"form": "Giấy khen", "level": "world"}, "level"),
        ({"form": "Giấy khen", "number": "5" * 61}, "number"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(village, draft, typed, box):
    answer = village.post(at(draft), typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [box]
    assert text(draft) == ""


def test_at_most_twenty_and_a_thousand_signs(village, draft):
    Nomination.objects.filter(pk=draft.pk).update(
        awards="\n".join(f"Giấy khen {number}" for number in range(20))
    )
    refused = village.post(at(draft), {"form": "Một nữa"})
    assert refused.status_code == 422
    assert "Đã đủ 20 khen thưởng. Hãy bỏ bớt rồi thêm." in text_of(refused)
    assert page_of(village, draft).find("input", {"name": "form"}) is None
    Nomination.objects.filter(pk=draft.pk).update(awards="x" * 991)
    refused = village.post(at(draft), {"form": "Giấy khen"})
    assert "tối đa 1.000 ký tự, kể cả dấu cách" in text_of(refused)
    Nomination.objects.filter(pk=draft.pk).update(awards="x" * 990)
    assert village.post(at(draft), {"form": "Giấy khen "}).status_code == 302


def test_a_row_that_is_none_leads_back_to_the_list(village, draft):
    add(village, draft, "Huy hiệu")
    for more in ("?sua=2", "?sua=-1", "?sua=9999999999"):
        found = village.get(at(draft, more))
        assert found.status_code == (200 if more == "?sua=-1" else 302)
    with pytest.raises(Refused):
        award_rows.write_row(
            make.fresh(draft), row=Award(form="Khác"), place=2,
            by=make.user(unit=village.unit), at=make.AT,
        )  # fmt: skip


def test_a_sent_dossier_is_not_written(village, draft):
    add(village, draft, "Huy hiệu")
    Nomination.objects.filter(pk=draft.pk).update(state="submitted", submitted_at=make.AT)
    receipt = f"/ho-so/{draft.code}/bien-nhan/"
    assert village.get(at(draft)).url == village.post(at(draft), {"form": "A"}).url == receipt
    village.post(at(draft, "bo/"), {"dong": "1", "noi-dung": "Huy hiệu"})
    assert text(draft) == "Huy hiệu"


def test_what_a_returned_dossier_is_given_stands_in_its_history(village):
    sent = make.nomination(unit=village.unit, state="returned", submitted_at=make.AT, awards="A")
    add(village, sent, "Huy hiệu")
    changed = sent.changes.get()
    assert (changed.label, changed.before, changed.after) == (
        "Đã được khen thưởng", "A", "A\nHuy hiệu",
    )  # fmt: skip
