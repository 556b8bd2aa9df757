"""A repair changes as few duties as any roster of the same cost, by trying all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from paiban.constraints.available import Available
from paiban.constraints.checking import check, cost_of
from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.only_repair import OnlyRepair
from paiban.constraints.stay_close import StayClose
from paiban.scheduler.replan import Dropout, repair
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, problem, shift
from tests.scheduler.test_replan import solved

RULES = (Available(), Coverage(), NoOverlap(), OnlyRepair(), StayClose())
NAMES = ("Mei", "Li", "Wang")
SHIFTS = (shift("gate", 8, 12), shift("desk", 8, 12), shift("gate", 32, 36))


def rosters_of(case: Problem) -> Iterator[Roster]:
    cells = [(name, item.id) for name in NAMES for item in case.shifts]
    every = chain.from_iterable(combinations(cells, size) for size in range(len(cells) + 1))
    return (Roster.of(chosen) for chosen in every)


def changed(case: Problem, taken: Roster) -> int:
    """How many duties, apart from those that Mei left, are taken away or new."""
    assert case.base is not None
    return len(case.base.cells ^ taken.cells)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=3))
def test_no_roster_of_the_same_cost_changes_fewer_duties(holders: list[str]) -> None:
    needs = [need("gate", needed=1), need("desk", needed=1)]
    case = problem(NAMES, SHIFTS, needs)
    cells = [(name, item.id) for name, item in zip(holders, SHIFTS, strict=True)]
    standing = case.assignments(Roster.of(cells))
    job = repair(case, standing, now=0, dropouts=[Dropout(volunteer="Mei", start=0, end=3000)])
    taken = solved(job.problem, RULES)
    found = []
    for other in rosters_of(case):
        findings = check(job.problem, RULES, other)
        if not any(finding.hard for finding in findings):
            found.append((cost_of(findings), changed(job.problem, other)))
    least = min(cost for cost, _count in found)
    assert cost_of(check(job.problem, RULES, taken)) == least
    assert changed(job.problem, taken) == min(count for cost, count in found if cost == least)
