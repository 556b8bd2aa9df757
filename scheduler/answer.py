"""What is asked of a solver and what it answers, whichever solver it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paiban.values.problem import FloatArray, IntArray


@dataclass(frozen=True)
class Answer:
    """What a solver found: the cells, if any roster, and a proven lower bound of the cost, if any.

    ``is_last`` is false for what is told while the solver goes on. ``effort`` says how much work it was, on
    any machine alike: about one iteration of the simplex method on a part of ordinary size. ``reduced_costs``
    of the cells come with a relaxation: by how much taking a cell departs from what the relaxation likes.
    """

    taken: IntArray | None = None
    bound: float | None = None
    is_last: bool = True
    is_optimal: bool = False
    is_infeasible: bool = False
    effort: int = 0
    reduced_costs: FloatArray | None = None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """When to stop: wall seconds, relative gap, and for a part how much work, whatever the clock says.

    ``nodes`` limit the tree of a linear solver, ``effort`` what one does that learns clauses.
    """

    seconds: float
    gap: float = 0.0
    nodes: int | None = None
    effort: int | None = None
    seed: int = 0


@dataclass(frozen=True, kw_only=True)
class Heat:
    """What annealing must know besides a table: the shift of each cell and when it is, in minutes.

    It ends after so many ``moves``, at the ``coldest`` temperature (as a share of what it typically costs to
    leave a duty). After the share ``settled`` many people also exchange at once: before, most is still to
    change, and one move at a time does it sooner.
    """

    shifts: IntArray
    starts: IntArray
    ends: IntArray
    moves: int
    coldest: float
    settled: float


Tell = Callable[[Answer], None]
