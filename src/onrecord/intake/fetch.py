"""Fetching one URL: from a public address, within a time and a size, over at most a few
redirects.

What it answers is read by the format it is in, as a file is. The clock is read for the
time limit alone.
"""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from onrecord.intake.connection import CheckedBackend, in_short
from onrecord.intake.formats import media_types, read_input
from onrecord.intake.inflate import inflated
from onrecord.intake.inputs import Input, InputError
from onrecord.intake.limits import Limits
from onrecord.model import Failure, Report

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = (
    (b"User-Agent", b"onrecord"),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.8"),
    (b"Accept-Encoding", b"gzip, deflate"),
)
_ADVICE = "save the page in a browser and add the file"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What a server answered: body after decompression, media type and charset as
    declared, the URL it came from.
    """

    body: bytes
    media_type: str
    charset: str | None
    url: str


def read_url(url: str, *, limits: Limits) -> Iterator[Report | Failure]:
    """The reports at `url`, or why there is none and what to do about it. Never raises.

    A report's `source` is the URL as given, a page's `url` its last address after
    redirects, its `source_hash` that of the body after decompression.
    """
    try:
        answer = _follow(url, limits)
    except InputError as refusal:
        yield Failure(source=url, reason=str(refusal))
        return
    except httpcore.TimeoutException:
        reason = f"it took longer than {limits.fetch_seconds:g} seconds; try again, or"
        yield Failure(source=url, reason=f"{reason} {_ADVICE}")
        return
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        OSError,
        zlib.error,
    ) as error:
        reason = f"the connection failed ({in_short(error)}); try again later"
        yield Failure(source=url, reason=reason)
        return
    if not answer.body.strip():
        yield Failure(source=url, reason="the server sent an empty page")
        return
    yield from read_input(
        Input.opened(
            io.BytesIO(answer.body),
            source=url,
            limits=limits,
            media_type=answer.media_type,
            charset=answer.charset,
            url=answer.url,
        )
    )


def _follow(url: str, limits: Limits) -> _Answer:
    """The final answer behind at most `limits.redirects` redirects, each checked like
    the first URL. Raises InputError where there is none.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    backend = CheckedBackend(allow_private=limits.allow_private, deadline=deadline)
    asked = [_checked(url)]
    with httpcore.ConnectionPool(
        network_backend=backend, max_connections=1, http2=False, retries=0
    ) as pool:
        while True:
            answer = _ask(pool, asked[-1], limits)
            if isinstance(answer, _Answer):
                return answer
            target = _checked(_joined(asked[-1], answer))
            if target in asked:
                raise InputError(f"it redirects in a circle; {_ADVICE}")
            if len(asked) > limits.redirects:
                reason = f"it redirects more than {limits.redirects} times; {_ADVICE}"
                raise InputError(reason)
            asked.append(target)


def _joined(url: str, location: str) -> str:
    """Where a page at `url` redirects to."""
    try:
        return urljoin(url, location)
    except ValueError:
        reason = f"it redirects to what is not a valid URL; {_ADVICE}"
        raise InputError(reason) from None


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
        status = response.status
        if status in _REDIRECTS and "location" in headers:
            return headers["location"]
        if status != 200:
            meaning = _MEANINGS.get(status, "")
            raise InputError(f"the server answered {status}{meaning}; {_ADVICE}")
        media_type, charset = _content_type(headers.get("content-type", ""))
        if media_type not in media_types():
            what = media_type or "of no declared type"
            raise InputError(f"it is {what}, not a page or a text; {_ADVICE}")
        body = inflated(
            response.iter_stream(),
            headers.get("content-encoding", ""),
            limits.max_bytes_per_report,
        )
        return _Answer(body=body, media_type=media_type, charset=charset, url=url)


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
        raise InputError("this is not a valid URL") from None
    if parts.scheme not in ("http", "https"):
        scheme = parts.scheme or "this"
        raise InputError(f"only http and https are fetched, not {scheme}")
    if not host:
        raise InputError("this URL names no host")
    if parts.username is not None:
        reason = "a URL with a user name or password is not fetched; remove it"
        raise InputError(reason)
    bracketed = f"[{host}]" if ":" in host else host
    place = bracketed if port is None else f"{bracketed}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, place, path, query, ""))


def _content_type(header: str) -> tuple[str, str | None]:
    """The media type and the charset that a Content-Type header names."""
    media_type, *parameters = (part.strip() for part in header.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return media_type.lower(), value.strip(" \"'") or None
    return media_type.lower(), None
