"""Counts hard violations and cost of a roster from the instance alone; shares no code with the engine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from benchmarks.opening import DAY, SHARE_MINUTES
from benchmarks.record import Seated

Json = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a roster is worth: hard violations by rule and cost by term.

    Open seats of a post count by time, four hours as one seat. ``changes`` of the ``surviving`` duties of
    a standing roster are counted when re-planning.
    """

    hard: Mapping[str, int]
    terms: Mapping[str, int]
    first_open: float
    other_open: float
    changes: int = 0
    surviving: int = 0

    @property
    def cost(self) -> int:
        return sum(self.terms.values())


@dataclass(frozen=True, kw_only=True)
class Work:
    """A duty or a candidate shift of a post."""

    id: str
    start: int
    end: int
    seats: int
    skill: frozenset[str]
    tags: frozenset[str]
    is_candidate: bool

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Seating:
    """A roster over an instance: who has which seat, as far as the seats, duties and people exist."""

    instance: Json
    people: Mapping[str, Json]
    work: Mapping[str, Work]
    taken: Mapping[tuple[str, int], str]

    def loads(self) -> Mapping[str, Sequence[Work]]:
        """Return what everybody has who has anything."""
        found: dict[str, list[Work]] = defaultdict(list)
        for (name, _), who in self.taken.items():
            found[who].append(self.work[name])
        return found


def score(
    instance: Json, seats: Sequence[Seated], base: Sequence[Seated] | None = None, since: int = 0
) -> Score:
    """Return the score of a roster; with ``base`` as a re-planning of it at the minute ``since``."""
    hard: Counter[str] = Counter()
    seating = _seating(instance, seats, hard)
    for (name, seat), who in seating.taken.items():
        hard.update(_misplaced(seating.people[who], seating.work[name], seat))
    for who, own in seating.loads().items():
        hard.update(_overworked(seating.people[who], own, instance["min_rest"]))
    counts = _counts(seating)
    for post in instance.get("posts", ()):
        for term, count in _uncovered(seating, post, hard).items():
            counts[term] += count
    surviving = 0
    if base is not None:
        counts["change"], surviving = _changes(seating, base, since, hard)
    return Score(
        hard=+hard,
        terms={term: round(instance["weights"][term] * count) for term, count in counts.items()},
        first_open=counts["first"],
        other_open=counts["second"],
        changes=int(counts["change"]),
        surviving=surviving,
    )


def _seating(instance: Json, seats: Iterable[Seated], hard: Counter[str]) -> Seating:
    """Return the roster as far as it speaks of what exists; note what else it says."""
    work = {item.id: item for item in _work(instance)}
    people = {person["id"]: person for person in instance["volunteers"]}
    taken: dict[tuple[str, int], str] = {}
    for name, seat, who in seats:
        if name not in work or who not in people or not 0 <= seat < work[name].seats:
            hard["unknown"] += 1
        elif (name, seat) in taken:
            hard["seat_twice"] += 1
        else:
            taken[name, seat] = who
    return Seating(instance, people, work, taken)


def _work(instance: Json) -> Iterator[Work]:
    for duty in instance["duties"]:
        yield Work(
            id=duty["id"],
            start=duty["start"],
            end=duty["end"],
            seats=duty["seats"],
            skill=frozenset(duty["skill"] or ()),
            tags=frozenset(duty["tags"]),
            is_candidate=False,
        )
    for post in instance.get("posts", ()):
        for shift in post["shifts"]:
            yield Work(
                id=shift["id"],
                start=shift["start"],
                end=shift["end"],
                seats=post["seats"],
                skill=frozenset(),
                tags=frozenset(post["tags"]) | frozenset(shift["tags"]),
                is_candidate=True,
            )


def _misplaced(person: Json, work: Work, seat: int) -> Iterator[str]:
    """Name what keeps a person out of one seat."""
    if seat == 0 and work.skill and work.skill.isdisjoint(person["skills"]):
        yield "skill"
    if not _is_available(person, work):
        yield "availability"
    if work.is_candidate and work.minutes > person["max_minutes_per_day"]:
        yield "length"


def _is_available(person: Json, work: Work) -> bool:
    return any(start <= work.start and work.end <= end for start, end in person["availability"])


def _overworked(person: Json, own: Iterable[Work], rest: int) -> Iterator[str]:
    """Name what is wrong with all that a person has together."""
    own = sorted(own, key=lambda item: (item.start, item.end, item.id))
    for one, other in combinations(own, 2):
        if one.id == other.id:
            yield "same_duty_twice"
        elif other.start < one.end:
            yield "overlap"
        elif other.start < one.end + rest:
            yield "rest"
    days: Counter[int] = Counter()
    for item in own:
        for day in range(item.start // DAY, (item.end - 1) // DAY + 1):
            days[day] += min(item.end, (day + 1) * DAY) - max(item.start, day * DAY)
    yield from ("day_cap" for minutes in days.values() if minutes > person["max_minutes_per_day"])
    if days.total() > person["max_minutes_total"]:
        yield "total_cap"


def _counts(seating: Seating) -> dict[str, float]:
    """Return how often each term is due, the posts' open seats and changes left out."""
    instance, people = seating.instance, seating.people
    counts: dict[str, float] = defaultdict(float)
    for duty in instance["duties"]:
        crew = {
            seat: people[seating.taken[duty["id"], seat]]
            for seat in range(duty["seats"])
            if (duty["id"], seat) in seating.taken
        }
        counts["first"] += 0 not in crew
        counts["second"] += duty["seats"] - 1 - len(crew.keys() - {0})
        counts["first_timers"] += len(crew) >= 2 and all(person["first_timer"] for person in crew.values())
        is_asked = "female_preferred" in duty["tags"]
        counts["female"] += is_asked and all(person["gender"] != "f" for person in crew.values())
    for (name, _), who in seating.taken.items():
        counts["disliked"] += not seating.work[name].tags.isdisjoint(people[who]["dislikes"])
    for own in seating.loads().values():
        counts["fair"] += _square(sum(item.minutes for item in own), instance["fair_unit_min"])
    return counts


def _uncovered(seating: Seating, post: Json, hard: Counter[str]) -> dict[str, float]:
    """Return how many first and other seats a post lacks, in four-hour seats; note where it has too many."""
    cut = {shift["id"] for shift in post["shifts"]}
    own = [seating.work[name] for name, _ in seating.taken if name in cut]
    marks = {post["start"], post["end"]} | {mark for item in own for mark in (item.start, item.end)}
    first = other = 0
    for start, end in pairwise(sorted(marks)):
        there = sum(item.start <= start and end <= item.end for item in own)
        hard["crowded"] += there > post["seats"]
        first += (end - start) * max(0, post["first"] - there)
        other += (end - start) * max(0, post["seats"] - max(there, post["first"]))
    return {"first": first / SHARE_MINUTES, "second": other / SHARE_MINUTES}


def _square(minutes: int, unit: int) -> int:
    """Return the squared load, in units, rounded half up."""
    return (2 * minutes * minutes + unit * unit) // (2 * unit * unit)


def _changes(seating: Seating, base: Iterable[Seated], since: int, hard: Counter[str]) -> tuple[int, int]:
    """Return the changed and all surviving duties that are ahead; a change in the past is not allowed."""
    people, work = seating.people, seating.work
    now = {(who, name) for (name, _), who in seating.taken.items()}
    before = {
        (who, name)
        for name, _, who in base
        if work[name].start < since or _is_available(people[who], work[name])
    }
    hard["frozen"] += sum(work[name].start < since for _, name in before ^ now)
    ahead = {(who, name) for who, name in before if work[name].start >= since}
    return len(ahead - now), len(ahead)
