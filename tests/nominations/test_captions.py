"""What stands under a dossier's files and in which order: written, moved, kept through undoing."""

import pytest

from accounts.models import AuditEvent
from nominations.actions import captions, evidence, removal
from nominations.models import Change, Evidence, Nomination, RemovedFile
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_files import picture
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
SAID = "Ông Ước bên đầm rươi, thôn Mỗ Đoạn"


@pytest.fixture
def draft(village):
    one = make.nomination(unit=village.unit)
    one.evidence.all().delete()
    return one


@pytest.fixture
def three(draft):
    return [
        evidence.keep(
            draft, kind="photo", name=f"{name}.jpg", content=picture((40 + n, 30)), at=make.AT
        )
        for n, name in enumerate("abc")
    ]


def fresh(file):
    return Evidence.objects.get(pk=file.pk)


def names(draft, kind="photo"):
    return "".join(one.name[0] for one in draft.evidence.filter(kind=kind).in_order())


def files_of(village, draft):
    return Page(text_of(village.get(f"/ho-so/{draft.code}/buoc/tep/"))).by_id["files-photo"]


def write(village, file, caption):
    url = f"/ho-so/tep/{file.pk}/chu-thich/"
    return village.post(url, seen(village, url) | {"caption": caption})


def move(village, file, place):
    return village.post(f"/ho-so/tep/{file.pk}/cho/", {"cho": place})


def test_a_caption_is_shown_wherever_the_file_is_named(village, draft, three):
    answer = write(village, three[0], f"  {SAID} ")

    assert answer.url == f"/ho-so/{draft.code}/buoc/tep/"
    assert fresh(three[0]).caption == SAID
    shown = files_of(village, draft).all("li")[0].words()
    assert shown.startswith(f"{SAID} Sửa chú thích {SAID}")
    assert f"{SAID}<br>" in text_of(village.get(f"/ho-so/{draft.code}/gui/"))
    write(village, three[0], "")
    assert files_of(village, draft).all("li")[0].words().startswith("a.jpg Thêm chú thích")


def test_at_most_120_signs(village, three):
    assert write(village, three[0], "ă" * 120).status_code == 302
    refused = write(village, three[0], "ă" * 121)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["caption"])
    assert fresh(three[0]).caption == "ă" * 120


def test_of_two_captions_the_second_is_told_of_the_first(village, three):
    url = f"/ho-so/tep/{three[0].pk}/chu-thich/"
    before = seen(village, url)
    write(village, three[0], "Một")

    answer = village.post(url, before | {"caption": "Hai"})

    assert (answer.status_code, fresh(three[0]).caption) == (409, "Một")


def test_photos_are_put_in_order_one_place_at_a_time(village, draft, three):
    assert names(draft) == "abc"
    move(village, three[2], "2")
    assert names(draft) == "acb"
    move(village, three[2], "2")  # the same press again, its answer was lost
    assert names(draft) == "acb"
    move(village, three[0], "3")
    assert names(draft) == "cba"
    for nonsense in ("", "0", "-4", "x"):
        move(village, three[1], nonsense)
        assert names(draft) == "bca"
    move(village, three[1], "99")
    assert names(draft) == "cab"


def test_each_row_has_the_buttons_that_move_it(village, draft, three):
    rows = files_of(village, draft).all("li")

    buttons = [
        [(b.words(), b.attrs["value"]) for b in row.all("button") if b.attrs.get("name") == "cho"]
        for row in rows
    ]
    assert buttons == [
        [("Xuống: a.jpg", "2")],
        [("Lên: b.jpg", "1"), ("Xuống: b.jpg", "3")],
        [("Lên: c.jpg", "2")],
    ]
    Evidence.objects.exclude(pk=three[0].pk).delete()
    (alone,) = files_of(village, draft).all("li")
    assert [b.words() for b in alone.all("button")] == ["Bỏ a.jpg"]


def test_a_new_photo_comes_last_and_minutes_have_an_order_of_their_own(village, draft, three):
    page = evidence.keep(draft, kind="minutes", name="m.jpg", content=picture((60, 30)), at=make.AT)
    move(village, three[2], "1")
    evidence.keep(draft, kind="photo", name="d.jpg", content=picture((70, 30)), at=make.AT)

    assert names(draft) == "cabd"
    assert names(draft, "minutes") == "m"
    assert fresh(page).position == 1


def test_what_is_taken_back_has_its_caption_and_place(village, draft, three):
    write(village, three[1], SAID)
    move(village, three[2], "1")

    village.post(f"/ho-so/tep/{three[1].pk}/bo/")
    gone = RemovedFile.objects.get()
    assert (gone.told, names(draft)) == (SAID, "ca")
    village.post(f"/ho-so/tep/{gone.pk}/lay-lai/")

    assert names(draft) == "cab"
    assert draft.evidence.in_order().last().caption == SAID


def test_minutes_shared_keep_the_order_of_their_pages(village, draft):
    _first, second = (
        evidence.keep(draft, kind="minutes", name=name, content=picture((size, 30)), at=make.AT)
        for name, size in (("1.jpg", 50), ("2.jpg", 51))
    )
    move(village, second, "1")
    other = make.nomination(unit=village.unit, full_name="Vũ Thị Thơm")
    other.evidence.all().delete()

    village.post(f"/ho-so/{other.code}/tep/bien-ban-chung/")

    assert names(other, "minutes") == "21"


def test_nothing_is_written_in_a_sent_dossier_and_a_returned_one_tells(village, draft, three):
    Nomination.objects.update(state="submitted")
    assert village.get(f"/ho-so/tep/{three[0].pk}/chu-thich/").status_code in (200, 404)
    write(village, three[0], SAID)
    move(village, three[2], "1")
    assert (fresh(three[0]).caption, names(draft)) == ("", "abc")
    Nomination.objects.update(state="returned")

    write(village, three[0], SAID)

    told = Change.objects.values_list("label", "before", "after").get()
    assert told == ("Tệp: Ảnh", "a.jpg", SAID)
    write(village, three[0], "")
    told = Change.objects.order_by("-pk").values_list("label", "before", "after").first()
    assert told == ("Tệp: Ảnh", SAID, "a.jpg")


def test_a_file_put_where_it_stands_is_no_change(draft, three):
    by = make.user(unit=draft.unit)
    Nomination.objects.update(state="returned")
    assert captions.put_at(fresh(three[2]), place=1, by=by, at=make.AT)
    kept = AuditEvent.objects.count()

    assert not captions.put_at(fresh(three[2]), place=1, by=by, at=make.AT)
    assert (names(draft), AuditEvent.objects.count()) == ("cab", kept)


def test_anybody_elses_file_is_not_there(three, sign_in):
    other = sign_in(make.user(unit=make.unit(name="Thôn Đông")))

    assert other.get(f"/ho-so/tep/{three[0].pk}/chu-thich/").status_code == 404
    assert move(other, three[2], "1").status_code == 404
    assert [one.position for one in Evidence.objects.order_by("pk")] == [1, 2, 3]


def test_a_file_taken_out_meanwhile_is_told(village, draft, three):
    file = three[0]
    removal.remove(file, by=make.user(unit=village.unit), at=make.AT)
    answer = village.post(f"/ho-so/tep/{file.pk}/cho/", {"cho": "2", "ho-so": draft.code})

    page = village.get(answer.url)
    assert "Tệp này không còn trong hồ sơ." in Page(text_of(page)).words()
    assert captions.GONE.startswith("Tệp này không còn")


def test_a_paper_shared_with_another_dossier_keeps_its_captions_and_their_order(draft):
    other, by = make.nomination(unit=draft.unit), make.user(unit=draft.unit)
    other.evidence.all().delete()
    one, two = (
        evidence.keep(
            draft, kind="minutes", name=f"{name}.jpg", content=picture((40 + n, 30)), at=make.AT
        )
        for n, name in enumerate("ab")
    )
    captions.write_caption(one, caption="Trang ký", by=by, at=make.AT)
    captions.put_at(fresh(two), place=1, by=by, at=make.AT)
    for _ in "12":  # the second: they stand there already
        evidence.share(make.fresh(other), fresh(one), by=by, at=make.AT)
        shared = other.evidence.filter(kind="minutes").in_order()
        assert list(shared.values_list("name", "caption", "position")) == [
            ("b.jpg", "", 1), ("a.jpg", "Trang ký", 2),
        ]  # fmt: skip
