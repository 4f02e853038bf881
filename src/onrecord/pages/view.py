"""What the dossier page shows, worked out before any HTML is written: every value here
is still plain text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.accounts import sections
from onrecord.accounts.notes import notes
from onrecord.lineage.revisions import superseded
from onrecord.model import Account, Dossier, PersonEntry, TimelineEntry
from onrecord.pages.account_views import account_views
from onrecord.pages.cited_reports import CitedReports, counted
from onrecord.pages.excerpts import blocks
from onrecord.pages.lineage_views import longest, origin_view, passage_view
from onrecord.pages.page_parts import (
    AccountView,
    PageView,
    PersonView,
    ReportView,
    TimelineView,
)
from onrecord.pages.places_map import draw
from onrecord.pages.revision_views import revision_views

MOST_ROLES = 4  # of one person, shown on the page; the JSON export holds them all
# Reports shown with their text, beside those that something on the page is cited from.
MOST_TEXTS = 300


def page_view(dossier: Dossier) -> PageView:
    """All that the page shows of a dossier, in the order it shows it, as plain text:
    what is not HTML-safe is escaped when it is rendered.
    """
    cited = CitedReports(dossier)
    views = account_views(dossier.accounts, cited)

    def shown(accounts: Iterable[Account]) -> tuple[AccountView, ...]:
        return tuple(views[account.id] for account in accounts)

    parts = sections(dossier)
    # What is cited comes before the reports, whose texts are shown where something
    # leads to them.
    people = tuple(_person(person, cited) for person in dossier.people)
    origins = tuple(origin_view(origin, cited) for origin in dossier.origins)
    passages = tuple(passage_view(p, cited) for p in longest(dossier.passages))
    revisions = revision_views(dossier, cited.label, cited.cite)
    reports = tuple(_report(n, cited) for n in range(len(dossier.reports)))
    return PageView(
        title=dossier.story.title,
        when=_days(dossier),
        counts=_counts(dossier),
        agreed=shown(parts.agreed),
        differs=shown(parts.differs),
        one_origin=shown(parts.one_origin),
        timeline=tuple(_on_timeline(entry, views) for entry in dossier.timeline),
        figures=shown(a for a in dossier.accounts if a.kind == "figure"),
        speakers=_by_speaker(dossier, views),
        places=dossier.places,
        places_map=draw(dossier.places),
        people=people,
        reports=reports,
        origins=origins,
        passages=passages,
        passages_left=len(dossier.passages) - len(passages),
        notes=notes(dossier),
        revisions=revisions,
    )


def _days(dossier: Dossier) -> str:
    """The day of a story, or its first and its last."""
    first = (dossier.story.begins or "")[:10]
    last = (dossier.story.ends or "")[:10]
    return first if first == last else f"{first} to {last}"


def _on_timeline(entry: TimelineEntry, views: dict[str, AccountView]) -> TimelineView:
    when = entry.begins
    if entry.ends != entry.begins:
        when = f"{entry.begins} – {entry.ends}"
    return TimelineView(when=when, account=views[entry.account])


def _counts(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    """How many reports (of versions the latest), outlets, origins and sources."""
    past = superseded(dossier.revisions)
    reports = [report for report in dossier.reports if report.id not in past]
    outlets = {report.outlet for report in reports if report.outlet}
    unnamed = sum(report.outlet is None for report in reports)
    sources: set[str] = set()
    for account in dossier.accounts:
        sources.update(account.support.sources)
    return (
        ("reports", len(reports)),
        ("outlets", len(outlets) + unnamed),
        ("origins", len(dossier.origins)),
        ("primary sources", len(sources)),
    )


def _by_speaker(
    dossier: Dossier, views: dict[str, AccountView]
) -> tuple[tuple[str, tuple[AccountView, ...]], ...]:
    """The statements of each speaker: named ones with most to say first, and last
    those whose speaker the reports leave open.
    """
    statements_of: dict[str, list[AccountView]] = defaultdict(list)
    for account in dossier.accounts:
        if account.kind == "statement":
            sources = account.support.sources
            speaker = sources[0] if sources else ""
            statements_of[speaker].append(views[account.id])

    def rank(speaker: str) -> tuple[bool, int, str]:
        return speaker == "", -len(statements_of[speaker]), speaker

    return tuple(
        (speaker or "Speaker left open", tuple(statements_of[speaker]))
        for speaker in sorted(statements_of, key=rank)
    )


def _person(person: PersonEntry, cited: CitedReports) -> PersonView:
    reports = {mention.report for mention in person.mentions}
    mentions = counted(len(person.mentions), "mention")
    return PersonView(
        name=person.name,
        variants=tuple(v for v in person.variants if v != person.name),
        roles=tuple(
            (role.words, cited.anchor(role.cited)) for role in person.roles[:MOST_ROLES]
        ),
        told=f"{mentions} in {counted(len(reports), 'report')}",
        accounts=len(person.accounts),
    )


def _report(number: int, cited: CitedReports) -> ReportView:
    report, reading = cited.reports[number], cited.readings[number]
    is_shown = number < MOST_TEXTS or cited.is_cited(number)
    # A link leads to the web, never to a script or a file.
    safe = report.url is not None and report.url.startswith(("https://", "http://"))
    return ReportView(
        number=number,
        id=report.id,
        outlet=cited.label(number),
        title=report.title or "",
        url=report.url if safe else None,
        published=report.published or "no date given",
        credit=report.credit or "",
        origin=cited.origin(report.id),
        left_out=not is_shown,
        blocks=blocks(report, reading, number) if is_shown else (),
        notes=reading.notes,
    )
