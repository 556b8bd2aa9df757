"""An answer that breaks a hard rule or costs something else than was said is never shown."""

import pytest

from paiban.constraints.coverage import Coverage
from paiban.constraints.frozen import Frozen
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.qualified import Qualified
from paiban.scheduler.audit import audit
from paiban.values.errors import AuditError
from paiban.values.roster import Roster
from tests.builders import need, problem, roster, shift

RULES = (Coverage(), NoOverlap(), Qualified(), Frozen())
SHIFTS = [shift("gate", 8, 12), shift("desk", 10, 14)]
BOTH = roster(("Mei", "gate@8-12"), ("Mei", "desk@10-14"))


def test_a_true_answer_passes_and_brings_its_findings() -> None:
    case = problem(["Mei"], [shift("gate", 8, 12)])
    assert audit(case, RULES, roster(("Mei", "gate@8-12")), 0) == ()
    (empty,) = audit(case, RULES, Roster(), 1600)
    assert (empty.rule, empty.cost) == ("coverage", 1600)


@pytest.mark.parametrize("claimed", [0, 1599, 1601])
def test_a_wrong_cost_raises(claimed: int) -> None:
    with pytest.raises(AuditError, match=rf"costs {claimed}, the checker 1600"):
        audit(problem(["Mei"], [shift("gate", 8, 12)]), RULES, Roster(), claimed)


def test_a_broken_hard_rule_raises_and_is_named() -> None:
    with pytest.raises(AuditError, match="no-overlap"):
        audit(problem(["Mei"], SHIFTS), RULES, BOTH, 0)


def test_somebody_unfit_raises() -> None:
    needs = [need("gate", skills=frozenset({"doctor"}))]
    with pytest.raises(AuditError, match="qualified"):
        audit(problem(["Mei"], [shift("gate", 8, 12)], needs), RULES, roster(("Mei", "gate@8-12")), 0)


def test_what_the_past_alone_breaks_is_found_but_no_error() -> None:
    case = problem(["Mei"], SHIFTS, base=BOTH, now=11 * 60)
    assert [finding.rule for finding in audit(case, RULES, BOTH, 0)] == ["no-overlap"]


def test_what_the_past_did_not_break_is_an_error() -> None:
    case = problem(["Mei"], SHIFTS, base=BOTH, now=9 * 60)
    with pytest.raises(AuditError, match="no-overlap"):
        audit(case, RULES, BOTH, 0)
