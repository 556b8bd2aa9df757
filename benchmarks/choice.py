"""The instances that a command measures: which family, which sizes, ours or those of a folder of others."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks import generate, published
from benchmarks.cases import own_score
from benchmarks.measured import Scorer
from benchmarks.opening import Grid, Instance, opened


class Family(StrEnum):
    """The families of instances: duties at fixed times, posts opened to candidate shifts, whole compounds."""

    FIXED = "fixed"
    CANDIDATE = "candidate"
    WHOLE = "whole"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The instances to measure."""

    family: Family
    sizes: tuple[str, ...]
    grid: Grid = Grid.OWN
    folder: Path | None = None

    def cases(self) -> Iterator[tuple[str, Instance]]:
        """Yield the cases, each with its name."""
        for size in self.sizes:
            if self.family is Family.WHOLE:
                yield f"whole-{size}", {"whole": {"size": size, "seed": 1}}
                continue
            fixed = generate.fixed(size) if self.folder is None else published.generated(self.folder, size)
            if self.family is Family.FIXED:
                yield size, fixed
            else:
                yield f"{size}-{self.grid}", opened(fixed, self.grid)

    @property
    def judging_folder(self) -> Path | None:
        """The folder if its scorer and report speak of these instances; not of those that we opened."""
        return self.folder if self.family is Family.FIXED else None

    @property
    def scorer(self) -> Scorer:
        """Who scores: the folder's scorer the instances that it knows, ours all others."""
        return published.scorer_in(self.judging_folder) if self.judging_folder else own_score


def add_options(parser: argparse.ArgumentParser, *families: Family) -> None:
    """Add the options that choose instances of some families."""
    parser.add_argument("--family", type=Family, choices=families, default=Family.FIXED)
    parser.add_argument("--grid", type=Grid, choices=list(Grid), default=Grid.OWN, help="of candidate shifts")
    parser.add_argument("--sizes", default="S,M", help="S, M, L, XL (default: %(default)s)")
    parser.add_argument("--seeds", type=numbers, default="0,1,2", help="a run for each (default: 0,1,2)")
    parser.add_argument("--folder", type=_folder, help="a family of others: gen.py, score.py, RESULTS.md")


def choice_of(given: argparse.Namespace) -> Choice:
    """Return the instances that the options choose."""
    sizes = tuple(given.sizes.split(","))
    return Choice(family=given.family, sizes=sizes, grid=given.grid, folder=given.folder)


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return folder


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in a text such as ``10,60``."""
    return tuple(int(number) for number in text.split(","))
