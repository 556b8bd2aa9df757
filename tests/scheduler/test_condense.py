"""With fewer and stronger limits the same rosters are possible at the same costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.rule import Rule
from paiban.scheduler.condense import condense
from paiban.scheduler.dealing import Dealing
from paiban.scheduler.statement import Places, Statement
from paiban.scheduler.stating import state_candidates, state_classes
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About
from tests.builders import problem, shift
from tests.scheduler.classes import crowds, rule_sets, seeds, some_choice
from tests.scheduler.tables import choices, tables

ANY = state_candidates(problem(["Mei"], [shift("gate", 8, 12)]), [])


def of_table(table: Table) -> Statement:
    """A statement of which only the table matters."""
    count = len(table.rows)
    return replace(ANY, table=table, rules=("rule",) * count, abouts=Places.of([About()] * count))


def all_of(statement: Statement) -> tuple[int, ...]:
    table = statement.table
    lengths = (len(table.low), len(table.high), len(table.lots), len(statement.rules), len(statement.abouts))
    return len(table.rows), *lengths


@given(table=tables(), taken=choices)
def test_every_choice_is_as_feasible_and_as_dear_as_before(table: Table, taken: IntArray) -> None:
    after = condense(of_table(table)).table
    assert after.is_feasible(taken) == table.is_feasible(taken)
    if table.is_feasible(taken):
        assert after.cost(taken) == table.cost(taken)


@given(case=crowds(), rules=rule_sets(), seed=seeds, data=st.data())
def test_every_deal_is_as_feasible_and_as_dear_as_before(
    case: Problem, rules: Sequence[Rule], seed: int, data: st.DataObject
) -> None:
    statement = state_classes(case, rules)
    condensed = condense(statement)
    sizes = statement.alike.sizes[statement.cells.shifts]
    places = np.random.default_rng(data.draw(seeds)).integers(1, sizes + 1)
    taken = np.where(some_choice(statement, seed), places, 0)
    before, after = Dealing(statement).count(taken), Dealing(condensed).count(taken)
    assert (after.is_feasible, after.cost) == (before.is_feasible, before.cost)


@given(case=crowds(), rules=rule_sets())
def test_every_row_keeps_a_name_and_a_place(case: Problem, rules: Sequence[Rule]) -> None:
    condensed = condense(state_classes(case, rules))
    assert len(set(all_of(condensed))) == 1
    assert {"", *(rule.name for rule in rules)} >= set(condensed.rules)


def test_limits_over_the_same_cells_are_one_row() -> None:
    case = problem(["Mei", "Li"], [shift("gate", 8, 12)])
    twice = [Coverage(), Coverage(weight=2)]
    statement = state_candidates(case, twice)
    assert len(statement.table.rows) == 2
    condensed = condense(statement)
    assert len(condensed.table.rows) == 1
    assert condensed.table.cost(np.array([0, 0])) == statement.table.cost(np.array([0, 0])) == 3 * 1600


def test_what_excludes_pairs_becomes_one_clique() -> None:
    shifts = [shift("gate", 8, 12), shift("desk", 11, 15), shift("lift", 14, 18)]
    statement = state_candidates(problem(["Mei"], shifts), [NoOverlap()])
    assert statement.table.rows.bounds.tolist() == [0, 2, 4]
    assert sorted(map(len, cells_of(condense(statement)))) == [2, 2]


def cells_of(statement: Statement) -> list[list[int]]:
    rows = statement.table.rows
    return [rows[index].tolist() for index in range(len(rows))]
