"""The best routes by trying all of them; shares no code with the router."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations, product
from math import ceil

from paiban.scheduler.routes import Crew, Visit
from paiban.scheduler.walking import Walks

METRES_A_MINUTE = 60
Loss = tuple[int, int]


def best_loss(walks: Walks, visits: Sequence[Visit], crews: Sequence[Crew]) -> Loss:
    """Return the least boxes left behind (a visit without boxes counts as one) and the least metres for that.

    Every crew makes one trip.
    """

    @cache
    def shortest(chosen: frozenset[int], crew: Crew) -> int | None:
        orders = permutations(sorted(chosen))
        return min(
            (far for order in orders for far in _metres(walks, [visits[i] for i in order], crew)),
            default=None,
        )

    best = (sum(max(1, visit.load) for visit in visits), 0)
    for choice in product(range(len(crews) + 1), repeat=len(visits)):
        metres = 0
        for number, crew in enumerate(crews):
            chosen = frozenset(i for i, taken in enumerate(choice) if taken == number)
            far = shortest(chosen, crew) if chosen else 0
            if far is None:
                break
            metres += far
        else:
            lost = sum(max(1, visits[i].load) for i, taken in enumerate(choice) if taken == len(crews))
            best = min(best, (lost, metres))
    return best


def _metres(walks: Walks, order: Sequence[Visit], crew: Crew) -> Iterator[int]:
    """Yield the length of a trip in this order, if it keeps all the rules."""
    sealed = [visit.is_sealed for visit in order]
    if sealed != sorted(sealed) or (any(sealed) and not crew.is_protected):
        return
    if sum(visit.load for visit in order) > crew.capacity:
        return
    here, clock, metres = walks.places[0], crew.start + crew.loading, 0
    for visit in order:
        way = walks.between(here, visit.place)
        if way is None:
            return
        here, metres, clock = (
            visit.place,
            metres + way,
            clock + (way + METRES_A_MINUTE - 1) // METRES_A_MINUTE,
        )
        opens, closes = visit.window or (clock, clock + visit.minutes)
        clock = max(clock, opens) + visit.minutes
        if clock > closes:
            return
    back = walks.between(here, walks.places[0])
    assert back is not None
    if clock + ceil(back / METRES_A_MINUTE) <= crew.start + crew.minutes:
        yield metres + back
