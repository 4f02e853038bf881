"""Pages: the article, its metadata, and pages that hold none or are made to hurt."""

from __future__ import annotations

import pytest

from onrecord.intake.html import read_html
from onrecord.intake.inputs import InputError
from onrecord.intake.page_bounds import MOST_TAGS
from onrecord.model import Report
from tests.intake.anatomies import MORE, PROSE

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Crane falls across pier - Bay Post</title>
<meta property="og:site_name" content="Bay Post"><meta name="author" content="Lena Ortiz; Tom Oduya">
<meta property="article:published_time" content="2031-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Crane falls across pier</h1>
<p>HALVEN (AP) — {PROSE}</p><h2>An old crane</h2>
<p>{MORE} “It was <b>never</b> inspected – ever,” she said.</p></article>
<footer>Bay Post</footer></body></html>"""


def article(data: bytes, **fields: str) -> Report:
    return read_html(data, source="a.html", **fields)


def test_the_article_and_its_metadata() -> None:
    made = article(PAGE.encode(), url="https://bay.example/crane")
    assert (made.title, made.outlet, made.language) == (
        "Crane falls across pier",
        "Bay Post",
        "en-GB",
    )
    assert (made.byline, made.published, made.credit) == (
        ("Lena Ortiz", "Tom Oduya"),
        "2031-05-04",
        "AP",
    )
    assert made.url == "https://bay.example/crane"
    kinds = [(part.kind, part.span.of(made.text)) for part in made.parts]
    assert ("dateline", "HALVEN (AP) —") in kinds
    assert ("paragraph", PROSE) in kinds
    assert ("heading", "An old crane") in kinds


def test_without_a_site_name_the_host_is_the_outlet() -> None:
    page = PAGE.replace('property="og:site_name"', 'name="nothing"').replace(
        " - Bay Post", ""
    )
    assert article(page.encode(), url="https://www.bay.example/crane").outlet in {
        "bay.example",
        "www.bay.example",
    }


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_the_page_names_its_charset(charset: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{charset}"')
    assert "“It was never inspected – ever,”" in article(page.encode(charset)).text


def test_the_servers_charset_wins() -> None:
    assert (
        "“It was" in article(PAGE.encode("windows-1252"), declared="windows-1252").text
    )


def nested(depth: int) -> str:
    return (
        f"<html><body>{'<div>' * depth}<p>{PROSE}</p>{'</div>' * depth}</body></html>"
    )


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "it is empty"),
        ("<html><body><p>Not found.</p></body></html>", "no article was found"),
        ("<html></html>", "no article was found"),
        ("<<<>>>", "no article was found"),
        ("just words", "no article was found"),
        (nested(MOST_TAGS - 10), "no article was found"),
        (nested(200_000), "the page has over 20,000 elements"),
        ("<p>a" * (MOST_TAGS + 1), "the page has over 20,000 elements"),
        (
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><p>&b;</p></html>',
            "no article was found",
        ),
        ("%PDF-1.4", "this is a PDF"),
    ],
)
def test_pages_without_an_article_fail_with_a_reason(page: str, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_html(page.encode(), source="a.html")
    assert str(refusal.value).startswith(reason)


def test_nuls_in_a_page_do_no_harm() -> None:
    assert PROSE in article(PAGE.replace("<footer>", "\0<footer>").encode()).text
