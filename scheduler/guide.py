"""What the relaxation says about single cells: which are worth looking at."""

from __future__ import annotations

import numpy as np

from paiban.values.problem import BoolArray, FloatArray, IntArray


class Guide:
    """Holds the reduced costs of the cells once somebody has learned them."""

    def __init__(self) -> None:
        self._reduced_costs: FloatArray | None = None

    def learn(self, reduced_costs: FloatArray) -> None:
        self._reduced_costs = reduced_costs

    @property
    def is_ready(self) -> bool:
        return self._reduced_costs is not None

    def promising(self, taken: IntArray, most: float) -> BoolArray:
        """Return the cells of a reduced cost up to ``most`` and those taken; all if these are none.

        A cell of high reduced cost is in no roster that is near the relaxation.
        """
        if self._reduced_costs is None:
            return np.ones(len(taken), dtype=np.bool_)
        found: BoolArray = (self._reduced_costs <= most) | (taken > 0)
        return found if found.any() else ~found
