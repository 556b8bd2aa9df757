"""Names that tell people apart even where two have the same one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from paiban.text import _
from paiban.values.plan import Plan, PlanVolunteer


def comparable(name: str) -> str:
    """Return a name as it is compared: spaces, width and case do not matter."""
    printable = ILLEGAL_CHARACTERS_RE.sub("", name)
    return "".join(unicodedata.normalize("NFKC", printable).casefold().split())


def labels(plan: Plan) -> Mapping[str, str]:
    """Return a label for each person, by id: the name, and where several share it what sets them apart.

    No two labels compare equal.
    """
    namesakes = Counter(comparable(person.name) for person in plan.volunteers)
    used = {name for name, count in namesakes.items()}
    found = {}
    for person in plan.volunteers:
        if namesakes[comparable(person.name)] == 1:
            found[person.id] = person.name
            continue
        label = next(
            text for text in _candidates(person, len(plan.volunteers)) if comparable(text) not in used
        )
        used.add(comparable(label))
        found[person.id] = label
    return found


def _candidates(person: PlanVolunteer, count: int) -> list[str]:
    numbered = [f"{person.name}({number})" for number in range(1, 2 * count + 1)]
    if not person.building:
        return numbered
    at_home = _("{name} (building {building})").format(name=person.name, building=person.building)
    return [at_home, *(f"{at_home}({number})" for number in range(1, 2 * count + 1))]
