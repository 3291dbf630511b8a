"""Evidence and papers on this disk and in S3: the same walk over both (issue 8, line 8)."""

import hashlib
import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from accounts.seals import NotAsSealed
from accounts.storage import AWAY, EVIDENCE, PAPERS, Stored
from conferences import jobs
from honoree_conf.environment import Environment
from honoree_conf.storage import NOT_INSTALLED, PATIENCE, in_bucket, kept_files
from nominations.actions import evidence, removal
from nominations.models import Evidence
from reports import actions
from reports.models import ReportFile
from tests import make
from tests.papers import PDF
from tests.test_house import CODE

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BUCKET = "honoree-thu"


@pytest.fixture(params=["disk", "s3"])
def kept(request, settings, monkeypatch):
    """What lies where, by the storage's key: a disk, or a bucket of a stand-in for S3."""
    if request.param == "disk":
        yield lambda: {
            where: sorted(
                path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
            )
            for where, root in ((EVIDENCE, settings.MEDIA_ROOT), (PAPERS, settings.REPORT_ROOT))
        }
        return
    import boto3  # with its stand-in half a second to load, in every worker
    from moto import mock_aws

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "thu")
    with mock_aws():
        bucket = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket=BUCKET)
        settings.STORAGES = settings.STORAGES | in_bucket(BUCKET, endpoint="", region="us-east-1")

        def lying():
            keys = [item.key for item in bucket.objects.all()]
            return {
                where: sorted(key.partition("/")[2] for key in keys if key.startswith(folder))
                for where, folder in ((EVIDENCE, "files/"), (PAPERS, "reports/"))
            }

        yield lying


def test_evidence_is_kept_opened_spoilt_and_forgotten(kept):
    draft = make.nomination(unit=make.unit())
    draft.evidence.all().delete()
    village = make.user(unit=draft.unit)

    file = evidence.attach(
        draft, kind="minutes", name="bien-ban.pdf", content=PDF, by=village, at=make.AT
    )
    again = evidence.attach(
        draft, kind="minutes", name="lan-hai.pdf", content=PDF, by=village, at=make.AT
    )

    assert again == file
    assert kept()[EVIDENCE] == [file.file]
    assert evidence.open_file(file, by=village, at=make.AT) == PDF
    evidence.path_of(file).write_bytes(b"khac")
    with pytest.raises(NotAsSealed, match="changed"):
        evidence.open_file(file, by=village, at=make.AT)
    evidence.path_of(file).unlink()
    evidence.path_of(file).unlink()  # twice is once
    with pytest.raises(NotAsSealed, match="missing"):
        evidence.open_file(file, by=village, at=make.AT)
    assert kept()[EVIDENCE] == []


def test_a_discarded_draft_takes_its_files_along(kept, django_capture_on_commit_callbacks):
    draft = make.nomination(unit=make.unit())
    draft.evidence.all().delete()
    village = make.user(unit=draft.unit)
    for content in (PDF, PDF.replace(b"1.7", b"1.4")):
        evidence.attach(
            draft, kind="minutes", name="a.pdf", content=content, by=village, at=make.AT
        )
    assert len(kept()[EVIDENCE]) == 2
    removal.remove(Evidence.objects.first(), by=village, at=make.AT)

    with django_capture_on_commit_callbacks(execute=True):
        evidence.discard(draft, by=village, at=make.AT)

    assert kept()[EVIDENCE] == []


@pytest.mark.parametrize("written", ["xlsx", "pdf"])
def test_a_paper_is_built_and_downloaded(kept, sign_in, written):
    office = make.user(role=Role.CULTURE_OFFICE, commune=make.commune())
    asked = actions.ask_for(
        make.conference(), kind="role_models", format=written, reason="Thử", by=office, at=make.AT
    )

    assert jobs.run(asked.job_id) is True

    paper = ReportFile.objects.get(pk=asked.pk)
    assert kept()[PAPERS] == [f"{paper.sha256}.{written}"]
    answer = sign_in(office).get(reverse("reports:download", args=[paper.pk]))
    body = b"".join(answer.streaming_content)
    assert hashlib.sha256(body).hexdigest() == paper.sha256
    Stored(key=paper.file, where=PAPERS).unlink()
    assert sign_in(office).get(reverse("reports:download", args=[paper.pk])).status_code == 302


def test_the_same_name_again_replaces_and_never_gets_another(kept):
    file = Stored(key="1/HS0001/a.pdf")

    file.write_bytes(b"mot")
    file.write_bytes(b"hai")

    assert (file.read_bytes(), kept()[EVIDENCE]) == (b"hai", ["1/HS0001/a.pdf"])


def test_no_name_leads_out_of_the_storage(kept):
    from django.core.exceptions import SuspiciousOperation

    with pytest.raises(SuspiciousOperation):
        Stored(key="../../etc/passwd").write_bytes(b"x")
    with pytest.raises(SuspiciousOperation):
        Stored(key="../../etc/passwd").read_bytes()


def test_a_bucket_is_private_and_addresses_are_never_given_out():
    """Files leave through our own views alone, which ask for the right and look at the seal."""
    options = in_bucket(BUCKET, endpoint="https://s3.vidu.vn", region="vn-1")
    waits = [options[where]["OPTIONS"].pop("client_config") for where in (EVIDENCE, PAPERS)]

    assert {(one.connect_timeout, one.read_timeout) for one in waits} == {(5, 20)}
    assert options == {
        where: {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": BUCKET,
                "location": folder,
                "endpoint_url": "https://s3.vidu.vn",
                "region_name": "vn-1",
                "file_overwrite": True,
                "default_acl": None,
                "querystring_expire": 60,
            },
        }
        for where, folder in ((EVIDENCE, "files"), (PAPERS, "reports"))
    }


@pytest.fixture
def bucket_away(settings, monkeypatch):
    """Nobody listens where the bucket should be."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "thu")
    monkeypatch.setitem(PATIENCE, "retries", {"total_max_attempts": 1})
    away = in_bucket(BUCKET, endpoint="http://127.0.0.1:9", region="us-east-1")
    settings.STORAGES = settings.STORAGES | away


def test_an_upload_without_the_bucket_is_refused_in_words_and_keeps_what_was_typed(
    bucket_away, sign_in
):
    """Issue 8, line 8: a 500 said nothing, and the number typed beside the file was gone."""
    draft = make.nomination(unit=make.unit())
    village = sign_in(make.user(unit=draft.unit))
    file = SimpleUploadedFile("bien-ban.pdf", PDF)
    held = make.meeting(unit=make.unit(name="Văn phòng", kind="office"), kind="approval")
    url = reverse("nominations:minutes", args=[held.pk])
    typed = {"number": "05/BB-UBND", "files": SimpleUploadedFile("bien-ban.pdf", PDF)}

    sent = village.post(
        reverse("nominations:evidence", args=[draft.code]),
        {"kind": "minutes", "files": file},
        headers={"Accept": "application/json"},
    )
    minutes = sign_in(role=Role.CULTURE_OFFICE).post(url, typed | {"seen": ""})

    assert sent.json() == {"refused": [AWAY], "there": False, "later": True}
    assert minutes.status_code == 422
    assert minutes.context["form"].non_field_errors() == [AWAY]
    assert 'value="05/BB-UBND"' in minutes.content.decode()


def test_a_file_asked_for_without_the_bucket_is_a_plain_page(bucket_away, sign_in):
    file = make.nomination(unit=make.unit(), state="submitted").evidence.first()
    client = sign_in(role=Role.CULTURE_OFFICE)
    client.raise_request_exception = False

    answer = client.get(reverse("nominations:evidence_file", args=[file.pk]))

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Hệ thống tạm nghỉ trong ít phút." in answer.content.decode()


def test_a_bucket_without_its_library_is_said_at_the_start(monkeypatch):
    monkeypatch.setenv("S3_BUCKET", BUCKET)
    monkeypatch.setattr("honoree_conf.storage.find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured) as refused:
        kept_files(Environment(Path()))

    assert str(refused.value) == NOT_INSTALLED


def test_without_a_bucket_files_lie_on_this_machine():
    assert [type(storages[where]).__name__ for where in (EVIDENCE, PAPERS)] == [
        "WholeFiles", "WholePapers",
    ]  # fmt: skip


TOUCHES = re.compile(r"mkstemp|os\.(?:replace|link|fsync)\(|MEDIA_ROOT|REPORT_ROOT|open\(\"[wxa]b")
MAY_TOUCH = {
    "accounts/storage.py",  # people's files, wherever they lie
    "honoree_conf/together.py",  # style sheets and scripts, nobody's papers
    "honoree_conf/settings.py",  # says where, and keeps the generated keys
}


def test_only_the_storage_knows_where_files_lie():
    """Issue 8, line 8: evidence and papers had a writer each, and six places knew the disk."""
    assert {name for name, code in CODE.items() if TOUCHES.search(code)} == MAY_TOUCH
