"""Instances are the same for a size and a seed everywhere, and as large as promised."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.generate import candidate, fixed, main
from benchmarks.opening import DAY, Grid


@pytest.mark.parametrize(
    ("size", "people", "days", "duties"),
    [("S", 40, 3, 88), ("M", 150, 7, 487), ("L", 400, 14, 2373), ("XL", 2000, 7, 6470)],
)
def test_a_size_has_its_people_days_and_duties(size: str, people: int, days: int, duties: int) -> None:
    made = fixed(size)
    assert (len(made["volunteers"]), made["days"], len(made["duties"])) == (people, days, duties)


def test_an_instance_is_the_same_on_every_version_of_python() -> None:
    text = json.dumps(fixed("S"), sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "9968c4b14c0d75e3"


def test_another_seed_gives_other_people_for_the_same_duties() -> None:
    one, other = fixed("S", 1), fixed("S", 2)
    assert one["duties"] == other["duties"]
    assert one["volunteers"] != other["volunteers"]


def test_duties_lie_inside_the_days_and_are_whole_units_long() -> None:
    made = fixed("M")
    assert all(0 <= duty["start"] < duty["end"] <= made["days"] * DAY for duty in made["duties"])
    assert all((duty["end"] - duty["start"]) % made["fair_unit_min"] == 0 for duty in made["duties"])


def test_swabbing_is_on_every_second_day_and_asks_for_its_skills() -> None:
    swab = [duty for duty in fixed("S")["duties"] if duty["post"].startswith("swab")]
    assert {duty["start"] // DAY for duty in swab} == {1}
    assert {duty["post"]: duty["skill"] for duty in swab if duty["skill"]} == {
        "swab-01/medic": ["medical"],
        "swab-01/sign": ["sign_language"],
    }


def test_windows_of_one_person_never_meet() -> None:
    for person in fixed("M")["volunteers"]:
        marks = [mark for window in person["availability"] for mark in window]
        assert marks == sorted(set(marks))


def test_only_guards_have_days_of_eight_hours() -> None:
    caps = {(person["kind"], person["max_minutes_per_day"]) for person in fixed("M")["volunteers"]}
    assert caps == {("security", 480), ("volunteer", 360)}


def test_the_command_writes_the_instance(tmp_path: Path) -> None:
    out = tmp_path / "S.json"
    assert main(["S", "--seed", "2", "--grid", "fine", "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8")) == candidate("S", Grid.FINE, 2)
