"""How long whoever wishes for a paper waits for a bell that nobody hears (checks D2, D3)."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import override_settings

from conferences import jobs, tasks
from honoree_conf import celery_app

WISHES = 100


def run() -> list[dict[str, Any]]:
    """The slowest of a hundred without Redis, and one whose Redis takes the call and is mute."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        with _broker(port):
            mute = _slowest(1)
    with _broker(port):  # closed by now: nobody is there
        away = _slowest(WISHES)
    return [
        _figure(f"Redis tắt: lời nhắn chậm nhất trong {WISHES}", away, "≤ 1"),
        _figure("Redis treo: một lời nhắn", mute, "≤ 4"),
    ]


def _figure(name: str, seconds: float, goal: str) -> dict[str, Any]:
    return {"name": name, "value": round(seconds, 2), "unit": "giây", "goal": goal}


def _slowest(count: int) -> float:
    slowest = 0.0
    for number in range(count):
        job = jobs.wish(kind="report", key=f"bench-{count}-{number}", payload={})
        began = time.perf_counter()
        tasks.ring(job.pk)
        slowest = max(slowest, time.perf_counter() - began)
    return slowest


def _drop_connections() -> None:
    """Celery has no word for it: its own drawers are emptied."""
    celery_app.__dict__["_pool"] = celery_app.amqp.__dict__["_producer_pool"] = None


@contextmanager
def _broker(port: int) -> Iterator[None]:
    """This process's bells go to an address; Celery keeps its connections, so they are dropped."""
    address, before = f"redis://127.0.0.1:{port}/0", celery_app.conf.broker_url
    with override_settings(REDIS_URL=address):
        celery_app.conf.update(broker_url=address)
        _drop_connections()
        yield
    celery_app.conf.update(broker_url=before)
    _drop_connections()
