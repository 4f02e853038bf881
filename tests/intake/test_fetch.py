"""Fetching from real servers on the loopback, friendly and hostile."""

from __future__ import annotations

import gzip
import hashlib
import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.intake import Limits, read_sources
from onrecord.intake.fetch import read_url
from onrecord.model import Failure, Report
from tests.intake.test_html import PAGE
from tests.web import QuietServer

# Set when the client has had enough of a server that never ends what it says.
GIVEN_UP = threading.Event()
OPEN = Limits(allow_private=True, fetch_seconds=5, max_bytes_per_report=100_000)
BOMB = gzip.compress(b"a" * 50_000_000)  # 50 KB that would be 50 MB


class Pages(BaseHTTPRequestHandler):
    """One page a path; each is one way a server can answer."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/").replace("-", "_")
        step, _, number = name.partition("/")
        try:
            if number.isdigit():
                self.hops(int(number))
            else:
                getattr(self, f"page_{step}")()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: tests are quiet."""

    def say(
        self,
        body: bytes,
        *,
        kind: str = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def hops(self, left: int) -> None:
        self.say(
            b"", status=302, Location=f"/hops/{left - 1}" if left > 1 else "/article"
        )

    def page_article(self) -> None:
        self.say(PAGE.encode())

    def page_latin(self) -> None:
        self.say(
            PAGE.replace('<meta charset="utf-8">', "").encode("cp1252"),
            kind="text/html; charset=windows-1252",
        )

    def page_gzip(self) -> None:
        self.say(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_deflate(self) -> None:
        self.say(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def page_raw_deflate(self) -> None:
        self.say(zlib.compress(PAGE.encode(), wbits=-15), Content_Encoding="deflate")

    def page_broken_gzip(self) -> None:
        self.say(gzip.compress(PAGE.encode())[:-200], Content_Encoding="gzip")

    def page_no_gzip(self) -> None:
        self.say(PAGE.encode(), Content_Encoding="gzip")

    def page_brotli(self) -> None:
        self.say(b"x", Content_Encoding="br")

    def page_bomb(self) -> None:
        self.say(BOMB, Content_Encoding="gzip")

    def page_text(self) -> None:
        self.say(b"The ferries stopped on Monday.", kind="text/plain")

    def page_lines(self) -> None:
        self.say(
            b'{"id": "a", "text": "Boats left."}\n{"text": 7}\n{"text": "Boats came."}\n',
            kind="application/x-ndjson",
        )

    def page_lines_as_text(self) -> None:
        self.say(b'{"id": "a", "text": "Boats left."}\n', kind="text/plain")

    def page_feed(self) -> None:
        self.say(
            b'<rss version="2.0"><channel><title>News</title></channel></rss>',
            kind="application/rss+xml",
        )

    def page_pdf(self) -> None:
        self.say(b"%PDF-1.4", kind="application/pdf")

    def page_untyped(self) -> None:
        self.say(PAGE.encode(), kind="")

    def page_missing(self) -> None:
        self.say(b"gone", status=404)

    def page_busy(self) -> None:
        self.say(b"later", status=503)

    def page_empty(self) -> None:
        self.say(b"")

    def page_index(self) -> None:
        self.say(
            b"<html><body><ul><li><a href='/a'>A</a></li><li><a href='/b'>B</a></li></ul></body></html>"
        )

    def page_circle(self) -> None:
        self.say(b"", status=301, Location="/circle-2")

    def page_circle_2(self) -> None:
        self.say(b"", status=301, Location="/circle")

    def page_to_file(self) -> None:
        self.say(b"", status=302, Location="file:///etc/passwd")

    def page_to_metadata(self) -> None:
        self.say(b"", status=302, Location="http://169.254.169.254/latest/")

    def page_nowhere(self) -> None:
        self.say(b"", status=302)

    def page_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not GIVEN_UP.wait(0.05):
            self.wfile.write(b"<p>")
        self.close_connection = True

    def page_silent(self) -> None:
        GIVEN_UP.wait()
        self.close_connection = True

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"<p>more and more and more</p>" * 100)
        self.close_connection = True

    def page_headers(self) -> None:
        self.send_response(200)
        for i in range(20_000):
            self.send_header(f"X-{i}", "y" * 100)
        self.end_headers()
        self.close_connection = True


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = QuietServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def fetched(url: str, *, limits: Limits) -> Report | Failure:
    """The one result that a URL gives."""
    (result,) = read_url(url, limits=limits)
    return result


@pytest.mark.parametrize(
    "path",
    [
        "article",
        "latin",
        "gzip",
        "deflate",
        "raw-deflate",
        "hops/1",
        "hops/5",
        "article?q=é#part",
    ],
)
def test_an_article_is_read(host: str, path: str) -> None:
    made = fetched(f"{host}/{path}", limits=OPEN)
    assert isinstance(made, Report), made
    assert "“It was never inspected – ever,” she said." in made.text
    assert made.title == "Crane falls across pier"
    assert made.source == f"{host}/{path}"


def test_the_url_is_the_last_one_and_the_hash_is_of_the_page(host: str) -> None:
    (made,) = read_sources([f"{host}/hops/2"], limits=OPEN)
    assert isinstance(made, Report)
    assert made.url == f"{host}/article"
    assert made.source_hash == hashlib.sha256(PAGE.encode()).hexdigest()


def test_plain_text_is_read_as_text(host: str) -> None:
    made = fetched(f"{host}/text", limits=OPEN)
    assert isinstance(made, Report)
    assert (made.text, made.url) == ("The ferries stopped on Monday.", f"{host}/text")


def test_json_lines_behind_a_url_are_read_line_by_line(host: str) -> None:
    first, second, third = read_url(f"{host}/lines", limits=OPEN)
    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert isinstance(third, Report)
    assert (first.id, first.source) == ("a", f"{host}/lines:1")
    assert (second.source, second.reason) == (
        f"{host}/lines:2",
        '"text" must be a string',
    )


def test_the_content_wins_over_what_the_server_calls_it(host: str) -> None:
    (made,) = read_url(f"{host}/lines-as-text", limits=OPEN)
    assert isinstance(made, Report)
    assert made.text == "Boats left."


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("hops/6", "it redirects more than 5 times"),
        ("circle", "it redirects in a circle"),
        ("to-file", "only http and https are fetched, not file"),
        ("nowhere", "the server answered 302"),
        ("missing", "the server answered 404 (no such page)"),
        ("busy", "the server answered 503 (not available now)"),
        ("feed", "this is an XML document <rss> of a kind that is not read"),
        ("pdf", "it is application/pdf, not a page or a text"),
        ("untyped", "it is of no declared type"),
        ("empty", "the server sent an empty page"),
        ("index", "no article was found on the page"),
        ("bomb", "the page is larger than 100,000 bytes"),
        ("endless", "the page is larger than 100,000 bytes"),
        ("brotli", "the page is compressed as br"),
        ("broken-gzip", "the page broke off before its end"),
        ("no-gzip", "the connection failed"),
        ("headers", "the connection failed"),
    ],
)
def test_anything_else_is_one_failure_with_a_reason(
    host: str, path: str, reason: str
) -> None:
    made = fetched(f"{host}/{path}", limits=OPEN)
    assert isinstance(made, Failure), made
    assert made.source == f"{host}/{path}"
    assert made.reason.startswith(reason), made.reason


def test_a_gzip_bomb_is_not_blown_up(host: str) -> None:
    tracemalloc.start()
    try:
        assert isinstance(fetched(f"{host}/bomb", limits=OPEN), Failure)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000  # of the 50 MB inside


@pytest.mark.parametrize("path", ["drip", "silent"])
def test_a_slow_server_gets_no_more_than_the_time_limit(host: str, path: str) -> None:
    """The server goes on for as long as nobody gives up."""
    GIVEN_UP.clear()
    made = fetched(
        f"{host}/{path}", limits=Limits(allow_private=True, fetch_seconds=0.5)
    )
    GIVEN_UP.set()
    assert isinstance(made, Failure)
    assert made.reason.startswith("it took longer than 0.5 seconds")


def test_private_addresses_are_refused(host: str) -> None:
    port = host.rpartition(":")[2]
    for name in (
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "2130706433",
        "127.1",
    ):
        made = fetched(f"http://{name}:{port}/article", limits=Limits(fetch_seconds=5))
        assert isinstance(made, Failure), name
        assert "not a public address" in made.reason or "was not found" in made.reason


def test_a_redirect_to_a_private_address_is_refused(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address is taken for public; the one it redirects to is checked like
    it.
    """
    monkeypatch.setattr(
        "onrecord.intake.connection.is_public", lambda address: address == "127.0.0.1"
    )
    made = fetched(f"{host}/to-metadata", limits=Limits(fetch_seconds=5))
    assert isinstance(made, Failure)
    assert made.reason.startswith("169.254.169.254 is not a public address")


def test_the_connection_goes_to_the_address_that_was_checked(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves anew for every question gets one question and no second
    one.
    """
    asked: list[str] = []

    def resolve(name: str, port: int, *, seconds: float) -> list[str]:
        asked.append(name)
        return ["127.0.0.1"]

    monkeypatch.setattr("onrecord.intake.connection.resolve", resolve)
    port = host.rpartition(":")[2]
    made = fetched(f"http://rebinding.invalid:{port}/article", limits=OPEN)
    assert isinstance(made, Report), (
        made
    )  # the system's own resolver does not know this name
    assert asked == ["rebinding.invalid"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "onrecord.intake.connection.resolve", lambda *_, **__: ["8.8.8.8", "10.0.0.1"]
    )
    made = fetched("http://mixed.invalid/", limits=Limits(fetch_seconds=5))
    assert isinstance(made, Failure)
    assert "not a public address" in made.reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://", "this URL names no host"),
        ("http://[::1", "this is not a valid URL"),
        ("http://a:99999/", "this is not a valid URL"),
        ("http://user:secret@bay.example/", "a URL with a user name or password"),
        ("gopher://bay.example/", "only http and https"),
        ("http://no-such-host.invalid/", "the host no-such-host.invalid was not found"),
        ("http://a..b/", "this is not a valid URL"),
        ("http://" + "a" * 300 + "/", "this is not a valid URL"),
        ("http://bay.example\r\nX: y/", "this is not a valid URL"),
    ],
)
def test_bad_urls(url: str, reason: str) -> None:
    made = fetched(url, limits=Limits(fetch_seconds=5))
    assert isinstance(made, Failure)
    assert made.reason.startswith(reason), made.reason


def test_nobody_listens() -> None:
    made = fetched("http://127.0.0.1:9/", limits=OPEN)
    assert isinstance(made, Failure)
    assert made.reason.startswith("the connection failed")
