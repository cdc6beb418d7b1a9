"""Makes `tiny` importable, which the tests of this folder and of `tests/properties` share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
