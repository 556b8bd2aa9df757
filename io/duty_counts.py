"""What duties need and weigh: nights, suits and meals, counted from a plan."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

from paiban.constraints.suits import Suits
from paiban.values.horizon import Horizon
from paiban.values.plan import Plan, PlanAssignment
from paiban.values.problem import NIGHT_SHIFT_MINUTES

MEALS = ((time(11), time(13)), (time(17), time(19)))  # lunch and dinner


def minutes_of(row: PlanAssignment) -> int:
    """Return how long a duty lasts."""
    return round((row.end - row.start).total_seconds() / 60)


def is_night(row: PlanAssignment, plan: Plan) -> bool:
    """Say whether an hour or more of a duty falls between 22:00 and 06:00."""
    horizon = Horizon(row.start.date(), row.end.date(), plan.horizon.zone)
    return (
        horizon.night_minutes(horizon.minute_at(row.start), horizon.minute_at(row.end)) >= NIGHT_SHIFT_MINUTES
    )


def suits(plan: Plan) -> Counter[tuple[int, date]]:
    """Return how many sets of gear each level and day take, counted as the rule counts them."""
    rule = suits_rule(plan)
    counts: Counter[tuple[int, date]] = Counter()
    for row in plan.assignments:
        need = plan.need[row.need]
        if row.ppe and not need.online:
            counts[row.ppe, row.start.date()] += rule.taken(0 if need.kind == "on-call" else minutes_of(row))
    return counts


def suits_rule(plan: Plan) -> Suits:
    """Return the rule on suits with the hours it had in a plan, the usual ones where it was off."""
    usual = Suits()
    used = (rule.parameters for rule in plan.settings.rules if rule.name == usual.name)
    return Suits(hours=next(used, {}).get("hours", usual.hours))


def meals(plan: Plan) -> Counter[tuple[str, int, date]]:
    """Return how many meals each need takes, by number of the meal and day.

    A duty from before a meal's time until after it gets one; people at home eat at home.
    """
    counts: Counter[tuple[str, int, date]] = Counter()
    for row in plan.assignments:
        need = plan.need[row.need]
        if need.online or need.kind == "on-call":
            continue
        for number, (start, end) in enumerate(MEALS):
            for day in _days(row):
                low = datetime.combine(day, start, row.start.tzinfo)
                high = datetime.combine(day, end, row.start.tzinfo)
                if row.start <= low and high <= row.end:
                    counts[row.need, number, day] += 1
    return counts


def _days(row: PlanAssignment) -> list[date]:
    first = row.start.date()
    return [first + timedelta(days=index) for index in range((row.end.date() - first).days + 1)]
