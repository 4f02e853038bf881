"""Invented reports with what is told in them, and dossiers of them made by chance, for
tests that hold two scorers together.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from tests.evals.small_sets import COUNCIL, FERRY

Row = dict[str, Any]

STORIES = {
    "1:ferry": ("f1", "f2", "f3"),
    "2:hall": ("h1", "h2"),
    "73:again": ("a1", "a2"),
}
SENTENCES: Mapping[str, Sequence[str]] = {
    "f1": FERRY,
    "f2": tuple(reversed(FERRY)),
    "f3": FERRY[2:],
    "h1": COUNCIL,
    "h2": (*COUNCIL[3:], *COUNCIL[:3]),
    "a1": FERRY,
    "a2": FERRY[1:],
}
TEXTS = {id_: " ".join(sentences) for id_, sentences in SENTENCES.items()}
KINDS = ("statement", "figure", "event")
RELATIONS = ("same", "differs", "attributed differently", "updated", "more specific")
NAMES = (
    "Orlo",
    "President Orlo",
    "Orlo Jr.",
    "Orlo's office",
    "Orlo campaign",
    "Venn",
    None,
)
TITLES = (
    "Orlo: the hull is sound",
    "The Orlo",
    "Venn: no",
    "Orlo's aides: no",
    "ninety people",
)


def spans_of(report: str) -> list[list[int]]:
    """Where its sentences stand."""
    sentences = SENTENCES[report]
    starts = accumulate((len(s) + 1 for s in sentences), initial=0)
    return [
        [start, start + len(s)] for start, s in zip(starts, sentences, strict=False)
    ]


def place_of(report: str, sentence: str) -> list[int]:
    start = TEXTS[report].index(sentence)
    return [start, start + len(sentence)]


def made_facts() -> list[Row]:
    """A fact for each sentence that two reports of a story tell, each third of them
    told differently.
    """
    facts = []
    for story, reports in STORIES.items():
        for n, sentence in enumerate(SENTENCES[reports[0]]):
            told = [r for r in reports if sentence in TEXTS[r]]
            if len(told) < 2:
                continue
            mentions = [
                {"report": r, "span": place_of(r, sentence), "also": []} for r in told
            ]
            mentions[0]["also"] = spans_of(told[0])[:1] if n % 2 else []
            facts.append(
                {
                    "id": f"{story.split(':')[0]}/{n}",
                    "story": story,
                    "kind": KINDS[n % 3],
                    "note": "made",
                    "relation": "same" if n % 3 else "differs",
                    "mentions": mentions,
                }
            )
    return facts


def made_dossier(story: str, chance: random.Random) -> Row:
    """Accounts of a story that join what its reports tell, now and then rightly."""
    accounts = [made_account(story, n, chance) for n in range(12)]
    return {"story": story, "accounts": accounts, "timeline": []}


def made_account(story: str, number: int, chance: random.Random) -> Row:
    """One account; two in five of one sentence wherever it is told."""
    kind = chance.choice(KINDS)
    reports = STORIES[story]
    sentence = chance.choice(SENTENCES[reports[0]])
    if chance.random() < 0.4:
        wanted = [(r, place_of(r, sentence)) for r in reports if sentence in TEXTS[r]]
    else:
        drawn = chance.choices(reports, k=chance.randint(1, 4))
        wanted = [(r, chance.choice(spans_of(r))) for r in drawn]
    return {
        "id": f"{kind}-{number}",
        "kind": kind,
        "title": chance.choice(TITLES),
        "relation": chance.choice(RELATIONS),
        "members": [made_member(kind, r, span, chance) for r, span in wanted],
    }


def made_member(
    kind: str, report: str, span: Sequence[int], chance: random.Random
) -> Row:
    """A telling whose words are cut or carried over the sentence's end."""
    start = span[0] + chance.choice((0, 0, 3, 40))
    end = min(len(TEXTS[report]), span[1] + chance.choice((0, 0, 30, 60)))
    member: Row = {"report": report, "span": [start, end]}
    if kind == "statement":
        middle = (start + end) // 2
        pieces = (
            [[start, middle], [middle + 1, end]]
            if chance.random() < 0.3
            else [[start, end]]
        )
        return member | {
            "content": pieces,
            "cue": [[start, start + 8]],
            "speaker_name": chance.choice(NAMES),
            "negated": chance.random() < 0.3,
        }
    return member | ({"head": [start, start + 6]} if chance.random() < 0.7 else {})
