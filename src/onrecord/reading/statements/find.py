"""Who said what: attributions by the model and by label, with speaker's name, channel,
day and negation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.english.quotations import QuoteIndex
from onrecord.model import Form, Span, Statement, hull
from onrecord.reading.encoder import network
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements import channels, speaker_labels
from onrecord.reading.statements.at_home import with_quotations_at_home
from onrecord.reading.statements.clauses import is_negated
from onrecord.reading.statements.continuing import continue_speakers
from onrecord.reading.statements.phrases import whole_phrase
from onrecord.reading.statements.relations import Attribution, find_attributions
from onrecord.reading.statements.signatures import Signatures
from onrecord.reading.statements.soundness import sound
from onrecord.reading.statements.speaker_labels import find_labelled
from onrecord.reading.statements.speakers import Speakers
from onrecord.reading.tokens import is_saying
from onrecord.reading.tree import NOUN_SUBJECTS, SUBJECTS
from onrecord.spans import SpanIndex


def read_statements(sheet: Sheet) -> Sheet:
    """The sheet with the statements of its report's headline, headings and paragraphs,
    in text order. Its times, places and people must have been read.

    `speaker_name` is the name of the mention or country that heads the speaker, None
    where the report leaves it open. Captions, credits and repeated paragraphs give
    none.
    """
    found = find_attributions(sheet.text, sheet.encoded)
    by_model = sound(sheet, with_quotations_at_home(sheet, found))
    by_label = find_labelled(sheet.report, sheet.people, by_model)
    build = _Statements(sheet)
    statements = [build.statement(one) for one in (*by_model, *by_label)]
    statements.sort(key=lambda statement: (statement.span, statement.content))
    return replace(sheet, statements=continue_speakers(sheet, statements))


class _Statements:
    """What one attribution after the other of a report is made a statement by."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.tree = sheet.tree
        self.quoted = sheet.encoded.quoted
        self.speakers = Speakers(sheet)
        self.times = SpanIndex(sheet.times)
        named = [mention for mention in sheet.people if mention.form == "name"]
        self.named = SpanIndex(named)
        self.signatures = Signatures(sheet.report, sheet.people)
        self.method = network.load().manifest.method

    def statement(self, found: Attribution) -> Statement:
        """The statement of an attribution, with all that its sentence says of it.

        To be asked in text order: see `Speakers.name`.
        """
        verb = self.tree.verb_in(found.cue)
        speaker = self._speaker(found, verb)
        head = self.tree.noun_in(speaker) if speaker is not None else None
        name = mention = channel = said_at = None
        if speaker is not None and head is not None:
            name = self._name(speaker, head)
            mention = self.speakers.mention_at(self.sheet.tokens[head].span)
            is_pronoun = mention is not None and mention.form == "pronoun"
            if is_pronoun and self._speaks_of(name, found.content):
                name = mention = None
        if verb is not None:
            channel = channels.channel(self.sheet, verb, found.content)
            said_at = channels.said_at(self.sheet, verb, found.content, self.times)
        cue = self.sheet.tokens_at(found.cue)
        spoken = () if speaker is None else (speaker,)
        return Statement(
            span=hull((*spoken, found.cue, *found.content)),
            method=speaker_labels.METHOD if found.confidence is None else self.method,
            confidence=found.confidence,
            speaker=spoken,
            cue=(found.cue,),
            content=found.content,
            form=form_of(found.content, self.quoted),
            speaker_name=name,
            speaker_mention=mention,
            channel=channel,
            said_at=said_at,
            negated=any(is_negated(self.tree, token.index) for token in cue),
        )

    def _speaker(self, found: Attribution, verb: int | None) -> Span | None:
        """Where the words for who speaks stand; None where nobody is said to."""
        says = False
        if verb is not None:
            says = is_saying(self.sheet.tokens[verb])
        speaker: Span | None = None
        if found.speaker is not None:
            speaker = self._with_whole_names(found.speaker, found)
        elif verb is not None and says:
            speaker = self._named_subject(verb, found)
        if speaker is None or verb is None or not says:
            return speaker
        # In “residents were told that …” they said nothing.
        listener = self._listener(verb)
        speakers = [token.index for token in self.sheet.tokens_at(speaker)]
        return None if listener in speakers else speaker

    def _listener(self, verb: int) -> int | None:
        """The subject of a verb of saying that is passive: “residents were told”, “were
        alerted by text and told”.
        """
        token = self.sheet.tokens[verb]
        has_own = self.tree.child(verb, SUBJECTS) is not None
        if token.dep == "conj" and token.tag == "VBN" and not has_own:
            token = self.tree.head(token)
        return self.tree.child(token.index, {"nsubjpass"})

    def _with_whole_names(self, speaker: Span, found: Attribution) -> Span:
        """The speaker with all of a name that the model cut, unless the rest of the
        name is cue or content.
        """
        names = [mention.span for mention in self.named.overlapping(speaker)]
        whole = hull((speaker, *names))
        taken = (found.cue, *found.content)
        if any(whole.overlaps(span) for span in taken):
            whole = speaker
        return whole_phrase(self.sheet, whole, taken)

    def _named_subject(self, verb: int, found: Attribution) -> Span | None:
        """The named subject of a cue that is a verb of saying, where the model links no
        speaker: "Say Peru demanded …".
        """
        subject = self.tree.child(verb, {"nsubj"})
        if subject is None:
            return None
        span = self.sheet.tokens[subject].span
        if any(span.overlaps(piece) for piece in (found.cue, *found.content)):
            return None
        return span if self.speakers.is_named(span) else None

    def _name(self, speaker: Span, head: int) -> str | None:
        """The name of who speaks; of "I" outside quotations, who signs below."""
        token = self.sheet.tokens[head]
        if token.text == "I" and self.quoted.at(token.start) is None:
            return self.signatures.below(speaker.start)
        return self.speakers.name(head, self.sheet.tokens_at(speaker))

    def _speaks_of(self, name: str | None, content: Sequence[Span]) -> bool:
        """Whether a quotation has somebody named in it do something: who is quoted says
        "I".
        """
        return any(
            mention.name == name
            and self.sheet.tokens_at(mention.span)[-1].dep in NOUN_SUBJECTS
            for piece in content
            if self.quoted.at(piece.start) is not None
            for mention in self.named.overlapping(piece)
        )


def form_of(content: Sequence[Span], quoted: QuoteIndex) -> Form:
    """direct: every piece is quoted from end to end; mixed: some of it is; indirect:
    none.
    """
    if all(_is_all_quoted(span, quoted) for span in content):
        return "direct"
    if any(_holds_quotation(span, quoted) for span in content):
        return "mixed"
    return "indirect"


def _is_all_quoted(span: Span, quoted: QuoteIndex) -> bool:
    first, last = quoted.at(span.start), quoted.at(span.end - 1)
    if first is None or last is None:
        return False
    return first.span.start == span.start and last.span.end == span.end


def _holds_quotation(span: Span, quoted: QuoteIndex) -> bool:
    if quoted.at(span.start) is not None:
        return True
    after = quoted.after(span.start)
    return after is not None and quoted.quotations[after].span.start < span.end
