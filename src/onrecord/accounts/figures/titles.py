"""The title of a figure account: what is counted and what is said of it, in words told:
"people: killed".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.english import tables, words
from onrecord.model import Figure, Member

# Figures in a title at most: a title is read at a glance.
_TITLED = 3


def figure_title(context: StoryContext, members: Sequence[Member]) -> str:
    """ "drones: shot down"; a unit that is no word ("$") gives way to the figures as
    told: "$40 / $70: paid".

    Of several tellings the form most of them have, "sent" rather than "sends" as the
    tables' own word for it.
    """
    units: list[str | None] = []
    measures: list[str | None] = []
    surfaces: list[str] = []
    names_a_unit = False
    for member in members:
        surface = _surface(context, member)
        surfaces.append(surface)
        figure = member.item
        if not isinstance(figure, Figure):
            continue
        report = context.reports[member.report]
        if (figure.measure or "") not in tables.words("light"):
            measures.append(figure.measure)
        units.append(_unit_as_told(report, figure))
        names_a_unit = names_a_unit or bool(figure.unit)
    unit = _commonest(units)
    measure = _commonest(measures)
    if measure is not None:
        if unit is None and not names_a_unit:
            return measure
        if unit is not None and unit.lower() in measure.lower().split():
            return measure
    if unit is None or measure is None:
        distinct = list(dict.fromkeys(surfaces))
        unit = " / ".join(distinct[:_TITLED])
    return f"{unit}: {measure}" if measure else unit


def _commonest(forms: Iterable[str | None]) -> str | None:
    """The form told most, but first one that the table calls a measure by, and a
    casualty noun ("fatalities") last.
    """
    counts = Counter(form for form in forms if form is not None)
    first = list(counts)
    casualties = tables.words("casualties")

    def order(form: str) -> tuple[bool, bool, int, int]:
        is_another_word = words.canonical(form, "measure_synonyms", 1) != form
        is_casualty = form.lower() in casualties
        return is_casualty, is_another_word, -counts[form], first.index(form)

    return min(counts, key=order, default=None)


def _surface(context: StoryContext, member: Member) -> str:
    """A member's own characters, white space made one."""
    return " ".join(context.reports[member.report].text(member.item.span).split())


def _unit_as_told(report: ReportContext, figure: Figure) -> str | None:
    """The unit in the form the figure has it: "people" for "person"; None for a sign,
    which is no word.
    """
    if figure.unit_span is None:
        return None
    told = " ".join(report.text(figure.unit_span).split())
    return told if words.tokens(told) else None
