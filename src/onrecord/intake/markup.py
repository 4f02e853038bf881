"""Which markup a text is in: the root element, and whether that is a page's or that of
another kind of XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_XHTML = "http://www.w3.org/1999/xhtml"
# The elements that a page, or a part of one, can open with.
_HTML_ELEMENTS = frozenset(
    """
    a abbr address article aside audio b base blockquote body br button center cite code
    details div dl em fieldset figure font footer form h1 h2 h3 h4 h5 h6 head header hr
    html i iframe img link main map mark menu meta nav noscript ol p picture pre q s
    script section small span strong style sub sup table tbody td template th time title
    tr u ul video wbr
    """.split()
)

_DECLARATION = re.compile(r"<\?xml\b", re.IGNORECASE)
# What may stand before the root: processing instructions, comments, a doctype.
_BEFORE_ROOT = re.compile(
    r"""\s+
    |<\?.*?\?>
    |<!--.*?-->
    |<!doctype\s+(?P<doctype>[\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ROOT = re.compile(
    r"""<(?P<name>[A-Za-z_][\w:.-]*)
    (?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)
    \s*(?P<closed>/?>)?(?P<then>\s*<)?""",
    re.VERBOSE,
)
_NAMESPACE = re.compile(r"""\sxmlns\s*=\s*["']([^"']*)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What a text in markup is: a page or another kind of XML, and its root element."""

    kind: Literal["html", "xml"]
    root: str


def markup_of(opening: str) -> Markup | None:
    """The markup that a text opens with; None where it opens with none, or its root
    does not come soon.

    Pages need no doctype and no html element: `<p>` opens one. XML is what has an XML
    declaration or a doctype of its own, a foreign namespace, or a root that HTML does
    not know with attributes or with another element in it. A tag that HTML does not
    know with words behind it is neither.

    >>> markup_of("<p>The pier is shut.").kind
    'html'
    >>> markup_of('<?xml version="1.0"?><a/>').kind
    'xml'
    """
    doctype = None
    at = 0
    while before := _BEFORE_ROOT.match(opening, at):
        doctype = before["doctype"] or doctype
        at = before.end()
    root = _ROOT.match(opening, at)
    if root is None:
        return None
    name = root["name"]
    if _is_page(name, doctype, root["attributes"], opening):
        return Markup(kind="html", root=name)
    if _is_document(name, doctype, root, opening):
        return Markup(kind="xml", root=name)
    return None


def _is_page(name: str, doctype: str | None, attributes: str, opening: str) -> bool:
    element = name.lower()
    if element == "html" or (doctype and doctype.lower() == "html"):
        return True
    namespace = _NAMESPACE.search(attributes)
    if namespace and namespace[1] != _XHTML:
        return False
    # `<article>` is an element of HTML, and the root of DocBook and of JATS
    is_declared = _DECLARATION.match(opening) or doctype == name
    return element in _HTML_ELEMENTS and not is_declared


def _is_document(
    name: str, doctype: str | None, root: re.Match[str], opening: str
) -> bool:
    if _DECLARATION.match(opening) or doctype == name:
        return True
    is_whole_tag = root["closed"] is not None
    return is_whole_tag and bool(root["attributes"] or root["then"])
