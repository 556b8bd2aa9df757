"""Whether the figures of a plan are borne out by its duties. Shares no code with the program."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Any

from tests.independent.duties import Duty, duties


def wrong_counts(document: dict[str, Any]) -> list[str]:
    """Return every stretch of coverage and every gap whose figures the duties do not bear out."""
    of_seat: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in duties(document):
        of_seat[duty.need["id"], duty.role["name"]].append(duty)
    found = []
    expected: Counter[tuple[str, str]] = Counter()
    for line in document["coverage"]:
        seat = line["need"], line["role"]
        start, end = (datetime.fromisoformat(line[key]) for key in ("start", "end"))
        edges = {edge for duty in of_seat[seat] for edge in (duty.start, duty.end) if start < edge < end}
        for moment in {start, *edges}:
            there = sum(duty.start <= moment < duty.end for duty in of_seat[seat])
            if there != line["assigned"]:
                found.append(f"{seat} {moment}: {there} not {line['assigned']}")
        minutes = round((end - start) / timedelta(minutes=1))
        expected[seat] += max(0, line["needed"] - line["assigned"]) * minutes
    told: Counter[tuple[str, str]] = Counter()
    for gap in document["gaps"]:
        start, end = (datetime.fromisoformat(gap[key]) for key in ("start", "end"))
        told[gap["need"], gap["role"]] += gap["missing"] * round((end - start) / timedelta(minutes=1))
    found += [f"gap of {key}: {told[key]} told, {expected[key]} counted" for key in expected | told
              if told[key] != expected[key]]  # fmt: skip
    if sum(finding["cost"] for finding in document["findings"]) != document["cost"]:
        found.append("the findings do not add up to the cost")
    return found
