"""Makes instances of the community-lockdown roster, the same for a size and a seed everywhere.

    python -m benchmarks.generate SIZE [--seed 1] [--grid own|fine] --out FILE

Only ``Random.random`` is drawn from, which gives the same numbers on every version of Python. The families
``fixed`` and ``candidate`` are made here; a ``candidate`` instance is a fixed one whose posts are opened.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.opening import DAY, NIGHT, Grid, is_night, opened

Thing = TypeVar("Thing")
WEIGHTS = {
    "first": 1000,
    "second": 200,
    "first_timers": 30,
    "disliked": 10,
    "female": 5,
    "fair": 1,
    "change": 50,
}
FAIR_UNIT_MINUTES, REST_MINUTES = 120, 480


@dataclass(frozen=True)
class Size:
    """How many people (the first of them guards), days and posts of each sort, and who offers a day."""

    people: int
    guards: int
    days: int
    offered: float
    posts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A sort of duty: when it begins on a day, how long it is, who is asked for.

    Of the posts with this duty every ``women`` th (counting from ``women_from``) prefers a woman, and every
    second one begins ``late`` minutes later. Swabbing is on every ``every`` th day only.
    """

    starts: Sequence[int]
    minutes: int = 240
    seats: int = 2
    part: str = ""
    skill: Sequence[str] = ()
    tags: Sequence[str] = ()
    women: int = 0
    women_from: int = 0
    late: int = 0
    every: int = 1


def _round(minutes: int, first: int = 0) -> range:
    """Return the starts of a day cut evenly."""
    return range(first, first + DAY, minutes)


DUTIES: Mapping[str, Sequence[Duty]] = {
    "guard4": [Duty(starts=_round(240), late=120, women=4, women_from=1)],
    "guard6": [Duty(starts=_round(360), minutes=360, women=5, women_from=2)],
    "guard8": [Duty(starts=_round(480), minutes=480)],
    "gate": [Duty(starts=_round(240, 120), tags=["outdoor"])],
    "patrol_day": [Duty(starts=[480, 960], tags=["outdoor"])],
    "patrol_night": [Duty(starts=[1200, 1440], skill=["police"], tags=["outdoor", NIGHT])],
    "swab": [
        Duty(part="registration", starts=[480, 780], every=2, women=1),
        Duty(part="guides", starts=[480, 780], every=2, seats=3, tags=["outdoor"]),
        Duty(part="queue", starts=[480, 780], every=2, tags=["outdoor"]),
        Duty(part="code", starts=[480, 780], every=2, seats=1),
        Duty(part="medic", starts=[480, 780], every=2, seats=1, skill=["medical"]),
        Duty(part="supplies", starts=[480, 780], every=2, seats=1, tags=["lifting"]),
        Duty(part="sign", starts=[480, 780], every=2, seats=1, skill=["sign_language"]),
    ],
    "delivery": [Duty(starts=[540, 960], minutes=120, skill=["driver"], tags=["lifting"])],
    "disinfection": [Duty(starts=[420, 1080], minutes=120)],
    "reception": [Duty(starts=[480, 840])],
    "medical": [Duty(starts=_round(360), minutes=360, seats=1, skill=["medical"])],
    "fire": [Duty(starts=_round(360), minutes=360, seats=1, skill=["fire"])],
    "mediation": [Duty(starts=[480, 840], minutes=360, seats=1, skill=["counselling", "police"])],
}
_COLUMNS = tuple(DUTIES)


def _posts(*counts: int) -> dict[str, int]:
    return dict(zip(_COLUMNS, counts, strict=True))


SIZES: Mapping[str, Size] = {
    "S": Size(40, guards=6, days=3, offered=0.97, posts=_posts(1, 0, 1, 0, 0, 1, 1, 1, 2, 1, 1, 0, 1)),
    "M": Size(150, guards=15, days=7, offered=0.60, posts=_posts(2, 3, 2, 1, 1, 1, 1, 3, 2, 2, 1, 1, 1)),
    "L": Size(400, guards=36, days=14, offered=0.56, posts=_posts(5, 7, 5, 2, 2, 3, 3, 7, 6, 4, 2, 2, 2)),
    "XL": Size(
        2000,
        guards=200,
        days=7,
        offered=0.60,
        posts=_posts(27, 39, 26, 13, 13, 14, 13, 40, 30, 27, 13, 13, 13),
    ),
}

SKILLS = {
    "medical": 0.10,
    "police": 0.07,
    "counselling": 0.05,
    "sign_language": 0.04,
    "fire": 0.07,
    "driver": 0.20,
}
GUARD_SKILLS = {**SKILLS, "police": 0.105, "fire": 0.105}
DISLIKES = {NIGHT: 0.30, "outdoor": 0.15, "lifting": 0.15}
HOURS = (
    ((0, 1440), 0.36),
    ((240, 960), 0.16),
    ((420, 1320), 0.18),
    ((720, 1560), 0.16),
    ((1080, 1980), 0.14),
)
TOTALS = ((1680, 1 / 3), (2040, 1 / 3), (2400, 1 / 3))
FIRST_TIMERS, WOMEN, WOMEN_AMONG_GUARDS, DAYS_OF_GUARDS = 0.30, 0.55, 0.20, 0.72


def fixed(size: str, seed: int = 1) -> dict[str, Any]:
    """Return the instance of a size and a seed whose duties all have fixed times."""
    made = SIZES[size]
    draw = random.Random(f"paiban {size} {seed}")
    return {
        "name": f"{size}-{seed}",
        "days": made.days,
        "horizon": made.days * DAY,
        "min_rest": REST_MINUTES,
        "fair_unit_min": FAIR_UNIT_MINUTES,
        "weights": WEIGHTS,
        "volunteers": [_person(number, made, draw) for number in range(made.people)],
        "duties": [{"id": f"d{number:05}", **duty} for number, duty in enumerate(_duties(made))],
    }


def candidate(size: str, grid: Grid, seed: int = 1) -> dict[str, Any]:
    """Return the fixed instance of a size and a seed with its round-the-clock posts opened."""
    return opened(fixed(size, seed), grid)


def _duties(size: Size) -> Iterator[dict[str, Any]]:
    for day in range(size.days):
        for sort, count in size.posts.items():
            for number in range(count):
                for duty in DUTIES[sort]:
                    if day % duty.every == duty.every - 1:
                        yield from _on_day(f"{sort}-{number + 1:02}", number, duty, day, size.days * DAY)


def _on_day(post: str, number: int, duty: Duty, day: int, horizon: int) -> Iterator[dict[str, Any]]:
    is_for_women = duty.women > 0 and number % duty.women == duty.women_from
    for clock in duty.starts:
        start = day * DAY + clock + duty.late * (number % 2)
        tags = {
            *duty.tags,
            *(["female_preferred"] if is_for_women else []),
            *([NIGHT] if is_night(start) else []),
        }
        if start + duty.minutes <= horizon:
            yield {
                "post": f"{post}/{duty.part}" if duty.part else post,
                "start": start,
                "end": start + duty.minutes,
                "seats": duty.seats,
                "skill": list(duty.skill) or None,
                "tags": sorted(tags),
            }


def _person(number: int, size: Size, draw: random.Random) -> dict[str, Any]:
    is_guard = number < size.guards
    skills = some(GUARD_SKILLS if is_guard else SKILLS, draw)
    hours = (0, DAY) if is_guard else one_of(HOURS, draw)
    days = [day for day in range(size.days) if draw.random() < (DAYS_OF_GUARDS if is_guard else size.offered)]
    total = 2400 if is_guard else one_of(TOTALS, draw)
    return {
        "id": f"v{number:04}",
        "kind": "security" if is_guard else "volunteer",
        "skills": skills,
        "gender": "f" if draw.random() < (WOMEN_AMONG_GUARDS if is_guard else WOMEN) else "m",
        "availability": _windows(days, hours, size.days * DAY),
        "max_minutes_per_day": 480 if is_guard else 360,
        "max_minutes_total": total * max(size.days, 7) // 7,
        "dislikes": some(DISLIKES, draw),
        "first_timer": not is_guard and draw.random() < FIRST_TIMERS,
    }


def _windows(days: Sequence[int], hours: tuple[int, int], horizon: int) -> list[list[int]]:
    """Return the times of the offered days; those that meet are one."""
    found: list[list[int]] = []
    for day in days:
        start, end = day * DAY + hours[0], min(horizon, day * DAY + hours[1])
        if found and start <= found[-1][1]:
            found[-1][1] = end
        else:
            found.append([start, end])
    return found


def some(shares: Mapping[str, float], draw: random.Random) -> list[str]:
    """Draw words, each with a share of its own."""
    return sorted(word for word, share in shares.items() if draw.random() < share)


def one_of(shares: Sequence[tuple[Thing, float]], draw: random.Random) -> Thing:
    """Draw one thing; the shares together are one, or more for a last thing that takes the rest."""
    left = draw.random()
    for thing, share in shares:
        left -= share
        if left < 0:
            return thing
    return shares[-1][0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one instance to a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Write one instance.")
    parser.add_argument("size", choices=list(SIZES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--grid", type=Grid, choices=list(Grid), help="open the round-the-clock posts")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    made = candidate(given.size, given.grid, given.seed) if given.grid else fixed(given.size, given.seed)
    given.out.write_text(json.dumps(made) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
