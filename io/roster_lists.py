"""The sheets that are lists: people, gaps, findings and contacts."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.audience import Audience
from paiban.io.day_view import days_of
from paiban.io.duty_counts import is_night, minutes_of
from paiban.io.sheet_table import Value, finish_list, fit_table, put_hint, put_table, put_title
from paiban.io.wording import clock_words, day_words, finding_words, hours, reason_words, rule_title, when
from paiban.text import _
from paiban.values.people import Kind
from paiban.values.plan import Plan, PlanAssignment, PlanGap, PlanVolunteer

_HEAD_ROW = 3


def fill_people_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write one row per person: duties by day, and how much it is."""
    put_title(sheet, 1, _("People"))
    days = days_of(plan)
    duties: dict[str, list[PlanAssignment]] = {}
    for row in sorted(plan.assignments, key=lambda row: (row.start, row.end)):
        duties.setdefault(row.volunteer, []).append(row)
    headings = [_("Name"), _("Kind"), *(day_words(day) for day in days), _("Hours"), _("Nights"), _("Points")]
    rows: list[list[Value]] = []
    for person in plan.volunteers:
        own = duties.get(person.id, [])
        by_day = ["\n".join(_duty_words(row, plan) for row in own if row.start.date() == day) for day in days]
        amounts: list[Value] = [
            float(hours(sum(minutes_of(row) for row in own))),
            sum(is_night(row, plan) for row in own),
            sum(row.points for row in own),
        ]
        rows.append([names[person.id], kind_words(person.kind), *by_day, *amounts])
    put_table(sheet, _HEAD_ROW, headings, rows)
    fit_table(sheet, _HEAD_ROW, [(12, 26), (8, 12), *[(18, 34)] * len(days), (8, 10), (8, 10), (8, 10)])
    finish_list(sheet, plan, _HEAD_ROW, frozen_columns=1)


def fill_gaps_sheet(sheet: Worksheet, plan: Plan) -> None:
    """Write where people are missing or more are welcome, the most urgent first, and why."""
    put_title(sheet, 1, _("Gaps"))
    headings = [_("Urgency"), _("Post"), _("Role"), _("When"), _("Missing"), _("More welcome"), _("Why")]
    rows: list[list[Value]] = [
        [
            f"P{gap.tier}",
            plan.need[gap.need].name,
            gap.role,
            when(gap.start, gap.end),
            gap.missing,
            max(0, gap.short - gap.missing),
            _why(gap),
        ]
        for gap in sorted(plan.gaps, key=lambda gap: (gap.missing == 0, gap.tier, gap.start, gap.need))
    ]
    put_table(sheet, _HEAD_ROW, headings, rows)
    if not rows:
        put_hint(sheet, _HEAD_ROW + 1, _("Every seat is taken."))
    fit_table(sheet, _HEAD_ROW, [(8, 10), (14, 30), (10, 16), (24, 40), (8, 10), (8, 14), (30, 60)])
    finish_list(sheet, plan, _HEAD_ROW)


def fill_findings_sheet(sheet: Worksheet, plan: Plan) -> None:
    """Write what the roster misses, in words; what must not be comes first."""
    put_title(sheet, 1, _("Findings"))
    headings = [_("Rule"), _("What"), _("Weight"), _("Cost")]
    rows: list[list[Value]] = [
        [
            rule_title(finding.rule),
            finding_words(finding, plan),
            _("must") if finding.hard else _("should"),
            finding.cost,
        ]
        for finding in plan.findings
    ]
    put_table(sheet, _HEAD_ROW, headings, rows)
    if not rows:
        put_hint(sheet, _HEAD_ROW + 1, _("Nothing to report."))
    fit_table(sheet, _HEAD_ROW, [(14, 28), (40, 90), (8, 10), (8, 12)])
    finish_list(sheet, plan, _HEAD_ROW)


def fill_contacts_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str], audience: Audience) -> None:
    """Write how to reach everybody; rooms are for the office only."""
    put_title(sheet, 1, _("Contacts"))
    is_office = audience is Audience.OFFICE
    headings = [_("Name"), _("Kind"), _("Phone"), _("Building"), *([_("Room")] if is_office else [])]
    rows: list[list[Value]] = [
        [names[person.id], *_reach(person), *([person.room or ""] if is_office else [])]
        for person in plan.volunteers
    ]
    put_table(sheet, _HEAD_ROW, headings, rows)
    fit_table(sheet, _HEAD_ROW, [(12, 26), (8, 12), (16, 20), (8, 14), (8, 14)][: len(headings)])
    finish_list(sheet, plan, _HEAD_ROW, frozen_columns=1)


def kind_words(kind: Kind) -> str:
    return {Kind.VOLUNTEER: _("Volunteer"), Kind.GUARD: _("Guard"), Kind.STAFF: _("Staff")}[kind]


def _reach(person: PlanVolunteer) -> list[Value]:
    return [kind_words(person.kind), person.phone or "", person.building or ""]


def _duty_words(row: PlanAssignment, plan: Plan) -> str:
    name = plan.need[row.need].name
    role = row.role if row.role not in name else ""
    return " ".join(filter(None, [clock_words(row.start, row.end), name, role]))


def _why(gap: PlanGap) -> str:
    reasons = sorted(gap.reasons, key=lambda reason: -reason.count)
    return _(", ").join(reason_words(reason.rule, reason.count) for reason in reasons)
