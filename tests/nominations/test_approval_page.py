"""The page of the approval meeting: a lost vote is asked about beside its row, nothing is lost."""

import re
from datetime import timedelta

import pytest

from nominations.enums import NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_approval import kept, leadership, states
from tests.pages import Page
from tests.reading import plain

pytestmark = pytest.mark.django_db
S = NominationState
URL = "/ho-so/hop-xet-duyet/"


def typed(nomination, **votes):
    return {
        "held_on": "15/8/2025", "chair": "Đỗ Quang Minh", "invited": "15", "present": "14",
        "number": "05/BB-UBND", "chon": nomination.code,
    } | {f"{nomination.code}-{key}": value for key, value in votes.items()}  # fmt: skip


def test_the_page_asks_for_the_result_of_a_lost_vote_and_keeps_what_was_typed(sign_in):
    nomination = make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())

    asked = client.post(URL, typed(nomination, agree="5", disagree="8", abstain="1"))

    text = asked.content.decode()
    assert "Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%." in text
    assert text.count("Hãy chọn “Không duyệt” hoặc “Vẫn duyệt”.") == 1
    assert text.count("Hãy ghi lý do.") == 1
    assert ("1 hồ sơ chưa đủ phiếu để duyệt" in text, "Chưa ghi gì, có lỗi cần sửa" in text) == (
        True,
        False,
    )
    assert "Chưa ghi gì. Với từng hồ sơ dưới đây, hãy chọn “Không duyệt” hoặc “Vẫn duyệt”" in text
    assert 'value="05/BB-UBND"' in text
    assert states() == {nomination.code: S.VERIFIED}


@pytest.mark.parametrize(
    ("lost", "wrong", "says"),
    [
        ("reason", {}, "1 hồ sơ chưa đủ phiếu để duyệt"),
        ("reason", {"chair": ""}, "Chưa ghi gì, có lỗi cần sửa"),
        ("agree", {}, "Chưa ghi gì, có lỗi cần sửa"),
    ],
)
def test_a_lost_vote_is_no_fault_unless_something_is_wrong_too(lost, wrong, says, sign_in):
    """Issue 7, line 10: a lost vote came back as “Có lỗi cần sửa”."""
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    form = typed(one, agree="5", disagree="9", result="reject", reason="")
    form |= typed(two, agree="14" if lost == "reason" else "x")

    page = Page(
        text_of(sign_in(leadership()).post(URL, form | {"chon": [one.code, two.code]} | wrong))
    )

    said = page.by_id["error-summary"]
    (heading,) = said.all("h2")
    assert heading.words() == says
    asked = f"{one.full_name}: Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%."
    assert asked in said.words()


def test_a_lost_vote_is_one_line_of_the_summary_and_no_error_in_the_title(sign_in):
    """Beside its boxes stands what to choose; on top its name leads there, once."""
    one = make.nomination(state=S.VERIFIED, full_name="Vũ Thị Thơm")

    page = Page(text_of(sign_in(leadership()).post(URL, typed(one, agree="5", disagree="9"))))

    (line,) = page.by_id["error-summary"].all("li")
    (link,) = line.all("a")
    assert link.words() == "Vũ Thị Thơm: Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%."
    assert link.attrs["href"] == f"#hoi-{one.code}"
    assert f"hoi-{one.code}" in page.by_id
    (title,) = page.root.all("title")
    assert next(child.strip() for child in title.children).startswith("Họp xét duyệt")


def test_the_result_page_says_how_many_of_each(sign_in):
    """Nine carried, one lost, one under complaint: whoever reads it counts no rows."""
    won = [make.nomination(state=S.VERIFIED) for _ in range(9)]
    lost = make.nomination(state=S.VERIFIED)
    waits = make.nomination(state=S.VERIFIED, integrity="pending")
    form = typed(lost, agree="5", disagree="9", result="reject", reason="Không đủ phiếu")
    for one in (*won, waits):
        form |= typed(one, agree="14")
    chosen = {"chon": [one.code for one in (*won, lost, waits)]}
    leader = leadership()

    page = plain(sign_in(leader).post(URL, form | chosen, follow=True))
    again = plain(sign_in(leader).post(URL, typed(waits, agree="14"), follow=True))

    assert "11 hồ sơ: 9 duyệt, 1 không duyệt, 1 chưa quyết định được" in page
    assert "1 hồ sơ: 1 chưa quyết định được" in again


@pytest.mark.parametrize("state", ["rejected", "annulled", "verified"])
def test_the_dossier_calls_a_decision_by_its_name(state, sign_in):
    one = make.nomination(state=state, reply="Không đủ phiếu")
    words = {"rejected": "Không duyệt. Lý do:", "annulled": "Đã hủy kết quả duyệt:"}

    page = text_of(sign_in(make.user(unit=one.unit)).get(f"/ho-so/{one.code}/"))

    assert f"<b>{words.get(state, 'Ý kiến:')}</b> Không đủ phiếu" in page


@pytest.mark.parametrize(
    ("result", "state", "shown"),
    [("reject", S.REJECTED, "Không duyệt"), ("approve", S.APPROVED, "Đã duyệt")],
)
def test_the_answered_page_records_result_votes_and_reason(result, state, shown, sign_in):
    nomination = make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())

    form = typed(
        nomination, agree="5", disagree="8", abstain="1", result=result, reason="Họp bàn kỹ"
    )
    answer = client.post(URL, form, follow=True)

    assert states() == {nomination.code: state}
    assert kept() == [(nomination.code, 5, 8, 1, "Họp bàn kỹ")]
    assert ReviewMeeting.objects.get(kind="approval").number == "05/BB-UBND"
    assert shown in answer.content.decode()


def test_a_clear_majority_is_not_asked_anything(sign_in):
    nomination = make.nomination(state=S.VERIFIED)

    answer = sign_in(leadership()).post(
        URL, typed(nomination, agree="8", disagree="6"), follow=True
    )

    assert "Đã duyệt" in answer.content.decode()
    assert states() == {nomination.code: S.APPROVED}


def test_other_figures_of_the_day_are_said_beside_the_box(sign_in):
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())
    client.post(URL, typed(one, agree="14"))

    answer = client.post(URL, typed(two, agree="13") | {"present": "13"})

    assert answer.context["form"].errors["present"][0].startswith("Cuộc họp xét duyệt ngày 15/8")
    assert states()[two.code] == S.VERIFIED


def test_the_count_of_ticked_rows_outlives_an_error(sign_in):
    """It said 0 while boxes were ticked."""
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())

    fresh = client.get(URL).content.decode()
    form = typed(one, agree="") | typed(two, agree="") | {"chon": [one.code, two.code]}
    wrong = client.post(URL, form).content.decode()

    assert "Đã chọn <b data-check-count>0</b> hồ sơ" in fresh
    assert "Đã chọn <b data-check-count>2</b> hồ sơ" in wrong


@pytest.mark.parametrize(
    ("result", "label", "shown"),
    [
        ("reject", "Lý do không duyệt", "Không duyệt"),
        ("approve", "Lý do vẫn duyệt", "Đã duyệt"),
    ],
)
def test_the_reason_is_named_by_what_was_decided_and_the_meeting_says_it(
    result, label, shown, sign_in
):
    one = make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())
    form = typed(one, agree="4", disagree="5", abstain="5", result=result, reason="Họp bàn kỹ")
    client.post(URL, form)
    held = ReviewMeeting.objects.get(kind="approval")
    page = make.minutes(of=held)

    dossier = client.get(f"/ho-so/{one.code}/").content.decode()
    listed = client.get("/ho-so/cuoc-hop/").content.decode()
    at_home = sign_in(make.user(unit=one.unit)).get(f"/ho-so/{one.code}/").content.decode()

    assert f"<b>{label}:</b> Họp bàn kỹ" in dossier
    assert f'href="/ho-so/cuoc-hop/{held.pk}/bien-ban/"' in dossier
    opened = re.search(
        rf'/{page.pk}/"\s+target="_blank"\s+rel="noopener">bien-ban.jpg</a>', dossier
    )
    assert opened
    assert f"/ho-so/cuoc-hop/{held.pk}/bien-ban/" not in at_home
    heading = listed[listed.index("<h2>Lãnh đạo xã Đại Sơn: họp xét duyệt") :]
    row = heading[heading.index('data-label="Kết quả"') :].split("</td>")[0]
    assert shown in row


def test_votes_kept_under_a_complaint_have_no_result_in_the_meeting(sign_in):
    one = make.nomination(state=S.VERIFIED, integrity="pending")
    client = sign_in(leadership())
    client.post(URL, typed(one, agree="14"))

    assert "Chưa có kết quả, chờ duyệt" in client.get("/ho-so/cuoc-hop/").content.decode()


@pytest.mark.parametrize(
    ("result", "label"), [("reject", "Lý do không duyệt"), ("approve", "Lý do vẫn duyệt")]
)
def test_votes_that_fell_keep_the_name_of_what_they_led_to(result, label, sign_in):
    """Issue 7, line 14: a reason not to approve stood as “Lý do vẫn xét”."""
    one = make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())
    client.post(
        URL, typed(one, agree="4", disagree="5", abstain="5", result=result, reason="Họp bàn kỹ")
    )
    later = make.AT + timedelta(days=3)
    Ballot.objects.filter(meeting__kind="approval").update(
        superseded_at=later + timedelta(days=900)
    )
    Nomination.objects.filter(pk=one.pk).update(state=S.VERIFIED)

    dossier = client.get(f"/ho-so/{one.code}/").content.decode()

    assert f"<b>{label}:</b> Họp bàn kỹ" in dossier


def test_a_row_says_what_its_dossier_says_and_escapes_it(sign_in):
    unit = make.unit(name="Thôn <Một>")
    make.nomination(
        state=S.VERIFIED, unit=unit, code="HN25-0007", full_name="Trần <b>",
        achievement="Nuôi <i>cá</i>.", awards="Bằng khen <u>",
    )  # fmt: skip
    page = sign_in(leadership()).get(URL)

    row = Page(text_of(page)).all("tr")[1]

    assert row.words() == (
        "Trần <b> Cá nhân · HN25-0007 · Nông nghiệp, xây dựng nông thôn mới Chưa kiểm tra khen một "
        "lần, tranh chấp và 2 mục khác Thành tích "
        "Nuôi <i>cá</i>. Đã khen: Bằng khen <u> … Thôn <Một> 40 / 42"
    )
    assert [(box.attrs["aria-label"], box.attrs["value"]) for box in row.all("input")] == [
        ("Chọn Trần <b>", "HN25-0007"),
        ("Số phiếu đồng ý: Trần <b>", ""),
        ("Số phiếu không đồng ý: Trần <b>", ""),
        ("Số phiếu không có ý kiến: Trần <b>", ""),
    ]
    assert not [tag for tag in ("b", "i", "u") if row.all(tag)]


def paper_on(client):
    """What the page says of the meeting's paper, and where its links lead."""
    page = Page(text_of(client.get(URL)))
    note = page.by_id["tai-lieu-hop"]
    return note.words(), [link.attrs["href"] for link in note.all("a")]


def test_the_meetings_paper_is_at_hand_where_the_leadership_votes(sign_in):
    """The page had no way to it: whoever votes had to look for it among the papers."""
    make.nomination(state=S.VERIFIED)
    client = sign_in(leadership())
    assert paper_on(client) == (
        "Chưa lập Tài liệu họp xét duyệt (PDF). Hãy đề nghị Phòng Văn hóa - Xã hội lập ở trang "
        "“Văn bản” .",
        ["/van-ban/"],
    )
    older = make.paper(kind="meeting", format="pdf")
    newest = make.paper(kind="meeting", format="pdf", as_of=make.AT + timedelta(hours=1))
    make.paper(kind="role_models")
    make.paper(kind="meeting", format="pdf", file="")  # still being built

    words, links = paper_on(client)

    assert older.pk < newest.pk
    assert words == (
        "Mở Tài liệu họp xét duyệt (PDF) Danh sách có cột phiếu để trống, rồi mỗi hồ sơ một trang; "
        "số liệu lúc 09:00 ngày 16/8/2025."
    )
    assert links == [f"/van-ban/{newest.pk}/"]
    page = Page(text_of(client.get(links[0])))
    assert f"/van-ban/{newest.pk}/tai/" in [a.attrs.get("href") for a in page.root.all("a")]


def test_the_meetings_paper_of_another_commune_is_not_at_hand(sign_in):
    make.nomination(state=S.VERIFIED)
    other = make.conference(of=make.commune(code="10561", name="xã Tân Kỳ"))
    make.paper(kind="meeting", format="pdf", conference=other)

    assert paper_on(sign_in(leadership()))[1] == ["/van-ban/"]
