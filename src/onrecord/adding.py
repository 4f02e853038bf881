"""Reports on their way into an archive: which inputs are new, and what became of
each.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from onrecord.ids import content_hash
from onrecord.intake import Limits, read_sources
from onrecord.model import Failure, ReadReport, Report
from onrecord.store import Store
from onrecord.store.reports import holder_of, write_failures
from onrecord.update.settle import write
from onrecord.update.watch import Step, Watch

Source = str | Path | Report
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """What became of the inputs, each list in the order they came in."""

    read: tuple[str, ...]
    known: tuple[str, ...]
    failures: tuple[Failure, ...]


class Batch:
    """The inputs of one `add` on their way: which are new, and what became of each."""

    def __init__(self, store: Store, watch: Watch) -> None:
        self._store = store
        self._watch = watch
        # Reports given to the reader, by id: place in the batch, hash of text.
        self._waiting: dict[str, tuple[int, str]] = {}
        self._read: dict[int, str] = {}
        self._known: dict[int, str] = {}
        self._failures: dict[int, Failure] = {}

    def fresh(self, arrivals: Iterable[Report | Failure]) -> Iterator[Report]:
        """The reports that are to be read, each as soon as it came. The others are
        dealt with as they come: what is known already, and what cannot be stored.
        """
        for place, given in enumerate(arrivals):
            arrival = given
            if given.source:
                arrival = replace(given, source=writable(given.source))
            if isinstance(arrival, Failure):
                self._fail(place, arrival)
                continue
            flaw = _flaw(arrival)
            if flaw is not None:
                self._fail(place, _failure(arrival, flaw))
            elif not self._is_known(place, arrival):
                self._waiting[arrival.id] = place, content_hash([arrival.text])
                yield arrival

    def store(self, answer: ReadReport | Failure) -> None:
        """Stores the first of the waiting reports with its reading, or why there is
        none.
        """
        first = next(iter(self._waiting))
        place, _ = self._waiting.pop(first)
        if isinstance(answer, Failure):
            self._fail(place, answer)
        elif write(self._store, answer):
            report = answer.report
            self._read[place] = report.id
            self._tell("read", report.id, _source(report))
        else:  # another process stored one of this id meanwhile
            self._is_known(place, answer.report)

    def result(self) -> AddResult:
        """What became of all inputs, in their order."""
        return AddResult(
            read=tuple(self._read[place] for place in sorted(self._read)),
            known=tuple(self._known[place] for place in sorted(self._known)),
            failures=tuple(self._failures[place] for place in sorted(self._failures)),
        )

    def _is_known(self, place: int, report: Report) -> bool:
        """Whether the id is taken: by the same text, which is then known, or by
        another, which is a failure.
        """
        with self._store.reading() as connection:
            holder = holder_of(connection, report)
        if holder is not None:
            same, source = holder.same_text, holder.source
        elif report.id in self._waiting:
            _, text_hash = self._waiting[report.id]
            same = text_hash == content_hash([report.text])
            source = "read just before"
        else:
            return False
        if same:
            self._known[place] = report.id
            self._tell("known", report.id, _source(report))
        else:
            where = f" ({source})" if source else ""
            reason = (
                f"the id {report.id} belongs to another report{where}: "
                "give this one an id of its own"
            )
            self._fail(place, _failure(report, reason))
        return True

    def _fail(self, place: int, failed: Failure) -> None:
        failure = replace(
            failed,
            id=writable(failed.id) if failed.id else None,
            reason=writable(failed.reason),
        )
        with self._store.writing() as connection:
            write_failures(connection, [failure])
        self._failures[place] = failure
        self._tell("failed", failure.id, failure.source, failure.reason)

    def _tell(
        self,
        outcome: Literal["read", "known", "failed"],
        id_: str | None,
        source: str,
        reason: str | None = None,
    ) -> None:
        step = Step(
            work="adding",
            done=len(self._read) + len(self._known) + len(self._failures),
            outcome=outcome,
            id=id_,
            source=source,
            reason=reason,
        )
        self._watch(step)


def arrivals_from(
    sources: Iterable[Source], limits: Limits, stdin: BinaryIO | None
) -> Iterator[Report | Failure]:
    """The reports of the sources, in order, each as soon as it is there; a failure in
    place of what is none. `stdin` is what "-" reads (None: the process's own).
    """
    for source in sources:
        if isinstance(source, Report):
            yield source
        else:
            piped = (stdin or sys.stdin.buffer) if source == "-" else None
            yield from read_sources([str(source)], limits=limits, stdin=piped)


def writable(text: str) -> str:
    r"""`text` with half characters spelled out (`\udcff`): file names on Linux are
    bytes, and may hold any.

    >>> print(writable("news\udcff.txt"))
    news\udcff.txt
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _flaw(report: Report) -> str | None:
    """Why a report cannot be stored, where a stage can take it and a file cannot.

    A text may hold U+0000; where it stands in an id or another name, SQLite's own
    functions end the name there and take two for one.
    """
    names = {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "credit": report.credit,
        "published": report.published,
        "language": report.language,
        "byline": "".join(report.byline),
    }
    for field in (report.id, report.text, *names.values(), report.source_hash):
        half = _HALF_CHARACTER.search(field or "")
        if half is not None:
            return (
                "it holds half a character (a lone surrogate, "
                f"{half.group()!a}): write it as UTF-8 again"
            )
    for name, field in names.items():
        if field and "\0" in field:
            return f"its {name} holds a NUL (U+0000): leave it out"
    return None


def _source(report: Report) -> str:
    return report.source or writable(report.id)


def _failure(report: Report, reason: str) -> Failure:
    return Failure(source=_source(report), id=report.id, reason=reason)
