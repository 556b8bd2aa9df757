"""Whatever is wrong: one clear message with its place, exit code 2, nothing written; our bugs are ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.cli.compound import PHONE, append_rows, files, tiny, write_workbook
from tests.cli.conftest import Run
from tests.cli.test_language import COMMANDS

HEAVY = {"ortools", "pandas", "openpyxl", "numpy", "python_calamine"}
DUTY = "Guard at sealed building 3"


def reversed_days(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "paiban.xlsx")
    for row in book["Site"].iter_rows():
        if str(row[0].value).startswith("Last day"):
            row[1].value = "2022-03-01"
    book.save(folder / "paiban.xlsx")


def unknown_skill(folder: Path) -> None:
    append_rows(folder / "paiban.xlsx", "Volunteers", {"Name": "Wu", "Skills": "nurce"})


def same_person(folder: Path) -> None:
    append_rows(folder / "paiban.xlsx", "Volunteers", {"Name": "Mei", "Phone": str(PHONE), "Building": "5"})


def overlapping_pins(folder: Path) -> None:
    times = {"Name": "Mei", "Duty": DUTY, "From": "4/1 08:00", "Until": "4/1 12:00"}
    rows = ({**times, "Must or never": kind} for kind in ("must", "never"))
    append_rows(folder / "paiban.xlsx", "Pins", *rows)


def pin_that_ends_before_it_starts(folder: Path) -> None:
    pin = {"Name": "Mei", "Duty": DUTY, "Must or never": "must", "From": "4/1 12:00", "Until": "4/1 08:00"}
    append_rows(folder / "paiban.xlsx", "Pins", pin)


def no_people(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "paiban.xlsx")
    del book["Volunteers"]
    book.save(folder / "paiban.xlsx")


def broken(folder: Path) -> None:
    (folder / "paiban.xlsx").write_bytes(b"PK\x03\x04 no workbook at all")


def empty(folder: Path) -> None:
    (folder / "paiban.xlsx").write_bytes(b"")


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (reversed_days, "paiban.xlsx Site B"),
        (unknown_skill, "paiban.xlsx Volunteers "),
        (same_person, "paiban.xlsx Volunteers "),
        (overlapping_pins, "paiban.xlsx Pins A3: "),
        (pin_that_ends_before_it_starts, "paiban.xlsx Pins F2: "),
        (no_people, "paiban.xlsx: The sheet “Volunteers” is missing."),
        (broken, "paiban.xlsx: "),
        (empty, "paiban.xlsx: The file is empty"),
    ],
)
@pytest.mark.parametrize("command", ["check", "solve", "replan"])
def test_each_mistake_is_told_with_its_place_and_nothing_is_written(
    run: Run, folder: Path, spoil: Callable[[Path], None], place: str, command: str
) -> None:
    spoil(folder)
    refused = run(command, folder)
    assert (refused.code, refused.out) == (2, ""), refused.said
    told = [line for line in refused.err.splitlines() if not line.startswith("Note: ")]
    assert len(told) == 1
    assert told[0].startswith(place)
    assert " → " in told[0]
    assert files(folder) == {"paiban.xlsx"}


@pytest.mark.parametrize(
    "command", [("solve",), ("replan",), ("export", "chat"), ("export", "json"), ("history",)]
)
def test_a_folder_without_a_workbook_is_told_and_stays_empty(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    refused = run(*command, tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert " → Make one with: paiban " in refused.err
    assert files(tmp_path) == set()


@pytest.mark.parametrize(
    "words", [("dance",), ("solve", "--dance"), ("solve", "--seconds", "long")], ids=" ".join
)
def test_a_command_or_option_that_does_not_exist_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    refused = run(*words)
    assert (refused.code, refused.out) == (2, "")
    assert words[-1] in refused.err or words[-2] in refused.err


@pytest.mark.parametrize("command", [("history",), ("export", "chat"), ("solve",)])
def test_a_damaged_store_is_told_before_anything_else_happens(
    run: Run, folder: Path, command: tuple[str, ...]
) -> None:
    (folder / "paiban.db").write_bytes(b"no database, but long enough to be looked at" * 30)
    refused = run(*command, folder)
    assert (refused.code, refused.out) == (2, "")
    assert "paiban.db is damaged or is not a plan store of paiban" in refused.err
    assert files(folder) == {"paiban.xlsx", "paiban.db"}


def test_our_own_bug_is_told_as_ours_without_anything_personal(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(problem: object, *_others: object) -> None:
        raise KeyError(f"no cell for {problem}")

    monkeypatch.setattr("paiban.scheduler.solve.solve", stumble)
    done = run("solve", folder)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("This is a bug in paiban, not yours.")
    assert "KeyError" in done.err
    assert "test_mistakes.py" in done.err
    assert "Mei" not in done.err
    assert str(PHONE) not in done.err
    assert files(folder) == {"paiban.xlsx"}


def test_a_name_with_line_breaks_and_formulas_is_only_a_name(run: Run, tmp_path: Path) -> None:
    compound = tiny()
    mei, *others = compound.volunteers
    write_workbook(tmp_path, replace(compound, volunteers=(replace(mei, name="=Mei", id="=Mei"), *others)))
    assert run("check", tmp_path).code == 0


def test_no_help_loads_a_heavy_library() -> None:
    program = f"""
import contextlib, io, sys
from paiban.cli import main
for command in {COMMANDS!r}:
    for language in ("zh", "en"):
        with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
            main([*command, "--help", "--lang", language])
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "paiban.cli.app" in done.stdout.split()
    assert HEAVY.isdisjoint(done.stdout.split())
