"""One run of our engine, or of the plain peer, on one instance, and what it had at each time limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from benchmarks.peer_instances import read_problem, rules_of, solution
from paiban.scheduler.progress import Progress
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve

Solution = Mapping[str, Any]
Arguments = ParamSpec("Arguments")
Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """The best roster of a run at a limit, in the peers' form; ``cost`` is what the run itself claims."""

    limit: int
    solution: Solution | None = None
    cost: int | None = None
    bound: int | None = None


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run had at each limit; times count from before the instance is read."""

    checkpoints: tuple[Checkpoint, ...]
    seconds: float
    first_roster_seconds: float | None = None
    peak_mib: int | None = None


def run_apart(
    work: Callable[Arguments, Found], *arguments: Arguments.args, **named: Arguments.kwargs
) -> Found:
    """Return what a function returns in a fresh process, so that no run inherits another's memory."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments, **named).result()


def run_engine(instance_file: Path, limits: Sequence[int], seed: int) -> Run:
    """Solve once within the longest limit and keep what there was at each."""
    watch = Watch(limits)
    instance = json.loads(instance_file.read_text("utf-8"))
    problem, rules = read_problem(instance), rules_of(instance)
    settings = SolveSettings(seconds=max(limits) - watch.seconds, seed=seed)
    result = solve(problem, rules, settings, watch)
    ended = watch.seconds

    def at(limit: int) -> Checkpoint:
        seen = watch.seen.get(limit)
        if ended <= limit or limit == max(limits):
            roster, cost, bound = result.roster, result.cost, result.bound
        elif seen is not None:
            roster, cost, bound = seen.roster(), seen.cost, seen.bound
        else:
            return Checkpoint(limit=limit)
        found = None if roster is None else solution(problem, roster)
        return Checkpoint(limit=limit, solution=found, cost=cost, bound=bound)

    return Run(
        checkpoints=tuple(at(limit) for limit in limits),
        seconds=ended,
        first_roster_seconds=watch.first_seconds,
        peak_mib=watch.peak_mib,
    )


class Watch:
    """Keeps the last report before each limit, the moment of the first and the memory of all processes."""

    def __init__(self, limits: Iterable[int]) -> None:
        self._began = time.monotonic()
        self._limits = tuple(limits)
        self._measured = float("-inf")
        self.seen: dict[int, Progress] = {}
        self.first_seconds: float | None = None
        self.peak_mib: int | None = None

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def __call__(self, progress: Progress) -> None:
        now = self.seconds
        if self.first_seconds is None:
            self.first_seconds = now
        self.seen.update((limit, progress) for limit in self._limits if now <= limit)
        if now - self._measured >= 0.5:
            self._measured = now
            resident = family_mib(os.getpid())
            if resident is not None:
                self.peak_mib = max(resident, self.peak_mib or 0)


def family_mib(ancestor: int) -> int | None:
    """Return what a process and its descendants hold in memory; ``None`` where there is no ``/proc``."""
    parents: dict[int, int] = {}
    resident: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # ended while we looked
            continue
        parents[int(entry.name)] = int(fields[1])
        resident[int(entry.name)] = int(fields[21])
    if ancestor not in resident:
        return None
    family = {ancestor}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(resident[pid] for pid in family) * os.sysconf("SC_PAGE_SIZE") >> 20


def run_plain(folder: Path, instance_file: Path, limits: Sequence[int], seed: int) -> Run:
    """Run the plain CP-SAT peer once; it leaves rosters only at the limits it knows itself."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "plain"
        command: list[str | Path] = [
            sys.executable,
            folder / "plain_cpsat.py",
            instance_file,
            out,
            str(max(limits)),
            str(seed),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return Run(
            checkpoints=tuple(_left_at(limit, out.with_name(f"plain-{limit}.json")) for limit in limits),
            seconds=time.monotonic() - began,
        )


def _left_at(limit: int, file: Path) -> Checkpoint:
    if not file.exists():
        return Checkpoint(limit=limit)
    return Checkpoint(limit=limit, solution=json.loads(file.read_text("utf-8")))
