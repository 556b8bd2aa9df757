"""Hypothesis without wall-clock limits: a busy machine is no reason to fail."""

from hypothesis import HealthCheck, settings

settings.register_profile("paiban", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("paiban")
