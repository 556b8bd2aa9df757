"""The sheet of beds: who sleeps in the office, and in which nights they are on duty instead."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.day_view import days_of
from paiban.io.duty_counts import is_night
from paiban.io.roster_lists import kind_words
from paiban.io.sheet_table import Value, finish_list, fit_table, put_hint, put_table, put_title
from paiban.io.wording import day_words
from paiban.text import _
from paiban.values.plan import Plan, PlanVolunteer

_HEAD_ROW = 3


def sleepers(plan: Plan) -> tuple[PlanVolunteer, ...]:
    """Return who lives in the office, in the plan's order."""
    return tuple(person for person in plan.volunteers if person.lives_in_office)


def fill_beds_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write a row for each bed: whose it is, and what they do in each night."""
    put_title(sheet, 1, _("Beds in the office"))
    put_hint(
        sheet, 2, _("Clean and air the rooms every day; no eating, no smoking, no big appliances there.")
    )
    days = days_of(plan)
    busy = {
        (row.volunteer, row.start.date())
        for row in plan.assignments
        if is_night(row, plan) and not plan.need[row.need].at_home
    }
    headings = [_("Bed"), _("Name"), _("Kind"), *(day_words(day) for day in days)]
    rows: list[list[Value]] = [
        [
            number,
            names[person.id],
            kind_words(person.kind),
            *(_("on duty at night") if (person.id, day) in busy else _("sleeps here") for day in days),
        ]
        for number, person in enumerate(sleepers(plan), start=1)
    ]
    put_table(sheet, _HEAD_ROW, headings, rows)
    fit_table(sheet, _HEAD_ROW, [(6, 8), (12, 26), (8, 12), *[(12, 20)] * len(days)])
    finish_list(sheet, plan, _HEAD_ROW, frozen_columns=2)
