"""How far it is on foot between the parcel point and the buildings, and from one building to another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from paiban.values.people import Building
from paiban.values.problem import IntArray

METRES_A_MINUTE = 60  # two people with a loaded cart, round corners and over kerbs; alone one walks 80
DETOUR_PERCENT = 130  # paths go round lawns and buildings: about a third longer than the straight line
STEP_METRES = 60  # from one building to the next, where only the order of a walk is known
_NO_WAY = np.int64(1 << 40)


@dataclass(frozen=True)
class Walks:
    """The shortest ways: ``metres[i][j]`` from ``places[i]`` to ``places[j]``, ``None`` where there is none.

    The first place is the depot, where everything that is carried starts from and comes back to.
    """

    places: tuple[str, ...]
    metres: tuple[tuple[int | None, ...], ...]

    @cached_property
    def index(self) -> dict[str, int]:
        return {place: index for index, place in enumerate(self.places)}

    def between(self, origin: str, goal: str) -> int | None:
        """Return the metres from one place to another; ``None`` if there is no way or no such place."""
        start, end = self.index.get(origin), self.index.get(goal)
        return None if start is None or end is None else self.metres[start][end]


def minutes_on_foot(metres: int) -> int:
    """Return the whole minutes that a way takes."""
    return -(-metres // METRES_A_MINUTE)


def walks_of(
    buildings: Sequence[Building], depot: str, closed: Collection[tuple[str, str]] = frozenset()
) -> Walks:
    """Return the shortest ways between the depot and all buildings, round the ``closed`` direct ways.

    A row of the buildings that bears the depot's name says where the depot is. Where a position is missing,
    the walk counts: its places are a step apart, and the depot is one step before the first building.
    """
    known = {building.number: building for building in buildings}
    walk = sorted((row for row in buildings if row.number != depot), key=lambda row: row.order)
    places = (depot, *(row.number for row in walk))
    positions = [known[place].position if place in known else None for place in places]
    direct = _direct(positions)
    index = {place: at for at, place in enumerate(places)}
    for one, other in closed:
        if one in index and other in index and one != other:
            direct[index[one], index[other]] = direct[index[other], index[one]] = _NO_WAY
    shortest = _shortest(direct)
    return Walks(
        places=places,
        metres=tuple(tuple(None if far >= _NO_WAY else int(far) for far in row) for row in shortest),
    )


def _direct(positions: Sequence[tuple[int, int] | None]) -> IntArray:
    """Return the metres straight from place to place, with detours; the places are in walking order."""
    rank = np.arange(len(positions))
    steps = np.abs(rank[:, None] - rank[None, :]) * STEP_METRES
    has_position = np.array([position is not None for position in positions])
    plan = np.array([position or (0, 0) for position in positions], dtype=np.float64)
    straight = np.hypot(*np.moveaxis(plan[:, None] - plan[None, :], 2, 0))
    paved = np.ceil(straight * DETOUR_PERCENT / 100).astype(np.int64)
    metres: IntArray = np.where(has_position[:, None] & has_position[None, :], paved, steps)
    return metres


def _shortest(direct: IntArray) -> IntArray:
    """Return the shortest ways over any places between (Floyd and Warshall)."""
    best = direct.copy()
    for via in range(len(best)):
        np.minimum(best, best[:, via, None] + best[None, via, :], out=best)
    return best
