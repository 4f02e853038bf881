"""Bad input for lineage and stories: bounded work, no square of it, and a note where a
limit cut something.

Growth is told by counted work (passages, pairs, comparisons), never by a clock.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

import onrecord
from onrecord.archive import Archive
from onrecord.cli import main
from onrecord.cli.terminal import print_dossier
from onrecord.english.sentences import _STOP, split_sentences
from onrecord.exports import dossier_json, dossier_object
from onrecord.intake import make_report
from onrecord.lineage import align as alignment
from onrecord.lineage import fingerprints, word_sequences
from onrecord.lineage.align import MOST_PASSAGES, align
from onrecord.lineage.copy_evidence import Comparison, Match
from onrecord.lineage.edits import find_edits
from onrecord.lineage.fingerprints import PARTNERS, Fingerprint, candidates, fingerprint
from onrecord.lineage.prose import prose_of
from onrecord.lineage.word_sequences import WordMatcher
from onrecord.model import Dossier, Reading, ReadReport, Report, Span
from onrecord.pages import dossier_page
from onrecord.pages.lineage_views import MOST_PASSAGES as SHOWN
from onrecord.pages.rivals import MOST_OUTLETS
from onrecord.pages.view import MOST_TEXTS, page_view
from onrecord.stories import arrival, group, region
from onrecord.stories.vectors import Vector, vector_of
from tests.store.cheap import cheap_read, cheap_reader

NEWS = (
    "Mayor Ada Venn said on Monday that 12 boats had left the harbour of Norbury before the storm came. "
    "Harbour master Piet Boll closed the northern gate and sent 40 officers to the old quay at noon. "
    "A crane fell on two barges, and the union of river workers asked for an inquiry into its owner. "
)
RUSSIAN = (
    "Мэр Норбери сообщил в понедельник, что двенадцать лодок покинули гавань до начала шторма. "
    * 8
)
CHINESE = (
    "市长星期一说，十二艘船在风暴来临之前离开了诺伯里港。港务长关闭了北门，并派出四十名警官。"
    * 8
)
ARABIC = (
    "قال رئيس البلدية يوم الاثنين إن اثني عشر قاربا غادرت ميناء نوربري قبل وصول العاصفة. "
    * 8
)

# What each is, and a text of about n characters.
KINDS: dict[str, Callable[[int], str]] = {
    "nothing": lambda _: "",
    "one word": lambda _: "Fire",
    "one word of a million letters": lambda n: (
        "x" * (25 * n)
    ),  # no white space to cut it at
    "one sentence again and again": lambda n: (
        "The mayor of Norbury said that 12 boats had left. " * (n // 50)
    ),
    "one sentence, each time edited": lambda n: " ".join(
        f"The mayor said {i} boats had left." for i in range(n // 33)
    ),
    "one word again and again": lambda n: (
        "word " * (n // 5)
    ),  # no stop: cut into pieces, all of them alike
    "only stops": lambda n: "." * n,  # each could begin the end of a sentence
    "stops and letters": lambda n: "...a" * (n // 4),
    "initials": lambda n: "A.b " * (n // 4),
    "only punctuation": lambda n: "!?,;:" * (n // 5),
    "only quotation marks": lambda n: '"' * n,
    "marks of every shape": lambda n: "“‘\"'»" * (n // 5),
    "quotations of a word": lambda n: '"word" said ' * (n // 12),
    "quotations never closed": lambda n: "“word ‘again " * (n // 13),
    "Russian": lambda n: RUSSIAN * (n // len(RUSSIAN)),
    "Chinese": lambda n: CHINESE * (n // len(CHINESE)),  # no white space, other stops
    "Arabic": lambda n: ARABIC * (n // len(ARABIC)),  # from right to left
}


@pytest.mark.parametrize("kind", KINDS)
def test_comparing_a_text_takes_work_in_step_with_its_length(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = 0

    class Counting(Comparison):
        def measure(self, sentence: int, first: int, last: int) -> Match:
            nonlocal counted
            counted += 1
            return super().measure(sentence, first, last)

    monkeypatch.setattr(alignment, "Comparison", Counting)

    def work(length: int) -> int:
        nonlocal counted
        counted = 0
        text = KINDS[kind](length)
        a, b = prose_of("a", text), prose_of("b", text)
        for other in (a, b):
            assert len(align(a, other)) <= MOST_PASSAGES
        assert len(fingerprint(a)) <= len(a.words)
        vector_of(Report(id="a", text=text))
        return counted + len(a.sentences) + len(a.quotations)

    short, long = work(15_000), work(60_000)
    assert long <= 5 * short + 10  # four times the text


def test_a_run_of_stops_is_read_once() -> None:
    """Tried from each of its stops, a run that ends no sentence would be read as often
    as it is long.
    """
    run = "." * 9 + " "
    assert [at for at in range(9) if _STOP.match(run, at)] == [0]
    assert split_sentences("Wait... Then they left?! Yes.") == [
        Span(0, 7),
        Span(8, 24),
        Span(25, 29),
    ]


def test_of_very_many_repeats_the_longest_are_kept_and_it_is_said() -> None:
    twice = "A crane fell on two barges. The union of river workers asked for an inquiry into its owner."
    text = (
        f"{twice} "
        + "Boats left the harbour of Norbury. " * (MOST_PASSAGES + 200)
        + twice
    )
    prose = prose_of("a", text)
    found = align(prose, prose)
    assert len(found) == MOST_PASSAGES
    assert found[-1].b_span.of(text) == twice  # last in the text, and the longest
    line = json.dumps({"id": "x", "a": text, "b": text}) + "\n"
    answer = json.loads(
        CliRunner().invoke(main, ["align"], input=line, catch_exceptions=False).stdout
    )
    assert answer["notes"] == [
        "there are 1,000 passages or more: the longest 1,000 are given"
    ]
    line = json.dumps({"id": "x", "a": NEWS, "b": NEWS}) + "\n"
    assert "notes" not in json.loads(
        CliRunner().invoke(main, ["align"], input=line, catch_exceptions=False).stdout
    )


def test_changes_of_what_repeats_itself_are_not_worked_out_at_any_price(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Steps would grow with the third power: 3,000 words took minutes."""
    steps: list[int] = []
    original = WordMatcher.find_longest_match

    def counted(self: WordMatcher, *bounds: int) -> object:
        before = self._left
        try:
            return original(self, *bounds)
        finally:
            steps.append(before - max(self._left, 0))
            if self._left < -word_sequences.MOST_STEPS:
                pytest.fail("it goes on beyond the limit")

    monkeypatch.setattr(WordMatcher, "find_longest_match", counted)

    def found(a: str, b: str) -> int:
        steps.clear()
        return len(find_edits(a, Span(0, len(a)), b, Span(0, len(b))))

    assert found("word " * 3000, "word other " * 1500) == 0
    assert sum(steps) <= word_sequences.MOST_STEPS
    assert (
        found(NEWS * 3, NEWS.replace("before the storm", "after a long storm") * 3) >= 3
    )
    assert (
        sum(steps) < word_sequences.MOST_STEPS / 100
    )  # and news is far from the limit


def pairs_of(rows: dict[str, Fingerprint]) -> int:
    return len(candidates(rows))


def test_pairs_to_compare_grow_with_the_reports() -> None:
    row = fingerprint(prose_of("a", NEWS * 2))

    def identical(count: int) -> dict[str, Fingerprint]:
        return {f"{n:05}": row for n in range(count)}

    def in_clusters(count: int) -> dict[str, Fingerprint]:
        """As many as are still paired each with each, again and again."""
        return {
            f"{n:05}": Fingerprint(tuple(n // 150 * 10 + k for k in range(6)))
            for n in range(count)
        }

    for made, most in ((identical, 1), (in_clusters, PARTNERS)):
        for count in (300, 600, 1200):
            assert pairs_of(made(count)) <= most * count
    small = {f"{n}": row for n in range(PARTNERS)}
    assert pairs_of(small) == PARTNERS * (PARTNERS - 1) // 2  # of so few, all with all
    connected: dict[str, str] = {}
    for a, b in candidates(in_clusters(300)):
        connected.setdefault(b, a)
    assert len(connected) == 298  # each but the first of either cluster


def test_counting_what_texts_share_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report shares something with every other, and no hash is held by over
    WIDEST_POSTING.
    """
    rows = {
        f"{n:04}": Fingerprint(tuple(range(n % 10 * 100, n % 10 * 100 + 100)))
        for n in range(400)
    }
    assert pairs_of(rows) == 10 * 40 * 39 // 2
    monkeypatch.setattr(fingerprints, "MOST_COUNTED", 1000)
    assert pairs_of(rows) == 10 * 39  # each with the first


REPORTS: dict[str, Callable[[int], Report]] = {
    "identical": lambda n: Report(id=f"{n:05}", text=NEWS, published="2025-08-14"),
    "identical, of no known date": lambda n: Report(
        id=f"{n:05}", text=NEWS
    ),  # never as alike as dated ones
    "of one word": lambda n: Report(id=f"{n:05}", text="Fire"),
    "under one title": lambda n: Report(
        id=f"{n:05}",
        title="Breaking news from the harbour of Norbury",
        text=" ".join(
            f"{word}{n}"
            for word in ("ferry", "gate", "crane", "storm", "dyke", "union")
        ),
    ),
    "with nothing in common": lambda n: Report(
        id=f"{n:05}", text=" ".join(f"{word}{n}" for word in "abcdef")
    ),
    "empty": lambda n: Report(id=f"{n:05}", text="..."),
}


@pytest.mark.parametrize("kind", REPORTS)
def test_grouping_very_many_takes_work_in_step_with_them(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = 0

    def counting(vector: Vector, others: list[Vector]) -> dict[str, float]:
        nonlocal counted
        counted += len(others)
        return region.alike(vector, others)

    monkeypatch.setattr(arrival, "alike", counting)
    monkeypatch.setattr(arrival, "MOST", 20)
    monkeypatch.setattr(region, "REGION", 20)
    monkeypatch.setattr(region, "CORE", 8)
    monkeypatch.setattr(arrival, "CORE", 8)
    monkeypatch.setattr(group, "LARGEST", 30)
    monkeypatch.setattr(
        group, "components", lambda *_: pytest.fail("all are compared with all")
    )
    for count in (100, 200):
        counted = 0
        found = group.group([vector_of(REPORTS[kind](n)) for n in range(count)])
        assert counted <= 20 * count
        alone = kind in ("empty", "with nothing in common")
        assert len(found) == (count if alone else 1)
        assert sorted(id_ for story in found for id_ in story) == [
            f"{n:05}" for n in range(count)
        ]


def test_one_by_one_the_stories_are_those_of_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = (
        NEWS,
        "Judges in Marlow gave the gold medal for hard cheese to a dairy run by three sisters.",
        "Fire",
        "",
    )
    reports = [
        Report(id=f"{n:03}", text=f"{texts[n % 4]} {n}", published="2025-08-14")
        for n in range(60)
    ]
    vectors = [vector_of(report) for report in reports]
    at_once = group.group(vectors)
    monkeypatch.setattr(group, "LARGEST", 10)
    assert group.group(vectors) == group.group(vectors[::-1]) == at_once


def test_the_filter_says_that_it_grouped_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(group, "LARGEST", 3)
    lines = "".join(json.dumps({"id": str(n), "text": NEWS}) + "\n" for n in range(5))
    done = CliRunner().invoke(main, ["group"], input=lines, catch_exceptions=False)
    assert len({json.loads(line)["story"] for line in done.stdout.splitlines()}) == 1
    assert (
        done.stderr
        == "onrecord: 5 reports, over 3: each was put beside those before it\n"
    )


def unsigned(report: Report) -> Reading:
    """A cheap reading whose statements name no speaker: only shared copy can bring such
    ones together.
    """
    reading = cheap_read(report)
    return replace(
        reading,
        statements=tuple(
            replace(s, speaker=(), speaker_name=None) for s in reading.statements
        ),
    )


@pytest.fixture(scope="module")
def crowd() -> Dossier:
    """320 reports of one text, each of its own outlet; one gives another number."""
    text = f'{NEWS}"We will not wait any longer for the boats of the county" said Ada. 12 boats opened the day.'
    reports = [
        make_report(text, id=f"{n:04}", outlet=f"Outlet {n}", published="2025-08-14")
        for n in range(319)
    ]
    reports.append(
        replace(
            reports[0],
            id="0319",
            text=text.replace("12 boats", "13 boats"),
            outlet="Other",
        )
    )
    return onrecord.reconcile(
        [ReadReport(report=report, reading=unsigned(report)) for report in reports]
    )


def test_one_text_in_very_many_reports_is_one_dossier(crowd: Dossier) -> None:
    few = onrecord.reconcile(crowd.read_reports[:3])
    assert len(crowd.origins) == 1
    assert (
        len(crowd.accounts) <= len(few.accounts) + 2
    )  # what the one other number adds
    statement = next(a for a in crowd.accounts if a.kind == "statement")
    assert statement.support.reports == 320
    assert len(crowd.passages) < 3 * len(crowd.reports)


def test_a_crowded_page_is_bounded_and_says_what_it_leaves_out(crowd: Dossier) -> None:
    view = page_view(crowd)
    assert len(view.passages) == SHOWN
    assert view.passages_left == len(crowd.passages) - SHOWN
    assert sum(bool(r.blocks) for r in view.reports) <= MOST_TEXTS + 5
    assert any(r.left_out for r in view.reports)
    assert all(
        len(t.outlets) <= MOST_OUTLETS + 1 for a in view.figures for t in a.rivals
    )
    html = dossier_page(crowd)
    for said in (
        *view.notes,
        "shorter passages are left out here",
        "The text is left out",
        "and 279 more",
    ):
        assert said in html
    for target in {link.partition('"')[0] for link in html.split('href="#')[1:]}:
        assert f'id="{target}"' in html
    out = io.StringIO()
    print_dossier(Console(file=out, width=1000), crowd, whole=True)
    assert "shorter passages: onrecord dossier --format json" in out.getvalue()
    assert f"Note: {view.notes[0]}" in out.getvalue()
    assert not page_view(onrecord.reconcile(crowd.read_reports[:3])).notes


def test_a_crowded_dossiers_json_says_what_it_leaves_out(
    crowd: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = dossier_object(crowd)
    assert written["notes"] == [
        "of over 150 reports not all are compared with all, but each with up to about 50 that seem to share most "
        "text with it: some shared passages are not listed"
    ]
    assert len(written["passages"]) == len(crowd.passages)  # type: ignore[arg-type]
    monkeypatch.setattr(dossier_json, "MOST_CHANGED", 0)
    few = dossier_object(onrecord.reconcile(crowd.read_reports[-2:]))
    assert few["notes"] == ["of 1 edited passages the changes of the first 0 are given"]


def test_a_report_that_repeats_itself_is_noted_in_its_dossier(tmp_path: Path) -> None:
    text = "Boats left the harbour of Norbury. " * (MOST_PASSAGES + 50)
    with Archive(tmp_path / "a.db", reader=cheap_reader) as archive:
        archive.add([make_report(text, id="a"), make_report(text, id="b")])
        dossier = archive.dossier(1)
    assert len(dossier.passages) == 2 * MOST_PASSAGES + 1
    noted = dossier_object(dossier)["notes"]
    assert noted == [
        "2 pairs share or repeat 1,000 passages or more: the longest 1,000 of each are kept"
    ]


def test_other_languages_are_kept_apart_and_told_as_not_read(tmp_path: Path) -> None:
    reports = [make_report(NEWS, id="en1"), make_report(f"{NEWS} One more.", id="en2")]
    reports += [
        make_report(text, id=f"{name}{n}")
        for name, text in (("ru", RUSSIAN), ("zh", CHINESE), ("ar", ARABIC))
        for n in (1, 2)
    ]
    reports.append(make_report(CHINESE, id="zh3", language="zh"))
    with Archive(tmp_path / "a.db") as archive:
        assert not archive.add(reports).failures
        stories = {archive.story(s.id).reports for s in archive.stories()}
        assert {frozenset(name[:2] for name in story) for story in stories} == {
            frozenset({name}) for name in ("en", "ru", "zh", "ar")
        }
        for name in ("ru1", "ar1", "zh1", "zh3"):
            assert "only English is read" in " ".join(archive.reading(name).notes)
            assert not archive.reading(name).events
        written = dossier_object(
            archive.dossier(next(s.id for s in archive.stories() if s.title in RUSSIAN))
        )
    assert json.dumps(written["reports"]).count("only English is read") == 2
