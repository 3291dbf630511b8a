"""The web server against phones that are slow, silent or send too much (issue 7, C17)."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest

from serving.front import DISCARD, LONGEST, SILENT, STALLED, Server
from tests.patience import PATIENCE, until

LIMIT, KNOWN_LIMIT = 100_000, 1_000_000


class Site:
    """An application that writes down what it was given."""

    def __init__(self):
        self.seen, self.gate = [], threading.Event()
        self.gate.set()

    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read()
        told = int(environ.get("CONTENT_LENGTH") or 0)
        self.seen.append((environ["PATH_INFO"], told, len(body)))
        self.gate.wait(PATIENCE)
        words = f"{environ['REMOTE_ADDR']} {environ['wsgi.url_scheme']}".encode()
        start_response("413 Too Large" if told > LIMIT else "200 OK", [])
        return [words]


def limit(cookies):
    return KNOWN_LIMIT if cookies.get("known") == "1" else LIMIT


@contextmanager
def serving(site, **adjustments):
    server = Server(site, limit=limit, listen="127.0.0.1:0", **adjustments)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        site.gate.set()
        server.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def server(site):
    with serving(site) as running:
        yield running


def phone(server):
    return socket.create_connection(("127.0.0.1", int(server.effective_port)), timeout=PATIENCE)


def head(path="/", length=0, **headers):
    lines = [f"POST {path} HTTP/1.1", "Host: x", f"Content-Length: {length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def answer(connection):
    """Status and body of one answer; a reset connection raises."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = connection.recv(65536)
        if not more:
            return None
        got += more
    top, _, rest = got.partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in top.split(b"\r\n") if line.startswith(b"Content-Leng"))
    while len(rest) < length:
        rest += connection.recv(65536)
    return int(top.split()[1]), rest.decode()


def ask(server, path="/"):
    with phone(server) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        return answer(connection)[0]


def test_silent_and_slow_phones_keep_nobody_waiting(server, site):
    """Eight of either held all eight threads; here are two hundred and fifty."""
    waiting = [phone(server) for _ in range(250)]
    for connection in waiting[:100]:
        connection.sendall(head(length=50_000) + b"x" * 100)
    for connection in waiting[100:150]:
        connection.sendall(b"POST / HTT")

    assert [ask(server, f"/{n}") for n in range(3)] == [200] * 3
    assert site.seen == [("/0", 0, 0), ("/1", 0, 0), ("/2", 0, 0)]
    for connection in waiting:
        connection.close()


def test_a_slow_upload_arrives_whole(server, site):
    with phone(server) as connection:
        connection.sendall(head("/a", length=50_000))
        for _ in range(50):
            connection.sendall(b"x" * 1000)

        assert answer(connection)[0] == 200
    assert site.seen == [("/a", 50_000, 50_000)]


@pytest.mark.parametrize(
    ("cookie", "length", "status", "kept"),
    [
        ("", LIMIT, 200, LIMIT),
        ("", LIMIT + 1, 413, 0),
        ("known=2", LIMIT + 1, 413, 0),
        ('known="', LIMIT + 1, 413, 0),
        ("known=1", KNOWN_LIMIT, 413, KNOWN_LIMIT),
        ("known=1", KNOWN_LIMIT + 1, 413, 0),
        ("known=1", 20 * KNOWN_LIMIT, 413, 0),
    ],
)
def test_too_large_a_body_is_thrown_away_and_answered(server, site, cookie, length, status, kept):
    """200 MB were taken in whole, 60 MB even from strangers; a cut connection says nothing."""
    with phone(server) as connection:
        connection.sendall(head("/a", length=length, Cookie=cookie) + b"x" * length)
        assert answer(connection)[0] == status

        connection.sendall(head("/b", length=2) + b"xy")  # and the connection still serves
        assert answer(connection)[0] == 200
    assert site.seen == [("/a", length, kept), ("/b", 2, 2)]


def test_a_refused_body_is_never_in_memory_or_on_disk(server, site):
    with phone(server) as connection:
        connection.sendall(head("/a", length=KNOWN_LIMIT) + b"x" * (KNOWN_LIMIT - 1))
        while not (channels := list(server.active_channels.values())) or (
            channels[0].request is None or channels[0].request.left > 1
        ):
            time.sleep(0.01)

        assert len(channels[0].request.body_rcv.getbuf()) == 0


@pytest.mark.parametrize(
    ("headers", "length"), [({"Expect": "100-continue"}, LIMIT + 1), ({}, DISCARD + 1)]
)
def test_who_asks_first_or_sends_without_end_is_told_at_once(server, headers, length):
    with phone(server) as connection:
        connection.sendall(head(length=length, **headers))

        assert answer(connection)[0] == 413
        assert answer(connection) is None  # closed


def test_a_body_of_unknown_length_has_the_same_limit(server, site):
    with phone(server) as connection:
        connection.sendall(b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        connection.sendall(b"%x\r\n" % (LIMIT + 1) + b"x" * (LIMIT + 1) + b"\r\n")

        assert answer(connection)[0] == 413
    assert [(path, kept) for path, _, kept in site.seen] == [("/a", 0)]


@pytest.mark.parametrize(
    "nonsense", [b"x\r\n\r\n", b"GET / HTTP/1.1\r\nA: " + b"x" * 300_000 + b"\r\n\r\n"]
)
def test_what_is_no_request_gets_a_sentence_of_ours(server, site, nonsense):
    with phone(server) as connection:
        connection.sendall(nonsense)

        status, words = answer(connection)
    assert status in (400, 431)
    assert words == "Máy chủ không đọc được yêu cầu này. Hãy tải lại trang rồi thử lại."
    assert site.seen == []


def connected(server, count):
    until(lambda: len(server.active_channels) == count, what=f"{count} connections")
    return list(server.active_channels.values())


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        (b"", SILENT),
        (b"POST / HTT", SILENT),
        (head(length=10), STALLED),
        (head(length=10) + b"x", STALLED),
    ],
)
def test_who_says_nothing_is_let_go_of(server, sent, seconds):
    with phone(server) as connection:
        connection.sendall(sent)
        [channel] = connected(server, 1)
        while sent and channel.request is None:
            time.sleep(0.01)
        now = time.time()

        assert not channel.is_late(now + seconds - 5, crowded=False)
        assert channel.is_late(now + seconds + 1, crowded=False)


def test_bytes_that_drip_do_not_hold_a_connection_for_ever(server):
    with phone(server) as connection, phone(server) as other:
        connection.sendall(b"POST / HTT")
        other.sendall(head(length=10) + b"x")
        dripping, sending = connected(server, 2)
        while dripping.request is None or sending.request is None:
            time.sleep(0.01)
        now = time.time()
        dripping.last_activity, sending.last_activity = now + SILENT, now + LONGEST

        assert dripping.is_late(now + SILENT + 1, crowded=False)
        assert sending.is_late(now + LONGEST + 1, crowded=False)
        assert not sending.is_late(now + LONGEST - 5, crowded=False)


def test_in_a_crowd_the_silent_go_first(server):
    with phone(server) as silent, phone(server) as sending:
        sending.sendall(head(length=10) + b"x")
        channels = connected(server, 2)
        while all(channel.request is None for channel in channels):
            time.sleep(0.01)
        late = [channel.is_late(time.time() + 5, crowded=True) for channel in channels]

        assert sorted(late) == [False, True]
        server.adj.connection_limit = 2
        server.maintenance(time.time() + 5)
        assert sorted(channel.will_close for channel in channels) == [False, True]
        assert silent.recv(1) == b""


def test_stopping_finishes_what_is_in_hand(site):
    site.gate.clear()
    with serving(site) as server, phone(server) as connection:
        connection.sendall(b"GET /lau HTTP/1.1\r\nHost: x\r\n\r\n")
        while not site.seen:
            time.sleep(0.01)
        server.stop()
        while server.accepting:
            time.sleep(0.01)
        site.gate.set()

        assert answer(connection)[0] == 200


FORGED = {"X_Forwarded_For": "203.0.113.7", "X_Forwarded_Proto": "https"}


@pytest.mark.parametrize(
    ("trusted", "seen"),
    [
        ({}, "127.0.0.1 http"),
        (
            {
                "trusted_proxy": "*",
                "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
            },
            "203.0.113.7 https",
        ),
    ],
)
def test_only_a_proxy_is_believed_who_comes(site, trusted, seen):
    """A9."""
    with serving(site, **trusted) as server, phone(server) as connection:
        connection.sendall(head(**FORGED))

        assert answer(connection) == (200, seen)


def test_the_loop_is_woken_before_it_is_told_to_stop(server):
    """Told first, it was over on a busy machine before it was woken, and the pipe was closed."""
    told, wake = [], server.pull_trigger

    def woken():
        told.append(server.stopping)
        wake()

    server.pull_trigger = woken
    server.stop()

    assert told == [False]
