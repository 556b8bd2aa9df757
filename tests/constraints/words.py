"""The words of a finding in plain English, with times in hours of the horizon, for tests to read."""

from __future__ import annotations

from paiban.constraints.checking import check
from paiban.constraints.registry import rule_types
from paiban.constraints.rule import Rule
from paiban.values.problem import Problem
from paiban.values.roster import Finding, Roster


class _Amount(int):
    """A number that ``{count:hours}`` shows as hours, being minutes."""

    def __format__(self, spec: str) -> str:
        return f"{self / 60:g}" if spec == "hours" else super().__format__(spec)


def said(case: Problem, rule: Rule, roster: Roster) -> list[str]:
    """Return what a rule says of a roster, in alphabetical order."""
    return sorted(words(finding) for finding in check(case, [rule], roster))


def words(finding: Finding) -> str:
    about = finding.about
    return rule_types()[finding.rule].says.format(
        volunteer=about.volunteer or "",
        other=about.other or "",
        need=about.need or "",
        role=about.role or "",
        when=_when(about.start, about.end),
        detail=about.detail,
        count=_Amount(finding.count),
        low=_Amount(finding.low or 0),
        high=_Amount(finding.high or 0),
        miss=_Amount(finding.miss),
    )


def _when(start: int | None, end: int | None) -> str:
    return "" if start is None or end is None else f"{start / 60:g}-{end / 60:g}"
