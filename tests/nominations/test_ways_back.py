"""Where a page was come to from is where it leads back; each page says whose dossier it is."""

import pytest

from nominations.models import Nomination, RemovedFile
from tests import make
from tests.nominations.phone import begin, named, post
from tests.pages import Page, seen
from tests.reading import text

pytestmark = pytest.mark.django_db


def main(response) -> str:
    return Page(text(response)).one("main").words()


@pytest.mark.parametrize(
    ("query", "back"), [("?ve=gui", "/ho-so/{}/gui/"), ("", "/ho-so/{}/buoc/ai/")]
)
def test_another_kind_leads_back_to_where_it_was_asked_for(query, back, village):
    """From the summary it led seven pages on."""
    mine = make.nomination(unit=village.unit)
    url = f"/ho-so/{mine.code}/buoc/loai/{query}"

    page = village.get(url)
    saved = village.post(url, seen(village, url) | {"kind": "household"})

    assert page.context["back_url"] == back.format(mine.code)
    assert saved.url == f"/ho-so/{mine.code}/buoc/ai/{query}"
    button = "Lưu và trở lại phần xem lại" if query else "Tiếp tục"
    assert [b.words() for b in Page(text(village.get(saved.url))).by_id["buoc"].all("button")] == [
        button,
        "Để sau, tôi làm tiếp",
        "Xem các phần của hồ sơ",
    ]


@pytest.mark.parametrize("query", ["?ve=gui", ""])
def test_taking_files_out_and_back_keeps_the_way_back(query, village):
    mine = make.nomination(unit=village.unit)
    files = f"/ho-so/{mine.code}/buoc/tep/{query}"
    forms = [form.attrs["action"] for form in Page(text(village.get(files))).all("form")]
    (out,) = [action for action in forms if "/bo/" in action]

    removed = village.post(out)
    forms = [form.attrs["action"] for form in Page(text(village.get(files))).all("form")]
    (again,) = [action for action in forms if "/lay-lai/" in action]
    restored = village.post(again)

    assert (removed.url, restored.url) == (files, files)
    assert not RemovedFile.objects.exists()


@pytest.mark.parametrize("slug", ["ai", "viec", "linh-vuc", "thanh-tich", "hop", "phieu", "tep"])
def test_every_step_says_whose_dossier_it_is(slug, village):
    mine = make.nomination(unit=village.unit, full_name="Đặng Thị Mến")

    assert f"Đặng Thị Mến · {mine.code}" in main(village.get(f"/ho-so/{mine.code}/buoc/{slug}/"))


@pytest.mark.parametrize(
    ("state", "button"), [("draft", "Gửi hồ sơ"), ("returned", "Gửi lại hồ sơ")]
)
def test_the_sentence_names_the_button_that_is_there(state, button, village):
    sent = None if state == "draft" else make.AT
    mine = make.nomination(unit=village.unit, state=state, submitted_at=sent)

    page = Page(text(village.get(f"/ho-so/{mine.code}/gui/")))

    assert f"Khi bấm “{button}”, hồ sơ được chuyển" in page.one("main").words()
    assert button in [found.words() for found in page.all("button")]


def test_the_votes_are_drawn_and_said_out_of_those_present(village):
    """60 of 92 was drawn as 80 %: of the votes counted so far."""
    mine = make.nomination(unit=village.unit)
    mine.ballots.update(agree=21, disagree=7, abstain=0)  # of 42 present

    page = Page(text(village.get(f"/ho-so/{mine.code}/gui/")))

    drawn = [one.attrs["width"] for one in page.all("rect") if one.attrs["class"] == "bar-value"]
    assert drawn == ["50.00%"]
    assert "21 trên 42 người có mặt đồng ý" in page.one("main").words()


@pytest.mark.parametrize(
    ("state", "heading"), [("submitted", "Đã gửi hồ sơ"), ("approved", "Biên nhận hồ sơ")]
)
def test_an_old_receipt_is_not_headed_as_if_just_sent(state, heading, village):
    mine = make.nomination(unit=village.unit, state=state, submitted_at=make.AT)

    assert Page(text(village.get(f"/ho-so/{mine.code}/bien-nhan/"))).one("h1").words() == heading


def test_a_households_year_is_its_heads(village):
    mine = make.nomination(
        unit=village.unit, kind="household", state="submitted", submitted_at=make.AT
    )

    assert 'data-label="Năm sinh"' not in text(village.get("/ho-so/"))
    panel = main(village.get(f"/ho-so/{mine.code}/"))
    assert "Năm sinh của người đại diện 1970 Giới tính của người đại diện Nữ" in panel


def test_a_name_the_unit_has_already_is_told_as_soon_as_it_is_typed(village):
    first = make.nomination(unit=village.unit, full_name="Nguyễn Hữu Ước", birth_year=1956)
    said = f"Đơn vị đã có hồ sơ cùng tên: {named(first)}. Hãy xem có phải một người không."

    double = begin(village)
    page = village.get(post(village, double, "ai").url)
    other = begin(village)
    plain = village.get(post(village, other, "ai", full_name="Lê Thị Khác").url)

    assert said in main(page).replace(" )", ")")
    assert "cùng tên" not in main(plain)
    assert Nomination.objects.count() == 3
