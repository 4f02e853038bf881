"""What an account is called: the shortest clause of its reports that says who, what and
the number, in their own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.accounts.context import ReportContext
from onrecord.accounts.material import Material
from onrecord.accounts.members import spread
from onrecord.english import tables, words
from onrecord.english.marks import MAY_CLOSE, MAY_OPEN, STOPS
from onrecord.model import AccountKind, Member, Mention, Span, Statement, Telling, hull

GAP = " … "
# Characters of a title: a clause of so many is given whole, about a line and a half of
# a page, and a longer one by its parts.
WHOLE = 90
LONGEST = 140
# Characters between two parts of a clause that are given rather than left out: "were",
# "has not been", a number's article.
_BETWEEN = 24
_EDGES = f" \t\n,;:{STOPS}{MAY_OPEN}{MAY_CLOSE}"
_JOINING = "|".join(sorted(tables.words("clause_joints")))
# What only joins a clause to another.
_JOINTS = re.compile(
    rf"^(?:(?:{_JOINING})\b[\s,]*)+|(?:[\s,]+(?:{_JOINING}))+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A way to call an account: what it lacks (of who, number), its words, and who says
    so.
    """

    lacks: int
    text: str
    said: str = ""


def head_of(
    material: Material,
    kind: AccountKind,
    members: Sequence[Member],
    holding: Mapping[str, Mapping[Telling, Telling]],
) -> str:
    """The title of an account with these members. `holding`: by report, which telling
    holds which, for a count is understood by the clause that it stands in.

    Of a statement who says it comes first, where the member says so whose words are
    taken.
    """
    is_counted = any(member.item.figures for member in members)
    clauses: list[_Clause] = []
    for member in spread(members):
        one = material.context.reports[member.report]
        holder = holding[member.report].get(member.item)
        clause = _clause(one, member.item, holder, is_counted=is_counted)
        told_in = member.item.told_in
        speaker = (
            None if told_in is None else material.voices.of(member.report, told_in)
        )
        if kind == "statement" and told_in is not None and speaker is not None:
            cue = cue_that_tells(one, told_in)
            said = f"{speaker} {cue}" if cue else speaker
            clause = replace(clause, said=f"{said}: ")
        elif kind == "statement":
            clause = replace(clause, lacks=clause.lacks + 1)
        clauses.append(clause)
    best = min(clauses, key=lambda clause: (clause.lacks, len(clause.text)))
    return best.said + best.text


def cue_that_tells(one: ReportContext, statement: Statement) -> str | None:
    """The cue where it is more than that something was said: "denied", "fears", "will
    announce"; else None.
    """
    cue = " ".join(" ".join(one.text(piece) for piece in statement.cue).split())
    told = words.tokens(cue)
    return cue if told and not tables.words("plain_cues").issuperset(told) else None


def _clause(
    one: ReportContext, telling: Telling, holder: Telling | None, *, is_counted: bool
) -> _Clause:
    """The words of a telling. Those of a count, or of a noun that says not who, are the
    clause that holds it, as it alone says nothing.
    """
    told = telling
    says_little = telling.agent is None and telling.patient is None
    if telling.form in ("count", "noun") and says_little and holder is not None:
        told = holder
    has_who = told.agent is not None or told.patient is not None
    lacks = 2 * (not has_who) + (is_counted and not told.figures)
    lacks += any(_is_pronoun(mention) for mention in _parties(told))
    parts = list(told.pieces) or [told.span]
    actors = [s for s in (told.agent, told.patient) if s is not None]
    parts += [s for s in actors if not any(part.overlaps(s) for part in parts)]
    text = _text(one, told, sorted(parts))
    if len(text) > WHOLE:
        text = _text(one, told, _parts(told, telling.span))
    return _Clause(lacks=lacks, text=_shortened(text))


def _parts(telling: Telling, counted: Span) -> list[Span]:
    """Who acts, what happens, to whom, the numbers (that which is `counted` above all)
    and the place, in the order of the text, together with the little that stands
    between two of them.
    """
    told = [telling.head, telling.agent, telling.patient]
    told += [figure.span for figure in telling.figures]
    if counted != telling.span:
        told.append(counted)
    if telling.where is not None:
        told += [p for p in (telling.where.span,) if _within(telling, p)]
    parts: list[Span] = []
    for span in sorted(span for span in told if span is not None):
        if parts and _is_near(telling, parts[-1], span):
            parts[-1] = hull([parts[-1], span])
        else:
            parts.append(span)
    return parts


def _is_near(telling: Telling, before: Span, behind: Span) -> bool:
    """Whether so little stands between two parts of a clause that it is given too."""
    if before.overlaps(behind):
        return True
    is_short = behind.start - before.end <= _BETWEEN
    return is_short and _within(telling, hull([before, behind]))


def _within(telling: Telling, span: Span) -> bool:
    return any(piece.covers(span) for piece in telling.pieces)


def _text(one: ReportContext, telling: Telling, parts: Sequence[Span]) -> str:
    """The parts joined in text order, a name in brackets where only a pronoun stands
    for somebody.
    """
    named = {
        mention.span: mention.name
        for mention in _parties(telling)
        if _is_pronoun(mention) and mention.name is not None
    }
    told: list[str] = []
    for part in parts:
        text = one.text(part)
        for span, name in sorted(named.items(), reverse=True):
            if part.covers(span):
                at, to = span.start - part.start, span.end - part.start
                text = f"{text[:at]}[{name}]{text[to:]}"
        told.append(" ".join(text.split()).strip(_EDGES))
    return _JOINTS.sub("", GAP.join(text for text in told if text)).strip(_EDGES)


def _parties(telling: Telling) -> list[Mention]:
    """The mentions of who acts and who is acted upon."""
    both = (telling.agent_mention, telling.patient_mention)
    return [mention for mention in both if mention is not None]


def _is_pronoun(mention: Mention) -> bool:
    return mention.form == "pronoun"


def _shortened(text: str) -> str:
    """A title that is no longer than LONGEST, cut between two words."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"
