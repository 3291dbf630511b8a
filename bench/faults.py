"""Kills processes at random while papers are wished for; then counts what became of the wishes.

`python -m bench.faults embedded|production [--kills 100] [--seed N]`: everything of its own, on
free ports of this machine, thrown away afterwards. First as many wishes without any kill, all at
once, so that one sees what the machine can do; then one wish for every two kills. Ends with 1 when
a wish was lost, doubled or came too late. It ends by itself, within some five minutes.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.services import Service, free_port, postgres, redis, until

IN_TIME = 60  # seconds after the last kill until every wish is fulfilled
LATE = 90  # seconds until it is looked at no longer: what is late is not yet lost
START = 90  # seconds for the first start
KILLING = 240  # seconds at most for all kills
GAPS = (0.3, 2.0)  # seconds between two kills
VICTIMS = {
    "embedded": ("web", "runner"),
    "production": ("web", "runner", "worker", "Redis", "PostgreSQL"),
}


def kept(keeper: subprocess.Popen[bytes]) -> dict[str, int]:
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
        from reports.enums import ReportFormat

        kind = ("awards", "role_models")[number % 2]
        written = ReportFormat.PDF if number % 3 == 0 else ReportFormat.XLSX
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
        self.ring(report.job_id or 0)

    def states(self) -> Counter[str]:
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
            "most often taken": max(jobs.values_list("attempts", flat=True), default=0),
        }


services: list[Service] = []


def yield_to_services() -> None:
    for service in services:
        service.tend()


def environment(kind: str, scratch: Path) -> dict[str, str]:
    given = {
        "DATA_DIR": str(scratch / "data"), "HONOREE_ENV_FILE": "", "HONOREE_DEMO": "1",
        "PORT": str(free_port()), "DJANGO_SETTINGS_MODULE": "honoree_conf.settings",
        "LOG_LEVEL": "ERROR", "HONOREE_CLOCK_START": str(int(time.time())),
        "TMPDIR": str(scratch / "tmp"),  # whoever is killed tidies nothing
    }  # fmt: skip
    (scratch / "tmp").mkdir()
    if kind == "production":
        for name, start in (("DATABASE_URL", postgres), ("REDIS_URL", redis)):
            service, given[name] = start(scratch)
            services.append(service)
    return given


def page_is_there() -> bool:
    page = f"http://127.0.0.1:{os.environ['PORT']}/tai-khoan/dang-nhap/"
    try:
        with urllib.request.urlopen(page, timeout=20) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def site(kind: str, scratch: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Honoree as script/server starts it; gives back its keeper."""
    keeper = None
    try:
        os.environ.update(environment(kind, scratch))
        with (scratch / "honoree.log").open("wb") as log:
            keeper = subprocess.Popen([sys.executable, "-m", "serving"], stdout=log, stderr=log)
        if not until(page_is_there, seconds=START):
            raise SystemExit((scratch / "honoree.log").read_text())
        yield keeper
    finally:
        if keeper is not None:
            keeper.terminate()
            keeper.wait()
        for service in services:
            service.end()


def seconds_until_done(wishes: Wishes, *, since: float) -> float:
    def all_done() -> bool:
        yield_to_services()
        return wishes.states() == Counter(done=len(wishes.asked))

    until(all_done, seconds=LATE)
    return round(time.monotonic() - since, 1)


def still_to_do(wishes: Wishes) -> int:
    """As soon as the database is there again to tell."""
    done: list[int] = []

    def told() -> bool:
        yield_to_services()
        states = wishes.states()
        done.append(states["done"])
        return bool(states)

    until(told, seconds=LATE)
    return len(wishes.asked) - done[-1]


def killed_at_random(
    wishes: Wishes,
    keeper: subprocess.Popen[bytes],
    *,
    victims: tuple[str, ...],
    kills: int,
    seed: int,
) -> Counter[str]:
    chance = random.Random(seed)
    killed: Counter[str] = Counter()
    end = time.monotonic() + KILLING
    first = len(wishes.asked)
    while sum(killed.values()) < kills and time.monotonic() < end:
        if 2 * (len(wishes.asked) - first) <= sum(killed.values()):  # one for every two kills
            wishes.make(len(wishes.asked))
        pause_until = time.monotonic() + chance.uniform(*GAPS)
        while time.monotonic() < pause_until:
            yield_to_services()
            time.sleep(0.05)
        there = kept(keeper) | {s.name: pid for s in services if (pid := s.pid())}
        alive = [victim for victim in victims if victim in there]
        if alive:
            victim = chance.choice(alive)
            os.kill(there[victim], signal.SIGKILL)
            killed[victim] += 1
    return killed


def run(kind: str, *, kills: int, seed: int, scratch: Path) -> dict[str, Any]:
    with site(kind, scratch) as keeper:
        wishes, began = Wishes(), time.monotonic()
        for number in range(kills // 2):
            wishes.make(number)
        unharmed = seconds_until_done(wishes, since=began)
        killed = killed_at_random(wishes, keeper, victims=VICTIMS[kind], kills=kills, seed=seed)
        last = time.monotonic()
        before = still_to_do(wishes)
        after = seconds_until_done(wishes, since=last)
        return {
            "kind": kind, "seed": seed, "processors": os.cpu_count(),
            "without kills": f"{kills // 2} wishes at once done after {unharmed} s",
            "kills": sum(killed.values()), "killed": dict(killed), **wishes.judged(),
            "still to do at the last kill": before, "seconds after the last kill": after,
            "states": dict(wishes.states()), "page": page_is_there(),
            "keeper": keeper.poll() is None,
        }  # fmt: skip


def faults(found: dict[str, Any], *, kills: int) -> list[str]:
    """What was not as it should be, in words."""
    return [
        words
        for wrong, words in (
            (found["kills"] < kills, f"chỉ giết được {found['kills']} lần"),
            (found["states"] != {"done": found["wishes"]}, "có việc chưa xong"),
            (found["seconds after the last kill"] > IN_TIME, f"xong muộn hơn {IN_TIME} giây"),
            (found["lost"] or found["not recorded"], "có văn bản bị mất"),
            (found["doubled"], "có văn bản lập hai lần"),
            (not found["page"], "trang web không trả lời"),
            (not found["keeper"], "chương trình trông các tiến trình đã dừng"),
        )
        if wrong
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=list(VICTIMS))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--keep-logs", type=Path)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # and nothing is left running
    with tempfile.TemporaryDirectory(prefix="honoree-faults-") as name:
        os.chmod(name, 0o711)  # the database's own user must reach its folder below
        try:
            found = run(
                arguments.kind, kills=arguments.kills, seed=arguments.seed, scratch=Path(name)
            )
        finally:
            if arguments.keep_logs:
                text = "".join(path.read_text() for path in Path(name).glob("*.log"))
                arguments.keep_logs.write_text(text)
    for what, value in found.items():
        print(f"{what:<30} {value}")
    wrong = faults(found, kills=arguments.kills)
    print(f"KHÔNG ĐẠT: {', '.join(wrong)}" if wrong else "ĐẠT")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
