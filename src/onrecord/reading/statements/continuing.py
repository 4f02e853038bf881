"""He and she as speakers, where the people of the report alone leave open who they are:
who spoke just before goes on.

“Orlo said … He added …”: a pronoun is the speaker of the statement before it, in its
own paragraph or the one before, where that is a person of fitting gender and nobody
else who fits stands between. What was said does not stand between, but whoever is
spoken of there may be meant by a pronoun that does anything but speak ("Orlo said Venn
… He left").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from onrecord.english.names import plain
from onrecord.english.pronouns import he_and_she, he_and_she_as_subjects
from onrecord.english.quotations import QuoteIndex
from onrecord.english.tables import pairs, words
from onrecord.model import Mention, Span, Statement
from onrecord.reading.bearers import gender_of
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.anchors import Anchors
from onrecord.reading.tokens import Token
from onrecord.spans import SpanIndex


def continue_speakers(
    sheet: Sheet,
    anchors: Anchors,
    quoted: QuoteIndex,
    people: Sequence[Mention],
    statements: Sequence[Statement],
) -> tuple[Statement, ...]:
    """`statements` (in text order) with the names of the pronouns that go on;
    everything else as it was.
    """
    return tuple(_Turns(sheet, anchors, quoted, people, statements).taken())


@dataclass(slots=True)
class _Turn:
    """The statement that spoke last, the name of who spoke before it, and the
    statements within what it says.
    """

    last: Statement
    before: str | None
    within: list[Statement]


class _Turns:
    """The statements of one report, gone through once."""

    def __init__(
        self,
        sheet: Sheet,
        anchors: Anchors,
        quoted: QuoteIndex,
        people: Sequence[Mention],
        statements: Sequence[Statement],
    ) -> None:
        self.sheet, self.anchors, self.quoted, self.statements = (
            sheet,
            anchors,
            quoted,
            statements,
        )
        self.people = SpanIndex([m for m in people if m.kind == "person"])
        self.genders = _genders(sheet, anchors, people)
        self.parts = sorted({s.part.span.start for s in sheet.sentences})
        said = sorted(piece for s in statements for piece in s.content)
        self.said_from = [piece.start for piece in said]
        self.said_to = list(accumulate((piece.end for piece in said), max))

    def taken(self) -> list[Statement]:
        """The statements with their names, in the order they came in."""
        found = list(self.statements)
        turn: _Turn | None = None
        for at in sorted(range(len(found)), key=lambda at: _spoken_at(found[at])):
            statement = found[at]
            if turn is not None and self._is_said(_spoken_at(statement)):
                turn.within.append(statement)
                continue
            if (
                turn is not None
                and statement.speaker_name is None
                and self._goes_on(statement, turn)
            ):
                found[at] = statement = replace(
                    statement, speaker_name=turn.last.speaker_name
                )
            if turn is not None and turn.last.speaker == statement.speaker:
                turn.last = statement
            else:
                turn = _Turn(
                    statement, turn.last.speaker_name if turn is not None else None, []
                )
        return found

    def _goes_on(self, statement: Statement, turn: _Turn) -> bool:
        """Whether the pronoun that speaks in `statement` can only be the speaker of the
        last one.
        """
        last, name = turn.last, turn.last.speaker_name
        gender = self._pronoun(statement)
        if name is None or gender is None or not last.speaker:
            return False
        if last.speaker == statement.speaker:
            return True
        return (
            self._is_near(last, statement)
            and self._fits(last, gender, turn.before)
            and not any(
                name in self._named(piece) for piece in statement.content
            )  # nobody says "Orlo" and is Orlo
            and not any(
                s.speaker_name != name and self._may_be(s.speaker_name, gender)
                for s in turn.within
            )
            and not any(other != name for other in self._named(last.speaker[0]))
            and not any(
                self._rivals(where, name, gender)
                for where in self._open_to(last, statement)
            )
        )

    def _pronoun(self, statement: Statement) -> str | None:
        """ "m" or "f" where a statement's speaker is a he or she outside quotations."""
        if (
            not statement.speaker
            or self.quoted.at(statement.speaker[0].start) is not None
        ):
            return None
        return he_and_she_as_subjects().get(
            statement.speaker[0].of(self.sheet.text).lower()
        )

    def _is_said(self, offset: int) -> bool:
        """Whether a place lies within what some statement says."""
        found = bisect_right(self.said_from, offset) - 1
        return found >= 0 and self.said_to[found] > offset

    def _is_near(self, last: Statement, statement: Statement) -> bool:
        """Whether the one ends in the paragraph in which the other begins, or the one
        before.
        """
        here = statement.speaker[0].start
        if last.speaker[0].start >= here:
            return False
        end = max(
            p.end for p in (*last.speaker, *last.cue, *last.content) if p.start < here
        )
        start = min(
            (p.start for p in statement.content if p.start >= end), default=here
        )
        first, second = (
            bisect_right(self.parts, at) for at in (end - 1, min(start, here))
        )
        return second - first <= 1

    def _fits(self, last: Statement, gender: str, before: str | None) -> bool:
        """Whether the last speaker is a person of that gender.

        Of an unknown one only where who spoke before is not, and the quoted words speak
        of no he or she of that gender.
        """
        name = last.speaker_name or ""
        known = self.genders.get(name, "no person")
        if known:
            return known == gender
        words_ = (
            t
            for piece in last.content
            for t in self.anchors.tokens(piece)
            if self.quoted.at(t.start) is not None
        )
        if any(he_and_she().get(t.text.lower()) == gender for t in words_):
            return False
        return before in (None, name) or self.genders.get(before or "") != gender

    def _may_be(self, name: str | None, gender: str) -> bool:
        return name is not None and self.genders.get(name, "no person") in ("", gender)

    def _named(self, where: Span) -> set[str | None]:
        return {m.name for m in self.people.overlapping(where) if m.form == "name"}

    def _open_to(self, last: Statement, statement: Statement) -> list[Span]:
        """Where somebody else may stand whom the pronoun means: between the two; where
        it does not just speak, in what was said as well.
        """
        whole = Span(last.speaker[0].start, statement.speaker[0].start)
        between = _without(whole, [*last.speaker, *last.content, *statement.content])
        found = [piece for where in between for piece in self._unquoted(where)]
        return found if self._speaks(statement) else [*found, *last.content]

    def _speaks(self, statement: Statement) -> bool:
        """Whether the pronoun does no more than speak: words of its own, or a verb with
        which speakers go on.
        """
        verb = self.anchors.verb(statement.cue[0])
        lemma = self.sheet.tokens[verb].lemma.lower() if verb is not None else ""
        return statement.form == "direct" or lemma in words("continuing_verbs")

    def _unquoted(self, where: Span) -> list[Span]:
        """The stretches of a place that stand in no quotation."""
        inside = [q.span for q in self.quoted.within(where)]
        first = self.quoted.at(where.start)
        return _without(where, inside if first is None else [first.span, *inside])

    def _rivals(self, where: Span, name: str, gender: str) -> bool:
        """Whether anybody else who fits stands there."""
        if any(
            m.name != name and self._can_mean(m, gender)
            for m in self.people.overlapping(where)
        ):
            return True
        others = (
            t
            for t in self.anchors.tokens(where)
            if t.tag == "NN" and self.people.at(t.span) is None
        )
        nouns = pairs("person_nouns")
        return any(
            nouns.get(t.text.lower()) in ("-", gender) and not self._describes(t)
            for t in others
        )

    def _can_mean(self, mention: Mention, gender: str) -> bool:
        if mention.name is not None:
            return self._may_be(mention.name, gender)
        if mention.form == "pronoun":
            # open: whoever it means stands there by another word, or is the speaker
            return False
        word = mention.span.of(self.sheet.text).rsplit(" ", 1)[-1].lower()
        return pairs("person_nouns").get(word, "-") in ("-", gender)

    def _describes(self, noun: Token) -> bool:
        """Whether a noun only says what somebody named is: "Orlo, a lawyer", "lawyer
        Orlo".
        """
        head = self.sheet.tokens[noun.head].span
        beside = (self.sheet.tokens[c] for c in self.sheet.children[noun.index])
        return (
            noun.dep in ("appos", "compound", "nmod", "attr")
            and self.people.at(head) is not None
        ) or any(
            t.dep == "appos" and self.people.at(t.span) is not None for t in beside
        )


def _spoken_at(statement: Statement) -> int:
    """Where a statement's speaker or cue begins."""
    return min(piece.start for piece in (*statement.speaker, *statement.cue))


def _without(whole: Span, cut: Sequence[Span]) -> list[Span]:
    """What is left of `whole` without the pieces `cut`, in text order."""
    found, start = [], whole.start
    for piece in sorted(cut):
        if piece.end > start and piece.start < whole.end:
            found.append((start, piece.start))
            start = piece.end
    return [Span(a, b) for a, b in [*found, (start, whole.end)] if a < b]


def _genders(
    sheet: Sheet, anchors: Anchors, people: Sequence[Mention]
) -> dict[str, str]:
    """Each person's "m", "f" or "" (not known): by the first name, a Mr or Mrs before
    it, a pronoun that means them.
    """
    found: dict[str, str] = {}
    for mention in people:
        if mention.kind != "person" or mention.name is None:
            continue
        known = found.get(mention.name) or gender_of(mention.name)
        if not known and mention.form == "name":
            known = pairs("courtesy").get(_before(sheet, anchors, mention.span), "")
        if not known and mention.form == "pronoun":
            known = he_and_she().get(mention.span.of(sheet.text).lower(), "")
        found[mention.name] = known
    return found


def _before(sheet: Sheet, anchors: Anchors, where: Span) -> str:
    """The word right before a mention, plain."""
    inside = anchors.tokens(where)
    at = inside[0].index - 1 if inside else -1
    if at > 0 and sheet.tokens[at].text == ".":
        at -= 1
    return plain(sheet.tokens[at].text) if at >= 0 else ""
