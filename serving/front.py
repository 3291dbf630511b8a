"""The web server: waitress with our limits, for phones that send slowly, too much or nothing.

One thread of each process takes everything in; the others are given whole requests, so two hundred
slow phones hold none of them. A body that is too large is thrown away as it comes and answered with
a sentence: a connection that is just cut shows a phone nothing.
"""

import logging
import os
import resource
import signal
import socket
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from wsgiref.types import WSGIApplication

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from serving.processes import STOPS, in_processes, opened

THREADS = 8
CONNECTIONS = 1000
SILENT = 20  # seconds for a request to begin and its head to be there
CROWDED = 3  # the same, when more than half of the connections are taken
STALLED = 60  # seconds without a byte in the middle of a body or an answer
LONGEST = 3600  # seconds for one body: 15 MB at 5 kB/s
DISCARD = 256 * 1024 * 1024  # thrown away at most, to be able to answer
GRACE = 5  # seconds for what is in hand when the server stops

Limit = Callable[[dict[str, str]], int]


class Request(HTTPRequestParser):
    """One request; too large a body is never kept, and the application is asked with none."""

    left = 0  # bytes of a refused body still to come
    adj: "Adjustments | Adjusted"
    body_rcv: Any  # waitress carries no types
    expect_continue: bool

    def __init__(self, adj: Adjustments, limit: Limit) -> None:
        super().__init__(adj)
        self.limit = limit

    def received(self, data: bytes) -> int:
        if self.left:
            gone = min(self.left, len(data))
            self.left -= gone
            self.completed = not self.left
            return gone
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self._refuse()
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        most = self.limit(cookies(self.headers.get("COOKIE", ""))) + 1  # waitress refuses at most
        self.adj = Adjusted(self.adj, max_request_body_size=most)

    def _refuse(self) -> None:
        """Let the application say that it is too large: from the length it is told, no body."""
        self.error = None
        told = self.content_length or self.body_bytes_received
        self.headers["CONTENT_LENGTH"] = str(told)
        if self.chunked:  # no browser sends these, and nobody knows how long they go on
            self.body_rcv.getbuf().close()
            self.body_rcv = None
        hopeless = self.chunked or self.expect_continue or told > DISCARD
        self.left = 0 if hopeless else told
        self.completed = hopeless
        if hopeless:
            self.expect_continue = False
            self.headers["CONNECTION"] = "close"


class Adjusted:
    """Waitress's settings with one of them changed for one request."""

    def __init__(self, adj: Adjustments, **changed: Any) -> None:
        self.__dict__.update(changed)
        self._adj = adj

    def __getattr__(self, name: str) -> Any:
        return getattr(self._adj, name)


def cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


class Refusal(ErrorTask):
    """What is no request at all, or went wrong below Django, gets a sentence of ours."""

    def execute(self) -> None:
        self.status = f"{self.request.error.code} {self.request.error.reason}"
        body = "Máy chủ không đọc được yêu cầu này. Hãy tải lại trang rồi thử lại.".encode()
        self.response_headers.append(("Content-Type", "text/plain; charset=utf-8"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):
    """One connection; knows since when it owes the head of a request."""

    error_task_class = Refusal
    began_at = 0.0
    last_activity: float
    total_outbufs_len: int
    requests: list[Request]
    request: Request | None

    def parser_class(self, adj: Adjustments) -> Request:
        self.began_at = time.time()
        return Request(adj, self.server.limit)

    def is_late(self, now: float, *, crowded: bool) -> bool:
        if self.requests:
            return False  # a thread is at it
        if self.total_outbufs_len:
            return now - self.last_activity > STALLED
        if self.request is None:
            return now - self.last_activity > (CROWDED if crowded else SILENT)
        if not self.request.headers_finished:
            return now - self.began_at > (CROWDED if crowded else SILENT)
        return now - self.last_activity > STALLED or now - self.began_at > LONGEST


class Server(TcpWSGIServer):
    channel_class = Channel
    stopping = False

    def __init__(
        self,
        application: WSGIApplication,
        *,
        limit: Limit,
        shared: socket.socket | None = None,
        parent: int = 0,
        **adjustments: Any,
    ) -> None:
        self.limit, self.parent = limit, parent
        self.shared = shared is not None
        adj = Adjustments(
            threads=THREADS,
            connection_limit=CONNECTIONS,
            backlog=1024,
            recv_bytes=64 * 1024,  # a photo in a dozen pieces, not a hundred
            cleanup_interval=1,
            asyncore_use_poll=True,
            log_socket_errors=False,  # a phone that goes away is no error
            ident=None,
            **adjustments,
        )
        super().__init__(
            application, {}, adj=adj, sockinfo=adj.listen[0], _sock=shared, bind_socket=not shared
        )

    def maintenance(self, now: float) -> None:
        crowded = len(self.active_channels) > self.adj.connection_limit // 2
        for channel in self.active_channels.values():
            if channel.is_late(now, crowded=crowded):
                channel.will_close = True

    def run(self) -> None:
        """Serve until `stop`; then take nobody new, and finish what is in hand."""
        while not self.stopping and not self._orphaned():
            self._turn(1)
        self.accepting = False
        wasyncore.dispatcher.close(self)
        end = time.monotonic() + GRACE
        while time.monotonic() < end and any(
            channel.requests or channel.total_outbufs_len
            for channel in self.active_channels.values()
        ):
            self._turn(0.1)
        self.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._map)

    def _orphaned(self) -> bool:
        """Whether the process that shared out the port is gone, and another one wants it."""
        return self.shared and os.getppid() != self.parent

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def stop(self, *_: Any) -> None:
        if not self.stopping:
            self.pull_trigger()  # first: once it is told, the loop may be over and this closed
            self.stopping = True


def serve(
    application: WSGIApplication,
    *,
    limit: Limit,
    listen: str,
    behind_proxy: bool,
    processes: int = 1,
) -> None:
    """Serve until SIGTERM or SIGINT, in so many processes that share one port."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = 4 * CONNECTIONS  # a socket, a spooled body and an answer each
    resource.setrlimit(resource.RLIMIT_NOFILE, (most if 0 < most < enough else enough, most))
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    trusted: dict[str, Any] = {}
    if behind_proxy:  # who comes, and whether over TLS, says the proxy; from others it is dropped
        headers = {"x-forwarded-for", "x-forwarded-proto"}
        trusted = {"trusted_proxy": "*", "trusted_proxy_headers": headers}

    def run(shared: socket.socket | None = None, parent: int = 0) -> None:
        server = Server(
            application, limit=limit, listen=listen, shared=shared, parent=parent, **trusted
        )
        for number in STOPS:
            signal.signal(number, server.stop)
        server.run()

    if processes == 1:
        run()
    else:
        in_processes(run, opened(listen), processes)
