"""Times ``paiban replan --drop`` as it is typed, from the return key on, on an example's roster.

    python -m benchmarks.typed [--example lockdown-week] [--base-seconds 60] [--times 30]

Somebody with a duty ahead drops out at the start of the third day; afterwards ``paiban undo`` takes it back.
Starting the program, reading the workbook, repairing, auditing, explaining, saving and writing all count.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.dropouts import NOW
from benchmarks.kills import STORE
from benchmarks.program import SAVED, run, start
from benchmarks.table import markdown
from examples.generate import workbook_of
from paiban.io.store import Store

COLUMNS = ("example", "replans", "until saved, s (median)", "longest", "until its end, s (median)", "longest")


@dataclass(frozen=True)
class Timed:
    """Seconds until the roster had been said to be saved, and until whom to call had been said as well."""

    saved: float
    ended: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code: 1 if any replan did not save a roster."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.typed", description="Time replan as typed.")
    parser.add_argument("--example", default="lockdown-week", help="which example (default: %(default)s)")
    parser.add_argument("--base-seconds", type=float, default=60, help="for the roster before (default: 60)")
    parser.add_argument("--times", type=int, default=30, help="how many drop out (default: %(default)s)")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(workbook_of(given.example), folder)
        run("solve", folder, "--seconds", given.base_seconds)
        people, now = drawn(folder, given.times)
        found = [timed for person in people if (timed := replanned(folder, person, now)) is not None]
    print(markdown(COLUMNS, [line(given.example, found)]))
    return 0 if len(found) == len(people) else 1


def drawn(folder: Path, times: int) -> tuple[list[str], str]:
    """Return so many people who have duties ahead at the start of the third day, and that moment."""
    with Store.open(folder / STORE) as store:
        plan = store.head()
    if plan is None:
        raise RuntimeError("no roster to repair")
    now = plan.horizon.start + timedelta(minutes=NOW)
    ahead = sorted({row.volunteer for row in plan.assignments if row.start >= now})
    people = Random(0).sample(ahead, min(times, len(ahead)))
    return [plan.volunteer[person].name for person in people], f"{now.month}/{now.day} {now:%H:%M}"


def replanned(folder: Path, person: str, now: str) -> Timed | None:
    """Repair once and take it back; ``None`` if no roster was saved."""
    began, saved = time.monotonic(), None
    with start("replan", folder, "--drop", person, "--now", now) as process:
        for said in process.stdout or ():
            if said.startswith(SAVED) and saved is None:
                saved = time.monotonic() - began
    ended = time.monotonic() - began
    if saved is None:
        return None
    run("undo", folder)
    return Timed(saved, ended)


def line(example: str, found: Sequence[Timed]) -> list[str]:
    """Return one line of the table."""
    figures = [
        f"{value:.1f}"
        for times in ([one.saved for one in found], [one.ended for one in found])
        for value in (median(times), max(times))
    ]
    return [example, str(len(found)), *figures]


if __name__ == "__main__":
    sys.exit(main())
