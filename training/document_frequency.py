"""Make `english/tables/document_frequency.tsv`: how many of some thousand English
documents hold each word.

    python training/document_frequency.py OUT.tsv DOCUMENTS.jsonl [DOCUMENTS.jsonl ...]

Each input line is a JSON object with a `text`. Only counts leave this script, no text:
words as `onrecord.stories.vectors.words_of` gives them, that LEAST documents or more
hold, the MOST frequent ones, sorted. Long documents are cut into pieces of PIECE words,
so that every document is about as long as a news report.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from onrecord.stories.vectors import words_of

LEAST = 3
MOST = 20_000
PIECE = 600


def main(out: Path, sources: list[Path]) -> None:
    counts: Counter[str] = Counter()
    documents = 0
    for source in sources:
        with source.open(encoding="utf-8") as lines:
            for line in lines:
                words = [word.folded for word in words_of(json.loads(line)["text"])]
                for start in range(0, max(len(words) - PIECE // 2, 1), PIECE):
                    counts.update(set(words[start : start + PIECE]))
                    documents += 1
    kept = sorted(
        (word, count) for word, count in counts.most_common(MOST) if count >= LEAST
    )
    rows = [f"{word}\t{count}" for word, count in kept]
    head = [
        f"# Documents that hold each word, of {documents} English documents of up to "
        f"{PIECE} words. Counts only.",
        "# Made by training/document_frequency.py; see document_frequency.md beside "
        "this file for the documents.",
        "word\tdocuments",
        f"documents\t{documents}",
    ]
    out.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
