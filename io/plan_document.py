"""The plan document ``paiban.plan/1``: made from a solve, written, read and described by a JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from paiban.constraints.rule import Rule
from paiban.io import plan_parts
from paiban.io.atomic_file import replace_file
from paiban.text import _
from paiban.values.errors import InputError, Mistake
from paiban.values.plan import SCHEMA, Plan
from paiban.values.plan_settings import PlanSettings
from paiban.values.problem import Problem
from paiban.values.roster import Gap, Result

_LARGEST_BYTES = 256 * 1024 * 1024


def build(
    problem: Problem,
    rules: Iterable[Rule],
    result: Result,
    gaps: Iterable[Gap],
    *,
    settings: PlanSettings,
    input_sha256: str,
    created: datetime,
) -> Plan:
    """Return the plan of a result, complete by itself; ``settings`` without rules get these ones."""
    rules = tuple(rules)
    if not settings.rules:
        settings = settings.model_copy(update={"rules": tuple(plan_parts.plan_rule(rule) for rule in rules)})
    settings = settings.model_copy(update={"past": tuple(plan_parts.pasts(problem))})
    roster = result.roster
    return Plan(
        created=plan_parts.fixed(created),
        site=problem.site.name,
        input_sha256=input_sha256,
        settings=settings,
        status=result.status,
        cost=result.cost,
        bound=result.bound,
        seconds=result.seconds,
        horizon=plan_parts.plan_horizon(problem.horizon),
        volunteers=tuple(plan_parts.plan_volunteer(person) for person in problem.volunteers),
        needs=tuple(plan_parts.plan_need(need, problem.horizon) for need in problem.needs),
        assignments=() if roster is None else plan_parts.assignments(problem, roster),
        coverage=() if roster is None else tuple(plan_parts.coverage(problem, roster)),
        gaps=tuple(plan_parts.plan_gap(problem, gap) for gap in gaps),
        findings=tuple(
            plan_parts.plan_finding(problem, rules, finding) for finding in (*result.findings, *result.clash)
        ),
        unserved=tuple(map(plan_parts.plan_unserved, problem.unserved)),
    )


def write(plan: Plan, path: Path) -> None:
    """Put the document at ``path``, readable by its owner only, whole or not at all."""
    content = plan.model_dump_json(indent=1, by_alias=True).encode()
    replace_file(path, lambda stream: stream.write(content))


def read(path: Path) -> Plan:
    """Return the plan that a document holds; anything else is an ``InputError`` of one sentence."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise _mistaken(path, _("The file is far too large for a plan."))
        content = path.read_bytes()
    except OSError as error:
        raise _mistaken(path, _("The file cannot be read.")) from error
    try:
        plan = Plan.model_validate_json(content)
    except ValidationError as error:
        # The cause would quote the file's content, which may hold phones.
        raise _mistaken(path, _what(error)) from None
    if not _is_consistent(plan):
        raise _mistaken(path, _("The plan names a person or a need that it does not describe."))
    return plan


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    described = Plan.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **described}


def schema_text() -> str:
    """Return the JSON Schema as it stands in ``docs/plan.schema.json``."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _mistaken(path: Path, what: str) -> InputError:
    remedy = _("Choose a plan that paiban has written.")
    return InputError([Mistake(file=path.name, what=what, remedy=remedy)])


def _what(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        return _("The file is not JSON.")
    place = ".".join(str(step) for step in first["loc"])
    if place == "schema":
        return _("The file is not a document of the kind {schema}.").format(schema=SCHEMA)
    return _("The file is not a plan: there is a mistake at {place}.").format(place=place or "/")


def _is_consistent(plan: Plan) -> bool:
    people, needs = plan.volunteer.keys(), plan.need.keys()
    named = [row.need for rows in (plan.assignments, plan.coverage, plan.gaps) for row in rows]
    spans = [(row.start, row.end) for rows in (plan.assignments, plan.coverage, plan.gaps) for row in rows]
    return (
        len(people) == len(plan.volunteers)
        and len(needs) == len(plan.needs)
        and needs >= set(named)
        and people >= {row.volunteer for row in plan.assignments}
        and all(start < end for start, end in [*spans, (plan.horizon.start, plan.horizon.end)])
    )


if __name__ == "__main__":
    print(schema_text(), end="")
