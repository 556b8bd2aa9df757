"""Whom to call and why, as a coordinator would say it."""

from __future__ import annotations

from collections.abc import Iterator

from paiban.io.audience import Audience
from paiban.io.reading import joined
from paiban.io.wording import hours, when
from paiban.text import _
from paiban.values.calls import Call, Ease
from paiban.values.problem import Problem
from paiban.values.roster import Gap, Roster


def call_words(call: Call, gap: Gap, problem: Problem, roster: Roster, audience: Audience) -> str:
    """Return whom to call, when they would serve, why them, and what it costs; phones are for the office."""
    person, moment = problem.volunteer[call.volunteer], problem.horizon.moment
    phone = f" {person.phone}" if person.phone and audience is Audience.OFFICE else ""
    return _("{name}{phone}, {when}: {reasons}").format(
        name=person.name,
        phone=phone,
        when=when(moment(call.start), moment(call.end)),
        reasons=_("; ").join(reasons(call, gap, problem, roster)),
    )


def reasons(call: Call, gap: Gap, problem: Problem, roster: Roster) -> Iterator[str]:
    """Yield what speaks for calling somebody, and what it takes."""
    person, need = problem.volunteer[call.volunteer], problem.need[gap.need]
    if call.ease is Ease.RESERVE:
        yield _("in reserve at home")
    elif call.ease is Ease.FREE:
        yield _("free and allowed")
    elif call.ease is Ease.PART:
        yield _("can come for a part")
    else:
        yield _("would leave {duties}").format(duties=joined(_left(call, problem)) or _("nothing"))
    if call.opens:
        yield _("which leaves {hours} h empty there").format(hours=hours(call.opens))
    if call.ease <= Ease.FREE and (call.start > gap.start or call.end < gap.end):
        yield _("covers a part")
    if need.building and person.building == need.building:
        yield _("lives in the building")
    served = sum(problem.shift[shift].minutes for name, shift in roster.cells if name == person.id)
    yield _("{hours} h so far").format(hours=hours(served))
    yield _("cost {cost}").format(cost=f"{call.cost:+d}")


def _left(call: Call, problem: Problem) -> Iterator[str]:
    moment = problem.horizon.moment
    for ident in call.leaves:
        shift = problem.shift.get(ident)
        if shift is not None:
            span = when(moment(shift.start), moment(shift.end))
            yield f"{problem.need[shift.need].name} {span}"
