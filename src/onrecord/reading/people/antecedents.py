"""Who may be meant by the next he or she: the persons of a report, named or not, as its
text comes to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.english.names import plain, surname
from onrecord.english.tables import pairs
from onrecord.model import Mention
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token

# antecedents looked at in one sentence: bounds the time on text that is no prose
MOST = 60
STEPS = 12  # heads climbed from a token, for the same reason
SENTENCES = 2  # how many sentences back a person may stand, quoted ones not counted
QUOTED = 12  # sentences looked through for those, for the same reason as above
GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
SUBJECTS = ("nsubj", "nsubjpass")
_ANY = frozenset({"any", "every", "each", "no"})
_SINGULAR = ("NN", "NNP")
_CALLED = ("named", "called")
_CHAINED = ("appos", "conj")  # what stands in the place of its head


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A person already mentioned; `name` is None where the report leaves open who it
    is.

    `gender`: "m", "f" or "" (not known). `place`: the token whose place in the sentence
    it has (that of an apposition is its head's). `subject`: of a clause. `carries`: the
    next sentence can take it up (a subject, an object, "according to X", "by X").
    `pronoun`: a he or she. `bearers`: who share the surname that stands here.
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


class Antecedents:
    """The persons of one report so far. `genders`: name of each person to "m", "f", "";
    grows as pronouns show it.
    """

    def __init__(
        self, sheet: Sheet, mentions: Sequence[Mention], genders: dict[str, str]
    ) -> None:
        self.sheet, self.tokens = sheet, sheet.tokens
        self.heads = _heads(sheet, mentions)
        self.genders = dict(genders)
        self.bearers: dict[str, list[str]] = {}
        for name in genders:
            self.bearers.setdefault(surname(name), []).append(name)
        self.inside = _inside(sheet, mentions)
        self.towns = {
            at for e in sheet.toponyms for at in range(e.first, e.last)
        }  # which speak for a government
        self.prose = {
            t.sentence
            for t in sheet.tokens
            if t.index not in sheet.quoted and t.text[0].isalnum()
        }
        self.known: list[Antecedent] = []
        self.heard: list[Antecedent] = []

    def hear(self, token: Token) -> None:
        """Keeps a person whom somebody quoted speaks of, by name or as "my
        grandfather".
        """
        mention = self.heads.get(token.index)
        if mention is not None and mention.form == "name":
            if not self._in_other_name(token):
                self.heard.append(
                    self.antecedent(
                        mention.name, self.genders.get(mention.name or "", ""), token
                    )
                )
            return
        gender = noun_gender(token)
        if (
            gender is not None
            and token.index not in self.inside
            and not self._is_label(token)
        ):
            self.heard.append(self.antecedent(None, gender, token))

    def take(self, token: Token) -> None:
        """Keeps a person of the text for the pronouns behind it."""
        mention = self.heads.get(token.index)
        if mention is not None:
            if self._in_other_name(token):
                return
            if mention.name in self.genders:
                self.known.append(
                    self.antecedent(
                        mention.name, self.genders.get(mention.name or "", ""), token
                    )
                )
            elif mention.form == "name" or not self._is_label(token):
                # Nobody knows who; what is not shown to be a person is at least no
                # reason to look further back.
                found = self.antecedent(None, noun_gender(token) or "", token)
                shared = (
                    self.bearers.get(surname(token.text), [])
                    if mention.form == "name" and not mention.name
                    else []
                )
                if shared or found.subject or mention.form != "name":
                    self.known.append(replace(found, bearers=tuple(shared)))
            return
        gender = noun_gender(token)
        if (
            gender is not None
            and token.index not in self.inside
            and not self._is_label(token)
        ):
            self.known.append(self.antecedent(None, gender, token))
        elif self._is_stranger(token):
            self.known.append(self.antecedent(None, "", token))

    def _in_other_name(self, token: Token) -> bool:
        """Whether a name only tells which: "the Marlow family"."""
        return (
            token.dep in ("compound", "nmod")
            and token.head > token.index
            and token.head not in self.heads
        )

    def _is_label(self, token: Token) -> bool:
        """Whether a noun says what a named person is ("the lawyer, Anna Marlow", "is a
        lawyer") and is no other.
        """
        first = token
        for _ in range(STEPS):
            if first.dep not in _CHAINED:
                break
            first = self.tokens[first.head]  # "is a great lawyer, a good friend"
        if (
            "attr" in (token.dep, first.dep)
            or token.dep in ("compound", "amod", "nmod")
            or token.tag not in _SINGULAR
        ):
            return True
        before = self.tokens[token.head].text.lower() if token.dep == "pobj" else ""
        if before == "as" or any(
            self.tokens[c].text.lower() in _ANY
            for c in self.sheet.children[token.index]
        ):
            return True  # "her first year as a guide", "like any director"
        head = self.heads.get(token.head) if token.dep == "appos" else None
        children = [self.tokens[c] for c in self.sheet.children[token.index]]
        named = any(c.dep == "appos" and c.index in self.heads for c in children)
        called = (
            c.index for c in children if c.dep == "acl" and c.text.lower() in _CALLED
        )  # "a man named Orlo"
        named = named or any(
            self.tokens[o].dep == "oprd" and o in self.heads
            for c in called
            for o in self.sheet.children[c]
        )
        return (
            named
            or head is not None
            or token.index + 1 in self.inside
            or self._is_identified(token)
        )

    def _is_identified(self, token: Token) -> bool:
        """Whether a noun is the object or subject of saying who it is: "identified the
        man as Peter Hill".
        """
        verb = self.tokens[token.head]
        if token.dep not in ("dobj", "nsubjpass") or verb.lemma.lower() not in (
            "identify",
            "name",
        ):
            return False
        said = (
            c for c in self.sheet.children[verb.index] if self.tokens[c].text == "as"
        )
        return any(o in self.heads for c in said for o in self.sheet.children[c])

    def _is_stranger(self, token: Token) -> bool:
        """A name that speaks, or has a Mr or Mrs, and is no mention: somebody, but
        nobody knows who.
        """
        if (
            token.tag != "NNP"
            or not token.text[:1].isupper()
            or token.index in self.inside
            or token.index in self.towns
        ):
            return False
        before = plain(self.tokens[token.index - 1].text) if token.index else ""
        return self.sheet.speaks(token) or before in pairs("courtesy")

    def antecedent(self, name: str | None, gender: str, token: Token) -> Antecedent:
        """A person as the one whose name or noun stands at `token`."""
        top = self.top(token)
        subject = top.dep in SUBJECTS
        pronoun = token.text.lower() in GENDERS
        carries = (
            subject
            or pronoun
            or _cited(self.sheet, top)
            or top.dep in ("dobj", "agent")
        )
        return Antecedent(
            name,
            gender,
            token.index,
            top.index,
            token.sentence,
            subject,
            carries,
            pronoun,
        )

    def top(self, token: Token) -> Token:
        """The token whose place in the sentence a token has: that of an apposition is
        its head's.
        """
        top = token
        for _ in range(STEPS):
            if (
                top.dep not in _CHAINED
                or self.tokens[top.head].sentence != token.sentence
            ):
                break
            if top.dep == "appos" and self.tokens[top.head].pos not in (
                "NOUN",
                "PROPN",
            ):
                break
            top = self.tokens[top.head]
        return top

    def near(self, sentence: int, gender: str) -> list[Antecedent]:
        """The persons of a sentence that fit; of those who share a surname, the one the
        gender leaves.
        """
        found = []
        for a in self.of_sentence(sentence):
            left = [name for name in a.bearers if self.genders.get(name) == gender]
            known = replace(a, name=left[0], gender=gender) if len(left) == 1 else a
            if self.fits(known, gender):
                found.append(known)
        return found

    def fits(self, a: Antecedent, gender: str) -> bool:
        """Whether a he ("m") or she ("f") can be this person, by all that is known."""
        known = self.genders.get(a.name, "") if a.name else a.gender
        return (known or a.gender) in ("", gender)

    def is_shown(self, a: Antecedent, gender: str) -> bool:
        """Whether this person's gender is known, and is this."""
        return ((self.genders.get(a.name, "") if a.name else "") or a.gender) == gender

    def sentences_before(self, sentence: int) -> Iterator[int]:
        """The sentences before one, the nearest first, without those that somebody
        quoted says.
        """
        found = 0
        for at in range(sentence - 1, max(-1, sentence - 1 - QUOTED), -1):
            if at not in self.prose:
                continue
            yield at
            found += 1
            if found == SENTENCES:
                return

    def of_sentence(self, sentence: int) -> list[Antecedent]:
        """The persons of a sentence, the last first."""
        found: list[Antecedent] = []
        for antecedent in reversed(self.known):
            if len(found) == MOST or antecedent.sentence < sentence:
                break
            if antecedent.sentence == sentence:
                found.append(antecedent)
        return found


def _cited(sheet: Sheet, token: Token) -> bool:
    """Whether a person is one it is by, or according to."""
    by = token.dep == "pobj" and sheet.tokens[token.head].text.lower() == "by"
    return by or sheet.is_cited(token)


def noun_gender(token: Token) -> str | None:
    """ "m", "f" or "" of a noun that means one person; None for any other word."""
    found = (
        pairs("person_nouns").get(token.text.lower())
        if token.tag in ("NN", "NNP")
        else None
    )
    return None if found is None else found.strip("-")


def genders_by_nouns(
    sheet: Sheet, mentions: Sequence[Mention], genders: dict[str, str]
) -> dict[str, str]:
    """The genders, and those that a noun beside the name shows: "her father Bassem",
    "Robin, an actress".

    Only where no name showed one, and all nouns beside it say the same.
    """
    shown: dict[str, set[str]] = {}
    for at, mention in _heads(sheet, mentions).items():
        if mention.name is not None and genders.get(mention.name) == "":
            shown.setdefault(mention.name, set()).update(
                filter(None, map(noun_gender, _beside(sheet, at, mention)))
            )
    return genders | {
        name: found.pop() for name, found in shown.items() if len(found) == 1
    }


def _beside(sheet: Sheet, at: int, mention: Mention) -> Iterator[Token]:
    """The nouns that say who somebody is whose name ends with the token `at`."""
    token = sheet.tokens[at]
    for child in sheet.children[at]:
        noun = sheet.tokens[child]
        if noun.dep == "appos" or (
            noun.dep in ("compound", "nmod") and noun.end <= mention.span.start
        ):
            yield noun
    if token.dep == "appos":
        yield sheet.tokens[token.head]


def _heads(sheet: Sheet, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Token index of the head of each person mention."""
    ends = {m.span.end: m for m in mentions if m.kind == "person"}
    return {t.index: ends[t.end] for t in sheet.tokens if t.end in ends}


def _inside(sheet: Sheet, mentions: Sequence[Mention]) -> set[int]:
    """The tokens that stand in mentions by name."""
    found: set[int] = set()
    ends = {m.span.start: m.span.end for m in mentions if m.form == "name"}
    end = 0
    for token in sheet.tokens:
        end = max(end, ends.get(token.start, 0))
        if token.start < end:
            found.add(token.index)
    return found
