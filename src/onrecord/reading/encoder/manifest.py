"""What is told of the network's files: their hashes, and the numbers that were chosen
when they were made.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.encoder.tagging import Begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What is chosen on the development set.

    `begin`: a score for beginning a cue, content or speaker (below 0: fewer, longer
    pieces). `outside`: a score for no role. `alone`: a score for “no speaker”. `used`:
    a score for a cue that has a content at all. `trust`: slope and shift that make of
    the model's probability, as a logit, how often such an attribution is right (Platt
    1999). `least`: the confidence below which nothing is told.
    """

    begin: Begin = (0.0, 0.0, 0.0)
    outside: float = 0.0
    alone: float = 0.0
    used: float = 0.0
    trust: tuple[float, float] = (1.0, 0.0)
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`files`: sha256 by name. `method`: what statements are found by. `calibration`:
    of statements. `distance`: link scores by distance.
    """

    method: str
    files: dict[str, str]
    calibration: Calibration
    distance: tuple[tuple[float, ...], ...]
