"""What script/server runs: database, demo data, static files, then all processes, until Ctrl-C."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from serving import dotenv
from serving.keeper import Child, end, keep, say

MADE_OF = {".css", ".html", ".js", ".py", ".svg"}
MANAGE = (sys.executable, str(dotenv.ROOT / "manage.py"))


def main() -> int:
    try:
        dotenv.load()
        port = defaults()
    except (dotenv.Unreadable, ValueError) as wrong:
        say(str(wrong))
        return 1
    if answers(port):
        say(f"cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác: PORT=8001")
        return 1
    demo = os.environ["HONOREE_DEMO"] == "1"
    first = ("demo", "--migrate") if demo else ("migrate", "--verbosity", "0")
    asks = () if demo else (("setup_code", "--first"),)
    for words in (first, *asks, *static_files()):
        code = subprocess.run([*MANAGE, *words], check=False).returncode
        if code:  # it has said why
            return code
    return serve(port, demo=demo)


def defaults() -> int:
    """What is not set otherwise; the port, known to be one."""
    os.chdir(dotenv.ROOT)
    for name, value in (
        ("HONOREE_DEMO", "1"),
        ("PORT", "8000"),
        ("DATA_DIR", "data"),
        ("HONOREE_CLOCK_START", str(int(time.time()))),
        ("PYTHONUNBUFFERED", "1"),
    ):
        os.environ[name] = os.environ.get(name, "").strip() or value
    port = os.environ["PORT"]
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("PORT phải là số từ 1 đến 65535. Hãy sửa lại.")
    return int(port)


def answers(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


def static_files() -> list[tuple[str, ...]]:
    """Collected and compressed again only when something is newer than what was collected."""
    collected = Path(os.environ["DATA_DIR"]) / "static" / "staticfiles.json"
    if collected.exists():
        made = collected.stat().st_mtime
        if not any(path.stat().st_mtime > made for path in sources()):
            return []
    return [("collectstatic", "--noinput", "--clear", "--verbosity", "0")]


def sources() -> Iterator[Path]:
    """What is served is made of these: of Bootstrap only what templates and code name."""
    yield dotenv.ROOT / "requirements.txt"
    data = Path(os.environ["DATA_DIR"]).resolve()
    for folder in dotenv.ROOT.glob("[a-z]*/"):
        if folder.resolve() != data:
            yield from (path for path in folder.rglob("*") if path.suffix in MADE_OF)


def children() -> list[Child]:
    found = [
        Child(name="máy chủ web", command=(*MANAGE, "serve")),
        Child(name="bộ chạy việc nền", command=(*MANAGE, "runner")),
    ]
    if os.environ.get("REDIS_URL"):
        celery = str(Path(sys.executable).with_name("celery"))
        words = ("-A", "honoree_conf", "worker", "--concurrency", "2", "--loglevel", "warning")
        # It may end when Redis does; the runner does all the work alone meanwhile.
        found.append(Child(name="bộ chạy Celery", command=(celery, *words), needed=False))
    return found


def serve(port: int, *, demo: bool) -> int:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    running, greeted = children(), threading.Event()

    def greet() -> None:
        if greeted.is_set() or not answers(port):
            return
        greeted.set()
        say(f"http://localhost:{port}  (Ctrl-C: dừng)")
        if not demo and not (os.environ.get("HTTPS") or os.environ.get("DEBUG")):
            say("không phải bản thử: trang chỉ trả lời qua HTTPS (máy chủ TLS đứng trước,"
                " BEHIND_PROXY=1); thử trong mạng kín: HTTPS=0.")  # fmt: skip

    kept = False
    try:
        kept = keep(running, stop=stop, each=greet)
    finally:
        end(running)
    if kept:
        say("đã dừng.")
    return 0 if kept else 1


if __name__ == "__main__":
    if shutil.which("setpriv") is None:
        say("thiếu chương trình setpriv (gói util-linux).")
        sys.exit(1)
    sys.exit(main())
