"""How often the growth stage is wrong: every solution of a labelled set judged, idle and under load.

    python -m bench.growth [--repeats N] [--load PROCESSES] [--only SUBSTRING] [--out FILE]

The set: `bench/submissions` and `solutions_reference` for the shipped problems, `bench/bank` for further
ones. A solution's folder is its label; its first line says how it grows, and `# blame` marks the lines that
a person would blame. Beside our verdicts stand those that a least-squares fit gives on the same samples:
the classes of the package big_O, and the rule of Google Benchmark (smallest RMS of one coefficient).
Prints a line a judgement, then the table. Nothing here asserts.
"""

import argparse
import json
import math
import multiprocessing
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from judge.catalog.bank import Bank
from judge.model.submission import Submission
from judge.growth.judgement import fitted_slope
from judge.journey import Silent
from judge.model.growth import Growth, Point
from judge.model.problem import Package
from judge.model.report import Report
from judge.pipeline import Pipeline

ROOT = Path(__file__).resolve().parent.parent
OWN_BANK = ROOT / "bench" / "bank"
EXPECTED = {
    "accepted": {"AC"},
    "time_limit_exceeded": {"TLE", "MLE"},
    "memory_limit_exceeded": {"MLE", "TLE", "RTE", "SV"},
}
"""Memory that nobody counts is refused, which raises, and stopping the count is tampering."""

LABEL = re.compile(r"# time: (.+); space: (.+); factor: (\w+); where: (\S+)")
FIT_TOLERANCE = 0.3
"""Power of n by which the class of a fit may lie above the bound: log factors are nobody's fault."""


class Labelled(Struct, frozen=True):
    """One solution of the set."""

    path: Path
    slug: str
    folder: str
    factor: str
    where: str
    blamed: tuple[int, ...]


class Judged(Struct, frozen=True, kw_only=True):
    """One judgement of one solution."""

    name: str
    folder: str
    factor: str
    where: str
    verdict: str
    decision: str
    seconds: float
    slope: float
    rise: float
    """Of the look that decided, or the steepest one."""
    line: bool | None
    """Whether the named line is one that a person would blame; None where none is named."""
    big_o: bool
    google: bool
    """Whether the fits would reject it."""

    @property
    def right(self) -> bool:
        return self.verdict in EXPECTED[self.folder]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--load", type=int, default=0, help="processes that load the processors meanwhile")
    parser.add_argument("--only", default="", help="solutions whose path contains this")
    parser.add_argument("--factor", default="", help="solutions with this factor: n, sqrt, none")
    parser.add_argument("--out", type=Path, help="file for a line of JSON a judgement")
    options = parser.parse_args()
    cache = ROOT / ".bench-cache"
    judged: list[Judged] = []
    banks = {root: Bank(root, cache) for root in (ROOT, OWN_BANK)}
    with loading(options.load):
        for _ in range(options.repeats):
            for root, labelled in the_set():
                if options.only not in str(labelled.path) or (
                    options.factor and options.factor != labelled.factor
                ):
                    continue
                with Pipeline(cache, [ROOT]) as pipeline:
                    found = judge(pipeline, banks[root].load(labelled.slug), labelled)
                judged.append(found)
                tell(found)
                if options.out:
                    with options.out.open("a", encoding="utf-8") as stream:
                        stream.write(
                            json.dumps({f: getattr(found, f) for f in found.__struct_fields__}) + "\n"
                        )
    print_table(judged, options.load)


def the_set() -> Iterator[tuple[Path, Labelled]]:
    """Every labelled solution with the root of its bank."""
    for root, folder in (
        (ROOT, ROOT / "solutions_reference"),
        (ROOT, ROOT / "bench" / "submissions"),
        (OWN_BANK, OWN_BANK / "solutions_reference"),
    ):
        for path in sorted(folder.glob("*/*/*.py")):
            if path.parent.name in EXPECTED:
                yield root, read_label(path)


def read_label(path: Path) -> Labelled:
    lines = path.read_text(encoding="utf-8").splitlines()
    match = LABEL.match(lines[0])
    blamed = tuple(number for number, line in enumerate(lines, 1) if "# blame" in line)
    factor, where = (match.group(3), match.group(4)) if match else ("unlabelled", "-")
    return Labelled(path, path.parts[-3], path.parts[-2], factor, where, blamed)


def judge(pipeline: Pipeline, package: Package, labelled: Labelled) -> Judged:
    submission = Submission(labelled.path.read_bytes(), labelled.path)
    started = time.perf_counter()
    report = pipeline.judge(package, submission, Silent(), stages=())
    seconds = time.perf_counter() - started
    growth = report.growth
    line = growth.line if growth else None
    shown = growth.judgements[growth.shown] if growth and growth.shown is not None else None
    return Judged(
        name="/".join(labelled.path.parts[-3:]),
        folder=labelled.folder,
        factor=labelled.factor,
        where=labelled.where,
        verdict=str(report.verdict),
        decision=growth.decision if growth else outcome_of(report),
        seconds=seconds,
        slope=shown.slope if shown else 0.0,
        rise=shown.rise if shown else 1.0,
        line=line.line in labelled.blamed if line and labelled.blamed else None,
        big_o=fits_above(growth, big_o_power),
        google=fits_above(growth, google_power),
    )


def outcome_of(report: Report) -> str:
    return f"{report.reason}: {report.message}"


# -- fits on the same samples ------------------------------------------------------------------------------


def fits_above(growth: Growth | None, power: Callable[[Sequence[float], Sequence[float]], float]) -> bool:
    """Whether a fit of the submission's own times is above the bound in any family."""
    if growth is None:
        return False
    latest = {series.family: series for series in growth.series if series.resource == "time"}
    for series in latest.values():
        points = series.whole
        if len(points) < 3:
            return True
        if power(*axes(points)) > bound_power(points) + FIT_TOLERANCE:
            return True
    return False


def axes(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [float(point.n) for point in points], [min(point.yours) for point in points]


def bound_power(points: Sequence[Point]) -> float:
    return fitted_slope([point.n for point in points], [point.bound for point in points])


GOOGLE: tuple[tuple[float, Callable[[float], float]], ...] = (
    (0.0, lambda n: 1.0),
    (0.0, math.log2),
    (1.0, lambda n: n),
    (1.0, lambda n: n * math.log2(n)),
    (2.0, lambda n: n**2),
    (3.0, lambda n: n**3),
)


def google_power(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The power of the class with the smallest normalised RMS, each with one coefficient."""
    best = (math.inf, 0.0)
    for power, curve in GOOGLE:
        values = [curve(n) for n in sizes]
        coefficient = math.sumprod(values, times) if hasattr(math, "sumprod") else _dot(values, times)
        coefficient /= _dot(values, values)
        rms = math.sqrt(sum((t - coefficient * v) ** 2 for t, v in zip(times, values, strict=True)))
        best = min(best, (rms, power))
    return best[1]


def big_o_power(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The power of the class that big_O finds by least squares; below every bound if it is not installed."""
    try:
        import numpy
        from big_o import complexities
    except ImportError:
        return -math.inf
    powers = {"Constant": 0.0, "Logarithmic": 0.0, "Linear": 1.0, "Linearithmic": 1.0, "Quadratic": 2.0}
    powers |= {"Cubic": 3.0, "Exponential": math.inf}
    best: tuple[float, float] = (math.inf, 0.0)
    for kind in complexities.ALL_CLASSES:
        fit = kind()
        try:
            residual = float(fit.fit(numpy.array(sizes), numpy.array(times)))
        except (IndexError, ValueError, FloatingPointError):
            continue
        power = powers.get(kind.__name__)
        if power is None:
            power = float(fit.coeff[-1])
        if residual < best[0] - 1e-7 * abs(residual):
            best = residual, power
    return best[1]


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


# -- load and output ---------------------------------------------------------------------------------------


@contextmanager
def loading(processes: int) -> Iterator[None]:
    """Keep so many processes busy meanwhile, in memory as well as in arithmetic."""
    busy = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(processes)]
    for process in busy:
        process.start()
    try:
        yield
    finally:
        for process in busy:
            process.kill()


def _burn() -> None:
    values = list(range(300_000))
    while True:
        random.shuffle(values)
        values.sort()


def tell(found: Judged) -> None:
    mark = "ok " if found.right else "BAD"
    line = {True: "line right", False: "line WRONG", None: ""}[found.line]
    measured = f"{found.seconds:5.2f} s  slope {found.slope:5.2f}  rise {found.rise:5.2f}"
    print(f"{mark} {found.verdict:3} {found.decision[:60]:8} {measured}  {found.name}  {line}", flush=True)


def print_table(judged: Sequence[Judged], load: int) -> None:
    accepted = [j for j in judged if j.folder == "accepted"]
    slow = [j for j in judged if j.folder == "time_limit_exceeded"]
    memory = [j for j in judged if j.folder == "memory_limit_exceeded"]
    print(f"\n{len(judged)} judgements, {load} processes loading the processors\n")
    print("| | judgements | wrong | big_O wrong | Google Benchmark's rule wrong |")
    print("|---|---|---|---|---|")
    row("within the bound, rejected", accepted, lambda j: j.big_o, lambda j: j.google)
    for name, chosen in (
        ("a full factor n, in Python", [j for j in slow if j.factor == "n" and j.where == "python"]),
        ("a full factor n, inside C", [j for j in slow if j.factor == "n" and j.where == "C"]),
        ("a full factor n, disguised", [j for j in slow if j.where == "disguised"]),
        ("a factor sqrt(n)", [j for j in slow if j.factor == "sqrt"]),
        ("too slow, of the bank", [j for j in slow if j.factor == "unlabelled"]),
    ):
        row(f"{name}, accepted", chosen, lambda j: not j.big_o, lambda j: not j.google)
    row("too much memory, accepted", memory, None, None)
    print("\nWrong:", ", ".join(sorted({j.name for j in judged if not j.right})) or "none")
    named = [j.line for j in judged if j.line is not None]
    if named:
        print(f"\nThe named line is one that a person would blame: {sum(named)} of {len(named)}.")
    times = sorted(j.seconds for j in accepted)
    if times:
        p95 = times[min(int(0.95 * len(times)), len(times) - 1)]
        print(
            f"Growth stage of an accepted solution: median {statistics.median(times):.2f} s, p95 {p95:.2f} s."
        )
    verdicts: dict[str, set[str]] = {}
    for j in judged:
        verdicts.setdefault(j.name, set()).add(j.verdict)
    unstable = [name for name, seen in verdicts.items() if len(seen) > 1]
    print(f"Solutions that got more than one verdict: {len(unstable)} of {len(verdicts)}.", *unstable[:10])


def row(
    name: str,
    judged: Sequence[Judged],
    big_o: Callable[[Judged], bool] | None,
    google: Callable[[Judged], bool] | None,
) -> None:
    if not judged:
        return

    def share(wrong: int) -> str:
        return f"{wrong} ({wrong / len(judged):.1%})"

    fits = [share(sum(map(wrong, judged))) if wrong else "" for wrong in (big_o, google)]
    wrong = sum(not j.right for j in judged)
    print(f"| {name} | {len(judged)} | {share(wrong)} | {fits[0]} | {fits[1]} |")


if __name__ == "__main__":
    main()
