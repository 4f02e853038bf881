"""He and she: whom a pronoun of third person stands for, where the report leaves no
choice.

Looks back over the sentence, then the sentences before, at most `SENTENCES`. Persons
without a name ("a journalist", "one resident", an open "he") rival the named: where one
of them may be meant, the pronoun stays open. A subject outweighs the other persons of
its sentence; two subjects that fit leave the pronoun open, unless its own clause hangs
on one ("X said he"). Inside a quotation pronouns are left open: another speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.english.pronouns import he_and_she
from onrecord.english.tables import words
from onrecord.model import Mention
from onrecord.reading.people.antecedents import MOST, STEPS, Antecedent, Antecedents
from onrecord.reading.people.clause_subjects import (
    HANGING,
    REACH,
    subject_of,
    subject_shared_by,
    verb_over,
)
from onrecord.reading.people.forms import by_pronoun
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.reading.tree import NOUN_SUBJECTS


def find_pronouns(
    sheet: Sheet, mentions: Sequence[Mention], genders: Mapping[str, str]
) -> list[Mention]:
    """The pronouns he and she (in any case) with the name they stand for, or None.

    `mentions` in text order. `genders`: name of each person to "m", "f" or "".
    """
    return list(_Pronouns(sheet, mentions, genders).find())


class _Pronouns:
    """The pronouns of one report and what may stand before them."""

    def __init__(
        self, sheet: Sheet, mentions: Sequence[Mention], genders: Mapping[str, str]
    ) -> None:
        self.sheet = sheet
        self.tree = sheet.tree
        self.persons = Antecedents(sheet, mentions, genders)
        # sentence and gender of each he or she within a quotation
        self.spoken_of: set[tuple[int, str]] = set()

    def find(self) -> Iterator[Mention]:
        """The pronouns in text order."""
        for token in self.sheet.tokens:
            gender = he_and_she().get(token.text.lower())
            quoted = token.index in self.sheet.quoted
            if gender is None and quoted:
                self.persons.hear(token)
            elif gender is None:
                self.persons.take(token)
            elif quoted:
                yield by_pronoun(token.span, self._in_quotation(token, gender))
                self.spoken_of.add((token.sentence, gender))
            else:
                name = self._in_prose(token, gender)
                if name is not None and not self.persons.genders.get(name):
                    self.persons.genders[name] = gender
                pronoun = self.persons.antecedent(token, name, gender)
                self.persons.known.append(pronoun)
                yield by_pronoun(token.span, name)

    def _in_quotation(self, token: Token, gender: str) -> str | None:
        """Inside a quotation: the one person named there in the same sentence ("Venn
        plays when he wants to").
        """
        near = [
            person
            for person in self.persons.heard[-MOST:]
            if person.sentence == token.sentence and self.persons.fits(person, gender)
        ]
        if len(_names(near)) != 1 or not near[0].subject or token.dep == "dobj":
            return None
        between = range(near[0].token, token.index)
        one_quotation = all(index in self.sheet.quoted for index in between)
        return near[0].name if one_quotation else None

    def _in_prose(self, token: Token, gender: str) -> str | None:
        """Whom a pronoun of the report's own words means, where one can be meant."""
        ahead = self._subject_ahead(token)
        if ahead is not None:
            return self._ahead(token, ahead, gender)
        if token.text.lower().endswith("self"):
            return self._reflexive(token, gender)
        near = [
            person
            for person in self.persons.near(token.sentence, gender)
            if not self._is_barred(person, token)
        ]
        name = self._owner(token, near)
        if name is not None:
            return name
        speakers = self._speakers(token, near)
        if len(_names(speakers)) == 1:
            name = speakers[0].name
            # Another subject between them may be meant.
            between = [p for p in near if p.subject and p.place > speakers[0].place]
            return name if _names(between) <= {name} else None
        return self._leading(token, gender, near) or self._nearest(token, gender, near)

    def _nearest(
        self, token: Token, gender: str, near: Sequence[Antecedent]
    ) -> str | None:
        """The one person of the pronoun's own sentence, or else of the nearest earlier
        one.
        """
        if not near:
            return self._earlier(token, gender)
        name = _only(near, gender)
        if not name:
            before = self.persons.near_before(token.sentence, gender)
            names = _names([*near, *before])
            name = names.pop() if len(names) == 1 else None
        # "X told Y that his …": either's, where the other stands nearer.
        either = token.dep == "poss" and near[0].name != name
        return None if either else name

    def _subject_ahead(self, token: Token) -> Token | None:
        """The subject that follows and that the pronoun may mean: "With her second
        film, Ava …".
        """
        if token.dep in NOUN_SUBJECTS:
            return None
        tokens = self.sheet.tokens
        heads = self.persons.heads
        sentence = self.sheet.sentences[token.sentence]
        for earlier in tokens[max(sentence.first, token.index - REACH) : token.index]:
            if earlier.index in heads or earlier.text == ",":
                return None
        for later in tokens[token.index : min(sentence.last, token.index + REACH)]:
            subject = later.index in heads and later.dep in NOUN_SUBJECTS
            if subject and later.index != token.head:
                return later
        return None

    def _ahead(self, token: Token, subject: Token, gender: str) -> str | None:
        """The subject behind the comma: "In his speech, X said", where nobody else of
        late may be meant.
        """
        mention = self.persons.heads[subject.index]
        if self.persons.genders.get(mention.name or "") != gender:
            return None
        before = self.persons.near_before(token.sentence, gender)
        alone = _names(before) <= {mention.name}
        comma = self.sheet.tokens[self.sheet.token_at(mention.span.start) - 1]
        owns = token.dep == "poss" and comma.text == ","
        return mention.name if alone and owns else None

    def _earlier(self, token: Token, gender: str) -> str | None:
        """The one person of the nearest earlier sentence in which somebody fits."""
        speaks = self.tree.head(token).lemma.lower() in words("speech_verbs")
        sentences: list[tuple[int, list[Antecedent]]] = []
        for sentence in self.persons.sentences_before(token.sentence):
            near = self.persons.near(sentence, gender)
            if not speaks:
                near = [person for person in near if not self._only_says(person)]
            sentences.append((sentence, near))
        everybody = _names(person for _, near in sentences for person in near)
        for back, (sentence, near) in enumerate(sentences):
            if not near:
                continue
            name = near[0].name
            if len(everybody) > 1:
                before = sentence - 1 if back == 0 else None
                name = self._carried(near, gender, before)
            sure = name is not None and self._is_surely(name, gender, sentence)
            return name if sure else None
        return None

    def _only_says(self, person: Antecedent) -> bool:
        """Whether it is somebody without a name who says what stands before: "X fled,
        the sheriff said".
        """
        token = self.sheet.tokens[person.token]
        if person.name is not None or not person.subject:
            return False
        if not self.sheet.speaks(token):
            return False
        content = self.tree.dependent(self.tree.head(token), ("ccomp",))
        return content is not None and content.index < token.index

    def _is_surely(self, name: str, gender: str, sentence: int) -> bool:
        """False after “She is hurt,” Robin Orlo said: the next "she" is not surely
        Orlo.
        """
        if self.persons.genders.get(name):
            return True
        return (sentence, gender) not in self.spoken_of

    def _owner(self, token: Token, near: Sequence[Antecedent]) -> str | None:
        """Whose something is that a verb's subject does something with: "X injured his
        calf", "X fell on his way".
        """
        noun = self.tree.head(token)
        if token.dep != "poss" or noun.dep not in ("dobj", "pobj"):
            return None
        verb = self.tree.head(noun)
        if noun.dep == "pobj":
            verb = self.tree.head(verb)
        if verb.pos != "VERB":
            return None
        subject = subject_shared_by(self.tree, verb)
        owners = [person for person in near if person.is_at(subject) and person.name]
        if len(_names(owners)) != 1:
            return None
        owner = owners[0]
        between = [person for person in near if person.token > owner.token]
        return owner.name if _names(between) <= {owner.name} else None

    def _speakers(self, token: Token, near: Sequence[Antecedent]) -> list[Antecedent]:
        """The subject of the verb that the pronoun's own clause is the object of: "X
        said he".
        """
        if token.dep not in NOUN_SUBJECTS:
            return []
        clause = self.tree.climb(self.tree.head(token), ("conj",), STEPS)
        if clause.dep != "ccomp":
            return []
        subject = subject_shared_by(self.tree, self.tree.head(clause))
        return [person for person in near if person.is_at(subject)]

    def _leading(
        self, token: Token, gender: str, near: Sequence[Antecedent]
    ) -> str | None:
        """The subject of what the pronoun's clause hangs on: "X fell before he sang",
        "X, who led it until he died".
        """
        verb = verb_over(self.tree, token)
        own_subject = token.dep in NOUN_SUBJECTS
        for _ in range(STEPS):
            subject = None if own_subject else subject_of(self.tree, verb)
            leaders = [person for person in near if person.is_at(subject)]
            if leaders:
                sure = self._is_one_person(leaders, gender)
                alone = sure and self._is_unrivalled(leaders[0], token, near)
                return leaders[0].name if alone else None
            if verb.dep not in HANGING or verb.head == verb.index:
                return None
            verb = self.tree.head(verb)
            own_subject = False
        return None

    def _is_one_person(self, leaders: Sequence[Antecedent], gender: str) -> bool:
        """Whether a subject is one person, of this gender or of a full name, which few
        bodies are taken to have.
        """
        first = leaders[0]
        plural = self.sheet.tokens[first.place].tag in ("NNS", "NNPS")
        if plural or len(_names(leaders)) != 1:
            return False
        return self.persons.is_shown(first, gender) or " " in (first.name or "")

    def _is_unrivalled(
        self, subject: Antecedent, token: Token, near: Sequence[Antecedent]
    ) -> bool:
        """Whether nobody else who fits stands between a named subject and a pronoun: no
        subject; where the pronoun is none, nobody but in asides.
        """
        if subject.name is None:
            return False
        for other in near:
            if other.token <= subject.token or other.name == subject.name:
                continue
            if other.subject:
                return False
            if token.dep not in NOUN_SUBJECTS and not self._is_aside(other, token):
                return False
        return True

    def _is_aside(self, person: Antecedent, token: Token) -> bool:
        """Whether somebody stands in a relative clause that has ended: "X, who met Y,
        lost her case".
        """
        verb = verb_over(self.tree, self.sheet.tokens[person.token])
        return verb.dep == "relcl" and not self.tree.hangs_on(token, verb, STEPS)

    def _reflexive(self, token: Token, gender: str) -> str | None:
        """Himself and herself: the subject of the same verb, or the person right before
        ("the king himself").
        """
        verb = self.tree.head(token)
        if token.dep in NOUN_SUBJECTS:
            verb = self.tree.head(verb)  # "to get himself elected"
        subject = subject_shared_by(self.tree, verb)
        beside = [token.index - 1]
        if self.sheet.tokens[token.index - 1].text == ",":
            beside.append(token.index - 2)
        for person in self.persons.of_sentence(token.sentence):
            if person.token in beside or person.is_at(subject):
                return person.name if self.persons.fits(person, gender) else None
        return None

    def _carried(
        self, near: Sequence[Antecedent], gender: str, before: int | None
    ) -> str | None:
        """From an earlier sentence: its one subject, where none of the sentence
        `before` that rivals it.
        """
        name = _only(near, gender)
        same = [person for person in near if person.name == name]
        if name is None or not any(person.carries for person in same):
            return None
        goes_on = any(person.subject and person.pronoun for person in same)
        if before is not None and not goes_on:
            older = [p for p in self.persons.near(before, gender) if p.subject]
            rivals = [p for p in older if not p.pronoun and self._leads(p)]
            if rivals and name not in _names(older):
                return None
        return name

    def _leads(self, person: Antecedent) -> bool:
        """Whether somebody is the subject of the whole sentence."""
        return self.tree.head(self.sheet.tokens[person.place]).dep == "ROOT"

    def _is_barred(self, person: Antecedent, token: Token) -> bool:
        """What grammar rules out: in "X thanked him", "X sang before thanking him",
        "congratulating X, he".
        """
        if token.dep in NOUN_SUBJECTS:
            at = self.sheet.tokens[person.token]
            below = self.tree.hangs_on(at, self.tree.head(token), STEPS)
            return below and not person.subject
        if token.dep not in ("dobj", "dative"):
            return False
        subject = subject_shared_by(self.tree, self.tree.head(token))
        if subject is None:
            return False
        return person.place in (subject.index, self.persons.top(subject).index)


def _names(persons: Iterable[Antecedent]) -> set[str | None]:
    return {person.name for person in persons}


def _only(near: Sequence[Antecedent], gender: str) -> str | None:
    """The one person, or the one subject; of a gender not shown only as a subject."""
    names = _names(near)
    subjects = _names(person for person in near if person.subject)
    left = names if len(names) == 1 else subjects
    if len(left) != 1:
        return None
    (name,) = left
    shown = any(person.gender == gender for person in near if person.name == name)
    return name if shown or subjects == names else None
