"""A dossier's accounts in the three sections it is read in."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Account, Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """Every account of a dossier once that stands under no other, each section in the
    dossier's order.
    """

    agreed: tuple[Account, ...]
    differs: tuple[Account, ...]
    one_origin: tuple[Account, ...]


def sections(dossier: Dossier) -> Sections:
    """What independent origins agree on, where the reports differ, and what one origin
    alone tells.
    """
    agreed, differs, alone = [], [], []
    for account in dossier.accounts:
        if account.under is not None:
            continue
        if account.relation in ("differs", "updated", "attributed differently"):
            differs.append(account)
        elif account.relation != "single" and account.support.origins >= 2:
            agreed.append(account)
        else:
            alone.append(account)
    return Sections(
        agreed=tuple(agreed), differs=tuple(differs), one_origin=tuple(alone)
    )
