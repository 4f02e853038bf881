"""Reports whose sentences are one clause each, written as `who|does|to whom|the rest`."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from onrecord.accounts.material import Material, material_of
from onrecord.english.words import content
from onrecord.model import Passage, Reading, ReadReport, Span, Telling
from tests.builders import report

METHOD = "test/1"


def meaning(text: str) -> bytes:
    """A vector in which what texts share is the words they share."""
    vector = np.zeros(64, np.float32)
    for word in content(text):
        seed = np.random.default_rng(zlib.crc32(word.encode()))
        vector += seed.standard_normal(64)
    most = max(float(np.abs(vector).max()), 1e-6)
    return np.round(vector / most * 127).astype(np.int8).tobytes()


def telling(at: int, clause: str, **fields: Any) -> Telling:
    """The telling of a clause that begins at `at`."""
    spans: list[Span | None] = []
    start = at
    for part in clause.split("|"):
        spans.append(Span(start, start + len(part)) if part else None)
        start += len(part) + 1
    whole = Span(at, at + len(clause))
    agent, head, patient, *_ = [*spans, None, None]
    assert head is not None
    made: dict[str, Any] = {
        "span": whole,
        "method": METHOD,
        "form": "clause",
        "status": "happened",
        "pieces": (whole,),
        "head": head,
        "agent": agent,
        "patient": patient,
        "meaning": meaning(clause.replace("|", " ")),
    }
    return Telling(**made | fields)


def told(id_: str, *clauses: str, **fields: Any) -> ReadReport:
    """A report of these clauses, a sentence each; `fields` are those of every
    telling.
    """
    text, tellings, sentences = "", [], []
    for clause in clauses:
        tellings.append(telling(len(text), clause, **fields))
        start = len(text)
        text += clause.replace("|", " ") + ". "
        sentences.append(Span(start, len(text) - 1))
    return ReadReport(
        report=report(text, id=id_),
        reading=Reading(
            report=id_,
            published=None,
            sentences=tuple(sentences),
            tellings=tuple(tellings),
        ),
    )


def material(
    reports: Sequence[ReadReport], passages: Sequence[Passage] = ()
) -> Material:
    """The story of some reports."""
    return material_of(reports, passages, ())
