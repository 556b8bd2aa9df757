"""What has just happened, as typed for ``replan``: who is out, late, offers more, what is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.buildings import find_buildings
from paiban.cli.folder import Opened
from paiban.cli.moments import moment_of
from paiban.cli.people import find_people
from paiban.cli.since import NIGHT_AFTER, Since
from paiban.text import _, language
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.sign_up import SignUp
    from paiban.scheduler.changes import Hours, Seal
    from paiban.scheduler.contacts import Contact
    from paiban.scheduler.edits import Edit
    from paiban.scheduler.replan import Dropout
    from paiban.values.compound import Compound
    from paiban.values.horizon import Horizon
    from paiban.values.people import Volunteer
    from paiban.values.plan import Plan
    from paiban.values.problem import Problem
    from paiban.values.spans import Spans


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the coordinator typed; moments are still words."""

    names: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    hours: str | None = None
    seal: tuple[str, ...] = ()
    unseal: tuple[str, ...] = ()
    positive: str | None = None
    days: int = 2
    at_most: int | None = None
    edited: Path | None = None
    start: str | None = None
    until: str | None = None
    now: str | None = None
    is_dry_run: bool = False


@dataclass(frozen=True, kw_only=True)
class News:
    """What has just happened, and in words for the history; ``welcome`` are the hours just offered."""

    fresh: Since
    reasons: tuple[str, ...]
    welcome: Spans = ()
    is_positive: bool = False

    def repair_seconds(self, problem: Problem) -> float:
        """Return how long to look for a repair of the roster after this."""
        from paiban.scheduler.filling import repair_seconds

        fresh = self.fresh
        gone = {row.volunteer for row in fresh.dropouts} | {edit.duty.volunteer for edit in fresh.edits}
        return repair_seconds(problem, len(gone), len(fresh.seals))

    @property
    def must_be_saved(self) -> bool:
        """Whether later rosters must know of it even if no duty changes."""
        fresh = self.fresh
        return bool(fresh.seals or fresh.hours or fresh.edits or self.is_positive)

    def after(self, before: Since) -> Since:
        """Return what has happened in all; whoever is written into a duty by hand is back for its time."""
        from paiban.scheduler.edits import settled
        from paiban.scheduler.replan import came_back

        there = [edit.duty for edit in self.fresh.edits if edit.there]
        return Since(
            dropouts=(*came_back(before.dropouts, there), *self.fresh.dropouts),
            seals=(*before.seals, *self.fresh.seals),
            hours=(*before.hours, *self.fresh.hours),
            newcomers=(*before.newcomers, *self.fresh.newcomers),
            edits=settled((*before.edits, *self.fresh.edits)),
        )


class Reader:
    """Reads what was typed, in the compound as it was before and as of now."""

    def __init__(self, opened: Opened, before: Plan, known: Since, wish: Wish, now: int) -> None:
        self._horizon = opened.problem.horizon
        self._compound: Compound = known.compound(opened.book.compound)
        self._opened, self._before, self._wish, self._now = opened, before, wish, now

    def news(self, former: Problem) -> News:
        """Return the news, having said what follows from it; ``InputError`` for what cannot be meant."""
        start, end = self._span()
        gone = find_people(self._compound.volunteers, self._wish.names)
        late = find_people(self._compound.volunteers, self._wish.late, "--late")
        carriers = self._positive(former)
        seals = self._seals(start, end)
        hours, newcomers = self._offers()
        self._require_sense(bool(gone or late or seals))
        # Somebody who is out until the end is out for a night that runs past it as well.
        last = end if self._wish.until is not None else end + NIGHT_AFTER
        always = self._horizon.minutes + NIGHT_AFTER
        out = [
            *((person.id, start, last) for person in gone),
            *((person.id, self._now, end) for person in late),
            *((ident, self._now, always) for ident in carriers),
        ]
        fresh = Since(
            dropouts=_dropouts(out), seals=seals, hours=hours, newcomers=newcomers, edits=self._edits()
        )
        welcome = tuple(sorted({(row.start, row.end) for row in hours}))
        reasons = tuple(self._reasons(gone, late, newcomers, len(fresh.edits)))
        return News(fresh=fresh, reasons=reasons, welcome=welcome, is_positive=bool(carriers))

    def _edits(self) -> tuple[Edit, ...]:
        from paiban.cli.by_hand import read_edits

        return () if self._wish.edited is None else read_edits(self._opened, self._wish.edited, self._before)

    def _span(self) -> tuple[int, int]:
        wish, horizon = self._wish, self._horizon
        start = self._now if wish.start is None else moment_of(wish.start, horizon, "--from", self._now)
        end = horizon.minutes if wish.until is None else moment_of(wish.until, horizon, "--until", start)
        if end <= start:
            what = _("The end lies before the beginning.")
            raise InputError([Mistake("--until", what, _("Give a moment after --from."))])
        return start, end

    def _require_sense(self, has_subject: bool) -> None:
        if not has_subject and (self._wish.start is not None or self._wish.until is not None):
            what = _("--from and --until say when somebody cannot come, but nobody is named.")
            raise InputError([Mistake("--drop", what, _("Name them with --drop."))])
        if self._wish.late and self._wish.until is None:
            what = _("It is not said until when they are late.")
            raise InputError([Mistake("--late", what, _("Add --until, as in --until 21:00"))])
        if self._wish.hours is not None and len(self._wish.add) != 1:
            what = _("--hours says when somebody offers to come, but not who.")
            raise InputError([Mistake("--hours", what, _('Name one person, as in --add "Mei".'))])

    def _seals(self, start: int, end: int) -> tuple[Seal, ...]:
        from paiban.scheduler.changes import Seal

        buildings = self._compound.buildings
        sealed = find_buildings(buildings, self._wish.seal, "--seal")
        unsealed = find_buildings(buildings, self._wish.unseal, "--unseal")
        return (
            *(Seal(building=number, start=start, end=end) for number in sealed),
            *(Seal(building=number, start=start, end=end, sealed=False) for number in unsealed),
        )

    def _positive(self, former: Problem) -> tuple[str, ...]:
        """Return who tested positive and everybody who was on duty with them, having listed these."""
        if self._wish.positive is None:
            return ()
        from paiban.cli.planning import assignments_of
        from paiban.scheduler.contacts import contacts_of

        (person, *others) = find_people(self._compound.volunteers, [self._wish.positive], "--positive")
        if others:
            what = _("One person at a time.")
            raise InputError([Mistake("--positive", what, _("Run it once for each of them."))])
        remote = [need.id for need in former.needs if need.online]
        found = contacts_of(
            person.id,
            assignments_of(self._before.assignments, self._horizon),
            since=self._now - 24 * 60 * self._wish.days,
            now=self._now,
            apart=remote,
        )
        _tell_contacts(person, found, self._wish.days, self._before, self._horizon)
        return tuple(dict.fromkeys([person.id, *(row.volunteer for row in found)]))

    def _offers(self) -> tuple[tuple[Hours, ...], tuple[Volunteer, ...]]:
        from paiban.io.sign_up import read_sign_up
        from paiban.scheduler.changes import Hours

        compound = self._compound
        hours: list[Hours] = []
        newcomers: list[Volunteer] = []
        for words in self._wish.add:
            line = words if self._wish.hours is None else f"{words} {self._wish.hours}"
            read = read_sign_up(line, self._horizon, compound.volunteers, compound.buildings)
            if not read.name or not read.hours:
                what = _("“{words}” says no hours that lie in the planned days.").format(words=words)
                remedy = _('Write them as in the workbook: --add "Mei, building 5, Saturday evening"')
                raise InputError([Mistake("--add", what, remedy)])
            known = _known(compound.volunteers, read.name)
            if known is None:
                newcomers.append(read.person())
            who = newcomers[-1].id if known is None else known.id
            hours += (Hours(volunteer=who, start=start, end=end) for start, end in read.hours)
            _tell_offer(read, known is None, self._horizon)
        return tuple(hours), tuple(newcomers)

    def _reasons(
        self,
        gone: Sequence[Volunteer],
        late: Sequence[Volunteer],
        newcomers: Iterable[Volunteer],
        edits: int,
    ) -> Iterable[str]:
        wish, comma = self._wish, ", "
        if gone:
            yield _("{names} dropped out").format(names=comma.join(person.name for person in gone))
        if late:
            yield _("{names} late").format(names=comma.join(person.name for person in late))
        if wish.positive is not None:
            yield _("a positive test")  # without the name: the history is read by many
        if wish.seal:
            yield _("sealed: {buildings}").format(buildings=comma.join(wish.seal))
        if wish.unseal:
            yield _("unsealed: {buildings}").format(buildings=comma.join(wish.unseal))
        if wish.add:
            yield _("{count} people offered more").format(count=len(wish.add))
        if edits:
            yield _("{count} changes by hand").format(count=edits)


def _dropouts(out: Iterable[tuple[str, int, int]]) -> tuple[Dropout, ...]:
    from paiban.scheduler.replan import Dropout

    return tuple(Dropout(volunteer=ident, start=start, end=end) for ident, start, end in out)


def _known(people: Iterable[Volunteer], name: str) -> Volunteer | None:
    """Return who is called this; ``InputError`` if several are."""
    everybody = tuple(people)
    if not any(name in (person.name, person.id) for person in everybody):
        return None
    (found,) = find_people(everybody, [name], "--add")
    return found


def _tell_contacts(
    person: Volunteer, found: Sequence[Contact], days: int, before: Plan, horizon: Horizon
) -> None:
    from paiban.io.wording import when

    people = {row.volunteer for row in found}
    heading = _("{count} people were on duty with {name} in the last {days} days:")
    screen.say(heading.format(count=len(people), name=person.name, days=days))
    for row in found:
        span = when(horizon.moment(row.start), horizon.moment(row.end))
        span = span if row.start < row.end else _("{moment}, at the handover").format(moment=span)
        screen.say(f"  · {before.volunteer[row.volunteer].name}  {before.need[row.need].name}  {span}")


def _tell_offer(read: SignUp, is_new: bool, horizon: Horizon) -> None:
    from paiban.io.choices import SEXES, label_of
    from paiban.io.reading import joined
    from paiban.io.skill_words import skill_labels
    from paiban.skills.taxonomy import load_taxonomy
    from paiban.skills.times import write_times

    words = _("{name} offers {hours}.").format(name=read.name, hours=write_times(read.hours, horizon))
    if is_new:
        labels = skill_labels(read.person().skills, load_taxonomy()) or _("no skill")
        parts = {
            _("building"): read.building or _("not said"),
            _("phone"): read.phone or _("not said"),
            _("skills"): labels,
        }
        if read.room is not None:
            parts[_("room")] = read.room
        if read.sex is not None:
            parts[_("sex")] = label_of(read.sex, SEXES, language())
        if read.age is not None:
            parts[_("age")] = str(read.age)
        words += " " + _("New: {details}.").format(
            details=joined(f"{name} {value}" for name, value in parts.items())
        )
    screen.say(words)
    if read.unread:
        screen.warn(_("Note: this was not understood: {words}.").format(words=joined(read.unread)))
    screen.say(_("Write it in the workbook too; until then later rosters remember it."))
