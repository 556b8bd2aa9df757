"""Opens the round-the-clock posts of an instance: the solver itself cuts their time into shifts.

In a fixed instance a gate or guard post is a row of duties. Opened, all such posts together are one post that
wants as many people at any time (posts alike can always share their people out evenly), with candidate shifts
of 4, 6 and 8 hours. A missing person costs as much for four hours as for an empty seat, and less time its
share. The post has every tag that one of them has. Terms that need to know who stands together (first-timers,
women) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

Instance = Mapping[str, Any]
ROUND_THE_CLOCK = ("gate", "guard")  # how the names of such posts begin
POST = "round-the-clock"
NIGHT, FEMALE = "night", "female_preferred"
DAY = 1440
SHARE_MINUTES = 240  # a post's empty seat costs its full price for so much time
NIGHT_UNTIL, NIGHT_FROM = 360, 1320  # what starts before six or from ten in the evening on is a night shift


class Grid(StrEnum):
    """Where candidate shifts may start."""

    OWN = "own"
    FINE = "fine"


STEPS: Mapping[Grid, Mapping[int, int]] = {
    Grid.OWN: {240: 240, 360: 360, 480: 480},
    Grid.FINE: {240: 120, 360: 120, 480: 240},
}
"""The distance of the starts, in minutes, for each length of shift."""


def opened(instance: Instance, grid: Grid) -> dict[str, Any]:
    """Return a fixed instance with its round-the-clock posts opened to candidate shifts on a grid."""
    posts: dict[str, Mapping[str, Any]] = {}
    duties = []
    for duty in instance["duties"]:
        if duty["post"].startswith(ROUND_THE_CLOCK):
            posts.setdefault(duty["post"], duty)
        else:
            duties.append(duty)
    horizon = instance["days"] * DAY
    return {
        **instance,
        "name": f"{instance['name']}-{grid}",
        "weights": {**instance["weights"], "first_timers": 0, "female": 0},
        "duties": duties,
        "posts": [
            {
                "id": POST,
                "first": len(posts),
                "seats": sum(duty["seats"] for duty in posts.values()),
                "tags": sorted({tag for duty in posts.values() for tag in duty["tags"]} - {NIGHT, FEMALE}),
                "start": 0,
                "end": horizon,
                "shifts": list(_candidates(horizon, grid)),
            }
        ],
    }


def _candidates(horizon: int, grid: Grid) -> Iterator[dict[str, Any]]:
    for minutes, step in STEPS[grid].items():
        for start in range(0, horizon - minutes + 1, step):
            end = start + minutes
            tags = [NIGHT] if is_night(start) else []
            yield {"id": f"{POST}@{start}-{end}", "start": start, "end": end, "tags": tags}


def is_night(start: int) -> bool:
    """Say whether what starts at a minute is a night shift."""
    return not NIGHT_UNTIL <= start % DAY < NIGHT_FROM
