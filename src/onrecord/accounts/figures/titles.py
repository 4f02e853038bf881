"""The title of a figure account: what is counted and what is said of it, in words told:
"people: killed".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.accounts.context import StoryContext
from onrecord.accounts.figures.quantity import unit_of
from onrecord.english import tables, words
from onrecord.model import Figure, Member

_TITLED = 3  # figures in a title at most


def figure_title(context: StoryContext, members: Sequence[Member]) -> str:
    """ "drones: shot down"; a unit that is no word ("$") gives way to the figures as
    told: "$40 / $70: paid".

    Of several tellings the form most of them have, "sent" rather than "sends" as the
    tables' own word for it.
    """
    figures = [(m.item, m) for m in members if isinstance(m.item, Figure)]
    around = {m: _around(context, m) for _, m in figures}
    measures = (
        _as_told(f.measure, around[m])
        for f, m in figures
        if (f.measure or "") not in tables.words("light")
    )
    measure = _commonest(measures)
    unit = _commonest(
        _unit_as_told(f, _surface(context, m), around[m]) for f, m in figures
    )
    if (
        unit is not None
        and measure is not None
        and unit.lower() in measure.lower().split()
    ):
        return measure
    if unit is None and measure is not None and not any(f.unit for f, _ in figures):
        return measure
    if unit is None or measure is None:
        unit = " / ".join(
            list(dict.fromkeys(_surface(context, m) for m in members))[:_TITLED]
        )
    return f"{unit}: {measure}" if measure else unit


def _commonest(told: Iterable[str | None]) -> str | None:
    """The form told most, but first one that the table calls a measure by, and a
    casualty noun ("fatalities") last.
    """
    counts = Counter(form for form in told if form is not None)
    order = list(counts)
    casualties = tables.words("casualties")
    return min(
        counts,
        key=lambda form: (
            form.lower() in casualties,
            words.canonical(form, "measure_synonyms", 1) != form,
            -counts[form],
            order.index(form),
        ),
        default=None,
    )


def _around(context: StoryContext, member: Member) -> str:
    one = context.reports[member.report]
    return one.text(one.around(member.item.span))


def _surface(context: StoryContext, member: Member) -> str:
    return " ".join(context.reports[member.report].text(member.item.span).split())


def _unit_as_told(figure: Figure, surface: str, around: str) -> str | None:
    """The unit in the form the figure itself has it: "people" for "person"."""
    if not figure.unit or figure.unit in surface.lower():
        return _as_told(figure.unit, around)
    unit = unit_of(figure.unit)
    for text in (surface, around):
        told = next(
            (
                m.group()
                for m in words.WORD.finditer(text)
                if unit_of(m.group()) == unit
            ),
            None,
        )
        if told is not None:
            return told
    return _as_told(figure.unit, around)


def _as_told(phrase: str | None, around: str) -> str | None:
    """`phrase` in the form it has in `around`, None where its words do not stand there
    one behind the other.
    """
    if not phrase:
        return None
    wanted = [words.stem(word) for word in words.tokens(phrase)]
    told = list(words.WORD.finditer(around))
    exact = [m.group().lower() for m in told]
    stems = [words.stem(words.tokens(m.group())[0]) for m in told]
    for forms, wished in ((exact, words.tokens(phrase)), (stems, wanted)):
        for at in range(len(forms) - len(wished) + 1 if wished else 0):
            if forms[at : at + len(wished)] == wished:
                return " ".join(
                    around[told[at].start() : told[at + len(wished) - 1].end()].split()
                )
    return None
