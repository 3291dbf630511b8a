"""The audit outside its table: anchors that left the house, and a key of its own (C20)."""

import ast
import hashlib
import hmac
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as site

from accounts import audit
from accounts.models import AuditHead
from tests import make
from tests.accounts.chain import CHANGED, CODE, TABLE, as_the_owner, clerk, happen, run_sql, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return clerk()


# --- Anchors (C20) -------------------------------------------------------------------------------


def reset_the_head(last_hash):
    AuditHead.objects.filter(commune_code=CODE).update(last_hash=last_hash)


def test_an_anchor_says_how_far_the_chain_reached(by):
    happen(by, "xã khác", commune_code="11087")
    last = happen(by, "một", "hai")[-1]

    anchor = audit.anchor(commune_code=CODE, at=make.AT)

    assert str(anchor) == f"11086:2:{last.hash}"
    assert audit.parsed(f" 11086:2:{last.hash} \n").last_hash == last.hash
    newest = happen(by, "ba")[0]
    assert verify(anchor)[0] == f"11086: nguyên vẹn, 3 sự kiện, 1 mốc, mã cuối {newest.hash}"


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "printed"])
def test_an_end_cut_off_with_the_head_reset_is_noticed(by, kept):
    """C20: without an anchor such a chain is whole."""
    first, last = happen(by, "một", "hai")
    anchor = audit.anchor(commune_code=CODE, at=make.AT)
    if not kept:
        anchor.delete()
    as_the_owner()

    run_sql(f"DELETE FROM {TABLE} WHERE id = %s", last.pk)  # noqa: S608  our own words
    reset_the_head(first.hash)

    brought = () if kept else (f"11086:2:{last.hash}",)
    assert verify(*brought) == [
        "11086: mốc 2 sự kiện: nhật ký chỉ còn 1 sự kiện", "Nhật ký không còn nguyên vẹn.",
    ]  # fmt: skip


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "printed"])
def test_a_history_deleted_whole_is_noticed(by, kept):
    """C20: no event, no head: only the anchor knows that there was something."""
    last = happen(by, "một", "hai")[-1]
    anchor = audit.anchor(commune_code=CODE, at=make.AT)
    if not kept:
        anchor.delete()
    as_the_owner()

    run_sql(f"DELETE FROM {TABLE}")  # noqa: S608  our own words
    AuditHead.objects.all().delete()

    brought = () if kept else (f"11086:2:{last.hash}",)
    assert verify(*brought)[0] == "11086: mốc 2 sự kiện: nhật ký chỉ còn 0 sự kiện"


def test_a_chain_written_anew_to_the_same_length_is_noticed(by):
    """Whoever holds the key can write another history; not the one that was printed."""
    last = happen(by, "một", "hai")[-1]
    as_the_owner()
    run_sql(f"DELETE FROM {TABLE}")  # noqa: S608  our own words
    reset_the_head("")
    happen(by, "một", "khác", "ba")

    assert verify()[0].startswith("11086: nguyên vẹn, 3 sự kiện")
    assert verify(f"11086:2:{last.hash}")[0] == "11086: mốc 2 sự kiện: không khớp với nhật ký"


@pytest.mark.parametrize(
    "typed", ["", "11086", f"11086:hai:{'0' * 64}", "11086:2:abc", f"11086:²:{'0' * 64}"]
)
def test_what_is_no_anchor_is_said_in_a_sentence(by, typed):
    happen(by, "một")

    assert verify(typed) == [
        f"“{typed}” không phải mốc nhật ký. Hãy chép đúng dòng “Mốc nhật ký” của văn bản."
    ]


# --- The key (C20) -------------------------------------------------------------------------------


def test_a_new_secret_key_makes_nothing_look_forged(by, settings):
    """C20: the audit's key is its own."""
    happen(by, "một", "hai")

    settings.SECRET_KEY = "moi-hoan-toan"

    assert list(audit.broken_links(CODE)) == []


def test_a_chain_sealed_as_before_still_verifies(by, settings):
    """C20: the seal is what it was, under the key it was made with."""
    settings.AUDIT_KEYS = ["khoa-cu"]
    event = happen(by, "một")[0]

    fields = {
        "at": "2025-08-16T01:00:00.000000+00:00", "actor": "vhxh", "role": "culture_office",
        "unit": "Phòng Văn hóa - Xã hội", "commune_code": "11086", "action": "approve",
        "target": "nomination", "target_code": "HN25-0042", "before": "verified",
        "after": "approved", "note": "một", "previous_hash": "",
    }  # fmt: skip
    told = json.dumps(fields, ensure_ascii=False, sort_keys=True).encode()
    assert event.hash == hmac.new(b"khoa-cu", told, hashlib.sha256).hexdigest()


def test_a_changed_key_keeps_what_the_old_one_sealed(by, settings):
    """C20: AUDIT_KEYS_BEFORE verifies, the new key seals."""
    settings.AUDIT_KEYS = ["khoa-cu"]
    happen(by, "một", "hai")
    settings.AUDIT_KEYS = ["khoa-moi", "khoa-cu"]
    new = happen(by, "ba")[0]

    assert list(audit.broken_links(CODE)) == []
    assert new.hash == audit.seal(new, "khoa-moi")
    settings.AUDIT_KEYS = ["khoa-moi"]
    assert next(audit.broken_links(CODE)).endswith(CHANGED)


def test_an_old_key_seals_nothing_after_a_new_one(by, settings):
    """Who learns a key that was given up cannot go on writing with it."""
    settings.AUDIT_KEYS = ["khoa-moi", "khoa-cu"]
    happen(by, "một")
    settings.AUDIT_KEYS = ["khoa-cu"]
    late = happen(by, "hai")[0]
    settings.AUDIT_KEYS = ["khoa-moi", "khoa-cu"]

    assert list(audit.broken_links(CODE)) == [f"sự kiện {late.pk}: {CHANGED}"]


def started(tmp_path, **environment):
    """The keys a process started with this environment would have."""
    told = subprocess.run(
        [sys.executable, "-c", "from honoree_conf import settings as s; print(s.AUDIT_KEYS)"],
        cwd=site.BASE_DIR, check=True, capture_output=True, text=True,
        env={"DATA_DIR": str(tmp_path), "PATH": os.environ["PATH"]} | environment,
    )  # fmt: skip
    return ast.literal_eval(told.stdout)


def test_a_new_house_makes_a_key_of_its_own(tmp_path):
    first = started(tmp_path)

    assert first == started(tmp_path, SECRET_KEY="moi")
    assert first != [(tmp_path / "secret-key").read_text()]
    assert (tmp_path / "audit-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("where", ["environment", "file"])
def test_an_upgraded_house_keeps_the_key_its_chain_was_sealed_with(tmp_path, where):
    """C20: then SECRET_KEY may change."""
    if where == "file":
        (tmp_path / "secret-key").write_text("khoa-cu")
    before = {"SECRET_KEY": "khoa-cu"} if where == "environment" else {}

    assert started(tmp_path, **before) == ["khoa-cu"]
    assert started(tmp_path, SECRET_KEY="moi") == ["khoa-cu"]
    assert started(tmp_path, SECRET_KEY="moi", AUDIT_KEY="rieng") == ["rieng", "khoa-cu"]


def test_a_key_of_the_environment_is_kept_nowhere(tmp_path):
    keys = started(tmp_path, AUDIT_KEY="rieng", AUDIT_KEYS_BEFORE="cu,cu-hon", SECRET_KEY="x")

    assert keys == ["rieng", "cu", "cu-hon"]
    assert not (tmp_path / "audit-key").exists()
