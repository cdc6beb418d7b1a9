"""What the benchmarks compare must be the same thing: the rules by hand and in the library."""

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks"

if not FOLDER.is_dir():
    pytest.skip("the benchmarks are in the checkout only", allow_module_level=True)


def test_hand_written_rules_agree_with_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second reading of Art. 5 and Annex III(4) and (5), on systems that state all or half."""
    monkeypatch.syspath_prepend(str(FOLDER))
    from agreement import disagreements

    try:
        wrong, seen = disagreements(200)
    finally:
        for name in ("agreement", "handwritten"):
            sys.modules.pop(name, None)
    assert not wrong, wrong[:3]
    assert min(seen[tier] for tier in ("prohibited", "high-risk", "minimal")) > 20
