"""The body of an answer, decompressed within a limit: no bomb is blown up."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from onrecord.intake.inputs import InputError


def inflated(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The whole body after decompression, at most `limit` bytes; not a byte more is
    decompressed.

    `encoding` is the Content-Encoding header. Raises InputError where there is more,
    where it was not asked for, or where the body breaks off; zlib.error where it is not
    what it says.
    """
    body = bytearray()
    for chunk in _decompressed(chunks, encoding.strip().lower(), limit + 1):
        body += chunk
        if len(body) > limit:
            raise InputError(
                f"the page is larger than {limit:,} bytes; "
                "save its text as .txt and add the file"
            )
    return bytes(body)


def _decompressed(chunks: Iterable[bytes], encoding: str, step: int) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise InputError(
            f"the page is compressed as {encoding[:30]}, which was not asked for; "
            "save the page in a browser and add the file"
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
        raise InputError("the page broke off before its end; try again later")


def _window(encoding: str, first: bytes) -> int:
    """zlib's window bits: gzip, zlib, or the bare deflate that some servers send under
    the same name.
    """
    if encoding != "deflate":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if first[:1] and first[0] & 0x0F == 8 else -zlib.MAX_WBITS
