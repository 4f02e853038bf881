"""The reports of a dossier as the page speaks of them: by what name, from which origin,
and in which sentences something stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Citation, Dossier, Report, Span
from onrecord.pages.excerpts import Excerpt, Role, excerpt


class CitedReports:
    """Looks reports up by their ids and running numbers, and remembers which of them
    something on the page is cited from: their texts have to be shown.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.reports = dossier.reports
        self.readings = dossier.readings
        self._cited: set[int] = set()
        self._numbers = {report.id: n for n, report in enumerate(dossier.reports)}
        self._origins: dict[str, str] = {}
        for n, origin in enumerate(dossier.origins):
            label = origin.agency or f"origin {n + 1}"
            self._origins |= dict.fromkeys(origin.reports, label)

    def number(self, report_id: str) -> int:
        """The running number of a report, from 0."""
        return self._numbers[report_id]

    def by_id(self, report_id: str) -> Report:
        """The report with an id of the dossier."""
        return self.reports[self._numbers[report_id]]

    def label(self, number: int) -> str:
        """What to call a report: its outlet, else the last part of where it was read
        from, else its id.
        """
        report = self.reports[number]
        return report.outlet or (report.source or report.id).rsplit("/", 1)[-1]

    def origin(self, report_id: str) -> str:
        """What to call the origin of a report: its agency, else a number; "" where it
        has none.
        """
        return self._origins.get(report_id, "")

    def words(self, cited: Citation) -> str:
        """The cited characters, white space made one."""
        return " ".join(cited.span.of(self.by_id(cited.report).text).split())

    def cite(self, number: int, marks: Sequence[tuple[Span, Role]]) -> Excerpt:
        """The sentences of a report over some marks. Its text is then shown, as the
        excerpt leads there.
        """
        self._cited.add(number)
        return excerpt(self.reports[number], self.readings[number], number, marks)

    def anchor(self, cited: Citation) -> str:
        """The anchor of the sentence that a citation stands in; its text is shown."""
        return self.cite(self.number(cited.report), [(cited.span, "shared")]).anchor

    def is_cited(self, number: int) -> bool:
        """Whether something was cited from a report so far."""
        return number in self._cited


def counted(number: int, name: str) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
