"""Days as plans word them: when each is over, to the microsecond, and what is said of it."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from accounts.problems import Refused
from conferences import calendar
from conferences.calendar import HANOI
from conferences.enums import Standing
from conferences.plan import read, reckoned
from conferences.plans import path_of
from tests.conferences.test_plan import WHOLE

TICK = timedelta(microseconds=1)
WARD = Path(__file__).parent / "plans" / "phuong-an-binh.toml"
HELD = '[deadline.held]\ntitle = "Họp"\nsettles = "conference_held"\n{day}\n'
CITED = 'source = "VI"\nsentence = "Câu"\n'


def hanoi(*parts):
    return datetime(*parts, tzinfo=HANOI)


def plan_with(tmp_path, more, *, of_list="before = 2025-08-20"):
    path = tmp_path / "plan.toml"
    path.write_text(WHOLE.replace("before = 2025-08-20", of_list) + more, encoding="utf-8")
    return read(path)


def deadline(tmp_path, day):
    return plan_with(tmp_path, "", of_list=day).deadlines[0]


WORDINGS = [
    ("before = 2025-08-20", hanoi(2025, 8, 20), "trước ngày 20/8/2025", "hết ngày 19/8/2025"),
    ("at_latest = 2025-08-29", hanoi(2025, 8, 30), "chậm nhất ngày 29/8/2025", ""),
    (
        "at_latest = 2025-08-29T16:30:00", hanoi(2025, 8, 29, 16, 30) + TICK,
        "chậm nhất 16 giờ 30 ngày 29/8/2025", "",
    ),
    (
        "at_latest = 2025-08-05T08:00:00", hanoi(2025, 8, 5, 8) + TICK,
        "chậm nhất 08 giờ ngày 05/8/2025", "",
    ),
    (
        "from = 2025-08-18\nto = 2025-08-22", hanoi(2025, 8, 23),
        "từ ngày 18/8/2025 đến ngày 22/8/2025", "",
    ),
    ("on = 2025-08-22", hanoi(2025, 8, 23), "ngày 22/8/2025", ""),
    ('in_month = "2025-08"', hanoi(2025, 9, 1), "trong tháng 8/2025", "hết ngày 31/8/2025"),
    ('in_month = "2025-12"', hanoi(2026, 1, 1), "trong tháng 12/2025", "hết ngày 31/12/2025"),
    ('in_month = "2026-02"', hanoi(2026, 3, 1), "trong tháng 02/2026", "hết ngày 28/02/2026"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "due_at", "words", "last"), WORDINGS)
def test_each_wording_is_over_at_one_instant_and_read_back_as_the_plan_says_it(
    tmp_path, day, due_at, words, last
):
    found = deadline(tmp_path, day)

    assert (found.due_at, found.words, calendar.last_words(found)) == (due_at, words, last)


@pytest.mark.parametrize(
    ("day", "in_time", "late"),
    [
        (
            "before = 2025-08-20",
            hanoi(2025, 8, 19, 23, 59, 59, 999999), hanoi(2025, 8, 20),
        ),
        (
            "at_latest = 2025-08-29T16:30:00",  # the instant the paper names counts, none after it
            hanoi(2025, 8, 29, 16, 30), hanoi(2025, 8, 29, 16, 30, 0, 1),
        ),
        ("at_latest = 2025-08-29", hanoi(2025, 8, 29, 23, 59, 59, 999999), hanoi(2025, 8, 30)),
        (
            "from = 2025-08-18\nto = 2025-08-22",
            hanoi(2025, 8, 22, 23, 59, 59, 999999), hanoi(2025, 8, 23),
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_last_instant_counts_and_the_next_is_late_wherever_the_server_stands(
    tmp_path, monkeypatch, zone, day, in_time, late
):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        due_at = deadline(tmp_path, day).due_at
        stands = [
            calendar.standing(due_at=due_at, met_at=met_at, at=late) for met_at in (in_time, late)
        ]
        open_at = [calendar.is_open(due_at=due_at, at=at) for at in (in_time, late)]
    finally:
        monkeypatch.undo()
        time.tzset()

    assert late - in_time == TICK
    assert stands == [Standing.MET, Standing.MET_LATE]
    assert open_at == [True, False]
    assert os.environ.get("TZ") != "Pacific/Kiritimati"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (hanoi(2025, 8, 26, 9), "Còn 3 ngày – đến 16:30 thứ Sáu, ngày 29/8/2025"),
        (hanoi(2025, 8, 29, 16, 30), "Hôm nay là ngày cuối – đến 16:30 thứ Sáu, ngày 29/8/2025"),
        (hanoi(2025, 8, 29, 16, 31), "Quá hạn từ hôm nay – hạn: 16:30 thứ Sáu, ngày 29/8/2025"),
        (hanoi(2025, 8, 30), "Quá hạn 1 ngày – hạn: 16:30 thứ Sáu, ngày 29/8/2025"),
    ],
)
def test_what_is_left_of_a_day_that_ends_within_is_told_with_its_hour(at, words):
    due_at = hanoi(2025, 8, 29, 16, 30) + TICK

    assert calendar.left_words(due_at=due_at, at=at) == words
    assert calendar.hour_words(due_at) == "đến 16:30 thứ Sáu, ngày 29/8/2025"
    assert calendar.before_words(due_at) == "chậm nhất 16 giờ 30 ngày 29/8/2025"


def test_a_day_so_many_days_after_another_follows_its_last_day(tmp_path):
    more = (
        HELD.format(day="before = 2025-08-25") + CITED
        + '[deadline.report]\ntitle = "Báo"\nsettles = "by_hand"\nafter = "held"\ndays = 5\n'
        + 'event = "kết thúc Hội nghị"\n' + CITED
    )  # fmt: skip
    *_, report = plan_with(tmp_path, more).deadlines

    assert report.due_at == hanoi(2025, 8, 30)  # the 24th is the last day, five more are full
    assert report.words == "05 ngày sau khi kết thúc Hội nghị (chậm nhất ngày 29/8/2025)"


def test_once_the_programme_names_the_day_that_one_counts(tmp_path):
    """Not for what hangs on another day than the conference's own."""
    more = "".join(
        [
            HELD.format(day="before = 2025-08-25"), CITED,
            '[deadline.report]\ntitle = "B"\nsettles = "by_hand"\nafter = "held"\ndays = 5\n',
            'event = "họp"\n', CITED,
            '[deadline.other]\ntitle = "C"\nsettles = "by_hand"\nafter = "list_approved"\n',
            'days = 1\nevent = "duyệt"\n', CITED,
            '[deadline.last]\ntitle = "D"\nsettles = "by_hand"\nafter = "report"\n',
            'days = 2\nevent = "báo cáo"\n', CITED,
        ]
    )  # fmt: skip
    rows = reckoned(plan_with(tmp_path, more).deadlines, starts_at=hanoi(2025, 8, 21, 8))

    assert {row.key: row.due_at for row in rows} == {
        "list_approved": hanoi(2025, 8, 20), "held": hanoi(2025, 8, 25),
        "report": hanoi(2025, 8, 27), "other": hanoi(2025, 8, 21), "last": hanoi(2025, 8, 29),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", "Thiếu mục deadline.list_approved.before (hoặc at_latest, from và to, on, in_month,"
         " after)."),
        ("before = 2025-08-20\non = 2025-08-20",
         "deadline.list_approved chỉ được ghi hạn theo một cách, đang có: before, on."),
        ("on = 2025-08-20\nto = 2025-08-20",
         "deadline.list_approved chỉ được ghi hạn theo một cách, đang có: on, to."),
        ("from = 2025-08-20", "Thiếu mục deadline.list_approved.to."),
        ("from = 2025-08-20\nto = 2025-08-19",
         "deadline.list_approved.to phải từ ngày deadline.list_approved.from trở đi."),
        ('in_month = "2025-13"', "deadline.list_approved.in_month phải là một tháng như 2025-08."),
        ("in_month = 8", "deadline.list_approved.in_month phải là một tháng như 2025-08."),
        ("at_latest = 2025-08-29T16:30:00Z", "deadline.list_approved.at_latest phải là một ngày như"
         " 2025-08-20 hoặc một giờ như 2025-08-29T16:30:00."),
        ("at_latest = 16:30:00", "deadline.list_approved.at_latest phải là một ngày như 2025-08-20"
         " hoặc một giờ như 2025-08-29T16:30:00."),
        ('after = "khong-co"\ndays = 5\nevent = "x"',
         "deadline.list_approved.after: kế hoạch không có hạn 'khong-co'."),
        ('after = "list_approved"\ndays = 5\nevent = "x"',
         "deadline.list_approved.after: các hạn tính vòng tròn theo nhau."),
        ('after = "list_approved"\ndays = 0\nevent = "x"',
         "deadline.list_approved.days phải từ 1 đến 366.; "
         "deadline.list_approved.after: các hạn tính vòng tròn theo nhau."),
        ('after = "list_approved"\ndays = "5"', "Thiếu mục deadline.list_approved.event.; "
         "deadline.list_approved.days phải là một số nguyên."),
        ('before = 2025-08-20\nsettles = "sau"', "deadline.list_approved.settles phải là một trong:"
         " dossiers_sent, list_approved, conference_held, paper_dispatched, by_hand."),
        ('before = 2025-08-20\nsettles = "by_hand"\ncloses = true',
         "deadline.list_approved.closes chỉ đặt được cho hạn đơn vị gửi hồ sơ (dossiers_sent)."),
        ('before = 2025-08-20\nsettles = "paper_dispatched"',
         "deadline.list_approved.paper ghi loại"
         " văn bản, khi settles là paper_dispatched và chỉ khi đó."),
        ('before = 2025-08-20\npaper = "result"', "deadline.list_approved.paper ghi loại"
         " văn bản, khi settles là paper_dispatched và chỉ khi đó."),
        ('before = 2025-08-20\nkinds = ["xóm"]',
         "deadline.list_approved.kinds không biết loại đơn vị xóm."),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_read_is_said_by_its_place(tmp_path, day, words):
    with pytest.raises(Refused) as refused:
        deadline(tmp_path, day)

    assert str(refused.value) == words


def test_everything_wrong_is_said_at_once(tmp_path):
    more = (
        HELD.format(day="before = 2025-08-25") + 'source = "VI"\n'
        + '[deadline."Hạn Một"]\ntitle = "B"\nsettles = "conference_held"\non = 2025-08-24\n'
        + CITED + '[deadline.new]\ntitle = "C"\nbefore = 2025-08-25\n' + CITED
        + "[deadline.no]\n" + CITED
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        plan_with(tmp_path, more)

    assert [one.text for one in refused.value.problems] == [
        "deadline.Hạn Một: tên chỉ gồm chữ a-z, số, dấu - hoặc _, dài không quá 40.",
        "Thiếu mục deadline.new.settles.",
        "Thiếu mục deadline.no.title.",
        "Thiếu mục deadline.no.settles.",
        "Thiếu mục deadline.no.before (hoặc at_latest, from và to, on, in_month, after).",
        "Kế hoạch chỉ được có một hạn “Tổ chức Hội nghị”, đang có 2: deadline.held,"
        " deadline.Hạn Một.",
        "deadline.held: thiếu câu trích của kế hoạch.",
    ]


def test_two_by_hand_or_two_papers_are_fine_and_two_of_one_paper_are_not(tmp_path):
    def of(key, settles):
        return f'[deadline.{key}]\ntitle = "B"\nbefore = 2025-08-25\n{settles}\n{CITED}'

    paper = 'settles = "paper_dispatched"\npaper = "{}"'
    by_hand = of("a", 'settles = "by_hand"') + of("b", 'settles = "by_hand"')
    papers = of("c", paper.format("result")) + of("d", paper.format("summary"))

    assert len(plan_with(tmp_path, by_hand + papers).deadlines) == 5
    with pytest.raises(Refused) as refused:
        plan_with(tmp_path, papers + of("e", paper.format("result")))
    assert str(refused.value) == (
        "Kế hoạch chỉ được có một hạn “Gửi văn bản result”, đang có 2: deadline.c, deadline.e."
    )


def test_a_plan_without_any_day_is_refused(tmp_path):
    path = tmp_path / "plan.toml"
    begins, ends = WHOLE.index("[deadline.list"), WHOLE.index("[programme]")
    path.write_text(f"{WHOLE[:begins]}[deadline]\n{WHOLE[ends:]}", encoding="utf-8")

    with pytest.raises(Refused, match=r"^Kế hoạch phải có ít nhất một hạn\.$"):
        read(path)


def test_the_days_we_know_say_what_settles_them():
    """VI: sending closes on its day, approving does not; two tell of what was done."""
    plan = read(path_of("2025-dai-son"))

    assert [
        (one.key, one.settles, one.paper, one.closes, one.after_conference, one.words)
        for one in plan.deadlines
    ] == [
        ("plan_reported", "by_hand", "", False, False, "trước ngày 15/8/2025"),
        ("list_approved", "dossiers_sent", "", True, False, "trước ngày 20/8/2025"),
        ("conference_held", "conference_held", "", False, True, "trước ngày 25/8/2025"),
        ("results_reported", "paper_dispatched", "result", False, True, "trước ngày 30/8/2025"),
    ]


def test_a_plan_written_before_rows_said_it_is_known_by_the_four_names(tmp_path):
    """Files that communes kept: what the names meant, and of a new name nothing."""
    text = path_of("2025-dai-son").read_text("utf-8")
    said = ("settles =", "paper =", "closes =", "after_conference =")
    path = tmp_path / "cu.toml"
    path.write_text("\n".join(x for x in text.splitlines() if not x.startswith(said)), "utf-8")

    assert read(path) == read(path_of("2025-dai-son"))


def test_another_communes_days():
    assert [(one.key, one.settles, one.due_at, one.words) for one in read(WARD).deadlines] == [
        ("gui-ho-so", "dossiers_sent", hanoi(2026, 2, 28),
         "từ ngày 23/02/2026 đến ngày 27/02/2026"),
        ("duyet-danh-sach", "list_approved", hanoi(2026, 3, 6, 16, 30) + TICK,
         "chậm nhất 16 giờ 30 ngày 06/3/2026"),
        ("trang-tri", "by_hand", hanoi(2026, 3, 20), "trước ngày 20/3/2026"),
        ("to-chuc", "conference_held", hanoi(2026, 4, 1), "trong tháng 3/2026"),
        ("bao-cao", "paper_dispatched", hanoi(2026, 4, 6),
         "05 ngày sau khi kết thúc Hội nghị (chậm nhất ngày 05/4/2026)"),
    ]  # fmt: skip
