"""The pages room: a dossier as one self-contained HTML file."""

from onrecord.pages.dossier import dossier_page

__all__ = ["dossier_page"]
