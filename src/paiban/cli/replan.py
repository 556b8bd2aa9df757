"""``paiban replan``: somebody drops out, the roster is repaired."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.dropouts import described, dropouts_of
from paiban.cli.exit_codes import SHORT
from paiban.cli.folder import open_folder
from paiban.cli.people import find_people
from paiban.cli.planning import (
    assignments_of,
    exit_code,
    make_plan,
    publish,
    tell_gaps,
    tell_plan,
    tell_short_suits,
    tell_unknown,
    write_plan_json,
)
from paiban.text import _
from paiban.text import language as current_language
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.scheduler.replan import Dropout
    from paiban.scheduler.search import SolveSettings
    from paiban.values.horizon import Horizon
    from paiban.values.people import Volunteer
    from paiban.values.plan import Plan, PlanSettings


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the coordinator typed; moments are still words."""

    names: tuple[str, ...]
    start: str | None
    until: str | None
    now: str | None
    is_dry_run: bool


def replan_folder(
    path: Path, language: str | None, wish: Wish, settings: SolveSettings, json_file: Path | None
) -> int:
    """Repair the saved roster, show who is affected, save and write it; return the exit code."""
    from paiban.scheduler.replan import repair

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    before = opened.folder.standing_plan()
    if not wish.is_dry_run:
        opened.folder.require_writable()
    horizon = opened.problem.horizon
    now = _now(wish.now, horizon)
    people = find_people(opened.problem.volunteers, wish.names)
    dropouts = [*dropouts_of(before.settings.dropouts, horizon), *_asked(people, wish, now, horizon)]
    job = repair(opened.problem, assignments_of(before.assignments, horizon), now=now, dropouts=dropouts)
    tell_unknown(job.unknown, before, horizon)
    plan = make_plan(opened, job.problem, settings, _described(dropouts, horizon, now, settings), json_file)
    if plan is None:
        return SHORT
    moment = horizon.moment(now)
    is_changed = _tell_changes(before, plan, moment)
    tell_plan(plan, moment)
    tell_short_suits(plan, opened.book.compound.site)
    if wish.is_dry_run or not is_changed:
        _tell_unsaved(people, wish)
        write_plan_json(plan, json_file)
        return exit_code(plan)
    why = _("replan: {names} dropped out").format(names=", ".join(person.name for person in people))
    saved = publish(opened.folder, plan, expected_head=before.revision, why=why if people else _("replan"))
    write_plan_json(saved, json_file)
    screen.say(_("Next: paiban export chat --changes {folder}").format(folder=opened.folder.typed))
    return exit_code(saved)


def _tell_unsaved(people: Collection[Volunteer], wish: Wish) -> None:
    if wish.is_dry_run:
        screen.say(_("Nothing was saved (--dry-run)."))
        return
    screen.say(_("Nothing was saved."))
    if people:  # only a saved roster remembers who dropped out
        names = _(", ").join(person.name for person in people)
        screen.say(
            _("For later rosters, write in the workbook when {names} cannot come.").format(names=names)
        )


def _now(words: str | None, horizon: Horizon) -> int:
    """Return the minute before which nothing changes; it must lie before the end of the plan."""
    now = horizon.minute_at(datetime.now(UTC))
    if words is not None:
        is_planned = 0 <= now < horizon.minutes
        # A clock time alone is one of today, whether it has passed or not.
        today = horizon.days[horizon.day_index(now)][0] if is_planned else None
        now = _moment(words, horizon, "--now", today)
    if now >= horizon.minutes:
        what = _("The planned days are over: {last} was the last.").format(last=horizon.last)
        remedy = _("Say which moment to take for now, as in --now {example}").format(
            example=f'"{horizon.first.month}/{horizon.first.day} 20:00"'
        )
        raise InputError([Mistake("--now", what, remedy)])
    return max(0, now)


def _moment(words: str, horizon: Horizon, option: str, after: int | None = None) -> int:
    from paiban.skills.moments import read_moment

    minute = read_moment(words, horizon, None if after is None else horizon.moment(after))
    if minute is None:
        what = _("The moment “{words}” was not understood.").format(words=words)
        raise InputError(
            [Mistake(option, what, _('Write it like "20:00", "4/2 20:00" or "2022-04-02 20:00".'))]
        )
    return minute


def _asked(people: Collection[Volunteer], wish: Wish, now: int, horizon: Horizon) -> list[Dropout]:
    from paiban.scheduler.replan import Dropout

    if not people and (wish.start is not None or wish.until is not None):
        what = _("--from and --until say when somebody cannot come, but nobody is named.")
        raise InputError([Mistake("--drop", what, _("Name them with --drop."))])
    start = now if wish.start is None else _moment(wish.start, horizon, "--from", now)
    end = horizon.minutes if wish.until is None else _moment(wish.until, horizon, "--until", start)
    if end <= start:
        what = _("The end lies before the beginning.")
        raise InputError([Mistake("--until", what, _("Give a moment after --from."))])
    # Somebody who is out until the end is out for a night that runs past it as well.
    last = end if wish.until is not None else end + 24 * 60
    return [Dropout(volunteer=person.id, start=start, end=last) for person in people]


def _described(
    dropouts: Iterable[Dropout], horizon: Horizon, now: int, settings: SolveSettings
) -> PlanSettings:
    from paiban.values.plan import PlanSettings

    return PlanSettings(
        command="replan",
        language=current_language(),
        seconds=settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        now=horizon.moment(now),
        dropouts=described(dropouts, horizon),
    )


def _tell_changes(before: Plan, after: Plan, now: datetime) -> bool:
    """Print who is affected, a line for each duty, and which gaps open; say whether any duty changes."""
    from paiban.io.diff import difference, opened_gaps
    from paiban.io.wording import when

    change = difference(before, after)
    if change.people:
        screen.say(_("{count} people are affected:").format(count=change.affected))
    else:
        screen.say(_("Nothing changes: everybody keeps their duties."))
    names = {**before.volunteer, **after.volunteer}
    needs = {**before.need, **after.need}
    for person in change.people:
        lines = [("−", row) for row in person.lost] + [("+", row) for row in person.gained]
        for sign, row in sorted(lines, key=lambda line: line[1].start):
            name, need = names[person.volunteer].name, needs[row.need].name
            screen.say(f"  {sign} {name}  {need} {row.role}  {when(row.start, row.end)}")
    opened = opened_gaps(before, after, now)
    if opened:
        tell_gaps(opened, after, _("This opens new gaps:"))
    return bool(change.people)
