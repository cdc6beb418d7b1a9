"""Settings that every test shares."""

import os

from hypothesis import HealthCheck, settings

# No example database: a failure is kept by writing it into a test as an @example.
settings.register_profile("dev", max_examples=50, deadline=None, database=None)
settings.register_profile(
    "ci",
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
