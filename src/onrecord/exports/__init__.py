"""The exports room: readings, passages and dossiers as the JSON that docs/formats.md
promises, and whatever else they are
written in. `formats.EXPORTS` is the list of all formats; each is one module beside it.
"""

from onrecord.exports.dossier_json import dossier_object
from onrecord.exports.export import Export
from onrecord.exports.formats import exports_of
from onrecord.exports.json import Json, JsonObject, dumps
from onrecord.exports.passages import passages_row
from onrecord.exports.reading import failure_row, reading_row
from onrecord.exports.report_json import report_row
from onrecord.exports.why_json import why_object

__all__ = [
    "Export",
    "Json",
    "JsonObject",
    "dossier_object",
    "dumps",
    "exports_of",
    "failure_row",
    "passages_row",
    "reading_row",
    "report_row",
    "why_object",
]
