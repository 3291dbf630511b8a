"""Nobody is sent to the conference on a wrong day, and no day is offered that comes too late."""

from datetime import date, timedelta

import pytest

from accounts.problems import Refused
from conferences import actions, calendar
from conferences.models import Conference, DeadlineMark
from nominations.actions import decisions
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = pytest.mark.django_db
STARTS = make.AT.replace(day=22)  # 08:00
MINUTE = timedelta(minutes=1)


def at(day: int, hour: int = 8, minute: int = 0):
    return make.AT.replace(day=day, hour=hour, minute=minute)


@pytest.fixture
def programmed():
    make.conference()
    Conference.objects.update(starts_at=STARTS)
    return Conference.objects.get()


def bar(client) -> str:
    page = Page(text(client.get("/")))
    return next(one.words() for one in page.all("div") if "deadline" in one.attrs.get("class", ""))


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (at(20), "Còn 2 ngày – Hội nghị bắt đầu: 08:00 thứ Sáu, ngày 22/8/2025"),
        (at(21, 23, 59), "Còn 1 ngày – Hội nghị bắt đầu: 08:00 thứ Sáu, ngày 22/8/2025"),
        (at(22, 7, 59), "Hôm nay – Hội nghị bắt đầu: 08:00 thứ Sáu, ngày 22/8/2025"),
    ],
)
def test_the_bar_says_the_day_of_the_programme(moment, says, programmed, sign_in, monkeypatch):
    """It said 24/8, the last day the plan leaves, while the conference was on the 22nd."""
    monkeypatch.setattr("accounts.web.moment", lambda: moment)

    assert bar(sign_in(make.user(unit=make.unit()))) == says
    assert bar(sign_in()) == says


def test_once_it_has_begun_the_bar_goes_on_to_the_next(programmed, sign_in, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: STARTS)

    assert "Báo cáo kết quả" in bar(sign_in())


def test_without_a_programme_the_plans_row_stands(sign_in, monkeypatch):
    make.conference()
    monkeypatch.setattr("accounts.web.moment", lambda: at(20))

    said = bar(sign_in())

    assert said == "Còn 4 ngày – Tổ chức Hội nghị: đến hết Chủ nhật, ngày 24/8/2025"


def test_the_board_says_what_the_plan_says_and_what_the_programme_says(programmed, sign_in):
    board = Page(text(sign_in().get("/hoi-nghi/tien-do/"))).one("main").words()

    assert "Trước ngày 25/8/2025 (hết ngày 24/8/2025)." in board
    assert board.count("Chương trình: Hội nghị bắt đầu lúc 08:00 thứ Sáu, ngày 22/8/2025.") == 1


def test_what_tells_of_the_conference_is_not_noted_as_done_before_it(
    programmed, sign_in, monkeypatch
):
    """Issue 7, line 6: the result was offered as reported six days before the conference."""
    office = make.user(role="culture_office")
    mark = DeadlineMark.objects.create(
        deadline=programmed.deadlines.get(key="results_reported"), unit=make.unit()
    )
    too_early = "Hội nghị chưa diễn ra (dự kiến 08:00 ngày 22/8/2025). Hãy ghi nhận sau Hội nghị."

    with pytest.raises(Refused) as refusal:
        actions.mark_met(mark, done=True, by=office, at=STARTS - MINUTE)

    assert [one.text for one in refusal.value.problems] == [too_early]
    client = sign_in(office)
    board = Page(text(client.get("/hoi-nghi/tien-do/"))).one("main")
    assert board.words().count(too_early) == 1, "at the one row that is owed"
    assert _noting(board, mark) == []
    monkeypatch.setattr("accounts.web.moment", lambda: STARTS)
    after = Page(text(client.get("/hoi-nghi/tien-do/"))).one("main")
    assert (too_early in after.words(), _noting(after, mark)) == (False, ["1"])
    assert actions.mark_met(mark, done=True, by=office, at=STARTS) is True


def _noting(board, mark) -> list[str]:
    """What the row's button would write."""
    row = next(one for one in board.all("tr") if one.attrs.get("id") == f"viec-{mark.pk}")
    return [one.attrs["value"] for one in row.all("button")]


def test_a_note_made_too_early_is_taken_back_and_not_offered_again(programmed, sign_in):
    mark = DeadlineMark.objects.create(
        deadline=programmed.deadlines.get(key="conference_held"), unit=make.unit(), met_at=make.AT
    )
    client = sign_in(make.user(role="culture_office"))
    before = Page(text(client.get("/hoi-nghi/tien-do/"))).one("main")

    answer = client.post(f"/hoi-nghi/tien-do/{mark.pk}/", {"xong": "0"}, follow=True)

    mark.refresh_from_db()
    assert (_noting(before, mark), mark.met_at) == (["0"], None)
    assert "Hoàn tác" not in Page(text(answer)).one("main").words()


@pytest.mark.parametrize(
    ("waits", "starts_at", "at", "says"),
    [
        (True, STARTS, STARTS - MINUTE, True),
        (True, STARTS, STARTS, False),
        (True, None, STARTS, False),
        (False, STARTS, make.AT, False),
    ],
)
def test_only_what_follows_the_conference_waits_for_it(waits, starts_at, at, says):
    assert bool(calendar.not_before_words(starts_at, waits=waits, at=at)) is says


@pytest.mark.parametrize(
    ("starts_at", "held_by", "day"),
    [
        (STARTS, at(25, 0), date(2025, 8, 22)),
        (None, at(25, 0), date(2025, 8, 24)),
        (None, None, None),
    ],
)
def test_the_day_of_the_conference(starts_at, held_by, day):
    assert calendar.held_day(starts_at=starts_at, held_by=held_by) == day


@pytest.mark.parametrize(
    ("today", "held_on", "offered"),
    [
        (16, 22, 19),  # the unit's own last day
        (18, 22, 20),
        (19, 22, 21),
        (20, 22, 21),  # not the day of the conference
        (21, 22, 21),
        (22, 22, 22),  # it has come: today, nothing earlier
        (20, None, 22),
    ],
)
def test_a_day_offered_to_amend_lies_before_the_conference(today, held_on, offered):
    day = date(2025, 8, held_on) if held_on else None

    found = calendar.amend_offer(due_at=at(20, 0), at=at(today), held_on=day)

    assert found == date(2025, 8, offered)


@pytest.mark.parametrize("starts", [True, False])
@pytest.mark.parametrize(("today", "offered"), [(19, "21/8/2025"), (20, "21/8/2025")])
def test_both_pages_that_give_days_offer_one_before_it(
    today, offered, starts, sign_in, monkeypatch
):
    unit = make.unit()
    make.conference()
    Conference.objects.update(starts_at=STARTS if starts else None)
    sent = make.nomination(unit=unit, state="submitted", submitted_at=make.AT)
    monkeypatch.setattr("accounts.web.moment", lambda: at(today))
    mark = DeadlineMark.objects.get(unit=unit, deadline__key="list_approved")
    client = sign_in()
    if not starts and today == 20:  # the plan leaves until the 24th: two days on is early enough
        offered = "22/8/2025"

    amend = client.get(f"/ho-so/{sent.code}/viec/return/").context["form"]
    extend = client.get(f"/hoi-nghi/tien-do/{mark.pk}/gia-han/").context["form"]

    assert (amend["until"].value(), extend["until"].value()) == (offered, offered)


def test_an_action_that_names_no_day_gives_the_one_its_page_offers(programmed, sign_in):
    sent = make.nomination(state="submitted", submitted_at=make.AT)
    office = make.user(role="culture_office")

    decisions.move(sent, "return", by=office, at=at(20, 9), note="Thiếu biên bản")

    sent.refresh_from_db()
    assert sent.amend_until == at(22, 0)


def test_a_reason_without_fault_has_no_red_border(sign_in):
    sent = make.nomination(state="submitted", submitted_at=make.AT)

    answer = sign_in().post(
        f"/ho-so/{sent.code}/viec/return/", {"note": "Thiếu biên bản", "until": "1/1/2031"}
    )

    page = Page(text(answer))
    red = [one for one in page.all("div") if "field-error" in one.attrs.get("class", "")]
    assert [[box.attrs["id"] for box in one.all("input", "textarea")] for one in red] == [
        ["id_until"]
    ]


def test_a_unit_is_told_what_done_means_and_not_how_a_programme_reads_the_plan(sign_in):
    unit = make.unit()
    make.conference()
    village = Page(text(sign_in(make.user(unit=unit)).get("/hoi-nghi/tien-do/"))).one("main")
    office = Page(text(sign_in().get("/hoi-nghi/tien-do/"))).one("main")

    assert "“Đã xong” nghĩa là đơn vị đã có hồ sơ gửi đến" in village.words()
    assert "Đề xuất của phần mềm" not in village.words()
    assert "Đề xuất của phần mềm" in office.words()
