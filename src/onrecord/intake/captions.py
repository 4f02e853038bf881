"""Photo captions, told by the picture credit they carry.

A paragraph taken for a caption is the worst mistake here, since its statements would
not be read as prose: a name alone is never enough; it takes the shape of a credit at
the block's edge, and a length no longer than captions have.
"""

from __future__ import annotations

import functools
import re

from onrecord.english.marks import APOSTROPHES, DASHES, HYPHENS, MAY_CLOSE, MAY_OPEN
from onrecord.english.tables import rows
from onrecord.intake.agencies import known_pattern

_SHORTEST = 5  # characters: "Getty"
# characters; agency captions with their "file photo" sentences run to about 700
_LONGEST = 800
# A caption tells in up to three sentences, its credit behind the last. A longer block
# that ends in a credit is text whose lines were run together.
_MOST_SENTENCES = 3
_SENTENCE_ENDS = re.compile(
    rf"[a-z0-9){MAY_CLOSE}][.!?][{MAY_CLOSE})]?\s+[{MAY_OPEN}(A-Z]"
)
_LABELS = (
    r"(?:(?:Photo|Image|Picture)\s[Cc]redit|(?:Photo|Photograph|Picture)s?\sby|Photo(?:graph)?s?|Pictures?|Pics?|Images?"
    r"|Illustration|Composite|Credit|PHOTO|IMAGE|Photographer)"
)
_WHO = r"[A-Z©][^.!?:;|]{1,70}?(?:\b[A-Z]\.[^.!?:;|]{1,40}?){0,3}"
_PERSONS = (
    rf"(?:[A-ZÀ-Þ][\w{APOSTROPHES}.-]{{0,30}}[\s,/]{{1,2}}){{0,8}}?"
    rf"[A-ZÀ-Þ][\w{APOSTROPHES}.-]{{0,30}}\s?"
)
_STOP = rf"[.!?)\]{MAY_CLOSE}]"


@functools.cache
def _libraries() -> str:
    names = sorted(
        (name for (name,) in rows("picture_agencies")), key=len, reverse=True
    )
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


@functools.cache
def _endings() -> tuple[re.Pattern[str], ...]:
    """What a caption ends in; compiled against the last 160 characters of a block."""
    house = rf"(?:{_libraries()}|{known_pattern()})"
    tail = r"(?:,?\s?(?:FILE|File|file(?:\sphoto)?|Pool|POOL|[0-9]{4}))?"
    name = rf"[A-ZÀ-Þ][\w{APOSTROPHES}.-]"
    label = rf"{_LABELS}\s?(?:[:/|©{DASHES}-]|\bby\b|\bvia\b|\bcourtesy\b)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            # (AP Photo/Ana Reyes, File)  (Reuters/Ana Reyes)  (Ana Reyes/AFP via Getty
            # Images)  (Getty)
            rf"\((?:{house}\s(?:Photo|Pool|Images|Archive)\b[^()]{{0,80}}|{house}\s?/\s?[^()]{{2,80}}|{_PERSONS}(?:/\s?|\bvia\s){house}{tail}"
            rf"|(?:{_libraries()}){tail})\)(?:\s\({label}[^()]{{0,60}}\))?\.?$",
            # (Photo by Ana Reyes)  (Image: Bay Post)  [Photo: …]
            rf"[(\[]{label}\s?[^()\[\]]{{0,90}}[)\]]\.?$",
            # … on Monday. Photo / Getty Images   … on Monday. Photograph: Ana Reyes for
            # the Post
            rf"(?:^|{_STOP})\s*(?-i:{_LABELS})\s?[:/|©{DASHES}]\s?{_WHO}\.?$",
            # … on Monday Photo: Ana Reyes/Reuters   … | Getty Images   … © Ana
            # Reyes/AFP   … - Getty Images
            rf"(?:\b{label}|[|©•])\s?(?:{_WHO}[/,]\s?|{_WHO}\svia\s)?{house}{tail}$",
            rf"(?:[/{DASHES}-]|^Handout\s-)\s?(?:{_libraries()}){tail}$",
            rf"©\s?{_WHO}\s?\({house}(?:/[A-Za-z]{{2,10}})?\)$",
            # … on Monday Ana Reyes/AFP   … on Monday. (Ana Reyes / Bay Post)
            # (Courtesy of the harbour office)
            rf"{name}{{1,30}}(?:\s{name}{{0,30}}){{1,2}}\s?/\s?{house}{tail}$",
            rf"\({name}{{1,30}}(?:\s{name}{{0,30}}){{1,3}}\s?/\s?[A-Z][^()/]{{2,50}}\)$",
            r"(?:\(|^)(?:Courtesy\s(?:of|photo)|Provided\sby|Supplied\sby|Handout\svia|File\sphoto|Screenshot)\b[^().!?]{0,80}\)?$",
            r"(?:Hide|Show)\sCaption(?:\s[0-9]{1,4}\sof\s[0-9]{1,4})?$",
        )
    )


@functools.cache
def _beginnings() -> tuple[re.Pattern[str], ...]:
    """What a caption begins with."""
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"FILE\s(?:[{HYPHENS}{DASHES}]|PHOTO)|File\s(?:photo|picture|pic|image)\b"
            rf"\s?(?:of\b|shows?\b|[{HYPHENS}{DASHES}:/]|taken\b)",
            r"Image\s(?:copyright|caption|source)\b",
            r"(?:Grab|Screen\s?grab|Still|Frame)\s(?:taken\s)?from\s",
            r"(?:Image|Photo|Picture)\s(?:credit|copyright|courtesy)\b",
            # as in: AP:Associated Press The ferry leaves the pier
            rf"(?:{known_pattern()}):(?:{known_pattern()})\s[A-Z]",
        )
    )


@functools.cache
def _library_first() -> re.Pattern[str]:
    """A picture library's name, then a description without a full stop ("Getty Images
    The ferry leaves the pier").
    """
    return re.compile(rf"(?:{_libraries()})(?:\s-\s{_WHO})?(?:$|\s(?=[A-Z0-9]))")


# Captions of a gallery run together, the heads of its videos, one of its numbered
# pictures ("8/30 Saturn A near-infrared image …").
_GALLERIES = (
    re.compile(r"(?:Hide|Show)\sCaption\b.*\b(?:Hide|Show)\sCaption\b", re.DOTALL),
    re.compile(r"\bSkip in Skip x Embed x Share\b"),
)
_NUMBERED = re.compile(r"(?!9/11)\d{1,3}/[1-9]\d{1,2}\s[A-Z]")


@functools.cache
def _source_first() -> re.Pattern[str]:
    """An agency or a network where pictures are posted, then a description that begins
    as a sentence does ("Reuters The ferry was raised on Monday").
    """
    return re.compile(
        rf"(?:{known_pattern()}|Twitter|Facebook|Instagram|YouTube)\s"
        r"(?:The|A|An|One|This|These|People|Police|Officers)\s[a-z]"
    )


def is_caption(block: str) -> bool:
    """True where `block` is a photo caption or a picture credit alone.

    >>> is_caption("A crane in Halven. (AP Photo/Ana Reyes)")
    True
    """
    if any(gallery.search(block) for gallery in _GALLERIES):
        return True
    if not _SHORTEST <= len(block) <= _LONGEST:
        return False
    closed = block.rstrip(MAY_CLOSE + ")]")[-1:] in {".", "!", "?"}
    begins = (_library_first(), _source_first(), _NUMBERED)
    if not closed and any(pattern.match(block) for pattern in begins):
        return len(block) <= 250
    if any(pattern.match(block) for pattern in _beginnings()):
        return True
    if len(_SENTENCE_ENDS.findall(block)) > _MOST_SENTENCES:
        return False
    tail = block[-160:]
    return any(
        _reaches_edge(pattern, tail, whole=len(tail) == len(block))
        for pattern in _endings()
    )


def _reaches_edge(pattern: re.Pattern[str], tail: str, *, whole: bool) -> bool:
    """True where the pattern is found, and not merely because the tail was cut at its
    beginning.
    """
    match = pattern.search(tail)
    return match is not None and (whole or match.start() > 0)
