"""Says where people's files lie: this machine's disk, or a bucket like S3's."""

from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from honoree_conf.environment import Environment

# The keys of STORAGES that accounts/storage.py names, and their folder in a bucket.
EVIDENCE, PAPERS = "default", "papers"
FOLDERS = {EVIDENCE: "files", PAPERS: "reports"}
SHORT = 60  # seconds; we give no addresses out, whoever would gets little of it
PATIENCE = {"connect_timeout": 5, "read_timeout": 20, "retries": {"total_max_attempts": 2}}
NOT_INSTALLED = (
    "S3_BUCKET đã đặt nhưng máy này chưa cài thư viện của kho tệp. "
    "Hãy chạy: .venv/bin/python -m pip install -r requirements-s3.txt"
)
Backends = dict[str, dict[str, Any]]


def kept_files(env: Environment) -> Backends:
    """Several nodes share a bucket; one machine has its disk."""
    bucket = env.text("S3_BUCKET", default="")
    if not bucket:
        return on_disk()
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured(NOT_INSTALLED)
    endpoint, region = env.text("S3_ENDPOINT", default=""), env.text("S3_REGION", default="")
    return in_bucket(bucket, endpoint=endpoint, region=region)


def on_disk() -> Backends:
    """Below the two folders that settings name."""
    return {
        EVIDENCE: {"BACKEND": "accounts.storage.WholeFiles"},
        PAPERS: {"BACKEND": "accounts.storage.WholePapers"},
    }


def in_bucket(bucket: str, *, endpoint: str, region: str) -> Backends:
    """One bucket for both; boto3 itself reads AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.

    A bucket takes a file whole or not at all, and is as private as whoever made it set it. One
    that is away is given up on before the person who waits gives up on us.
    """
    from botocore.config import Config  # noqa: PLC0415  only who has a bucket has it installed

    return {
        where: {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": bucket,
                "location": folder,
                "endpoint_url": endpoint or None,
                "region_name": region or None,
                "file_overwrite": True,
                "default_acl": None,
                "querystring_expire": SHORT,
                "client_config": Config(**PATIENCE),
            },
        }
        for where, folder in FOLDERS.items()
    }
