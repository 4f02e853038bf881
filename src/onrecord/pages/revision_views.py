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

    def shown(n: int, span: Span, role: Role) -> Excerpt:
        return cite(n, [(span, role)])

    titles = (
        dossier.reports[before].title or "no title",
        dossier.reports[after].title or "no title",
    )
    return RevisionView(
        label=label(after),
        before=before,
        after=after,
        order=ORDERS[revision.order] if revision.order else "",
        words=_words(revision),
        titles=titles if revision.headline else None,
        figures=tuple(
            (shown(before, a, "cut"), shown(after, b, "added"))
            for a, b in revision.figures
        ),
        cut=tuple(shown(before, span, "cut") for span in revision.cut),
        added=tuple(shown(after, span, "added") for span in revision.added),
        notice=None
        if revision.notice is None
        else shown(after, revision.notice, "shared"),
    )


def _words(revision: Revision) -> str:
    """What is another, counted: "headline, 2 numbers, 1 sentence cut"."""
    counted = (
        (len(revision.figures), "number", "numbers"),
        (len(revision.cut), "sentence cut", "sentences cut"),
        (len(revision.added), "sentence added", "sentences added"),
    )
    told = ["headline"] if revision.headline else []
    told += [f"{n} {one if n == 1 else many}" for n, one, many in counted if n]
    return ", ".join(told) or "words only"
