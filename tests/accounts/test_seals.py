"""Files under a checksum: whole, changed, gone (C20)."""

import hashlib

import pytest

from accounts.seals import NotAsSealed, sealed_bytes

DIGEST = hashlib.sha256(b"mot").hexdigest()


def test_a_whole_file_is_given_as_it_is(tmp_path):
    (tmp_path / "a").write_bytes(b"mot")

    assert sealed_bytes(tmp_path / "a", sha256=DIGEST) == b"mot"


@pytest.mark.parametrize("found", [b"mo", b"mot\n", b""])
def test_other_bytes_are_not_given(tmp_path, found):
    (tmp_path / "a").write_bytes(found)

    with pytest.raises(NotAsSealed) as trouble:
        sealed_bytes(tmp_path / "a", sha256=DIGEST)

    assert (str(trouble.value), trouble.value.is_missing) == ("a: changed", False)


@pytest.mark.parametrize("where", ["b", "a/b", "."])
def test_what_is_gone_is_said_to_be_gone(tmp_path, where):
    (tmp_path / "a").write_bytes(b"mot")

    with pytest.raises(NotAsSealed) as trouble:
        sealed_bytes(tmp_path / where, sha256=DIGEST)

    assert trouble.value.is_missing is True
