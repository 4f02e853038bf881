"""The measure of the house on a package made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import house

MODULES = {
    "__init__.py": "",
    "model.py": "",
    "rooms/__init__.py": "",
    "rooms/find.py": "from onrecord.halls import find\nfrom onrecord import model\n",
    "halls/__init__.py": "",
    "halls/find.py": (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n"
        "    from onrecord.rooms.find import said\n"
        "WORDS = {'said', 'told', 'added'}\n"
        "def _once(word): return word in ('one', 'two') or word == 'three'\n"
        "def _never(): return 1\n"
        "def asked(word):\n"
        '    """Whether it is asked.\n\n'
        "    Raises ValueError where there is no word.\n"
        '    """\n'
        "    return _once(word)\n"
        "def bare(): return 'bare'\n"
    ),
    "halls/kinds.tsv": "word\none\ntwo\nthree\nfour\nfive\n",
    "rooms/kinds.tsv": "word\none\ntwo\nthree\nfour\nfive\nsix\n",
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name, text in MODULES.items():
        path = tmp_path / "src" / "onrecord" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_circles_are_seen_through_imports_for_types_alone(checkout: Path) -> None:
    modules = house.modules_of(checkout)
    assert house.circles(house.imports(modules)) == [
        ["onrecord.halls.find", "onrecord.rooms.find"]
    ]
    assert house.circles(house.between_rooms(modules)) == [["halls", "rooms"]]


def test_figures_of_a_made_package(checkout: Path) -> None:
    figures = house.measure(checkout)
    assert figures["modules"] == 6
    assert figures["module names that stand twice"] == 1
    assert figures["table names that stand twice"] == 1
    assert figures["tables that share half their words"] == 1
    assert figures["word lists in code"] == 1
    assert figures["words in conditions"] == 3
    assert figures["private functions"] == 2
    assert figures["share of them used once"] == 1
    assert figures["share called, and in one place"] == 0.5
    assert figures["share that say over one line"] == 0.5
    assert figures["share with an example or Raises"] == 0.5


def test_what_stands_behind_the_figures_is_said(checkout: Path) -> None:
    said = list(house.instances(checkout))
    assert "circle of rooms: halls, rooms" in said
    assert "name that stands twice: find" in said


def test_no_circle_in_this_package() -> None:
    modules = house.modules_of(Path(__file__).parents[2])
    assert house.circles(house.imports(modules)) == []
    assert house.circles(house.between_rooms(modules)) == []
