"""What solve and replan share: search, explain, save, write, and say what came of it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.folder import Folder, Opened
from paiban.cli.outputs import write_json
from paiban.text import _
from paiban.values.errors import InputError, Mistake
from paiban.values.roster import Status

if TYPE_CHECKING:
    from paiban.scheduler.search import SolveSettings
    from paiban.values.horizon import Horizon
    from paiban.values.people import Site
    from paiban.values.plan import Plan, PlanAssignment, PlanGap
    from paiban.values.plan_settings import PlanSettings
    from paiban.values.problem import Problem
    from paiban.values.roster import Assignment, Result

MOST_GAPS_SHOWN = MOST_BROKEN_SHOWN = 8
MOST_REASONS_SHOWN = 3


def make_plan(
    opened: Opened,
    problem: Problem,
    settings: SolveSettings,
    described: PlanSettings,
    json_file: Path | None,
) -> Plan | None:
    """Solve a problem by the workbook's rules; return the plan, or ``None`` having said why there is none."""
    from paiban.io import plan_document
    from paiban.scheduler.explain import gaps_of
    from paiban.scheduler.solve import solve

    rules = opened.book.rules
    with screen.live_line() as report:
        result = solve(problem, rules, settings, report)
    plan = plan_document.build(
        problem,
        rules,
        result,
        () if result.roster is None else gaps_of(problem, rules, result.roster),
        settings=described,
        input_sha256=opened.book.sha256,
        created=datetime.now(UTC).astimezone(),
    )
    if result.roster is not None:
        return plan
    _tell_impossible(problem, opened, result)
    write_plan_json(plan, json_file)
    return None


def _tell_impossible(problem: Problem, opened: Opened, result: Result) -> None:
    from paiban.io.wording import message

    if result.status is Status.STOPPED:
        screen.warn(_("No roster was found in the time given. Give more with --seconds."))
        return
    screen.warn(_("No roster is possible: these rules and pins contradict each other. Change one of them:"))
    for finding in result.clash:
        screen.warn("  · " + message(finding, problem, opened.book.rules))


def assignments_of(rows: Iterable[PlanAssignment], horizon: Horizon) -> tuple[Assignment, ...]:
    """Return a plan's duties in minutes of a horizon."""
    from paiban.values.roster import Assignment

    return tuple(
        Assignment(
            volunteer=row.volunteer,
            need=row.need,
            role=row.role,
            start=horizon.minute_at(row.start),
            end=horizon.minute_at(row.end),
        )
        for row in rows
    )


def publish(opened: Opened, plan: Plan, *, expected_head: int | None, why: str) -> Plan:
    """Save a plan as the next revision, write its document and workbook beside it, and return it as saved."""
    folder = opened.folder
    with screen.uninterrupted():
        saved = _saved(opened, plan, expected_head, why)
        screen.say(_("Saved: roster number {revision} is in force.").format(revision=saved.revision))
        try:
            paths = write_beside(folder, saved)
        except OSError as error:
            what = _("The roster is saved as number {revision}, but its files could not be written.")
            remedy = _("Write them again with: paiban export xlsx {folder}").format(folder=folder.typed)
            mistake = Mistake(str(folder.path), what.format(revision=saved.revision), remedy)
            raise InputError([mistake]) from error
    for path in paths:
        screen.say(_("Written: {path}").format(path=path))
    return saved


def _saved(opened: Opened, plan: Plan, expected_head: int | None, why: str) -> Plan:
    """Save a plan; if another came into force meanwhile, it is written beside all the same: it took long."""
    from paiban.io.store import StaleHead

    with opened.folder.store() as store:
        try:
            return store.save(
                plan, expected_head=expected_head, actor=actor(), why=why, routes=opened.routes.asked
            )
        except StaleHead:
            for path in write_beside(opened.folder, plan):
                screen.say(_("Written: {path}").format(path=path))
            screen.warn(_("This roster is only in these files; it is not in force."))
            raise


def write_beside(folder: Folder, plan: Plan) -> tuple[Path, Path]:
    """Write a plan's workbook and document into the folder under names that are free; return their paths."""
    from paiban.io import plan_document, roster_workbook

    number = _("not-saved") if plan.revision is None else plan.revision
    book = folder.free_path(_("roster-{revision}").format(revision=number), ".xlsx")
    document = folder.free_path(f"plan-{number}", ".json")
    roster_workbook.write(plan, book)
    plan_document.write(plan, document)
    return book, document


def tell_unknown(rows: Iterable[Assignment], plan: Plan, horizon: Horizon) -> None:
    """Say which of a plan's duties the workbook has no person or need for any more."""
    from paiban.io.wording import when

    for row in rows:
        name = plan.volunteer[row.volunteer].name if row.volunteer in plan.volunteer else row.volunteer
        need = plan.need[row.need].name if row.need in plan.need else row.need
        screen.warn(
            _("Note: the duty of {volunteer} at {need}, {when}, is not in the workbook any more.").format(
                volunteer=name, need=need, when=when(horizon.moment(row.start), horizon.moment(row.end))
            )
        )


def actor() -> str:
    """Return who is at the keyboard, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "paiban"


def tell_plan(plan: Plan, since: datetime | None = None) -> None:
    """Print how good the plan is, what stays empty (after a moment) and why."""
    from paiban.io.wording import status_words

    people = {row.volunteer for row in plan.assignments}
    screen.say(
        _("{site}: {status} ({seconds:.0f} s, cost {cost}, at best {bound})").format(
            site=plan.site,
            status=status_words(plan),
            seconds=plan.seconds,
            cost=plan.cost,
            bound=_("unknown") if plan.bound is None else plan.bound,
        )
    )
    screen.say(
        _("{duties} duties for {people} of {all} people").format(
            duties=len(plan.assignments), people=len(people), all=len(plan.volunteers)
        )
    )
    _tell_broken(plan)
    missing = [gap for gap in plan.gaps if gap.missing and (since is None or since < gap.end)]
    if missing:
        tell_gaps(missing, plan, _("{count} gaps in needed seats:").format(count=len(missing)))
    elif since is None:
        screen.say(_("Every needed seat is filled."))
    else:
        screen.say(_("Every needed seat is filled from now on."))


def _tell_broken(plan: Plan) -> None:
    """Print which rules the past or changes by hand break; nothing else may."""
    broken = [finding for finding in plan.findings if finding.hard]
    if broken:
        words = _("{count} rules that must hold are broken by what has begun or was set by hand:")
        screen.say(words.format(count=len(broken)))
    for finding in broken[:MOST_BROKEN_SHOWN]:
        screen.say(f"  · {finding.message}")


def tell_gaps(missing: Sequence[PlanGap], plan: Plan, heading: str) -> None:
    """Print gaps in needed seats with their reasons, the first of them if there are many."""
    from paiban.io.wording import missing_words, reason_words, when

    screen.say(heading)
    for gap in missing[:MOST_GAPS_SHOWN]:
        need = plan.need[gap.need]
        reasons = _("; ").join(
            reason_words(item.rule, item.count) for item in gap.reasons[:MOST_REASONS_SHOWN]
        )
        words = (
            f"  P{gap.tier} {need.name} {gap.role} {when(gap.start, gap.end)} {missing_words(gap.missing)}"
        )
        screen.say(words + (f" ({reasons})" if reasons else ""))
    if len(missing) > MOST_GAPS_SHOWN:
        screen.say(
            _("  … and {count} more, see the sheet of gaps").format(count=len(missing) - MOST_GAPS_SHOWN)
        )


def tell_short_suits(plan: Plan, site: Site) -> None:
    """Say on which days the plan needs more suits than there are: never while the rule on suits is hard."""
    from paiban.io.duty_counts import suits
    from paiban.io.wording import day_words

    for (level, day), count in sorted(suits(plan).items()):
        if level in site.suits and count > site.suits[level]:
            screen.warn(
                _("Note: {day} needs {count} suits of level {level}; there are {stock}.").format(
                    day=day_words(day), count=count, level=level, stock=site.suits[level]
                )
            )


def exit_code(plan: Plan) -> int:
    """Return 1 if needed seats stay empty or hard rules are broken, else 0."""
    is_short = any(gap.missing for gap in plan.gaps) or any(finding.hard for finding in plan.findings)
    return SHORT if is_short else DONE


def write_plan_json(plan: Plan, target: Path | None) -> None:
    """Write the plan document where ``--json`` asked for it."""
    write_json(plan.model_dump(mode="json", by_alias=True), target)
