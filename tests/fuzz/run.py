"""Throw documents at the library and say what broke: crashes, hangs, memory.

    python tests/fuzz/run.py --count 10000 --seed 0     as many mutated documents
    python tests/fuzz/run.py --replay                    the corpus: what once broke, and odd ones
    python tests/fuzz/run.py --minutes 20 --grow DIR     guided: samples that reach new lines are kept

Each document is handled in a worker process that may take 5 seconds and 1 GB for it. A refusal
(:class:`aigov.AigovError`) is as good as an answer; anything else is a finding, whose document is
written to the folder named by ``--out``. Exit code 1 where there is one.
"""

from __future__ import annotations

import argparse
import collections
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CORPUS = HERE / "corpus"
sys.path[:0] = [str(HERE), str(ROOT / "src")]

from documents import KINDS, Sample, Samples, mutated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

SECONDS = 5
MEMORY = 1 << 30
_STARTING = 60
_RENEWED = 2000
"""Documents after which a worker is replaced, so that memory is measured anew."""


class Outcome(NamedTuple):
    """What became of a document; ``kind`` is `crash`, `hang` or what the exercise says."""

    kind: str
    seconds: float
    megabytes: int
    detail: str = ""
    lines: frozenset[tuple[str, int]] = frozenset()


# --- the worker -------------------------------------------------------------------------------


def work(line: Connection, traced: bool) -> None:
    """Handle documents until there are no more."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except ImportError:  # no such limits on this system
        pass
    import exercise as exercising

    exercising.warm()
    tracer = _Tracer() if traced else None
    line.send("ready")
    while (sample := line.recv()) is not None:
        start = time.perf_counter()
        kind, detail = _one(exercising, sample, tracer)
        seconds = time.perf_counter() - start
        lines = tracer.taken() if tracer else frozenset()
        line.send(Outcome(kind, seconds, _peak(), detail, lines))


def _peak() -> int:
    """Return the most megabytes this process has held; its ``ru_maxrss`` would count its parent's."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:  # not Linux
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _one(exercising: Any, sample: Sample, tracer: _Tracer | None) -> tuple[str, str]:
    from aigov.problems import AigovError

    with tempfile.TemporaryDirectory(prefix="aigov-fuzz-") as name:
        try:
            if tracer:
                tracer.start()
            return exercising.exercise(*sample, Path(name)), ""
        except AigovError as error:
            str(error).encode()
            return exercising.REFUSED, ""
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            where = " < ".join(
                f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames)
            )
            return "crash", f"{type(error).__name__}: {str(error)[:200]} at {where}"
        finally:
            if tracer:
                tracer.stop()


class _Tracer:
    """Notes which lines of the library run, each once in the life of a worker."""

    def __init__(self) -> None:
        self.known: set[tuple[str, int]] = set()
        self.found: set[tuple[str, int]] = set()
        self.inside = str(ROOT / "src")

    def start(self) -> None:
        sys.settrace(self._call)

    def stop(self) -> None:
        sys.settrace(None)

    def taken(self) -> frozenset[tuple[str, int]]:
        new, self.found = frozenset(self.found - self.known), set()
        self.known |= new
        return new

    def _call(self, frame: Any, event: str, argument: Any) -> Any:
        return self._line if frame.f_code.co_filename.startswith(self.inside) else None

    def _line(self, frame: Any, event: str, argument: Any) -> Any:
        self.found.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


class Worker:
    """A process that handles documents, replaced where it hangs or dies."""

    def __init__(self, *, traced: bool = False) -> None:
        self.traced = traced
        self.handled = 0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, other = context.Pipe()
        self.process = context.Process(target=work, args=(other, self.traced), daemon=True)
        self.process.start()
        other.close()
        if not self.line.poll(_STARTING) or self.line.recv() != "ready":
            raise SystemExit("fuzz: a worker did not start")

    def run(self, sample: Sample) -> Outcome:
        """Return what becomes of a document."""
        if self.handled >= _RENEWED and not self.traced:
            self._renew()
        self.handled += 1
        start = time.perf_counter()
        seconds = SECONDS * (10 if self.traced else 1)
        self.line.send(sample)
        try:
            if self.line.poll(seconds):
                found: Outcome = self.line.recv()
                return found
            kind, detail = "hang", f"not done after {seconds} s"
        except EOFError:
            kind, detail = "crash", f"the process died ({self.process.exitcode})"
        self._renew()
        return Outcome(kind, time.perf_counter() - start, 0, detail)

    def _renew(self) -> None:
        self.close()
        self.handled = 0
        self._start()

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.line.close()


# --- what is asked ----------------------------------------------------------------------------


class Report:
    """Counts what became of the documents, and keeps those that broke something."""

    def __init__(self, out: Path | None) -> None:
        self.out = out
        self.count = 0
        self.kinds: collections.Counter[str] = collections.Counter()
        self.findings: dict[str, tuple[int, str]] = {}
        self.slowest = (0.0, "")
        self.largest = 0
        self.start = time.perf_counter()

    def add(self, name: str, sample: Sample, outcome: Outcome) -> None:
        """Note what became of one document."""
        self.count += 1
        self.kinds[outcome.kind] += 1
        self.slowest = max(self.slowest, (outcome.seconds, name))
        self.largest = max(self.largest, outcome.megabytes)
        if outcome.kind not in ("crash", "hang"):
            return
        key = f"{outcome.kind}: {outcome.detail}"
        count, first = self.findings.get(key, (0, name))
        self.findings[key] = (count + 1, first)
        if count < 3:
            say(f"{name} ({sample.kind} of {sample.made_of}): {key}")
            if self.out:
                self.out.mkdir(parents=True, exist_ok=True)
                (self.out / f"{sample.kind}-{name}.yaml").write_bytes(sample.content)

    def end(self) -> int:
        """Say what was found; return the exit code."""
        took = time.perf_counter() - self.start
        counts = ", ".join(f"{count:,} {kind}" for kind, count in self.kinds.most_common())
        say(f"{self.count:,} documents in {took:.0f} s: {counts or 'none'}")
        say(f"slowest {self.slowest[0]:.2f} s ({self.slowest[1]}), peak memory {self.largest} MB")
        for key, (count, first) in self.findings.items():
            say(f"  {count} x {key} (first: {first})")
        say(f"{len(self.findings)} findings")
        return 1 if self.findings else 0


def say(message: str) -> None:
    """Print a line at once."""
    print(f"fuzz: {message}", flush=True)


def mutations(options: argparse.Namespace) -> Iterator[tuple[str, Sample]]:
    """Yield the documents of a seed."""
    samples = Samples(options.seed, tuple(options.kinds.split(",")) if options.kinds else (*KINDS,))
    for number in range(options.first, options.first + options.count):
        yield f"{options.seed}-{number}", samples.sample(number)


def kept(folder: Path) -> Iterator[tuple[str, Sample]]:
    """Yield the documents of a folder; the name of each begins with its kind."""
    for path in sorted(folder.glob("*.yaml")):
        kind = path.name.partition("-")[0]
        made_of = "tests/fuzz/seeds/law.yaml"
        if kind == "part":
            made_of = "frameworks/vn-ai-workforce/programme.yaml"
        elif kind == "file":
            made_of = "frameworks/vn-ai-law/framework.yaml"
        yield path.stem, Sample(kind, made_of, path.read_bytes())


def guided(options: argparse.Namespace, report: Report) -> None:
    """Mutate what reached new lines of the library, for some minutes, and keep what does again."""
    chance = random.Random(options.seed)
    pool = [sample for _, sample in kept(CORPUS)]
    plain = Samples(options.seed)
    pool += [plain.sample(number) for number in range(60)]
    known: set[tuple[str, int]] = set()
    worker = Worker(traced=True)
    end, number, grown = time.monotonic() + options.minutes * 60, 0, 0
    waiting = [*pool]
    while time.monotonic() < end:
        number += 1
        sample = (
            waiting.pop()
            if waiting
            else chance.choice(pool[-200:] if chance.random() < 0.5 else pool)
        )
        if not waiting and number > len(pool):
            sample = sample._replace(content=mutated(sample.content, chance))
        if len(sample.content) > 200_000:
            continue
        outcome = worker.run(sample)
        report.add(f"g{options.seed}-{number}", sample, outcome)
        if outcome.lines - known:
            known |= outcome.lines
            pool.append(sample)
            grown += 1
            if options.grow:
                options.grow.mkdir(parents=True, exist_ok=True)
                name = f"{sample.kind}-g{options.seed}-{number}.yaml"
                (options.grow / name).write_bytes(sample.content)
    worker.close()
    say(
        f"guided: {grown} of {number} samples reached lines that none before did; {len(known):,} lines"
    )


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description="fuzz the library with hostile documents")
    parser.add_argument("--count", type=int, default=1000, help="how many documents")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    parser.add_argument("--kinds", help=f"some of {','.join(KINDS)}")
    parser.add_argument("--out", type=Path, help="where documents that break something are written")
    parser.add_argument("--replay", action="store_true", help="the corpus instead")
    parser.add_argument("--folder", type=Path, default=CORPUS, help="the corpus to replay")
    parser.add_argument("--minutes", type=float, help="guided by the lines reached, so long")
    parser.add_argument("--grow", type=Path, help="where guided samples are kept")
    options = parser.parse_args()
    report = Report(options.out)
    if options.minutes:
        guided(options, report)
        return report.end()
    worker = Worker()
    for name, sample in kept(options.folder) if options.replay else mutations(options):
        report.add(name, sample, worker.run(sample))
        if report.count % 1000 == 0:
            say(f"{report.count:,} documents, {len(report.findings)} findings")
    worker.close()
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
