"""Small plans for the tests of the store, and any plan at all for Hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from paiban.values.people import Kind
from paiban.values.plan import (
    Plan,
    PlanAbout,
    PlanAssignment,
    PlanFinding,
    PlanHorizon,
    PlanNeed,
    PlanVolunteer,
)
from paiban.values.plan_settings import PlanRule, PlanSettings
from paiban.values.roster import Status

SHANGHAI = ZoneInfo("Asia/Shanghai")
EIGHT = datetime(2022, 4, 1, 8, tzinfo=SHANGHAI)


def plan(*volunteers: PlanVolunteer, **known: Any) -> Plan:
    """A plan of these people without duties; ``known`` fields go to the plan."""
    fields: dict[str, Any] = {
        "created": EIGHT,
        "site": "春风小区",
        "input_sha256": "0" * 64,
        "settings": PlanSettings(),
        "status": Status.FEASIBLE,
        "cost": 12,
        "bound": 10,
        "seconds": 1.5,
        "horizon": PlanHorizon(start=EIGHT, end=EIGHT + timedelta(days=1), zone="Asia/Shanghai"),
        "needs": (),
        "assignments": (),
        "coverage": (),
        "gaps": (),
        "findings": (),
    }
    return Plan(volunteers=volunteers, **{**fields, **known})


def volunteer(name: str, **known: Any) -> PlanVolunteer:
    return PlanVolunteer(**{"id": f"id of {name}", "name": name, "kind": Kind.VOLUNTEER, **known})


def duty(someone: PlanVolunteer, need: str) -> PlanAssignment:
    """Four hours from eight o'clock."""
    end = EIGHT + timedelta(hours=4)
    return PlanAssignment(volunteer=someone.id, need=need, role="guard", start=EIGHT, end=end)


def finding(message: str, about: PlanAbout) -> PlanFinding:
    return PlanFinding(rule="min-rest", hard=False, miss=1, cost=5, count=1, about=about, message=message)


_WORDS = st.text("张丽伟 V12\x1a3id name(.*", max_size=6) | st.text(max_size=4)
_MOMENTS = st.datetimes(
    datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.sampled_from([UTC, SHANGHAI])
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_WORDS, inner, max_size=2),
    max_leaves=4,
)
_PEOPLE = st.builds(
    PlanVolunteer,
    id=_WORDS,
    name=_WORDS,
    kind=st.sampled_from(Kind),
    phone=st.none() | _WORDS,
    room=st.none() | _WORDS,
    age=st.none() | st.integers(0, 99),
    skills=st.lists(_WORDS, max_size=2).map(tuple),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan whose fields and sentences mention its people in every way."""
    people = draw(st.lists(_PEOPLE, max_size=4, unique_by=lambda someone: someone.id))
    known = [text for someone in people for text in (someone.id, someone.name, someone.phone or "")]
    sentence = st.lists(_WORDS | st.sampled_from([*known, ""]), max_size=4).map("".join)
    about = st.builds(
        PlanAbout, volunteer=sentence, other=st.none() | sentence, detail=sentence, start=_MOMENTS
    )
    parameters = st.dictionaries(sentence, _JSON, max_size=2)
    rules = st.builds(PlanRule, name=sentence, weight=st.just("hard"), parameters=parameters)
    needs = st.builds(
        PlanNeed, id=sentence, kind=st.just("post"), name=sentence, tier=st.just(0), zone=st.just("semi")
    )
    return plan(
        *people,
        created=draw(_MOMENTS),
        cost=draw(st.none() | st.integers(0, 2**40)),
        status=draw(st.sampled_from(Status)),
        seconds=draw(st.floats(0, 1e6)),
        settings=PlanSettings(rules=tuple(draw(st.lists(rules, max_size=2)))),
        needs=tuple(draw(st.lists(needs, max_size=2))),
        findings=tuple(draw(st.lists(st.builds(finding, sentence, about), max_size=2))),
    )
