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
    TOLD_AGAIN,
    WORD_FOR_WORD,
)

TITLE = (
    "# What each level of each clue adds to the log of the odds that two tellings "
    "are one: learnt by `make train-clues`."
)


def reasons(path: Path) -> dict[tuple[str, str], str]:
    """Why each row of a table weighs so, as the table told it before; none where there
    is no table yet.
    """
    if not path.exists():
        return {}
    why: dict[tuple[str, str], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        clue, level, _, reason = ["", "", "", *line.split("\t")][-4:]
        why[clue, level] = reason
    return why


def write_table(weights: Mapping[tuple[str, str], float]) -> None:
    """Writes the weights in the order of the clues."""
    path = Path(str(TABLE))
    why = reasons(path)
    names = [(ANY_PAIR, ""), (WORD_FOR_WORD, ""), (TOLD_AGAIN, "")]
    names += [(clue.name, level) for clue in CLUES for level in clue.levels]
    lines = [TITLE, HEADING]
    for name in names:
        lines.append("\t".join([*name, f"{weights[name]:.2f}", why.get(name, "")]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
