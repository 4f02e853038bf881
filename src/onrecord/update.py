"""What a new report changes: its own rows at once, and behind it its story and that
story's dossier.

`write` is one transaction. `settle` does what is left to do, in steps that each take
effect whole, so that a run cut short leaves only work to be done again: put waiting
reports into stories, compare the reports of each changed story, compile its dossier.
Everything here follows from the stored reports alone, never from their order of
arrival.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from onrecord.derivation import READING, STORIES, stage_hash
from onrecord.lineage.fingerprints import Fingerprint, fingerprint
from onrecord.lineage.pairs_to_align import pairs_to_compare
from onrecord.lineage.prose import Prose
from onrecord.model import (
    Dossier,
    Failure,
    Passage,
    ReadReport,
    Report,
    Story,
)
from onrecord.reading.reader import read_many
from onrecord.store import Store, StoreError
from onrecord.store.derivation import derived_by, forget_derived, forget_hash
from onrecord.store.dossiers import write_dossier
from onrecord.store.lineage import (
    background_of,
    boilerplate_of,
    compared_with,
    fingerprint_of,
    has_moved,
    learn_boilerplate,
    note_reuse,
    passages_of,
    write_fingerprint,
    write_passages,
)
from onrecord.store.readings import (
    mark_reading,
    outdated_readings,
    read_reports_of,
    write_reading,
)
from onrecord.store.reports import (
    arrived,
    holder_of,
    reports_of,
    write_failures,
    write_report,
)
from onrecord.store.stories import (
    cards_of,
    count_pending,
    count_stale,
    find_story,
    grow_story,
    is_stale,
    mark_failed,
    mark_pending,
    members_of,
    next_pending,
    next_stale,
    replace_stories,
    sharing_keys,
    size_of,
    vectors_of,
    write_vector,
)
from onrecord.stories.region import (
    CORE,
    Nearby,
    alike,
    chosen,
    regroup_around,
    strengths,
)
from onrecord.stories.story import card_of, story_of
from onrecord.stories.vectors import Vector, vector_of
from onrecord.story_stage import (
    StoryInputs,
    align_each,
    align_tasks,
    compile_story,
    prose_of_read,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far deriving is: `done` of `total` reports read again, reports grouped, or
    dossiers compiled.
    """

    work: Literal["reading", "grouping", "compiling"]
    done: int
    total: int


Watch = Callable[[Step], None]


def unwatched(step: Step) -> None:
    """As `Watch`, where nobody looks."""


class Reader(Protocol):
    """What reads reports: `onrecord.reading.read_many`, or another engine of the same
    results. One answer for each report, in the order given; a failure has its id.
    """

    def __call__(
        self, reports: Iterable[Report], *, jobs: int
    ) -> Iterator[ReadReport | Failure]: ...


def bring_up_to_date(
    store: Store,
    reader: Reader = read_many,
    *,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> None:
    """Derives again what other rules than today's derived: reads anew the reports whose
    reading is out of date, then forgets what follows from the readings where that is,
    and derives again what stands for each report alone. `jobs` processes read.
    """
    read_again(store, reader, jobs=jobs, watch=watch)
    today = stage_hash(STORIES)
    with store.reading() as connection:
        if derived_by(connection) == today:
            return
    with store.deriving() as connection:
        if derived_by(connection) != today:
            for id_ in forget_derived(connection, today):
                (pair,) = read_reports_of(connection, [id_])
                hashes = fingerprint(prose_of_read(pair))
                _write_derived(connection, pair.report, hashes, vector_of(pair.report))


def read_again(
    store: Store,
    reader: Reader = read_many,
    *,
    only: frozenset[str] | None = None,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> None:
    """Reads the reports whose reading is out of date (of those in `only`, if it is
    given), each in a step that takes effect whole.

    Where that fails the old reading stays, with the failure beside it. What follows
    from the readings is out of date then, and is derived again by `bring_up_to_date`.
    """
    today = stage_hash(READING)
    with store.reading() as connection:
        outdated = outdated_readings(connection, today)
    if only is not None:
        outdated = tuple(report for report in outdated if report in only)
    answers = reader(_stored(store, outdated), jobs=jobs)
    for done, answer in enumerate(answers, 1):
        with store.deriving() as connection:
            forget_hash(connection)
            if isinstance(answer, ReadReport):
                reading, text = answer.reading, answer.report.text
                write_reading(connection, reading, text, derived_by=today)
            elif answer.id is not None:
                mark_reading(connection, answer.id, today)
                write_failures(connection, [answer])
        watch(Step(work="reading", done=done, total=len(outdated)))


def _stored(store: Store, ids: Iterable[str]) -> Iterator[Report]:
    for id_ in ids:
        with store.reading() as connection:
            (report,) = reports_of(connection, [id_])
        yield report


def write(store: Store, pair: ReadReport) -> bool:
    """Stores a report and all that follows from it alone, in one transaction. False
    where its id is stored already.
    """
    report, reading = pair.report, pair.reading
    hashes = fingerprint(prose_of_read(pair))
    vector = vector_of(report)
    with store.writing() as connection:
        if holder_of(connection, report) is not None:
            return False
        write_report(connection, report)
        write_reading(connection, reading, report.text, derived_by=stage_hash(READING))
        _write_derived(connection, report, hashes, vector)
    return True


def _write_derived(
    connection: sqlite3.Connection, report: Report, hashes: Fingerprint, vector: Vector
) -> None:
    write_fingerprint(connection, report.id, hashes)
    note_reuse(connection, report.id, hashes)
    write_vector(connection, vector, card_of(report))
    mark_pending(connection, report.id)


def settle(
    store: Store,
    reader: Reader = read_many,
    *,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> None:
    """Puts every waiting report into its story, and compiles every dossier that is out
    of date.
    """
    bring_up_to_date(store, reader, jobs=jobs, watch=watch)
    group_waiting(store, watch)
    with store.reading() as connection:
        total = count_stale(connection)
    done = 0
    while _compile_next(store):
        done += 1
        watch(Step(work="compiling", done=done, total=max(done, total)))


def group_waiting(store: Store, watch: Watch = unwatched) -> None:
    """Puts every waiting report into its story, and learns boilerplate by it; compiles
    nothing.
    """
    with store.reading() as connection:
        total = count_pending(connection)
    while _group_next(store):
        with store.reading() as connection:
            done = total - count_pending(connection)
        watch(Step(work="grouping", done=max(done, 0), total=total))
    _learn(store)


def _group_next(store: Store) -> bool:
    """Groups anew the stories around a report that waits, with it. False where none
    does.
    """
    with store.reading() as connection:
        if next_pending(connection) is None:
            return False
    with store.deriving() as connection:
        waiting = next_pending(connection)
        if waiting is not None:
            _put_into_story(connection, waiting)
    return True


def _put_into_story(connection: sqlite3.Connection, waiting: str) -> None:
    (vector,) = vectors_of(connection, [waiting])
    home = sharing_keys(connection, vector)
    read = dict(zip(home, vectors_of(connection, home), strict=True)) | {
        waiting: vector
    }
    strength = strengths(alike(vector, [read[report] for report in home]), home)
    sizes = {id_: size_of(connection, id_) for id_ in strength}
    around = chosen(
        [
            Nearby(story=id_, size=sizes[id_], strength=value)
            for id_, value in strength.items()
        ]
    )
    held = {id_: members_of(connection, id_, most=CORE) for id_ in around}
    whole = {id_: core for id_, core in held.items() if sizes[id_] > CORE}
    wanted = [waiting, *(report for core in held.values() for report in core)]
    new = [report for report in wanted if report not in read]
    read |= dict(zip(new, vectors_of(connection, new), strict=True))
    vectors = [read[report] for report in wanted]
    small = {core: id_ for id_, core in held.items() if id_ not in whole}
    found = regroup_around(vectors, whole)
    for members in found.groups:
        large = sorted(
            (id_ for id_, core in whole.items() if core[0] in members),
            key=lambda id_: (-sizes[id_], id_),
        )
        _grow(connection, members, large, whole)
    parted = [
        members
        for members in found.groups
        if not any(core[0] in members for core in whole.values())
    ]
    made = [
        story_of(cards_of(connection, members), found.central)
        for members in parted
        if members not in small
    ]
    kept = [id_ for members, id_ in small.items() if members in parted]
    replace_stories(connection, sorted(set(small.values()) - set(kept)), made)


def _grow(
    connection: sqlite3.Connection,
    members: Sequence[str],
    large: Sequence[str],
    whole: Mapping[str, Sequence[str]],
) -> None:
    """Puts a group around large stories into the largest of them, if it holds more than
    that one.
    """
    cores = {report for id_ in large for report in whole[id_]}
    new = [report for report in members if report not in cores]
    if large and (new or len(large) > 1):
        grow_story(connection, large[0], cards_of(connection, new), large[1:])


def _learn(store: Store) -> None:
    """Learns boilerplate from the reports that came into another story."""
    with store.reading() as connection:
        if not has_moved(connection):
            return
    with store.deriving() as connection:
        learn_boilerplate(connection)


def _compile_next(store: Store) -> bool:
    """Compiles the dossier of one story that is stale. False where none is.

    A story that cannot be compiled is marked with the reason, and comes up again when a
    report of it, or the code, has changed; the other stories go on.
    """
    with store.reading() as connection:
        story_id = next_stale(connection)
        story = find_story(connection, story_id) if story_id is not None else None
        if story is None:
            return False
    compiled: Dossier | str
    try:
        compiled = _compile(store, story)
    except (StoreError, sqlite3.Error):
        raise  # of the file, not of the story
    except Exception as error:  # noqa: BLE001 - the edge of a batch: one story stops no other
        compiled = f"{type(error).__name__}: {error}"
    with store.deriving() as connection:
        # Another process may have changed the story or compiled it meanwhile; what is
        # stale still comes up again.
        if find_story(connection, story.id) == story and is_stale(connection, story.id):
            if isinstance(compiled, str):
                mark_failed(connection, story.id, compiled)
            else:
                write_dossier(connection, compiled)
    return True


def _compile(store: Store, story: Story) -> Dossier:
    with store.reading() as connection:
        pairs = read_reports_of(connection, story.reports)
    proses = {pair.id: prose_of_read(pair) for pair in pairs}
    passages = _passages(store, story, proses)
    with store.reading() as connection:
        inputs = StoryInputs(
            story=story,
            read_reports=pairs,
            passages=passages,
            boilerplate=boilerplate_of(connection, story.reports),
            background={
                id_: background_of(connection, story.id, id_) for id_ in story.reports
            },
            arrived=arrived(connection, story.reports),
        )
    return compile_story(inputs)


def _passages(
    store: Store, story: Story, proses: Mapping[str, Prose]
) -> tuple[Passage, ...]:
    """The passages among a story's reports and within each, comparing those pairs that
    were not compared before.
    """
    with store.reading() as connection:
        pairs = pairs_to_compare(
            story.reports, lambda report: fingerprint_of(connection, report)
        )
        compared = {a: compared_with(connection, a) for a in story.reports}
    missing = [(a, b) for a, b in pairs if b not in compared[a]]
    for task in align_tasks(missing, proses):
        first = task.first
        found = align_each(task)
        with store.deriving() as connection:
            for other, passages in zip(task.others, found, strict=True):
                pair = first.id, other.id
                write_passages(connection, pair, passages, first.text)
    with store.reading() as connection:
        return tuple(
            passage for pair in pairs for passage in passages_of(connection, pair)
        )
