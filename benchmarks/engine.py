"""One run of our engine on one case: the ordinary ``solve``, nothing tuned for the family.

python -m benchmarks.engine CASE.json OUT.json LIMITS SEED
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.cases import posed, seats_of
from benchmarks.record import Recorder, Seated, write_run
from paiban.scheduler.progress import Progress
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve


def main(arguments: Sequence[str]) -> None:
    """Solve once within the longest limit and write the run."""
    case_file, out, limits, seed = arguments
    recorder = Recorder([int(limit) for limit in limits.split(",")])
    case = json.loads(Path(case_file).read_text("utf-8"))
    problem, rules = posed(case)

    def note(progress: Progress) -> None:
        def seats() -> list[Seated]:
            return seats_of(case, problem, progress.roster())

        recorder.note(progress.cost, progress.bound, seats)

    settings = SolveSettings(seconds=recorder.seconds_left, seed=int(seed))
    result = solve(problem, rules, settings, note)
    roster = result.roster
    last = None if roster is None else partial(seats_of, case, problem, roster)
    write_run(recorder.finish(result.cost, result.bound, last), Path(out))


if __name__ == "__main__":
    main(sys.argv[1:])
