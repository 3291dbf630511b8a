"""A change of the plan is told once to whom it concerns, and cited by its paper from then on."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.calendar import HANOI
from conferences.history import described
from conferences.models import Conference
from conferences.web import say_problems
from nominations.actions import decisions
from notices.actions.reading import read_until
from notices.facts import digest_of
from tests import make
from tests.conferences.ordered import DOCUMENT, LIST, SENTENCE, edit, moved, order, save

pytestmark = pytest.mark.django_db
CHANGE = (
    "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến. Hạn: trước ngày 20/8/2025, nay là"
    f" trước ngày 24/8/2025. Theo {DOCUMENT}."
)
DESKS = (Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.CULTURE_CENTRE, Role.LEADERSHIP)


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture
def conference():
    make.unit()
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    return make.conference()


def told(person):
    found = digest_of(person, Conference.objects.get())
    return [(one.text, one.gone_at, one.is_new) for one in found.notes] if found else []


def test_units_that_owe_it_and_every_desk_are_told_once(conference):
    head = make.user(unit=make.unit())
    desks = [make.user(role=role, commune=conference.commune) for role in DESKS]

    save(moved(LIST, date(2025, 8, 24)), at=on(16, 9))

    for person in (head, *desks):
        assert told(person) == [(CHANGE, on(16, 9), True)]
        read_until(person, until=on(16, 9))
        assert told(person) == []
    save(edit("venue", venue="Sân vận động xã"), at=on(16, 10))
    assert [text for text, *_ in told(head)] == [
        "Địa điểm Hội nghị. Địa điểm: Nhà Văn hóa xã Đại Sơn (thôn Mỗ Đoạn), nay là Sân vận động"
        f" xã. Theo {DOCUMENT}."
    ]


def test_who_wrote_it_and_whom_it_does_not_concern_hear_nothing(conference):
    other = make.unit(name="Trung tâm", kind=UnitKind.CULTURE_CENTRE)  # sends no dossiers
    head, writer = make.user(unit=other), make.user(role=Role.CULTURE_OFFICE)
    mine = make.user(unit=make.unit())

    save(moved(LIST, date(2025, 8, 24)), by=writer)
    save(edit("figure", "capacity", value=120), by=writer)

    assert told(head) == told(writer) == []
    assert [text for text, *_ in told(mine)] == [CHANGE], (
        "of the roll's numbers a unit hears nothing"
    )


def test_a_plan_that_is_loaded_is_no_change_of_one_thing(conference):
    assert told(make.user(unit=make.unit())) == []


def test_two_changes_are_told_in_their_order_and_read_together(conference, sign_in):
    head = make.user(unit=make.unit())
    save(moved(LIST, date(2025, 8, 24)), at=on(16, 6))
    save(moved(LIST, date(2025, 8, 26)), order=order(number="46/UBND"), at=on(16, 7))

    client = sign_in(head)
    page = " ".join(client.get("/").content.decode().split())
    first, second = page.index("Báo lúc 06:00 ngày 16/8/2025"), page.index("Báo lúc 07:00")
    assert first < second
    until = digest_of(head, Conference.objects.get()).until
    client.post(reverse("notices:read"), {"until": until.isoformat()})
    assert told(head) == []


def test_a_refusal_cites_the_new_paper_and_its_sentence(conference, rf):
    head = make.user(unit=make.unit())
    one = make.nomination(unit=head.unit)
    save(moved(LIST, date(2025, 8, 18)))

    with pytest.raises(Refused) as refused:
        decisions.submit(make.fresh(one), by=head, at=on(18, 8))

    (problem,) = [one for one in refused.value.problems if one.field == "deadline"]
    assert (problem.rule, problem.source) == (DOCUMENT, SENTENCE)
    said = []
    request = rf.get("/")
    request._messages = type("Kept", (), {"add": lambda _, level, text, tags: said.append(text)})()
    say_problems(request, [problem])
    assert said[0].endswith(f" {DOCUMENT}: “{SENTENCE}”")


def test_every_page_that_quoted_the_plan_quotes_the_paper(conference, sign_in):
    save(moved(LIST, date(2025, 8, 24)))
    save(edit("figure", "capacity", value=120), order=order(sentence="Tối đa 120 đại biểu."))
    client = sign_in(make.user(role=Role.CULTURE_OFFICE))

    for address in ("/hoi-nghi/tien-do/", "/hoi-nghi/ke-hoach/", "/hoi-nghi/ke-hoach/sua/"):
        page = client.get(address).content.decode()
        assert f"“{SENTENCE}”<cite>{DOCUMENT}</cite>" in " ".join(page.split()).replace(
            "> “", ">“"
        ).replace("” <", "”<")
    board = client.get("/dai-bieu/co-cau/").content.decode()
    assert f"“Tối đa 120 đại biểu.” {DOCUMENT}" in board
    assert "Mục II.4.2" not in board


def test_the_history_tells_it(conference, sign_in):
    save(moved(LIST, date(2025, 8, 24)))

    event = described(AuditEvent.objects.get(action="edit_plan"))
    assert (event.words, event.change, event.told) == (
        "Sửa kế hoạch theo văn bản", "Hạn: trước ngày 20/8/2025 → Hạn: trước ngày 24/8/2025",
        f"{DOCUMENT}: {SENTENCE}",
    )  # fmt: skip
    page = sign_in(make.user(role=Role.CULTURE_OFFICE)).get("/hoi-nghi/nhat-ky/")
    first = page.context["events"][0]
    assert first.code_words == "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến"
