"""A dossier as the one JSON object that `onrecord dossier --format json` and `onrecord
reconcile` write.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.accounts.notes import notes
from onrecord.exports.export import Export
from onrecord.exports.json import Json, JsonObject, dumps, span
from onrecord.exports.member_rows import member_row
from onrecord.exports.why_json import clue_row
from onrecord.lineage.edits import find_edits
from onrecord.model import (
    Account,
    Citation,
    Dossier,
    Origin,
    Passage,
    PersonEntry,
    PlaceEntry,
    Reading,
    Report,
    Revision,
)

# edited passages whose changes are worked out: a third of a second each at worst, news
# 5 ms
MOST_CHANGED = 2_000


def dossier_object(dossier: Dossier) -> JsonObject:
    """The whole dossier: its reports, origins, passages, accounts with their support,
    timeline, places and people.
    """
    texts = {report.id: report.text for report in dossier.reports}
    edited = [p for p in dossier.passages if p.kind == "edited"]
    told = frozenset(edited[:MOST_CHANGED])
    origin_of = {report: o.id for o in dossier.origins for report in o.reports}
    return {
        "story": dossier.story.id,
        "title": dossier.story.title,
        "from": dossier.story.begins,
        "to": dossier.story.ends,
        "reports": [
            _report(pair.report, origin_of.get(pair.id), pair.reading)
            for pair in dossier.read_reports
        ],
        "origins": [_origin(o) for o in dossier.origins],
        "passages": [
            _passage(p, texts if p in told else None) for p in dossier.passages
        ],
        "accounts": [_account(a, texts) for a in dossier.accounts],
        "timeline": [
            {"from": t.begins, "to": t.ends, "account": t.account}
            for t in dossier.timeline
        ],
        "places": [_place(p) for p in dossier.places],
        "people": [_person(p) for p in dossier.people],
        "revisions": [_revision(r) for r in dossier.revisions],
        "notes": list(_notes(dossier, len(edited))),
    }


def _notes(dossier: Dossier, edited: int) -> tuple[str, ...]:
    if edited <= MOST_CHANGED:
        return notes(dossier)
    left_out = (
        f"of {edited:,} edited passages the changes of the first {MOST_CHANGED:,} "
        "are given"
    )
    return (*notes(dossier), left_out)


def _report(report: Report, origin: str | None, reading: Reading) -> Json:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": report.published,
        "credit": report.credit,
        "origin": origin,
        "notes": list(reading.notes),
    }


def _origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "agency": origin.agency,
        "agency_by": origin.agency_by,
        "reports": list(origin.reports),
        "why": origin.why,
        "first": origin.first,
        "first_by": origin.first_by,
        "evidence": [_cited(cited) for cited in origin.evidence],
    }


def _passage(passage: Passage, texts: Mapping[str, str] | None) -> Json:
    """`texts`: those of all reports, where the passage's changes are to be told."""
    row: JsonObject = {
        "a": passage.a,
        "b": passage.b,
        "a_span": span(passage.a_span),
        "b_span": span(passage.b_span),
        "kind": passage.kind,
        "similarity": round(passage.similarity, 4),
        "sharing": passage.sharing,
    }
    if texts is not None:
        found = find_edits(
            texts[passage.a], passage.a_span, texts[passage.b], passage.b_span
        )
        row["changes"] = [
            {"kind": c.kind, "a_span": span(c.a), "b_span": span(c.b)} for c in found
        ]
    return row


def _account(account: Account, texts: Mapping[str, str]) -> Json:
    return {
        "id": account.id,
        "kind": account.kind,
        "title": account.title,
        "relation": account.relation,
        "slot": account.slot,
        "under": account.under,
        "members": [
            member_row(member, account.kind, texts[member.report])
            for member in account.members
        ],
        "support": {
            "reports": account.support.reports,
            "outlets": account.support.outlets,
            "origins": account.support.origins,
            "sources": list(account.support.sources),
            "independent": account.support.independent,
            "ties": [
                {"reports": list(tie.reports), "why": tie.why}
                for tie in account.support.ties
            ],
        },
        "clues": [
            clue_row(clue) | {"between": [_cited(cited) for cited in clue.between]}
            for clue in account.clues
        ],
    }


def _place(place: PlaceEntry) -> Json:
    row: JsonObject = {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "accounts": list(place.accounts),
    }
    if place.reason is not None:
        row["reason"] = place.reason
    return row


def _person(person: PersonEntry) -> Json:
    return {
        "name": person.name,
        "variants": list(person.variants),
        "roles": [_cited(r.cited) | {"words": r.words} for r in person.roles],
        "mentions": [_cited(m) for m in person.mentions],
        "accounts": list(person.accounts),
    }


def _revision(revision: Revision) -> Json:
    return {
        "before": revision.before,
        "after": revision.after,
        "order": revision.order,
        "headline": revision.headline,
        "figures": [[span(old), span(new)] for old, new in revision.figures],
        "cut": [span(cut) for cut in revision.cut],
        "added": [span(added) for added in revision.added],
        "notice": None if revision.notice is None else span(revision.notice),
    }


def _cited(citation: Citation) -> JsonObject:
    return {"report": citation.report, "span": span(citation.span)}


EXPORT = Export(
    name="json",
    suffix=".json",
    takes=Dossier,
    write=lambda dossier: dumps(dossier_object(dossier), indent=1) + "\n",
)
