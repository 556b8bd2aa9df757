"""``paiban stress`` says on a real folder what dropouts would leave empty, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.compound import files
from tests.cli.conftest import Run


def test_whose_dropout_leaves_a_seat_empty_is_told_and_written_and_nothing_changes(
    run: Run, solved_folder: Path
) -> None:
    before = files(solved_folder)
    done = run("stress", solved_folder, "--draws", "20", "--chance", "30")
    found = json.loads(run("stress", solved_folder, "--draws", "20", "--chance", "30", "--json", "-").out)
    bad = [row for row in found["one"] if row["empty"]]
    assert done.code == (1 if bad else 0), done.said
    assert f"{len(found['one'])} people have P0 duties ahead" in done.out
    assert f"{len(bad)}: a P0 seat stays empty" in done.out
    assert f"{found['two']['without_gap']} of {found['two']['pairs']} pairs" in done.out
    assert f"{found['draws']['without_gap']} of 20 draws" in done.out
    assert files(solved_folder) == before


def test_when_nobody_ever_fails_to_come_no_draw_leaves_a_gap(run: Run, solved_folder: Path) -> None:
    found = json.loads(run("stress", solved_folder, "--draws", "7", "--chance", "0", "--json", "-").out)
    assert found["draws"] == {"count": 7, "without_gap": 7}
