"""The pages room: a dossier as one self-contained HTML file."""

from onrecord.pages.render import dossier_page

__all__ = ["dossier_page"]
