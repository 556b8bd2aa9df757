"""Hypothesis without wall-clock limits: a busy machine is no reason to fail.

People draw new examples on every run; in CI the same commit always draws the same ones. To look longer:
``pytest --hypothesis-profile thorough``.
"""

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "paiban",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[phase for phase in Phase if phase is not Phase.explain],  # it costs minutes for a workbook
)
settings.register_profile("ci", settings.get_profile("paiban"), derandomize=True)
settings.register_profile("thorough", settings.get_profile("paiban"), max_examples=400)
settings.load_profile("ci" if os.environ.get("CI") else "paiban")
