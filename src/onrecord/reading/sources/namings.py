"""What kind of party a label names, and whom a spokesman speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.english import tables, words
from onrecord.english.source_names import head_of, is_anonymous, principal_of
from onrecord.model import Mention, Naming, PartyKind


class Namings:
    """The namings of one report's sources, by their labels."""

    def __init__(self, people: Iterable[Mention], full: Mapping[str, str]) -> None:
        """`people`: who the report mentions; `full`: a bare body's label to the one the
        report has in full.
        """
        self._full = full
        self._kinds: dict[str, PartyKind] = {}
        for mention in people:
            if mention.name is not None:
                is_person = mention.kind == "person"
                self._kinds[mention.name] = "person" if is_person else "body"

    def of(self, label: str | None, mention: Mention | None = None) -> Naming | None:
        """The naming of a label, None where there is none. `mention`: at the head of
        the words for it, where the report has one there.
        """
        if label is None:
            return None
        whole = self._full.get(label, label)
        principal = principal_of(whole)
        kind = self._kind(whole, mention) if principal is None else "person"
        return Naming(label=whole, kind=kind, head=head_of(whole), principal=principal)

    def _kind(self, label: str, mention: Mention | None) -> PartyKind:
        head = head_of(label)
        if head in tables.words_as("document_nouns", "no source"):
            return "document"
        if is_anonymous(label):
            return "anonymous"
        if label in self._kinds:
            return self._kinds[label]
        if head in tables.words("bodies"):
            return "body"
        if head != words.singular(head) and head in label:  # in lower case: no name
            return "group"
        return _kind_of_mention(mention)


def _kind_of_mention(mention: Mention | None) -> PartyKind:
    """What a mention is that a report does not name."""
    if mention is None:
        return "person"
    if mention.office is not None:
        return "office"
    return "person" if mention.kind == "person" else "body"
