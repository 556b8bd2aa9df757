"""People leave while a roster stands: the case to re-plan that comes of it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks.opening import Instance
from benchmarks.record import Seated

SINCE = 2880  # the start of the third day
SHARE = 0.1


@dataclass(frozen=True, kw_only=True)
class Leave:
    """The case to re-plan; ``lost`` are the duties that those who leave had ahead of them."""

    case: dict[str, Any]
    people: int
    lost: int


def leave(instance: Instance, base: Iterable[Seated], *, since: int = SINCE, seed: int = 1) -> Leave:
    """Return the case in which a tenth of the people leave at a minute; a duty under way they finish."""
    draw = random.Random(f"drop-{seed}")
    people = list(instance["volunteers"])
    order = sorted(range(len(people)), key=lambda index: (draw.random(), index))
    leaving = order[: round(SHARE * len(people))]
    gone = {people[index]["id"] for index in leaving}
    spans = {work["id"]: (work["start"], work["end"]) for work in _works(instance)}
    base = list(base)
    kept = [row for row in base if row[2] not in gone or spans[row[0]][0] < since]
    for index in leaving:
        person = people[index]
        own = [spans[duty] for duty, _, who in kept if who == person["id"]]
        last = max([since, *(end for _, end in own)])
        windows = [[start, min(end, last)] for start, end in person["availability"] if start < last]
        people[index] = {**person, "availability": windows}
    case = {**instance, "volunteers": people, "base": kept, "now": since}
    return Leave(case=case, people=len(leaving), lost=len(base) - len(kept))


def _works(instance: Instance) -> Iterable[Instance]:
    yield from instance["duties"]
    for post in instance.get("posts", ()):
        yield from post["shifts"]
