"""Measure aigov: python3 benchmarks/run.py [--peers] [--write].

Needs an interpreter that has aigov's dependencies for the part within one process, and, for the
part with fresh processes, pip and an index. With --peers other tools are installed and timed too.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

import cold  # noqa: E402
import sides  # noqa: E402
import warm  # noqa: E402
from agreement import disagreements  # noqa: E402

RESULTS = HERE / "RESULTS.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", action="store_true", help="time other tools too")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name} too")
    parser.add_argument("--warm", action="store_true", help="only within one process")
    options = parser.parse_args()
    wrong, seen = disagreements(1000)
    if wrong:
        print(f"the hand-written function and the library differ: {wrong[0]}", file=sys.stderr)
        return 1
    about = (
        f"`python3 benchmarks/run.py{' --peers' if options.peers else ''}`, "
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}. "
        "Medians of interleaved rounds; on a shared machine trust the ratios, to about a tenth. "
        "Before measuring, the hand-written function and the library agreed on "
        f"{sum(seen.values())} random descriptions."
    )
    parts = ["# How fast", about, "## Within one process", warm.report()]
    parts += ["## Side by side", sides.report()]
    if not options.warm:
        parts += ["## From the command line", cold.report(peers=options.peers)]
    text = "\n\n".join(parts) + "\n"
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
