"""Measures our engine and its rivals side by side, in turns, and prints a table.

    python -m benchmarks.run [--family fixed|candidate|whole] [--grid own|fine] [--sizes S,M]
                             [--seconds 10,60] [--seeds 0,1,2] [--with plain,timefold]
                             [--folder FOLDER] [--json OUT]

With ``--folder`` the instances come from a family of others, made by its ``gen.py``, scored by its
``score.py`` and set beside its ``RESULTS.md``. Ends with 1 if a roster has a hard violation, if a scorer's
cost is not the solver's or lies below the proven bound, or if the engine has no roster at a limit.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from benchmarks import published
from benchmarks.cases import people_in
from benchmarks.choice import Choice, Family, add_options, choice_of, numbers
from benchmarks.measured import Measured, measured
from benchmarks.opening import Instance
from benchmarks.runs import ENGINE, RIVALS, run, why_not
from benchmarks.table import comparison


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to measure."""

    choice: Choice
    limits: tuple[int, ...]
    seeds: tuple[int, ...]
    rivals: tuple[str, ...]
    json: Path | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    request = read_request(arguments)
    faults: list[str] = []
    found: list[Measured] = []
    before = os.getloadavg()[0]
    for name, case in request.choice.cases():
        found.extend(_runs_on(name, case, request, faults))
    judging = request.choice.judging_folder
    print(comparison(found, published.rivals_in(judging) if judging else ()))
    print(f"\n{os.cpu_count()} cores; load average {before:.1f} before, {os.getloadavg()[0]:.1f} after.")
    if request.json is not None:
        request.json.write_text(json.dumps([asdict(run) for run in found], indent=1) + "\n", "utf-8")
    return verdict(faults)


def verdict(faults: Sequence[str]) -> int:
    """Say everything that is wrong and return the exit code."""
    for fault in faults:
        print(f"WRONG: {fault}", file=sys.stderr)
    return 1 if faults else 0


def read_request(arguments: Sequence[str] | None) -> Request:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.run", description="Measure our engine and its rivals side by side."
    )
    add_options(parser, *Family)
    parser.add_argument("--seconds", type=numbers, default="10,60", help="time limits (default: %(default)s)")
    parser.add_argument("--with", dest="rivals", default="", help="plain, timefold, or both")
    parser.add_argument("--json", type=Path, help="write all runs to this file, for the plot")
    given = parser.parse_args(arguments)
    rivals = tuple(filter(None, given.rivals.split(",")))
    if not {*rivals} <= {*RIVALS}:
        parser.error(f"--with takes {', '.join(RIVALS)}")
    return Request(
        choice=choice_of(given), limits=given.seconds, seeds=given.seeds, rivals=rivals, json=given.json
    )


def _runs_on(name: str, case: Instance, request: Request, faults: list[str]) -> Iterator[Measured]:
    """Yield the runs on one case; the solvers take turns, so that a change of the load meets them all."""
    solvers = [ENGINE]
    for rival in request.rivals:
        if reason := why_not(rival, case):
            print(f"Skipped on {name}: {reason}.", file=sys.stderr)
        else:
            solvers.append(rival)
    scorer = partial(request.choice.scorer, case)
    for seed in request.seeds:
        for solver in solvers:
            print(f"{name}, {solver}, seed {seed} ...", file=sys.stderr, flush=True)
            yield measured(
                run(solver, case, request.limits, seed),
                name=name,
                people=people_in(case),
                solver=solver,
                seed=seed,
                scorer=scorer,
                faults=faults,
            )


if __name__ == "__main__":
    raise SystemExit(main())
