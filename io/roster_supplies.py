"""The sheet of supplies: protective gear by level and day, meals by post and day."""

from __future__ import annotations

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.day_view import days_of
from paiban.io.duty_counts import meals, suits, suits_rule
from paiban.io.sheet_table import Value, fit_table, put_hint, put_table, put_title, set_page
from paiban.io.wording import day_words
from paiban.text import _
from paiban.values.plan import Plan

_SUITS_ROW = 3


def fill_supplies_sheet(sheet: Worksheet, plan: Plan) -> None:
    """Write how many suits and meals every day takes."""
    days = days_of(plan)
    headings = [day_words(day) for day in days]
    put_title(sheet, 1, _("Supplies"))
    gear = _(
        "Protective gear: one set for every duty that wears it, and one for every further {hours} hours."
    )
    put_hint(sheet, 2, gear.format(hours=suits_rule(plan).hours))
    below = put_table(sheet, _SUITS_ROW, [_("Level of gear"), "", *headings, _("In all")], _suits(plan, days))
    hint = _("Meals: one for every duty that lasts from 11:00 to 13:00 or from 17:00 to 19:00.")
    put_hint(sheet, below + 1, hint)
    put_table(sheet, below + 2, [_("Post"), _("Meal"), *headings, _("In all")], _meals(plan, days))
    fit_table(sheet, _SUITS_ROW, [(16, 30), (8, 12), *[(12, 20)] * len(days), (8, 12)])
    put_hint(sheet, below + 1, hint)
    set_page(sheet, plan)


def _suits(plan: Plan, days: tuple[date, ...]) -> list[list[Value]]:
    counts = suits(plan)
    levels = sorted({level for level, _day in counts})
    return [
        _row([_("level {level}").format(level=level), ""], [counts[level, day] for day in days])
        for level in levels
    ]


def _meals(plan: Plan, days: tuple[date, ...]) -> list[list[Value]]:
    counts = meals(plan)
    names = (_("lunch"), _("dinner"))
    rows = []
    for need in sorted(plan.needs, key=lambda need: need.tier):
        for number, name in enumerate(names):
            amounts = [counts[need.id, number, day] for day in days]
            if any(amounts):
                rows.append(_row([need.name, name], amounts))
    totals = [
        [
            sum(amount for (_need, meal, at), amount in counts.items() if (meal, at) == (number, day))
            for day in days
        ]
        for number in range(len(names))
    ]
    return rows + [_row([_("In all"), name], amounts) for name, amounts in zip(names, totals, strict=True)]


def _row(titles: list[str], amounts: list[int]) -> list[Value]:
    return [*titles, *amounts, sum(amounts)]
