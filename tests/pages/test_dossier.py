"""The page: whole, escaped, self-contained, and linked to the exact sentences."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span, TimelineEntry
from onrecord.pages import dossier_page, view
from onrecord.pages.excerpts import cut
from tests.dossiers import dossier


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, ids, link targets, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.tags if attribute in a]


def test_every_section_is_there_in_order() -> None:
    page = Page(dossier_page(dossier()))
    sections = [a["id"] for tag, a in page.tags if tag == "section"]
    expected = [
        "agreed",
        "differs",
        "timeline",
        "figures",
        "statements",
        "places",
        "people",
        "one-origin",
        "origins",
    ]
    assert sections == [*expected, "revisions", "reports"]


def test_the_timeline_writes_a_day_once_and_days_from_and_to() -> None:
    days = (("2025-08-14", "2025-08-14"), ("2025-08-14", "2025-08-16"))
    told = replace(
        dossier(),
        timeline=tuple(
            TimelineEntry(begins=begins, ends=ends, account="f1")
            for begins, ends in days
        ),
    )
    times = re.findall(r"<time>(.*?)</time>", dossier_page(told))
    assert times == ["2025-08-14", "2025-08-14 – 2025-08-16"]


def test_what_a_report_says_is_never_markup() -> None:
    html = dossier_page(dossier())
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more." in html
    assert "The &lt;Post&gt;" in html


def test_only_web_addresses_become_links() -> None:
    page = Page(dossier_page(dossier()))
    links = page.all("href")
    assert "https://post.example/1" in links
    assert all(link.startswith(("#", "https://")) for link in links)


def test_every_inner_link_has_its_one_target() -> None:
    page = Page(dossier_page(dossier()))
    ids = Counter(page.all("id"))
    assert [i for i, n in ids.items() if n > 1] == []
    assert {link[1:] for link in page.all("href") if link.startswith("#")} <= set(ids)


def test_the_policy_allows_the_page_s_own_style_and_nothing_else() -> None:
    html = dossier_page(dossier())
    page = Page(html)
    policy = next(
        a["content"]
        for tag, a in page.tags
        if a.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert (
        policy
        == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not [
        tag
        for tag, a in page.tags
        if {"src", "style", "srcset", "data", "onload"} & a.keys() or tag == "link"
    ]


def test_the_marked_characters_are_the_item_s() -> None:
    html = dossier_page(dossier())
    assert '<mark class="figure">12 people</mark>' in html
    assert '<mark class="claimant">the ministry</mark>' in html
    assert '<mark class="content">Floods killed 12 people in Brovna</mark>' in html


def test_an_unlocated_place_says_why() -> None:
    assert "not located: in no gazetteer" in dossier_page(dossier())


def test_a_dossier_of_nothing_still_reads() -> None:
    empty = replace(
        dossier(), accounts=(), timeline=(), places=(), people=(), passages=()
    )
    page = Page(dossier_page(empty))
    assert "No account has a date that could be resolved." in page.words
    assert not [tag for tag, _ in page.tags if tag == "svg"]


def test_the_same_dossier_gives_the_same_page() -> None:
    assert dossier_page(dossier()) == dossier_page(dossier())


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_stretches_joined_are_the_text_again(
    text: str, ranges: list[tuple[int, int]]
) -> None:
    marks = [
        (Span(min(a, b, len(text)), min(max(a, b), len(text))), "figure")
        for a, b in ranges
    ]
    stretches = cut(text, Span(0, len(text)), marks)  # type: ignore[arg-type]
    assert "".join(s.text for s in stretches) == text
    marked = {i for span, _ in marks for i in range(span.start, span.end)}
    at = 0
    for stretch in stretches:
        assert all(
            (i in marked) == (stretch.role != "")
            for i in range(at, at + len(stretch.text))
        )
        at += len(stretch.text)


def test_the_words_changed_in_a_passage_are_marked_on_both_sides() -> None:
    marks = [
        a.get("class") for tag, a in Page(dossier_page(dossier())).tags if tag == "mark"
    ]
    assert (
        marks.count("added") == 4
    )  # one of them in the note above, two among the report's versions
    assert marks.count("changed") == 3


def test_what_was_changed_after_publication_is_shown() -> None:
    words = " ".join(" ".join(Page(dossier_page(dossier())).words).split())
    assert "headline, 1 number, 1 sentence cut" in words
    assert "the change is told: The union counted 30." in words
    assert "which came first is not known" in words
    silent = replace(
        dossier(),
        revisions=(replace(dossier().revisions[0], notice=None, order="arrival"),),
    )
    words = " ".join(" ".join(Page(dossier_page(silent)).words).split())
    assert "no word of it in the report" in words
    assert "earlier by the order in which they came in" in words
    none = Page(dossier_page(replace(dossier(), revisions=())))
    assert "revisions" not in [a.get("id") for tag, a in none.tags if tag == "section"]


def test_why_reports_count_as_one_and_who_was_first() -> None:
    page = Page(dossier_page(dossier()))
    words = " ".join(" ".join(page.words).split())
    assert (
        "The <Post>, Daily count as one: they tell it in a passage both have" in words
    )
    assert "independent: 2" in words
    assert "first The <Post>: published first" in words
    assert "“the ministry”" in words  # the evidence, which leads to its sentence


def test_every_link_of_origins_and_versions_leads_to_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        view, "MOST_TEXTS", 0
    )  # only texts that something leads to are shown
    alone = replace(dossier(), accounts=(), timeline=(), people=(), passages=())
    for shown in (replace(alone, revisions=()), replace(alone, origins=())):
        page = Page(dossier_page(shown))
        linked = {
            href[1:] for href in page.all("href") if re.fullmatch(r"#r\d+-\d+", href)
        }
        assert linked
        assert linked <= set(page.all("id"))
