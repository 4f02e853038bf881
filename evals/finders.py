"""Finders of reports that may share copy: Onrecord's fingerprints, and MinHash with
banded look-up as its peers do it.

The peers (rensa, datasketch) are wanted for measuring only. Each gets runs of five
words as a report's set, 128 permutations, and a threshold of .2; rensa wants its bands
named, and has those of two rows, as many rows as datasketch chooses. Looser settings
stand beside them. The pairs are those that fall into one band: what the libraries
propose, as Onrecord's are before they are aligned. Methods: Broder, SEQUENCES 1997;
Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from onrecord.lineage.fingerprints import Fingerprint, candidates, fingerprint
from onrecord.lineage.prose import Prose

SHINGLE = 5  # words
SEED = 1

Pair = tuple[str, str]


class Finder(Protocol):
    """Makes signatures of reports, some at a time, and then proposes pairs of all that
    it was given.
    """

    def sign(self, proses: Sequence[Prose]) -> None:
        """Makes these reports' signatures and keeps them, and nothing else of the
        reports.
        """

    def pairs(self) -> Sequence[Pair]:
        """Puts all signatures into an index, asks it about each, and gives the pairs of
        ids, the smaller first.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a finder is set. `module` is the library it needs. `bands`: None where the
    library chooses them.
    """

    name: str
    module: str
    permutations: int = 128
    threshold: float = 0.2
    bands: int | None = None

    def missing(self) -> str | None:
        """Why it cannot be measured here; None where it can."""
        try:
            importlib.import_module(self.module)
        except ImportError as error:
            return f"{self.name} is not measured: {error}"
        return None

    def finder(self) -> Finder:
        """A finder with nothing in it. Raises ImportError where its library is not
        installed.
        """
        return FINDERS[self.module](self)


class Onrecord:
    """Onrecord's own, with no boilerplate known: that is learnt from stories, which no
    peer is told.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.prints: dict[str, Fingerprint] = {}

    def sign(self, proses: Sequence[Prose]) -> None:
        for prose in proses:
            self.prints[prose.id] = fingerprint(prose)

    def pairs(self) -> Sequence[Pair]:
        return candidates(self.prints)


class Rensa:
    """The Rust library rensa."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.library: Any = importlib.import_module("rensa")
        self.ids: list[str] = []
        self.signed: list[Any] = []

    def sign(self, proses: Sequence[Prose]) -> None:
        sets = [list(shingles(prose)) for prose in proses]
        make = self.library.RMinHash.from_token_sets
        self.ids += [prose.id for prose in proses]
        self.signed += make(sets, num_perm=self.setting.permutations, seed=SEED)

    def pairs(self) -> Sequence[Pair]:
        index = self.library.RMinHashLSH(
            self.setting.threshold, self.setting.permutations, self.setting.bands
        )
        for number, signature in enumerate(self.signed):
            index.insert(number, signature)
        numbers = (
            (number, index.query(signature))
            for number, signature in enumerate(self.signed)
        )
        return list(
            _once(
                (self.ids[number], [self.ids[other] for other in found])
                for number, found in numbers
            )
        )


class Datasketch:
    """The Python library datasketch."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.library: Any = importlib.import_module("datasketch")
        self.signed: dict[str, Any] = {}

    def sign(self, proses: Sequence[Prose]) -> None:
        for prose in proses:
            signature = self.library.MinHash(
                num_perm=self.setting.permutations, seed=SEED
            )
            signature.update_batch(
                [run.encode("utf-8", "surrogatepass") for run in shingles(prose)]
            )
            self.signed[prose.id] = signature

    def pairs(self) -> Sequence[Pair]:
        bands = self.setting.bands
        set_to = (
            {"params": (bands, self.setting.permutations // bands)} if bands else {}
        )
        index = self.library.MinHashLSH(
            self.setting.threshold, self.setting.permutations, **set_to
        )
        for id_, signature in self.signed.items():
            index.insert(id_, signature)
        return list(
            _once(
                (id_, index.query(signature)) for id_, signature in self.signed.items()
            )
        )


def shingles(prose: Prose) -> frozenset[str]:
    """Every run of SHINGLE words of a text, each once; a shorter text is one run."""
    words = prose.words
    return frozenset(
        " ".join(words[at : at + SHINGLE])
        for at in range(max(1, len(words) - SHINGLE + 1))
    )


def _once(answers: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Pair]:
    """Each pair once, where each of its two reports finds the other."""
    return ((id_, other) for id_, found in answers for other in found if id_ < other)


FINDERS: Mapping[str, Callable[[Setting], Finder]] = MappingProxyType(
    {"onrecord": Onrecord, "rensa": Rensa, "datasketch": Datasketch}
)
OWN = Setting(name="Onrecord", module="onrecord")
AS_SET = (  # what is measured for its pace
    Setting(name="rensa", module="rensa", bands=64),
    Setting(name="datasketch", module="datasketch"),
)
LOOSER = (  # only for what they find
    Setting(
        name="rensa, 256 permutations in 128 bands",
        module="rensa",
        permutations=256,
        bands=128,
    ),
    Setting(name="datasketch, threshold .1", module="datasketch", threshold=0.1),
    Setting(name="datasketch, threshold .05", module="datasketch", threshold=0.05),
)
