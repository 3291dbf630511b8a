"""The list of a dossier's pages: how each stands, where its writer comes back to and goes on."""

import pytest

from accounts.enums import Role
from nominations.models import Ballot, Evidence, Nomination
from tests import make
from tests.nominations.phone import begin, post, text_of
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
FIRST = "Người được giới thiệu là ai?"
NOT_BEGUN = "Chưa bắt đầu"


def listed(client, one):
    page = Page(text_of(client.get(f"/ho-so/{one.code}/tiep/")))
    return [(a.words(), a.attrs["href"]) for a in page.one("main").all("ol")[0].all("a")]


def told(client, one):
    return [words for words, _ in listed(client, one)]


def next_page(client, one):
    page = Page(text_of(client.get(f"/ho-so/{one.code}/tiep/")))
    (link,) = [a for a in page.all("a") if a.words().startswith("Làm tiếp")]
    return link.words(), link.attrs["href"]


def test_nothing_is_begun_of_a_new_dossier(village):
    one = begin(village)
    there = f"/ho-so/{one.code}"

    assert listed(village, one) == [
        (f"{FIRST} {NOT_BEGUN}", f"{there}/buoc/ai/"),
        (f"Làm gì, ở đâu? {NOT_BEGUN}", f"{there}/buoc/viec/"),
        (f"Thành tích thuộc lĩnh vực nào? {NOT_BEGUN}", f"{there}/buoc/linh-vuc/"),
        (f"Đã làm được những gì? {NOT_BEGUN}", f"{there}/buoc/thanh-tich/"),
        (f"Cuộc họp bình xét {NOT_BEGUN}", f"{there}/buoc/hop/"),
        (f"Kết quả bình xét {NOT_BEGUN}", f"{there}/buoc/phieu/"),
        (f"Biên bản và ảnh {NOT_BEGUN}", f"{there}/buoc/tep/"),
        ("Xem lại và gửi Chưa gửi được", f"{there}/gui/"),
    ]
    assert next_page(village, one) == (f"Làm tiếp: {FIRST}", f"{there}/buoc/ai/")
    assert f'href="{there}/tiep/"' in text_of(village.get("/"))


def test_each_page_says_what_it_lacks(village):
    one = begin(village)
    post(village, one, "ai", birth_year="", gender="", **{"tro-lai": "1"})
    post(village, one, "viec")
    post(village, one, "hop")
    Evidence.objects.create(
        nomination=one, kind="photo", file="a", name="a.jpg", media_type="image/jpeg", size=1,
        sha256="0" * 64, added_at=make.AT,
    )  # fmt: skip

    assert told(village, one) == [
        f"{FIRST} Còn thiếu: năm sinh, giới tính",
        "Làm gì, ở đâu? Xong",
        f"Thành tích thuộc lĩnh vực nào? {NOT_BEGUN}",
        f"Đã làm được những gì? {NOT_BEGUN}",
        "Cuộc họp bình xét Xong",
        f"Kết quả bình xét {NOT_BEGUN}",
        "Biên bản và ảnh Còn thiếu: biên bản họp",
        "Xem lại và gửi Chưa gửi được",
    ]


def test_a_whole_dossier_can_be_sent(village):
    one = make.nomination(unit=village.unit)

    assert [words.endswith(" Xong") for words in told(village, one)] == [True] * 7 + [False]
    assert told(village, one)[-1] == "Xem lại và gửi Gửi được"
    assert next_page(village, one) == ("Làm tiếp: Xem lại và gửi", f"/ho-so/{one.code}/gui/")


def test_more_votes_than_people_are_to_be_mended_on_their_page(village):
    one = make.nomination(unit=village.unit)
    Ballot.objects.update(agree=900)

    assert told(village, one)[5] == "Kết quả bình xét Còn thiếu: số phiếu đúng"
    assert next_page(village, one)[1] == f"/ho-so/{one.code}/buoc/phieu/"


def test_what_was_sent_shows_its_receipt_and_what_is_too_late_its_summary(village, monkeypatch):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    draft = make.nomination(unit=village.unit, birth_year=None)
    other = make.nomination(unit=make.unit(name="Thôn Đông"))

    answer = village.get(f"/ho-so/{sent.code}/tiep/", follow=True)
    assert answer.redirect_chain[-1] == (f"/ho-so/{sent.code}/bien-nhan/", 302)
    assert village.get(f"/ho-so/{other.code}/tiep/").status_code == 404
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT.replace(day=20, hour=0))
    assert village.get(f"/ho-so/{draft.code}/tiep/").url == f"/ho-so/{draft.code}/gui/"


def test_the_office_comes_back_to_what_it_types_in(sign_in):
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    paper = make.nomination(entered_by=office.unit, birth_year=None)

    assert told(sign_in(office), paper)[0] == f"{FIRST} Còn thiếu: năm sinh"


def test_every_page_leads_to_the_list_and_keeps_what_was_typed(village):
    one = begin(village)
    away = post(village, one, "ai", gender="", **{"cac-phan": "1"})

    assert away.url == f"/ho-so/{one.code}/tiep/"
    assert Nomination.objects.get().full_name == "Nguyễn Hữu Ước"
    for slug in ("buoc/tep", "gui"):
        assert f'href="/ho-so/{one.code}/tiep/"' in text_of(
            village.get(f"/ho-so/{one.code}/{slug}/")
        )


def test_a_page_answered_before_is_not_asked_again(village):
    """Taken down from the minutes: its meeting and votes are known, the deeds are not."""
    one = make.nomination(unit=village.unit, achievement="", awards="", sector="")

    assert post(village, one, "viec").url == f"/ho-so/{one.code}/buoc/linh-vuc/"
    assert post(village, one, "thanh-tich").url == f"/ho-so/{one.code}/buoc/tep/"
    for slug in ("hop", "phieu"):
        assert village.get(f"/ho-so/{one.code}/buoc/{slug}/").status_code == 200
    back = Page(text_of(village.get(f"/ho-so/{one.code}/buoc/tep/")))
    assert f"/ho-so/{one.code}/buoc/phieu/" in [a.attrs.get("href") for a in back.all("a")]


def test_a_page_with_one_box_left_empty_is_shown_again(village):
    """Nobody has to say the people they are of: it may have been forgotten all the same."""
    one = make.nomination(unit=village.unit, ethnicity="")
    other = make.nomination(
        unit=village.unit, ethnicity="Kinh", position="Nông dân", sector="state"
    )

    assert post(village, one, "ai").url == f"/ho-so/{one.code}/buoc/viec/"
    assert post(village, other, "ai").url == f"/ho-so/{other.code}/buoc/tep/"


@pytest.mark.parametrize("kind", ["collective", "household"])
def test_a_representatives_year_may_follow_later(village, kind):
    one = make.nomination(unit=village.unit, kind=kind, birth_year=None)
    url = f"/ho-so/{one.code}/buoc/dai-dien/"
    page = village.get(url)

    answer = village.post(url, seen(village, url) | {"gender": "female", "birth_year": ""})

    assert "Năm sinh của người đại diện (có thể ghi sau)" in Page(text_of(page)).words()
    assert answer.status_code == 302
    assert told(village, one)[1] == "Về người đại diện Còn thiếu: năm sinh của người đại diện"
    assert village.post(f"/ho-so/{one.code}/gui/").status_code == 422
    assert Nomination.objects.get().state == "draft"


def test_a_persons_own_year_is_asked_at_once(village):
    one = begin(village)

    assert list(post(village, one, "ai", birth_year="").context["form"].errors) == ["birth_year"]
