"""A table that no solver sees through at once."""

from __future__ import annotations

import numpy as np

from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.ragged import Ragged

NOBODY = np.zeros(30, dtype=np.int64)


def thirty_of_ten_sums() -> Table:
    """Thirty cells that each save 100 less a little, under ten sums that a third of them fill."""
    draw = np.random.default_rng(0)
    sizes = draw.integers(1, 60, size=(10, 30))
    return Table(
        owner=np.arange(30),
        rows=Ragged.of([np.arange(30)] * 11),
        factors=np.concatenate([sizes.ravel(), np.ones(30, dtype=np.int64)]),
        low=np.full(11, -FREE),
        high=np.append(sizes.sum(axis=1) // 3, FREE),
        lots=np.ones(11, dtype=np.int64),
        hinges=Hinges(np.array([10]), np.array([30]), np.array([100]), np.array([True]), np.array([1])),
        blocks=Ragged.of([]),
        costs=draw.integers(0, 50, size=30),
    )
