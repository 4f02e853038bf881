"""What an account is called: the shortest clause of its reports that says who, what and
the number, in their own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.accounts.context import ReportContext
from onrecord.accounts.material import Material
from onrecord.accounts.members import spread
from onrecord.accounts.title_words import GAP, pronouns, title_of, without_joints
from onrecord.english import tables, words
from onrecord.model import AccountKind, Member, Mention, Span, Statement, Telling, hull

# Characters of a title: a clause of so many is given whole, about a line and a half of
# a page, and a longer one by its parts.
WHOLE = 90
LONGEST = 140
# Words of a cue that is given: a longer one is a sentence by itself.
_WORDS_OF_CUE = 3
# A shorter one says little more than that something was.
LEAST = 50
_SHORT = 30
# Characters between two parts of a clause that are given rather than left out: "were",
# "has not been", a number's article.
_BETWEEN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A way to call an account: what it lacks (of who, number), its words, and who says
    so.
    """

    lacks: int
    text: str
    said: str = ""

    @property
    def rank(self) -> tuple[int, int, bool, int, str]:
        """The least is the best title."""
        is_bare = len(self.text) < LEAST
        return (
            self.lacks,
            self.text.count(GAP.strip()),
            is_bare,
            len(self.text),
            self.text,
        )


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
        speaker = _said(material, member) if kind == "statement" else ""
        clause = _clause(
            one, member.item, holder, is_counted=is_counted, is_said=speaker != ""
        )
        if kind == "statement" and not speaker:
            clause = replace(clause, lacks=clause.lacks + 1)
        elif speaker and not _begins_with(clause.text, speaker):
            clause = replace(clause, said=f"{speaker}{_cue(one, member)}: ")
        clauses.append(clause)
    best = min(clauses, key=lambda clause: clause.rank)
    return best.said + best.text


def _said(material: Material, member: Member) -> str:
    """Who says what a member tells; "" where it is in no statement, or of nobody."""
    told_in = member.item.told_in
    if told_in is None:
        return ""
    return material.voices.of(member.report, told_in) or ""


def _cue(one: ReportContext, member: Member) -> str:
    """How it is said where that is no plain saying: " denied"."""
    cue = (
        None
        if member.item.told_in is None
        else cue_that_tells(one, member.item.told_in)
    )
    told = words.tokens(cue or "")
    is_told = not tables.words("cues_in_titles").isdisjoint(told)
    return f" {cue}" if is_told and len(told) <= _WORDS_OF_CUE else ""


def _begins_with(text: str, speaker: str) -> bool:
    """Whether a clause begins with who says it, and not with something of theirs:
    "Moreau plans to leave".
    """
    name, first = words.tokens(speaker), words.tokens(text[: len(speaker) + _BETWEEN])
    if not name or name[-1] not in first[: len(name) + 1]:
        return False
    behind = text.casefold().partition(name[-1])[2]
    return not behind.startswith(("'s", "’s", "'", "’"))


def cue_that_tells(one: ReportContext, statement: Statement) -> str | None:
    """The cue where it is more than that something was said: "denied", "fears", "will
    announce"; else None.
    """
    cue = " ".join(" ".join(one.text(piece) for piece in statement.cue).split())
    told = words.tokens(cue)
    return cue if told and not tables.words("plain_cues").issuperset(told) else None


def _clause(
    one: ReportContext,
    telling: Telling,
    holder: Telling | None,
    *,
    is_counted: bool,
    is_said: bool,
) -> _Clause:
    """The words of a telling by which it is understood alone."""
    if not telling.gist:
        return _by_pieces(one, telling, holder, is_counted=is_counted)
    text = title_of(one, telling.gist, is_said=is_said)
    lacks = _open_words(text, is_said=is_said)
    figures = [figure.span for figure in telling.figures]
    if is_counted and not any(s.overlaps(f) for s in telling.gist for f in figures):
        lacks += 1
    lacks += telling.form == "noun" and _is_told_by_noun(telling)
    is_part = len(telling.gist) > 1 or _is_subordinate(telling) or len(text) < _SHORT
    if lacks or is_part:
        whole = _whole(one, telling, is_said=is_said)
        left_open = _open_words(whole, is_said=is_said)
        is_better = is_part or left_open < lacks
        if whole and len(whole) <= LONGEST and left_open <= lacks and is_better:
            return _Clause(lacks=left_open, text=whole)
    return _Clause(lacks=lacks + is_part, text=_shortened(text))


def _is_subordinate(telling: Telling) -> bool:
    """Whether nobody who acts in a clause is named in its own words."""
    if telling.form != "clause":
        return _is_told_by_noun(telling)
    actors = [s for s in (telling.agent, telling.patient) if s is not None]
    return not any(p.covers(actor) for actor in actors for p in telling.pieces)


def _is_told_by_noun(telling: Telling) -> bool:
    """Whether the gist is the noun with its own words, and no clause."""
    return all(telling.span.covers(part) for part in telling.gist)


def _whole(one: ReportContext, telling: Telling, *, is_said: bool) -> str:
    """The whole sentence of a telling, or of what is said in it: "" where it is told in
    no one sentence.
    """
    sentences = one.sentences(telling.head)
    if len(sentences) != 1:
        return ""
    whole = sentences[0]
    if is_said and telling.told_in is not None:
        pieces = [p for p in telling.told_in.content if p.covers(telling.head)]
        if not pieces:
            return ""
        start = max(whole.start, pieces[0].start)
        whole = Span(start, min(whole.end, pieces[0].end))
    return without_joints(title_of(one, [whole], is_said=is_said))


def _open_words(text: str, *, is_said: bool) -> int:
    """How much of who is meant a clause leaves open: one that begins with a pronoun or
    with "both" the most.
    """
    told = words.tokens(text)
    left_open = pronouns(is_said=is_said)
    begins = bool(told) and told[0] in left_open and not text.startswith("[")
    goes_on = "[" not in text and not left_open.isdisjoint(told[1:])
    return 2 * begins + goes_on


def _by_pieces(
    one: ReportContext, telling: Telling, holder: Telling | None, *, is_counted: bool
) -> _Clause:
    """A telling without a gist, by its own words. Those of a count, or of a noun that
    says not who, are the clause that holds it, as it alone says nothing.
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
    text = title_of(one, sorted(parts), is_said=False)
    if len(text) > WHOLE:
        text = title_of(one, _parts(told, telling.span), is_said=False)
    return _Clause(lacks=lacks, text=_shortened(without_joints(text)))


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
