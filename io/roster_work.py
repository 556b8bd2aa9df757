"""The sheet of work: what each line of tasks takes and lacks, and how much the staff bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.duty_counts import is_night, minutes_of
from paiban.io.sheet_table import Value, fit_table, put_hint, put_table, put_title, set_page
from paiban.io.wording import hours
from paiban.text import _
from paiban.values.needs import Tier
from paiban.values.people import Kind
from paiban.values.plan import Plan, PlanAssignment, PlanGap

MOST_WEEKLY_MINUTES = 60 * 60  # more than this in seven days is too much for anybody of the staff
_WEEK = timedelta(days=7)
_HEAD_ROW = 2
_NUMBER = re.compile(r"(\d+)")


def fill_work_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write duties, hours and missing hours by line, and below it the load of everybody of the staff."""
    put_title(sheet, 1, _("Work by line"))
    headings = [_("Line"), _("What"), _("Duties"), _("Hours"), *(f"P{int(tier)}" for tier in Tier)]
    below = put_table(sheet, _HEAD_ROW, headings, _line_rows(plan))
    hint = _("P0 to P4: hours for which people are missing, by urgency.")
    load_title, load_hint = _("Load of the staff"), _("Red: more than 60 hours within seven days.")
    headings = [_("Name"), _("Busiest seven days, hours"), _("Duties"), _("Hours"), _("Nights"),
                _("Hours on call at home")]  # fmt: skip
    loads = [_load(person.id, plan) for person in plan.volunteers if person.kind is Kind.STAFF]
    staff = [person.id for person in plan.volunteers if person.kind is Kind.STAFF]
    rows: list[list[Value]] = [
        [names[person], float(hours(busiest)), *rest]
        for person, (busiest, rest) in zip(staff, loads, strict=True)
    ]
    loud = {index for index, (busiest, _rest) in enumerate(loads) if busiest > MOST_WEEKLY_MINUTES}
    put_table(sheet, below + 4, headings, rows, loud=loud)
    fit_table(sheet, _HEAD_ROW, [(14, 26), (26, 50), *[(8, 12)] * (len(headings) + 1)])
    put_hint(sheet, below, hint)
    put_title(sheet, below + 2, load_title)
    put_hint(sheet, below + 3, load_hint)
    set_page(sheet, plan)


def _line_rows(plan: Plan) -> list[list[Value]]:
    line_of = {need.id: need.line for need in plan.needs}
    duties = Counter(line_of[row.need] for row in plan.assignments)
    minutes = Counter[str]()
    for row in plan.assignments:
        minutes[line_of[row.need]] += minutes_of(row)
    missing = Counter[tuple[str, int]]()
    for gap in plan.gaps:
        missing[line_of[gap.need], gap.tier] += _missing_minutes(gap)
    return [
        [
            line or _("by hand"),
            _what(line, plan),
            duties[line],
            float(hours(minutes[line])),
            *(float(hours(missing[line, tier])) if missing[line, tier] else "" for tier in Tier),
        ]
        for line in sorted(set(line_of.values()), key=_line_order)
    ]


def _line_order(line: str) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Sort 1.2 before 1.10, lines with letters after plain numbers, and duties without a line last."""
    parts = [part for part in _NUMBER.split(line) if part]
    return not line, [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]


def _what(line: str, plan: Plan) -> str:
    """Return the title of the task; of a plan that has none, the name of a need of it."""
    found = list(dict.fromkeys(need.task or need.name for need in plan.needs if need.line == line))
    if len(found) == 1:
        return found[0]
    return _("{name} and {count} more").format(name=found[0], count=len(found) - 1)


def _missing_minutes(gap: PlanGap) -> int:
    return gap.missing * round((gap.end - gap.start).total_seconds() / 60)


def _load(person: str, plan: Plan) -> tuple[int, list[Value]]:
    """Return somebody's minutes in their busiest seven days, and the other figures of their row."""
    own = [row for row in plan.assignments if row.volunteer == person]
    at_home = [row for row in own if plan.need[row.need].at_home]
    on_duty = [row for row in own if not plan.need[row.need].at_home]
    return busiest_week(on_duty), [
        len(on_duty),
        float(hours(sum(map(minutes_of, on_duty)))),
        sum(is_night(row, plan) for row in on_duty),
        float(hours(sum(map(minutes_of, at_home)))),
    ]


def busiest_week(duties: Sequence[PlanAssignment]) -> int:
    """Return the most minutes of duty that fall within any seven days."""
    begins = [*(row.start for row in duties), *(row.end - _WEEK for row in duties)]
    return max(
        (
            round(
                sum(
                    max(0.0, (min(row.end, begin + _WEEK) - max(row.start, begin)).total_seconds())
                    for row in duties
                )
                / 60
            )
            for begin in begins
        ),
        default=0,
    )
