"""Measuring sets of a few invented reports, in the sets' format, for tests of the
measures themselves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

FERRY = (
    "The night ferry between Port Alder and Lisk ran onto a sandbank shortly before two on Tuesday morning.",
    "All ninety passengers were taken off in small boats while the crew waited for the next high tide.",
    "A spokeswoman for the harbour office said that a buoy had drifted from its place in the storm.",
    "The ship was pulled free at noon by two tugs and went on to Lisk under its own power.",
    "Divers will look at the hull before the line takes passengers on board again later this week.",
    "Fishermen had warned of the drifting buoy on Sunday, when the wind turned to the north west.",
)
COUNCIL = (
    "The council of Venn voted eleven to four to close the old swimming hall at the end of June.",
    "Heating the building has cost the town more each winter than its three schools put together.",
    "A group of parents handed over a list of two thousand names against the plan before the meeting.",
    "The mayor promised free buses to the new hall in Ostby for every class that learns to swim.",
    "Where the hall stands now there will be a market, a small library and sixty flats to rent.",
    "Work is to begin in autumn and to take two years if the ground holds what surveyors expect.",
)
OWN_LEAD = "Nobody was hurt when a ferry with ninety people aboard went aground off the coast near Lisk, its owner told."


def write_sets(folder: Path) -> Path:
    """Two story sets of three reports each, two of which share all but a first
    sentence, and their reference pairs.
    """
    pairs = []
    for name, file in (("giveme5w1h", "giveme5w1h"), ("ecbplus", "ecbplus-dev")):
        texts = {"a": FERRY, "b": (OWN_LEAD, *FERRY[1:]), "c": COUNCIL}
        stories = {"a": "ferry", "b": "ferry", "c": "council"}
        rows = [
            {
                "id": f"{name}-{id_}",
                "text": " ".join(text),
                "gold": {"story": stories[id_]},
            }
            for id_, text in texts.items()
        ]
        _write(folder / "stories" / f"{file}.jsonl", rows)
        pairs.append({"set": name, "a": f"{name}-b", "b": f"{name}-a"})
    _write(folder / "lineage" / "real-pairs.jsonl", pairs)
    return folder


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
