"""Draws what ``benchmarks.run --json`` measured: cost over time with the bound; time and memory against size.

python -m benchmarks.plot RUNS.json [MORE.json ...] --out PICTURE.png
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measured import Measured, Scored
from benchmarks.record import Moment

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {"engine": "tab:blue", "plain": "tab:orange", "timefold": "tab:green"}
LEAST_SECONDS = 0.05  # where the logarithmic axis of time begins
FAR = 3  # from this ratio of costs on their axis is logarithmic, too
MISSING = "The plot needs matplotlib: pip install 'paiban[benchmarks]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the picture and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plot", description="Draw what was measured.")
    parser.add_argument("runs", type=Path, nargs="+", help="files that benchmarks.run --json wrote")
    parser.add_argument("--out", type=Path, required=True, help="the picture to write: .png, .svg or .pdf")
    given = parser.parse_args(arguments)
    try:
        draw([run for file in given.runs for run in read_measured(file)], given.out)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "matplotlib":
            raise
        print(MISSING, file=sys.stderr)
        return 1
    return 0


def read_measured(file: Path) -> list[Measured]:
    """Return the runs in a file."""
    return [
        Measured(
            **{
                **known,
                "trajectory": tuple(Moment(**moment) for moment in known["trajectory"]),
                "scored": tuple(Scored(**scored) for scored in known["scored"]),
            }
        )
        for known in json.loads(file.read_text("utf-8"))
    ]


def draw(runs: Sequence[Measured], out: Path) -> None:
    """Write the picture: a panel for each instance, then one for time and one for memory."""
    from matplotlib.figure import Figure

    instances = list(dict.fromkeys(run.instance for run in runs))
    figure = Figure(figsize=(9, 3.4 * (len(instances) + 1)), layout="constrained")
    grid = figure.add_gridspec(len(instances) + 1, 2)
    for row, instance in enumerate(instances):
        _draw_costs(
            figure.add_subplot(grid[row, :]), instance, [run for run in runs if run.instance == instance]
        )
    last = len(instances)
    _draw_sizes(
        figure.add_subplot(grid[last, 0]), runs, "first roster, s", lambda run: run.first_roster_seconds
    )
    _draw_sizes(figure.add_subplot(grid[last, 1]), runs, "peak memory, MiB", lambda run: run.peak_mib)
    figure.savefig(out, dpi=120)


def _draw_costs(axes: Axes, instance: str, runs: Sequence[Measured]) -> None:
    """Draw every run's cost as a line and its bound as a dashed one."""
    axes.set_title(f"{instance}: cost (line) and proven bound (dashed)")
    axes.set(xscale="log", xlabel="s", ylabel="cost")
    end = max([moment.seconds for run in runs for moment in run.trajectory], default=LEAST_SECONDS)
    finals = [cost for run in runs for cost in _values(run, "cost")[1][-1:]]
    named: set[str] = set()
    for run in runs:
        label = run.solver if run.solver not in named else None
        named.add(run.solver)
        for value, style in (("cost", "-"), ("bound", "--")):
            seconds, values = _values(run, value)
            if values:
                axes.step(
                    [*seconds, end],
                    [*values, values[-1]],
                    style,
                    where="post",
                    color=COLOURS.get(run.solver),
                    label=label if value == "cost" else None,
                    alpha=0.8,
                )
    if finals:  # Early costs and bounds are so far off that they would flatten everything else.
        axes.set_yscale("log" if max(finals) > FAR * min(finals) else "linear")
        axes.set_ylim(0.7 * min(finals), max(1.5 * min(finals), 1.1 * max(finals)))
        axes.legend()


def _values(run: Measured, name: str) -> tuple[list[float], list[int]]:
    """Return the moments and values of a run's costs or bounds."""
    known = [(moment.seconds, getattr(moment, name)) for moment in run.trajectory]
    points = [(max(LEAST_SECONDS, seconds), value) for seconds, value in known if value is not None]
    return [seconds for seconds, _ in points], [value for _, value in points]


def _draw_sizes(
    axes: Axes, runs: Sequence[Measured], title: str, value_of: Callable[[Measured], float | None]
) -> None:
    """Draw a value of every run against the number of people."""
    axes.set(xscale="log", yscale="log", xlabel="people", ylabel=title)
    sizes = sorted({run.people for run in runs})
    axes.set_xticks(sizes, map(str, sizes))
    axes.set_xticks([], minor=True)
    for solver in dict.fromkeys(run.solver for run in runs):
        points = {run: value for run in runs if run.solver == solver and (value := value_of(run)) is not None}
        if points:
            people = [run.people for run in points]
            axes.plot(people, list(points.values()), "o", color=COLOURS.get(solver), label=solver, alpha=0.6)
    if axes.get_legend_handles_labels()[0]:
        axes.legend()


if __name__ == "__main__":
    raise SystemExit(main())
