"""Limits stated in bulk say what the same limits say one by one."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, Packing
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.constraints.sweep import cliques
from paiban.scheduler.stating import state
from paiban.values.problem import Problem, Shift
from tests.builders import problem, rosters, shift, shift_lists
from tests.constraints.law import assert_law, every_cell

BULK = NoOverlap()
every_weight = pytest.mark.parametrize("weight", [HARD, 0, 7])


class InBulk(Rule):
    term: ClassVar = "one duty at a time"
    sentence: ClassVar = "One duty at a time."
    says: ClassVar = "{count}"

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        yield from BULK.packings(problem, cells)


class OneByOne(InBulk):
    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        return BULK.every_limit(problem, cells)

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        return iter(())


@every_weight
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law_at_any_weight(weight: Weight, data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts)
    assert_law(case, InBulk(weight=weight), data.draw(rosters(case)))


@every_weight
@given(shifts=shift_lists())
def test_the_solver_reads_the_same_as_limit_by_limit(weight: Weight, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts)
    cells, bulk, single = every_cell(case), InBulk(weight=weight), OneByOne(weight=weight)
    one, other = (state(case, [rule], cells) for rule in (bulk, single))
    rows = range(len(other.table.rows))
    assert [one.abouts[row] for row in rows] == [other.abouts[row] for row in rows]
    assert one.table.rows.bounds.tolist() == other.table.rows.bounds.tolist()
    assert one.table.rows.items.tolist() == other.table.rows.items.tolist()
    everything = np.ones(len(cells), dtype=np.int64)
    assert one.table.cost(everything) == other.table.cost(everything)
    assert one.table.is_feasible(everything) == other.table.is_feasible(everything)


@given(shifts=shift_lists(), pad=st.sampled_from([0, 30, 480]))
def test_every_clashing_pair_is_in_a_set_and_no_set_in_another(shifts: list[Shift], pad: int) -> None:
    cells = every_cell(problem(["Mei", "Li"], shifts))
    found = cliques(cells, np.arange(len(cells)), cells.volunteers, pad).sets
    sets = [frozenset(found[index].tolist()) for index in range(len(found))]
    clashing = {
        (one, other)
        for one, other in combinations(range(len(cells)), 2)
        if cells.volunteers[one] == cells.volunteers[other]
        and cells.starts[one] < cells.ends[other] + pad
        and cells.starts[other] < cells.ends[one] + pad
    }
    assert clashing == {pair for one in sets for pair in combinations(sorted(one), 2)}
    assert not any(one < other for one in sets for other in sets)


def test_the_place_of_a_clash_is_when_all_are_on_duty() -> None:
    cells = every_cell(problem(["Mei"], [shift("gate", 8, 12), shift("desk", 10, 14)]))
    (packing,) = BULK.packings(cells.problem, cells)
    assert (packing.about(0).start, packing.about(0).end) == (600, 720)
