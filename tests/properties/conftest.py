"""Makes `strategies`, and `tiny` of the folder `tests/semantics`, importable."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "semantics")]
