"""The dossier page: HTML from the view, with one style sheet inside and nothing loaded
from anywhere.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.model import Dossier
from onrecord.pages.characters import for_page
from onrecord.pages.view import page_view


def dossier_page(dossier: Dossier) -> str:
    """One HTML document: readable without scripts, every value escaped, its policy
    forbidding all but its own style.
    """
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("dossier.html.j2")
    # The style sheet is our own file, and the policy's hash must match it character by
    # character: not escaped.
    return template.render(page=page_view(dossier), style=Markup(style), policy=policy)  # noqa: S704


@functools.cache
def _style() -> str:
    return (resources.files(__package__) / "templates" / "style.css").read_text(
        encoding="utf-8"
    )


@functools.cache
def _environment() -> Environment:
    loader = PackageLoader("onrecord.pages", "templates")
    return Environment(
        loader=loader,
        autoescape=True,
        finalize=_written,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _written(value: object) -> object:
    """A value as the page may hold it, before it is escaped; what is HTML already is
    made of such values.
    """
    return (
        for_page(value)
        if isinstance(value, str) and not isinstance(value, Markup)
        else value
    )
