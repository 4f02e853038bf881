"""The second step: what the network says of a report, and the names it tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.encoder.encode import Encoded, encode
from onrecord.reading.entities import find_entities, find_toponyms
from onrecord.reading.entity_cues import with_cues
from onrecord.reading.full_names import find_bearers
from onrecord.reading.sheet import Sheet


def name_entities(sheet: Sheet) -> Sheet:
    """The parsed sheet with its entities, toponyms, full names and quoted tokens.

    Raises `manifest.ModelError` where the model's files are missing or altered.
    """
    text = sheet.text
    encoded = encode(sheet.report)
    entities = find_entities(encoded, text, sheet.tokens)
    named = replace(
        sheet,
        entities=with_cues(text, sheet.tokens, entities),
        toponyms=find_toponyms(encoded, text, sheet.tokens),
        encoded=encoded,
        quoted=frozenset(_quoted_tokens(sheet, encoded)),
    )
    return replace(named, bearers=find_bearers(named))


def _quoted_tokens(sheet: Sheet, encoded: Encoded) -> Iterator[int]:
    for quotation in encoded.quoted.quotations:
        for token in sheet.tokens_at(Span(quotation.span.start, quotation.inner.end)):
            yield token.index
