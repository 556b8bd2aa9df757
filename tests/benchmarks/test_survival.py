"""What a roster survives is counted over one, two and drawn dropouts."""

from __future__ import annotations

import pytest

from benchmarks import survival
from paiban.constraints.checking import check
from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.values.needs import Tier
from paiban.values.roster import Result, Status
from tests.builders import need, problem, roster, shift


def test_of_two_at_two_gates_with_one_more_who_is_free_any_one_may_go_and_not_both() -> None:
    gates = [shift("gate", 8, 12), shift("door", 8, 12)]
    case = problem(["Mei", "Li", "Wang"], gates, [need("gate", tier=Tier.P0), need("door", tier=Tier.P0)])
    taken = roster(("Mei", gates[0].id), ("Li", gates[1].id))
    rules = (Coverage(), NoOverlap())
    result = Result(status=Status.FEASIBLE, roster=taken, cost=0, findings=check(case, rules, taken))
    assert survival.line(case, rules, result, 50, 1.0) == ["0", "0.0", "2", "100.0 %", "0.0 %", "0.0 %"]
    assert survival.line(case, rules, result, 50, 0.0)[-1] == "100.0 %"


def test_what_is_open_before_is_said() -> None:
    gate = shift("gate", 8, 12)
    case = problem(["Mei"], [gate], [need("gate", needed=2, wanted=2, tier=Tier.P0)])
    taken = roster(("Mei", gate.id))
    found = Result(status=Status.FEASIBLE, roster=taken, findings=check(case, [Coverage()], taken))
    assert survival.open_hours(case, found) == 4.0


@pytest.mark.slow
def test_the_table_has_a_line_for_each_reserve(capsys: pytest.CaptureFixture[str]) -> None:
    assert survival.main(["--seconds", "2", "--reserve", "0,90", "--draws", "20"]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert [line.split("|")[2].strip() for line in lines[2:]] == ["0", "90"]
