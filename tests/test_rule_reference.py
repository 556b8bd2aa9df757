"""docs/rules.md says of every rule what its own file says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from paiban.constraints.registry import make_rule, rule_types
from paiban.text import _, in_language

SCRIPT: dict[str, Any] = runpy.run_path(str(Path(__file__).parent.parent / "scripts" / "rule_reference"))
PAGE: str = SCRIPT["page"]()


def section(name: str) -> str:
    return PAGE.split(f'<a id="{name}">')[1].split("\n## ")[0]


def test_the_committed_page_is_fresh() -> None:
    assert SCRIPT["PAGE"].read_text("utf-8") == PAGE


@pytest.mark.parametrize("name", rule_types())
def test_a_rule_is_described_in_both_languages_with_reason_example_and_numbers(name: str) -> None:
    rule, text = make_rule(name, {}), section(name)
    with in_language("zh"):
        assert f"{rule.term} {_(rule.term)}\n" in text
    assert "**Why.**" in text
    assert "**Example.**" in text
    assert [
        number for number, value in rule.parameters().items() if f"`{number}` | {value} |" not in text
    ] == []
    assert "{" not in text


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("no-overlap", "hard, always"),
        ("pinned", "hard, or a weight"),
        ("wishes", "weight 10, or hard"),
        ("fair-share", "weight 1"),
    ],
)
def test_it_says_how_strong_a_rule_may_be(name: str, strength: str) -> None:
    assert f"`{name}` · {strength}\n" in section(name)
