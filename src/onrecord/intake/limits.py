"""What intake will not go beyond, so that no input can hold the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one report.

    `max_bytes_per_report` counts bytes as read, and for a URL after decompression: the
    longest news features are under 200 KB of text and a heavy news page is under 5 MB
    of HTML, so 10 MB refuses nothing real. `fetch_seconds` is for one URL altogether:
    names, redirects, and a server that sends a byte at a time. `redirects` are followed
    at most, each checked anew. `allow_private` permits addresses that are not public.
    """

    max_bytes_per_report: int = 10_000_000
    fetch_seconds: float = 20.0
    redirects: int = 5
    allow_private: bool = False
