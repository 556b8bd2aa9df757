"""What ``paiban explain`` says, for machines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paiban.cli.standing import Standing
    from paiban.io.audience import Audience
    from paiban.values.actions import Action
    from paiban.values.explained import Duty, Near, WayOut
    from paiban.values.problem import Problem
    from paiban.values.roster import Gap


def gap_row(
    standing: Standing,
    number: int,
    gap: Gap,
    near: Iterable[Near],
    ways: Iterable[WayOut] | None,
    audience: Audience,
) -> dict[str, Any]:
    """Return a gap with its reasons, the nearest people and the ways out; ``None``: not looked for."""
    from paiban.io.near_words import shown_reasons
    from paiban.io.wording import reason_words

    problem = standing.present.problem
    return {
        "number": number,
        **place_row(gap, problem),
        "tier": int(problem.need[gap.need].tier),
        "missing": gap.missing,
        "short": gap.short,
        "reasons": [
            {"rule": rule, "count": count, "words": reason_words(rule, count)}
            for rule, count in shown_reasons(gap.reasons, audience)
        ],
        "nearest": [near_row(standing, item, audience) for item in near],
        "ways_out": None if ways is None else [way_row(way, problem) for way in ways],
    }


def place_row(gap: Gap, problem: Problem) -> dict[str, Any]:
    """Return where and when a gap is."""
    return {"need": gap.need, "role": gap.role, **times_row(gap.start, gap.end, problem)}


def near_row(standing: Standing, near: Near, audience: Audience) -> dict[str, Any]:
    """Return somebody who comes near to a duty, with every rule that keeps them out."""
    from paiban.io.near_words import obstacle_words

    problem, rules = standing.present.problem, standing.present.rules
    return {
        "volunteer": near.volunteer,
        "name": problem.volunteer[near.volunteer].name,
        **times_row(near.start, near.end, problem),
        "rules": [
            {"rule": rule, "words": words} for rule, words in obstacle_words(near, problem, rules, audience)
        ],
        "cost": near.cost,
    }


def duty_row(standing: Standing, duty: Duty, others: Sequence[Near], audience: Audience) -> dict[str, Any]:
    """Return why somebody has a duty."""
    from paiban.io.wording import message

    problem, rules = standing.present.problem, standing.present.rules
    shift = problem.shift[duty.shift]
    return {
        "volunteer": duty.volunteer,
        "need": shift.need,
        "role": shift.role,
        **times_row(shift.start, shift.end, problem),
        "lost": [
            {"rule": one.rule, "hard": one.hard, "cost": one.cost, "words": message(one, problem, rules)}
            for one in duty.lost
        ],
        "cost": duty.cost,
        "mended": duty.mended,
        "instead": list(duty.instead),
        "others": [near_row(standing, item, audience) for item in others],
    }


def way_row(way: WayOut, problem: Problem) -> dict[str, Any]:
    """Return a way out: its actions, what they bring and whom they disturb."""
    from paiban.io.action_words import way_words

    return {
        "words": way_words(way, problem),
        "actions": [_action_row(action, problem) for action in way.actions],
        "closed_minutes": way.closed,
        "closed_wanted_minutes": way.closed_wanted,
        "elsewhere_minutes": way.elsewhere,
        "cost": way.cost,
        "price": way.price,
        "changed": list(way.changed),
    }


def _action_row(action: Action, problem: Problem) -> dict[str, Any]:
    """Return an action by its name, as in need-fewer, with its parts; moments and lists as JSON has them."""
    row: dict[str, Any] = {"action": re.sub(r"(?<!^)([A-Z])", r"-\1", type(action).__name__).lower()}
    for key, value in asdict(action).items():
        if key in ("start", "end"):
            row[key] = problem.horizon.moment(value).isoformat()
        elif key == "instead":
            row[key] = None if value is None else times_row(value[0], value[1], problem)
        else:
            row[key] = sorted(value) if isinstance(value, frozenset | tuple) else value
    return row


def times_row(start: int, end: int, problem: Problem) -> dict[str, str]:
    """Return a stretch of time."""
    moment = problem.horizon.moment
    return {"start": moment(start).isoformat(), "end": moment(end).isoformat()}
