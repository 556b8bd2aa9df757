"""Times, findings and gaps as a coordinator would say them, in the language in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from paiban.constraints.registry import rule_types
from paiban.constraints.rule import Rule
from paiban.io.choices import PRESENCES, label_of
from paiban.text import N_, _, language
from paiban.values.attendance import Attendance
from paiban.values.plan import Plan, PlanFinding
from paiban.values.problem import Problem
from paiban.values.roster import COST, NO_SHIFT, Finding, Status

NOT_SUITABLE = "not-suitable"  # stands for every rule that may not be named

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_DAY = timedelta(days=1)


class Amount(int):
    """A number that ``{count:hours}`` shows as hours, being minutes."""

    def __format__(self, spec: str) -> str:
        return hours(self) if spec == "hours" else super().__format__(spec)


def hours(minutes: int) -> str:
    """Return minutes as hours, without needless decimals: 90 is 1.5; different minutes read differently."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def weekday(day: date) -> str:
    return _(_WEEKDAYS[day.weekday()])


def day_words(day: date) -> str:
    """Return a day for titles: "4月2日 周六"."""
    return _("{month}-{day} {weekday}").format(month=day.month, day=day.day, weekday=weekday(day))


def clock_words(start: datetime, end: datetime) -> str:
    """Return the hours of a stretch whose day is known: "20:00–24:00", "20:00–次日02:00"."""
    last, clock = _end(start, end)
    if last == start.date():
        return f"{start:%H:%M}–{clock}"
    if last == start.date() + _DAY:
        return _("{start}–{end} (next day)").format(start=f"{start:%H:%M}", end=clock)
    return _("{start} to {end}").format(start=f"{start:%H:%M}", end=f"{_short_day(last)} {clock}")


def when(start: datetime, end: datetime) -> str:
    """Return day and hours of a stretch; whole days go without hours, a moment is no stretch."""
    if start == end:
        return f"{_short_day(start.date())} {start:%H:%M}"
    if start.time() == end.time() == time():
        first, last = _short_day(start.date()), _short_day(end.date() - _DAY)
        return first if first == last else _("{start} to {end}").format(start=first, end=last)
    return f"{_short_day(start.date())} {clock_words(start, end)}"


def _short_day(day: date) -> str:
    return f"{day.month}/{day.day} ({weekday(day)})"


def _end(start: datetime, end: datetime) -> tuple[date, str]:
    """Midnight belongs to the day that ends: it is 24:00."""
    if end.time() == time() and end.date() > start.date():
        return end.date() - _DAY, "24:00"
    return end.date(), f"{end:%H:%M}"


def missing_words(missing: int) -> str:
    """Return the mark of a gap in the needed people: "缺1人"."""
    return _("{count} missing").format(count=missing)


def welcome_words(count: int) -> str:
    """Return the mark of seats that are wanted, not needed: "可加1人"."""
    return _("{count} more welcome").format(count=count)


def status_words(plan: Plan) -> str:
    """Return what is known about how good the roster is."""
    if plan.status is Status.OPTIMAL:
        return _("optimal: no better roster exists")
    if plan.status is Status.INFEASIBLE:
        return _("impossible: pins and hard rules contradict each other")
    if plan.status is Status.STOPPED:
        return _("stopped before a roster was found")
    if plan.cost is None or plan.bound is None:
        return _("usable, distance from the best unknown")
    distance = 0.0 if plan.cost <= plan.bound else 100 * (plan.cost - plan.bound) / plan.cost
    return _("usable, at most {percent}% from the best").format(percent=f"{distance:.1f}")


def rule_title(name: str) -> str:
    """Return a rule's title; a rule this version does not know goes by its name."""
    if name == NOT_SUITABLE:
        return _("Not suitable")
    known = rule_types().get(name)
    return _(known.term) if known else name


def reason_words(name: str, count: int) -> str:
    """Return why so many people cannot take a seat: "120人那段时间没空"."""
    return _("{count} × {reason}").format(count=count, reason=reason_title(name))


def reason_title(name: str) -> str:
    """Return why somebody cannot take a seat: "那段时间没空"."""
    if name == COST:
        return _("could, at a cost")
    if name == NO_SHIFT:
        return _("could come, but no shift fits their hours")
    if name == NOT_SUITABLE:
        return _("not suitable")
    known = rule_types().get(name)
    return _(known.keeps_out or known.term) if known else name


def message(finding: Finding, problem: Problem, rules: Iterable[Rule]) -> str:
    """Return a finding in its rule's words, with names instead of ids."""
    about = finding.about
    is_timed = about.start is not None and about.end is not None
    moment = problem.horizon.moment
    return _fill(
        next(type(rule) for rule in rules if rule.name == finding.rule),
        finding,
        {key: person.name for key, person in problem.volunteer.items()},
        {key: need.name for key, need in problem.need.items()},
        when(moment(about.start or 0), moment(about.end or 0)) if is_timed else "",
    )


def finding_words(finding: PlanFinding, plan: Plan) -> str:
    """Return a plan's finding in the language in force, with the names as this plan shows them.

    A rule that this version does not know leaves the words that the plan brought along.
    """
    known = rule_types().get(finding.rule)
    if known is None:
        return finding.message
    about = finding.about
    return _fill(
        known,
        finding,
        {key: person.name for key, person in plan.volunteer.items()},
        {key: need.name for key, need in plan.need.items()},
        when(about.start, about.end) if about.start and about.end else "",
    )


def _fill(
    rule: type[Rule],
    finding: Finding | PlanFinding,
    people: Mapping[str, str],
    needs: Mapping[str, str],
    time_words: str,
) -> str:
    about = finding.about
    return _(rule.says).format(
        volunteer=people.get(about.volunteer or "", about.volunteer or ""),
        other=people.get(about.other or "", about.other or ""),
        need=needs.get(about.need or "", about.need or ""),
        role=about.role or "",
        detail=about.detail,
        when=time_words,
        count=Amount(finding.count),
        low=Amount(finding.low or 0),
        high=Amount(finding.high or 0),
        miss=Amount(finding.miss),
    )


def presence_words(record: Attendance) -> str:
    """Return what became of a duty: "late, 20:40–24:00", "stood in", "certified 3.5 h"."""
    words = [label_of(record.presence, PRESENCES, language())]
    if record.came is not None or record.left is not None:
        words.append(clock_words(record.came or record.start, record.left or record.end))
    if record.stands_in:
        words.append(_("stood in"))
    if record.certified is not None:
        words.append(_("certified {hours} h").format(hours=hours(record.certified)))
    return _(", ").join(words)
