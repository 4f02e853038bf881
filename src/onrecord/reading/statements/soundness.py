"""What a sentence's tree says against an attribution that the model found.

The model points from cue to speaker by distance and wording, and is as sure of a wrong
speaker as of a right one. Here a speaker out of the cue's reach is left open, and what
the grammar shows to be no saying is no statement. A verb of saying is believed where
the parser may be mistaken: it knows fewer verbs than the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.english.marks import MAY_CLOSE
from onrecord.english.tables import words_as
from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.attitudes import is_deed
from onrecord.reading.statements.phrases import has_part_in, nearer_subject
from onrecord.reading.statements.relations import Attribution
from onrecord.reading.statements.speaker_words import is_article
from onrecord.reading.tokens import Token, any_word, is_saying
from onrecord.reading.tree import HELPERS, NOUN_SUBJECTS, SUBJECTS

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
# Of what reads as a deed: the confidence below which it is no statement, and the one
# below which it is nobody's.
_UNSURE, _SURE = 0.5, 0.7


def sound(sheet: Sheet, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions that their sentences bear out, in order, those whose speaker
    stands out of reach with no speaker. The tree of the sheet must be known.
    """
    return [
        replace(one, speaker=None) if _is_anybodys(sheet, one) else one
        for one in (_told_by_whom(sheet, one) for one in found)
        if not _is_none(sheet, one)
    ]


def _is_none(sheet: Sheet, one: Attribution) -> bool:
    """Whether nothing is said: by the tree, as a deed that the model doubts, or by one
    whom a head is about.
    """
    is_doubted_deed = is_deed(sheet, one, sure=_UNSURE)
    return is_doubted_deed or _is_topic(sheet, one) or _is_no_saying(sheet, one)


def _told_by_whom(sheet: Sheet, one: Attribution) -> Attribution:
    """The attribution, or the one within it that tells whose the words are."""
    return _told_by_subject(
        sheet, _told_by_another(sheet, _told_by_document(sheet, one))
    )


def _told_by_subject(sheet: Sheet, one: Attribution) -> Attribution:
    """The attribution with the subject of its own verb for its speaker, where another
    stands further off.
    """
    at = sheet.tree.verb_in(one.cue)
    if at is None or one.speaker is None:
        return one
    subject = nearer_subject(sheet, one.speaker, sheet.tokens[at])
    if subject is None or any(subject.overlaps(piece) for piece in one.content):
        return one
    return replace(one, speaker=subject)


def _is_anybodys(sheet: Sheet, one: Attribution) -> bool:
    """Whether the tree does not bear out that the speaker says this."""
    return (
        _is_out_of_reach(sheet, one)
        or is_deed(sheet, one, sure=_SURE)
        or _has_no_part(sheet, one)
    )


def _has_no_part(sheet: Sheet, one: Attribution) -> bool:
    """Whether the model doubts the attribution, its cue is no verb of saying, and the
    speaker has no part in the cue's clause.
    """
    is_doubted = one.confidence is not None and one.confidence < _UNSURE
    at = sheet.tree.verb_in(one.cue)
    if not is_doubted or at is None or one.speaker is None:
        return False
    cue = sheet.tokens_at(one.cue)
    if is_saying(sheet.tokens[at]) or not any_word(cue):
        return False
    return not has_part_in(sheet, one.speaker, one.cue)


def _is_out_of_reach(sheet: Sheet, one: Attribution) -> bool:
    """Whether the speaker stands in another paragraph than the cue, in another sentence
    than a cue that is a word ("— Marta Orlo" may be a sentence of its own), or is no
    more than an article.
    """
    cue = sheet.tokens_at(one.cue)
    speaker = sheet.tokens_at(one.speaker) if one.speaker is not None else ()
    if not cue or not speaker:
        return False
    sentences = [sheet.sentences[token.sentence] for token in (speaker[-1], cue[0])]
    if sentences[0].part != sentences[1].part or all(map(is_article, speaker)):
        return True
    return any_word(cue) and sentences[0] != sentences[1]


def _is_no_saying(sheet: Sheet, one: Attribution) -> bool:
    """Whether the tree shows that the speaker says nothing by the cue."""
    at = sheet.tree.verb_in(one.cue)
    if at is None:
        return False
    verb = sheet.tokens[at]
    says = is_saying(verb)
    if not says and _is_done_by_a_thing(sheet, one, verb):
        return True
    noun = sheet.tree.noun_in(one.speaker) if one.speaker is not None else None
    if noun is None or one.speaker is None:
        return False
    speaker = sheet.tokens_at(one.speaker)
    if all(map(is_article, speaker)):
        is_subject = sheet.tokens[speaker[-1].head].head == at
        return not (says and is_subject) and not _quotes(sheet, one)
    if _may_only_be(sheet, one, verb):
        return True
    return not says and (
        _is_done_to(sheet, one, verb, sheet.tokens[noun])
        or _speaker_does_what_is_told(sheet, one, verb)
        or _is_seen_otherwise(sheet, one)
    )


def _is_topic(sheet: Sheet, one: Attribution) -> bool:
    """“Marta Orlo: Pilot held as ferry sinks”: in a head, a full name before the colon
    is whom it is about, unless a quotation follows.
    """
    if one.speaker is None or one.cue.of(sheet.text).strip() != ":":
        return False
    name = one.speaker.of(sheet.text)
    part = sheet.sentences[sheet.tokens_at(one.speaker)[0].sentence].part
    is_head = one.speaker.start == part.span.start and not _ends(sheet, part.span)
    is_full_name = any(
        mention.span == one.speaker and mention.kind == "person"
        for mention in sheet.people
    )
    return is_head and is_full_name and " " in name and not _quotes(sheet, one)


def _ends(sheet: Sheet, part: Span) -> bool:
    return part.of(sheet.text).rstrip(MAY_CLOSE).endswith((".", "!", "?"))


def _may_only_be(sheet: Sheet, one: Attribution, verb: Token) -> bool:
    """“That may lead holders to demand …”: nobody has demanded anything."""
    above = sheet.tree.head(verb)
    if verb.tag != "VB" or verb.dep not in _COMPLEMENTS or one.cue.overlaps(above.span):
        return False
    helpers = (token.text.lower() for token in sheet.tree.dependents(above, ("aux",)))
    return any(helper in words_as("statement_words", "possible") for helper in helpers)


def _is_done_by_a_thing(sheet: Sheet, one: Attribution, verb: Token) -> bool:
    """“The footage sparked debate about …”, given to nobody, or to a line two
    paragraphs on: the cue is what its own subject makes, and that is nobody who speaks.
    """
    given = one.speaker is not None and not _is_out_of_reach(sheet, one)
    if given or _quotes(sheet, one):
        return False
    subject = sheet.tree.dependent(verb, NOUN_SUBJECTS)
    made = sheet.tree.dependent(verb, ("dobj",))
    if subject is None or subject.pos == "PRON":
        return False
    if made is None or not one.cue.covers(made.span):
        return False
    return not any(mention.span.overlaps(subject.span) for mention in sheet.people)


def _is_done_to(sheet: Sheet, one: Attribution, verb: Token, noun: Token) -> bool:
    """“The remarks surprised analysts”: to analysts it is done. “An adult found guilty
    can be jailed”: the cue is a participle that tells which one is meant, who has a
    part in another clause; with a quotation it is the parser that is mistaken.
    """
    is_verb = verb.pos == "VERB" and verb.text.isalpha()
    if is_verb and noun.head == verb.index and noun.dep == "dobj":
        return True
    tells_which = verb.tag == "VBN" and verb.dep == "acl" and verb.head == noun.index
    if not tells_which or noun.dep not in _ARGUMENTS:
        return False
    return not _quotes(sheet, one)


def _quotes(sheet: Sheet, one: Attribution) -> bool:
    """Whether some of the content stands between quotation marks."""
    return any(sheet.encoded.quoted.within(piece) for piece in one.content)


def _speaker_does_what_is_told(sheet: Sheet, one: Attribution, verb: Token) -> bool:
    """The same where the parser takes the participle for the sentence's verb: “could be
    jailed” has no subject but the adult.
    """
    if sheet.tree.dependent(verb, ("oprd", "acomp")) is None:
        return False
    for clause in sheet.tree.dependents(verb, ("ccomp",)):
        is_told = any(piece.overlaps(clause.span) for piece in one.content)
        helpers = sheet.tree.dependents(clause, HELPERS)
        is_finite = any(token.tag in _FINITE for token in (clause, *helpers))
        if is_told and is_finite and not sheet.tree.dependents(clause, SUBJECTS):
            return True
    return False


def _is_seen_otherwise(sheet: Sheet, one: Attribution) -> bool:
    """“was seen as humbling by X”: what it was seen as stands outside the content."""
    last = sheet.tokens_at(one.cue)[-1]
    seen_as = sheet.tree.dependents(last)
    if last.text.lower() != "as" or sheet.tree.head(last).tag != "VBN" or not seen_as:
        return False
    return not any(
        piece.overlaps(token.span) for token in seen_as for piece in one.content
    )


def _told_by_another(sheet: Sheet, one: Attribution) -> Attribution:
    """“The charges included assault on a man, who the army said was hurt”: the relative
    clause is what the army says, and no verb of saying leads to the rest.
    """
    verb = sheet.tree.verb_in(one.cue)
    if verb is None or is_saying(sheet.tokens[verb]):
        return one
    for before, piece in zip(one.content, one.content[1:], strict=False):
        relative = sheet.tokens_at(before)
        if not relative or relative[-1].tag not in ("WP", "WDT"):
            continue
        for token, subject in _sayings(sheet, Span(before.end, piece.start)):
            told = sheet.tree.child(token.index, {"ccomp"})
            if told is None:
                continue
            last = sheet.tree.tokens[sheet.tree.right[told]]
            end = min(piece.end, last.start if last.pos == "PUNCT" else last.end)
            if end > piece.start and not one.cue.overlaps(token.span):
                return replace(
                    one,
                    speaker=sheet.tree.extent(subject),
                    cue=token.span,
                    content=(relative[-1].span, Span(piece.start, end)),
                )
    return one


def _sayings(sheet: Sheet, span: Span) -> Iterator[tuple[Token, int]]:
    """The verbs of saying in a stretch that have a subject, each with its subject."""
    for token in sheet.tokens_at(span):
        subject = sheet.tree.child(token.index, {"nsubj"})
        if is_saying(token) and subject is not None:
            yield token, subject


def _told_by_document(sheet: Sheet, one: Attribution) -> Attribution:
    """““…,” Orlo said, according to a translation of her speech”: Orlo is the speaker,
    of what is quoted.
    """
    noun = sheet.tree.noun_in(one.speaker) if one.speaker is not None else None
    renderings = words_as("document_nouns", "rendering")
    quoted = sheet.encoded.quoted
    if noun is None or sheet.tokens[noun].lemma.lower() not in renderings:
        return one
    said = [(piece, q.span) for piece in one.content for q in quoted.within(piece)]
    if not said:
        return one
    whole, quotation = said[-1]
    behind = Span(quotation.end, one.content[-1].end)
    for token, subject in _sayings(sheet, behind):
        if sheet.tokens[subject].start >= quotation.end:
            told = [piece for piece in one.content if piece.start < whole.start]
            return replace(
                one,
                speaker=sheet.tree.extent(subject),
                cue=token.span,
                content=(*told, Span(whole.start, quotation.end)),
            )
    return one
