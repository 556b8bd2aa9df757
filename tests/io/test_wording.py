"""Times and findings read as somebody would say them, in both languages."""

import string

import pytest

from paiban.constraints.checking import check
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.registry import rule_types
from paiban.constraints.rule import Rule
from paiban.constraints.total_hours import TotalHours
from paiban.io import wording
from paiban.text import _, in_language
from paiban.values.roster import Status
from tests.builders import person, problem, roster, shift
from tests.io.plans import at, two_days

PLACEHOLDERS = {"volunteer", "other", "need", "role", "when", "detail", "count", "low", "high", "miss"}


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        (20, 24, "4/1 (Fri) 20:00–24:00", "4/1 (周五) 20:00–24:00"),
        (20, 26, "4/1 (Fri) 20:00–02:00 (next day)", "4/1 (周五) 20:00–次日02:00"),
        (24, 30.5, "4/2 (Sat) 00:00–06:30", "4/2 (周六) 00:00–06:30"),
        (0, 24, "4/1 (Fri)", "4/1 (周五)"),
        (0, 72, "4/1 (Fri) to 4/3 (Sun)", "4/1 (周五) 至 4/3 (周日)"),
        (20, 50, "4/1 (Fri) 20:00 to 4/3 (Sun) 02:00", "4/1 (周五) 20:00 至 4/3 (周日) 02:00"),
    ],
)
def test_a_stretch_names_its_day_and_the_day_it_runs_into(
    start: float, end: float, english: str, chinese: str
) -> None:
    with in_language("en"):
        assert wording.when(at(start), at(end)) == english
    with in_language("zh"):
        assert wording.when(at(start), at(end)) == chinese


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0"), (60, "1"), (90, "1.5"), (601, "10.02"), (75, "1.25")]
)
def test_minutes_read_as_hours(minutes: int, words: str) -> None:
    assert f"{wording.Amount(minutes):hours}" == wording.hours(minutes) == words


def test_a_finding_names_people_and_times() -> None:
    case = problem(["Mei"], [shift("gate", 20, 26), shift("desk", 22, 25)])
    (finding,) = check(case, [NoOverlap()], roster(("Mei", "gate@20-26"), ("Mei", "desk@22-25")))
    with in_language("en"):
        words = wording.message(finding, case, [NoOverlap()])
    assert words == "Mei has 2 duties at the same time, 4/1 (Fri) 22:00–01:00 (next day)"


@pytest.mark.parametrize("rule", rule_types().values())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_can_be_put_in_words(rule: type[Rule], language: str) -> None:
    with in_language(language):
        fields = {
            field for _text, field, _spec, _conversion in string.Formatter().parse(_(rule.says)) if field
        }
    assert fields <= PLACEHOLDERS


def test_a_finding_of_an_unknown_rule_keeps_its_words() -> None:
    plan = two_days()
    finding = plan.findings[1].model_copy(update={"rule": "from-the-future"})
    assert wording.finding_words(finding, plan) == "李小红的愿望"
    assert wording.rule_title("from-the-future") == "from-the-future"


def test_reasons_count_people() -> None:
    with in_language("en"):
        assert wording.reason_words("no-overlap", 3) == "3 × on another duty at that time"
        assert wording.reason_words("cost", 2) == "2 × could, at a cost"
        assert wording.reason_words("not-suitable", 1) == "1 × not suitable"
    with in_language("zh"):
        assert wording.reason_words("cost", 2) == "2人能上，但要付出代价"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"status": Status.OPTIMAL}, "optimal: no better roster exists"),
        ({"cost": 1000, "bound": 980}, "usable, at most 2.0% from the best"),
        ({"cost": 1000, "bound": 1001}, "usable, at most 0.0% from the best"),
        ({"bound": None}, "usable, distance from the best unknown"),
        ({"status": Status.STOPPED, "cost": None}, "stopped before a roster was found"),
    ],
)
def test_the_status_is_said_in_plain_words(known: dict[str, object], words: str) -> None:
    with in_language("en"):
        assert wording.status_words(two_days().model_copy(update=known)) == words


def test_limits_on_hours_are_said_in_hours() -> None:
    case = problem([person("Mei", total_minutes=600)], [shift("gate", 0, 10.25)])
    (finding,) = check(case, [TotalHours()], roster(("Mei", "gate@0-10.25")))
    with in_language("en"):
        assert (
            wording.message(finding, case, [TotalHours()])
            == "Mei works 10.25 hours in all, at most 10 offered"
        )
    with in_language("zh"):
        assert wording.message(finding, case, [TotalHours()]) == "Mei总共值班 10.25 小时，本人最多 10 小时"
