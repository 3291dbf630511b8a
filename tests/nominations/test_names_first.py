"""Names first: minutes are taken down, one meeting, then one name after the other."""

import uuid
from datetime import date

import pytest

from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.nominations.phone import MEETING
from tests.nominations.taking import LINE, PAGE, meet, page_of, rows, take, there, votes

pytestmark = pytest.mark.django_db


def test_three_names_of_one_meeting_are_three_drafts_resting_on_it(village):
    assert PAGE in [a.attrs.get("href") for a in page_of(village.get("/")).all("a")]
    answer = village.post(PAGE, MEETING)
    meeting = ReviewMeeting.objects.get()
    assert answer.url == there(meeting)
    assert (meeting.held_on, meeting.invited, meeting.present) == (date(2025, 8, 15), 50, 48)

    assert take(village, meeting).url == there(meeting)
    take(
        village, meeting, full_name="hộ ông Đỗ Văn Bảy", kind="household", birth_year="",
        agree="40", disagree="5", abstain="3",
    )  # fmt: skip
    last = take(village, meeting, full_name="Bùi Văn Ánh", birth_year="", agree="48", xong="1")

    assert last.url == f"{there(meeting)}tung-nguoi/"
    assert rows() == [
        ("HN25-0001", "individual", "Vũ Thị Thơm", 1956, "draft"),
        ("HN25-0002", "household", "hộ ông Đỗ Văn Bảy", None, "draft"),
        ("HN25-0003", "individual", "Bùi Văn Ánh", None, "draft"),
    ]
    assert votes() == [
        ("HN25-0001", date(2025, 8, 15), 46, 0, 0),
        ("HN25-0002", date(2025, 8, 15), 40, 5, 3),
        ("HN25-0003", date(2025, 8, 15), 48, 0, 0),
    ]


def test_each_name_says_what_it_lacks_and_leads_there(village):
    meeting = meet(village)
    take(village, meeting)
    whole = make.nomination(unit=village.unit, full_name="Đỗ Văn Bảy")
    sent = make.nomination(unit=village.unit, full_name="Trần Thị Cúc", state="submitted")
    Ballot.objects.filter(nomination__in=[whole, sent]).delete()
    for one, agree in ((whole, 45), (sent, 44)):
        Ballot.objects.create(meeting=meeting, nomination=one, agree=agree, disagree=48 - agree)

    page = page_of(village.get(f"{there(meeting)}tung-nguoi/"))

    (tasks,) = [one for one in page.all("ul") if one.attrs.get("class") == "tasks"]
    assert [(a.attrs["href"], a.words()) for a in tasks.all("a")] == [
        (
            "/ho-so/HN25-0001/buoc/ai/",
            "Vũ Thị Thơm 46/48 đồng ý · HN25-0001 Mới ghi 46 phiếu của 48 người có mặt, còn thiếu "
            "2. Còn thiếu: giới tính, nơi ở hoặc nơi công tác, lĩnh vực và 3 mục nữa Nháp",
        ),
        (
            f"/ho-so/{whole.code}/gui/",
            f"Đỗ Văn Bảy 45/48 đồng ý · {whole.code} Đã đủ, chưa gửi Nháp",
        ),
        (
            f"/ho-so/{sent.code}/bien-nhan/",
            f"Trần Thị Cúc 44/48 đồng ý · {sent.code} Chờ thẩm định",
        ),
    ]


def test_the_next_line_is_empty_and_those_before_stand_below(village):
    meeting = meet(village)
    first = page_of(village.get(there(meeting))).by_id["id_full_name"]
    assert "autofocus" not in first.attrs
    take(village, meeting)

    page = village.get(there(meeting))
    assert "autofocus" in page_of(page).by_id["id_full_name"].attrs

    form = page.context["form"]
    assert [form[name].value() for name in ("full_name", "birth_year", "agree")] == [None] * 3
    assert form["kind"].value() == "individual"
    words = page_of(page).words()
    assert "Tên thứ 2 trong biên bản" in words
    assert "Đã ghi 1 tên Vũ Thị Thơm: 46/48 đồng ý" in words


def test_at_most_three_boxes_are_seen_at_once(village):
    """U1; whoever is a household, and votes against, are a tap away."""
    meeting = meet(village)
    page = page_of(village.get(there(meeting)))

    boxes = [box for box in page.all("input") if box.attrs.get("type") not in ("hidden", None)]
    seen_at_once = [box.attrs["name"] for box in boxes if box.inside("details") is None]
    assert seen_at_once == ["full_name", "birth_year", "agree"]
    folded = page.all("details")[-1]
    assert "open" not in folded.attrs
    for said in ({"disagree": "hai"}, {"disagree": "2", "agree": ""}, {"kind": "household"}):
        again = take(village, meeting, **{"agree": "50"} | said)
        assert "open" in page_of(again).all("details")[-1].attrs


@pytest.mark.parametrize(
    ("typed", "box", "words"),
    [
        ({"agree": "49"}, "agree",
         "Tổng số phiếu (49) nhiều hơn số người có mặt (48). Hãy xem lại hai số này."),
        ({"agree": "46", "disagree": "2", "abstain": "1"}, "agree",
         "Tổng số phiếu (49) nhiều hơn số người có mặt (48). Hãy xem lại hai số này."),
        ({"agree": ""}, "agree", "Hãy nhập số phiếu đồng ý."),
        ({"full_name": ""}, "full_name", "Hãy nhập tên như trong biên bản."),
        ({"kind": "hội"}, "kind", "Hãy chọn một mục trong danh sách."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_box_and_nothing_typed_goes(village, typed, box, words):
    meeting = meet(village)

    answer = take(village, meeting, **typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {box: [words]}
    shown = {name: answer.context["form"][name].value() for name in LINE}
    assert shown == {name: (LINE | typed)[name] for name in LINE}
    assert rows() == []
    later = village.get(there(meeting)).context["form"]  # after a break
    assert {name: later[name].value() for name in LINE} == shown


def test_all_who_were_present_may_vote(village):
    meeting = meet(village)

    take(village, meeting, agree="46", disagree="1", abstain="1")

    assert votes() == [("HN25-0001", date(2025, 8, 15), 46, 1, 1)]


def test_the_same_form_twice_is_one_dossier(village):
    meeting, key = meet(village), str(uuid.uuid4())

    first = take(village, meeting, form_key=key)
    second = take(village, meeting, form_key=key)

    assert (first.url, second.url) == (there(meeting), there(meeting))
    assert rows() == [("HN25-0001", "individual", "Vũ Thị Thơm", 1956, "draft")]


def test_another_name_on_a_form_that_was_sent_is_not_lost(village):
    """Back, then another name on the old page: told, and the next press takes it down."""
    meeting, key = meet(village), str(uuid.uuid4())
    take(village, meeting, form_key=key)

    told = take(village, meeting, form_key=key, full_name="Bùi Văn Ánh")

    assert told.status_code == 422
    assert "Tên trước đã lưu vào hồ sơ HN25-0001." in page_of(told).words()
    fresh = told.context["form"]["form_key"].value()
    assert fresh != key
    take(village, meeting, form_key=fresh, full_name="Bùi Văn Ánh")
    assert [row[2] for row in rows()] == ["Vũ Thị Thơm", "Bùi Văn Ánh"]


def test_other_votes_on_a_form_that_was_sent_are_not_written_over(village):
    meeting, key = meet(village), str(uuid.uuid4())
    take(village, meeting, form_key=key)

    assert take(village, meeting, form_key=key, agree="45").status_code == 422
    assert votes() == [("HN25-0001", date(2025, 8, 15), 46, 0, 0)]


def test_the_same_name_is_asked_about_before_anything_is_written(village):
    meeting = meet(village)
    take(village, meeting)

    asked = take(village, meeting, full_name="vũ thị thơm", birth_year="", agree="45")

    assert asked.status_code == 422
    assert "Đơn vị đã có hồ sơ cùng tên. Hãy chọn: Vũ Thị Thơm (HN25-0001) sinh 1956" in (
        page_of(asked).words()
    )
    assert len(rows()) == 1
    told = {"full_name": "vũ thị thơm", "birth_year": "", "agree": "45", "da-hoi": "HN25-0001"}
    take(village, meeting, **told, trung="khac")
    assert [row[2] for row in rows()] == ["Vũ Thị Thơm", "vũ thị thơm"]


def test_an_answer_is_about_whom_the_page_named_alone(village):
    """“Somebody else” than the one named says nothing of a third of that name."""
    meeting = meet(village)
    take(village, meeting)

    answer = take(village, meeting, trung="khac", **{"da-hoi": "HN25-0009"})

    assert (answer.status_code, len(rows())) == (422, 1)


def test_a_draft_the_unit_has_already_takes_the_votes(village):
    meeting = meet(village)
    known = make.nomination(
        unit=village.unit, full_name="Vũ Thị Thơm", birth_year=None, complete=False
    )

    asked = take(village, meeting)
    assert asked.status_code == 422
    answer = take(village, meeting, trung=known.code, **{"da-hoi": known.code})

    assert answer.url == there(meeting)
    assert rows() == [(known.code, "individual", "Vũ Thị Thơm", 1956, "draft")]
    assert votes() == [(known.code, date(2025, 8, 15), 46, 0, 0)]
    twice = take(village, meeting, trung=known.code)
    assert (twice.url, len(votes())) == (there(meeting), 1)
    other = take(village, meeting, trung=known.code, agree="44")
    assert other.status_code == 422
    assert f"Hồ sơ {known.code} đã có số phiếu trong cuộc họp này." in page_of(other).words()
    assert votes() == [(known.code, date(2025, 8, 15), 46, 0, 0)]


def test_the_year_a_draft_has_is_not_written_over(village):
    meeting = meet(village)
    known = make.nomination(
        unit=village.unit, full_name="Vũ Thị Thơm", birth_year=1957, complete=False
    )

    saved = take(village, meeting, trung=known.code)

    assert rows() == [(known.code, "individual", "Vũ Thị Thơm", 1957, "draft")]
    assert (
        "Hồ sơ này đã ghi năm sinh 1957, khác năm 1956 vừa viết: vẫn giữ 1957. Nếu sai, hãy sửa ở "
        "hồ sơ." in page_of(village.get(saved.url)).words()
    )


def test_a_dossier_that_was_sent_takes_no_votes(village):
    meeting = meet(village)
    named = {"full_name": "Vũ Thị Thơm", "birth_year": 1956}
    sent = make.nomination(unit=village.unit, state="submitted", **named)
    before = votes()

    asked = take(village, meeting)
    buttons = [b.attrs.get("value") for b in page_of(asked).all("button")]
    assert "khac" in buttons
    assert sent.code not in buttons
    assert take(village, meeting, trung=sent.code).status_code == 422
    assert votes() == before


def test_a_dossier_of_another_unit_is_not_there(village):
    meeting = meet(village)
    other = make.nomination(unit=make.unit(name="Thôn Đông"), full_name="Vũ Thị Thơm")

    assert take(village, meeting, trung=other.code).status_code == 404
    assert take(village, meeting).status_code == 302  # nor is its name told
    theirs = make.meeting(unit=make.unit(name="Thôn Đông"))
    for address in (there(theirs), f"{there(theirs)}tung-nguoi/", f"{PAGE}?hop={theirs.pk}"):
        assert village.get(address).status_code == 404
