"""`python -m training.given_names NAME_DATA.json`: writes the table of given names and
who bears them.

From the data of the Python package nomquamgender 0.1.4 (MIT; Van Buskirk, Clauset and
Larremore 2023, "An open-source cultural consensus approach to name-based gender
classification", ICWSM): of each name the number of its sources, how many persons they
counted and the share of women among them.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import msgspec

TABLE = Path("src/onrecord/english/tables/given_names.tsv")
HEADING = (
    "# Given names, plain, and who bears them: m or f where 97 of 100 do (95 of a name "
    "that 10,000 bear).\n"
    "# Compiled by training/given_names.py from nomquamgender 0.1.4 (MIT), names that "
    "four sources have; see NOTICE.\n"
    "name\tgender\n"
)
LEAST_SOURCES, MANY_SOURCES = 4, 7
LEAST, MANY = 30, 10_000  # persons
FEW, SOME = 0.03, 0.05  # share of the other gender


def gender(sources: int, persons: int, women: float) -> str:
    """ "m", "f", or "" where too little is known or both bear the name."""
    if sources < LEAST_SOURCES or (persons < LEAST and sources < MANY_SOURCES):
        return ""
    doubt = SOME if persons >= MANY else FEW
    return "f" if women >= 1 - doubt else "m" if women <= doubt else ""


def main() -> None:
    """Reads its argument; see the module."""
    parser = argparse.ArgumentParser(
        prog="python -m training.given_names", description=__doc__
    )
    parser.add_argument("names", type=Path, help="the package's name_data.json")
    names = msgspec.json.decode(
        parser.parse_args().names.read_bytes(),
        type=dict[str, tuple[int, int, float, object]],
    )
    known = {
        name: gender(*row[:3])
        for name, row in names.items()
        if re.fullmatch("[a-z]{3,}", name)
    }
    rows = [f"{name}\t{known[name]}\n" for name in sorted(known) if known[name]]
    TABLE.write_text(HEADING + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
