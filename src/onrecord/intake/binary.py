"""Files that are no text by their first bytes: a PDF, a picture, an archive."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake.decode import binary_kind, not_text
from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, InputError
from onrecord.model import Failure, Report


def _recognises(given: Input) -> bool:
    return binary_kind(given.head) is not None


def _refuse(given: Input) -> Iterator[Report | Failure]:
    raise InputError(not_text(binary_kind(given.head) or "a binary file"))


FORMAT = Format(name="binary file", recognises=_recognises, read=_refuse)
