"""A dossier and a comparison as text for a terminal: the words of the page, coloured
where the terminal can.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from onrecord.model import Dossier, Report, Span
from onrecord.pages.characters import for_terminal, one_line
from onrecord.pages.excerpts import Excerpt
from onrecord.pages.page_parts import AccountView, PageView
from onrecord.pages.revision_views import RevisionView
from onrecord.pages.view import page_view

STYLES = {
    "speaker": "bold cyan",
    "cue": "dim",
    "content": "yellow",
    "figure": "bold magenta",
    "claimant": "bold cyan",
    "event": "bold green",
    "condition": "italic",
    "shared": "yellow",
}
UNWRAPPED = 100_000  # columns: a line in a pipe is one line, for grep and for diff
# words compared one by one between the first and the last that differ: pages of news
LONGEST_EDIT = 2_000
FEW = 12  # accounts that one origin alone tells, shown unless all are asked for


class _Console(Console):
    """A console that shows control characters in the words of others as signs, and
    never sends them to the terminal.
    """

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else for_terminal(text), style, control)


def console() -> Console:
    """Standard output: coloured on a terminal, plain and unwrapped in a pipe, no mark
    or emoji guessed in the words.
    """
    out = _Console(highlight=False, markup=False, emoji=False)
    if not out.is_terminal:
        out.width = UNWRAPPED
    return out


def heading(out: Console, title: str) -> None:
    """A section's heading: a rule over the terminal's width, or in a pipe the words
    alone.
    """
    out.print(Rule(title, align="left") if out.is_terminal else Text(f"\n== {title}"))


def print_dossier(out: Console, dossier: Dossier, *, whole: bool) -> None:
    """The dossier, section by section; `whole` shows all that one origin alone
    tells.
    """
    page = page_view(dossier)
    out.print(Text(page.title, style="bold"))
    out.print(
        Text(
            f"{page.when}   " + ", ".join(f"{n} {label}" for label, n in page.counts),
            style="dim",
        )
    )
    _section(out, "What independent origins agree on", page.agreed)
    _section(out, "What differs", page.differs)
    shown = page.one_origin if whole else page.one_origin[:FEW]
    _section(out, "What one origin alone tells", shown)
    if len(shown) < len(page.one_origin):
        out.print(
            Text(
                f"… and {len(page.one_origin) - len(shown)} more: onrecord story --all",
                style="dim",
            )
        )
    heading(out, "Timeline")
    for entry in page.timeline:
        out.print(Text.assemble((f"{entry.when:<24} ", "bold"), entry.account.title))
    if page.revisions:
        heading(out, f"Changed after publication ({len(page.revisions)})")
        for revision in page.revisions:
            out.print(Group(*_revision(revision)))
    heading(out, "Reports and origins")
    out.print(_reports(page))
    for origin in page.origins:
        if origin.first:
            out.print(
                Text.assemble((f"{origin.label}: ", "bold"), f"first {origin.first}")
            )
    for passage in page.passages:
        sides = f"{passage.a_label} · {passage.b_label}"
        words = f" ({passage.sharing})" if passage.sharing else ""
        out.print(
            Text.assemble(
                (f"{passage.kind} {passage.similarity}{words} ", "bold"), (sides, "dim")
            )
        )
        out.print(Padding(_words(passage.a), (0, 0, 0, 2), expand=False))
    if page.passages_left:
        out.print(
            Text(
                f"… and {page.passages_left:,} shorter passages: "
                "onrecord dossier --format json",
                style="dim",
            )
        )
    for note in page.notes:
        out.print(Text(f"Note: {note}", style="dim"))


def _section(out: Console, title: str, accounts: Sequence[AccountView]) -> None:
    heading(out, f"{title} ({len(accounts)})")
    for account in accounts:
        out.print(Group(*_account(account)))


def _account(account: AccountView) -> Iterator[RenderableType]:
    heading = Text.assemble(
        (account.title, "bold"),
        f"  {account.relation_words}; ",
        (account.support, "dim"),
    )
    if account.sources:
        heading.append(f": {'; '.join(account.sources)}", "dim")
    yield heading
    for rival in account.rivals:
        by = rival.by or "no source named"
        words = Text.assemble(
            (rival.words, STYLES["figure"]),
            f" – {by} – ",
            (", ".join(rival.outlets), "dim"),
        )
        yield Padding(words, (0, 0, 0, 2), expand=False)
    for member in account.members:
        yield Padding(
            Text.assemble((f"{member.outlet}: ", "cyan"), _words(member.excerpt)),
            (0, 0, 0, 2),
            expand=False,
        )
        if member.facts:
            facts = "; ".join(f"{label} {value}" for label, value in member.facts)
            yield Padding(Text(facts, style="dim"), (0, 0, 0, 4), expand=False)
    if account.left_out:
        yield Padding(
            Text(f"… and {account.left_out} more reports", style="dim"),
            (0, 0, 0, 2),
            expand=False,
        )
    for inner in account.within:
        words = Text.assemble(("within: ", "dim"), inner.title)
        yield Padding(words, (0, 0, 0, 2), expand=False)


def _revision(revision: RevisionView) -> Iterator[RenderableType]:
    told = (
        _words(revision.notice).plain
        if revision.notice
        else "no word of it in the report"
    )
    yield Text.assemble(
        (revision.label, "bold"), f"  {revision.words}; ", (told, "dim")
    )
    sides = [revision.titles] if revision.titles else []
    sides += [(_words(old).plain, _words(new).plain) for old, new in revision.figures]
    for old, new in sides:
        yield Padding(
            Text.assemble(("- ", "red"), old, ("\n+ ", "green"), new),
            (0, 0, 0, 2),
            expand=False,
        )
    for sign, style, excerpts in (
        ("- ", "red", revision.cut),
        ("+ ", "green", revision.added),
    ):
        for one in excerpts:
            yield Padding(
                Text.assemble((sign, style), _words(one).plain),
                (0, 0, 0, 2),
                expand=False,
            )


def _words(excerpt: Excerpt) -> Text:
    return Text.assemble(
        *(
            (s.text.replace("\n", " "), STYLES.get(s.role, ""))
            for s in excerpt.stretches
        )
    )


def _reports(page: PageView) -> Table:
    table = Table(
        "report", "outlet", "published", "credit", "origin", box=None, pad_edge=False
    )
    for report in page.reports:
        cells = (
            report.id,
            report.outlet,
            report.published,
            report.credit,
            report.origin,
        )
        table.add_row(*(one_line(cell) for cell in cells))
    return table


def print_shared(out: Console, a: tuple[Report, Span], b: tuple[Report, Span]) -> None:
    """Both sides of a passage; words the other side lacks are bold."""
    left, right = (span.of(report.text).split() for report, span in (a, b))
    kept_left: set[int] = set()
    kept_right: set[int] = set()
    for at_left, at_right, size in _common(left, right):
        kept_left.update(range(at_left, at_left + size))
        kept_right.update(range(at_right, at_right + size))
    for label, words, kept in (("A ", left, kept_left), ("B ", right, kept_right)):
        line = Text.assemble((label, "cyan"))
        for at, word in enumerate(words):
            line.append(f"{word} ", "" if at in kept else "bold")
        out.print(Padding(line, (0, 0, 0, 2), expand=False))


def _common(
    left: Sequence[str], right: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """The runs of words both have in the same order: where each begins on either side,
    and how many words it has.

    What stands between a common beginning and a common end is compared only up to
    LONGEST_EDIT words, as the time that takes grows with their square.
    """
    most = min(len(left), len(right))
    head = next((i for i in range(most) if left[i] != right[i]), most)
    tail = next(
        (i for i in range(most - head) if left[-1 - i] != right[-1 - i]), most - head
    )
    yield 0, 0, head
    middle, other = left[head : len(left) - tail], right[head : len(right) - tail]
    if max(len(middle), len(other)) <= LONGEST_EDIT:
        matcher = difflib.SequenceMatcher(a=middle, b=other, autojunk=False)
        yield from (
            (head + block.a, head + block.b, block.size)
            for block in matcher.get_matching_blocks()
        )
    yield len(left) - tail, len(right) - tail, tail


def print_only(out: Console, title: str, report: Report, spans: Sequence[Span]) -> None:
    """The sentences that stand in one report only."""
    heading(out, f"{title} ({len(spans)})")
    for span in spans:
        out.print(
            Padding(
                Text(" ".join(span.of(report.text).split())), (0, 0, 0, 2), expand=False
            )
        )
