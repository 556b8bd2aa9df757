"""The best roster found so far and the best bound proven so far, shared by everything that searches."""

from __future__ import annotations

import math

from paiban.scheduler.dealing import Dealing
from paiban.values.problem import BoolArray, IntArray

ROUNDING = 1e-6  # costs are whole numbers; what a solver reports is not


class Incumbent:
    """Holds a feasible choice of cells and its cost; anybody may offer a better one or raise the bound.

    ``taken`` is always feasible, so that stopping at any moment is safe.
    """

    def __init__(self, dealing: Dealing, start: IntArray) -> None:
        self._dealing = dealing
        self._best = dealing.count(start)
        self.bound: int | None = None
        self.steps = 0
        self._improved_at = 0
        self.doing = "start"

    @property
    def taken(self) -> IntArray:
        return self._best.taken

    @property
    def values(self) -> IntArray:
        """The sum of every row."""
        return self._best.values

    @property
    def cost(self) -> int:
        return self._best.cost

    def offer(self, chosen: BoolArray) -> bool:
        """Keep a choice of cells if it is feasible and cheaper; say whether it was kept."""
        dealt = self._dealing.deal(chosen, self.taken)
        if dealt.cost >= self.cost or not dealt.is_feasible:
            return False
        self._best = dealt
        self._improved_at = self.steps
        return True

    def prove(self, bound: float) -> None:
        """Note a proven lower bound; the cost being whole, it rounds up."""
        whole = math.ceil(bound - ROUNDING * max(1.0, abs(bound)))
        self.bound = whole if self.bound is None else max(self.bound, whole)

    @property
    def is_optimal(self) -> bool:
        return self.bound is not None and self.cost <= self.bound

    @property
    def idle_steps(self) -> int:
        """How many steps in a row have brought nothing."""
        return self.steps - self._improved_at
