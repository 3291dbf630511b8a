"""Issue 10: what a phone brought and was not saved is named; it can be put back before its page."""

import json

import pytest

from accounts.problems import fingerprint
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import JSON, PERSON, bring, post
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
LONG = "Nuôi rươi. " * 300  # 3,300 signs; 3,000 are taken
NOTHING = fingerprint({"": ""})
NO_DRAFT = "Hồ sơ này đã gửi hoặc đã xóa. Hãy xem ở “Việc cần làm”."
OTHERS = "Hồ sơ này do người khác viết trên máy này. Hãy để người ấy đăng nhập rồi gửi."


def status_of(client, code="HN25-0001"):
    return json.loads(client.get("/ho-so/nhan/", {"ma": code}, headers=JSON).content)["stands"]


def box_of(client, slug, name):
    page = Page(client.get(f"/ho-so/HN25-0001/buoc/{slug}/").content.decode())
    return page.by_id[f"id_{name}"]


def test_what_is_not_saved_is_named_and_nothing_else(village, whole):
    told = bring(village, whole(achievement=LONG, birth_year="sáu mươi", agree="49"))[1]

    assert told["held"] == dict.fromkeys(
        ["achievement", "birth_year", "agree", "disagree", "abstain"], NOTHING
    )


def test_half_a_meeting_is_named_with_the_votes_that_wait_for_it(village, whole):
    told = bring(village, whole(held_on=""))[1]

    assert sorted(told["held"]) == ["abstain", "agree", "disagree", "invited", "present"]


def test_what_another_phone_saved_since_is_named_by_what_stands_there(village, whole, sign_in):
    bring(village, whole())
    other = sign_in(make.user(unit=village.unit))
    post(other, Nomination.objects.get(), "ai", full_name="Nguyễn Hữu Ước B")

    told = bring(village, whole())[1]

    assert told["held"] == {"full_name": fingerprint({"": "Nguyễn Hữu Ước B"})}
    assert status_of(village)["full_name"] == told["held"]["full_name"]


def test_put_back_in_a_new_session_it_stands_in_its_box_and_is_saved_from_there(
    village, whole, sign_in, user
):
    bring(village, whole(birth_year="sáu mươi"))
    later = sign_in(user)
    assert "value" not in box_of(later, "ai", "birth_year").attrs

    held = dict.fromkeys([*PERSON]) | {"birth_year": "sáu mươi"}
    only = {"form_key", "kind", "person", "made_at", "birth_year"}
    boxes = {name: value for name, value in whole(**held).items() if name in only}
    assert bring(later, boxes | {"back": "1"}) == (200, {"address": "/ho-so/HN25-0001/buoc/ai/"})

    assert box_of(later, "ai", "birth_year").attrs["value"] == "sáu mươi"
    assert box_of(later, "ai", "full_name").attrs["value"] == "Nguyễn Hữu Ước"
    assert Nomination.objects.get().birth_year is None
    url = "/ho-so/HN25-0001/buoc/ai/"
    assert later.post(url, seen(later, url) | PERSON).status_code == 302
    assert Nomination.objects.get().birth_year == 1956
    assert status_of(later)["birth_year"] == fingerprint({"": 1956})


def test_put_back_over_what_another_saved_both_are_shown(village, whole, sign_in, user):
    bring(village, whole())
    Nomination.objects.update(full_name="Nguyễn Hữu Ước B")
    later = sign_in(user)
    bring(later, whole(birth_year=None) | {"back": "1"})

    url = "/ho-so/HN25-0001/buoc/ai/"
    page = later.post(url, seen(later, url) | PERSON)

    assert page.status_code == 409
    assert page.context["form"].theirs == (("Họ và tên", "Nguyễn Hữu Ước B"),)


def test_what_was_typed_in_this_session_is_newer_than_what_the_phone_kept(village, whole):
    bring(village, whole(birth_year="sáu mươi"))
    url = "/ho-so/HN25-0001/buoc/ai/"
    village.post(url, seen(village, url) | PERSON | {"birth_year": "sáu mốt"})

    bring(village, whole(birth_year="sáu mươi") | {"back": "1"})

    assert box_of(village, "ai", "birth_year").attrs["value"] == "sáu mốt"


def test_nothing_is_begun_by_putting_back_nor_told_of_what_is_sent(village, whole):
    assert bring(village, whole() | {"back": "1"}) == (422, {"refused": [NO_DRAFT]})
    assert (Nomination.objects.count(), status_of(village)) == (0, None)
    bring(village, whole())
    assert status_of(village)["position"] == fingerprint({"": "Nông dân"})
    Nomination.objects.update(state="submitted")

    assert bring(village, whole() | {"back": "1"}) == (422, {"refused": [NO_DRAFT]})
    assert (status_of(village), village.session.get("typed", {})) == (None, {})


def test_of_another_units_or_persons_nothing_is_told_or_put_back(village, whole, sign_in):
    bring(village, whole())
    stranger = sign_in(make.user(unit=make.unit(name="Thôn khác")))

    assert status_of(stranger) is None
    colleague = sign_in(make.user(unit=village.unit))
    assert bring(colleague, whole() | {"back": "1"}) == (422, {"refused": [OTHERS]})
