"""Which addresses are public."""

from __future__ import annotations

import threading

import pytest

from onrecord.intake.addresses import is_public, resolve


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.215.14",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",  # where clouds keep their keys
        "100.64.0.1",  # a carrier's own network
        "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",  # IPv4 in IPv6 clothes: mapped,
        "::ffff:10.0.0.1",
        "::127.0.0.1",  # compatible,
        "64:ff9b::7f00:1",  # NAT64,
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",  # 6to4,
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo to 192.0.2.45
        "not an address",
        "",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


def test_resolve() -> None:
    assert resolve("127.0.0.1", 80, seconds=5) == ["127.0.0.1"]
    assert "127.0.0.1" in resolve("localhost", 80, seconds=5)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300, "a..b"])
def test_unknown_hosts_raise_oserror(host: str) -> None:
    with pytest.raises(OSError, match=r".+"):
        resolve(host, 80, seconds=5)


def test_a_resolver_that_does_not_answer_is_left_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    never = threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        never.wait(5)
        return []

    monkeypatch.setattr("socket.getaddrinfo", slow)
    with pytest.raises(TimeoutError):
        resolve("bay.example", 80, seconds=0.05)
    never.set()
