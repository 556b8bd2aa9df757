"""Tables in Markdown, readable as they stand: every solver at every limit, and the re-planning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median_low

from benchmarks.measured import Measured, Scored
from benchmarks.published import GENERAL, PROTOTYPE, Rival, best_of
from benchmarks.runs import ENGINE

NONE = "-"
COLUMNS = (
    "instance",
    "limit s",
    "solver",
    "runs",
    "cost (median)",
    "min-max",
    "engine / this",
    "own bound",
    "gap",
    "first open",
    "other open",
    "first roster s",
    "peak MiB",
)
PUBLISHED = "published: "


def comparison(measured: Sequence[Measured], rivals: Sequence[Rival] = ()) -> str:
    """Return the table of all runs: the medians of each solver on each instance at each limit."""
    keys = {(run.instance, scored.limit): None for run in measured for scored in run.scored}
    lines: list[Sequence[str]] = []
    for instance, limit in keys:
        here = [run for run in measured if run.instance == instance]
        ours = _median(here, ENGINE, limit)
        lines += [_line(here, solver, limit, ours) for solver in dict.fromkeys(run.solver for run in here)]
        for group in (GENERAL, PROTOTYPE):
            rival = best_of(rivals, group, instance, limit)
            if rival is not None:
                words = (instance, str(limit), PUBLISHED + rival.solver, NONE, str(rival.cost), NONE)
                lines.append((*words, ratio(ours, rival.cost), *[NONE] * (len(COLUMNS) - len(words) - 1)))
    return markdown(COLUMNS, lines)


def _median(runs: Iterable[Measured], solver: str, limit: int) -> Scored | None:
    """Return the roster with the median cost of a solver's runs, the lower one of two."""
    found = [scored for run in runs if run.solver == solver and (scored := run.at(limit)) is not None]
    if not found:
        return None
    cost = median_low([scored.cost for scored in found])
    return next(scored for scored in found if scored.cost == cost)


def _line(runs: Sequence[Measured], solver: str, limit: int, ours: Scored | None) -> Sequence[str]:
    own = [run for run in runs if run.solver == solver]
    costs = [scored.cost for run in own if (scored := run.at(limit)) is not None]
    middle = _median(own, solver, limit)
    firsts = [run.first_roster_seconds for run in own if run.first_roster_seconds is not None]
    peaks = [run.peak_mib for run in own if run.peak_mib is not None]
    head = (own[0].instance, str(limit), solver, f"{len(costs)} of {len(own)}")
    tail = (f"{median_low(firsts):.2f}" if firsts else NONE, str(max(peaks)) if peaks else NONE)
    if middle is None:
        return (*head, *[NONE] * 7, *tail)
    return (
        *head,
        str(middle.cost),
        f"{min(costs)}-{max(costs)}",
        ratio(ours, middle.cost),
        NONE if middle.bound is None else str(middle.bound),
        NONE if middle.gap is None else f"{middle.gap:.2%}",
        f"{round(middle.first_open, 1):g}",
        f"{round(middle.other_open, 1):g}",
        *tail,
    )


def ratio(ours: Scored | None, theirs: int) -> str:
    """Return our cost as a share of theirs: below 1 is better than they are."""
    return f"{ours.cost / theirs:.3f}" if ours is not None and theirs else NONE


def markdown(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown whose columns are aligned."""
    rows = [columns, *lines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    ruler = ["-" * width for width in widths]
    return "\n".join(
        "| " + " | ".join(field.ljust(width) for field, width in zip(row, widths, strict=True)) + " |"
        for row in (rows[0], ruler, *rows[1:])
    )
