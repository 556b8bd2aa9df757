"""A folder with an instance family of others: its instances, its scorer, and what rivals reached on it.

The folder holds ``gen.py`` (makes instances), ``score.py`` (counts hard violations and cost) and perhaps
``RESULTS.md`` (what rivals reached, as tables in Markdown).
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measured import Scorer
from benchmarks.opening import Instance
from benchmarks.record import Seated
from benchmarks.score import Score

GENERAL = frozenset({"timefold", "plain", "plain_sweep", "mono"})
PROTOTYPE = frozenset({"highs", "lns", "lns_cpsat"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Rival:
    """What a solver reached, by its published median."""

    instance: str
    limit: int
    solver: str
    cost: int


def generated(folder: Path, size: str) -> dict[str, Any]:
    """Return an instance made by the folder's generator."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "instance.json"
        command: list[str | Path] = [sys.executable, folder / "gen.py", size, "--out", file]
        subprocess.run(command, check=True, stderr=subprocess.PIPE)
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def scorer_in(folder: Path) -> Scorer:
    """Return the ``score`` function of the folder's ``score.py``, with our own score as its answer."""
    spec = importlib.util.spec_from_file_location("folder_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def scorer(case: Instance, seats: Sequence[Seated]) -> Score:
        standing = [{"assign": case["base"]}, case["now"]] if "base" in case else []
        counted = module.score(case, {"assign": seats}, *standing)
        count = counted["count"]
        return Score(
            hard=counted["hard"],
            terms=counted["cost_terms"],
            first_open=count["first"],
            other_open=count["second"],
            changes=count.get("changes", 0),
            surviving=count.get("surviving", 0),
        )

    return scorer


def rivals_in(folder: Path) -> tuple[Rival, ...]:
    """Return what the folder's report says of others; nothing if it has none."""
    report = folder / "RESULTS.md"
    return read_rivals(report.read_text("utf-8")) if report.exists() else ()


def read_rivals(report: str) -> tuple[Rival, ...]:
    """Return every row with a cost of the big table in a report in Markdown."""
    found: list[Rival] = []
    columns: list[str] | None = None
    for line in report.splitlines():
        fields = [field.strip() for field in line.strip().strip("|").split("|")]
        if {"instance", "limit s", "peer", "cost (median)"} <= set(fields):
            columns = fields
        elif not line.startswith("|"):
            columns = None
        elif columns is not None:
            known = dict(zip(columns, fields, strict=False))
            if known["cost (median)"].isdecimal():
                found.append(
                    Rival(
                        instance=known["instance"],
                        limit=int(known["limit s"]),
                        solver=known["peer"],
                        cost=int(known["cost (median)"]),
                    )
                )
    return tuple(found)


def best_of(rivals: Iterable[Rival], solvers: frozenset[str], instance: str, limit: int) -> Rival | None:
    """Return the cheapest of some solvers on an instance at a limit; a solver's options do not count."""
    fitting = (
        rival
        for rival in rivals
        if (rival.instance, rival.limit) == (instance, limit) and rival.solver.split()[0] in solvers
    )
    return min(fitting, key=lambda rival: rival.cost, default=None)
