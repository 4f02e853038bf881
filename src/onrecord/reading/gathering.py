"""The step between statements and figures: what was read is made ready to be asked
when, where and by whose word something is.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.circumstances import Circumstances
from onrecord.reading.sheet import Sheet


def gather_circumstances(sheet: Sheet) -> Sheet:
    """The sheet with its circumstances, which figures and events are read with.

    Its times, places, people and statements must have been read.
    """
    circumstances = Circumstances(
        sheet.tree,
        sheet.sentences,
        times=sheet.times,
        places=sheet.places,
        people=sheet.people,
        statements=sheet.statements,
    )
    return replace(sheet, circumstances=circumstances)
