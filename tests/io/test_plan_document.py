"""A plan document is written whole, read back equal, described by its schema, and refused in one sentence."""

import json
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from paiban.constraints.checking import check
from paiban.constraints.no_overlap import NoOverlap
from paiban.io import plan_document
from paiban.text import in_language
from paiban.values.errors import InputError
from paiban.values.plan import Plan
from paiban.values.plan_settings import PlanSettings
from paiban.values.problem import Pin, PinKind, Problem
from paiban.values.roster import Gap, Reason, Result, Roster, Status
from tests.builders import need, person, problem, roster, shift
from tests.io.plans import plans, two_days

PUBLISHED = Path(__file__).parents[2] / "docs" / "plan.schema.json"
NOON = datetime(2022, 3, 31, 12, tzinfo=UTC)


def build(case: Problem, kept: Roster | None, *gaps: Gap) -> Plan:
    rules = [NoOverlap()]
    findings = check(case, rules, kept) if kept else ()
    result = Result(status=Status.FEASIBLE, roster=kept, cost=0, bound=0, findings=findings)
    settings = PlanSettings()
    with in_language("en"):
        return plan_document.build(
            case, rules, result, gaps, settings=settings, input_sha256="ab", created=NOON
        )


@given(plans())
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    plan_document.write(plan, path)
    assert plan_document.read(path) == plan


def test_a_document_belongs_to_its_owner_and_says_its_times_with_offset(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan_document.write(two_days(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["schema"] == "paiban.plan/1"
    assert document["assignments"][0]["start"] == "2022-04-01T08:00:00+08:00"


def test_a_document_fits_its_published_schema(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan_document.write(two_days(), path)
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), published)


def test_the_published_schema_is_fresh() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == plan_document.schema_text()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"schema": "paiban.plan/2"}',
        b"[" * 100_000,
        b'{"schema": "paiban.plan/1", "phone": "13800000001"}',
    ],
)
def test_anything_else_is_refused_in_one_sentence_that_quotes_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    with in_language("en"), pytest.raises(InputError) as caught:
        plan_document.read(path)
    (mistake,) = caught.value.mistakes
    assert mistake.what.endswith(".")
    assert "138" not in str(caught.value)


def test_a_missing_file_is_wrong_input(tmp_path: Path) -> None:
    with in_language("en"), pytest.raises(InputError, match=r"plan\.json: The file cannot be read\."):
        plan_document.read(tmp_path / "plan.json")


@pytest.mark.parametrize("field", ["volunteers", "needs"])
def test_a_plan_that_names_unknown_people_or_needs_is_refused(tmp_path: Path, field: str) -> None:
    path = tmp_path / "plan.json"
    plan_document.write(two_days().model_copy(update={field: ()}), path)
    with in_language("en"), pytest.raises(InputError, match="does not describe"):
        plan_document.read(path)


def test_an_assignment_says_where_it_came_from() -> None:
    shifts = [shift("gate", 8, 12), shift("gate", 12, 16), shift("gate", 16, 20)]
    pin = Pin(volunteer="Mei", kind=PinKind.MUST, need="gate", start=8 * 60, end=9 * 60)
    case = problem(["Mei"], shifts, pins=[pin], base=roster(("Mei", "gate@8-12"), ("Mei", "gate@12-16")))
    found = build(case, roster(*(("Mei", item.id) for item in shifts)))
    assert [row.origin for row in found.assignments] == ["pin", "kept", "solver"]


def test_a_duty_set_by_hand_says_so() -> None:
    case = replace(problem(["Mei"], [shift("gate", 8, 12)]), by_hand=roster(("Mei", "gate@8-12")))
    assert build(case, roster(("Mei", "gate@8-12"))).assignments[0].origin == "hand"


def test_coverage_joins_neighbouring_stretches_that_are_covered_alike() -> None:
    shifts = [shift("gate", 8, 12), shift("gate", 12, 16), shift("gate", 16, 20)]
    case = problem(["Mei", "Li"], shifts)
    found = build(case, roster(("Mei", "gate@8-12"), ("Li", "gate@12-16")))
    assert [(row.start.hour, row.end.hour, row.assigned) for row in found.coverage] == [
        (8, 16, 1),
        (16, 20, 0),
    ]


def test_gaps_bring_their_reasons_and_tier() -> None:
    shifts = [shift("gate", 8, 12)]
    case = problem(["Mei"], shifts, [need("gate", needed=2, wanted=3)])
    reason = Reason(rule="no-overlap", volunteers=("Mei",))
    open_seat = Gap(
        need="gate", role="guard", start=480, end=720, needed=2, wanted=3, assigned=0, reasons=(reason,)
    )
    (found,) = build(case, None, open_seat).gaps
    assert (found.missing, found.short, found.tier) == (2, 3, 1)
    assert [(row.rule, row.count, row.volunteers) for row in found.reasons] == [("no-overlap", 1, ("Mei",))]


def test_without_a_roster_there_are_no_assignments_and_no_coverage() -> None:
    found = build(problem(["Mei"], [shift("gate", 8, 12)]), None)
    assert (found.assignments, found.coverage) == ((), ())


def test_findings_are_put_in_words_and_the_rules_are_noted() -> None:
    case = problem([replace(person("p1"), name="Mei")], [shift("gate", 8, 12), shift("desk", 10, 14)])
    found = build(case, roster(("p1", "gate@8-12"), ("p1", "desk@10-14")))
    assert [row.message for row in found.findings] == [
        "Mei has 2 duties at the same time, 4/1 (Fri) 10:00–12:00"
    ]
    assert [(rule.name, rule.weight) for rule in found.settings.rules] == [("no-overlap", "hard")]


def test_a_changed_copy_finds_its_own_people() -> None:
    plan = two_days()
    assert "p1" in plan.volunteer
    assert plan.model_copy(update={"volunteers": ()}).volunteer == {}
