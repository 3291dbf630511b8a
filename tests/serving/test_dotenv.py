"""One reader of .env, for manage.py as for script/server, and never for tests (issue 7, E26)."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from serving import dotenv

ROOT = settings.BASE_DIR


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A=1\nB_2=x y\n", {"A": "1", "B_2": "x y"}),
        ("# A=1\n\n  \nB=2", {"B": "2"}),
        ("A=1\r\nB=2\r\n", {"A": "1", "B": "2"}),
        ("A=b=c#d", {"A": "b=c#d"}),
        ("A=", {"A": ""}),
        ("export A = 'x'\nB=\"y\"\nC='", {"A": "x", "B": "y", "C": "'"}),
        ("A=1\nA=2", {"A": "2"}),
    ],
)
def test_a_line_is_a_name_and_its_value(text, found):
    assert dotenv.read(text) == found


@pytest.mark.parametrize("line", ["a=1", "A", "A B=1", "=1", "1A=2", "[muc]"])
def test_a_line_that_is_none_is_said_by_its_number_and_not_shown(line):
    """What stands there may be a password."""
    with pytest.raises(dotenv.Unreadable) as refused:
        dotenv.read(f"A=1\n{line}\n")

    assert str(refused.value) == "Tệp .env, dòng 2: không đọc được. Hãy ghi TÊN=giá trị."


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "cai-dat"
    monkeypatch.setenv(dotenv.WHERE, str(path))
    return path


def test_what_is_already_in_the_environment_wins(file, monkeypatch):
    file.write_bytes(b"\xef\xbb\xbfHONOREE_X=1\nHONOREE_Y=2\n")
    monkeypatch.setenv("HONOREE_X", "")
    monkeypatch.delenv("HONOREE_Y", raising=False)

    dotenv.load()

    assert (os.environ["HONOREE_X"], os.environ.pop("HONOREE_Y")) == ("", "2")
    assert os.environ[dotenv.WHERE] == ""  # children have it, and read no more


def test_a_file_that_is_named_must_be_there(file):
    with pytest.raises(dotenv.Unreadable, match="Không đọc được tệp"):
        dotenv.load()


def test_a_file_of_another_encoding_is_said(file):
    file.write_bytes("MÁY=1".encode("utf-16"))

    with pytest.raises(dotenv.Unreadable, match="không phải UTF-8"):
        dotenv.load()


SHOW = "from django.conf import settings as s; print(s.DATABASES['default']['NAME'], s.HELPLINE)"


def shell(**given):
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 50, **given}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", SHOW],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_manage_py_works_on_the_database_that_env_names(tmp_path):
    """open_commune wrote to another database, printed success and no passwords."""
    env = tmp_path / ".env"
    env.write_text(f"DATA_DIR={tmp_path / 'that'}\nHELPLINE=0220 1\n")

    read = shell(**{dotenv.WHERE: str(env)})
    beside = shell(**{dotenv.WHERE: "", "DATA_DIR": str(tmp_path / "here")})

    assert read == f"{tmp_path / 'that' / 'honoree.sqlite3'} 0220 1"
    assert beside == f"{tmp_path / 'here' / 'honoree.sqlite3'}"


def test_no_test_reads_env():
    """Neither in this process nor in those it starts, nor in script/test's own."""
    assert os.environ[dotenv.WHERE] == ""
    assert "export HONOREE_ENV_FILE= " in (ROOT / "script/test").read_text()
