"""Measure the budgets of the design on this machine, beside the build before complexity was counted.

    python -m bench [--only WORD] [--runs N] [--graded N]

Whole processes, warm caches, medians of interleaved runs: on a noisy machine a ratio of two things measured
in turn says more than either time alone. Nothing here asserts; the table says what missed its target.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.budgets import ALL, CLASS
from bench.builds import REVISION, Missing, build_before, build_of_today
from bench.plan import Bench
from bench.processes import Broken
from bench.table import Section, Times, pooled, rendered

RUNS = 9
"""Runs of what takes less than a second: the p95 is the slowest of them."""

GRADED = 40
"""Submissions that both builds grade: 200 take the build before five minutes and more."""

ELSEWHERE = """\
Elsewhere: make bench-growth (verdicts of the labelled set), make bench-grading
(a thousand submissions: memory, resuming), make test (its own time). The first
run of a fresh installation is not measured here; it may take 60 s."""


def main() -> int:
    options = parse(sys.argv[1:])
    began, load = time.monotonic(), load_average()

    def say(text: str) -> None:
        print(f"{time.monotonic() - began:4.0f} s  {text}", file=sys.stderr, flush=True)

    notes = []
    try:
        before = build_before(say)
    except Missing as why:
        before = None
        notes.append(f"No build before to measure beside: {why}. The rest is measured.")
    bench = Bench(
        today=build_of_today(),
        before=before,
        runs=options.runs,
        graded=options.graded,
        only=options.only,
        say=say,
        notes=notes,
    )
    try:
        sections = [section for measure in ALL for section in measure(bench)]
    except Broken as broken:
        print(f"Nothing to compare: {broken}", file=sys.stderr)
        return 1
    if not sections:
        print(f"No row has {options.only!r} in its name.", file=sys.stderr)
        return 2
    print(report(bench, sections, load))
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options: `only`, a part of the names of the rows to measure, `runs` and `graded`."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only",
        default="",
        metavar="WORD",
        help="only rows with this in their name: help, wrong, slow, grade, worker, differ, ...",
    )
    parser.add_argument("--runs", type=positive, default=RUNS, metavar="N", help=f"by default {RUNS}")
    parser.add_argument(
        "--graded", type=positive, default=GRADED, metavar="N", help=f"of {CLASS}, by default {GRADED}"
    )
    options = parser.parse_args(arguments)
    if options.graded > CLASS:
        parser.error(f"--graded is at most {CLASS}")
    return options


def positive(text: str) -> int:
    """Return a number above zero. Raises ValueError for anything else."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def report(bench: Bench, sections: Sequence[Section], load: float | None) -> str:
    """Return all that is printed: machine, noise, table, and what is to be said about them."""
    beside = f"; before: {REVISION[:7]}" if bench.before else ""
    odd = [
        f"The build before gave a wrong verdict {times} times: {name}."
        for name, times in sorted(bench.odd.items())
    ]
    return "\n".join(
        [
            machine(),
            noise(bench.pythons, load),
            f"Medians of {bench.runs} interleaved runs, warm caches{beside}; no: target missed",
            "",
            rendered(sections),
            "",
            *bench.notes,
            *odd,
            ELSEWHERE,
        ]
    )


def noise(pythons: Sequence[Times], load: float | None) -> str:
    """Return a line on how noisy the machine was: by an empty interpreter, and the load before it began."""
    before = "" if load is None else f"; load {load:.1f} when it began"
    if not pythons:
        return f"Noise: not measured{before}"
    empty = pooled(pythons)
    times = f"{empty.p95 / empty.median:.1f} times that"
    return f"Noise: an empty Python took {empty.median * 1e3:.0f} ms, p95 {times}{before}"


def load_average() -> float | None:
    """Return how many processes have wanted a processor during the last minute, where this is known."""
    try:
        return os.getloadavg()[0]
    except (AttributeError, OSError):
        return None


def machine() -> str:
    """Return what the numbers were measured on."""
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main())
