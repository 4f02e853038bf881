"""Statement accounts: what one speaker is reported to have said, however cut, quoted or
put in other words.

Which statements are one is `likeness`; here a statement is made ready for that, and
what was found one is told as one: how the tellings lie to each other, under which
title, of which day.
"""

from __future__ import annotations

import functools
import re

from onrecord.accounts import intervals
from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.cuts import cut
from onrecord.accounts.families import families, headed
from onrecord.accounts.intervals import Interval
from onrecord.accounts.labels import is_anonymous
from onrecord.accounts.likeness import closeness, keys
from onrecord.accounts.linkage import Node, link, member_key, nodes, spread
from onrecord.accounts.people import People
from onrecord.accounts.sayings import Saying, contrary
from onrecord.accounts.voices import Voices
from onrecord.english import tables, words
from onrecord.english.wording import quoted, wording
from onrecord.model import Relation, Statement

_FULLER = 0.65  # one tells more where the other has less than this share of its words
# what two contrary statements share beside their "not": then it is one matter they
# speak of
_CONTRARY = 0.6
# what two must share for another number to be another count of one thing, not another
# part of a speech
_ALIKE = 0.3
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SHOWN = 90  # characters of a statement in its title


def group(
    context: StoryContext, people: People, voices: Voices
) -> list[tuple[Node[Saying], ...]]:
    """The story's statements, those of one saying together. A cut follows the quotation
    it is cut from.
    """
    items = (
        (id_, statement)
        for id_, one in context.reports.items()
        for statement in one.reading.statements
    )
    tellings = nodes(
        context,
        items,
        lambda report, s: _saying(context.reports[report], people, voices, s),
    )
    found = families(context, tellings)
    of = {family[0].profile: family for family in found}
    heads = [headed(family) for family in found]
    linked = link(
        heads, functools.partial(keys, context), functools.partial(closeness, context)
    )
    return [
        tuple(
            sorted(
                (n for head in together for n in of[head.profile]),
                key=lambda n: member_key(n.members[0]),
            )
        )
        for together in linked
    ]


def relation(context: StoryContext, group: tuple[Node[Saying], ...]) -> Relation:
    """How the tellings of one saying lie to each other; "single" where one report alone
    has it.
    """
    asked = spread(group)
    found = {
        _pair(context, a.profile, b.profile)
        for i, a in enumerate(asked)
        for b in asked[i + 1 :]
    }
    if "differs" in found:
        return "differs"
    if len(frozenset().union(*(n.reports for n in group))) == 1:
        return "single"
    return "more specific" if "more specific" in found else "same"


def title(context: StoryContext, voices: Voices, node: Node[Saying]) -> str:
    """The speaker and the beginning of what was said, in the words of the first
    member's report.
    """
    member = node.members[0]
    statement, one = member.item, context.reports[member.report]
    assert isinstance(statement, Statement)
    said = " ".join(
        " … ".join(one.text(piece) for piece in statement.content).split()
    ).removeprefix("that ")
    if len(said) > _SHOWN:
        said = said[:_SHOWN].rsplit(" ", 1)[0] + " …"
    speaker, cue = voices.of(member.report, statement), _telling_cue(one, statement)
    said = f"{cue}: {said}" if cue else said
    return f"{speaker}{' ' if cue else ': '}{said}" if speaker else said


def _cue(one: ReportContext, statement: Statement) -> str:
    return " ".join(" ".join(one.text(piece) for piece in statement.cue).split())


def _telling_cue(one: ReportContext, statement: Statement) -> str | None:
    """The cue where it is more than that something was said: "denied", "fears", "will
    announce"; else None.
    """
    cue = _cue(one, statement)
    told = words.tokens(cue)
    return cue if told and not tables.words("plain_cues").issuperset(told) else None


def _is_turned(one: ReportContext, statement: Statement) -> bool:
    """True where the cue turns what is said into its contrary ("denied", "have not
    confirmed").
    """
    return statement.negated or not tables.words("denials").isdisjoint(
        words.tokens(_cue(one, statement))
    )


def when(node: Node[Saying]) -> Interval | None:
    """The day the statement was made, where it is told."""
    return node.profile.day


def _saying(
    one: ReportContext, people: People, voices: Voices, statement: Statement
) -> Saying:
    text = " … ".join(one.text(piece) for piece in statement.content)
    if statement.form != "direct":
        text = text.strip().removeprefix("that ")
    said = wording(text)
    between = {"direct": text, "mixed": quoted(text)}.get(statement.form)
    person = people.speaker(one.report.id, statement)
    label = voices.of(one.report.id, statement)
    source = None if label is None or is_anonymous(label) else label
    speaker = source if person is None else person
    turned = _is_turned(one, statement)
    return Saying(
        speaker=speaker,
        words=said,
        quote=None if between is None else wording(between),
        numbers=frozenset(
            m.group().replace(":", ".").replace(",", "") for m in _NUMBER.finditer(text)
        )
        | said.numbers,
        direct=statement.form == "direct",
        negated=turned != (not tables.words("negations").isdisjoint(said.said)),
        turned=turned,
        day=intervals.of_value(
            statement.said_at.day if statement.said_at else None, one.times
        ),
        only=one.report.id if speaker is None else None,
    )


def _pair(context: StoryContext, x: Saying, y: Saying) -> Relation:
    """How two tellings of one saying lie to each other."""
    weights = context.senses
    alike = weights.jaccard(x.about, y.about)
    found = cut(x.words, y.words, weights.of, verbatim=True)
    if found.contrary and found.shared >= _CONTRARY:
        return "differs"
    turned = x.negated != y.negated or contrary(x.words.reported, y.words.reported)
    if alike >= _CONTRARY and turned and found.shared < 1.0:
        return "differs"
    if alike >= _ALIKE and x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers):
        return "differs"
    less, more = sorted((weights.total(x.about), weights.total(y.about)))
    return "more specific" if less < _FULLER * more else "same"
