"""What the words of a passage are: copy, a quotation, a source's document,
background.
"""

from __future__ import annotations

import pytest

from onrecord.lineage.align import align
from onrecord.lineage.fingerprints import fingerprint
from onrecord.lineage.prose import prose_of
from onrecord.lineage.whose_words import telling_of, with_whose_words
from onrecord.model import Reading, Span, Statement
from tests.builders import span

LOCK = "The northern lock of the Osk canal will stay closed for two weeks while divers look at its iron gates."
SAID = f"“{LOCK.removesuffix('.')},” the keeper of the canal said."


def sharing(
    a: str, b: str, *, channel: str | None = None, background: str = ""
) -> set[str]:
    """What the passages of two texts are. `channel`: in which both say the first
    sentence of `a` was said.
    """
    proses = {id_: prose_of(id_, text) for id_, text in (("a", a), ("b", b))}
    known = frozenset(fingerprint(prose_of("c", background)).own)
    tellings = {}
    for id_, prose in proses.items():
        where = span(prose.text, LOCK) if channel else None
        said = (said_in(where, channel),) if where else ()
        tellings[id_] = telling_of(
            prose, Reading(report=id_, published=None, statements=said), known
        )
    return {
        passage.sharing
        for passage in with_whose_words(align(proses["a"], proses["b"]), tellings)
    }


def said_in(where: Span, channel: str | None) -> Statement:
    cue = Span(where.start, where.start + 3)
    return Statement(
        span=where,
        method="test/1",
        speaker=(),
        cue=(cue,),
        content=(where,),
        form="indirect",
        channel=channel,
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (LOCK, LOCK, {"copy"}),
        # in marks on both sides
        (
            SAID,
            SAID.replace("the keeper of the canal said", "he told us"),
            {"quotation"},
        ),
        # in marks on one: as it was posted, or quoted over two paragraphs
        (SAID.replace("the keeper of the canal", "he"), LOCK, {"quotation"}),
        (LOCK, SAID.replace("the keeper of the canal", "he"), {"quotation"}),
        # a few words in marks are no quotation of the whole
        (LOCK.replace("iron gates", "“iron gates”"), LOCK, {"copy"}),
        ("Nothing else is known of it.", LOCK, set()),
    ],
)
def test_quotations(a: str, b: str, expected: set[str]) -> None:
    assert sharing(a, b) == expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("statement", {"source"}),
        ("Facebook", {"source"}),
        ("news conference", {"copy"}),  # heard, and put into words by each
        (None, {"copy"}),
    ],
)
def test_a_document(channel: str | None, expected: set[str]) -> None:
    assert sharing(LOCK, LOCK, channel=channel) == expected


def test_background() -> None:
    more = "Its keepers have been paid in salt since the year of the great frost, and in no other coin ever since then."
    assert sharing(f"{LOCK} {more}", f"{LOCK} {more}", background=f"{LOCK} {more}") == {
        "background"
    }
    assert sharing(f"{LOCK} {more}", f"{LOCK} {more}", background=LOCK) == {
        "copy"
    }  # half of it alone
