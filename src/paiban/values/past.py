"""What earlier rosters say about somebody, as far as the next one minds."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_NO_SHOW = 50  # thousandths of duties to which nobody comes, as long as nothing else is known


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What earlier rosters asked of one person; who stood in none of them has none.

    ``points`` of hardship and ``nights`` were served or, as far as nothing is known, planned. The last duty
    ended at ``busy_until``, a minute of the horizon (negative: before it), ``None`` if there was none.
    ``no_show`` is the chance that they do not come, in thousandths.
    """

    points: int = 0
    nights: int = 0
    busy_until: int | None = None
    no_show: int = USUAL_NO_SHOW
