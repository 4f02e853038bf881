"""Fetching one page: from a public address, within a time and a size, over at most a
few redirects.

The name is resolved here, the address checked, and the connection made to that very
address, so that a name server cannot give one address to the check and another to the
connection. The clock is read for the time limit alone.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from onrecord.intake.addresses import is_public, resolve
from onrecord.intake.html import read_html
from onrecord.intake.limits import Limits
from onrecord.intake.plain import read_plain
from onrecord.model import Failure, Report

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"text/plain", "text/markdown"})
_HEADERS = (
    (b"User-Agent", b"onrecord"),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.8"),
    (b"Accept-Encoding", b"gzip, deflate"),
)
_ADVICE = "save the page in a browser and add the file"


class _RefusedError(Exception):
    """Why a URL is not read, in words for the person who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What a server answered: body after decompression, content type and charset as
    declared, the URL it came from.
    """

    body: bytes
    kind: str
    charset: str | None
    url: str


def fetch_report(url: str, *, limits: Limits) -> Report | Failure:
    """The article at `url`, or why there is none and what to do about it. Never raises.

    The report's `source` is the URL as given, its `url` the page's last address after
    redirects, its `source_hash` that of the body after decompression.
    """
    try:
        answer = _follow(url, limits)
    except _RefusedError as refusal:
        return Failure(source=url, reason=str(refusal))
    except httpcore.TimeoutException:
        return Failure(
            source=url,
            reason=f"it took longer than {limits.fetch_seconds:g} seconds; try again, or {_ADVICE}",
        )
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        OSError,
        zlib.error,
    ) as error:
        return Failure(
            source=url,
            reason=f"the connection failed ({_short(error)}); try again later",
        )
    if not answer.body.strip():
        return Failure(source=url, reason="the server sent an empty page")
    read = read_html if answer.kind in _PAGES else read_plain
    return read(answer.body, source=url, url=answer.url, declared=answer.charset)


def _follow(url: str, limits: Limits) -> _Answer:
    """The final answer behind at most `limits.redirects` redirects, each checked like
    the first URL.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    backend = _CheckedBackend(allow_private=limits.allow_private, deadline=deadline)
    seen = [_checked(url)]
    with httpcore.ConnectionPool(
        network_backend=backend, max_connections=1, http2=False, retries=0
    ) as pool:
        while True:
            answer = _ask(pool, seen[-1], limits)
            if isinstance(answer, _Answer):
                return answer
            target = _checked(_joined(seen[-1], answer))
            if target in seen:
                raise _RefusedError(f"it redirects in a circle; {_ADVICE}")
            if len(seen) > limits.redirects:
                raise _RefusedError(
                    f"it redirects more than {limits.redirects} times; {_ADVICE}"
                )
            seen.append(target)


def _joined(url: str, location: str) -> str:
    """Where a page at `url` redirects to."""
    try:
        return urljoin(url, location)
    except ValueError:
        raise _RefusedError(
            f"it redirects to what is not a valid URL; {_ADVICE}"
        ) from None


def _ask(pool: httpcore.ConnectionPool, url: str, limits: Limits) -> _Answer | str:
    """One request: the answer, or where it redirects to."""
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), limits.fetch_seconds)
    with pool.stream(
        "GET", url, headers=_HEADERS, extensions={"timeout": timeout}
    ) as response:
        headers = {
            name.lower().decode("latin-1"): value.decode("latin-1")
            for name, value in response.headers
        }
        if response.status in _REDIRECTS and "location" in headers:
            return headers["location"]
        if response.status != 200:
            raise _RefusedError(
                f"the server answered {response.status}{_MEANINGS.get(response.status, '')}; {_ADVICE}"
            )
        kind, charset = _content_type(headers.get("content-type", ""))
        if kind not in _PAGES | _TEXTS:
            raise _RefusedError(
                f"it is {kind or 'of no declared type'}, not a page or a text; {_ADVICE}"
            )
        body = _bounded(
            response.iter_stream(),
            headers.get("content-encoding", ""),
            limits.max_bytes_per_report,
        )
        return _Answer(body=body, kind=kind, charset=charset, url=url)


_MEANINGS = {
    401: " (a login is needed)",
    402: " (payment is needed)",
    403: " (access refused)",
    404: " (no such page)",
    410: " (the page is gone)",
    429: " (too many requests)",
    451: " (withheld for legal reasons)",
    503: " (not available now)",
}


def _checked(url: str) -> str:
    """`url` as it can be requested: http or https with a host, non-ASCII characters
    escaped, no fragment.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
        url.encode()  # no server can be asked for half a character
    except ValueError:  # UnicodeError is one
        raise _RefusedError("this is not a valid URL") from None
    if parts.scheme not in ("http", "https"):
        raise _RefusedError(
            f"only http and https are fetched, not {parts.scheme or 'this'}"
        )
    if not host:
        raise _RefusedError("this URL names no host")
    if parts.username is not None:
        raise _RefusedError(
            "a URL with a user name or password is not fetched; remove it"
        )
    shown = f"[{host}]" if ":" in host else host
    place = shown if port is None else f"{shown}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit(
        (parts.scheme, place, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), "")
    )


def _content_type(header: str) -> tuple[str, str | None]:
    kind, *parameters = (part.strip() for part in header.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return kind.lower(), value.strip(" \"'") or None
    return kind.lower(), None


def _bounded(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The whole body after decompression, at most `limit` bytes; not a byte more is
    decompressed.
    """
    body = bytearray()
    for chunk in _decompressed(chunks, encoding.strip().lower(), limit + 1):
        body += chunk
        if len(body) > limit:
            raise _RefusedError(
                f"the page is larger than {limit:,} bytes; save its text as .txt and add the file"
            )
    return bytes(body)


def _decompressed(chunks: Iterable[bytes], encoding: str, step: int) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise _RefusedError(
            f"the page is compressed as {encoding[:30]}, which was not asked for; {_ADVICE}"
        )
    inflater: zlib._Decompress | None = None
    for chunk in chunks:
        if inflater is None:
            inflater = zlib.decompressobj(_window(encoding, chunk))
        rest = chunk
        while rest:
            yield inflater.decompress(rest, step)
            rest = inflater.unconsumed_tail
    if inflater is not None and not inflater.eof:
        raise _RefusedError("the page broke off before its end; try again later")


def _window(encoding: str, first: bytes) -> int:
    """zlib's window bits: gzip, zlib, or the bare deflate that some servers send under
    the same name.
    """
    if encoding != "deflate":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if first[:1] and first[0] & 0x0F == 8 else -zlib.MAX_WBITS


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:120]


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses alone, and lets nothing wait beyond the deadline
    (seconds of `time.monotonic`).
    """

    def __init__(self, *, allow_private: bool, deadline: float) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers; all addresses are
        checked before one is tried.
        """
        try:
            addresses = resolve(host, port, seconds=_left(self._deadline, timeout))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from None
        except OSError as error:
            raise _RefusedError(
                f"the host {host[:100]} was not found ({_short(error)}); check the URL"
            ) from None
        if not self._allow_private and not all(
            is_public(address) for address in addresses
        ):
            raise _RefusedError(
                f"{host[:100]} is not a public address; give --allow-private if this is meant"
            )
        failed: httpcore.ConnectError | None = None
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    address,
                    port,
                    _left(self._deadline, timeout),
                    local_address,
                    socket_options,
                )
            except httpcore.ConnectError as error:
                failed = error
            else:
                return _Timed(stream, self._deadline)
        raise failed or httpcore.ConnectError("the host has no address")


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline: a server that drips bytes gains
    nothing.
    """

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(
            ssl_context, server_hostname, _left(self._deadline, timeout)
        )
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Seconds that may still be waited; raises httpcore.ReadTimeout where none are
    left.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time limit for one page was reached")
    return left if timeout is None else min(left, timeout)
