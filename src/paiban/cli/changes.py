"""What the coordinator says has changed: who drops out, what is sealed or opened, who is infected."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.buildings import find_buildings
from paiban.cli.folder import Opened
from paiban.cli.happened import dropouts_of, sealings_of
from paiban.cli.people import find_people
from paiban.cli.planning import assignments_of
from paiban.text import _
from paiban.values.errors import InputError, Mistake
from paiban.values.horizon import DAY_MINUTES

if TYPE_CHECKING:
    from paiban.scheduler.replan import Dropout
    from paiban.scheduler.sealing import Sealing
    from paiban.values.horizon import Horizon
    from paiban.values.people import Volunteer
    from paiban.values.plan import Plan

FIRST_SECONDS, SECONDS_EACH, SECONDS_SEALING, MOST_SECONDS = 4.0, 2.0, 20.0, 60.0


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the coordinator typed; moments are still words."""

    names: tuple[str, ...]
    start: str | None
    until: str | None
    now: str | None
    is_dry_run: bool
    seal: tuple[str, ...] = ()
    unseal: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    days: int = 2


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is different from now on: in minutes of the horizon, earlier changes included."""

    now: int
    dropouts: list[Dropout]
    earlier: list[Sealing]
    sealings: list[Sealing]
    infected: tuple[Volunteer, ...]
    why: str

    @property
    def seconds(self) -> float:
        """How long to look for a good repair: one dropout is mended in no time, a sealed building is not."""
        people = len({dropout.volunteer for dropout in self.dropouts if dropout.end > self.now})
        wanted = FIRST_SECONDS + SECONDS_EACH * max(0, people - 1) + SECONDS_SEALING * len(self.sealings)
        return min(MOST_SECONDS, wanted)

    @property
    def must_be_kept(self) -> bool:
        """Whether the change is worth remembering though nobody's duties should change."""
        return bool(self.sealings or self.infected)


def changes_of(opened: Opened, before: Plan, wish: Wish) -> tuple[Changes, list[Volunteer]]:
    """Return what was asked for together with what happened earlier, and who drops out now."""
    horizon, volunteers = opened.problem.horizon, opened.problem.volunteers
    now = _now(wish.now, horizon)
    sealings = _asked_sealings(opened, wish, now)
    dropping = find_people(volunteers, wish.names)
    if not (dropping or sealings) and (wish.start is not None or wish.until is not None):
        what = _("--from and --until say when somebody cannot come, but nobody is named.")
        raise InputError([Mistake("--drop", what, _("Name them with --drop."))])
    infected = find_people(volunteers, wish.positive, "--positive")
    met = _tell_contacts(opened, before, infected, now, wish.days)
    dropouts = [
        *dropouts_of(before.settings.dropouts, horizon),
        *_asked(dropping, _span(wish, now, horizon), wish),
        *_gone(dict.fromkeys([*(person.id for person in infected), *met]), (now, horizon.minutes)),
    ]
    return Changes(
        now=now,
        dropouts=dropouts,
        earlier=sealings_of(before.settings.sealings, horizon),
        sealings=sealings,
        infected=infected,
        why=_why(dropping, infected, wish),
    ), [*dropping, *infected]


def _why(dropping: Collection[Volunteer], infected: Collection[Volunteer], wish: Wish) -> str:
    """Return the line for the history."""
    comma, parts = _(", "), []
    if dropping:
        names = comma.join(person.name for person in dropping)
        parts.append(_("replan: {names} dropped out").format(names=names))
    if infected:  # whose test was positive is nobody's business but the office's
        parts.append(_("replan: contacts of an infection are out"))
    if wish.seal:
        parts.append(_("replan: building {numbers} sealed").format(numbers=comma.join(wish.seal)))
    if wish.unseal:
        parts.append(_("replan: building {numbers} opened").format(numbers=comma.join(wish.unseal)))
    return _("; ").join(parts) or _("replan")


def _tell_contacts(
    opened: Opened, before: Plan, infected: Iterable[Volunteer], now: int, days: int
) -> list[str]:
    """Say who shared a duty with whoever is infected in the days before now; return their ids."""
    from paiban.io.wording import when
    from paiban.scheduler.contacts import contacts

    horizon, problem = opened.problem.horizon, opened.problem
    standing = list(assignments_of(before.assignments, horizon))
    met: list[str] = []
    for person in infected:
        rows = contacts(problem, standing, person.id, since=now - days * DAY_MINUTES, until=now)
        sentence = _("{count} people shared a duty with {name} in {days} days:") if rows else _(
            "Nobody shared a duty with {name} in {days} days."
        )  # fmt: skip
        count = len({row.volunteer for row in rows})
        screen.say(sentence.format(count=count, name=person.name, days=days))
        for row in rows:
            words = when(horizon.moment(row.start), horizon.moment(row.end))
            name = (
                before.volunteer[row.volunteer].name if row.volunteer in before.volunteer else row.volunteer
            )
            screen.say(f"  {name}  {problem.need[row.need].name}  {words}")
        met += [row.volunteer for row in rows]
    return met


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


def _span(wish: Wish, now: int, horizon: Horizon) -> tuple[int, int]:
    """Return from when until when what was typed holds."""
    start = now if wish.start is None else _moment(wish.start, horizon, "--from", now)
    end = horizon.minutes if wish.until is None else _moment(wish.until, horizon, "--until", start)
    if end <= start:
        what = _("The end lies before the beginning.")
        raise InputError([Mistake("--until", what, _("Give a moment after --from."))])
    return start, end


def _asked(people: Iterable[Volunteer], span: tuple[int, int], wish: Wish) -> list[Dropout]:
    from paiban.scheduler.replan import Dropout

    if wish.until is None:
        return _gone((person.id for person in people), span)
    return [Dropout(volunteer=person.id, start=span[0], end=span[1]) for person in people]


def _gone(people: Iterable[str], span: tuple[int, int]) -> list[Dropout]:
    """Return dropouts until the end, so for a night that runs past it as well."""
    from paiban.scheduler.replan import Dropout

    return [Dropout(volunteer=person, start=span[0], end=span[1] + DAY_MINUTES) for person in people]


def _asked_sealings(opened: Opened, wish: Wish, now: int) -> list[Sealing]:
    from paiban.scheduler.sealing import Sealing

    buildings = opened.book.compound.buildings
    start, end = _span(wish, now, opened.problem.horizon)
    return [
        Sealing(building=number, start=start, end=end, is_sealed=is_sealed)
        for option, typed, is_sealed in (("--seal", wish.seal, True), ("--unseal", wish.unseal, False))
        for number in find_buildings(buildings, typed, option)
    ]
