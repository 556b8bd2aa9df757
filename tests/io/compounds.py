"""Any compound at all, as far as a workbook can hold it: for round trips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from paiban.skills.taxonomy import load_taxonomy
from paiban.skills.times_reading import in_horizon
from paiban.values.compound import Compound, Household, Occasion, OccasionKind
from paiban.values.horizon import Horizon
from paiban.values.needs import (
    Event,
    Handling,
    Home,
    Makeup,
    Need,
    OnCall,
    Pair,
    Post,
    Role,
    Round,
    Route,
    Tier,
    Zone,
)
from paiban.values.people import Building, HealthLimit, Kind, Sex, Site, Volunteer
from paiban.values.problem import Pin, PinKind
from paiban.values.spans import merged

HORIZON = Horizon(date(2022, 4, 1), date(2022, 4, 4))
_BUILDINGS = ("3", "3A", "12")
_TAXONOMY = load_taxonomy()

words = st.text(alphabet="王芳伟东门值=+-@'x9（）", min_size=1, max_size=5)
skills = st.sets(st.sampled_from(_TAXONOMY.ids()), max_size=3)
trainings = st.frozensets(st.sampled_from(_TAXONOMY.training_ids()), max_size=2)
hours = st.one_of(st.none(), st.integers(0, 47).map(lambda half: half * 30))
spans = st.lists(
    st.tuples(st.integers(0, 4 * 24 - 1), st.integers(1, 30)).map(
        lambda pair: (pair[0] * 60, (pair[0] + pair[1]) * 60)
    ),
    min_size=1,
    max_size=5,
)
windows = spans.map(lambda found: in_horizon(merged(found), HORIZON))
sealings = st.lists(st.tuples(st.integers(-5, 5), st.integers(1, 5)), max_size=2).map(
    lambda pairs: merged((start * 720, (start + length) * 720) for start, length in pairs)
)


def _choice(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind))


def _some(kind: Any) -> st.SearchStrategy[Any]:
    return st.frozensets(_choice(kind), max_size=2)


people = st.builds(
    Volunteer,
    id=st.just(""),
    name=words,
    kind=_choice(Kind),
    phone=st.one_of(st.none(), st.integers(13_000_000_000, 19_999_999_999).map(str)),
    sex=st.one_of(st.none(), _choice(Sex)),
    age=st.one_of(st.none(), st.integers(0, 120)),
    building=st.one_of(st.none(), st.sampled_from(_BUILDINGS)),
    room=st.one_of(st.none(), st.sampled_from(["301", "3-2", "0101"])),
    skills=skills.map(_TAXONOMY.with_implied),
    trainings=trainings,
    available=st.one_of(st.just(()), windows, st.just(((0, HORIZON.minutes),))),
    day_minutes=hours,
    total_minutes=hours,
    health=_some(HealthLimit),
    online_only=st.booleans(),
    first_timer=st.booleans(),
    likes=st.frozensets(words, max_size=2),
    avoids=st.frozensets(words, max_size=2),
    consent=st.booleans(),
    note=words,
    bubble=st.one_of(st.just(""), words),
    agrees=st.frozensets(words, max_size=2),
    lives_in_office=st.booleans(),
)
makeups = st.builds(
    Makeup,
    least=st.integers(1, 3),
    skills=skills.map(frozenset),
    kinds=_some(Kind),
).filter(lambda makeup: makeup.skills or makeup.kinds)
occasions = st.builds(
    Occasion,
    kind=_choice(OccasionKind),
    start=st.integers(0, HORIZON.minutes - 1),
    place=words,
    lanes=st.one_of(st.none(), st.integers(1, 9)),
    rate=st.sampled_from([0.5, 1.0, 1.25]),
    minutes=st.integers(30, 600),
)
households = st.builds(
    Household,
    name=words,
    building=st.sampled_from(_BUILDINGS),
    languages=skills.map(frozenset),
    is_greeted=st.booleans(),
    is_watched=st.booleans(),
    is_verified=st.booleans(),
    needs_medicine=st.booleans(),
    dogs=st.integers(0, 3),
    pets=st.integers(0, 3),
)
sites = st.builds(
    Site,
    name=words,
    language=st.sampled_from(["zh", "en"]),
    suits=st.dictionaries(st.integers(1, 3), st.integers(0, 500)),
    grid_minutes=st.sampled_from([None, 60, 90]),
    handover_minutes=st.integers(0, 30),
    gates=st.lists(words, max_size=2, unique=True).map(tuple),
    closed=st.frozensets(st.permutations(_BUILDINGS).map(lambda found: (found[0], found[1])), max_size=2),
    carts=st.one_of(st.none(), st.integers(0, 9)),
    cart_load=st.integers(1, 50),
    ppe=st.integers(0, 3),
    beds=st.one_of(st.none(), st.integers(0, 20)),
)


@st.composite
def roles(draw: st.DrawFn, name: str, times: Any) -> Role:
    needed = draw(st.integers(0, 3))
    low, high = sorted(draw(st.tuples(st.integers(0, 99), st.integers(0, 99))))
    return Role(
        name=name,
        needed=needed,
        wanted=needed + draw(st.integers(0, 2)),
        skills=frozenset(draw(skills)),
        trainings=draw(trainings),
        kinds=draw(st.frozensets(_choice(Kind), min_size=1)),
        min_age=draw(st.sampled_from([None, low])),
        max_age=draw(st.sampled_from([None, high])),
        prefers=draw(st.one_of(st.none(), _choice(Sex))),
        helpful=frozenset(draw(skills)),
        times=times,
        must=frozenset(draw(skills)),
        learns=draw(st.booleans()),
    )


@st.composite
def teams(draw: st.DrawFn) -> dict[str, Any]:
    """What a need says of its people as a team."""
    return {
        "makeup": tuple(draw(st.lists(makeups, max_size=2))),
        **{key: draw(st.booleans()) for key in ("mixed", "one_role", "empties", "meeting")},
        "continuity": draw(st.integers(0, 100)),
        "crew": draw(st.one_of(st.just(""), words)),
        "crew_size": draw(st.integers(0, 10)),
        "apart_from": draw(st.frozensets(words, max_size=2)),
        "consent": draw(st.one_of(st.just(""), words)),
        "home": draw(st.one_of(st.none(), _choice(Home))),
        "handles": draw(_some(Handling)),
        "teaches": draw(trainings),
    }


def with_own_gear(draw: st.DrawFn, later: Role, ppe: int, zone: Zone) -> Role:
    """A later role of a need, perhaps with gear and zone that differ from the need's."""
    own_ppe, own_zone = draw(st.integers(0, 3)), draw(_choice(Zone))
    return replace(
        later, ppe=None if own_ppe == ppe else own_ppe, zone=None if own_zone is zone else own_zone
    )


@st.composite
def needs(draw: st.DrawFn, kind: type[Need], ident: str) -> Need:
    names = draw(st.lists(words, min_size=1, max_size=3, unique_by=str.casefold))
    known: dict[str, Any] = draw(teams())
    ppe, zone = draw(st.integers(0, 3)), draw(_choice(Zone))
    if kind is Post:
        known["times"] = draw(st.one_of(st.just(((0, HORIZON.minutes),)), spans.map(merged)))
        known["roles"] = (draw(roles(names[0], ())),)
        known["lengths"] = draw(
            st.dictionaries(_choice(Kind), st.sampled_from([(240, 360), (480,), (270,)]), max_size=2)
        )
        known["grid_minutes"] = draw(st.sampled_from([None, 60, 120]))
        known["handover_minutes"] = draw(st.sampled_from([None, 0, 15]))
    else:
        duties = spans.map(lambda found: tuple(sorted(set(found))))
        first, *later = (draw(roles(name, draw(duties))) for name in names)
        known["roles"] = (first, *(with_own_gear(draw, role, ppe, zone) for role in later))
    if kind is Pair:
        known["household"] = draw(words)
    if kind is OnCall:
        known["at_home"] = draw(st.booleans())
        known["compatible"] = draw(st.frozensets(words, max_size=2))
    return kind(
        id=ident,
        name=draw(words),
        tier=draw(_choice(Tier)),
        place=draw(words),
        building=draw(st.one_of(st.none(), st.sampled_from(_BUILDINGS))),
        zone=zone,
        ppe=ppe,
        online=draw(st.booleans()),
        strains=draw(_some(HealthLimit)),
        tags=draw(st.frozensets(words, max_size=2)),
        hardship=draw(st.integers(0, 300)),
        **known,
    )


def _of_household(household: Household) -> tuple[str, str]:
    return household.name.casefold(), household.building


@st.composite
def compounds(draw: st.DrawFn) -> Compound:
    found = draw(st.lists(people, min_size=1, max_size=4, unique_by=lambda person: person.phone or person))
    ids = [f"v{index}" for index in range(len(found))]
    others = st.frozensets(st.sampled_from(ids), max_size=2)
    volunteers = []
    for ident, person in zip(ids, found, strict=True):
        known = vars(person) | {"id": ident}
        bonds = {key: draw(others) - {ident} for key in ("together", "apart", "take_turns")}
        volunteers.append(Volunteer(**(known | bonds)))
    kinds = [kind for kind in (Post, Round, Event, Route, Pair, OnCall) if draw(st.booleans())]
    typed = tuple(draw(needs(kind, f"n{index}")) for index, kind in enumerate(kinds))
    pins: tuple[Pin, ...] = ()
    if typed:
        start = draw(st.integers(0, 90)) * 60
        pin = Pin(
            volunteer=draw(st.sampled_from(ids)),
            kind=draw(_choice(PinKind)),
            need=draw(st.sampled_from([need.id for need in typed])),
            start=start,
            end=start + draw(st.integers(1, 30)) * 30,
        )
        pins = (pin,)
    return Compound(
        site=draw(sites),
        horizon=HORIZON,
        volunteers=tuple(volunteers),
        buildings=tuple(
            Building(
                number=number,
                households=draw(st.integers(0, 99)),
                order=draw(st.integers(0, 9)),
                gate=draw(words),
                sealed=draw(sealings),
                languages=frozenset(draw(skills)),
                vulnerable=draw(words),
                position=draw(st.one_of(st.none(), st.tuples(st.integers(-99, 999), st.integers(0, 999)))),
                parcels=draw(st.one_of(st.none(), st.integers(0, 60))),
                shared_flats=draw(st.integers(0, 60)),
            )
            for number in _BUILDINGS
        ),
        needs=typed,
        pins=pins,
        occasions=tuple(draw(st.lists(occasions, max_size=2))),
        households=tuple(draw(st.lists(households, max_size=2, unique_by=_of_household))),
        tasks=draw(st.dictionaries(st.sampled_from(["1.4", "1.10", "R5a", "12", "S13"]), st.booleans())),
    )
