"""Annealing is asked for once, if there is time, and only what is better than the best is kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from paiban.constraints.registry import default_rules
from paiban.scheduler.annealing import (
    EITHER_OR,
    HURRIED,
    LEAST_CELLS,
    MOVES_A_CELL,
    MOVES_A_SECOND,
    OTHER,
    Annealing,
    cooling_of,
    is_worth_annealing,
)
from paiban.scheduler.answer import Answer
from paiban.scheduler.dealing import Dealing
from paiban.scheduler.incumbent import Incumbent
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.table import Table
from paiban.values.problem import Problem
from paiban.values.ragged import Ragged
from paiban.values.roster import Roster
from tests.builders import person, problem, shift

RULES = default_rules()


def compound(people: int, days: int) -> Problem:
    """So many people and a gate of six shifts each day."""
    shifts = [
        shift("gate", 24 * day + hour, 24 * day + hour + 4) for day in range(days) for hour in range(0, 24, 4)
    ]
    return problem([person(f"P{number}") for number in range(people)], shifts)


@pytest.fixture
def statement() -> Statement:
    return state_candidates(compound(2, 1), RULES)


def annealing(statement: Statement) -> tuple[Annealing, Incumbent]:
    nobody = np.zeros(statement.table.cell_count, dtype=np.int64)
    incumbent = Incumbent(Dealing(statement), nobody)
    return Annealing(statement, incumbent, seed=3), incumbent


def test_it_is_asked_once_for_a_share_of_the_time(statement: Statement) -> None:
    job, incumbent = annealing(statement)
    task = job.next_task(40)
    assert task is not None
    assert task.heat is not None
    assert (task.limits.seconds, task.limits.seed) == (40 * OTHER.share, 3)
    assert incumbent.doing == "anneal"
    assert job.next_task(40) is None


def test_many_exchange_at_once_where_much_is_either_or_and_nowhere_else(statement: Statement) -> None:
    for table, cooling in ((statement.table, OTHER), (either_or(statement.table), EITHER_OR)):
        task = annealing(replace(statement, table=table))[0].next_task(4000)
        assert task is not None
        assert task.heat is not None
        assert (task.heat.settled, task.heat.coldest) == (cooling.settled, cooling.coldest)


def test_where_much_is_either_or_it_ends_colder_if_there_is_no_time_for_all_moves(
    statement: Statement,
) -> None:
    table = either_or(statement.table)
    needed = MOVES_A_CELL * table.cell_count / MOVES_A_SECOND / HURRIED.share
    assert cooling_of(table, 1.01 * needed) is EITHER_OR
    assert cooling_of(table, 0.99 * needed) is HURRIED
    assert HURRIED.coldest < EITHER_OR.coldest
    assert cooling_of(statement.table, 0.99 * needed) is OTHER


def test_without_a_clock_the_time_that_is_left_changes_nothing(
    statement: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paiban.scheduler.annealing.MOVES_A_SECOND", 1)
    either_or_statement = replace(statement, table=either_or(statement.table))
    incumbent = annealing(either_or_statement)[1]
    assert cooling_of(either_or_statement.table, 10.0) is HURRIED
    for seconds in (10.0, 1e9):
        task = Annealing(either_or_statement, incumbent, seed=3, is_timed=False).next_task(seconds)
        assert task is not None
        assert task.heat is not None
        assert (task.heat.settled, task.heat.coldest) == (EITHER_OR.settled, EITHER_OR.coldest)


def either_or(table: Table) -> Table:
    """The table with so many blocks that clauses say more than the relaxation."""
    return replace(table, blocks=Ragged.of([np.arange(2)] * table.cell_count))


def test_for_no_time_it_is_not_asked(statement: Statement) -> None:
    job, _incumbent = annealing(statement)
    assert job.next_task(2) is None


def test_only_what_is_better_is_kept_and_only_the_last_answer_is_a_step(statement: Statement) -> None:
    job, incumbent = annealing(statement)
    empty = incumbent.cost
    one = np.zeros(statement.table.cell_count, dtype=np.int64)
    one[0] = 1
    job.take_answer(Answer(taken=one, is_last=False))
    better = incumbent.cost
    assert better < empty
    assert incumbent.steps == 0
    job.take_answer(Answer(taken=0 * one))
    assert (incumbent.cost, incumbent.steps) == (better, 1)


def test_a_solver_that_died_brings_nothing(statement: Statement) -> None:
    job, incumbent = annealing(statement)
    before = incumbent.cost
    job.take_answer(Answer())
    assert incumbent.cost == before


def test_what_one_exact_part_can_improve_is_not_annealed(statement: Statement) -> None:
    assert not is_worth_annealing(statement.table)
    table = replace(statement.table, owner=np.zeros(LEAST_CELLS + 1, dtype=np.int64))
    assert is_worth_annealing(table)


@pytest.mark.slow
def test_by_steps_the_same_seed_gives_the_same_roster_in_a_compound_that_is_annealed() -> None:
    case = compound(180, 3)
    assert is_worth_annealing(state_candidates(case, RULES).table)
    first, second = (solve(case, RULES, SolveSettings(seconds=30, steps=2)) for _ in range(2))
    assert first.roster is not None
    assert first.roster == second.roster
    assert not any(finding.hard for finding in first.findings)


def test_a_roster_that_stands_is_not_annealed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr("paiban.scheduler.annealing.LEAST_CELLS", 0)
    monkeypatch.setattr(Annealing, "next_task", lambda _self, seconds: asked.append(seconds))
    case = compound(2, 1)
    for settings in (SolveSettings(seconds=30, steps=1), SolveSettings(seconds=30, patience=1)):
        solve(replace(case, base=Roster()), RULES, settings)
        assert not asked
    solve(case, RULES, SolveSettings(seconds=30, steps=1))
    assert asked
