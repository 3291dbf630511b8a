"""The answer was lost after the write, the same form comes again: done twice is done (U7, R4)."""

import pytest

from accounts import audit
from accounts.models import User
from nominations.models import Evidence, RemovedFile
from tests import make
from tests.nominations.phone import begin, text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db


def words(answer):
    return Page(text_of(answer)).by_id["noi-dung"].words()


def form_of(client, draft, part):
    """Where that form of the page of files goes, and what it sends along."""
    page = Page(text_of(client.get(f"/ho-so/{draft.code}/buoc/tep/?ve=gui")))
    (form,) = [one for one in page.all("form") if part in one.attrs.get("action", "")]
    hidden = {
        box.attrs["name"]: box.attrs["value"]
        for box in form.all("input") if box.attrs["name"] != "csrfmiddlewaretoken"
    }  # fmt: skip
    return form.attrs["action"], hidden


def test_a_draft_thrown_away_leads_home_again(village, sign_in):
    draft = begin(village)
    village.post(f"/ho-so/{draft.code}/xoa/")

    again = village.post(f"/ho-so/{draft.code}/xoa/", follow=True)

    assert again.redirect_chain == [("/", 302)]
    assert "Bản nháp này đã xóa." in text_of(again)
    assert village.get(f"/ho-so/{draft.code}/xoa/").status_code == 404
    for other in (make.user(unit=village.unit), make.user(unit=make.unit(name="Thôn Liêu Xá"))):
        assert sign_in(other).post(f"/ho-so/{draft.code}/xoa/").status_code == 404


def test_of_anothers_draft_and_of_one_never_there_nothing_is_told(village):
    begin(village)
    theirs = make.nomination(unit=make.unit(name="Thôn Liêu Xá"), state="draft")
    audit.record(
        by=User.objects.get(unit=village.unit), at=make.AT, action="open_for", target="nomination",
        target_code=theirs.code, commune_code=theirs.commune_code,
    )  # fmt: skip

    for code in (theirs.code, "HN25-9999"):
        assert village.post(f"/ho-so/{code}/xoa/").status_code == 404


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("/bo/", "Tệp này không còn trong hồ sơ."),
        ("/lay-lai/", "Tệp này không còn trong các tệp đã bỏ."),
    ],
)
def test_a_file_taken_out_or_back_twice_leads_to_its_page(part, says, village, picture):
    draft = begin(village)
    village.post(f"/ho-so/{draft.code}/tep/", {"kind": "photo", "files": picture()})
    if part == "/lay-lai/":
        village.post(f"/ho-so/tep/{Evidence.objects.get().pk}/bo/")
    address, hidden = form_of(village, draft, part)
    assert village.post(address, hidden).status_code == 302
    stood = Evidence.objects.count(), RemovedFile.objects.count()

    again = village.post(address, hidden, follow=True)

    assert again.redirect_chain == [(f"/ho-so/{draft.code}/buoc/tep/?ve=gui", 302)]
    assert says in words(again)
    assert (Evidence.objects.count(), RemovedFile.objects.count()) == stood


@pytest.mark.parametrize("way", ["bo", "lay-lai"])
def test_another_units_file_is_as_one_never_there(way, village):
    draft, theirs = begin(village), make.nomination(unit=make.unit(name="Thôn Liêu Xá"))
    file = make.removed_file(theirs) if way == "lay-lai" else theirs.evidence.first()

    told = [
        village.post(f"/ho-so/tep/{pk}/{way}/", {"ho-so": code}, follow=True)
        for code in (draft.code, theirs.code, "", "HN25-9999") for pk in (file.pk, 999_999)
    ]  # fmt: skip

    assert [answer.status_code for answer in told] == [200, 200, 404, 404, 404, 404, 404, 404]
    assert words(told[0]) == words(told[1])
    assert type(file).objects.filter(pk=file.pk).exists()
