"""Measures the budgets of the design on this machine and prints them beside their targets.

Whole processes, warm cache, medians of interleaved runs: on a noisy machine a ratio of two things
measured in turn says more than either time alone. Nothing here asserts; `make test` never looks at it.
"""

import os
import platform
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from judge.casegen.corpus import Corpora
from judge.catalog.bank import Bank, written_cases
from judge.engines.native.process import WorkerProcess
from judge.engines.native.runner import OpenRequest, Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.problem import Corpus, Package
from judge.model.submission import Submission

ROOT = Path(__file__).resolve().parent.parent
SLUG = "sliding_window_max"
SOLUTIONS = ROOT / "solutions_reference" / SLUG
CORRECT = SOLUTIONS / "accepted" / "monotonic_queue.py"
WRONG = SOLUTIONS / "wrong_answer" / "expires_one_late.py"
CLASS_SLUG = "rectangle_sum"
CLASS_CORRECT = ROOT / "solutions_reference" / CLASS_SLUG / "accepted" / "prefix_table.py"
NUMPY_SLUG = "softmax"
NUMPY_CORRECT = ROOT / "solutions_reference" / NUMPY_SLUG / "accepted" / "shifted.py"
NUMPY_TIMES = 2.5
"""Times `import numpy` that a whole run of a problem with NumPy may take."""
START_TIMES = 1.5
"""Times the start of a worker that one with NumPy may take, besides the import."""
RUNS = 21
READINGS = 200
LONG_CALL = 0.002
"""Seconds of a call from which on metering should not matter."""

JUDGE = [sys.executable, "-m", "judge"]


class Row(Struct, frozen=True, kw_only=True):
    """One budget: what it is about, the target and the measured seconds, and beside what."""

    name: str
    target: float
    measured: float
    p95: float
    beside: str = ""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JUDGE_CACHE"] = folder
        os.environ["JUDGE_STATE"] = folder
        cache = Path(folder)
        package = Bank(ROOT, cache).load(SLUG)
        corpus = Corpora(cache, [ROOT]).load(package, lambda: written_cases(package))
        rows = [
            *whole_runs(cache, corpus),
            *first_words(),
            *inside(cache, package, corpus),
        ]
    print_table(rows, len(corpus.cases))


def whole_runs(cache: Path, corpus: Corpus) -> list[Row]:
    """`judge run` on a correct solution beside the same cases in plain Python, and the small commands."""
    plain = cache / "plain.py"
    write_plain_baseline(plain, corpus)
    times = interleaved(
        {
            "run": lambda: call([*JUDGE, "run", SLUG, str(CORRECT), "--no-growth"]),
            "everything": lambda: call([*JUDGE, "run", SLUG, str(CORRECT)]),
            "class": lambda: call([*JUDGE, "run", CLASS_SLUG, str(CLASS_CORRECT), "--no-growth"]),
            "class everything": lambda: call([*JUDGE, "run", CLASS_SLUG, str(CLASS_CORRECT)]),
            "wrong": lambda: call([*JUDGE, "run", SLUG, str(WRONG)]),
            "numpy run": lambda: call([*JUDGE, "run", NUMPY_SLUG, str(NUMPY_CORRECT)]),
            "numpy": lambda: call([sys.executable, "-c", "import numpy"]),
            "plain": lambda: call([sys.executable, str(plain)]),
            "python": lambda: call([sys.executable, "-c", "pass"]),
            "help": lambda: call([*JUDGE, "--help"]),
            "list": lambda: call([*JUDGE, "list"]),
        }
    )
    ratio = statistics.median(a / b for a, b in zip(times["run"], times["plain"], strict=True))
    base = statistics.median(times["plain"]) * 1e3
    python = statistics.median(times["python"]) * 1e3
    numpy = statistics.median(times["numpy"])
    beside = statistics.median(a / b for a, b in zip(times["numpy run"], times["numpy"], strict=True))
    return [
        row(
            "judge run, correct solution, without growth",
            0.150,
            times["run"],
            f"{ratio:.1f} x plain Python ({base:.0f} ms)",
        ),
        row("judge run, correct solution, everything", 0.600, times["everything"], "p95 target 1,500 ms"),
        row(f"the same of {CLASS_SLUG}, without growth", 0.150, times["class"]),
        row(f"the same of {CLASS_SLUG}, everything", 0.600, times["class everything"]),
        row(
            f"the same of {NUMPY_SLUG}",
            NUMPY_TIMES * numpy,
            times["numpy run"],
            f"{beside:.1f} x `import numpy` ({numpy * 1e3:.0f} ms)",
        ),
        row("wrong answer: shrunk, whole report", 0.500, times["wrong"]),
        row("judge --help", 0.120, times["help"], f"an empty Python takes {python:.0f} ms"),
        row("judge list", 0.120, times["list"]),
    ]


def first_words() -> list[Row]:
    """How soon a solver at a terminal sees the smallest failing case of the corpus."""
    times = [
        until_shown([*JUDGE, "run", SLUG, str(WRONG)], b"Looking for a smaller input") for _ in range(RUNS)
    ]
    return [row("wrong answer: smallest corpus case shown", 0.150, times)]


def inside(cache: Path, package: Package, corpus: Corpus) -> list[Row]:
    """The start of a worker, one more case in it, and reading its clocks, without the command around them."""
    sandbox = Sandbox(cache, [ROOT])
    submission = Submission(CORRECT.read_bytes(), CORRECT)
    limits = replace(package.problem.limits, packages=("numpy",))
    starts, cases, clocks, with_numpy, imports = [], [], [], [], []
    for _ in range(RUNS):
        with Runner(sandbox, submission, package.problem.entry, limits) as runner:
            started = time.perf_counter()
            assert runner.load() is None
            with_numpy.append(time.perf_counter() - started)
        numpy = call([sys.executable, "-c", "import numpy, numpy.typing"])
        imports.append(numpy - call([sys.executable, "-c", "pass"]))
        with Runner(sandbox, submission, package.problem.entry, package.problem.limits) as runner:
            started = time.perf_counter()
            assert runner.load() is None
            starts.append(time.perf_counter() - started)
            small = corpus.stage("generated")[:300]
            started = time.perf_counter()
            for case in small:
                runner.run(case.calls)
            cases.append((time.perf_counter() - started) / len(small))
            assert runner._process is not None
            clocks.append(metering(runner._process))
    tier = sandbox.isolation.tier if sandbox.isolation else "none"
    imported = statistics.median(imports)
    return [
        row(f"start of a worker ({tier})", 0.025, starts),
        row(
            "the same with NumPy imported",
            START_TIMES * statistics.median(starts) + imported,
            with_numpy,
            f"the import takes {imported * 1e3:.0f} ms",
        ),
        row("one more case, warm worker", 0.0001, cases),
        row("metering of one call from outside", LONG_CALL / 50, clocks, "2 % of a call of 2 ms"),
    ]


def metering(process: WorkerProcess) -> float:
    """Seconds that all the readings of a worker's clocks take that go with one request."""
    started = time.perf_counter()
    for _ in range(READINGS):
        before = OpenRequest(process, 1.0)
        before.usage()
        process.cpu()
    return (time.perf_counter() - started) / READINGS


def write_plain_baseline(path: Path, corpus: Corpus) -> None:
    """A script that runs the same cases with nothing around them: the least that judging could cost."""
    cases = [(case.calls[0].arguments, case.expected[0]) for case in corpus.cases]
    path.write_text(
        "import marshal, pathlib\n"
        f"namespace = {{}}\nexec(pathlib.Path({str(CORRECT)!r}).read_text(), namespace)\n"
        f"solve = namespace[{SLUG!r}]\n"
        "data = pathlib.Path(__file__).with_suffix('.bin').read_bytes()\n"
        "for arguments, expected in marshal.loads(data):\n"
        "    assert solve(*arguments) == expected\n"
    )
    import marshal

    path.with_suffix(".bin").write_bytes(marshal.dumps(cases))


def interleaved(commands: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Times of several commands, run in turn, after one run of each that does not count."""
    for command in commands.values():
        command()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(command())
    return times


def call(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def until_shown(command: list[str], words: bytes) -> float:
    """Seconds until a command running at a terminal has shown some words."""
    outside, inside_fd = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=inside_fd, stdout=inside_fd, stderr=inside_fd)
    os.close(inside_fd)
    seen = b""
    shown = float("nan")
    try:
        while chunk := os.read(outside, 65536):
            seen += chunk
            if words in seen and shown != shown:
                shown = time.perf_counter() - started
    except OSError:
        pass  # Linux ends a terminal with EIO
    process.wait()
    os.close(outside)
    return shown


def row(name: str, target: float, times: list[float], beside: str = "") -> Row:
    ordered = sorted(times)
    p95 = ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]
    return Row(name=name, target=target, measured=statistics.median(times), p95=p95, beside=beside)


def print_table(rows: list[Row], cases: int) -> None:
    print(f"{machine()}; {cases} cases of {SLUG}; medians of {RUNS} interleaved runs, warm cache\n")
    print("| budget | target | median | p95 | within | beside |")
    print("|---|---|---|---|---|---|")
    for r in rows:
        within = "yes" if r.measured <= r.target else "NO"
        print(f"| {r.name} | {ms(r.target)} | {ms(r.measured)} | {ms(r.p95)} | {within} | {r.beside} |")


def ms(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms" if seconds >= 0.01 else f"{seconds * 1e3:.3f} ms"


def machine() -> str:
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
    main()
