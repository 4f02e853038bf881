"""How a statement is worded, made ready to be compared with another report's wording of
it.

A saying reaches two reports through editors and translators: other spellings and marks,
a contraction written out, the pronouns and tenses of indirect speech, another word of
the same sense. `said` undoes what a copy editor does and no more; `reported` undoes
indirect speech and translation too, word by word, so that the two run in step; `told`
are those of its words that say what it is about. All for comparing, never for showing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from typing import NamedTuple

from onrecord.english import tables, words
from onrecord.english.countries import by_word
from onrecord.english.marks import HYPHENS, MAY_CLOSE, STOPS
from onrecord.english.pronouns import FIRST_PERSON
from onrecord.english.pronouns import persons as persons_by_pronoun

PRONOUN = "*"  # any pronoun of `reported`
NOT = "not"
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_LETTER = re.compile(r"\[(\w{1,2})\](?=\w)")  # "[T]he bridge"
_INSERT = re.compile(r"\[[^\[\]]{0,120}\]")
_QUOTED = re.compile(
    r"[“\"]([^“”\"]+)(?:[”\"]|$)|(?<!\w)[‘']([^‘’']+(?:['’]\w[^‘’']*)*)(?:['’](?!\w)|$)"
)
# as a typewriter has them, so that an apostrophe or a hyphen is one mark
_TYPED = str.maketrans(dict.fromkeys("’‘", "'") | dict.fromkeys(HYPHENS, "-"))
_PARTS = tables.rows("word_parts")
_CONTRACTIONS = {part: word for part, role, word in _PARTS if role == "ending"}
_END = re.compile(rf"[{MAY_CLOSE})\],]*\s*[{STOPS}]|[\s{MAY_CLOSE}.,]*$")
_IS = tables.words_as("word_parts", "before is")
_WHOLE = {part: word.split() for part, role, word in _PARTS if role == "whole"}
_PREFIXES = tables.words_as("word_parts", "prefix")
# British spellings brought to American ones; what else they change, they change in both
# texts
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e[sdr]?|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e[sdr]?|ers|ing)$)"), "yz"),
    (
        re.compile(
            r"(?<=[a-z]{2})our(?=(?:s|ed|ing|er|ers|able|ite|ites|ful|hood|hoods|less|ly)?$)"
        ),
        "or",
    ),
    (re.compile(r"(?<=[hknp])ae(?=[dmo])"), "e"),
    (re.compile(r"(?<=[a-z]{4})ll(?=(?:ed|er|ers|ing)$)"), "l"),
)
_COMPOUND = re.compile(
    rf"(?:\b(?i:{'|'.join(sorted(_PREFIXES))})-)?{words.WORD.pattern}"
)
_LONGEST = 3  # words of the longest phrase in the tables


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a stretch of speech. `said`, `reported`, `tells` and `ends` run in
    step; `told` are those that tell.

    `ends`: where a sentence ends, or a piece of it with something left out behind.
    `names` are those of `told` written with a capital, and countries. `persons` is whom
    its pronouns stand for.
    """

    said: tuple[str, ...]
    reported: tuple[str, ...]
    tells: tuple[bool, ...]
    ends: tuple[bool, ...]
    told: tuple[str, ...]
    names: frozenset[str]
    persons: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """The countries among the words that tell, by the name that stands for each.

        >>> sorted(wording("Chilean ships of Peru").countries)
        ['chile', 'peru']
        """
        return _countries().intersection(self.told)

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers among its words, in digits.

        >>> sorted(wording("12 of 1,200 boats").numbers)
        ['12', '1200']
        """
        return frozenset(word for word in self.said if word[0].isdigit())


class _Word(NamedTuple):
    said: str
    canonical: str
    capital: bool
    ends: bool


@functools.lru_cache(maxsize=16_384)
def wording(text: str) -> Wording:
    """The wording of `text`. An insert in [brackets] is not the speaker's and is left
    out.

    >>> worded = wording("We won't sell the [old] harbours.")
    >>> worded.said
    ('we', 'will', 'not', 'sell', 'the', 'harbors')
    >>> worded.told
    ('sell', 'harbor')
    """
    own = _INSERT.sub(" ", _LETTER.sub(r"\1", text))
    found = tuple(_joined(list(_words(own if words.WORD.search(own) else text))))
    persons = persons_by_pronoun()
    reported: list[str] = []
    tells: list[bool] = []
    for word in found:
        name = PRONOUN if word.said in persons else word.canonical
        reported.append(name)
        tells.append(_untelling().isdisjoint((word.said, name)))
    telling = list(compress(found, tells))
    named = (word for word in telling if word.capital or word.canonical in _countries())
    meant = {persons[word.said] for word in found if word.said in persons}
    return Wording(
        said=tuple(word.said for word in found),
        reported=tuple(reported),
        tells=tuple(tells),
        ends=tuple(word.ends for word in found),
        told=tuple(word.canonical for word in telling),
        names=frozenset(word.canonical for word in named),
        persons=frozenset(meant - {"it", "you"}),
    )


def quoted(text: str) -> str:
    """What stands between quotation marks in `text`, in order; `text` itself where
    nothing does.

    >>> quoted("She called it “a disgrace”.")
    'a disgrace'
    """
    found = [m[1] or m[2] for m in _QUOTED.finditer(text)]
    return " … ".join(found) if found else text


def same_person(a: str, b: str) -> bool:
    """False where two words are pronouns that cannot mean one person, whoever tells of
    whom ("he", "she").

    >>> same_person("he", "she"), same_person("he", "I")
    (False, True)
    """
    known = persons_by_pronoun()
    x, y = known.get(a, "it"), known.get(b, "it")
    return x == y or not {"it", "you", FIRST_PERSON}.isdisjoint((x, y))


@functools.lru_cache(maxsize=65_536)
def canonical(word: str) -> str:
    """The name of the sense of one word in lower case, or its stem where no table knows
    it.
    """
    word = spelled(word)
    base = _irregular().get(word, word)
    stem = words.stem(base)
    if word == "never":
        return NOT
    return _countries_by_word().get(word) or _senses().get((stem,)) or stem


@functools.lru_cache(maxsize=65_536)
def spelled(word: str) -> str:
    """One word in lower case in the spelling that stands for all.

    >>> spelled("harbour"), spelled("u.s"), spelled("1,200")
    ('harbor', 'us', '1200')
    """
    word = word.replace(".", "") if _INITIALS.fullmatch(word) else word
    if word[0].isdigit():
        return word.replace(",", "")
    known = _single_words("word_spellings").get(word)
    if known is not None:
        return known
    for ending, other in _ENDINGS:
        word = ending.sub(other, word)
    return word


def _words(text: str) -> Iterator[_Word]:
    """The words of `text`, contractions written out and prefixes set to their words
    ("re-open").
    """
    text = text.replace("%", " percent ").replace("&", " and ").translate(_TYPED)
    for match in _COMPOUND.finditer(text):
        surface = match.group()
        prefix, _, rest = surface.partition("-")
        if rest and prefix.lower() in _PREFIXES:
            parts = [prefix + rest]
        else:
            parts = surface.split("-")
        *before, last = chain.from_iterable(map(_written_out, parts))
        yield from before
        yield last._replace(ends=_END.match(text, match.end()) is not None)


@functools.lru_cache(maxsize=65_536)
def _written_out(surface: str) -> tuple[_Word, ...]:
    """The words of one word as written: two of a contraction ("won't"), else one."""
    low = surface.lower()
    capital = surface[:1].isupper() and low.split("'")[0] != "i"
    parts: Sequence[str] = (low,)
    if surface in ("US", "U.S"):
        parts = ("usa",)
    elif low in _WHOLE:
        parts = _WHOLE[low]
    elif low.endswith("'s"):
        parts = (low[:-2], "is") if low[:-2] in _IS else (low[:-2],)
    else:
        for ending, word in _CONTRACTIONS.items():
            if low.endswith(ending) and len(low) > len(ending):
                parts = (low.removesuffix(ending), word)
                break
    return tuple(
        _Word(spelled(part), canonical(part), capital, ends=False) for part in parts
    )


def _joined(found: Sequence[_Word]) -> Iterator[_Word]:
    """`found` with each phrase of the tables as one word."""
    pointing = _single_words("deixis")
    at = 0
    while at < len(found):
        size, known = _phrase_at(found, at)
        said = " ".join(word.said for word in found[at : at + size])
        spelling, name = known or (None, pointing.get(said, found[at].canonical))
        yield _Word(
            spelling or said, name, found[at].capital, found[at + size - 1].ends
        )
        at += size


def _phrase_at(
    found: Sequence[_Word], at: int
) -> tuple[int, tuple[str | None, str] | None]:
    """How many words the phrase at `at` has, and what the tables know of it; 1 and None
    where none begins there.
    """
    first = found[at].said
    if first not in _openings() and words.stem(first) not in _openings():
        return 1, None
    for size in range(min(_LONGEST, len(found) - at), 1, -1):
        phrase = tuple(word.said for word in found[at : at + size])
        known = _phrases().get(phrase)
        if known is None:
            known = _phrases().get(tuple(map(words.stem, phrase)))
        if known is not None:
            return size, known
    return 1, None


@functools.cache
def _openings() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


@functools.cache
def _phrases() -> dict[tuple[str, ...], tuple[str | None, str]]:
    """Each phrase of the tables, as its words: its spelling as one word where it has
    one, and its name.
    """
    found: dict[tuple[str, ...], tuple[str | None, str]] = {}
    for phrase, name in tables.synonyms("word_spellings").items():
        found.setdefault(tuple(phrase.split()), (name, canonical(name)))
    for phrase, name in tables.synonyms("deixis").items():
        found.setdefault(tuple(phrase.split()), (None, name))
    for phrase, country in by_word().items():
        key = tuple(phrase.replace("'s", "").split())
        found.setdefault(key, (None, country.name.lower()))
    for key, name in _senses().items():
        found.setdefault(key, (None, name))
    return {key: known for key, known in found.items() if len(key) > 1}


@functools.cache
def _single_words(table: str) -> dict[str, str]:
    """The words of a table of synonyms that are no phrases, each to its name."""
    names = tables.synonyms(table)
    return {word: name for word, name in names.items() if " " not in word}


@functools.cache
def _untelling() -> frozenset[str]:
    """The words and stems that do not say what a text is about."""
    light = tables.words("light")
    stems = map(words.stem, light)
    return frozenset((*light, *stems, *tables.words("negations"), PRONOUN))


@functools.cache
def _irregular() -> dict[str, str]:
    return tables.synonyms("irregular")


@functools.cache
def _senses() -> dict[tuple[str, ...], str]:
    """Each word or phrase of `senses.tsv`, as the stems of its words, to its name."""
    name_of: dict[tuple[str, ...], str] = {}
    for phrase, name in tables.synonyms("senses").items():
        stems = tuple(words.stem(spelled(word)) for word in phrase.split())
        name_of.setdefault(stems, words.stem(spelled(name)))
    return name_of


@functools.cache
def _countries_by_word() -> dict[str, str]:
    names = {word: country.name.lower() for word, country in by_word().items()}
    names.pop("us", None)  # more often the pronoun
    return names


@functools.cache
def _countries() -> frozenset[str]:
    return frozenset(_countries_by_word().values())
