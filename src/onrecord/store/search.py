"""Full text over reports (title and text) and accounts (title and their members'
surfaces).
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Literal

from onrecord.english.folding import without_accents
from onrecord.model import Span

# words; what a person types is under ten, and FTS5 refuses very long expressions
LONGEST_QUERY = 32
# characters shown on either side of the first word found: two or three lines of a
# terminal
AROUND = 90
LONGEST_WORD = 30  # characters; of a longer one a piece may be shown

# letters and digits, with accents that are characters of their own
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PHRASE = re.compile(r'"([^"]*)"|([^"\s]+)')

SEARCH_REPORTS = """
    SELECT report.id, report.title, report.text, story_report.story
    FROM report_fts JOIN report ON report.number = report_fts.rowid
        LEFT JOIN story_report ON story_report.report = report.id
    WHERE report_fts MATCH :query ORDER BY report_fts.rank, report.id LIMIT :limit
"""
SEARCH_ACCOUNTS = """
    SELECT account.number, account.id, account.title, account.kind, account.story
    FROM account_fts JOIN account ON account.number = account_fts.rowid
    WHERE account_fts MATCH :query
    ORDER BY account_fts.rank, account.id, account.story LIMIT :limit
"""
SELECT_MEMBERS = """
    SELECT report, start, surface FROM account_member WHERE account = :account
    ORDER BY position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found. `id` is a report's or an account's, `story` the story it is in.

    `span` and `matches` are spans into the text of `report`: `snippet` is what `span`
    covers, `matches` are the words found inside it (none where only the title matched).
    """

    kind: Literal["report", "account"]
    id: str
    title: str | None
    story: str | None
    report: str
    span: Span
    snippet: str
    matches: tuple[Span, ...]


def search(
    connection: sqlite3.Connection, query: str, *, limit: int
) -> tuple[Hit, ...]:
    """What holds all words of `query`, best first (BM25 as FTS5 computes it), reports
    and accounts by turns.

    A word finds every word it begins ("prisoner" finds "prisoners"), without regard to
    case and accents; words in double quotes must stand together as they are. Whatever
    else is typed is not an operator but a space between words.
    """
    expression = match_expression(query)
    if not expression or limit < 1:
        return ()
    wanted = {"query": expression, "limit": limit}
    words = _words_of(query)
    report_rows = connection.execute(SEARCH_REPORTS, wanted).fetchall()
    account_rows = connection.execute(SEARCH_ACCOUNTS, wanted).fetchall()
    reports = [_report_hit(row, words) for row in report_rows]
    accounts = [_account_hit(connection, row, words) for row in account_rows]
    by_turns = chain.from_iterable(zip_longest(reports, accounts))
    return tuple(hit for hit in by_turns if hit is not None)[:limit]


def match_expression(query: str) -> str:
    """`query` as an FTS5 expression of its words alone: each is quoted, so that no
    character is an operator. "" where it has no word.

    >>> match_expression('crane OR "port city" U.S.')
    '"crane"* AND "OR"* AND "port city" AND "U S"*'
    """
    terms: list[str] = []
    for phrase, word in _PHRASE.findall(query):
        words = _WORD.findall(phrase or word)
        if words:
            # Words typed together, as U.S. or 11.30, are a phrase as well; only an open
            # word may go on.
            may_go_on = "" if phrase else "*"
            terms.append(f'"{" ".join(words)}"{may_go_on}')
    return " AND ".join(terms[:LONGEST_QUERY])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """A query's words, folded: those to be found as they are, and those that may go
    on.
    """

    exact: frozenset[str]
    opening: tuple[str, ...]


def _words_of(query: str) -> _Words:
    exact: set[str] = set()
    opening: list[str] = []
    for phrase, word in _PHRASE.findall(query):
        typed = _WORD.findall(phrase or word)
        words = [without_accents(part.lower()) for part in typed]
        if phrase:
            exact.update(words)
        else:
            exact.update(words[:-1])
            opening += words[-1:]
    return _Words(exact=frozenset(exact), opening=tuple(opening))


def _report_hit(row: sqlite3.Row, words: _Words) -> Hit:
    span, matches = _snippet(row["text"], words)
    return Hit(
        kind="report",
        id=row["id"],
        title=row["title"],
        story=row["story"],
        report=row["id"],
        span=span,
        snippet=span.of(row["text"]),
        matches=matches,
    )


def _account_hit(
    connection: sqlite3.Connection, row: sqlite3.Row, words: _Words
) -> Hit:
    """The account shown by its first member that holds one of the words, else by its
    first.
    """
    members = connection.execute(SELECT_MEMBERS, {"account": row["number"]}).fetchall()
    shown = [_snippet(member["surface"], words) for member in members]
    best = next((i for i, (_, matches) in enumerate(shown) if matches), 0)
    (span, matches), member = shown[best], members[best]
    return Hit(
        kind="account",
        id=row["id"],
        title=row["title"],
        story=row["story"],
        report=member["report"],
        span=_moved(span, member["start"]),
        snippet=span.of(member["surface"]),
        matches=tuple(_moved(match, member["start"]) for match in matches),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _snippet(text: str, words: _Words) -> tuple[Span, tuple[Span, ...]]:
    """A piece of `text` around the first word found in it, and the words found in the
    piece.
    """
    matches: list[Span] = []
    for match in _WORD.finditer(text):
        if matches and match.end() > matches[0].start + 2 * AROUND:
            break
        folded = without_accents(match.group().lower())
        if folded in words.exact or folded.startswith(words.opening):
            matches.append(Span(match.start(), match.end()))
    first = matches[0].start if matches else 0
    last = matches[-1].end if matches else 0
    start = max(0, first - AROUND)
    end = min(len(text), max(first + 2 * AROUND, last))
    # No word is shown broken, unless it is so long that a piece of it must do.
    if start > 0:
        ahead = range(start, min(first, start + LONGEST_WORD))
        start = next((at + 1 for at in ahead if text[at].isspace()), start)
    if end < len(text):
        back = range(end, max(last, end - LONGEST_WORD), -1)
        end = next((at for at in back if text[at].isspace()), end)
    return Span(start, end), tuple(matches)
