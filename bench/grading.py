"""A thousand submissions graded: are the verdicts right, how fast is it, does the judge's memory stay flat,
and does a killed and resumed run end in the same report?

    python -m bench.grading [--count 1000] [--jobs 2] [--kills 3] [--executor local|dask] [--single] [--lose]

The submissions are the bank's own solutions with changes that change nothing: comments, blank lines, other
names for local variables. `--single` measures the rate of one job on one processor first, `--lose` kills one
of the processes that judge in the middle of the undisturbed run.
"""

import argparse
import ast
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Set
from pathlib import Path
from typing import Any

from judge.cli.workspace import Workspace
from judge.processors import processors

EXPECTED = {
    "accepted": "AC",
    "wrong_answer": "WA",
    "time_limit_exceeded": "TLE",
    "memory_limit_exceeded": "MLE",
    "run_time_error": "RTE",
}

SAMPLE_SECONDS = 0.25
"""Seconds between two looks at the memory of the judge."""


class Run:
    """One run of grading as a process of its own."""

    def __init__(
        self, folder: Path, work: Path, name: str, options: list[str], taskset: set[int] | None = None
    ):
        self.report = work / f"{name}.json"
        self.journal = work / f"{name}.jsonl"
        self.command = [sys.executable, "-m", "judge", "grade", str(folder), "--journal", str(self.journal)]
        self.command += ["--format", f"json={self.report}", *options]
        self.taskset = taskset
        self.memory: dict[int, int] = {}
        """Resident bytes of the judge by the number of graded submissions."""
        self.seconds = 0.0

    def start(self, *, resume: bool = False) -> "subprocess.Popen[bytes]":
        taskset = self.taskset
        return subprocess.Popen(
            [*self.command, *(["--resume"] if resume else [])],
            stdout=subprocess.DEVNULL,
            preexec_fn=(lambda: os.sched_setaffinity(0, taskset)) if taskset else None,
        )

    def graded(self) -> int:
        return self.journal.read_bytes().count(b"\n") if self.journal.exists() else 0

    def to_the_end(self, *, resume: bool = False, lose_at: int | None = None) -> None:
        """Run until all are graded; kill one of the processes that judge when so many are."""
        started = time.monotonic()
        process = self.start(resume=resume)
        while process.poll() is None:
            graded = self.graded()
            self.memory[graded] = max(self.memory.get(graded, 0), resident(process.pid))
            if lose_at is not None and graded >= lose_at:
                os.kill(judging(process.pid)[0], signal.SIGKILL)
                lose_at = None
            time.sleep(SAMPLE_SECONDS)
        self.seconds = time.monotonic() - started

    def killed_at(self, count: int, *, resume: bool) -> None:
        """Run until so many are graded, then SIGKILL the judge."""
        process = self.start(resume=resume)
        while process.poll() is None and self.graded() < count:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=len(processors()))
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--executor", default="local")
    parser.add_argument("--single", action="store_true", help="measure one job on one processor first")
    parser.add_argument("--single-count", type=int, default=150)
    parser.add_argument("--lose", action="store_true", help="kill one of the processes that judge midway")
    parser.add_argument("--seed", type=int, default=1)
    order = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="judge-bench-"))
    try:
        labels = write_class(work / "class", order.count, random.Random(order.seed))
        options = ["--jobs", str(order.jobs), "--executor", order.executor]
        single = measure_single(work, order) if order.single else None
        whole = Run(work / "class", work, "whole", options)
        whole.to_the_end(lose_at=order.count // 2 if order.lose else None)
        say_rates(whole, order.count, order.jobs, single)
        say_memory(whole)
        say_verdicts(whole, labels)
        if order.kills:
            broken = Run(work / "class", work, "broken", options)
            for kill in range(order.kills):
                broken.killed_at(order.count * (kill + 1) // (order.kills + 1), resume=kill > 0)
            broken.to_the_end(resume=True)
            say_same(whole, broken, order.kills)
    finally:
        shutil.rmtree(work, ignore_errors=True)


# -- the class -------------------------------------------------------------------------------------------


def write_class(
    folder: Path, count: int, chance: random.Random, only: Set[str] | None = None
) -> dict[str, str]:
    """Write so many submissions, for `only` these problems, as SLUG/STUDENT.py; return the verdicts."""
    sources = [
        (path.parents[1].name, EXPECTED[path.parent.name], path)
        for path in sorted(Workspace().root.glob("solutions_reference/*/*/*.py"))
        if path.parent.name in EXPECTED and (only is None or path.parents[1].name in only)
    ]
    labels = {}
    for number in range(count):
        slug, verdict, path = sources[number % len(sources)]
        target = folder / slug / student_file(number)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(varied(path.read_text(), chance))
        labels[f"student_{number:04}/{slug}"] = verdict
    return labels


def student_file(number: int) -> str:
    """Return the name of the file that the student with this number hands in."""
    return f"student_{number:04}.py"


def varied(source: str, chance: random.Random) -> str:
    """The source with other names for local variables, and comments."""
    renamed = ast.unparse(_Renaming(chance).visit(ast.parse(source)))
    lines = [f"# version {chance.randrange(10**9)}"]
    for line in renamed.splitlines():
        if chance.random() < 0.2 and '"""' not in renamed:
            lines.append(f"{line[: len(line) - len(line.lstrip())]}# {chance.randrange(1000)}")
        lines.append(line)
    return "\n".join(lines) + "\n"


class _Renaming(ast.NodeTransformer):
    """Gives the local variables of each function other names."""

    def __init__(self, chance: random.Random) -> None:
        self.suffix = f"_{chance.randrange(1000)}"
        self.names: set[str] = set()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        simple = not any(
            isinstance(inner, ast.FunctionDef | ast.Lambda | ast.Nonlocal | ast.Global | ast.ClassDef)
            for statement in node.body
            for inner in ast.walk(statement)
        )
        if simple:
            parameters = {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
            stored = {
                inner.id
                for inner in ast.walk(node)
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
            }
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and inner.id in stored - parameters:
                    inner.id += self.suffix
        return node if simple else self.generic_visit(node)


# -- what is measured ------------------------------------------------------------------------------------


def measure_single(work: Path, order: argparse.Namespace) -> float:
    """Submissions a second of one job that has one processor for everything."""
    write_class(work / "few", order.single_count, random.Random(order.seed))
    run = Run(work / "few", work, "single", ["--jobs", "1"], {processors()[0]})
    run.to_the_end()
    return float(order.single_count / run.seconds)


def resident(pid: int) -> int:
    """Bytes of a process that are in memory."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def judging(judge: int) -> list[int]:
    """The processes that judge for this one: its own workers, or those of a Dask cluster on this machine."""
    children = [
        child
        for thread in Path(f"/proc/{judge}/task").iterdir()
        for child in (thread / "children").read_text().split()
    ]
    told = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [
        pid for pid, command in told.items() if b"judge.grade.worker" in command or b"spawn_main" in command
    ]


def say_rates(run: Run, count: int, jobs: int, single: float | None) -> None:
    rate = count / run.seconds
    print(f"{count:,} submissions in {run.seconds:.0f} s: {rate:.2f} a second with {jobs} jobs")
    if single:
        share = rate / (jobs * single)
        print(f"one job on one processor: {single:.2f} a second; {share:.2f} of {jobs} times that")


def say_memory(run: Run) -> None:
    """How the judge's memory grew from the 100th submission on, and what the reports take in the end."""
    last = max(run.memory, default=0)
    whole = run.memory.get(last, 0)
    early = [size for graded, size in run.memory.items() if 90 <= graded <= 110 and size]
    late = [size for graded, size in run.memory.items() if last - 20 <= graded < last and size]
    if not early or not late or last < 300:
        print("memory: too few submissions to tell")
        return
    grown = max(late) / max(early) - 1
    sizes = f"{max(early) >> 20} MiB at the 100th, {max(late) >> 20} MiB before the {last}th"
    print(f"memory of the judge: {sizes} ({grown:+.0%}); {whole >> 20} MiB when the reports are rendered")


def say_verdicts(run: Run, labels: dict[str, str]) -> None:
    """Every verdict that is not as labelled."""
    grades = json.loads(run.report.read_text())["grades"]
    wrong = Counter(
        (grade["slug"], labels[f"{grade['student']}/{grade['slug']}"], grade["verdict"])
        for grade in grades
        if grade["verdict"] != labels[f"{grade['student']}/{grade['slug']}"]
    )
    print(f"verdicts: {len(grades) - wrong.total()} of {len(labels)} as labelled")
    for (slug, expected, got), times in sorted(wrong.items()):
        print(f"  {slug}: {got} instead of {expected}, {times} times")


def say_same(whole: Run, broken: Run, kills: int) -> None:
    """Whether both reports agree in all but times."""
    one, other = (
        {(g["student"], g["slug"]): essence(g) for g in json.loads(run.report.read_text())["grades"]}
        for run in (whole, broken)
    )
    different = [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)]
    print(f"killed {kills} times and resumed: {len(one) - len(different)} of {len(one)} grades are the same")
    for key in sorted(different)[:10]:
        print(f"  {key}: {one.get(key)} and {other.get(key)}")


def essence(grade: dict[str, Any]) -> tuple[object, ...]:
    """What must not change from run to run: nothing measured, so not in how many families the growth showed,
    nor whether memory grew too fast or came to its limit first."""
    parts = [(part["name"], part["state"], part["earned"]) for part in grade["parts"]]
    cases = [part["passed"] for part in grade["parts"] if part["name"] != "growth"]
    return grade["sha256"], grade["verdict"], grade["earned"], parts, cases


if __name__ == "__main__":
    main()
