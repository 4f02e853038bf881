"""Where a report names a place: entities, names known to the gazetteer, names behind
words that only places have.

Adjectives and peoples ("Ukrainian") are no places, nor are places inside other names
("Washington Post", "Denzel Washington"), nor houses that stand for those who govern in
them ("the Kremlin said").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english.names import plain
from onrecord.english.tables import rows, words, words_as
from onrecord.model import Span
from onrecord.reading.bearers import is_first_name
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.places.cues import Cues, after_cues, is_capitalised
from onrecord.reading.places.gazetteer import Candidate, Gazetteer
from onrecord.reading.places.governments import is_capital
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

LONGEST = 6  # tokens of one name
# people: a city this large is taken for itself whatever the parser calls it
BIG = 100_000
_SAID = frozenset(
    {"city", "capital", "region"}
)  # kinds that a cue may ask for of a name that no table knows
_SHORTEST = 2  # letters of a name that no table knows
HUGE = 1_000_000  # people
TOWN = 5_000  # people: one this large behind "in" or "near"
_KNOWN_KINDS = frozenset({"country", "continent", "area", "water", "site"})
_FAMILY_NAMES = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a place: where, and which kind its surroundings ask for ("" for
    any). Sentence -1: a dateline.
    """

    span: Span
    surface: str
    kind: str
    sentence: int


def find_names(sheet: Sheet, gazetteer: Gazetteer) -> list[Named]:
    """The mentions of places in one report, in text order, disjoint."""
    finder = _Finder(sheet, gazetteer)
    found = finder.run()
    for part in sheet.report.parts:
        if part.kind == "dateline":
            found += _in_dateline(part.span, sheet.text, gazetteer)
    return sorted(found, key=lambda n: n.span)


class _Finder:
    def __init__(self, sheet: Sheet, gazetteer: Gazetteer) -> None:
        self.sheet, self.tokens, self.text = sheet, sheet.tokens, sheet.text
        self.gazetteer, self.bearers, self.cues = (
            gazetteer,
            sheet.bearers,
            Cues(sheet.tokens),
        )
        self.entity_at: dict[int, Entity] = {
            i: e for e in sheet.entities for i in range(e.first, e.last)
        }
        self.toponym_at: dict[int, Entity] = {
            i: e for e in sheet.toponyms for i in range(e.first, e.last)
        }

    def run(self) -> list[Named]:
        found: list[Named] = []
        at = 0
        while at < len(self.tokens):
            last = (
                self._longest_from(at) if is_capitalised(self.tokens[at].text) else at
            )
            if last == at:
                at += 1
                continue
            found.append(self._named(at, last))
            at = last
        found += self._again(found)
        return found + self._unlisted(found)

    def _again(self, found: list[Named]) -> list[Named]:
        """Names already found in the report that the parser has as something else here;
        and towns it takes for organisations, in the countries the report speaks of (not
        where towns bear the names of families)."""
        known = {plain(n.surface) for n in found}
        countries = {
            c.country
            for n in found
            for c in self.gazetteer.lookup(n.surface)[:1]
            if _strong(c)
        } - _FAMILY_NAMES
        covered = {n.span.start for n in found}
        more: list[Named] = []
        for token in self.tokens:
            if (
                not is_capitalised(token.text)
                or token.start in covered
                or not self._may_be_again(token)
            ):
                continue
            if plain(token.text) in known or self._town_in(token, countries):
                more.append(self._named(token.index, token.index + 1))
        return more

    def _may_be_again(self, token: Token) -> bool:
        entity = self.entity_at.get(token.index)
        alone = entity is None or entity.last - entity.first == 1
        if entity is not None and entity.label == "ORG" and token.text.isupper():
            return False
        good = (
            alone
            and token.tag.startswith("NNP")
            and self._whole(token.index, token.index + 1)
        )
        return (
            good
            and not self.bearers.bears(token.text)
            and not self._stands_for_rulers(token.index, token.index + 1)
        )

    def _town_in(self, token: Token, countries: set[str | None]) -> bool:
        entity = self.entity_at.get(token.index)
        if (
            entity is None
            or entity.label != "ORG"
            or plain(token.text) in words("no_places") | words("namesakes")
        ):
            return False
        candidates = self.gazetteer.lookup(token.text)
        return any(
            c.main
            and c.kind == "city"
            and c.population >= TOWN
            and c.country in countries
            for c in candidates
        )

    def _longest_from(self, first: int) -> int:
        """The end of the longest accepted place name that starts at token `first`;
        `first` where there is none.
        """
        stop = self._run_end(first)
        for last in range(stop, first, -1):
            if last - first > 1 and not _ends_a_name(self.tokens[last - 1].text):
                continue
            candidates = self._lookup(first, last)
            if candidates and self._accept(first, last, candidates):
                return last
        return first

    def _run_end(self, first: int) -> int:
        at, sentence = first + 1, self.tokens[first].sentence
        while (
            at < len(self.tokens)
            and at - first < LONGEST
            and self.tokens[at].sentence == sentence
        ):
            word = self.tokens[at].text
            if not (is_capitalised(word) or word.lower() in words("name_joints")):
                break
            at += 1
        return at

    def _lookup(self, first: int, last: int) -> tuple[Candidate, ...]:
        surface = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        if self.text[self.tokens[last - 1].end :][:1] == "." and len(surface) < 7:
            return self.gazetteer.lookup(surface + ".") or self.gazetteer.lookup(
                surface
            )
        return () if _BREAK.search(surface) else self.gazetteer.lookup(surface)

    def _accept(self, first: int, last: int, candidates: tuple[Candidate, ...]) -> bool:
        surface = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        entity = self._place_at(first)
        if (
            is_adjective(surface)
            or plain(surface) in words("no_places")
            or self._stands_for_rulers(first, last)
        ):
            return False
        if (entity is None and self.bearers.bears(surface)) or self._is_of_a_people(
            surface, last
        ):
            return False
        if self._is_called(surface, first, candidates):
            return False
        if self._whole(first, last) and self._is_cued(first, last, candidates):
            return True
        if entity is not None:
            return self._fits_entity(first, last, entity, candidates)
        return self._stands_alone(first, last, candidates)

    def _is_cued(
        self, first: int, last: int, candidates: tuple[Candidate, ...]
    ) -> bool:
        """Whether the words around ask for a place and some candidate can be it: not "a
        state of Peace".
        """
        kind = self.cues.kind(first, last)
        return kind is not None and (
            kind != "region" or any(c.kind != "city" for c in candidates)
        )

    def _stands_alone(
        self, first: int, last: int, candidates: tuple[Candidate, ...]
    ) -> bool:
        """Whether a name that the network takes for no place is one all the same, and
        no part of another name.
        """
        other = self.entity_at.get(first)
        if (
            other is not None
            and other.label == "PERSON"
            and not any(_famous(c) for c in candidates[:1])
        ):
            return False
        if not self._whole(first, last):
            return False
        surface = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        if (
            other is not None
            and surface.isupper()
            and other.label == "ORG"
            and candidates[0].kind == "city"
        ):
            return False  # an abbreviation: there is a town of Nato
        part = other is not None and (other.first, other.last) != (first, last)
        if other is not None and part and _inside(other, first, last, self.tokens):
            return False
        return self._known(first, last, candidates)

    def _fits_entity(
        self, first: int, last: int, entity: Entity, candidates: tuple[Candidate, ...]
    ) -> bool:
        """Whether a place entity is this name, give or take an article, a compass word,
        its kind, or another place.
        """
        rest = [
            t.text
            for t in self.tokens[entity.first : entity.last]
            if not first <= t.index < last
        ]
        if rest and plain(rest[-1]) in words("streets"):
            return False
        return (
            _is_plain(rest)
            or "," in rest
            or "-" in rest
            or any(_strong(c) for c in candidates[:1])
        )

    def _is_called(
        self, surface: str, first: int, candidates: Sequence[Candidate]
    ) -> bool:
        """Whether a name is a person's of this report, called by the first name: "told
        Isabel".
        """
        famous = any(_famous(c) for c in candidates[:1])
        return (
            self.bearers.calls(surface)
            and not famous
            and not self.cues.behind_preposition(first)
        )

    def _is_of_a_people(self, surface: str, last: int) -> bool:
        """Whether a name goes on to an adjective or a people: "Costa Rican"."""
        after = self.cues.neighbour(last, last - 1)
        return after is not None and is_adjective(f"{surface} {after.text}")

    def _known(self, first: int, last: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a name with no place label is so well known, or so placed, that it is
        a place all the same.
        """
        surface = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        if self.tokens[first].tag not in ("NNP", "NNPS") and last - first == 1:
            return False
        if (
            last - first == 1
            and is_first_name(surface)
            and not self.cues.behind_preposition(first)
        ):
            return False
        if any(_strong(c) for c in candidates[:3]) and plain(surface) not in words(
            "namesakes"
        ):
            return True
        return self.cues.behind_preposition(first) and any(
            c.main and (c.population >= TOWN or c.kind == "county") for c in candidates
        )

    def _whole(self, first: int, last: int) -> bool:
        """False where the tokens are part of a longer name: a capitalised neighbour
        with nothing between.
        """
        before, after = (
            self.cues.neighbour(first - 1, first),
            self.cues.neighbour(last, last - 1),
        )
        if (
            after
            and is_capitalised(after.text)
            and after.tag in ("NNP", "NNPS")
            and not is_adjective(after.text)
        ):
            # "Butler" is no name of its own before "County" where the gazetteer has
            # "Butler County".
            return plain(after.text) in after_cues() and not self._lookup(
                first, last + 1
            )
        if (
            not before
            or not is_capitalised(before.text)
            or before.tag not in ("NNP", "NNPS")
        ):
            return True
        word = before.text.lower()
        return (
            word in words("compass")
            or is_adjective(before.text)
            or self._is_place(before)
        )

    def _is_place(self, token: Token) -> bool:
        return self._place_at(token.index) is not None and bool(
            self.gazetteer.lookup(token.text)
        )

    def _place_at(self, token: int) -> Entity | None:
        """The place that the network tags at a token: a toponym, unless all of it is
        something else, or an entity.
        """
        entity, toponym = self.entity_at.get(token), self.toponym_at.get(token)
        if (
            entity is not None
            and entity.label == "PERSON"
            and entity.last - entity.first > 1
        ):
            return None  # no part of a person's name is a place
        if toponym is not None and entity is not None and self._is_street(entity):
            return entity if toponym.span == entity.span else None
        if toponym is not None and (
            entity is None or entity.label == "PLACE" or entity.span != toponym.span
        ):
            return toponym
        return entity if entity is not None and entity.label == "PLACE" else None

    def _is_street(self, entity: Entity) -> bool:
        last = self.tokens[entity.last - 1].text
        return (
            entity.label == "PLACE"
            and entity.last - entity.first > 1
            and plain(last) in words("streets")
        )

    def _stands_for_rulers(self, first: int, last: int) -> bool:
        """True for "the Kremlin said", false for "a dinner at the Kremlin"."""
        surface = plain(self.text[self.tokens[first].start : self.tokens[last - 1].end])
        if surface not in _metonyms():
            return False
        head = self.tokens[last - 1]
        while (
            head.dep in ("compound", "nmod") and head.head >= first and head.head < last
        ):
            head = self.tokens[head.head]
        if head.dep in ("compound", "nmod", "poss"):
            noun = self.tokens[head.head].text.lower()
            return noun not in words_as("place_words", "part of a house")
        return head.dep != "pobj" or self.tokens[head.head].text.lower() not in words(
            "place_prepositions"
        )

    def _named(self, first: int, last: int) -> Named:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        kind = self.cues.kind(first, last) or ""
        return Named(
            self._widened(first, last, span),
            span.of(self.text),
            kind,
            self.tokens[first].sentence,
        )

    def _widened(self, first: int, last: int, span: Span) -> Span:
        """A name with the compass word or the kind that the network takes into it:
        "East Orlo", "Orlo Island".
        """
        entity = self.entity_at.get(first)
        if (
            entity is None
            or entity.label != "PLACE"
            or not entity.first <= first < last <= entity.last
        ):
            return span
        after = self.cues.neighbour(entity.last, entity.last - 1)
        if (
            after is not None
            and last == entity.last
            and after.text in words_as("place_words", "kind")
        ):
            return Span(span.start, after.end)  # the network cut it
        start, end = entity.first, entity.last
        while start < first and not _begins_a_name(self.tokens[start].text):
            start += 1
        while end > last and self.tokens[end - 1].text.lower() in words("name_joints"):
            end -= 1
        rest = [t.text for t in self.tokens[start:end] if not first <= t.index < last]
        return (
            Span(self.tokens[start].start, self.tokens[end - 1].end)
            if rest and _is_plain(rest)
            else span
        )

    def _unlisted(self, found: list[Named]) -> list[Named]:
        """Place entities the gazetteer knows nothing of, cut to the name."""
        taken = SpanSet(n.span for n in found)
        more: list[Named] = []
        for entity in (*self.sheet.toponyms, *self.sheet.entities):
            if (
                self._place_at(entity.first) is None
                and self.cues.kind(entity.first, entity.last) not in _SAID
            ):
                continue
            named = None if taken.touches(entity.span) else self._cut(entity)
            if named:
                taken.add(named.span)
                more.append(named)
        return more

    def _cut(self, entity: Entity) -> Named | None:
        first, last = entity.first, entity.last
        while first < last and (
            not is_capitalised(self.tokens[first].text)
            or self.tokens[first].text == "The"
        ):
            first += 1
        road = first < last and plain(self.tokens[first].text) in words(
            "streets"
        )  # "Highway 301"
        while last > first and not (
            _ends_a_name(self.tokens[last - 1].text)
            or (road and self.tokens[last - 1].text.isdigit())
        ):
            last -= 1
        if first >= last:
            return None
        named = self._named(first, last)
        if _BREAK.search(named.surface) or self._no_place(named.surface, first, last):
            return None
        return named

    def _no_place(self, surface: str, first: int, last: int) -> bool:
        if (
            is_adjective(surface)
            or self.bearers.bears(surface)
            or self._stands_for_rulers(first, last)
        ):
            return True
        if self._is_of_a_people(surface, last):
            return True
        if plain(surface) in words("no_places") or self._is_called(surface, first, ()):
            return True
        if len(surface) < _SHORTEST or not surface[0].isalpha():
            return True
        entity = self.entity_at.get(first)
        return (entity is None or entity.label != "PLACE") and not self.cues.say_place(
            first, last
        )


def _is_plain(rest: Sequence[str]) -> bool:
    """Whether what a place's name has beside the gazetteer's is an article, a compass
    word or what kind it is.
    """
    return all(
        not is_capitalised(w)
        or w.lower() in words("compass")
        or w.lower() in after_cues()
        or w in words_as("place_words", "kind")
        or w == "The"
        for w in rest
    )


@functools.cache
def _metonyms() -> frozenset[str]:
    return frozenset(plain(name) for name, _ in rows("metonyms"))


def _strong(c: Candidate) -> bool:
    if c.kind in _KNOWN_KINDS:
        return True
    if c.kind == "region":
        return c.country in ("US", "CA", "AU", "GB") or c.population >= 2_000_000
    return c.kind == "city" and c.main and c.population >= BIG


def _famous(c: Candidate) -> bool:
    """A country, a capital or a city of a million: few persons bear their names."""
    return (
        c.kind == "country"
        or is_capital(c)
        or (c.kind == "city" and c.main and c.population >= HUGE)
    )


def _inside(entity: Entity, first: int, last: int, tokens: tuple[Token, ...]) -> bool:
    """Whether other capitalised words of the entity make the place part of a longer
    name.
    """
    return any(
        is_capitalised(tokens[i].text)
        for i in range(entity.first, entity.last)
        if not first <= i < last
    )


def _ends_a_name(word: str) -> bool:
    return is_capitalised(word) or (
        len(word) > 2 and word[0].isalpha() and word.lower() not in words("name_joints")
    )


def _begins_a_name(word: str) -> bool:
    """False for "the" and for an adjective in small letters that is no point of the
    compass: "a divided Vessa".
    """
    return word.lower() in words("compass") or (is_capitalised(word) and word != "The")


def _in_dateline(span: Span, text: str, gazetteer: Gazetteer) -> list[Named]:
    """The places of a dateline: the stretches between commas, brackets and dashes that
    the gazetteer knows.
    """
    found = []
    for match in re.finditer(r"[^\W\d_][^,()—–/\n]*[^\W\d_]\.?", span.of(text)):
        surface = match.group()
        if re.fullmatch(r"[A-Z]{2,4}", surface) and surface in _AGENCIES:
            continue
        if plain(surface.partition(" ")[0]) not in words(
            "no_places"
        ) and gazetteer.lookup(surface):
            found.append(
                Named(
                    Span(span.start + match.start(), span.start + match.end()),
                    surface,
                    "",
                    -1,
                )
            )
    return found


_AGENCIES = frozenset(
    {
        "AP",
        "AFP",
        "UPI",
        "DPA",
        "ANSA",
        "PA",
        "TASS",
        "IANS",
        "PTI",
        "CNN",
        "BBC",
        "EFE",
        "ANI",
        "QNA",
    }
)
