"""Judge the labelled set by counting, and fail if anything comes out wrong that is not known to.

    python -m bench.growth [--jobs N] [--only SUBSTRING] [--write] [--cache FOLDER]

Prints a line a solution, then all that is wrong. `--write` measures the range of each constant as well, and
writes docs/accuracy.md. Exit code 1: something is wrong, or named as wrong and is not.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.growth import document, expecting, ranges
from bench.growth.judging import Judge, Judged
from bench.growth.labelled import ROOT, Labelled, labelled_set
from judge.growth import rule
from judge.processors import processors

MOST_JOBS = 2
"""Processes at most: each has an engine, and keeps two processors busy now and then."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--jobs", type=int, default=min(MOST_JOBS, len(processors())))
    parser.add_argument("--only", default="", help="only solutions whose path contains this")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--cache", type=Path, default=ROOT / ".bench-cache")
    options = parser.parse_args()
    chosen = [one for one in labelled_set() if options.only in one.name]
    started = time.monotonic()
    pairs = []
    for number, (labelled, judged) in enumerate(judge_all(chosen, options.cache, options.jobs), 1):
        pairs.append((labelled, judged))
        print(f"{number:3}/{len(chosen)} {said(labelled, judged)}", flush=True)
    print(f"\n{len(pairs)} solutions in {time.monotonic() - started:.0f} s")
    wrong = [one for labelled, judged in pairs for one in expecting.wrong_of(labelled, judged)]
    known = expecting.known_ones()
    faults = expecting.unexpected(wrong, known, [labelled.name for labelled, _ in pairs])
    if not options.only:
        faults += expecting.too_few_lines(pairs)
    for fault in faults:
        print(f"WRONG {fault}")
    print(f"{len(wrong)} wrong, {len(known)} known, {len(faults)} to be fixed.", flush=True)
    if options.write:
        found = ranges.measure(options.cache, chosen, options.jobs, lambda line: print(line, flush=True))
        document.PAGE.write_text(document.page(pairs, found, known), encoding="utf-8")
        print(f"{document.PAGE.relative_to(ROOT)} is written.")
    return 1 if faults else 0


def judge_all(chosen: Sequence[Labelled], cache: Path, jobs: int) -> Iterator[tuple[Labelled, Judged]]:
    """Judge solutions in so many processes; return each with what it got, in order."""
    if jobs <= 1:
        with Judge(cache) as judge:
            yield from ((labelled, judge.judge(labelled)) for labelled in chosen)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(cache,)) as pool:
        yield from zip(chosen, pool.map(_judge, chosen), strict=True)


_judges: list[Judge] = []
"""The judge of this process: the executor hands nothing else from its beginning to its tasks."""


def _begin(cache: Path) -> None:
    _judges.append(Judge(cache))


def _judge(labelled: Labelled) -> Judged:
    return _judges[0].judge(labelled)


def said(labelled: Labelled, judged: Judged) -> str:
    """Return a line on a solution: what it got, and the numbers where that is wrong."""
    wrong = expecting.wrong_of(labelled, judged)
    got = (
        judged.fault or judged.failed or (f"{judged.rejected} {judged.word}" if judged.rejected else "within")
    )
    line = f"{'BAD' if wrong else 'ok '} {labelled.name}: {got}"
    if judged.logarithms:
        line += f", log n in {', '.join(judged.logarithms)}"
    line += "".join(f"\n        not counted: {reason}" for reason in judged.uncounted)
    if not wrong:
        return line
    blamed = f", blamed {judged.line} of {sorted(labelled.blamed)}" if labelled.blamed else ""
    return f"{line}\n        {', '.join(one.kind for one in wrong)}{blamed}{_numbers(judged)}"


def _numbers(judged: Judged) -> str:
    if judged.shown is None:
        return ""
    points = judged.shown.points
    costs = [f"{p.n}: {p.yours}{'+' if p.cut else ''} / {p.reference}" for p in points]
    curves = [
        " ".join(f"{rise:.3f}" for rise in rule.rises(points, curve))
        for curve in (rule.ratios(points), rule.over_bound(points))
    ]
    return f"\n        {judged.shown.family}: {'; '.join(costs)}\n        rises {' | '.join(curves)}"


if __name__ == "__main__":
    sys.exit(main())
