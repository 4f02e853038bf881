"""How much two sentences must have in common to prove that one comes from the other,
as named levels, each with its reason.

The numbers were tuned on real articles with scripted agency-style edits (400 pairs:
words cut, inserted, replaced and moved), then raised by reading sentence pairs of
independent reports of the same news, where a common topic alone brings half of the
rarer words together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.lineage.word_sequences import longest_run

# The weight of content words two sentences must share before anything else is asked (a
# word met once in a text weighs 1): set phrases are made of common words.
LEAST_WEIGHT = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What two sentences must have in common; a level holds where all it asks for does.

    `similarity`: 2 × words in common in order / words of both. `words`: that many in
    common, in order. `part`: the share of the shorter sentence that is in common.
    `run`: that many unbroken, in both, with content words of `run_weight`.
    """

    name: str
    why: str
    similarity: float = 0.0
    words: int = 0
    part: float = 0.0
    run: int = 0
    run_weight: float = 0.0


# One of these, or two reporters may well have written so each on their own.
NO_CHANCE = (
    Level(name="not short", words=10, why="few sentences agree so far by chance"),
    Level(name="hardly a word differs", similarity=0.85, why="whatever its length"),
    Level(name="a run", run=6, why="a short sentence taken over in one piece"),
)
# One of these beside it, and the sentence was copied.
COPIED = (
    Level(name="alike", similarity=0.6, why="whatever was cut, inserted or moved"),
    Level(
        name="part of the other",
        words=6,
        part=0.8,
        why="an editor ran two sentences into one, or cut one in two",
    ),
    Level(
        name="half alike, with a run",
        similarity=0.5,
        run=5,
        run_weight=LEAST_WEIGHT,
        why="a common topic brings half of the words together, but not in one piece",
    ),
    Level(
        name="a long run",
        run=8,
        run_weight=LEAST_WEIGHT,
        why="so many words in one piece are copy whatever stands around them",
    ),
)
# One of these, in step with a copied neighbour: there less is enough.
BESIDE = (
    Level(name="alike in step", similarity=0.35, why="its place speaks for it too"),
    Level(name="part of the other, in step", part=0.6, why="as above, shortened"),
)
# Beside a copied neighbour two sentences share at least one rare word or a few others.
BESIDE_WEIGHT = 1.0

# A paraphrase has the content words in another order: this share of both sentences'
# weight, and so much of it, for a common topic alone gives half.
PARAPHRASE_SHARE = 0.7
PARAPHRASE_WEIGHT = 5.0

# The same quotation, cut another way: this share of the shorter one in the other …
QUOTED_PART = 0.8
QUOTED_WORDS = 5  # … and so many words, for two may well be said by two people …
MOSTLY_QUOTED = 0.5  # … and this share of all that the sentences have in common …
# … with fewer words than this in common around it (a speaker named alike has fewer):
# from here on the sentence was copied with its quotation.
COPIED_AROUND = 6
# Or, instead of QUOTED_PART, sentences so alike.
QUOTED_SIMILAR = 0.5


class Common:
    """What two sentences have in common, asked for level by level."""

    def __init__(
        self,
        a: Sequence[str],
        b: Sequence[str],
        *,
        common: int,
        similarity: float,
        weight: Callable[[Sequence[str]], float],
    ) -> None:
        self._a, self._b = a, b
        self._common = common
        self._similarity = similarity
        self._shorter = min(len(a), len(b))
        self._weight = weight

    def reaches(self, levels: Sequence[Level]) -> bool:
        """Whether one of the levels holds; what is dear to find out is asked last."""
        return any(self._holds(level) for level in levels)

    def _holds(self, level: Level) -> bool:
        # No run is longer than all that is in common.
        cheap = (
            self._similarity >= level.similarity
            and self._common >= max(level.words, level.run)
            and self._common >= level.part * self._shorter
        )
        if not cheap or not level.run:
            return cheap
        return len(self._run) >= level.run and (
            not level.run_weight or self._weight(self._run) >= level.run_weight
        )

    @cached_property
    def _run(self) -> Sequence[str]:
        """The longest unbroken run of words that stands in both."""
        at, _, length = longest_run(self._a, self._b)
        return self._a[at : at + length]
