"""A solver in a process of its own: it can be stopped at any moment and shares no threads.

The solver cannot be interrupted from inside, and two of them in one process get into each other's way. The
other side of the pipe is ``python -m paiban.scheduler.worker``; it lives as long as the pipe.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

from paiban.scheduler.answer import Answer, Heat, Limits, Tell
from paiban.scheduler.cp_sat import is_either_or, solve_by_clauses
from paiban.scheduler.highs import relaxation, solve_mip
from paiban.scheduler.table import Table
from paiban.values.problem import IntArray

# For the C library (glibc; others do not look): memory is given back as soon as it is free. By default ever
# larger pieces are kept, and what a solver has used for the whole table lies about.
_LEAST = str(128 * 1024)
GIVING_BACK = {"MALLOC_MMAP_THRESHOLD_": _LEAST, "MALLOC_TRIM_THRESHOLD_": _LEAST, "MALLOC_ARENA_MAX": "2"}


class WorkerDiedError(Exception):
    """The solver's process ended without an answer: killed, or out of memory."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A table to solve within limits, from a roster to start with.

    With ``heat`` that roster is annealed. With ``tolerance`` only the relaxation is asked for, to that
    relative accuracy; with ``most_entries`` of a model no larger than that, as far as there is time.
    ``is_told`` asks for news on the way.
    """

    table: Table
    limits: Limits
    start: IntArray | None = None
    tolerance: float | None = None
    heat: Heat | None = None
    is_told: bool = False
    most_entries: int | None = None


class SolverProcess:
    """Solves one task at a time elsewhere; ``ask``, then ``answer`` until the last one is there.

    ``bell`` rings whenever there is an answer to fetch.
    """

    def __init__(self, bell: threading.Event | None = None) -> None:
        self._bell = bell or threading.Event()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "paiban.scheduler.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=GIVING_BACK | os.environ,
            start_new_session=True,  # Ctrl-C is for us alone
        )
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, task: Task) -> None:
        """Hand over a task; raises ``WorkerDiedError`` if nobody is there to take it."""
        assert self._process.stdin is not None
        try:
            pickle.dump(task, self._process.stdin)
            self._process.stdin.flush()
        except OSError as error:
            raise WorkerDiedError from error

    def answer(self, seconds: float | None) -> Answer | None:
        """Return the answer, or ``None`` if it is not there after so many seconds (``None``: wait for it)."""
        try:
            found = self._answers.get(timeout=seconds)
        except queue.Empty:
            return None
        if found is None:
            raise WorkerDiedError
        return found

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was left unsent is of no use to anybody
                    stream.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._put(pickle.load(self._process.stdout))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self._put(None)

    def _put(self, answer: Answer | None) -> None:
        self._answers.put(answer)
        self._bell.set()


class Crew:
    """Solver processes that load their libraries while the problem is still being stated.

    Whoever needs one takes it and ends it; those that nobody took end with the block.
    """

    def __init__(self, count: int) -> None:
        self.bell = threading.Event()
        self._idle = [SolverProcess(self.bell) for _ in range(count)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._idle:
            process.close()

    def take(self) -> SolverProcess:
        """Return a process that nobody else has, a new one if need be; it rings the crew's bell."""
        return self._idle.pop() if self._idle else SolverProcess(self.bell)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer tasks until there are no more, or until nobody listens any more."""

    def tell(answer: Answer) -> None:
        pickle.dump(answer, answers)
        answers.flush()

    while True:
        try:
            task: Task = pickle.load(tasks)
            tell(_solve(task, tell if task.is_told else None))
        except (EOFError, BrokenPipeError):
            return


def _solve(task: Task, tell: Tell | None) -> Answer:
    if task.tolerance is not None:
        return relaxation(
            task.table,
            tolerance=task.tolerance,
            seconds=task.limits.seconds,
            most_entries=task.most_entries,
        )
    if task.heat is not None and task.start is not None:
        from paiban.scheduler.anneal import anneal  # loading what is compiled takes a while

        return anneal(task.table, task.heat, task.start, task.limits, tell)
    solve = solve_by_clauses if is_either_or(task.table) else solve_mip
    return solve(task.table, task.limits, task.start, tell)


def main() -> None:
    """Serve over the standard streams; what the solver prints reaches neither answers nor screen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
