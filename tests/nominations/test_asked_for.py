"""A dossier that came back for some boxes: only those are open, the remark stands beside them."""

import pytest

from accounts.enums import Role
from accounts.problems import Overtaken, Refused
from nominations.actions import decisions, drafts
from nominations.models import Ballot, Evidence, Nomination
from tests import make
from tests.nominations.phone import at, soup, text_of, words
from tests.pages import seen

pytestmark = pytest.mark.django_db
CLOSED = (
    "Phòng Văn hóa - Xã hội chỉ đề nghị bổ sung: chức vụ, nghề nghiệp, tóm tắt thành tích "
    "2020-2025. Các mục khác giữ nguyên. Cần sửa mục khác, hãy gọi Phòng Văn hóa - Xã hội."
)


def fresh(one):
    return Nomination.objects.get(pk=one.pk)


def test_what_is_asked_for_is_kept_in_the_order_of_the_pages_and_gone_when_it_comes_again(
    village, back
):
    assert (back.state, back.asked) == ("returned", ("position", "achievement"))
    village.post(f"/ho-so/{back.code}/gui/")
    assert (fresh(back).state, fresh(back).asked_for) == ("submitted", "")


def test_what_is_no_box_of_it_is_refused(village):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    office = make.user(role=Role.CULTURE_OFFICE)
    for name in ("ethnicity", "representative", "", "x"):
        with pytest.raises(Refused) as refused:
            decisions.move(make.fresh(sent), "return", note="A", asks=[name], by=office, at=make.AT)
        assert refused.value.problems[0].field == "asks"
    assert fresh(sent).state == "submitted"


def test_the_remark_stands_beside_the_very_boxes_and_the_others_are_read_only(village, back):
    page = soup(village, at(back, "viec"))
    assert words(page.find(id="div_id_position").find("div", "note")) == (
        "Cần bổ sung: Ghi rõ diện tích"
    )
    assert page.find("input", {"name": "position"})["value"] == "Nông dân"
    address = page.find(id="div_id_address")
    assert (address.find(["input", "select"]), address.find("div", "note")) == (None, None)
    assert "Thôn Mỗ Đoạn, xã Đại Sơn" in words(address)
    assert words(page).count("Ghi rõ diện tích") == 1


def test_saving_the_open_box_keeps_the_closed_ones_and_leads_to_the_next_then_to_sending(
    village, back
):
    url = at(back, "viec", "?ve=gui")
    answer = village.post(url, seen(village, url) | {"position": "Nuôi rươi"})
    assert (answer.status_code, answer.url) == (302, at(back, "thanh-tich", "?ve=gui"))
    url = answer.url
    answer = village.post(url, seen(village, url) | {"achievement": "Nuôi 2,4 ha."})
    assert (answer.status_code, answer.url) == (302, f"/ho-so/{back.code}/gui/")
    now = fresh(back)
    assert (now.position, now.achievement) == ("Nuôi rươi", "Nuôi 2,4 ha.")
    assert (now.address, now.ethnicity, now.awards) == (back.address, back.ethnicity, back.awards)


def test_a_forged_post_to_another_box_changes_nothing_and_is_told_so(village, back):
    for slug, name, value in (
        ("viec", "address", "Thôn khác"),
        ("thanh-tich", "awards", "Huân chương"),
        ("ai", "full_name", "Người Khác"),
        ("ai", "gender", "male"),
        ("linh-vuc", "direct_worker", "False"),
    ):
        url = at(back, slug)
        sent = seen(village, url) | {"achievement": back.achievement, name: value}
        answer = village.post(url, sent)
        assert answer.status_code == 422
        assert CLOSED in " ".join(text_of(answer).split())
        assert getattr(fresh(back), name) == getattr(back, name)
    forged = seen(village, at(back, "viec")) | {"position": "Mới", "address": "Thôn khác"}
    assert village.post(at(back, "viec"), forged).status_code == 422
    assert (fresh(back).position, fresh(back).address) == (back.position, back.address)


def test_votes_meeting_files_kind_and_awards_are_closed_too(village, back, picture):
    ballot = back.ballots.select_related("meeting").get()
    hop = {"held_on": "14/8/2025", "invited": "60", "present": "50"}
    assert CLOSED in text_of(village.post(at(back, "hop"), seen(village, at(back, "hop")) | hop))
    url = at(back, "phieu", f"?hop={ballot.meeting_id}")
    assert CLOSED in text_of(village.post(url, seen(village, url) | {"agree": "30"}))
    told = village.post(
        f"/ho-so/{back.code}/tep/", {"kind": "photo", "files": picture()}, follow=True
    )
    assert CLOSED in text_of(told)
    page = Evidence.objects.get(nomination=back)
    assert CLOSED in text_of(
        village.post(f"/ho-so/tep/{page.pk}/bo/", {"ho-so": back.code}, follow=True)
    )
    kind = f"/ho-so/{back.code}/buoc/loai/"
    assert CLOSED in text_of(village.post(kind, seen(village, kind) | {"kind": "household"}))
    assert CLOSED in text_of(village.post(f"/ho-so/{back.code}/khen-thuong/", {"form": "Cờ"}))

    ballot.refresh_from_db()
    assert (ballot.agree, ballot.meeting.present) == (40, Ballot.objects.get().meeting.present)
    assert Ballot.objects.get().meeting.held_on == ballot.meeting.held_on
    assert (Evidence.objects.count(), fresh(back).kind, fresh(back).awards) == (
        1, "individual", back.awards,
    )  # fmt: skip


def test_a_page_with_nothing_open_says_so_and_has_no_button(village, back):
    for slug in ("ai", "linh-vuc", "hop", "tep"):
        page = soup(village, at(back, slug))
        assert CLOSED in words(page.main)
        assert page.main.find("button", string=lambda text: text and "Tiếp tục" in text) is None
        assert page.main.find("input", type="file") is None


def test_one_tap_leads_from_the_notice_to_the_box(village, back):
    there = at(back, "viec", "?ve=gui") + "#div_id_position"
    home = soup(village, "/")
    tap = home.find("a", href=f"/ho-so/{back.code}/tiep/")
    assert "bổ sung mục Phòng đề nghị" in words(tap)
    assert village.get(tap["href"]).url == there
    for page in (f"/ho-so/{back.code}/bien-nhan/", f"/ho-so/{back.code}/gui/",
                 f"/ho-so/{back.code}/"):  # fmt: skip
        ways = soup(village, page).find(id="muc-can-bo-sung")
        assert [(words(a), a["href"]) for a in ways("a")] == [
            ("Sửa: Chức vụ, nghề nghiệp", there),
            ("Sửa: Tóm tắt thành tích 2020-2025", at(back, "thanh-tich", "?ve=gui")
             + "#div_id_achievement"),
        ]  # fmt: skip
    summary = soup(village, f"/ho-so/{back.code}/gui/").find(id="answers")
    assert {a["href"] for a in summary("a")} == {
        at(back, "viec", "?ve=gui"), at(back, "thanh-tich", "?ve=gui"),
    }  # fmt: skip


def test_what_is_missing_is_open_though_nobody_asked_for_it(village, back):
    Nomination.objects.filter(pk=back.pk).update(address="")
    Evidence.objects.all().delete()
    url = at(back, "viec")
    assert soup(village, url).find("input", {"name": "address"}) is not None
    answer = village.post(url, seen(village, url) | {"address": "Thôn Đoài"})
    assert answer.status_code == 302
    assert fresh(back).address == "Thôn Đoài"
    assert soup(village, at(back, "tep")).find("input", type="file") is not None


def test_an_office_that_asks_for_nothing_in_particular_opens_all(village, back):
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(make.fresh(back), "return_again", note="Xem lại cả", by=office, at=make.AT)
    url = at(back, "viec")
    page = soup(village, url)
    assert page.find("input", {"name": "address"}) is not None
    assert "Xem lại cả" in words(page.main)
    assert village.post(url, seen(village, url) | {"address": "Đoài"}).status_code == 302
    assert fresh(back).address == "Đoài"
    assert soup(village, f"/ho-so/{back.code}/gui/").find(id="muc-can-bo-sung") is None
    assert soup(village, "/").find("a", href=f"/ho-so/{back.code}/tiep/") is None


def test_the_review_and_the_files_may_be_asked_for(village, back):
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(
        make.fresh(back), "return_again", note="Phiếu", asks=["file", "review"], by=office,
        at=make.AT,
    )  # fmt: skip
    ways = soup(village, f"/ho-so/{back.code}/gui/").find(id="muc-can-bo-sung")
    assert [a["href"] for a in ways("a")] == [
        at(back, "hop", "?ve=gui"), at(back, "phieu", "?ve=gui"), at(back, "tep", "?ve=gui"),
    ]  # fmt: skip
    ballot = back.ballots.get()
    url = at(back, "phieu", f"?hop={ballot.meeting_id}")
    village.post(url, seen(village, url) | {"agree": "39"})
    assert Ballot.objects.get(nomination=back).agree == 39


def test_the_office_ticks_boxes_on_the_page_of_the_return(village, sign_in):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    office = sign_in(role=Role.CULTURE_OFFICE)
    url = f"/ho-so/{sent.code}/viec/return/"
    offered = [box["value"] for box in soup(office, url)("input", {"name": "asks"})]
    assert offered == [
        "full_name", "birth_year", "gender", "position", "address", "field", "sector",
        "direct_worker", "achievement", "awards", "review", "file",
    ]  # fmt: skip
    wrong = office.post(url, {"note": "Thiếu", "until": "21/8/2025", "asks": ["x"]})
    assert wrong.status_code == 422
    office.post(url, {"note": "Thiếu", "until": "21/8/2025", "asks": ["awards", "gender"]})
    assert fresh(sent).asked == ("gender", "awards")
    again = soup(office, f"/ho-so/{sent.code}/viec/return_again/")
    ticked = again("input", {"name": "asks", "checked": True})
    assert [box["value"] for box in ticked] == ["gender", "awards"]


def test_what_was_asked_for_otherwise_meanwhile_overtakes_the_unit(village, back):
    stale = make.fresh(back)
    Nomination.objects.filter(pk=back.pk).update(asked_for="awards")
    ballot = back.ballots.select_related("meeting").get()
    stale.asked_for = "review"
    with pytest.raises((Overtaken, Refused)):
        drafts.count_votes(
            stale, meeting=ballot.meeting, votes=drafts.VotesEntry(agree=1),
            version=stale.version, by=make.user(unit=village.unit), at=make.AT,
        )  # fmt: skip
    assert Ballot.objects.get().agree == 40


def test_the_last_look_offers_to_mend_the_open_boxes_alone(village, back):
    offered = soup(village, f"/ho-so/{back.code}/gui/").find(id="answers")("dd", "change")
    assert [words(one) for one in offered] == [
        "Sửa chức vụ, nghề nghiệp", "Sửa tóm tắt thành tích 2020-2025",
    ]  # fmt: skip
