"""A tiny instance of the benchmark family, and a naive scorer that knows nothing of the engine.

The scorer stands alone, for the tests also write this file out as a peers' ``score.py``.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from itertools import combinations, product
from typing import Any

WEIGHTS = {
    "first": 1000,
    "second": 200,
    "first_timers": 30,
    "disliked": 10,
    "female": 5,
    "fair": 1,
    "change": 50,
}


def instance() -> dict[str, Any]:
    """Three people; a gate for two, an aid post whose first seat needs a doctor, a desk at night for one."""
    return {
        "name": "tiny",
        "days": 2,
        "min_rest": 480,
        "fair_unit_min": 120,
        "weights": WEIGHTS,
        "volunteers": [
            _volunteer("Mei", "f", ["medical"], first_timer=True, dislikes=["night"]),
            _volunteer("Li", "m", [], first_timer=True, dislikes=[]),
            _volunteer("Wang", "m", ["driver"], first_timer=False, dislikes=["outdoor"]),
        ],
        "duties": [
            duty("gate", 480, 720, seats=2, tags=["female_preferred", "outdoor"]),
            duty("aid", 1920, 2160, seats=2, skill=["medical", "driver"]),
            duty("desk", 1320, 1560, seats=1, tags=["night"]),
        ],
    }


def _volunteer(
    name: str, gender: str, skills: list[str], *, first_timer: bool, dislikes: list[str]
) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "volunteer",
        "gender": gender,
        "skills": skills,
        "availability": [[0, 2880]],
        "max_minutes_per_day": 360,
        "max_minutes_total": 600,
        "dislikes": dislikes,
        "first_timer": first_timer,
    }


def duty(
    name: str,
    start: int,
    end: int,
    *,
    seats: int,
    skill: list[str] | None = None,
    tags: list[str] | None = None,
) -> dict[str, Any]:
    return {
        "id": name,
        "post": name,
        "start": start,
        "end": end,
        "seats": seats,
        "skill": skill,
        "tags": tags or [],
    }


def random_seats(posed: Mapping[str, Any], seed: int) -> list[tuple[str, int, str]]:
    """Some of the seats with anybody on them, allowed or not; the first seats of a duty are filled first."""
    draw = random.Random(seed)
    people = [person["id"] for person in posed["volunteers"]]
    rows = []
    for duty in posed["duties"]:
        names = draw.sample(people, draw.randint(0, duty["seats"]))
        first = draw.randint(0, 1) if duty["skill"] and len(names) < duty["seats"] else 0
        rows += [(duty["id"], first + seat, name) for seat, name in enumerate(names)]
    return rows


def score(posed: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """Count hard violations and cost, seat by seat and minute by minute."""
    people = {person["id"]: person for person in posed["volunteers"]}
    on_duty = {
        duty["id"]: {seat: people[name] for other, seat, name in found["assign"] if other == duty["id"]}
        for duty in posed["duties"]
    }
    hard = Counter(_hard(posed, people, on_duty, found))
    count: Counter[str] = Counter(first=0, second=0)
    for duty in posed["duties"]:
        seated = on_duty[duty["id"]]
        crew = list(seated.values())
        count["first"] += 0 not in seated
        count["second"] += sum(seat not in seated for seat in range(1, duty["seats"]))
        count["first_timers"] += len(crew) > 1 and all(person["first_timer"] for person in crew)
        count["disliked"] += sum(any(tag in person["dislikes"] for tag in duty["tags"]) for person in crew)
        count["female"] += "female_preferred" in duty["tags"] and "f" not in {who["gender"] for who in crew}
    load = Counter(dict.fromkeys(people, 0))
    for duty in posed["duties"]:
        load.update({person["id"]: duty["end"] - duty["start"] for person in on_duty[duty["id"]].values()})
    terms = {term: posed["weights"][term] * times for term, times in count.items()}
    terms["fair"] = sum(round((minutes / posed["fair_unit_min"]) ** 2) for minutes in load.values())
    cost = sum(terms.values())
    return {"hard": dict(hard), "count": dict(count), "cost_terms": terms, "cost": cost}


def least_cost(posed: Mapping[str, Any]) -> int:
    """The least cost of any allowed roster, by trying all of them."""
    people = [None, *(person["id"] for person in posed["volunteers"])]
    seats = [(duty["id"], seat) for duty in posed["duties"] for seat in range(duty["seats"])]
    costs = []
    for chosen in product(people, repeat=len(seats)):
        assign = [(*seat, who) for seat, who in zip(seats, chosen, strict=True) if who is not None]
        if len({(duty, who) for duty, _, who in assign}) == len(assign):
            scored = score(posed, {"assign": assign})
            if not scored["hard"]:
                costs.append(int(scored["cost"]))
    return min(costs)


def _hard(
    posed: Mapping[str, Any],
    people: Mapping[str, Any],
    on_duty: Mapping[str, Mapping[int, Any]],
    found: Mapping[str, Any],
) -> list[str]:
    wrong = []
    duties = {duty["id"]: duty for duty in posed["duties"]}
    for name, person in people.items():
        own = [duties[duty] for duty, _, other in found["assign"] if other == name]
        minutes = [minute for duty in own for minute in range(duty["start"], duty["end"])]
        free = {minute for start, end in person["availability"] for minute in range(start, end)}
        wrong += ["availability"] * (not free.issuperset(minutes))
        wrong += ["total_cap"] * (len(minutes) > person["max_minutes_total"])
        by_day = Counter(minute // 1440 for minute in minutes)
        wrong += ["day_cap"] * any(spent > person["max_minutes_per_day"] for spent in by_day.values())
        for one, other in combinations(own, 2):
            between = max(one["start"], other["start"]) - min(one["end"], other["end"])
            wrong += ["rest"] * (between < posed["min_rest"])
    for name, seated in on_duty.items():
        skill = duties[name]["skill"]
        if 0 in seated and skill and not set(skill) & set(seated[0]["skills"]):
            wrong.append("skill")
    return wrong
