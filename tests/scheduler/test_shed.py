"""What a dropout makes impossible is given up, and nothing else of the standing roster."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.team_makeup import TeamMakeup
from paiban.scheduler.replan import Dropout, repair
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.shed import shed
from paiban.scheduler.solve import solve
from paiban.scheduler.table import Table
from paiban.values.needs import Makeup
from paiban.values.problem import IntArray
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.tables import CELLS, choices, tables

NONE = np.zeros(CELLS, dtype=np.int64)


@given(tables(), choices)
def test_what_is_kept_stood_before_and_breaks_no_upper_limit(table: Table, standing: IntArray) -> None:
    kept = shed(table, standing, NONE)
    assert (kept <= standing).all()
    assert not kept.any() or (table.values(kept) <= table.high).all()


@given(tables(), choices)
def test_a_roster_that_breaks_none_stays_as_it_is(table: Table, standing: IntArray) -> None:
    if (table.values(standing) <= table.high).all():
        assert (shed(table, standing, NONE) == standing).all()


@given(tables(), choices, choices)
def test_what_is_fixed_stays_or_nothing_does(table: Table, standing: IntArray, fixed: IntArray) -> None:
    fixed = fixed * standing
    kept = shed(table, standing, fixed)
    assert not kept.any() or (kept >= fixed).all()


def test_a_squad_without_its_policeman_does_not_stop_the_repair_and_others_keep_their_duties() -> None:
    squad = Makeup(skills=frozenset({"police"}))
    patrol, desk = shift("patrol", 22, 24), shift("desk", 8, 12)
    people = [person("Zhu", skills=frozenset({"police"})), person("Mei"), person("Li")]
    needs = [need("patrol", needed=2, wanted=2, makeup=(squad,)), need("desk")]
    case = problem(people, [patrol, desk], needs)
    standing = case.assignments(roster(("Zhu", patrol.id), ("Mei", patrol.id), ("Li", desk.id)))
    job = repair(case, standing, now=0, dropouts=[Dropout(volunteer="Zhu", start=0, end=5000)])
    rules = (Coverage(), NoOverlap(), TeamMakeup())
    found = solve(job.problem, rules, SolveSettings(steps=0, workers=1, seconds=5)).roster
    assert found is not None
    assert ("Li", desk.id) in found.cells
