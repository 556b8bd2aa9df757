"""Checks a solver's answer with the checker, which shares nothing with it but the rules' statements."""

from __future__ import annotations

from collections.abc import Iterable

from paiban.constraints.checking import check, cost_of
from paiban.constraints.rule import Rule
from paiban.scheduler.facts import fixed_roster
from paiban.values.errors import AuditError
from paiban.values.problem import Problem
from paiban.values.roster import Finding, Roster


def audit(problem: Problem, rules: Iterable[Rule], roster: Roster, cost: int) -> tuple[Finding, ...]:
    """Return the roster's findings; raise ``AuditError`` if it breaks a hard rule or its cost is another.

    What the past or duties set by hand break by themselves cannot be mended and is reported without being an
    error.
    """
    rules = tuple(rules)
    findings = check(problem, rules, roster)
    counted = cost_of(findings)
    if counted != cost:
        raise AuditError(f"the solver says the roster costs {cost}, the checker {counted}")
    broken = [finding for finding in findings if finding.hard]
    if broken:
        hard = [rule for rule in rules if rule.is_hard]
        excused = {_place(finding) for finding in check(problem, hard, fixed_roster(problem))}
        broken = [finding for finding in broken if _place(finding) not in excused]
    if broken:
        names = ", ".join(sorted({finding.rule for finding in broken}))
        raise AuditError(f"the solver's roster breaks {len(broken)} hard limits: {names}")
    return findings


def _place(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.rule, finding.about.volunteer, finding.about.need
