"""All budgets that are measured: `judge run` (`whole_runs`), grading, a worker, reports that are the same."""

import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from pathlib import Path

from bench import identity
from bench.builds import ROOT
from bench.grading import student_file, write_class
from bench.plan import RIGHT, SLOW, SLUG, SOLUTIONS, Bench
from bench.processes import finish
from bench.table import Section, Target, Times, count_row, median_row, rate_row
from bench.whole_runs import too_slow, warm_up, whole_runs, with_numpy
from judge.casegen.corpus import Corpora
from judge.catalog.bank import Bank, written_cases
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.submission import Submission

CLASS, PARTS, JOBS = 200, 2, 2
"""Submissions of which some are graded, in so many parts that the builds grade in turn, and the jobs."""

CASES = 300
"""Small cases run in one worker, of which each takes some ten microseconds."""

JUDGED_AGAIN = f"{SLUG}/{SLOW}/queue_as_list.py"
"""The submission whose reports must be the same: its report holds counts, a line and a sentence as well."""

RATE = Target(2.0, at_least=True)
"""Submissions a second as a ratio to the build before."""

WORKER, CASE = Target(0.025), Target(0.0001)
"""Seconds that the start of a worker takes, and a small case in it."""

NONE = Target(0)


def grading(bench: Bench) -> list[Section]:
    """Measure the rate of `judge grade`, the builds in turn, on the same submissions."""
    if not bench.wants("judge grade"):
        return []
    slugs = known_to_all(bench)
    warm_up(bench, slugs)
    spent: dict[str, float] = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder:
        for part in range(min(PARTS, bench.graded)):
            graded = Path(folder) / f"part{part}"
            write_part(graded, slugs, evenly(CLASS, bench.graded)[part::PARTS])
            for name, build in list(bench.builds.items())[:: -1 if part % 2 else 1]:
                bench.say(f"grading, part {part + 1} of {PARTS}: {name}")
                journal = str(Path(folder) / f"{part}-{name}.jsonl")
                command = build.judge("grade", str(graded), "--jobs", str(JOBS), "--journal", journal)
                spent[name] += finish(build, command).seconds
    rates = {name: bench.graded / seconds for name, seconds in spent.items()}
    row = rate_row(f"{bench.graded} submissions, {JOBS} jobs", rates.get("before"), rates["today"], RATE)
    return [Section(title="judge grade", base="before", rows=[row])]


def evenly(whole: int, count: int) -> list[int]:
    """Return so many different numbers below `whole`, spread evenly."""
    return [index * whole // count for index in range(count)]


def known_to_all(bench: Bench) -> set[str]:
    """Return the problems that the bank of every build has."""
    banks = [{folder.name for folder in build.root.glob("problems/*")} for build in bench.builds.values()]
    return set.intersection(*banks)


def write_part(folder: Path, slugs: Set[str], numbers: Sequence[int]) -> None:
    """Write the submissions of the class that have these numbers."""
    write_class(folder, CLASS, random.Random(CLASS), slugs)
    kept = {student_file(number) for number in numbers}
    for path in folder.rglob("*.py"):
        if path.name not in kept:
            path.unlink()


def inside(bench: Bench) -> list[Section]:
    """Measure the start of a worker and one more case in it, without the command around them."""
    if not bench.wants("worker: start, one more case"):
        return []
    bench.say("starting workers")
    cache = bench.today.cache
    package = Bank(ROOT, cache).load(SLUG)
    corpus = Corpora(cache, [ROOT]).load(package, lambda: written_cases(package))
    small = corpus.stage("generated")[:CASES]
    source = SOLUTIONS / SLUG / RIGHT
    sandbox = Sandbox(cache, [ROOT])
    starts, cases = [], []
    for _ in range(bench.runs + 1):
        submission = Submission(source.read_bytes(), source)
        with Runner(sandbox, submission, package.problem.entry, package.problem.limits) as runner:
            started = time.perf_counter()
            assert runner.load() is None
            loaded = time.perf_counter()
            for case in small:
                runner.run(case.calls)
            starts.append(loaded - started)
            cases.append((time.perf_counter() - loaded) / len(small))
    tier = sandbox.isolation.tier if sandbox.isolation else "none"
    rows = [
        median_row(f"start ({tier})", Times(tuple(starts[1:])), WORKER),
        median_row("one more case", Times(tuple(cases[1:])), CASE),
    ]
    return [Section(title="a native worker", base="", rows=rows)]


def identical(bench: Bench) -> list[Section]:
    """Count how many reports on one submission differ, but for times, half of them made under load."""
    if not bench.wants("reports that differ"):
        return []
    path = SOLUTIONS / JUDGED_AGAIN
    command = bench.today.judge("run", SLUG, str(path), "--json")
    found = identity.first_differences(bench.today, command, identity.JUDGED, bench.say)
    bench.notes += [f"A report differs at {place}" for place in found[:3]]
    row = count_row("reports that differ, but for times", f"of {identity.JUDGED}", len(found), NONE)
    return [Section(title=f"one submission, {identity.JUDGED} times", base="", rows=[row])]


ALL: tuple[Callable[[Bench], list[Section]], ...] = (
    whole_runs,
    with_numpy,
    too_slow,
    grading,
    inside,
    identical,
)
"""The measurements, in the order of the table."""
