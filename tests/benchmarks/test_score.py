"""The scorer finds every violation and counts every term as one would by hand."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.record import Seated
from benchmarks.score import score
from tests.benchmarks import family


def changed(name: str, **known: Any) -> dict[str, Any]:
    """The tiny instance with one person changed."""
    posed = family.instance()
    for person in posed["volunteers"]:
        if person["id"] == name:
            person.update(known)
    return posed


def post() -> dict[str, Any]:
    """The tiny instance with nothing but a post for eight hours that wants two, one of them first."""
    posed = family.instance()
    shifts = [(0, 240), (240, 480), (0, 480)]
    post = {
        "id": "post",
        "first": 1,
        "seats": 2,
        "start": 0,
        "end": 480,
        "tags": ["outdoor"],
        "shifts": [
            {"id": f"{start}-{end}", "start": start, "end": end, "tags": ["night"]} for start, end in shifts
        ],
    }
    return {**posed, "duties": [], "posts": [post]}


@pytest.mark.parametrize(
    ("posed", "seats", "rule"),
    [
        (family.instance(), [("nowhere", 0, "Mei")], "unknown"),
        (family.instance(), [("gate", 0, "Nobody")], "unknown"),
        (family.instance(), [("desk", 1, "Mei")], "unknown"),
        (family.instance(), [("desk", 0, "Mei"), ("desk", 0, "Li")], "seat_twice"),
        (family.instance(), [("gate", 0, "Mei"), ("gate", 1, "Mei")], "same_duty_twice"),
        (family.instance(), [("aid", 0, "Li")], "skill"),
        (changed("Li", availability=[[481, 2880]]), [("gate", 0, "Li")], "availability"),
        (changed("Li", availability=[[0, 600], [600, 2880]]), [("gate", 0, "Li")], "availability"),
        (family.instance(), [("desk", 0, "Li"), ("aid", 1, "Li")], "rest"),
        (changed("Li", max_minutes_per_day=239), [("gate", 0, "Li")], "day_cap"),
        (changed("Li", max_minutes_total=479), [("gate", 0, "Li"), ("aid", 1, "Li")], "total_cap"),
        (post(), [("0-240", 0, "Li"), ("0-480", 0, "Li")], "overlap"),
        (post(), [("0-480", 0, "Li")], "length"),
        (post(), [("0-240", 0, "Li"), ("0-240", 1, "Mei"), ("0-480", 0, "Wang")], "crowded"),
    ],
)
def test_a_violation_is_found(posed: dict[str, Any], seats: list[Seated], rule: str) -> None:
    assert rule in score(posed, seats).hard


@pytest.mark.parametrize(
    ("posed", "seats"),
    [
        (changed("Li", availability=[[480, 720]]), [("gate", 0, "Li")]),
        (changed("Li", max_minutes_per_day=240), [("gate", 0, "Li")]),
        (changed("Li", max_minutes_total=480), [("gate", 0, "Li"), ("aid", 1, "Li")]),
        (family.instance(), [("aid", 1, "Li")]),
        (family.instance(), [("gate", 0, "Li"), ("desk", 0, "Li")]),
        (post(), [("0-240", 0, "Li"), ("0-240", 1, "Mei"), ("240-480", 0, "Wang")]),
    ],
)
def test_what_just_fits_is_no_violation(posed: dict[str, Any], seats: list[Seated]) -> None:
    assert score(posed, seats).hard == {}


@pytest.mark.parametrize(
    ("seats", "terms"),
    [
        ([], {"first": 3000, "second": 400, "female": 5}),
        ([("gate", 0, "Mei")], {"first": 2000, "second": 400, "fair": 4}),
        ([("gate", 1, "Mei")], {"first": 3000, "second": 200, "fair": 4}),
        (
            [("gate", 0, "Mei"), ("gate", 1, "Li")],
            {"first": 2000, "second": 200, "first_timers": 30, "fair": 8},
        ),
        ([("gate", 0, "Wang")], {"first": 2000, "second": 400, "disliked": 10, "female": 5, "fair": 4}),
        ([("gate", 0, "Mei"), ("aid", 0, "Mei")], {"first": 1000, "second": 400, "fair": 16}),
    ],
)
def test_terms_are_those_counted_by_hand(seats: list[Seated], terms: dict[str, int]) -> None:
    found = score(family.instance(), seats)
    assert {term: cost for term, cost in found.terms.items() if cost} == terms
    assert found.cost == sum(terms.values())


@pytest.mark.parametrize(
    ("seats", "first", "other"),
    [
        ([], 2, 2),
        ([("0-240", 0, "Li")], 1, 2),
        ([("0-240", 0, "Li"), ("0-240", 1, "Mei")], 1, 1),
        ([("0-240", 0, "Li"), ("240-480", 0, "Mei")], 0, 2),
    ],
)
def test_uncovered_time_counts_four_hours_as_a_seat(seats: list[Seated], first: int, other: int) -> None:
    found = score(post(), seats)
    assert (found.first_open, found.other_open) == (first, other)
    assert (found.terms["first"], found.terms["second"]) == (1000 * first, 200 * other)


def test_a_candidate_is_disliked_for_its_own_tags_and_those_of_its_post() -> None:
    found = {name: score(post(), [("0-240", 0, name)]).terms["disliked"] for name in ("Mei", "Li", "Wang")}
    assert found == {"Mei": 10, "Li": 0, "Wang": 10}


BASE: list[Seated] = [("gate", 0, "Li"), ("aid", 0, "Mei"), ("aid", 1, "Li")]


@pytest.mark.parametrize(
    ("seats", "changes", "frozen"),
    [
        (BASE, 0, 0),
        ([("gate", 0, "Li"), ("aid", 0, "Wang"), ("aid", 1, "Li")], 1, 0),
        ([("gate", 0, "Li")], 2, 0),
        ([("gate", 0, "Li"), ("aid", 1, "Mei")], 1, 0),
        ([("gate", 0, "Wang"), ("aid", 0, "Mei"), ("aid", 1, "Li")], 0, 2),
    ],
)
def test_changes_ahead_cost_and_changes_behind_are_not_allowed(
    seats: list[Seated], changes: int, frozen: int
) -> None:
    found = score(family.instance(), seats, BASE, 1000)
    assert (found.changes, found.surviving, found.terms["change"]) == (changes, 2, 50 * changes)
    assert found.hard.get("frozen", 0) == frozen


def test_a_duty_of_somebody_who_left_does_not_survive() -> None:
    found = score(changed("Li", availability=[[0, 1000]]), [("gate", 0, "Li")], BASE, 1000)
    assert (found.changes, found.surviving) == (1, 1)


@pytest.mark.parametrize("seed", range(60))
def test_it_agrees_with_a_naive_count_minute_by_minute(seed: int) -> None:
    posed = family.instance()
    posed["volunteers"][seed % 3]["availability"] = [[0, 1400], [1500, 2160]]
    posed["volunteers"][seed % 2]["max_minutes_per_day"] = (240, 360)[seed % 2]
    seats = family.random_seats(posed, seed)
    found, naive = score(posed, seats), family.score(posed, {"assign": seats})
    assert found.cost == naive["cost"]
    assert found.hard.keys() == naive["hard"].keys()
