"""Kills ``paiban`` with SIGKILL at random moments and sees that nothing acknowledged is lost.

    python -m benchmarks.kills [--times 200] [--example quickstart] [--seed 0]

In turns a solve, a repair, an undo and a redo run on one folder and are killed somewhere in their time. After
each the store must open and verify, its head must be the plan that was there before or the one just saved
(which it must be if the command had said so), and every file in the folder must be whole. Ends with 1
otherwise.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from benchmarks.program import SAVED, run, start
from paiban.io import plan_document
from paiban.io.store import Store

STORE, SECONDS = "paiban.db", ("--seconds", "1")
NOW = ("--now", "4/1 00:00")


@dataclass(frozen=True)
class Killed:
    """One command that was killed after so many seconds: what was in force before and is after.

    ``said`` is what it had printed by then.
    """

    words: tuple[str, ...]
    seconds: float
    before: int | None
    after: int | None
    newest: int
    said: str

    @property
    def faults(self) -> Iterator[str]:
        """Yield what must not be; a plan is acknowledged once it has been said to be saved."""
        if self.words[0] in ("solve", "replan"):
            if self.after not in (self.before, self.newest):
                yield f"number {self.after} is in force, before it was {self.before}"
            if any(words in self.said for words in SAVED) and self.after != self.newest:
                yield "a roster that was said to be saved is not in force"


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description="Kill at random moments.")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--example", default="quickstart")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    count, faults = 0, list[str]()
    with TemporaryDirectory() as name:
        folder = Path(name) / "compound"
        run("init", folder, "--example")
        run("solve", folder, *SECONDS)
        for killed in killings(folder, given.times, given.seed):
            count += killed.before != killed.after
            told = f"{' '.join(killed.words)} after {killed.seconds:.2f} s"
            faults += [f"{told}: {fault}" for fault in killed.faults]
            faults += list(broken_files(folder))
    print(f"killed {given.times} times; {count} times the plan in force had changed; {len(faults)} faults")
    print("\n".join(faults))
    return 1 if faults else 0


def killings(folder: Path, times: int, seed: int) -> Iterator[Killed]:
    """Kill one command after another on a folder with a saved roster, and yield what each left behind."""
    random = Random(seed)
    commands = [
        ("solve", *SECONDS),
        ("replan", "--drop", first_on_duty(folder), *NOW, *SECONDS),
        ("undo",),
        ("redo",),
    ]
    lasts = {words: _duration(folder, words) for words in commands}
    for number in range(times):
        words = commands[number % len(commands)]
        yield kill(folder, words, random.uniform(0, lasts[words]))


def kill(folder: Path, words: tuple[str, ...], seconds: float) -> Killed:
    """Start a command on a folder, kill it after some seconds, and look at what is there then."""
    before, _newest = head(folder)
    process = start(*words, folder)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.send_signal(signal.SIGKILL)
    said, _err = process.communicate()
    after, newest = head(folder)
    return Killed(words, seconds, before, after, newest, said)


def head(folder: Path) -> tuple[int | None, int]:
    """Return the plan in force and the newest one, having seen that the store is sound."""
    with Store.open(folder / STORE) as store:
        store.verify()
        plan, revisions = store.head(), store.revisions()
    return None if plan is None else plan.revision, max((row.number for row in revisions), default=0)


def broken_files(folder: Path) -> Iterator[str]:
    """Yield the workbooks and documents that cannot be read; parts of files that no program sees are none."""
    for path in sorted(folder.glob("[!.]*")):
        try:
            if path.suffix == ".xlsx":
                load_workbook(path, read_only=True).close()
            elif path.suffix == ".json":
                plan_document.read(path)
        except Exception as error:  # whatever a torn file makes the libraries stumble over
            yield f"{path.name}: {error}"


def first_on_duty(folder: Path) -> str:
    """Return somebody who has a duty in the roster in force."""
    with Store.open(folder / STORE) as store:
        plan = store.head()
    assert plan is not None
    return plan.volunteer[plan.assignments[0].volunteer].name


def _duration(folder: Path, words: tuple[str, ...]) -> float:
    began = time.monotonic()
    start(*words, folder).communicate()
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
