"""The solver that learns clauses begins where it is told to, ends after its effort, and tells of bounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from paiban.scheduler.answer import Answer, Limits
from paiban.scheduler.cp_sat import is_either_or, solve_by_clauses
from paiban.scheduler.table import Table
from paiban.values.ragged import Ragged
from tests.scheduler.thirty import NOBODY, thirty_of_ten_sums


@pytest.fixture
def knapsacks() -> Table:
    return thirty_of_ten_sums()


def test_the_roster_is_no_dearer_than_the_one_to_start_with(knapsacks: Table) -> None:
    single = np.eye(30, dtype=np.int64)[3]
    answer = solve_by_clauses(knapsacks, Limits(seconds=60, effort=200), single)
    assert answer.taken is not None
    assert knapsacks.cost(answer.taken) <= knapsacks.cost(single)
    assert answer.effort <= 400


def test_the_same_effort_gives_the_same_roster(knapsacks: Table) -> None:
    first, second = (solve_by_clauses(knapsacks, Limits(seconds=60, effort=200), NOBODY) for _ in range(2))
    assert first.taken is not None
    assert second.taken is not None
    assert first.taken.tolist() == second.taken.tolist()
    assert first.effort == second.effort > 0


def test_bounds_told_on_the_way_rise_to_the_last(knapsacks: Table) -> None:
    told: list[Answer] = []
    last = solve_by_clauses(knapsacks, Limits(seconds=60, effort=2000), NOBODY, told.append)
    bounds = [answer.bound for answer in told if answer.bound is not None]
    assert last.bound is not None
    assert bounds
    assert all(before < after for before, after in pairwise(bounds))
    assert bounds[-1] <= last.bound
    assert not any(answer.is_last for answer in told)


def test_one_block_among_fifty_cells_is_not_yet_either_or(knapsacks: Table) -> None:
    blocks = Ragged.of([np.array([0, 1])])
    assert is_either_or(replace(knapsacks, blocks=blocks))
    assert not is_either_or(
        replace(knapsacks, owner=np.arange(50), costs=np.zeros(50, dtype=np.int64), blocks=blocks)
    )
    assert not is_either_or(knapsacks)
