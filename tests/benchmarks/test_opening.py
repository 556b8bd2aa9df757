"""Round-the-clock posts are opened to candidate shifts, and everything else stays as it is."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from benchmarks.opening import Grid, is_night, opened
from tests.benchmarks import family


def posts() -> dict[str, Any]:
    """The tiny instance with a gate for two and a guard post for three besides, on one day."""
    posed = {**family.instance(), "days": 1}
    posed["duties"] = [
        family.duty("aid", 1200, 1440, seats=2, skill=["medical"]),
        *(family.duty("gate-01", start, start + 480, seats=2, tags=["outdoor"]) for start in (0, 480, 960)),
        *(family.duty("guard6-01", start, start + 360, seats=3, tags=["night"]) for start in (0, 360)),
    ]
    return posed


def test_all_posts_together_are_one_that_wants_as_many() -> None:
    (post,) = opened(posts(), Grid.OWN)["posts"]
    assert (post["first"], post["seats"], post["start"], post["end"]) == (2, 5, 0, 1440)


def test_it_has_every_tag_that_one_of_them_has_but_night_is_by_the_clock() -> None:
    (post,) = opened(posts(), Grid.OWN)["posts"]
    assert post["tags"] == ["outdoor"]
    assert {shift["start"] for shift in post["shifts"] if shift["tags"] == ["night"]} == {0, 240}


@pytest.mark.parametrize(
    ("grid", "counts"), [(Grid.OWN, {240: 6, 360: 4, 480: 3}), (Grid.FINE, {240: 11, 360: 10, 480: 5})]
)
def test_a_grid_gives_its_candidates(grid: Grid, counts: dict[int, int]) -> None:
    (post,) = opened(posts(), grid)["posts"]
    assert Counter(shift["end"] - shift["start"] for shift in post["shifts"]) == counts


def test_other_duties_and_the_people_stay() -> None:
    before, after = posts(), opened(posts(), Grid.OWN)
    assert after["duties"] == before["duties"][:1]
    assert after["volunteers"] == before["volunteers"]


def test_terms_about_who_stands_together_are_left_out() -> None:
    weights = opened(posts(), Grid.OWN)["weights"]
    assert (weights["first_timers"], weights["female"], weights["disliked"]) == (0, 0, 10)


@pytest.mark.parametrize("night", [0, 359, 1320, 1440, 2760])
@pytest.mark.parametrize("day", [360, 1319, 1800])
def test_night_is_what_starts_from_ten_to_six(night: int, day: int) -> None:
    assert is_night(night)
    assert not is_night(day)
