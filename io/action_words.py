"""What could be done about a gap and what it brings, as a coordinator would say it."""

from __future__ import annotations

from paiban.io.reading import joined
from paiban.io.skill_words import training_labels
from paiban.io.wording import hours, when
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import _, ngettext
from paiban.values.actions import (
    Action,
    CallOff,
    CutShift,
    NeedFewer,
    Send,
    ServeBeyondOffer,
    SolveAgain,
    Train,
    WorkMore,
)
from paiban.values.explained import WayOut
from paiban.values.problem import Problem
from paiban.values.roster import Gap
from paiban.values.spans import within


def way_words(way: WayOut, problem: Problem) -> str:
    """Return the actions of a way out in one line."""
    return _("; ").join(action_words(action, problem) for action in way.actions)


def action_words(action: Action, problem: Problem) -> str:
    """Return an action in words, with names instead of ids."""
    match action:
        case SolveAgain():
            return _("ask nobody for more, only exchange duties")
        case NeedFewer():
            return _fewer_words(action, problem)
        case CallOff():
            span = _when(problem, action.start, action.end)
            return _("call off {need}, {when}").format(need=problem.need[action.need].name, when=span)
        case ServeBeyondOffer():
            return _beyond_words(action, problem)
        case WorkMore():
            return _more_words(action, problem)
        case Train():
            names = joined(problem.volunteer[person].name for person in action.volunteers)
            trainings = training_labels(action.trainings, load_taxonomy())
            return _("train {names}: {trainings}").format(names=names, trainings=trainings)
        case CutShift():
            return _cut_words(action, problem)
        case Send():
            return _("{volunteer} at {need}, {when}: no rule forbids it, it only costs").format(
                volunteer=problem.volunteer[action.volunteer].name,
                need=problem.need[action.need].name,
                when=_when(problem, action.start, action.end),
            )


def effect_words(way: WayOut, gap: Gap, problem: Problem) -> str:
    """Return what a way out brings, whom it disturbs and what it costs."""
    whole, closed = (gap.missing, way.closed) if gap.missing else (gap.short, way.closed_wanted)
    parts = [
        _("fills {closed} of {all} h").format(closed=hours(closed), all=hours(whole * (gap.end - gap.start)))
    ]
    if way.elsewhere > 0:
        parts.append(_("{count} h elsewhere as well").format(count=hours(way.elsewhere)))
    elif way.elsewhere < 0:
        parts.append(_("opens {count} h elsewhere").format(count=hours(-way.elsewhere)))
    if way.changed:
        names = joined(problem.volunteer[person].name for person in way.changed)
        words = ngettext(
            "{count} person changes: {names}", "{count} people change: {names}", len(way.changed)
        )
        parts.append(words.format(count=len(way.changed), names=names))
    else:
        parts.append(_("nobody's duties change"))
    parts.append(_("cost {cost}").format(cost=f"{way.cost:+d}"))
    return _("; ").join(parts)


def _when(problem: Problem, start: int, end: int) -> str:
    return when(problem.horizon.moment(start), problem.horizon.moment(end))


def _fewer_words(action: NeedFewer, problem: Problem) -> str:
    place = _("{need}, {role}, {when}").format(
        need=problem.need[action.need].name,
        role=action.role,
        when=_when(problem, action.start, action.end),
    )
    if not action.needed:
        return _("go without: {place}").format(place=place)
    return _("make do with {needed} instead of {before}: {place}").format(
        needed=action.needed, before=action.before, place=place
    )


def _beyond_words(action: ServeBeyondOffer, problem: Problem) -> str:
    """Say until when somebody stays or from when on they come, where their own hours reach into it."""
    person, span = problem.volunteer[action.volunteer], (action.start, action.end)
    offered = within(person.available, [span])
    clock = problem.horizon.clock
    words = _when(problem, *span)
    if len(offered) == 1 and offered[0][0] == action.start:
        return _("{volunteer} stays until {clock} ({when})").format(
            volunteer=person.name, clock=clock(action.end), when=words
        )
    if len(offered) == 1 and offered[0][1] == action.end:
        return _("{volunteer} comes from {clock} on ({when})").format(
            volunteer=person.name, clock=clock(action.start), when=words
        )
    return _("{volunteer} comes also {when}").format(volunteer=person.name, when=words)


def _more_words(action: WorkMore, problem: Problem) -> str:
    name, more = problem.volunteer[action.volunteer].name, hours(action.more)
    if action.day_minutes is not None:
        return _("{volunteer} serves {most} h on one day, {more} h more than offered").format(
            volunteer=name, most=hours(action.day_minutes), more=more
        )
    return _("{volunteer} serves {most} h in all, {more} h more than offered").format(
        volunteer=name, most=hours(action.total_minutes or 0), more=more
    )


def _cut_words(action: CutShift, problem: Problem) -> str:
    name, need = problem.volunteer[action.volunteer].name, problem.need[action.need].name
    clock = problem.horizon.clock
    if action.instead is None:
        words = _when(problem, action.start, action.end)
        return _("{volunteer} at {need} only {when}").format(volunteer=name, need=need, when=words)
    old = _when(problem, *action.instead)
    if action.start < action.instead[0]:
        return _("{volunteer} comes to {need} at {clock} already (has {when})").format(
            volunteer=name, need=need, clock=clock(action.start), when=old
        )
    return _("{volunteer} stays at {need} until {clock} (has {when})").format(
        volunteer=name, need=need, clock=clock(action.end), when=old
    )
