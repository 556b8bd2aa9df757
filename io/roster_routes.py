"""The sheets of routes and of the call-down: stops in order with their times and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.sheet_table import Value, finish_list, fit_table, put_hint, put_table, put_title
from paiban.io.visits import Call, Tour, call_down, tours
from paiban.io.wording import day_words
from paiban.text import _
from paiban.values.plan import Plan, PlanAssignment, PlanStop

_HEAD_ROW = 3


def fill_routes_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write each round and route with its stops in order; what nobody can serve stands on top, in red."""
    put_title(sheet, 1, _("Rounds and routes"))
    head_row = _HEAD_ROW
    if plan.unserved:
        put_hint(sheet, 2, _("Nobody can come to the places in red."))
        headings = [_("Line"), _("Place"), _("Load"), _("Why")]
        rows: list[list[Value]] = [
            [row.line, row.place or _("kept in the office"), row.load, row.reason] for row in plan.unserved
        ]
        head_row = put_table(sheet, _HEAD_ROW, headings, rows, loud=range(len(rows))) + 1
    headings = [_("Day"), _("Duty"), _("Who"), _("No."), _("Place"), _("Arrives"), _("Leaves"), _("Load"),
                _("Sealed")]  # fmt: skip
    lines: list[list[Value]] = []
    loud: set[int] = set()
    for tour in tours(plan):
        if not tour.people:
            loud.add(len(lines))
        lines += _tour_rows(tour, names)
    put_table(sheet, head_row, headings, lines, loud=loud)
    widths = [(12, 16), (16, 30), (16, 40), (6, 20), (10, 24), (10, 12), (10, 12), (8, 10), (8, 10)]
    fit_table(sheet, _HEAD_ROW, widths)
    finish_list(sheet, plan, head_row)


def _tour_rows(tour: Tour, names: Mapping[str, str]) -> Iterable[list[Value]]:
    """Return a row for every stop; day, duty and people stand only beside the first."""
    first = tour.stops[0]
    people = _people_words(tour.people, names) or _("nobody")
    for number, stop in enumerate(tour.stops, start=1):
        titles = [day_words(first.start.date()), tour.need.name, people] if number == 1 else ["", "", ""]
        yield [*titles, number, stop.place, *_stop_cells(stop)]


def _stop_cells(stop: PlanStop) -> list[Value]:
    sealed = _("sealed") if stop.sealed else ""
    return [f"{stop.start:%H:%M}", f"{stop.end:%H:%M}", stop.load or "", sealed]


def _people_words(people: Iterable[PlanAssignment], names: Mapping[str, str]) -> str:
    return _(", ").join(dict.fromkeys(names[row.volunteer] for row in people))


def fill_call_down_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write when each building is called down to an event, and who leads its people."""
    put_title(sheet, 1, _("Call-down"))
    put_hint(sheet, 2, _("No building is called before its time; sealed buildings come last."))
    headings = [_("Day"), _("No."), _("Building"), _("Called at"), _("Done at"), _("Head count"), _("Sealed"),
                _("Guide")]  # fmt: skip
    calls = call_down(plan)
    days = [call.stop.start.date() for call in calls]
    rows: list[list[Value]] = [
        [day_words(day), 1 + days[:index].count(day), call.stop.place, *_stop_cells(call.stop),
         _people_words(call.guides, names) or _("nobody")]
        for index, (day, call) in enumerate(zip(days, calls, strict=True))
    ]  # fmt: skip
    put_table(sheet, _HEAD_ROW, headings, rows, loud=_without_guide(calls))
    widths = [(12, 16), (6, 8), (10, 20), (10, 12), (10, 12), (8, 10), (8, 10), (16, 40)]
    fit_table(sheet, _HEAD_ROW, widths)
    finish_list(sheet, plan, _HEAD_ROW)


def _without_guide(calls: Iterable[Call]) -> set[int]:
    return {index for index, call in enumerate(calls) if not call.guides}
