"""The files of a package: do the parts agree with each other, and can the cases be built?"""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from judge.catalog.bank import Bank, is_slug, written_cases
from judge.catalog.cases import case_lines
from judge.catalog.statement import Example, Unreadable, read_examples
from judge.model.case import Case, Input
from judge.model.plain import frozen_value
from judge.model.problem import Custom, Package
from judge.model.show import show, show_call
from judge.model.verification import Finding
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

WIDTH = 80
"""Characters of a call or a value inside a sentence."""

MOST_CALLS = 8
"""Calls of an example inside a sentence."""


def jobs(subject: Subject) -> list[Job]:
    """Build the cases, which proves that they are valid and that the reference answers them."""
    return [Job(subject.slug, "building the cases", build_cases, (subject.package,))]


def build_cases(bench: Bench, package: Package) -> None:
    """Build the corpus, if it is not cached. Raises InvalidPackage."""
    bench.material(package)


def conclude(subject: Subject, answers: Sequence[Any]) -> None:
    """File what is wrong between the statement and the other files."""
    package = subject.package
    samples = [case for case in written_cases(package) if case.stage == "samples"]
    _compare_examples(subject, samples, read_examples(package.statement, package.problem.entry))
    statement = package.statement.read_text(encoding="utf-8")
    for what, bound in (
        ("time", package.problem.complexity.time),
        ("space", package.problem.complexity.space),
    ):
        if _squeezed(bound) not in _squeezed(statement):
            message = f"the {what} bound {bound} of problem.yaml is not in the statement"
            advice = "Solvers are held to it: name it in the statement, in the same notation."
            subject.warn("statement.bound", package.statement, message, 0, advice)
    _check_hidden_files(subject)


def _check_hidden_files(subject: Subject) -> None:
    """File what nothing reads in hidden/: a misspelt name loses what stands in it."""
    read = {"cases.yaml", "generate.py", "brute_force.py"}
    if isinstance(subject.package.problem.comparison, Custom):
        read.add("compare.py")
    if subject.package.problem.accuracy is not None:
        read.add("exact.py")
    for path in sorted((subject.folder / "hidden").iterdir()):
        if path.name in read or path.name.startswith((".", "_")):
            continue
        meant = difflib.get_close_matches(path.name, read, n=1)
        advice = f"Did you mean {meant[0]}?" if meant else "Remove it."
        if path.name == "compare.py":
            advice = "Write `compare: custom` in problem.yaml, or remove it."
        subject.warn("hidden.unread", path, "nothing reads this file", 0, advice)


def of_the_bank(bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with a bank and with none of its problems: folders that are not used."""
    slugs = set(bank.slugs())
    for root in bank.roots:
        for name in sorted(slugs):
            first = next(other for other in bank.roots if (other / "problems" / name).is_dir())
            if first != root and (root / "problems" / name).is_dir():
                yield Finding(
                    severity="warning",
                    rule="bank.hidden",
                    problem="",
                    path=root / "problems" / name,
                    message=f"it is hidden by the problem of the same name in {first}, and was not verified",
                    advice=f"Verify it by itself: judge verify {name} --bank {root}",
                )
            path = root / "problems" / name
            if path.is_dir() and not is_slug(name):
                message = (
                    f"`{name}` cannot be a slug: that begins with a letter and is made of a-z, 0-9 and _"
                )
                advice = "Rename the folder."
                yield Finding(
                    severity="error", rule="bank.slug", problem="", path=path, message=message, advice=advice
                )
        folder = root / "solutions_reference"
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_dir() and path.name not in slugs and not path.name.startswith((".", "_")):
                close = bank.suggest(path.name)
                yield Finding(
                    severity="error",
                    rule="bank.orphan",
                    problem="",
                    path=path,
                    message=f"there is no problem `{path.name}`",
                    advice=f"Did you mean {close[0]}?" if close else "Remove the folder, or add the problem.",
                )


def _compare_examples(
    subject: Subject, samples: Sequence[Case], examples: Sequence[Example | Unreadable]
) -> None:
    """File samples that are not in the statement with their results, and examples that are not samples."""
    statement = subject.package.statement
    readable = [example for example in examples if isinstance(example, Example)]
    for example in examples:
        if isinstance(example, Unreadable):
            advice = "Write it as `call -> result`, with values that Python can read."
            subject.error("samples.unreadable", statement, example.message, example.line, advice)
    by_calls = {frozen_value(_plain(example.calls)): example for example in readable}
    places = case_lines(subject.folder)
    for sample in samples:
        same = by_calls.pop(frozen_value(_plain(sample.calls)), None)
        if same is None:
            path, line = places.get(sample.id, (subject.folder / "samples.yaml", 0))
            message = f"{sample.id}: {_called(sample.calls)} is not among the examples of the statement"
            advice = "Solvers are judged on the samples that they can read: show it as `call -> result`."
            subject.error("samples.missing", path, message, line, advice)
            continue
        for call, here, there in zip(sample.calls, same.results, sample.expected, strict=True):
            if frozen_value(here) != frozen_value(there):
                message = (
                    f"{sample.id}: the statement says that {show_call(call, WIDTH)} gives "
                    f"{show(here, WIDTH)}, samples.yaml expects {show(there, WIDTH)}"
                )
                subject.error("samples.differ", statement, message, same.line)
    for example in by_calls.values():
        message = f"the example {_called(example.calls)} is not among the samples"
        advice = "Add it to samples.yaml, so that it is judged."
        subject.error("samples.missing", statement, message, example.line, advice)


def _plain(calls: Input) -> list[Any]:
    return [[call.name, call.receiver, list(call.arguments)] for call in calls]


def _called(calls: Input) -> str:
    shown = "; ".join(show_call(call, WIDTH) for call in calls[:MOST_CALLS])
    return shown + f"; ... ({len(calls)} calls)" * (len(calls) > MOST_CALLS)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
