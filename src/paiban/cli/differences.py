"""Says what differs between two rosters, a line for each duty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.text import _

if TYPE_CHECKING:
    from paiban.values.plan import Plan, PlanAssignment


def tell_difference(before: Plan, after: Plan) -> bool:
    """Print who is affected and which duties they lose and gain; say whether any duty changes."""
    from paiban.io.diff import difference
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
    return bool(change.people)


def difference_rows(before: Plan, after: Plan) -> list[dict[str, Any]]:
    """Return the same for programs: a row for each person."""
    from paiban.io.diff import difference

    def row(duty: PlanAssignment) -> dict[str, Any]:
        return duty.model_dump(mode="json", include={"need", "role", "place", "start", "end"})

    return [
        {
            "volunteer": person.volunteer,
            "lost": [row(duty) for duty in person.lost],
            "gained": [row(duty) for duty in person.gained],
        }
        for person in difference(before, after).people
    ]
