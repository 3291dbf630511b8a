"""Whatever is set wrongly is said in one sentence, with exit code 1 (issue 7, E26)."""

import json
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from honoree_conf.environment import Environment
from tests import alone

ROOT = settings.BASE_DIR
OF_A_DATABASE = "DATABASE_URL không đúng dạng postgres://tên:mật-khẩu@máy:5432/cơ-sở. Hãy sửa lại."
OF_REDIS = "REDIS_URL không đúng dạng redis://127.0.0.1:6379/0. Hãy sửa lại."
OF_NOW = "HONOREE_NOW không đúng dạng 2025-08-16T08:00. Hãy sửa lại."
OF_HOURS = "REMINDER_HOURS không đúng dạng 7-20 (giờ). Hãy sửa lại."
OF_PORT = "PORT phải là số từ 1 đến 65535. Hãy sửa lại."


def run(tmp_path, command, **given):
    environment = {
        "PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "HONOREE_ENV_FILE": "",
        "SECRET_KEY": "x" * 50, **given,
    }  # fmt: skip
    told = json.dumps({"command": command, "environment": environment})
    done = alone.run("tests.alone.command", given=told.encode())
    return done.returncode, (done.stdout + done.stderr).decode()


WRONG = [
    ({"DATABASE_URL": "mysql://x/y"}, OF_A_DATABASE),
    ({"DATABASE_URL": "postgres://x:y@z:port/h"}, OF_A_DATABASE),
    ({"DATABASE_URL": "postgres://may"}, OF_A_DATABASE),
    ({"DATABASE_URL": "honoree.sqlite3"}, OF_A_DATABASE),
    ({"REDIS_URL": "127.0.0.1:6379"}, OF_REDIS),
    ({"REDIS_URL": "redis://x:y"}, OF_REDIS),
    ({"HONOREE_NOW": "2025-08-16T08:00"},
     "HONOREE_NOW chỉ dùng với bản thử (HONOREE_DEMO=1). Hãy bỏ HONOREE_NOW."),
    ({"HONOREE_DEMO": "1", "HONOREE_NOW": "16/8/2025"}, OF_NOW),
    ({"HONOREE_DEMO": "1", "HONOREE_NOW": "2025-08-16T08:00+7"}, OF_NOW),
    ({"HONOREE_DEMO": "1", "HONOREE_CLOCK_START": "hôm qua"},
     "HONOREE_CLOCK_START phải là một số. Hãy sửa lại."),
    ({"WEB_PROCESSES": "0"}, "WEB_PROCESSES phải là số từ 1 trở lên. Hãy sửa lại."),
    ({"HONOREE_DEMO": "co"}, "HONOREE_DEMO chỉ nhận 1 (có) hoặc 0 (không). Hãy sửa lại."),
    ({"DEBUG": "2"}, "DEBUG chỉ nhận 1 (có) hoặc 0 (không). Hãy sửa lại."),
    ({"HTTPS": "ssl"}, "HTTPS chỉ nhận 1 (có) hoặc 0 (không). Hãy sửa lại."),
    ({"BEHIND_PROXY": "nginx"}, "BEHIND_PROXY chỉ nhận 1 (có) hoặc 0 (không). Hãy sửa lại."),
    ({"PORT": "tám nghìn"}, "PORT phải là một số. Hãy sửa lại."),
    ({"PORT": "0"}, OF_PORT),
    ({"PORT": "65536"}, OF_PORT),
    *(({"REMINDER_HOURS": one}, OF_HOURS) for one in ("7", "20-7", "7-7", "7-25", "bảy-20")),
    *(
        ({"EMAIL_URL": one},
         "EMAIL_URL không đúng dạng smtp+tls://tên:mật-khẩu@máy:587. Hãy sửa lại.")
        for one in ("mail.example.vn", "smtp+tls://a:b@m:port")
    ),
    ({"LOG_LEVEL": "loud"},
     "LOG_LEVEL là một trong: DEBUG, INFO, WARNING, ERROR, CRITICAL. Hãy sửa lại."),
    ({"CSRF_TRUSTED_ORIGINS": "thidua.example.vn"},
     "CSRF_TRUSTED_ORIGINS: mỗi địa chỉ bắt đầu bằng https://. Hãy sửa lại."),
    ({"DATA_DIR": "/proc/x"},
     "DATA_DIR: không tạo được thư mục /proc/x. Hãy chọn thư mục khác."),
    ({"DATA_DIR": str(ROOT / "manage.py")},
     f"DATA_DIR: không tạo được thư mục {ROOT / 'manage.py'}. Hãy chọn thư mục khác."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said"), WRONG)
def test_a_wrong_setting_is_a_sentence(tmp_path, given, said):
    assert run(tmp_path, ["manage.py", "migrate"], **given) == (1, f"Honoree: {said}\n")


@pytest.mark.parametrize(
    "command", [["migrate"], ["runner"], ["serve"], ["open_commune", "x.toml"], ["verify_audit"]]
)
def test_every_command_says_it(tmp_path, command):
    given = {"DATABASE_URL": "mysql://x/y"}

    assert run(tmp_path, ["manage.py", *command], **given) == (1, f"Honoree: {OF_A_DATABASE}\n")


def test_a_folder_nobody_may_write_is_said(tmp_path):
    # Not even root may, without that one power of root.
    command = ["setpriv", "--bounding-set=-dac_override"] if os.getuid() == 0 else []
    closed = tmp_path / "dong"
    closed.mkdir(mode=0o555)
    code = (
        "from pathlib import Path; from honoree_conf.environment import Environment;"
        "Environment(Path('/')).folder('DATA_DIR', default=Path('/'))"
    )

    done = subprocess.run(
        [*command, sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(closed), "PYTHONPATH": str(ROOT)},
        check=False,
    )  # fmt: skip

    assert done.stderr.splitlines()[-1].endswith(
        f"DATA_DIR: không ghi được vào thư mục {closed}. Hãy sửa quyền hoặc chọn thư mục khác."
    )


def test_a_database_that_is_away_is_said_without_its_password(tmp_path):
    address = "postgres://honoree:bimat@127.0.0.1:1/honoree"

    code, said = run(tmp_path, ["manage.py", "migrate"], DATABASE_URL=address)

    assert (code, "bimat" in said, "Traceback" in said) == (1, False, False)
    assert said.startswith("Honoree: Cơ sở dữ liệu postgres://127.0.0.1:1/honoree không dùng được")
    assert said.endswith("Hãy kiểm tra DATABASE_URL và DATA_DIR.\n")


def test_a_database_without_tables_is_said(tmp_path):
    assert run(tmp_path, ["manage.py", "open_commune", "docs/commune.example.toml"]) == (
        1,
        f"Ghi vào {tmp_path}/honoree.sqlite3.\n"
        f"Honoree: Cơ sở dữ liệu {tmp_path}/honoree.sqlite3 chưa có đủ bảng."
        " Hãy chạy: manage.py migrate\n",
    )


def test_the_whole_is_shown_to_who_asks(tmp_path):
    given = {"DATABASE_URL": "mysql://x/y"}

    code, said = run(tmp_path, ["manage.py", "migrate", "--traceback"], **given)

    assert (code, "Traceback" in said) == (1, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"PORT": "x"}, OF_PORT),
        ({"PORT": "99999"}, OF_PORT),
        ({"DATABASE_URL": "mysql://x/y"}, OF_A_DATABASE),
        ({"HONOREE_DEMO": "1", "HONOREE_NOW": "x"}, OF_NOW),
        ({"HONOREE_ENV_FILE": "/khong/co"},
         "Không đọc được tệp /khong/co. Hãy xem quyền đọc của tệp."),
    ],
)  # fmt: skip
def test_starting_says_the_same(tmp_path, given, said):
    assert run(tmp_path, ["-m", "serving"], **given) == (1, f"Honoree: {said}\n")


def test_a_relative_folder_lies_beside_manage_py(tmp_path):
    """Not wherever somebody happened to stand: that would be another database."""
    code = "from honoree_conf.settings import DATA_DIR; print(DATA_DIR)"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={"PATH": os.environ["PATH"], "DATA_DIR": "tests/../tests", "PYTHONPATH": str(ROOT),
             "SECRET_KEY": "x" * 50, "AUDIT_KEY": "y" * 50},
    )  # fmt: skip

    assert done.stdout.strip() == str(ROOT / "tests")


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        ("2025-08-19T23:30:00+07:00", "2025-08-19T23:30"),
        ("2025-08-19T18:00:00Z", "2025-08-20T01:00"),
        ("2025-08-19T23:30", "2025-08-19T23:30"),
        ("2025-08-19", "2025-08-19T00:00"),
    ],
)
def test_a_moment_with_an_offset_is_brought_to_the_commune(written, begins, monkeypatch):
    monkeypatch.setenv("HONOREE_NOW", written)
    zone = ZoneInfo(settings.TIME_ZONE)

    assert Environment(ROOT).moment("HONOREE_NOW", default="", zone=zone) == begins


def test_a_thread_keeps_its_connection_for_the_next_request():
    """A new one costs SQLite a quarter of a whole nomination: its schema is read anew each time."""
    assert settings.DATABASES["default"]["CONN_MAX_AGE"] > 0
