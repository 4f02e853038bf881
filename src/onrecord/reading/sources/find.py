"""What the sources of a report are called, once all its items are read.

A bare body ("the ministry") is the one its report names in full, where it names one
only. Statements are made anew with their naming, so the items that refer to them are
too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.english import tables, words
from onrecord.english.marks import APOSTROPHES
from onrecord.english.source_names import head_of, is_anonymous, match
from onrecord.model import Source, Statement, hull
from onrecord.reading.gathering import gather_circumstances
from onrecord.reading.sheet import Sheet
from onrecord.reading.sources.labels import label_of
from onrecord.reading.sources.namings import Namings


def name_sources(sheet: Sheet) -> Sheet:
    """The sheet with a naming of every speaker and claimant that its report calls by
    more than a pronoun.
    """
    labels = set(_labels(sheet))
    namings = Namings(sheet.people, full_names(sheet.text, labels))
    now: dict[int, Statement] = {}
    for statement in sheet.statements:
        label = speaker_label(sheet.text, statement)
        naming = namings.of(label, statement.speaker_mention)
        now[id(statement)] = replace(statement, naming=naming)

    def as_now(statement: Statement | None) -> Statement | None:
        return None if statement is None else now[id(statement)]

    def named(source: Source | None) -> Source | None:
        if source is None:
            return None
        naming = namings.of(_label(source))
        return replace(source, statement=as_now(source.statement), naming=naming)

    figures = [
        replace(one, told_in=as_now(one.told_in), claimant=named(one.claimant))
        for one in sheet.figures
    ]
    events = [
        replace(one, told_in=as_now(one.told_in), by=named(one.by))
        for one in sheet.events
    ]
    fuller = replace(
        sheet,
        statements=tuple(now[id(statement)] for statement in sheet.statements),
        figures=tuple(figures),
        events=tuple(events),
    )
    return gather_circumstances(fuller)  # they hold the statements too


def speaker_label(text: str, statement: Statement) -> str | None:
    """The label of a statement's speaker, None where it is a pronoun or missing."""
    if statement.speaker_name is not None:
        return label_of(statement.speaker_name)
    if not statement.speaker:
        return None
    return label_of(hull(statement.speaker).of(text))


def full_names(text: str, labels: Iterable[str]) -> Mapping[str, str]:
    """A bare body ("ministry") to the report's fuller name for it, where all its names
    with that noun are one source's.

    The whole text must not know another: where "the defence ministry" is written of
    too, "the ministry" may be it.
    """
    fuller: defaultdict[str, list[str]] = defaultdict(list)
    ordered = sorted(labels)
    for label in ordered:
        if len(label.split()) > 1:
            fuller[head_of(label)].append(label)
    full: dict[str, str] = {}
    for label in ordered:
        bare = label.lower()
        names = fuller.get(bare, [])
        is_bare_body = " " not in label and bare in tables.words("bodies")
        if not names or not is_bare_body or is_anonymous(label):
            continue
        longest = max(names, key=lambda name: (len(name), name))
        is_one = all(match(name, longest) != "different" for name in names)
        if is_one and not _knows_another(text, bare, longest):
            full[label] = longest
    return full


def _labels(sheet: Sheet) -> Iterator[str]:
    """The labels of all sources of a report."""
    for statement in sheet.statements:
        label = speaker_label(sheet.text, statement)
        if label is not None:
            yield label
    sources = [figure.claimant for figure in sheet.figures]
    sources += [event.by for event in sheet.events]
    for source in sources:
        label = _label(source) if source is not None else None
        if label is not None:
            yield label


def _label(source: Source) -> str | None:
    """The label of a claimant by its name."""
    return label_of(source.name) if source.name else None


def _knows_another(text: str, bare: str, full: str) -> bool:
    """True where the text sets another word before the noun than the full name has or
    than any text may.
    """
    allowed = {words.stem(word) for word in words.tokens(full)}
    allowed |= {words.stem(word) for word in tables.words("light")}
    noun = rf"([\w{APOSTROPHES}-]+) {re.escape(bare)}\b"
    for found in re.finditer(noun, text, re.IGNORECASE):
        if any(words.stem(word) not in allowed for word in words.tokens(found[1])):
            return True
    return False
