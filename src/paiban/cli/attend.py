"""``paiban attend``: who came, who was late, who stayed away, who stood in; and what of it is certified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.folder import Folder, speak
from paiban.cli.moments import moment_of
from paiban.cli.people import find_people
from paiban.cli.planning import actor
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.values.attendance import Attendance, Presence
    from paiban.values.plan import Plan, PlanAssignment, PlanVolunteer

_LOOK_BACK = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class AttendWish:
    """What the coordinator typed; moments are still words, ``swap`` pairs of names."""

    present: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    swap: tuple[str, ...] = ()
    is_rest: bool = False
    sheet: Path | None = None
    at: str | None = None
    came: str | None = None
    left: str | None = None
    is_certifying: bool = False


def attend(path: Path, language: str | None, wish: AttendWish) -> int:
    """Record who came to duties of this roster or the weeks before; return 1 if not all could be read."""
    from paiban.io.service import as_one

    folder = Folder.at(path)
    head = folder.standing_plan()
    speak(head, language)
    folder.require_writable()
    with folder.store() as store:
        plan, known = as_one(store.before(head.horizon.end)), store.attendance()
    clerk = _Clerk(plan, known, wish)
    records = tuple(clerk.records())
    with screen.uninterrupted(), folder.store() as store:
        store.attend(records, plan.volunteer, actor=actor())
    _tell(records, clerk, plan)
    _tell_next(records, clerk, plan, folder)
    return SHORT if clerk.mistakes else DONE


class _Clerk:
    """Turns what was typed into records of duties."""

    def __init__(self, plan: Plan, known: Iterable[Attendance], wish: AttendWish) -> None:
        from paiban.values.horizon import Horizon

        last = plan.horizon.end - timedelta(minutes=1)
        self._horizon = Horizon(plan.horizon.start.date(), last.date(), plan.horizon.zone)
        self._plan, self._wish = plan, wish
        self._known = {record.duty: record for record in known}
        now = self._horizon.minute_at(datetime.now(UTC))
        minute = now if wish.at is None else moment_of(wish.at, self._horizon, "--at")
        self.at = self._horizon.moment(minute)
        self.mistakes: tuple[Mistake, ...] = ()

    def records(self) -> Iterator[Attendance]:
        """Yield the records, the later of one duty after the earlier; each sees those before."""
        for record in self._typed():
            self._known[record.duty] = record
            yield record

    def unknown(self) -> list[PlanAssignment]:
        """Return the duties that are over and of which nothing is recorded."""
        over = (row for row in self._plan.assignments if row.end <= self.at)
        return [row for row in over if row.duty not in self._known]

    def _typed(self) -> Iterator[Attendance]:
        from paiban.values.attendance import Presence

        wish = self._wish
        if wish.sheet is not None:
            yield from self._of_sheet(wish.sheet)
        yield from self._named(wish.present, "--present", Presence.PRESENT)
        yield from self._named(wish.late, "--late", Presence.LATE)
        yield from self._named(wish.absent, "--absent", Presence.ABSENT)
        yield from self._named(wish.excused, "--excused", Presence.EXCUSED)
        yield from self._swapped()
        if wish.is_rest:
            from paiban.io.sign_in_sheet import record_of

            for row in self.unknown():
                yield record_of(row, row.volunteer, Presence.PRESENT)
        if wish.is_certifying:
            yield from self._certified()

    def _of_sheet(self, path: Path) -> Iterator[Attendance]:
        from paiban.io.sign_in_sheet import read

        found = read(path, self._plan)
        self.mistakes = found.mistakes
        yield from found.records

    def _named(self, names: tuple[str, ...], option: str, presence: Presence) -> Iterator[Attendance]:
        from paiban.io.sign_in_sheet import record_of

        for person in self._find(names, option):
            duty = self._duty_of(person, option)
            came, left = self._times(duty) if presence.is_there else (None, None)
            yield record_of(duty, person.id, presence, came, left)

    def _swapped(self) -> Iterator[Attendance]:
        from paiban.io.sign_in_sheet import record_of
        from paiban.values.attendance import Presence

        for pair in self._wish.swap:
            planned, equals, came = pair.partition("=")
            if not equals:
                what = _("“{text}” does not say who came for whom.").format(text=pair)
                raise InputError([Mistake("--swap", what, _("Write it like Mei=Li: Li came for Mei."))])
            (gone,), (there,) = self._find((planned,), "--swap"), self._find((came,), "--swap")
            duty = self._duty_of(gone, "--swap")
            yield record_of(duty, gone.id, Presence.EXCUSED)
            yield record_of(duty, there.id, Presence.PRESENT, *self._times(duty), stands_in=True)

    def _certified(self) -> Iterator[Attendance]:
        for record in list(self._known.values()):
            if record.end <= self.at and record.certified != record.present_minutes:
                yield replace(record, certified=record.present_minutes)

    def _find(self, names: tuple[str, ...], option: str) -> tuple[PlanVolunteer, ...]:
        return find_people(self._plan.volunteers, names, option)

    def _duty_of(self, person: PlanVolunteer, option: str) -> PlanAssignment:
        """Return the duty somebody has at the moment, else the last one that began within a day before."""
        begun = [
            row
            for row in self._plan.assignments
            if row.volunteer == person.id and self.at - _LOOK_BACK < row.start <= self.at
        ]
        if not begun:
            what = _("{name} has no duty that began within 24 hours before {time}.")
            what = what.format(name=person.name, time=f"{self.at:%m-%d %H:%M}")
            raise InputError([Mistake(option, what, _("Say when, as in --at {example}").format(
                example=f'"{self.at.month}/{self.at.day} 20:00"'))])  # fmt: skip
        return max(begun, key=lambda row: (row.end > self.at, row.start))

    def _times(self, duty: PlanAssignment) -> tuple[datetime | None, datetime | None]:
        came = self._moment(self._wish.came, duty.start - timedelta(hours=3), "--came")
        left = self._moment(self._wish.left, duty.start, "--left")
        if (came or duty.start) >= duty.end or (left or duty.end) <= (came or duty.start):
            what = _("The times do not fit the duty, {start:%H:%M} to {end:%H:%M}.")
            what = what.format(start=duty.start, end=duty.end)
            raise InputError([Mistake("--came", what, _("Correct the time."))])
        return came, left

    def _moment(self, words: str | None, after: datetime, option: str) -> datetime | None:
        if words is None:
            return None
        minute = moment_of(words, self._horizon, option, self._horizon.minute_at(after))
        return self._horizon.moment(minute)


def _tell(records: tuple[Attendance, ...], clerk: _Clerk, plan: Plan) -> None:
    from paiban.io.wording import presence_words, when

    for mistake in clerk.mistakes:
        screen.warn(str(mistake))
    for record in records:
        name, need = plan.volunteer[record.volunteer].name, plan.need[record.need].name
        screen.say(
            f"  {name}  {need} {record.role}  {when(record.start, record.end)}  {presence_words(record)}"
        )
    screen.say(_("{count} duties were recorded.").format(count=len({record.duty for record in records})))
    left = len(clerk.unknown())
    if left:
        words = _("Of {count} duties that are over nothing is recorded; --rest says that all others came.")
        screen.say(words.format(count=left))


def _tell_next(records: tuple[Attendance, ...], clerk: _Clerk, plan: Plan, folder: Folder) -> None:
    """Say how a seat that stands empty right now is filled."""
    from paiban.values.attendance import Presence

    gone = [record for record in records if record.presence is Presence.ABSENT and record.end > clerk.at]
    for record in gone:
        name, until = plan.volunteer[record.volunteer].name, f"{record.end:%Y-%m-%d %H:%M}"
        words = _('Next: paiban replan {folder} --drop "{name}" --until "{until}"')
        screen.say(words.format(folder=folder.typed, name=name, until=until))
