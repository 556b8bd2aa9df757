"""What holds for every rule there is, also for those still to be written."""

import inspect
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import replace
from pathlib import Path
from string import Formatter

import numpy as np
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from paiban.constraints.checking import check
from paiban.constraints.limit import Limit
from paiban.constraints.registry import make_rule, rule_types
from paiban.constraints.rule import HARD, Rule, Weight, rule_name
from paiban.scheduler.stretches import stretches_of
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.constraints.law import assert_law, every_cell
from tests.constraints.rich import copied, rostered

KINDS = list(rule_types().values())
SAID = {"volunteer", "other", "need", "role", "when", "detail", "count", "low", "high", "miss"}
STRICTER = {"meeting-size": {"people": 2}}  # a rich problem has three people
WEIGHTS: tuple[Weight, ...] = (HARD, 7)


def named(kind: type[Rule]) -> str:
    return kind.__name__


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def admitted() -> list[Rule]:
    """Every rule at every weight it takes."""
    found = []
    for kind in KINDS:
        for weight in WEIGHTS:
            try:
                found.append(kind(weight=weight))
            except ValidationError:
                continue
    return found


every_kind = pytest.mark.parametrize("kind", KINDS, ids=named)
every_rule = pytest.mark.parametrize("rule", admitted(), ids=lambda rule: f"{rule.name}-{rule.weight}")


@every_kind
def test_says_why_it_is_there_and_gives_an_example(kind: type[Rule]) -> None:
    text = inspect.getdoc(inspect.getmodule(kind)) or ""
    first, *lines = text.splitlines()
    assert first.endswith(".")
    assert {"Why", "Example"} <= set(lines)


@every_kind
def test_has_all_its_words(kind: type[Rule]) -> None:
    assert kind.term
    assert kind.sentence.endswith(".")
    assert kind.says
    assert kind.keeps_out or kind.barred is Rule.barred


@every_kind
def test_its_words_name_only_what_there_is(kind: type[Rule]) -> None:
    assert placeholders(kind.sentence) <= kind.model_fields.keys() - {"weight"}
    assert placeholders(kind.says) <= SAID
    assert not placeholders(kind.term + kind.keeps_out)


@every_kind
def test_all_its_numbers_have_defaults_and_its_sentence_shows_them(kind: type[Rule]) -> None:
    rule = make_rule(rule_name(kind), {})
    assert "{" not in kind.sentence.format(**rule.parameters())


@every_kind
def test_is_tested_and_held_to_the_law(kind: type[Rule]) -> None:
    module = kind.__module__.rsplit(".", 1)[-1]
    tests = Path(__file__).with_name(f"test_{module}.py")
    assert tests.exists()
    assert "assert_law(" in tests.read_text(encoding="utf-8")


@every_kind
def test_its_weight_is_hard_or_any_number_or_both(kind: type[Rule]) -> None:
    assert [rule for rule in admitted() if type(rule) is kind]
    with pytest.raises(ValidationError):
        kind(weight=-1)


@every_rule
@settings(max_examples=20)
@given(case=rostered())
def test_obeys_the_law(rule: Rule, case: tuple[Problem, Roster]) -> None:
    assert_law(case[0], rule, case[1])


@every_kind
@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # what is found is not shrunk
def test_rich_problems_put_it_to_the_test(kind: type[Rule]) -> None:
    """The law says little about a rule that never finds anything."""
    rule = make_rule(rule_name(kind), STRICTER.get(rule_name(kind), {}))
    settled = settings(max_examples=1000, phases=[Phase.generate], database=None, derandomize=True)
    problem, roster = find(rostered(), lambda case: bool(check(case[0], [rule], case[1])), settings=settled)
    assert check(problem, [rule], roster)


@every_rule
@settings(max_examples=8)
@given(case=copied())
def test_a_limit_about_a_need_names_cells_of_that_need_alone(rule: Rule, case: Problem) -> None:
    cells = every_cell(case)
    for limit in rule.every_limit(case, cells):
        if limit.about.need is not None:
            named = [
                *limit.cells.tolist(),
                *(cell for block in limit.blocks for cell in block.cells.tolist()),
            ]
            assert {case.shifts[index].need for index in cells.shifts[named].tolist()} <= {limit.about.need}


@every_rule
@settings(max_examples=8)
@given(case=copied())
def test_what_it_states_in_bulk_is_about_one_person_and_no_need(rule: Rule, case: Problem) -> None:
    cells = every_cell(case)
    for packing in rule.packings(case, cells):
        for index in range(len(packing.sets)):
            ids, about = packing.sets[index], packing.about(index)
            assert len(set(cells.volunteers[ids].tolist())) == 1
            assert (np.diff(ids) > 0).all()
            assert about.volunteer == case.volunteers[cells.volunteers[ids[0]]].id
            assert about.need is None


def renamed(case: Problem, order: list[int], new: Mapping[str, str]) -> Problem:
    """The same problem with its needs and their shifts in another order and some needs under other names."""
    needs = [
        replace(need, id=new.get(need.id, need.id), name=new.get(need.id, need.name))
        for need in (case.needs[index] for index in order)
    ]
    shifts = [
        replace(item, need=new.get(item.need, item.need))
        for index in order
        for item in case.shifts
        if item.need == case.needs[index].id
    ]
    bare = replace(case, needs=tuple(needs), shifts=tuple(shifts))
    return replace(bare, stretches=stretches_of(bare))


def said(rule: Rule, case: Problem, old: Mapping[str, str]) -> Counter[Hashable]:
    """All that a rule states of a problem, in words that do not depend on any order; names as they were."""
    cells = every_cell(case)
    people = cells.volunteers.tolist()
    duties = [case.shifts[index].id for index in cells.shifts.tolist()]
    names = list(zip(people, duties, strict=True))

    def parts(limit: Limit) -> Hashable:
        factors = zip(limit.cells.tolist(), limit.factors.tolist(), strict=True)
        single = Counter((names[cell], factor) for cell, factor in factors)
        several = Counter(
            (frozenset(names[cell] for cell in block.cells.tolist()), block.factor) for block in limit.blocks
        )
        return frozenset(single.items()), frozenset(several.items())

    bars = [
        (bar.volunteer, case.shifts[index].id)
        for bar in rule.bars(case)
        for index in np.flatnonzero(bar.shifts).tolist()
    ]
    stated: list[Hashable] = [
        (
            replace(limit.about, need=old.get(limit.about.need or "", limit.about.need)),
            parts(limit),
            (limit.low, limit.high, limit.price, limit.once, limit.steps),
        )
        for limit in rule.every_limit(case, cells)
    ]
    return Counter([*stated, *bars])


@every_rule
@settings(max_examples=8)
@given(case=copied(), data=st.data())
def test_knows_no_need_by_its_name_or_place(rule: Rule, case: Problem, data: st.DataObject) -> None:
    """Needs that only their names tell apart can be exchanged: the solver relies on it."""
    order = data.draw(st.permutations(range(len(case.needs))))
    unspoken = [need.id for need in case.needs if " " in need.id]
    new = dict(zip(unspoken, data.draw(st.permutations(unspoken)), strict=True))
    old = {there: here for here, there in new.items()}
    assert said(rule, case, {}) == said(rule, renamed(case, order, new), old)
