"""Each topic an office may ask about, of each kind: just its boxes open, its remark said once."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.actions import decisions
from nominations.models import Ballot, Nomination
from tests import make
from tests.pages import seen

pytestmark = pytest.mark.django_db
ALONE = {
    "full_name": {"ai": ["full_name"]},
    "birth_year": {"ai": ["birth_year"]},
    "gender": {"ai": ["gender"]},
    "position": {"viec": ["position"]},
    "address": {"viec": ["address"]},
    "field": {"linh-vuc": ["field"]},
    "sector": {"linh-vuc": ["sector"]},
    "direct_worker": {"linh-vuc": ["direct_worker"]},
    "achievement": {"thanh-tich": ["achievement"]},
    "awards": {"thanh-tich": ["awards"]},
    "review": {
        "hop": ["held_on", "invited", "present", "starts_at"],
        "phieu": ["agree", "disagree", "abstain"],
    },
    "file": {"tep": ["files"]},
}
GROUP = {
    "full_name": {"ai": ["full_name"]},
    "representative": {"ai": ["representative"]},
    "representative_position": {"ai": ["representative_position"]},
    "birth_year": {"dai-dien": ["birth_year"]},
    "gender": {"dai-dien": ["gender"]},
    **{topic: where for topic, where in ALONE.items() if not {"ai", "viec"}.intersection(where)},
    "address": {"viec": ["address"]},
}
FLOWS = {
    "individual": ["ai", "viec", "linh-vuc", "thanh-tich", "hop", "phieu", "tep"],
    "collective": ["ai", "dai-dien", "viec", "linh-vuc", "thanh-tich", "hop", "phieu", "tep"],
    "household": ["ai", "dai-dien", "viec", "linh-vuc", "thanh-tich", "hop", "phieu", "tep"],
}
CASES = [
    (kind, topic, where)
    for kind, table in (("individual", ALONE), ("collective", GROUP), ("household", GROUP))
    for topic, where in table.items()
]
REMARK = "Ghi cho rõ điều này"


def returned(unit, asks, kind="individual"):
    of_group = {"representative": "Vũ Văn Bảy"} if kind != "individual" else {}
    sent = make.nomination(
        unit=unit, kind=kind, state="submitted", submitted_at=make.AT, **of_group
    )
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(make.fresh(sent), "return", note=REMARK, asks=asks, by=office, at=make.AT)
    return make.fresh(sent)


def at(one, slug, more=""):
    return f"/ho-so/{one.code}/buoc/{slug}/{more}"


def page(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def words(node):
    return " ".join(node.get_text(" ").split())


def open_boxes(main):
    found = main(["input", "select", "textarea"])
    names = [box["name"] for box in found if box.get("name") and box["type" if box.name == "input"
             else "name"] != "hidden"]  # fmt: skip
    return list(dict.fromkeys(names))


def test_the_table_has_every_topic_an_office_may_ask_about(sign_in):
    office = sign_in(role=Role.CULTURE_OFFICE)
    for kind, table in (("individual", ALONE), ("collective", GROUP), ("household", GROUP)):
        sent = make.nomination(kind=kind, state="submitted", submitted_at=make.AT)
        asked = page(office, f"/ho-so/{sent.code}/viec/return/")("input", {"name": "asks"})
        assert sorted(box["value"] for box in asked) == sorted(table)


@pytest.mark.parametrize(("kind", "topic", "where"), CASES)
def test_it_opens_just_its_boxes_and_says_once_why(village, kind, topic, where):
    back = returned(village.unit, [topic], kind)
    for slug in FLOWS[kind]:
        main = page(village, at(back, slug))
        assert (slug, open_boxes(main)) == (slug, where.get(slug, []))
        assert words(main).count(REMARK) == 1  # on a closed page at its head


@pytest.mark.parametrize(("kind", "topic", "where"), CASES)
def test_one_way_leads_to_each_of_its_pages(village, kind, topic, where):
    back = returned(village.unit, [topic], kind)
    ways = page(village, f"/ho-so/{back.code}/gui/").find(id="muc-can-bo-sung")("a")
    assert [a["href"].split("#")[0] for a in ways] == [at(back, s, "?ve=gui") for s in where]
    assert village.get(f"/ho-so/{back.code}/tiep/").url == ways[0]["href"]


def test_the_ways_to_the_review_are_told_apart(village):
    back = returned(village.unit, ["review"])
    ways = page(village, f"/ho-so/{back.code}/gui/").find(id="muc-can-bo-sung")("a")
    assert [words(a) for a in ways] == ["Sửa: Họp bình xét", "Sửa: Số phiếu bình xét"]


def test_the_remark_of_a_group_stands_at_its_head_and_beside_no_box(village):
    back = returned(village.unit, ["review"])
    for slug in ("hop", "phieu"):
        main = page(village, at(back, slug))
        assert words(main.find(id="can-bo-sung")) == f"Cần bổ sung: {REMARK}"
        assert [box for box in main("div", "field") if box.find("div", "note")] == []


def test_of_two_boxes_of_a_page_the_first_has_the_remark_the_other_a_word(village):
    back = returned(village.unit, ["gender", "full_name"])
    main = page(village, at(back, "ai"))
    said = {box["id"]: words(box.find("div", "note")) for box in main("div", "field")
            if box.find("div", "note")}  # fmt: skip
    assert said == {
        "div_id_full_name": f"Cần bổ sung: {REMARK}",
        "div_id_gender": "Cần bổ sung: như ý kiến ở trên.",
    }
    assert main.find(id="can-bo-sung") is None


def test_who_mends_the_meeting_that_was_asked_about_goes_on_to_the_votes(village):
    back = returned(village.unit, ["review", "file"])
    meeting = Ballot.objects.get(nomination=back).meeting

    url = at(back, "hop", "?ve=gui")
    answer = village.post(url, seen(village, url) | {
        "held_on": f"{meeting.held_on:%d/%m/%Y}", "invited": "50", "present": "42"})  # fmt: skip
    assert answer.url == at(back, "phieu", f"?hop={meeting.pk}&ve=gui")

    url = answer.url
    answer = village.post(
        url, seen(village, url) | {"agree": "39", "disagree": "2", "abstain": "1"}
    )
    assert answer.url == at(back, "tep", "?ve=gui")
    assert Ballot.objects.get(nomination=back).agree == 39


def test_who_mends_a_draft_s_meeting_goes_back_to_the_last_look(village):
    draft = make.nomination(unit=village.unit)
    meeting = Ballot.objects.get(nomination=draft).meeting
    url = at(draft, "hop", "?ve=gui")
    day = f"{meeting.held_on:%d/%m/%Y}"
    typed = {"held_on": day, "invited": "50", "present": "42"}
    assert village.post(url, seen(village, url) | typed).url == f"/ho-so/{draft.code}/gui/"


def test_who_mends_a_meeting_of_a_return_that_opens_all_goes_back_too(village):
    back = returned(village.unit, [])
    meeting = Ballot.objects.get(nomination=back).meeting
    url = at(back, "hop", "?ve=gui")
    day = f"{meeting.held_on:%d/%m/%Y}"
    typed = {"held_on": day, "invited": "50", "present": "42"}
    assert village.post(url, seen(village, url) | typed).url == f"/ho-so/{back.code}/gui/"


def test_votes_opened_before_any_meeting_lead_to_it_and_back_to_the_last_look(village):
    draft = Nomination.objects.get(pk=make.nomination(unit=village.unit).pk)
    Ballot.objects.all().delete()
    draft.conference.meetings.all().delete()
    assert village.get(at(draft, "phieu", "?ve=gui")).url == at(draft, "hop", "?ve=gui")
