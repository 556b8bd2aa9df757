"""A rival: the plain CP-SAT model that one would write in an afternoon; shares no code with the engine.

    python -m benchmarks.plain CASE.json OUT.json LIMITS SEED

One bool for each person and duty they may have, at most one of all duties that clash at a moment, sums for
caps and seats, a multiplication for the squared load. Default parameters and two workers.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.opening import DAY, SHARE_MINUTES
from benchmarks.record import Recorder, Seated, write_run

WORKERS = 2
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Choice:
    """A person may have a duty, or a candidate shift of a post."""

    person: Json
    duty: Json
    is_taken: Any


@dataclass
class Plain:
    """The model, its choices by duty, and the parts of its cost."""

    instance: Json
    model: Any = field(default_factory=cp_model.CpModel)
    choices: dict[str, list[Choice]] = field(default_factory=lambda: defaultdict(list))
    costs: list[Any] = field(default_factory=list)


def built(instance: Json) -> Plain:
    """Return the model of an instance."""
    plain = Plain(instance)
    for person in instance["volunteers"]:
        own = [Choice(person, duty, plain.model.new_bool_var("")) for duty in _possible(instance, person)]
        for choice in own:
            plain.choices[choice.duty["id"]].append(choice)
        _add_person(plain, person, own)
    for duty in instance["duties"]:
        _add_duty(plain, duty)
    for post in instance.get("posts", ()):
        _add_post(plain, post)
    plain.model.minimize(sum(plain.costs))
    return plain


def _possible(instance: Json, person: Json) -> Iterator[Json]:
    """Yield what a person may have, sorted by start; a candidate shift has its post's tags."""
    day_cap = person["max_minutes_per_day"]
    fixed = [duty for duty in instance["duties"] if duty["seats"] > 1 or _has_skill(person, duty)]
    cut = [
        {**shift, "tags": [*post["tags"], *shift["tags"]]}
        for post in instance.get("posts", ())
        for shift in post["shifts"]
        if shift["end"] - shift["start"] <= day_cap
    ]
    for duty in sorted([*fixed, *cut], key=lambda duty: (duty["start"], duty["end"], duty["id"])):
        start, end = duty["start"], duty["end"]
        if any(begin <= start and end <= until for begin, until in person["availability"]):
            yield duty


def _has_skill(person: Json, duty: Json) -> bool:
    return not duty["skill"] or not set(duty["skill"]).isdisjoint(person["skills"])


def _add_person(plain: Plain, person: Json, own: Sequence[Choice]) -> None:
    """Add rest, caps, dislikes and the squared load of one person."""
    model, instance = plain.model, plain.instance
    clash: list[Choice] = []
    for moment, begun in groupby(own, key=lambda choice: choice.duty["start"]):
        clash = [*(choice for choice in clash if moment < choice.duty["end"] + instance["min_rest"]), *begun]
        model.add_at_most_one(choice.is_taken for choice in clash)
    days: dict[int, list[Any]] = defaultdict(list)
    for choice in own:
        start, end = choice.duty["start"], choice.duty["end"]
        for day in range(start // DAY, (end - 1) // DAY + 1):
            days[day].append((min(end, (day + 1) * DAY) - max(start, day * DAY)) * choice.is_taken)
    for minutes in days.values():
        model.add(sum(minutes) <= person["max_minutes_per_day"])
    weights = instance["weights"]
    for choice in own:
        if not set(choice.duty["tags"]).isdisjoint(person["dislikes"]):
            plain.costs.append(weights["disliked"] * choice.is_taken)
    if own:
        unit = instance["fair_unit_min"]
        most = person["max_minutes_total"] // unit
        load, square = model.new_int_var(0, most, ""), model.new_int_var(0, most * most, "")
        all_minutes = sum((choice.duty["end"] - choice.duty["start"]) * choice.is_taken for choice in own)
        model.add(load * unit == all_minutes)
        model.add_multiplication_equality(square, [load, load])
        plain.costs.append(weights["fair"] * square)


def _add_duty(plain: Plain, duty: Json) -> None:
    """Add the seats of a duty, and what its people are together."""
    model, weights = plain.model, plain.instance["weights"]
    here, others = plain.choices[duty["id"]], duty["seats"] - 1
    count = sum(choice.is_taken for choice in here)
    is_led = model.new_bool_var("")
    model.add(is_led <= sum(choice.is_taken for choice in here if _has_skill(choice.person, duty)))
    model.add(count - is_led <= others)
    plain.costs.append(weights["first"] * (1 - is_led) + weights["second"] * (others - count + is_led))
    if others and weights["first_timers"]:
        is_new = model.new_bool_var("")
        known = sum(choice.is_taken for choice in here if not choice.person["first_timer"])
        model.add(others * is_new >= count - 1 - others * known)
        plain.costs.append(weights["first_timers"] * is_new)
    if "female_preferred" in duty["tags"] and weights["female"]:
        lacks_woman = model.new_bool_var("")
        women = sum(choice.is_taken for choice in here if choice.person["gender"] == "f")
        model.add(lacks_woman >= 1 - women)
        plain.costs.append(weights["female"] * lacks_woman)


def _add_post(plain: Plain, post: Json) -> None:
    """Add what a post wants at any time; a missing person costs the share of the time."""
    model, weights = plain.model, plain.instance["weights"]
    marks = {mark for shift in post["shifts"] for mark in (shift["start"], shift["end"])}
    for start, end in pairwise(sorted(marks | {post["start"], post["end"]})):
        count = sum(
            choice.is_taken
            for shift in post["shifts"]
            if shift["start"] <= start and end <= shift["end"]
            for choice in plain.choices[shift["id"]]
        )
        first = model.new_int_var(0, post["first"], "")
        model.add(first >= post["first"] - count)
        model.add(count <= post["seats"])
        each_first = (weights["first"] - weights["second"]) * (end - start) // SHARE_MINUTES
        each_seat = weights["second"] * (end - start) // SHARE_MINUTES
        plain.costs.append(each_first * first + each_seat * (post["seats"] - count))


def seats_of(plain: Plain, is_taken: Sequence[bool]) -> list[Seated]:
    """Return the roster of a solution: who has the skill that a duty asks for sits on its first seat."""
    found: list[Seated] = []
    for choices in plain.choices.values():
        crew = [choice for choice in choices if is_taken[choice.is_taken.index]]
        crew.sort(key=lambda choice: not _is_lead(choice))
        first = 0 if not crew or _is_lead(crew[0]) else 1
        found.extend(
            (choice.duty["id"], seat, choice.person["id"]) for seat, choice in enumerate(crew, start=first)
        )
    return found


def _is_lead(choice: Choice) -> bool:
    return "skill" not in choice.duty or _has_skill(choice.person, choice.duty)


class _Noting(cp_model.CpSolverSolutionCallback):
    """Notes every better roster."""

    def __init__(self, plain: Plain, recorder: Recorder) -> None:
        super().__init__()
        self._plain = plain
        self._recorder = recorder
        self.cost: int | None = None
        self.is_taken: list[bool] = []

    def on_solution_callback(self) -> None:
        self.cost, self.is_taken = (
            round(self.objective_value),
            [bool(x) for x in self.response_proto.solution],
        )
        self.note(self.best_objective_bound)

    def note(self, bound: float) -> None:
        self._recorder.note(self.cost, whole(bound), partial(seats_of, self._plain, self.is_taken))


def whole(bound: float) -> int | None:
    """Return the least whole cost that a bound allows."""
    return math.ceil(bound - 1e-6) if math.isfinite(bound) else None


def main(arguments: Iterable[str]) -> None:
    """Solve once within the longest limit and write the run."""
    case_file, out, limits, seed = arguments
    recorder = Recorder([int(limit) for limit in limits.split(",")])
    plain = built(json.loads(Path(case_file).read_text("utf-8")))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = int(seed)
    solver.parameters.max_time_in_seconds = max(0.01, recorder.seconds_left)
    noting = _Noting(plain, recorder)
    solver.best_bound_callback = noting.note
    solver.solve(plain.model, noting)
    seats = None if noting.cost is None else partial(seats_of, plain, noting.is_taken)
    write_run(recorder.finish(noting.cost, whole(solver.best_objective_bound), seats), Path(out))


if __name__ == "__main__":
    main(sys.argv[1:])
