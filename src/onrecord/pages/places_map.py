"""A small map of a story's places: degrees on a plain grid, drawn without any outside
tile or outline.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    """A place on the map: pixels from the top left corner, and its coordinates in words
    (`degrees`).

    `labelled` is False where there was no room for its name, which then only hovering
    shows. `anchor` is SVG's `text-anchor` of the label.
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
    """A line of the grid from (x1, y1) to (x2, y2), in pixels from the top left corner,
    and the degrees it stands for ("40°N").
    """

    x1: float
    y1: float
    x2: float
    y2: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesMap:
    """All that is drawn, with the size of the drawing in pixels."""

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
        """The pixel of some degrees, from the left and from the top."""
        x = MARGIN + (lon - self.west) * self.x_scale
        y = MARGIN + (self.north - lat) * self.y_scale
        return x, y


class _Located(NamedTuple):
    """A place with coordinates, in degrees."""

    name: str
    lat: float
    lon: float


class _Label(NamedTuple):
    """The room that a label takes, in pixels: from left to right, and its line."""

    left: float
    right: float
    row: float


def draw(places: Sequence[PlaceEntry]) -> PlacesMap | None:
    """The map of the places that have coordinates, each a dot, in the order given; None
    where there is none.

    Labels are placed in that order too, so that the places told most should be first.
    """
    located: list[_Located] = []
    for place in places:
        if place.lat is not None and place.lon is not None:
            located.append(_Located(place.name, place.lat, place.lon))
    if not located:
        return None
    frame = _frame(located)
    labels: list[_Label] = []
    dots = tuple(_dot(place, frame, labels) for place in located)
    grid = (*_parallels(frame), *_meridians(frame))
    return PlacesMap(width=WIDTH, height=HEIGHT, dots=dots, grid=grid)


def _frame(places: Sequence[_Located]) -> _Frame:
    """The window over all places, with some room around them."""
    south = min(place.lat for place in places)
    north = max(place.lat for place in places)
    west = min(place.lon for place in places)
    east = max(place.lon for place in places)
    middle = (south + north) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    height = max(north - south, 1.0) * 1.15
    width = max((east - west) * squeeze, 1.0) * 1.15
    # Pixels a degree of latitude.
    scale = min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height)
    x_scale = scale * squeeze
    return _Frame(
        west=(west + east) / 2 - (WIDTH / 2 - MARGIN) / x_scale,
        north=middle + (HEIGHT / 2 - MARGIN) / scale,
        x_scale=x_scale,
        y_scale=scale,
    )


def _dot(place: _Located, frame: _Frame, labels: list[_Label]) -> Dot:
    """The dot with its label moved down until it covers none of `labels`, to which it
    is added; without it where there is no room near.
    """
    x, y = frame.at(place.lat, place.lon)
    width = len(place.name) * LETTER
    is_right = x + 8 + width < WIDTH
    left = x + 8 if is_right else x - 8 - width
    placed: _Label | None = None
    for move in range(MOVES + 1):
        if placed is None and y + LINE * move < HEIGHT:
            label = _Label(left, left + width, y + 4 + LINE * move)
            if not any(_overlap(label, other) for other in labels):
                placed = label
    if placed is not None:
        labels.append(placed)
    north_south = "N" if place.lat >= 0 else "S"
    east_west = "E" if place.lon >= 0 else "W"
    latitude = f"{abs(place.lat):.2f}° {north_south}"
    longitude = f"{abs(place.lon):.2f}° {east_west}"
    return Dot(
        name=place.name,
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(x + 8 if is_right else x - 8, 1),
        label_y=round(y if placed is None else placed.row, 1),
        labelled=placed is not None,
        anchor="start" if is_right else "end",
        degrees=f"{latitude}, {longitude}",
    )


def _overlap(label: _Label, other: _Label) -> bool:
    if abs(label.row - other.row) >= LINE:
        return False
    return label.left < other.right and other.left < label.right


def _parallels(frame: _Frame) -> Iterator[GridLine]:
    """The lines of latitude, from left to right."""
    south = frame.north - (HEIGHT - 2 * MARGIN) / frame.y_scale
    for lat in _round_degrees(south, frame.north):
        _, y = frame.at(lat, frame.west)
        y = round(y, 1)
        label = f"{abs(lat):g}°{'N' if lat >= 0 else 'S'}"
        yield GridLine(x1=MARGIN, y1=y, x2=WIDTH - MARGIN, y2=y, label=label)


def _meridians(frame: _Frame) -> Iterator[GridLine]:
    """The lines of longitude, from top to bottom."""
    east = frame.west + (WIDTH - 2 * MARGIN) / frame.x_scale
    for lon in _round_degrees(frame.west, east):
        x, _ = frame.at(frame.north, lon)
        x = round(x, 1)
        label = f"{abs(lon):g}°{'E' if lon >= 0 else 'W'}"
        yield GridLine(x1=x, y1=MARGIN, x2=x, y2=HEIGHT - MARGIN, label=label)


def _round_degrees(low: float, high: float) -> list[float]:
    """At most a handful of round degrees between two."""
    widest = STEPS[-1]
    step = next((step for step in STEPS if (high - low) / step <= LINES), widest)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [round(number * step, 6) for number in range(first, last + 1)]
