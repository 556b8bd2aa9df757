"""Text to paste into a chat group: the roster of a day, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from paiban.io.audience import Audience, shown_needs, shown_people, visible
from paiban.io.day_view import RoleDay, role_days
from paiban.io.diff import PersonChange, difference
from paiban.io.message_cut import Block, messages
from paiban.io.name_labels import labels
from paiban.io.visits import place_words
from paiban.io.wording import clock_words, day_words, missing_words
from paiban.text import _
from paiban.values.plan import Plan, PlanAssignment, PlanNeed

MESSAGE_BYTES = 2048


def roster_messages(
    plan: Plan,
    day: date,
    *,
    limit_bytes: int = MESSAGE_BYTES,
    audience: Audience = Audience.GROUP,
    with_phones: bool = False,
) -> tuple[str, ...]:
    """Return the roster of a day as messages: posts by urgency, each line a time and its people."""
    shown = visible(plan, audience)
    names = _names_with_phones(shown) if with_phones else labels(shown)
    title = _("{site}, roster of {day}").format(site=shown.site, day=day_words(day))
    blocks = [
        Block(_heading(row), lines) for row in role_days(shown, day) if (lines := tuple(_lines(row, names)))
    ]
    return messages(title, blocks or [_block(_("Nobody is on duty on this day."))], limit_bytes)


def change_notice(
    before: Plan,
    after: Plan,
    *,
    limit_bytes: int = MESSAGE_BYTES,
    audience: Audience = Audience.GROUP,
) -> tuple[str, ...]:
    """Return only what changes, first by person, then by post."""
    needs = {**shown_needs(before, audience), **shown_needs(after, audience)}
    names = {**_shown_names(before, audience), **_shown_names(after, audience)}
    steps = [step for change in difference(before, after).people for step in _steps(change, needs)]
    title = _("{site}, changes to the roster").format(site=after.site)
    if not steps:
        return messages(title, [_block(_("Nothing has changed; everybody keeps their duties."))], limit_bytes)
    people = tuple(_person_line(step, names, needs) for step in steps)
    by_person = Block(_("Whose duties change:"), people)
    return messages(title, [by_person, *_post_blocks(steps, names, needs)], limit_bytes)


def _block(*lines: str) -> Block:
    return Block("", lines)


def _names_with_phones(shown: Plan) -> Mapping[str, str]:
    return {
        key: f"{label} {shown.volunteer[key].phone or ''}".rstrip() for key, label in labels(shown).items()
    }


def _shown_names(plan: Plan, audience: Audience) -> Mapping[str, str]:
    """Return everybody's label by their id in the whole plan."""
    shown = labels(visible(plan, audience))
    return {key: shown[person.id] for key, person in shown_people(plan, audience).items()}


def _heading(row: RoleDay) -> str:
    return _post(row.need, row.role, place_words(row.need))


def _post(need: PlanNeed, role: str, place: str = "") -> str:
    """Return the heading of a post; a role that the need's name says already is left out."""
    details = [detail for detail in (role if role not in need.name else "", place) if detail]
    if not details:
        return _("{need}:").format(need=need.name)
    return _("{need} ({details}):").format(need=need.name, details=_(", ").join(details))


def _lines(row: RoleDay, names: Mapping[str, str]) -> Iterator[str]:
    """Return a line for each time: who comes, and how many are missing."""
    people: dict[tuple[datetime, datetime], list[str]] = {}
    for duty in row.duties:
        people.setdefault((duty.start, duty.end), []).append(names[duty.volunteer])
    missing = {(piece.start, piece.end): piece.missing for piece in row.open_times if piece.missing}
    for span in sorted({*people, *missing}):
        words = [_(", ").join(people[span])] if span in people else []
        words += [_("[{gap}]").format(gap=missing_words(missing[span]))] if span in missing else []
        yield " ".join([clock_words(*span), *words])


@dataclass(frozen=True, slots=True)
class _Step:
    """One person's duty that is cancelled (``new`` is ``None``), added (no ``old``) or moved in time."""

    old: PlanAssignment | None
    new: PlanAssignment | None

    @property
    def row(self) -> PlanAssignment:
        row = self.old or self.new
        if row is None:
            raise ValueError("a step without a duty")
        return row


def _steps(change: PersonChange, needs: Mapping[str, PlanNeed]) -> Iterator[_Step]:
    gained = [row for row in change.gained if row.need in needs]
    for old in change.lost:
        if old.need in needs:
            new = next((row for row in gained if _is_moved(old, row)), None)
            if new is not None:
                gained.remove(new)
            yield _Step(old, new)
    yield from (_Step(None, new) for new in gained)


def _is_moved(old: PlanAssignment, new: PlanAssignment) -> bool:
    """Say whether a duty merely begins or ends at another time."""
    return (old.need, old.role) == (new.need, new.role) and old.start < new.end and new.start < old.end


def _person_line(step: _Step, names: Mapping[str, str], needs: Mapping[str, PlanNeed]) -> str:
    row = step.row
    name, duty = names[row.volunteer], f"{_day_and_clock(row)} {needs[row.need].name}"
    if step.old is None:
        return _("{name}: new duty {duty}").format(name=name, duty=duty)
    if step.new is None:
        return _("{name}: {duty} is cancelled").format(name=name, duty=duty)
    return _("{name}: {duty} now {time}").format(name=name, duty=duty, time=_new_time(step.old, step.new))


def _new_time(old: PlanAssignment, new: PlanAssignment) -> str:
    is_same_day = old.start.date() == new.start.date()
    return clock_words(new.start, new.end) if is_same_day else _day_and_clock(new)


def _day_and_clock(row: PlanAssignment) -> str:
    """Return a duty's time so that it sounds right when read aloud: "4/1" would be a quarter."""
    return f"{day_words(row.start.date())} {clock_words(row.start, row.end)}"


def _post_blocks(
    steps: Iterable[_Step], names: Mapping[str, str], needs: Mapping[str, PlanNeed]
) -> Iterator[Block]:
    posts: dict[tuple[str, str], list[_Step]] = {}
    for step in steps:
        posts.setdefault((step.row.need, step.row.role), []).append(step)
    for need, role in sorted(posts, key=lambda key: (needs[key[0]].tier, key)):
        yield Block(_post(needs[need], role), tuple(_post_lines(posts[need, role], names)))


def _post_lines(steps: Iterable[_Step], names: Mapping[str, str]) -> Iterator[str]:
    """Return a line for each time, saying who takes whose place."""
    times: dict[tuple[datetime, datetime], list[_Step]] = {}
    for step in sorted(steps, key=lambda step: (step.row.start, step.row.end)):
        times.setdefault((step.row.start, step.row.end), []).append(step)
    for same in times.values():
        time = _day_and_clock(same[0].row)
        lost = _(", ").join(names[step.row.volunteer] for step in same if step.new is None)
        gained = _(", ").join(names[step.row.volunteer] for step in same if step.old is None)
        if lost and gained:
            yield _("{time}: {gained} in place of {lost}").format(time=time, gained=gained, lost=lost)
        elif gained:
            yield _("{time}: {gained} joins").format(time=time, gained=gained)
        elif lost:
            yield _("{time}: {lost} taken off").format(time=time, lost=lost)
        for step in same:
            if step.old and step.new:
                name = names[step.row.volunteer]
                yield _("{time}: {name} now {new}").format(
                    time=time, name=name, new=_new_time(step.old, step.new)
                )
