"""A small map of a story's places: degrees on a plain grid, drawn without any outside
tile or outline.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import PlaceEntry

WIDTH, HEIGHT, MARGIN = 760.0, 420.0, 36.0  # pixels
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 45, 90, 180)  # degrees between grid lines
LINES = 7  # grid lines one way, at most
LINE = 14.0  # height of a label, pixels
LETTER = 6.6  # mean width of a label's letter at 12 px, pixels
# lines a label is moved down at most, in search of room: farther off it would seem
# another dot's
MOVES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A place on the map. `labelled` is False where there was no room for its name,
    which then only hovering shows.
    """

    name: str
    labelled: bool
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    degrees: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    x1: float
    y1: float
    x2: float
    y2: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesMap:
    width: float
    height: float
    dots: tuple[Dot, ...]
    grid: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The window of degrees shown, and how degrees become pixels (equirectangular, true
    at the middle latitude).
    """

    west: float
    north: float
    x_scale: float
    y_scale: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        return MARGIN + (lon - self.west) * self.x_scale, MARGIN + (
            self.north - lat
        ) * self.y_scale


def draw(places: Sequence[PlaceEntry]) -> PlacesMap | None:
    """The map of the places that have coordinates; None where there is none."""
    located = [
        (p.name, p.lat, p.lon)
        for p in places
        if p.lat is not None and p.lon is not None
    ]
    if not located:
        return None
    frame = _frame([(lat, lon) for _, lat, lon in located])
    taken: list[tuple[float, float, float]] = []
    dots = [_dot(name, lat, lon, frame, taken) for name, lat, lon in located]
    return PlacesMap(
        width=WIDTH, height=HEIGHT, dots=tuple(dots), grid=tuple(_grid(frame))
    )


def _frame(points: Sequence[tuple[float, float]]) -> _Frame:
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    height = max(max(lats) - min(lats), 1.0) * 1.15
    width = max((max(lons) - min(lons)) * squeeze, 1.0) * 1.15
    scale = min(
        (WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height
    )  # pixels a degree of latitude
    west = (min(lons) + max(lons)) / 2 - (WIDTH / 2 - MARGIN) / (scale * squeeze)
    north = middle + (HEIGHT / 2 - MARGIN) / scale
    return _Frame(west=west, north=north, x_scale=scale * squeeze, y_scale=scale)


def _dot(
    name: str,
    lat: float,
    lon: float,
    frame: _Frame,
    taken: list[tuple[float, float, float]],
) -> Dot:
    """The dot with its label moved down until it covers no other label; without it
    where there is no room near.
    """
    x, y = frame.at(lat, lon)
    width = len(name) * LETTER
    right = x + 8 + width < WIDTH
    left_edge = x + 8 if right else x - 8 - width
    rows = [
        y + 4 + LINE * move for move in range(MOVES + 1) if y + LINE * move < HEIGHT
    ]
    label_y = next(
        (row for row in rows if _free(left_edge, left_edge + width, row, taken)), None
    )
    if label_y is not None:
        taken.append((left_edge, left_edge + width, label_y))
    ns, ew = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return Dot(
        name=name,
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(x + 8 if right else x - 8, 1),
        label_y=round(y if label_y is None else label_y, 1),
        labelled=label_y is not None,
        anchor="start" if right else "end",
        degrees=f"{abs(lat):.2f}° {ns}, {abs(lon):.2f}° {ew}",
    )


def _free(
    left: float, right: float, row: float, taken: list[tuple[float, float, float]]
) -> bool:
    return not any(
        abs(row - y) < LINE and left < end and start < right for start, end, y in taken
    )


def _grid(frame: _Frame) -> list[GridLine]:
    out: list[GridLine] = []
    south = frame.north - (HEIGHT - 2 * MARGIN) / frame.y_scale
    east = frame.west + (WIDTH - 2 * MARGIN) / frame.x_scale
    for lat in _round_degrees(south, frame.north):
        y = round(frame.at(lat, frame.west)[1], 1)
        label = f"{abs(lat):g}°{'N' if lat >= 0 else 'S'}"
        out.append(GridLine(x1=MARGIN, y1=y, x2=WIDTH - MARGIN, y2=y, label=label))
    for lon in _round_degrees(frame.west, east):
        x = round(frame.at(frame.north, lon)[0], 1)
        label = f"{abs(lon):g}°{'E' if lon >= 0 else 'W'}"
        out.append(GridLine(x1=x, y1=MARGIN, x2=x, y2=HEIGHT - MARGIN, label=label))
    return out


def _round_degrees(low: float, high: float) -> list[float]:
    """At most a handful of round degrees between two."""
    step = next((s for s in STEPS if (high - low) / s <= LINES), STEPS[-1])
    return [
        round(k * step, 6)
        for k in range(math.ceil(low / step), math.floor(high / step) + 1)
    ]
