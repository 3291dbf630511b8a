"""What the office looks into: items with their source and how sure we are, who looked and when."""

import re
from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from conferences.history import described
from nominations.actions import answering, checklist, decisions
from nominations.checklist import ITEMS, Certainty, items_of
from nominations.models import Change, Finding
from tests import make
from tests.make import fresh
from tests.nominations.phone import text_of

pytestmark = pytest.mark.django_db
COPY = "(đọc ở tài liệu dẫn lại, nên đối chiếu văn bản gốc)"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def noted(one, by, at=make.AT, seen=None, **boxes):
    return checklist.note_findings(fresh(one), boxes=boxes, seen=seen, by=by, at=at)


def found(one):
    rows = Finding.objects.filter(nomination=one).order_by("item")
    return list(rows.values_list("item", "found", "note", "by__full_name", "at"))


def test_each_item_says_where_it_is_written_and_how_sure_we_are():
    assert {item.key: item.source_words for item in ITEMS} == {
        "integrity": f"Nghị định 152/2025/NĐ-CP, Điều 4 {COPY}",
        "disputes": "theo thông lệ, không phải quy định",
        "dissolved": "Thông tư 15/2025/TT-BNV: không khen thưởng đơn vị đã giải thể do sắp xếp "
        + COPY,
        "once": f"Luật Thi đua, khen thưởng, nguyên tắc khen thưởng {COPY}",
        "period": "Kế hoạch, mục II.4.1 (ghi trong Kế hoạch)",
        "after": f"Nghị định 152/2025/NĐ-CP, Điều 4 {COPY}",
    }


def test_what_is_only_custom_names_no_law_and_stops_nobody():
    custom = [item for item in ITEMS if item.certainty is Certainty.CUSTOM]

    assert [item.key for item in custom] == ["disputes"]
    law = re.compile(r"Nghị định|Thông tư|Luật|Điều \d|theo quy định|phải|bắt buộc")
    assert [item.key for item in custom if law.search(item.asks + item.label + item.source)] == []
    assert [item.key for item in ITEMS if item.demanded] == ["integrity"]


def test_only_a_collective_is_asked_whether_it_was_dissolved():
    assert [item.key for item in items_of("collective")] == [
        "integrity", "disputes", "dissolved", "once", "period", "after",
    ]  # fmt: skip
    for kind in ("individual", "household"):
        assert [item.key for item in items_of(kind)] == [
            "integrity", "disputes", "once", "period", "after",
        ]  # fmt: skip


def test_who_looked_and_when_is_kept_for_each_item_apart(office):
    one, other = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE)
    later = make.AT.replace(hour=15)

    assert noted(one, office, found_once="clear", found_disputes="raised",
                 note_disputes="Tranh chấp ngõ đi") == 2  # fmt: skip
    assert noted(one, other, later, found_once="raised", note_once="Giấy khen 2023",
                 found_disputes="raised", note_disputes="Tranh chấp ngõ đi") == 1  # fmt: skip

    assert found(one) == [
        ("disputes", "raised", "Tranh chấp ngõ đi", "Phạm Thị Phòng", make.AT),
        ("once", "raised", "Giấy khen 2023", other.full_name, later),
    ]
    told = Change.objects.order_by("pk").values_list("label", "before", "after", "is_inner")
    assert list(told) == [
        ("Tranh chấp, khiếu nại ở xã", "", "Có điều cần nêu: Tranh chấp ngõ đi", True),
        ("Không khen một thành tích nhiều lần", "", "Chưa được khen", True),
        ("Không khen một thành tích nhiều lần", "Chưa được khen",
         "Đã được khen hoặc chưa rõ: Giấy khen 2023", True),
    ]  # fmt: skip


def test_the_chain_keeps_which_items_and_no_word_of_them(office):
    one = make.nomination(state="submitted")
    noted(one, office, found_disputes="raised", note_disputes="Tranh chấp ngõ đi")
    noted(one, office, found_disputes="raised", note_disputes="Tranh chấp ngõ đi")  # nothing new

    assert [event.note for event in AuditEvent.objects.filter(action="note_findings")] == [
        "disputes"
    ]


def test_what_is_raised_is_said(office):
    one = make.nomination(state="submitted")

    with pytest.raises(Refused) as refused:
        noted(one, office, found_once="raised", note_once=" ", found_after="raised")

    assert [(problem.field, problem.text) for problem in refused.value.problems] == [
        ("note_once", "Có điều cần nêu thì phải ghi rõ. Hãy ghi điều đó."),
        ("note_after", "Có điều cần nêu thì phải ghi rõ. Hãy ghi điều đó."),
    ]
    assert found(one) == []


def test_an_answer_taken_back_is_as_never_looked(office):
    one = make.nomination(state="submitted")
    noted(one, office, found_once="clear")
    noted(one, office, found_once="", note_once="còn chữ")

    assert found(one) == []


def test_nothing_raised_here_stops_the_move(office, at):
    one = make.nomination(state="submitted")
    keys = [item.key for item in items_of("individual") if not item.demanded]
    boxes = {f"found_{key}": "raised" for key in keys} | {f"note_{key}": "Có" for key in keys}
    noted(one, office, **boxes)

    decisions.move(fresh(one), "verify", by=office, at=at)

    assert fresh(one).state == "verified"


def test_the_check_page_s_own_box_says_who_looked_too(office, at):
    one = make.nomination(state="submitted", integrity="unchecked")

    decisions.record_check(fresh(one), integrity="pending", by=office, at=at)
    assert found(one) == [("integrity", "raised", "", "Phạm Thị Phòng", at)]
    decisions.record_check(fresh(one), integrity="unchecked", by=office, at=at)
    assert found(one) == []


@pytest.mark.parametrize("state", ["draft", "rejected", "annulled", "closed"])
def test_only_what_is_looked_into_can_be_noted(office, state):
    one = make.nomination(state=state)

    with pytest.raises(Refused):
        noted(one, office, found_once="clear")
    assert found(one) == []


def test_of_two_officers_the_second_is_told(office):
    one = make.nomination(state="submitted")
    seen = fingerprint(checklist.boxes_of(one))
    noted(one, office, found_once="clear")

    with pytest.raises(Overtaken):
        noted(one, office, seen=seen, found_once="raised", note_once="Giấy khen")


def test_what_its_unit_takes_back_is_looked_into_anew(office, at):
    one = make.nomination(state="submitted")
    noted(one, office, found_once="clear")

    decisions.move(fresh(one), "take_back", by=make.user(unit=one.unit), at=at)

    assert found(one) == []


@pytest.mark.parametrize(("integrity", "left"), [("clear", ["once"]), ("unchecked", [])])
def test_sent_again_of_somebody_else_is_looked_into_anew(office, at, integrity, left):
    until = make.AT.replace(day=19)
    one = make.nomination(state="returned", integrity=integrity, amend_until=until)
    noted(one, office, found_once="clear")

    decisions.move(fresh(one), "submit", by=make.user(unit=one.unit), at=at)

    assert [row[0] for row in found(one)] == left


def test_the_page_tells_item_source_answer_who_and_when_and_no_unit_reads_it(office, sign_in):
    one = make.nomination(state="submitted", kind="collective")
    client = sign_in(office)
    answer = client.post(
        f"/ho-so/{one.code}/danh-muc/",
        {"seen": fingerprint(checklist.boxes_of(one)), "found_dissolved": "clear"},
        follow=True,
    )

    page = " ".join(text_of(answer).split())
    assert "Đã ghi kết quả kiểm tra theo danh mục." in page
    assert "Còn hoạt động" in page
    assert "Phạm Thị Phòng" in page
    asked = text_of(client.get(f"/ho-so/{one.code}/danh-muc/"))
    assert "Căn cứ: theo thông lệ, không phải quy định" in asked
    assert "Căn cứ: Thông tư 15/2025/TT-BNV: không khen thưởng" in asked
    theirs = text_of(sign_in(make.user(unit=one.unit)).get(f"/ho-so/{one.code}/"))
    assert "Tranh chấp" not in theirs


def test_one_look_at_the_check_shows_deeds_and_votes_and_leads_to_the_next(office, sign_in):
    one, after = (
        make.nomination(state="submitted", full_name=name, integrity="unchecked")
        for name in ("An Thị Một", "Bùi Thị Hai")
    )
    client, list_said = sign_in(office), "?trang_thai=submitted&xep=ma"

    page = client.get(f"/ho-so/{one.code}/tham-dinh/{list_said}")
    gone_on = client.post(
        f"/ho-so/{one.code}/tham-dinh/{list_said}",
        {"integrity": "clear", "sang": after.code, "seen": page.context["form"].initial["seen"]},
    )
    again = client.get(f"/ho-so/{after.code}/tham-dinh/").context["form"].initial["seen"]
    elsewhere = client.post(
        f"/ho-so/{after.code}/tham-dinh/",
        {"integrity": "unchecked", "seen": again, "sang": "//evil.example"},
    )

    told = text_of(page)
    assert "Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm." in told
    assert "40 đồng ý, 1 không đồng ý, 1 không có ý kiến" in told
    assert f'name="sang" value="{after.code}"' in told
    assert gone_on.url == f"/ho-so/{after.code}/tham-dinh/{list_said}"
    assert elsewhere.url == f"/ho-so/{after.code}/"
    assert 'name="sang"' not in text_of(client.get(f"/ho-so/{one.code}/tham-dinh/"))


@pytest.mark.parametrize(
    ("boxes", "action", "words"),
    [
        ({}, "uncheck", "Bỏ kết quả kiểm tra kỷ luật, đơn thư đã ghi"),
        ({"votes_reason": "Thôn họp lại"}, "check", "Ghi kết quả kiểm tra"),
    ],
)
def test_the_check_page_s_own_undo_is_told_as_one_unless_more_was_said(
    boxes, action, words, office, sign_in
):
    """It was told as one check more, where the list and the many told of an undo."""
    one = make.nomination(state="submitted", integrity="clear")
    one.ballots.update(agree=5, disagree=37, abstain=0)
    client, address = sign_in(office), f"/ho-so/{one.code}/tham-dinh/"
    seen = client.get(address).context["form"].initial["seen"]

    sent = client.post(address, {"integrity": "unchecked", "seen": seen} | boxes)

    event = AuditEvent.objects.get(target_code=one.code)
    assert (sent.status_code, make.fresh(one).integrity) == (302, "unchecked")
    assert (event.action, event.before, event.after) == (action, "clear", "unchecked")
    assert described(event).words == words


def test_the_next_one_taken_back_meanwhile_leads_back_to_the_dossier(office, sign_in):
    one, after = (make.nomination(state=state) for state in ("submitted", "draft"))
    client, address = sign_in(office), f"/ho-so/{one.code}/tham-dinh/"
    seen = client.get(address).context["form"].initial["seen"]

    sent = client.post(address, {"integrity": "clear", "sang": after.code, "seen": seen})

    assert (sent.url, fresh(one).integrity) == (f"/ho-so/{one.code}/", "clear")


def test_a_colleague_who_says_the_same_again_stands_for_it(office):
    """So nobody's undo of an earlier answer unsays it."""
    one = make.nomination(state="submitted", integrity="unchecked")
    other, later = make.user(role=Role.CULTURE_OFFICE), make.AT + timedelta(hours=1)
    answering.answer_many([fresh(one)], {"integrity"}, by=office, at=make.AT)

    decisions.record_check(fresh(one), integrity="clear", by=other, at=later)

    (found,) = Finding.objects.filter(nomination=one, item="integrity")
    assert (found.by, found.at) == (other, later)
    answering.take_back_many([fresh(one)], {"integrity"}, given_at=make.AT, by=office, at=later)
    assert fresh(one).integrity == "clear"
