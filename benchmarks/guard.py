"""Says when the engine got worse: small cases, a fixed effort, limits for cost and bound.

    python -m benchmarks.guard [--update]

The effort is counted in steps and not in seconds, so that the verdict does not depend on the machine or its
load. Ends with 1 and says what got worse. ``--update`` measures anew and writes the limits: do that when the
engine got better, or is worse on purpose, and say why in the commit.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.cases import own_score, posed, seats_of
from benchmarks.choice import Choice, Family
from benchmarks.opening import Instance
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve

LIMITS = Path(__file__).with_name("guard.json")
SEED = 0


@dataclass(frozen=True, kw_only=True)
class Guarded:
    """A case that is solved with so many steps.

    ``seconds`` ends only the proof that follows the steps. Where it needs longer than that on a slow machine
    the bound is not asked for. ``allowed`` is the share by which a cost may be above what was measured, and a
    bound below: more where the steps end far from the best roster, for there any change of the engine shows.
    """

    choice: Choice
    steps: int
    allowed: float
    seconds: float = 1
    is_bound_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What a case may cost at most and what must be proven at least; ``why`` is for who reads the file."""

    cost: int
    bound: int | None
    why: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the engine found for a case; ``wrong`` is what should never be, whatever the limits."""

    cost: int
    bound: int | None
    allowed: float
    wrong: str = ""


def _case(family: Family, size: str) -> Choice:
    return Choice(family=family, sizes=(size,))


GUARDED = (
    Guarded(choice=_case(Family.FIXED, "S"), steps=10, allowed=0.01, seconds=60, is_bound_asked=True),
    Guarded(choice=_case(Family.CANDIDATE, "S"), steps=10, allowed=0.01, seconds=60, is_bound_asked=True),
    Guarded(choice=_case(Family.FIXED, "M"), steps=5, allowed=0.03),
    Guarded(choice=_case(Family.WHOLE, "S"), steps=12, allowed=0.10),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare or write the limits, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.guard", description="Say when the engine got worse."
    )
    parser.add_argument("--update", action="store_true", help="write the limits from what is measured now")
    is_update = parser.parse_args(arguments).update
    found = measure(GUARDED)
    wrong = [f"{name}: {result.wrong}" for name, result in found.items() if result.wrong]
    if is_update and not wrong:
        limits = {name: asdict(limit_for(result)) for name, result in found.items()}
        LIMITS.write_text(json.dumps(limits, indent=2) + "\n", "utf-8")
        return 0
    lines = [*wrong, *worse(found, read_limits(LIMITS))]
    for line in lines:
        print(f"WORSE: {line}", file=sys.stderr)
    return 1 if lines else 0


def measure(guarded: Sequence[Guarded]) -> Mapping[str, Found]:
    """Return what the engine finds for each case, by the case's name."""
    found = {}
    for item in guarded:
        for name, case in item.choice.cases():
            began = time.monotonic()
            found[name] = _solved(item, case)
            cost, bound, seconds = found[name].cost, found[name].bound, time.monotonic() - began
            print(f"{name}: cost {cost}, bound {bound}, {item.steps} steps, {seconds:.0f} s", flush=True)
    return found


def _solved(item: Guarded, case: Instance) -> Found:
    problem, rules = posed(case)
    result = solve(problem, rules, SolveSettings(seconds=item.seconds, seed=SEED, steps=item.steps))
    if result.roster is None or result.cost is None:
        raise RuntimeError(f"the engine found no roster, only: {result.status}")
    counted = own_score(case, seats_of(case, problem, result.roster))
    wrong = [f"hard violations {dict(counted.hard)}"] if counted.hard else []
    if counted.cost != result.cost:
        wrong.append(f"the scorer's cost is {counted.cost}, the engine's {result.cost}")
    bound = result.bound if item.is_bound_asked else None
    return Found(cost=result.cost, bound=bound, allowed=item.allowed, wrong="; ".join(wrong))


def limit_for(found: Found) -> Limit:
    """Return the limit that what was found just keeps, with what is allowed."""
    bound = None if found.bound is None else int(found.bound * (1 - found.allowed))
    measured = f"cost {found.cost}" + ("" if found.bound is None else f", bound {found.bound}")
    return Limit(
        cost=int(found.cost * (1 + found.allowed)),
        bound=bound,
        why=f"{found.allowed:.0%} from what was measured: {measured}",
    )


def read_limits(file: Path) -> Mapping[str, Limit]:
    """Return the limits in a file."""
    return {name: Limit(**known) for name, known in json.loads(file.read_text("utf-8")).items()}


def worse(found: Mapping[str, Found], limits: Mapping[str, Limit]) -> list[str]:
    """Return what got worse, in words."""
    lines = []
    for name, result in found.items():
        limit = limits.get(name)
        if limit is None:
            lines.append(f"{name}: has no limit; run python -m benchmarks.guard --update")
            continue
        if result.cost > limit.cost:
            lines.append(f"{name}: the cost is {result.cost}, at most {limit.cost} allowed ({limit.why})")
        if limit.bound is not None and (result.bound is None or result.bound < limit.bound):
            lines.append(f"{name}: the bound is {result.bound}, at least {limit.bound} wanted ({limit.why})")
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
