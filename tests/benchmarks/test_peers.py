"""The benchmark runs from end to end on a peers' folder of the tests' own, and notices what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from benchmarks import peers
from benchmarks.peer_runs import family_mib, run_apart
from tests.benchmarks import family

GENERATOR = """
import json, sys
from pathlib import Path
Path(sys.argv[3]).write_text(Path(__file__).with_name("tiny.json").read_text())
"""
PLAIN = """
import json, sys
from pathlib import Path
Path(sys.argv[2] + "-20.json").write_text(json.dumps({"assign": []}))
"""
REPORT = """
| instance | limit s | peer | cost (median) |
|---|---|---|---|
| T | 20 | plain | 2000 |
| T | 20 | lns | 1000 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A peers' folder with one tiny instance, whose scorer is the naive one."""
    place = tmp_path / "folder"
    place.mkdir()
    (place / "tiny.json").write_text(json.dumps(family.instance()), "utf-8")
    (place / "gen.py").write_text(GENERATOR, "utf-8")
    (place / "plain_cpsat.py").write_text(PLAIN, "utf-8")
    (place / "RESULTS.md").write_text(REPORT, "utf-8")
    (place / "score.py").write_text(Path(family.__file__).read_text("utf-8"), "utf-8")
    return place


def options(folder: Path) -> list[str]:
    return [str(folder), "--sizes", "T", "--seconds", "20,30", "--seeds", "0"]


def test_without_the_folder_it_says_so_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert peers.main([str(tmp_path / "nowhere")]) == 0
    assert capsys.readouterr().out.startswith("Skipped: there is no folder ")


def test_the_best_roster_is_scored_beside_the_rivals(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rows.json"
    assert peers.main([*options(folder), "--with", "plain", "--json", str(out)]) == 0
    rows = json.loads(out.read_text("utf-8"))
    assert [(row["limit"], row["plain"]) for row in rows] == [(20, [3405]), (30, [])]
    (ours,), general, prototype = rows[0]["ours"], rows[0]["general"], rows[0]["prototype"]
    assert (ours["cost"], ours["bound"]) == (least_cost(), least_cost())
    assert (general["cost"], prototype["cost"]) == (2000, 1000)
    assert str(ours["cost"]) in capsys.readouterr().out.splitlines()[1].split()


def least_cost() -> int:
    """The least cost of any allowed roster, by trying all of them."""
    posed = family.instance()
    people = [None, *(person["id"] for person in posed["volunteers"])]
    seats = [(duty["id"], seat) for duty in posed["duties"] for seat in range(duty["seats"])]
    best = 10**9
    for number in range(len(people) ** len(seats)):
        assign = []
        for duty, seat in seats:
            number, who = divmod(number, len(people))
            if people[who] is not None:
                assign.append((duty, seat, people[who]))
        if len({(duty, name) for duty, _, name in assign}) == len(assign):
            scored = family.score(posed, {"assign": assign})
            if not scored["hard"]:
                best = min(best, scored["cost"])
    return best


@pytest.mark.parametrize(
    ("lie", "words"),
    [
        ("    return {**honest(posed, found), 'cost': -1}", "the scorer's cost is -1"),
        ("    return {**honest(posed, found), 'hard': {'rest': 2}}", "hard violations {'rest': 2}"),
    ],
)
def test_a_scorer_that_objects_is_heard(
    folder: Path, capsys: pytest.CaptureFixture[str], lie: str, words: str
) -> None:
    with (folder / "score.py").open("a", encoding="utf-8") as file:
        file.write(f"\n\nhonest = score\n\n\ndef score(posed, found):\n{lie}\n")
    assert peers.main(options(folder)) == 1
    assert f"WRONG: T, seed 0, 20 s: {words}" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="memory is read from /proc")
def test_the_memory_of_a_run_is_that_of_its_processes_together() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "print(flush=True); input()"], stdin=PIPE, stdout=PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        own, both = family_mib(child.pid), family_mib(os.getpid())
        child.communicate(b"\n")
    assert own is not None
    assert both is not None
    assert 0 < own < both
    assert family_mib(child.pid) is None


def test_a_run_apart_returns_what_its_work_returns() -> None:
    assert run_apart(divmod, 7, 2) == (3, 1)
    assert run_apart(os.getpid) != os.getpid()
