"""Who said what: statements with speaker, cue and content, by rules over quotation marks and the dependency tree.

Speaker, cue and content follow the extents of PARC and PolNeAR (Newell et al. 2018): the content holds its quotation
marks and its “that”, and leaves out the cue and the sentence's last full stop.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Mention, Part, Place, Report, Span, Statement, Time, hull
from onrecord.reading.statements import channels, sources
from onrecord.reading.statements.by_offset import ByOffset
from onrecord.reading.statements.clauses import is_negated
from onrecord.reading.statements.complements import Complement, complement
from onrecord.reading.statements.content import form_of, governed, inserted
from onrecord.reading.statements.cues import CueVerb, cue_spans, find_cue_verbs
from onrecord.reading.statements.quotes import OPENING_MARKS, QuoteIndex, find_quotations
from onrecord.reading.statements.running_on import Paragraph, carry_on
from onrecord.reading.statements.speakers import Names, speaker_span
from onrecord.reading.statements.speech import Speech, assign, direct_content
from onrecord.reading.statements.surface import behind_addressee, clause_after, lost_words, takes_addressee
from onrecord.reading.syntax import Sentence, Syntax

_JOINT = re.compile(r",? (?:and|but)(?: (?:also|later|then))? \Z")
METHOD = "statements.rules/1"
_POINTING = frozenset({"that", "this", "these", "those", "there"})
READ = frozenset({"paragraph", "headline", "heading"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    syntax: Syntax
    quoted: QuoteIndex
    names: Names
    times: ByOffset[Time]
    proper_nouns: frozenset[str]


def find_statements(
    report: Report, syntax: Syntax, people: Sequence[Mention], places: Sequence[Place], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """The statements of a report's headline, headings and paragraphs, in text order.

    `speaker_name` is the name of the mention or country that heads the speaker, None where the report leaves it open.
    Captions, credits and repeated paragraphs give none.
    """
    parts = [part for part in report.parts if part.kind in READ]
    quoted = QuoteIndex(find_quotations(report.text, [part.span for part in parts]))
    context = _Context(
        syntax=syntax,
        quoted=quoted,
        names=Names(people, places),
        times=ByOffset(times),
        proper_nouns=frozenset(t.text for t in syntax.tokens if t.tag in ("NNP", "NNPS")),
    )
    paragraphs = [_paragraph(context, part, sentences) for part, sentences in _by_part(syntax)]
    carry_on(syntax, paragraphs, quoted)
    found = [*_before_next_cue(report.text, list(_of_cues(context, paragraphs))), *_of_sources(context)]
    return tuple(sorted(found, key=lambda s: (s.span, s.content)))


def _by_part(syntax: Syntax) -> Iterator[tuple[Part, list[Sentence]]]:
    """Sentences grouped by the part they stand in, parts that hold no statements left out."""
    group: list[Sentence] = []
    for sentence in syntax.sentences:
        if group and sentence.part is not group[-1].part:
            yield group[-1].part, group
            group = []
        if sentence.part.kind in READ:
            group.append(sentence)
    if group:
        yield group[-1].part, group


def _paragraph(context: _Context, part: Part, sentences: list[Sentence]) -> Paragraph:
    cues = [(c, s) for s in sentences for c in find_cue_verbs(context.syntax, s, context.quoted, context.proper_nouns)]
    speeches = assign(context.syntax, [c for c, _ in cues], context.quoted, part.span)
    return Paragraph(part=part, cues=tuple(cues), speeches=speeches)


def _of_cues(context: _Context, paragraphs: Sequence[Paragraph]) -> Iterator[Statement]:
    for paragraph in paragraphs:
        speeches = {s.cue.verb: s for s in paragraph.speeches}
        for cue, sentence in paragraph.cues:
            statement = _of_cue(context, cue, sentence, speeches.get(cue.verb))
            if statement is not None:
                yield statement


def _before_next_cue(text: str, found: Sequence[Statement]) -> Iterator[Statement]:
    """Statements in text order, the content cut where the same speaker's next cue begins: “said X and called it Y”."""
    for here, after in itertools.zip_longest(found, found[1:]):
        if here is not None and after is not None and here.speaker == after.speaker and here.form != "direct":
            joint = _JOINT.search(text, here.span.start, after.cue[0].start) if after.cue else None
            last = here.content[-1]
            if joint is not None and last.start < joint.start() and after.cue[0].end < last.end:
                content = (*here.content[:-1], Span(last.start, joint.start()))
                yield replace(here, content=content, span=hull((*here.speaker, *here.cue, *content)))
                continue
        if here is not None:
            yield here


def _of_sources(context: _Context) -> Iterator[Statement]:
    for sentence in context.syntax.sentences:
        if sentence.part.kind not in READ:
            continue
        for rule in (sources.according_to, sources.noun_cues, sources.labelled, sources.signed):
            for source in rule(context.syntax, sentence, context.quoted):
                topic = rule is sources.labelled and sentence.part.kind == "headline"
                if not topic or context.names.is_mentioned(context.syntax, source.head):
                    yield _of_source(context, source)


def _of_cue(context: _Context, cue: CueVerb, sentence: Sentence, speech: Speech | None) -> Statement | None:
    syntax, quoted = context.syntax, context.quoted
    cue, found = _governed(syntax, cue, sentence, without=speech is not None)
    content = governed(syntax, cue, found, quoted) if found is not None else ()
    if found is None or (found.frame == "clause" and (found.first < cue.verb or _between_commas(syntax, cue))):
        content = inserted(syntax, cue, sentence, quoted) or content
    through = found.through if found is not None else None
    if speech is not None:
        content, through = direct_content(syntax, speech, content, quoted), None
    if not content or cue.subject is None or _is_no_speaker(syntax, cue.subject, sentence.part):
        return None
    speaker = _speaker(context, cue, cue.subject)
    if any(speaker.overlaps(c) for c in content):
        return None
    cues = tuple(s for s in cue_spans(syntax, cue.verb, through) if not any(s.overlaps(c) for c in content))
    return Statement(
        span=hull((speaker, *cues, *content)),
        method=METHOD,
        speaker=(speaker,),
        cue=cues,
        content=content,
        form=form_of(content, quoted),
        speaker_name=context.names.of(syntax, cue.subject),
        channel=channels.channel(syntax, cue, content),
        said_on=channels.said_on(syntax, cue, content, context.times),
        negated=is_negated(syntax, cue.verb),
    )


def _is_no_speaker(syntax: Syntax, subject: int, part: Part) -> bool:
    """“you”, and “that”, “this”, “there” where they are no relative pronoun: what they stand for is not told.

    Nor is “I” or “we” the reporter where the paragraph opens with a quotation mark that never closes.
    """
    token = syntax.tokens[subject]
    if token.text in ("I", "We", "we") and syntax.text[part.span.start] in OPENING_MARKS:
        return True
    return token.text.lower() == "you" or (token.tag in ("DT", "EX") and token.text.lower() in _POINTING)


def _governed(syntax: Syntax, cue: CueVerb, sentence: Sentence, *, without: bool) -> tuple[CueVerb, Complement | None]:
    """The complement by the tree, else by place (not where the cue does `without`), and the cue with its addressee."""
    found = complement(syntax, cue.verb, cue.frames, sentence)
    if found is None and not without and cue.own and "clause" in cue.frames:
        placed = clause_after(syntax, cue.lemma, cue.last, sentence)
        found = Complement(frame="clause", first=placed[0], last=placed[1]) if placed is not None else None
    if found is not None and found.frame == "clause" and lost_words(syntax, cue.last, found.first):
        found = replace(found, first=cue.last)
    if found is None or found.frame != "clause" or found.first != cue.verb + 1 or cue.addressee is not None:
        return cue, found
    joint = (
        behind_addressee(syntax, found.first, found.last, channels.outlets()) if takes_addressee(cue.lemma) else None
    )
    if joint is None:
        return cue, found
    return replace(cue, addressee=joint - 1, last=joint), replace(found, first=joint)


def _between_commas(syntax: Syntax, cue: CueVerb) -> bool:
    """“If it rains, Orlo said, boats will stay”: what stands before the cue is said as well."""
    around = syntax.tokens[max(cue.first - 1, 0)], syntax.tokens[min(cue.last, len(syntax.tokens) - 1)]
    return cue.own and all(t.text == "," for t in around)


def _speaker(context: _Context, cue: CueVerb, head: int) -> Span:
    if cue.phrase is None:
        return speaker_span(context.syntax, head, cue.verb, context.quoted)
    first, last = cue.phrase
    return Span(context.syntax.tokens[first].start, context.syntax.tokens[last - 1].end)


def _of_source(context: _Context, source: sources.Source) -> Statement:
    return Statement(
        span=hull((source.speaker, *source.cue, *source.content)),
        method=METHOD,
        speaker=(source.speaker,),
        cue=source.cue,
        content=source.content,
        form=form_of(source.content, context.quoted),
        speaker_name=context.names.of(context.syntax, source.head),
    )
