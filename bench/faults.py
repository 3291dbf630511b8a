"""Kills processes at random while papers are wished for; then counts what became of the wishes.

`python -m bench.faults embedded|production [--kills 100]`: everything of its own, on free ports of
this machine, thrown away afterwards. Ends with 1 when a wish was lost, doubled or came too late.
"""

import argparse
import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

IN_TIME = 60  # seconds after the last kill until every wish is fulfilled
START = 120  # seconds for the first start
GAPS = (0.3, 2.0)  # seconds between two kills


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def until(came: Callable[[], object], *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if came():
            return True
        time.sleep(0.1)
    return False


class Service:
    """A foreign server of this run, started again when it was killed."""

    def __init__(self, name: str, command: list[str], *, log: Path, folder: Path) -> None:
        self.name, self.command, self.log, self.folder = name, command, log, folder
        self.process: subprocess.Popen | None = None
        self.rests_until = 0.0

    def tend(self) -> None:
        """Start it if it does not run; PostgreSQL may need a few tries after a kill."""
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() < self.rests_until:
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self.rests_until = time.monotonic() + 1

    def pid(self) -> int | None:
        return self.process.pid if self.process and self.process.poll() is None else None

    def end(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def postgres(scratch: Path) -> tuple[Service, str]:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    folder = scratch / "postgres"
    folder.mkdir()
    as_owner: list[str] = []
    if os.getuid() == 0:  # PostgreSQL refuses root
        subprocess.run(["chown", "postgres", folder], check=True)
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data, port = folder / "db", free_port()
    words = ["--username=honoree", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    subprocess.run(
        [*as_owner, programs / "initdb", "--pgdata", data, *words],
        check=True, cwd=folder, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"]
    command = [*as_owner, str(programs / "postgres"), "-D", str(data), "-p", str(port)]
    for setting in settings:
        command += ["-c", setting]
    service = Service("PostgreSQL", command, log=scratch / "postgres.log", folder=folder)
    service.tend()
    created = [programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "honoree", "h"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if not until(lambda: subprocess.run(created, check=False, **quiet).returncode == 0, seconds=30):
        raise SystemExit("PostgreSQL did not start")
    return service, f"postgres://honoree@127.0.0.1:{port}/h"


def redis(scratch: Path) -> tuple[Service, str]:
    port = free_port()
    words = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(scratch)]
    command = ["redis-server", "--port", str(port), *words]
    service = Service("Redis", command, log=scratch / "redis.log", folder=scratch)
    service.tend()
    return service, f"redis://127.0.0.1:{port}/0"


def kept(keeper: subprocess.Popen) -> dict[str, int]:
    """The processes that the keeper looks after, by name."""
    found = {}
    listed = subprocess.run(
        ["ps", "--ppid", str(keeper.pid), "-o", "pid=,args="],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    for line in listed.splitlines():
        pid, _, words = line.strip().partition(" ")
        for name, sign in (("web", " serve"), ("runner", " runner"), ("worker", " worker")):
            if sign in words:
                found[name] = int(pid)
    return found


class Wishes:
    """Papers asked for by the office of the demo, through the front door of the code."""

    def __init__(self) -> None:
        import django

        django.setup()
        from conferences.models import Conference
        from conferences.tasks import ring
        from reports import actions

        self.ask_for, self.ring, self.conferences = actions.ask_for, ring, Conference.objects
        self.asked: list[int] = []

    def make(self, number: int) -> None:
        """One wish; while the database is away a person would press again, and so does this."""
        from django.db import DatabaseError, InterfaceError, connection

        from accounts.models import User
        from accounts.web import moment

        kind, written = ("awards", "role_models")[number % 2], ("pdf", "xlsx")[number % 3 == 0]
        while True:
            try:
                report = self.ask_for(
                    self.conferences.get(), kind=kind, format=written, reason=f"lần {number}",
                    by=User.objects.get(username="vhxh"), at=moment(),
                )  # fmt: skip
                break
            except (DatabaseError, InterfaceError):
                connection.close()
                yield_to_services()
                time.sleep(0.2)
        self.asked.append(report.pk)
        self.ring(report.job_id)

    def states(self) -> Counter:
        from django.db import DatabaseError, InterfaceError, connection

        from conferences.models import Job

        try:
            asked = Job.objects.filter(paper__pk__in=self.asked)  # the demo has jobs of its own
            return Counter(asked.values_list("state", flat=True))
        except (DatabaseError, InterfaceError):
            connection.close()
            return Counter()

    def judged(self) -> dict[str, int]:
        """What was lost, what was doubled, what is not the file that was sealed."""
        from django.conf import settings

        from accounts.models import AuditEvent
        from conferences.models import Job
        from reports.models import ReportFile

        reports = {report.pk: report for report in ReportFile.objects.filter(pk__in=self.asked)}
        built = Counter(
            AuditEvent.objects.filter(action="build_report").values_list("target_code", flat=True)
        )
        files = {path.name: path.read_bytes() for path in Path(settings.REPORT_ROOT).iterdir()}
        whole = [
            report.file in files and hashlib.sha256(files[report.file]).hexdigest() == report.sha256
            for report in reports.values()
        ]
        jobs = Job.objects.filter(paper__pk__in=self.asked)
        return {
            "wishes": len(self.asked),
            "lost": len(self.asked) - len(reports) + whole.count(False),
            "doubled": sum(max(0, built[report.code] - 1) for report in reports.values()),
            "not recorded": sum(not built[report.code] for report in reports.values()),
            "failures counted": sum(jobs.values_list("failures", flat=True)),
            "taken more than once": sum(n > 1 for n in jobs.values_list("attempts", flat=True)),
            "most often taken": max(jobs.values_list("attempts", flat=True)),
        }


services: list[Service] = []


def yield_to_services() -> None:
    for service in services:
        service.tend()


def run(kind: str, *, kills: int, seed: int, scratch: Path) -> dict[str, Any]:
    given = {
        "DATA_DIR": str(scratch / "data"), "HONOREE_ENV_FILE": "", "HONOREE_DEMO": "1",
        "PORT": str(free_port()), "DJANGO_SETTINGS_MODULE": "honoree_conf.settings",
        "LOG_LEVEL": "ERROR", "HONOREE_CLOCK_START": str(int(time.time())),
    }  # fmt: skip
    if kind == "production":
        for name, (service, url) in (
            ("DATABASE_URL", postgres(scratch)), ("REDIS_URL", redis(scratch)),
        ):  # fmt: skip
            services.append(service)
            given[name] = url
    os.environ.update(given)
    page = f"http://127.0.0.1:{given['PORT']}/tai-khoan/dang-nhap/"

    def page_is_there() -> bool:
        try:
            with urllib.request.urlopen(page, timeout=20) as answer:
                return answer.status == 200
        except OSError:
            return False

    with (scratch / "honoree.log").open("wb") as log:
        keeper = subprocess.Popen([sys.executable, "-m", "serving"], stdout=log, stderr=log)
    try:
        if not until(page_is_there, seconds=START):
            raise SystemExit((scratch / "honoree.log").read_text())
        wishes, chance, killed = Wishes(), random.Random(seed), Counter()
        while sum(killed.values()) < kills:
            if 2 * len(wishes.asked) <= sum(killed.values()):  # one for every two kills
                wishes.make(len(wishes.asked))
            pause_until = time.monotonic() + chance.uniform(*GAPS)
            while time.monotonic() < pause_until:
                yield_to_services()
                time.sleep(0.05)
            there = kept(keeper) | {s.name: s.pid() for s in services if s.pid()}
            victim = chance.choice(["web", "runner", "worker", "Redis", "PostgreSQL"])
            if victim in there:
                os.kill(there[victim], signal.SIGKILL)
                killed[victim] += 1
        last = time.monotonic()

        def all_done() -> bool:
            yield_to_services()
            return wishes.states() == Counter(done=len(wishes.asked))

        before = len(wishes.asked) - wishes.states()["done"]
        in_time = until(all_done, seconds=IN_TIME)
        return {
            "kind": kind, "seed": seed, "killed": dict(killed), **wishes.judged(),
            "still to do at the last kill": before,
            "seconds after it": round(time.monotonic() - last, 1), "in time": in_time,
            "states": dict(wishes.states()), "page": page_is_there(),
            "keeper": keeper.poll() is None,
        }  # fmt: skip
    finally:
        keeper.terminate()
        keeper.wait()
        for service in services:
            service.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["embedded", "production"])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--keep-logs", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="honoree-faults-") as name:
        os.chmod(name, 0o711)  # the database's own user must reach its folder below
        found = run(arguments.kind, kills=arguments.kills, seed=arguments.seed, scratch=Path(name))
        if arguments.keep_logs:
            text = "".join(path.read_text() for path in Path(name).glob("*.log"))
            arguments.keep_logs.write_text(text)
    for what, value in found.items():
        print(f"{what:<30} {value}")
    right = found["in time"] and found["page"] and found["keeper"]
    if not right or found["lost"] or found["doubled"] or found["not recorded"]:
        raise SystemExit("KHÔNG ĐẠT")


if __name__ == "__main__":
    main()
