"""Which hard rules a plan breaks, found from the plan document and the workbook alone.

Written from the sentences of the rules, duty by duty and moment by moment, without the program's code: two
people who read the rules would have to make the same mistake for both to agree on it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from math import ceil
from typing import Any

from tests.independent.book import Book, Person, pin_window
from tests.independent.duties import HOUR, Duty, duties

Broken = tuple[str, str]
"""The rule's name and where it is broken."""

SUIT = 2
CHRONIC = {"no-suit", "no-night"}
PREGNANT = {"no-suit", "no-night", "no-lifting", "no-chemicals"}


def broken(document: dict[str, Any], book: Book) -> list[Broken]:
    """Return every hard rule that is on and broken."""
    rows = duties(document)
    own: dict[str, list[Duty]] = defaultdict(list)
    for row in rows:
        own[row.who].append(row)
    skills = {person["id"]: set(person["skills"]) for person in document["volunteers"]}
    found = [*_of_site(rows, book), *_of_teams(document, rows, book, skills)]
    for his in own.values():
        found += alone(his, document, book)
    found += _of_pins(own, book)
    return sorted({(rule, where) for rule, where in found if _is_must(book, rule)})


def alone(his: list[Duty], document: dict[str, Any], book: Book) -> Iterator[Broken]:
    """What the duties of one person break whatever all others do."""
    who = his[0].who
    told, person = next(row for row in document["volunteers"] if row["id"] == who), book.people[who]
    yield from _of_duties(his, person, book, set(told["skills"]), set(told["trainings"]))
    yield from _of_times(his, person)
    yield from _of_days(his, person, book)


def _is_must(book: Book, rule: str) -> bool:
    row = book.rules.get(rule)
    return row is None or (row["on"] == "开" and row["weight"] == "必须")


def _of_duties(
    his: list[Duty], person: Person, book: Book, skills: set[str], trainings: set[str]
) -> Iterator[Broken]:
    """What each duty by itself asks of a person."""
    for duty in his:
        need, role = duty.need, duty.role
        if not any(start <= duty.start and duty.end <= end for start, end in person.free):
            yield "available", str(duty)
        if person.kind not in role["kinds"] or (role["skills"] and not skills & set(role["skills"])):
            yield "qualified", str(duty)
        if not set(role["must"]) <= skills:
            yield "qualified", str(duty)
        lessons = [other for other in his if other.role["learns"] and other.end <= duty.start]
        taught = {training for lesson in lessons for training in lesson.need["teaches"]}
        if not set(role["trainings"]) <= trainings | taught:
            yield "trained", str(duty)
        if not _is_of_age(duty, person.age):
            yield "age-limits", str(duty)
        if _hurts(duty, person):
            yield "health-limits", str(duty)
        home = book.sealed.get(person.building or "", [])
        is_outside = not need["online"] and need["building"] != person.building
        if is_outside and any(start < duty.end and duty.start < end for start, end in home):
            yield "sealed-in", str(duty)
        closed = book.sealed.get(need["building"] or "", [])
        is_stranger = not need["online"] and need["building"] != person.building and duty.ppe < SUIT
        if is_stranger and any(start < duty.end and duty.start < end for start, end in closed):
            yield "no-entry", str(duty)
        most = 12 if duty.is_standby else 6 if person.kind == "volunteer" else 8
        if duty.length > most * HOUR:
            yield "shift-length", str(duty)
        if need["consent"] and need["consent"] not in person.agrees:
            yield "agreed", str(duty)
        if need["home"] == "avoid" and need["building"] and need["building"] == person.building:
            yield "own-home", str(duty)


def _is_of_age(duty: Duty, age: int | None) -> bool:
    if age is None:
        return True
    low, high = duty.role["min_age"] or 0, duty.role["max_age"] or 200
    is_hard = duty.ppe >= SUIT or duty.is_night
    is_barred = (is_hard and (age < 18 or age >= 65)) or (duty.zone == "contaminated" and age < 18)
    return low <= age <= high and not is_barred


def _hurts(duty: Duty, person: Person) -> bool:
    limits = set(person.health)
    is_delicate = bool(limits & {"chronic", "pregnant"})
    limits |= CHRONIC if "chronic" in limits else set()
    limits |= PREGNANT if "pregnant" in limits else set()
    strains = set(duty.need["strains"])
    strains |= {"no-night"} if duty.is_night else set()
    strains |= {"no-suit"} if duty.ppe >= SUIT else set()
    if (person.online_only or "remote-only" in limits) and not duty.need["online"]:
        return True
    return bool(strains & limits) or (is_delicate and duty.zone == "contaminated" and duty.is_out)


def _of_times(his: list[Duty], person: Person) -> Iterator[Broken]:
    """What any two duties of a person ask of each other."""
    for one, two in combinations(his, 2):
        if one.start - one.lead < two.end and two.start - two.lead < one.end and not _go_together(one, two):
            yield "no-overlap", f"{one} / {two}"
        tiring = all(not duty.is_standby and duty.length > 2 * HOUR for duty in (one, two))
        if tiring and one.start < two.end + 8 * HOUR and two.start < one.end + 8 * HOUR:
            yield "min-rest", f"{one} / {two}"
        first, then = sorted((one, two), key=lambda duty: duty.start)
        is_dirty = first.is_out and (first.ppe >= SUIT or first.zone == "contaminated")
        pause = then.start - first.end
        if is_dirty and not then.is_standby and timedelta() <= pause < timedelta(minutes=15):
            yield "take-off", f"{first} / {then}"
        if _mixes_zones(first, then):
            yield "zone-order", f"{first} / {then}"
        if set(one.need["apart_from"]) & {two.need["crew"]} or set(two.need["apart_from"]) & {
            one.need["crew"]
        }:
            yield "crews-apart", f"{one} / {two}"
        if one.need is two.need and one.need["one_role"] and one.role is not two.role:
            yield "one-role", f"{one} / {two}"
    for duty in his:
        until = duty.start + 24 * HOUR
        inside = [
            min(other.end, until) - other.start
            for other in his
            if duty.start <= other.start < until and not other.is_standby
        ]
        if not duty.is_standby and sum(inside, timedelta()) > 10 * HOUR:
            yield "hours-in-24h", str(duty)


def _go_together(one: Duty, two: Duty) -> bool:
    return any(
        set(call.need["compatible"]) & {other.need["id"], other.need["name"], *other.need["tags"]}
        for call, other in ((one, two), (two, one))
    )


def _mixes_zones(first: Duty, then: Duty) -> bool:
    """Clean after contaminated and food after waste on the day it ended; outer and inner on any one day."""
    if not (first.is_out and then.is_out):
        return False
    last_moment = first.end - timedelta(minutes=1)
    is_after = first.end <= then.start and last_moment.date() == then.start.date()
    is_same_day = then.start.date() <= last_moment.date()
    return (
        (is_after and first.zone == "contaminated" and then.zone == "clean")
        or (is_after and "waste" in first.need["handles"] and "food" in then.need["handles"])
        or (is_same_day and {first.zone, then.zone} == {"outer", "inner"})
    )


def _of_days(his: list[Duty], person: Person, book: Book) -> Iterator[Broken]:
    """How much a person does in a day and in all."""
    work = [duty for duty in his if not duty.is_standby]
    if person.total_hours is not None:
        total = sum((duty.length for duty in work), timedelta())
        if total > person.total_hours * HOUR:
            yield "total-hours", person.ident
    if person.day_hours is not None:
        day = datetime.combine(book.first, datetime.min.time(), work[0].start.tzinfo) if work else None
        while day is not None and day.date() <= book.last:
            tomorrow = day + 24 * HOUR
            inside = [min(duty.end, tomorrow) - max(duty.start, day) for duty in work]
            if sum((part for part in inside if part > timedelta()), timedelta()) > person.day_hours * HOUR:
                yield "hours-per-day", f"{person.ident} {day:%m-%d}"
            day = tomorrow
    homes = {duty.need["id"] for duty in his if duty.need["kind"] == "pair"}
    if len(homes) > 3:
        yield "homes-each", person.ident


def _of_site(rows: list[Duty], book: Book) -> Iterator[Broken]:
    """Suits, rooms and meetings."""
    suits: Counter[tuple[int, Any]] = Counter()
    for duty in rows:
        if duty.ppe and not duty.need["online"]:
            suits[duty.ppe, duty.start.date()] += max(1, ceil(duty.length / (4 * HOUR)))
    for (level, day), count in suits.items():
        if level in book.suits and count > book.suits[level]:
            yield "suits", f"level {level} {day} {count}"
    for emptying in rows:
        if emptying.need["empties"] and emptying.need["place"]:
            for other in rows:
                same = other.need["place"] == emptying.need["place"] and other.need is not emptying.need
                if same and other.is_out and other.meets(emptying):
                    yield "room-empty", f"{emptying} / {other}"
    for need, moment, there in _moments(rows):
        if need["meeting"] and not need["online"] and len(there) > 6:
            yield "meeting-size", f"{need['id']} {moment}"


def _moments(rows: list[Duty]) -> Iterator[tuple[dict[str, Any], datetime, list[Duty]]]:
    """Every moment at which somebody comes to a need, with all who are there then."""
    by_need: dict[str, list[Duty]] = defaultdict(list)
    for duty in rows:
        by_need[duty.need["id"]].append(duty)
    for group in by_need.values():
        for moment in sorted({edge for duty in group for edge in (duty.start, duty.end)}):
            there = [duty for duty in group if duty.start <= moment < duty.end]
            if there:
                yield group[0].need, moment, there


def _wanted(document: dict[str, Any], need: dict[str, Any], moment: datetime) -> int:
    """How many people a need wants at a moment, in all its roles."""
    return sum(
        line["wanted"]
        for line in document["coverage"]
        if line["need"] == need["id"]
        and datetime.fromisoformat(line["start"]) <= moment < datetime.fromisoformat(line["end"])
    )


def _of_teams(
    document: dict[str, Any], rows: list[Duty], book: Book, skills: dict[str, set[str]]
) -> Iterator[Broken]:
    """Who must be together, and who must not."""
    for need, moment, there in _moments(rows):
        names = [duty.who for duty in there]
        for makeup in need["makeup"]:
            fit = [
                who
                for who in names
                if skills[who] & set(makeup["skills"]) or book.people[who].kind in makeup["kinds"]
            ]
            if len(fit) < makeup["least"]:
                yield "team-makeup", f"{need['id']} {moment}"
        learners = [duty for duty in there if duty.role["learns"]]
        if need["teaches"] and len(learners) > 6 * (len(there) - len(learners)):
            yield "lessons", f"{need['id']} {moment}"
        homes = [book.people[who].building for who in names]
        is_team = need["home"] == "avoid" and not need["building"] and _wanted(document, need, moment) > 1
        if is_team and len(names) > 1 and homes[0] and set(homes) == {homes[0]}:
            yield "own-home", f"{need['id']} {moment} {homes[0]}"
        for name, other in combinations(names, 2):
            if other in book.people[name].apart or name in book.people[other].apart:
                yield "apart", f"{need['id']} {moment} {name} {other}"
    bound = {name for person in book.people.values() for name in (person.ident, *person.take_turns)
             if person.take_turns}  # fmt: skip
    for one, two in combinations([duty for duty in rows if duty.who in bound], 2):
        turns = two.who in book.people[one.who].take_turns or one.who in book.people[two.who].take_turns
        if turns and one.is_out and two.is_out and one.meets(two):
            yield "take-turns", f"{one} / {two}"


def _of_pins(own: dict[str, list[Duty]], book: Book) -> Iterator[Broken]:
    for pin in book.pins:
        start, end = pin_window(pin, book)
        meant = [
            duty
            for duty in own[pin["volunteer"]]
            if pin["任务"] in (None, duty.need["name"], duty.need["id"])
            and pin["角色"] in (None, duty.role["name"])
            and duty.start < end
            and start < duty.end
        ]
        if bool(meant) != (pin["必须/不可"] == "必须"):
            yield "pinned", f"{pin['volunteer']} {start}"
