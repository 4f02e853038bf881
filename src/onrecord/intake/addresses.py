"""Which addresses may be fetched from: public ones, unless told otherwise.

A page may redirect to, and a name may resolve to, an address inside the reader's own
network; whoever wrote a link must not be able to read from there.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading

_NAT64 = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
)
_COMPATIBLE = ipaddress.IPv6Network(
    "::/96"
)  # the old IPv4-compatible form, RFC 4291, deprecated


def is_public(address: str) -> bool:
    """True where `address` (an IPv4 or IPv6 address in text form) can be reached by
    everyone.

    Addresses that carry an IPv4 address inside (mapped, compatible, 6to4, Teredo,
    NAT64) are as public as that one. Multicast, and what is no address, is not public.

    >>> is_public("8.8.8.8"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _carried(ip)
        if inner:
            return all(one.is_global and not one.is_multicast for one in inner)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int, *, seconds: float) -> list[str]:
    """The addresses of `host`, in the system's order, without doubles.

    Raises OSError where the name is not known, TimeoutError (one of them) where no
    answer came in `seconds`: the system's resolver has no limit of its own, so it is
    asked in a thread that is left behind when it does not answer.
    """
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except UnicodeError:
            answers.put(OSError("it is not a valid host name"))
        except OSError as error:
            answers.put(error)
        else:
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty:
        raise TimeoutError("the name server did not answer") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _carried(ip: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses inside an IPv6 address that is only a way to reach them."""
    low = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip.sixtofour]
    if ip.teredo:
        return list(ip.teredo)
    if any(ip in network for network in _NAT64):
        return [low]
    return [low] if ip in _COMPATIBLE and int(ip) > 1 else []
