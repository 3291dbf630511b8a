"""The plan changed by page: the boxes, all it brings before it is saved, saving, the way back."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from accounts.enums import Role, UnitKind
from conferences.calendar import HANOI
from conferences.models import Conference, Deadline, PlanEdition
from conferences.plans import plan_of
from tests import make
from tests.conferences import ward
from tests.conferences.ordered import DOCUMENT, HELD, LIST, SENTENCE, edit, moved, order, save

pytestmark = pytest.mark.django_db
ALL = "/hoi-nghi/ke-hoach/sua/"
DAY = f"{ALL}han/{LIST}/"
CAP = f"{ALL}con-so/capacity/"
PAPER = {
    "order_kind": "Công văn", "order_number": "45/UBND-VHXH", "order_day": "15/8/2025",
    "order_body": "UBND xã Đại Sơn", "sentence": SENTENCE,
}  # fmt: skip


@pytest.fixture
def conference():
    make.unit()
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    return make.conference()


@pytest.fixture
def office(sign_in, conference):
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def sent(client, address, **typed):
    """Every box as the page shows it, the paper, and what is typed instead."""
    form = client.get(address).context["form"]
    found = {}
    for box in form:
        value = box.value()
        if isinstance(value, list):
            found[box.html_name] = value
        elif value is True:
            found[box.html_name] = "on"
        elif value is not None and value is not False:
            shown = box.field.widget.format_value(box.field.prepare_value(value))
            found[box.html_name] = shown[0] if isinstance(shown, list) else shown or ""
    return {**found, **PAPER, **typed}


def words(answer):
    return " ".join(answer.content.decode().split())


def test_everything_a_paper_may_change_stands_there_with_what_it_rests_on(office):
    save(moved(LIST, date(2025, 8, 24)))

    answer = office.get(ALL)

    items = {one.title: one for _, group in answer.context["groups"] for one in group}
    assert len(items) == 1 + 3 + 4
    moved_day = items["Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến"]
    assert (moved_day.words, moved_day.rule, moved_day.sentence, moved_day.address) == (
        "trước ngày 24/8/2025", DOCUMENT, SENTENCE, DAY,
    )  # fmt: skip
    assert (items["Số đại biểu tối đa"].rule, items["Số đại biểu tối đa"].address) == (
        "II.4.2", CAP,
    )  # fmt: skip
    assert f"{DAY}?tra-lai=2" in words(answer)
    assert "Sửa theo văn bản" in words(office.get("/hoi-nghi/ke-hoach/"))


@pytest.mark.parametrize("role", [one for one in Role if one != Role.CULTURE_OFFICE])
def test_nobody_else_comes_in(sign_in, conference, role):
    client = sign_in(make.user(role=role))
    for address in (ALL, DAY, CAP):
        assert client.get(address).status_code in (403, 404)
        assert client.post(address, PAPER).status_code in (403, 404)
    if role not in (Role.CITY_BOARD, Role.TECHNICIAN, Role.DOOR):
        assert "Sửa theo văn bản" not in words(client.get("/hoi-nghi/ke-hoach/"))
    assert PlanEdition.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        f"{ALL}han/khong-co/", f"{ALL}con-so/{LIST}/", f"{ALL}gi-do/capacity/",
        f"{ALL}dia-diem/capacity/", f"{ALL}so-nguoi/don-vi/",
    ],
)  # fmt: skip
def test_what_the_plan_does_not_have_is_not_there(office, address):
    assert office.get(address).status_code == 404


def test_the_page_shows_all_it_brings_and_keeps_nothing_before_it_is_saved(office):
    typed = sent(office, DAY, day="24/8/2025")

    answer = office.post(DAY, typed)

    assert answer.status_code == 200
    assert PlanEdition.objects.count() == 1
    page = words(answer)
    assert "<td>trước ngày 20/8/2025</td><td><b>trước ngày 24/8/2025</b></td>" in page
    assert "cùng 2 đơn vị có việc này" in page
    assert f"nay là trước ngày 24/8/2025. Theo {DOCUMENT}." in page

    again = {one.html_name: one.value() for one in answer.context["form"]}
    hidden = {name: value for name, value in again.items() if value not in (None, False)}
    back = office.post(DAY, {**hidden, "sua": "1"})
    assert back.context["form"]["day"].value() == "24/8/2025"
    assert (back.status_code, PlanEdition.objects.count()) == (200, 1)

    done = office.post(DAY, {**hidden, "luu": "1"}, follow=True)
    assert done.redirect_chain == [(ALL, 302)]
    assert Deadline.objects.get(key=LIST).words == "trước ngày 24/8/2025"
    assert "Đã lưu. Gửi hồ sơ;" in words(done)
    twice = office.post(DAY, {**hidden, "luu": "1"}, follow=True)
    assert "Giá trị này đã lưu theo đúng văn bản ấy." in words(twice)
    assert PlanEdition.objects.count() == 2


@pytest.mark.parametrize("press", [{}, {"luu": "1"}])
def test_another_edition_meanwhile_is_told_and_nothing_typed_is_lost(office, press):
    typed = sent(office, DAY, day="24/8/2025")
    save(moved(LIST, date(2025, 8, 22)), order=order(number="44/UBND"))

    answer = office.post(DAY, {**typed, **press})

    assert answer.status_code == 409
    form = answer.context["form"]
    assert form["day"].value() == "24/8/2025"
    assert form["sentence"].value() == SENTENCE
    assert ("Ngày", "22/8/2025") in form.theirs
    assert plan_of(Conference.objects.get()).deadlines[1].words == "trước ngày 22/8/2025"
    now = {**typed, "seen": form["seen"].value(), "luu": "1"}
    assert office.post(DAY, now).status_code == 302


def test_the_way_back_begins_from_what_stood_before_and_asks_for_its_paper(office):
    save(moved(LIST, date(2025, 8, 24)))
    save(edit("figure", "capacity", value=120))

    page = office.get(f"{DAY}?tra-lai=2")
    assert page.context["form"]["day"].value() == "20/8/2025"
    assert page.context["form"]["sentence"].value() is None
    typed = sent(office, f"{DAY}?tra-lai=2", order_number="46/UBND-VHXH", luu="1")
    assert office.post(f"{DAY}?tra-lai=2", typed).status_code == 302

    assert Deadline.objects.get(key=LIST).words == "trước ngày 20/8/2025"
    now = Conference.objects.get()
    assert now.seats_limit == 120, "what was ordered since stays"
    assert now.editions.count() == 4
    for odd in ("", "x", "99", "0", "²"):
        form = office.get(DAY, {"tra-lai": odd}).context["form"]
        assert form["day"].value() == "20/8/2025"


@pytest.mark.parametrize(
    ("address", "typed", "box"),
    [
        (CAP, {"value": "0"}, "value"),
        (CAP, {"value": "10.000"}, "value"),
        (CAP, {"value": "150"}, ""),
        (CAP, {"value": "120", "sentence": ""}, "sentence"),
        (CAP, {"value": "120", "order_day": "17/8/2025"}, "order_day"),
        (CAP, {"value": "120", "order_number": ""}, "order_number"),
        (f"{ALL}con-so/role_model_share/", {"value": "101"}, "value"),
        (f"{ALL}con-so/role_model_share/", {"value": "3/2"}, "value"),
        (f"{ALL}con-so/role_model_share/", {"value": "60", "leeway": "51"}, "leeway"),
        (f"{ALL}dia-diem/hoi-nghi/", {"venue": ""}, "venue"),
        (DAY, {"day": ""}, "day"),
        (DAY, {"day": "20/8/2100"}, "day"),
        (DAY, {"way": "from", "first": "25/8/2025", "day": "24/8/2025"}, "day"),
        (DAY, {"way": "from", "day": "24/8/2025"}, "first"),
        (DAY, {"way": "after", "days": "367", "after": HELD, "event": "Hội nghị"}, "days"),
        (DAY, {"way": "after", "days": "3", "event": "Hội nghị"}, "after"),
        (DAY, {"way": "after", "days": "3", "after": HELD}, "event"),
        (DAY, {"kinds": [], "units": []}, "kinds"),
        (DAY, {"title": ""}, "title"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_box(office, address, typed, box):
    answer = office.post(address, sent(office, address, **typed))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {box or "__all__"}
    assert PlanEdition.objects.count() == 1


def test_a_circle_of_days_is_refused_in_words(office):
    save(edit("deadline", HELD, way="after", after=LIST, days=3, event="có danh sách", day=None))

    typed = sent(office, DAY, way="after", after=HELD, days="3", event="kết thúc Hội nghị", day="")
    answer = office.post(DAY, typed)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"after"}


def test_a_day_within_an_hour_and_a_share_stand_as_they_would_be_typed(office):
    save(edit("figure", "role_model_share", value=Fraction(1, 2)))
    form = office.get(f"{ALL}con-so/role_model_share/").context["form"]
    assert 'value="50"' in str(form["value"])
    assert 'value="5"' in str(form["leeway"])


def test_seats_by_page(sign_in, monkeypatch):
    conference = ward.conference()
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=conference.commune))
    address = f"{ALL}so-nguoi/don-vi/"
    made = conference.editions.get()
    monkeypatch.setattr("accounts.web.moment", lambda: datetime(2026, 2, 20, 8, tzinfo=HANOI))
    typed = sent(client, address, order_day="20/02/2026")
    typed |= {"kind-village": "4", "kind-school": "", "unit-truong-an-binh": "5"}

    page = client.post(address, typed)
    assert [(one.label, one.before, one.after) for one in page.context["edited"].lines] == [
        ("Thôn", "2", "4"), ("Trường học", "1", "không"), ("Trường An Bình", "3", "5"),
    ]  # fmt: skip
    assert client.post(address, {**typed, "luu": "1"}).status_code == 302
    table = plan_of(Conference.objects.get(pk=conference.pk)).seats
    assert (table.kinds, table.units) == ((("village", 4),), (("truong-an-binh", 5),))
    assert conference.editions.exclude(pk=made.pk).get().told.count() == 3
    empty = {name: "" for name in typed if name.startswith(("kind-", "unit-"))}
    assert client.post(address, {**typed, **empty}).status_code == 422
