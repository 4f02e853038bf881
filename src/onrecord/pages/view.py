"""What the dossier page shows, worked out before any HTML is written: every value here
is still plain text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.accounts import sections
from onrecord.accounts.kinds import kind_of
from onrecord.accounts.notes import notes
from onrecord.lineage.edits import find_edits
from onrecord.lineage.revisions import superseded
from onrecord.model import (
    Account,
    AccountItem,
    Citation,
    Dossier,
    Member,
    Origin,
    Passage,
    PersonEntry,
    PlaceEntry,
    Span,
    Support,
)
from onrecord.pages.excerpts import (
    Block,
    Excerpt,
    Role,
    blocks,
    cut,
    excerpt,
    marks_of,
    marks_of_changes,
)
from onrecord.pages.places_map import PlacesMap, draw
from onrecord.pages.revision_views import RevisionView, revision_views
from onrecord.pages.tellings import Telling, tellings

RELATIONS = {
    "same": "same in all",
    "differs": "differs",
    "more specific": "one is more specific",
    "single": "one report",
}
WHY_ONE = {
    "credited": "they credit one agency",
    "shared copy": "they share copy",
    "shared passage": "they tell it in a passage both have",
    "one desk": "one outlet wrote them",
}
SHARING = {
    "copy": "",
    "quotation": "a quotation both have",
    "source": "a source's words",
    "background": "background of other stories too",
}
MOST_LABELS = 6  # outlets named in a tie
MOST_ROLES = 4  # of one person, shown on the page; the JSON export holds them all
MOST_TIES = 3  # of one account, shown on the page; the JSON export holds them all
MOST_PASSAGES = 200  # shown on the page, the longest; the JSON export holds them all
# reports shown with their text, beside those that something on the page is cited from
MOST_TEXTS = 300
MOST_MEMBERS = 40  # of one account, shown on the page; the JSON export holds them all


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One report's words on an account. `facts` are (label, value) pairs."""

    outlet: str
    report: int
    origin: str
    excerpt: Excerpt
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    id: str
    kind: str
    title: str
    relation: str
    relation_words: str
    support: str
    sources: tuple[str, ...]
    ties: tuple[str, ...]
    tellings: tuple[Telling, ...]
    members: tuple[MemberView, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    number: int
    id: str
    outlet: str
    title: str
    url: str | None
    published: str
    credit: str
    origin: str
    blocks: tuple[Block, ...]
    left_out: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """`first` says who had it first and how that is known, "" where it is open;
    `evidence`: words and their anchors.
    """

    label: str
    why: str
    reports: tuple[tuple[int, str], ...]
    first: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A shared passage: its kind, what the words are if no copy, and both sides'
    words.
    """

    kind: str
    sharing: str
    similarity: str
    a_label: str
    b_label: str
    a: Excerpt
    b: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    when: str
    account: AccountView


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person of the story. `roles` are (words, anchor of the sentence that says
    them); `told` counts mentions.
    """

    name: str
    variants: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    told: str
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    title: str
    when: str
    counts: tuple[tuple[str, int], ...]
    agreed: tuple[AccountView, ...]
    differs: tuple[AccountView, ...]
    one_origin: tuple[AccountView, ...]
    timeline: tuple[TimelineView, ...]
    figures: tuple[AccountView, ...]
    speakers: tuple[tuple[str, tuple[AccountView, ...]], ...]
    places: tuple[PlaceEntry, ...]
    places_map: PlacesMap | None
    people: tuple[PersonView, ...]
    reports: tuple[ReportView, ...]
    origins: tuple[OriginView, ...]
    passages: tuple[PassageView, ...]
    revisions: tuple[RevisionView, ...]
    passages_left: int
    notes: tuple[str, ...]


def page_view(dossier: Dossier) -> PageView:
    """All that the page shows of a dossier, in the order it shows it."""
    builder = _Builder(dossier)
    views = {a.id: builder.account(a) for a in dossier.accounts}
    parts = sections(dossier)
    # What is cited comes before the reports, whose texts are shown where something
    # leads to them.
    people = tuple(map(builder.person, dossier.people))
    origins = tuple(map(builder.origin, dossier.origins))
    passages = tuple(map(builder.passage, _longest(dossier.passages)))
    revisions = revision_views(dossier, builder.label, builder.cite)
    first, last = dossier.story.begins or "", dossier.story.ends or ""
    return PageView(
        title=dossier.story.title,
        when=first[:10] if first[:10] == last[:10] else f"{first[:10]} to {last[:10]}",
        counts=_counts(dossier),
        agreed=_views(parts.agreed, views),
        differs=_views(parts.differs, views),
        one_origin=_views(parts.one_origin, views),
        timeline=tuple(
            TimelineView(
                when=t.begins if t.begins == t.ends else f"{t.begins} – {t.ends}",
                account=views[t.account],
            )
            for t in dossier.timeline
        ),
        figures=_views((a for a in dossier.accounts if a.kind == "figure"), views),
        speakers=_by_speaker(dossier, views),
        places=dossier.places,
        places_map=draw(dossier.places),
        people=people,
        reports=tuple(builder.report(n) for n in range(len(dossier.reports))),
        origins=origins,
        passages=passages,
        passages_left=len(dossier.passages) - len(passages),
        notes=notes(dossier),
        revisions=revisions,
    )


def _longest(passages: Sequence[Passage]) -> list[Passage]:
    """The MOST_PASSAGES longest, in the order given."""
    if len(passages) <= MOST_PASSAGES:
        return list(passages)
    ranked = sorted(
        range(len(passages)),
        key=lambda at: passages[at].a_span.start - passages[at].a_span.end,
    )
    return [passages[at] for at in sorted(ranked[:MOST_PASSAGES])]


def _views(
    accounts: Iterable[Account], views: dict[str, AccountView]
) -> tuple[AccountView, ...]:
    return tuple(views[a.id] for a in accounts)


def _counts(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    past = superseded(dossier.revisions)
    reports = [r for r in dossier.reports if r.id not in past]
    outlets = {r.outlet for r in reports if r.outlet}
    unnamed = sum(r.outlet is None for r in reports)
    sources = {s for a in dossier.accounts for s in a.support.sources}
    return (
        ("reports", len(reports)),
        ("outlets", len(outlets) + unnamed),
        ("origins", len(dossier.origins)),
        ("primary sources", len(sources)),
    )


def _by_speaker(
    dossier: Dossier, views: dict[str, AccountView]
) -> tuple[tuple[str, tuple[AccountView, ...]], ...]:
    groups: dict[str, list[AccountView]] = defaultdict(list)
    for account in dossier.accounts:
        if account.kind == "statement":
            speaker = account.support.sources[0] if account.support.sources else ""
            groups[speaker].append(views[account.id])
    # Named speakers with most to say first; those the reports leave open come last.
    order = sorted(groups, key=lambda name: (name == "", -len(groups[name]), name))
    return tuple((name or "Speaker left open", tuple(groups[name])) for name in order)


class _Builder:
    """Looks reports up by id while the view is put together."""

    def __init__(self, dossier: Dossier) -> None:
        self._reports = dossier.reports
        self._readings = dossier.readings
        self._cited: set[int] = set()
        self._number = {r.id: n for n, r in enumerate(dossier.reports)}
        labels = {
            o.id: o.agency or f"origin {n + 1}" for n, o in enumerate(dossier.origins)
        }
        self._origin = {
            report: labels[o.id] for o in dossier.origins for report in o.reports
        }

    def label(self, number: int) -> str:
        """What to call a report: its outlet, else where it was read from, else its
        id.
        """
        report = self._reports[number]
        return report.outlet or (report.source or report.id).rsplit("/", 1)[-1]

    def account(self, account: Account) -> AccountView:
        s = account.support
        counted = ((s.reports, "report"), (s.outlets, "outlet"), (s.origins, "origin"))
        words = ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counted)
        n = len(s.sources)
        return AccountView(
            id=account.id,
            kind=account.kind,
            title=account.title,
            relation=account.relation,
            relation_words=RELATIONS[account.relation],
            support=f"{words}, {n} primary source{'' if n == 1 else 's'}; independent: {s.independent}",
            sources=s.sources,
            ties=self._ties(s),
            tellings=tellings(
                account, self._surface, lambda report: self.label(self._number[report])
            ),
            members=tuple(self._member(m) for m in account.members[:MOST_MEMBERS]),
            left_out=max(0, len(account.members) - MOST_MEMBERS),
        )

    def _ties(self, support: Support) -> tuple[str, ...]:
        """Why reports count as one writing, in words."""
        shown = [
            f"{self._labels(tie.reports)} count as one: {WHY_ONE[tie.why]}"
            for tie in support.ties[:MOST_TIES]
        ]
        more = len(support.ties) - MOST_TIES
        return (*shown, f"and {more} more ties") if more > 0 else tuple(shown)

    def _labels(self, reports: Sequence[str]) -> str:
        """The outlets of reports, each once, the first few by name."""
        labels = list(
            dict.fromkeys(self.label(self._number[report]) for report in reports)
        )
        more = len(labels) - MOST_LABELS
        return ", ".join(labels[:MOST_LABELS]) + (
            f" and {more} more" if more > 0 else ""
        )

    def _surface(self, report: str, item: AccountItem) -> str:
        return " ".join(item.span.of(self._reports[self._number[report]].text).split())

    def _member(self, member: Member) -> MemberView:
        n = self._number[member.report]
        return MemberView(
            outlet=self.label(n),
            report=n,
            origin=self._origin.get(member.report, ""),
            excerpt=self.cite(n, marks_of(member.item)),
            facts=tuple(
                fact for fact in kind_of(member.item).facts(member.item) if fact[1]
            ),
        )

    def report(self, n: int) -> ReportView:
        report, reading = self._reports[n], self._readings[n]
        shown = n < MOST_TEXTS or n in self._cited
        safe = report.url is not None and report.url.startswith(("https://", "http://"))
        return ReportView(
            number=n,
            id=report.id,
            outlet=self.label(n),
            title=report.title or "",
            url=report.url if safe else None,
            published=report.published or "no date given",
            credit=report.credit or "",
            origin=self._origin.get(report.id, ""),
            left_out=not shown,
            blocks=() if not shown else blocks(report, reading, n),
            notes=reading.notes,
        )

    def origin(self, origin: Origin) -> OriginView:
        numbers = sorted(self._number[r] for r in origin.reports)
        return OriginView(
            label=self._origin[origin.reports[0]],
            why="named in the text" if origin.agency_by == "text" else origin.why,
            reports=tuple((n, self.label(n)) for n in numbers),
            first=self._first(origin),
            evidence=tuple(
                (self._surface_of(cited), self._anchor(cited))
                for cited in origin.evidence
            ),
        )

    def _first(self, origin: Origin) -> str:
        if origin.first is None or origin.first_by is None:
            return ""
        n = self._number[origin.first]
        told = {
            "agency": "the agency's own report",
            "credit": "the others credit it",
            "date": "published first",
        }
        day = f", {self._reports[n].published}" if origin.first_by == "date" else ""
        return f"{self.label(n)}: {told[origin.first_by]}{day}"

    def _surface_of(self, cited: Citation) -> str:
        return " ".join(
            cited.span.of(self._reports[self._number[cited.report]].text).split()
        )

    def person(self, person: PersonEntry) -> PersonView:
        mentions, reports = (
            len(person.mentions),
            len({m.report for m in person.mentions}),
        )
        return PersonView(
            name=person.name,
            variants=tuple(v for v in person.variants if v != person.name),
            roles=tuple(
                (role.words, self._anchor(role.cited))
                for role in person.roles[:MOST_ROLES]
            ),
            told=f"{mentions} mention{'' if mentions == 1 else 's'} in {reports} report{'' if reports == 1 else 's'}",
            accounts=len(person.accounts),
        )

    def _anchor(self, cited: Citation) -> str:
        n = self._number[cited.report]
        return self.cite(n, [(cited.span, "shared")]).anchor

    def cite(self, n: int, marks: Sequence[tuple[Span, Role]]) -> Excerpt:
        """The sentences of a report over some marks; its text is then shown, as the
        excerpt leads there.
        """
        self._cited.add(n)
        return excerpt(self._reports[n], self._readings[n], n, marks)

    def passage(self, passage: Passage) -> PassageView:
        a, b = self._number[passage.a], self._number[passage.b]
        texts = self._reports[a].text, self._reports[b].text
        edited = passage.kind == "edited"
        found = (
            find_edits(texts[0], passage.a_span, texts[1], passage.b_span)
            if edited
            else ()
        )
        sides = []
        for n, span, marks in zip(
            (a, b),
            (passage.a_span, passage.b_span),
            marks_of_changes(found),
            strict=True,
        ):
            where = self.cite(n, [(span, "shared")])
            sides.append(
                Excerpt(
                    anchor=where.anchor,
                    stretches=tuple(cut(self._reports[n].text, span, marks)),
                )
            )
        return PassageView(
            kind=passage.kind,
            sharing=SHARING[passage.sharing],
            similarity=f"{passage.similarity:.0%}",
            a_label=self.label(a),
            b_label=self.label(b),
            a=sides[0],
            b=sides[1],
        )
