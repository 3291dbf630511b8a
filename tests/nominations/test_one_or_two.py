"""Two dossiers side by side, and the answers: two people, or one whose one dossier goes on."""

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from conferences.models import DeadlineMark
from nominations.actions import decisions, doubles
from nominations.models import Change, Nomination
from nominations.reading import Likeness, how_alike
from nominations.workflow import MOVES
from tests import make
from tests.make import fresh
from tests.nominations.phone import text_of, unlinked

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def sent(name="Vũ Thị Thơm", *, place="Một", year=1970, state="submitted", **more):
    unit = make.unit(name=f"Thôn {place}")
    return make.nomination(unit=unit, state=state, full_name=name, birth_year=year, **more)


def apart(one, other, by, ground="Khác thôn", **more):
    doubles.tell_apart(fresh(one), fresh(other), ground=ground, by=by, at=make.AT, **more)


def keep(kept, closed, by, **more):
    doubles.keep_one(fresh(kept), fresh(closed), by=by, at=make.AT, **more)


def refusal(deed, *args, **more):
    with pytest.raises(Refused) as refused:
        deed(*args, **more)
    return [problem.text for problem in refused.value.problems]


def judged(one):
    one = fresh(one)
    return one.duplicate_verdict, one.duplicate_answer, one.doubles_judged


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (("Vũ Thị Thơm", 1970), ("Vũ Thị Thơm", 1970), "cùng họ tên, cùng năm sinh"),
        (("Vũ Thị Thơm", 1970), ("Vũ Thị Thớm", 1970), "khác nhau một dấu, cùng năm sinh"),
        (("Vũ Thị Hòa", 1970), ("Vu Thị Hoà", 1971), "khác nhau ba dấu, năm sinh lệch một năm"),
        (("Vũ Văn Thủy", 1970), ("Vũ Văn Thuỷ", 1970), "tên chỉ khác chỗ đặt dấu, cùng năm sinh"),
        (("Vũ Thị Mỹ", 1970), ("Vũ Thị Mĩ", None),
         "khác nhau chữ i, y, một hồ sơ chưa ghi năm sinh"),
        (("Vũ Thị Mỹ", None), ("Vũ Thi Mĩ", None),
         "khác nhau một dấu và chữ i, y, cả hai chưa ghi năm sinh"),
        (("VŨ THỊ THƠM", 1970), ("Vũ Thị Thơm", 1970),
         "tên chỉ khác chữ hoa, chữ thường, cùng năm sinh"),
        (("Vũ Thị Thơm", 1970), ("Vũ-Thị  Thơm", 1970),
         "tên giống nhau khi bỏ dấu, cùng năm sinh"),
        (("Đỗ Văn Đa", 1970), ("Do Van Da", 1970), "khác nhau bốn dấu, cùng năm sinh"),
    ],
)  # fmt: skip
def test_a_pair_says_why_it_may_be_one_person(one, other, words):
    both = (
        Likeness(pk=pk, full_name=name, birth_year=year)
        for pk, (name, year) in enumerate((one, other))
    )

    assert how_alike(*both) == words


def test_told_apart_both_are_verified_and_nobody_is_asked_again(office, at):
    one, other = sent(), sent(place="Hai")

    apart(one, other, office)

    assert judged(one) == ("different", "Khác thôn", other.code)
    assert judged(other) == ("different", "Khác thôn", one.code)
    for dossier in (one, other):
        decisions.move(fresh(dossier), "verify", by=office, at=at)
    events = AuditEvent.objects.filter(action="tell_apart").order_by("pk")
    assert [(event.target_code, event.note) for event in events] == [
        (one.code, f"với hồ sơ {other.code}"),
        (other.code, f"với hồ sơ {one.code}"),
    ]
    assert sorted(Change.objects.values_list("field", "after", "is_inner")) == [
        ("duplicate_answer", "Khác thôn", True), ("duplicate_answer", "Khác thôn", True),
        *(
            ("duplicate_verdict", f"Không phải một người (với {code})", True)
            for code in sorted([one.code, other.code])
        ),
    ]  # fmt: skip


def test_the_ground_of_an_earlier_pair_is_kept_beside_the_new_one(office):
    one, other, third = sent(), sent(place="Hai"), sent(place="Ba")

    apart(one, other, office, "Khác nơi ở")
    apart(one, third, office, "Đã hỏi trưởng thôn")

    assert judged(one) == (
        "different", "Khác nơi ở; Đã hỏi trưởng thôn", " ".join(sorted([other.code, third.code])),
    )  # fmt: skip
    assert judged(other) == ("different", "Khác nơi ở", one.code)
    assert refusal(apart, other, third, office, "x" * 295) == [
        f"Căn cứ cộng với căn cứ đã ghi ở hồ sơ {other.code}: tối đa 300 ký tự, kể cả dấu cách; "
        "đang có 307. Hãy viết ngắn lại."
    ]


def test_one_person_with_a_third_stays_so_when_another_is_told_apart(office):
    one, other = sent(), sent(place="Hai")
    decisions.record_check(
        fresh(one), integrity="clear", duplicate_verdict="same", by=office, at=make.AT
    )
    third = sent(place="Ba")

    apart(one, third, office)

    assert judged(one) == ("same", "", other.code)
    assert judged(third) == ("different", "Khác thôn", one.code)


def test_a_changed_mind_tells_one_person_apart_again(office):
    one, other = sent(), sent(place="Hai")
    decisions.record_check(
        fresh(one), integrity="clear", duplicate_verdict="same", by=office, at=make.AT
    )

    apart(one, other, office)

    assert (judged(one)[0], judged(other)[0]) == ("different", "different")


def test_two_people_are_told_apart_by_something_that_is_said(office):
    one, other = sent(), sent(place="Hai")

    assert refusal(apart, one, other, office, "  ") == [
        "Chưa ghi vì sao biết không phải một người. Hãy ghi căn cứ."
    ]
    assert judged(one) == ("", "", "")


def test_who_is_not_alike_is_no_pair(office):
    one, other = sent(), sent("Trần Văn Khác", place="Hai")
    words = ["Hai hồ sơ này không còn là cặp có thể trùng người. Hãy xem lại danh sách."]

    assert refusal(apart, one, other, office) == words
    assert refusal(keep, one, other, office) == words


@pytest.mark.parametrize("state", ["submitted", "returned", "verified"])
def test_the_one_too_many_is_closed_with_a_link_and_its_unit_told(office, sign_in, state):
    kept, closed = sent(state="verified"), sent(place="Hai", state=state)
    head = make.user(unit=closed.unit)

    keep(kept, closed, office)

    stands = fresh(closed)
    assert (stands.state, stands.kept_as, judged(closed)) == (
        "closed", kept, ("same", "", kept.code),
    )  # fmt: skip
    words = (
        f"Cùng một người với hồ sơ {kept.code} do Thôn Một giới thiệu. Hồ sơ đó được xét tiếp, "
        "có ghi tên cả hai đơn vị; hồ sơ này đóng lại."
    )
    assert stands.reply == words
    event = AuditEvent.objects.get(action="close_double")
    assert (event.target_code, event.before, event.after, event.note) == (
        closed.code, state, "closed", words,
    )  # fmt: skip
    told = text_of(sign_in(head).get(f"/ho-so/{closed.code}/"))
    assert words in told
    assert "Mở hồ sơ được giữ" not in told  # another unit's dossier is not its to open
    assert "Mở hồ sơ được giữ" in text_of(sign_in(office).get(f"/ho-so/{closed.code}/"))


def test_the_kept_one_names_both_units_and_goes_on(office, sign_in, at):
    kept, closed = sent(), sent(place="Hai")

    keep(kept, closed, office)
    decisions.move(fresh(kept), "verify", by=office, at=at)

    page = unlinked(text_of(sign_in(office).get(f"/ho-so/{kept.code}/")))
    words = f"Thôn Hai, hồ sơ {closed.code}, xem ảnh, biên bản (đóng vì trùng)"
    assert "Cùng giới thiệu người này" in page
    assert words in " ".join(page.split())


def test_closing_one_that_was_back_with_its_unit_ends_its_day(office):
    make.unit(name="Thôn Hai")  # before the conference: it owes
    kept = sent()
    closed = sent(place="Hai", state="returned", amend_until=make.AT)

    keep(kept, closed, office)

    mark = DeadlineMark.objects.get(unit=closed.unit, deadline__key="list_approved")
    assert (mark.met_at is not None, mark.amend_until) == (True, None)


def test_closed_by_mistake_it_is_opened_again_and_asked_about_anew(office, at):
    kept, closed = sent(), sent(place="Hai", state="verified")
    keep(kept, closed, office)

    decisions.move(fresh(closed), "open_double", by=office, at=at)

    stands = fresh(closed)
    assert (stands.state, stands.kept_as, stands.reply, judged(closed)) == (
        "submitted", None, "", ("", "", ""),
    )  # fmt: skip
    assert "Có thể trùng người" in refusal(decisions.move, stands, "verify", by=office, at=at)[0]


@pytest.mark.parametrize("state", ["approved", "rejected", "annulled", "draft", "closed"])
def test_what_is_decided_or_not_sent_is_not_closed(office, state):
    kept, closed = sent(), sent(place="Hai", state=state)

    assert len(refusal(keep, kept, closed, office)) == 1
    assert fresh(closed).state == state


def test_an_approved_one_is_kept_and_the_other_closed(office):
    kept, closed = sent(state="approved"), sent(place="Hai")

    keep(kept, closed, office)

    assert (fresh(kept).state, fresh(closed).state) == ("approved", "closed")


def test_a_dossier_others_were_closed_for_is_not_taken_back(office, at):
    kept, closed = sent(), sent(place="Hai")
    keep(kept, closed, office)

    assert refusal(
        decisions.move, fresh(kept), "take_back", by=make.user(unit=kept.unit), at=at
    ) == [
        f"Hồ sơ {closed.code} đã đóng vì trùng người, nhường hồ sơ này đi tiếp. Hãy gọi Phòng Văn "
        "hóa - Xã hội trước khi rút lại."
    ]


def test_no_move_of_the_table_closes_one_without_naming_the_kept(office, at):
    one = sent()
    sent(place="Hai")

    assert refusal(decisions.move, fresh(one), "close_double", by=office, at=at) == [
        "Chưa chọn hồ sơ nào được giữ. Hãy mở trang so hai hồ sơ rồi chọn ở đó."
    ]
    assert MOVES["close_double"].name not in {
        name for name in MOVES if fresh(one).state not in MOVES[name].sources
    }


@pytest.mark.parametrize(("state", "names"), [("closed", False), ("verified", True)])
def test_the_table_keeps_closed_and_kept_together(state, names):
    kept = sent()
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=sent(place="Hai").pk).update(
            state=state, kept_as=kept if names else None
        )


def test_who_saw_another_answer_is_told(office):
    one, other = sent(), sent(place="Hai")
    seen = fingerprint(doubles.pair_of(one, other))
    apart(one, other, office, seen=seen)

    with pytest.raises(Overtaken):
        keep(one, other, office, seen=seen)
    apart(one, other, office, seen=seen)  # the same button tapped twice
    assert AuditEvent.objects.filter(action="tell_apart").count() == 2
