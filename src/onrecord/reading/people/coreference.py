"""He and she: whom a pronoun of third person stands for, where the report leaves no choice.

Looks back over the sentence, then the sentences before, at most `SENTENCES`. Persons without a name ("a journalist",
"one resident", an open "he") rival the named: where one of them may be meant, the pronoun stays open. A subject
outweighs the other persons of its sentence; two subjects that fit leave the pronoun open, unless its own clause hangs
on one ("X said he"). Inside a quotation pronouns are left open: another speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Mention
from onrecord.reading.names import plain, surname
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.tables import pairs, words

SENTENCES = 2  # how many sentences back a person may stand, quoted ones not counted
QUOTED = 12  # sentences looked through for those, for the same reason as below
REACH = 40  # tokens: how far a sentence is searched; bounds the time on text that is no prose
MOST = 60  # antecedents looked at in one sentence, for the same reason
STEPS = 12  # heads climbed from a pronoun, for the same reason
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_CALLED = ("named", "called")
_SUBJECTS = ("nsubj", "nsubjpass")
_SHARED = ("conj", "xcomp", "advcl", "pcomp", "prep", "acomp")  # clauses without a subject that have that of their head
_CHAINED = ("appos", "conj")  # what stands in the place of its head


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A person already mentioned; `name` is None where the report leaves open who it is.

    `gender`: "m", "f" or "" (not known). `place`: the token whose place in the sentence it has (that of an apposition
    is its head's). `subject`: of a clause. `carries`: the next sentence can take it up (a subject, an object,
    "according to X", "by X"). `pronoun`: a he or she. `bearers`: who share the surname that stands here.
    """

    name: str | None
    gender: str
    token: int
    place: int
    sentence: int
    subject: bool
    carries: bool
    pronoun: bool
    bearers: tuple[str, ...] = ()


def find_pronouns(syntax: Syntax, mentions: Sequence[Mention], genders: dict[str, str], method: str) -> list[Mention]:
    """The pronouns he and she (in any case) with the name they stand for, or None.

    `mentions` in text order. `genders`: name of each person to "m", "f", "".
    """
    return list(_Pronouns(syntax, mentions, genders).find(method))


class _Pronouns:
    """The pronouns of one report and what may stand before them."""

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention], genders: dict[str, str]) -> None:
        self.syntax, self.tokens = syntax, syntax.tokens
        self.heads = _heads(syntax, mentions)
        self.genders = dict(genders)
        self.spoken_of: set[tuple[int, str | None]] = set()  # sentence and gender of a he or she in a quotation
        self.quoted = syntax.quoted_tokens()
        self.bearers: dict[str, list[str]] = {}
        for name in genders:
            self.bearers.setdefault(surname(name), []).append(name)
        self.inside = _inside(syntax, mentions)
        self.known: list[Antecedent] = []
        self.heard: list[Antecedent] = []

    def find(self, method: str) -> Iterator[Mention]:
        for token in self.tokens:
            gender = GENDERS.get(token.text.lower())
            if gender is None:
                (self._hear if token.index in self.quoted else self._take)(token)
            elif token.index in self.quoted:
                name = self._in_quotation(token, gender)
                self.spoken_of.add((token.sentence, gender))
            else:
                name = self._resolve(token, gender)
                if name is not None and not self.genders.get(name):
                    self.genders[name] = gender
                self.known.append(self._antecedent(name, gender, token))
            if gender is not None:
                yield Mention(span=token.span, method=method, name=name, kind="person", form="pronoun")

    def _hear(self, token: Token) -> None:
        """Keeps a person whom somebody quoted names."""
        mention = self.heads.get(token.index)
        if mention is not None and mention.form == "name" and not self._in_other_name(token):
            self.heard.append(self._antecedent(mention.name, self.genders.get(mention.name or "", ""), token))

    def _in_quotation(self, token: Token, gender: str) -> str | None:
        """Inside a quotation: the one person named there in the same sentence ("Venn plays when he wants to")."""
        near = [a for a in self.heard[-MOST:] if a.sentence == token.sentence and self._fits(a, gender)]
        names = {a.name for a in near}
        if len(names) != 1 or not near[0].subject or token.dep == "dobj":
            return None
        within = range(near[0].token, token.index)
        return near[0].name if all(at in self.quoted for at in within) else None

    def _resolve(self, token: Token, gender: str) -> str | None:
        return None if _points_ahead(self.syntax, token, self.heads) else self._whom(token, gender)

    def _take(self, token: Token) -> None:
        """Keeps a person of the text for the pronouns behind it."""
        mention = self.heads.get(token.index)
        if mention is not None:
            if self._in_other_name(token):
                return
            if mention.name in self.genders:
                self.known.append(self._antecedent(mention.name, self.genders.get(mention.name or "", ""), token))
            elif mention.form == "name" or not self._is_label(token):
                # Nobody knows who; what is not shown to be a person is at least no reason to look further back.
                found = self._antecedent(None, noun_gender(token) or "", token)
                shared = (
                    self.bearers.get(surname(token.text), []) if mention.form == "name" and not mention.name else []
                )
                if shared or found.subject or mention.form != "name":
                    self.known.append(replace(found, bearers=tuple(shared)))
            return
        gender = noun_gender(token)
        if gender is not None and token.index not in self.inside and not self._is_label(token):
            self.known.append(self._antecedent(None, gender, token))
        elif self._is_stranger(token):
            self.known.append(self._antecedent(None, "", token))

    def _in_other_name(self, token: Token) -> bool:
        """Whether a name only tells which: "the Marlow family"."""
        return token.dep in ("compound", "nmod") and token.head > token.index and token.head not in self.heads

    def _is_label(self, token: Token) -> bool:
        """Whether a noun says what a named person is ("the lawyer, Anna Marlow", "is a lawyer") and is no other."""
        if token.dep in ("compound", "attr", "amod", "nmod") or token.tag not in ("NN", "NNP"):
            return True
        head = self.heads.get(token.head) if token.dep == "appos" else None
        children = [self.tokens[c] for c in self.syntax.children[token.index]]
        named = any(c.dep == "appos" and c.index in self.heads for c in children)
        called = (c.index for c in children if c.dep == "acl" and c.text.lower() in _CALLED)  # "a man named Orlo"
        named = named or any(
            self.tokens[o].dep == "oprd" and o in self.heads for c in called for o in self.syntax.children[c]
        )
        return named or head is not None or token.index + 1 in self.inside

    def _is_stranger(self, token: Token) -> bool:
        """A name that speaks, or has a Mr or Mrs, and is no mention: somebody, but nobody knows who."""
        if token.tag != "NNP" or not token.text[:1].isupper() or token.index in self.inside:
            return False
        before = plain(self.tokens[token.index - 1].text) if token.index else ""
        speaks = token.dep == "nsubj" and self.tokens[token.head].lemma.lower() in words("speech_verbs")
        return speaks or before in pairs("courtesy")

    def _antecedent(self, name: str | None, gender: str, token: Token) -> Antecedent:
        top = self._top(token)
        subject = top.dep in _SUBJECTS
        pronoun = token.text.lower() in GENDERS
        carries = subject or pronoun or _cited(self.syntax, top) or top.dep in ("dobj", "agent")
        return Antecedent(name, gender, token.index, top.index, token.sentence, subject, carries, pronoun)

    def _top(self, token: Token) -> Token:
        """The token whose place in the sentence a token has: that of an apposition is its head's."""
        top = token
        for _ in range(STEPS):
            if top.dep not in _CHAINED or self.tokens[top.head].sentence != token.sentence:
                break
            if top.dep == "appos" and self.tokens[top.head].pos not in ("NOUN", "PROPN"):
                break
            top = self.tokens[top.head]
        return top

    def _whom(self, token: Token, gender: str) -> str | None:
        """The one person of the nearest sentence who fits; the subject before the others."""
        if token.text.lower().endswith("self"):
            return self._itself(token, gender)
        near = self._near(token.sentence, gender)
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
        if near:
            name = _only(near, gender) or self._alone(near, token.sentence, gender)
            # "X told Y that his …": either's, where the other stands nearer.
            return None if token.dep == "poss" and near[0].name != name else name
        speaks = self.tokens[token.head].lemma.lower() in words("speech_verbs")
        earlier = [
            (at, [a for a in self._near(at, gender) if speaks or not self._only_says(a)])
            for at in self._sentences_before(token.sentence)
        ]
        for back, (at, near) in enumerate(earlier):
            if near:
                before = at - 1 if back == 0 else None
                alone = len({a.name for _, some in earlier for a in some}) == 1
                name = near[0].name if alone else self._carried(near, gender, before)
                return name if name and self._is_surely(name, gender, at) else None
        return None

    def _alone(self, near: Sequence[Antecedent], sentence: int, gender: str) -> str | None:
        """The one person spoken of in a sentence and those before it, whatever the place in the sentence."""
        earlier = (a for at in self._sentences_before(sentence) for a in self._near(at, gender))
        names = {a.name for a in (*near, *earlier)}
        return names.pop() if len(names) == 1 else None

    def _only_says(self, a: Antecedent) -> bool:
        """Whether it is somebody without a name who says what stands before: "X fled, the sheriff said"."""
        token = self.tokens[a.token]
        verb = self.tokens[token.head]
        told = (c for c in self.syntax.children[verb.index] if self.tokens[c].dep == "ccomp")
        says = a.subject and token.dep == "nsubj" and verb.lemma.lower() in words("speech_verbs")
        return a.name is None and says and any(c < token.index for c in told)

    def _is_surely(self, name: str, gender: str, sentence: int) -> bool:
        """False after “She is hurt,” Robin Orlo said: the next "she" is not surely Orlo."""
        return bool(self.genders.get(name)) or (sentence, gender) not in self.spoken_of

    def _sentences_before(self, sentence: int) -> Iterator[int]:
        """The sentences before one, the nearest first, without those that somebody quoted says."""
        found = 0
        for at in range(sentence - 1, max(-1, sentence - 1 - QUOTED), -1):
            tokens = self.syntax.of(self.syntax.sentences[at])
            if all(t.index in self.quoted or not t.text[0].isalnum() for t in tokens):
                continue
            yield at
            found += 1
            if found == SENTENCES:
                return

    def _owner(self, token: Token, near: Sequence[Antecedent]) -> Antecedent | None:
        """Whose something is that a verb's subject does something with: "X injured his calf", "X fell on his way"."""
        noun = self.tokens[token.head]
        if token.dep != "poss" or noun.dep not in ("dobj", "pobj"):
            return None
        verb = self.tokens[noun.head] if noun.dep == "dobj" else self.tokens[self.tokens[noun.head].head]
        subject = self._subject(self._with_subject(verb.index)) if verb.pos == "VERB" else None
        if subject is None:
            return None
        fits = [a for a in near if subject in (a.token, a.place) and a.name]
        between = [a for a in near if fits and a.token > fits[0].token and a.name != fits[0].name]
        return fits[0] if len({a.name for a in fits}) == 1 and not between else None

    def _itself(self, token: Token, gender: str) -> str | None:
        """Himself and herself: the subject of the same verb, or the person right before ("the king himself")."""
        verb = self.tokens[token.head].head if token.dep in _SUBJECTS else token.head  # "to get himself elected"
        subject = self._subject(self._with_subject(verb))
        for a in self._of_sentence(token.sentence):
            if a.token == token.index - 1 or subject in (a.token, a.place):
                return a.name if self._fits(a, gender) else None
        return None

    def _carried(self, near: Sequence[Antecedent], gender: str, before: int | None) -> str | None:
        """From an earlier sentence: its one subject, where none of the sentence `before` that rivals it."""
        name = _only(near, gender)
        subjects = [a for a in near if a.subject]
        if name is None or not any(a.carries for a in near if a.name == name):
            return None
        goes_on = any(a.pronoun for a in subjects if a.name == name)
        if before is not None and not goes_on:
            older = [a for a in self._near(before, gender) if a.subject]
            rivals = [a for a in older if not a.pronoun and self._leads(a)]
            if rivals and all(a.name != name for a in older):
                return None
        return name

    def _near(self, sentence: int, gender: str) -> list[Antecedent]:
        """The persons of a sentence that fit; of those who share a surname, the one the gender leaves."""
        found = []
        for a in self._of_sentence(sentence):
            left = [name for name in a.bearers if self.genders.get(name) == gender]
            known = replace(a, name=left[0], gender=gender) if len(left) == 1 else a
            if self._fits(known, gender):
                found.append(known)
        return found

    def _leads(self, a: Antecedent) -> bool:
        """Whether it is the subject of its whole sentence."""
        return self.tokens[self.tokens[a.place].head].dep == "ROOT"

    def _fits(self, a: Antecedent, gender: str) -> bool:
        known = self.genders.get(a.name, "") if a.name else a.gender
        return (known or a.gender) in ("", gender)

    def _barred(self, a: Antecedent, token: Token) -> bool:
        """What grammar rules out: in "X thanked him", "X sang before thanking him", "congratulating X, he"."""
        if token.dep in ("dobj", "dative"):
            subject = self._subject(self._with_subject(token.head))
            return subject is not None and a.place in (subject, self._top(self.tokens[subject]).index)
        if token.dep in _SUBJECTS:
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
        children = self.syntax.children[verb][:REACH]
        found = next((c for c in children if self.tokens[c].dep in _SUBJECTS), None)
        if found is not None and self.tokens[found].tag == "WP" and self.tokens[verb].dep == "relcl":
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
        """The subject of the verb that the pronoun's own clause is the object of: "X said he"."""
        if token.dep not in _SUBJECTS:
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

    def _of_sentence(self, sentence: int) -> list[Antecedent]:
        found: list[Antecedent] = []
        for antecedent in reversed(self.known):
            if len(found) == MOST or antecedent.sentence < sentence:
                break
            if antecedent.sentence == sentence:
                found.append(antecedent)
        return found


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


def _cited(syntax: Syntax, token: Token) -> bool:
    """Whether a person is one it is by, or according to."""
    governor = syntax.tokens[token.head]
    before = governor.text.lower()
    according = before == "to" and syntax.tokens[governor.head].text.lower() == "according"
    return token.dep == "pobj" and (before == "by" or according)


def noun_gender(token: Token) -> str | None:
    """ "m", "f" or "" of a noun that means one person; None for any other word."""
    found = pairs("person_nouns").get(token.text.lower()) if token.tag in ("NN", "NNP") else None
    return None if found is None else found.strip("-")


def _heads(syntax: Syntax, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Token index of the head of each person mention."""
    ends = {m.span.end: m for m in mentions if m.kind == "person"}
    return {t.index: ends[t.end] for t in syntax.tokens if t.end in ends}


def _inside(syntax: Syntax, mentions: Sequence[Mention]) -> set[int]:
    """The tokens that stand in mentions by name."""
    found: set[int] = set()
    ends = {m.span.start: m.span.end for m in mentions if m.form == "name"}
    end = 0
    for token in syntax.tokens:
        end = max(end, ends.get(token.start, 0))
        if token.start < end:
            found.add(token.index)
    return found


def _points_ahead(syntax: Syntax, token: Token, heads: dict[int, Mention]) -> bool:
    """Whether a subject may follow that the pronoun means: "With her second film, Ava …"."""
    sentence = syntax.sentences[token.sentence]
    before = range(max(sentence.first, token.index - REACH), token.index)
    if token.dep in _SUBJECTS or any(i in heads for i in before) or any(syntax.tokens[i].text == "," for i in before):
        return False
    behind = range(token.index, min(sentence.last, token.index + REACH))
    return any(i in heads and i != token.head and syntax.tokens[i].dep in _SUBJECTS for i in behind)
