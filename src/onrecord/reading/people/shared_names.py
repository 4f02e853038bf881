"""A surname that several persons of a report have: whom it means where it stands alone.

Reports call the one they are about by the surname and the others of that name by more.
Who that is shows where the surname stands alone while nobody else of the name has been
named. From then on it means them, until another is named: where the surname stands in
the same paragraph or soon after, that other may be meant, there and from there on,
until the first is named in full again. Where the report names all others of the name as
somebody's kin, it means the one who is left, but right behind one of those.
"""

from __future__ import annotations

# paragraphs, its own with them, in which a full name may be taken up by the surname
_WINDOW = 4
_WINDOW_OF_KIN = 2  # the same for one who is somebody's kin


class SharedName:
    """One surname, while the report is gone through in text order. Persons are
    numbers.
    """

    __slots__ = ("_disputed", "_first", "_main", "_rival", "_settled", "_since")

    def __init__(self, settled: int | None = None, *, main: int | None = None) -> None:
        """`settled`: the bearer whom the report never names but by the surname; `main`:
        the one who is nobody's kin.
        """
        self._main = main
        # the one named so far
        self._first: int | None = settled if main is None else main
        self._settled = settled
        self._since = (
            self._rival
        ) = (
            -_WINDOW
        )  # the paragraphs in which the settled one and another were last named
        self._disputed = False

    def bearers(self, choices: list[int], paragraph: int) -> list[int]:
        """Those of `choices` who can be meant in that paragraph; one alone is named in
        full, or by Mr or Mrs.
        """
        if len(choices) > 1:
            return self._alone(choices, paragraph)
        if choices:
            self._first = choices[0] if self._first is None else self._first
            if choices[0] != self._first:
                self._rival = paragraph
            else:
                self._since, self._disputed = paragraph, False
        return choices

    def _alone(self, choices: list[int], paragraph: int) -> list[int]:
        """The one of `choices` whom the surname alone means in that paragraph; all of
        them where it is open.
        """
        if self._main is not None and self._main in choices:
            is_near = self._rival > paragraph - _WINDOW_OF_KIN
            return choices if is_near and self._since <= self._rival else [self._main]
        if self._rival < 0:
            self._settled = self._first
        if self._settled is None or self._settled not in choices:
            return choices
        if self._rival > paragraph - _WINDOW and self._since <= self._rival:
            self._disputed = True
        return choices if self._disputed else [self._settled]
