"""A case is what a solver is given, as JSON: an instance of the family, one to re-plan, or a whole compound.

To re-plan, an instance has two more entries: ``base``, the standing roster as seats, and ``now``, the minute
before which nothing changes. A whole compound is only named: ``{"whole": {"size": "S", "seed": 1}}``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks import pose, whole
from benchmarks.opening import SHARE_MINUTES, Instance
from benchmarks.record import Seated
from benchmarks.score import Score, score
from paiban.constraints.checking import check
from paiban.constraints.rule import Rule
from paiban.values.problem import Problem
from paiban.values.roster import Roster


def posed(case: Instance) -> tuple[Problem, tuple[Rule, ...]]:
    """Return the problem and the rules of a case."""
    if "whole" in case:
        return whole.posed(**case["whole"])
    problem = pose.problem_of(case)
    if "base" in case:
        return pose.replanned(problem, case["base"], case["now"]), pose.replanning_rules(case)
    return problem, pose.rules_of(case)


def seats_of(case: Instance, problem: Problem, roster: Roster) -> list[Seated]:
    """Return a roster as seats; in a whole compound every cell is one."""
    if "whole" in case:
        return [(shift, 0, volunteer) for volunteer, shift in sorted(roster.cells)]
    return pose.seats_of(problem, roster)


def own_score(case: Instance, seats: Sequence[Seated]) -> Score:
    """Return the score of a roster; of a whole compound by the project's checker, for there is no other."""
    if "whole" in case:
        return _checked(*posed(case), Roster.of((volunteer, shift) for shift, _, volunteer in seats))
    return score(case, seats, case.get("base"), case.get("now", 0))


def _checked(problem: Problem, rules: Sequence[Rule], roster: Roster) -> Score:
    hard: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    for finding in check(problem, rules, roster):
        hard[finding.rule] += finding.hard
        terms[finding.rule] += finding.cost
    people = Counter(problem.shift_index[shift] for _, shift in roster.cells)
    first = other = 0
    for stretch in problem.stretches:
        there = sum(people[shift] for shift in stretch.shifts)
        first += stretch.minutes * max(0, stretch.needed - there)
        other += stretch.minutes * max(0, stretch.wanted - max(there, stretch.needed))
    return Score(hard=+hard, terms=terms, first_open=first / SHARE_MINUTES, other_open=other / SHARE_MINUTES)


def people_in(case: Instance) -> int:
    """Return how many people a case has."""
    return whole.SIZES[case["whole"]["size"]].people if "whole" in case else len(case["volunteers"])
