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
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import generate, published
from benchmarks.cases import own_score, people_in
from benchmarks.measured import Measured, Scorer, measured
from benchmarks.opening import Grid, opened
from benchmarks.runs import ENGINE, RIVALS, run, why_not
from benchmarks.table import comparison


class Family(StrEnum):
    """The families of instances: duties at fixed times, posts opened to candidate shifts, whole compounds."""

    FIXED = "fixed"
    CANDIDATE = "candidate"
    WHOLE = "whole"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to measure."""

    family: Family
    grid: Grid
    sizes: tuple[str, ...]
    limits: tuple[int, ...]
    seeds: tuple[int, ...]
    rivals: tuple[str, ...]
    folder: Path | None
    json: Path | None

    @property
    def judging_folder(self) -> Path | None:
        """The folder if its scorer and report speak of these instances; not of those that we opened."""
        return self.folder if self.family is Family.FIXED else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    request = read_request(arguments)
    if request.folder is not None and not request.folder.is_dir():
        print(f"Skipped: there is no folder {request.folder} with instances.")
        return 0
    faults: list[str] = []
    found: list[Measured] = []
    before = os.getloadavg()[0]
    for name, case in cases(request):
        found.extend(runs_on(name, case, request, faults))
    judging = request.judging_folder
    print(comparison(found, published.rivals_in(judging) if judging else ()))
    print(f"\n{os.cpu_count()} cores; load average {before:.1f} before, {os.getloadavg()[0]:.1f} after.")
    if request.json is not None:
        request.json.write_text(json.dumps([asdict(run) for run in found], indent=1) + "\n", "utf-8")
    for fault in faults:
        print(f"WRONG: {fault}", file=sys.stderr)
    return 1 if faults else 0


def read_request(arguments: Sequence[str] | None) -> Request:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.run", description="Measure our engine and its rivals side by side."
    )
    parser.add_argument("--family", type=Family, choices=list(Family), default=Family.FIXED)
    parser.add_argument("--grid", type=Grid, choices=list(Grid), default=Grid.OWN, help="of candidate shifts")
    parser.add_argument("--sizes", default="S,M", help="S, M, L, XL (default: %(default)s)")
    parser.add_argument("--seconds", default="10,60", help="time limits (default: %(default)s)")
    parser.add_argument("--seeds", default="0,1,2", help="one run for each (default: %(default)s)")
    parser.add_argument("--with", dest="rivals", default="", help="plain, timefold, or both")
    parser.add_argument("--folder", type=Path, help="a family of others: gen.py, score.py, RESULTS.md")
    parser.add_argument("--json", type=Path, help="write all runs to this file, for the plot")
    given = parser.parse_args(arguments)
    rivals = tuple(filter(None, given.rivals.split(",")))
    if not {*rivals} <= {*RIVALS}:
        parser.error(f"--with takes {', '.join(RIVALS)}")
    return Request(
        family=given.family,
        grid=given.grid,
        sizes=tuple(given.sizes.split(",")),
        limits=tuple(sorted(int(seconds) for seconds in given.seconds.split(","))),
        seeds=tuple(int(seed) for seed in given.seeds.split(",")),
        rivals=rivals,
        folder=given.folder,
        json=given.json,
    )


def cases(request: Request) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the cases asked for, each with its name."""
    for size in request.sizes:
        if request.family is Family.WHOLE:
            yield f"whole-{size}", {"whole": {"size": size, "seed": 1}}
            continue
        fixed = generate.fixed(size) if request.folder is None else published.generated(request.folder, size)
        if request.family is Family.FIXED:
            yield size, fixed
        else:
            yield f"{size}-{request.grid}", opened(fixed, request.grid)


def runs_on(name: str, case: Mapping[str, Any], request: Request, faults: list[str]) -> Iterator[Measured]:
    """Yield the runs on one case; the solvers take turns, so that a change of the load meets them all."""
    solvers = [ENGINE]
    for rival in request.rivals:
        if reason := why_not(rival, case):
            print(f"Skipped on {name}: {reason}.", file=sys.stderr)
        else:
            solvers.append(rival)
    scorer = scorer_of(request)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "case.json"
        file.write_text(json.dumps(case), "utf-8")
        for seed in request.seeds:
            for solver in solvers:
                print(f"{name}, {solver}, seed {seed} ...", file=sys.stderr, flush=True)
                yield measured(
                    run(solver, file, request.limits, seed),
                    name=name,
                    people=people_in(case),
                    solver=solver,
                    seed=seed,
                    scorer=partial(scorer, case),
                    faults=faults,
                )


def scorer_of(request: Request) -> Scorer:
    """Return who scores: the folder's scorer the instances that it knows, ours all others."""
    return published.scorer_in(request.judging_folder) if request.judging_folder else own_score


if __name__ == "__main__":
    raise SystemExit(main())
