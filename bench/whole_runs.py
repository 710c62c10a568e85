"""`judge run` and the small commands as whole processes, beside the build before or an empty interpreter."""

import sys
from collections.abc import Sequence, Set

from msgspec import Struct

from bench.builds import Build
from bench.plan import RIGHT, SLOW, SLUG, SOLUTIONS, Bench
from bench.processes import ACCEPTED, REJECTED, Timed, finish, interleaved, until_shown
from bench.table import Section, Target, Times, p95_row, pooled, pooled_row, ratio_row, ratios

CLASS_SLUG, CLASS_RIGHT = "rectangle_sum", "accepted/prefix_table.py"
WRONG = "wrong_answer/expires_one_late.py"
OTHER_SLOW = (
    "array_intersection/time_limit_exceeded/list_count.py",
    "next_greater_element/time_limit_exceeded/double_loop.py",
    "rate_limiter/time_limit_exceeded/filters_the_list.py",
    "rectangle_sum/time_limit_exceeded/table_on_each_query.py",
    "sort_bounded/time_limit_exceeded/insertion_sort.py",
)

SHOWN = b"Looking for a smaller input"
"""What stands below the smallest failing case of the corpus while it is made smaller."""

SLOW_SHARE = 4
"""Too slow solutions run once for so many runs of the others: the build before takes seconds for each."""

NOT_SLOWER, EVERYTHING, TOO_SLOW = Target(1.0), Target(0.5), Target(0.25)
"""Medians as ratios to the build before."""

P95 = Target(1.5)
"""Seconds in which a solution that is too slow is rejected."""

COUNTING = Target(1.3)
"""A run with growth as a ratio to one without."""

INTERPRETERS = Target(6)
"""Empty interpreters that a small command may take."""


NUMPY_SLUG, NUMPY_RIGHT = "softmax", "accepted/shifted.py"

NUMPY = Target(2.5)
"""Times `import numpy` that a whole run of a problem with NumPy may take."""


class Command(Struct, frozen=True, kw_only=True):
    """A command of the judge that is measured beside the build before, and the exit code it must have."""

    name: str
    arguments: tuple[str, ...]
    code: int = ACCEPTED
    target: Target = NOT_SLOWER
    shows: bytes = b""
    """What it must have shown at a terminal for its time to end; empty: it has to end itself."""


def run_of(slug: str, file: str, *options: str) -> tuple[str, ...]:
    """Return the arguments that judge a solution of this checkout."""
    return ("run", slug, str(SOLUTIONS / slug / file), *options)


WITHOUT_GROWTH, WITH_EVERYTHING = "right solution, without growth", "right solution, everything"
COMMANDS = (
    Command(name=WITHOUT_GROWTH, arguments=run_of(SLUG, RIGHT, "--no-growth")),
    Command(name=WITH_EVERYTHING, arguments=run_of(SLUG, RIGHT), target=EVERYTHING),
    Command(name="a class, without growth", arguments=run_of(CLASS_SLUG, CLASS_RIGHT, "--no-growth")),
    Command(name="a class, everything", arguments=run_of(CLASS_SLUG, CLASS_RIGHT), target=EVERYTHING),
    Command(name="wrong answer: shown", arguments=run_of(SLUG, WRONG), code=REJECTED, shows=SHOWN),
    Command(name="wrong answer: made smaller", arguments=run_of(SLUG, WRONG), code=REJECTED),
)
SMALL = (
    Command(name="judge --help", arguments=("--help",), target=INTERPRETERS),
    Command(name="judge list", arguments=("list",), target=INTERPRETERS),
)


def whole_runs(bench: Bench) -> list[Section]:
    """Measure `judge run` and the small commands: beside the build before, an empty Python, each other."""
    beside = [command for command in COMMANDS if bench.wants(command.name)]
    small = [command for command in SMALL if bench.wants(command.name)]
    if not beside and not small:
        return []
    times = _times(bench, [*beside, *small], bench.runs)
    python, today, before = times["python"], times["today"], times.get("before", {})
    counting = []
    if WITHOUT_GROWTH in today and WITH_EVERYTHING in today:
        counting.append(ratio_row(WITH_EVERYTHING, today[WITHOUT_GROWTH], today[WITH_EVERYTHING], COUNTING))
    return [
        Section(
            title="judge run, beside before",
            base="before",
            rows=[ratio_row(c.name, before.get(c.name), today[c.name], c.target) for c in beside],
        ),
        Section(title="what counting adds", base="without", rows=counting),
        Section(
            title="beside an empty interpreter",
            base="python",
            rows=[ratio_row(c.name, python[""], today[c.name], c.target) for c in small],
        ),
    ]


def with_numpy(bench: Bench) -> list[Section]:
    """Measure `judge run` of a problem with NumPy beside an interpreter that only imports it."""
    name = f"{NUMPY_SLUG}, right solution, everything"
    if not bench.wants(name):
        return []
    command = bench.today.judge(*run_of(NUMPY_SLUG, NUMPY_RIGHT))
    bench.say(f"warming up {NUMPY_SLUG}")
    finish(bench.today, command)
    timed: dict[str, Timed] = {
        "import": lambda: finish(bench.today, [sys.executable, "-c", "import numpy"]).seconds,
        "run": lambda: finish(bench.today, command).seconds,
    }
    times = interleaved(timed, bench.runs, bench.say)
    return [
        Section(
            title="beside `import numpy`",
            base="import",
            rows=[ratio_row(name, times["import"], times["run"], NUMPY)],
        )
    ]


def too_slow(bench: Bench) -> list[Section]:
    """Measure the rejection of solutions that are too slow, of one problem and of a few others."""
    if not bench.wants("too slow solutions rejected"):
        return []
    files = [*sorted((SOLUTIONS / SLUG / SLOW).glob("*.py")), *[SOLUTIONS / file for file in OTHER_SLOW]]
    commands = [
        Command(
            name=f"{path.parts[-3]}/{path.stem}",
            arguments=run_of(path.parts[-3], f"{SLOW}/{path.name}"),
            code=REJECTED,
        )
        for path in files
    ]
    runs = max(1, bench.runs // SLOW_SHARE)
    times = _times(bench, commands, runs)
    today = [times["today"][command.name] for command in commands]
    before = [times["before"][command.name] for command in commands] if "before" in times else None
    if before:
        ratio, worst = max(zip(ratios(before, today), commands, strict=True), key=lambda pair: pair[0])
        bench.notes.append(f"The too slow solution with the highest ratio: {worst.name}, {ratio:.2f}.")
    return [
        Section(
            title="too slow solutions rejected",
            base="before",
            rows=[
                pooled_row(f"{len(files)} solutions, runs each: {runs}", before, today, TOO_SLOW),
                p95_row("p95 of all runs", pooled(before) if before else None, pooled(today), P95),
            ],
        )
    ]


def _times(bench: Bench, commands: Sequence[Command], runs: int) -> dict[str, dict[str, Times]]:
    """Return times by build and command, those of an empty Python under "python" and no name."""
    empty = [sys.executable, "-c", "pass"]
    timed: dict[tuple[str, str], Timed] = {("python", ""): lambda: finish(bench.today, empty).seconds}
    warm_up(bench, {command.arguments[1] for command in commands if command.arguments[0] == "run"})
    for command in commands:
        for name, build in bench.builds.items():
            if name == "today" or command not in SMALL:
                timed[name, command.name] = _timed(bench, build, command)
    found: dict[str, dict[str, Times]] = {}
    for (build_name, name), times in interleaved(timed, runs, bench.say).items():
        found.setdefault(build_name, {})[name] = times
    bench.pythons.append(found["python"][""])
    return found


def warm_up(bench: Bench, slugs: Set[str]) -> None:
    """Have each build cache all that it needs for these problems: the first run on one may build cases."""
    for slug in sorted(slugs - bench.warm):
        bench.warm.add(slug)
        for name, build in bench.builds.items():
            bench.say(f"warming up {slug}: {name}")
            right = sorted((SOLUTIONS / slug / "accepted").glob("*.py"))[0]
            finish(build, build.judge("run", slug, str(right)))


def _timed(bench: Bench, build: Build, command: Command) -> Timed:
    """Return what runs a command of a build once; the build before may be wrong, and is noted then."""
    words = build.judge(*command.arguments)

    def time_it() -> float:
        if command.shows:
            return until_shown(build, words, command.shows)
        if build is bench.today:
            return finish(build, words, [command.code]).seconds
        done = finish(build, words)
        if done.code != command.code:
            bench.odd[command.name] += 1
        return done.seconds

    return time_it
