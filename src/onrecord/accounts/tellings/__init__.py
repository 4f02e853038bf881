"""What the reports of a story tell, clause by clause, brought together: each telling in
one group.
"""

from __future__ import annotations

from onrecord.accounts.tellings.groups import TellingGroup, Tellings

__all__ = ["TellingGroup", "Tellings"]
