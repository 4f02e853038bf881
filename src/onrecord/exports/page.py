"""A dossier as one self-contained HTML page; the pages room makes it."""

from __future__ import annotations

from onrecord.exports.export import Export
from onrecord.model import Dossier
from onrecord.pages import dossier_page

EXPORT = Export(name="html", suffix=".html", takes=Dossier, write=dossier_page)
