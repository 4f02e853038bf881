"""He and she: whom a pronoun of third person stands for, where the report leaves no
choice.

Looks back over the sentence, then the sentences before, at most `SENTENCES`. Persons
without a name ("a journalist", "one resident", an open "he") rival the named: where one
of them may be meant, the pronoun stays open. A subject outweighs the other persons of
its sentence; two subjects that fit leave the pronoun open, unless its own clause hangs
on one ("X said he"). Inside a quotation pronouns are left open: another speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.english.tables import words
from onrecord.model import Mention
from onrecord.reading.people.antecedents import (
    GENDERS,
    MOST,
    STEPS,
    SUBJECTS,
    Antecedent,
    Antecedents,
)
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

# tokens: how far a sentence is searched; bounds the time on text that is no prose
REACH = 40
_HANGING = (
    "advcl",
    "ccomp",
    "xcomp",
    "pcomp",
    "acl",
)  # clauses that hang on a verb of which somebody is the subject
_SHARED = (
    "conj",
    "xcomp",
    "advcl",
    "pcomp",
    "prep",
    "acomp",
)  # clauses without a subject that have that of their head


def find_pronouns(
    sheet: Sheet, mentions: Sequence[Mention], genders: dict[str, str], method: str
) -> list[Mention]:
    """The pronouns he and she (in any case) with the name they stand for, or None.

    `mentions` in text order. `genders`: name of each person to "m", "f", "".
    """
    return list(_Pronouns(sheet, mentions, genders).find(method))


class _Pronouns:
    """The pronouns of one report and what may stand before them."""

    def __init__(
        self, sheet: Sheet, mentions: Sequence[Mention], genders: dict[str, str]
    ) -> None:
        self.sheet, self.tokens = sheet, sheet.tokens
        self.persons = Antecedents(sheet, mentions, genders)
        self.spoken_of: set[tuple[int, str | None]] = (
            set()
        )  # sentence and gender of a he or she in a quotation
        self.quoted = sheet.quoted

    def find(self, method: str) -> Iterator[Mention]:
        for token in self.tokens:
            gender = GENDERS.get(token.text.lower())
            if gender is None:
                (
                    self.persons.hear
                    if token.index in self.quoted
                    else self.persons.take
                )(token)
            elif token.index in self.quoted:
                name = self._in_quotation(token, gender)
                self.spoken_of.add((token.sentence, gender))
            else:
                name = self._resolve(token, gender)
                if name is not None and not self.persons.genders.get(name):
                    self.persons.genders[name] = gender
                self.persons.known.append(self.persons.antecedent(name, gender, token))
            if gender is not None:
                yield Mention(
                    span=token.span,
                    method=method,
                    name=name,
                    kind="person",
                    form="pronoun",
                )

    def _in_quotation(self, token: Token, gender: str) -> str | None:
        """Inside a quotation: the one person named there in the same sentence ("Venn
        plays when he wants to").
        """
        near = [
            a
            for a in self.persons.heard[-MOST:]
            if a.sentence == token.sentence and self.persons.fits(a, gender)
        ]
        names = {a.name for a in near}
        if len(names) != 1 or not near[0].subject or token.dep == "dobj":
            return None
        within = range(near[0].token, token.index)
        return near[0].name if all(at in self.quoted for at in within) else None

    def _resolve(self, token: Token, gender: str) -> str | None:
        ahead = _points_ahead(self.sheet, token, self.persons.heads)
        return (
            self._whom(token, gender)
            if ahead is None
            else self._ahead(token, ahead, gender)
        )

    def _ahead(self, token: Token, subject: int, gender: str) -> str | None:
        """The subject behind the comma: "In his speech, X said", where nobody else of
        late may be meant.
        """
        mention = self.persons.heads[subject]
        name = (
            mention.name
            if self.persons.genders.get(mention.name or "") == gender
            else None
        )
        comma = self.sheet.token_at(mention.span.start) - 1
        late = (
            a.name
            for at in self.persons.sentences_before(token.sentence)
            for a in self.persons.near(at, gender)
        )
        alone = all(other == name for other in late)
        return (
            name
            if alone and token.dep == "poss" and self.tokens[comma].text == ","
            else None
        )

    def _whom(self, token: Token, gender: str) -> str | None:
        """The one person of the nearest sentence who fits; the subject before the
        others.
        """
        if token.text.lower().endswith("self"):
            return self._itself(token, gender)
        near = self.persons.near(token.sentence, gender)
        near = [a for a in near if not self._barred(a, token)]
        owner = self._owner(token, near)
        if owner is not None:
            return owner.name
        governors = self._governors(token, near)
        if len({a.name for a in governors}) == 1:
            name = governors[0].name
            # Another subject between them may be meant.
            between = (a for a in near if a.subject and a.place > governors[0].place)
            return name if all(a.name == name for a in between) else None
        leads = self._leading(token, gender, near)
        if leads is not None:
            return leads.name
        if near:
            name = _only(near, gender) or self._alone(near, token.sentence, gender)
            # "X told Y that his …": either's, where the other stands nearer.
            return None if token.dep == "poss" and near[0].name != name else name
        return self._earlier(token, gender)

    def _earlier(self, token: Token, gender: str) -> str | None:
        """The one person of the nearest earlier sentence in which somebody fits."""
        speaks = self.tokens[token.head].lemma.lower() in words("speech_verbs")
        earlier = [
            (
                at,
                [
                    a
                    for a in self.persons.near(at, gender)
                    if speaks or not self._only_says(a)
                ],
            )
            for at in self.persons.sentences_before(token.sentence)
        ]
        for back, (at, near) in enumerate(earlier):
            if near:
                before = at - 1 if back == 0 else None
                alone = len({a.name for _, some in earlier for a in some}) == 1
                name = near[0].name if alone else self._carried(near, gender, before)
                return name if name and self._is_surely(name, gender, at) else None
        return None

    def _alone(
        self, near: Sequence[Antecedent], sentence: int, gender: str
    ) -> str | None:
        """The one person spoken of in a sentence and those before it, whatever the
        place in the sentence.
        """
        earlier = (
            a
            for at in self.persons.sentences_before(sentence)
            for a in self.persons.near(at, gender)
        )
        names = {a.name for a in (*near, *earlier)}
        return names.pop() if len(names) == 1 else None

    def _only_says(self, a: Antecedent) -> bool:
        """Whether it is somebody without a name who says what stands before: "X fled,
        the sheriff said".
        """
        token = self.tokens[a.token]
        told = (
            c for c in self.sheet.children[token.head] if self.tokens[c].dep == "ccomp"
        )
        says = a.subject and self.sheet.speaks(token)
        return a.name is None and says and any(c < token.index for c in told)

    def _is_surely(self, name: str, gender: str, sentence: int) -> bool:
        """False after “She is hurt,” Robin Orlo said: the next "she" is not surely
        Orlo.
        """
        return (
            bool(self.persons.genders.get(name))
            or (sentence, gender) not in self.spoken_of
        )

    def _owner(self, token: Token, near: Sequence[Antecedent]) -> Antecedent | None:
        """Whose something is that a verb's subject does something with: "X injured his
        calf", "X fell on his way".
        """
        noun = self.tokens[token.head]
        if token.dep != "poss" or noun.dep not in ("dobj", "pobj"):
            return None
        verb = (
            self.tokens[noun.head]
            if noun.dep == "dobj"
            else self.tokens[self.tokens[noun.head].head]
        )
        subject = (
            self._subject(self._with_subject(verb.index))
            if verb.pos == "VERB"
            else None
        )
        if subject is None:
            return None
        fits = [a for a in near if subject in (a.token, a.place) and a.name]
        between = [
            a
            for a in near
            if fits and a.token > fits[0].token and a.name != fits[0].name
        ]
        return fits[0] if len({a.name for a in fits}) == 1 and not between else None

    def _leading(
        self, token: Token, gender: str, near: Sequence[Antecedent]
    ) -> Antecedent | None:
        """The subject of what the pronoun's clause hangs on: "X fell before he sang",
        "X, who led it until he died".
        """
        verb = self._verb_over(token)
        for step in range(STEPS):
            clause = self.tokens[verb]
            if step or token.dep not in SUBJECTS:
                subject = self._subject(verb)
                found = [
                    a
                    for a in near
                    if subject is not None and subject in (a.token, a.place)
                ]
                if found:
                    sure = self._is_one_person(found, gender)
                    return (
                        found[0]
                        if sure and self._nobody_between(found[0], token, near)
                        else None
                    )
            if clause.dep not in _HANGING or clause.head == verb:
                break
            verb = clause.head
        return None

    def _verb_over(self, token: Token) -> int:
        """The verb of the clause a token stands in."""
        at = token.head
        for _ in range(STEPS):
            if self.tokens[at].pos in ("VERB", "AUX") or self.tokens[at].head == at:
                break
            at = self.tokens[at].head
        return at

    def _is_one_person(self, found: Sequence[Antecedent], gender: str) -> bool:
        """Whether a subject is one person, of this gender or of a full name, which few
        bodies are taken to have.
        """
        plural = self.tokens[found[0].place].tag in ("NNS", "NNPS")
        one = len({a.name for a in found}) == 1 and not plural
        return one and (
            self.persons.is_shown(found[0], gender) or " " in (found[0].name or "")
        )

    def _nobody_between(
        self, found: Antecedent, token: Token, near: Sequence[Antecedent]
    ) -> bool:
        """Whether nobody else who fits stands behind a subject: no subject; of an owner
        nobody, but for asides.
        """
        behind = [a for a in near if a.token > found.token and a.name != found.name]
        rivals = (
            a
            for a in behind
            if a.subject or (token.dep not in SUBJECTS and not self._is_aside(a, token))
        )
        return found.name is not None and next(rivals, None) is None

    def _is_aside(self, a: Antecedent, token: Token) -> bool:
        """Whether somebody stands in a relative clause that has ended: "X, who met Y,
        lost her case".
        """
        verb = self._verb_over(self.tokens[a.token])
        return self.tokens[verb].dep == "relcl" and not self._under(token.index, verb)

    def _itself(self, token: Token, gender: str) -> str | None:
        """Himself and herself: the subject of the same verb, or the person right before
        ("the king himself").
        """
        verb = (
            self.tokens[token.head].head if token.dep in SUBJECTS else token.head
        )  # "to get himself elected"
        subject = self._subject(self._with_subject(verb))
        for a in self.persons.of_sentence(token.sentence):
            apposed = (
                self.tokens[token.index - 1].text == "," and a.token == token.index - 2
            )
            if a.token == token.index - 1 or apposed or subject in (a.token, a.place):
                return a.name if self.persons.fits(a, gender) else None
        return None

    def _carried(
        self, near: Sequence[Antecedent], gender: str, before: int | None
    ) -> str | None:
        """From an earlier sentence: its one subject, where none of the sentence
        `before` that rivals it.
        """
        name = _only(near, gender)
        subjects = [a for a in near if a.subject]
        if name is None or not any(a.carries for a in near if a.name == name):
            return None
        goes_on = any(a.pronoun for a in subjects if a.name == name)
        if before is not None and not goes_on:
            older = [a for a in self.persons.near(before, gender) if a.subject]
            rivals = [a for a in older if not a.pronoun and self._leads(a)]
            if rivals and all(a.name != name for a in older):
                return None
        return name

    def _leads(self, a: Antecedent) -> bool:
        """Whether it is the subject of its whole sentence."""
        return self.tokens[self.tokens[a.place].head].dep == "ROOT"

    def _barred(self, a: Antecedent, token: Token) -> bool:
        """What grammar rules out: in "X thanked him", "X sang before thanking him",
        "congratulating X, he".
        """
        if token.dep in ("dobj", "dative"):
            subject = self._subject(self._with_subject(token.head))
            return subject is not None and a.place in (
                subject,
                self.persons.top(self.tokens[subject]).index,
            )
        if token.dep in SUBJECTS:
            return not a.subject and self._under(a.token, token.head)
        return False

    def _with_subject(self, verb: int) -> int:
        """The verb whose subject is that of `verb` too."""
        for _ in range(STEPS):
            if self._subject(verb) is not None or self.tokens[verb].dep not in _SHARED:
                break
            verb = self.tokens[verb].head
        return verb

    def _subject(self, verb: int) -> int | None:
        """The subject of a verb; of "X, who said" it is X."""
        children = self.sheet.children[verb][:REACH]
        found = next((c for c in children if self.tokens[c].dep in SUBJECTS), None)
        if (
            found is not None
            and self.tokens[found].tag == "WP"
            and self.tokens[verb].dep == "relcl"
        ):
            return self.tokens[verb].head
        return found

    def _under(self, at: int, verb: int) -> bool:
        """Whether token `at` hangs on `verb`, however deep."""
        for _ in range(STEPS):
            if at == verb:
                return True
            at = self.tokens[at].head
        return False

    def _governors(self, token: Token, near: Sequence[Antecedent]) -> list[Antecedent]:
        """The subject of the verb that the pronoun's own clause is the object of: "X
        said he".
        """
        if token.dep not in SUBJECTS:
            return []
        clause = self.tokens[token.head]
        for _ in range(STEPS):
            if clause.dep != "conj":
                break
            clause = self.tokens[clause.head]
        if clause.dep != "ccomp":
            return []
        subject = self._subject(self._with_subject(clause.head))
        return [a for a in near if subject in (a.place, a.token)]


def _only(near: Sequence[Antecedent], gender: str) -> str | None:
    """The one person, or the one subject; of a gender not shown only as a subject."""
    names = {a.name for a in near}
    subjects = {a.name for a in near if a.subject}
    left = names if len(names) == 1 else subjects
    if len(left) != 1:
        return None
    name = next(iter(left))
    shown = any(a.gender == gender for a in near if a.name == name)
    return name if shown or (subjects == names) else None


def _points_ahead(sheet: Sheet, token: Token, heads: dict[int, Mention]) -> int | None:
    """The subject that follows and that the pronoun may mean: "With her second film,
    Ava …".
    """
    sentence = sheet.sentences[token.sentence]
    before = range(max(sentence.first, token.index - REACH), token.index)
    if (
        token.dep in SUBJECTS
        or any(i in heads for i in before)
        or any(sheet.tokens[i].text == "," for i in before)
    ):
        return None
    behind = range(token.index, min(sentence.last, token.index + REACH))
    return next(
        (
            i
            for i in behind
            if i in heads and i != token.head and sheet.tokens[i].dep in SUBJECTS
        ),
        None,
    )
