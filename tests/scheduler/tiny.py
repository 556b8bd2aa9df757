"""Tiny problems solved by trying every roster, to hold the engine's answers against."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from paiban.constraints.checking import barred_cells, check, cost_of
from paiban.constraints.rule import Rule
from paiban.values.problem import Problem
from paiban.values.roster import Cell, Roster

MOST_CELLS = 10


def every_roster(case: Problem, rules: Sequence[Rule]) -> Iterator[Roster]:
    """Yield every roster that breaks no hard rule."""
    barred = barred_cells(case, rules)
    cells: list[Cell] = [
        (someone.id, duty.id)
        for person, someone in enumerate(case.volunteers)
        for index, duty in enumerate(case.shifts)
        if not barred[person, index]
    ]
    assert len(cells) <= MOST_CELLS, f"{len(cells)} cells are too many to try"
    for size in range(len(cells) + 1):
        for chosen in itertools.combinations(cells, size):
            taken = Roster.of(chosen)
            if not any(finding.hard for finding in check(case, rules, taken)):
                yield taken


def cost(case: Problem, rules: Sequence[Rule], taken: Roster) -> int:
    return cost_of(check(case, rules, taken))


def least_cost(case: Problem, rules: Sequence[Rule]) -> int | None:
    """Return the cost of the best roster; ``None`` if there is none."""
    return min((cost(case, rules, taken) for taken in every_roster(case, rules)), default=None)
