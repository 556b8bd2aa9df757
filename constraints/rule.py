"""What every rule is: a named statement about rosters, hard or with a weight."""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from paiban.constraints.cells import Cells
from paiban.constraints.limit import Bar, Limit, Packing
from paiban.values.people import Volunteer
from paiban.values.problem import BoolArray, Problem, Shift, Trait

HARD: Literal["hard"] = "hard"
Weight = Annotated[int, Field(ge=0)] | Literal["hard"]


class Rule(BaseModel, ABC):
    """A named statement about rosters; a subclass overrides any of ``barred``, ``limits`` and ``packings``.

    The file's name is the rule's name (``min_rest.py`` is ``min-rest``). ``term`` is its title, ``sentence``
    what the rule sheet shows (with ``{parameter}`` placeholders), and ``says`` the words of one finding,
    with the placeholders ``{volunteer} {other} {need} {role} {when} {detail} {count} {low} {high} {miss}``.
    ``keeps_out`` completes "cannot, because …" in the reasons of a gap. All four are message ids.
    ``is_private`` findings name a matter of health: outside the office they are shown without their reason.
    A rule is ``on`` unless the workbook switches it off, and cannot be if it holds ``always``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: ClassVar[str]
    sentence: ClassVar[str]
    says: ClassVar[str]
    keeps_out: ClassVar[str] = ""
    is_private: ClassVar[bool] = False
    on: ClassVar[bool] = True
    always: ClassVar[bool] = False

    weight: Weight

    @property
    def name(self) -> str:
        return rule_name(type(self))

    @property
    def is_hard(self) -> bool:
        return self.weight == HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        """Return which shifts (one entry each) this person must not take; ``None`` if all are fine."""
        return None

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        """State the rule's limits over these cells."""
        return iter(())

    def packings(self, problem: Problem, cells: Cells) -> Iterator[Packing]:
        """State those of the rule's limits over these cells that go in bulk."""
        return iter(())

    def every_limit(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        """State all of the rule's limits over these cells one by one."""
        yield from self.limits(problem, cells)
        for packing in self.packings(problem, cells):
            yield from packing.limits()

    def bars(self, problem: Problem, people: Iterable[int] | None = None) -> Iterator[Bar]:
        """State the single-cell limits of everybody who has any, or of these people (indices) alone."""
        for index in range(len(problem.volunteers)) if people is None else people:
            mask = self.barred(problem, problem.volunteers[index])
            if mask is not None and mask.any():
                yield Bar(index, mask)

    def parameters(self) -> dict[str, Any]:
        """Return the rule's numbers, without its weight."""
        return self.model_dump(exclude={"weight"})


def rule_name(rule: type[Rule]) -> str:
    """Return a rule's name from the module it stands in."""
    return rule.__module__.rsplit(".", 1)[-1].replace("_", "-")


def shifts_where(
    problem: Problem, trait: Callable[[Problem, Shift], Trait], is_chosen: Callable[[Trait], bool]
) -> BoolArray | None:
    """Return the mask of shifts whose trait is chosen; ``None`` if there are none.

    Only the distinct values are looked at, so that asking once for every person stays fast.
    """
    values, of_shift = problem.grouped(trait)
    chosen = np.fromiter(map(is_chosen, values), dtype=np.bool_, count=len(values))
    return chosen[of_shift] if chosen.any() else None
