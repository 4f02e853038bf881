"""Connections to checked addresses, none of which lasts beyond a deadline.

The name is resolved here, the address checked, and the connection made to that very
address, so that a name server cannot give one address to the check and another to the
connection.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable

import httpcore

from onrecord.intake.addresses import is_public, resolve
from onrecord.intake.inputs import InputError


def in_short(error: Exception) -> str:
    """What an error says, else its kind, cut at 120 characters.

    >>> in_short(ValueError("no route")), in_short(ValueError())
    ('no route', 'ValueError')
    """
    return (str(error) or type(error).__name__)[:120]


class CheckedBackend(httpcore.NetworkBackend):
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

        Raises InputError where the host is not found or an address is not public, and
        httpcore's errors where no address answers in time.
        """
        try:
            addresses = resolve(host, port, seconds=_left(self._deadline, timeout))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from None
        except OSError as error:
            raise InputError(
                f"the host {host[:100]} was not found ({in_short(error)}); "
                "check the URL"
            ) from None
        all_public = all(is_public(address) for address in addresses)
        if not self._allow_private and not all_public:
            raise InputError(
                f"{host[:100]} is not a public address; "
                "give --allow-private if this is meant"
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
