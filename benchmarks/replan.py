"""Measures re-planning: a tenth of the people leave at the start of the third day.

    python -m benchmarks.replan [--family fixed|candidate] [--grid own|fine] [--sizes S,M] [--seconds 10]
                                [--base-seconds 10] [--seeds 0,1,2] [--folder FOLDER]

The engine makes a roster, people leave, and it solves again: what has begun stays, and every duty ahead that
somebody has and could keep costs when it changes. Ends with 1 as ``benchmarks.run`` does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median_low

from benchmarks.choice import Family, add_options, choice_of
from benchmarks.leave import Leave, leave
from benchmarks.measured import Measured, Scorer, measured
from benchmarks.opening import Instance
from benchmarks.run import verdict
from benchmarks.runs import ENGINE, run
from benchmarks.table import NONE, markdown

NEAR = 1.01  # within 1 % of the best that any run found

COLUMNS = (
    "instance",
    "people leaving",
    "duties lost",
    "surviving",
    "runs",
    "changed (median)",
    "cost (median)",
    "min-max",
    "own bound",
    "first roster s",
    "within 1 % of best s",
    "peak MiB",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replan", description="Measure re-planning.")
    add_options(parser, Family.FIXED, Family.CANDIDATE)
    parser.add_argument("--seconds", type=int, default=10, help="to re-plan (default: %(default)s)")
    parser.add_argument("--base-seconds", type=int, default=10, help="for the roster before (default: 10)")
    given = parser.parse_args(arguments)
    choice = choice_of(given)
    faults: list[str] = []
    lines = []
    for name, instance in choice.cases():
        left = _left(name, instance, given.base_seconds, faults)
        if left is not None:
            runs = list(_runs(name, left, given.seconds, given.seeds, choice.scorer, faults))
            lines.append(line(left, runs))
    print(markdown(COLUMNS, lines))
    return verdict(faults)


def _left(name: str, instance: Instance, seconds: int, faults: list[str]) -> Leave | None:
    """Return what to re-plan after a roster was made within some seconds."""
    print(f"{name}, before anybody leaves ...", file=sys.stderr, flush=True)
    base = run(ENGINE, instance, [seconds], 0).checkpoints
    if not base or base[-1].assign is None:
        faults.append(f"{name}: no roster to re-plan")
        return None
    return leave(instance, base[-1].assign)


def _runs(
    name: str, left: Leave, seconds: int, seeds: Sequence[int], scorer: Scorer, faults: list[str]
) -> Iterator[Measured]:
    for seed in seeds:
        print(f"{name}, re-planning, seed {seed} ...", file=sys.stderr, flush=True)
        yield measured(
            run(ENGINE, left.case, [seconds], seed),
            name=name,
            people=len(left.case["volunteers"]),
            solver=ENGINE,
            seed=seed,
            scorer=partial(scorer, left.case),
            faults=faults,
        )


def line(left: Leave, runs: Sequence[Measured]) -> Sequence[str]:
    """Return the line of one instance."""
    last = [run.scored[-1] for run in runs if run.scored]
    head = (runs[0].instance, str(left.people), str(left.lost))
    if not last:
        return (*head, *[NONE] * (len(COLUMNS) - len(head)))
    costs = [scored.cost for scored in last]
    middle = next(scored for scored in last if scored.cost == median_low(costs))
    firsts = [run.first_roster_seconds for run in runs if run.first_roster_seconds is not None]
    nears = [near for run in runs if (near := seconds_to(run, NEAR * min(costs))) is not None]
    peaks = [run.peak_mib for run in runs if run.peak_mib is not None]
    return (
        *head,
        str(middle.surviving),
        f"{len(last)} of {len(runs)}",
        f"{middle.changes} ({middle.changes / max(1, middle.surviving):.1%})",
        str(middle.cost),
        f"{min(costs)}-{max(costs)}",
        NONE if middle.bound is None else str(middle.bound),
        f"{median_low(firsts):.2f}",
        f"{median_low(nears):.2f} ({len(nears)} of {len(runs)})" if nears else NONE,
        str(max(peaks)) if peaks else NONE,
    )


def seconds_to(run: Measured, cost: float) -> float | None:
    """Return when a run first had a roster as cheap as this."""
    return next(
        (moment.seconds for moment in run.trajectory if moment.cost is not None and moment.cost <= cost), None
    )


if __name__ == "__main__":
    raise SystemExit(main())
