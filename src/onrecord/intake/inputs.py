"""An input on its way to a format: where it came from, how it begins, and its bytes."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import BinaryIO, Self

from onrecord.intake.limits import Limits
from onrecord.model import Failure

# Bytes that a format is told by. XML may hold a doctype and comments before its first
# element; of the files measured none needed more than 2 kB.
HEAD_BYTES = 16_384

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class InputError(ValueError):
    """Why an input is not read, in words for the person who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One run of bytes from a file, a URL or standard input, not yet read.

    `source` is what reports and failures call it. `head` is its first HEAD_BYTES, or
    its first line where that opens a JSON object; `stream` holds all of it, the head
    too, and can be read once. `suffix` is that of a file's name, in lower case with its
    point. `media_type`, `charset` and `url` (the last address after redirects) are what
    a server says. What is not known is "" or None.
    """

    source: str
    head: bytes
    stream: BinaryIO = field(repr=False)
    limits: Limits
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None

    @classmethod
    def opened(
        cls,
        stream: BinaryIO,
        *,
        source: str,
        limits: Limits,
        name: str = "",
        media_type: str | None = None,
        charset: str | None = None,
        url: str | None = None,
    ) -> Self:
        """The input that `stream` holds from where it stands; reads its head alone.

        Raises OSError where the stream does.
        """
        head = _read_head(stream)
        return cls(
            source=source,
            head=head,
            stream=io.BufferedReader(_Rewound(head, stream), buffer_size=1 << 16),
            limits=limits,
            suffix=PurePath(name).suffix.lower(),
            media_type=media_type,
            charset=charset,
            url=url,
        )

    @property
    def opening(self) -> str:
        """The head as text to look for marks in, without white space before them.

        It is not decoded with care: letters beyond ASCII may be wrong.
        """
        for mark, encoding in _MARKS:
            if self.head.startswith(mark):
                return self.head[len(mark) :].decode(encoding, "ignore").lstrip()
        return self.head.decode("latin-1").lstrip()

    def whole(self) -> bytes:
        """All bytes of the input, for a format that holds one report.

        Raises InputError where they are more than one report may have.
        """
        limit = self.limits.max_bytes_per_report
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            reason = f"it is larger than {limit:,} bytes; split it into reports"
            raise InputError(reason)
        return data

    def failure(self, reason: str) -> Failure:
        """The failure of this input for `reason`."""
        return Failure(source=self.source, reason=reason)


def rewound(data: bytes, stream: BinaryIO) -> BinaryIO:
    """A stream of `data`, already read, and behind it what `stream` still holds."""
    return io.BufferedReader(_Rewound(data, stream), buffer_size=1 << 16)


def _read_head(stream: BinaryIO) -> bytes:
    """The first HEAD_BYTES of `stream`, read line by line.

    A first line that opens a JSON object is enough: a program that writes one report
    after another must not wait for the next to see this one read.
    """
    head = b""
    while len(head) < HEAD_BYTES:
        line = stream.readline(HEAD_BYTES - len(head))
        if not line:
            break
        head += line
        if head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
            break
    return head


class _Rewound(io.RawIOBase):
    """Bytes that were read from a stream, and behind them the rest of it."""

    def __init__(self, data: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._data = data
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._data:
            chunk, self._data = self._data[: len(view)], self._data[len(view) :]
        else:
            # a line at a time, so that a line written to a pipe is read at once
            chunk = self._rest.readline(len(view))
        view[: len(chunk)] = chunk
        return len(chunk)
