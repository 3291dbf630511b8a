"""The one page for many: what it asks first, and what stands in the way of each."""

import pytest

from accounts import audit
from accounts.enums import Role
from nominations.actions.bulk import move_many, undo_many
from nominations.models import Ballot, Interest, Nomination
from nominations.workflow import values
from tests import make
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/"
UNCHECKED = "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. Hãy bấm “Ghi kết quả kiểm tra”."
OPEN = "Chưa kiểm tra, không bắt buộc: khen một lần, tranh chấp và 2 mục khác"
FASTER = "Vừa có người khác xử lý việc này. Hãy xem lại rồi làm tiếp."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def states():
    return dict(Nomination.objects.order_by("pk").values_list("full_name", "state"))


@pytest.fixture
def four():
    """Two that may go on, one unchecked, one that a colleague has verified."""
    made = [
        make.nomination(state="submitted", full_name="An Thị Một"),
        make.nomination(state="submitted", full_name="Bùi Thị Hai", integrity="unchecked"),
        make.nomination(state="submitted", full_name="Cao Thị Ba"),
        make.nomination(state="verified", full_name="Doãn Thị Bốn"),
    ]
    return {one.full_name.split()[-1]: one.code for one in made}


def shown(answer):
    return [
        (row.nomination.full_name, [p.text for p in row.problems]) for row in answer.context["rows"]
    ]


def boxes(answer, name="chon"):
    found = Page(answer.content.decode()).all("input")
    return [(one.attrs["value"], "checked" in one.attrs) for one in found
            if one.attrs.get("name") == name]  # fmt: skip


def test_each_answers_for_itself_also_what_is_not_there(office, four, sign_in):
    chosen = [*four.values(), "HN25-9999"]

    answer = sign_in(office).post(
        URL, {"viec": "verify", "dong-y": "1", "chon": chosen}, follow=True
    )

    told = [(one.full_name, [p.text for p in one.problems]) for one in answer.context["outcomes"]]
    assert told == [
        ("Cao Thị Ba", []),
        ("Doãn Thị Bốn", [FASTER]),
        ("Bùi Thị Hai", [UNCHECKED]),
        ("An Thị Một", []),
    ]
    words = " ".join(Page(answer.content.decode()).root.words().split())
    assert "Được 2 trên 4 hồ sơ; 1 hồ sơ không còn thấy" in words
    assert "HN25-9999 Chưa làm được Không còn thấy hồ sơ này" in words
    assert states() == {
        "An Thị Một": "verified", "Bùi Thị Hai": "submitted", "Cao Thị Ba": "verified",
        "Doãn Thị Bốn": "verified",
    }  # fmt: skip


def test_a_dossier_taken_back_meanwhile_looks_as_one_never_there(office, sign_in):
    """Z2: a draft is its unit's: the page says the same of it as of a code made up."""
    one = make.nomination(state="draft", full_name="An Thị Một")

    answers = [
        sign_in(office)
        .post(URL, {"viec": "verify", "dong-y": "1", "chon": [code]}, follow=True)
        .content.decode()
        for code in (one.code, "HN25-9999")
    ]

    told = [Page(html).all("main")[0].words() for html in answers]
    assert told[0].replace(one.code, "HN25-9999") == told[1]


def test_one_undo_takes_all_of_them_back_but_who_was_decided(office, four, sign_in):
    client = sign_in(office)
    done = client.post(
        URL, {"viec": "verify", "dong-y": "1", "chon": list(four.values())}, follow=True
    )
    back = [value for value, _ in boxes(done)]
    Nomination.objects.filter(full_name="Cao Thị Ba").update(state="approved")

    undone = client.post(f"{URL}hoan-tac/", {"viec": "verify", "chon": back}, follow=True)

    assert back == [f"{four['Ba']} submitted", f"{four['Một']} submitted"]
    assert [(one.full_name, bool(one.problems)) for one in undone.context["outcomes"]] == [
        ("Cao Thị Ba", True), ("An Thị Một", False),
    ]  # fmt: skip
    assert states() == {
        "An Thị Một": "submitted", "Bùi Thị Hai": "submitted", "Cao Thị Ba": "approved",
        "Doãn Thị Bốn": "verified",
    }  # fmt: skip


def test_taken_back_its_approval_votes_count_no_more(office):
    one = make.nomination(state="submitted")
    move_many([one], "verify", by=office, at=make.AT)
    held = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    ballot = Ballot.objects.create(meeting=held, nomination=one, agree=9)

    undo_many([one], "verify", before={one.code: "submitted"}, by=office, at=make.AT)

    ballot.refresh_from_db()
    assert (ballot.superseded_at, states()) == (make.AT, {one.full_name: "submitted"})


def test_the_page_asks_before_it_does_and_says_what_stands_in_the_way(office, four, sign_in):
    client = sign_in(office)

    alone = client.get(URL)
    all_of_it = client.post(URL, {"viec": "verify", "tat-ca": "1"}, follow=True)
    two = {"viec": "verify", "chon": [four["Ba"], four["Hai"]]}
    ticked = client.post(URL, two, follow=True)

    in_order = [("Cao Thị Ba", []), ("An Thị Một", []), ("Bùi Thị Hai", [UNCHECKED])]
    assert shown(alone) == in_order
    assert boxes(alone) == [(four["Ba"], False), (four["Một"], False)]  # one has no box
    assert shown(all_of_it) == in_order
    assert boxes(all_of_it) == [(four["Ba"], True), (four["Một"], True)]
    context = all_of_it.context
    assert (context["total"], context["ready"], context["passed_over"]) == (3, 2, 1)
    assert shown(ticked) == [in_order[0], in_order[2]], "as returning and answering many ask too"
    assert boxes(ticked) == [(four["Ba"], True)]
    assert states()["Cao Thị Ba"] == "submitted"
    assert states()["An Thị Một"] == "submitted"


def test_what_a_person_should_look_at_stands_where_many_are_verified(office, sign_in):
    """Nothing forbids it, so a hasty hand would verify it with the others."""
    make.nomination(
        code="HN25-1", state="submitted", full_name="Lê Văn Tạo", achievement="Năm 2012 đào mương."
    )
    make.nomination(code="HN25-2", state="submitted", full_name="Phạm Thị Ánh")

    rows = sign_in(office).get("/ho-so/nhieu/").context["rows"]

    assert {row.nomination.code: (row.looks, row.problems) for row in rows} == {
        "HN25-1": (("Ngoài giai đoạn",), ()), "HN25-2": ((), ()),
    }  # fmt: skip


def test_the_page_is_of_the_list_it_was_opened_from(office, four, sign_in):
    Nomination.objects.filter(full_name="An Thị Một").update(gender="male")
    Nomination.objects.exclude(full_name="An Thị Một").update(gender="female")

    answer = sign_in(office).get(f"{URL}?gioi-tinh=female&xep=-ten")

    assert [name for name, _ in shown(answer)] == ["Cao Thị Ba", "Bùi Thị Hai"]
    links = [one.attrs["href"] for one in Page(answer.content.decode()).all("a")]
    assert f"/ho-so/{four['Ba']}/?gioi-tinh=female&xep=-ten" in links


def test_who_was_refused_finds_reason_and_ticks_as_they_were(office, four, sign_in):
    client, codes = sign_in(office), [four["Một"], four["Hai"], four["Ba"]]
    sent = {"viec": "return", "dong-y": "1", "hang": codes}

    nobody = client.post(URL, sent | {"note": "Thiếu ảnh."})
    empty = client.post(URL, sent | {"chon": codes[1:], "note": ""})

    assert (nobody.status_code, [p.text for p in nobody.context["refused"]]) == (
        422, ["Hãy chọn ít nhất một hồ sơ."],
    )  # fmt: skip
    assert "Thiếu ảnh.</textarea>" in text_of(nobody)
    assert boxes(nobody) == [(four["Ba"], False), (four["Hai"], False), (four["Một"], False)]
    assert (empty.status_code, [p.text for p in empty.context["refused"]]) == (
        422, ["Hãy ghi nội dung cần bổ sung."],
    )  # fmt: skip
    assert boxes(empty) == [(four["Ba"], True), (four["Hai"], True), (four["Một"], False)]
    assert set(states().values()) == {"submitted", "verified"}


def test_who_is_related_has_no_box(office, four, sign_in):
    """Z7: what the move would refuse the page does not offer."""
    make.user(role=Role.CULTURE_OFFICE)  # somebody else may verify it
    one = Nomination.objects.get(full_name="An Thị Một")
    Interest.objects.create(nomination=one, user=office, is_related=True, at=make.AT)

    answer = sign_in(office).get(URL)

    assert dict(shown(answer))["An Thị Một"] == [
        "Ông, bà đã ghi có liên quan đến người được giới thiệu. "
        "Hãy để người khác được giao việc này làm."
    ]


def test_who_typed_it_in_has_no_box(office, four, sign_in):
    """Z7: by its events, whoever sent it last."""
    make.user(role=Role.CULTURE_OFFICE)
    one = Nomination.objects.select_related("unit__commune").get(full_name="Cao Thị Ba")
    audit.record(
        by=office, at=make.AT, action="open_for", target="nomination", target_code=one.code,
        commune_code=one.commune_code,
    )  # fmt: skip

    stands = dict(shown(sign_in(office).get(URL)))

    assert stands == {
        "An Thị Một": [],
        "Bùi Thị Hai": [UNCHECKED],
        "Cao Thị Ba": [
            "Hồ sơ này do chính tài khoản của ông, bà nhập, bổ sung hoặc gửi. "
            "Hãy để người khác được giao việc này làm."
        ],
    }


def test_nobody_chosen_is_said(office, four, sign_in):
    answer = sign_in(office).post(URL, {"viec": "verify"}, follow=True)

    assert "Hãy chọn ít nhất một hồ sơ." in text_of(answer)


def test_where_nobody_waits_the_page_says_what_belongs_there(office, sign_in):
    make.conference()

    assert "Không có hồ sơ nào ở bước này" in text_of(sign_in(office).get(URL))


def test_the_old_address_leads_to_the_page(office, four, sign_in):
    client = sign_in(office)

    moved = client.get("/ho-so/tham-dinh-nhieu/")
    old = client.post("/ho-so/tham-dinh-nhieu/", {"viec": "tham-dinh", "code": [four["Một"]]})

    assert (moved.status_code, moved.headers["Location"]) == (301, URL)
    assert (old.status_code, old.headers["Location"]) == (302, URL)
    assert states()["An Thị Một"] == "submitted"


def test_a_double_stands_in_the_way_on_the_page_as_in_the_move(office, sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    make.nomination(state="verified", full_name="Vũ Thị Thớm", unit=make.unit(name="Thôn Hai"))

    (row,) = sign_in(office).get(URL).context["rows"]
    (moved,) = move_many([one], "verify", by=office, at=make.AT)

    assert [p.text for p in row.problems] == [p.text for p in moved.problems]
    assert len(row.problems) == 1


def test_a_row_names_the_dossier_leads_to_its_pages_and_keeps_the_list(office, sign_in):
    ready = make.nomination(state="submitted", full_name="Hoàng <Thị> & Một", submitted_at=make.AT)
    stopped = make.nomination(
        state="submitted", full_name="Vũ Thị Hai", integrity="unchecked", submitted_at=None
    )
    unnamed = make.nomination(state="submitted", full_name="", submitted_at=None)

    page = sign_in(office).get(f"{URL}?viec=verify&tim=&linh-vuc=&con-thieu=&trang=3&xep=ma")

    rows = Page(page.content.decode()).all("tr")[1:]
    assert [" ".join(row.words().split()) for row in rows] == [
        "Làm được ngay: 2",
        f"Hoàng <Thị> & Một {ready.code} · {ready.unit.name} … 08:00 ngày 16/8/2025 {OPEN}",
        f"Chưa ghi tên {unnamed.code} · {unnamed.unit.name} … {OPEN}",
        "Cần xem trước: 1",
        f"Vũ Thị Hai {stopped.code} · {stopped.unit.name} {UNCHECKED} Ghi kết quả kiểm tra",
    ]
    kept = "?viec=verify&tim=&linh-vuc=&con-thieu=&xep=ma"
    assert [[link.attrs["href"] for link in row.all("a")] for row in rows] == [
        [],
        [f"/ho-so/{ready.code}/{kept}"],
        [f"/ho-so/{unnamed.code}/{kept}"],
        [],
        [f"/ho-so/{stopped.code}/{kept}", f"/ho-so/{stopped.code}/tham-dinh/{kept}"],
    ]
    assert [box.attrs["aria-label"] for box in rows[1].all("input")[1:]] == [
        "Chọn Hoàng <Thị> & Một"
    ]


def test_each_dossier_is_put_before_the_rules_once(office, four, sign_in, monkeypatch):
    """What stands in its way and what to look at are said of one value."""
    seen, whole = [], values.value_from

    def once(one, **read):
        seen.append(one.code)
        return whole(one, **read)

    monkeypatch.setattr(values, "value_from", once)

    sign_in(office).get(URL)

    assert sorted(seen) == sorted(four[name] for name in ("Một", "Hai", "Ba"))
