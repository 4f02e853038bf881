"""Agency credits, signatures and bylines: lines that say whose copy a report is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.english.tables import rows
from onrecord.intake.agencies import (
    SHORT,
    UNKNOWN,
    agency_of,
    known_agency,
    known_pattern,
)

_LONGEST = 300  # characters of a credit line; a team of ten reporters fits
_DASH = r"[-–—―•*]{1,2}"
_SIGNED = re.compile(rf"{_DASH}\s*(?P<name>[^\n]{{2,80}}?)\.?")
# Names, places and the small words between them; a verb in small letters makes it a
# sentence.
_JOINT = (
    r"in|and|the|for|from|at|with|of|to|staff|newsroom|bureau|bureaus|writers?|reporters?|correspondents?|journalists?|editors?"
    r"|news|agency|additional|reporting|graphics?|by|de|da|du|di|van|von|der|den|al|el|la|le|bin|ibn|y|e"
)
_TOKEN = rf"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ@(][^\s.!?;,/&]{{0,40}}|(?:{_JOINT})(?![\w’']))"
_NAMES = rf"(?-i:{_TOKEN}(?:[\s,/&]{{1,3}}{_TOKEN}){{0,60}})"
_PARTICLES = r"(?:(?:de|da|do|dos|di|du|van|von|der|den|ter|al|bin|el|la|le)\s){0,2}"
_PERSON = rf"[A-ZÀ-Þ][\w’'.-]+(?:\s{_PARTICLES}[A-ZÀ-Þ][\w’'.-]*){{1,4}}"
_BYLINE = re.compile(
    rf"(?:By|BY|by)\s+(?P<names>{_PERSON}(?:(?:,\s|\s(?:and|AND|&)\s|,\sand\s){_PERSON}){{0,5}})"
    rf"(?:\s?(?:,|\||/|-|–|—|\bfor\b|\bin\b|,\sin\b)\s?(?P<rest>[A-Z@][^.!?\n]{{1,60}}))?"
)
_AND = re.compile(r",\s(?:and\s)?|\s(?:and|AND|&)\s")
# Such first words follow "By" in prose and in headlines, never in a byline.
_NOT_NAMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|The|This|That|These|Those|Then|Now|Contrast|Comparison|Christmas|Easter|Law|Default"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """What a whole line says of the copy: the agency (None where it names people only),
    and if it only helped.
    """

    agency: str | None
    helper: bool
    signature: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The names of a byline, and an agency named with them ("By Ana Reyes, Associated
    Press").
    """

    names: tuple[str, ...]
    agency: str | None


@functools.cache
def _templates() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The templates of `english/tables/credit_lines.tsv`, compiled, each with whether
    its agency only helped.
    """
    agency = rf"(?:the\s+)?(?P<agency>(?:{known_pattern()})|(?-i:{UNKNOWN}))(?:['’]s?)?"
    other = rf"(?:the\s+)?(?:(?:{known_pattern()})|(?-i:{UNKNOWN}))"
    agencies = rf"{agency}(?:(?:,\s?(?:and\s)?|\s?/\s?|\s&\s|\sand\s){other}){{0,4}}"
    compiled = []
    for (row,) in rows("credit_lines"):
        plain, _, role = row.rpartition(" = ")
        pattern = re.escape(plain).replace(r"\ ", r"\s+")
        for slot, inside in (
            ("agency", agency),
            ("agencies", agencies),
            ("names", _NAMES),
        ):
            pattern = pattern.replace(rf"\{{{slot}\}}", inside)
        compiled.append((re.compile(pattern, re.IGNORECASE), role == "helped"))
    return tuple(compiled)


@functools.cache
def _ending() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A signature at the end of the last paragraph: a known name in brackets, or any
    agency's behind a dash.
    """
    bracket = re.compile(
        rf"(?<=[.!?”\"’'])\s*(?P<whole>[(\[](?P<name>{known_pattern()})[)\]]\.?)$"
    )
    dashed = re.compile(
        rf"(?<=[.!?”\"’'])\s*(?P<whole>(?:—|–|―|--|-)\s?(?P<name>{known_pattern()}|{UNKNOWN})\.?)$"
    )
    return bracket, dashed


def credit_line(line: str, *, last: bool) -> CreditLine | None:
    """What `line` says if the whole of it is a credit or a signature, else None.
    `last`: nothing but such lines follow.

    A name alone or behind a dash signs a report at its end; an agency not in the table
    is believed only there.

    >>> credit_line("(AP)", last=True).agency
    'AP'
    """
    if len(line) > _LONGEST:
        return None
    if signed := _SIGNED.fullmatch(line):
        agency = known_agency(signed["name"]) or (
            agency_of(signed["name"]) if last else None
        )
        if agency and (known_agency(agency) or not re.fullmatch(SHORT, signed["name"])):
            return CreditLine(agency=agency, helper=False, signature=True)
    bare = _undressed(line)
    if known := _named_alone(bare):
        return CreditLine(
            agency=known, helper=False, signature=bare == line.rstrip(".")
        )
    return _from_templates(bare)


def names_agency_alone(line: str) -> bool:
    """True where `line` is a known agency's name and nothing else, but for a dash or
    brackets.
    """
    return 1 < len(line) <= _LONGEST and _named_alone(_undressed(line)) is not None


def credit_at_end(paragraph: str) -> tuple[int, str] | None:
    """Where the signature begins that closes a report's last paragraph ("… on Friday.
    (PTI)"), and its agency.

    The place is an offset into `paragraph`.

    >>> paragraph = "The pier is shut. (PTI)"
    >>> at, agency = credit_at_end(paragraph)
    >>> paragraph[:at], agency
    ('The pier is shut. ', 'PTI')
    """
    tail = paragraph[-80:]
    for pattern in _ending():
        if (match := pattern.search(tail)) and (agency := agency_of(match["name"])):
            return len(paragraph) - len(tail) + match.start("whole"), agency
    return None


def byline_of(line: str) -> Byline | None:
    """The byline that `line` is as a whole ("By Ana Reyes and Tom Oduya"), or None.

    >>> byline_of("By Ana Reyes and Tom Oduya").names
    ('Ana Reyes', 'Tom Oduya')
    """
    match = _BYLINE.fullmatch(line) if len(line) <= 200 else None
    if match is None or _NOT_NAMES.match(match["names"]):
        return None
    names = tuple(name.strip() for name in _AND.split(match["names"]))
    agency = known_agency(match["rest"]) if match["rest"] else None
    for name in names:
        agency = agency or known_agency(name)
    return Byline(names=tuple(n for n in names if not known_agency(n)), agency=agency)


def _named_alone(bare: str) -> str | None:
    """The agency of a line that is its name and nothing else, written as a name ("AFP",
    "Reuters", "dpa").
    """
    known = known_agency(bare)
    return known if known and (bare[0].isupper() or bare == known) else None


def _from_templates(bare: str) -> CreditLine | None:
    sentences = [s.strip() for s in re.split(r";|(?<=[a-z])\.\s", bare) if s.strip()]
    found = [_from_template(sentence) for sentence in sentences]
    credits_ = [credit for credit in found if credit is not None]
    if not credits_ or not isinstance(found[0], CreditLine):
        return None
    # "Copyright 2017 The Associated Press. All rights reserved. This material may not
    # …"
    legal = re.match(r"©|\([cC]\)|copyright\b", bare, re.IGNORECASE) is not None
    return credits_[0] if legal or len(credits_) == len(sentences) else None


def _from_template(sentence: str) -> CreditLine | None:
    plain = re.sub(r"\s*(?:\([cC]\)|©)\s*", "© ", sentence).strip()
    plain = re.sub(
        r"(?<=copyright)\s+(?:©\s*)?[0-9]{4}(?:[-–][0-9]{4})?(?:\s+by)?|(?<=©)\s*[0-9]{4}",
        "",
        plain,
        flags=re.IGNORECASE,
    )
    for pattern, helped in _templates():
        if match := pattern.fullmatch(plain):
            named = match.groupdict().get("agency")
            return CreditLine(
                agency=agency_of(named) if named else None,
                helper=helped,
                signature=False,
            )
    return None


def _undressed(line: str) -> str:
    """`line` without a leading dash, brackets around the whole, and a final full
    stop.
    """
    bare = re.sub(rf"^{_DASH}\s*", "", line).strip().rstrip(".").strip()
    if (
        len(bare) > 2
        and bare[0] in "(["
        and bare[-1] in ")]"
        and not re.search(r"[()\[\]]", bare[1:-1])
    ):
        bare = bare[1:-1].strip().rstrip(".").strip()
    return re.sub(r"\s+", " ", bare)
