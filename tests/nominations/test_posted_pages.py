"""The public posting as anybody reads it, and the office's page of it."""

import hashlib
import io
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from accounts.enums import Role
from accounts.storage import Stored
from nominations.actions import decisions
from nominations.models import Evidence, Nomination, Posted, Posting
from tests import make
from tests.kept import consent_of, plan_posts, posting

pytestmark = pytest.mark.django_db
PAGE = "/niem-yet/11086/"
OURS = "/ho-so/niem-yet/"
DEED = "Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm."


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    cache.clear()  # nobody has looked yet


def verified(name="Nguyễn Thị Sáu", **fields):
    return make.nomination(state="verified", full_name=name, **fields)


def up(*dossiers):
    plan_posts(5)
    return posting(*dossiers)


def read(url=PAGE, client=None):
    return (client or Client()).get(url)


def text(answer) -> str:
    body = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def photo_of(one, colour="red"):
    """A photo as evidence keeps it, with its bytes."""
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "JPEG")
    data = out.getvalue()
    file = f"anh-{one.pk}-{colour}.jpg"
    Stored(key=file).write_bytes(data)
    return Evidence.objects.create(
        nomination=one, kind="photo", file=file, name="nha-ba-sau.jpg", media_type="image/jpeg",
        size=len(data), sha256=hashlib.sha256(data).hexdigest(), added_at=make.AT,
    )  # fmt: skip


def test_name_unit_and_kind_are_read_and_nothing_else():
    up(verified(representative="", ethnicity="Tày", gender="female", birth_year=1971))

    answer = read()

    assert answer.status_code == 200
    assert "Niêm yết đến hết ngày 21/8/2025." in text(answer)
    assert text(answer).endswith(
        "không bắt buộc ghi tên. Nguyễn Thị Sáu Cá nhân · Thôn Mỗ Đoạn giới thiệu Phản ánh về "
        "Nguyễn Thị Sáu"
    )
    said = answer.content.decode()
    for hidden in (DEED, "1971", "Tày", "Nông dân", "HN25-T", "Giấy khen", '<img src="/niem'):
        assert hidden not in said


def test_a_collectives_representative_stands_nowhere():
    up(verified("Tổ hợp tác cá", kind="collective"))

    assert "Trần Thị Đại Diện" not in read().content.decode()
    assert "Chưa có tên nào" not in text(read())
    assert "Không có tên nào khớp" in text(read(f"{PAGE}?tim=dai+dien"))


def test_the_deed_stands_with_her_word_and_goes_with_it():
    one = verified()
    up(one)
    answer = consent_of(one)

    assert DEED in text(read())

    by = make.user(unit=one.unit)
    answer.__class__.objects.filter(pk=answer.pk).update(
        withdrawn_at=make.AT, withdrawn_on=make.AT.date(), withdrawn_by=by,
        withdrawn_channel="phone",
    )  # fmt: skip
    assert DEED not in text(read())


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({"agrees": False}, False),
        ({"purpose": "papers"}, False),
        ({"purpose": "photo"}, False),
        ({"person": "Nguyễn Thị Bảy"}, False),  # who the dossier was of before
        ({"birth_year": 1999}, False),  # a namesake
        ({"birth_year": 1970}, True),
        ({}, True),
    ],
)
def test_whose_word_for_what(fields, is_shown):
    one = verified()
    up(one)
    consent_of(one, **fields)

    assert (DEED in text(read())) is is_shown


def test_of_a_child_only_a_guardians_word_counts():
    one = verified(birth_year=2010)
    up(one)
    consent_of(one)
    assert DEED not in text(read())

    consent_of(one, guardian="Vũ Thị Mẹ", relation="mẹ")
    assert DEED in text(read())


def test_her_word_at_the_dossier_closed_for_it_counts_too():
    one = verified()
    double = make.nomination(state="closed", full_name=one.full_name, kept_as=one)
    up(one)
    consent_of(double)

    assert DEED in text(read())


def test_a_long_deed_is_cut_at_a_word():
    one = verified(achievement="Nuôi cá giỏi. " * 60)
    up(one)
    consent_of(one)

    shown = text(read()).partition("giới thiệu Nuôi")[2].partition(" Phản ánh")[0]
    assert len("Nuôi" + shown) <= 300
    assert shown.endswith(("giỏi.…", "cá…", "Nuôi…", "giỏi. …"))


@pytest.mark.parametrize("when", ["before", "no days", "another commune"])
def test_what_is_not_posted_is_404_in_plain_words(when):
    one = verified()
    up(one)
    url = PAGE
    if when == "before":
        Posting.objects.update(opened_at=make.AT + timedelta(seconds=1))
    if when == "no days":
        plan_posts(0)
    if when == "another commune":
        url = "/niem-yet/11119/"

    answer = read(url)

    assert answer.status_code == 404
    assert "Đợt niêm yết chưa mở hoặc đã kết thúc." in text(answer)
    assert one.full_name not in answer.content.decode()
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex, nofollow", "no-store")


KEPT = (
    "Danh sách không còn đọc được ở đây. Ý kiến đã gửi vẫn được giữ, trả lời. Cần hỏi, hãy gọi "
    "Phòng Văn hóa - Xã hội của xã."
)


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        (False, "Đợt niêm yết đã hết thời gian, đến hết ngày 21/8/2025. "),
        (True, "Đợt niêm yết kết thúc sớm lúc 08:00 ngày 16/8/2025. "),
    ],
)
@pytest.mark.parametrize("url", [PAGE, f"{PAGE}phan-anh/"])
def test_what_is_over_says_so_and_names_nobody(url, ended, words, monkeypatch):
    one = verified()
    made = up(one)
    over = make.AT.replace(day=22, hour=0)
    Posting.objects.update(closes_at=over)
    if ended:
        why = {"ended_by": made.opened_by, "end_reason": "Ông Bảy kêu"}
        Posting.objects.update(ended_at=make.AT, **why)
    else:
        monkeypatch.setattr("accounts.web.moment", lambda: over)

    answer = read(url)

    assert answer.status_code == 200
    assert text(answer).endswith(f"Đợt niêm yết đã kết thúc {words}{KEPT}")
    for hidden in (one.full_name, "Ông Bảy"):
        assert hidden not in answer.content.decode()
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex, nofollow", "no-store")
    posting(one, opened_by=made.opened_by, conference=made.conference, days=9)
    assert one.full_name in text(read())
    plan_posts(0)
    assert read(url).status_code == 404


def test_a_rejected_one_is_gone_at_once():
    one, stays = verified(), verified("Lê Văn Bảy")
    up(one, stays)
    leader = make.user(role=Role.LEADERSHIP)

    decisions.move(make.fresh(one), "reject", by=leader, at=make.AT, note="Không đủ phiếu")

    assert "Nguyễn Thị Sáu" not in text(read())
    assert "Lê Văn Bảy" in text(read())


def test_it_may_be_kept_a_moment_and_is_asked_for_by_its_mark():
    up(verified())

    answer = read()

    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert not answer.cookies
    again = Client().get(PAGE, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Posted.objects.all().delete()
    changed = Client().get(PAGE, headers={"if-none-match": answer["ETag"]})
    assert changed.status_code == 200


def test_nothing_of_a_reader_is_on_it(sign_in):
    up(verified())
    office = make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Chuyên Viên")

    mine = read(client=sign_in(office))

    assert mine.content == read().content
    assert mine["Cache-Control"] == "private, no-store"


def test_it_is_searched_without_marks_and_turned():
    up(*(verified(f"Trần Văn Người {place:02d}") for place in range(16)), verified("Đỗ Thị Hòa"))

    assert text(read()).count("giới thiệu") == 15 + 1  # and the heading
    assert "Đỗ Thị Hòa" in text(read()) or "Đỗ Thị Hòa" in text(read(f"{PAGE}?trang=2"))
    found = text(read(f"{PAGE}?tim=do+THI"))
    assert "Đỗ Thị Hòa" in found
    assert "Trần Văn" not in found
    assert "Không có tên nào khớp" in text(read(f"{PAGE}?tim=HN25"))


@pytest.mark.parametrize("number", [3, 40])
def test_a_page_asks_the_same_of_three_and_of_forty(number):
    found = [verified(f"Trần Văn Người {place:02d}") for place in range(number)]
    up(*found)
    for one in found:
        consent_of(one)
        consent_of(one, purpose="photo")
        photo_of(one)
    Client().get(PAGE)  # the bar on top is kept

    with CaptureQueriesContext(connection) as queries:
        answer = read()

    assert answer.status_code == 200
    assert len(queries) == 6  # posting; its plan's days; count, rows; consents; photos
    assert len(answer.content) <= 20_000


def test_a_robot_that_looks_changes_nothing():
    up(verified())
    before = Nomination.objects.values().get(), Posted.objects.values().get()
    robot = {"user-agent": "facebookexternalhit/1.1"}

    for ask in (Client().get, Client().head):
        assert ask(PAGE, headers=robot).status_code == 200
    assert Client().post(PAGE, headers=robot).status_code == 405

    assert (Nomination.objects.values().get(), Posted.objects.values().get()) == before


def test_one_address_that_looks_too_often_waits(monkeypatch):
    up(verified())
    monkeypatch.setattr("nominations.views.posted.READS", 3)

    answers = [read() for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[3]["Retry-After"] == "60"
