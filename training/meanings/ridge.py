"""Ridge regression from sums, for more rows than memory holds; what is wanted is kept
on its first principal axes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder.scores import Floats

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What is wanted, about its mean, is (given - `mean`) @ `weight`."""

    mean: Floats
    weight: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Products:
    """Sums over rows: of the `values` of a row, what is given and then what is wanted,
    and of their `products` with one another.
    """

    count: int
    values: Doubles
    products: Doubles


def products_of(batches: Iterable[tuple[Floats, Floats]]) -> Products:
    """The sums over batches of rows, given [rows, G] and wanted [rows, W].

    Raises ValueError where there is no batch.
    """
    count = 0
    values: Doubles | None = None
    products: Doubles | None = None
    for given, wanted in batches:
        row = np.concatenate([given, wanted], axis=1)
        if values is None or products is None:
            width = row.shape[1]
            values, products = np.zeros(width), np.zeros((width, width))
        count += len(row)
        values += row.sum(axis=0)
        products += row.T @ row
    if values is None or products is None:
        raise ValueError("there is nothing to learn from")
    return Products(count=count, values=values, products=products)


def fitted(sums: Products, width: int, ridge: float, dimensions: int) -> Fit:
    """The map from the first `width` values of a row to the others, on their first
    principal axes.
    """
    mean = sums.values / sums.count
    about = sums.products - sums.count * np.outer(mean, mean)
    weight = np.linalg.solve(
        about[:width, :width] + ridge * np.eye(width), about[:width, width:]
    )
    _, axes = np.linalg.eigh(about[width:, width:])  # from the least to the greatest
    first = axes[:, ::-1][:, :dimensions]
    return Fit(
        mean=mean[:width].astype(np.float32),
        weight=(weight @ first).astype(np.float32),
    )
