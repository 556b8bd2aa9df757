"""``paiban ledger``: hours planned, served and certified, of everybody, over all weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.folder import Folder, speak
from paiban.cli.outputs import require_free, write_json
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.service import Service
    from paiban.values.plan import Plan

MOST_SHOWN = 10
Days = tuple[date | None, date | None]


def tell_ledger(
    path: Path,
    language: str | None,
    days: tuple[str | None, str | None],
    out: Path | None,
    json_file: Path | None,
) -> None:
    """Write the ledger of some days as a workbook, and print who did most."""
    from paiban.io import ledger_workbook
    from paiban.io.service import served, services

    folder = Folder.at(path)
    plan = folder.standing_plan()
    speak(plan, language)
    require_free(out)
    first, last = _days(days, plan)
    with folder.store() as store:
        plans, attendance = store.before(plan.horizon.end), store.attendance()
    rows = [
        row
        for row in served(plans, attendance)
        if (first is None or first <= row.start.date()) and row.start.date() <= last
    ]
    found = services(rows)
    _tell(found)
    target = out or folder.free_path(_("ledger"), ".xlsx")
    ledger_workbook.write(plan, rows, found, target)
    screen.say(_("Written: {path}").format(path=target))
    write_json([_row(one) for one in found], json_file)


def _days(words: tuple[str | None, str | None], plan: Plan) -> tuple[date | None, date]:
    """Return the first and the last day that are meant; by themselves all until today."""
    from paiban.skills.moments import read_moment
    from paiban.values.horizon import Horizon

    end = (plan.horizon.end - timedelta(minutes=1)).date()
    horizon = Horizon(plan.horizon.start.date(), end, plan.horizon.zone)
    now = horizon.moment(horizon.minute_at(datetime.now(UTC)))
    found: list[date | None] = []
    for option, text in zip(("--from", "--until"), words, strict=True):
        minute = None if text is None else read_moment(text, horizon, now)
        if text is not None and minute is None:
            what = _("“{text}” is no date.").format(text=text)
            raise InputError([Mistake(option, what, _("Write it like 2022-04-01."))])
        found.append(None if minute is None else horizon.moment(minute).date())
    return found[0], found[1] or min(now.date(), end)


def _tell(found: Sequence[Service]) -> None:
    from paiban.io.wording import hours

    total = {name: sum(getattr(one, name) for one in found) for name in ("planned", "present", "certified")}
    words = _("{people} people: {planned} h planned, {present} h served, {certified} h certified.")
    amounts = {name: hours(minutes) for name, minutes in total.items()}
    screen.say(words.format(people=len(found), **amounts))
    for one in found[:MOST_SHOWN]:
        line = _("  {name}: {planned} h planned, {present} h served, {certified} h certified")
        screen.say(
            line.format(
                name=one.person.name,
                planned=hours(one.planned),
                present=hours(one.present),
                certified=hours(one.certified),
            )
            + (_("; stayed away {count} times").format(count=one.absent) if one.absent else "")
        )
    if len(found) > MOST_SHOWN:
        screen.say(_("  … and {count} more").format(count=len(found) - MOST_SHOWN))


def _row(one: Service) -> dict[str, Any]:
    numbers = {name: value for name, value in asdict(one).items() if name != "person"}
    return {"volunteer": one.person.id, "name": one.person.name, **numbers}
