"""Who says "I": the first person within a quotation is whoever is said to speak there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Mention, Statement
from onrecord.reading.people.roles import METHOD
from onrecord.reading.syntax import Syntax

_I = frozenset({"i", "me", "my", "mine", "myself"})


def with_first_person(
    syntax: Syntax, people: Sequence[Mention], statements: Iterable[Statement]
) -> tuple[Mention, ...]:
    """`people`, and the words for "I" within the quotations of the persons among them, in text order.

    Of a quotation within a quotation it is not known who speaks: what two statements hold has no name.
    """
    persons = {mention.name for mention in people if mention.kind == "person" and mention.name is not None}
    quoted = syntax.encoded.quoted
    said: dict[int, set[str | None]] = {}
    for statement in statements:
        for piece in statement.content:
            for token in syntax.tokens_at(piece):
                if token.text.lower() in _I and token.text != "i" and quoted.at(token.start) is not None:
                    said.setdefault(token.index, set()).add(statement.speaker_name)
    found = [
        Mention(span=syntax.tokens[at].span, method=METHOD, name=name, kind="person", form="pronoun")
        for at, names in said.items()
        if len(names) == 1 and (name := next(iter(names))) in persons
    ]
    return tuple(sorted([*people, *found], key=lambda m: (m.span, m.form)))
