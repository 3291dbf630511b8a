"""VI: sending the report on the result meets the duty; what was sent is named where it is owed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.models import Conference, DeadlineMark
from reports.actions import issuing
from reports.workflow import sent_for
from tests import make
from tests.pages import Page
from tests.reading import plain

pytestmark = pytest.mark.django_db
OFFER = "Ghi nhận Phòng Văn hóa - Xã hội đã xong"


@pytest.fixture
def owing():
    """The one unit of the plan that reports the result; the conference was yesterday."""
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")
    make.conference()
    Conference.objects.update(starts_at=make.AT - timedelta(days=1))
    return unit


def page(client, paper):
    return client.get(reverse("reports:file", args=[paper.pk])).content.decode()


def test_a_sent_result_offers_its_duty_until_it_is_noted(owing, sign_in):
    paper = make.paper(kind="result", state="sent", format="pdf")
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=owing))
    mark = DeadlineMark.objects.get(deadline__key="results_reported")
    before = page(client, paper)
    assert mark.met_at is None, "taken back, or sent before sending noted it"

    client.post(reverse("conferences:deadline_mark", args=[mark.pk]), {"xong": "1"})

    mark.refresh_from_db()
    assert (mark.met_at, mark.unit) == (make.AT, owing)
    assert "Trước ngày 30/8/2025, báo cáo kết quả về Ban Thi đua - Khen thưởng." in before
    assert f'action="{reverse("conferences:deadline_mark", args=[mark.pk])}"' in before
    assert (OFFER in before, OFFER in page(client, paper)) == (True, False)


@pytest.mark.parametrize(
    ("kind", "state", "role", "offered"),
    [
        ("result", "sent", Role.CULTURE_OFFICE, True),
        ("result", "replaced", Role.CULTURE_OFFICE, True),
        ("result", "issued", Role.CULTURE_OFFICE, False),
        ("summary", "sent", Role.CULTURE_OFFICE, False),
        ("profiles", "sent", Role.CULTURE_OFFICE, False),
        ("result", "sent", Role.LEADERSHIP, False),
        ("result", "sent", Role.CITY_BOARD, False),
    ],
)
def test_only_whoever_may_note_it_is_offered_only_the_papers_duty(
    kind, state, role, offered, owing, sign_in
):
    paper = make.paper(kind=kind, state=state, format="pdf")

    assert (OFFER in page(sign_in(make.user(role=role)), paper)) is offered


@pytest.mark.parametrize("starts", [make.AT + timedelta(minutes=1), None])
@pytest.mark.parametrize(
    ("role", "what_to_do"), [(Role.CULTURE_OFFICE, True), (Role.CITY_BOARD, False)]
)
def test_a_result_told_before_the_conference_fulfils_nothing_and_says_what_it_is(
    role, what_to_do, starts, owing, sign_in
):
    """Issue 7, line 6: the city could not see that it read a draft."""
    Conference.objects.update(starts_at=starts)
    paper = make.paper(kind="result", state="sent", format="pdf")

    found = page(sign_in(make.user(role=role)), paper)

    assert (found.count("Bản dự thảo lập trước Hội nghị."), OFFER in found) == (1, False)
    assert ("chưa tính là báo cáo kết quả về thành phố" in found) is what_to_do


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.CITY_BOARD])
@pytest.mark.parametrize(("kind", "marks"), [("result", 1), ("role_models", 0)])
@pytest.mark.parametrize("minutes", [1, 0])
def test_the_lists_of_papers_mark_a_draft(minutes, kind, marks, role, owing, sign_in):
    Conference.objects.update(starts_at=make.AT + timedelta(minutes=minutes))
    make.paper(kind=kind, state="sent", format="pdf")

    found = sign_in(make.user(role=role)).get(reverse("reports:list")).content.decode()

    assert found.count("Dự thảo, lập trước Hội nghị") == marks * minutes


SEND = make.AT + timedelta(days=13)  # 29/8/2025, the last day that counts


def issued(**fields):
    return make.paper(kind="result", state="issued", format="pdf", **fields)


def test_sending_the_result_meets_the_citys_deadline_at_the_moment_of_sending(owing, sign_in):
    """Whoever sends it; nobody is asked, the log says by which paper."""
    paper, by = issued(), make.user(role=Role.COUNCIL_OFFICE)

    issuing.send(paper, by=by, at=SEND)

    mark = DeadlineMark.objects.get(deadline__key="results_reported")
    told = AuditEvent.objects.filter(action="meet_deadline").values_list(
        "note", "target_code", "at"
    )
    others = DeadlineMark.objects.exclude(pk=mark.pk).exclude(met_at=None)
    assert (mark.met_at, others.count()) == (SEND, 0)
    assert list(told) == [
        (f"theo {paper.code}, số {paper.number}", "results_reported/phong-vhxh", SEND)
    ]
    found = plain(sign_in(make.user(role=Role.CULTURE_OFFICE)).get(
        reverse("reports:file", args=[paper.pk])
    ))  # fmt: skip
    said = (
        "Việc “Báo cáo kết quả về Ban Thi đua - Khen thưởng” (Kế hoạch, mục VI) đã được ghi nhận"
        " xong lúc gửi văn bản này, 08:00 ngày 29/8/2025."
    )
    assert (said in found, OFFER in found) == (True, False)


@pytest.mark.parametrize(("kind", "hours", "meant"), [
    ("result", 1, True), ("summary", -1, False), ("role_models", -1, False),
])  # fmt: skip
def test_neither_a_draft_nor_another_paper_meets_it(kind, hours, meant, owing):
    """hours: when the conference begins after the moment of the paper's figures."""
    Conference.objects.update(starts_at=make.AT + timedelta(hours=hours))
    paper = make.paper(kind=kind, state="issued", format="pdf")

    paper.conference.refresh_from_db()
    issuing.send(paper, by=make.user(role=Role.CULTURE_OFFICE), at=SEND, is_meant=meant)

    assert not DeadlineMark.objects.exclude(met_at=None).exists()


def test_what_was_noted_before_stays_as_it_was_noted(owing):
    DeadlineMark.objects.filter(deadline__key="results_reported").update(met_at=make.AT)

    issuing.send(issued(), by=make.user(role=Role.CULTURE_OFFICE), at=SEND)

    assert DeadlineMark.objects.get(deadline__key="results_reported").met_at == make.AT
    assert not AuditEvent.objects.filter(action="meet_deadline").exists()


@pytest.mark.parametrize(("starts", "met", "said"), [
    (-1, None, "Đã gửi {} lúc 08:00 ngày 16/8/2025; chưa ghi nhận xong."),
    (-1, make.AT, "Đã gửi {} lúc 08:00 ngày 16/8/2025."),
    (1, None, "Mới gửi bản dự thảo {}, lập trước Hội nghị nên chưa tính. Hãy lập văn bản mới rồi"
     " ghi ban hành thay cho văn bản đó."),
])  # fmt: skip
def test_the_row_of_the_duty_names_what_was_sent(starts, met, said, owing, sign_in, monkeypatch):
    Conference.objects.update(starts_at=make.AT + timedelta(days=starts))
    paper = make.paper(kind="result", state="sent", format="pdf", number="45/BC-UBND")
    marks = DeadlineMark.objects.filter(deadline__key="results_reported")
    marks.update(met_at=met)
    monkeypatch.setattr("accounts.web.moment", lambda: SEND)

    page = sign_in(make.user(role=Role.CULTURE_OFFICE)).get(reverse("conferences:deadlines"))

    link = reverse("reports:file", args=[paper.pk])
    words = said.format("Báo cáo kết quả Hội nghị, số 45/BC-UBND ngày 16/8/2025")
    row = Page(page.content.decode()).by_id[f"viec-{marks.get().pk}"]
    assert words.replace(" ", "") in row.words().replace(" ", "")
    assert [a.attrs["href"] for a in row.all("a")] == [link]
    assert [button.words().partition(":")[0].strip() for button in row.all("button")] == [
        "Bỏ ghi nhận" if met else "Ghi nhận xong"
    ]


def test_before_the_conference_the_board_names_no_paper(owing, sign_in):
    Conference.objects.update(starts_at=make.AT + timedelta(days=1))
    make.paper(kind="result", state="sent", format="pdf", number="45/BC-UBND")

    page = sign_in(make.user(role=Role.CULTURE_OFFICE)).get(reverse("conferences:deadlines"))

    assert "45/BC-UBND" not in plain(page)


def test_whoever_may_not_read_papers_is_told_of_none(owing):
    make.paper(kind="result", state="sent", format="pdf")
    village = make.user(role=Role.VILLAGE_HEAD, unit=make.unit())
    office = make.user(role=Role.CULTURE_OFFICE)

    found = [len(sent_for(make.conference(), user, kind="result")) for user in (village, office)]

    assert found == [0, 1]
