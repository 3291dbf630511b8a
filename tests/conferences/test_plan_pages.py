"""A plan by page: read, asked for what is missing, shown whole, kept by the one action."""

from datetime import datetime
from fractions import Fraction

import pytest
from django.conf import settings

from accounts.enums import Role
from conferences.calendar import HANOI
from conferences.models import Conference
from conferences.plan import as_text
from conferences.plans import plan_of
from tests import make

pytestmark = pytest.mark.django_db
READ, DRAFT = "/hoi-nghi/doc-ke-hoach/", "/hoi-nghi/ke-hoach/dua-vao/"
FILE, SAVE = "/hoi-nghi/ke-hoach/tep/", "/hoi-nghi/ke-hoach/luu/"
PAPER = (settings.BASE_DIR / "tests/material/plans/112-nam-trieu.txt").read_text()
PREPARE = "/hoi-nghi/chuan-bi/"
MORE = {"term": "2025-2030", "source": "C"}


@pytest.fixture
def office(sign_in):
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")
    make.unit(name="Tổ dân phố 1")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=unit))


def facts_of(answer) -> list[tuple[int, object]]:
    return [(n, fact) for group in answer.context["groups"] for n, fact, _ in group.facts]


def taken(answer, *more: str) -> list[int]:
    """What is sure, and what a person ticked by its value."""
    return [n for n, fact in facts_of(answer) if fact.trust.name == "SURE" or fact.value in more]


def boxes_of(answer) -> dict[str, str]:
    """What the page would send as it stands."""
    found = {}
    for form in (answer.context["form"], *answer.context["days"]):
        for field in form:
            value = field.field.widget.format_value(field.field.prepare_value(field.value()))
            value = value[0] if isinstance(value, list) else value
            found[field.html_name] = "" if value is None else str(value)
    return found


@pytest.fixture
def read_boxes(office):
    """The boxes of the paper as its reader and a person's ticks fill them."""
    found = office.post(READ, {"text": PAPER})
    ticks = taken(found, "2025-09-12T17:00", "+5", "7/10")
    venue = [n for n, fact in facts_of(found) if fact.kind.name == "VENUE"]
    answer = office.post(
        DRAFT, {"text": PAPER.rstrip("\n"), "paper": "text", "take": [*ticks, *venue], "doc": "1"}
    )
    assert answer.status_code == 200
    return boxes_of(answer)


HELD = {
    "han-4-title": "Tổ chức Hội nghị", "han-4-settles": "conference_held", "han-4-way": "at_latest",
    "han-4-day": "26/9/2025", "han-4-who": "offices", "han-4-source": "B",
    "han-4-sentence": "Hội nghị được tổ chức trong 01 buổi, bắt đầu từ 7 giờ 30 phút",
}  # fmt: skip


def test_what_was_ticked_stands_in_the_boxes(read_boxes):
    said = read_boxes

    assert said["document"] == "Kế hoạch số 112/KH-UBND ngày 03/9/2025 của UBND phường Nam Triệu"
    assert said["name"] == "Hội nghị biểu dương điển hình tiên tiến phường Nam Triệu"
    assert (said["edition"], said["term"]) == ("lần thứ I", "2025-2030")
    assert (said["review_period"], said["code_prefix"]) == ("2020-2025", "HN25")
    assert said["venue"].startswith("Trung tâm Văn hóa - Thể thao phường")
    assert (said["capacity"], said["capacity_source"]) == ("180", "C.1")
    assert said["capacity_sentence"] == "Tổng số đại biểu không quá 180 người, trong đó:"
    assert (said["share"], said["share_source"]) == ("70", "C.1")
    assert said["items"] == ""
    assert said["items_sentence"].startswith("Hội nghị được tổ chức trong 01 buổi")
    assert said["parts_sentence"].startswith("Sau khi kết thúc Hội nghị 05 ngày")
    assert said["recipients"].splitlines() == [
        "UBND thành phố Hải Phòng", "Sở Nội vụ", "TT Đảng ủy, HĐND phường",
        "Các tổ dân phố, đơn vị", "Lưu: VT, VHXH",
    ]  # fmt: skip


def test_the_days_stand_in_order_with_what_settles_them(read_boxes):
    rows = [
        [read_boxes[f"han-{at}-{box}"] for box in ("settles", "way", "day", "hour", "days", "who")]
        for at in range(4)
    ]

    assert rows == [
        ["by_hand", "before", "11/9/2025", "", "", "ours"],
        ["dossiers_sent", "at_latest", "12/9/2025", "17:00", "", "nominators"],
        ["list_approved", "before", "18/9/2025", "", "", "ours"],
        ["result", "after", "", "", "5", "ours"],
    ]
    assert read_boxes["han-4-title"] == ""


def test_what_was_not_ticked_is_asked(office):
    found = office.post(READ, {"text": PAPER})
    none = office.post(DRAFT, {"text": PAPER.rstrip("\n"), "paper": "text", "doc": "1"})

    said = boxes_of(none)
    assert found.status_code == 200
    assert (said["name"], said["capacity"], said["han-0-title"]) == ("", "", "")
    errors = office.post(DRAFT, said).context["form"].errors
    assert errors["name"] == ["Hãy nhập tên Hội nghị."]
    assert errors["capacity"] == ["Hãy nhập số đại biểu tối đa."]


def test_the_whole_way_from_the_paper_to_the_conference(office, read_boxes):
    whole = office.post(DRAFT, read_boxes | HELD)
    assert [one.errors for one in whole.context.get("days", ()) if one.errors] == []
    assert whole.status_code == 200
    assert Conference.objects.count() == 0
    page = whole.content.decode()
    assert "Lưu Kế hoạch của xã" in page
    assert "mục C.1" in page

    plan = whole.context["plan"]
    kept = {"plan": as_text(plan), "named": "nhap-tren-trang"}
    assert office.post(SAVE, kept).url == PREPARE

    conference = Conference.objects.get()
    assert (conference.document, conference.seats_limit) == (
        "Kế hoạch số 112/KH-UBND ngày 03/9/2025 của UBND phường Nam Triệu", 180,
    )  # fmt: skip
    assert (conference.term, conference.plan_file) == ("2025-2030", "nhap-tren-trang")
    assert conference.waits is True
    days = {row.settles: row for row in conference.deadlines.all()}
    sent = days["dossiers_sent"]
    assert sent.closes
    assert sent.due_at.astimezone(HANOI) == datetime(2025, 9, 12, 17, 0, 0, 1, tzinfo=HANOI)
    assert [mark.unit.name for mark in sent.marks.all()] == ["Tổ dân phố 1"]
    assert days["by_hand"].words == "trước ngày 11/9/2025"
    assert [m.unit.slug for m in days["list_approved"].marks.all()] == ["phong-vhxh"]
    result = days["paper_dispatched"]
    assert (result.paper, result.days, result.after_conference) == ("result", 5, True)
    share = plan_of(conference).figures[1]
    assert (share.value, share.leeway, share.about) == (Fraction(7, 10), 0, "role_models")
    assert plan_of(conference).sections == ("C", "B", "Đ")


def test_the_programme_and_the_parts_are_lines(office, read_boxes):
    typed = {
        "items": "Văn nghệ, 20 phút\nPhát động thi đua\nNăm 2025 (5 phút)", "parts": "Kết quả",
        "leeway": "5",
    }  # fmt: skip
    plan = office.post(DRAFT, read_boxes | HELD | typed).context["plan"]

    assert [(one.title, one.minutes) for one in plan.programme] == [
        ("Văn nghệ", 20), ("Phát động thi đua", 15), ("Năm 2025", 5),
    ]  # fmt: skip
    assert [(one.key, one.heading, one.demand) for one in plan.summary] == [
        ("part_1", "Kết quả", "Kết quả")
    ]
    assert plan.figures[1].leeway == Fraction(1, 20)


@pytest.mark.parametrize(
    ("change", "box", "said"),
    [
        ({"term": ""}, "term", "Hãy nhập giai đoạn tới."),
        ({"code_prefix": "HOINGHI25"}, "code_prefix", "tối đa 8 ký tự"),
        ({"share": "101"}, "share", "Hãy nhập số từ 0 đến 100."),
        ({"capacity": "0"}, "capacity", "Hãy nhập số từ 1 đến 9.999."),
        ({"capacity_sentence": ""}, "capacity_sentence", "Hãy chép câu của Kế hoạch."),
        ({"han-1-settles": "by_hand"}, "__all__", "Hãy chọn “Đơn vị gửi hồ sơ” cho một hạn"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(office, read_boxes, change, box, said):
    answer = office.post(DRAFT, read_boxes | HELD | change)

    assert answer.status_code == 422
    assert said in answer.context["form"].errors[box][0]


@pytest.mark.parametrize(
    ("change", "row", "box", "said"),
    [
        ({"han-1-day": ""}, 1, "day", "Hãy nhập ngày, có cả năm."),
        ({"han-3-days": ""}, 3, "days", "Hãy nhập số ngày."),
        ({"han-0-sentence": ""}, 0, "sentence", "Hãy chép câu của Kế hoạch."),
        ({"han-0-source": ""}, 0, "source", "Hãy nhập mục của Kế hoạch."),
        ({"han-1-day": "31/6/2025"}, 1, "day", "Hãy"),
        ({"han-4-title": ""}, 3, "title", "kế hoạch không có hạn 'conference_held'"),
    ],
)
def test_what_is_wrong_with_a_day_is_said_at_that_day(office, read_boxes, change, row, box, said):
    answer = office.post(DRAFT, read_boxes | HELD | change)

    assert answer.status_code == 422
    assert said in answer.context["days"][row].errors[box][0]
    assert f'id="loi-han-{row}"' in answer.content.decode()


def test_two_days_of_one_kind_are_told(office, read_boxes):
    answer = office.post(DRAFT, read_boxes | HELD | {"han-0-settles": "list_approved"})

    assert answer.status_code == 422
    assert answer.context["days"][2].errors["settles"] == [
        "Kế hoạch chỉ có một hạn như thế. Hãy chọn cách khác."
    ]


def test_the_reading_page_leads_there(office):
    page = office.post(READ, {"text": PAPER}).content.decode()

    assert f'formaction="{DRAFT}"' in page
    begin = office.get(READ).content.decode()
    assert f'href="{DRAFT}"' in begin
    assert f'href="{FILE}"' in begin
    assert boxes_of(office.get(DRAFT))["code_prefix"].startswith("HN")


def test_what_was_read_and_not_sent_whole_is_read_again(office):
    assert office.post(DRAFT, {"doc": "1", "paper": "exe"}).url == READ
