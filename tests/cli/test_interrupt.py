"""Ctrl-C during the search keeps the best roster so far; before that nothing is written."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from paiban.cli.screen import uninterrupted
from tests.cli.compound import files, head
from tests.cli.conftest import Run, start

PATIENCE_SECONDS = 60


def children(process: int) -> Iterator[str]:
    yield from Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for the solver's process in /proc")
def test_ctrl_c_in_the_search_writes_the_best_roster_so_far(folder: Path) -> None:
    process = start("solve", folder, "--seconds", "600", "--workers", "1", "--steps", "1000000")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not any(children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode in (0, 1), err
    assert "Traceback" not in err
    assert files(folder) == {"paiban.xlsx", "paiban.db", "roster-1.xlsx", "plan-1.json"}
    assert head(folder).assignments
    assert out.splitlines()[-1].startswith("Next: ")


def test_ctrl_c_before_there_is_a_roster_says_that_nothing_was_written(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("paiban.scheduler.solve.state_classes", interrupt)
    done = run("solve", folder)
    assert (done.code, done.out) == (130, "")
    assert done.err == "Stopped; nothing was written.\n"
    assert files(folder) == {"paiban.xlsx"}


def test_ctrl_c_waits_until_writing_is_over() -> None:
    with uninterrupted():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
