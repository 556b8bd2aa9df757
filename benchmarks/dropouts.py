"""Measures repairs of an example's roster: so many people drop out at the start of its third day.

    python -m benchmarks.dropouts [--example lockdown-week] [--base-seconds 60] [--people 1,5,15]
                                  [--times 30] [--seconds N] [--bound-seconds 0] [--bounds 30]

Every dropout is drawn by seed and repaired from the same standing roster, by what ``paiban replan`` calls,
for as long as that would. With seconds for a bound so many repairs of each are compared with the fewest
duties that must change to staff as much.
Ends with 1 if a repair breaks a hard rule that held before.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import median, median_low

from benchmarks.fewest_changed import fewest_changed, fewest_displaced
from benchmarks.table import markdown
from examples.generate import workbook_of
from paiban.io import workbook
from paiban.io.workbook import Book
from paiban.scheduler.expand import problem_of
from paiban.scheduler.filling import repair_seconds
from paiban.scheduler.replan import Dropout, repair
from paiban.scheduler.search import REPAIR_PATIENCE, SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.horizon import DAY_MINUTES
from paiban.values.problem import Problem
from paiban.values.roster import Assignment, Roster

NOW = 2 * DAY_MINUTES
MOST_PAIRS = 300_000  # of people and shifts: of more the whole proves nothing in that time
COLUMNS = (
    "example",
    "drop out",
    "repairs",
    "seconds (median)",
    "longest",
    "duties lost (median)",
    "filled (median)",
    "duties of others changed (median)",
    "most",
    "compared",
    "they changed (median)",
    "fewest possible (median)",
    "proven to change the fewest",
    "hard findings",
)


@dataclass(frozen=True)
class Repaired:
    """One repair: how long it took, what was lost and filled, and how many duties of others it changed.

    To staff as much, ``fewest`` must change at least; ``None`` if that was not asked.
    """

    seconds: float
    lost: int
    filled: int
    changed: int
    hard: int
    fewest: int | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dropouts", description="Measure repairs.")
    parser.add_argument("--example", default="lockdown-week", help="which example (default: %(default)s)")
    parser.add_argument("--base-seconds", type=float, default=60, help="for the roster before (default: 60)")
    parser.add_argument("--people", default="1,5,15", help="how many drop out (default: %(default)s)")
    parser.add_argument("--times", type=int, default=30, help="draws of each (default: %(default)s)")
    parser.add_argument("--seconds", type=float, help="at most, for a repair (default: as paiban replan)")
    parser.add_argument("--bound-seconds", type=float, default=0, help="for the fewest changes (default: 0)")
    parser.add_argument("--bounds", type=int, default=30, help="repairs of each compared (default: 30)")
    given = parser.parse_args(arguments)
    book = workbook.read(workbook_of(given.example))
    problem = problem_of(book.compound)
    print(f"{given.example}, before anybody leaves ...", file=sys.stderr, flush=True)
    before = solve(problem, book.rules, SolveSettings(seconds=given.base_seconds)).roster
    if before is None:
        print("no roster to repair", file=sys.stderr)
        return 1
    standing, lines, hard = problem.assignments(before), [], 0
    for count in map(int, given.people.split(",")):
        found = [
            repaired(
                book,
                problem,
                standing,
                drawn(problem, standing, count, seed),
                given.seconds,
                given.bound_seconds if seed < given.bounds else 0,
            )
            for seed in range(given.times)
        ]
        hard += sum(one.hard for one in found)
        lines.append(line(given.example, count, found))
    print(markdown(COLUMNS, lines))
    return 1 if hard else 0


def drawn(problem: Problem, standing: Sequence[Assignment], count: int, seed: int) -> list[Dropout]:
    """Return so many people who have duties ahead and cannot come from now on."""
    ahead = sorted({row.volunteer for row in standing if row.start >= NOW})
    end = problem.horizon.minutes + DAY_MINUTES
    people = Random(seed).sample(ahead, min(count, len(ahead)))
    return [Dropout(volunteer=person, start=NOW, end=end) for person in people]


def repaired(
    book: Book,
    problem: Problem,
    standing: Sequence[Assignment],
    dropouts: list[Dropout],
    seconds: float | None,
    bound_seconds: float,
) -> Repaired:
    """Repair once; the clock runs from the question to the audited roster."""
    began = time.monotonic()
    job = repair(problem, standing, now=NOW, dropouts=dropouts)
    longest = repair_seconds(job.problem, len(dropouts)) if seconds is None else seconds
    result = solve(job.problem, book.rules, SolveSettings(seconds=longest, patience=REPAIR_PATIENCE))
    taken = time.monotonic() - began
    base, roster = job.problem.base, result.roster
    if base is None or roster is None:
        return Repaired(taken, len(job.lost), 0, 0, hard=1)
    changed = len(base.cells - roster.cells)
    return Repaired(
        seconds=taken,
        lost=len(job.lost),
        filled=len(roster.cells - base.cells),
        changed=changed,
        hard=sum(finding.hard for finding in result.findings),
        fewest=_fewest(job.problem, book, roster, changed, bound_seconds),
    )


def _fewest(problem: Problem, book: Book, roster: Roster, changed: int, seconds: float) -> int | None:
    """Return how many duties must change; none in any case if none has."""
    if not seconds:
        return None
    if not changed:
        return 0
    fewest = fewest_displaced(problem, book.rules, roster, seconds)
    if fewest == changed or len(problem.volunteers) * len(problem.shifts) > MOST_PAIRS:
        return fewest
    return max(fewest, fewest_changed(problem, book.rules, roster, seconds))


def line(example: str, count: int, found: Sequence[Repaired]) -> list[str]:
    """Return the table's line for draws of so many people."""
    return [
        example,
        str(count),
        str(len(found)),
        f"{median(one.seconds for one in found):.1f}",
        f"{max(one.seconds for one in found):.1f}",
        str(median_low(one.lost for one in found)),
        str(median_low(one.filled for one in found)),
        str(median_low(one.changed for one in found)),
        str(max(one.changed for one in found)),
        *_compared(found),
        str(sum(one.hard for one in found)),
    ]


def _compared(found: Sequence[Repaired]) -> tuple[str, str, str, str]:
    """Return how many repairs were compared, what they changed, the fewest, and how many make no more."""
    pairs = [(one.changed, one.fewest) for one in found if one.fewest is not None]
    if not pairs:
        return "0", "-", "-", "-"
    changed, fewest = (str(median_low(column)) for column in zip(*pairs, strict=True))
    return str(len(pairs)), changed, fewest, str(sum(one == two for one, two in pairs))


if __name__ == "__main__":
    sys.exit(main())
