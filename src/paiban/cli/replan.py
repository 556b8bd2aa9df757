"""``paiban replan``: something happens, the roster is repaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.differences import tell_difference
from paiban.cli.exit_codes import SHORT
from paiban.cli.folder import Opened, open_folder
from paiban.cli.moments import now_of
from paiban.cli.news import News, Reader, Wish
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
from paiban.cli.since import Since
from paiban.text import _
from paiban.text import language as current_language

if TYPE_CHECKING:
    from paiban.scheduler.replan import Repair
    from paiban.scheduler.search import SolveSettings
    from paiban.values.plan import Plan
    from paiban.values.plan_settings import PlanSettings
    from paiban.values.problem import Problem

MOST_CALLED = 3  # so many of the gaps that stay open are looked at; the others with paiban call
CALL_SECONDS = 5.0


def replan_folder(
    path: Path, language: str | None, wish: Wish, seconds: float | None, seed: int, json_file: Path | None
) -> int:
    """Repair the saved roster, show who is affected, save and write it; return the exit code.

    Without ``seconds`` it looks for as long as what happened deserves.
    """
    from paiban.scheduler.search import REPAIR_PATIENCE, SolveSettings

    opened = open_folder(path, language)
    screen.tell_notices(opened.book.notices)
    before = opened.folder.standing_plan()
    if not wish.is_dry_run:
        opened.folder.require_writable()
    horizon = opened.problem.horizon
    now, known = now_of(wish.now, horizon), Since.of(before, horizon)
    former = known.problem(opened)
    news = Reader(opened, before, known, wish, now).news(former)
    since = news.after(known)
    job = _repair(opened, before, former, since, news, now, wish.at_most)
    seconds = news.repair_seconds(job.problem) if seconds is None else seconds
    settings = SolveSettings(seconds=seconds, seed=seed, patience=REPAIR_PATIENCE)
    tell_unknown(job.unknown, before, horizon)
    _tell_broken(job, opened, before, news)
    plan = make_plan(opened, job.problem, settings, _described(since, opened, now, settings), json_file)
    if plan is None:
        return SHORT
    moment = horizon.moment(now)
    is_changed = _tell_changes(before, plan, moment)
    tell_plan(plan, moment)
    tell_short_suits(plan, opened.book.compound.site)
    if wish.is_dry_run or not (is_changed or news.must_be_saved):
        _tell_calls(job.problem, opened, plan, now)
        _tell_unsaved(news, job.problem, wish)
        write_plan_json(plan, json_file)
        return exit_code(plan)
    saved = publish(opened, plan, expected_head=before.revision, why=_why(news.reasons))
    _tell_calls(job.problem, opened, saved, now)
    write_plan_json(saved, json_file)
    screen.say(_("Next: paiban export chat --changes {folder}").format(folder=opened.folder.typed))
    return exit_code(saved)


def _repair(
    opened: Opened, before: Plan, former: Problem, since: Since, news: News, now: int, at_most: int | None
) -> Repair:
    from paiban.scheduler.replan import repair

    return repair(
        since.problem(opened),
        assignments_of(before.assignments, opened.problem.horizon),
        now=now,
        dropouts=since.dropouts,
        former=former,
        welcome=news.welcome,
        at_most=at_most,
        edits=news.fresh.edits,
    )


def _tell_broken(job: Repair, opened: Opened, before: Plan, news: News) -> None:
    """Say which rules the changes by hand break as they stand, before others are moved."""
    from paiban.cli.by_hand import broken_by, tell_broken
    from paiban.scheduler.edits import edited

    if news.fresh.edits:
        standing = assignments_of(before.assignments, job.problem.horizon)
        found = broken_by(job.problem, opened, standing, edited(standing, news.fresh.edits))
        tell_broken(found, job.problem, opened)


def _tell_calls(problem: Problem, opened: Opened, plan: Plan, now: int) -> None:
    """Say whom to call for what stays open, the most urgent gaps first."""
    from paiban.cli.call import tell_cases
    from paiban.io.audience import Audience
    from paiban.scheduler.expand import with_roster
    from paiban.scheduler.explain import by_urgency, shortages
    from paiban.scheduler.present import Present

    rows = assignments_of(plan.assignments, problem.horizon)
    standing, roster, _lost = with_roster(problem, rows)
    present = Present.of(replace(standing, most_disturbed=None), opened.book.rules, roster, now)
    found = by_urgency(present.problem, shortages(present.problem, roster))
    gaps = [gap for gap, _shifts in found if gap.missing and now < gap.end]
    if gaps and problem.most_disturbed is not None:
        words = _("No more than {count} people were to be disturbed; without --at-most less may stay open.")
        screen.say(words.format(count=problem.most_disturbed))
    if gaps:
        screen.say(_("Whom to call:"))
        tell_cases([(present, gap) for gap in gaps[:MOST_CALLED]], Audience.OFFICE, CALL_SECONDS)


def _why(reasons: Sequence[str]) -> str:
    if not reasons:
        return _("replan")
    return _("replan: {reasons}").format(reasons=", ".join(reasons))


def _tell_unsaved(news: News, problem: Problem, wish: Wish) -> None:
    if wish.is_dry_run:
        screen.say(_("Nothing was saved (--dry-run)."))
        return
    screen.say(_("Nothing was saved."))
    people = dict.fromkeys(row.volunteer for row in news.fresh.dropouts)
    if people:  # only a saved roster remembers who dropped out
        names = _(", ").join(problem.volunteer[ident].name for ident in people)
        screen.say(
            _("For later rosters, write in the workbook when {names} cannot come.").format(names=names)
        )


def _described(since: Since, opened: Opened, now: int, settings: SolveSettings) -> PlanSettings:
    from paiban.values.plan_settings import PlanSettings

    horizon = opened.problem.horizon
    return PlanSettings(
        command="replan",
        language=current_language(),
        seconds=settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        now=horizon.moment(now),
        **since.settings(horizon),
    )


def _tell_changes(before: Plan, after: Plan, now: datetime) -> bool:
    """Print who is affected, a line for each duty, and which gaps open; say whether any duty changes."""
    from paiban.io.diff import opened_gaps

    is_changed = tell_difference(before, after)
    opened = opened_gaps(before, after, now)
    if opened:
        tell_gaps(opened, after, _("This opens new gaps:"))
    return is_changed
