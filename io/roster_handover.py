"""The sheet of handovers: who relieves whom at every post, and an alarm for every minute it is short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.handovers import Alarm, Handover, alarms, handovers
from paiban.io.sheet_table import Value, finish_list, fit_table, put_hint, put_table, put_title
from paiban.io.wording import clock_words, day_words, hours
from paiban.text import _
from paiban.values.plan import Plan

_HEAD_ROW = 3
_NOBODY = "–"


@dataclass(frozen=True, slots=True)
class _Line:
    start: datetime
    need: str
    role: str
    cells: tuple[Value, ...]
    is_alarm: bool = False


def fill_handover_sheet(sheet: Worksheet, plan: Plan, names: Mapping[str, str]) -> None:
    """Write every change by day, post and time, and the alarms in red among them."""
    found = alarms(plan)
    put_title(sheet, 1, _("Handover at the posts"))
    put_hint(sheet, 2, _hint(found))
    place = {need.id: (need.tier, index) for index, need in enumerate(plan.needs)}
    lines = sorted(
        [*_change_lines(plan, found, names), *_alarm_lines(found)],
        key=lambda line: (line.start.date(), place[line.need], line.role, line.start, line.is_alarm),
    )
    headings = [_("Day"), _("Post"), _("Role"), _("Time"), _("Hands over"), _("Takes over"), _("There from"),
                _("Note")]  # fmt: skip
    rows = [
        [day_words(line.start.date()), plan.need[line.need].name, line.role, *line.cells] for line in lines
    ]
    loud = {index for index, line in enumerate(lines) if line.is_alarm}
    put_table(sheet, _HEAD_ROW, headings, rows, loud=loud)
    widths = [(12, 16), (14, 30), (8, 16), (12, 24), (14, 26), (14, 26), (10, 14), (20, 40)]
    fit_table(sheet, _HEAD_ROW, widths)
    finish_list(sheet, plan, _HEAD_ROW)


def _hint(found: tuple[Alarm, ...]) -> str:
    if not found:
        return _("At no minute has a post fewer people than it needs.")
    minutes = sum(round((alarm.end - alarm.start).total_seconds() / 60) for alarm in found)
    return _("Red: a post has fewer people than it needs, {hours} hours in all.").format(hours=hours(minutes))


def _change_lines(plan: Plan, found: tuple[Alarm, ...], names: Mapping[str, str]) -> Iterator[_Line]:
    short = {(alarm.need, alarm.role, alarm.start): alarm for alarm in found}
    for change in handovers(plan):
        cells = (
            f"{change.at:%H:%M}",
            _NOBODY if change.leaves is None else names[change.leaves],
            _NOBODY if change.comes is None else names[change.comes],
            f"{change.arrives:%H:%M}" if change.arrives else "",
            _note(change, (change.need, change.role, change.at) in short, names),
        )
        yield _Line(change.at, change.need, change.role, cells)


def _note(change: Handover, is_short: bool, names: Mapping[str, str]) -> str:
    if is_short:
        return _("too few people from now on: see the alarm")
    if change.stays:
        stay = _(", ").join(names[person] for person in change.stays)
        return _("{names} still on duty").format(names=stay)
    return "" if change.comes else _("the post's time ends")


def _alarm_lines(found: tuple[Alarm, ...]) -> Iterator[_Line]:
    for alarm in (piece for whole in found for piece in _by_day(whole)):
        words = _("ALARM: unmanned")
        if alarm.present:
            words = _("ALARM: {present} of {needed} people").format(
                present=alarm.present, needed=alarm.needed
            )
        cells = (clock_words(alarm.start, alarm.end), words, "", "", "")
        yield _Line(alarm.start, alarm.need, alarm.role, cells, is_alarm=True)


def _by_day(alarm: Alarm) -> Iterator[Alarm]:
    """Cut an alarm at midnight, so that it stands on the sheet of each of its days."""
    start = alarm.start
    while start < alarm.end:
        midnight = datetime.combine(start.date() + timedelta(days=1), time(), start.tzinfo)
        yield replace(alarm, start=start, end=min(midnight, alarm.end))
        start = midnight
