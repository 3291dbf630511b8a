"""What is sent along with an objection, and that all of it is forgotten after a year."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from conferences.models import Job
from nominations.actions import objections as actions
from nominations.kept import path_of
from nominations.models import ObjectionFile
from tests import make
from tests.kept import objection, objection_file, plan_posts, posting, said_of
from tests.nominations.test_objections import row, take
from tests.papers import PDF

pytestmark = pytest.mark.django_db
AT = make.AT


@pytest.fixture
def one():
    plan_posts(5)
    return make.nomination(state="verified")


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def test_a_file_is_looked_into_kept_once_and_at_most_three(one):
    it = objection(one)

    for _ in range(2):
        actions.attach(it, name="../../đơn.pdf", content=PDF, at=AT)
    kept = ObjectionFile.objects.get()
    assert (kept.media_type, path_of(kept).read_bytes()) == ("application/pdf", PDF)
    assert kept.file.startswith(f"phan-anh/{it.pk}/")

    with pytest.raises(Refused, match="không phải ảnh hay PDF"):
        actions.attach(it, name="a.exe", content=b"MZ" * 99, at=AT)
    with pytest.raises(Refused, match="Tệp lớn hơn 15 MB"):
        actions.attach(it, name="a.pdf", content=b"%PDF-" + b"0" * (15 * 1024 * 1024), at=AT)
    objection_file(it, b"2")
    objection_file(it, b"3")
    with pytest.raises(Refused, match="kèm nhiều nhất 3 tệp"):
        actions.attach(it, name="a.pdf", content=PDF + b"\n", at=AT)
    assert it.files.count() == 3


def test_files_come_for_a_day_and_before_the_answer(one):
    it = objection(one)
    day = timedelta(hours=24)

    assert actions.takes_files(it, AT + day - timedelta(seconds=1))
    assert not actions.takes_files(it, AT + day)
    said_of(it)
    assert not actions.takes_files(it, AT)
    with pytest.raises(Refused, match="Đã quá 24 giờ"):
        actions.attach(it, name="a.pdf", content=PDF, at=AT)


def test_after_a_year_words_sender_and_files_go_and_the_answer_stays(one, office):
    posting(one)
    it = take("Lấn đất", about=row(one), objector="Bùi Văn Dân", contact="0912")
    file = objection_file(it)
    said_of(it)
    job = Job.objects.get(kind="objection_forget")
    assert job.payload == {"objection_id": it.pk}
    assert job.lease_until - job.created_at == timedelta(days=365)

    for _ in range(2):  # killed once after the bytes went
        actions.forget(payload=job.payload, progress=lambda done, of: None)(AT)

    it.refresh_from_db()
    assert (it.text, it.objector, it.contact, it.forgotten_at) == ("", "", "", AT)
    assert not path_of(file).exists()
    assert (it.files.count(), it.answers.count(), it.nomination) == (0, 1, one)
    with pytest.raises(Refused, match="đã được xóa sau 12 tháng"):
        actions.answer(it, conclusion="founded", reason="Muộn", by=office, at=AT)
