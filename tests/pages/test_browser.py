"""The page in a real browser: readable without scripts, nothing refused by its policy,
nothing wider than a phone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from onrecord.archive import Archive
from onrecord.pages import dossier_page
from tests.dossiers import dossier

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM or not DRIVER, reason="chromium and chromedriver are not installed"
    ),
]
FLAGS = (
    *(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ),
    *(
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
    ),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    assert CHROMIUM
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, examples_archive: Path
) -> list[str]:
    """The hand-made dossier and the first story of the examples, as files."""
    folder = tmp_path_factory.mktemp("pages")
    with Archive(examples_archive) as archive:
        dossiers = [dossier(), archive.dossier(1)]
    for number, found in enumerate(dossiers):
        (folder / f"{number}.html").write_text(dossier_page(found), "utf-8")
    return [(folder / f"{number}.html").as_uri() for number in range(len(dossiers))]


def test_the_browser_has_nothing_to_complain_of(
    browser: webdriver.Chrome, pages: list[str]
) -> None:
    for page in pages:
        browser.get(page)
        assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_the_style_is_applied_under_the_policy(
    browser: webdriver.Chrome, pages: list[str]
) -> None:
    browser.get(pages[0])
    card = browser.find_element(By.CSS_SELECTOR, ".card")
    assert card.value_of_css_property("border-radius") == "6px"


def test_a_link_leads_to_its_sentence_in_the_report(
    browser: webdriver.Chrome, pages: list[str]
) -> None:
    browser.get(pages[0])
    link = browser.find_element(By.CSS_SELECTOR, "#agreed a.there")
    browser.execute_script("arguments[0].scrollIntoView()", link)
    link.click()
    target = browser.find_element(By.CSS_SELECTOR, ":target")
    assert target.text == "Floods killed 12 people in Brovna, the ministry said."


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(
    browser: webdriver.Chrome, pages: list[str], width: int
) -> None:
    for page in pages:
        browser.set_window_size(width, 800)
        browser.get(page)
        wide = browser.execute_script(
            "return document.documentElement.scrollWidth - window.innerWidth"
        )
        assert wide <= 0
