"""Issue 10: an hour no phone can mean, a meeting others corrected, a form sent without a script."""

import uuid
from datetime import datetime, timedelta

import pytest

from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import JSON, MEETING, bring, text_of
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)
OVER = "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025). Hãy gọi Phòng Văn hóa - Xã hội."
OTHERS = "Hồ sơ này do người khác viết trên máy này. Hãy để người ấy đăng nhập rồi gửi."
MEANWHILE = "Trang “{}”: có người khác vừa sửa. Hãy mở hồ sơ, xem hai bản rồi lưu."
IMPOSSIBLE = [
    "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "9999-12-31 23:59",
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z",
    "2019-12-31T23:59:59+07:00",
]  # fmt: skip


@pytest.fixture
def clock(monkeypatch):
    return lambda at: monkeypatch.setattr("accounts.web.moment", lambda: at)


@pytest.mark.parametrize("made", IMPOSSIBLE)
def test_an_hour_no_phone_can_mean_is_as_if_not_said(made, village, whole, clock):
    clock(make.AT)

    status, told = bring(village, whole(made_at=made))

    assert (status, told["lacks"], Nomination.objects.get().claimed_at) == (200, [], None)
    clock(DUE)
    for there in ("/", "/ho-so/HN25-0001/gui/", "/ho-so/HN25-0001/tiep/"):
        assert village.get(there).status_code in {200, 302}
    assert bring(village, whole(made_at=made, form_key=uuid.uuid4())) == (422, {"refused": [OVER]})


TOMORROW = make.AT + timedelta(days=1)


@pytest.mark.parametrize(
    ("made", "stands"),
    [
        ("2020-01-01T00:00:00+00:00", True),
        (TOMORROW.isoformat(), True),
        ((TOMORROW + timedelta(seconds=1)).isoformat(), False),
    ],
)
def test_an_hour_within_bounds_is_on_record(made, stands, village, whole, clock):
    clock(make.AT)

    bring(village, whole(made_at=made))

    claimed = Nomination.objects.get().claimed_at
    assert claimed == (datetime.fromisoformat(made) if stands else None)


def test_what_is_refused_is_said_on_a_page_to_whoever_asks_for_one(village, whole):
    answer = village.post("/ho-so/nhan/", whole(person="x" * 32))

    assert (answer.status_code, answer["Content-Type"]) == (422, "text/html; charset=utf-8")
    page = Page(text_of(answer))
    assert f"Chưa nhận được hồ sơ {OTHERS}" in page.by_id["noi-dung"].words()
    assert village.post("/ho-so/nhan/", whole(person="x"), headers=JSON).json() == {
        "refused": [OTHERS]
    }


# --- The unit's meeting of that day --------------------------------------------------------------


def figures():
    return [(row.invited, row.present) for row in ReviewMeeting.objects.all()]


def corrected(village, **figures):
    one, held = Nomination.objects.get(), ReviewMeeting.objects.get()
    url = f"/ho-so/{one.code}/buoc/hop/?hop={held.pk}"
    assert village.post(url, seen(village, url) | MEETING | figures).status_code == 302


def test_a_meeting_corrected_since_is_told_and_not_written_over(village, whole):
    bring(village, whole())
    corrected(village, invited="55", present="49")

    other = whole(form_key=uuid.uuid4(), full_name="Trần Văn Khác", birth_year="1960")
    told = bring(village, other)[1]

    assert told["lacks"] == [
        "Ngày 15/8/2025 đơn vị đã ghi một cuộc họp: mời 55, có mặt 49. Đây là cuộc họp đã ghi hay "
        "một cuộc họp khác trong ngày? Hãy chọn."
    ]
    assert figures() == [(55, 49)]
    kept = village.session["typed"][told["code"]]
    assert (kept["hop"]["present"], kept["phieu"]["agree"]) == ("48", "46")
    assert not Ballot.objects.filter(nomination__code=told["code"]).exists(), "of which meeting?"


def test_a_meeting_that_stands_as_the_phone_says_is_taken_again(village, whole):
    bring(village, whole())

    told = bring(village, whole(form_key=uuid.uuid4(), full_name="Trần Văn Khác"))[1]

    assert (told["lacks"], figures()) == ([], [(50, 48)])
    assert Ballot.objects.values("meeting").distinct().count() == 1


def test_a_meeting_of_another_day_is_one_more(village, whole):
    bring(village, whole())
    other = whole(form_key=uuid.uuid4(), full_name="Trần Văn Khác", held_on="14/8/2025")

    told = bring(village, other | {"invited": "52"})[1]

    assert told["lacks"] == []
    assert sorted(figures()) == [(50, 48), (52, 48)]
