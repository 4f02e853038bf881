"""All that the reports of a story say of one thing, with its support. The way in is
`compile_dossier`.
"""

from __future__ import annotations

from onrecord.accounts.dossier import compile_dossier
from onrecord.accounts.sections import Sections, sections

__all__ = ["Sections", "compile_dossier", "sections"]
