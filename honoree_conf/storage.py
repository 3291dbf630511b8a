"""The only place that says where people's files lie: this machine's disk, or a bucket like S3's."""

from typing import Any

from honoree_conf.environment import Environment

# The keys of STORAGES that accounts/storage.py names, and their folder in a bucket.
EVIDENCE, PAPERS = "default", "papers"
FOLDERS = {EVIDENCE: "files", PAPERS: "reports"}
SHORT = 60  # seconds; we give no addresses out, whoever would gets little of it
Backends = dict[str, dict[str, Any]]


def kept_files(env: Environment) -> Backends:
    """Several nodes share a bucket; one machine has its disk."""
    bucket = env.text("S3_BUCKET", default="")
    if not bucket:
        return on_disk()
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

    A bucket takes a file whole or not at all, and is as private as whoever made it set it.
    """
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
            },
        }
        for where, folder in FOLDERS.items()
    }
