"""Solvers run in processes of their own, watched; one that cannot run says why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from benchmarks.runs import family_mib, watched, why_not
from tests.benchmarks import family

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="memory is read from /proc")


@needs_proc
def test_the_memory_of_a_run_is_that_of_its_processes_together() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "print(flush=True); input()"], stdin=PIPE, stdout=PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        own, both = family_mib(child.pid), family_mib(os.getpid())
        child.communicate(b"\n")
    assert own is not None
    assert both is not None
    assert 0 < own < both
    assert family_mib(child.pid) is None


@needs_proc
def test_the_most_memory_is_remembered() -> None:
    peak = watched([sys.executable, "-c", "import time; held = b'x' * 10**8; time.sleep(0.5)"], 60)
    assert peak is not None
    assert peak > 95


def test_a_solver_that_hangs_is_ended() -> None:
    watched([sys.executable, "-c", "import time; time.sleep(3600)"], 0.2)


def test_rivals_say_what_they_cannot_do() -> None:
    whole = {"whole": {"size": "S", "seed": 1}}
    assert why_not("plain", whole) == "plain does not know the rules of a whole compound"
    assert why_not("timefold", {**family.instance(), "base": []}) == "timefold does not re-plan"
    assert why_not("plain", family.instance()) is None
    assert why_not("engine", whole) is None


def test_timefold_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAIBAN_TIMEFOLD", str(tmp_path))
    monkeypatch.setattr("benchmarks.runs.shutil.which", lambda name: None)
    assert why_not("timefold", family.instance()) == "timefold needs java (17 or later) on the path"
    monkeypatch.setattr("benchmarks.runs.shutil.which", lambda name: name)
    assert why_not("timefold", family.instance()) == (
        "timefold is not set up; run: python -m benchmarks.timefold.setup"
    )
