"""The registry of inputs: every format that is read, or refused by its name.

A new format is one module with a `FORMAT`, and one line in FORMATS below. Files,
folders, URLs and standard input all come through `read_input`.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake import (
    binary,
    html,
    json_document,
    jsonl,
    not_reports,
    plain,
    xml,
)
from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, InputError
from onrecord.model import Failure, Report

# The first that recognises the content is taken: what is told by more comes first. XML
# formats stand before `xml.FORMAT`, which refuses all that no other has recognised.
FORMATS: tuple[Format, ...] = (
    binary.FORMAT,
    jsonl.FORMAT,
    json_document.FORMAT,
    xml.FORMAT,
    html.FORMAT,
    not_reports.FORMAT,
    plain.FORMAT,
)


def format_of(given: Input) -> Format:
    """The format of an input: by its content, else by its name, else by what its server
    calls it, else plain text.
    """
    for form in FORMATS:
        if form.recognises(given):
            return form
    for form in FORMATS:
        if given.suffix in form.suffixes:
            return form
    for form in FORMATS:
        if given.media_type in form.media_types:
            return form
    return plain.FORMAT


def read_input(given: Input) -> Iterator[Report | Failure]:
    """The reports of one input, in its order; what cannot be read is a Failure with a
    reason that says what to do.

    Raises OSError where reading its bytes does.
    """
    try:
        yield from format_of(given).read(given)
    except InputError as error:
        yield given.failure(str(error))


def media_types() -> frozenset[str]:
    """All media types that some format reads, or refuses with a reason of its own."""
    return frozenset(kind for form in FORMATS for kind in form.media_types)
