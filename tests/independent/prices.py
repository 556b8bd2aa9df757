"""What a plan's duties cost by the sentences of some soft rules, counted from its document and the workbook.

Staffing, rest and the length of shifts: what most of a roster's cost is made of. Shares no code with the
program.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Any

from tests.independent.book import Book
from tests.independent.duties import HOUR, Duty, duties, night

RATES = ("p0", "p1", "p2", "p3", "p4")


def wrong_prices(document: dict[str, Any], book: Book) -> list[str]:
    """Return every price of these rules that the duties do not bear out."""
    told: Counter[str] = Counter()
    for finding in document["findings"]:
        told[finding["rule"]] += finding["cost"]
    own: dict[str, list[Duty]] = defaultdict(list)
    for row in duties(document):
        own[row.who].append(row)
    counted = {
        "good-rest": sum(_short_rests(his, book) for his in own.values())
        * int(book.rules["good-rest"]["weight"]),
        "usual-length": sum(_unusual(duty, book) for his in own.values() for duty in his),
    }
    found = [
        f"{rule}: {told[rule]} told, {cost} counted" for rule, cost in counted.items() if told[rule] != cost
    ]
    return [*found, *_wrong_staffing(document, book)]


def _short_rests(his: list[Duty], book: Book) -> int:
    """After how many moments at which duties end another one starts too soon."""
    rule = book.rules["good-rest"]
    tiring = [duty for duty in his if not duty.is_standby and duty.length > float(rule["short_hours"]) * HOUR]
    return sum(
        any(end <= duty.start < end + int(rule["hours"]) * HOUR for duty in tiring)
        for end in {duty.end for duty in tiring}
    )


def _unusual(duty: Duty, book: Book) -> int:
    if duty.need["kind"] != "post":
        return 0
    rule = book.rules["usual-length"]
    most = rule["high"] if book.people[duty.who].kind == "volunteer" else rule["others_high"]
    off = max(int(rule["low"]) * HOUR - duty.length, duty.length - int(most) * HOUR)
    return _by_the_hour(int(rule["per_hour"]), off) if off > timedelta() else 0


def _wrong_staffing(document: dict[str, Any], book: Book) -> list[str]:
    """Missing people are told for every minute, and each costs what the sentences say."""
    found = []
    needs = {need["id"]: need for need in document["needs"]}
    told: Counter[tuple[str, str, str]] = Counter()
    for finding in document["findings"]:
        rule, about = finding["rule"], finding["about"]
        if rule not in ("coverage", "second-person"):
            continue
        start, end = (datetime.fromisoformat(about[key]) for key in ("start", "end"))
        told[rule, about["need"], about["role"]] += finding["miss"] * _minutes(end - start)
        price = finding["miss"] * _price(rule, needs[about["need"]], start, end, book)
        if finding["cost"] != price:
            found.append(f"{rule} {about}: {finding['cost']} told, {price} counted")
    missing: Counter[tuple[str, str, str]] = Counter()
    for line in document["coverage"]:
        start, end = (datetime.fromisoformat(line[key]) for key in ("start", "end"))
        for rule, asked in (("coverage", line["needed"]), ("second-person", line["wanted"])):
            if rule == "coverage" or line["wanted"] > line["needed"]:
                short = max(0, asked - line["assigned"])
                missing[rule, line["need"], line["role"]] += short * _minutes(end - start)
    found += [f"{key}: {told[key]} minutes told, {missing[key]} counted" for key in told | missing
              if told[key] != missing[key]]  # fmt: skip
    return found


def _price(rule: str, need: dict[str, Any], start: datetime, end: datetime, book: Book) -> int:
    numbers, length = book.rules[rule], end - start
    if rule == "second-person":
        return _by_the_hour(int(numbers["urgent" if need["tier"] <= 1 else "other"]), length)
    if need["tier"] == 0:
        length += night(start, end) * (int(numbers["night_percent"]) - 100) / 100
    if need["kind"] != "post":
        length *= max(1.0, int(numbers["least_hours"]) * HOUR / (end - start))
    return _by_the_hour(int(numbers[RATES[need["tier"]]]), length)


def _minutes(length: timedelta) -> int:
    return round(length / timedelta(minutes=1))


def _by_the_hour(price: int, length: timedelta) -> int:
    return max(1, round(price * (length / HOUR))) if price else 0
