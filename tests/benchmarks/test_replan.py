"""People leave, the roster is planned again, and what changed is counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from benchmarks import replan
from benchmarks.leave import Leave, leave
from benchmarks.measured import Scored
from benchmarks.record import Moment, Seated
from tests.benchmarks import family
from tests.benchmarks.test_table import run

BASE: list[Seated] = [
    (duty, seat, f"{name}{number}")
    for number in range(10)
    for duty, seat, name in [("gate", 0, "Li"), ("desk", 0, "Mei"), ("aid", 1, "Li")]
]


def crowd() -> dict[str, Any]:
    """The tiny instance with everybody ten times."""
    posed = family.instance()
    people = product(posed["volunteers"], range(10))
    return {**posed, "volunteers": [{**person, "id": f"{person['id']}{number}"} for person, number in people]}


def left(since: int = 1440) -> tuple[Leave, set[str]]:
    """What comes of a tenth leaving, and who they are."""
    found = leave(crowd(), BASE, since=since)
    everybody = {person["id"]: person for person in crowd()["volunteers"]}
    gone = {person["id"] for person in found.case["volunteers"] if person != everybody[person["id"]]}
    return found, gone


def test_a_tenth_of_the_people_leave() -> None:
    found, gone = left()
    assert found.people == len(gone) == 3


def test_they_lose_what_is_ahead_and_keep_what_has_begun() -> None:
    found, gone = left()
    lost = set(BASE) - {tuple(row) for row in found.case["base"]}
    assert lost == {row for row in BASE if row[2] in gone and row[0] == "aid"}
    assert found.lost == len(lost)


def test_a_duty_under_way_is_finished() -> None:
    found, gone = left()
    ends = {person["id"]: person["availability"][-1][1] for person in found.case["volunteers"]}
    assert {ends[name] for name in gone} <= {1440, 1560}
    assert all((ends[name] == 1560) == name.startswith("Mei") for name in gone)


def test_the_same_people_leave_every_time() -> None:
    assert left() == left()


@pytest.mark.parametrize(("cost", "seconds"), [(300, 1), (299, 2), (250, 2), (249, None)])
def test_the_time_to_a_cost_is_that_of_the_first_roster_as_cheap(cost: int, seconds: int | None) -> None:
    moments = (Moment(seconds=1, cost=300), Moment(seconds=2, cost=250))
    assert replan.seconds_to(replace(run("engine", 0), trajectory=moments), cost) == seconds


def test_a_line_counts_changes_and_the_time_to_come_near_the_best() -> None:
    scored = Scored(limit=10, cost=200, bound=150, first_open=0, other_open=0, changes=2, surviving=40)
    moments = (Moment(seconds=1, cost=300), Moment(seconds=2, cost=202), Moment(seconds=3, cost=200))
    measured = replace(run("engine", 0), scored=(scored,), trajectory=moments)
    found = replan.line(Leave(case={}, people=4, lost=9), [measured])
    assert found == (
        *("S", "4", "9", "40", "1 of 1", "2 (5.0%)", "200", "200-200", "150", "0.25"),
        *("2.00 (1 of 1)", "300"),
    )


def test_the_command_measures_a_small_instance(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--sizes", "S", "--base-seconds", "1", "--seconds", "1", "--seeds", "0"]
    assert replan.main(options) == 0
    assert capsys.readouterr().out.splitlines()[2].startswith("| S ")
