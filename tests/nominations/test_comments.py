"""What office and unit write to each other about a dossier: who, what it is about, read, done."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import comments, evidence
from nominations.models import Comment, Nomination
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(hours=1)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE, full_name="Nguyễn Thị Hạnh")


@pytest.fixture
def sent():
    return make.nomination(state="submitted", full_name="Vũ Thị Thơm")


def say(one, by, text="Năm sinh đúng chưa?", **more):
    row = Nomination.objects.select_related("unit__commune").get(pk=one.pk)
    key = more.pop("form_key", None) or uuid.uuid4()
    return comments.say(row, text=text, form_key=key, by=by, at=more.pop("at", make.AT), **more)


def test_a_question_is_about_a_field_and_has_answers(sent, office):
    head = make.user(unit=sent.unit)

    first = say(sent, office, about="birth_year")
    say(sent, head, "Đúng,\n\nghi theo giấy khai sinh", first=first, at=LATER)

    told = [
        (c.label, c.text, c.from_unit, c.role, c.first_id) for c in Comment.objects.order_by("pk")
    ]
    assert told == [
        ("Năm sinh", "Năm sinh đúng chưa?", False, Role.CULTURE_OFFICE, None),
        ("", "Đúng,\n\nghi theo giấy khai sinh", True, Role.VILLAGE_HEAD, first.pk),
    ]
    assert AuditEvent.objects.filter(target="nomination").count() == 0, "nothing in the chain"


@pytest.mark.parametrize("state", ["submitted", "returned", "verified", "approved", "rejected"])
def test_two_sides_write_and_nobody_else(state, office):
    one = make.nomination(state=state)
    people = {
        "unit": make.user(unit=one.unit), "office": office,
        "neighbour": make.user(unit=make.unit(name="Thôn Liêu Xá")),
        "leader": make.user(role=Role.LEADERSHIP), "council": make.user(role=Role.COUNCIL_OFFICE),
    }  # fmt: skip
    did = set()
    for name, by in people.items():
        try:
            say(one, by)
        except Refused:
            continue
        did.add(name)

    assert did == {"unit", "office"}


def test_a_draft_is_not_talked_about(office):
    one = make.nomination()

    with pytest.raises(Refused, match="Hồ sơ chưa gửi nên Phòng chưa xem được"):
        say(one, make.user(unit=one.unit))
    with pytest.raises(Refused, match="chưa được giao việc này"):
        say(one, office)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 1000, ""),
        ("x" * 1001, "Hãy rút gọn, tối đa 1.000 ký tự, kể cả dấu cách; đang có 1.001."),
        ("  \n ", "Hãy viết nội dung trao đổi."),
    ],
)
def test_it_is_short_and_not_empty(text, said, sent, office):
    found = ""
    try:
        say(sent, office, text)
    except Refused as refused:
        found = str(refused)

    assert (found, Comment.objects.count()) == (said, 0 if said else 1)


def test_a_form_gone_back_to_with_other_words_is_another_comment(sent, office):
    key, texts = uuid.uuid4(), ("Ảnh nào?", " Ảnh nào? ", "Ở đâu?", "Ở đâu?")
    first, again, other, twice = (say(sent, office, text, form_key=key) for text in texts)

    assert (again, twice) == (first, other)
    assert say(sent, office, "Ảnh nào?", form_key=key, first=first) not in (first, other)


def test_an_answer_belongs_to_a_first_of_the_same_dossier(sent, office):
    other = make.comment(make.nomination(state="submitted"))
    answer = make.comment(sent, first=make.comment(sent))

    for first in (other, answer):
        with pytest.raises(Refused, match="chưa được giao việc này"):
            say(sent, office, first=first)


def test_the_other_side_has_read_what_its_page_showed(sent, office):
    head = make.user(unit=sent.unit)
    mine = say(sent, head)
    late = say(sent, head, at=LATER)

    by_unit = comments.read(sent, last=late.pk, by=head, at=make.AT)
    by_office = comments.read(sent, last=mine.pk, by=office, at=make.AT)

    mine.refresh_from_db()
    late.refresh_from_db()
    assert (by_unit, by_office, mine.read_at, late.read_at) == (0, 1, make.AT, None)


def test_done_is_called_off_by_a_new_answer(sent, office):
    first = say(sent, office)
    comments.settle(first, done=True, by=office, at=make.AT)
    first.refresh_from_db()
    assert first.done_at == make.AT

    say(sent, make.user(unit=sent.unit), "Còn một ý", first=first)

    first.refresh_from_db()
    assert first.done_at is None


def test_what_is_thrown_away_takes_its_comments_along():
    one = make.nomination(was_taken_back=True)
    make.comment(one)

    evidence.discard(one, by=make.user(unit=one.unit), at=make.AT)

    assert Comment.objects.count() == 0


# --- Pages ---------------------------------------------------------------------------------------


def there(one):
    return reverse("nominations:conversation", args=[one.code])


def page(client, url):
    return Page(client.get(url).content.decode())


def test_both_sides_see_what_is_unread_answer_and_call_it_done(sent, office, sign_in):
    desk, unit = sign_in(office), sign_in(make.user(unit=sent.unit))
    assert "Chưa trao đổi gì về hồ sơ này" in page(unit, there(sent)).words()
    form = {"form_key": uuid.uuid4(), "about": "birth_year", "text": "1965 hay 1956?"}

    answer = desk.post(there(sent), form, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "Đã gửi. Thôn Mỗ Đoạn thấy ở trang “Việc cần làm” và trong hồ sơ."
    ]
    home = page(unit, "/").by_id["trao-doi"].words()
    assert home == "Phòng Văn hóa - Xã hội hỏi, nhắn 1 nội dung chưa đọc. Xem và trả lời"
    detail = reverse("nominations:detail", args=[sent.code])
    assert "Trao đổi (1) 1 chưa đọc" in page(unit, detail).words()
    assert "trao-doi" not in page(desk, "/").by_id
    assert "về: Năm sinh 1965 hay 1956? Chưa đọc" in page(unit, "/ho-so/trao-doi/").words()
    for _ in "opening is not reading":
        assert "1 nội dung mới." in page(unit, there(sent)).words()
    unit.post(there(sent), {"da-doc": "1", "den": "0"})
    assert "1 nội dung mới." in page(unit, there(sent)).words(), "not what the page showed"
    unit.post(there(sent), {"da-doc": "1", "den": Comment.objects.get().pk})
    assert "nội dung mới" not in page(unit, there(sent)).words()
    assert "trao-doi" not in page(unit, "/").by_id

    first = Comment.objects.get()
    box = f"t{first.pk}"
    unit.post(
        there(sent), {"first": first.pk, f"{box}-form_key": uuid.uuid4(), f"{box}-text": "1956"}
    )

    home = page(desk, "/").by_id["trao-doi"].words()
    assert home == "Đơn vị hỏi, trả lời Mở trang trao đổi 1 nội dung chưa đọc."
    assert "1956" in page(desk, there(sent)).words()
    desk.post(reverse("nominations:settle", args=[first.pk]), {"xong": "1", "den": first.pk + 1})
    assert "Đã xử lý" in page(desk, there(sent)).words()
    assert "Không có trao đổi nào chưa xong" in page(desk, "/ho-so/trao-doi/").words()


def test_only_what_was_answered_is_read(sent, office, sign_in):
    """A new question, or an answer elsewhere, made the office's unread replies old."""
    two = [make.comment(sent, text=text) for text in ("Ảnh mờ?", "Năm sinh?")]
    client, last = sign_in(office), two[-1].pk

    def unread():
        found = Comment.objects.filter(nomination=sent).unread_by(unit=False)
        return list(found.order_by("pk").values_list("text", flat=True))

    client.post(there(sent), {"form_key": uuid.uuid4(), "text": "Còn một ý", "den": last})
    asked = unread()
    box = f"t{two[0].pk}"
    client.post(
        there(sent),
        {"first": two[0].pk, "den": last, f"{box}-form_key": uuid.uuid4(), f"{box}-text": "Không"},
    )
    answered = unread()
    client.post(reverse("nominations:settle", args=[two[0].pk]), {"xong": "1", "den": last})
    settled = unread()
    client.post(there(sent), {"da-doc": "1", "den": last})

    assert asked == ["Ảnh mờ?", "Năm sinh?"]
    assert (answered, settled, unread()) == (["Năm sinh?"], ["Năm sinh?"], [])


def test_what_was_typed_stays_when_it_is_refused(sent, office, sign_in):
    first = make.comment(sent)
    client = sign_in(office)
    long, box = "dài " * 300, f"t{first.pk}"

    new = client.post(there(sent), {"form_key": uuid.uuid4(), "about": "gender", "text": long})
    answer = client.post(
        there(sent), {"first": first.pk, f"{box}-form_key": uuid.uuid4(), f"{box}-text": long}
    )

    assert (new.status_code, answer.status_code, Comment.objects.count()) == (422, 422, 1)
    for refused in (new, answer):
        assert long.strip() in refused.content.decode()
        assert "tối đa 1.000 ký tự, kể cả dấu cách" in refused.content.decode()


def test_an_unknown_field_is_no_field(sent, office, sign_in):
    answer = sign_in(office).post(
        there(sent), {"form_key": uuid.uuid4(), "about": "ethnicity", "text": "Kinh?"}
    )

    assert (answer.status_code, Comment.objects.count()) == (422, 0)


def test_each_sees_the_conversations_within_reach_alone(sent, office, sign_in):
    """Z3: set equality, both ways; nothing of a dossier that was taken back."""
    theirs = make.nomination(state="submitted", unit=make.unit(name="Thôn Liêu Xá"))
    back = make.nomination(unit=sent.unit, was_taken_back=True)
    made = {name: make.comment(one).pk for name, one in
            {"sent": sent, "theirs": theirs, "back": back}.items()}  # fmt: skip
    seen = {}
    for who, by in {"unit": make.user(unit=sent.unit), "office": office}.items():
        found = sign_in(by).get("/ho-so/trao-doi/").context["page_obj"]
        seen[who] = {name for name, pk in made.items() if pk in {one.pk for one in found}}

    assert seen == {"unit": {"sent", "back"}, "office": {"sent", "theirs"}}


@pytest.mark.parametrize("number", [1, 12])
def test_a_conversation_costs_the_same_however_long(
    number, sent, office, sign_in, django_assert_num_queries
):
    client = sign_in(office)
    for _ in range(number):
        make.comment(sent, first=make.comment(sent, read_at=make.AT), read_at=make.AT)

    with django_assert_num_queries(3):
        client.get(there(sent))
    with django_assert_num_queries(3):
        client.get("/ho-so/trao-doi/")


def test_the_list_of_conversations_shows_the_newest_line(sent, office, sign_in):
    """An answer nobody has read was shown as the question it answers."""
    first = make.comment(sent, text="Sinh năm nào?", from_unit=False, read_at=make.AT)
    make.comment(sent, text="Sinh năm 1965.", first=first, from_unit=True, read_at=make.AT)
    make.comment(sent, text="Xin sửa: 1956.", first=first, from_unit=True)
    make.comment(sent, text="Ảnh mờ quá.", from_unit=False)

    page = sign_in(office).get("/ho-so/trao-doi/")

    assert [one.newest for one in page.context["page_obj"]] == ["Xin sửa: 1956.", "Ảnh mờ quá."]
    assert "Xin sửa: 1956." in page.content.decode()
    assert "Sinh năm nào?" not in page.content.decode()


def test_one_form_at_two_dossiers_is_a_comment_at_each(office, sign_in):
    """A key that was used elsewhere was an error of the server's."""
    two = [make.nomination(state="submitted") for _ in range(2)]
    client, form = sign_in(office), {"form_key": uuid.uuid4(), "about": "", "text": "Ai?"}

    answers = [client.post(there(one), form).status_code for one in (*two, *two)]

    assert answers == [302] * 4
    assert list(Comment.objects.order_by("pk").values_list("nomination", flat=True)) == [
        one.pk for one in two
    ]
