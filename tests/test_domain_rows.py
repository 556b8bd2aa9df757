"""Every row of the task list is modelled somewhere, and a test proves it."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from paiban.scheduler.catalogue import load_catalogue

ROOT = Path(__file__).parent.parent
ROWS: list[dict[str, Any]] = tomllib.loads((ROOT / "docs/domain_rows.toml").read_text("utf-8"))["row"]
PLANNED = [row for row in ROWS if not row.get("output")]
LINES = {line.id for line in load_catalogue().lines}
FAMILIES = {  # how many rows each part of the list has
    **{str(number): count for number, count in enumerate((6, 10, 6, 7, 3, 4, 4, 4, 3, 2, 3, 1), start=1)},
    **{"R": 16, "N": 4, "S": 16, "I": 5, "G": 5},
}


def ident_of(row: dict[str, Any]) -> str:
    return str(row["id"])


def family(ident: str) -> str:
    return ident[0] if ident[0].isalpha() else ident.split(".")[0]


@cache
def functions_of(path: Path) -> frozenset[str]:
    """The functions at the top of a test file."""
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def missing_place(place: str) -> bool:
    source, _, line = place.partition(":")
    return line not in LINES if source == "catalogue" else not (ROOT / place).is_file()


def test_every_row_of_the_list_stands_here_once() -> None:
    idents = [row["id"] for row in ROWS]
    assert len(set(idents)) == len(idents)
    assert {name: sum(family(ident) == name for ident in idents) for name in FAMILIES} == FAMILIES
    assert sum(FAMILIES.values()) == len(idents) == 99


@pytest.mark.parametrize("row", ROWS, ids=ident_of)
def test_a_row_has_a_title_in_both_languages_and_a_kind(row: dict[str, Any]) -> None:
    assert row["en"].isascii()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in row["zh"])
    assert row["kind"] in {"need", "rule", "both", "report"}
    assert (row["kind"] == "report") == bool(row.get("output"))


@pytest.mark.parametrize("row", PLANNED, ids=ident_of)
def test_a_row_that_is_planned_is_modelled_and_has_tests(row: dict[str, Any]) -> None:
    assert row["modelled"]
    assert row["tests"]
    named = [name.split("::") for name in row["tests"]]
    assert [f"{file}::{test}" for file, test in named if test not in functions_of(ROOT / file)] == []
    assert [place for place in row["modelled"] if missing_place(place)] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.get("output")], ids=ident_of)
def test_a_row_that_is_only_printed_says_what_and_where_its_data_is(row: dict[str, Any]) -> None:
    assert row["prints"]
    assert row["data"]
    assert [place for place in row["data"] if missing_place(place)] == []


def test_every_line_of_the_catalogue_is_named_by_a_row() -> None:
    named = {place.removeprefix("catalogue:") for row in PLANNED for place in row["modelled"]}
    assert named >= LINES
