"""Runs a solver in a process of its own, under a clock and with an eye on its memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.opening import Instance
from benchmarks.record import Run, read_run
from benchmarks.timefold.setup import class_path, default_cache

ROOT = Path(__file__).parent.parent
ENGINE, PLAIN, TIMEFOLD = "engine", "plain", "timefold"
RIVALS = (PLAIN, TIMEFOLD)
LOOK_SECONDS = 0.25
GRACE_SECONDS = 180  # building a model cannot be interrupted; a solver that takes longer is ended


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.{module}"]


def _java() -> list[str]:
    return [
        "java",
        "-Xmx8g",
        "-cp",
        class_path(default_cache()),
        "Roster",
    ]


COMMANDS: Mapping[str, Callable[[], list[str]]] = {
    ENGINE: lambda: _python("engine"),
    PLAIN: lambda: _python("plain"),
    TIMEFOLD: _java,
}
"""How each solver is started; the case, the file for its run, the limits and the seed follow."""


def why_not(solver: str, case: Instance) -> str | None:
    """Return what keeps a solver from a case; ``None`` if it can run."""
    if solver == ENGINE:
        return None
    if "whole" in case:
        return f"{solver} does not know the rules of a whole compound"
    if "base" in case:
        return f"{solver} does not re-plan"
    if solver == TIMEFOLD:
        if shutil.which("java") is None:
            return "timefold needs java (17 or later) on the path"
        if not class_path(default_cache()):
            return "timefold is not set up; run: python -m benchmarks.timefold.setup"
    return None


def run(solver: str, case: Instance, limits: Sequence[int], seed: int) -> Run:
    """Return one run of a solver on a case; a solver that dies or hangs has nothing to show."""
    with tempfile.TemporaryDirectory() as scratch:
        case_file, out = Path(scratch) / "case.json", Path(scratch) / "run.json"
        case_file.write_text(json.dumps(case), "utf-8")
        arguments = [str(case_file), str(out), ",".join(map(str, limits)), str(seed)]
        peak = watched([*COMMANDS[solver](), *arguments], max(limits) + GRACE_SECONDS)
        return read_run(out, peak)


def watched(command: Sequence[str], seconds: float) -> int | None:
    """Run a command for at most so many seconds and return the most memory it and its children had."""
    peak: int | None = None
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        looks = int(seconds / LOOK_SECONDS)
        for _ in range(looks):
            resident = family_mib(process.pid)
            if resident is not None:
                peak = max(resident, peak or 0)
            try:
                process.wait(LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            return peak
        process.kill()
    return peak


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
