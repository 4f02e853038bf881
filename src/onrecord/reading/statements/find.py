"""Who said what: attributions by the model and by label, with speaker's name, channel,
day and negation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.english.quotations import QuoteIndex
from onrecord.english.tables import words
from onrecord.model import Form, Mention, Span, Statement, Time, hull
from onrecord.reading.encoder import network
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements import channels, speaker_labels
from onrecord.reading.statements.anchors import Anchors
from onrecord.reading.statements.clauses import is_negated
from onrecord.reading.statements.continuing import continue_speakers
from onrecord.reading.statements.relations import Attribution, find_attributions
from onrecord.reading.statements.signatures import Signatures
from onrecord.reading.statements.speaker_labels import find_labelled
from onrecord.reading.statements.speakers import Names
from onrecord.spans import SpanIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    sheet: Sheet
    anchors: Anchors
    quoted: QuoteIndex
    names: Names
    times: SpanIndex[Time]
    named: SpanIndex[Mention]
    signed: Signatures
    method: str


def read_statements(sheet: Sheet) -> Sheet:
    """The sheet with the statements of its report's headline, headings and paragraphs,
    in text order. Its times, places and people must have been read.

    `speaker_name` is the name of the mention or country that heads the speaker, None
    where the report leaves it open. Captions, credits and repeated paragraphs give
    none.
    """
    report, people = sheet.report, sheet.people
    quoted = sheet.encoded.quoted
    context = _Context(
        sheet=sheet,
        anchors=Anchors(sheet),
        quoted=quoted,
        names=Names(sheet, people, sheet.places),
        times=SpanIndex(sheet.times),
        named=SpanIndex([mention for mention in people if mention.form == "name"]),
        signed=Signatures(report, people),
        method=network.load().manifest.method,
    )
    by_model = find_attributions(report.text, sheet.encoded)
    found = [
        _statement(context, one)
        for one in (*by_model, *find_labelled(report, people, by_model))
    ]
    found.sort(key=lambda s: (s.span, s.content))
    statements = continue_speakers(sheet, context.anchors, quoted, people, found)
    return replace(sheet, statements=statements)


def _statement(context: _Context, found: Attribution) -> Statement:
    sheet = context.sheet
    verb = context.anchors.verb(found.cue)
    who = _whole(context, found) or _subject(context, found, verb)
    who = who if who is None or not _is_told(context, who, verb) else None
    speaker = () if who is None else (who,)
    return Statement(
        span=hull((*speaker, found.cue, *found.content)),
        method=context.method
        if found.confidence is not None
        else speaker_labels.METHOD,
        confidence=found.confidence,
        speaker=speaker,
        cue=(found.cue,),
        content=found.content,
        form=form_of(found.content, context.quoted),
        speaker_name=_name(context, who),
        speaker_mention=_mention(context, who),
        channel=channels.channel(sheet, verb, found.content)
        if verb is not None
        else None,
        said_at=channels.said_at(sheet, verb, found.content, context.times)
        if verb is not None
        else None,
        negated=any(
            is_negated(sheet, t.index) for t in context.anchors.tokens(found.cue)
        ),
    )


def _whole(context: _Context, found: Attribution) -> Span | None:
    """The speaker with all of a name that the model cut, unless the rest of the name is
    cue or content.
    """
    if found.speaker is None:
        return None
    cut = [m.span for m in context.named.overlapping(found.speaker)]
    whole = hull((found.speaker, *cut))
    return (
        found.speaker
        if any(whole.overlaps(span) for span in (found.cue, *found.content))
        else whole
    )


def _subject(context: _Context, found: Attribution, verb: int | None) -> Span | None:
    """The named subject of a cue that is a verb of saying, where the model links no
    speaker: "Say Peru demanded …".
    """
    if verb is None or found.speaker is not None:
        return None
    if context.sheet.tokens[verb].lemma.lower() not in words("speech_verbs"):
        return None
    subject = context.sheet.tree.child(verb, {"nsubj"})
    if subject is None:
        return None
    span = context.sheet.tokens[subject].span
    apart = not any(span.overlaps(piece) for piece in (found.cue, *found.content))
    return span if apart and context.names.at(span) else None


def _is_told(context: _Context, speaker: Span, verb: int | None) -> bool:
    """True for the subject of a passive verb of saying: in “residents were told that …”
    they said nothing.
    """
    if verb is None or context.sheet.tokens[verb].lemma.lower() not in words(
        "speech_verbs"
    ):
        return False
    subject = context.sheet.tree.child(verb, {"nsubjpass"})
    return subject is not None and any(
        t.index == subject for t in context.anchors.tokens(speaker)
    )


def _name(context: _Context, speaker: Span | None) -> str | None:
    head = context.anchors.head(speaker) if speaker is not None else None
    if speaker is None or head is None:
        return None
    if (
        context.sheet.tokens[head].text == "I"
        and context.quoted.at(context.sheet.tokens[head].start) is None
    ):
        return context.signed.below(speaker.start)
    return context.names.of(head, context.anchors.tokens(speaker))


def _mention(context: _Context, speaker: Span | None) -> Mention | None:
    """The mention at the head of the speaker's words."""
    head = context.anchors.head(speaker) if speaker is not None else None
    if head is None:
        return None
    return context.names.mention_at(context.sheet.tokens[head].span)


def form_of(content: Sequence[Span], quoted: QuoteIndex) -> Form:
    """direct: every piece is quoted from end to end; mixed: some of it is; indirect:
    none.
    """
    if all(_all_quoted(span, quoted) for span in content):
        return "direct"
    return (
        "mixed"
        if any(_holds_quotation(span, quoted) for span in content)
        else "indirect"
    )


def _all_quoted(span: Span, quoted: QuoteIndex) -> bool:
    first, last = quoted.at(span.start), quoted.at(span.end - 1)
    return (
        first is not None
        and last is not None
        and first.span.start == span.start
        and last.span.end == span.end
    )


def _holds_quotation(span: Span, quoted: QuoteIndex) -> bool:
    if quoted.at(span.start) is not None:
        return True
    after = quoted.after(span.start)
    return after is not None and quoted.quotations[after].span.start < span.end
