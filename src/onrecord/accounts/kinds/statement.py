"""Statement accounts: what one speaker is reported to have said, however cut, quoted or
put in other words.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import combinations

from onrecord.accounts.clues import Comparison
from onrecord.accounts.intervals import Interval
from onrecord.accounts.kinds.kind import Kind, Mark
from onrecord.accounts.linkage import (
    Group,
    Node,
    link,
    member_key,
    nodes,
    reports_of,
    spread,
)
from onrecord.accounts.material import Material
from onrecord.accounts.statements import likeness
from onrecord.accounts.statements.families import families, headed
from onrecord.accounts.statements.relation import relation_of
from onrecord.accounts.statements.sayings import Saying
from onrecord.accounts.statements.telling import cue_that_tells, saying_of
from onrecord.model import Relation, Source, Span, Statement

# The confidence below which a reading is as often wrong as right.
_UNCERTAIN = 0.5
# Characters of a statement in its title, about a line and a half of a page.
_SHOWN = 90


class StatementKind(Kind[Statement, Saying]):
    """What is said, by whose word it is and how it is worded."""

    name = "statement"
    item = Statement

    def group(self, material: Material) -> list[Group[Saying]]:
        """A cut follows the quotation it is cut from."""
        context = material.context

        def profile(report: str, statement: Statement) -> Saying:
            one = context.reports[report]
            return saying_of(one, material.parties, statement)

        statements = (
            (report, statement)
            for report, one in context.reports.items()
            for statement in one.reading.statements
        )
        gathered = families(context, nodes(context, statements, profile))
        family_of = {family[0].profile: family for family in gathered}
        linked = link(
            [headed(family) for family in gathered],
            functools.partial(likeness.keys, context),
            functools.partial(likeness.closeness, context),
        )
        groups: list[Group[Saying]] = []
        for heads in linked:
            together: list[Node[Saying]] = []
            compared: list[Node[Saying]] = []
            joins: list[tuple[Node[Saying], Node[Saying]]] = []
            for a, b in heads.joins:
                joins.append((family_of[a.profile][0], family_of[b.profile][0]))
            for head in heads.nodes:
                whole, *cuts = family_of[head.profile]
                compared.append(whole)
                together += [whole, *cuts]
                joins += [(whole, cut) for cut in cuts]
            together.sort(key=lambda node: member_key(node.members[0]))
            group = Group(
                nodes=tuple(together), joins=tuple(joins), compared=tuple(compared)
            )
            groups.append(group)
        return groups

    def compare(
        self, material: Material, a: Node[Saying], b: Node[Saying]
    ) -> Comparison:
        return likeness.compare(material.context, a, b)

    def relation(self, material: Material, nodes: Sequence[Node[Saying]]) -> Relation:
        weights = material.context.senses
        relations = {
            relation_of(a.profile, b.profile, weights)
            for a, b in combinations(spread(nodes), 2)
        }
        if "differs" in relations:
            return "differs"
        if len(reports_of(nodes)) == 1:
            return "single"
        return "more specific" if "more specific" in relations else "same"

    def title(self, material: Material, nodes: Sequence[Node[Saying]]) -> str:
        """The speaker and the beginning of what was said, in the words of the first
        member's report.
        """
        member = nodes[0].members[0]
        statement, one = member.item, material.context.reports[member.report]
        assert isinstance(statement, Statement)
        pieces = " … ".join(one.text(piece) for piece in statement.content)
        words = " ".join(pieces.split()).removeprefix("that ")
        if len(words) > _SHOWN:
            words = words[:_SHOWN].rsplit(" ", 1)[0] + " …"
        speaker = material.voices.of(member.report, statement)
        cue = cue_that_tells(one, statement)
        if cue:
            words = f"{cue}: {words}"
        if not speaker:
            return words
        return f"{speaker} {words}" if cue else f"{speaker}: {words}"

    def when(self, node: Node[Saying]) -> Interval | None:
        """The day the statement was made, where it is told."""
        return node.profile.day

    def source(self, item: Statement) -> Source | Statement | None:
        return item

    def named(self, item: Statement) -> str | None:
        return item.speaker_name

    def facts(self, item: Statement) -> Sequence[tuple[str, str]]:
        is_uncertain = item.confidence is not None and item.confidence < _UNCERTAIN
        return (
            ("speaker", item.speaker_name or ""),
            ("channel", item.channel or ""),
            ("said on", item.said_at.day if item.said_at is not None else ""),
            ("negated", "yes" if item.negated else ""),
            ("reading", "uncertain" if is_uncertain else ""),
        )

    def marks(self, item: Statement) -> Sequence[tuple[Span, Mark]]:
        marks: list[tuple[Span, Mark]] = [(span, "speaker") for span in item.speaker]
        marks += [(span, "cue") for span in item.cue]
        marks += [(span, "content") for span in item.content]
        return marks
