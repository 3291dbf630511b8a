"""What the public says of who is posted: taken in once, kept apart, answered, forgotten."""

import uuid
from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import objections as actions
from nominations.actions.objections import MOST_AN_HOUR, Said, TooManyNow
from nominations.models import Objection, Posted, Posting
from nominations.workflow.guards import can_approve
from tests import make
from tests.kept import objection, plan_posts, posting, said_of

pytestmark = pytest.mark.django_db
AT = make.AT
UNANSWERED = (
    "Hồ sơ còn {} ý kiến phản ánh chưa trả lời. Hãy chờ Phòng Văn hóa - Xã hội trả lời ở mục “Ý "
    "kiến phản ánh”."
)

LED = "Hồ sơ còn {} ý kiến phản ánh mà lãnh đạo xã chưa trả lời. Hãy xem mục “Ý kiến phản ánh”."


@pytest.fixture
def one():
    plan_posts(5)
    return make.nomination(state="verified")


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def fresh() -> Posting:
    return Posting.objects.select_related("conference__commune").newest().first()


def take(text="Ông ấy lấn đất.", *, key=None, about=None, at=AT, **said):
    key = key or uuid.uuid4()
    said = Said(text=text, **said)
    return actions.take_in(fresh(), said, about=about, form_key=key, at=at)


def row(nomination) -> Posted:
    return Posted.objects.select_related("nomination").get(nomination=nomination)


def in_the_way(one, at) -> list[str]:
    found = can_approve(make.fresh(one), at)
    return [problem.text for problem in found if problem.field == "objections"]


def test_it_is_kept_with_a_number_of_its_own(one):
    posting(one)

    first = take(" Ông ấy\r\nlấn đất. ", about=row(one), objector=" Bùi  Văn Dân ", contact="0912")
    second = take("Danh sách thiếu người.")

    told = ("code", "text", "objector", "contact", "nomination", "at")
    assert [tuple(getattr(each, name) for name in told) for each in (first, second)] == [
        ("PA-0001", "Ông ấy\nlấn đất.", "Bùi Văn Dân", "0912", one, AT),
        ("PA-0002", "Danh sách thiếu người.", "", "", None, AT),
    ]


def test_the_same_form_twice_is_one_and_with_other_words_another(one):
    posting(one)
    key = uuid.uuid4()

    first, again = take("Một", key=key), take("Một", key=key)
    other, other_again = take("Hai", key=key), take("Hai", key=key)
    of_her = take("Một", key=key, about=row(one))

    assert (first, other) == (again, other_again)
    assert Objection.objects.count() == 3
    assert {first.pk, other.pk, of_her.pk} == set(Objection.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (0, "Hãy viết nội dung phản ánh."),
        (375, None),
        (3000, None),
        (3001, "Ý kiến dài 3.001 từ, tối đa 3.000 từ. Hãy rút gọn; phần còn lại gửi kèm bằng tệp"),
        (10_000, "Ý kiến dài 10.000 từ, tối đa 3.000 từ."),
    ],
)
def test_its_length_in_words(one, words, refused):
    posting(one)
    text = "nghe " * words

    if refused is None:
        assert take(text).text == text.strip()
        return
    with pytest.raises(Refused) as said:
        take(text)
    assert str(said.value).startswith(refused)
    assert Objection.objects.count() == 0


def test_one_word_without_end_is_too_long_too(one):
    posting(one)

    with pytest.raises(Refused, match=r"tối đa 30\.000 ký tự"):
        take("x" * 30_001)


def test_about_a_row_of_an_older_posting_is_about_whom_it_names(one):
    posting(one)
    read = row(one)
    running = posting()

    made = take(about=read)

    assert (made.nomination, made.posting) == (one, running)


def test_about_a_row_of_another_conference_is_none(one):
    there = make.unit(name="Thôn Xa", of=make.commune(code="11119", name="xã Khác"))
    strange = make.nomination(state="verified", unit=there)
    posting(strange, conference=strange.conference)
    posting(one)

    with pytest.raises(Refused) as refused:
        take(about=row(strange))
    assert refused.value.problems == [NO_RIGHT]


def test_who_sends_the_same_again_with_a_name_is_known_by_it_until_it_is_answered(one):
    posting(one)
    key = uuid.uuid4()
    told = []

    for said in (
        {}, {"contact": " 0912  000 "}, {"objector": "Bùi Văn Dân"}, {"contact": "0913"}, {},
    ):  # fmt: skip
        made = take("Một", key=key, about=row(one), **said)
        it = Objection.objects.get()
        assert made == it
        told.append((it.objector, it.contact))

    assert told == [
        ("", ""), ("", "0912 000"), ("Bùi Văn Dân", "0912 000"), ("Bùi Văn Dân", "0913"),
        ("Bùi Văn Dân", "0913"),
    ]  # fmt: skip
    said_of(it)
    assert take("Một", key=key, about=row(one), contact="0913") == it
    with pytest.raises(Refused, match="đã được trả lời nên không ghi thêm tên, cách liên hệ"):
        take("Một", key=key, about=row(one), contact="0914")
    assert Objection.objects.get().contact == "0913"


def test_the_same_form_sent_to_two_communes_is_two(one):
    there = make.unit(name="Thôn Xa", of=make.commune(code="11119", name="xã Khác"))
    strange = make.nomination(state="verified", unit=there)
    key = uuid.uuid4()

    made = []
    for conference in (one.conference, strange.conference, strange.conference):
        posting(conference=conference)
        made.append(take("Một", key=key))

    assert [each.conference for each in made] == [
        one.conference, strange.conference, strange.conference,
    ]  # fmt: skip
    assert made[0] != made[1] == made[2]


def test_so_many_an_hour_and_no_more(one, monkeypatch):
    assert MOST_AN_HOUR == 600  # ten addresses at the most each may send in an hour
    monkeypatch.setattr(actions, "MOST_AN_HOUR", 3)
    posting(one)
    for _ in range(3):
        take(at=AT)

    with pytest.raises(TooManyNow, match="Chữ vừa viết còn nguyên"):
        take(at=AT + timedelta(minutes=59))
    take(at=AT + timedelta(hours=1))
    assert Objection.objects.count() == 3 + 1


def test_approval_waits_for_every_answer(one, office):
    posted = posting(one)
    over = posted.closes_at
    first, second = objection(one, of=posted), objection(one, of=posted)
    objection(make.nomination(state="verified"), of=posted)

    assert in_the_way(one, over) == [UNANSWERED.format(2)]
    said_of(first)
    assert in_the_way(one, over) == [UNANSWERED.format(1)]
    said_of(second)
    assert in_the_way(one, over) == []


def test_what_is_said_of_the_list_keeps_everybody_of_that_posting(one, office):
    other = make.nomination(state="verified")
    earlier, posted = posting(other), posting(one)
    mine, _ = objection(of=posted), objection(one, of=posted)
    objection(of=earlier), objection(of=earlier)
    words = "Danh sách niêm yết còn {} ý kiến phản ánh chung chưa trả lời."

    def told(about):
        return [said.partition(" Hãy")[0] for said in in_the_way(about, posted.closes_at)]

    hers = "Hồ sơ còn 1 ý kiến phản ánh chưa trả lời."
    assert (told(one), told(other)) == ([hers, words.format(1)], [words.format(2)])
    said_of(mine), said_of(mine)
    assert told(one) == [hers]


def test_what_is_said_of_the_list_is_counted_once_however_the_rows_are_asked_for(one):
    """By way of her neighbours on the list there are three rows of each objection."""
    posted = posting(one, make.nomination(state="verified"), make.nomination(state="verified"))
    objection(of=posted), objection(of=posted)

    rows = Posted.objects.filter(nomination=one, posting__rows__in=posted.rows.all())
    assert [found.unanswered for found in rows.with_unanswered()] == [2]


def test_what_was_said_of_her_other_dossier_keeps_this_one(one):
    posted = posting(one)
    double = make.nomination(state="closed", kept_as=one)
    objection(double, of=posted)

    assert in_the_way(one, posted.closes_at) == [UNANSWERED.format(1)]


def test_of_the_answering_offices_own_the_leaderships_answer_is_waited_for(one):
    own = make.unit(name="Phòng Văn hóa", kind="office")
    make.user(role=Role.CULTURE_OFFICE, unit=own)
    colleague = make.nomination(state="verified", unit=own)
    double = make.nomination(state="closed", unit=own, kept_as=one)
    posted = posting(one, colleague)
    objection(colleague, of=posted), objection(colleague, of=posted), objection(double, of=posted)
    objection(one, of=posted)

    over = posted.closes_at
    assert in_the_way(colleague, over) == [LED.format(2)]
    assert in_the_way(one, over) == [UNANSWERED.format(1), LED.format(1)]


def test_where_nobody_is_posted_no_objection_keeps_anybody(one):
    objection(one)
    plan_posts(0)

    assert in_the_way(one, AT + timedelta(days=9)) == []
