"""The guard fails when a cost is above its limit or a bound below, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import guard
from benchmarks.choice import Choice, Family
from benchmarks.guard import GUARDED, LIMITS, Found, Guarded, Limit, limit_for, measure, read_limits, worse

LIMIT = Limit(cost=101, bound=90, why="because")


def found(*, cost: int, bound: int | None, wrong: str = "") -> Found:
    """What was found for a case of which one per cent is allowed."""
    return Found(cost=cost, bound=bound, allowed=0.01, wrong=wrong)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (found(cost=101, bound=90), []),
        (found(cost=50, bound=100), []),
        (found(cost=102, bound=90), ["S: the cost is 102, at most 101 allowed (because)"]),
        (found(cost=101, bound=89), ["S: the bound is 89, at least 90 wanted (because)"]),
        (found(cost=101, bound=None), ["S: the bound is None, at least 90 wanted (because)"]),
    ],
)
def test_what_got_worse_is_said(result: Found, words: list[str]) -> None:
    assert worse({"S": result}, {"S": LIMIT}) == words


def test_a_case_without_a_limit_is_named() -> None:
    (line,) = worse({"S": found(cost=1, bound=None)}, {})
    assert line == "S: has no limit; run python -m benchmarks.guard --update"


def test_a_new_limit_is_just_kept_and_has_its_reason() -> None:
    assert limit_for(found(cost=1000, bound=900)) == Limit(
        cost=1010, bound=891, why="1% from what was measured: cost 1000, bound 900"
    )
    assert limit_for(found(cost=1000, bound=None)).bound is None


def test_every_guarded_case_has_a_limit() -> None:
    assert read_limits(LIMITS).keys() == {name for item in GUARDED for name, _case in item.choice.cases()}


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file for limits, and nothing guarded but what is given here: 100, wherever it comes from."""
    file = tmp_path / "limits.json"
    monkeypatch.setattr(guard, "LIMITS", file)
    monkeypatch.setattr(guard, "measure", lambda guarded: {"S": found(cost=100, bound=100)})
    return file


def test_after_an_update_it_is_content(limits: Path) -> None:
    assert guard.main(["--update"]) == 0
    assert guard.main([]) == 0


def test_a_worse_cost_ends_it_with_1(limits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    limits.write_text('{"S": {"cost": 99, "bound": null, "why": "it was 98"}}', "utf-8")
    assert guard.main([]) == 1
    assert capsys.readouterr().err == "WORSE: S: the cost is 100, at most 99 allowed (it was 98)\n"


def test_what_should_never_be_is_not_made_a_limit(
    limits: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    limits.write_text("{}", "utf-8")
    wrong = found(cost=100, bound=None, wrong="hard violations {'rest': 1}")
    monkeypatch.setattr(guard, "measure", lambda guarded: {"S": wrong})
    assert guard.main(["--update"]) == 1
    assert "WORSE: S: hard violations {'rest': 1}" in capsys.readouterr().err
    assert limits.read_text("utf-8") == "{}"


def test_a_case_is_solved_and_scored() -> None:
    item = Guarded(choice=Choice(family=Family.FIXED, sizes=("S",)), steps=1, allowed=0.5, seconds=0.1)
    result = measure([item])["S"]
    assert (result.bound, result.allowed, result.wrong) == (None, 0.5, "")
    assert result.cost > 0
