"""Evidence whose bytes changed on the disk is not handed out; page, log and audit say so (C20)."""

import pytest

from accounts.actions import handing
from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import evidence
from nominations.models import Evidence
from tests import disk, make
from tests.papers import PDF
from tests.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    """The minutes of a sent dossier, as they lie on the disk."""
    nomination = make.nomination(state="submitted", complete=False)
    kept = evidence.keep(nomination, kind="minutes", name="bb.pdf", content=PDF, at=make.AT)
    return Evidence.objects.select_related("nomination__unit__commune").get(pk=kept.pk)


def address(file):
    return f"/ho-so/tep/{file.pk}/"


def told(action):
    events = AuditEvent.objects.filter(action=action).order_by("pk")
    return list(events.values_list("target", "target_code", "note"))


def test_a_whole_file_is_handed_out(file, sign_in):
    answer = sign_in(role=Role.CULTURE_OFFICE).get(address(file))

    assert b"".join(answer.streaming_content) == PDF
    assert told("spoilt_evidence") == []


def test_changed_bytes_are_not_handed_out(file, sign_in, caplog):
    """One byte of difference; neither is an opening recorded."""
    disk.path_of(file).write_bytes(PDF.replace(b"1.7", b"1.4"))
    office = sign_in(role=Role.CULTURE_OFFICE)

    answer = office.get(address(file))
    office.get(address(file))

    page = text(answer)
    assert answer.status_code == 409
    assert "không còn đúng như lúc gửi lên (mã kiểm tra đã khác), nên không đưa ra" in page
    assert "Hãy báo kỹ thuật viên khôi phục tệp từ bản sao lưu." in page
    code = file.nomination.code
    assert told("spoilt_evidence") == [
        ("nomination", code, f"tệp {file.pk}: tệp khác mã kiểm tra"),  # once a day
    ]
    assert told("open_evidence") == []
    said = [r.getMessage() for r in caplog.records if r.name == handing.log.name]
    assert said[0] == (f"nomination {code} is not handed out: {disk.path_of(file).name}: changed")


def test_a_lost_file_is_said_to_its_own_unit_too(file, sign_in):
    disk.path_of(file).unlink()
    unit = sign_in(make.user(unit=file.nomination.unit))

    answer = unit.get(address(file))

    assert answer.status_code == 404
    assert "không còn trên máy chủ" in text(answer)
    assert told("spoilt_evidence")[0][2] == f"tệp {file.pk}: không còn tệp"


def test_changed_minutes_are_not_copied_to_another_dossier(file):
    other = make.nomination(unit=file.nomination.unit, complete=False)
    by = make.user(unit=file.nomination.unit)
    disk.path_of(file).write_bytes(PDF + b"khac %%EOF")

    with pytest.raises(Refused, match="Hãy chụp lại biên bản"):
        evidence.share(other, file, by=by, at=make.AT)

    assert other.evidence.count() == 0
    assert len(told("spoilt_evidence")) == 1
