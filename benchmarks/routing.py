"""How much shorter computed routes are than always going to the nearest building next.

python -m benchmarks.routing
"""

from __future__ import annotations

import random
import time

from paiban.scheduler.routes import Crew, Visit, routes
from paiban.scheduler.walking import Walks, walks_of
from paiban.values.people import Building

CART, MINUTES, LOADING = 24, 120, 10


def field(count: int, seed: int) -> tuple[Walks, tuple[Visit, ...]]:
    """Return so many buildings on a grid of 60 metres, with one to five boxes each."""
    draw = random.Random(seed)
    side = round(count**0.5) + 3
    rows = [
        Building(number=str(number), position=(draw.randrange(side) * 60, draw.randrange(side) * 60))
        for number in range(count)
    ]
    boxes = [draw.randint(1, 5) for _ in rows]
    visits = (
        Visit(place=row.number, load=load, minutes=2 + load) for row, load in zip(rows, boxes, strict=True)
    )
    return walks_of(rows, "gate"), tuple(visits)


def nearest_first(walks: Walks, visits: tuple[Visit, ...]) -> int:
    """Return the metres of carts that go to the nearest building whose boxes they still have, until empty."""
    left, metres = {visit.place: visit.load for visit in visits}, 0
    while left:
        here, room = walks.places[0], CART
        while near := [place for place, load in left.items() if load <= room]:
            goal = min(near, key=lambda place: walks.between(here, place) or 0)
            metres += walks.between(here, goal) or 0
            here, room = goal, room - left.pop(goal)
        metres += walks.between(here, walks.places[0]) or 0
    return metres


def main() -> None:
    print("| buildings | nearest first, m | computed, m | shorter | trips | seconds |")
    print("|---|---|---|---|---|---|")
    for count in (16, 30, 50, 100):
        walks, visits = field(count, seed=1)
        trips = -(-sum(visit.load for visit in visits) // CART) + 1
        crew = Crew(capacity=CART, start=0, minutes=MINUTES, loading=LOADING)
        began = time.perf_counter()
        found = routes(walks, visits, (crew,) * trips)
        seconds = time.perf_counter() - began
        plain, metres = nearest_first(walks, visits), sum(trip.metres for trip in found.trips)
        assert not found.unserved
        share = (plain - metres) / plain
        print(f"| {count} | {plain} | {metres} | {share:.0%} | {len(found.trips)} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
