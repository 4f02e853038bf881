"""People and bodies named by what they are: "the US leader", "the defence ministry",
"Russia said".

A role gets a person's name only where the report itself says who holds it ("Ukrainian
president X", "Y, UK prime minister", "Russia's Z"). A body gets its country only from
the report's own words, in this sentence or the one before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from onrecord.english.names import OTHER_HOLDERS, plain
from onrecord.english.tables import rows, words_as
from onrecord.model import Mention, Place, Span
from onrecord.reading.people.countries import countries_at
from onrecord.reading.people.forms import by_role, by_seat
from onrecord.reading.people.offices import (
    POSSESSIVE,
    Descriptions,
    Office,
    classes,
    is_holder,
)
from onrecord.reading.people.person_names import People
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence, Token
from onrecord.spans import SpanSet

REACH = 8  # tokens behind a body in which its members may stand
LEAD = 2  # sentences: a headline and the first below it


class Roles:
    """Finds the role mentions of one report."""

    def __init__(self, sheet: Sheet, people: People, places: Sequence[Place]) -> None:
        self.sheet, self.tokens, self.people = sheet, sheet.tokens, people
        self.quoted = sheet.quoted
        self.starts = {m.first: m for m in people.mentions}
        persons = people.persons
        self.named = {
            m.last - 1: persons[m.person].name
            for m in people.mentions
            if m.person is not None
        }
        self.country_at = countries_at(sheet, places)
        self.place_starts = {p.span.start for p in places}
        self.countries = {
            p.span: p for p in places if p.kind == "country" and p.country
        }
        self.said = Descriptions(sheet, people, self.country_at)
        self.titles = {i for m in people.mentions for i in self.said.before(m.first)}
        self.offices = tuple(self.said.offices(people.mentions))
        self.held: dict[int, set[str]] = {}
        for office in self.offices:
            self.held.setdefault(office.person, set()).update(
                classes()[n] for n in office.nouns
            )

    def find(self, taken: SpanSet, owned: Sequence[Mention] = ()) -> list[Mention]:
        """Role mentions outside the spans `taken`, in text order. `owned`: bodies found
        before, of `owned()`.
        """
        persons = list(self._persons(taken))
        with_persons = [*taken.spans, *(person.span for person in persons)]
        bodies = self._bodies(SpanSet(with_persons), owned)
        mentions = [*persons, *bodies, *self._states()]
        return sorted(mentions, key=lambda mention: mention.span)

    def _persons(self, taken: SpanSet) -> Iterator[Mention]:
        """The noun phrases that name a person by a role, unless a name follows as part
        of them.
        """
        phrases = SpanSet()
        for token in self.tokens:
            noun = self._noun_at(token)
            if (
                noun is None
                or token.tag not in ("NN", "NNP")
                or token.index + 1 in self.starts
            ):
                continue
            if (
                token.index in self.titles
                or self._runs_on(token)
                or self._owns_body(token)
                or self._is_tied(token)
            ):
                continue
            stretch = self.said.before(token.index - noun.count(" "))
            span, article = self._span(stretch, token, noun)
            holder = self._lead(token, stretch, noun, article)
            if not (holder or self._definite(article, stretch)) or (
                noun == "head" and article != "the"
            ):
                continue
            if not taken.touches(span) and not phrases.touches(span):
                phrases.add(span)
                yield by_role(
                    span,
                    holder or self._holder(stretch, noun, article, token.index),
                    "person",
                )

    def _definite(self, article: str, stretch: Sequence[int]) -> bool:
        """Whether the phrase means a certain one: by its article, or by whose it is
        ("UK prime minister").
        """
        owned = any(
            i in self.country_at or self.tokens[i].start in self.place_starts
            for i in stretch
        )
        return article in words_as("determiners", "definite") or (not article and owned)

    def _noun_at(self, token: Token) -> str | None:
        """The role noun that ends in this token; the longest ("prime minister")."""
        word = plain(token.text)
        if token.index and self.tokens[token.index - 1].sentence == token.sentence:
            two = f"{plain(self.tokens[token.index - 1].text)} {word}"
            if two in classes():
                return two
        return word if word in classes() else None

    def _runs_on(self, token: Token) -> bool:
        """Whether the phrase goes on with another noun: "president election", "minister
        of" is kept.
        """
        after = (
            self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        )
        same = after is not None and after.sentence == token.sentence
        return same and after is not None and after.tag in ("NN", "NNS", "NNP", "NNPS", "POS") and (
            after.tag != "POS" and after.start - token.end <= 1
        )  # fmt: skip

    def _is_tied(self, token: Token) -> bool:
        """Whether the phrase only introduces the name behind it: "the governor, X,
        said".
        """
        return any(
            c in self.named and self.tokens[c].dep == "appos"
            for c in self.sheet.children[token.index]
        )

    def _owns_body(self, token: Token) -> bool:
        """Whether a body is named by its head: "the sheriff's office"."""
        after = [t.text.lower() for t in self.tokens[token.index + 1 : token.index + 3]]
        return (
            len(after) == 2
            and after[0] in POSSESSIVE
            and after[1] in words_as("people_words", "of an office")
        )

    def _span(
        self, stretch: Sequence[int], token: Token, noun: str
    ) -> tuple[Span, str]:
        """The phrase with its article, and the article in lower case ("" where there is
        none).
        """
        first = min([*stretch, token.index - noun.count(" ")])
        article = ""
        if first and self.tokens[first - 1].sentence == token.sentence:
            before = self.tokens[first - 1]
            if before.tag in ("DT", "PRP$"):
                article, first = before.text.lower(), first - 1
        return Span(self.tokens[first].start, token.end), article

    def _holder(
        self, stretch: Sequence[int], noun: str, article: str, at: int
    ) -> str | None:
        """The one person of the report who is said to be this; None where there is
        none, or more.
        """
        token, country = self.tokens[at], self.said.read(stretch)[0]
        if token.dep == "appos" and token.head in self.named:
            return self.named[token.head]
        after = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        if token.dep in ("attr", "oprd") or (after == "of" and not country):
            # "will be the nominee", "the president of a bank": somebody, not the holder
            return None
        if noun == "counterpart" or (
            not country and article not in words_as("determiners", "definite")
        ):
            return None
        said = self.said.words(stretch) - set(noun.split())
        if OTHER_HOLDERS & said:
            return None
        if country:
            kind = classes()[noun]
            offices = (
                o
                for o in self.offices
                if not OTHER_HOLDERS & o.words - said - set(noun.split())
            )
            fits = {
                o.person
                for o in offices
                if o.country == country and self._agrees(o, kind)
            }
        elif article == "the" and at not in self.quoted:
            known = (o for o in self.offices if o.at < at or self._in_lead(at))
            fits = {o.person for o in known if is_holder(o, noun, said)}
        else:
            fits = set()
        return self.people.persons[fits.pop()].name if len(fits) == 1 else None

    def _lead(
        self, token: Token, stretch: Sequence[int], noun: str, article: str
    ) -> str | None:
        """Whom "a judge" or "judge" means as the subject of a headline or first
        sentence: the report's one Judge.
        """
        said = self.said.words(stretch) - set(noun.split())
        named = (
            article in ("a", "an", "")
            and noun in _lead_nouns()
            and token.dep in ("nsubj", "nsubjpass")
        )
        if (
            not named
            or not self._in_lead(token.index)
            or OTHER_HOLDERS & said
            or token.index in self.quoted
        ):
            return None
        fits = {o.person for o in self.offices if o.title and noun in o.nouns}
        if any(OTHER_HOLDERS & o.words for o in self.offices if o.person in fits):
            return None
        return self.people.persons[fits.pop()].name if len(fits) == 1 else None

    def _in_lead(self, at: int) -> bool:
        """Whether a token stands in a headline or the first sentence below it."""
        return self.tokens[at].sentence < LEAD

    def _agrees(self, office: Office, kind: str) -> bool:
        held = self.held[office.person]
        return kind in held or (not held and kind == "head")

    def owned(self, taken: SpanSet) -> list[Mention]:
        """Bodies by whose they are, outside `taken`: "Norland's transport ministry".
        Their owner is no mention.
        """
        found = []
        for token in self.tokens:
            noun = self._institution_at(token)
            if noun is None or not token.text.islower() or self._runs_on(token):
                continue
            stretch = self.said.before(token.index - noun.count(" "))
            first = next((n for n, i in enumerate(stretch) if self._owns(i)), None)
            if first is None:
                continue
            span, article = self._span(stretch[first:], token, noun)
            if not taken.touches(span) and not self._has_country(stretch):
                found.append(
                    by_role(
                        span,
                        _without(article, span.of(self.sheet.text)),
                        "organisation",
                    )
                )
        return found

    def _owns(self, at: int) -> bool:
        """Whether a token is a proper name that stands for whose a body is; no table of
        countries is asked.
        """
        token = self.tokens[at]
        return (
            token.tag == "NNP"
            and token.text[:1].isupper()
            and token.text.isalpha()
            and not _is_day(token.text)
        )

    def _has_country(self, stretch: Sequence[int]) -> bool:
        return any(
            i in self.country_at or self.tokens[i].start in self.place_starts
            for i in stretch
        )

    def _bodies(self, taken: SpanSet, owned: Sequence[Mention]) -> Iterator[Mention]:
        """The noun phrases that name a body by what it is."""
        phrases = SpanSet()
        named = {m.span.end: m.name for m in owned if m.name}
        before: dict[str, set[str]] = {}
        for token in self.tokens:
            if token.end in named:
                before.setdefault(plain(token.text), set()).add(named[token.end])
            noun = self._institution_at(token)
            if noun is None or self._runs_on(token):
                continue
            stretch = self.said.before(token.index - noun.count(" "))
            span, article = self._span(stretch, token, noun)
            span = self._with_members(span, token, article)
            plural = token.tag in ("NNS", "NNPS") or noun == "police"
            if not (plural or self._definite(article, stretch)):
                continue
            if taken.touches(span) or phrases.touches(span):
                continue
            phrases.add(span)
            name = self._body_name(stretch, token, noun, span, article)
            last = plain(token.text)
            if name is None and article == "the":
                name = _again(
                    plain(_without(article, span.of(self.sheet.text))),
                    before.get(last, set()),
                )
            elif name is not None:
                before.setdefault(last, set()).add(name)
            yield by_role(span, name, "organisation")

    def _with_members(self, span: Span, token: Token, article: str) -> Span:
        """The phrase with whose body it is behind it: "the union of river workers"."""
        end, at = span.end, token.index + 1
        if article != "the" or at >= len(self.tokens) or self.tokens[at].text != "of":
            return span
        for after in self.tokens[at + 1 : at + 1 + REACH]:
            if (
                after.sentence != token.sentence
                or after.tag not in ("NN", "NNS", "JJ")
                or not after.text.isalpha()
            ):
                break
            end = after.end if after.tag == "NNS" else end
        return Span(span.start, end)

    def _institution_at(self, token: Token) -> str | None:
        if token.tag not in ("NN", "NNS", "NNP", "NNPS"):
            return None
        word, institutions = plain(token.text), _institutions()
        if token.index and self.tokens[token.index - 1].sentence == token.sentence:
            two = f"{plain(self.tokens[token.index - 1].text)} {word}"
            if two in institutions:
                return two
        return word if word in institutions else None

    def _body_name(
        self, stretch: Sequence[int], token: Token, noun: str, span: Span, article: str
    ) -> str | None:
        surface = span.of(self.sheet.text)
        bare = _without(article, surface)
        if self._has_country(stretch) or span.end > token.end:
            return bare
        if not _institutions()[noun] and noun != "police":
            return None
        if (
            article != "the"
            or any(self.tokens[i].tag.startswith("NNP") for i in stretch)
            or "local" in bare.lower()
        ):
            return None
        owner = self._owner(self.sheet.sentences[token.sentence], span)
        return f"{owner}'s {bare}" if owner else None

    def _owner(self, sentence: Sentence, body: Span) -> str | None:
        """The country spoken of: "In Ukraine, …", or the subject of the sentence before
        where named here again.
        """
        tokens = self.sheet.of(sentence)
        if (
            tokens[0].text.lower() in words_as("people_words", "scope")
            and len(tokens) > 2
        ):
            for token in tokens[1:5]:
                if token.text == ",":
                    break
                place = self._country_over(token)
                if (
                    place
                    and self.tokens[token.index + 1].text == ","
                    and place.span.end < body.start
                ):
                    return place.span.of(self.sheet.text)
        if not sentence.index:
            return None
        before = self.sheet.sentences[sentence.index - 1]
        subject = next(
            (
                t
                for t in self.sheet.of(before)
                if t.dep == "nsubj" and t.head == self._root(before)
            ),
            None,
        )
        place = self._country_over(subject) if subject else None
        again = place and any(
            self.country_at.get(t.index) == place.country for t in tokens
        )
        return place.span.of(self.sheet.text) if place and again else None

    def _root(self, sentence: Sentence) -> int:
        return next(
            (t.index for t in self.sheet.of(sentence) if t.head == t.index),
            sentence.first,
        )

    def _country_over(self, token: Token) -> Place | None:
        return next((p for s, p in self._near(token) if s.covers(token.span)), None)

    def _near(self, token: Token) -> Iterator[tuple[Span, Place]]:
        place = self._place_at.get(token.index)
        if place is not None:
            yield place.span, place

    @functools.cached_property
    def _place_at(self) -> dict[int, Place]:
        starts = {s.start: p for s, p in self.countries.items()}
        found: dict[int, Place] = {}
        current: Place | None = None
        for token in self.tokens:
            current = starts.get(token.start, current)
            if current and current.span.covers(token.span):
                found[token.index] = current
        return found

    def _states(self) -> Iterator[Mention]:
        """Countries that speak or act: "Peru said", "Lima warned". They stand in their
        place's span, by its surface.
        """
        for seat in self.sheet.seats:
            yield by_seat(seat, seat.span.of(self.sheet.text))
        for index, place in self._place_at.items():
            token = self.tokens[index]
            if self.sheet.speaks(token) or self.sheet.is_cited(token):
                yield by_role(
                    place.span, place.span.of(self.sheet.text), "organisation"
                )


def _without(article: str, surface: str) -> str:
    return surface[len(article) :].strip() if article else surface


def _again(bare: str, names: set[str]) -> str | None:
    """The one body named before that ends alike ("the ministry" for "Norland's
    transport ministry"), or None.
    """
    fits = [name for name in names if f" {plain(name)}".endswith(f" {bare}")]
    return fits[0] if len(fits) == 1 else None


@functools.cache
def _lead_nouns() -> frozenset[str]:
    return frozenset(noun for noun, _, lead in rows("roles") if lead)


@functools.cache
def _institutions() -> dict[str, bool]:
    return {
        plain(noun): national == "yes" for noun, national in rows("institution_nouns")
    }


def _is_day(word: str) -> bool:
    """Whether a capitalised word is a day or a month, which owns nothing as a body does
    ("Friday’s council").
    """
    low = word.lower().rstrip(".")
    return low in words_as("times_words", "WEEKDAY") or low in words_as(
        "times_words", "MONTH"
    )
