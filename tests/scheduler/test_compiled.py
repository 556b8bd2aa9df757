"""What was compiled from other sources than those of today is not used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paiban.scheduler.compiled import kept_for


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "moves.py").write_text("from numbers import STEP\n")
    (folder / "numbers.py").write_text("STEP = 1\n")
    return folder


def test_the_same_sources_have_the_same_folder(sources: Path, tmp_path: Path) -> None:
    assert kept_for(sources, tmp_path) == kept_for(sources, tmp_path)


def test_a_change_of_any_file_asks_for_another_folder_and_removes_the_old(
    sources: Path, tmp_path: Path
) -> None:
    before = kept_for(sources, tmp_path)
    (before / "deep").mkdir(parents=True)
    kept_for(sources, tmp_path)
    assert before.exists()
    (sources / "numbers.py").write_text("STEP = 2\n")
    assert kept_for(sources, tmp_path) != before
    assert not before.exists()
    assert sources.exists()


def test_only_solver_processes_load_what_is_compiled() -> None:
    """Loading it takes nearly a second, which everybody would wait for who types a command."""
    code = "import sys, paiban.scheduler.solve, paiban.scheduler.replan; print('numba' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"
