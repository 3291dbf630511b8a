"""Two hundred slow phones, and how long the sign-in page takes beside them.

`python -m bench.slow [--phones 200] [--nginx] [--postgres] [--command "…"]`: a site of its own on a
free port of this machine; half of the phones send a photo at 20 kB/s, half say nothing. With
`--nginx` everything goes through docs/nginx.conf, with `--postgres` PostgreSQL and Redis of this
run stand behind: both are the production set-up. `--command` measures another web server ({port}
is filled in).
"""

import argparse
import os
import re
import shlex
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.services import free_port, postgres, redis, until

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 20  # how long it is measured
GAP = 0.2  # between two looks at the sign-in page
RATE = 20_000  # bytes a second of one phone
PHOTO = 4_000_000
GOAL = 0.5
GIVE_UP = 30
PAGE = "/tai-khoan/dang-nhap/"


class Phones:
    """All slow phones in one thread, so that they cost this machine as little as may be."""

    def __init__(self, port: int, count: int, cookie: str) -> None:
        self.port, self.count, self.cookie = port, count, cookie
        self.over, self.sent, self.cut = threading.Event(), 0, 0
        self.thread = threading.Thread(target=self._send, daemon=True)

    def _send(self) -> None:
        phones = []
        for number in range(self.count):
            phone = socket.create_connection(("127.0.0.1", self.port), timeout=GIVE_UP)
            if number % 2:
                phone.sendall(
                    f"POST /ho-so/x/tep/ HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookie}\r\n"
                    f"Content-Type: multipart/form-data; boundary=x\r\n"
                    f"Content-Length: {PHOTO}\r\n\r\n".encode()
                )
                phone.settimeout(0)
            phones.append(phone)
        piece, steps = b"x" * (RATE // 5), 0
        while not self.over.wait(0.2):
            steps += 1
            for number, phone in enumerate(phones):
                if number % 2:
                    try:
                        self.sent += phone.send(piece)
                    except BlockingIOError:
                        pass
                    except OSError:
                        self.cut += 1
        for phone in phones:
            phone.close()


def look(port: int) -> float:
    """Seconds until the sign-in page is there, whole; GIVE_UP when it never is."""
    before = time.perf_counter()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{PAGE}", timeout=GIVE_UP) as answer:
            answer.read()
    except OSError:
        return GIVE_UP
    return time.perf_counter() - before


@contextmanager
def site(scratch: Path, command: str) -> Any:
    """The web server alone, on a demo of its own; gives back its port and a phone's cookie."""
    port = free_port()
    given = {
        "DATA_DIR": str(scratch / "data"), "HONOREE_ENV_FILE": "", "HONOREE_DEMO": "1",
        "PORT": str(port), "DJANGO_SETTINGS_MODULE": "honoree_conf.settings",
        "LOG_LEVEL": "ERROR",
    }  # fmt: skip
    environment = os.environ | given
    for words in (("demo", "--migrate"), ("collectstatic", "--noinput", "--verbosity", "0")):
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    mark = "from honoree_conf.bodies import mark; print(mark())"
    cookie = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", mark],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    line = shlex.split(command.format(port=port))
    server = subprocess.Popen(line, cwd=ROOT, env=environment)
    try:
        if not until(lambda: look(port) < GIVE_UP, seconds=60):
            raise SystemExit("the web server did not start")
        yield port, f"known={cookie}; csrf={'a' * 32}"  # else Django answers before it reads
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


@contextmanager
def proxy(scratch: Path, behind: int) -> Any:
    """nginx with the file of docs/, but plain, on a free port, and with nothing of the system's."""
    port = free_port()
    text = (ROOT / "docs/nginx.conf").read_text()
    text = re.sub(r"listen .*;", f"listen 127.0.0.1:{port};", text, count=1)
    text = re.sub(r"^ *(ssl_\w+|listen .*443.*) .*;\n", "", text, flags=re.M)
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    file = scratch / "nginx.conf"
    file.write_text(
        f"pid {scratch}/nginx.pid;\nerror_log {scratch}/nginx.log;\ndaemon off;\n"
        f"user {'www-data' if os.getuid() == 0 else 'nobody'};\n"
        f"worker_rlimit_nofile 8192;\nevents {{ worker_connections 4096; }}\nhttp {{\n"
        f"access_log off;\nclient_body_temp_path {scratch}/body;\n"
        f"proxy_temp_path {scratch}/proxy;\n{text}\n}}\n"
    )
    server = subprocess.Popen(["nginx", "-c", str(file), "-e", str(scratch / "nginx.log")])
    try:
        if not until(lambda: look(port) < GIVE_UP, seconds=20):
            raise SystemExit((scratch / "nginx.log").read_text())
        yield port
    finally:
        server.terminate()
        server.wait()


def measured(port: int, cookie: str, phones: int) -> dict[str, Any]:
    slow = Phones(port, phones, cookie)
    slow.thread.start()
    time.sleep(1)
    took, end = [], time.monotonic() + SECONDS
    while time.monotonic() < end:
        took.append(look(port))
        time.sleep(GAP)
    slow.over.set()
    slow.thread.join(GIVE_UP)
    ordered = sorted(took)
    return {
        "phones": phones, "pages": len(took), "kB sent": slow.sent // 1000, "cut": slow.cut,
        "median s": round(statistics.median(took), 3),
        "p95 s": round(ordered[int(len(ordered) * 0.95)], 3), "worst s": round(ordered[-1], 3),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--nginx", action="store_true")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--command", default=f"{sys.executable} manage.py serve")
    arguments = parser.parse_args()
    if arguments.nginx and shutil.which("nginx") is None:
        raise SystemExit("nginx is not installed")
    if arguments.nginx:
        os.environ["BEHIND_PROXY"] = "1"
    with tempfile.TemporaryDirectory(prefix="honoree-slow-") as name, ExitStack() as behind:
        os.chmod(name, 0o755)
        if arguments.postgres:
            database, os.environ["DATABASE_URL"] = postgres(Path(name))
            broker, os.environ["REDIS_URL"] = redis(Path(name))
            behind.callback(database.end)
            behind.callback(broker.end)
        with site(Path(name), arguments.command) as (port, cookie):
            for phones in (0, arguments.phones):
                if arguments.nginx:
                    with proxy(Path(name), port) as front:
                        found = measured(front, cookie, phones)
                else:
                    found = measured(port, cookie, phones)
                print("  ".join(f"{what} {value}" for what, value in found.items()), flush=True)
    print(f"mục tiêu: p95 ≤ {GOAL} s: {'đạt' if found['p95 s'] <= GOAL else 'KHÔNG ĐẠT'}")


if __name__ == "__main__":
    main()
