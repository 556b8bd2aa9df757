"""On a full disk nothing that was saved is lost, and she is told what to do."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paiban.io.store import Store
from tests.cli.compound import files, head
from tests.cli.conftest import QUICK, Run

Small = Callable[[int], Path]


@pytest.fixture
def small(solved_folder: Path, tmp_path: Path) -> Iterator[Small]:
    """``small(kib)`` moves the solved folder to a disk of its own with so much room left."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def made(kib: int) -> Path:
        used = sum(-(-path.stat().st_size // 4096) * 4 for path in solved_folder.iterdir())
        command = ["mount", "-t", "tmpfs", "-o", f"size={used + kib}k", "tmpfs", str(disk)]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("makes a small disk, which only root may")
        for path in solved_folder.iterdir():
            shutil.copy(path, disk)
        return disk

    yield made
    subprocess.run(["umount", str(disk)], check=False, capture_output=True)


@pytest.mark.parametrize("kib", [0, 4, 8])
def test_without_room_for_the_plan_the_old_one_stays_in_force(run: Run, small: Small, kib: int) -> None:
    folder = small(kib)
    before = files(folder)
    done = run("solve", folder, *QUICK)
    assert done.code == 2
    assert "The disk is full" in done.err
    assert "Traceback" not in done.err
    assert files(folder) == before
    assert head(folder).revision == 1
    with Store.open(folder / "paiban.db") as store:
        store.verify()


def test_without_room_for_the_files_the_plan_is_saved_and_she_is_told(run: Run, small: Small) -> None:
    folder = small(48)
    done = run("solve", folder, *QUICK)
    assert done.code == 2
    assert "The roster is saved as number 2, but its files could not be written" in done.err
    assert head(folder).revision == 2
    assert not [name for name in files(folder) if name.endswith(".part")]


def test_with_room_all_is_written(run: Run, small: Small) -> None:
    folder = small(1000)
    assert run("solve", folder, *QUICK).code == 0
    assert "roster-2.xlsx" in files(folder)
