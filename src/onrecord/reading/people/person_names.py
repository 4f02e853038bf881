"""Where a report names persons: the full names, the single names that the network tags,
and names known from elsewhere in the report where it tags none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from onrecord.english.marks import MAY_CLOSE, POSSESSIVES, STOPS
from onrecord.english.names import fold, plain, surname, words_of
from onrecord.english.tables import words, words_as
from onrecord.model import Span
from onrecord.reading.bearers import FullName, is_first_name, is_given
from onrecord.reading.entity_bounds import Entity, entities_by_token
from onrecord.reading.places.adjectives import is_adjective
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token
from onrecord.spans import SpanSet

_NO_NAMES = frozenset(
    {"IN", "PRP", "PRP$", "DT", "MD", "RB", "CC", "WDT", "WP", "WRB", "CD"}
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")  # "T.J."
_MOST_WORDS = 5  # of a full name that the network takes for an organisation


def find_person_names(sheet: Sheet, taken: SpanSet) -> list[FullName]:
    """The names of persons in a report outside the spans `taken` (places), in text
    order, none overlapping. They may be full names, surnames or initials.
    """
    used = SpanSet(taken.spans)
    names = []
    below = names_below_headline(sheet, sheet.bearers.full)
    full = {fold(name.surface) for name in sheet.bearers.full}
    for bearer in sheet.bearers.full:
        name = _without_titles(sheet, bearer)
        if name is None:
            continue
        name = _without_verbs(sheet, name, below)
        name = _without_what_is_before(sheet, name, full)
        if not used.touches(name.span) and _can_be_person(sheet, name):
            names.append(name)
            used.add(name.span)
    keys = {fold(name.surface) for name in names}
    keys |= {surname(name.surface) for name in names}
    for entity in sheet.entities:
        single = _single_name(sheet, entity) or _under_another_label(
            sheet, entity, keys
        )
        if single and not used.touches(single.span):
            names.append(single)
            used.add(single.span)
    names += _known_from_elsewhere(sheet, names, used)
    return sorted(names, key=lambda name: name.span)


def is_full(name: FullName) -> bool:
    """Whether a name has more than a surname."""
    words_of_surname = surname(name.surface).count(" ") + 1
    return len(words_of(name.surface)) > words_of_surname


def initials_of(name: str) -> str:
    """The initials of a name with full stops: "T.J." of "Tom Jay"."""
    return "".join(f"{word[0]}." for word in name.split())


def names_below_headline(sheet: Sheet, names: Iterable[FullName]) -> set[str]:
    """Those of `names` that stand below the headline, whose capitals make names of
    verbs ("Orlo Says").
    """
    return {name.surface for name in names if not is_in_headline(sheet, name)}


def is_in_headline(sheet: Sheet, name: FullName) -> bool:
    """Whether a name stands in the first part of the report, and that is no
    paragraph of full sentences.
    """
    part = sheet.sentences[sheet.tokens[name.first].sentence].part
    if part != sheet.sentences[0].part:
        return False
    return not part.span.of(sheet.text).rstrip(MAY_CLOSE).endswith(tuple(STOPS))


def _name(sheet: Sheet, first: int, last: int) -> FullName:
    span = Span(sheet.tokens[first].start, sheet.tokens[last - 1].end)
    return FullName(span, span.of(sheet.text), first, last)


def _without_titles(sheet: Sheet, name: FullName) -> FullName | None:
    """A name without "President", "Mr" and the like before it, a country's adjective,
    or the end of a body's name; None where nothing is left.
    """
    first = name.first
    while first < name.last and _is_title(sheet.tokens[first].text):
        first += 1
    while name.last - first > 2:
        word = sheet.tokens[first].text
        ends_body = plain(word) in words("organisation_words")
        if not ends_body or is_first_name(word):
            break
        first += 1
    return _name(sheet, first, name.last) if first < name.last else None


def _is_title(word: str) -> bool:
    if is_adjective(word):
        return not is_first_name(word)
    if word in (".", "US", "U.S.", "UK", "-"):
        return True
    return plain(word) in words("title_words") or plain(word) in words("credit_names")


def _without_verbs(
    sheet: Sheet, name: FullName, below_headline: Collection[str]
) -> FullName:
    """A name of a headline without what follows it there in capitals ("Marta Orlo Slams
    Venn"), where the report has the shorter name below.
    """
    if name.surface in below_headline:
        return name
    for last in range(name.first + 2, name.last):
        shorter = _name(sheet, name.first, last)
        if shorter.surface in below_headline:
            return shorter
    return name


def _without_what_is_before(
    sheet: Sheet, name: FullName, full: Collection[str]
) -> FullName:
    """A name without words before it that are none ("Acme Group Marta Orlo"), where the
    report has it without them too. `full`: the folded full names of the report.
    """
    for first in range(name.first + 1, name.last - 1):
        if is_given(plain(sheet.tokens[first - 1].text)):
            break
        shorter = _name(sheet, first, name.last)
        begins = is_given(plain(sheet.tokens[first].text))
        if begins and fold(shorter.surface) in full:
            return shorter
    return name


def _can_be_person(sheet: Sheet, name: FullName) -> bool:
    """False for what has a digit, ends as a site's or body's name does, or is an
    adjective.
    """
    if any(character.isdigit() for character in name.surface):
        return False
    last_word = plain(sheet.tokens[name.last - 1].text)
    is_no_persons = last_word in words("site_words") | words("organisation_words")
    first_word = plain(sheet.tokens[name.first].text)
    begins = is_given(first_word) and first_word not in words("particles")
    if is_no_persons and not begins:
        return False
    return name.last - name.first > 1 or not is_adjective(name.surface)


def _single_name(sheet: Sheet, entity: Entity) -> FullName | None:
    """The name in a person entity that has one word beside titles, such as "Putin"."""
    tokens = sheet.tokens
    first, last = entity.first, entity.last
    while last > first and tokens[last - 1].text in POSSESSIVES:
        last -= 1
    while first < last and _is_title(tokens[first].text):
        first += 1
    if entity.label != "PERSON" or last - first != 1:
        return None
    token = tokens[first]
    follows_the = first > 0 and tokens[first - 1].text.lower() == "the"
    if follows_the and token.text.endswith("s"):
        return None  # a family: "the Marlows"
    owned = tokens[token.head].text.lower()
    if token.dep == "poss" and owned in words_as("people_words", "of a ministry"):
        return None  # a country: "Ostravia's foreign ministry"
    return _name(sheet, first, last) if _is_spelt_as_name(token) else None


def _is_spelt_as_name(token: Token) -> bool:
    """Whether a token alone looks like a person's surname or initials."""
    word = token.text
    if not word[:1].isupper() or token.tag not in ("NNP", "NNPS"):
        return False
    is_word = word.isalpha() and _is_long_enough(word)
    if not (is_word or _INITIALS.fullmatch(word)) or is_adjective(word):
        return False
    no_names = words("no_places") | words("organisation_words") | words("name_suffixes")
    return plain(word) not in no_names


def _is_long_enough(word: str) -> bool:
    """Whether a word alone can be a name: "Xi", but not the initials "XI"."""
    return len(word) > 2 or (len(word) == 2 and not word.isupper())


def _under_another_label(
    sheet: Sheet, entity: Entity, known: Collection[str]
) -> FullName | None:
    """A full name that the network takes for an organisation here. `known`: the folded
    names and surnames that the report has elsewhere.
    """
    size = entity.last - entity.first
    if entity.label == "PERSON" or not 2 <= size <= _MOST_WORDS:
        return None
    last = entity.last
    if sheet.tokens[last - 1].text in POSSESSIVES:
        last -= 1
    name = _name(sheet, entity.first, last)
    return name if fold(name.surface) in known else None


def _known_from_elsewhere(
    sheet: Sheet, names: Sequence[FullName], taken: SpanSet
) -> list[FullName]:
    """The surnames and initials of `names` where the network tags no person: "Trump" as
    an organisation. Nothing inside the spans `taken`.
    """
    known = _KnownNames(sheet, names)
    used = SpanSet(taken.spans)
    more = []
    for token in sheet.tokens:
        name = known.name_at(token)
        if name is not None and not used.touches(token.span):
            more.append(name)
            used.add(name.span)
    return more


class _KnownNames:
    """What the persons named elsewhere in a report may be called by alone.

    `particles`: the last word of each surname, with the number of small words before
    it ("de" in "de Blasio"). `families`: those of them that stand in a full name.
    """

    def __init__(self, sheet: Sheet, names: Sequence[FullName]) -> None:
        self.sheet = sheet
        self.particles: dict[str, int] = {}
        for name in names:
            family_name = surname(name.surface)
            last_word = family_name.rsplit(" ", 1)[-1]
            self.particles[last_word] = family_name.count(" ")
        full = [name.surface for name in names if is_full(name)]
        self.families = {surname(name).rsplit(" ", 1)[-1] for name in full}
        self.initials = {initials_of(name) for name in full}
        self.first_names = {plain(name).split(" ")[0] for name in full}
        self.body_starts = {e.first for e in sheet.entities if e.label == "ORG"}
        self.longer_entity_at = entities_by_token(
            entity for entity in sheet.entities if entity.last - entity.first > 1
        )

    def name_at(self, token: Token) -> FullName | None:
        """The name that ends in a token and is one of those known."""
        if token.text in self.initials:
            return _name(self.sheet, token.index, token.index + 1)
        key = fold(token.text)
        is_capitalised = token.text[:1].isupper()
        if key not in self.particles or not is_capitalised:
            return None
        if token.tag in _NO_NAMES or not _is_long_enough(token.text):
            return None
        if token.index in self.body_starts and key not in self.families:
            return None  # known by one word only: a firm's or a band's
        first = self._start(token, self.particles[key])
        entity = self.longer_entity_at.get(token.index)
        if first is None or (entity and _is_part_of_other(self.sheet, token, entity)):
            return None
        return _name(self.sheet, first, token.index + 1)

    def _start(self, token: Token, particles: int) -> int | None:
        """Where the name starts that ends in `token`: at a first name before it. None
        where another name runs into it. `particles`: how many small words it has.
        """
        tokens = self.sheet.tokens
        if particles:
            start = max(0, token.index - particles)
            leading = tokens[start : token.index]
            are_small = all(plain(word.text) in words("particles") for word in leading)
            same_sentence = tokens[start].sentence == token.sentence
            return start if are_small and same_sentence else None
        if token.index == 0:
            return token.index
        before = tokens[token.index - 1]
        is_beside = before.sentence == token.sentence and token.start - before.end == 1
        is_name = before.text[:1].isupper() and before.text.isalpha()
        if not is_beside or not is_name or _is_title(before.text):
            return token.index
        if is_first_name(before.text) or plain(before.text) in self.first_names:
            return before.index
        starts_sentence = before.index == self.sheet.sentences[before.sentence].first
        if starts_sentence or not before.tag.startswith("NNP"):
            return token.index
        return None


def _is_part_of_other(sheet: Sheet, token: Token, entity: Entity) -> bool:
    """Whether a token stands in a longer name of something else, as in "Trump
    Tower".
    """
    if entity.label == "PERSON":
        return False
    return any(
        other.text[:1].isupper() and not _is_title(other.text)
        for other in sheet.tokens[entity.first : entity.last]
        if other.index != token.index
    )
