"""``paiban replan``: somebody drops out or a building is sealed, and the roster is repaired."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.changes import Changes, Wish, changes_of
from paiban.cli.exit_codes import SHORT
from paiban.cli.folder import Opened, open_folder
from paiban.cli.happened import described_dropouts, described_sealings
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

if TYPE_CHECKING:
    from paiban.scheduler.search import SolveSettings
    from paiban.values.horizon import Horizon
    from paiban.values.people import Volunteer
    from paiban.values.plan import Plan, PlanSettings
    from paiban.values.problem import Problem
    from paiban.values.roster import Assignment


def replan_folder(
    path: Path, language: str | None, wish: Wish, seed: int, seconds: float | None, json_file: Path | None
) -> int:
    """Repair the saved roster, show who is affected, save and write it; return the exit code.

    Without ``seconds`` it takes as long as the change deserves.
    """
    from paiban.scheduler.search import REPAIR_PATIENCE, SolveSettings

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    before = opened.folder.standing_plan()
    if not wish.is_dry_run:
        opened.folder.require_writable()
    horizon = opened.problem.horizon
    changes, people = changes_of(opened, before, wish)
    settings = SolveSettings(
        seconds=changes.seconds if seconds is None else seconds, seed=seed, patience=REPAIR_PATIENCE
    )
    problem = _posed(opened, before, changes)
    plan = make_plan(opened, problem, settings, _described(changes, horizon, settings), json_file)
    if plan is None:
        return SHORT
    moment = horizon.moment(changes.now)
    is_changed = _tell_changes(before, plan, moment)
    tell_plan(plan, moment)
    tell_short_suits(plan, opened.book.compound.site)
    if wish.is_dry_run or not (is_changed or changes.must_be_kept):
        _tell_unsaved(people, wish)
        write_plan_json(plan, json_file)
        return exit_code(plan)
    saved = publish(opened.folder, plan, expected_head=before.revision, why=changes.why)
    write_plan_json(saved, json_file)
    screen.say(_("Next: paiban export chat --changes {folder}").format(folder=opened.folder.typed))
    return exit_code(saved)


def _posed(opened: Opened, before: Plan, changes: Changes) -> Problem:
    """Return the problem of repairing the roster, having said what does not fit any more."""
    from paiban.scheduler.expand import problem_of
    from paiban.scheduler.replan import repair
    from paiban.scheduler.sealing import freed, fresh_needs, with_sealings

    compound, rules, now = opened.book.compound, opened.book.rules, changes.now
    known = after = opened.problem
    if changes.earlier or changes.sealings:
        known = problem_of(with_sealings(compound, changes.earlier))
        after = problem_of(with_sealings(compound, [*changes.earlier, *changes.sealings]))
    standing = assignments_of(before.assignments, known.horizon)
    void: Collection[Assignment] = ()
    barred: Collection[Assignment] = ()
    if changes.sealings:
        released = freed(known, after, rules, standing, now)
        void, barred = released.void, released.barred
        after = replace(after, fresh=fresh_needs(known, after, now))
        _tell_fresh(known, after)
    job = repair(
        after,
        [row for row in standing if row not in void],
        now=now,
        dropouts=changes.dropouts,
        freed=barred,
    )
    tell_unknown(job.unknown, before, known.horizon)
    return job.problem


def _tell_fresh(before: Problem, after: Problem) -> None:
    """Say what a change of the situation asks for and what it does without from now on."""
    new = [after.need[need].name for need in sorted(after.fresh)]
    gone = [need.name for need in before.needs if need.id not in after.need]
    for sentence, names in ((_("New or more: {names}"), new), (_("No longer needed: {names}"), gone)):
        if names:
            screen.say(sentence.format(names=_(", ").join(dict.fromkeys(names))))


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


def _described(changes: Changes, horizon: Horizon, settings: SolveSettings) -> PlanSettings:
    from paiban.values.plan import PlanSettings

    return PlanSettings(
        command="replan",
        language=current_language(),
        seconds=settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        now=horizon.moment(changes.now),
        dropouts=described_dropouts(changes.dropouts, horizon),
        sealings=described_sealings([*changes.earlier, *changes.sealings], horizon),
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
