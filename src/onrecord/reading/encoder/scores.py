"""What the network says of the words of a report, put together from its windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder.windows import Ints, Laid

# of attributions: outside, and a beginning and an inside of cue, content and speaker
TAGS = 7
KINDS = 2  # of links: from content to its cue, from a cue to its speaker
# tags of names: outside, and a beginning and an inside of person, organisation and
# place
ENTITIES = 7
# tags of places that can be put on a map, wherever they stand: outside, beginning,
# inside
TOPONYMS = 3
NAMES = ENTITIES + TOPONYMS

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the model says of every word of a report.

    `tags` [W, TAGS]: log probabilities. `names` [W, NAMES]: those of entities, then
    those of toponyms. `dependent` and `head` [W, KINDS, K]: a word as what hangs on
    another, and as what others hang on; `root` [W, KINDS, K]: what hangs on nothing, in
    the word's window; the dot product of two, with `distance` [KINDS, 2 * REACH + 1]
    for how far apart they are, says how far one hangs on the other. `window` [W]: the
    number of the window that the model saw a word in. `meaning` [pieces, dimensions]:
    what stands around each word piece adds to what it means alone, in whole numbers.
    """

    tags: Floats
    names: Floats
    dependent: Floats
    head: Floats
    root: Floats
    distance: Floats
    window: Ints
    meaning: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScores:
    """The same for the words of one window, with one `root` [KINDS * K] and flat
    vectors [W, KINDS * K]; `meaning` of its pieces but the end marks, not rounded.
    """

    tags: Floats
    names: Floats
    dependent: Floats
    head: Floats
    root: Floats
    meaning: Floats


def merged(laid: Laid, found: Sequence[WindowScores], distance: Floats) -> Scores:
    """The scores of all words from those of the windows; where two windows share words,
    each has its nearer half.
    """
    count = len(laid.starts)
    size = found[0].root.shape[-1] if found else 0
    tags, names = (
        np.zeros((count, TAGS), np.float32),
        np.zeros((count, NAMES), np.float32),
    )
    dependent, head, root = (np.zeros((count, size), np.float32) for _ in range(3))
    width = found[0].meaning.shape[-1] if found else 0
    meaning = np.zeros((len(laid.pieces), width), np.int64)
    seen = np.zeros(count, np.int64)
    done = 0
    for number, (window, one) in enumerate(zip(laid.windows, found, strict=True)):
        own = max(0, done - window.first) // 2
        words = slice(window.first + own, window.first + len(window))
        tags[words], names[words] = one.tags[own:], one.names[own:]
        dependent[words], head[words] = one.dependent[own:], one.head[own:]
        root[words], seen[words] = one.root, number
        first, start, end = laid.bounds[[window.first, words.start, words.stop]]
        meaning[start:end] = np.rint(one.meaning[start - first :])
        done = window.first + len(window)
    shape = (count, KINDS, size // KINDS)
    by_kind = [vectors.reshape(shape) for vectors in (dependent, head, root)]
    return Scores(
        tags=tags,
        names=names,
        dependent=by_kind[0],
        head=by_kind[1],
        root=by_kind[2],
        distance=distance,
        window=seen,
        meaning=meaning,
    )
