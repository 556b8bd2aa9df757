"""What the live line says while the search runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace

import pytest

from paiban.cli.screen import DOING, progress_words
from paiban.scheduler.annealing import Annealing
from paiban.scheduler.neighbourhoods import MENDING_DRAWS
from paiban.scheduler.progress import Progress
from paiban.text import in_language
from paiban.values.roster import Roster

PROGRESS = Progress(
    seconds=12.4, cost=200, bound=150, open_seats=3, doing="sweep", steps=7, roster=lambda: Roster.of([])
)


def words(progress: Progress) -> str:
    with in_language("en"):
        return progress_words(progress)


def test_time_cost_bound_distance_and_open_seats_are_told() -> None:
    assert words(PROGRESS) == (
        "12 s · Ctrl-C keeps this · open seats 3 · cost 200 · at best 150 · distance 25.0% · day by day (7)"
    )


@pytest.mark.parametrize("progress", [replace(PROGRESS, bound=None), replace(PROGRESS, cost=0, bound=0)])
def test_a_distance_that_means_nothing_is_not_told(progress: Progress) -> None:
    assert "distance not known yet" in words(progress)


def test_every_way_to_improve_has_words() -> None:
    assert {"start", "sweep", Annealing.name, *MENDING_DRAWS} == set(DOING)


def test_a_reader_who_goes_away_does_not_stop_the_work() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    script = "from paiban.cli.screen import say; say('one'); say('two'); open('done', 'w').close()"
    with tempfile.TemporaryDirectory() as folder:
        left = subprocess.run([sys.executable, "-c", script], stdout=writing, cwd=folder, check=False)
        assert (left.returncode, os.listdir(folder)) == (0, ["done"])
    os.close(writing)


def test_the_module_is_the_command() -> None:
    command = [sys.executable, "-m", "paiban", "rules", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("age-limits")
