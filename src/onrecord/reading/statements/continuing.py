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
from onrecord.english.tables import pairs, words
from onrecord.model import Mention, Span, Statement
from onrecord.reading.bearers import gender_of
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanIndex

_DESCRIBING = frozenset({"appos", "compound", "nmod", "attr"})
_UNKNOWN = ""  # the gender of a person whose name and report do not tell it
_NOBODY = "no person"  # in its place for a name that no person of the report bears


def continue_speakers(
    sheet: Sheet, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """`statements` (in text order) with the names of the pronouns that go on;
    everything else as it was. The people of the sheet must have been read.
    """
    return _Turns(sheet, statements).named()


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

    def __init__(self, sheet: Sheet, statements: Sequence[Statement]) -> None:
        self.sheet = sheet
        self.quoted = sheet.encoded.quoted
        self.statements = statements
        persons = [mention for mention in sheet.people if mention.kind == "person"]
        self.persons = SpanIndex(persons)
        self.genders = _genders(sheet)
        self.parts = sorted({s.part.span.start for s in sheet.sentences})
        contents = sorted(piece for s in statements for piece in s.content)
        self.content_starts = [piece.start for piece in contents]
        self.content_reach = list(accumulate((piece.end for piece in contents), max))

    def named(self) -> tuple[Statement, ...]:
        """The statements with their names, in the order they came in."""
        statements = list(self.statements)
        by_speaker = sorted(
            range(len(statements)), key=lambda at: _speaks_from(statements[at])
        )
        turn: _Turn | None = None
        for at in by_speaker:
            statement = statements[at]
            if turn is None:
                turn = _Turn(statement, None, [])
                continue
            if self._lies_in_content(_speaks_from(statement)):
                turn.within.append(statement)
                continue
            if statement.speaker_name is None and self._goes_on(statement, turn):
                statement = replace(statement, speaker_name=turn.last.speaker_name)
                statements[at] = statement
            if turn.last.speaker == statement.speaker:
                turn.last = statement
            else:
                turn = _Turn(statement, turn.last.speaker_name, [])
        return tuple(statements)

    def _goes_on(self, statement: Statement, turn: _Turn) -> bool:
        """Whether the pronoun that speaks in `statement` can only be the speaker of the
        last one.
        """
        last, name = turn.last, turn.last.speaker_name
        gender = self._gender_of_pronoun(statement)
        if name is None or gender is None or not last.speaker:
            return False
        if last.speaker == statement.speaker:
            return True
        if not self._is_near(last, statement):
            return False
        fits = self._fits(last, gender, turn.before)
        return fits and not self._may_be_another(statement, turn, name, gender)

    def _may_be_another(
        self, statement: Statement, turn: _Turn, name: str, gender: str
    ) -> bool:
        """Whether the pronoun may mean anybody but `name`, who spoke last."""
        # Nobody says "Orlo" and is Orlo.
        if any(name in self._names_in(piece) for piece in statement.content):
            return True
        for other in turn.within:
            if other.speaker_name != name and self._may_be(other.speaker_name, gender):
                return True
        if any(other != name for other in self._names_in(turn.last.speaker[0])):
            return True
        open_places = self._open_to(turn.last, statement)
        return any(self._has_rival(place, name, gender) for place in open_places)

    def _gender_of_pronoun(self, statement: Statement) -> str | None:
        """ "m" or "f" where a statement's speaker is a he or she outside quotations."""
        if not statement.speaker:
            return None
        speaker = statement.speaker[0]
        if self.quoted.at(speaker.start) is not None:
            return None
        return he_and_she_as_subjects().get(speaker.of(self.sheet.text).lower())

    def _lies_in_content(self, offset: int) -> bool:
        """Whether a place lies within what some statement says."""
        at = bisect_right(self.content_starts, offset) - 1
        return at >= 0 and self.content_reach[at] > offset

    def _is_near(self, last: Statement, statement: Statement) -> bool:
        """Whether the one ends in the paragraph in which the other begins, or the one
        before.
        """
        here = statement.speaker[0].start
        if last.speaker[0].start >= here:
            return False
        pieces = (*last.speaker, *last.cue, *last.content)
        end = max(piece.end for piece in pieces if piece.start < here)
        behind = [piece.start for piece in statement.content if piece.start >= end]
        start = min([here, *behind])
        first_part = bisect_right(self.parts, end - 1)
        second_part = bisect_right(self.parts, start)
        return second_part - first_part <= 1

    def _fits(self, last: Statement, gender: str, before: str | None) -> bool:
        """Whether the last speaker is a person of that gender.

        Of an unknown one only where who spoke before is not, and the quoted words speak
        of no he or she of that gender.
        """
        name = last.speaker_name or ""
        known = self.genders.get(name, _NOBODY)
        if known != _UNKNOWN:
            return known == gender
        for piece in last.content:
            for token in self.sheet.tokens_at(piece):
                spoken_of = he_and_she().get(token.text.lower())
                quoted = self.quoted.at(token.start) is not None
                if quoted and spoken_of == gender:
                    return False
        return before in (None, name) or self.genders.get(before or "") != gender

    def _may_be(self, name: str | None, gender: str) -> bool:
        if name is None:
            return False
        return self.genders.get(name, _NOBODY) in (_UNKNOWN, gender)

    def _names_in(self, place: Span) -> set[str | None]:
        mentions = self.persons.overlapping(place)
        return {mention.name for mention in mentions if mention.form == "name"}

    def _open_to(self, last: Statement, statement: Statement) -> list[Span]:
        """Where somebody else may stand whom the pronoun means: between the two; where
        it does not just speak, in what was said as well.
        """
        whole = Span(last.speaker[0].start, statement.speaker[0].start)
        apart = [*last.speaker, *last.content, *statement.content]
        between = [
            piece
            for place in _without(whole, apart)
            for piece in self._outside_quotations(place)
        ]
        if self._does_no_more_than_speak(statement):
            return between
        return [*between, *last.content]

    def _does_no_more_than_speak(self, statement: Statement) -> bool:
        """Whether the pronoun has words of its own, or a verb with which speakers go
        on.
        """
        if statement.form == "direct":
            return True
        verb = self.sheet.tree.verb_in(statement.cue[0])
        if verb is None:
            return False
        return self.sheet.tokens[verb].lemma.lower() in words("continuing_verbs")

    def _outside_quotations(self, place: Span) -> list[Span]:
        inside = [quotation.span for quotation in self.quoted.within(place)]
        around = self.quoted.at(place.start)
        if around is not None:
            inside.append(around.span)
        return _without(place, inside)

    def _has_rival(self, place: Span, name: str, gender: str) -> bool:
        """Whether anybody else who fits stands there."""
        for mention in self.persons.overlapping(place):
            if mention.name != name and self._can_be_meant(mention, gender):
                return True
        for token in self.sheet.tokens_at(place):
            unnamed = token.tag == "NN" and self.persons.at(token.span) is None
            noun_gender = pairs("person_nouns").get(token.text.lower())
            if unnamed and noun_gender in ("-", gender) and not self._describes(token):
                return True
        return False

    def _can_be_meant(self, mention: Mention, gender: str) -> bool:
        if mention.name is not None:
            return self._may_be(mention.name, gender)
        if mention.form == "pronoun":
            # Open: whoever it means stands there by another word, or is the speaker.
            return False
        noun = mention.span.of(self.sheet.text).rsplit(" ", 1)[-1].lower()
        return pairs("person_nouns").get(noun, "-") in ("-", gender)

    def _describes(self, noun: Token) -> bool:
        """Whether a noun only says what somebody named is: "Orlo, a lawyer", "lawyer
        Orlo".
        """
        tree = self.sheet.tree
        head_is_named = self.persons.at(tree.head(noun).span) is not None
        if noun.dep in _DESCRIBING and head_is_named:
            return True
        names_behind = tree.dependents(noun, {"appos"})
        return any(self.persons.at(name.span) is not None for name in names_behind)


def _speaks_from(statement: Statement) -> int:
    """Where a statement's speaker or cue begins."""
    return min(piece.start for piece in (*statement.speaker, *statement.cue))


def _without(whole: Span, cut: Sequence[Span]) -> list[Span]:
    """What is left of `whole` without the pieces `cut`, in text order."""
    left = []
    start = whole.start
    for piece in sorted(cut):
        if piece.end <= start or piece.start >= whole.end:
            continue
        if start < piece.start:
            left.append(Span(start, piece.start))
        start = piece.end
    if start < whole.end:
        left.append(Span(start, whole.end))
    return left


def _genders(sheet: Sheet) -> dict[str, str]:
    """Each person's "m", "f" or "" (not known): by the first name, a Mr or Mrs before
    it, a pronoun that means them.
    """
    genders: dict[str, str] = {}
    for mention in sheet.people:
        name = mention.name
        if mention.kind != "person" or name is None:
            continue
        gender = genders.get(name) or gender_of(name)
        if not gender and mention.form == "name":
            title = _word_before(sheet, mention.span)
            gender = pairs("courtesy").get(title, _UNKNOWN)
        if not gender and mention.form == "pronoun":
            pronoun = mention.span.of(sheet.text).lower()
            gender = he_and_she().get(pronoun, _UNKNOWN)
        genders[name] = gender
    return genders


def _word_before(sheet: Sheet, place: Span) -> str:
    """The word right before a mention, plain; a full stop behind it ("Mr.") is passed
    over.
    """
    inside = sheet.tokens_at(place)
    at = inside[0].index - 1 if inside else -1
    if at > 0 and sheet.tokens[at].text == ".":
        at -= 1
    return plain(sheet.tokens[at].text) if at >= 0 else ""
