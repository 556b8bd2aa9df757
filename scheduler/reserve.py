"""People kept in reserve at home, so many that what matters most is manned although some stay away.

They are called before anybody else. Where more life-safety seats stand in the roster at once, or people stay
away more often, there are more of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import comb

from paiban.values.compound import Compound
from paiban.values.needs import RESERVE, Need, OnCall, Role, Tier
from paiban.values.past import USUAL_NO_SHOW, Past
from paiban.values.spans import Span, overlap

BAND_MINUTES = 6 * 60
_MOST = 12  # more people sitting at home are asked of no compound
_NAMES = {"zh": "后备待命", "en": "Reserve at home"}
_ROLES = {"zh": "后备", "en": "reserve"}


def reserve_need(compound: Compound, needs: Iterable[Need], past: Mapping[str, Past]) -> Need | None:
    """Return the standby of people in reserve; ``None`` unless the compound asks for it.

    In each six hours of a day there are enough for as many people to stay away as do with the certainty that
    the compound asks for.
    """
    percent = compound.site.reserve_percent
    if not percent:
        return None
    chance = usual_chance(compound, past)
    urgent = [need for need in needs if need.tier is Tier.P0 and not need.online]
    bands: dict[int, list[Span]] = {}
    for band in _bands(compound.horizon.minutes):
        for rank in range(reserve_size(_seats(urgent, band), chance, percent)):
            bands.setdefault(rank, []).append(band)
    if not bands:
        return None
    language = compound.site.language if compound.site.language in _NAMES else "en"
    return OnCall(
        id=RESERVE,
        name=_NAMES[language],
        tier=Tier.P2,
        tags=frozenset({RESERVE}),
        generated=True,
        times=tuple(bands[0]),
        roles=tuple(
            Role(
                name=f"{_ROLES[language]} {rank + 1}",
                needed=0,
                wanted=1,
                min_age=18,
                max_age=64,
                times=tuple(spans),
            )
            for rank, spans in sorted(bands.items())
        ),
    )


def usual_chance(compound: Compound, past: Mapping[str, Past]) -> float:
    """Return the mean chance that one of the compound's people does not come."""
    chances = [
        past[person.id].no_show if person.id in past else USUAL_NO_SHOW for person in compound.volunteers
    ]
    return sum(chances) / len(chances) / 1000 if chances else 0.0


def reserve_size(seats: int, chance: float, percent: int) -> int:
    """Return the least number of people not exceeded, with so many per cent, by those of ``seats`` missing.

    Everybody stays away with the same chance, one by one (a quantile of the binomial distribution).
    """
    known = 0.0
    for missing in range(min(seats, _MOST) + 1):
        known += comb(seats, missing) * chance**missing * (1 - chance) ** (seats - missing)
        if 100 * known >= percent:
            return missing
    return min(seats, _MOST)


def _bands(minutes: int) -> Iterator[Span]:
    for start in range(0, minutes, BAND_MINUTES):
        yield start, min(start + BAND_MINUTES, minutes)


def _seats(needs: Iterable[Need], band: Span) -> int:
    """Return how many people are needed at once during a band, on the average, rounded up."""
    minutes = sum(
        role.needed * overlap(span, band)
        for need in needs
        for role in need.roles
        for span in role.times or need.times
        if not isinstance(need, OnCall) or not need.at_home
    )
    return -(-minutes // (band[1] - band[0]))
