"""The runner works from end to end, on a folder of the tests' own, and notices what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import run
from tests.benchmarks import family

GENERATOR = """
import json, sys
from pathlib import Path
Path(sys.argv[3]).write_text(Path(__file__).with_name("tiny.json").read_text())
"""
REPORT = """
| instance | limit s | peer | cost (median) |
|---|---|---|---|
| T | 20 | plain | 2000 |
| T | 20 | lns | 1000 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one tiny instance, whose scorer is the naive one."""
    place = tmp_path / "folder"
    place.mkdir()
    (place / "tiny.json").write_text(json.dumps(family.instance()), "utf-8")
    (place / "gen.py").write_text(GENERATOR, "utf-8")
    (place / "RESULTS.md").write_text(REPORT, "utf-8")
    (place / "score.py").write_text(Path(family.__file__).read_text("utf-8"), "utf-8")
    return place


def options(folder: Path) -> list[str]:
    return ["--folder", str(folder), "--sizes", "T", "--seconds", "20,30", "--seeds", "0"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["--folder", str(tmp_path / "nowhere")])
    assert "nowhere is no folder" in capsys.readouterr().err


def test_an_unknown_rival_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["--with", "nobody"])
    assert "--with takes plain, timefold" in capsys.readouterr().err


def test_engine_and_rival_are_scored_beside_what_was_published(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "runs.json"
    assert run.main([*options(folder), "--with", "plain", "--json", str(out)]) == 0
    least = family.least_cost(family.instance())
    runs = json.loads(out.read_text("utf-8"))
    assert [(found["solver"], found["scored"][-1]["cost"]) for found in runs] == [
        ("engine", least),
        ("plain", least),
    ]
    assert all(found["trajectory"][-1]["bound"] == least for found in runs)
    printed = capsys.readouterr().out
    assert "published: plain" in printed
    assert "published: lns" in printed


@pytest.mark.parametrize(
    ("lie", "words"),
    [
        ("    return {**honest(posed, found), 'cost_terms': {'first': -1}}", "the scorer's cost is -1"),
        ("    return {**honest(posed, found), 'hard': {'rest': 2}}", "hard violations {'rest': 2}"),
    ],
)
def test_a_scorer_that_objects_is_heard(
    folder: Path, capsys: pytest.CaptureFixture[str], lie: str, words: str
) -> None:
    with (folder / "score.py").open("a", encoding="utf-8") as file:
        file.write(f"\n\nhonest = score\n\n\ndef score(posed, found):\n{lie}\n")
    assert run.main(options(folder)) == 1
    assert f"WRONG: T, engine, seed 0, 20 s: {words}" in capsys.readouterr().err


def test_a_family_of_our_own_is_made_for_every_size() -> None:
    request = run.read_request(["--family", "candidate", "--grid", "fine", "--sizes", "S,M"])
    assert [name for name, _case in request.choice.cases()] == ["S-fine", "M-fine"]
    request = run.read_request(["--family", "whole", "--sizes", "XL"])
    assert list(request.choice.cases()) == [("whole-XL", {"whole": {"size": "XL", "seed": 1}})]


def test_a_folders_scorer_does_not_score_what_we_opened(folder: Path) -> None:
    request = run.read_request([*options(folder), "--family", "candidate"])
    assert request.choice.judging_folder is None
