"""Deadline evening: thirty-two phones send whole nominations with a photo, all at once.

`python -m bench.evening [--clients 32] [--each 2] [--beside TREE --beside-command "…"]`: a demo of
its own on a free port, embedded as it comes, and on PostgreSQL with Redis and two processes.
`--beside` runs an older checkout turn by turn in the same run, by the same phones ({port},
{workers} are filled in). Nominations a second, the slowest twentieth of all requests, errors.
"""

import argparse
import http.client
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from PIL import Image

from bench.services import free_port, postgres, redis, until

ROOT = Path(__file__).resolve().parent.parent
SERVE = f"{sys.executable} manage.py serve"
TOKEN = "a" * 32  # of the CSRF cookie and of every form
PHOTO_SIDE = (1600, 1200)  # as the page's script sends it
PAGES = (
    {"full_name": "Nguyễn Hữu Ước", "birth_year": "1956", "gender": "male"},
    {"position": "Nông dân", "address": "Thôn Mỗ Đoạn, xã Đại Sơn", "ethnicity": "Kinh"},
    {"field": "agriculture", "sector": "household_business", "direct_worker": "True"},
    {"achievement": "Nuôi rươi 2,4 ha, giúp 14 hộ làm theo.", "awards": ""},
    {"held_on": "15/8/2025", "invited": "50", "present": "48"},
    {"agree": "46", "disagree": "1", "abstain": "1"},
)
SEEN = re.compile(r'name="(seen|version)" value="([^"]*)"')  # what the page began from
# One head of a village each, signed in already: what is measured is the sending.
PEOPLE = """
import json
from importlib import import_module
from django.conf import settings
from accounts.models import Unit, User
units = list(Unit.objects.filter(kind="village"))
keys = []
for n in range({clients}):
    unit = units[n % len(units)]
    user = User.objects.create(username=f"den-han-{{n}}", full_name="Trưởng thôn", unit=unit,
        role="village_head", commune=unit.commune, password="!")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    keys.append(session.session_key)
names = {{"session": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME}}
print(json.dumps({{"keys": keys}} | names))
"""


def photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise(PHOTO_SIDE, 20).convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


@dataclass
class Phone:
    """One village head's phone: keeps its cookies, follows where it is led."""

    port: int
    cookies: dict[str, str]
    picture: bytes
    took: list[float] = field(default_factory=list)
    sent: int = 0
    errors: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[str, str]:
        """Where it leads and what it says."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body:
            headers |= {"Content-Type": kind, "Referer": f"http://localhost:{self.port}{path}"}
        before = time.perf_counter()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request(method, path, body or None, {"Host": "localhost"} | headers)
        answer = line.getresponse()
        text = answer.read()
        line.close()
        self.took.append(time.perf_counter() - before)
        for told in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = told.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status not in (200, 302):
            raise OSError(f"{method} {path}: {answer.status}")
        return answer.headers.get("Location", ""), text.decode()

    def post(self, path: str, typed: dict[str, str]) -> str:
        sent = urlencode({"csrfmiddlewaretoken": TOKEN} | typed).encode()
        there, _ = self.ask("POST", path, sent, "application/x-www-form-urlencoded")
        if not there:
            raise OSError(f"POST {path} was refused")
        return there

    def nominate(self) -> None:
        """Twenty requests, from the empty form to the receipt."""
        self.ask("GET", "/ho-so/moi/")
        there = self.post("/ho-so/moi/", {"form_key": str(uuid.uuid4()), "kind": "individual"})
        code = there.split("/")[2]
        for typed in PAGES:
            _, page = self.ask("GET", there)
            seen = {name: unescape(value) for name, value in SEEN.findall(page)}
            there = self.post(there, seen | typed)
        self.ask("GET", there)
        self.ask("POST", f"/ho-so/{code}/tep/", self._parts(), "multipart/form-data; boundary=xx")
        self.ask("GET", there)
        self.ask("GET", f"/ho-so/{code}/gui/")
        receipt = self.post(f"/ho-so/{code}/gui/", {})
        self.ask("GET", receipt)
        self.sent += "bien-nhan" in receipt

    def _parts(self) -> bytes:
        boxes = {"csrfmiddlewaretoken": TOKEN, "kind": "minutes"}
        head = "".join(
            f'--xx\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in boxes.items()
        )
        file = (
            '--xx\r\nContent-Disposition: form-data; name="files"; filename="bien-ban.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n"
        )
        return (head + file).encode() + self.picture + b"\r\n--xx--\r\n"

    def evening(self, each: int) -> None:
        for _ in range(each):
            try:
                self.nominate()
            except (OSError, http.client.HTTPException) as trouble:
                self.errors.append(str(trouble))


@dataclass(frozen=True, kw_only=True)
class Site:
    """One checkout, and how its web server is started."""

    name: str
    tree: Path
    command: str


@contextmanager
def running(
    site: Site, given: dict[str, str], workers: int, clients: int
) -> Iterator[dict[str, Any]]:
    """Its servers on a demo of their own; gives back ports, and the phones' cookies."""
    port = free_port()
    environment = os.environ | given | {
        "HONOREE_DEMO": "1", "HONOREE_ENV_FILE": "", "LISTEN": "127.0.0.1", "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "honoree_conf.settings", "PORT": str(port),
    }  # fmt: skip
    manage = [sys.executable, "manage.py"]
    quiet: dict[str, Any] = {
        "cwd": site.tree,
        "check": True,
        "stdout": subprocess.PIPE,
        "text": True,
    }
    for words in (["demo", "--migrate"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        subprocess.run([*manage, *words], env=environment, **quiet)
    people = [*manage, "shell", "-v", "0", "-c", PEOPLE.format(clients=clients)]
    told = subprocess.run(people, env=environment, **quiet).stdout.strip().splitlines()[-1]
    command = shlex.split(site.command.format(port=port, workers=workers))
    server = subprocess.Popen(command, cwd=site.tree, env=environment)
    try:
        probe = Phone(port=port, cookies={}, picture=b"")
        if not until(lambda: _answers(probe), seconds=60):
            raise SystemExit(f"{site.name}: the web server did not start")
        yield {"port": port, "pid": server.pid} | json.loads(told)
    finally:
        server.terminate()
        server.wait(20)


def worked(pid: int) -> float:
    """Seconds of processor time of a process and those it has started."""
    own = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    spent = (int(own[11]) + int(own[12])) / os.sysconf("SC_CLK_TCK")
    return spent + sum(worked(int(child)) for child in children)


def _answers(probe: Phone) -> bool:
    try:
        probe.ask("GET", "/tai-khoan/dang-nhap/")
    except OSError:
        return False
    return True


def measured(
    site: Site, given: dict[str, str], *, workers: int, clients: int, each: int
) -> dict[str, Any]:
    """One evening: all phones at once, until the last one has its last receipt."""
    with running(site, given, workers, clients) as told:
        picture, port = photo(), told["port"]
        phones = [
            Phone(port=port, cookies={told["session"]: key, told["csrf"]: TOKEN}, picture=picture)
            for key in told["keys"]
        ]
        threads = [threading.Thread(target=phone.evening, args=(each,)) for phone in phones]
        before, idle = time.perf_counter(), worked(told["pid"])
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        lasted, busy = time.perf_counter() - before, worked(told["pid"]) - idle
    took = sorted(one for phone in phones for one in phone.took)
    errors = [error for phone in phones for error in phone.errors]
    for error in errors[:3]:
        print("   ", error, file=sys.stderr)
    sent = sum(phone.sent for phone in phones)
    return {
        "sent": sent, "a second": sent / lasted,
        "p95": took[int(len(took) * 0.95)], "errors": len(errors),
        "processor": busy / max(sent, 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--engines", default="embedded,postgres")
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--beside-command", default=SERVE)
    asked = parser.parse_args()
    sites = [Site(name="bản này", tree=ROOT, command=SERVE)]
    if asked.beside:
        sites.append(Site(name="bản trước", tree=asked.beside, command=asked.beside_command))
    for engine in asked.engines.split(","):
        for _ in range(asked.rounds):
            for site in sites:
                found = _on(engine, site, asked.clients, asked.each)
                print(
                    f"{engine:<9} {site.name:<10} {found['a second']:6.2f} hồ sơ/giây   "
                    f"p95 {found['p95']:.2f} s   gửi {found['sent']}   lỗi {found['errors']}   "
                    f"CPU {found['processor']:.3f} giây/hồ sơ",
                    flush=True,
                )


def _on(engine: str, site: Site, clients: int, each: int) -> dict[str, Any]:
    """On SQLite with one server, or on PostgreSQL and Redis of this run with two."""
    with ExitStack() as stack:
        name = stack.enter_context(tempfile.TemporaryDirectory(prefix="honoree-evening-"))
        os.chmod(name, 0o755)
        scratch = Path(name)
        (scratch / "data").mkdir()
        given, workers = {"DATA_DIR": str(scratch / "data")}, 1  # of an older one; ours: its cores
        if engine == "postgres":
            database, given["DATABASE_URL"] = postgres(scratch)
            stack.callback(database.end)
            broker, given["REDIS_URL"] = redis(scratch)
            stack.callback(broker.end)
            workers, given["WEB_PROCESSES"] = 2, "2"
        return measured(site, given, workers=workers, clients=clients, each=each)


if __name__ == "__main__":
    main()
