"""Measures the engine on the peers' instances, scored by their own scorer, beside what they reached.

    python -m benchmarks.peers FOLDER [--sizes S,M] [--seconds 10,60] [--seeds 0,1,2]
                               [--with plain] [--json OUT]

FOLDER holds the peers' ``gen.py`` (makes instances), ``score.py`` (counts hard violations and cost),
``RESULTS.md`` (what they reached) and ``plain_cpsat.py`` (the peer that ``--with plain`` runs beside ours).
Ends with 1 if a roster has a hard violation or the scorer's cost is not the engine's.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.peer_instances import Instance
from benchmarks.peer_runs import Checkpoint, Run, Solution, run_apart, run_engine, run_plain
from benchmarks.peer_table import GENERAL, PROTOTYPE, Rival, Row, Scored, best_of, read_rivals, table

Scorer = Callable[[Instance, Solution], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to measure."""

    folder: Path
    sizes: tuple[str, ...]
    limits: tuple[int, ...]
    seeds: tuple[int, ...]
    is_with_plain: bool
    json: Path | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    request = _request(arguments)
    if not request.folder.is_dir():
        print(f"Skipped: there is no folder {request.folder} with the peers' instances.")
        return 0
    faults: list[str] = []
    rows: list[Row] = []
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        for size in request.sizes:
            rows.extend(measure(request, make_instance(request.folder, size, Path(scratch)), faults))
    if rows:
        print(table(rows))
    print(f"{os.cpu_count()} cores; load average {before:.1f} before, {os.getloadavg()[0]:.1f} after.")
    if request.json is not None:
        request.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", "utf-8")
    for fault in faults:
        print(f"WRONG: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _request(arguments: Sequence[str] | None) -> Request:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description="Measure the engine on the peers' instances."
    )
    parser.add_argument("folder", type=Path, help="the peers' folder with gen.py, score.py and RESULTS.md")
    parser.add_argument("--sizes", default="S,M", help="instances to make (default: %(default)s)")
    parser.add_argument("--seconds", default="10,60", help="time limits (default: %(default)s)")
    parser.add_argument("--seeds", default="0,1,2", help="one run for each (default: %(default)s)")
    parser.add_argument("--with", dest="beside", choices=["plain"], help="also run this peer, here and now")
    parser.add_argument("--json", type=Path, help="write the rows to this file, too")
    given = parser.parse_args(arguments)
    return Request(
        folder=given.folder,
        sizes=tuple(given.sizes.split(",")),
        limits=tuple(sorted(int(seconds) for seconds in given.seconds.split(","))),
        seeds=tuple(int(seed) for seed in given.seeds.split(",")),
        is_with_plain=given.beside == "plain",
        json=given.json,
    )


def make_instance(folder: Path, size: str, scratch: Path) -> Path:
    """Return the file of an instance made by the peers' generator."""
    file = scratch / f"{size}.json"
    subprocess.run(
        [sys.executable, folder / "gen.py", size, "--out", file], check=True, stderr=subprocess.PIPE
    )
    return file


def load_scorer(folder: Path) -> Scorer:
    """Return the ``score`` function of the peers' ``score.py``."""
    spec = importlib.util.spec_from_file_location("peer_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer: Scorer = module.score
    return scorer


def measure(request: Request, instance_file: Path, faults: list[str]) -> Iterator[Row]:
    """Yield one row for each limit; whatever the scorer objects to goes to ``faults``.

    The plain peer runs after each of our runs, so that a change of the machine's load meets both.
    """
    score = load_scorer(request.folder)
    instance: Instance = json.loads(instance_file.read_text("utf-8"))
    name = instance_file.stem
    runs: list[Run] = []
    plain_runs: list[Run] = []
    for seed in request.seeds:
        print(f"{name}, seed {seed} ...", file=sys.stderr, flush=True)
        runs.append(run_apart(run_engine, instance_file, request.limits, seed))
        if request.is_with_plain:
            plain_runs.append(run_plain(request.folder, instance_file, request.limits, seed))
    rivals = _rivals(request.folder)
    for index, limit in enumerate(request.limits):
        ours: list[Scored] = []
        for seed, run in zip(request.seeds, runs, strict=True):
            where = f"{name}, seed {seed}, {limit} s"
            scored = judge(score, instance, run, run.checkpoints[index], where, faults)
            if scored is not None:
                ours.append(scored)
        if ours:
            yield Row(
                instance=name,
                limit=limit,
                ours=tuple(ours),
                general=best_of(rivals, GENERAL, name, limit),
                prototype=best_of(rivals, PROTOTYPE, name, limit),
                plain=_plain_costs(score, instance, [run.checkpoints[index] for run in plain_runs]),
            )


def _rivals(folder: Path) -> tuple[Rival, ...]:
    report = folder / "RESULTS.md"
    return read_rivals(report.read_text("utf-8")) if report.exists() else ()


def judge(
    score: Scorer, instance: Instance, run: Run, checkpoint: Checkpoint, where: str, faults: list[str]
) -> Scored | None:
    """Return the scorer's count of a roster of ours and add what it finds wrong to ``faults``."""
    if checkpoint.solution is None:
        faults.append(f"{where}: no roster")
        return None
    counted = score(instance, checkpoint.solution)
    if counted["hard"]:
        faults.append(f"{where}: hard violations {dict(counted['hard'])}")
    if counted["cost"] != checkpoint.cost:
        faults.append(f"{where}: the scorer's cost is {counted['cost']}, the engine's {checkpoint.cost}")
    if checkpoint.bound is not None and counted["cost"] < checkpoint.bound:
        faults.append(f"{where}: the cost {counted['cost']} is below the proven bound {checkpoint.bound}")
    return Scored(
        cost=counted["cost"],
        bound=checkpoint.bound,
        first_open=counted["count"]["first"],
        other_open=counted["count"]["second"],
        first_roster_seconds=run.first_roster_seconds,
        peak_mib=run.peak_mib,
    )


def _plain_costs(score: Scorer, instance: Instance, checkpoints: Sequence[Checkpoint]) -> tuple[int, ...]:
    counted = [score(instance, point.solution) for point in checkpoints if point.solution is not None]
    return tuple(count["cost"] for count in counted if not count["hard"])


if __name__ == "__main__":
    raise SystemExit(main())
