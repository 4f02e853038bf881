"""`weights.tsv` as it is written: each level of each clue, with why it weighs so as the
table told it before.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.accounts.tellings.clues import CLUES
from onrecord.accounts.tellings.weights import (
    ANY_PAIR,
    HEADING,
    TABLE,
    WORD_FOR_WORD,
)

TITLE = (
    "# What each level of each clue adds to the log of the odds that two tellings "
    "are one: learnt by `make train-clues`."
)


def write_table(weights: Mapping[tuple[str, str], float]) -> None:
    """Writes the weights in the order of the clues."""
    path = Path(str(TABLE))
    why: dict[tuple[str, ...], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        *named, _, reason = ["", "", "", *line.split("\t")][-4:]
        why[tuple(named)] = reason
    names = [(ANY_PAIR, ""), (WORD_FOR_WORD, "")]
    names += [(clue.name, level) for clue in CLUES for level in clue.levels]
    lines = [TITLE, HEADING]
    for name in names:
        lines.append("\t".join([*name, f"{weights[name]:.2f}", why.get(name, "")]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
