"""Whoever is warned of a dossier reads whose it is and gets there by one tap (issue 7)."""

import pytest
from django.template import engines
from django.test import RequestFactory

from accounts.enums import Role
from nominations.actions import decisions, meetings
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_approval import leadership
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    far = make.unit(name="Thôn Liêu Xá")
    return [
        make.nomination(state="verified", full_name=name, birth_year=1972, unit=unit)
        for name, unit in (("Nguyễn Thị Hòa", make.unit()), ("Nguyễn Thị Hoà", far))
    ]


def linked(words, user):
    request = RequestFactory().get("/")
    request.user = user
    template = engines["django"].from_string("{% load dossiers %}{% with_dossiers words %}")
    return template.render({"words": words}, request)


def link(code):
    return f'<a href="/ho-so/{code}/">{code}</a>'


def links_in(page, element):
    return [one.attrs["href"] for one in page.by_id[element].all("a")]


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("Hồ sơ Vũ Thị Thơm (HN25-0048) chờ.", f"Hồ sơ Vũ Thị Thơm ({link('HN25-0048')}) chờ."),
        ("HN25-0001, HN25-T123", f"{link('HN25-0001')}, {link('HN25-T123')}"),
        ("<b>HN25-0001", f"&lt;b&gt;{link('HN25-0001')}"),
        ("'HN25-0001' & B", f"&#x27;{link('HN25-0001')}&#x27; &amp; B"),
        ("Số 45/BC-UBND, 28/KH-UBND ngày 14/8/2025", "Số 45/BC-UBND, 28/KH-UBND ngày 14/8/2025"),
        ("", ""),
    ],
)
def test_every_dossier_a_sentence_names_is_a_link(words, becomes, office):
    assert linked(words, office) == becomes


def test_whoever_may_not_read_dossiers_gets_no_link():
    assert linked("HN25-0048 <", make.user(role=Role.DOOR)) == "HN25-0048 &lt;"


def test_a_double_is_named_and_linked_on_dossier_list_and_meeting(two, office, at, sign_in):
    one, other = two
    decisions.record_check(
        Nomination.objects.get(pk=one.pk), integrity="clear", duplicate_verdict="same", by=office,
        at=at,
    )  # fmt: skip
    client = sign_in(leadership())

    dossier = text_of(client.get(f"/ho-so/{one.code}/"))
    meeting = text_of(client.get("/ho-so/hop-xet-duyet/"))
    refused = text_of(client.get(f"/ho-so/{one.code}/viec/approve/"))

    whose = f"hồ sơ {other.full_name} ({link(other.code)})"
    once = f"Phòng đã kết luận cùng một người với {whose}. Hãy để đơn vị rút lại hồ sơ thừa"
    # Each once: what stops an approval stands at the head, and is not told again below it.
    assert [words.count(once) for words in (dossier, meeting, refused)] == [1, 1, 1]


def test_a_namesake_kept_off_the_roll_is_named_and_linked(office, sign_in):
    one = make.nomination(state="approved", full_name="Vũ Thị Thơm")
    make.delegate(full_name="Vũ Thị Thơm", birth_year=1970)

    page = Page(text_of(sign_in(office).post("/dai-bieu/dua-vao/", {"ma": one.code}, follow=True)))

    said = page.by_id["messages"].words()
    assert f"Chưa đưa vào vì trùng họ tên: Vũ Thị Thơm ({one.code} )." in said
    assert links_in(page, "messages") == [f"/ho-so/{one.code}/"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"state": "annulled"}, "không còn được duyệt. Hãy đưa người này ra khỏi danh sách."),
        ({"integrity": "pending"}, "đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư"),
    ],
)
def test_a_delegate_that_cannot_be_confirmed_names_the_dossier(fields, says, office, sign_in):
    one = make.nomination(state="approved", on_roll=True, full_name="Vũ Thị Thơm")
    guest = make.delegate(group="role_model", nomination=one, full_name="Vũ Thị Thơm")
    Nomination.objects.filter(pk=one.pk).update(**fields)

    page = text_of(sign_in(office).get(f"/dai-bieu/{guest.pk}/viec/confirm/"))

    assert f"Hồ sơ Vũ Thị Thơm ({link(one.code)}) {says}" in page


@pytest.mark.parametrize("others", [0, 1])
def test_the_history_of_a_dossier_does_not_repeat_its_own_code(others, office, at, sign_in):
    """Issue 7: “Đếm lại (HN25-0001)” on the page of HN25-0001."""
    one = make.nomination(state="submitted")
    beside = [make.nomination(state="submitted", unit=one.unit) for _ in range(others)]
    held = one.ballots.get().meeting
    meetings.correct(held, invited=50, present=45, reason="Đếm lại", by=office, at=at)

    page = Page(text_of(sign_in(office).get(f"/ho-so/{one.code}/")))
    log = sign_in(office).get("/hoi-nghi/nhat-ky/").content.decode()

    told = [p.words() for p in page.by_id["history"].all("p")]
    also = [f"Đếm lại (cũng dựa vào cuộc họp này: {two.code} )" for two in beside]
    assert told == ["mời 50, có mặt 42 → mời 50, có mặt 45", *(also or ["Đếm lại"])]
    assert f"({one.code})" not in log
