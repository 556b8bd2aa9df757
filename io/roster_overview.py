"""The first sheet: what this roster is, how good it is, and where people are missing."""

from __future__ import annotations

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.day_view import days_of, open_pieces
from paiban.io.sheet_style import LEFT, LOUD, MISSING_FILL, put_text
from paiban.io.sheet_table import (
    Value,
    fit_table,
    local_created,
    put_hint,
    put_table,
    put_title,
    revision_words,
    set_page,
)
from paiban.io.wording import day_words, hours, status_words
from paiban.text import _
from paiban.values.needs import Tier
from paiban.values.plan import Plan, PlanAssignment, PlanGap

_HASH_LETTERS = 12


def fill_overview_sheet(sheet: Worksheet, plan: Plan) -> None:
    """Say everything about the roster that fits on one page."""
    put_title(sheet, 1, _("{site}, roster").format(site=plan.site))
    put_hint(sheet, 2, revision_words(plan))
    below = put_table(sheet, 4, [_("What"), _("Value")], _facts(plan), alignment=LEFT)
    put_title(sheet, below + 1, _("Hours with people missing, by urgency and day"))
    days = days_of(plan)
    rows = _missing_hours(plan, days)
    put_table(sheet, below + 2, [_("Urgency"), _("In all"), *(day_words(day) for day in days)], rows)
    _mark_missing(sheet, below + 3)
    fit_table(sheet, 4, [(28, 40), (34, 60), *[(12, 20)] * len(days)])
    set_page(sheet, plan, pages=1)


def _facts(plan: Plan) -> list[tuple[str, Value]]:
    days = days_of(plan)
    on_duty = {row.volunteer for row in plan.assignments}
    urgent = [gap for gap in plan.gaps if gap.tier == Tier.P0 and gap.missing]
    period = _("{first} to {last}").format(first=day_words(days[0]), last=day_words(days[-1]))
    people = _("{count} of {total}").format(count=len(on_duty), total=len(plan.volunteers))
    open_hours = hours(sum(_missing_minutes(gap) for gap in urgent))
    return [
        (_("Days"), period),
        (_("How good"), status_words(plan)),
        (_("Cost"), _("none") if plan.cost is None else plan.cost),
        (_("Proven lower bound"), _("none") if plan.bound is None else plan.bound),
        (_("People on duty"), people),
        (_("Duties"), len(plan.assignments)),
        (_("Hours of duty"), float(hours(sum(_minutes(row) for row in plan.assignments)))),
        (_("Urgent posts (P0) unmanned"), _("{hours} hours").format(hours=open_hours)),
        (_("Rules broken"), sum(finding.hard for finding in plan.findings)),
        (_("Revision"), _("not stored") if plan.revision is None else plan.revision),
        (_("Made"), local_created(plan)),
        (_("Input fingerprint"), plan.input_sha256[:_HASH_LETTERS]),
    ]


def _missing_hours(plan: Plan, days: tuple[date, ...]) -> list[list[Value]]:
    """Return a row for each tier with missing hours by day; a gap is cut at midnight where it is long."""
    minutes: dict[tuple[int, date], int] = {}
    for gap in plan.gaps:
        for piece in open_pieces([gap]):
            key = gap.tier, piece.start.date()
            length = round((piece.end - piece.start).total_seconds() / 60)
            minutes[key] = minutes.get(key, 0) + piece.missing * length
    rows: list[list[Value]] = []
    for tier in Tier:
        found = [minutes.get((tier, day), 0) for day in days]
        words = [_("missing {hours}").format(hours=hours(amount)) if amount else "–" for amount in found]
        total = _("missing {hours}").format(hours=hours(sum(found))) if any(found) else "–"
        rows.append([tier_words(tier), total, *words])
    return rows


def _mark_missing(sheet: Worksheet, first_row: int) -> None:
    """Colour what the words say already."""
    for row in sheet.iter_rows(min_row=first_row, min_col=2):
        for cell in row:
            if cell.value not in (None, "–"):
                cell.fill, cell.font = MISSING_FILL, LOUD
                put_text(cell, cell.value)


def tier_words(tier: int) -> str:
    """Return a tier with its meaning."""
    meaning = {
        Tier.P0: _("life safety"),
        Tier.P1: _("containment, food and medicine"),
        Tier.P2: _("health and order"),
        Tier.P3: _("comfort"),
        Tier.P4: _("optional"),
    }
    return _("P{tier} {meaning}").format(tier=int(tier), meaning=meaning[Tier(tier)])


def _minutes(row: PlanAssignment) -> int:
    return round((row.end - row.start).total_seconds() / 60)


def _missing_minutes(gap: PlanGap) -> int:
    return gap.missing * round((gap.end - gap.start).total_seconds() / 60)
