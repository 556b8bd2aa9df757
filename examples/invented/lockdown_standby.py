"""The teams on call and the households that somebody looks after, in the lockdown week."""

from __future__ import annotations

from collections.abc import Iterator

from examples.invented.needs import SIX_HOURS, medical_standby
from examples.invented.timetable import Hours, on_days
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, OnCall, Pair, Role, Tier, Zone

FOUR_HOURS: Hours = ((8, 12), (12, 16), (16, 20), (20, 24))
SIGN_LANGUAGE = frozenset({"sign-language"})


def standby_needs(horizon: Horizon) -> tuple[Need, ...]:
    """Return the care pairs and everything on call."""
    return (*_care(horizon), medical_standby(horizon), _fire(horizon), _mediation(horizon), *_help(horizon))


def _care(horizon: Horizon) -> Iterator[Pair]:
    """Yield the households that are greeted by phone or video every day; number 6 can only sign."""
    households = (("1", 9.0), ("4", 9.5), ("7", 10.0), ("12", 15.0), ("18", 16.0), ("20", 19.5))
    for number, (building, hour) in enumerate(households, start=1):
        times = on_days(horizon, ((hour, hour + 0.5),))
        skills = SIGN_LANGUAGE if number == 6 else frozenset()
        yield Pair(
            id=f"care-{number}",
            name=f"结对关怀{number}",
            tier=Tier.P0,
            roles=(Role(name="关怀", skills=skills, times=times),),
            place="电话或视频",
            building=building,
            zone=Zone.CLEAN,
            online=True,
            household=f"{building}号楼{number}02室",
            tags=frozenset({"线上", "关怀"}),
        )


def _fire(horizon: Horizon) -> OnCall:
    times = on_days(horizon, SIX_HOURS)
    trained, strong = frozenset({"fire", "rescue"}), frozenset({"lifting", "veteran", "security"})
    return OnCall(
        id="fire",
        name="消防应急待命",
        tier=Tier.P0,
        roles=(
            Role(name="消防", skills=trained, min_age=18, times=times),
            Role(name="协助", needed=0, wanted=1, skills=strong, min_age=18, max_age=60, times=times),
        ),
        place="在家待命",
        tags=frozenset({"待命"}),
    )


def _mediation(horizon: Horizon) -> OnCall:
    times = on_days(horizon, FOUR_HOURS)
    leaders, helpers = frozenset({"police", "counsellor"}), frozenset({"lawyer", "teacher", "counsellor"})
    return OnCall(
        id="mediation",
        name="矛盾调解待命",
        roles=(
            Role(name="带队", skills=leaders, times=times),
            Role(name="协助", needed=0, wanted=1, skills=helpers, times=times),
        ),
        place="在家待命",
        tags=frozenset({"待命"}),
    )


def _help(horizon: Horizon) -> Iterator[OnCall]:
    """Yield the trades and the counselling line."""
    times = on_days(horizon, ((8, 14), (14, 20)))
    yield OnCall(
        id="repairs",
        name="水电维修待命",
        tier=Tier.P2,
        roles=(
            Role(name="电工", skills=frozenset({"electrician"}), times=times),
            Role(name="水工", skills=frozenset({"plumber"}), times=times),
        ),
        place="在家待命",
        tags=frozenset({"待命"}),
    )
    line = on_days(horizon, ((9, 13), (13, 17), (17, 21)))
    yield OnCall(
        id="hotline",
        name="心理热线",
        tier=Tier.P2,
        roles=(Role(name="咨询师", skills=frozenset({"counsellor"}), times=line),),
        place="线上",
        zone=Zone.CLEAN,
        online=True,
        tags=frozenset({"待命", "线上"}),
    )
