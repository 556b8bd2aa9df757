"""The rivals' published costs read from their report, and the table that sets ours beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

GENERAL = frozenset({"timefold", "plain", "plain_sweep", "mono"})
PROTOTYPE = frozenset({"highs", "lns", "lns_cpsat"})
NONE = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rival:
    """What a peer reached, by its published median."""

    instance: str
    limit: int
    peer: str
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """One roster of ours by the independent scorer's count, with our own bound."""

    cost: int
    bound: int | None
    first_open: int
    other_open: int
    first_roster_seconds: float | None
    peak_mib: int | None

    @property
    def gap(self) -> float | None:
        return None if self.bound is None else (self.cost - self.bound) / self.cost if self.cost else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Our runs on one instance at one limit beside the rivals'; ``plain`` is the peer's cost run here."""

    instance: str
    limit: int
    ours: tuple[Scored, ...]
    general: Rival | None = None
    prototype: Rival | None = None
    plain: tuple[int, ...] = ()

    @property
    def middle(self) -> Scored:
        """The run with the median cost, the lower one of two."""
        cost = median_low([score.cost for score in self.ours])
        return next(score for score in self.ours if score.cost == cost)


def read_rivals(report: str) -> tuple[Rival, ...]:
    """Return every row with a cost of the big table in a report in Markdown."""
    found: list[Rival] = []
    columns: list[str] | None = None
    for line in report.splitlines():
        fields = [field.strip() for field in line.strip().strip("|").split("|")]
        if {"instance", "limit s", "peer", "cost (median)"} <= set(fields):
            columns = fields
        elif not line.startswith("|"):
            columns = None
        elif columns is not None:
            known = dict(zip(columns, fields, strict=False))
            if known["cost (median)"].isdecimal():
                found.append(
                    Rival(
                        instance=known["instance"],
                        limit=int(known["limit s"]),
                        peer=known["peer"],
                        cost=int(known["cost (median)"]),
                    )
                )
    return tuple(found)


def best_of(rivals: Iterable[Rival], peers: frozenset[str], instance: str, limit: int) -> Rival | None:
    """Return the cheapest of some peers on an instance at a limit; a peer's options do not count."""
    fitting = (
        rival
        for rival in rivals
        if (rival.instance, rival.limit) == (instance, limit) and rival.peer.split()[0] in peers
    )
    return min(fitting, key=lambda rival: rival.cost, default=None)


HEADINGS = (
    "instance",
    "limit s",
    "cost (median)",
    "min-max",
    "own bound",
    "gap",
    "first open",
    "other open",
    "first roster s",
    "peak MiB",
    "best general rival",
    "ratio",
    "prototype",
    "ratio",
    "plain here",
    "ratio",
)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as plain text, one line each below the headings."""
    lines = [HEADINGS, *(_fields(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(field.rjust(width) for field, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _fields(row: Row) -> tuple[str, ...]:
    middle = row.middle
    costs = [score.cost for score in row.ours]
    plain = median_low(row.plain) if row.plain else None
    return (
        row.instance,
        str(row.limit),
        str(middle.cost),
        f"{min(costs)}-{max(costs)}",
        NONE if middle.bound is None else str(middle.bound),
        NONE if middle.gap is None else f"{middle.gap:.2%}",
        str(middle.first_open),
        str(middle.other_open),
        NONE if middle.first_roster_seconds is None else f"{middle.first_roster_seconds:.2f}",
        NONE if middle.peak_mib is None else str(middle.peak_mib),
        *_beside(middle.cost, row.general),
        *_beside(middle.cost, row.prototype),
        NONE if plain is None else str(plain),
        ratio(middle.cost, plain),
    )


def _beside(cost: int, rival: Rival | None) -> Sequence[str]:
    return (NONE, NONE) if rival is None else (f"{rival.peer} {rival.cost}", ratio(cost, rival.cost))


def ratio(ours: int, theirs: int | None) -> str:
    """Return our cost as a share of theirs: below 1 is better than they are."""
    return f"{ours / theirs:.3f}" if theirs else NONE
