"""The versions of one report as the page shows them: what was changed, and whether that
was said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.model import Dossier, Revision, Span
from onrecord.pages.excerpts import Excerpt, Role

ORDERS = {
    "published": "by its date of publication",
    "arrival": "by the order in which they came in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """One report twice: `before` and `after` are the running numbers of the two.
    `words` say what is another.

    `figures`: each number as it was and as it is, in their sentences. `notice`: where
    the later one says that it was changed, None where it does not.
    """

    label: str
    before: int
    after: int
    order: str
    words: str
    titles: tuple[str, str] | None
    figures: tuple[tuple[Excerpt, Excerpt], ...]
    cut: tuple[Excerpt, ...]
    added: tuple[Excerpt, ...]
    notice: Excerpt | None


Label = Callable[[int], str]
Cite = Callable[[int, Sequence[tuple[Span, Role]]], Excerpt]


def revision_views(
    dossier: Dossier, label: Label, cite: Cite
) -> tuple[RevisionView, ...]:
    """All revisions of a dossier. `label`: what to call a report by its running number;
    `cite`: its sentences.
    """
    number = {report.id: n for n, report in enumerate(dossier.reports)}
    return tuple(
        _view(dossier, number, revision, label, cite) for revision in dossier.revisions
    )


def _view(
    dossier: Dossier,
    number: dict[str, int],
    revision: Revision,
    label: Label,
    cite: Cite,
) -> RevisionView:
    before, after = number[revision.before], number[revision.after]

    def cut(span: Span) -> Excerpt:
        return cite(before, [(span, "cut")])

    def added(span: Span) -> Excerpt:
        return cite(after, [(span, "added")])

    titles: tuple[str, str] | None = None
    if revision.headline:
        old = dossier.reports[before].title or "no title"
        new = dossier.reports[after].title or "no title"
        titles = (old, new)
    notice: Excerpt | None = None
    if revision.notice is not None:
        notice = cite(after, [(revision.notice, "shared")])
    return RevisionView(
        label=label(after),
        before=before,
        after=after,
        order=ORDERS[revision.order] if revision.order else "",
        words=_words(revision),
        titles=titles,
        figures=tuple((cut(a), added(b)) for a, b in revision.figures),
        cut=tuple(map(cut, revision.cut)),
        added=tuple(map(added, revision.added)),
        notice=notice,
    )


def _words(revision: Revision) -> str:
    """What is another, counted: "headline, 2 numbers, 1 sentence cut"."""
    counted = (
        (len(revision.figures), "number", "numbers"),
        (len(revision.cut), "sentence cut", "sentences cut"),
        (len(revision.added), "sentence added", "sentences added"),
    )
    parts = ["headline"] if revision.headline else []
    parts += [f"{n} {one if n == 1 else many}" for n, one, many in counted if n]
    return ", ".join(parts) or "words only"
