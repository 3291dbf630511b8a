"""The foreign servers of a measurement, its own and thrown away: PostgreSQL, Redis, free ports."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


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
        self.process: subprocess.Popen[bytes] | None = None
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
    where = ("-h", "127.0.0.1", "-p", str(port), "-U", "honoree", "h")

    def created() -> bool:
        done = subprocess.run([programs / "createdb", *where], check=False, capture_output=True)
        return done.returncode == 0

    if not until(created, seconds=30):
        raise SystemExit("PostgreSQL did not start")
    return service, f"postgres://honoree@127.0.0.1:{port}/h"


def redis(scratch: Path) -> tuple[Service, str]:
    port = free_port()
    words = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(scratch)]
    command = ["redis-server", "--port", str(port), *words]
    service = Service("Redis", command, log=scratch / "redis.log", folder=scratch)
    service.tend()
    return service, f"redis://127.0.0.1:{port}/0"
