"""Settings that every test shares; it makes `languages` importable."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

# What commands print is as wide as the terminal, and pytest-xdist claims one of 80 columns.
os.environ.pop("COLUMNS", None)

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
