"""Statement accounts: what one speaker is reported to have said, however cut, quoted or put in other words.

Two statements are one where the speaker can be the same and what was said is: a run of words in common, as one
quotation cut two ways has; most of the telling words of the shorter in the longer; or aligned passages with half of
them in common. The thresholds were set on made-up pairs and read over against stories of news, for few wrong merges.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from onrecord.accounts import intervals, sources, tables, words
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.labels import is_anonymous
from onrecord.accounts.linkage import Node, link, nodes, spread
from onrecord.accounts.people import People
from onrecord.accounts.voices import Voices
from onrecord.model import Relation, Statement

RUN = 4  # words in a row: quotations that share one of these were seldom found to be two sayings
_QUOTED = 0.5  # share of the shorter one's runs that one quotation cut two ways has in common
_WHOLE = 0.8  # the share at which words alone show it is one quotation, even where one report names no speaker
_TOLD = 0.7  # share of the shorter one's telling words that the longer must hold, where no run is shared
_LEAST_TOLD = 4  # telling words the shorter must have for that: two statements of three words are alike by chance
_ALIKE = 0.3  # and what both must share of the words of either
_ALIGNED = 0.5
_FULLER = 0.65  # one tells more where the other has less than this share of its words
_CONTRARY = 0.6  # what two contrary statements must share beside their "not", so that it is one matter they speak of
_RARE = 6  # telling words a statement is looked up by
_LEAST_ALIGNED = 2
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SHOWN = 90  # characters of a statement in its title


@dataclass(frozen=True, slots=True)
class Saying:
    """What matching looks at in a statement. `speaker` is the person's number or the source's label in the story.

    It is None where nobody is named, and for the likes of "officials", who need not be another report's officials.
    `only` is the report of a statement whose speaker is not told: such ones are never alike by their words alone.
    """

    speaker: int | str | None
    said: tuple[str, ...]
    about: frozenset[str]
    numbers: frozenset[str]
    quoted: bool
    negated: bool
    day: Interval | None
    only: str | None

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The runs of RUN words."""
        return _runs(self.said)


@functools.lru_cache(maxsize=16_384)
def _runs(said: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(said[i : i + RUN] for i in range(len(said) - RUN + 1))


def group(context: StoryContext, people: People, voices: Voices) -> list[tuple[Node[Saying], ...]]:
    """The story's statements, those of one saying together."""
    items = ((id_, statement) for id_, one in context.reports.items() for statement in one.reading.statements)
    found = nodes(context, items, lambda report, s: _saying(context.reports[report], people, voices, s))
    return link(found, functools.partial(_keys, context), functools.partial(_closeness, context))


def relation(context: StoryContext, group: tuple[Node[Saying], ...]) -> Relation:
    """How the tellings of one saying lie to each other; "single" where one report alone has it."""
    asked = spread(group)
    found = {_pair(context, a.profile, b.profile) for i, a in enumerate(asked) for b in asked[i + 1 :]}
    if "differs" in found:
        return "differs"
    if len(frozenset().union(*(n.reports for n in group))) == 1:
        return "single"
    return "more specific" if "more specific" in found else "same"


def title(context: StoryContext, voices: Voices, node: Node[Saying]) -> str:
    """The speaker and the beginning of what was said, in the words of the first member's report."""
    member = node.members[0]
    statement, one = member.item, context.reports[member.report]
    assert isinstance(statement, Statement)
    said = " ".join(" … ".join(one.text(piece) for piece in statement.content).split()).removeprefix("that ")
    if len(said) > _SHOWN:
        said = said[:_SHOWN].rsplit(" ", 1)[0] + " …"
    speaker, cue = voices.of(member.report, statement), _contrary_cue(one, statement)
    said = f"{cue}: {said}" if cue else said
    return f"{speaker}{' ' if cue else ': '}{said}" if speaker else said


def _contrary_cue(one: ReportContext, statement: Statement) -> str | None:
    """The cue where it turns what is said into its contrary ("denied", "have not confirmed"); else None."""
    cue = " ".join(" ".join(one.text(piece) for piece in statement.cue).split())
    denies = not tables.words("denials.txt").isdisjoint(words.tokens(cue))
    return cue if cue and (denies or statement.negated) else None


def when(node: Node[Saying]) -> Interval | None:
    """The day the statement was made, where it is told."""
    return node.profile.day


def _saying(one: ReportContext, people: People, voices: Voices, statement: Statement) -> Saying:
    text = " ".join(one.text(piece) for piece in statement.content)
    said = tuple(words.tokens(text))
    person = people.of(statement.speaker_name)
    label = voices.of(one.report.id, statement)
    source = None if label is None or is_anonymous(label) else label
    speaker = source if person is None else person
    contrary = statement.negated or _contrary_cue(one, statement) is not None
    return Saying(
        speaker=speaker,
        said=said,
        about=words.content(text),
        numbers=frozenset(m.group().replace(":", ".") for m in _NUMBER.finditer(text)),
        quoted=statement.form != "indirect",
        negated=contrary != (not tables.words("negations.txt").isdisjoint(_parts(said))),
        day=intervals.of_value(statement.said_on, one.times),
        only=one.report.id if speaker is None else None,
    )


def _parts(said: Iterable[str]) -> set[str]:
    """The words, and "n't" of those that end in it."""
    found = set(said)
    return found | {"n't"} if any(word.endswith("n't") for word in found) else found


def _keys(context: StoryContext, node: Node[Saying]) -> Iterable[Hashable]:
    saying = node.profile
    rare = sorted(context.weights.rarest(saying.about, _RARE))
    yield from rare
    yield from ((a, b) for i, a in enumerate(rare) for b in rare[i + 1 :])
    yield from sorted(saying.runs)[:_RARE]


def _closeness(context: StoryContext, a: Node[Saying], b: Node[Saying]) -> float | None:
    """Evidence that two nodes are one saying, 1 or more where it is enough; None where something known conflicts."""
    x, y = a.profile, b.profile
    quoted = _share(x, y)
    whole = quoted >= _WHOLE and min(len(x.said), len(y.said)) >= 2 * RUN
    speakers = _speakers(x, y)
    aligned = a.aligned(b)
    if speakers == "different" or (speakers == "open" and not (aligned or (whole and x.quoted and y.quoted))):
        return None
    if x.speaker is None and y.speaker is None and not aligned:
        return None
    if not whole and x.day is not None and y.day is not None and not x.day.meets(y.day):
        return None
    if x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers) and not aligned:
        return None
    told = context.weights.containment(x.about, y.about)
    alike = context.weights.jaccard(x.about, y.about)
    found = [quoted / _QUOTED if len(x.runs & y.runs) >= 2 or quoted == 1.0 else 0.0]
    if min(len(x.about), len(y.about)) >= _LEAST_TOLD:
        found.append(min(told / _TOLD, alike / _ALIKE))
    if aligned and min(len(x.about), len(y.about)) >= _LEAST_ALIGNED:
        found.append(told / _ALIGNED)
    return max(found)


def _share(x: Saying, y: Saying) -> float:
    """The runs both have by those of the one with fewer; for one too short for a run, if it is all the other says."""
    least = min(len(x.runs), len(y.runs))
    if least:
        return len(x.runs & y.runs) / least
    return 1.0 if x.said == y.said and len(x.said) > 1 else 0.0


def _speakers(x: Saying, y: Saying) -> sources.Match:
    if x.speaker is None or y.speaker is None:
        return "open"
    if isinstance(x.speaker, int) and isinstance(y.speaker, int):
        return "same" if x.speaker == y.speaker else "different"
    if isinstance(x.speaker, int) or isinstance(y.speaker, int):
        return "different"
    return "same" if sources.match(x.speaker, y.speaker) != "different" else "different"


def _pair(context: StoryContext, x: Saying, y: Saying) -> Relation:
    """How two tellings of one saying lie to each other."""
    alike = context.weights.jaccard(x.about, y.about)
    if x.negated != y.negated and alike >= _CONTRARY and _share(x, y) < 1.0:
        return "differs"
    if x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers):
        return "differs"
    less, more = sorted((context.weights.total(x.about), context.weights.total(y.about)))
    return "more specific" if less < _FULLER * more else "same"
