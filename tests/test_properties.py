"""What holds for every text: spans give their surface, order changes nothing, and what
is written can be read again.
"""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.exports import dossier_object, dumps, reading_row
from onrecord.intake import make_report, parse_line
from onrecord.model import Item, Reading, ReadReport, Report, Span
from onrecord.reading.reader import read_many

# Pieces of invented news, with everything that shifts an offset or looks like markup;
# any of them may meet any other.
PIECES = (
    "Mayor Ada Venn said on Monday that 12 boats had left Norbury.",
    "“We will not wait any longer,” she told reporters.",
    '"The dam," said Jon Marrow of the Tellin council, "will open on Friday at 10am."',
    "At least 14 people were injured in Rostov-on-Don, according to the regional health ministry.",
    "The harbour office denied that the channel was closed on 3 March.",
    "“Nobody was told, the union said.",  # it never closes
    'Talks may take place next week if the rain stops, a spokesman said, adding: "We are ready',
    "PARIS (AP) —",
    "Photo: Lena Arditi / Coast Wire",
    "- Agence France-Presse",
    "He said.",
    "Prices rose 3.5 per cent to $1.2m, 1,000-2,000 more than in 2024.",
    "Мэр сказал: «Мы не будем ждать».",
    "قال الرئيس إن 12 قاربا غادرت يوم الاثنين.",
    "\u202eunder way\u202c",
    "🚢🇺🇦 👩‍👩‍👧",
    "𝔑orbury",
    "Zu\u0308rich e\u0301\u0302\u0303",
    "<b>&amp;</b>",
    "\0",
    "\x1b[31m",
    "''",
    '"',
    "‘",
    "’",
    "—",
    "1e400",
    "31 February 99999",
)
JOINTS = (" ", "\n", "\n\n", "", "\r\n", "\u2028", "\t", "  ")

news = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=9
).map(lambda chosen: "".join(itertools.chain.from_iterable(chosen)))
texts = st.one_of(
    news,
    st.text(max_size=150),
    st.tuples(news, st.text(max_size=30), news).map("".join),
)
# Each example runs the parser, some milliseconds for a text: a hundred of them are
# enough to meet each pair of pieces.
some = settings(max_examples=60)
few = settings(max_examples=15)


@cache
def read_alone(text: str) -> Reading:
    """The reading of a report of this text, read by itself."""
    return onrecord.read(named(text, "a"))


def named(text: str, name: str) -> Report:
    return make_report(text, id=name, outlet=f"Outlet {name}", published="2025-08-14")


def read_report(report: Report) -> ReadReport:
    reading = replace(read_alone(report.text), report=report.id)
    return ReadReport(report=report, reading=reading)


def items(reading: Reading) -> Sequence[Sequence[Item]]:
    return (
        reading.statements,
        reading.times,
        reading.places,
        reading.people,
        reading.figures,
        reading.events,
        reading.tellings,
    )


def spans_in(value: object) -> list[Span]:
    """Every span anywhere in an item."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for one in value for span in spans_in(one)]
    if is_dataclass(value):
        return [
            span
            for field in fields(value)
            for span in spans_in(getattr(value, field.name))
        ]
    return []


@given(texts)
@some
def test_every_span_lies_in_the_text_and_items_stand_in_order(text: str) -> None:
    reading = read_alone(text)
    for kind in items(reading):
        assert [item.span for item in kind] == sorted(item.span for item in kind)
        for span in spans_in(tuple(kind)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip(), "an item of white space alone"


def references_in(value: object) -> list[Item]:
    """Every item that an item refers to, directly, in a list or through its source."""
    if isinstance(value, tuple):
        inner = list(value)
    elif is_dataclass(value) and not isinstance(value, Span):
        inner = [getattr(value, field.name) for field in fields(value)]
    else:
        return []
    found: list[Item] = []
    for member in inner:
        found.extend([member] if isinstance(member, Item) else references_in(member))
    return found


@given(texts)
@some
def test_what_an_item_refers_to_stands_in_the_same_reading(text: str) -> None:
    reading = read_alone(text)
    here = {id(item) for kind in items(reading) for item in kind}
    for kind in items(reading):
        for item in kind:
            assert all(id(other) in here for other in references_in(item))


@given(texts)
@some
def test_a_head_is_one_word(text: str) -> None:
    reading = read_alone(text)
    heads = [figure.head for figure in reading.figures]
    heads += [event.head for event in reading.events]
    heads += [telling.head for telling in reading.tellings]
    for head in heads:
        assert 0 <= head.start < head.end <= len(text)
        assert len(head.of(text).split()) == 1


@given(texts)
@some
def test_sentences_are_disjoint_in_order_and_inside_one_part(text: str) -> None:
    report, sentences = named(text, "a"), read_alone(text).sentences
    assert all(
        before.end <= after.start for before, after in itertools.pairwise(sentences)
    )
    for sentence in sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert sum(part.span.covers(sentence) for part in report.parts) == 1


@given(texts)
@some
def test_parts_leave_out_white_space_alone(text: str) -> None:
    parts = named(text, "a").parts
    edges = [
        0,
        *itertools.chain.from_iterable((p.span.start, p.span.end) for p in parts),
        len(text),
    ]
    assert edges == sorted(edges)
    assert not "".join(
        text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)
    ).strip()


@given(texts)
@some
def test_the_written_reading_gives_the_same_characters(text: str) -> None:
    """Offsets in the JSON are code points: whoever reads report and reading from files
    finds each surface.
    """
    reading = read_alone(text)
    row = json.loads(
        dumps(reading_row(reading))
        .encode("utf-8", "surrogatepass")
        .decode("utf-8", "surrogatepass")
    )
    assert row["sentences"] == [[s.start, s.end] for s in reading.sentences]
    for name in ("times", "places", "people", "figures", "events"):
        assert [text[slice(*one["span"])] for one in row[name]] == [
            item.span.of(text) for item in getattr(reading, name)
        ]
    for written, said in zip(row["statements"], reading.statements, strict=True):
        for role in ("speaker", "cue", "content"):
            assert [text[slice(*s)] for s in written[role]] == [
                span.of(text) for span in getattr(said, role)
            ]


@given(news)
@some
def test_a_report_read_from_json_lines_keeps_its_text(text: str) -> None:
    """However the JSON is escaped, the offsets are those of the text that was
    written.
    """
    for ascii_only in (True, False):
        line = json.dumps({"id": "a", "text": f"x {text}"}, ensure_ascii=ascii_only)
        made = parse_line(line.encode(), source="line 1")
        assert isinstance(made, Report)
        assert (made.text, made.parts) == (f"x {text}", make_report(f"x {text}").parts)


@given(
    st.lists(texts, min_size=2, max_size=5, unique=True),
    st.randoms(use_true_random=False),
)
@few
def test_a_reading_depends_on_its_report_alone(
    given_texts: list[str], chance: random.Random
) -> None:
    reports = [named(text, f"r{n}") for n, text in enumerate(given_texts)]
    chance.shuffle(reports)
    assert list(read_many(reports, jobs=1)) == [read_report(r) for r in reports]


@given(st.lists(news, min_size=2, max_size=4), st.randoms(use_true_random=False))
@few
def test_a_dossier_does_not_depend_on_the_order_of_reports(
    given_texts: list[str], chance: random.Random
) -> None:
    reports = [named(text, f"r{n}") for n, text in enumerate(given_texts)]
    pairs = [read_report(report) for report in reports]
    whole = dossier_object(onrecord.reconcile(pairs))
    chance.shuffle(pairs)
    assert dossier_object(onrecord.reconcile(pairs)) == whole


@given(st.lists(news, min_size=1, max_size=4))
@few
def test_every_member_of_an_account_is_an_item_of_its_report(
    given_texts: list[str],
) -> None:
    reports = [named(text, f"r{n}") for n, text in enumerate(given_texts)]
    pairs = [read_report(report) for report in reports]
    dossier = onrecord.reconcile(pairs)
    told = {pair.id: set(pair.reading.tellings) for pair in pairs}
    for account in dossier.accounts:
        assert account.members
        assert account.support.reports == len(
            {member.report for member in account.members}
        )
        assert all(member.item in told[member.report] for member in account.members)
    ids = [account.id for account in dossier.accounts]
    assert len(set(ids)) == len(ids)
    known = set(ids)
    assert {account.under for account in dossier.accounts} - {None} <= known
    assert all(entry.account in known for entry in dossier.timeline)
    assert all(known.issuperset(place.accounts) for place in dossier.places)
    assert all(known.issuperset(person.accounts) for person in dossier.people)


@given(st.lists(news, min_size=1, max_size=4))
@few
def test_every_telling_that_is_admitted_stands_in_exactly_one_account(
    given_texts: list[str],
) -> None:
    reports = [named(text, f"r{n}") for n, text in enumerate(given_texts)]
    pairs = [read_report(report) for report in reports]
    dossier = onrecord.reconcile(pairs)
    members = Counter(
        (member.report, member.item)
        for account in dossier.accounts
        for member in account.members
    )
    admitted = Counter(
        (pair.id, telling)
        for pair in pairs
        for telling in pair.reading.tellings
        if telling.admitted
    )
    assert members == admitted


@given(
    st.lists(st.text(max_size=40), min_size=1, max_size=6, unique=True),
    st.randoms(use_true_random=False),
)
def test_ids_come_from_content_alone(
    given_texts: list[str], chance: random.Random
) -> None:
    ids = {text: make_report(text).id for text in given_texts if text.isascii()}
    again = list(ids)
    chance.shuffle(again)
    assert {text: make_report(text, source="elsewhere").id for text in again} == ids
    assert len(set(ids.values())) == len(ids)
