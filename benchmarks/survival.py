"""Measures how many dropouts a roster survives: any one, any two, and 1,000 draws; also with a reserve.

    python -m benchmarks.survival [--example quickstart] [--seconds 60] [--reserve 0,95] [--draws 1000]
                                  [--chance 0.05]

A roster survives when no P0 seat stands empty after whoever is free and allowed (first those in reserve) was
called; nobody else is moved. Every person is missing with the same chance, drawn by seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.table import markdown
from examples.generate import workbook_of
from paiban.constraints.rule import Rule
from paiban.io import workbook
from paiban.scheduler.expand import problem_of
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.scheduler.stress import Outcome, Stress
from paiban.values.problem import Problem
from paiban.values.roster import Result

COLUMNS = (
    "example",
    "reserve %",
    "cost",
    "P0 hours open",
    "people with P0 duties",
    "any one survived",
    "any two survived",
    "draws survived",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.survival", description="Measure survival.")
    parser.add_argument("--example", default="quickstart", help="which example (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="for a roster (default: 60)")
    parser.add_argument("--reserve", default="0,95", help="certainties in per cent (default: %(default)s)")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--chance", type=float, default=0.05, help="of not coming (default: %(default)s)")
    given = parser.parse_args(arguments)
    book = workbook.read(workbook_of(given.example))
    lines = []
    for percent in map(int, given.reserve.split(",")):
        print(f"{given.example}, reserve {percent} % ...", file=sys.stderr, flush=True)
        site = replace(book.compound.site, reserve_percent=percent)
        problem = problem_of(replace(book.compound, site=site))
        result = solve(problem, book.rules, SolveSettings(seconds=given.seconds))
        if result.roster is None:
            print("no roster", file=sys.stderr)
            return 1
        survived = line(problem, book.rules, result, given.draws, given.chance)
        lines.append([given.example, str(percent), *survived])
    print(markdown(COLUMNS, lines))
    return 0


def line(problem: Problem, rules: Sequence[Rule], result: Result, draws: int, chance: float) -> list[str]:
    """Return what a roster costs, leaves open and survives."""
    assert result.roster is not None
    stress = Stress(problem, rules, result.roster)
    singles = [stress.without([person]) for person in stress.exposed]
    chances = {person.id: chance for person in problem.volunteers}
    return [
        str(result.cost),
        f"{open_hours(problem, result):.1f}",
        str(len(singles)),
        share(singles),
        share(stress.pairs(singles)),
        share(stress.draws(chances, draws, 0)),
    ]


def open_hours(problem: Problem, result: Result) -> float:
    """Return the person-hours that P0 needs lack before anybody drops out."""
    found = (finding for finding in result.findings if finding.rule == "coverage")
    return sum(
        finding.miss * ((finding.about.end or 0) - (finding.about.start or 0)) / 60
        for finding in found
        if finding.about.need and problem.need[finding.about.need].tier == 0
    )


def share(outcomes: Iterable[Outcome]) -> str:
    """Return how many outcomes leave nothing empty, in per cent."""
    holds = [outcome.holds for outcome in outcomes]
    return f"{100 * sum(holds) / len(holds):.1f} %" if holds else "-"


if __name__ == "__main__":
    sys.exit(main())
