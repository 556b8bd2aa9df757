"""Who comes near to a duty and what keeps them from it, cut down to what the reader may know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paiban.constraints.registry import rule_types
from paiban.constraints.rule import Rule
from paiban.io.audience import Audience
from paiban.io.wording import NOT_SUITABLE, message, reason_title, when
from paiban.text import _
from paiban.values.explained import Near
from paiban.values.problem import Problem
from paiban.values.roster import COST, NO_SHIFT, Finding, Reason


def near_words(near: Near, problem: Problem, rules: Sequence[Rule], audience: Audience) -> str:
    """Return a person and everything that keeps them out in one line."""
    moment = problem.horizon.moment
    obstacles = [words for _rule, words in obstacle_words(near, problem, rules, audience)]
    return _("{volunteer}, {when}: {obstacles}").format(
        volunteer=problem.volunteer[near.volunteer].name,
        when=when(moment(near.start), moment(near.end)),
        obstacles=_("; ").join(obstacles)
        or _("nothing forbids it; everything together would cost {cost}").format(cost=f"{near.cost:+d}"),
    )


def obstacle_words(
    near: Near, problem: Problem, rules: Sequence[Rule], audience: Audience
) -> tuple[tuple[str, str], ...]:
    """Return the name of each rule that keeps somebody out, and its words.

    Below the office all matters of health are one reason without name and words.
    """
    shown = {
        _shown(finding, audience): _words(finding, problem, rules, audience) for finding in near.obstacles
    }
    return tuple(shown.items())


def shown_reasons(reasons: Iterable[Reason], audience: Audience) -> tuple[tuple[str, int], ...]:
    """Return the counted reasons of a gap; below the office those of health are one."""
    found: dict[str, int] = {}
    for reason in reasons:
        name = NOT_SUITABLE if _is_hidden(reason.rule, audience) else reason.rule
        found[name] = found.get(name, 0) + len(reason.volunteers)
    return tuple(found.items())


def _is_hidden(rule: str, audience: Audience) -> bool:
    if audience is Audience.OFFICE or rule in (COST, NO_SHIFT):
        return False
    known = rule_types().get(rule)
    return known is None or known.is_private


def _shown(finding: Finding, audience: Audience) -> str:
    return NOT_SUITABLE if _is_hidden(finding.rule, audience) else finding.rule


def _words(finding: Finding, problem: Problem, rules: Sequence[Rule], audience: Audience) -> str:
    if _is_hidden(finding.rule, audience):
        return reason_title(NOT_SUITABLE)
    return message(finding, problem, rules)
